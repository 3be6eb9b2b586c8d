package ledger

// Outcome is what became of a plan.
type Outcome string

// Outcomes.
const (
	TookPlace Outcome = "took-place"
	UnderWay  Outcome = "under-way"
	Postponed Outcome = "postponed"
	Cancelled Outcome = "cancelled"
	NoReport  Outcome = "no-report"
	ToCome    Outcome = "to-come"
	Unclear   Outcome = "unclear" // too little is told to say: see docs/ledger.md
)

// Seen is how much of the register may speak of a plan.
type Seen struct {
	Last   int // day of the last document
	After  int // documents published from its last day to some days after it
	Outlet int // those of the outlets that announced it
}

// Silence wants so many documents after the day, and of the same outlets.
const (
	enoughAfter  = 20
	enoughOutlet = 5
)

// Settle says what became of a plan from its announcements and what reports say.
// Of several the last word counts: what was called off and reported later took
// place after all.
func Settle(said []*Plan, all []*Evidence, seen Seen) Outcome {
	from, to := Days(said)
	firm := false
	for _, x := range Described(said) {
		firm = firm || x.Firm()
	}
	var done, off *Evidence
	hint := false
	for _, e := range all {
		switch e.Kind {
		case Done:
			if done == nil || e.Day > done.Day {
				done = e
			}
		case Off, Later:
			if off == nil || e.Day >= off.Day {
				off = e
			}
		case Hint:
			hint = true
		}
	}
	switch {
	case done != nil && (off == nil || off.Day <= done.Day):
		if to > seen.Last && to > from {
			return UnderWay
		}
		return TookPlace
	case off != nil && doubted(all, off, from):
		return Unclear
	case off != nil && off.Kind == Off:
		return Cancelled
	case off != nil:
		return Postponed
	case to+Afterwards > seen.Last:
		return ToCome
	case hint || !firm || seen.After < enoughAfter || seen.Outlet < enoughOutlet:
		return Unclear
	}
	return NoReport
}

// nearly is by how much a doubt may score less than what it puts in doubt.
const nearly = 0.15

// Days are the first and the last day of a plan: those that most of its
// announcements tell of those that tell them most exactly, the last ones told.
func Days(said []*Plan) (from, to int) {
	type days struct{ from, to int }
	exact := 1 << 30
	for _, x := range said {
		exact = min(exact, x.To-x.From)
	}
	count := map[days]int{}
	var best days
	for _, x := range said {
		d := days{x.From, x.To}
		if x.To-x.From > exact {
			continue
		}
		if count[d]++; count[d] >= count[best] {
			best = d
		}
	}
	return best.from, best.to
}

// doubted tells whether something that may report the plan came out from its day
// on, after it was called off.
func doubted(all []*Evidence, off *Evidence, from int) bool {
	for _, e := range all {
		if e.Kind == Hint && e.Day >= from && e.Day > off.Day && e.Score >= off.Score-nearly {
			return true
		}
	}
	return false
}

// Outcomes lists all there are.
func Outcomes() []Outcome {
	return []Outcome{TookPlace, UnderWay, Postponed, Cancelled, NoReport, ToCome, Unclear}
}
