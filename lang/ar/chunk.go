package ar

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// kind of thing a token is to the clause analyser.
type itemKind uint8

const (
	itNone  itemKind = iota
	itVerb           // finite verb
	itNom            // noun, name, adjective, number: may stand in a noun phrase
	itPrep           // free preposition
	itComp           // أن إنّ
	itRel            // الذي
	itSub            // عندما، بعدما
	itCond           // إذا، لو
	itConj           // و standing alone, ثم، أو
	itNeg            // لم لن لا
	itFut            // سوف
	itMay            // قد, ربما
	itPunct          // comma and the like
	itStop           // colon, semicolon
	itQuote          // quotation mark
	itOpen           // opening bracket
	itClose          // closing bracket
	itPron           // independent pronoun
	itAdv            // anything that is skipped
	itHal            // circumstantial participle: governs like a verb
)

// parser holds the work on one sentence. It is reused.
type parser struct {
	p      *Pack
	src    string
	tk     []doc.Token
	known  []*known // by token
	marks  []mark   // those met, from sentence to sentence
	kind   []itemKind
	hits   []hit
	hitAt  []int16 // index of the hit that covers a token, −1
	phrase []int16 // phrase that covers a token, −1
	out    *clause.Sentence
	month  int
	holder []holder // names of office holders inside other phrases
}

// begin sets the parser to a new sentence; the slices are used again.
func (ps *parser) begin(p *Pack, out *clause.Sentence, src string, tokens []doc.Token, month int) {
	ps.p, ps.out, ps.src, ps.tk, ps.month = p, out, src, tokens, month
	ps.kind, ps.hits, ps.hitAt, ps.phrase = ps.kind[:0], ps.hits[:0], ps.hitAt[:0], ps.phrase[:0]
	ps.holder = ps.holder[:0]
	out.Reset(tokens)
}

func (ps *parser) classify() {
	tk := ps.tk
	ps.kind = ps.kind[:0]
	for i := range tk {
		if ps.halVerbs(i) != nil {
			ps.hitAt[i] = -1
			ps.kind = append(ps.kind, itHal)
			continue
		}
		ps.kind = append(ps.kind, ps.kindOf(&tk[i], i))
	}
	for i := range tk {
		for n := ps.amountAt(i); n > 0; n-- {
			ps.kind[i+n-1] = itAdv
		}
	}
	ps.guesses()
}

// amountAt is how many words beginning at i only say about how many: «ما لا يقل عن |
// 20 جنديا», «ما مجموعه | 20»; 0 for none.
func (ps *parser) amountAt(i int) int {
	n := ps.amountWords(i)
	if n > 0 && i > 0 && construct(&ps.tk[i-1]) && ps.hitAt[i-1] < 0 && ps.countedBehind(i-1) == 0 {
		return 0 // «عدد ما لا يقل عن …»: its genitive
	}
	return n
}

// amountWords is how many words say so, whatever stands before them.
func (ps *parser) amountWords(i int) int {
	if ps.tk[i].Stem != "ما" || ps.tk[i].Pro != 0 || i+3 >= len(ps.tk) {
		return 0
	}
	k := i + 1
	if ps.tk[k].Stem == "لا" {
		k++
	}
	if !ps.stemIn(k, setAmount) {
		return 0
	}
	if k++; k < len(ps.tk) && ps.tk[k].POS == doc.Adp {
		k++
	}
	if !ps.numberAt(k) {
		return 0
	}
	return k - i
}

func (ps *parser) kindOf(t *doc.Token, i int) itemKind {
	switch t.POS {
	case doc.Punct, doc.Sym:
		if isQuote(t.Fold) {
			return itQuote
		}
		switch t.Fold {
		case ":", "؛", ";", ".", "؟", "?", "!", "…", "•", "–", "—":
			return itStop
		case "(", "[", "{":
			return itOpen
		case ")", "]", "}":
			return itClose
		case "#", "/", "ـ", "_", "@", "%", "٪", "$", "€":
			return itAdv
		}
		return itPunct
	case doc.Verb:
		if h := ps.hitAt[i]; h < 0 || ps.hits[h].from == i && !(ps.hits[h].e.agent != nil && ps.hits[h].to > i+1) || ps.hits[h].from < i && ps.hits[h].e.ent == nil {
			return itVerb
		} // the rest of a name: «حركة "أمل"»
	}
	if ps.hitAt[i] >= 0 {
		return itNom
	}
	in := ps.known[i].stemIn
	if ps.adverb(i) {
		return itAdv
	}
	switch t.POS {
	case doc.Noun, doc.Propn, doc.Adj, doc.Num, doc.X:
		if t.POS != doc.Num && (in.has(setNeg) && t.Pro == 0 && t.Stem != "غير" || in.has(setPast)) {
			break
		}
		if in.has(setOwing) && t.Pro == 0 && t.Enc == "" && i > 0 && accusative(&ps.tk[i-1]) {
			return itPrep // «قتل 40 شخصا نتيجة الهجوم»
		}
		return itNom
	case doc.Adp:
		if in.has(setAbout) && t.Pro&prepPro == 0 && t.Enc == "" && ps.numberAt(i+1) {
			return itAdv // «تجمع نحو 40 متظاهرا»
		}
		return itPrep
	}
	switch {
	case in.has(setComp):
		if ps.whether(i) {
			return itCond
		}
		return itComp
	case in.has(setRel):
		return itRel
	case in.has(setConditional):
		return itCond
	case in.has(setNeg):
		if i+1 < len(ps.tk) && ps.stemIn(i+1, setNamely) { // «لا سيما» denies nothing
			return itAdv
		}
		return itNeg
	case in.has(setFut):
		return itFut
	case in.has(setMay):
		return itMay
	case t.POS == doc.Cconj:
		return itConj
	case in.has(setUntil) && i+1 < len(ps.tk) && ps.timeWord(i+1):
		return itPrep
	case in.has(setAdverbial), t.POS == doc.Sconj:
		return itSub
	case t.POS == doc.Pron:
		return itPron
	case t.POS == doc.Det:
		return itNom
	}
	return itAdv
}

// timeWord tells whether a time begins at i: «حتى الآن», «حتى نهاية العام», «حتى بعد غد».
func (ps *parser) timeWord(i int) bool {
	switch t := &ps.tk[i]; t.POS {
	case doc.Adv, doc.Adp, doc.Num:
		return true
	case doc.Verb:
		return false
	}
	return ps.known[i].stemIn.has(setTime) || ps.known[i].keyIn.has(setTime)
}

const prepPro = doc.ProBi | doc.ProKa | doc.ProLi
const conjPro = doc.ProWa | doc.ProFa

func proPrep(c doc.Clitics) string {
	switch {
	case c.Has(doc.ProBi):
		return "ب"
	case c.Has(doc.ProLi):
		return "ل"
	case c.Has(doc.ProKa):
		return "ك"
	}
	return ""
}

// definite tells whether the token is definite by itself: article, pronoun or
// name.
func (ps *parser) definite(i int) bool {
	t := &ps.tk[i]
	if t.Pro.Has(doc.ProAl) || t.Enc != "" {
		return true
	}
	if h := ps.hitAt[i]; h >= 0 && ps.hits[h].e.ent != nil && ps.hits[h].e.kin != lexicon.NisbaName {
		return !ps.ethnic(i) // «متظاهرون أكراد»
	}
	return t.POS == doc.Propn
}

func (ps *parser) isAdj(i int) bool {
	t := &ps.tk[i]
	if h := ps.hitAt[i]; h >= 0 && ps.hits[h].e.ent != nil && ps.hits[h].e.kin != lexicon.NisbaName {
		return ps.isPeople(i) && i > 0 && ps.tk[i-1].Feats.Number == doc.Plur && ps.tk[i-1].Pro.Has(doc.ProAl) == t.Pro.Has(doc.ProAl)
	}
	if t.POS == doc.Adj {
		return true
	}
	return ps.known[i].nisba != nil
}

// isPeople tells whether the token is the name of a people that serves as an
// adjective, too: «جنود أتراك», «الخبراء الروس».
func (ps *parser) isPeople(i int) bool {
	h := ps.hitAt[i]
	return h >= 0 && ps.hits[h].e.kin == lexicon.PeopleName && ps.hits[h].e.ent != nil && ps.hits[h].to == ps.hits[h].from+1
}

// chunks finds all noun phrases of the sentence from left to right.
func (ps *parser) chunks() {
	n := len(ps.tk)
	ps.phrase = ps.phrase[:0]
	for i := 0; i < n; i++ {
		ps.phrase = append(ps.phrase, -1)
	}
	for i := 0; i < n; {
		t := &ps.tk[i]
		if ps.byHand(i) {
			ps.kind[i] = itPrep
			i = ps.nounPhrase(i+1, t.Fold, i)
			continue
		}
		if prep := ps.nounPrep(i); prep != "" {
			ps.kind[i] = itPrep
			if t.Enc != "" {
				ps.pronoun(i, prep, i)
				i++
				continue
			}
			i = ps.nounPhrase(ps.skipQuote(i+1), prep, i)
			continue
		}
		switch ps.kind[i] {
		case itNom:
			i = ps.nounPhrase(i, proPrep(t.Pro), i)
		case itPrep:
			i = ps.prepPhrase(i)
		case itVerb:
			if t.Enc != "" {
				ps.pronoun(i, "", i)
			}
			i++
		case itComp, itSub:
			if t.Enc != "" {
				ps.pronoun(i, "", i)
			}
			i++
		case itPron:
			if ps.demonstrative(i) {
				i = ps.nounPhrase(i+1, proPrep(t.Pro), i)
				continue
			}
			if id := ps.genitiveThat(i); id >= 0 {
				ps.phrase[i], ps.out.Phrases[id].To = id, i+1
				i++
				continue
			}
			if i+1 < n && !(t.Stem == "من" && (ps.kind[i+1] == itPrep || ps.kind[i+1] == itComp)) { // «من بين», «من أن» read as who
				ps.pronoun(i, proPrep(t.Pro), i)
			}
			i++
		default:
			i++
		}
	}
}

// genitiveThat is the phrase whose last noun has for its genitive a demonstrative that
// stands alone, which so is no party to a verb behind it: «في غضون ذلك دعت اللجنة …»;
// −1 for most.
func (ps *parser) genitiveThat(i int) int16 {
	if i == 0 || ps.tk[i].Lemma != "هذا" || ps.tk[i].Pro != 0 || ps.kind[i-1] != itNom || ps.hitAt[i-1] >= 0 || ps.phrase[i-1] < 0 || !construct(&ps.tk[i-1]) || accusative(&ps.tk[i-1]) {
		return -1
	}
	return ps.phrase[i-1]
}

func (ps *parser) prepPhrase(i int) int {
	t := &ps.tk[i]
	prep := t.Stem
	if c := proPrep(t.Pro); c != "" && t.Enc == "" && ps.stemIn(i, setAbout) && i+1 < len(ps.tk) && (ps.tk[i+1].POS == doc.Num || ps.stemIn(i+1, setQuantity)) {
		prep = c // «تهجير الميليشيا لنحو 40 أسرة»
	}
	if t.Enc != "" {
		ps.pronoun(i, prep, i)
		return i + 1
	}
	j := i + 1
	// compound prepositions: «من قبل», «على يد», «من أجل»
	if j < len(ps.tk) && ps.tk[j].Pro&(conjPro|doc.ProAl) == 0 && ps.p.gram.in(prep+" "+ps.tk[j].Stem).has(setCause) {
		prep = prep + " " + ps.tk[j].Stem
		if ps.tk[j].Enc != "" {
			ps.pronoun(j, prep, i)
			return j + 1
		}
		j++
	} else if j < len(ps.tk) && ps.kind[j] == itPrep && ps.tk[j].Pro == 0 {
		return j // «من بين», «من دون»: the inner one governs
	}
	for j < len(ps.tk) && (ps.kind[j] == itQuote || ps.kind[j] == itAdv && ps.stemIn(j, setAbout)) {
		j++ // «عن قرابة 4000 سجين»
	}
	if ps.demonstrative(j) && ps.tk[j].Pro == 0 {
		j++
	}
	if j < len(ps.tk) && ps.kind[j] == itNom && ps.tk[j].Pro&conjPro == 0 {
		return ps.nounPhrase(j, prep, ps.guessStart(i))
	}
	if j < len(ps.tk) && ps.kind[j] == itPron && ps.tk[j].Pro == 0 && (j+1 == len(ps.tk) || !ps.tk[j+1].Pro.Has(doc.ProAl) || ps.tk[j].Stem == "ذلك" && !pointsAt(ps.tk[j].Feats, ps.tk[j+1].Feats)) { // «ردا على ذلك»
		ps.pronoun(j, prep, i)
		return j + 1
	}
	return i + 1
}

// byHand tells whether a noun with «بـ» at i says by whom something is done, and
// who that is follows: «قُتل بأيدي مسلحين».
func (ps *parser) byHand(i int) bool {
	t := &ps.tk[i]
	if t.POS == doc.Verb || t.Pro&^doc.ProBi != 0 || t.Enc != "" || !strings.HasPrefix(t.Fold, "ب") || i+1 >= len(ps.tk) || !ps.p.gram.in(t.Fold).has(setCause) {
		return false
	}
	return ps.kind[i+1] == itNom && ps.tk[i+1].Pro&^doc.ProAl == 0
}

// nounPrep is the preposition that «بـ» and a noun make at i, "" for none: «بحق
// المعتقلين», «باتجاه الحدود», «بشأنهم».
func (ps *parser) nounPrep(i int) string {
	t := &ps.tk[i]
	if t.POS == doc.Verb || t.Pro&^conjPro != doc.ProBi { // of most words the string need not be made
		return ""
	}
	prep := "ب" + t.Stem
	if !ps.p.gram.in(prep).has(setNounPrep) {
		return ""
	}
	if j := ps.skipQuote(i + 1); t.Enc == "" && (j >= len(ps.tk) || ps.kind[j] != itNom || ps.tk[j].Pro&^doc.ProAl != 0) || ps.wanted(i) {
		return ""
	}
	return prep
}

// wanted tells whether the noun of a compound preposition is itself what the word
// before takes with «بـ»: «الاعتراف بحق الشعب», «يطالبون بحقهم».
func (ps *parser) wanted(i int) bool {
	for k := i - 1; k >= max(0, i-3) && ps.kind[k] != itStop && ps.kind[k] != itPunct; k-- {
		if ps.keyIn(k, setClaiming) || ps.p.gram.in(ps.known[k].verb).has(setClaiming) {
			return ps.tk[i].Stem == "حق"
		}
	}
	return false
}

// skipQuote steps over quotation marks.
func (ps *parser) skipQuote(i int) int {
	for i < len(ps.tk) && ps.kind[i] == itQuote {
		i++
	}
	return i
}

// demonstrative tells whether a demonstrative stands at i before the noun it
// points at («هذه الخطوة»): the two are one phrase.
func (ps *parser) demonstrative(i int) bool {
	if i+1 >= len(ps.tk) || ps.kind[i] != itPron || ps.tk[i].Lemma != "هذا" {
		return false
	}
	next := &ps.tk[i+1]
	return ps.kind[i+1] == itNom && next.Pro.Has(doc.ProAl) && next.Pro&(conjPro|prepPro) == 0 && pointsAt(ps.tk[i].Feats, next.Feats)
}

// pointsAt tells whether a demonstrative agrees with a noun: «ذلك الولايات» in
// «بما في ذلك الولايات المتحدة» are two.
func pointsAt(d, n doc.Feats) bool {
	switch {
	case d.Number == doc.Sing && d.Gender == doc.Masc:
		return n.Gender != doc.Fem && n.Number != doc.Plur && n.Number != doc.Dual
	case d.Number == doc.Sing && d.Gender == doc.Fem:
		return n.Gender != doc.Masc || n.Number == doc.Plur
	}
	return n.Number != doc.Sing
}

func (ps *parser) pronoun(i int, prep string, prepTok int) {
	t := &ps.tk[i]
	ph := clause.Phrase{From: i, To: i + 1, Head: i, Prep: prep, PrepTok: prepTok, Next: clause.None, Prev: clause.None, Pron: true, Def: true}
	enc := t.Enc
	if t.POS == doc.Pron && enc == "" { // «إياه» has it written on it
		enc = t.Stem
	}
	ph.Gender, ph.Number = pronFeats(enc)
	ph.Who.Pending = "pronoun"
	ps.out.Phrases = append(ps.out.Phrases, ph)
	if t.POS == doc.Pron || t.POS == doc.Adp {
		ps.phrase[i] = int16(len(ps.out.Phrases) - 1)
	}
}

func pronFeats(e string) (doc.Gender, doc.Number) {
	switch e {
	case "ه", "هو":
		return doc.Masc, doc.Sing
	case "ها", "هي":
		return doc.Fem, doc.Sing
	case "هم":
		return doc.Masc, doc.Plur
	case "هن":
		return doc.Fem, doc.Plur
	case "هما":
		return doc.GenderAny, doc.Dual
	}
	return doc.GenderAny, doc.NumberAny
}

// numberAt tells whether a number begins at i: «500», «نصف مليون».
func (ps *parser) numberAt(i int) bool {
	return i < len(ps.tk) && (ps.tk[i].POS == doc.Num || i+1 < len(ps.tk) && ps.stemIn(i, setQuantity) && ps.tk[i].POS == doc.Noun && ps.tk[i+1].POS == doc.Num)
}

// whether: «إن» right before a verb in the perfect or «لم» is "if": «لم يعرف إن كان …».
func (ps *parser) whether(i int) bool {
	t := &ps.tk[i]
	if t.Enc != "" || i+1 >= len(ps.tk) || !strings.HasPrefix(ps.src[t.StemOrWordStart():t.End], "إ") {
		return false
	}
	n := &ps.tk[i+1]
	return n.POS == doc.Verb && n.Feats.Aspect == doc.Perfect && n.Pro == 0 || n.Stem == "لم"
}

// adverb tells whether a relational adjective in the accusative stands right behind a
// noun that is not in it, which it cannot describe: it says how something is done
// («حبس الصحفي احتياطيا», «إبادة السكان جماعيا»).
func (ps *parser) adverb(i int) bool {
	t := &ps.tk[i]
	if t.POS != doc.Adj || !t.Feats.Nisba || t.Pro != 0 || i == 0 || !accusative(t) || ps.nisbaAt(i) != nil {
		return false
	}
	for k := i - 1; k >= 0 && k > i-8; k-- { // of «كان الهجوم إرهابيا» it is what is said
		if ps.keyIn(k, setKana) || ps.keyIn(k, setDeem) {
			return false
		}
	}
	b := &ps.tk[i-1]
	return (b.POS == doc.Propn || b.POS == doc.Noun || b.POS == doc.Adj) && !strings.HasSuffix(b.Stem, "ا") && !strings.HasSuffix(b.Stem, "اء") // «ميناء استراتيجيا»
}
