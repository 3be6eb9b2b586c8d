// Package quant reads numbers in Arabic text, in digits and in words, with
// what they count: «نحو ثلاثة آلاف متظاهر», «قتيلان», «بين 30 و35 شخصا».
package quant

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// class is what a word is to a number.
type class uint8

const (
	none  class = iota
	one         // a value by itself
	times       // multiplies what stands before it
	two         // the dual of a multiplier
	some        // vague
	part        // fraction
)

type word struct {
	class     class
	plural    bool // a multiplier that alone is vague: آلاف
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

type phrase struct {
	words []string
	bound bound
}

// Lexicon holds the words of numbers. It is built once and safe for concurrent
// use.
type Lexicon struct {
	words  map[string]word
	before map[string][]phrase // by first word
	after  map[string][]phrase
	head   map[string]string
	cue    map[string]string
	sieve  lexicon.Sieve              // of number words
	intro  lexicon.Sieve              // of the first words of phrases before numbers
	set    map[string]map[string]bool // part.of, no.dual, no.number, amount, measure

	currency map[string][]currency // by first word
	Examples []Example
}

// currency is a name of one: its words under their keys, and its ISO 4217 code,
// empty where the name is that of several.
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

var bounds = map[string]bound{"about": about, "least": least, "most": most, "below": below, "between": between}

// Load reads ar/quant.txt; what is wrong there is reported to s.
func Load(s *lexicon.Source) (*Lexicon, error) {
	l := &Lexicon{words: map[string]word{}, before: map[string][]phrase{}, after: map[string][]phrase{}, head: map[string]string{}, cue: map[string]string{}, set: map[string]map[string]bool{}, currency: map[string][]currency{}}
	err := s.Lines("ar/quant.txt", func(ln lexicon.Line) {
		f := ln.Fields(3)
		if f[0] == "yes" || f[0] == "no" {
			l.Examples = append(l.Examples, Example{ln.No, f[1], lexicon.List(f[2])})
			return
		}
		if msg := l.line(strings.Fields(f[0]), lexicon.List(f[1])); msg != "" {
			s.Report(ln.File.Name, ln.No, msg)
		}
	})
	return l, err
}

func (l *Lexicon) line(cls, words []string) string {
	if len(cls) == 0 {
		return "no class"
	}
	var num []float64
	for _, c := range cls[1:] {
		if v, err := strconv.ParseFloat(c, 64); err == nil {
			num = append(num, v)
		}
	}
	switch cls[0] {
	case "head", "cue":
		if len(cls) != 2 {
			return cls[0] + " needs what it counts"
		}
		for _, w := range words {
			m := l.head
			if cls[0] == "cue" {
				m = l.cue
			}
			m[text.Fold(w)] = cls[1]
		}
		return ""
	case "currency":
		if len(cls) != 2 {
			return "currency needs its code, or - for none"
		}
		for _, w := range words {
			l.addCurrency(w, strings.TrimPrefix(cls[1], "-"))
		}
		return ""
	case "part.of", "label", "no.dual", "no.number", "amount", "measure":
		for _, w := range words {
			if l.set[cls[0]] == nil {
				l.set[cls[0]] = map[string]bool{}
			}
			l.set[cls[0]][text.Fold(w)] = true
		}
		return ""
	case "one", "times", "two", "some", "plural", "part":
		if len(num) == 0 || cls[0] == "some" && len(num) != 2 {
			return cls[0] + " needs its value"
		}
		for _, w := range words {
			l.number(cls[0], text.Fold(w), num)
		}
		return ""
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
		p := phrase{strings.Fields(text.Fold(w)), b}
		if !after {
			l.intro.Add(p.words[0])
		}
		m[p.words[0]] = append(m[p.words[0]], p)
	}
	return ""
}

func (l *Lexicon) addCurrency(name, code string) {
	c := currency{strings.Fields(text.Key(name)), code}
	l.currency[c.words[0]] = append(l.currency[c.words[0]], c)
	l.head[c.words[0]] = "money"
}

func (l *Lexicon) number(cls, w string, num []float64) {
	x := l.words[w]
	l.sieve.Add(w)
	switch cls {
	case "one":
		x = word{class: one, low: num[0], high: num[0]}
	case "times":
		x.class, x.low, x.high = times, num[0], num[0]
	case "two":
		x = word{class: two, low: num[0], high: num[0]}
	case "some":
		x = word{class: some, low: num[0], high: num[1]}
	case "part":
		x = word{class: part, low: num[0], high: num[0]}
	case "plural":
		x.plural = true
	}
	l.words[w] = x
}

// look finds the number word a token is, and whether «و» stands before it.
func (l *Lexicon) look(t *doc.Token) (w word, wa bool) {
	if t.POS == doc.Punct {
		return word{}, false
	}
	if w = l.word(t.Stem); w.class != none && t.Enc == "" && t.Pro&(doc.ProFa|doc.ProSa) == 0 {
		return w, t.Pro.Has(doc.ProWa)
	}
	f := t.Fold
	if w = l.word(f); w.class != none {
		return w, false
	}
	if strings.HasPrefix(f, "و") {
		f, wa = f[len("و"):], true
		if w = l.word(f); w.class != none {
			return w, wa
		}
	}
	if g, ok := strings.CutPrefix(f, "ال"); ok {
		return l.word(g), wa
	}
	if wa || len(f) > 10 {
		for _, p := range [...]string{"ب", "ل"} {
			if g, ok := strings.CutPrefix(f, p); ok {
				if w := l.word(g); w.class != none {
					return w, wa
				}
			}
		}
	}
	return word{}, false
}

func (l *Lexicon) word(f string) word {
	if !l.sieve.May(f) {
		return word{}
	}
	return l.words[f]
}

// digits reads a number written in figures: thousands may be parted by comma
// or point, decimals by either. ok tells whether the token is one.
func digits(s string) (v float64, ok bool) {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	buf := make([]byte, 0, 24)
	sep := 0 // separators seen, and digits since the last
	since := 0
	last := 0
	for i := 0; i < len(s); {
		c := s[i]
		n := 1
		switch {
		case c >= '0' && c <= '9':
			buf = append(buf, c)
			since++
		case c == ',' || c == '.' || strings.HasPrefix(s[i:], "٫") || strings.HasPrefix(s[i:], "٬") || strings.HasPrefix(s[i:], "،"):
			if c > 0x7f {
				n = 2
			}
			if sep > 0 && since != 3 || len(buf) > 3 && sep == 0 {
				if sep > 0 {
					return 0, false
				}
			}
			sep++
			last = len(buf)
			since = 0
		default:
			return 0, false
		}
		i += n
		if len(buf) > 20 {
			return 0, false
		}
	}
	whole := string(buf)
	if sep > 0 && (since != 3 || sep == 1 && whole[0] == '0') { // decimals
		if sep > 1 {
			return 0, false
		}
		whole = whole[:last] + "." + whole[last:]
	}
	v, err := strconv.ParseFloat(whole, 64)
	return v, err == nil
}
