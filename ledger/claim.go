package ledger

import (
	"fmt"
	"slices"

	"github.com/sijil-news/sijil/doc"
)

// Stance is what a statement does to a claim.
type Stance int

// Stances.
const (
	Makes    Stance = iota // alleges it: the first time, or again
	Denies                 // says that it is not so
	Confirms               // grants it
)

func (s Stance) String() string { return [...]string{"accuses", "denies", "confirms"}[s] }

// Claim is one statement about an alleged deed: who alleges, denies or confirms
// what of whom.
type Claim struct {
	Number  int64 // of the document
	Ordinal int   // of the event in it
	Day     int   // of publication
	Stance  Stance
	Event   *doc.Event
	By      []doc.Actor // who alleges, denies or confirms
	Accused []doc.Actor
	To      []doc.Actor // to whom it was done

	deed  string // class of the act
	line  *line
	terms []term
	total float64
}

// Claims are the statements about alleged deeds in a paper: events that one
// party alleges, denies or grants, with known parties. An accusation whose
// content is coded is told by its content.
func (w *Words) Claims(p *Paper) []*Claim {
	var out []*Claim
	for i := range p.Doc.Events {
		e := &p.Doc.Events[i]
		if e.Judged == rejected {
			continue
		}
		c := &Claim{Number: p.Number, Ordinal: i, Day: p.Day, Event: e, By: e.SaidBy, Accused: e.Actor, To: e.Recipient, deed: deedOf(e.Type)}
		switch {
		case e.Claim == doc.Alleged && e.Realis == doc.Actual:
		case e.Claim == doc.Denied:
			c.Stance = Denies
			if len(c.Accused) == 0 {
				c.Accused = e.SaidBy
			}
		case e.Claim == doc.Confirmed:
			c.Stance = Confirms
		case e.Type == "ACCUSE" && e.Mode == "allege" && e.Realis == doc.Actual && e.Claim == doc.Asserted && !p.tellsDeed(e):
			c.By, c.Accused, c.To, c.deed = e.Actor, e.Recipient, nil, "ACCUSE"
		default:
			continue
		}
		k := p.lineAt(e.Sentence.Start)
		if k < 0 || c.deed == "" || !known(c.By) || !known(c.Accused) || e.Historical {
			continue
		}
		c.line = &p.lines[k]
		w.wording(c)
		out = append(out, c)
	}
	return out
}

// deedOf is the class of acts under which one deed may be told; "" for what is
// not laid to anybody's charge.
func deedOf(typ string) string {
	switch typ {
	case "ASSAULT", "COERCE":
		return "ASSAULT"
	case "AID", "SUPPORT", "COOPERATE":
		return "AID"
	case "MOBILIZE", "SANCTION", "ACCUSE":
		return typ
	}
	return ""
}

// Keys are words that statements about one deed share: its kind, with who is
// accused.
func (c *Claim) Keys() []string {
	var out []string
	for i := range c.Accused {
		a := &c.Accused[i]
		k := a.Code
		if k == "" {
			k = a.ID
		}
		if k = c.deed + " " + k; a.Code+a.ID != "" && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// tellsDeed tells whether the content of an accusation is an event of its own in
// the sentence.
func (p *Paper) tellsDeed(e *doc.Event) bool {
	k := p.lineAt(e.Sentence.Start)
	return k >= 0 && slices.ContainsFunc(p.lines[k].evs, func(j int) bool {
		o := &p.Doc.Events[j]
		return o.ID != e.ID && o.Claim == doc.Alleged && o.Trigger.Start > e.Trigger.Start
	})
}

func known(list []doc.Actor) bool {
	return slices.ContainsFunc(list, func(a doc.Actor) bool { return a.ID != "" || a.Code != "" })
}

// wording makes terms of the words of a claim's sentence, its parties left out.
func (w *Words) wording(c *Claim) {
	seen := stems{}
	for i := range c.line.words {
		v := &c.line.words[i]
		if seen[v.stem] || !w.tells(v) || within(v.Span, c.By) || within(v.Span, c.Accused) || within(v.Span, c.To) {
			continue
		}
		seen[v.stem] = true
		t := term{words: []stem{v.stem}, weight: w.worth(v.stem)}
		if v.alt != "" {
			t.words = append(t.words, v.alt)
			t.weight = min(t.weight, w.worth(v.alt))
		}
		c.terms = append(c.terms, t)
		c.total += t.weight
	}
}

func within(s doc.Span, list []doc.Actor) bool {
	return slices.ContainsFunc(list, func(a doc.Actor) bool { return a.End > 0 && a.Contains(s) })
}

// Tie is a statement that speaks of an earlier claim.
type Tie struct {
	Stance  Stance
	Score   float64 // 0 to 1
	Reasons []string
}

// Within how many days a claim is answered or made again.
const (
	AnswerDays = 30
	repeatDays = 14
)

// leastTie is the score from which two statements speak of one claim.
const leastTie = 0.6

// Tie tells whether a statement speaks of an earlier claim, of the same day or
// before; nil where it does not. Same deed and same accused are needed, nobody
// denies his own claim, and what else both tell must not contradict.
func (w *Words) Tie(c, earlier *Claim) *Tie {
	gap := c.Day - earlier.Day
	limit := AnswerDays
	if c.Stance == Makes {
		limit = repeatDays
	}
	if earlier.Stance != Makes || gap < 0 || gap > limit || c.deed != earlier.deed {
		return nil
	}
	side := closeness(c.Accused, earlier.Accused)
	if side == 0 || c.Stance == Denies && closeness(c.By, earlier.By) == 1 {
		return nil
	}
	t := &Tie{Stance: c.Stance, Score: 0.2 + 0.15*side, Reasons: []string{"same kind of deed", "same accused"}}
	if !t.place(c, earlier) || !t.recipient(c, earlier) {
		return nil
	}
	words := overlap(c, earlier)
	if !t.mode(c, earlier, words) {
		return nil
	}
	t.add(min(0.5*words, 0.35), fmt.Sprintf("%.0f%% of the wording", 100*words))
	if c.Stance == Makes && closeness(c.By, earlier.By) == 1 {
		t.add(0.05, "same accuser")
	}
	t.Score -= 0.1 * float64(gap) / float64(limit)
	least := leastWording
	if c.deed == "ACCUSE" {
		least = leastContent // the deed itself is told by words alone
	}
	if t.Score < leastTie || words < least {
		return nil
	}
	t.Reasons = append(t.Reasons, fmt.Sprintf("%d days later", gap))
	return t
}

// leastWording is the share of wording without which two statements of the same
// kind of deed need not speak of the same one.
const (
	leastWording = 0.15
	leastContent = 0.35
	muchWording  = 0.5
)

func (t *Tie) add(score float64, reason string) {
	t.Score += score
	t.Reasons = append(t.Reasons, reason)
}

// mode compares how it was done; false where others are told, or one is told of
// in other words.
func (t *Tie) mode(c, earlier *Claim, words float64) bool {
	a, b := c.Event.Mode, earlier.Event.Mode
	if a == b {
		if a != "" {
			t.add(0.15, a+" in both")
		}
		return true
	}
	return (a == "" || b == "") && words >= muchWording
}

// recipient compares to whom it was done; false where they are others.
func (t *Tie) recipient(c, earlier *Claim) bool {
	if !known(c.To) || !known(earlier.To) {
		return true
	}
	near := closeness(c.To, earlier.To)
	if near == 0 {
		return false
	}
	t.add(0.15*near, "same recipient")
	return true
}

// place compares where it was done; false where both tell, and tell others.
func (t *Tie) place(c, earlier *Claim) bool {
	a, b := c.Event.Place, earlier.Event.Place
	switch {
	case a == nil || b == nil || a.Name == "" || b.Name == "":
		return true
	case a.Name == b.Name:
		t.add(0.15, "at "+a.Name)
		return true
	case a.Code != b.Code:
		return false
	}
	return true
}

// closeness is how much the nearest two of two lists are the same party: 1 for
// one entity or one side of a state, less where only the state is the same, 0
// for others.
func closeness(as, bs []doc.Actor) float64 {
	best := 0.0
	for i := range as {
		for k := range bs {
			best = max(best, sameParty(&as[i], &bs[k]))
		}
	}
	return best
}

func sameParty(a, b *doc.Actor) float64 {
	switch {
	case a.ID != "" && a.ID == b.ID:
		return 1
	case a.Code == "" || a.Code != b.Code:
		return 0
	case a.Sector == b.Sector && a.Sector != "":
		if state(a.Sector) {
			return 1
		}
		return 0.5
	case state(a.Sector) && state(b.Sector), a.Sector == "" && state(b.Sector), b.Sector == "" && state(a.Sector):
		return 0.9
	}
	return 0
}

// state tells whether a sector is of the state: one speaks for the other.
func state(sector string) bool {
	switch sector {
	case "GOV", "MIL", "COP", "SPY", "LEG":
		return true
	}
	return false
}

// overlap is the share of wording that two statements have in common, of the
// shorter one.
func overlap(a, b *Claim) float64 {
	if a.total == 0 || b.total == 0 {
		return 0
	}
	sum := 0.0
	for i := range a.terms {
		sum += a.terms[i].weight * a.terms[i].in(b.line)
	}
	return min(1, sum/max(min(a.total, b.total), leastTotal))
}

// Own is a denial or confirmation of a claim in the same document.
type Own struct {
	Ordinal int // of the event that denies or grants; below 0, −1 − index into Doc.Links, where only words do
	Claim   int // of the event that was claimed
	Stance  Stance
	By      []doc.Actor
}

// Owned are the claims of a paper that it says are denied or granted, as its
// coder linked them.
func Owned(p *Paper) []Own {
	at := map[string]int{}
	for i := range p.Doc.Events {
		at[p.Doc.Events[i].ID] = i
	}
	var out []Own
	for i := range p.Doc.Links {
		l := &p.Doc.Links[i]
		claim, ok := at[l.To]
		if !ok || l.Kind == doc.Repetition {
			continue
		}
		o := Own{Ordinal: -1 - i, Claim: claim, Stance: Denies, By: l.By}
		if l.Kind == doc.Confirmation {
			o.Stance = Confirms
		}
		if from, ok := at[l.From]; ok {
			o.Ordinal = from
		}
		out = append(out, o)
	}
	return out
}

// Deeds are the classes of acts that are laid to somebody's charge.
func Deeds() []string { return []string{"ASSAULT", "AID", "MOBILIZE", "SANCTION", "ACCUSE"} }
