package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// accused: what someone is accused of, he is said to have done: the recipient
// of the accusation acts («اتهم قوات النظام بشن هجوم»).
func (w *work) accused(m *match) {
	if len(m.slots[frames.ActorSlot]) > 0 || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 {
		return
	}
	i := m.pred
	for n := 0; n < 4; n++ {
		p := &w.s.Preds[i]
		up := p.Parent
		if up == clause.None || p.Rel == clause.Relative || w.onlyTold(p) {
			return
		}
		if o := w.matchOf(up); o != nil && (o.unit.Frame.Embed != "" && w.contentVia(p, &o.unit.Slots[frames.ContentSlot]) || w.guiltOf(m, o, p)) {
			for _, ph := range o.slots[frames.RecipientSlot] {
				if (!w.fn.In.Has(w.s.Phrases[ph].Prep) || !w.town(ph) && w.s.Phrases[ph].Who.Kind != "state") && !w.befalls(m, ph) {
					m.slots[frames.ActorSlot] = append(m.slots[frames.ActorSlot], ph)
				}
			}
			if len(m.slots[frames.ActorSlot]) > 0 {
				m.trace = append(m.trace, "actor is the accused")
				return
			}
			if !w.fn.Guilty.Has(w.keys[w.s.Preds[up].Tok]) { // «اعتقل بتهمة قتل …»: the verb above says who
				return
			}
		}
		if o := w.best[up]; o != nil && o.dead == "" && gathers[m.unit.Frame.Type] && o.unit.Frame.Type != m.unit.Frame.Type && !w.s.Preds[up].Verb {
			return // «اتهمتها بقمع | الاحتجاجات»: that is what she did to others
		}
		i = up
	}
}

// gathers are the types whose nouns behind a deed that somebody is accused of are others'.
var gathers = map[string]bool{"PROTEST": true, "CONSULT": true}

// guiltOf tells whether an act, or the charge of it, is what somebody is found guilty of,
// charged with or held on, told by a preposition or as the genitive of the charge: «أدين
// بقتل …», «يواجه تهمة قتل …», «اعتقل | بتهمة قتل …».
func (w *work) guiltOf(m, o *match, p *clause.Pred) bool {
	switch m.unit.Frame.Type {
	case "ASSAULT", "COERCE", "AID", "MOBILIZE", "PROTEST":
	default:
		return false
	}
	if o.light != clause.None && w.s.Preds[o.light].Neg || slices.ContainsFunc(p.VerbKeys, w.fn.Causes.Has) {
		return false
	}
	k := w.keys[w.s.Preds[o.pred].Tok]
	switch p.Via.Kind {
	case frames.Prep:
		if w.fn.Guilty.Has(w.keys[p.Tok]) && w.fn.Charge.Has(p.Via.Prep) {
			return powerOver[o.unit.Frame.Type] && o.unit.Frame.Type != "ASSAULT" || o.unit.Frame.Type == "ACCUSE"
		}
		return o.unit.Frame.ID == "sanction.convict" && w.fn.Guilty.Has(k) && w.fn.AccusedOf.Has(p.Via.Prep)
	case frames.Gen:
		return o.unit.Frame.Type == "ACCUSE" && o.pred == p.Parent && w.fn.Guilty.Has(k)
	}
	return false
}

// onlyTold tells whether an act is what something else that somebody is accused of is
// about or comes after, or one that he made up: «اتهمها بنشر أكاذيب حول القصف», «تحقق في
// حفل عقب الهجوم», «اتهمهم بفبركة هجوم».
func (w *work) onlyTold(p *clause.Pred) bool {
	if p.Via.Kind == frames.Prep {
		o := w.matchOf(p.Parent)
		topic := w.fn.About.Has(p.Via.Prep) && !w.fn.Away.Has(p.Via.Prep) && (o == nil || o.unit.Frame.Embed == "")
		if topic || w.fn.Sequence.Has(p.Via.Prep) || w.fn.Timed.Has(p.Via.Prep) {
			return true
		}
	}
	return p.Parent != clause.None && w.fn.Fakes.Has(w.s.Tokens[w.s.Preds[p.Parent].Tok].Stem)
}
