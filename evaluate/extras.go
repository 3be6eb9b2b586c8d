package evaluate

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// GoldAgenda is an announced thing of a gold article.
type GoldAgenda struct {
	Line int    `json:"line"` // from 1
	Date string `json:"date"` // ISO 8601; other words stand for a range ahead
}

// GoldQuantity is a number of a gold article.
type GoldQuantity struct {
	Line  int     `json:"line"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"` // ISO 4217 code, or percent
	Date  string  `json:"date"` // empty where none is told
}

// AgendaResult counts the announced things of a gold article: how many have an
// item on their line, how many one of the right date; of how many.
type AgendaResult struct {
	Found     [2]int `json:"found"`
	DateRight [2]int `json:"date_right"`
}

// QuantityResult counts the numbers that are read with their unit and, where
// gold names one, their date.
type QuantityResult struct {
	Right [2]int `json:"right"`
}

// ScoreAgenda compares the agenda of a document with that of its gold.
// published is the day of publication.
func ScoreAgenda(gold []GoldAgenda, published string, d *doc.Document) AgendaResult {
	r := AgendaResult{Found: [2]int{0, len(gold)}, DateRight: [2]int{0, len(gold)}}
	for _, g := range gold {
		found, right := false, false
		for i := range d.Agenda {
			it := &d.Agenda[i]
			on := lineOf(d, it.What.Start) == g.Line
			for _, x := range it.Also {
				on = on || lineOf(d, x.Start) == g.Line
			}
			found = found || on
			right = right || on && dated(it.When, g.Date, published)
		}
		r.Found[0] += truth(found)
		r.DateRight[0] += truth(right)
	}
	return r
}

// dated tells whether a date is the one wanted; of words such as «coming
// months», whether it is a range that ends after the month of publication.
func dated(got *doc.Date, want, published string) bool {
	switch {
	case got == nil:
		return false
	case isDate(want):
		return got.From == want
	}
	return len(published) >= len("2006-01") && got.To > published[:len("2006-01")]
}

func isDate(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// ScoreQuantities compares the numbers of a document with those of its gold.
func ScoreQuantities(gold []GoldQuantity, d *doc.Document) QuantityResult {
	r := QuantityResult{Right: [2]int{0, len(gold)}}
	for _, g := range gold {
		for i := range d.Quantities {
			q := &d.Quantities[i]
			if lineOf(d, q.Start) != g.Line || q.Low != g.Value || q.High != g.Value || q.Unit != g.Unit {
				continue
			}
			if g.Date == "" || q.Date != nil && q.Date.From == g.Date {
				r.Right[0]++
				break
			}
		}
	}
	return r
}

func lineOf(d *doc.Document, at int) int { return 1 + strings.Count(d.Text[:at], "\n") }
