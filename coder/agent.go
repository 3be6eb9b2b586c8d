package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// agentBehind gives a passive, or help that a masdar tells of, whoever stands behind the words
// for an agent, where nobody else is named who did it, whether or not the frame lists them:
// «مُنحت البلاد قرضا | من قبل أوسلو», «تزويد الجيش بالأسلحة | من جانب الحكومة».
func (w *work) agentBehind(m *match) {
	if !w.fn.Passive.None() || len(m.slots[frames.ActorSlot]) > 0 || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 {
		return
	}
	for _, id := range [...]int{m.pred, m.light} {
		if id == clause.None {
			continue
		}
		p := &w.s.Preds[id]
		if p.Verb && !p.Passive || !p.Verb && !ofThings[m.unit.Frame.Type] {
			continue
		}
		for _, ph := range w.args(p, frames.Source{Kind: frames.Cause}) {
			if w.s.Phrases[ph].From >= m.to && !w.ofNoun(ph, p) {
				m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
				m.trace = append(m.trace, "actor behind the words for an agent")
			}
		}
	}
}

// ofThings are the types that are done with things: what is given, imposed, lifted, granted.
var ofThings = map[string]bool{"AID": true, "SANCTION": true, "RETREAT": true, "CONCEDE": true}

// thingBehind is the thing right behind a verb without any object, which does nothing and so
// is what an unvowelled passive is said of: «وزعت | مساعدات على …». None for most.
func (w *work) thingBehind(m *match, p *clause.Pred) []int {
	if !ofThings[m.unit.Frame.Type] || !p.SubjGuess || !w.fn.Passive.None() || w.s.Tokens[p.Tok].Enc != "" || p.Tok+1 >= len(w.s.Tokens) {
		return nil
	}
	subj := w.args(p, frames.Source{Kind: frames.Subj})
	if len(subj) != 1 {
		return nil
	}
	if x := &w.s.Phrases[subj[0]]; x.Pron || x.From <= p.Tok || x.Who.CanAct() || x.Who.Pending != "" || x.Inner != nil && (x.Inner.Kind != "nisba" || m.unit.Frame.Type != "AID") {
		return nil
	}
	return subj
}
