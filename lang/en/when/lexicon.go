// Package when reads time expressions in English text and resolves them against
// the publication date: dates in British and American order, weekdays, parts of
// days, spans (last week, two years ago, in the coming days), edges (early next
// month), seasons, decades, feasts, Hijri dates, ranges.
package when

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
	"github.com/sijil-news/sijil/lexicon"
)

// class is what a word is to a time expression.
type class uint8

const (
	none class = iota
	month
	hijri
	weekday
	unit
	part
	day
	tonight
	lastNight
	beforeYesterday
	afterTomorrow
	past
	next
	this
	same
	few
	since
	until
	before
	after
	in
	ago
	later
	earlier
	edge
	ordinal
	count
	season
	decade
	approx
	sometime
	portion
	weekend
	feast
	ranking
	numbered
	stop
	ahead    // will, to: what follows lies ahead
	number   // figures
	nth      // figures with an ending: 3rd
	tens     // 1990s
	fullDate // 22/2/2023
)

var classes = map[string]class{"month": month, "hijri": hijri, "weekday": weekday, "unit": unit, "part": part, "day": day,
	"tonight": tonight, "last.night": lastNight, "before.yesterday": beforeYesterday, "after.tomorrow": afterTomorrow, "past": past, "next": next,
	"this": this, "same": same, "few": few, "since": since, "until": until, "before": before, "after": after, "in": in, "ago": ago,
	"later": later, "earlier": earlier, "edge": edge, "ordinal": ordinal, "count": count, "season": season, "decade": decade, "approx": approx,
	"sometime": sometime, "portion": portion, "weekend": weekend, "feast": feast, "ranking": ranking, "numbered": numbered, "stop": stop, "ahead": ahead}

// units of time.
type units int8

const (
	minute units = iota
	hour
	uDay
	week
	uMonth
	year
	uDecade
	century
)

var unitNames = map[string]units{"minute": minute, "hour": hour, "day": uDay, "week": week, "month": uMonth, "year": year, "decade": uDecade, "century": century}

var edges = map[string]int{"start": 0, "mid": 1, "end": 2}

// sense is one meaning of a word or phrase.
type sense struct {
	class class
	n     int   // month, weekday, days, value
	unit  units // of class unit
	weak  bool  // also another word: counts as time only with more beside it
	many  bool  // a unit in the plural
	words int   // how many tokens
	lunar bool  // a feast of the Hijri calendar
	days  int   // how many days a feast lasts
}

// Example is a line of the data that runs as a test.
type Example struct {
	Line      int
	Text      string
	Published string // empty for none
	From, To  string
	Gran      string
	None      bool // no expression at all
}

// Lexicon holds the words of time. It is built once and safe for concurrent
// use.
type Lexicon struct {
	one      map[string]sense
	more     map[string][]phrase
	Examples []Example
}

type phrase struct {
	words []string
	sense sense
}

// Load reads en/when.txt; what is wrong there is reported to s.
func Load(s *lexicon.Source) (*Lexicon, error) {
	l := &Lexicon{one: map[string]sense{}, more: map[string][]phrase{}}
	err := s.Lines("en/when.txt", func(ln lexicon.Line) {
		if msg := l.line(ln); msg != "" {
			s.Report(ln.File.Name, ln.No, msg)
		}
	})
	return l, err
}

func (l *Lexicon) line(ln lexicon.Line) string {
	f := ln.Fields(3)
	cls := strings.Fields(f[0])
	if len(cls) == 0 {
		return "no class"
	}
	if cls[0] == "yes" || cls[0] == "no" {
		return l.example(ln.No, cls[0], f)
	}
	c, ok := classes[cls[0]]
	if !ok {
		return "unknown class " + strconv.Quote(cls[0])
	}
	sn := sense{class: c}
	for _, a := range cls[1:] {
		if msg := sn.value(a); msg != "" {
			return msg
		}
	}
	for _, w := range lexicon.List(f[1]) {
		l.add(strings.Fields(strings.ToLower(w)), sn)
	}
	return ""
}

// value reads one word behind the class.
func (sn *sense) value(a string) string {
	u, isUnit := unitNames[a]
	e, isEdge := edges[a]
	v, err := strconv.Atoi(a)
	switch {
	case a == "weak":
		sn.weak = true
	case a == "many":
		sn.many = true
	case sn.class == unit && isUnit:
		sn.unit = u
	case sn.class == edge && isEdge:
		sn.n = e
	case sn.class == part && err != nil:
	case sn.class == feast && a == "hijri":
		sn.lunar = true
	case sn.class == feast && err == nil && sn.n > 0:
		sn.days = v
	case err == nil:
		sn.n = v
	default:
		return "unknown value " + strconv.Quote(a)
	}
	return ""
}

func (l *Lexicon) add(words []string, sn sense) {
	if len(words) == 0 {
		return
	}
	sn.words = len(words)
	if len(words) > 1 {
		l.more[words[0]] = append(l.more[words[0]], phrase{words, sn})
		return
	}
	if _, dup := l.one[words[0]]; !dup {
		l.one[words[0]] = sn
	}
}

func (l *Lexicon) example(no int, kind string, f []string) string {
	x := Example{Line: no, Text: f[1], None: kind == "no"}
	if kind == "yes" {
		pub, want, ok := strings.Cut(f[2], "=>")
		w := strings.Fields(want)
		if !ok || len(w) == 0 {
			return "an example needs «text | publication day => from..to granularity»"
		}
		if pub = strings.TrimSpace(pub); pub != "-" {
			x.Published = pub
		}
		x.From, x.To, _ = strings.Cut(w[0], "..")
		if x.From == "-" {
			x.From = ""
		}
		if len(w) > 1 {
			x.Gran = w[1]
		}
	}
	l.Examples = append(l.Examples, x)
	return ""
}

// item is a token as the reader of time expressions sees it.
type item struct {
	sense
	val int // of figures
}

// Begins tells whether a word, in small letters, is one of time or figures, or
// begins a phrase of such.
func (l *Lexicon) Begins(f string) bool {
	return f != "" && (f[0] >= '0' && f[0] <= '9' || l.more[f] != nil || l.one[f].class != none)
}

// Tells tells whether a word with which Begins may be what an expression is
// about. A sentence without one has no expression.
func (l *Lexicon) Tells(f string) bool {
	if f != "" && f[0] >= '0' && f[0] <= '9' {
		return figures(f).tells()
	}
	return item{sense: l.one[f]}.tells() || slices.ContainsFunc(l.more[f], func(p phrase) bool { return item{sense: p.sense}.tells() })
}

// look finds what a token is.
func (l *Lexicon) look(tk []doc.Token, i int) item {
	f := tk[i].Fold
	if f == "" {
		return item{}
	}
	if c := f[0]; c >= '0' && c <= '9' {
		return figures(f)
	}
	best := item{}
	for _, m := range l.more[f] {
		if len(m.words) > best.words && startsWith(tk[i:], m.words) {
			best = item{sense: m.sense}
		}
	}
	if best.words > 0 {
		return best
	}
	return item{sense: l.one[f]}
}

func startsWith(tk []doc.Token, words []string) bool {
	if len(tk) < len(words) {
		return false
	}
	for k := 1; k < len(words); k++ {
		if tk[k].Fold != words[k] {
			return false
		}
	}
	return true
}

// figures reads a number, an ordinal (3rd), a decade (1990s) or a date in
// figures.
func figures(f string) item {
	v, k := 0, 0
	for k < len(f) && f[k] >= '0' && f[k] <= '9' && v < 1e6 {
		v = v*10 + int(f[k]-'0')
		k++
	}
	switch rest := f[k:]; rest {
	case "":
		return item{sense: sense{class: number, n: v, words: 1}, val: v}
	case "st", "nd", "rd", "th":
		return item{sense: sense{class: nth, n: v, words: 1}, val: v}
	case "s":
		if v%10 == 0 && (v >= 1500 && v < 2100 || v >= 20 && v < 100) {
			return item{sense: sense{class: tens, n: v, words: 1}, val: v}
		}
	default:
		if d, ok := dateIn(f); ok {
			return item{sense: sense{class: fullDate, n: d.Y*10000 + d.M*100 + d.D, words: 1}}
		}
	}
	return item{}
}

// dateIn reads a date in figures that is one token: 2018-06-12, 22/2/2023.
func dateIn(f string) (date, bool) {
	var n [3]int
	k := 0
	var sep byte
	for i := 0; i < len(f); i++ {
		switch c := f[i]; {
		case c >= '0' && c <= '9':
			if n[k] = n[k]*10 + int(c-'0'); n[k] > 1e5 {
				return date{}, false
			}
		case (c == '/' || c == '-' || c == '.') && k < 2 && (sep == 0 || sep == c):
			sep = c
			k++
		default:
			return date{}, false
		}
	}
	if k != 2 {
		return date{}, false
	}
	return order(n[0], n[1], n[2])
}

// order makes a date of three numbers. Where day and month may be either way
// round and differ, only the year is told.
func order(a, b, c int) (date, bool) {
	switch {
	case a > 999:
		d := calendar.On(a, b, c)
		return d, d.Valid()
	case c < 1000 || a < 1 || b < 1 || a > 31 || b > 31:
		return date{}, false
	case a > 12:
		d := calendar.On(c, b, a)
		return d, d.Valid()
	case b > 12:
		d := calendar.On(c, a, b)
		return d, d.Valid()
	case a == b:
		return calendar.On(c, a, a), true
	}
	return date{Y: c}, true
}
