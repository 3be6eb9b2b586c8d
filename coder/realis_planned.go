package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// saysPlan tells whether token k is a word that says of something to come that it is planned or
// expected («المقررة», «المزمع»), which is said of no party.
func (w *work) saysPlan(k int) bool {
	of, clauses := false, false
	for _, c := range w.c.Words.Control[w.keys[k]] {
		of = of || c.Comp.Kind == frames.Subj && c.Realis == "future"
		clauses = clauses || c.Comp.Kind == frames.Clause
	}
	return of && clauses
}

// sameGender tells whether an adjective at token k has the gender of the noun at token i.
func (w *work) sameGender(i, k int) bool {
	a, b := w.s.Tokens[i].Feats.Gender, w.s.Tokens[k].Feats.Gender
	return a == b && a != doc.GenderAny
}

// agreesWithParty tells whether the adjective at token k may be said of the party in whose words
// it stands: «زيارة الرئيس المقبل», but «قمة الحلف القادمة».
func (w *work) agreesWithParty(k int) bool {
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if h := &x.Who; !x.Pron && h.CanAct() && h.From <= k && k < h.To && (h.From == k || w.sameGender(h.From, k) || w.s.Tokens[h.From].Feats.Gender == doc.GenderAny) {
			return true
		}
	}
	return false
}

// planBehind applies a word of planning that stands behind the phrases of a meeting and whose
// complement, of whatever gender it is, takes the meeting up by a pronoun: «اجتماعات القاهرة بين
// مصر والسودان المقرر عقدها الخميس», «المحادثات المقرر أن يجريها …».
func (w *work) planBehind(m *match, p *clause.Pred, st *status) {
	if st.typ != "CONSULT" {
		return
	}
	const far = 12 // words
	for k := m.to; k+1 < len(w.s.Tokens) && k < m.to+far; k++ {
		t, n := &w.s.Tokens[k], &w.s.Tokens[k+1]
		if t.POS == doc.Verb || t.Fold == "." || w.lastNoun(m.to, k) != nobody {
			return
		}
		if !t.Pro.Has(doc.ProAl) || !w.saysPlan(k) || n.Enc == "" && !w.fn.That.Has(n.Stem) {
			continue
		}
		if w.fn.That.Has(n.Stem) {
			if k+2 >= len(w.s.Tokens) {
				return
			}
			n = &w.s.Tokens[k+2]
		}
		if own := w.s.Tokens[p.Tok].Feats; n.Enc != "" && w.fn.Her.Has(n.Enc) == (own.Gender == doc.Fem || own.Number == doc.Plur) {
			st.set(doc.Future, "«"+t.Fold+"»")
		}
		return
	}
}
