package ledger

import (
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

	lang  string
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
		c := &Claim{Number: p.Number, Ordinal: i, Day: p.Day, Event: e, By: e.SaidBy, Accused: e.Actor, To: e.Recipient, lang: p.Doc.Lang, deed: deedOf(e.Type)}
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
		w.wording(c, p.words)
		out = append(out, c)
	}
	return lastDenied(out)
}

// lastDenied keeps of several events of one sentence that one party denies the
// last: «بعد غارات … واتهامات بهجوم … وهو ما نفته دمشق» denies the attack.
func lastDenied(list []*Claim) []*Claim {
	var out []*Claim
	for i, c := range list {
		if c.Stance == Denies && i+1 < len(list) && list[i+1].Stance == Denies && list[i+1].line == c.line {
			continue
		}
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
func (w *Words) wording(c *Claim, l *lists) {
	seen := stems{}
	for i := range c.line.words {
		v := &c.line.words[i]
		if seen[v.stem] || !w.tells(v) || within(v.Span, c.By) || within(v.Span, c.Accused) || within(v.Span, c.To) {
			continue
		}
		seen[v.stem] = true
		t := term{words: []stem{v.stem}, weight: l.worth(v.stem)}
		if v.alt != "" {
			t.words = append(t.words, v.alt)
			t.weight = min(t.weight, l.worth(v.alt))
		}
		c.terms = append(c.terms, t)
		c.total += t.weight
	}
}

func within(s doc.Span, list []doc.Actor) bool {
	return slices.ContainsFunc(list, func(a doc.Actor) bool { return a.End > 0 && a.Contains(s) })
}

// Within how many days a claim is answered or made again.
const (
	AnswerDays = 30
	repeatDays = 14
)

// leastWording is the share of wording without which two statements of the same
// kind of deed need not speak of the same one.
const (
	leastWording = 0.25
	leastContent = 0.35
	muchWording  = 0.5
)

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
