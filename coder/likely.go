package coder

import (
	"fmt"
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// Question is what is asked of the likely parties to an event.
type Question string

// Questions: who acts where nobody is found, who is the other side where one side
// is found of what takes two, and whom it was done to where nobody is found.
const (
	WhoActs   Question = "actor"
	OtherSide Question = "side"
	Whom      Question = "recipient"
)

// Questions are all of them, in the order in which they are asked.
var Questions = [...]Question{WhoActs, OtherSide, Whom}

// Cross joins the name of a feature of a party with one of the event.
const Cross = " * "

// Crossed is the name of a feature of a party together with one of the event.
func Crossed(party, event string) string { return party + Cross + event }

// Asked is a question with its answers, as the model is trained on them.
type Asked struct {
	Question Question
	Event    *doc.Event
	Ruled    bool // grammar has the answer: it was taken away to ask for it
	Parties  []Party
	Nobody   Features // of the answer that nobody is meant
	About    Features // of the event, to be taken together with each of the others
}

// Party is one who may be meant, with what speaks for and against him.
type Party struct {
	Actors []doc.Actor // one, or several joined by «and»
	Feats  Features

	all    []doc.Actor // where others stand before him, joined by «and»: all of them
	phrase int         // of the sentence, clause.None where he is named before
}

// First is the first answer that is the same as one: 0 is nobody, 1 the first party.
func (a *Asked) First(answer int) int {
	for k := range a.Parties[:max(answer-1, 0)] {
		if identityOf(&a.Parties[k].Actors[0]) == identityOf(&a.Parties[answer-1].Actors[0]) {
			return k + 1
		}
	}
	return answer
}

// LikelyEnough is the probability that a party must reach, and LikelyInFew that in
// a text of a few sentences: the model knows whole articles, and of a fragment who
// did it may stand in what was cut off.
const (
	LikelyEnough = 0.4
	LikelyInFew  = 0.9
)

// ByLikelihood stands in the reason of a party chosen so, between the question and how
// likely he is.
const ByLikelihood = " by likelihood "

// kept is an event with those who may be parties to it, until the rules have had
// their say in the whole document.
type kept struct {
	event   string // its id
	sent    int
	actor   bool // its frame has an actor
	joined  bool // of two sides
	whom    bool // its frame has a recipient
	scene   bool // grammar names no more than where force was used («غارات في المحافظة») or a thing it fell on («استهدفت موقعا»)
	parties []Party
	nobody  Features
	about   Features
}

// keep notes who may be a party to an event.
func (w *work) keep(d *doc.Document, sent int, m *match, e *doc.Event, names Texts, notes *Notes) {
	if !notes.keeps() {
		return
	}
	actor, recipient := &m.unit.Slots[frames.ActorSlot], &m.unit.Slots[frames.RecipientSlot]
	k := kept{event: e.ID, sent: sent, actor: len(actor.Alts) > 0 && !w.textSpeaks(m, e), joined: joined(actor), whom: len(recipient.Alts) > 0, scene: w.sceneOnly(m) || w.unnamedThing(m)}
	if k.open(WhoActs, e) || k.open(OtherSide, e) || k.open(Whom, e) || k.scene || notes.asks() {
		k.parties, k.about = w.parties(d, sent, m, names, notes), w.about(&notes.about, m, e)
		k.nobody = noParty(&notes.said, m, e, len(k.parties))
		notes.kept = append(notes.kept, k)
	}
}

// open tells whether a question is left open.
func (k *kept) open(q Question, e *doc.Event) bool {
	switch q {
	case WhoActs:
		return k.actor && len(e.Actor) == 0
	case OtherSide:
		return k.actor && k.joined && len(e.Actor) == 1 && len(e.Recipient) == 0
	}
	return k.whom && len(e.Recipient) == 0
}

// guessed gives the events that still lack a party the likeliest one, if he is likely
// enough.
func (c *Coder) guessed(d *doc.Document, notes *Notes) {
	if len(notes.kept) == 0 {
		return
	}
	at := make(map[string]int, len(d.Events))
	notes.lent = notes.lent[:0]
	for i := range d.Events {
		at[d.Events[i].ID] = i
		notes.lent = append(notes.lent, lent(&d.Events[i]))
	}
	var told []func()
	for i := range notes.kept {
		k := &notes.kept[i]
		n, ok := at[k.event]
		if !ok {
			continue
		}
		if c.Ask != nil {
			c.ask(d, k, &d.Events[n], notes)
			continue
		}
		told = append(told, c.guesses(d, k, n, notes)...)
	}
	for _, f := range told { // what is guessed is no model for other guesses
		f()
	}
}

// guesses are what is to be done about the open questions of event n.
func (c *Coder) guesses(d *doc.Document, k *kept, n int, notes *Notes) (told []func()) {
	e := &d.Events[n]
	var a *Asked
	mark := notes.said.mark()
	for _, q := range Questions {
		if !c.Likely.knows(q) || !k.open(q, e) {
			continue
		}
		if a == nil {
			a = k.asked(d, e, notes)
		}
		a.Question = q
		if f := c.guess(d, n, a, false); f != nil {
			told = append(told, f)
		}
	}
	if k.scene && len(e.Recipient) > 0 && c.Likely.knows(Whom) {
		nowhere := *e
		nowhere.Recipient = nil
		a = k.asked(d, &nowhere, notes)
		a.Question = Whom
		if f := c.guess(d, n, a, true); f != nil {
			told = append(told, f)
		}
	}
	notes.said.forget(mark)
	return told
}

// guess is what is to be done with the likeliest party to event n, nil where nobody is
// likely enough. Whom force is likely directed at takes the place of a scene.
func (c *Coder) guess(d *doc.Document, n int, a *Asked, scene bool) func() {
	enough := LikelyEnough
	if len(d.Sentences) <= aFew {
		enough = LikelyInFew
	}
	best, p := c.Likely.Choose(a)
	if best < 0 || p < enough {
		return nil
	}
	chosen := a.Parties[best] // the list is used again
	actors, q, e := chosen.Actors, a.Question, &d.Events[n]
	return func() {
		switch {
		case q == WhoActs && len(e.Actor) == 0, q == OtherSide && len(e.Actor) == 1:
			if anyOf(actors, e.Recipient) || elsewhereDoer(d, n, &actors[0]) || !c.mayAct(e, &actors[0]) {
				return
			}
			e.Actor = append(e.Actor, chosen.with(c, e)...)
			governments(e.Actor)
		case q == Whom && (scene || len(e.Recipient) == 0) && !anyOf(actors, e.Actor) && !ownSide(e, e.Actor, &actors[0]):
			e.Recipient = slices.Clone(actors)
			if e.Type != "ASSAULT" {
				governments(e.Recipient)
			}
		default:
			return
		}
		e.Trace = append(e.Trace, fmt.Sprintf("%s%s%.1f", q, ByLikelihood, p))
	}
}

// with is a party chosen for an event, with those to whom he is joined by «and»: who is named
// with others is seldom meant alone. Not where one of them is on a side already.
func (x *Party) with(c *Coder, e *doc.Event) []doc.Actor {
	for i := range x.all {
		a := &x.all[i]
		if alike := func(b doc.Actor) bool { return len(a.Code) == 3 && a.Code == b.Code && a.Sector == b.Sector }; !c.mayAct(e, a) ||
			named(a, e.Actor) || named(a, e.Recipient) || slices.ContainsFunc(e.Actor, alike) || slices.ContainsFunc(e.Recipient, alike) {
			return x.Actors
		}
	}
	if x.all == nil {
		return x.Actors
	}
	return x.all
}

// ask puts the open questions, and those that the rules have answered, to who trains
// the model.
func (c *Coder) ask(d *doc.Document, k *kept, e *doc.Event, notes *Notes) {
	put := func(q Question, x *doc.Event, ruled bool) {
		a := k.asked(d, x, notes)
		a.Question, a.Ruled = q, ruled
		c.Ask(*a)
	}
	for _, q := range Questions {
		if k.open(q, e) {
			put(q, e, false)
		}
	}
	without := *e
	if without.Actor = nil; k.actor && len(e.Actor) > 0 {
		put(WhoActs, &without, true)
	}
	if without.Actor, without.Recipient = e.Actor, nil; k.whom && len(e.Recipient) > 0 {
		put(Whom, &without, true)
	}
}

// asked is a question about an event, as it stands now; it holds until the next.
func (k *kept) asked(d *doc.Document, e *doc.Event, notes *Notes) *Asked {
	f := &notes.said
	notes.asked = notes.asked[:0]
	for i := range k.parties {
		x := &k.parties[i].Actors[0]
		if anyOf(k.parties[i].Actors, e.Recipient) || anyOf(k.parties[i].Actors, e.Actor) || ownSide(e, e.Recipient, x) {
			continue
		}
		mark := f.mark()
		f.repeat(k.parties[i].Feats)
		beside(f, x, e)
		notes.precedents().say(f, x, e)
		history(f, d, x, e, notes.lent)
		notes.asked = append(notes.asked, Party{Actors: k.parties[i].Actors, Feats: f.since(mark), all: k.parties[i].all})
	}
	return &Asked{Event: e, Parties: notes.asked, Nobody: k.nobody, About: k.about}
}

// elsewhereDoer tells whether a party is carried from an earlier sentence and what it
// did near event k of the same type was on another day or in another country.
func elsewhereDoer(d *doc.Document, k int, a *doc.Actor) bool {
	e := &d.Events[k]
	near := d.Events[max(0, k-lastEvents):min(len(d.Events), k+lastEvents)]
	return a.End == 0 && slices.ContainsFunc(near, func(o doc.Event) bool {
		return o.Type == e.Type && o.ID != e.ID && named(a, o.Actor) && otherOccasion(e, &o)
	})
}

// parties are those who may be meant, with what their places say of them.
func (w *work) parties(d *doc.Document, sent int, m *match, names Texts, notes *Notes) []Party {
	f, first, unclaimed := &notes.said, len(notes.parties), w.unclaimed(m)
	for i, n := 0, len(w.s.Phrases); i < n; i++ {
		x := &w.s.Phrases[i]
		if !w.mayBeMeant(x) || !x.Pron && x.From < m.to && x.To > m.from || w.befalls(m, i) || w.condemnedFor(m, i) || w.notClaiming(m, unclaimed, i) || w.ground(i) || w.namesDeal(x) || w.noPerson(m, x) {
			continue
		}
		from, mark := len(notes.actors), f.mark()
		var few [8]int
		if notes.actors = w.appendActors(notes.actors, w.take(few[:0], i, false), names); len(notes.actors) > from {
			w.inSentence(f, m, i)
			notes.parties = append(notes.parties, Party{slices.Clip(notes.actors[from:]), f.since(mark), w.wholeRow(notes.parties[first:], m, x.Prev), i})
		}
	}
	for _, i := range w.mentionedBefore(d, sent) {
		x := &d.Mentions[i]
		if !fieldKind(x.Kind) && !among(notes.parties[first:], &x.Actor) {
			from, mark := len(notes.actors), f.mark()
			before(f, d, sent, x)
			notes.actors = append(notes.actors, x.Actor)
			notes.actors[from].Span = doc.Span{} // carried
			notes.parties = append(notes.parties, Party{Actors: slices.Clip(notes.actors[from:]), Feats: f.since(mark), phrase: clause.None})
		}
	}
	return slices.Clip(notes.parties[first:])
}

// wholeRow are all parties of a row of which one stands behind phrase before; nil where that
// is none of the parties. A row behind «between» has two sides, which do together only what
// takes two.
func (w *work) wholeRow(parties []Party, m *match, before int) []doc.Actor {
	if before == clause.None || w.fn.Between.Has(w.s.Phrases[before].Prep) && !joined(&m.unit.Slots[frames.ActorSlot]) {
		return nil
	}
	for i := range parties {
		if x := &parties[i]; x.phrase == before {
			if x.all != nil {
				return x.all
			}
			return x.Actors
		}
	}
	return nil
}

// noPerson tells whether a phrase is a thing or body where the rules found a pronoun
// that only a person is meant by, in a language that tells them apart: "he" is not the
// White House.
func (w *work) noPerson(m *match, x *clause.Phrase) bool {
	return x.Gender == doc.Neuter && slices.ContainsFunc(m.slots[frames.ActorSlot], func(a int) bool {
		y := &w.s.Phrases[a]
		return y.Pron && y.Number == doc.Sing && (y.Gender == doc.Masc || y.Gender == doc.Fem)
	})
}

// among tells whether somebody is among some parties.
func among(parties []Party, a *doc.Actor) bool {
	who := identityOf(a)
	for i := range parties {
		for k := range parties[i].Actors {
			if identityOf(&parties[i].Actors[k]) == who {
				return true
			}
		}
	}
	return false
}

// mentionedBefore are the mentions of the two sentences before one and of the title,
// the nearest first.
func (w *work) mentionedBefore(d *doc.Document, sent int) (out []int) {
	i := len(d.Mentions) - 1
	for ; i >= 0 && d.Mentions[i].Sentence >= sent-2; i-- {
		if d.Mentions[i].Sentence < sent {
			out = append(out, i)
		}
	}
	title := 0
	for title <= i && inTitle(d, &d.Mentions[title]) {
		title++
	}
	for k := title - 1; k >= 0; k-- {
		out = append(out, k)
	}
	return out
}

func inTitle(d *doc.Document, x *doc.Mention) bool {
	return d.Blocks[d.Sentences[x.Sentence].Block].Kind == doc.Title
}

// mayBeMeant tells whether a phrase names somebody: an adjective that says of what kind
// something is («دبلوماسي كثيف») is nobody.
func (w *work) mayBeMeant(x *clause.Phrase) bool {
	return x.Who.CanAct() && (x.Pron || x.Who.Kind != "agent" || x.Head < 0 || w.s.Tokens[x.Head].POS != doc.Adj)
}

// named tells whether a party is one of some, by identity or words.
func named(a *doc.Actor, of []doc.Actor) bool {
	for i := range of {
		if b := &of[i]; a.ID != "" && a.ID == b.ID || a.Text == b.Text {
			return true
		}
	}
	return false
}
