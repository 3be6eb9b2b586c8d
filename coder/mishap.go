package coder

import (
	"slices"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// noEvent says why what is told is no event, "" where it is one.
func (w *work) noEvent(m *match, e *doc.Event) string {
	switch {
	case w.unrealised(m, e):
		return "only aimed at or possible"
	case w.purposed(m, e):
		return "only what something else is done for"
	case w.game(m, e):
		return "a move of a game"
	case w.mishap(m, e):
		return "nobody did it"
	}
	return ""
}

// mishap tells whether an event without an actor only came about, by what its
// frame says of such: the dead of an accident.
func (w *work) mishap(m *match, e *doc.Event) bool {
	if len(e.Actor) > 0 {
		return false
	}
	return slices.ContainsFunc(m.unit.Frame.Nobody, func(u *frames.Unit) bool {
		holds := func(c frames.Cond) bool { return w.holds(m.pred, m, &c, m.kind) }
		return !slices.ContainsFunc(u.If, func(c frames.Cond) bool { return !holds(c) }) && !slices.ContainsFunc(u.Not, holds)
	})
}
