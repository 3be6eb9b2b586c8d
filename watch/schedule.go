package watch

import (
	"math"
	"slices"
	"time"
)

// Schedule says when a feed is asked again. Its zero value has the defaults that
// stand at its fields, and no jitter.
//
// A feed is asked as often as it brings about one new article each time, as far
// as its latest polls tell, between Min and Max, and not before feed and server
// want it. Errors double the wait. All of it is arithmetic on History: the same
// history, time and randomness give the same answer.
type Schedule struct {
	Min, Max time.Duration // between two polls; 5 minutes and 6 hours where 0
	// Jitter is the share of a wait by which it is shortened or lengthened at
	// most, so that feeds listed together are not asked together for ever.
	Jitter float64
	Rand   func() float64 // source of the jitter, in [0, 1); nil for none
}

const (
	defaultMin = 5 * time.Minute
	defaultMax = 6 * time.Hour
	// halfLife is after what time a poll counts half of what it did.
	halfLife = 6 * time.Hour
	// prior is the number of articles that are taken to have come besides those
	// seen: without any, the wait is twice the time that nothing came in.
	prior = 0.5
	// longestHold is as long as a server is obeyed that wants to be left alone.
	longestHold = 7 * 24 * time.Hour
)

// History is what Schedule knows of a feed's polls: a few numbers, whatever
// their number. It begins as its zero value; After takes in each poll.
type History struct {
	Polled time.Time     // last poll; zero: never
	Read   time.Time     // last poll in which the feed was read or found unchanged
	New    float64       // new articles, weighted by age
	Span   time.Duration // time in which they came, weighted likewise
	Wish   time.Duration // for how long feed or server say that nothing will be new
	Hold   time.Time     // the server wants no poll before; zero: it does not say
	Errors int           // polls in a row that failed
	Gone   bool          // the feed is gone for good
	// Hours (0 to 23) and days, GMT, in which the feed need not be asked.
	SkipHours []int
	SkipDays  []time.Weekday
}

// Poll is what one poll brought.
type Poll struct {
	At        time.Time
	Failed    bool          // no answer, an error status, or nothing that is a feed
	Status    int           // of HTTP; 0 where there is none
	New       int           // articles that were not known; 0 for an unchanged feed
	TTL       time.Duration // as the feed says, 0 where it was not read or says nothing
	MaxAge    time.Duration // as the server says, 0 where it does not
	Hold      time.Time     // the host wants no request before (Retry-After); zero: it does not say
	SkipHours []int         // as the feed says; nil where it was not read
	SkipDays  []time.Weekday
}

// statusGone is the status of what will not come back (RFC 9110, 15.5.11).
const statusGone = 410

// After is the history with one more poll. The articles of the first poll that
// reads the feed are not counted, since nobody knows in what time they came.
func (h History) After(p Poll) History {
	h.Polled, h.Hold = p.At, p.Hold
	if p.Failed {
		h.Errors++
		h.Gone = p.Status == statusGone
		return h
	}
	if !h.Read.IsZero() {
		passed := max(p.At.Sub(h.Read), 0)
		left := math.Exp2(-float64(passed) / float64(halfLife))
		h.New = h.New*left + float64(max(p.New, 0))
		h.Span = time.Duration(float64(h.Span)*left) + passed
	}
	h.Read, h.Errors, h.Gone = p.At, 0, false
	h.Wish = max(p.MaxAge, p.TTL)
	if p.SkipHours != nil || p.SkipDays != nil {
		h.SkipHours, h.SkipDays = p.SkipHours, p.SkipDays
	}
	return h
}

// Next is when the feed is to be asked, never before now. The zero time tells
// that it is not to be asked any more.
func (s Schedule) Next(h History, now time.Time) time.Time {
	if h.Gone {
		return time.Time{}
	}
	if h.Polled.IsZero() {
		return now
	}
	from := h.Polled
	if from.After(now) { // the clock was set back
		from = now
	}
	next := from.Add(s.moved(s.wait(h)))
	next = skipped(next, h)
	if h.Hold.After(next) {
		next = h.Hold
		if most := from.Add(longestHold); next.After(most) {
			next = most
		}
	}
	if next.Before(now) {
		return now
	}
	return next
}

// bounds are Min and Max as they hold.
func (s Schedule) bounds() (least, most time.Duration) {
	least, most = s.Min, s.Max
	if least <= 0 {
		least = defaultMin
	}
	if most <= 0 {
		most = defaultMax
	}
	return least, max(least, most)
}

// wait is the time between the last poll and the next, without jitter.
func (s Schedule) wait(h History) time.Duration {
	least, most := s.bounds()
	d := least
	if h.Span > 0 {
		d = within(float64(h.Span)/(h.New+prior), least, most)
	}
	d = within(float64(max(d, h.Wish)), least, most)
	if h.Errors > 0 {
		d = within(float64(d)*math.Exp2(float64(h.Errors)), least, most)
	}
	return d
}

// within is a number of nanoseconds between two durations; it may be infinite.
func within(ns float64, least, most time.Duration) time.Duration {
	switch {
	case !(ns > float64(least)):
		return least
	case ns >= float64(most):
		return most
	}
	return time.Duration(ns)
}

// moved is a wait with jitter.
func (s Schedule) moved(d time.Duration) time.Duration {
	if s.Rand == nil || s.Jitter <= 0 {
		return d
	}
	share := min(s.Jitter, 1) * (2*s.Rand() - 1)
	return d + time.Duration(share*float64(d))
}

// skipped moves a time out of the hours and days in which the feed need not be
// asked; one that skips the whole week is asked all the same.
func skipped(t time.Time, h History) time.Time {
	if len(h.SkipHours) == 0 && len(h.SkipDays) == 0 {
		return t
	}
	at := t
	for range 7*24 + 1 {
		u := at.UTC()
		if !slices.Contains(h.SkipHours, u.Hour()) && !slices.Contains(h.SkipDays, u.Weekday()) {
			return at
		}
		at = u.Truncate(time.Hour).Add(time.Hour).In(t.Location())
	}
	return t
}
