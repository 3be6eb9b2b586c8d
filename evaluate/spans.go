package evaluate

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Slots of an event in the span sets, in the order they are printed.
const (
	slotTrigger = iota
	slotActorText
	slotRecipientText
	slotActorCode
	slotActorSector
	slotRecipientCode
	slotRecipientSector
	slotCount
)

type slotValues [slotCount]string

func slotsOf(trigger string, actor, recipient []person) slotValues {
	join := func(list []person) string {
		texts := make([]string, len(list))
		for i, p := range list {
			texts[i] = p.text
		}
		return strings.Join(texts, " ")
	}
	v := slotValues{slotTrigger: trigger, slotActorText: join(actor), slotRecipientText: join(recipient)}
	if len(actor) > 0 {
		v[slotActorCode], v[slotActorSector] = actor[0].code, actor[0].sector
	}
	if len(recipient) > 0 {
		v[slotRecipientCode], v[slotRecipientSector] = recipient[0].code, recipient[0].sector
	}
	return v
}

func (v slotValues) filled() int {
	n := 0
	for _, s := range v {
		if s != "" {
			n++
		}
	}
	return n
}

// spans compares the fullest event of the right type, or each reader, with the
// (other) readers, slot by slot.
func (s *scorer) spans(golds []Gold, preds map[string][]doc.Event, human bool) *Spans {
	var t [slotCount]tally
	count := func(mine, other slotValues) {
		for i := range slotCount {
			m, v := mine[i], other[i]
			hit := m != "" && v != ""
			if i <= slotRecipientText {
				hit = hit && s.fit(v, m)
			} else {
				hit = hit && m == v
			}
			switch {
			case hit:
				t[i].tp++
			default:
				t[i].fp += truth(m != "")
				t[i].fn += truth(v != "")
			}
		}
	}
	for _, g := range golds {
		readers := make([]slotValues, len(*g.Annotators))
		for i := range readers {
			a := &(*g.Annotators)[i]
			readers[i] = slotsOf(string(a.Trigger), a.sides(true, false), a.sides(false, true))
		}
		if human {
			for i, mine := range readers {
				for j, other := range readers {
					if i != j {
						count(mine, other)
					}
				}
			}
			continue
		}
		best := fullest(preds[g.ID], (*g.Annotators)[0].Type)
		for _, other := range readers {
			count(best, other)
		}
	}
	f := func(i int) Number { return t[i].prf().F1 }
	return &Spans{f(slotTrigger), f(slotActorText), f(slotRecipientText), f(slotActorCode), f(slotActorSector), f(slotRecipientCode), f(slotRecipientSector)}
}

// fullest returns the slots of the first event of the type that fills most.
func fullest(events []doc.Event, kind string) slotValues {
	var best slotValues
	most := -1
	for i := range events {
		e := &events[i]
		if e.Type != kind {
			continue
		}
		v := slotsOf(e.Trigger.Text, people(e.Actor), people(e.Recipient))
		if n := v.filled(); n > most {
			best, most = v, n
		}
	}
	return best
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
