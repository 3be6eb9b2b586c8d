package ar

import "github.com/sijil-news/sijil/doc"

// guessAt is the token behind words that begin at i and only say that it is not certain
// who somebody is: «طائرات يرجح أنها | روسية», «مسلحون، يعتقد أنهم | من الحركة،». They part
// nothing: what is behind them describes the noun before. 0 for none.
func (ps *parser) guessAt(i int) int {
	if i == 0 || i+3 >= len(ps.tk) || !nominal(&ps.tk[i-1]) {
		return 0
	}
	k := i
	if isComma(&ps.tk[k]) {
		k++
	}
	if ps.known[k].stemIn.has(setRel) {
		k++
	}
	v := &ps.tk[k]
	if v.POS != doc.Verb || v.Feats.Aspect != doc.Imperfect || v.Feats.Number != doc.Sing || v.Feats.Gender != doc.Masc || v.Enc != "" || v.Pro&^doc.ProWa != 0 || v.Pro != 0 && k == i || !ps.keyIn(k, setGuess) {
		return 0
	}
	if k++; ps.tk[k].Stem == "في" && ps.tk[k].Enc == "" {
		k++
	}
	if k+1 >= len(ps.tk) || !ps.known[k].stemIn.has(setComp) || ps.tk[k].Enc == "" || ps.tk[k].Pro&^doc.ProBi != 0 {
		return 0
	}
	enc := ps.tk[k].Enc
	if k++; ps.tk[k].Stem == "من" && ps.tk[k].Enc == "" && ps.tk[k].Pro == 0 || ps.nisbaAt(k) != nil && ps.tk[k].Pro == 0 && ps.nounBefore(i, enc) >= 0 {
		return k
	}
	return 0
}

// nounBefore is the noun before token i, nothing but its adjectives or its genitive
// between, that a pronoun may take up; -1 for none.
func (ps *parser) nounBefore(i int, enc string) int {
	const far = 4 // words
	g, n := pronFeats(enc)
	for k := i - 1; k >= max(0, i-far) && (nominal(&ps.tk[k]) || ps.stemIn(k, setNegnoun)); k-- { // «طائرة بدون طيار»
		if ps.tk[k].POS != doc.Noun {
			continue
		}
		f := ps.tk[k].Feats
		if n == doc.Plur && f.Number == doc.Plur || n == doc.Sing && (f.Number == doc.Plur && g == doc.Fem || f.Number != doc.Plur && f.Gender == g) {
			return k
		}
	}
	return -1
}

// nominal tells whether a token is a noun, an adjective, a name or a number.
func nominal(t *doc.Token) bool {
	return t.POS == doc.Noun || t.POS == doc.Adj || t.POS == doc.Propn || t.POS == doc.Num
}

// isComma tells whether a token is a comma, Arabic or Latin.
func isComma(t *doc.Token) bool { return t.Fold == "،" || t.Fold == "," }

// unclosedName tells whether the quotation mark at i stands before a name behind the common
// noun of what is so called, and is never closed: it parts nothing («في بلدة «بيت حانون
// شمال غزة، أطلقت القوات …»).
func (ps *parser) unclosedName(i int) bool {
	if t := &ps.tk[i]; t.Fold != "«" && t.Fold != "“" || i == 0 || i+1 >= len(ps.tk) || !ps.stemIn(i-1, setLand|setBody|setSite) && !ps.stemIn(i-1, setAgain) {
		return false
	}
	if n := &ps.tk[i+1]; ps.hitAt[i+1] < 0 && n.POS != doc.Propn && n.POS != doc.X || n.Pro&^doc.ProAl != 0 {
		return false
	}
	for k := i + 1; k < len(ps.tk); k++ {
		if isQuote(ps.tk[k].Fold) {
			return false
		}
	}
	return true
}

// guesses takes the words of guessing out of the clause, with the commas around what
// they stand before.
func (ps *parser) guesses() {
	for i := range ps.tk {
		if ps.unclosedName(i) {
			ps.kind[i] = itAdv
		}
		to := ps.guessAt(i)
		if to == 0 {
			continue
		}
		for k := i; k < to; k++ {
			ps.kind[k] = itAdv
		}
		if isComma(&ps.tk[i]) {
			ps.closeAside(to)
		}
	}
}

// closeAside takes out the comma that ends an aside of a few words from token i on.
func (ps *parser) closeAside(i int) {
	const long = 7 // words
	for k := i; k < min(i+long, len(ps.tk)) && ps.tk[k].POS != doc.Verb; k++ {
		if isComma(&ps.tk[k]) {
			ps.kind[k] = itAdv
			return
		}
	}
}

// guessedNisba is the relational adjective that words of guessing at j keep from the
// noun of a phrase that begins at from: «طائرات حربية يرجح أنها | روسية»; 0 for none.
func (ps *parser) guessedNisba(from, j int) int {
	if ps.kind[j] != itAdv {
		return 0
	}
	k := ps.guessAt(j)
	if k == 0 || ps.nisbaAt(k) == nil || ps.nounBefore(j, ps.tk[k-1].Enc) < from {
		return 0
	}
	return k
}

// guessStart is where the words of guessing begin that end before the preposition at i;
// i itself where there are none.
func (ps *parser) guessStart(i int) int {
	const most = 5 // words of guessing
	for k := max(1, i-most); k < i; k++ {
		if ps.kind[k] == itAdv && ps.guessAt(k) == i {
			return k
		}
	}
	return i
}
