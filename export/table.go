package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// Layout of the table, in columns.
const (
	defaultWidth = 100
	leastWidth   = 50
	typeColumns  = 24 // type and mode
)

// table shows events to a reader: three lines an event, a heading a document
// where there are several, and a summary line at the end.
type table struct {
	w      *bufio.Writer
	width  int
	color  bool
	number int
	stream bool
	docs   int
	first  *doc.Document // held until it is known whether others follow
	sum    summary
}

func newTable(w io.Writer, o Options) *table {
	width := o.Width
	if width == 0 {
		width = defaultWidth
	}
	return &table{w: bufio.NewWriter(w), width: max(width, leastWidth), color: o.Color, stream: o.Stream}
}

func (t *table) Write(d *doc.Document) error {
	t.docs++
	t.sum.add(d)
	if t.docs == 1 && !t.stream {
		t.first = d
		return nil
	}
	if t.first != nil {
		t.document(t.first, true)
		t.first = nil
	}
	t.document(d, true)
	return t.flush()
}

func (t *table) Close() error {
	if t.first != nil {
		t.document(t.first, false)
		t.first = nil
	}
	if t.docs > 0 && !t.stream {
		t.w.WriteString(t.paint(bold, t.sum.line(t.docs)) + "\n")
	}
	return t.flush()
}

func (t *table) flush() error {
	if err := t.w.Flush(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

func (t *table) paint(code, s string) string {
	if !t.color || s == "" {
		return s
	}
	return code + s + reset
}

// document writes the events of one document.
func (t *table) document(d *doc.Document, heading bool) {
	if len(d.Events) == 0 && len(d.Notes) == 0 {
		return
	}
	if heading {
		t.heading(d)
	}
	t.number = 0
	names := blockNames(d)
	digits := max(2, len(strconv.Itoa(len(d.Events))))
	for i := range d.Events {
		t.number++
		t.event(&d.Events[i], names, digits)
	}
	for _, n := range d.Notes {
		t.w.WriteString(t.paint(dim, "note: "+safe(n)) + "\n")
	}
	t.w.WriteByte('\n')
}

// heading names a document: id, publisher and date, and its title.
func (t *table) heading(d *doc.Document) {
	parts := []string{safe(d.ID)}
	for _, s := range []string{d.Publisher, d.Published} {
		if s != "" {
			parts = append(parts, isolate(safe(s)))
		}
	}
	t.w.WriteString(t.paint(bold, "── "+strings.Join(parts, " · ")) + "\n")
	if title := titleOf(d); title != "" {
		t.w.WriteString("   " + isolate(window{after: title}.shorten(t.width-3).text()) + "\n")
	}
	t.w.WriteByte('\n')
}

func (w window) text() string { return strings.TrimSpace(w.before + w.middle + w.after) }

func titleOf(d *doc.Document) string {
	for _, b := range d.Blocks {
		if b.Kind == doc.Title {
			return safe(d.Text[b.Start:b.End])
		}
	}
	return safe(d.Title)
}

// event writes one event: what, how and where; who to whom; the words.
func (t *table) event(e *doc.Event, names []namedBlock, digits int) {
	indent := strings.Repeat(" ", digits+2)
	kind := e.Type
	if e.Mode != "" {
		kind += " " + e.Mode
	}
	head := pad(strconv.Itoa(t.number), digits+2)
	facts := strings.Join(factsOf(e), " · ")
	place := blockName(e, names)
	fill := t.width - columnsOf(head) - columnsOf(pad(kind, typeColumns)) - 1 - columnsOf(facts) - columnsOf(place)
	line := t.paint(dim, head) + t.paint(bold, kind) + strings.Repeat(" ", max(1, typeColumns+1-columnsOf(kind)))
	if facts == "" && place == "" {
		line = strings.TrimRight(line, " ")
	}
	line += t.paint(cyan, facts)
	if place != "" {
		line += strings.Repeat(" ", max(2, fill)) + t.paint(dim, place)
	}
	t.w.WriteString(line + "\n")
	t.w.WriteString(indent + whoToWhom(e) + "\n")
	t.w.WriteString(indent + t.words(e, t.width-len(indent)) + "\n")
}

// words shows the sentence, shortened around its marked trigger.
func (t *table) words(e *doc.Event, columns int) string {
	s := e.Sentence.Text
	from, to := e.Trigger.Start-e.Sentence.Start, e.Trigger.End-e.Sentence.Start
	w := window{after: safe(s)}
	if from >= 0 && from < to && to <= len(s) && utf8.ValidString(s[:from]) && utf8.ValidString(s[from:to]) {
		w = window{edges(s[:from]), "⟨" + safe(s[from:to]) + "⟩", edges(s[to:])}
	}
	w = w.shorten(columns)
	rtl := rightToLeft(e.Sentence.Text)
	if w.middle != "" {
		w.middle = t.paint(yellow, w.middle)
	}
	out := strings.TrimSpace(w.before + w.middle + w.after)
	if rtl {
		return rtlIsolate + out + popIsolate
	}
	return out
}

// edges is safe, but keeps one space at either end where there was one.
func edges(s string) string {
	out := safe(s)
	if out == "" {
		return strings.Repeat(" ", truth(s != ""))
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if first == ' ' || first == '\n' || first == '\t' || first == 0xA0 {
		out = " " + out
	}
	if last == ' ' || last == '\n' || last == '\t' || last == 0xA0 {
		out += " "
	}
	return out
}

// factsOf lists realis, claim, date, place and numbers, the defaults left out.
func factsOf(e *doc.Event) []string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	add(standing(e))
	if e.Historical {
		add("background")
	}
	if d := date(e); d.From != "" {
		if d.To != "" && d.To != d.From {
			d.From += "…" + d.To
		}
		add(d.From)
	}
	if p := place(e); or(p.Name, p.Text) != "" {
		add(isolate(safe(or(p.Name, p.Text))))
	}
	for _, m := range e.Magnitude {
		add(m.What + " " + isolate(amount(m, readable)))
	}
	return out
}

// standing says whether it happened and on whose word: «future, said by …».
func standing(e *doc.Event) string {
	var out []string
	switch e.Realis {
	case doc.Future, doc.Hypothetical:
		out = append(out, string(e.Realis))
	case doc.Negated:
		out = append(out, "did not happen")
	}
	who := ""
	if len(e.SaidBy) > 0 {
		list := make([]string, len(e.SaidBy))
		for i := range e.SaidBy {
			list[i] = nameOf(&e.SaidBy[i])
		}
		who = " by " + strings.Join(list, ", ")
	}
	switch e.Claim {
	case doc.Alleged, doc.Denied, doc.Confirmed:
		out = append(out, string(e.Claim)+who)
	default:
		if who != "" {
			out = append(out, "said"+who)
		}
	}
	return strings.Join(out, ", ")
}

func whoToWhom(e *doc.Event) string {
	actor, recipient := side(e.Actor), side(e.Recipient)
	switch {
	case actor == "" && recipient == "":
		return "— nobody named —"
	case recipient == "":
		return actor
	}
	return or(actor, "—") + "  →  " + recipient
}

// side prints participants with their codes.
func side(list []doc.Actor) string {
	parts := make([]string, len(list))
	for i := range list {
		a := &list[i]
		parts[i] = nameOf(a)
		if a.Role != "" && !rightToLeft(a.Role) && !strings.EqualFold(a.Role, a.NameEn) {
			parts[i] += ", " + safe(a.Role)
		}
		if code := strings.TrimSpace(a.Code + " " + a.Sector); code != "" {
			parts[i] += " (" + code + ")"
		}
	}
	return strings.Join(parts, " + ")
}

// nameOf is the English name, or else the name or words as printed.
func nameOf(a *doc.Actor) string { return isolate(safe(or(a.NameEn, or(a.Name, a.Text)))) }
