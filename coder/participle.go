package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// circumstance tells whether a participle stands for a clause of its own, the
// ḥāl: «غادر الوزير محذرا من …», «قالت المتحدثة معتبرة أن …». It is indefinite, in
// the accusative as far as letters show it, heads its phrase and is no
// argument of a verb.
func (w *work) circumstance(p *clause.Pred) bool {
	t := &w.s.Tokens[p.Tok]
	if t.Feats.VerbForm != doc.ActivePart || t.Enc != "" || t.Pro&(doc.ProAl|doc.ProBi|doc.ProLi|doc.ProKa) != 0 {
		return false
	}
	if !w.fn.EndsAdverbial.Ends(t.Fold) {
		return false
	}
	if p.Parent != clause.None && p.Via.Kind != frames.Obj && p.Via.Kind != frames.Obj2 {
		return false
	}
	if p.Phrase != clause.None {
		ph := &w.s.Phrases[p.Phrase]
		return ph.From == p.Tok && ph.Prep == ""
	}
	return true
}

// participleArgs are the places of a participle used so: its subject is that
// of the verb before it, its object what follows it like a genitive.
func (w *work) participleArgs(p *clause.Pred, src frames.Source) []int {
	switch src.Kind {
	case frames.Subj:
		return w.subjectBefore(p)
	case frames.Obj:
		if gen := w.args(p, frames.Source{Kind: frames.Gen}); len(gen) > 0 {
			return gen
		}
		return w.args(p, frames.Source{Kind: frames.Nisba})
	case frames.Gen, frames.Nisba:
		return nil
	}
	return w.args(p, src)
}

// subjectBefore is the subject of the nearest finite verb before a participle
// that agrees with it.
func (w *work) subjectBefore(p *clause.Pred) []int {
	at := -1
	for i := range w.s.Preds {
		v := &w.s.Preds[i]
		if !v.Verb || v.Tok > p.Tok || at >= 0 && v.Tok < w.s.Preds[at].Tok {
			continue
		}
		if s := w.args(v, frames.Source{Kind: frames.Subj}); len(s) > 0 && w.agrees(p, &w.s.Phrases[s[0]]) && !w.within(s[0], p) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	return w.args(&w.s.Preds[at], frames.Source{Kind: frames.Subj})
}

func (w *work) within(ph int, p *clause.Pred) bool {
	x := &w.s.Phrases[ph]
	return x.From <= p.Tok && p.Tok < x.To
}

// agrees tells whether a phrase may be the subject of a participle.
func (w *work) agrees(p *clause.Pred, ph *clause.Phrase) bool {
	f := &w.s.Tokens[p.Tok].Feats
	if f.Gender != doc.GenderAny && ph.Gender != doc.GenderAny && f.Gender != ph.Gender {
		return false
	}
	return f.Number != doc.Plur || ph.Number != doc.Sing || ph.Next != clause.None
}

// topic is the subject of a participle or adjective that is the predicate of a
// sentence without verb: «الحكومة ملتزمة بالاتفاق», «أعلنت أنها مستعدة للحوار», or of
// a verb of being («ستبقى ملتزمة»).
func (w *work) topic(p *clause.Pred) []int {
	t := &w.s.Tokens[p.Tok]
	if t.Pro&(doc.ProAl|doc.ProBi|doc.ProLi|doc.ProKa) != 0 || t.Enc != "" || t.Feats.VerbForm != doc.ActivePart && t.POS != doc.Adj {
		return nil
	}
	best := clause.None
	for i := range w.s.Phrases {
		ph := &w.s.Phrases[i]
		if ph.To > p.Tok || ph.Prep != "" && !ph.Pron || p.Tok-ph.To > 3 || !(ph.Pron || ph.Who.CanAct()) || !w.agrees(p, ph) {
			continue
		}
		if best == clause.None || ph.To > w.s.Phrases[best].To {
			best = i
		}
	}
	if best == clause.None {
		return nil
	}
	for k := w.s.Phrases[best].To; k < p.Tok; k++ {
		if w.s.Tokens[k].POS == doc.Punct && w.s.Tokens[k].Fold != "\"" {
			return nil
		}
		if w.s.Tokens[k].POS == doc.Verb {
			return w.subjectBefore(p)
		}
	}
	out := w.list()
	for n := 0; best != clause.None && n < 12; n++ {
		out = append(out, best)
		best = w.s.Phrases[best].Prev
	}
	return out
}

// describedBy is the phrase in which a passive participle stands as an adjective:
// «المتمردين المدعومين من طهران».
func (w *work) describedBy(p *clause.Pred) []int {
	if p.Phrase == clause.None || w.s.Tokens[p.Tok].Feats.VerbForm != doc.PassivePart {
		return nil
	}
	if ph := &w.s.Phrases[p.Phrase]; ph.From < p.Tok && p.Tok < ph.To && ph.Head != p.Tok && ph.Who.CanAct() {
		return []int{p.Phrase}
	}
	return nil
}
