package pubtime

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/text"
)

// class is what a word does in a date.
type class int

const (
	other   class = iota
	month         // value: 1 to 12
	weekday       // value: 0 Sunday to 6 Saturday
	half          // value: 0 before noon, 12 after
	zone          // value: minutes east of Greenwich
	filler        // may stand between and around the parts
)

// word is the meaning of a word in a date.
type word struct {
	class class
	value int
}

// vocabulary holds the words of dates by their key; names of two words are
// joined by a space.
type vocabulary map[string]word

var words = sync.OnceValue(func() vocabulary {
	v := vocabulary{}
	for name, hours := range zones {
		v[key(name)] = word{zone, hours * 60}
	}
	for _, name := range []string{"gmt", "utc", "ut", "z", "غرينتش", "جرينتش"} {
		v[key(name)] = word{zone, 0}
	}
	for _, file := range []string{"dates/months.txt", "ar/when.txt"} {
		b, err := data.FS.ReadFile(file)
		if err != nil {
			continue // the built-in data is there; without it there are fewer words
		}
		v.read(string(b))
	}
	return v
})

// read takes the lines `month N`, `weekday N`, `half`, `filler` of a data file.
func (v vocabulary) read(file string) {
	for line := range strings.Lines(file) {
		head, rest, ok := strings.Cut(line, "|")
		names, _, _ := strings.Cut(rest, "|")
		f := strings.Fields(head)
		if !ok || len(f) == 0 {
			continue
		}
		w, ok := meaning(f)
		if !ok {
			continue
		}
		for _, n := range strings.Split(names, ";") {
			n = key(n)
			if _, known := v[n]; !known && n != "" {
				v[n] = w
			}
		}
	}
}

func meaning(f []string) (word, bool) {
	switch f[0] {
	case "filler":
		return word{filler, 0}, true
	case "half":
		if len(f) == 2 && f[1] == "pm" {
			return word{half, 12}, true
		}
		return word{half, 0}, true
	case "month", "weekday":
		if len(f) < 2 {
			return word{}, false
		}
		n, err := strconv.Atoi(f[1])
		if f[0] == "month" {
			return word{month, n}, err == nil && n >= 1 && n <= 12
		}
		return word{weekday, n}, err == nil && n >= 0 && n <= 6
	}
	return word{}, false
}

// key is the form in which words are looked up.
func key(s string) string {
	return text.Fold(strings.ToLower(strings.Join(strings.Fields(s), " ")))
}

// token is a number, a word or one other character of a date.
type token struct {
	word
	text   string
	num    int // value of a number; -1 for all else
	digits int // of a number
}

// longest line in which a date is looked for, in bytes.
const longest = 400

// tokens cuts a line into numbers, words and other characters; white space is
// left out. Words get their meaning, two where they are one name.
func tokens(s string) []token {
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "")
	}
	s = key(s)
	var out []token
	for i := 0; i < len(s); {
		n := runOf(s[i:])
		t := token{text: s[i : i+n], num: -1}
		if c := s[i]; c >= '0' && c <= '9' && n <= 9 {
			t.num, _ = strconv.Atoi(t.text)
			t.digits = n
		}
		if t.text != " " {
			out = append(out, t)
		}
		i += n
	}
	v := words()
	for i := range out {
		out[i].word = v[out[i].text]
		if i > 0 {
			if w, ok := v[out[i-1].text+" "+out[i].text]; ok {
				out[i-1].word, out[i].word = w, word{filler, 0}
			}
		}
	}
	return out
}

// runOf is the length of the digits, letters or the one other character at the
// head of s.
func runOf(s string) int {
	kind := func(r rune) int {
		switch {
		case r >= '0' && r <= '9':
			return 1
		case unicode.IsLetter(r) || unicode.IsMark(r):
			return 2
		}
		return 0
	}
	first := -1
	for i, r := range s {
		k := kind(r)
		if first < 0 {
			first = k
		}
		if i > 0 && (k != first || first == 0) {
			return i
		}
	}
	return len(s)
}
