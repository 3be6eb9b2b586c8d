package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// adjacent applies the words right before a predicate that no argument ties to it:
// what opens a condition or an aim, what is planned or expected.
func (w *work) adjacent(m *match, p *clause.Pred, st *status) {
	if w.inCase(p) {
		st.set(doc.Hypothetical, "a case that may come")
	}
	if p.Verb {
		if !p.Perf && p.Tok > 0 && w.s.Tokens[p.Tok].Feats.VerbForm < doc.ActivePart && w.fn.SoThat.Has(w.s.Tokens[p.Tok-1].Stem) {
			st.set(doc.Hypothetical, "what something else is to bring about")
		}
		return
	}
	if p.Phrase == clause.None {
		return
	}
	from := w.s.Phrases[p.Phrase].From
	w.planBehind(m, p, st)
	w.expected(m, from, st)
	if w.s.Phrases[p.Phrase].Prep == "" {
		w.planBeside(m, from, st)
	}
}

// anySuch tells that an event noun has «any» before it.
func (w *work) anySuch(m *match) bool {
	p := &w.s.Preds[m.pred]
	return !p.Verb && p.Tok > 0 && w.fn.Any.Has(w.s.Tokens[p.Tok-1].Stem)
}

// inCase: «في حال انسحبت روسيا», «في حالة موافقة البرلمان»; but «في حالة حرب» is how
// somebody is.
func (w *work) inCase(p *clause.Pred) bool {
	k := p.Tok - 1
	if !p.Verb {
		if p.Phrase == clause.None {
			return false
		}
		ph := &w.s.Phrases[p.Phrase]
		if k = ph.From; k >= p.Tok || !ph.Def && ph.To == p.Tok+1 {
			return false
		}
	}
	return k > 0 && w.fn.Case.Has(w.s.Tokens[k].Stem) && w.fn.In.Has(w.s.Tokens[k-1].Stem)
}

// expected: «من المتوقع إجلاء المدنيين», «من المقرر أيضا ترحيل …». from is where the
// phrase of the event begins.
func (w *work) expected(m *match, from int, st *status) {
	const near = 2 // words, of which one may stand between
	for k := from - 1; k > 0 && k >= from-near; k-- {
		t := &w.s.Tokens[k]
		if t.POS == doc.Punct || t.POS == doc.Verb || t.POS == doc.Adp {
			return
		}
		if !w.fn.Of.Has(w.s.Tokens[k-1].Stem) {
			continue
		}
		for _, c := range w.c.Words.Control[w.keys[k]] {
			if c.Comp.Kind == frames.Clause {
				st.set(w.sets(&c, m, nil, st), "«"+t.Fold+"»")
			}
		}
	}
}

// planBeside: behind a plan, decision or promise and whose it is stands the deed:
// «قرار النمسا طرد الأئمة», «وعدها وقف التجارب».
func (w *work) planBeside(m *match, from int, st *status) {
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.Pron || x.To != from || x.Head < 0 || w.s.Tokens[x.Head].Enc == "" && x.Inner == nil {
			continue
		}
		for _, c := range w.c.Words.Control[w.keys[x.Head]] {
			switch c.Realis {
			case "decided", "future", "aim":
			default:
				continue
			}
			if c.Comp.Kind == frames.Clause {
				st.set(w.sets(&c, m, nil, st), "«"+w.s.Tokens[x.Head].Fold+"»")
			}
		}
	}
}

// ofText is the realis of what the text provides for that a clause describes: a bill
// («مشروع قانون يقضي بـ…») may come, a decision is one, "" for others.
func (w *work) ofText(m *match, q *clause.Pred, st *status) doc.Realis {
	if q == nil || q.Rel != clause.Relative || q.Via.Phrase == clause.None || q.Via.Phrase >= len(w.s.Phrases) {
		return ""
	}
	h := w.s.Phrases[q.Via.Phrase].Head
	if h < 0 || w.s.Phrases[q.Via.Phrase].Pron {
		return ""
	}
	for _, c := range w.c.Words.Control[w.keys[h]] {
		switch {
		case c.Realis == "decided":
			return onceDecided(m, st.typ)
		case w.fn.Bill.Has(w.s.Tokens[h].Stem):
			return doc.Hypothetical
		}
	}
	return ""
}
