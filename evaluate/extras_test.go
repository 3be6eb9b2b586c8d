package evaluate

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
)

func TestExtras(t *testing.T) {
	const text = "one\ntwo\nthree"
	item := func(line int, from, to string) doc.AgendaItem {
		it := doc.AgendaItem{What: doc.Excerpt{Span: doc.Span{Start: (line - 1) * 4, End: (line-1)*4 + 1}}}
		if from != "" {
			it.When = &doc.Date{From: from, To: to}
		}
		return it
	}
	d := &doc.Document{Text: text, Agenda: []doc.AgendaItem{item(1, "2024-05-05", ""), item(2, "2024-05", "2024-09"), item(3, "", "")}}
	got := ScoreAgenda([]GoldAgenda{{1, "2024-05-05"}, {1, "2024-05-06"}, {2, "coming months"}, {3, "2024-05-07"}, {4, "2024-05-07"}}, "2024-05-03", d)
	if want := (AgendaResult{Found: [2]int{4, 5}, DateRight: [2]int{2, 5}}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	num := func(v float64, unit, date string) doc.Quantity {
		q := doc.Quantity{Magnitude: doc.Magnitude{Low: v, High: v, Unit: unit, Excerpt: doc.Excerpt{Span: doc.Span{Start: 5}}}}
		if date != "" {
			q.Date = &doc.Date{From: date}
		}
		return q
	}
	d.Quantities = []doc.Quantity{num(5, "USD", "2022"), num(7, "percent", "")}
	gold := []GoldQuantity{{2, 5, "USD", "2022"}, {2, 5, "USD", "2021"}, {2, 7, "percent", ""}, {1, 7, "percent", ""}, {2, 7, "EUR", ""}}
	if got, want := ScoreQuantities(gold, d).Right, [2]int{2, 5}; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
