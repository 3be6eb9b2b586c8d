package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// objectBehind makes the one noun phrase behind a verb, which may be its subject or its
// object, the object where the verb goes on from the sentence before and the phrase can
// hardly be who does it: «قال الوزير … واتهم المجلس بـ…», «… ودعا المجتمع الدولي إلى …»,
// «… وأعلن فرض عقوبات». Without anybody from whom it goes on nothing changes.
func (d *Document) objectBehind(s *clause.Sentence) {
	i := d.firstVerb(s)
	if i == clause.None || d.words == nil || d.fn.Attached.None() {
		return
	}
	p := &s.Preds[i]
	a := p.Arg(frames.Subj, "")
	if p.Passive || a == nil || a.Phrase == clause.None || !joined(s, p.Tok) || s.Tokens[p.Tok].Enc != "" {
		return
	}
	x := &s.Phrases[a.Phrase]
	if x.Pron || x.From < p.Tok || d.opensClause(s, i) || !d.undergoes(s, p, x) {
		return
	}
	if !p.SubjGuess && !d.lacksWhom(s, p) || d.fromBefore(s, i, x) == nil {
		return
	}
	if b := p.Arg(frames.Obj, ""); b != nil {
		b.Kind = frames.Obj2
	}
	a.Kind, p.SubjGuess = frames.Obj, false
	for k := range s.Preds {
		if q := &s.Preds[k]; q.Parent == i && q.Via.Kind == frames.Subj && q.Via.Phrase == a.Phrase {
			q.Via.Kind = frames.Obj
		}
	}
}

// lacksWhom tells whether the object of a verb that is nothing without somebody for it is a
// thing: «وحمّلت إسرائيل | مسؤولية التصعيد» leaves its subject out.
func (d *Document) lacksWhom(s *clause.Sentence, p *clause.Pred) bool {
	b := p.Arg(frames.Obj, "")
	if b == nil || b.Phrase == clause.None || p.Arg(frames.Obj2, "") != nil || !d.fn.NeedsWhom.Has(s.Tokens[p.Tok].Key) {
		return false
	}
	y := &s.Phrases[b.Phrase]
	t := &s.Tokens[y.Head]
	return !y.Pron && !y.Who.CanAct() && y.Who.Pending == "" && t.POS == doc.Noun && !(t.Feats.Gender == doc.Masc && t.Feats.Number != doc.Sing)
}

// firstVerb is the first verb of a sentence where that is its main verb; None elsewhere.
func (d *Document) firstVerb(s *clause.Sentence) int {
	for i := range s.Preds {
		if p := &s.Preds[i]; p.Verb {
			if p.Rel == clause.Root && s.Tokens[p.Tok].Feats.Person == 3 {
				return i
			}
			return clause.None
		}
	}
	return clause.None
}

// joined tells whether «و» or «ف», or «كما» before it, joins a verb to the sentence before.
func joined(s *clause.Sentence, tok int) bool {
	const and = doc.ProWa | doc.ProFa
	if s.Tokens[tok].Pro&and != 0 {
		return true
	}
	b := tok - 1
	return b == 0 && s.Tokens[b].POS == doc.Sconj || b >= 0 && s.Tokens[b].Pro&and != 0 && (s.Tokens[b].POS == doc.Part || s.Tokens[b].POS == doc.Adv || s.Tokens[b].POS == doc.Sconj)
}

// opensClause tells whether a clause with «that» hangs on a verb, which then needs no object,
// but for what somebody is called by a preposition: «ووصف الحزب | بأنه …».
func (d *Document) opensClause(s *clause.Sentence, i int) bool {
	for k := range s.Preds {
		if q := &s.Preds[k]; q.Parent == i && q.Rel == clause.Complement && q.Comp != clause.None {
			return s.Tokens[q.Comp].Pro&doc.ProBi == 0 || !d.fn.Calls.Has(s.Tokens[s.Preds[i].Tok].Key)
		}
	}
	return false
}

// undergoes tells whether what stands behind a verb is rather its object than its subject:
// whoever it is, where the verb is nothing without an object; a thing, where only parties do
// what it says; and whom one calls on, who does not speak himself.
func (d *Document) undergoes(s *clause.Sentence, p *clause.Pred, x *clause.Phrase) bool {
	key := s.Tokens[p.Tok].Key
	t := &s.Tokens[x.Head]
	switch {
	case x.Who.CanAct():
		c, _ := d.words.Cue(key)
		return (d.fn.NeedsWhom.Has(key) || d.fn.Calls.Has(key)) && !isPerson(&x.Who) && !x.Who.Single && d.goesOnAfter(s, p, x) || (c.Stance == "demand" || c.Stance == "warn") && d.addressed(s, x)
	case x.Who.Pending != "" || t.POS != doc.Noun || d.text(s, x.Head):
		return false
	}
	if c, ok := d.words.Cue(t.Key); ok && c.Voice {
		return false
	}
	return d.fn.Willed.Has(key) || d.says(s, p.Tok) && t.Feats.VerbForm == doc.Masdar && (t.Enc != "" || x.Owner != 0)
}

// goesOnAfter tells whether nobody else stands where the object of a verb would, behind
// phrase x: a preposition or the second object follows.
func (d *Document) goesOnAfter(s *clause.Sentence, p *clause.Pred, x *clause.Phrase) bool {
	if d.lacksWhom(s, p) {
		return true
	}
	if x.To >= len(s.Tokens) || p.Arg(frames.Obj, "") != nil {
		return false
	}
	t := &s.Tokens[x.To]
	return t.POS == doc.Adp || t.Pro&(doc.ProBi|doc.ProLi) != 0
}

// addressed tells whether a phrase names those whom one calls on, of no party: «المجتمع
// الدولي», «جميع الأطراف».
func (d *Document) addressed(s *clause.Sentence, x *clause.Phrase) bool {
	return d.fn.Addressed.Has(s.Tokens[x.From].Stem) || d.fn.Addressed.Has(s.Tokens[x.Head].Stem)
}

// fromBefore is whom a verb with its one noun phrase goes on from, if that is another; nil for
// nobody.
func (d *Document) fromBefore(s *clause.Sentence, i int, x *clause.Phrase) *clause.Phrase {
	p := &s.Preds[i]
	f := s.Tokens[p.Tok].Feats
	probe := clause.Phrase{Gender: f.Gender, Number: f.Number}
	return d.goingOn(s, p, func(g doc.Gender, n doc.Number, w *clause.Who) bool {
		return w.CanAct() && fits(&probe, g, n, w) && !same(w, &x.Who)
	})
}
