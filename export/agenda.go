package export

import (
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// AgendaOptions steer an agenda.
type AgendaOptions struct {
	Options
	Since, Until string // days, ISO 8601: only what has a date that meets them; empty is open
}

// Agenda collects what documents announce and writes it by date at Close, what
// has no date last. It keeps the items of all documents, and nothing else of
// them. It is for one goroutine.
type Agenda struct {
	opt     AgendaOptions
	print   func(a *Agenda) error
	w       io.Writer
	entries []entry
	Undated int // items that were left out since the format has no place for what has no date
}

// entry is an item with what its document alone knows.
type entry struct {
	doc.AgendaItem
	stamp time.Time // publication; zero where unknown
}

// agendaFormats in the order in which help lists them.
var agendaFormats = [...]struct {
	name  string
	print func(a *Agenda) error
}{
	{"table", (*Agenda).table},
	{"ics", (*Agenda).ics},
	{"json", (*Agenda).json},
	{"csv", (*Agenda).csv},
}

// AgendaFormats lists the names of the formats of an agenda.
func AgendaFormats() []string {
	out := make([]string, len(agendaFormats))
	for i, f := range agendaFormats {
		out[i] = f.name
	}
	return out
}

// NewAgenda returns an agenda that is written to w in the named format.
func NewAgenda(name string, w io.Writer, o AgendaOptions) (*Agenda, error) {
	for _, f := range agendaFormats {
		if f.name == name {
			return &Agenda{opt: o, print: f.print, w: w}, nil
		}
	}
	return nil, fmt.Errorf("unknown output format %q; formats are %s", name, strings.Join(AgendaFormats(), ", "))
}

// Write takes the items of a document.
func (a *Agenda) Write(d *doc.Document) error {
	for i := range d.Agenda {
		if it := &d.Agenda[i]; a.within(it) {
			a.entries = append(a.entries, entry{wholeItem(*it), d.PubTime})
		}
	}
	return nil
}

// within tells whether an item lies in the days asked for.
func (a *Agenda) within(it *doc.AgendaItem) bool {
	if a.opt.Since == "" && a.opt.Until == "" {
		return true
	}
	if it.When == nil || it.When.From == "" {
		return false
	}
	first, after, err := days(it.When)
	if err != nil {
		return false
	}
	last := after.AddDate(0, 0, -1).Format(time.DateOnly)
	return (a.opt.Since == "" || last >= a.opt.Since) && (a.opt.Until == "" || first.Format(time.DateOnly) <= a.opt.Until)
}

// Close writes the agenda.
func (a *Agenda) Close() error {
	sort.SliceStable(a.entries, func(i, j int) bool { return a.entries[i].Day() < a.entries[j].Day() })
	return a.print(a)
}

// days are the first day of a date and the day after its last.
func days(d *doc.Date) (first, after time.Time, err error) {
	if first, _, err = period(d.From); err != nil {
		return
	}
	end := d.To
	if end == "" {
		end = d.From
	}
	_, after, err = period(end)
	if err == nil && !after.After(first) {
		after = first.AddDate(0, 0, 1)
	}
	return
}

// period is the first day of an ISO 8601 day, month or year, and the day after
// its last.
func period(s string) (first, after time.Time, err error) {
	switch len(s) {
	case len("2006"):
		first, err = time.Parse("2006", s)
		return first, first.AddDate(1, 0, 0), err
	case len("2006-01"):
		first, err = time.Parse("2006-01", s)
		return first, first.AddDate(0, 1, 0), err
	}
	first, err = time.Parse(time.DateOnly, s)
	return first, first.AddDate(0, 0, 1), err
}

func (a *Agenda) json() error {
	enc := json.NewEncoder(a.w)
	enc.SetEscapeHTML(false)
	for i := range a.entries {
		if err := enc.Encode(&a.entries[i].AgendaItem); err != nil {
			return fmt.Errorf("write agenda item %s: %w", a.entries[i].ID, err)
		}
	}
	return nil
}
