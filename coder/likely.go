package coder

import (
	"fmt"
	"math"
	"slices"
	"strconv"
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
	event map[string]uint16 // a number for each thing said of events
}

type weight struct {
	alone int
	with  []pair // by number
}

// pair is a weight together with what is said of the event, by its number.
type pair struct {
	event  uint16
	weight int16
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

// LoadLikely reads <dir>/likely.txt, which tools/likely makes:
// question | feature of a party | weight, number of what is said of the event, weight …
// and question | about number | what is said of the event.
func LoadLikely(s *lexicon.Source, dir string) (*Likely, error) {
	l := &Likely{map[Question]*weights{}}
	err := s.Lines(dir+"/likely.txt", func(line lexicon.Line) {
		var f [3]string
		line.Split(f[:])
		q := Question(f[0])
		if l.weights[q] == nil {
			l.weights[q] = &weights{make(map[string]*weight, 10000), map[string]uint16{}}
		}
		if why := l.weights[q].add(f[1], f[2]); why != "" {
			s.Report(line.File.Name, line.No, why)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("load weights of likely parties: %w", err)
	}
	return l, nil
}

// WeightUnit is what a weight of 1 is written as.
const WeightUnit = 100

// add takes a line of the file; it tells what is wrong with it.
func (w *weights) add(feature, rest string) string {
	if no, ok := strings.CutPrefix(feature, "about "); ok {
		n, err := strconv.ParseUint(no, 10, 16)
		if err != nil {
			return "what is said of events wants a number, not " + strconv.Quote(no)
		}
		w.event[rest] = uint16(n)
		return ""
	}
	x := &weight{with: make([]pair, 0, strings.Count(rest, " ")/2)}
	for i, first := 0, true; rest != ""; i++ {
		var word string
		word, rest, _ = strings.Cut(rest, " ")
		n, err := strconv.ParseInt(word, 10, 16)
		switch {
		case err != nil:
			return "weight " + strconv.Quote(word) + " is no number"
		case first:
			x.alone, first = int(n), false
		case i%2 == 1:
			x.with = append(x.with, pair{event: uint16(n)})
		default:
			x.with[len(x.with)-1].weight = int16(n)
		}
	}
	slices.SortFunc(x.with, func(a, b pair) int { return int(a.event) - int(b.event) })
	w.party[feature] = x
	return ""
}

// Cross joins the name of a feature of a party with one of the event.
const Cross = " * "

// Crossed is the name of a feature of a party together with one of the event.
func Crossed(party, event string) string { return party + Cross + event }

// Choose is the likeliest of some parties and how likely he is among them and
// nobody; −1 where nobody is likeliest. Who is named more than once is as likely as
// all that names him.
func (l *Likely) Choose(a *Asked) (best int, p float64) {
	w := l.weights[a.Question]
	about := make([]uint16, 0, 8)
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

func (w *weights) score(feats []string, about []uint16) float64 {
	z := 0
	for _, f := range feats {
		x := w.party[f]
		if x == nil {
			continue
		}
		z += x.alone
		for _, n := range about {
			if k, ok := slices.BinarySearchFunc(x.with, n, func(p pair, n uint16) int { return int(p.event) - int(n) }); ok {
				z += int(x.with[k].weight)
			}
		}
	}
	return float64(z) / WeightUnit
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
	LikelyEnough = 0.4
	LikelyInFew  = 0.8
)

// kept is an event with those who may be parties to it, until the rules have had
// their say in the whole document.
type kept struct {
	event   string // its id
	sent    int
	actor   bool // its frame has an actor
	joined  bool // of two sides
	whom    bool // its frame has a recipient
	parties []Party
	nobody  []string
	about   []string
}

// keep notes who may be a party to an event.
func (w *work) keep(d *doc.Document, sent int, m *match, e *doc.Event, names Texts, notes *Notes) {
	if w.c.Likely == nil && w.c.Ask == nil {
		return
	}
	actor, recipient := &m.unit.Slots[frames.ActorSlot], &m.unit.Slots[frames.RecipientSlot]
	k := kept{event: e.ID, sent: sent, actor: len(actor.Alts) > 0, joined: joined(actor), whom: len(recipient.Alts) > 0}
	if k.open(WhoActs, e) || k.open(OtherSide, e) || k.open(Whom, e) || w.c.Ask != nil {
		k.parties, k.about = w.parties(d, sent, m, names), w.about(m, e)
		k.nobody = noParty(m, e, len(k.parties))
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
	for i := range d.Events {
		at[d.Events[i].ID] = i
	}
	var told []func()
	for i := range notes.kept {
		k := &notes.kept[i]
		n, ok := at[k.event]
		if !ok {
			continue
		}
		if c.Ask != nil {
			c.ask(d, k, &d.Events[n])
			continue
		}
		for _, q := range Questions {
			if c.Likely.knows(q) && k.open(q, &d.Events[n]) {
				if f := c.guess(d, n, k.asked(d, q, &d.Events[n])); f != nil {
					told = append(told, f)
				}
			}
		}
	}
	for _, f := range told { // what is guessed is no model for other guesses
		f()
	}
}

// guess is what is to be done with the likeliest party to event n, nil where nobody is
// likely enough.
func (c *Coder) guess(d *doc.Document, n int, a *Asked) func() {
	enough := LikelyEnough
	if len(d.Sentences) <= aFew {
		enough = LikelyInFew
	}
	best, p := c.Likely.Choose(a)
	if best < 0 || p < enough {
		return nil
	}
	actors, q, e := a.Parties[best].Actors, a.Question, &d.Events[n]
	return func() {
		switch {
		case q == WhoActs && len(e.Actor) == 0, q == OtherSide && len(e.Actor) == 1:
			if named(&actors[0], e.Recipient) || elsewhereDoer(d, n, &actors[0]) {
				return
			}
			e.Actor = append(e.Actor, actors...)
			governments(e.Actor)
		case q == Whom && len(e.Recipient) == 0 && !named(&actors[0], e.Actor):
			e.Recipient = append(e.Recipient, actors...)
			if e.Type != "ASSAULT" {
				governments(e.Recipient)
			}
		default:
			return
		}
		e.Trace = append(e.Trace, fmt.Sprintf("%s by likelihood %.1f", q, p))
	}
}

// ask puts the open questions, and those that the rules have answered, to who trains
// the model.
func (c *Coder) ask(d *doc.Document, k *kept, e *doc.Event) {
	put := func(q Question, x *doc.Event, ruled bool) {
		a := k.asked(d, q, x)
		a.Ruled = ruled
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

// asked is a question about an event, as it stands now.
func (k *kept) asked(d *doc.Document, q Question, e *doc.Event) *Asked {
	a := &Asked{Question: q, Event: e, Nobody: k.nobody, About: k.about}
	for i := range k.parties {
		x := &k.parties[i].Actors[0]
		if named(x, e.Recipient) || named(x, e.Actor) {
			continue
		}
		f := append(slices.Clip(k.parties[i].Feats), beside(x, e)...)
		a.Parties = append(a.Parties, Party{k.parties[i].Actors, append(f, history(d, k.sent, x, e)...)})
	}
	return a
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
func (w *work) parties(d *doc.Document, sent int, m *match, names Texts) (out []Party) {
	seen := map[string]bool{}
	add := func(as []doc.Actor, feats []string) {
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
			add(carried([]doc.Actor{x.Actor}), before(d, sent, x))
		}
	}
	return out
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
