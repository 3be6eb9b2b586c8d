package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// tiedElsewhere tells whether a phrase that might be a party to an act of force hangs on
// other words: «غارات على المدينة قبل موعد وصول | للمراقبين», «هجوم تم بإسناد | من
// التحالف». Whose an act is stands right behind the noun and its adjectives with «لـ»;
// «من» does not stand behind a noun of help or of being near.
func (w *work) tiedElsewhere(m *match, ph int, acts bool) bool {
	if m.unit.Frame.Type != "ASSAULT" {
		return false
	}
	x, p := &w.s.Phrases[ph], &w.s.Preds[m.pred]
	at := x.PrepTok
	if at <= m.to || p.Phrase == clause.None {
		return false
	}
	switch {
	case acts && w.fn.Owner.Has(x.Prep):
		return w.s.Phrases[p.Phrase].To != at && !w.alsoOwns(ph)
	case w.fn.Of.Has(x.Prep):
		return w.behindHelp(at)
	}
	return false
}

// alsoOwns tells whether a phrase goes on with another behind the same preposition: «هجومان
// للقوات | وللجيش».
func (w *work) alsoOwns(ph int) bool { return w.s.Phrases[ph].Prev != clause.None }

// behindHelp tells whether an indefinite masdar behind «بـ» stands right before token k, to
// which what follows belongs («بدعم | من التحالف», «بالقرب | من المدينة»).
func (w *work) behindHelp(k int) bool {
	if k < 1 {
		return false
	}
	t := &w.s.Tokens[k-1]
	return t.POS == doc.Noun && t.Pro.Has(doc.ProBi) && t.Enc == ""
}
