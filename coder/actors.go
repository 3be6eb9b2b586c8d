package coder

import (
	"slices"

	"github.com/sijil-news/sijil/doc"
)

// identity is what is the same for all mentions of one party: an id, or words with
// a country.
type identity struct{ id, text, code string }

func identityOf(a *doc.Actor) identity {
	if a.ID != "" {
		return identity{id: a.ID}
	}
	return identity{text: a.Text, code: a.Code}
}

// actors writes phrases as participants, each entity once.
func (w *work) actors(phs []int, names Texts) []doc.Actor {
	return w.appendActors(make([]doc.Actor, 0, len(phs)), phs, names)
}

func (w *work) appendActors(out []doc.Actor, phs []int, names Texts) []doc.Actor {
	var seen []identity
	for _, id := range phs {
		ph := &w.s.Phrases[id]
		if !ph.Who.CanAct() && ph.Pron {
			continue
		}
		a := ph.Who.Actor
		if a.Text == "" {
			a.Text = w.words(ph)
		}
		if ph.Who.Kind == "person" {
			a.Text = names.Text(&a)
		}
		who := identityOf(&a)
		if ph.Who.Kind == "nisba" {
			who = identity{text: a.Text, code: a.Code}
		}
		if slices.Contains(seen, who) {
			continue
		}
		if len(phs) > 1 {
			seen = append(seen, who)
		}
		out = append(out, a)
	}
	return out
}
