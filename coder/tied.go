package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
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
		last := p.Phrase
		for n := 0; w.s.Phrases[last].Next != clause.None && w.s.Phrases[last].To < at && n < 6; n++ {
			last = w.s.Phrases[last].Next // «القصف والغطاء الجوي | للقوات»
		}
		return w.s.Phrases[last].To != at && !w.alsoOwns(ph)
	case w.fn.Of.Has(x.Prep):
		return w.behindHelp(at)
	}
	return false
}

// alsoOwns tells whether a phrase goes on one before it: «هجومان للقوات | وللجيش».
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

// standsBehind is who is said to be behind an act of force, the verb «be» between or none:
// «الحركة وراء الهجوم», «كان اثنان منهم وراء الهجوم».
func (w *work) standsBehind(m *match) []int {
	p := &w.s.Preds[m.pred]
	if m.unit.Frame.Type != "ASSAULT" || p.Phrase == clause.None || !w.fn.Behind.Has(w.s.Phrases[p.Phrase].Prep) {
		return nil
	}
	k := w.s.Phrases[p.Phrase].PrepTok
	for k > 0 && (w.s.Tokens[k-1].POS == doc.Punct && w.s.Tokens[k-1].Fold != "،" && w.s.Tokens[k-1].Fold != "," && w.s.Tokens[k-1].Fold != ":" || w.fn.Be.Has(w.keys[k-1])) {
		k--
	}
	for i := range w.s.Phrases {
		if x := &w.s.Phrases[i]; !x.Pron && x.To == k && x.Prep == "" && x.Who.CanAct() && x.Who.Kind != "nisba" && x.Prev == clause.None {
			return []int{i}
		}
	}
	return nil
}

// genitiveStruck makes the genitive of a masdar of striking whom it falls on, where a verb
// takes the masdar for what its subject does and that is a force or a state: «شاركت
// الطائرات في قصف أحياء المعارضة», «واصلت المدفعية قصف القوات».
func (w *work) genitiveStruck(m *match) {
	p, a := &w.s.Preds[m.pred], m.slots[frames.ActorSlot]
	if m.unit.Frame.Type != "ASSAULT" || m.kind != asNoun || p.Parent == clause.None || len(a) == 0 || len(m.slots[frames.RecipientSlot]) > 0 || !slices.Contains(w.args(p, frames.Source{Kind: frames.Gen}), a[0]) || !w.doneToObject(m, p) {
		return
	}
	q := &w.s.Preds[p.Parent]
	if !q.Verb || q.Passive || w.reasoned(m, p) || w.supportOf(p, q) == nil && !w.controls(p, q) {
		return
	}
	subj := w.args(q, frames.Source{Kind: frames.Subj})
	if len(subj) == 0 || w.meansSame(subj[0], a[0]) {
		return
	}
	if x := &w.s.Phrases[subj[0]]; !x.Pron && !armed(x) && !isState(&x.Who.Actor) {
		return
	}
	m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = a, nil
	m.trace = append(m.trace, "the genitive is whom it falls on: the subject of the verb above acts")
}

// vehicles tells whether a phrase names vehicles of war, which are whose force falls on
// them where that follows: «آليات | للميليشيات», «عربات تابعة | للحركة».
func (w *work) vehicles(x *clause.Phrase) bool {
	return !x.Pron && x.Who.Kind == "agent" && x.Who.Actor.Code == "" && w.fn.Vehicle.Has(w.s.Tokens[x.From].Stem)
}

// sameWords tells whether two phrases are the same words, read as two things («تفجير داعشي»).
func (w *work) sameWords(a, b int) bool {
	x, y := &w.s.Phrases[a], &w.s.Phrases[b]
	return !x.Pron && !y.Pron && x.From == y.From && x.To == y.To
}

// ofNearer tells whether a phrase with a preposition belongs to an event noun nearer
// to it than the words of the match, which has a place for such a phrase; of what is behind
// «لـ» only where that noun itself stands behind a preposition.
func (w *work) ofNearer(m *match, ph int) bool {
	x := &w.s.Phrases[ph]
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if w.fn.Owner.Has(x.Prep) && (q.Phrase == clause.None || w.s.Phrases[q.Phrase].Prep == "") {
			continue // «نفذت القوات عمليات تطهير | للأوكار»
		}
		if w.nearer(m, q, ph) {
			return true
		}
	}
	return false
}
