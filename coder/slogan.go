package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// slogans: what a slogan is against or for is no event: «لا لتخريب البلاد», «نعم
// لمقاطعة الانتخابات».
func (w *work) slogans() {
	for _, m := range w.best {
		if m == nil || m.dead != "" || w.s.Preds[m.pred].Verb || m.light != clause.None {
			continue
		}
		k := w.s.Preds[m.pred].Tok
		if k < 1 || !w.s.Tokens[k].Pro.Has(doc.ProLi) || !w.fn.Cried.Has(w.s.Tokens[k-1].Stem) || w.s.Tokens[k-1].Pro&^doc.ProWa != 0 {
			continue
		}
		if k == 1 || w.s.Tokens[k-2].POS == doc.Punct {
			m.dead = "a slogan"
		}
	}
}
