package ar

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// toldOfOthers reads «أطلق», which is «I launch» and «he launched» by the same
// letters, in the third person where nothing before it shows that somebody
// speaks of himself: news tells what others did. Right behind a verb of others it is a
// noun, if it may be one.
func (p *Pack) toldOfOthers(tokens []doc.Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.POS == doc.Punct && (t.Fold == ":" || isQuote(t.Fold)) {
			return
		}
		if t.Feats.Person != 1 || t.POS != doc.Verb && t.POS != doc.Pron {
			continue
		}
		if i > 0 && tokens[i-1].POS == doc.Verb && tokens[i-1].Feats.Person == 3 && p.readAs(t, doc.Noun) {
			continue // «بدأ أسرى إضرابا»: he does not begin that I do
		}
		a := p.perfectOf(t)
		if a == nil {
			return // somebody speaks
		}
		if i == 0 || mayTellOf(&tokens[i-1]) && !(p.gram.in(tokens[i-1].Key).has(setLand) && p.isName(t)) {
			setReading(t, a)
		}
	}
}

// mayTellOf tells whether a verb in the perfect may follow a word: no particle
// of the imperfect («لم أعلن») and no verb that does not agree.
func mayTellOf(b *doc.Token) bool {
	return b.POS != doc.Part && (b.POS != doc.Verb || b.Feats.Gender == doc.Masc)
}

// isName tells whether a word alone is a name: «محافظة أبين».
func (p *Pack) isName(t *doc.Token) bool {
	next, ok := p.names.trie.Step(0, t.Fold)
	return ok && len(p.names.trie.Values(next)) > 0
}

// perfectOf is the reading of «I do» as «he did», a verb of form IV that frames
// know; nil where there is none. Of no other form do the two share letters.
func (p *Pack) perfectOf(t *doc.Token) *morph.Analysis {
	if t.Feats.Aspect != doc.Imperfect || t.Feats.Number != doc.Sing || t.Pro.Has(doc.ProSa) {
		return nil
	}
	readings := p.Morph.Readings(t.Fold)
	for i := range readings {
		a := &readings[i]
		if a.POS == doc.Verb && a.Pro == t.Pro && a.Enc == t.Enc && a.Feats.Person == 3 && a.Feats.Aspect == doc.Perfect && strings.HasPrefix(a.Lemma, "أ") && p.verbs[a.Key] {
			return a
		}
	}
	return nil
}

// isQuote tells whether a mark opens or closes a quotation.
func isQuote(mark string) bool {
	switch mark {
	case "\"", "«", "»", "“", "”", "'", "‘", "’", "„", "‹", "›":
		return true
	}
	return false
}

// namesGoOn reads a word that was taken for a verb as a name where it stands
// behind another («نعيم قاسم», «بن زايد آل نهيان»), or as the preposition it also
// is («سنغافورة على متن …»).
func (p *Pack) namesGoOn(tokens []doc.Token) {
	for i := 1; i < len(tokens); i++ {
		t, b := &tokens[i], &tokens[i-1]
		if b.POS == doc.Pron && i > 1 && t.POS == doc.Verb && t.Pro == 0 && t.Enc == "" && t.Feats.Aspect == doc.Imperfect && tokens[i-2].POS == doc.Noun && tokens[i-2].Pro == 0 && p.gram.in(tokens[i-2].Stem).has(setTime) && b.Fold == "من" && p.readAs(t, doc.Noun) {
			p.readAs(b, doc.Adp) // «بعد أيام من تمكن القوات»: a day is no «من» who does something
		}
		if isQuote(b.Fold) && i > 1 {
			b = &tokens[i-2]
		}
		if t.POS == doc.Verb && t.Pro == 0 && b.POS == doc.Adp && b.Enc == "" && !p.gram.in(b.Stem).has(setAdverbial) {
			p.readAs(t, doc.Noun) // «على متن», «بـ"تجاوز الخط"»: no verb follows a preposition
		}
		b = &tokens[i-1]
		if t.POS != doc.Verb || t.Pro != 0 || t.Enc != "" || b.POS != doc.Propn && b.POS != doc.X || !p.isGiven(t) {
			continue
		}
		switch {
		case p.readAs(t, doc.Adp):
		case p.isGiven(b) || !b.Known:
			t.POS, t.Stem, t.Lemma, t.Key, t.Feats = doc.Propn, t.Fold, t.Fold, t.Fold, doc.Feats{}
			t.Lex = new(doc.Lex)
		}
	}
}

// listedOffices reads a verb, alone or with «و», as the first word of an office where it and
// the next word are listed as one: «استقبل الوزير ولي العهد», «الوزير ووكيل الوزارة».
func (p *Pack) listedOffices(tokens []doc.Token) {
	for i := 1; i+1 < len(tokens); i++ {
		t := &tokens[i]
		if t.POS != doc.Verb || t.Pro&^doc.ProWa != 0 || t.Enc != "" || tokens[i+1].POS != doc.Noun || t.Pro == 0 && !tokens[i+1].Pro.Has(doc.ProAl) {
			continue
		}
		first, ok := p.names.trie.Step(0, t.Stem)
		if !ok {
			continue
		}
		next, ok := p.names.trie.Step(first, tokens[i+1].Stem)
		if !ok {
			continue
		}
		for _, v := range p.names.trie.Values(next) {
			if a := p.names.entries[v].agent; a != nil && a.Office {
				p.readAs(t, doc.Noun)
				break
			}
		}
	}
}

// isGiven tells whether a word is listed as a name of persons.
func (p *Pack) isGiven(t *doc.Token) bool {
	_, ok := p.given.Find(t.Fold)
	return ok
}

// readAs takes a token's likeliest reading of a part of speech that has its
// clitics; it tells whether there is one.
func (p *Pack) readAs(t *doc.Token, pos doc.POS) bool {
	var best *morph.Analysis
	readings := p.Morph.Readings(t.Fold)
	for i := range readings {
		if a := &readings[i]; a.POS == pos && a.Pro == t.Pro && a.Enc == t.Enc && (best == nil || a.Score > best.Score) {
			best = a
		}
	}
	if best == nil {
		return false
	}
	setReading(t, best)
	return true
}

// constructPlurals reads a participle in the plural whose form shows that a genitive
// follows as the noun it then is, unless a noun in the plural stands before that it may
// describe: «خروج مقاتلي الفصيل», but «مسلحون مجهولو الهوية».
func constructPlurals(tokens []doc.Token) {
	for i := 0; i+1 < len(tokens); i++ {
		t, n := &tokens[i], &tokens[i+1]
		if t.POS != doc.Adj || !t.Feats.Const || t.Feats.Number != doc.Plur || t.Feats.Nisba || t.Pro.Has(doc.ProAl) || t.Enc != "" {
			continue
		}
		if n.POS != doc.Noun && n.POS != doc.Propn || n.Pro != 0 && n.Pro != doc.ProAl {
			continue
		}
		if i > 0 && tokens[i-1].POS == doc.Noun && tokens[i-1].Feats.Number == doc.Plur && t.Pro == 0 {
			continue
		}
		t.POS, t.Feats.VerbForm, t.Feats.Form = doc.Noun, doc.NoVerbForm, 0
		t.Lex = new(doc.Lex)
	}
}
