package coder

import (
	"github.com/sijil-news/sijil/frames"
)

// Finding is a frame that fired, as a tool that explains the coding shows it.
// Numbers are tokens, predicates and phrases of the sentence.
type Finding struct {
	Unit    *frames.Unit
	Word    *frames.Word
	Pred    int                    // the predicate it fired at
	Light   int                    // the verb of a light construction, or clause.None
	Support int                    // the support verb that lends participants, or clause.None
	From    int                    // trigger tokens, half-open
	To      int                    //
	Slots   [frames.NumSlots][]int // phrases by slot
	Score   float64                // by which competing frames were ranked
}

// Findings lists the frames that fired in a sentence, in text order: that in
// which Emit writes their events.
func (c *Coded) Findings() []Finding {
	out := make([]Finding, len(c.Matches))
	for i, m := range c.Matches {
		out[i] = Finding{Unit: m.unit, Word: m.word, Pred: m.pred, Light: m.light, Support: m.support, From: m.from, To: m.to, Slots: m.slots, Score: m.score}
	}
	return out
}
