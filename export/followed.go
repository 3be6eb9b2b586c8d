package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	ical "github.com/arran4/golang-ical"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/ledger"
)

// Followed writes plans with what became of them. It is for one goroutine.
type Followed struct {
	w       io.Writer
	format  string
	opt     Options
	table   *table
	sheet   *sheet
	cal     *ical.Calendar
	day     string
	number  int
	count   map[ledger.Outcome]int
	Undated int // plans without a readable day, left out of a calendar
}

// NewFollowed returns a writer of plans in a format of AgendaFormats.
func NewFollowed(format string, w io.Writer, o Options) (*Followed, error) {
	f := &Followed{w: w, format: format, opt: o, count: map[ledger.Outcome]int{}}
	switch format {
	case "table":
		f.table = newTable(w, o)
	case "csv":
		f.sheet = newSheet(w, f.columns(), o)
		return f, f.sheet.begin()
	case "ics":
		f.cal = newICal(o.Head.Title)
	case "json":
	default:
		return nil, fmt.Errorf("unknown output format %q; formats are %s", format, strings.Join(AgendaFormats(), ", "))
	}
	return f, nil
}

// Write writes one plan; plans come by day.
func (f *Followed) Write(p *ledger.Followed) error {
	f.number++
	f.count[p.Outcome]++
	switch f.format {
	case "table":
		f.row(p)
		return f.table.flush()
	case "csv":
		return f.line(p)
	case "ics":
		return f.event(p)
	}
	enc := json.NewEncoder(f.w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(p); err != nil {
		return fmt.Errorf("write plan %s: %w", p.ID, err)
	}
	return nil
}

// Close writes what stands at the end.
func (f *Followed) Close() error {
	switch f.format {
	case "table":
		parts := []string{count(f.number, "plan", "plans")}
		for _, o := range ledger.Outcomes() {
			if n := f.count[o]; n > 0 {
				parts = append(parts, strconv.Itoa(n)+" "+plain(o))
			}
		}
		if f.number > 0 {
			f.table.w.WriteByte('\n')
		}
		f.table.w.WriteString(f.table.paint(bold, strings.Join(parts, " · ")) + "\n")
		return f.table.flush()
	case "csv":
		return f.sheet.Close()
	case "ics":
		var b bytes.Buffer
		if err := f.cal.SerializeTo(&b, ical.WithNewLineWindows); err != nil {
			return fmt.Errorf("write calendar: %w", err)
		}
		if _, err := f.w.Write(b.Bytes()); err != nil {
			return fmt.Errorf("write calendar: %w", err)
		}
	}
	return nil
}

// plain is an outcome for a reader.
func plain(o ledger.Outcome) string { return strings.ReplaceAll(string(o), "-", " ") }

// best is the announcement that says most: with the most of those who take part.
func best(p *ledger.Followed) *doc.AgendaItem {
	it := p.Said[0].Item
	for i := range p.Said {
		if x := p.Said[i].Item; len(x.Who)+len(x.Recipient) > len(it.Who)+len(it.Recipient) {
			it = x
		}
	}
	return it
}

// Documents of a kind that a reader is shown of one plan or claim.
const mostShown = 3

// row shows a plan: what became of it; who; the words that announced it, and
// what was reported of it.
func (f *Followed) row(p *ledger.Followed) {
	t, it := f.table, best(p)
	if d := dayLine(&doc.Date{From: p.From, To: p.To}); d != f.day {
		if f.day != "" {
			t.w.WriteByte('\n')
		}
		f.day = d
		t.w.WriteString(t.paint(bold, "── "+d) + "\n")
	}
	kind := "scheduled"
	if it.Type != "" {
		kind = strings.TrimSpace(it.Type + " " + it.Mode)
	}
	const indent = "      "
	t.w.WriteString(t.paint(dim, pad(strconv.Itoa(f.number), len(indent))) + t.paint(bold, pad(kind, typeColumns+1)) + t.paint(outcomeColor(p.Outcome), plain(p.Outcome)) + t.paint(cyan, facts(p, it)) + "\n")
	if len(it.Who)+len(it.Recipient) > 0 {
		t.w.WriteString(indent + whoToWhom(&doc.Event{Actor: it.Who, Recipient: it.Recipient}) + "\n")
	}
	t.quoted(indent, "announced "+p.Said[0].Published+" "+outlet(&p.Said[0].Source)+more(len(p.Said)-1), it.What.Text)
	shown := map[ledger.Kind]int{}
	for i := range p.Reports {
		r := &p.Reports[i]
		if shown[r.Kind]++; shown[r.Kind] <= mostShown {
			t.quoted(indent, plain(ledger.Outcome(r.Kind))+" "+r.Published+" "+outlet(&r.Source), r.Sentence.Text)
		}
	}
}

func facts(p *ledger.Followed, it *doc.AgendaItem) string {
	out := ""
	if p.Decided {
		out += " · decided by hand"
	}
	if name := placeName(where(it)); name != "" {
		out += " · at " + isolate(safe(name))
	}
	if p.Outcome == ledger.Unclear && p.Hints > 0 {
		out += " · " + count(p.Hints, "document", "documents") + " may speak of it"
	}
	return out
}

func more(n int) string {
	if n <= 0 {
		return ""
	}
	return " and " + strconv.Itoa(n) + " more"
}

func outlet(s *ledger.Source) string { return safe(or(s.Publisher, s.Doc)) }

// quoted shows words with what they are beside them.
func (t *table) quoted(indent, what, text string) {
	head := pad(clip(what, quotedColumns-1), quotedColumns)
	t.w.WriteString(indent + t.paint(dim, head) + isolate(window{after: safe(text)}.shorten(t.width-len(indent)-quotedColumns).text()) + "\n")
}

// quotedColumns is how wide what stands beside words is.
const quotedColumns = 38

// Colours of how things stand.
const (
	green = "\x1b[32m"
	red   = "\x1b[31m"
)

func outcomeColor(o ledger.Outcome) string {
	switch o {
	case ledger.TookPlace, ledger.UnderWay:
		return green
	case ledger.Cancelled, ledger.Postponed:
		return red
	}
	return yellow
}

// columns are those of the first announcement, and what became of it.
func (f *Followed) columns() []string {
	names := []string{"outcome", "outcome_decided", "plan_from", "plan_to", "announcements", "outlets", "evidence_kind", "evidence_published", "evidence_publisher", "evidence_doc_id", "evidence_event", "evidence_sentence", "hints"}
	for _, c := range agendaColumns() {
		names = append(names, c.name)
	}
	return names
}

func (f *Followed) line(p *ledger.Followed) error {
	report := func(get func(*ledger.Report) string) string {
		out := make([]string, len(p.Reports))
		for i := range p.Reports {
			out[i] = get(&p.Reports[i])
		}
		return strings.Join(out, ";")
	}
	var outlets []string
	for i := range p.Said {
		if o := p.Said[i].Publisher; !slices.Contains(outlets, o) {
			outlets = append(outlets, o)
		}
	}
	sentence := ""
	if len(p.Reports) > 0 {
		sentence = p.Reports[len(p.Reports)-1].Sentence.Text
	}
	for j, c := range []string{string(p.Outcome), strconv.FormatBool(p.Decided), p.From, p.To, strconv.Itoa(len(p.Said)), strings.Join(outlets, ";"),
		report(func(r *ledger.Report) string { return string(r.Kind) }), report(func(r *ledger.Report) string { return r.Published }), report(func(r *ledger.Report) string { return r.Publisher }),
		report(func(r *ledger.Report) string { return r.Doc }), report(func(r *ledger.Report) string { return r.Event }), sentence, strconv.Itoa(p.Hints)} {
		f.sheet.set(j, c, true)
	}
	n := 13
	for j, c := range agendaColumns() {
		f.sheet.set(n+j, c.cell(best(p)), c.words)
	}
	return f.sheet.line()
}

// event adds a plan to the calendar: what was cancelled, or was postponed from
// this day, is cancelled there; what nobody reports is tentative.
func (f *Followed) event(p *ledger.Followed) error {
	it := *best(p)
	it.ID = p.ID
	it.When = &doc.Date{From: p.From, To: p.To}
	stamp, _, err := period(p.Said[0].Published)
	if err != nil {
		f.Undated++
		return nil
	}
	ev, err := addEvent(f.cal, &entry{wholeItem(it), stamp})
	if err != nil {
		return fmt.Errorf("write plan %s: %w", p.ID, err)
	}
	switch p.Outcome {
	case ledger.Cancelled, ledger.Postponed:
		ev.SetStatus(ical.ObjectStatusCancelled)
	case ledger.TookPlace, ledger.UnderWay:
		ev.SetStatus(ical.ObjectStatusConfirmed)
	default:
		ev.SetStatus(ical.ObjectStatusTentative)
	}
	ev.AddCategory(strings.ToUpper(string(p.Outcome)))
	return nil
}
