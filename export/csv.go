package export

import (
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// column is one column of the CSV: its name, and its cell for an event. A cell
// made of words of an article is guarded, see guard.
type column struct {
	name  string
	cell  func(d *doc.Document, e *doc.Event) string
	words bool
}

// people makes the columns of a list of participants; several in one cell are
// separated by ";" in the same order in every column.
func people(prefix string, of func(*doc.Event) []doc.Actor) []column {
	col := func(name string, get func(*doc.Actor) string, words bool) column {
		return column{prefix + name, func(_ *doc.Document, e *doc.Event) string { return join(of(e), get) }, words}
	}
	return []column{
		col("_text", func(a *doc.Actor) string { return a.Text }, true),
		col("_name", func(a *doc.Actor) string { return a.Name }, true),
		col("_name_en", func(a *doc.Actor) string { return a.NameEn }, true),
		col("_code", func(a *doc.Actor) string { return a.Code }, true),
		col("_sector", func(a *doc.Actor) string { return a.Sector }, true),
		col("_role", func(a *doc.Actor) string { return a.Role }, true),
	}
}

// columns are the columns in order.
func columns() []column {
	text := func(name string, get func(*doc.Event) string) column {
		return column{name, func(_ *doc.Document, e *doc.Event) string { return get(e) }, true}
	}
	number := func(name string, get func(*doc.Event) string) column {
		return column{name, func(_ *doc.Document, e *doc.Event) string { return get(e) }, false}
	}
	said := func(e *doc.Event) []doc.Actor { return e.SaidBy }
	out := []column{
		text("id", func(e *doc.Event) string { return e.ID }),
		{"doc_id", func(d *doc.Document, e *doc.Event) string { return or(e.DocID, d.ID) }, true},
		{"published", func(d *doc.Document, e *doc.Event) string { return or(e.Published, d.Published) }, true},
		{"publisher", func(d *doc.Document, e *doc.Event) string { return or(e.Publisher, d.Publisher) }, true},
		{"url", func(d *doc.Document, e *doc.Event) string { return or(e.URL, d.URL) }, true},
		{"lang", func(d *doc.Document, e *doc.Event) string { return or(e.Lang, d.Lang) }, true},
		text("type", func(e *doc.Event) string { return e.Type }),
		text("mode", func(e *doc.Event) string { return e.Mode }),
		text("cameo", func(e *doc.Event) string { return e.Cameo }),
		number("quad", func(e *doc.Event) string { return strconv.Itoa(e.Quad) }),
		number("score", func(e *doc.Event) string { return decimal(e.Score) }),
	}
	out = append(out, people("actor", func(e *doc.Event) []doc.Actor { return e.Actor })...)
	out = append(out, people("recipient", func(e *doc.Event) []doc.Actor { return e.Recipient })...)
	return append(out,
		text("realis", func(e *doc.Event) string { return string(e.Realis) }),
		text("claim", func(e *doc.Event) string { return string(e.Claim) }),
		text("historical", func(e *doc.Event) string { return strconv.FormatBool(e.Historical) }),
		text("said_by_text", func(e *doc.Event) string { return join(said(e), func(a *doc.Actor) string { return a.Text }) }),
		text("said_by_code", func(e *doc.Event) string { return join(said(e), func(a *doc.Actor) string { return a.Code }) }),
		text("date_from", func(e *doc.Event) string { return date(e).From }),
		text("date_to", func(e *doc.Event) string { return date(e).To }),
		text("place", func(e *doc.Event) string { return or(place(e).Name, place(e).Text) }),
		text("place_code", func(e *doc.Event) string { return place(e).Code }),
		number("place_lat", func(e *doc.Event) string { return coordinate(place(e), place(e).Lat) }),
		number("place_lon", func(e *doc.Event) string { return coordinate(place(e), place(e).Lon) }),
		text("magnitude", magnitudes),
		number("confidence", func(e *doc.Event) string { return decimal(e.Confidence) }),
		text("trigger", func(e *doc.Event) string { return e.Trigger.Text }),
		text("sentence", func(e *doc.Event) string { return e.Sentence.Text }),
		number("sentence_start", func(e *doc.Event) string { return strconv.Itoa(e.Sentence.Start) }),
		number("sentence_end", func(e *doc.Event) string { return strconv.Itoa(e.Sentence.End) }),
		column{"version", func(d *doc.Document, e *doc.Event) string { return or(e.Version, d.Version) }, true},
	)
}

// csvWriter writes one line an event.
type csvWriter struct {
	*sheet
	tally
	columns []column
}

func newCSV(w io.Writer, o Options) *csvWriter {
	c := &csvWriter{columns: columns(), tally: newTally("csv", allBut("title", "authors", "contexts", "block", "participants' id", "granularity", "judged", "place's adm1", "trace", "story", "other reports")...)}
	names := make([]string, len(c.columns))
	for j, col := range c.columns {
		names[j] = col.name
	}
	c.sheet = newSheet(w, names, o)
	return c
}

func (c *csvWriter) WriteEntry(e Entry) error {
	if err := c.begin(); err != nil {
		return err
	}
	d := e.Doc
	if d == nil {
		d = &doc.Document{}
	}
	for j, col := range c.columns {
		c.set(j, col.cell(d, e.Event), col.words)
	}
	c.wrote(&e)
	return c.line()
}

// join puts a value of each participant in one cell. A ";" inside a value
// becomes a comma; where no participant has the value the cell is empty.
func join(list []doc.Actor, get func(*doc.Actor) string) string {
	parts := make([]string, len(list))
	any := false
	for i := range list {
		parts[i] = strings.ReplaceAll(get(&list[i]), ";", ",")
		any = any || parts[i] != ""
	}
	if !any {
		return ""
	}
	return strings.Join(parts, ";")
}

// magnitudes prints what:number or what:low-high, of money with the unit behind
// it, several separated by ";": killed:30+ at least, ≤30 at most, ~30 about.
func magnitudes(e *doc.Event) string {
	parts := make([]string, len(e.Magnitude))
	for i, m := range e.Magnitude {
		parts[i] = m.What + ":" + amount(m, decimal)
	}
	return strings.Join(parts, ";")
}

// amount prints the number of a magnitude with its unit.
func amount(m doc.Magnitude, print func(float64) string) string {
	s := print(m.Low)
	switch {
	case m.High == 0:
		s += "+"
	case m.Low == 0:
		s = "≤" + print(m.High)
	case m.High > m.Low:
		s += "-" + print(m.High)
	case m.Approx:
		s = "~" + s
	}
	if m.What == "money" && m.Unit != "" {
		s += " " + m.Unit
	}
	return s
}

// readable shortens big round numbers: «1.5 billion».
func readable(f float64) string {
	for _, u := range []struct {
		size float64
		name string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if f >= u.size {
			return strconv.FormatFloat(math.Round(f/u.size*100)/100, 'f', -1, 64) + u.name
		}
	}
	return decimal(f)
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func coordinate(p doc.Place, f float64) string {
	if p.Lat == 0 && p.Lon == 0 {
		return ""
	}
	return decimal(f)
}

func date(e *doc.Event) doc.Date {
	if e.Date == nil {
		return doc.Date{}
	}
	return *e.Date
}

func place(e *doc.Event) doc.Place {
	if e.Place == nil {
		return doc.Place{}
	}
	return *e.Place
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
