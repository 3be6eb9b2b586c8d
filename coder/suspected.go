package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// suspected notes that a deed stands right behind a word of charge or suspicion, which its
// frame need not have fired for («المتهم باغتيال الناشط», «بتهمة دعم الإرهاب», «X
// المفترض في الهجوم»), or behind one of hearsay («وسط أنباء عن إعدامات»): somebody says so.
func (w *work) suspected(m *match, st *status) {
	p := &w.s.Preds[m.pred]
	if st.claim != doc.Asserted || st.realis != doc.Actual || len(st.by) > 0 || m.light != clause.None || p.Verb || p.Phrase == clause.None || m.unit.Frame.Type == "ACCUSE" {
		return
	}
	x := &w.s.Phrases[p.Phrase]
	if x.From > p.Tok || w.verbInside(x.From, p.Tok) {
		return
	}
	k := x.From - 1
	if x.PrepTok >= 0 && x.PrepTok < x.From {
		k = x.PrepTok - 1
	}
	if k < 0 {
		return
	}
	t := &w.s.Tokens[k]
	c, cue := w.c.Words.Cues[w.keys[k]]
	switch {
	case w.fn.Suspected.Has(w.keys[k]) || w.fn.Suspected.Has(t.Stem):
	case cue && c.Voice && x.Prep != "" && w.fn.About.Has(x.Prep) && !public(m.unit.Frame.Type) && !t.Pro.Has(doc.ProAl):
	default:
		return
	}
	st.claim = doc.Alleged
	st.trace = append(st.trace, "alleged by «"+t.Fold+"» before it")
}

// laidIn is the accusation in the relative clause on a deed by which it is laid to
// somebody: «الهجوم الذي تتهم أنقرة أثينا بتنفيذه»; nil for none.
func (w *work) laidIn(m *match) *match {
	p := &w.s.Preds[m.pred]
	if p.Phrase == clause.None || m.unit.Frame.Type != "ASSAULT" {
		return nil
	}
	for i, o := range w.best {
		if o == nil || o.dead != "" || o == m || o.unit.Frame.Type != "ACCUSE" || o.unit.Frame.Embed == "" {
			continue
		}
		q := &w.s.Preds[i]
		if o.light != clause.None {
			q = &w.s.Preds[o.light]
		}
		if q.Verb && !q.Neg && q.Rel == clause.Relative && q.Via.Phrase == p.Phrase && len(o.slots[frames.RecipientSlot]) > 0 {
			return o
		}
	}
	return nil
}
