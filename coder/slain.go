package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// slain tells whether a phrase names one or several human beings beside a verb of killing:
// without an object they were killed, whoever they are («الجنود الذين قتلوا في الحرب»,
// «النائبة التي قتل شقيقها»). States and bodies kill.
func (w *work) slain(m *match, ph *clause.Phrase) bool {
	if m.unit.Frame.ID != "assault.kill" || m.kind != asVerb || ph.Pron {
		return false
	}
	switch who := &ph.Who; who.Kind {
	case "person", "name":
		return true
	case "agent", "people":
		return who.Single || who.Human || ph.Number == doc.Plur && w.s.Tokens[w.s.Preds[m.pred].Tok].Feats.Number == doc.Plur
	}
	return false
}

// humanObjects leaves out of whom a verb of killing or wounding has for its object what
// is no human being: a deed («بعد تنفيذه الهجوم»), a wound («أصيب إصابات طفيفة»), a state
// of somebody («تقدم الجيش | مدعوما بالطيران»).
func (w *work) humanObjects(m *match) {
	if id := m.unit.Frame.ID; id != "assault.kill" && id != "assault.wound" {
		return
	}
	had := len(m.slots[frames.RecipientSlot])
	m.slots[frames.RecipientSlot] = slices.DeleteFunc(m.slots[frames.RecipientSlot], func(ph int) bool {
		x := &w.s.Phrases[ph]
		if x.Pron || x.Who.CanAct() || x.Inner != nil || x.Head < 0 {
			return false
		}
		t := &w.s.Tokens[x.Head]
		return t.Feats.VerbForm == doc.Masdar || t.Feats.VerbForm == doc.PassivePart && w.fn.EndsAccusative.Ends(t.Fold) && x.To == x.From+1
	})
	p := &w.s.Preds[m.pred]
	if subj := w.args(p, frames.Source{Kind: frames.Subj}); had > 0 && len(m.slots[frames.RecipientSlot]) == 0 && len(subj) > 0 && (w.s.Phrases[subj[0]].From > p.Tok || w.patient(m, &w.s.Phrases[subj[0]])) && w.slain(m, &w.s.Phrases[subj[0]]) {
		m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = w.take(nil, subj[0], m.unit.Slots[frames.RecipientSlot].Any), nil
		m.trace = append(m.trace, "no object but what is no human being: the subject was killed")
	}
}

// masdarsObject leaves out of whom an act on people befell what stands right behind a masdar
// with a pronoun and is its object: «اعتقل صحافي على خلفية نشره | تقريرا». The subject of
// the verb is then whom it befell.
func (w *work) masdarsObject(m *match) {
	p := &w.s.Preds[m.pred]
	subj := w.args(p, frames.Source{Kind: frames.Subj})
	if !onPeople[m.unit.Frame.ID] || len(m.slots[frames.RecipientSlot]) != 1 || len(subj) != 1 || w.s.Phrases[subj[0]].From < p.Tok {
		return
	}
	x := &w.s.Phrases[m.slots[frames.RecipientSlot][0]]
	if x.Who.CanAct() || !w.masdarHas(m.slots[frames.RecipientSlot][0]) {
		return
	}
	t := &w.s.Tokens[x.From-1]
	if ph := &w.s.Phrases[subj[0]]; w.patient(m, ph) || w.slain(m, ph) {
		m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = w.take(nil, subj[0], m.unit.Slots[frames.RecipientSlot].Any), nil
		m.trace = append(m.trace, "what stands behind «"+t.Fold+"» is its object: the subject of the verb is done to")
	}
}

// ofTheRanks makes those in whose ranks dead and wounded are counted, by nothing but such
// words, whom an act of force befell: «سقوط قتلى وجرحى | في صفوف الحركة».
func (w *work) ofTheRanks() {
	for _, m := range w.best {
		if m == nil || m.dead != "" || m.unit.Frame.Type != "ASSAULT" || len(m.slots[frames.RecipientSlot]) == 0 {
			continue
		}
		end := 0
		for _, r := range m.slots[frames.RecipientSlot] {
			if !w.merelyFallen(&w.s.Phrases[r]) {
				end = clause.None
				break
			}
			end = max(end, w.s.Phrases[r].To)
		}
		if end <= 0 {
			continue
		}
		for end < len(w.s.Tokens) && (w.fn.Fallen.Has(w.s.Tokens[end].Stem) || w.s.Tokens[end].POS == doc.Verb && w.fn.Befallen.Has(w.keys[end])) {
			end++ // «عشرات القتلى والجرحى | في صفوفهم», «قتلى سقطوا | في صفوفهم»
		}
		for i := range w.s.Phrases {
			x := &w.s.Phrases[i]
			if x.Pron || x.To <= x.From || x.Prev != clause.None || x.From < end || x.From > end+1 || !w.fn.In.Has(x.Prep) && !w.fn.At.Has(x.Prep) || !w.fn.Ranks.Has(w.s.Tokens[x.From].Stem) {
				continue
			}
			if got := w.take(nil, i, false); len(got) > 0 && !slices.ContainsFunc(got, func(g int) bool { return slices.Contains(m.slots[frames.ActorSlot], g) }) {
				m.slots[frames.RecipientSlot] = got
				m.trace = append(m.trace, "recipient is in whose ranks they fell")
			}
			break
		}
	}
}

// merelyFallen tells whether a phrase says of people no more than how many fell.
func (w *work) merelyFallen(x *clause.Phrase) bool {
	if x.Pron || x.Head < 0 {
		return false
	}
	for k := x.From; k < x.To; k++ {
		if t := &w.s.Tokens[k]; t.POS != doc.Num && t.POS != doc.Det && !w.fn.Fallen.Has(t.Stem) && !w.fn.Several.Has(t.Stem) {
			return false
		}
	}
	return true
}
