package when

import (
	"slices"
	"time"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
)

// finder is the work on one sentence.
type finder struct {
	l   *Lexicon
	tk  []doc.Token
	it  []item
	amt []clause.Amount
	pub date // zero where unknown
	ref date // the last day, month or year read in the sentence, or zero
}

// expr is an expression read.
type expr struct {
	from, to int
	a, b     date // first and last day, month or year; b is zero where it is a
	a2, b2   date // the same ahead of publication
	gran     string
	abs      bool // needs no publication date
}

// Find returns the time expressions of a tagged sentence in text order. starts
// are the tokens of which Begins tells that they may be part of one, amounts the
// numbers found in the sentence. A zero published leaves what is relative
// unresolved.
func (l *Lexicon) Find(tk []doc.Token, starts []int, amounts []clause.Amount, published time.Time) []clause.Time {
	if !slices.ContainsFunc(starts, func(i int) bool { return l.look(tk, i).tells() }) {
		return nil
	}
	f := finder{l: l, tk: tk, amt: amounts}
	var buf [96]item
	if f.it = buf[:]; len(tk) > len(buf) {
		f.it = make([]item, len(tk))
	}
	f.it = f.it[:len(tk)]
	for _, i := range starts {
		f.it[i] = l.look(tk, i)
	}
	if !published.IsZero() {
		f.pub = calendar.Of(published)
	}
	return f.all()
}

// tells tells whether a word may be what an expression is about: without one
// there is none.
func (x item) tells() bool {
	switch x.class {
	case month, hijri, weekday, unit, part, day, tonight, lastNight, beforeYesterday, afterTomorrow, weekend, feast, tens, fullDate, decade, season:
		return true
	case number:
		return x.val > 31
	}
	return false
}

func (f *finder) all() []clause.Time {
	var out []clause.Time
	for i := 0; i < len(f.tk); {
		if f.class(i) == stop {
			i += f.it[i].words
			continue
		}
		e, ok := f.at(i)
		if !ok {
			i++
			continue
		}
		e.to = min(max(e.to, i+1), len(f.tk))
		f.join(&e)
		out = append(out, f.time(&e))
		if f.ref = e.a; e.b.Y > 0 {
			f.ref = e.b
		}
		i = e.to
	}
	return out
}

// time writes an expression as the coder reads it.
func (f *finder) time(e *expr) clause.Time {
	if e.b == e.a {
		e.b = date{}
	}
	if e.b.Y > 0 && e.b.Time().Before(e.a.Time()) {
		e.a, e.b = e.b, e.a
	}
	t := clause.Time{From: e.from, To: e.to, Granularity: e.gran, Absolute: e.abs, Use: f.use(e)}
	t.Start, t.End, t.AheadStart, t.AheadEnd = e.a.ISO(), e.b.ISO(), e.a2.ISO(), e.b2.ISO()
	if t.AheadEnd == t.AheadStart {
		t.AheadEnd = ""
	}
	if f.pub.Y > 0 && e.a.Y > 0 {
		last := e.a
		if e.b.Y > 0 {
			last = e.b
		}
		m := last.M
		if m == 0 {
			m = 12
		}
		t.Past = (f.pub.Y-last.Y)*12 + f.pub.M - m
	}
	return t
}

// use tells from the words before how the expression stands to what is told.
func (f *finder) use(e *expr) clause.TimeUse {
	k := e.from - 1
	if k >= 0 && f.fold(k) == "the" {
		k--
	}
	for j := k; j >= 0 && j > k-3; j-- { // «ahead of»: the phrase begins before
		if f.class(j) != none && f.it[j].words == k-j+1 {
			k = j
			break
		}
	}
	switch f.class(k) {
	case since:
		if f.ranked(k) {
			return clause.TimeRanked
		}
		return clause.TimeSince
	case until:
		return clause.TimeUntil
	case before:
		return clause.TimeBefore
	case after:
		return clause.TimeAfter
	}
	return clause.TimeAt
}

// rankedWithin is how many words before «since» tell what ranks so since then.
const rankedWithin = 12

// ranked tells whether what is told is the first, worst or most since the time
// at token i: «the deadliest attack in the city since 2016».
func (f *finder) ranked(i int) bool {
	for k := i - 1; k >= 0 && k >= i-rankedWithin; k-- {
		switch c := f.class(k); {
		case c == ranking, (c == ordinal || c == nth) && f.it[k].n == 1:
			return true
		case f.fold(k) == ";" || f.fold(k) == ".":
			return false
		}
	}
	return false
}

// class of a token, none beyond the sentence.
func (f *finder) class(i int) class {
	if i < 0 || i >= len(f.it) {
		return none
	}
	return f.it[i].class
}

func (f *finder) fold(i int) string {
	if i < 0 || i >= len(f.tk) {
		return ""
	}
	return f.tk[i].Fold
}

// skip returns the token behind i if that is the word, else i.
func (f *finder) skip(i int, words ...string) int {
	for _, w := range words {
		if f.fold(i) == w {
			return i + 1
		}
	}
	return i
}

// at reads the expression that begins at token i.
func (f *finder) at(i int) (expr, bool) {
	switch x := &f.it[i]; x.class {
	case sometime, later, earlier:
		return f.sometime(i)
	case edge:
		return f.edge(i)
	case portion, ordinal, nth:
		if e, ok := f.portion(i); ok {
			return e, true
		}
		if e, ok := f.nthCentury(i); ok {
			return e, true
		}
		return f.dayMonth(i)
	case number:
		if e, ok := f.numeric(i); ok {
			return e, true
		}
		if e, ok := f.dayMonth(i); ok {
			return e, true
		}
		if e, ok := f.ago(i); ok {
			return e, true
		}
		return f.bareYear(i)
	case fullDate:
		return f.numeric(i)
	case month, hijri:
		return f.monthFirst(i)
	case weekday:
		return f.weekday(i, i, none)
	case day, tonight, lastNight, beforeYesterday, afterTomorrow:
		return f.relativeDay(i)
	case part:
		return f.part(i)
	case past, next, this, same:
		return f.directed(i)
	case few, count, approx, unit:
		return f.ago(i)
	case in:
		return f.within(i)
	case season:
		return f.season(i, i, none)
	case tens, decade:
		return f.decade(i)
	case weekend:
		return f.weekend(i, i, none)
	case feast:
		return f.feast(i, i, none)
	}
	return expr{}, false
}

// join reads a second end: «between May and June», «from Monday to Wednesday»,
// «March 3 to 7» is read where the month is.
func (f *finder) join(e *expr) {
	k := e.to
	before := f.fold(e.from - 1)
	switch w := f.fold(k); {
	case (w == "to" || w == "until" || w == "till" || w == "through" || w == "and") && before == "from" && w != "and":
	case w == "and" && before == "between":
	case (w == "-" || w == "–" || w == "—" || w == "to" || w == "through") && e.gran != "part" && f.class(k+1) == f.class(k-1) && f.class(k-1) != none:
	case w == "and" && e.gran == "day" && f.class(k-1) == weekday && f.class(k+1) == weekday:
	default:
		return
	}
	from := f.skip(k+1, "the", "on", "in")
	if from >= len(f.it) {
		return
	}
	x, ok := f.at(from)
	if !ok && f.class(from) == number && e.gran == "year" {
		x, ok = f.yearAt(from)
	}
	if !ok || x.gran != e.gran && !(x.gran == "month" && e.gran == "year") {
		return
	}
	last := x.a
	if x.b.Y > 0 {
		last = x.b
	}
	e.to, e.b = x.to, last
	if e.a.Y > 0 && last.Y > 0 && last.Time().Before(e.a.Time()) {
		f.turn(e, &x)
	}
	e.a2, e.b2 = date{}, date{}
	e.abs = e.abs && x.abs
}

// turn sets the ends of a range right of which the second came out before the
// first: the year of the first is that of the second, weekdays go on.
func (f *finder) turn(e, x *expr) {
	switch e.gran {
	case "day":
		if x.abs && !e.abs {
			for e.b.Time().Before(e.a.Time()) {
				e.a.Y--
			}
			return
		}
		if e.a.Minus(e.b) < 8 { // Friday to Sunday, told on Saturday
			e.a = e.a.Days(-7)
			return
		}
		e.b.Y++
	case "month":
		e.a.Y--
	}
}
