package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// FeedRow is how one feed that is watched does.
type FeedRow struct {
	Title, URL        string
	Read, Fresh, Next time.Time // last read, last new article, next request; zero for never
	Gone              bool      // no longer asked
	Articles          int       // coded
	Lost              int       // could not be read
	Errors            int       // of the feed, in a row
	Note              string
}

// Feeds writes a table of feeds to a reader: a line of times and numbers each,
// below it the address and what there is to know. Times are told from now.
func Feeds(w io.Writer, rows []FeedRow, now time.Time, o Options) error {
	t := &feedTable{w: bufio.NewWriter(w), now: now, opt: o}
	t.rows(rows)
	t.summary(rows)
	if err := t.w.Flush(); err != nil {
		return fmt.Errorf("write feeds: %w", err)
	}
	return nil
}

type feedTable struct {
	w   *bufio.Writer
	now time.Time
	opt Options
}

// Columns of the table. The first takes what the others leave, within limits.
const (
	feedColumns = 62 // of the columns after the first
	leastTitle  = 20
	mostTitle   = 48
)

func (t *feedTable) rows(rows []FeedRow) {
	width := t.opt.Width
	if width == 0 {
		width = 100
	}
	first := leastTitle
	for i := range rows {
		first = max(first, columnsOf(title(&rows[i])))
	}
	first = min(first, mostTitle, max(width-feedColumns, leastTitle))
	t.line(bold, "", pad("feed", first), "last read", "new article", "coded", "lost", "errors", "next")
	for i := range rows {
		r := &rows[i]
		color, mark := "", " "
		switch {
		case r.Gone:
			color, mark = dim, "x"
		case r.Errors > 0:
			color, mark = yellow, "!"
		}
		name := pad(isolate(clip(title(r), first)), first)
		t.line(color, mark, name, ago(t.now, r.Read), ago(t.now, r.Fresh), strconv.Itoa(r.Articles), strconv.Itoa(r.Lost), strconv.Itoa(r.Errors), t.next(r))
		t.below(r, width)
	}
}

func title(r *FeedRow) string {
	if s := safe(r.Title); s != "" {
		return s
	}
	_, rest, _ := strings.Cut(safe(r.URL), "://")
	return rest
}

// line writes one line: words to the left of their column, numbers to the right.
func (t *feedTable) line(color, mark, first, read, fresh, articles, lost, errors, next string) {
	s := fmt.Sprintf("%-1s %s  %-12s  %-12s %6s %5s %6s  %s", mark, first, read, fresh, articles, lost, errors, next)
	t.w.WriteString(t.paint(color, strings.TrimRight(s, " ")) + "\n")
}

func (t *feedTable) paint(color, s string) string {
	if !t.opt.Color || color == "" {
		return s
	}
	return color + s + reset
}

// below writes the address and the note, broken to the width.
func (t *feedTable) below(r *FeedRow, width int) {
	t.w.WriteString("    " + t.paint(dim, clip(safe(r.URL), max(width-4, leastTitle))) + "\n")
	line := ""
	for word := range strings.FieldsSeq(safe(r.Note)) {
		if line != "" && columnsOf(line)+1+columnsOf(word) > width-4 {
			t.w.WriteString("    " + line + "\n")
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		t.w.WriteString("    " + line + "\n")
	}
}

func (t *feedTable) next(r *FeedRow) string {
	switch {
	case r.Gone:
		return "never"
	case !r.Next.After(t.now):
		return "now"
	}
	return "in " + span(r.Next.Sub(t.now))
}

// ago tells how long ago something was: «3 min ago».
func ago(now, at time.Time) string {
	switch {
	case at.IsZero():
		return "never"
	case now.Sub(at) < time.Minute:
		return "just now"
	}
	return span(now.Sub(at)) + " ago"
}

// span is a time in its largest unit, rounded.
func span(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "1 min"
	case d < 2*time.Hour:
		return fmt.Sprintf("%.0f min", d.Minutes())
	case d < 48*time.Hour:
		return fmt.Sprintf("%.0f h", d.Hours())
	}
	return fmt.Sprintf("%.0f days", d.Hours()/24)
}

// summary counts what needs a look.
func (t *feedTable) summary(rows []FeedRow) {
	articles, failing, gone := 0, 0, 0
	for i := range rows {
		articles += rows[i].Articles
		switch {
		case rows[i].Gone:
			gone++
		case rows[i].Errors > 0:
			failing++
		}
	}
	s := count(len(rows), "feed", "feeds") + " · " + count(articles, "article", "articles") + " coded"
	if failing > 0 {
		s += fmt.Sprintf(" · %d failing (!)", failing)
	}
	if gone > 0 {
		s += fmt.Sprintf(" · %d gone (x)", gone)
	}
	t.w.WriteString("\n" + t.paint(bold, s) + "\n")
}
