package coder

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Corefer goes over a document's events in text order: an event noun that
// names nobody («الهجوم», «القمة») takes the participants of the last event of
// its type that did, rather of one that names both sides. What is merely mentioned (bare, see Emit) and follows no
// report of its type is dropped; in a whole document only where it names nobody:
// the document shows by itself what it tells of.
func (c *Coder) Corefer(d *doc.Document, notes *Notes) {
	drop := map[string]bool{}
	for _, id := range notes.bare {
		drop[id] = true
	}
	few := len(d.Sentences) <= aFew
	at := map[string]int{}
	last, both := map[string]*doc.Event{}, map[string]*doc.Event{}
	keep := d.Events[:0]
	for i := range d.Events {
		e := d.Events[i]
		prev := c.recalled(last, &e)
		told := prev != nil && prev.Realis != doc.Negated
		if slices.Contains(notes.lacking, e.ID) && (!told || frameOf(&e) != frameOf(prev) || !c.nextTo(d, prev, &e)) {
			continue
		}
		if drop[e.ID] && !told && e.Sentence.Block != doc.Title && (few || len(e.Actor)+len(e.Recipient) == 0) {
			continue
		}
		if told && (e.Told.Definite || !e.Told.Noun || i-at[e.Type] <= 3) && e.Realis != doc.Hypothetical && !otherOccasion(&e, prev) && len(e.Actor)+len(e.Recipient) == 0 && (sameStory[e.Type] || c.definite(&e) && frameOf(&e) == frameOf(prev)) {
			if full := c.recalled(both, &e); full != nil && c.nextTo(d, full, &e) {
				prev = full
			}
			if e.Told.Answered && e.Type == "ASSAULT" || !c.nextTo(d, prev, &e) || handedOn(prev) && !twoSided(&e) && sentenceOf(d, &e) > sentenceOf(d, prev) || c.newForce(d, &e, prev) {
				keep = append(keep, e)
				continue
			}
			e.Actor, e.Recipient = carried(prev.Actor), carried(prev.Recipient)
			bothSides(&e)
			c.unarmed(&e)
			hosts(&e)
			if len(e.Actor)+len(e.Recipient) > 0 {
				e.Trace = append(e.Trace, fromSame+strconv.Itoa(prev.Trigger.Start))
				alsoAhead(&e, prev, sentenceOf(d, &e) == sentenceOf(d, prev))
			}
		}
		keep = append(keep, e)
		if len(e.Actor)+len(e.Recipient) > 0 {
			told := &keep[len(keep)-1]
			for _, k := range c.occasions(&e) {
				last[k] = told
			}
			at[e.Type] = i
			if len(e.Actor) > 0 && len(e.Actor)+len(e.Recipient) > 1 && e.Realis != doc.Negated {
				for _, k := range c.occasions(&e) {
					both[k] = told
				}
			}
		}
	}
	d.Events = keep
	counterparts(d)
}

// alsoAhead makes talks that a noun names again in the sentence which says that they are to come
// future, too: «من المقرر أن يصل إلى الخرطوم يوم الأحد في | زيارة …»; not so where they came
// before something («منذ القمة»).
func alsoAhead(e, prev *doc.Event, oneSentence bool) {
	if oneSentence && e.Type == "CONSULT" && e.Realis == doc.Actual && !e.Historical && e.Date == nil && e.Told.Noun && !e.Told.Earlier && e.Told.During == 0 && prev.Realis == doc.Future {
		e.Realis = doc.Future
		e.Trace = append(e.Trace, "future as told at byte "+strconv.Itoa(prev.Trigger.Start))
	}
}

// lacksWhom tells whether an event is of a type that is nothing without a recipient and
// names nobody.
func (c *Coder) lacksWhom(e *doc.Event) bool {
	t := c.Book.Types[e.Type]
	return t != nil && t.RecipientRequired && len(e.Actor)+len(e.Recipient) == 0
}

// handedOn tells whether an event has its participants from another already: at a
// third remove they are as often others'.
func handedOn(e *doc.Event) bool {
	return slices.ContainsFunc(e.Trace, func(t string) bool { return strings.HasPrefix(t, fromSame) })
}

// newForce tells whether an act of force is another than the one that was told before it in the same
// sentence by another word: «حررت القوات البلدة بعد | هجوم مباغت». Fights are of both sides, and
// one attack goes by many words («غارات … و | قصف»).
func (c *Coder) newForce(d *doc.Document, e, before *doc.Event) bool {
	frame, _ := strings.CutPrefix(frameOf(before), "frame ")
	return e.Type == "ASSAULT" && !twoSided(e) && !c.definite(e) && frameOf(e) != frameOf(before) && !strikes[frame] && sentenceOf(d, e) == sentenceOf(d, before)
}

// strikes are the frames whose words may all stand for one attack.
var strikes = map[string]bool{"assault.attack": true, "assault.shell": true, "assault.airstrike": true, "assault.bomb": true, "assault.sexual": true, "assault.assassinate": true}

// twoSided tells whether an event is talks or a fight, of which a document has seldom
// several.
func twoSided(e *doc.Event) bool { return e.Type == "CONSULT" || slices.Contains(e.Trace, bothFight) }

// fromSame begins the reason of an event whose participants another one lent.
const fromSame = "participants from the same event told at byte "

// bothSides makes a fight that takes its parties from an attack one of the two forces:
// whom the attack fell on is a side of it where he fights, and none where he does not.
func bothSides(e *doc.Event) {
	if !slices.Contains(e.Trace, bothFight) {
		return
	}
	for _, r := range e.Recipient {
		switch r.Sector {
		case "MIL", "REB", "PRM", "UAF", "COP":
			e.Actor = append(e.Actor, r)
		}
	}
	e.Recipient = nil
}

// unarmed leaves out of who does an act of force whose parties another one lends those who
// have no arms: the United Nations debate it («معركة في مجلس الأمن»). Their troops are armed.
func (c *Coder) unarmed(e *doc.Event) {
	e.Actor = slices.DeleteFunc(e.Actor, func(a doc.Actor) bool { return !c.mayAct(e, &a) })
}

// nextTo tells whether an event is told in the sentence of the one before or in
// the next, with the article («الهجوم») or at the same place two further on:
// beyond that it is as often another, except that a document seldom has two talks.
func (c *Coder) nextTo(d *doc.Document, before, e *doc.Event) bool {
	apart := sentenceOf(d, e) - sentenceOf(d, before)
	known := c.definite(e) || e.Place != nil && before.Place != nil && e.Place.Name == before.Place.Name
	return apart <= 1 || apart <= 3 && known || e.Type == "CONSULT" && c.definite(e)
}

// aFew sentences are an excerpt, more are a document.
const aFew = 3

func carried(as []doc.Actor) []doc.Actor {
	out := make([]doc.Actor, len(as))
	copy(out, as)
	for i := range out {
		out[i].Span = doc.Span{}
	}
	return out
}

// sameStory are the types of which a document seldom tells two: its talks, its
// attack, its sanctions. Of others a noun with the article takes up the last of
// its own frame alone.
var sameStory = map[string]bool{"CONSULT": true, "ASSAULT": true, "PROTEST": true, "SANCTION": true}

// frameOf is the frame line of an event's trace, without the trigger.
func frameOf(e *doc.Event) string {
	f, _, _ := strings.Cut(e.Trace[0], " at ")
	return f
}

// definite tells whether the trigger is a noun with the article: «الهجوم» is
// one told before, «هجوم» is not.
func (c *Coder) definite(e *doc.Event) bool {
	if c.Fn.StartsArticle.None() {
		return isNoun(e) && e.Told.Definite
	}
	return c.Fn.StartsArticle.Begins(e.Trigger.Text) && isNoun(e)
}

// otherOccasion tells whether two events of a type are set at places or times
// that differ: then they are two, and share no participants.
func otherOccasion(a, b *doc.Event) bool {
	if a.Date != nil && b.Date != nil {
		n := min(len(a.Date.From), len(b.Date.From))
		if a.Date.From[:n] != b.Date.From[:n] {
			return true
		}
	}
	if a.Place == nil || b.Place == nil || a.Place.Name == b.Place.Name {
		return false
	}
	return a.Place.Code != "" && b.Place.Code != "" && a.Place.Code != b.Place.Code
}
