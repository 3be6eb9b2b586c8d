package ledger

import (
	"fmt"

	"github.com/sijil-news/sijil/doc"
)

// Tie is a statement that speaks of an earlier claim.
type Tie struct {
	Stance  Stance
	Score   float64 // 0 to 1
	Reasons []string
}

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
	if c.Stance == Denies && max(closeness(c.By, c.Accused), closeness(c.By, earlier.Accused)) < accusedSide {
		return nil // who is not accused denies something else, or for another
	}
	t := &Tie{Stance: c.Stance, Score: 0.2 + 0.15*side, Reasons: []string{"same kind of deed", "same accused"}}
	if !t.place(c, earlier) || !t.recipient(c, earlier) {
		return nil
	}
	words := overlap(c, earlier)
	if c.lang != earlier.lang {
		words = instead(c, earlier, side)
	}
	if !t.mode(c, earlier, words) {
		return nil
	}
	if c.lang == earlier.lang {
		t.add(min(0.5*words, 0.35), fmt.Sprintf("%.0f%% of the wording", 100*words))
	} else {
		t.add(min(0.5*words, 0.35), "in two languages: the very accused and recipient")
	}
	if c.Stance == Makes && closeness(c.By, earlier.By) == 1 {
		t.add(0.05, "same accuser")
	}
	t.Score -= 0.1 * float64(gap) / float64(limit)
	least := leastWording
	if c.deed == "ACCUSE" {
		least = leastContent // the deed itself is told by words alone
	}
	if t.Score < leastTie || words < least || !sameTime(c, earlier, words) {
		return nil
	}
	t.Reasons = append(t.Reasons, fmt.Sprintf("%d days later", gap))
	return t
}

// instead is what counts for the wording of two statements in two languages,
// which share no words: that the very same did it to the very same, told within
// few days. Of an accusation whose deed is told by words alone nothing is known.
func instead(c, earlier *Claim, side float64) float64 {
	if c.deed == "ACCUSE" || side < sameSide || closeness(c.To, earlier.To) < sameSide || c.Day-earlier.Day > fewDays {
		return 0
	}
	return muchWording
}

// sameSide is how close two are that stand for one state.
const sameSide = 0.9

// accusedSide is how close to the accused one is who may deny it.
const accusedSide = 0.5

// sameTime tells whether the days of two deeds allow that they are one: told
// days may differ by one and, where none is told of an attack that is alleged
// again, the days of publication, unless the place and half the wording are the
// same.
func sameTime(c, earlier *Claim, words float64) bool {
	a, told := c.when()
	b, toldToo := earlier.when()
	if told && toldToo {
		return a-b <= DaysApart && b-a <= DaysApart
	}
	if c.Stance != Makes || c.deed != "ASSAULT" || c.Day-earlier.Day <= DaysApart {
		return true
	}
	return words >= muchWording && samePlace(c.Event.Place, earlier.Event.Place)
}

// samePlace tells whether both places are named, and are one.
func samePlace(a, b *doc.Place) bool { return a != nil && b != nil && a.Name != "" && a.Name == b.Name }

// when is the day of a deed; false where none is told.
func (c *Claim) when() (int, bool) {
	d := c.Event.Date
	if d == nil || d.Granularity != "day" {
		return c.Day, false
	}
	from, to := daysOf(d)
	return from, from > 0 && to-from <= DaysApart
}

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
	case a.Sector == "" && b.Sector == "", state(a.Sector) && state(b.Sector), a.Sector == "" && state(b.Sector), b.Sector == "" && state(a.Sector):
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
