// Package when reads time expressions in Arabic text and resolves them against
// the publication date: absolute and relative dates, weekdays, parts of days,
// months in all naming traditions, Hijri dates, ranges.
package when

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/calendar"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
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
	beforeYesterday
	afterTomorrow
	past
	next
	this
	few
	since
	until
	before
	after
	during
	at
	edge
	ordinal
	teen
	season
	decade
	hijriMark
	miladiMark
	approx
	following
	sometime // «وقت لاحق من»
	portion  // «النصف الأول من»
	weekend
	feast
	ranking  // «أعنف»: how it ranks among the likes of it
	manage   // «تمكن»: «من» behind it is its own
	numbered // words that a number follows as a name: «القرار 1973»
	fullDate // 22/2/2023
	yearRange
	number // figures
)

var classes = map[string]class{"stop": none, "month": month, "hijri": hijri, "weekday": weekday, "unit": unit, "part": part, "day": day,
	"tonight": tonight, "before.yesterday": beforeYesterday, "after.tomorrow": afterTomorrow, "past": past, "next": next,
	"this": this, "approx": approx, "following": following, "few": few, "since": since, "until": until, "before": before, "after": after, "during": during, "at": at,
	"edge": edge, "ordinal": ordinal, "teen": teen, "season": season, "decade": decade, "hijri.mark": hijriMark, "miladi.mark": miladiMark,
	"sometime": sometime, "portion": portion, "weekend": weekend, "feast": feast, "numbered": numbered, "ranking": ranking, "manage": manage}

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

// parts of edges.
const (
	edgeStart = iota
	edgeMid
	edgeEnd
)

var edges = map[string]int{"start": edgeStart, "mid": edgeMid, "end": edgeEnd}

// sense is one meaning of a word or phrase.
type sense struct {
	class class
	n     int   // month, weekday, days, value
	unit  units // of class unit
	weak  bool
	words int  // how many tokens
	lunar bool // a feast of the Hijri calendar
	days  int  // how many days a feast lasts
}

// Example is a line of the data that runs as a test.
type Example struct {
	Line      int
	Text      string
	Published string // empty for none
	From, To  string
	Gran      string
	None      bool // no expression at all (a «no» line, or «-» without granularity)
}

// Lexicon holds the words of time. It is built once and safe for concurrent
// use.
type Lexicon struct {
	one      map[string]sense // single words
	more     map[string][]multi
	edge     map[string]int    // also an edge: «أواسط»
	known    map[string][]date // days and months by which an event is called: «هجمات» of 11 September
	sieve    lexicon.Sieve
	Examples []Example
}

type multi struct {
	words []string
	sense sense
}

// Load reads ar/when.txt; what is wrong there is reported to s.
func Load(s *lexicon.Source) (*Lexicon, error) {
	l := &Lexicon{one: map[string]sense{}, more: map[string][]multi{}, edge: map[string]int{}, known: map[string][]date{}}
	err := s.Lines("ar/when.txt", func(ln lexicon.Line) {
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
	switch cls[0] {
	case "yes", "no":
		return l.example(ln.No, cls[0], f)
	case "known":
		return l.called(cls[1:], f[1])
	}
	c, ok := classes[cls[0]]
	if !ok {
		return "unknown class " + strconv.Quote(cls[0])
	}
	sn := sense{class: c}
	for _, a := range cls[1:] {
		u, isUnit := unitNames[a]
		e, isEdge := edges[a]
		v, err := strconv.Atoi(a)
		switch {
		case a == "weak":
			sn.weak = true
		case c == unit && isUnit:
			sn.unit = u
		case c == edge && isEdge:
			sn.n = e
		case c == part && err != nil:
		case c == feast && a == "hijri":
			sn.lunar = true
		case c == feast && err == nil && sn.n > 0:
			sn.days = v
		case err == nil:
			sn.n = v
		default:
			return "unknown value " + strconv.Quote(a)
		}
	}
	for _, w := range lexicon.List(f[1]) {
		l.add(strings.Fields(text.Fold(w)), sn)
	}
	return ""
}

func (l *Lexicon) add(words []string, sn sense) {
	if len(words) == 0 {
		return
	}
	sn.words = len(words)
	l.sieve.Add(words[0])
	if len(words) == 1 {
		if sn.class == edge {
			l.edge[words[0]] = sn.n
		}
		if _, dup := l.one[words[0]]; !dup {
			l.one[words[0]] = sn
		}
		return
	}
	l.more[words[0]] = append(l.more[words[0]], multi{words, sn})
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
			x.None = len(w) == 1
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
	wa   bool   // «و» before it
	al   bool   // has the article
	prep string // «ب», «ل»
	val  int    // of figures
}

// look finds what a token is.
func (l *Lexicon) look(tk []doc.Token, i int) item {
	t := &tk[i]
	f := t.Fold
	if f == "" {
		return item{}
	}
	if c := f[0]; c >= '0' && c <= '9' {
		v, ok := figure(f)
		if !ok {
			return figures(f)
		}
		return item{sense: sense{class: number, n: v, words: 1}, val: v}
	}
	if t.POS == doc.Punct && f != "%" {
		return item{}
	}
	if t.POS == doc.Propn && !l.sieve.May(f) && !strings.HasPrefix(f, "و") {
		return item{}
	}
	if it, ok := l.find(tk, i, f); ok {
		return it
	}
	it := item{}
	if s, ok := strings.CutPrefix(f, "و"); ok && len(s) >= 4 {
		f, it.wa = s, true
	} else if s, ok := strings.CutPrefix(f, "ف"); ok && len(s) >= 8 {
		f = s
	}
	if it.wa {
		if x, ok := l.find(tk, i, f); ok {
			x.wa = true
			return x
		}
	}
	if s, ok := strings.CutPrefix(f, "لل"); ok && len(s) >= 6 {
		if x, ok := l.find(tk, i, "ال"+s); ok {
			x.wa, x.prep = it.wa, "ل"
			return x
		}
	}
	for _, p := range [...]string{"ب", "ل", "ك"} {
		if s, ok := strings.CutPrefix(f, p); ok && len(s) >= 6 && t.POS != doc.Verb {
			if x, ok := l.find(tk, i, s); ok {
				x.wa, x.prep = it.wa, p
				return x
			}
		}
	}
	return item{}
}

// find looks a folded word up, as the beginning of a phrase, as it is, and
// without its article.
func (l *Lexicon) find(tk []doc.Token, i int, f string) (item, bool) {
	if !l.sieve.May(f) {
		return l.bare(f)
	}
	if ms := l.more[f]; ms != nil {
		best := item{}
		for _, m := range ms {
			if len(m.words) > best.words && startsWith(tk[i:], m.words) {
				best = item{sense: m.sense, al: strings.HasPrefix(f, "ال")}
			}
		}
		if best.words > 0 {
			return best, true
		}
	}
	if s, ok := l.one[f]; ok {
		return item{sense: s, al: strings.HasPrefix(f, "ال")}, true
	}
	return l.bare(f)
}

// bare looks a word up without its article.
func (l *Lexicon) bare(f string) (item, bool) {
	if g, ok := strings.CutPrefix(f, "ال"); ok && l.sieve.May(g) {
		if s, ok := l.one[g]; ok && (s.class == unit || s.class == part || s.class == hijri) {
			return item{sense: s, al: true}, true
		}
	}
	return item{}, false
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

// figure reads a whole number in figures.
func figure(s string) (int, bool) {
	v := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || v > 1e6 {
			return 0, false
		}
		v = v*10 + int(s[i]-'0')
	}
	return v, true
}

// figures reads a date or a range of years written as one token: 22/2/2023,
// 2023-02-22, 2003-2005.
func figures(f string) item {
	var n [3]int
	k := 0
	var sep byte
	for i := 0; i < len(f); i++ {
		switch c := f[i]; {
		case c >= '0' && c <= '9':
			if n[k] = n[k]*10 + int(c-'0'); n[k] > 1e5 {
				return item{}
			}
		case (c == '/' || c == '-' || c == '.') && k < 2 && (sep == 0 || sep == c):
			sep = c
			k++
		default:
			return item{}
		}
	}
	switch {
	case k == 2:
		d := calendar.On(n[2], n[1], n[0])
		if d.D > 31 {
			d.Y, d.D = d.D, d.Y
		}
		if d.Y >= 1300 && d.Y < 1500 && d.M >= 1 && d.M <= 12 && d.D >= 1 && d.D <= 30 {
			d = calendar.FromHijri(d.Y, d.M, d.D)
		}
		if d.Y >= 1000 && d.Valid() {
			return item{sense: sense{class: fullDate, n: d.Y*10000 + d.M*100 + d.D, words: 1}}
		}
	case k == 1 && sep != '.' && n[0] >= 1400 && n[1] > n[0] && n[1] < 2200:
		return item{sense: sense{class: yearRange, n: n[0], words: 1}, val: n[1]}
	}
	return item{}
}
