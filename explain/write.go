package explain

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Style steers how sentences are printed.
type Style struct {
	Color bool // ANSI escapes
}

// Write prints sentences for a reader.
func Write(w io.Writer, list []Sentence, st Style) error {
	p := &printer{w: bufio.NewWriter(w), st: st}
	for i := range list {
		if i > 0 {
			p.line("")
		}
		p.sentence(&list[i])
	}
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write explanation: %w", err)
	}
	return nil
}

// Colours by what they mark.
const (
	bold   = "1"
	dim    = "2"
	green  = "32"
	yellow = "33"
	cyan   = "36"
	red    = "31"
)

type printer struct {
	w  *bufio.Writer
	st Style
}

func (p *printer) line(parts ...string) {
	p.w.WriteString(strings.TrimRight(strings.Join(parts, ""), " ") + "\n")
}

func (p *printer) paint(code, s string) string {
	if !p.st.Color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// ar keeps Arabic words in order inside a line written from left to right.
func (p *printer) ar(s string) string {
	s = safe(s)
	if !rightToLeft(s) {
		return s
	}
	return rtlIsolate + s + popIsolate
}

// who isolates the words of a description one by one.
func (p *printer) who(s string) string {
	parts := strings.Split(s, ", ")
	for i, x := range parts {
		parts[i] = p.ar(x)
	}
	return strings.Join(parts, ", ")
}

func (p *printer) heading(s string) { p.line("  ", p.paint(cyan, s)) }

func (p *printer) sentence(s *Sentence) {
	head := fmt.Sprintf("── sentence %d · %s · bytes %d–%d", s.Number, strings.ReplaceAll(string(s.Block), "_", " "), s.Start, s.End)
	p.line(p.paint(bold, head))
	p.line("   ", p.ar(s.Text))
	p.tokens(s.Tokens)
	p.mentions(s.Mentions)
	if len(s.Clauses) > 0 {
		p.heading("clauses")
		for _, c := range s.Clauses {
			p.clause(c, "    ", "    ")
		}
	}
	p.frames(s.Frames)
	p.numbers(s)
	p.agenda(s.Agenda)
	p.misses(s.Misses)
	if len(s.Quotes) > 0 {
		p.heading("quotations")
		for i := range s.Quotes {
			p.quote(&s.Quotes[i])
		}
	}
	for _, n := range s.Notes {
		p.line("  ", p.paint(dim, "note: "+safe(n)))
	}
}

// table prints rows in columns as wide as their widest cell.
func (p *printer) table(rows [][]string, colors []string) {
	var width []int
	for _, r := range rows {
		for i, c := range r {
			if i >= len(width) {
				width = append(width, 0)
			}
			width[i] = max(width[i], columns(c))
		}
	}
	for _, r := range rows {
		var b strings.Builder
		b.WriteString("    ")
		for i, c := range r {
			fill := strings.Repeat(" ", width[i]-columns(c)+2)
			b.WriteString(p.paint(colors[i], p.ar(c)) + fill)
		}
		p.line(b.String())
	}
}

func (p *printer) tokens(list []Token) {
	p.heading("words")
	rows := make([][]string, len(list))
	for i, t := range list {
		parts := t.Stem
		if t.Pro != "" {
			parts = t.Pro + "+" + parts
		}
		if t.Enc != "" {
			parts += "+" + t.Enc
		}
		lemma := t.Lemma
		if t.POS == doc.Punct.String() {
			parts, lemma = "", ""
		}
		if parts == t.Text {
			parts = ""
		}
		gloss := t.Gloss
		if !t.Known && t.POS != doc.Punct.String() && t.POS != doc.Num.String() {
			gloss = "(not in the lexicon)"
		}
		rows[i] = []string{strconv.Itoa(i), t.Text, parts, lemma, t.POS, t.Feats, gloss}
	}
	p.table(rows, []string{dim, bold, "", yellow, green, "", dim})
}

func (p *printer) mentions(list []Mention) {
	if len(list) == 0 {
		return
	}
	p.heading("mentions")
	var rows [][]string
	for _, m := range list {
		span := strconv.Itoa(m.From)
		if m.To > m.From+1 {
			span += "–" + strconv.Itoa(m.To-1)
		}
		kind := m.Kind
		if m.Pending != "" {
			kind = strings.TrimSpace(kind + " (" + m.Pending + ")")
		}
		who := m.Who
		if m.Why != "" {
			who += "; " + m.Why
		}
		rows = append(rows, []string{span, m.Text, kind, who})
	}
	p.table(rows, []string{dim, bold, green, ""})
}

func (p *printer) clause(c *Clause, first, rest string) {
	kind := "noun"
	if c.Verb {
		kind = "verb"
	}
	facts := []string{kind}
	if c.Relation != "" && c.Relation != "noun" {
		facts = append(facts, p.isolateWords(c.Relation))
	}
	for _, m := range c.Marks {
		facts = append(facts, p.isolateWords(m))
	}
	p.line(first, p.paint(bold, p.ar(c.Word)), "  ", p.paint(yellow, p.ar(c.Lemma)), "  ", p.paint(dim, strings.Join(facts, " · ")))
	n := len(c.Args) + len(c.Inside)
	branch := func() (string, string) {
		n--
		if n == 0 {
			return rest + "└ ", rest + "  "
		}
		return rest + "├ ", rest + "│ "
	}
	for _, a := range c.Args {
		f, _ := branch()
		p.arg(f, &a, 9)
	}
	for _, in := range c.Inside {
		f, r := branch()
		p.clause(in, f, r)
	}
}

// arg prints a place and what stands there.
func (p *printer) arg(indent string, a *Arg, width int) {
	fill := strings.Repeat(" ", max(1, width+1-columns(a.Place)))
	texts := strings.Split(a.Text, " + ")
	for i := range texts {
		texts[i] = p.ar(texts[i])
	}
	line := indent + p.paint(green, p.isolateWords(a.Place)) + fill + strings.Join(texts, " + ")
	if a.Who != "" {
		whos := strings.Split(a.Who, " + ")
		for i := range whos {
			whos[i] = p.who(whos[i])
		}
		line += "  " + p.paint(dim, "= "+strings.Join(whos, " + "))
	}
	p.line(line)
}

// isolateWords isolates the Arabic inside a line of English.
func (p *printer) isolateWords(s string) string {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ':' })
	for _, w := range f {
		if rightToLeft(w) {
			i := strings.Index(s, w)
			return s[:i] + p.ar(s[i:])
		}
	}
	return s
}

func (p *printer) frames(list []Frame) {
	if len(list) == 0 {
		p.line("  ", p.paint(cyan, "frames"), p.paint(dim, "  none fired"))
		return
	}
	p.heading("frames")
	for i := range list {
		f := &list[i]
		p.line("    ", p.paint(bold, f.ID), "  ", p.paint(bold, p.ar(f.Word)), "  ", p.paint(dim, "by "+p.ar(f.Unit)+" at "+f.Place))
		for k := range f.Slots {
			p.arg("      ", &f.Slots[k], 12)
		}
		p.event(&f.Event)
	}
}

func (p *printer) event(e *doc.Event) {
	if e.Type == "" {
		return
	}
	kind := e.Type
	if e.Mode != "" {
		kind += "/" + e.Mode
	}
	facts := []string{string(e.Realis), string(e.Claim)}
	if len(e.SaidBy) > 0 {
		facts = append(facts, "by "+p.side(e.SaidBy))
	}
	p.line("      ", p.paint(yellow, "⇒ "+kind), " ", p.paint(dim, e.Cameo), "  ", p.side(e.Actor), "  →  ", p.side(e.Recipient), "  ", p.paint(green, strings.Join(facts, " · ")),
		"  ", p.paint(dim, "confidence "+strconv.FormatFloat(e.Confidence, 'g', 2, 64)))
	for _, t := range e.Trace[min(1, len(e.Trace)):] {
		p.line("        ", p.paint(dim, p.isolateWords(safe(t))))
	}
}

func (p *printer) side(list []doc.Actor) string {
	if len(list) == 0 {
		return "—"
	}
	out := make([]string, len(list))
	for i := range list {
		out[i] = p.ar(actor(&list[i]))
	}
	return strings.Join(out, " + ")
}

func (p *printer) misses(list []Miss) {
	if len(list) == 0 {
		return
	}
	p.heading("did not fire")
	var rows [][]string
	for _, m := range list {
		rows = append(rows, []string{m.Word, m.Frame, m.Why})
	}
	p.table(rows, []string{bold, "", red})
}

func (p *printer) quote(q *doc.Quote) {
	who := "nobody found"
	if q.Speaker != nil {
		who = actor(q.Speaker)
	}
	p.line("    ", p.ar(q.Text))
	p.line("      ", p.paint(dim, "said by "), p.ar(who), p.paint(dim, "  cue "), p.ar(q.Cue))
}
