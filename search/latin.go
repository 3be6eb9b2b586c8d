package search

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	stemmer "github.com/blevesearch/snowballstem/english"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.M, r) }

// latin are the terms of a folded word in Latin letters: its stem, and that of
// the word of which it is an irregular form.
func (t *Terms) latin(folded string) []string {
	out := []string{english(folded)}
	if t.english == nil {
		return out
	}
	for _, base := range t.english.Irregular(folded) {
		if s := english(base); !contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// english is the stem of a folded word in Latin letters.
func english(folded string) string {
	folded = strings.ReplaceAll(folded, "’", "'")
	folded = strings.TrimSuffix(folded, "'s")
	folded = strings.ReplaceAll(folded, "'", "")
	env := snowballstem.NewEnv(folded)
	stemmer.Stem(env)
	return env.Current()
}

// number is a number as it is kept: without what parts thousands, and with a
// point before decimals. Times and dates stay as they are.
func number(folded string) string {
	var b strings.Builder
	rest := folded
	for rest != "" {
		i := strings.IndexAny(rest, ",٬،٫.:/")
		if i < 0 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:i])
		mark := []rune(rest[i:])[0]
		rest = rest[i+len(string(mark)):]
		switch {
		case mark == ':' || mark == '/':
			b.WriteRune(mark)
		case mark != '٫' && thousands(rest):
		default:
			b.WriteByte('.')
		}
	}
	return b.String()
}

// thousands tells whether what follows a mark is three digits, and no more.
func thousands(rest string) bool {
	n := 0
	for n < len(rest) && '0' <= rest[n] && rest[n] <= '9' {
		n++
	}
	return n == 3
}
