package coder

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lexicon"
)

// Likely finds who did it where no rule of grammar names him: of all who are named
// in the sentence, in the two before it and in the title, the likeliest by the
// weights of a conditional logit model, if he is likely enough. A nil Likely finds nobody.
type Likely struct {
	weights map[Question]*weights
}

// weights are those of the features of a party, alone and together with what is said
// of the event.
type weights struct {
	party map[string]*weight
	event map[string]int // a number for each thing said of events
}

type weight struct {
	alone float64
	with  []float64 // by number; short where there are none
}

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

// LoadLikely reads <dir>/likely.txt: question feature | weight.
func LoadLikely(s *lexicon.Source, dir string) (*Likely, error) {
	read, err := loadWeights(s, dir+"/likely.txt")
	if err != nil {
		return nil, fmt.Errorf("load weights of likely parties: %w", err)
	}
	l := &Likely{map[Question]*weights{}}
	for q, features := range read {
		l.weights[Question(q)] = together(features)
	}
	return l, nil
}

// Crossed is the name of a feature of a party together with one of the event.
func Crossed(party, event string) string { return party + cross + event }

const cross = " * "

// together gathers the weights of features by the party's part of their names.
func together(features map[string]float64) *weights {
	out := &weights{make(map[string]*weight, len(features)/3), map[string]int{}}
	for f, x := range features {
		party, event, both := strings.Cut(f, cross)
		w := out.party[party]
		if w == nil {
			w = &weight{}
			out.party[party] = w
		}
		if !both {
			w.alone = x
			continue
		}
		n, ok := out.event[event]
		if !ok {
			n = len(out.event)
			out.event[event] = n
		}
		if n >= len(w.with) {
			w.with = append(w.with, make([]float64, n+1-len(w.with))...)
		}
		w.with[n] = x
	}
	return out
}

// Choose is the likeliest of some parties and how likely he is among them and
// nobody; −1 where nobody is likeliest. Who is named more than once is as likely as
// all that names him.
func (l *Likely) Choose(a *Asked) (best int, p float64) {
	w := l.weights[a.Question]
	about := make([]int, 0, 8)
	for _, x := range a.About {
		if n, ok := w.event[x]; ok {
			about = append(about, n)
		}
	}
	shares := make([]float64, 1+len(a.Parties))
	sum := 0.0
	for i := range shares {
		feats := a.Nobody
		if i > 0 {
			feats = a.Parties[i-1].Feats
		}
		z := math.Exp(w.score(feats, about))
		sum += z
		shares[a.First(i)] += z
	}
	best = -1
	for i := range shares {
		if x := shares[i] / sum; x > p {
			best, p = i-1, x
		}
	}
	return best, p
}

func (w *weights) score(feats []string, about []int) (z float64) {
	for _, f := range feats {
		x := w.party[f]
		if x == nil {
			continue
		}
		z += x.alone
		for _, n := range about {
			if n < len(x.with) {
				z += x.with[n]
			}
		}
	}
	return z
}

// First is the first answer that is the same as one: 0 is nobody, 1 the first party.
func (a *Asked) First(answer int) int {
	for k := range a.Parties[:max(answer-1, 0)] {
		if a.Parties[k].Key() == a.Parties[answer-1].Key() {
			return k + 1
		}
	}
	return answer
}

// knows tells whether the model can answer a question.
func (l *Likely) knows(q Question) bool {
	return l != nil && l.weights[q] != nil
}

// Asked is a question with its answers, as the model is trained on them.
type Asked struct {
	Question Question
	Event    *doc.Event
	Ruled    bool // grammar has the answer: it was taken away to ask for it
	Parties  []Party
	Nobody   []string // features of the answer that nobody is meant
	About    []string // what is said of the event, to be taken together with each feature
}

// Party is one who may be meant, with what speaks for and against him.
type Party struct {
	Actors []doc.Actor // one, or several joined by «and»
	Feats  []string
}

// LikelyEnough is the probability that a party must reach, and LikelyInFew that in
// a text of a few sentences: the model knows whole articles, and of a fragment who
// did it may stand in what was cut off.
const (
	LikelyEnough = 0.45
	LikelyInFew  = 0.7
)

// guess is who likely is a party to an event.
type guess struct {
	event  string // its id
	q      Question
	actors []doc.Actor
	p      float64
}

// likely notes the likeliest parties to an event that does not name its own.
func (w *work) likely(d *doc.Document, sent int, m *match, e *doc.Event, names Texts, notes *Notes) {
	if w.c.Ask != nil {
		w.ask(d, sent, m, e, names)
		return
	}
	enough := LikelyEnough
	if len(d.Sentences) <= aFew {
		enough = LikelyInFew
	}
	var a Asked
	for _, q := range Questions {
		if !w.c.Likely.knows(q) || !w.open(q, m, e) {
			continue
		}
		if a.Event == nil {
			a = w.parties(d, sent, m, e, names)
		}
		a.Question = q
		if best, p := w.c.Likely.Choose(&a); best >= 0 && p >= enough {
			notes.guesses = append(notes.guesses, guess{e.ID, q, a.Parties[best].Actors, p})
		}
	}
}

// guessed gives the events that still lack a party the likeliest one.
func guessed(d *doc.Document, notes *Notes) {
	if len(notes.guesses) == 0 {
		return
	}
	at := make(map[string]int, len(d.Events))
	for i := range d.Events {
		at[d.Events[i].ID] = i
	}
	for i := range notes.guesses {
		g := &notes.guesses[i]
		k, ok := at[g.event]
		if !ok {
			continue
		}
		e := &d.Events[k]
		switch {
		case g.q == WhoActs && len(e.Actor) == 0, g.q == OtherSide && len(e.Actor) == 1:
			if named(&g.actors[0], e.Recipient) || elsewhereDoer(d, k, &g.actors[0]) {
				continue
			}
			e.Actor = append(e.Actor, g.actors...)
			governments(e.Actor)
		case g.q == Whom && len(e.Recipient) == 0 && !named(&g.actors[0], e.Actor):
			e.Recipient = append(e.Recipient, g.actors...)
			if e.Type != "ASSAULT" {
				governments(e.Recipient)
			}
		default:
			continue
		}
		e.Trace = append(e.Trace, fmt.Sprintf("%s by likelihood %.1f", g.q, g.p))
	}
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

// ask puts the open questions, and those that grammar has answered, to who trains
// the model.
func (w *work) ask(d *doc.Document, sent int, m *match, e *doc.Event, names Texts) {
	put := func(q Question, x *doc.Event, ruled bool) {
		a := w.parties(d, sent, m, x, names)
		a.Question, a.Ruled = q, ruled
		w.c.Ask(a)
	}
	for _, q := range Questions {
		if w.open(q, m, e) {
			put(q, e, false)
		}
	}
	without := *e
	if without.Actor = nil; len(e.Actor) > 0 {
		put(WhoActs, &without, true)
	}
	if without.Actor, without.Recipient = e.Actor, nil; len(e.Recipient) > 0 {
		put(Whom, &without, true)
	}
}

// open tells whether a question is left open.
func (w *work) open(q Question, m *match, e *doc.Event) bool {
	actor, recipient := &m.unit.Slots[frames.ActorSlot], &m.unit.Slots[frames.RecipientSlot]
	switch q {
	case WhoActs:
		return len(actor.Alts) > 0 && len(e.Actor) == 0
	case OtherSide:
		return len(actor.Alts) > 0 && len(e.Actor) == 1 && joined(actor) && len(e.Recipient) == 0
	}
	return len(recipient.Alts) > 0 && len(e.Recipient) == 0
}

// parties are those who may be meant, with their features.
func (w *work) parties(d *doc.Document, sent int, m *match, e *doc.Event, names Texts) Asked {
	var out []Party
	seen := map[string]bool{}
	add := func(as []doc.Actor, feats []string) {
		a := as[0]
		if named(&a, e.Recipient) || named(&a, e.Actor) {
			return
		}
		for _, side := range [][]doc.Actor{e.Recipient, e.Actor} {
			if len(side) > 0 && a.Code != "" && a.Code == side[0].Code {
				feats = append(feats, "of the same country as the other")
				if a.Sector != "" && a.Sector == side[0].Sector {
					feats = append(feats, "of the same country and sector as the other")
				}
			}
		}
		for i := range as {
			seen[partyKey(&as[i])] = true
		}
		out = append(out, Party{as, feats})
	}
	for i, n := 0, len(w.s.Phrases); i < n; i++ {
		x := &w.s.Phrases[i]
		if !w.mayBeMeant(x) || !x.Pron && x.From < m.to && x.To > m.from || w.befalls(m, i) || w.ground(i) {
			continue
		}
		if got := w.actors(w.take(nil, i, false), names); len(got) > 0 {
			add(got, w.inSentence(m, i))
		}
	}
	for _, i := range w.mentionedBefore(d, sent) {
		x := &d.Mentions[i]
		if !fieldKind(x.Kind) && !seen[partyKey(&x.Actor)] {
			add(carried([]doc.Actor{x.Actor}), w.before(d, sent, x, e))
		}
	}
	return Asked{Event: e, Parties: out, Nobody: noParty(m, e, len(out)), About: w.about(m, e)}
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
	return slices.ContainsFunc(of, func(b doc.Actor) bool { return a.ID != "" && a.ID == b.ID || a.Text == b.Text })
}

// Key is the same for all mentions of one party.
func (p *Party) Key() string { return partyKey(&p.Actors[0]) }

func partyKey(a *doc.Actor) string {
	if a.ID != "" {
		return a.ID
	}
	return a.Text + "/" + a.Code
}
