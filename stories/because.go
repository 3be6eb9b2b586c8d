package stories

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
	"github.com/sijil-news/sijil/story"
)

// bind writes out why each report is of the story.
func (s *Story) bind(events map[int64]*doc.Event) {
	for i := range s.Told {
		t := &s.Told[i]
		if t.other == 0 {
			continue
		}
		other := events[t.other]
		if other != nil {
			t.With = other.ID
		}
		t.Score = hundredths(t.reasons.Score())
		for k, v := range t.reasons {
			if v == 0 {
				continue
			}
			r := Reason{Kind: story.Kind(k).String(), Weight: hundredths(v)}
			if other != nil && v > 0 {
				r.What = common(story.Kind(k), &t.Event, other)
			}
			t.Reasons = append(t.Reasons, r)
		}
		slices.SortStableFunc(t.Reasons, func(a, b Reason) int { return cmp.Compare(b.Weight, a.Weight) })
	}
}

func hundredths(v float32) float64 { return math.Round(float64(v)*100) / 100 }

// common is what two events have in common that speaks for them being one.
func common(k story.Kind, a, b *doc.Event) string {
	switch k {
	case story.SameType:
		return strings.TrimSuffix(a.Type+" "+a.Mode, " ")
	case story.Actors:
		return both(slices.Concat(a.Actor, a.Recipient), slices.Concat(b.Actor, b.Recipient))
	case story.Recipients:
		return both(a.Recipient, b.Recipient)
	case story.SameDay:
		return sameDay(a, b)
	case story.SamePlace:
		if a.Place != nil {
			return a.Place.Name
		}
	case story.Trigger:
		return a.Trigger.Text
	}
	return ""
}

// both names the participants that stand in both lists.
func both(x, y []doc.Actor) string {
	var out []string
	for i := range x {
		for j := range y {
			same := x[i].ID != "" && x[i].ID == y[j].ID || x[i].Code != "" && x[i].Code == y[j].Code
			if n := name(&x[i]); same && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return strings.Join(out, ", ")
}

func sameDay(a, b *doc.Event) string {
	x, y := dayOf(a), dayOf(b)
	if x == y || y == "" {
		return x
	}
	return fmt.Sprintf("%s and %s", x, y)
}

// dayOf is the day that is told, or that of publication.
func dayOf(e *doc.Event) string {
	if e.Date != nil {
		return e.Date.From
	}
	if t, err := pubtime.Parse(e.Published); err == nil {
		return t.Format(time.DateOnly)
	}
	return ""
}
