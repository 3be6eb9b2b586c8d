package export

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// table shows an agenda to a reader: a line a date, below it the items, three
// lines each, and a summary at the end.
func (a *Agenda) table() error {
	t := newTable(a.w, a.opt.Options)
	digits := max(2, len(strconv.Itoa(len(a.entries))))
	docs := map[string]bool{}
	for i := range a.entries {
		docs[a.entries[i].DocID] = true
	}
	day := "-"
	for i := range a.entries {
		it := &a.entries[i].AgendaItem
		if d := dayLine(it.When); d != day {
			if day != "-" {
				t.w.WriteByte('\n')
			}
			day = d
			t.w.WriteString(t.paint(bold, "── "+d) + "\n")
		}
		t.item(it, i+1, digits, len(docs) > 1)
	}
	if len(a.entries) > 0 {
		t.w.WriteByte('\n')
	}
	t.w.WriteString(t.paint(bold, a.summary(len(docs))) + "\n")
	if err := t.w.Flush(); err != nil {
		return fmt.Errorf("write agenda: %w", err)
	}
	return nil
}

// dayLine names a date as a reader takes it: «2023-02-22 Wednesday».
func dayLine(d *doc.Date) string {
	if d == nil || d.From == "" {
		return "no date"
	}
	if d.To != "" && d.To != d.From {
		return d.From + " … " + d.To
	}
	if t, err := time.Parse(time.DateOnly, d.From); err == nil {
		return d.From + " " + t.Weekday().String()
	}
	if t, err := time.Parse("2006-01", d.From); err == nil {
		return d.From + " " + t.Month().String()
	}
	return d.From
}

// sourceColumns is how wide the id of a document is shown.
const sourceColumns = 30

// clip cuts a word to n columns.
func clip(s string, n int) string {
	if columnsOf(s) <= n {
		return s
	}
	at, used := 0, 1
	for i, r := range s {
		if used += runeColumns(r); used > n {
			break
		}
		at = i + utf8.RuneLen(r)
	}
	return s[:at] + "…"
}

// item writes one item: what it is, where and on whose word; who; the words.
func (t *table) item(it *doc.AgendaItem, number, digits int, named bool) {
	indent := strings.Repeat(" ", digits+2)
	kind := "scheduled"
	if it.Type != "" {
		kind = strings.TrimSpace(it.Type + " " + it.Mode)
	}
	head := pad(strconv.Itoa(number), digits+2)
	facts := strings.Join(itemFacts(it), " · ")
	source := strings.ReplaceAll(string(it.Sentence.Block), "_", " ")
	if named {
		source = clip(safe(it.DocID), sourceColumns)
	}
	line := t.paint(dim, head) + t.paint(bold, kind) + strings.Repeat(" ", max(1, typeColumns+1-columnsOf(kind))) + t.paint(cyan, facts)
	fill := t.width - columnsOf(head) - columnsOf(pad(kind, typeColumns)) - 1 - columnsOf(facts) - columnsOf(source)
	line += strings.Repeat(" ", max(2, fill)) + t.paint(dim, source)
	t.w.WriteString(line + "\n")
	if who := whoToWhom(&doc.Event{Actor: it.Who, Recipient: it.Recipient}); len(it.Who)+len(it.Recipient) > 0 {
		t.w.WriteString(indent + who + "\n")
	}
	words := window{after: safe(it.What.Text)}.shorten(t.width - len(indent)).text()
	t.w.WriteString(indent + isolate(words) + "\n")
}

// itemFacts lists what a reader asks of an item: is it certain, where is it,
// who says so, how often is it told.
func itemFacts(it *doc.AgendaItem) []string {
	var out []string
	if it.Realis == doc.Hypothetical {
		out = append(out, "possible")
	}
	if p := placeName(where(it)); p != "" {
		out = append(out, "at "+isolate(safe(p)))
	}
	if len(it.SaidBy) > 0 {
		list := make([]string, len(it.SaidBy))
		for i := range it.SaidBy {
			list[i] = nameOf(&it.SaidBy[i])
		}
		out = append(out, "said by "+strings.Join(list, ", "))
	}
	if n := len(it.Also); n > 0 {
		out = append(out, "told "+count(n+1, "time", "times"))
	}
	return out
}

// summary counts the items.
func (a *Agenda) summary(docs int) string {
	dated, possible := 0, 0
	for i := range a.entries {
		dated += truth(a.entries[i].When != nil)
		possible += truth(a.entries[i].Realis == doc.Hypothetical)
	}
	parts := []string{count(len(a.entries), "item", "items")}
	if docs > 1 {
		parts = append([]string{count(docs, "document", "documents")}, parts...)
	}
	if n := len(a.entries) - dated; n > 0 {
		parts = append(parts, strconv.Itoa(n)+" without date")
	}
	if possible > 0 {
		parts = append(parts, strconv.Itoa(possible)+" possible")
	}
	return strings.Join(parts, " · ")
}
