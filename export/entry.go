package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Entry is one event of a register with what is told of it beside.
type Entry struct {
	Event   *doc.Event
	Doc     *doc.Document // where the event is told, or nil; what is there of title, authors, text, blocks, sentences and mentions is used
	Reports []doc.Event   // other reports of the same event; none where events come straight from coding
}

// EventWriter writes events one after the other, without keeping them: memory
// grows with none of them (with the pairs of actors in the formats of networks).
// Close writes what is left and does not close the destination. It is for one
// goroutine.
type EventWriter interface {
	WriteEntry(e Entry) error
	Close() error
	Report() Report // what was written so far and what could not be
}

// OpenEvents returns a writer of events in the named format to w.
func OpenEvents(name string, w io.Writer, o Options) (EventWriter, error) {
	for _, f := range formats {
		if f.name != name || f.open == nil {
			continue
		}
		if err := f.prepare(&o); err != nil {
			return nil, err
		}
		return f.open(w, o), nil
	}
	return nil, fmt.Errorf("unknown output format %q of events; formats are %s", name, strings.Join(EventFormats(), ", "))
}

// EventFormats lists the names of the formats that OpenEvents knows.
func EventFormats() []string {
	var out []string
	for _, f := range formats {
		if f.open != nil {
			out = append(out, f.name)
		}
	}
	return out
}

// documents writes the events of documents by a writer of events.
type documents struct {
	EventWriter
}

func (d documents) Write(x *doc.Document) error {
	for i := range x.Events {
		if err := d.WriteEntry(Entry{Event: &x.Events[i], Doc: x}); err != nil {
			return err
		}
	}
	if f, ok := d.EventWriter.(interface{ flush() error }); ok {
		return f.flush()
	}
	return nil
}

// ReportOf is what a writer could not carry; false where its format carries
// everything, so that there is nothing to tell.
func ReportOf(w Writer) (Report, bool) {
	if r, ok := w.(interface{ Report() Report }); ok {
		return r.Report(), true
	}
	return Report{}, false
}

// Count is a number of events and what they have in common.
type Count struct {
	What string
	N    int
}

// Report tells what became of the events that a writer was given.
type Report struct {
	Format  string
	Events  int     // given
	Written int     // of them
	LeftOut []Count // events that are not in the output, by reason
	Lost    []Count // events of which the output has no word of something they hold, by what
}

// Lines are the report for a reader, a line each; none where all was carried.
func (r Report) Lines() []string {
	var out []string
	if n := r.Events - r.Written; n > 0 {
		out = append(out, fmt.Sprintf("%s: %d of %d events written; left out: %s", r.Format, r.Written, r.Events, counts(r.LeftOut)))
	}
	if len(r.Lost) > 0 {
		out = append(out, fmt.Sprintf("%s: no place for (events): %s", r.Format, counts(r.Lost)))
	}
	return out
}

// counts prints what is counted, most frequent first.
func counts(list []Count) string {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Count) int { return b.N - a.N })
	parts := make([]string, len(list))
	for i, c := range list {
		parts[i] = fmt.Sprintf("%s %d", c.What, c.N)
	}
	return strings.Join(parts, "; ")
}

// tally makes the report of a writer.
type tally struct {
	report  Report
	carries map[string]bool // names of fields that the format has a place for
}

// newTally begins the report of a format that carries the named fields.
func newTally(format string, carries ...string) tally {
	t := tally{report: Report{Format: format}, carries: map[string]bool{}}
	for _, f := range carries {
		t.carries[f] = true
	}
	return t
}

// Report is what was counted so far.
func (t *tally) Report() Report {
	r := t.report
	r.LeftOut = slices.Clone(r.LeftOut)
	r.Lost = slices.Clone(r.Lost)
	return r
}

// leave counts an event that is not written.
func (t *tally) leave(reason string) {
	t.report.Events++
	t.report.LeftOut = addTo(t.report.LeftOut, reason)
}

// wrote counts an event that is written, and what it holds that the format has
// no place for.
func (t *tally) wrote(e *Entry) {
	t.report.Events++
	t.report.Written++
	for i := range fields {
		if f := &fields[i]; !t.carries[f.name] && f.has(e) {
			t.lose(f.name)
		}
	}
}

// lose counts an event of which something is not carried.
func (t *tally) lose(what string) { t.report.Lost = addTo(t.report.Lost, what) }

// addTo counts one more of what; the lists are short.
func addTo(list []Count, what string) []Count {
	for i := range list {
		if list[i].What == what {
			list[i].N++
			return list
		}
	}
	return append(list, Count{what, 1})
}
