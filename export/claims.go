package export

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/ledger"
)

// claimFormats are the formats of the ledger of claims.
var claimFormats = [...]string{"table", "json", "csv"}

// ClaimFormats lists them.
func ClaimFormats() []string { return claimFormats[:] }

// Claims writes the ledger of claims. It is for one goroutine.
type Claims struct {
	w      io.Writer
	format string
	table  *table
	sheet  *sheet
	number int
	count  map[ledger.Status]int
}

// NewClaims returns a writer of claims in a format of ClaimFormats.
func NewClaims(format string, w io.Writer, o Options) (*Claims, error) {
	c := &Claims{w: w, format: format, count: map[ledger.Status]int{}}
	switch format {
	case "table":
		c.table = newTable(w, o)
	case "csv":
		names := make([]string, len(claimColumns))
		for i := range claimColumns {
			names[i] = claimColumns[i].name
		}
		c.sheet = newSheet(w, names, o)
		return c, c.sheet.begin()
	case "json":
	default:
		return nil, fmt.Errorf("unknown output format %q; formats are %s", format, strings.Join(ClaimFormats(), ", "))
	}
	return c, nil
}

// Write writes one entry.
func (c *Claims) Write(e *ledger.Entry) error {
	c.number++
	c.count[e.Status]++
	switch c.format {
	case "table":
		c.entry(e)
		return c.table.flush()
	case "csv":
		for i := range e.Statements {
			for j := range claimColumns {
				c.sheet.set(j, claimColumns[j].cell(e, &e.Statements[i]), true)
			}
			if err := c.sheet.line(); err != nil {
				return err
			}
		}
		return nil
	}
	enc := json.NewEncoder(c.w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return fmt.Errorf("write claim %s: %w", e.ID, err)
	}
	return nil
}

// Close writes what stands at the end.
func (c *Claims) Close() error {
	switch c.format {
	case "table":
		parts := []string{count(c.number, "claim", "claims")}
		for _, s := range ledger.Statuses() {
			if n := c.count[s]; n > 0 {
				parts = append(parts, strconv.Itoa(n)+" "+string(s))
			}
		}
		c.table.w.WriteString(c.table.paint(bold, strings.Join(parts, " · ")) + "\n")
		return c.table.flush()
	case "csv":
		return c.sheet.Close()
	}
	return nil
}

// entry shows a claim: what is said of whom and how it stands; below it who
// accuses and who denies, each with outlet, day and words.
func (c *Claims) entry(e *ledger.Entry) {
	t := c.table
	const indent = "      "
	t.w.WriteString(t.paint(dim, pad(strconv.Itoa(c.number), len(indent))) + t.paint(bold, pad(strings.TrimSpace(e.Type+" "+e.Mode), typeColumns+1)) + t.paint(statusColor(e.Status), string(e.Status)) + "\n")
	t.w.WriteString(indent + whoToWhom(&doc.Event{Actor: e.Accused, Recipient: e.Recipient}) + "\n")
	for _, stance := range []ledger.Stance{ledger.Makes, ledger.Denies, ledger.Confirms} {
		c.told(e, stance.String(), indent)
	}
	t.w.WriteByte('\n')
}

// told shows the statements of one stance, the first of each outlet and party
// before others.
func (c *Claims) told(e *ledger.Entry, stance, indent string) {
	t := c.table
	shown, all := 0, 0
	seen := map[string]bool{}
	for i := range e.Statements {
		s := &e.Statements[i]
		if s.Stance != stance {
			continue
		}
		all++
		key := names(s.By) + "|" + s.Publisher
		if seen[key] || shown >= mostShown {
			continue
		}
		seen[key] = true
		shown++
		t.w.WriteString(indent + t.paint(stanceColor(stance), pad(stance, 9)) + s.Published + " " + pad(clip(outlet(&s.Source), 14), 15) + names(s.By) + "\n")
		said := &doc.Event{Sentence: doc.SentenceRef{Excerpt: s.Sentence}, Trigger: s.Trigger}
		t.w.WriteString(indent + "         " + t.words(said, t.width-len(indent)-9) + "\n")
	}
	if all > shown {
		t.w.WriteString(indent + t.paint(dim, fmt.Sprintf("         … %s more", strconv.Itoa(all-shown))) + "\n")
	}
}

func names(list []doc.Actor) string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = nameOf(&list[i])
	}
	return strings.Join(out, ", ")
}

func statusColor(s ledger.Status) string {
	switch s {
	case ledger.Denied, ledger.Disputed:
		return red
	case ledger.Confirmed:
		return green
	}
	return yellow
}

func stanceColor(stance string) string {
	switch stance {
	case ledger.Denies.String():
		return red
	case ledger.Confirms.String():
		return green
	}
	return yellow
}

// claimColumn is one column of the ledger as CSV, one line a statement.
type claimColumn struct {
	name string
	cell func(e *ledger.Entry, s *ledger.Statement) string
}

var claimColumns = [...]claimColumn{
	{"claim", func(e *ledger.Entry, _ *ledger.Statement) string { return e.ID }},
	{"status", func(e *ledger.Entry, _ *ledger.Statement) string { return string(e.Status) }},
	{"type", func(e *ledger.Entry, _ *ledger.Statement) string { return e.Type }},
	{"mode", func(e *ledger.Entry, _ *ledger.Statement) string { return e.Mode }},
	{"accused_text", func(e *ledger.Entry, _ *ledger.Statement) string { return join(e.Accused, textOf) }},
	{"accused_code", func(e *ledger.Entry, _ *ledger.Statement) string { return join(e.Accused, codeOf) }},
	{"recipient_text", func(e *ledger.Entry, _ *ledger.Statement) string { return join(e.Recipient, textOf) }},
	{"recipient_code", func(e *ledger.Entry, _ *ledger.Statement) string { return join(e.Recipient, codeOf) }},
	{"stance", func(_ *ledger.Entry, s *ledger.Statement) string { return s.Stance }},
	{"by_text", func(_ *ledger.Entry, s *ledger.Statement) string { return join(s.By, textOf) }},
	{"by_code", func(_ *ledger.Entry, s *ledger.Statement) string { return join(s.By, codeOf) }},
	{"published", func(_ *ledger.Entry, s *ledger.Statement) string { return s.Published }},
	{"publisher", func(_ *ledger.Entry, s *ledger.Statement) string { return s.Publisher }},
	{"doc_id", func(_ *ledger.Entry, s *ledger.Statement) string { return s.Doc }},
	{"url", func(_ *ledger.Entry, s *ledger.Statement) string { return s.URL }},
	{"event", func(_ *ledger.Entry, s *ledger.Statement) string { return s.Event }},
	{"to", func(_ *ledger.Entry, s *ledger.Statement) string { return s.To }},
	{"score", func(_ *ledger.Entry, s *ledger.Statement) string { return strconv.FormatFloat(s.Score, 'g', -1, 64) }},
	{"reasons", func(_ *ledger.Entry, s *ledger.Statement) string { return strings.Join(s.Reasons, "; ") }},
	{"sentence", func(_ *ledger.Entry, s *ledger.Statement) string { return s.Sentence.Text }},
}

func textOf(a *doc.Actor) string { return a.Text }
func codeOf(a *doc.Actor) string { return a.Code }
