package when

import (
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
	last     date // of a day to come whose year is not told: the same a year before
	gran     string
	abs      bool // needs no publication date
}

// Find returns the time expressions of a tagged sentence in text order.
// amounts are the numbers found in it. A zero published leaves what is
// relative unresolved.
func (l *Lexicon) Find(tk []doc.Token, amounts []clause.Amount, published time.Time) []clause.Time {
	f := finder{l: l, tk: tk, amt: amounts}
	var buf [96]item
	f.it = buf[:0]
	any := false
	for i := range tk {
		x := l.look(tk, i)
		switch x.class {
		case at, ordinal, teen, few, this, approx, following, past, next, hijriMark, miladiMark, sometime, portion, numbered, ranking, manage:
		case before, after, until, during:
		case none:
			any = any || tk[i].POS == doc.Num && f.yearWords(i)
		case number:
			any = any || x.val > 31
		default:
			any = true
		}
		f.it = append(f.it, x)
	}
	if !any {
		return nil
	}
	if !published.IsZero() {
		f.pub = calendar.Of(published)
	}
	var out []clause.Time
	for i := 0; i < len(tk); {
		e, ok := f.at(i)
		if !ok {
			i++
			continue
		}
		if e.to <= i { // cannot be; never loop
			e.to = i + 1
		}
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
	t := clause.Time{From: e.from, To: e.to, Granularity: e.gran, Absolute: e.abs, Use: f.use(e)}
	t.Start, t.End, t.AheadStart, t.AheadEnd = e.a.ISO(), e.b.ISO(), e.a2.ISO(), e.b2.ISO()
	if e.last.Y > 0 && e.last.Valid() && e.b.Y == 0 {
		t.LastStart = e.last.ISO()
	}
	if t.End == t.Start {
		t.End = ""
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

// use tells from the word before how the expression stands to what is told.
func (f *finder) use(e *expr) clause.TimeUse {
	c := f.it[e.from].class
	if k := e.from - 1; c != since && c != before && k >= 0 {
		c = f.it[k].class
	}
	switch c {
	case since:
		if f.ranked(e.from, rankedWithin) {
			return clause.TimeRanked
		}
		return clause.TimeSince
	case during:
		if e.b.Y > 0 && f.ranked(e.from, rankedDuring) { // «لأول مرة خلال السنوات العشر الأخيرة»
			return clause.TimeRanked
		}
	case until:
		return clause.TimeUntil
	case before:
		if f.it[e.from].class == before {
			return clause.TimeAt
		}
		return clause.TimeBefore
	case after:
		if f.it[e.from].class == after {
			return clause.TimeAt
		}
		return clause.TimeAfter
	}
	return clause.TimeAt
}

// rankedWithin is how many words before «منذ» tell what ranks so since then.
const rankedWithin = 9

// rankedDuring is the same for «خلال»: «أعنف هجوم خلال الأشهر الماضية».
const rankedDuring = 3

// ranked tells whether what is told is the first, worst or most since the time
// at token i, by one of so many words before it: «أعنف هجوم تشهده المدينة منذ 2016».
func (f *finder) ranked(i, within int) bool {
	for k := i - 1; k >= 0 && k >= i-within; k-- {
		t := &f.tk[k]
		switch {
		case f.it[k].class == ranking, f.it[k].class == ordinal && f.it[k].n == 1:
			return true
		case t.Fold == "." || t.Fold == "؛" || t.POS == doc.Verb && t.Pro.Has(doc.ProWa):
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

// at reads the expression that begins at token i.
func (f *finder) at(i int) (expr, bool) {
	switch x := &f.it[i]; x.class {
	case number:
		if e, ok := f.numeric(i); ok {
			return e, true
		}
		if e, ok := f.dayMonth(i); ok {
			return e, true
		}
		if e, ok := f.dayRange(i); ok {
			return e, true
		}
		if e, ok := f.bareYear(i); ok {
			return e, true
		}
		if f.class(i+1) == unit {
			return f.span(i+1, i, x.val)
		}
	case fullDate:
		return f.numeric(i)
	case yearRange:
		return expr{from: i, to: i + 1, a: date{Y: x.n}, b: date{Y: x.val}, gran: "year", abs: true}, true
	case ordinal:
		if e, ok := f.nthDay(i); ok {
			return e, true
		}
		return f.dayMonth(i)
	case month, hijri:
		return f.monthYear(i)
	case weekday:
		return f.weekday(i, i)
	case part:
		return f.part(i)
	case day, tonight, beforeYesterday, afterTomorrow:
		if e, ok := f.sameOrNext(i); ok {
			return e, true
		}
		return f.relativeDay(i)
	case unit:
		if e, ok := f.sameOrNext(i); ok {
			return e, true
		}
		return f.unit(i)
	case this:
		return f.thisUnit(i)
	case before, since:
		return f.ago(i)
	case edge:
		if e, ok := f.nthDay(i); ok {
			return e, true
		}
		return f.edge(i)
	case season:
		return f.season(i)
	case decade:
		return f.decade(i)
	case sometime:
		return f.sometime(i)
	case portion:
		return f.portion(i)
	case weekend:
		return f.weekend(i)
	case feast:
		return f.feast(i)
	case after, during:
		return f.ahead(i)
	case none:
		if f.yearWords(i) { // «في ألفين وخمسة عشر»
			y, to := f.wordYear(i)
			return expr{from: i, to: to, a: date{Y: y}, gran: "year", abs: true}, true
		}
	}
	return expr{}, false
}
