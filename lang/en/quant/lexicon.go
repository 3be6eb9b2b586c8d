// Package quant reads numbers in English text, in figures and in words, with
// what they count: «some 3,000 protesters», «two dozen», «between 30 and 35
// people were killed», «$2.5bn», «15 percent».
package quant

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// class is what a word is to a number.
type class uint8

const (
	none  class = iota
	one         // a value by itself
	times       // multiplies what stands before it
	some        // vague
	part        // fraction
)

type word struct {
	class     class
	plural    bool // a multiplier that alone is vague: thousands
	low, high float64
}

// bound is what a phrase beside a number says of it.
type bound uint8

const (
	exact bound = iota
	about
	least
	most
	below
	between
)

var bounds = map[string]bound{"about": about, "least": least, "most": most, "below": below, "between": between}

type phrase struct {
	words []string
	bound bound
}

// cue is what a verb or noun makes of a number beside it.
type cue struct {
	what string
	self bool // it befalls its subject: died, fled, marched
}

// Lexicon holds the words of numbers. It is built once and safe for concurrent
// use.
type Lexicon struct {
	words  map[string]word
	before map[string][]phrase // by first word
	after  map[string][]phrase
	head   map[string]string
	cues   map[string]cue
	set    map[string]map[string]bool // part.of, label, amount, measure, circumstance

	currency map[string][]currency // by first word
	scale    map[string]float64    // written behind a number: bn, m
	Examples []Example
}

// currency is a name of one: its words, and its ISO 4217 code, empty where the
// name is that of several.
type currency struct {
	words []string
	code  string
}

// Example is a line of the data that runs as a test: all counts in a text, as
// they are written in the data.
type Example struct {
	Line int
	Text string
	Want []string
}

// Load reads en/quant.txt; what is wrong there is reported to s.
func Load(s *lexicon.Source) (*Lexicon, error) {
	l := &Lexicon{words: map[string]word{}, before: map[string][]phrase{}, after: map[string][]phrase{}, head: map[string]string{}, cues: map[string]cue{},
		set: map[string]map[string]bool{}, currency: map[string][]currency{}, scale: map[string]float64{}}
	err := s.Lines("en/quant.txt", func(ln lexicon.Line) {
		f := ln.Fields(3)
		if f[0] == "yes" || f[0] == "no" {
			l.Examples = append(l.Examples, Example{ln.No, f[1], lexicon.List(f[2])})
			return
		}
		if msg := l.line(strings.Fields(f[0]), lexicon.List(strings.ToLower(f[1]))); msg != "" {
			s.Report(ln.File.Name, ln.No, msg)
		}
	})
	return l, err
}

func (l *Lexicon) line(cls, words []string) string {
	if len(cls) == 0 {
		return "no class"
	}
	switch cls[0] {
	case "head", "cue", "cue.self", "currency":
		if len(cls) != 2 {
			return cls[0] + " needs what it counts, currency its code (- for none)"
		}
		for _, w := range words {
			l.counted(cls[0], cls[1], w)
		}
		return ""
	case "part.of", "label", "amount", "measure", "circumstance":
		if l.set[cls[0]] == nil {
			l.set[cls[0]] = map[string]bool{}
		}
		for _, w := range words {
			l.set[cls[0]][w] = true
		}
		return ""
	case "one", "times", "some", "plural", "part", "scale":
		return l.numbers(cls, words)
	}
	name, after := strings.CutSuffix(cls[0], ".after")
	b, ok := bounds[name]
	if !ok {
		return "unknown class " + strconv.Quote(cls[0])
	}
	m := l.before
	if after {
		m = l.after
	}
	for _, w := range words {
		p := phrase{strings.Fields(w), b}
		m[p.words[0]] = append(m[p.words[0]], p)
	}
	return ""
}

func (l *Lexicon) counted(cls, what, w string) {
	switch cls {
	case "head":
		l.head[w] = what
	case "currency":
		c := currency{strings.Fields(w), strings.TrimPrefix(what, "-")}
		l.currency[c.words[0]] = append(l.currency[c.words[0]], c)
	default:
		l.cues[w] = cue{what, cls == "cue.self"}
	}
}

func (l *Lexicon) numbers(cls, words []string) string {
	var num []float64
	for _, c := range cls[1:] {
		v, err := strconv.ParseFloat(c, 64)
		if err != nil {
			return c + " is no number"
		}
		num = append(num, v)
	}
	if len(num) == 0 || cls[0] == "some" && len(num) != 2 {
		return cls[0] + " needs its value"
	}
	for _, w := range words {
		x := l.words[w]
		switch cls[0] {
		case "one":
			x = word{class: one, low: num[0], high: num[0]}
		case "times":
			x.class, x.low, x.high = times, num[0], num[0]
		case "some":
			x = word{class: some, low: num[0], high: num[1]}
		case "part":
			x = word{class: part, low: num[0], high: num[0]}
		case "plural":
			x = word{class: times, low: num[0], high: num[0], plural: true}
		case "scale":
			l.scale[w] = num[0]
			continue
		}
		l.words[w] = x
	}
	return ""
}

// word finds a number word; twenty-two is made of its parts.
func (l *Lexicon) word(f string) word {
	if w, ok := l.words[f]; ok {
		return w
	}
	a, b, ok := strings.Cut(f, "-")
	if !ok {
		return word{}
	}
	x, y := l.words[a], l.words[b]
	switch {
	case x.class == one && y.class == one && x.low >= 20 && x.low < 100 && y.low < 10:
		return word{class: one, low: x.low + y.low, high: x.low + y.low}
	case x.class == one && y.class == part: // two-thirds
		return word{class: part, low: x.low * y.low, high: x.low * y.low}
	}
	return word{}
}

// digits reads a number written in figures, with commas between thousands and
// a point before decimals. ok tells whether the token is one.
func digits(s string) (v float64, ok bool) {
	if s == "" || s[0] < '0' || s[0] > '9' || len(s) > 20 {
		return 0, false
	}
	buf := make([]byte, 0, 24)
	comma, point := -1, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			buf = append(buf, c)
		case c == ',' && !point:
			if comma >= 0 && i-comma != 4 || comma < 0 && i > 3 {
				return 0, false
			}
			comma = i
		case c == '.' && !point:
			if comma >= 0 && i-comma != 4 {
				return 0, false
			}
			point = true
			buf = append(buf, c)
		default:
			return 0, false
		}
	}
	if comma >= 0 && !point && len(s)-comma != 4 {
		return 0, false
	}
	v, err := strconv.ParseFloat(string(buf), 64)
	return v, err == nil
}
