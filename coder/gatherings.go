package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// gathered gives a protest or a meeting that names nobody in its own places those whom its
// noun names as its own, or who are said further on to have taken part in it.
func (w *work) gathered(m *match) {
	if t := m.unit.Frame.Type; t != "PROTEST" && t != "CONSULT" || m.kind == asVerb || len(m.slots[frames.ActorSlot]) > 0 {
		return
	}
	_ = w.gather(m, w.whoseMove(m), "actor is whose move the support verb's noun is") ||
		w.gather(m, w.inTrigger(m), "actor is who is named in the words of the event") ||
		w.gather(m, w.whoseGathering(m), "actor is whose it is") ||
		w.gather(m, w.tookPart(m), "actor is who took part in it")
}

// gather makes phrases the actor of a match and tells whether any can be.
func (w *work) gather(m *match, phs []int, why string) bool {
	for _, ph := range phs {
		if !w.ground(ph) && !w.befalls(m, ph) && (m.unit.Frame.Type == "CONSULT" || !official(&w.s.Phrases[ph].Who)) {
			m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
		}
	}
	if len(m.slots[frames.ActorSlot]) == 0 {
		return false
	}
	m.trace = append(m.trace, why)
	return true
}

// whoseMove is the genitive of the noun of a verb that carries the event, where the verb's
// subject acts: «خروج | الآلاف في مظاهرات», «دخول | العمال في إضراب».
func (w *work) whoseMove(m *match) []int {
	if m.light == clause.None || w.s.Preds[m.light].Verb || !has(&m.unit.Slots[frames.ActorSlot], frames.Subj) {
		return nil
	}
	return w.able(w.args(&w.s.Preds[m.light], frames.Source{Kind: frames.Gen}))
}

// inTrigger are those who are named in the words that make a meeting: «اجتماع | مجلس
// الأمن», «اجتماع لوزراء خارجية | الخليج».
func (w *work) inTrigger(m *match) (phs []int) {
	if m.unit.Frame.Type != "CONSULT" || m.kind == asLight {
		return nil
	}
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		one := x.Who.Kind == "agent" && !x.Who.Group && x.Number != doc.Plur // «مؤتمر صحفي»
		if !x.Pron && x.From > m.from && x.From < m.to && x.Who.CanAct() && x.Who.Kind != "nisba" && !one {
			phs = append(phs, i)
		}
	}
	return phs
}

// whoseGathering are those right behind the noun with «لـ»: «اعتصام | لعمال الميناء»,
// «قمة ثلاثية | لرؤساء …». A state is what it is for («مؤتمر لسوريا»).
func (w *work) whoseGathering(m *match) []int {
	p := &w.s.Preds[m.pred]
	li := w.behindPrep(p, &w.fn.Owner)
	if len(li) == 0 || p.Phrase == clause.None || w.s.Phrases[p.Phrase].Head != p.Tok || w.s.Phrases[p.Phrase].To != w.s.Phrases[li[0]].From || w.s.Tokens[p.Tok].Enc != "" {
		return nil
	}
	x := &w.s.Phrases[li[0]]
	several := isHuman(&x.Who) || x.Who.Group
	switch {
	case x.Pron || !x.Who.CanAct() || x.Who.Kind == "state" || w.town(li[0]):
		return nil
	case m.unit.Frame.Type == "PROTEST" && !several, m.unit.Frame.Type == "CONSULT" && (x.Who.Actor.Sector == "CVL" || x.Who.Actor.Sector == "COP" || x.Who.Kind == "agent" && !several):
		return nil // «مؤتمر للأمن», «مؤتمر للجالية»
	}
	return li
}

// tookPart are those whom a clause further on says with a pronoun to have taken part:
// «خرجت مظاهرات في المدينة، شارك فيها المئات».
func (w *work) tookPart(m *match) []int {
	const far = 14
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb || q.Neg || q.Passive || q.Tok < m.to || q.Tok > m.to+far || !w.fn.TakesPart.Has(w.keys[q.Tok]) {
			continue
		}
		for _, ph := range w.behindPrep(q, &w.fn.In) {
			x := &w.s.Phrases[ph]
			if x.Pron && (x.Gender == doc.GenderAny || x.Gender == w.s.Tokens[w.s.Preds[m.pred].Tok].Feats.Gender || w.s.Tokens[w.s.Preds[m.pred].Tok].Feats.Number == doc.Plur) {
				return w.args(q, frames.Source{Kind: frames.Subj})
			}
		}
	}
	return nil
}
