package search

import (
	"github.com/sijil-news/sijil/doc"
	"strings"
	"testing"
)

// shown writes a query so that its structure is seen.
func shown(q *Query) string {
	item := func(it Item) string {
		s := strings.Join(it.Words, " ")
		if it.Phrase {
			s = "«" + s + "»"
		}
		if it.Prefix {
			s += "*"
		}
		return s
	}
	var out []string
	for _, c := range q.All {
		var any []string
		for _, it := range c {
			any = append(any, item(it))
		}
		out = append(out, strings.Join(any, "|"))
	}
	for _, it := range q.Without {
		out = append(out, "-"+item(it))
	}
	return strings.Join(out, " & ")
}

func TestParse(t *testing.T) {
	x := terms(t)
	for s, want := range map[string]string{
		"قصف مدينة":           "قصف & مدينة",
		`"قصف مدينة" حلب`:     "«قصف مدينة» & حلب",
		"«قصف مدينة»حلب":      "«قصف مدينة» & حلب",
		"قصف OR هجوم مدينة":   "قصف|هجوم & مدينة",
		"مدينة قصف | هجوم":    "مدينة & قصف|هجوم",
		"قصف -حلب":            "قصف & -حلب",
		`قصف -"ريف حلب"`:      "قصف & -«ريف حلب»",
		"سعود*":               "سعود*",
		"موسكو/واشنطن":        "موسكو & واشنطن",
		"قصف، حلب!":           "قصف & حلب",
		`"حلب"`:               "«حلب»",
		`"ريف حلب`:            "«ريف حلب»",
		"or":                  "or",
		"قصف OR \"ريف حلب\"":  "قصف|«ريف حلب»",
		"12:30 ٣٠٠٠":          "12:30 & ٣٠٠٠",
		"anti-war":            "anti & war",
		`"anti-war protests"`: "«anti war protests»",
	} {
		q, err := x.Parse(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		if got := shown(q); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
	for s, want := range map[string]string{
		"": "which words", "-حلب": "not only what must not", "OR قصف": "between two words", "قصف OR": "a word after it", "قصف OR OR حلب": "between two words",
		"قصف OR -حلب": "after OR", "!": "no word", "*": "no word", "س*": "2 letters", "السعودية/ليبيا*": "one word", `""`: "no word",
	} {
		if q, err := x.Parse(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v; want %s", s, q, err, want)
		}
	}
}

// FuzzParse: whatever is asked for, both databases can be asked it.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`a "b c" OR d -e f*`, "«", `-"x`, "'\\\"", "١٢/٣* -'s"} {
		f.Add(s)
	}
	x := terms(f)
	f.Fuzz(func(t *testing.T, s string) {
		q, err := x.Parse(s)
		if err != nil {
			return
		}
		for db := range syntaxes {
			if q.expression(db, nil, true) == "" {
				t.Errorf("%q has no expression", s)
			}
		}
		x.compare(q, s, doc.Span{End: len(s)})
	})
}
