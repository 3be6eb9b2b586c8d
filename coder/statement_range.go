package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// content is the token at which what is said begins: behind the complementiser
// or colon, or at the condition of a threat; -1 where there is none.
func (r *reporter) content(c *reportCue) int {
	if from := r.unopened(c); from > 0 {
		return from
	}
	tk := r.s.Tokens
	for i := c.tok + 1; i < len(tk) && i < c.tok+30; i++ {
		t := &tk[i]
		if r.quoted[i] {
			continue // a name in quotation marks, or what is said in them
		}
		if k := r.inserted(i); k > i {
			i = k
			continue
		}
		switch {
		case t.Fold == ":":
			return i + 1
		case t.Fold == ".", r.otherCue(c, i), tk[i-1].POS == doc.Punct && markFamily(&tk[i-1]) == noMark && r.aside(i):
			return -1
		case t.POS == doc.Verb:
			if p := r.s.PredAt(i); p != clause.None && r.s.Preds[p].Rel == clause.Relative || r.oddName(i) || r.foreign(i) {
				continue
			}
			return -1
		case t.POS == doc.Sconj && r.fn.That.Has(t.Stem) && !r.fn.Subordinate.Has(tk[i-1].Stem):
			if t.Enc == "" {
				return i + 1
			}
			return i
		case r.fn.If.Has(t.Stem) && r.stance(c.tok) == "warn":
			return i
		}
	}
	return -1
}

// foreign: a word behind a comma that was taken for a verb though names alone
// stand between it and what is said: «، لبي بي سي إن …».
func (r *reporter) foreign(i int) bool {
	tk := r.s.Tokens
	if tk[i].Pro != 0 || tk[i-1].POS != doc.Punct {
		return false
	}
	if _, cue := r.cueAt(i); cue {
		return false
	}
	for k := i + 1; k < len(tk) && k < i+4; k++ {
		switch tk[k].POS {
		case doc.Sconj:
			return k > i+1
		case doc.Propn, doc.X, doc.Adp:
		default:
			return false
		}
	}
	return false
}

// otherCue: another word of reporting stands between a cue and what is said,
// which is its then. Nouns leave it to the verb: «قال في تصريح إن».
func (r *reporter) otherCue(c *reportCue, i int) bool {
	for k := range r.cues {
		if o := &r.cues[k]; o.tok == i && !r.unsaid(o) {
			return o.kind == cueParticiple || o.kind == cueVerb || o.kind == cueNoun && c.kind == cueNoun
		}
	}
	return false
}

// unsaid: «لم يؤكد أن …» tells nothing.
func (r *reporter) unsaid(c *reportCue) bool {
	return c.pred != clause.None && r.s.Preds[c.pred].Neg && r.s.Preds[c.pred].Verb && (r.rawStance(c.tok) != "deny")
}

// object is what the object of a word of reporting names: «أعلن مقتل فلان في
// غارة», «كشف عن خطة»; -1 where nothing stands there.
func (r *reporter) object(c *reportCue) (from, to int) {
	cue, ok := r.cueAt(c.tok)
	if !ok || !cue.Object && cue.Stance != "deny" || c.kind == cueVerb && r.s.Tokens[c.tok].Enc != "" && !toSomebody(&cue) {
		return -1, -1
	}
	tk := r.s.Tokens
	if cue.Stance == "deny" {
		if from = r.whatWasSaid(c); from >= 0 {
			return from, r.contentEnd(c, from)
		}
	}
	if from = r.objectStart(c); from < 0 {
		return -1, -1
	}
	if o, ok := r.cueAt(from); ok && cue.Stance == "deny" && speakerless(o.Stance) {
		return from, r.contentEnd(c, from) // «نفى مزاعم فلان بأن …»
	}
	if !cue.Object {
		return -1, -1
	}
	for to = from + 1; to < len(tk); to++ {
		t := &tk[to]
		switch {
		case r.quoted[to]:
			continue
		case t.POS == doc.Punct && markFamily(t) == noMark, r.aside(to), r.fn.Circumstance.Has(t.Stem), r.otherCue(c, to):
			return from, to
		case t.POS == doc.Verb:
			if p := r.s.PredAt(to); p == clause.None || r.s.Preds[p].Rel != clause.Relative {
				return from, to
			}
		}
	}
	return from, to
}

// inserted is the comma that ends a source between commas which begins at a
// token: «أكد المصدر، وفق ما نقل التلفزيون، أن …»; the token itself for none.
func (r *reporter) inserted(i int) int {
	tk := r.s.Tokens
	if tk[i-1].POS != doc.Punct || r.w.c.Words.SourceAt(r.bare, i) == 0 && !r.fn.Reportedly.Has(r.stem(i)) {
		return i
	}
	for k := i + 1; k < len(tk) && k < i+15; k++ {
		if tk[k].POS == doc.Punct && markFamily(&tk[k]) == noMark {
			return k
		}
	}
	return i
}

// whatWasSaid: «نفى ما صرح به فلان …»; -1 where nothing of the kind follows.
func (r *reporter) whatWasSaid(c *reportCue) int {
	for k := range r.cues {
		o := &r.cues[k]
		if o.kind == cueVerb && o.tok > c.tok+1 && o.tok < c.tok+12 && r.fn.What.Has(r.stem(o.tok-1)) && r.leadsTo(c.tok, o.tok) {
			return o.tok
		}
	}
	return -1
}

// toSomebody: the object of the verb is who is told: أبلغه.
func toSomebody(c *frames.Cue) bool {
	return len(c.Addressee) > 0 && c.Addressee[0].Kind == frames.Obj
}

// objectStart: the first noun phrase behind the cue that is neither who speaks
// nor where, when and to whom.
func (r *reporter) objectStart(c *reportCue) int {
	tk := r.s.Tokens
	who := clause.None
	switch c.kind {
	case cueVerb:
		who = r.following(c)
	case cueNoun:
		if g := r.eventGenitive(c); g >= 0 {
			return g
		}
		who = r.phraseAt(c.tok)
		if who != clause.None && r.s.Phrases[who].To == c.tok+1 {
			who = r.phraseAt(c.tok + 1)
		}
	}
	i := c.tok + 1
	if who != clause.None {
		i = r.nameEnd(who)
	}
	for i < len(tk) && i < c.tok+25 {
		t := &tk[i]
		if t.POS == doc.Verb || t.POS == doc.Sconj || t.Fold == "." || r.otherCue(c, i) || t.POS == doc.Punct && markFamily(t) == noMark && r.relates(c) {
			return -1
		}
		if k := max(r.timeAt(i), r.inserted(i)); k > i {
			i = k
			continue
		}
		prep := t.Stem
		if t.POS != doc.Adp {
			prep = ""
		}
		switch {
		case t.Pro.Has(doc.ProBi) || r.fn.Content.Has(prep), r.fn.Upon.Has(prep) && r.stance(c.tok) == "assert":
			return i
		case t.Pro&(doc.ProLi|doc.ProKa) != 0 && r.stance(c.tok) != "allege" || prep != "":
			if ph := r.phraseAt(i); ph != clause.None {
				i = max(i+1, r.s.Phrases[ph].To)
				continue
			}
		case t.POS == doc.Noun && t.Pro&(doc.ProWa|doc.ProFa) == 0 || markFamily(t) != noMark:
			return i
		}
		i++
	}
	return -1
}

// eventGenitive: the genitive of the noun is what is told and not who tells:
// «تهمة القتل», «تقارير خفض القوات».
func (r *reporter) eventGenitive(c *reportCue) int {
	if c.pred == clause.None {
		return -1
	}
	for _, a := range r.s.Preds[c.pred].Args {
		if a.Kind != frames.Gen || a.Phrase == clause.None {
			continue
		}
		if p := &r.s.Phrases[a.Phrase]; !p.Who.CanAct() && !p.Pron && r.s.PredAt(p.Head) != clause.None {
			return p.From
		}
	}
	if next := c.tok + 1; next < len(r.s.Tokens) && r.s.Tokens[next].Feats.VerbForm == doc.Masdar && r.s.PredAt(next) != clause.None {
		if ph := r.phraseAt(next); ph == clause.None || !r.s.Phrases[ph].Who.CanAct() {
			return next
		}
	}
	return -1
}

// nameEnd is where a speaker's phrase ends, with the name that belongs to it.
func (r *reporter) nameEnd(ph int) int {
	p := &r.s.Phrases[ph]
	to := p.To
	if name := r.nameAfter(p); name != nil {
		to = max(to, name.to)
	}
	for n := 0; p.Next != clause.None && n < 6; n++ {
		p = &r.s.Phrases[p.Next]
		to = max(to, p.To)
	}
	return to
}

// contentEnd is where what is said ends that begins at a token.
func (r *reporter) contentEnd(c *reportCue, from int) int {
	tk := r.s.Tokens
	inner := r.inside(c.tok)
	short := inner && r.hangs(c, clause.Relative) || r.subordinated(c)
	for i := from + 1; i < len(tk); i++ {
		if r.quoted[i] {
			continue
		}
		switch {
		case r.aside(i) && tk[i-1].POS == doc.Punct,
			inner && r.fn.But.Has(tk[i].Stem),
			short && tk[i].POS == doc.Punct && markFamily(&tk[i]) == noMark,
			r.fn.AsSaid.Has(tk[i].Stem) && tk[i-1].POS == doc.Punct && i+1 < len(tk) && r.mainCue(c, i+1), // «…، كما طالب …»
			tk[i].Pro&(doc.ProWa|doc.ProFa) != 0 && r.mainCue(c, i):
			return i
		}
	}
	return len(tk)
}

// inside: does the word of reporting stand in what somebody else says?
func (r *reporter) inside(tok int) bool {
	for k := range r.w.said {
		if s := &r.w.said[k]; !s.loose && s.from <= tok && tok < s.to {
			return true
		}
	}
	return false
}

// subordinated: the word of reporting stands in a clause of time or reason:
// «بعد أن نفت …، اتصل بها».
func (r *reporter) subordinated(c *reportCue) bool {
	if r.hangs(c, clause.Adverbial) || r.hangs(c, clause.Conditional) {
		return true
	}
	return c.tok > 1 && r.fn.That.Has(r.stem(c.tok-1)) && r.fn.Subordinate.Has(r.stem(c.tok-2))
}

// hangs tells how the word of reporting is tied to its sentence.
func (r *reporter) hangs(c *reportCue, rel clause.Relation) bool {
	return c.pred != clause.None && r.s.Preds[c.pred].Rel == rel
}

// mainCue: a reporting verb that goes on in the reporter's own voice: «وأضاف»,
// «، واتهم …».
func (r *reporter) mainCue(c *reportCue, i int) bool {
	t := &r.s.Tokens[i]
	if t.POS != doc.Verb || t.Feats.Aspect != doc.Perfect {
		return false
	}
	cue, ok := r.cueAt(i)
	if !ok {
		return false
	}
	switch cue.Stance {
	case "neutral", "assert", "announce":
		return true
	}
	last := &r.s.Tokens[i-1]
	return (last.POS == doc.Punct || r.fn.AsSaid.Has(last.Stem)) && c.kind == cueVerb && t.Feats.Gender == r.s.Tokens[c.tok].Feats.Gender
}

// aside: the reporter speaks on beside what is said: «، فيما …», «، في حين …».
func (r *reporter) aside(i int) bool {
	if r.fn.Thereby.Has(r.s.Tokens[i].Fold) {
		return true
	}
	switch stem := r.stem(i); {
	case r.fn.Aside.Has(stem), r.fn.According.Has(stem):
		return true
	case r.fn.Upon.Has(stem):
		return r.fn.Despite.Has(r.stem(i + 1))
	case r.fn.In.Has(stem):
		if r.fn.Moment.Has(r.stem(i + 1)) { // «في وقت يسعى فيه …», not «في وقت لاحق»
			return i+2 < len(r.s.Tokens) && (r.s.Tokens[i+2].POS == doc.Verb || r.fn.Which.Has(r.stem(i+2)))
		}
		return r.fn.Meanwhile.Has(r.stem(i + 1))
	}
	return false
}

// segment is the part of the sentence a source at a token speaks: what comes
// before it, and what follows up to an aside.
func (r *reporter) segment(tok int) (from, to int) {
	for to = tok + 1; to < len(r.s.Tokens) && !r.breaks(to); to++ {
	}
	start := tok
	for start > 0 && (r.fn.SoSaid.Has(r.stem(start-1)) || r.w.c.Words.SourceAt(r.bare, start-1) > 0) {
		start--
	}
	if start == 0 || r.s.Tokens[start-1].POS == doc.Punct {
		return 0, to
	}
	next := tok + 1
	for next < to && r.s.Tokens[next].POS != doc.Punct && r.s.Tokens[next].POS != doc.Verb {
		next++
	}
	if ph := r.phraseAt(tok + 1); ph != clause.None && r.s.Phrases[ph].To < next {
		return tok, to // in the middle of a clause: of what follows in it
	}
	return 0, to
}

// breaks: an aside that is no source.
func (r *reporter) breaks(i int) bool {
	return r.aside(i) && r.w.c.Words.SourceAt(r.bare, i) == 0
}
