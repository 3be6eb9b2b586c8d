package ar

import (
	"slices"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// verbsAfterTopics reads a word as a verb where between it and «أن» or a sister of it nothing
// stands but the name of one man or body, which takes no genitive any more: «أفاد المرصد بأن
// الطيران الروسي قصف المدينة», «إن الرئيس رفض المبادرة». The same letters are also a masdar,
// which would leave the clause without a predicate. hits are the names in the sentence.
func (p *Pack) verbsAfterTopics(tokens []doc.Token, hits []hit) {
	for _, h := range hits {
		if h.from == 0 || tokens[h.from-1].POS != doc.Sconj || !oneMan(&tokens[h.from]) {
			continue
		}
		at := p.behindTopic(tokens, hits, h)
		if at < 0 || at+1 >= len(tokens) || tokens[at+1].POS == doc.Verb {
			continue
		}
		t := &tokens[at]
		if t.POS != doc.Noun && t.POS != doc.Adj || t.Pro != 0 || t.Enc != "" || p.gram.in(t.Stem) != 0 {
			continue
		}
		p.readAsVerb(t, func(a *morph.Analysis) bool {
			return a.Pro == 0 && a.Enc == "" && a.Feats.Gender == doc.Masc && a.Feats.Voice != doc.Passive && p.verbs[a.Key]
		})
	}
}

// verbsOfTopics reads a word as a verb where «أن» or a sister of it stands before a definite noun
// phrase, the word right behind that, and then an object or a preposition that the verb takes,
// in a clause without another verb: «أفاد بأن قوات العدو تواصل قصفها», «ذكر أن القائد أمر بسحب
// رجاله». A masdar there would leave the clause without a predicate.
func (p *Pack) verbsOfTopics(tokens []doc.Token) {
	for c := 0; c+3 < len(tokens); c++ {
		if b := &tokens[c]; b.POS != doc.Sconj || b.Enc != "" || b.Lemma != "أن" && b.Lemma != "إن" && b.Lemma != "لكن" {
			continue
		}
		i := c + 1
		for i < len(tokens)-1 && partOfTopic(tokens, c+1, i) {
			i++
		}
		t, head := &tokens[i], &tokens[c+1]
		last := &tokens[i-1]
		if i < c+2 || i+1 >= len(tokens) || t.POS != doc.Noun || t.Pro != 0 || t.Enc != "" || !last.Pro.Has(doc.ProAl) && last.POS != doc.Propn && last.Enc == "" {
			continue
		}
		if p.isGiven(t) || p.gram.in(t.Stem).has(setTime|setQuantity|setSide) || verbInClause(tokens, i+1) {
			continue
		}
		p.readAsPredicate(tokens, i, head)
	}
}

// partOfTopic tells whether token i goes on with the noun phrase that begins at token from:
// the next noun of a chain that no definite word has closed yet, or a definite adjective.
func partOfTopic(tokens []doc.Token, from, i int) bool {
	t := &tokens[i]
	if i == from {
		return t.Pro&^doc.ProAl == 0 && (t.POS == doc.Noun || t.POS == doc.Propn)
	}
	if t.Pro&^doc.ProAl != 0 {
		return false
	}
	b := &tokens[i-1]
	closed := b.Pro.Has(doc.ProAl) || b.Enc != "" || b.POS == doc.Adj
	switch t.POS {
	case doc.Adj:
		return t.Pro == doc.ProAl
	case doc.Propn, doc.X:
		return true
	}
	return t.POS == doc.Noun && !closed && b.POS != doc.Propn
}

// verbInClause tells whether a verb stands in the clause that goes on at token k.
func verbInClause(tokens []doc.Token, k int) bool {
	for ; k < len(tokens); k++ {
		switch t := &tokens[k]; {
		case t.POS == doc.Verb:
			return true
		case t.POS == doc.Punct && !isQuote(t.Fold) || t.POS == doc.Sconj || t.Lemma == "الذي" || t.POS == doc.Pron && (t.Stem == "ما" || t.Stem == "من"):
			return false
		}
	}
	return false
}

// readAsPredicate reads token i as the verb that says what the topic, of which head is the first
// word, did or, if that is feminine, does.
func (p *Pack) readAsPredicate(tokens []doc.Token, i int, head *doc.Token) {
	t, n := &tokens[i], &tokens[i+1]
	if isQuote(n.Fold) && i+2 < len(tokens) {
		n = &tokens[i+2]
	}
	object := n.POS == doc.Noun && n.Pro&^doc.ProAl == 0 && !p.gram.in(n.Stem).has(setTime) && (p.namesAgent(head.Stem) || head.Feats.VerbForm != doc.Masdar && !p.trig[head.Key])
	feminine := head.Feats.Gender == doc.Fem || head.Feats.Number == doc.Plur
	for _, a := range p.Morph.Readings(t.Fold) {
		f := &a.Feats
		if a.POS != doc.Verb || a.Pro != 0 || a.Enc != "" || f.Person != 3 || f.Number != doc.Sing || f.Voice == doc.Passive || !p.verbs[a.Key] {
			continue
		}
		if feminine != (f.Gender == doc.Fem) || feminine != (f.Aspect == doc.Imperfect) || f.Aspect == doc.Imperative {
			continue
		}
		prep := proPrep(n.Pro)
		if n.POS == doc.Adp {
			prep = n.Stem
		}
		takes := prep != "" && slices.Contains(p.takes[a.Key], prep) && (t.Feats.VerbForm != doc.Masdar || head.POS == doc.Propn || p.namesAgent(head.Stem))
		if takes || object && (p.actsOn[a.Key] || p.setsAbout(a.Key) || accusative(n)) {
			setReading(t, &a)
			return
		}
	}
}

// oneMan tells whether a word that begins a name is a definite masculine singular, or a
// proper name not known for a woman's.
func oneMan(t *doc.Token) bool {
	if t.Pro&^doc.ProAl != 0 || t.Feats.Gender == doc.Fem || t.Feats.Number > doc.Sing || t.POS == doc.Verb {
		return false
	}
	return t.Enc != "" || t.Pro.Has(doc.ProAl) || t.POS == doc.Propn || t.POS == doc.Noun
}

// behindTopic is the first word behind a name and what goes on with it: adjectives and
// further names («الرئيس الأمريكي دونالد ترامب»); −1 where the name may still have a genitive.
func (p *Pack) behindTopic(tokens []doc.Token, hits []hit, h hit) int {
	at := h.to
	for more := true; more; {
		more = false
		if k := slices.IndexFunc(hits, func(x hit) bool { return x.from == at }); k >= 0 && tokens[at].Pro&^doc.ProAl == 0 {
			at, more = hits[k].to, true
		} else if at < len(tokens) && tokens[at].POS == doc.Adj && tokens[at].Pro == doc.ProAl {
			at, more = at+1, true
		}
	}
	last := &tokens[at-1]
	if !last.Pro.Has(doc.ProAl) && last.Enc == "" && last.POS != doc.Propn && last.POS != doc.X {
		return -1
	}
	return at
}
