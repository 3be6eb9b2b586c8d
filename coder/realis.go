package coder

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

func (st *status) set(r doc.Realis, why string) {
	if st.realis == r || st.realis == doc.Negated || r == doc.Actual {
		return
	}
	if st.realis == doc.Hypothetical && r == doc.Future {
		return
	}
	st.realis = r
	st.trace = append(st.trace, string(r)+" by "+why)
}

// own applies the particles of a predicate and the word before its clause
// («من المقرر أن»).
func (w *work) own(i int, st *status) {
	p := &w.s.Preds[i]
	switch {
	case p.Neg:
		st.set(doc.Negated, strings.TrimSpace(p.Marks))
	case p.Hyp:
		st.set(doc.Hypothetical, "«"+strings.TrimSpace(p.Marks)+"»")
	case p.Fut:
		st.set(doc.Future, "future particle")
	}
	if p.Rel == clause.Conditional {
		st.set(doc.Hypothetical, "condition")
	}
	if p.Comp > 0 {
		for k := p.Comp - 1; k >= 0 && k >= p.Comp-3; k-- {
			for _, c := range w.c.Words.Control[w.keys[k]] {
				if c.Comp.Kind == frames.Clause {
					st.set(doc.Realis(c.Realis), "«"+w.s.Tokens[k].Fold+"»")
				}
			}
			if w.s.Tokens[k].POS == doc.Punct {
				break
			}
		}
	}
	// an adjective that sets it: «زيارة مرتقبة», «الهجوم المحتمل»
	if !p.Verb && p.Phrase != clause.None {
		ph := &w.s.Phrases[p.Phrase]
		for k := p.Tok + 1; k < ph.To; k++ {
			if cs := w.c.Words.Control[w.keys[k]]; len(cs) > 0 && (w.s.Tokens[k].POS == doc.Adj || w.s.Tokens[k].Feats.VerbForm >= doc.ActivePart) {
				st.set(doc.Realis(cs[0].Realis), "«"+w.s.Tokens[k].Fold+"»")
			}
		}
	}
}

// handDown gives the realis of a governor to what it governs; it returns
// whether things above the governor still matter.
func (w *work) handDown(p, q *clause.Pred, up int, st *status) bool {
	for _, k := range w.allKeys(q) {
		for _, c := range w.c.Words.Control[k] {
			if w.placed(p, c.Comp) || c.Comp.Kind == frames.Clause && p.Rel == clause.Complement && p.Via.Prep == "" ||
				c.Comp.Kind == frames.Prep && p.Rel == clause.Complement && p.Via.Prep == c.Comp.Prep {
				r := doc.Realis(c.Realis)
				if q.Neg && r != doc.Negated {
					r = doc.Negated
				}
				st.set(r, "«"+w.s.Tokens[q.Tok].Fold+"»")
				w.own(up, st)
				return true
			}
		}
		for _, sup := range w.c.Words.Support[k] {
			if w.placed(p, sup.Noun) {
				if sup.Realis != "" {
					st.set(doc.Realis(sup.Realis), "«"+w.s.Tokens[q.Tok].Fold+"»")
				}
				w.own(up, st)
				return true
			}
		}
	}
	if !q.Verb && p.Via.Kind == frames.Gen {
		return true // «فكرة شن هجوم»: what governs the head reaches its genitive
	}
	return false
}
