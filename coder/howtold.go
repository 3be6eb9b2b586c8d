package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// toldHow says how an event is told.
func (w *work) toldHow(m *match) doc.Told {
	p := &w.s.Preds[m.pred]
	t := &w.s.Tokens[p.Tok]
	out := doc.Told{Key: t.Key, Noun: !p.Verb && m.light == clause.None && m.support == clause.None, Open: m.unit.Frame.Open}
	if !p.Verb {
		out.Plural = t.Feats.Number == doc.Plur
		out.Definite = t.Pro.Has(doc.ProAl) || t.Enc != "" || p.Tok > 0 && w.fn.This.Has(w.s.Tokens[p.Tok-1].Stem) ||
			p.Phrase != clause.None && w.s.Phrases[p.Phrase].Head == p.Tok && w.s.Phrases[p.Phrase].Def
	}
	out.Answered = !p.Verb && !out.Definite && w.isAnswered(m)
	out.Earlier = out.Noun && w.cameBefore(m)
	v := w.verbOf(m)
	if v == clause.None {
		out.Speech = w.statementAt(p.Tok) != nil
		return out
	}
	own := p.Verb || m.light == v || m.support == v
	q := &w.s.Preds[v]
	out.Thing = own && w.saidOfThing(q)
	quoted := w.s.InQuote(q.Tok) != clause.None
	out.Further = own && q.KanaQad
	out.Speech = w.statementAt(p.Tok) != nil || q.Tok > 0 && w.fn.AsSaid.Has(w.s.Tokens[q.Tok-1].Stem)
	for n := 0; n < 6 && q.Parent != clause.None && q.Rel == clause.Complement; n++ {
		q = &w.s.Preds[q.Parent]
	}
	out.Further = out.Further || q.KanaQad
	out.Ongoing = own && w.often(q.Tok)
	out.Often = out.Ongoing || tellers[m.unit.Frame.Type] && p.Parent == v && w.often(q.Tok)
	out.During = w.during(m, v)
	out.Main = own && (q.Rel == clause.Root || q.Rel == clause.Coordinated)
	out.Ongoing = out.Ongoing || own && !quoted && q.Verb && !q.Perf && !q.Fut && w.s.Tokens[q.Tok].Feats.VerbForm < doc.ActivePart
	return out
}

// isAnswered tells whether the words of an event noun stand behind «in answer to»: «قصف
// البلدة ردا على إطلاق صواريخ».
func (w *work) isAnswered(m *match) bool {
	return slices.ContainsFunc(w.s.Phrases, func(x clause.Phrase) bool {
		return x.From <= m.from && m.from <= x.From+1 && m.from < x.To && w.answered(&x)
	})
}

// cameBefore tells whether an event noun, or one that it hangs on, stands behind a
// preposition that puts it before the rest of the clause: «بعد انسحاب القوات».
func (w *work) cameBefore(m *match) bool {
	i := m.pred
	for n := 0; n < 4 && i != clause.None && !w.s.Preds[i].Verb; n++ {
		p := &w.s.Preds[i]
		if p.Phrase != clause.None && w.fn.Sequence.Has(w.s.Phrases[p.Phrase].Prep) {
			return true
		}
		i = p.Parent
	}
	return false
}

// saidOfThing tells whether a verb in the active voice has a thing for its subject.
func (w *work) saidOfThing(v *clause.Pred) bool {
	subj := w.args(v, frames.Source{Kind: frames.Subj})
	if v.Passive || v.SubjGuess || len(subj) == 0 {
		return false
	}
	x := &w.s.Phrases[subj[0]]
	return !x.Pron && !x.Who.CanAct() && x.Who.Pending == "" && x.Inner == nil
}

// What tells on what occasion a statement was made («جاءت تصريحاته خلال …»): classes of
// data/ar/classes.txt.
const (
	comesAt = "@comes_at"
	remark  = "@remark"
)

// during is where the verb v stands that tells what was said or done while the
// event went on: «قال خلال الاجتماع …»; 0 where it hangs on no verb so.
func (w *work) during(m *match, v int) int {
	p := &w.s.Preds[m.pred]
	if p.Verb || p.Phrase == clause.None || !w.s.Preds[v].Perf {
		return 0
	}
	if q := p.Parent; q != v && (q == clause.None || w.s.Preds[q].Verb || w.s.Preds[q].Parent != v || w.s.Preds[q].Via.Kind != frames.Subj) {
		return 0 // «جاءت تصريحاته خلال …» hangs on the subject
	}
	if w.fn.During.Has(w.s.Phrases[p.Phrase].Prep) {
		return w.s.Tokens[w.s.Preds[v].Tok].Start
	}
	return 0
}

// often tells that a verb tells of many times, of a long time or of an earlier
// one: «لطالما انتقد», «انتقد مرارا», «ينتقد منذ أشهر», «هدد في السابق».
func (w *work) often(verb int) bool {
	if verb > 0 && w.fn.Always.Has(w.s.Tokens[verb-1].Stem) {
		return true
	}
	if w.sinceFronted(verb) {
		return true
	}
	for k := verb + 1; k < len(w.s.Tokens) && k < verb+8; k++ {
		t := &w.s.Tokens[k]
		switch {
		case w.breaks(k) || t.POS == doc.Verb || t.POS == doc.Sconj:
			return false
		case w.fn.Since.Has(t.Stem):
			return !w.firstSince(verb, k)
		case w.fn.Often.Has(t.Fold) || w.fn.Past.Has(t.Fold) && w.fn.In.Has(w.s.Tokens[k-1].Stem):
			return true
		}
	}
	return false
}

// firstSince tells that «since» in tokens [from,since) only counts back to the
// last of its like: «لأول مرة منذ …», «أكبر هجوم منذ …».
func (w *work) firstSince(from, since int) bool {
	for k := from; k < since; k++ {
		if w.fn.Ranked.Has(w.s.Tokens[k].Stem) {
			return true
		}
	}
	return false
}

// sinceFronted tells that the clause of a verb is opened by a time since when:
// «ومنذ توليه الحكم، زار …».
func (w *work) sinceFronted(verb int) bool {
	k := verb - 1
	for n := 0; k >= 0 && n < 8; k, n = k-1, n+1 {
		t := &w.s.Tokens[k]
		if w.fn.Since.Has(t.Stem) {
			return (k == 0 || w.breaks(k-1) || t.Pro.Has(doc.ProWa)) && !w.firstSince(k, verb)
		}
		if t.POS == doc.Verb || t.POS == doc.Sconj || w.breaks(k) && k != verb-1 {
			return false
		}
	}
	return false
}

// spoken notes the statements of the sentence. Those that carry a time date
// what the same speaker says in the sentences after.
func (w *work) spoken(d *doc.Document) {
	w.cameAt(d)
	for k := range w.said {
		s := &w.said[k]
		if s.cue == clause.None || len(s.by) == 0 || s.loose {
			continue
		}
		c := w.s.PredAt(s.cue)
		if c == clause.None || !w.s.Preds[c].Perf || w.s.Preds[c].KanaQad {
			continue
		}
		d.Spoken = append(d.Spoken, doc.Spoken{Speaker: s.by[0], At: w.s.Tokens[s.cue].Start, Date: w.saidWhen(d, c)})
	}
}

// cameAt notes a clause that says at what a statement told before was made («وجاء ذلك خلال
// لقاء …»): what it tells of went on while that was said.
func (w *work) cameAt(d *doc.Document) {
	if len(d.Spoken) == 0 {
		return
	}
	for i := range w.s.Preds {
		p := &w.s.Preds[i]
		if !p.Verb || p.Neg || p.Rel != clause.Root || !w.c.Frames.Classes[comesAt][w.keys[p.Tok]] {
			continue
		}
		if k := p.Tok + 1; k < len(w.s.Tokens) && (w.fn.This.Has(w.s.Tokens[k].Stem) || w.c.Frames.Classes[remark][w.keys[k]]) {
			d.Spoken = append(d.Spoken, doc.Spoken{Speaker: d.Spoken[len(d.Spoken)-1].Speaker, At: w.s.Tokens[p.Tok].Start})
		}
		return
	}
}

// saidWhen is the time that belongs to a verb of saying, or nil.
func (w *work) saidWhen(d *doc.Document, verb int) *doc.Date {
	for i := range w.s.Times {
		t := &w.s.Times[i]
		if t.Start == "" || t.Use != clause.TimeAt {
			continue
		}
		if o := w.timeOwner(t); o.noun == clause.None && o.verb == verb {
			return w.date(d, t, &doc.Event{})
		}
	}
	return nil
}
