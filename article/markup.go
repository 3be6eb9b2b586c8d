package article

import (
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// marked makes a line of each block that a page's mark-up typed, so that the
// words of furniture are looked for in them as in the lines of plain text. It
// returns nil where the blocks do not fit the text.
func marked(d *doc.Document, furn *Furniture) []line {
	lines := make([]line, 0, len(d.Markup))
	end := 0
	for i, b := range d.Markup {
		if b.Start < end || b.End < b.Start || b.End > len(d.Text) || !atRune(d.Text, b.Start) || !atRune(d.Text, b.End) {
			return nil
		}
		end = b.End
		if span := trim(d.Text, b.Span); span.Len() > 0 {
			l := newLine(d.Text, span, i, furn)
			l.given = b.Kind
			lines = append(lines, l)
		}
	}
	return lines
}

// atRune tells whether offset i of s lies between two letters.
func atRune(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// markedTitle takes the title where mark-up has one.
func (s *scanner) markedTitle() {
	s.title, s.titleTo = -1, -1
	for i := range s.lines {
		if s.lines[i].given == doc.Title {
			s.title, s.titleTo = i, i+1
			return
		}
	}
}

// byMarkup types a line whose kind mark-up settles; false leaves it to the
// rules for lines: a paragraph may still be the heading of a box, and a list
// item an item of it. A skip link opens its box whatever mark-up takes it for.
func (s *scanner) byMarkup(l *line) bool {
	switch l.given {
	case "", doc.Paragraph, doc.Heading, doc.ListItem:
		return false
	case doc.Title, doc.Byline, doc.Dateline, doc.ImageCredit, doc.CaptionLabel:
		s.add(l.given, l.span)
		return true
	}
	if s.inBox(l) {
		return true
	}
	switch l.given {
	case doc.Caption, doc.QuoteBlock:
		s.related.end()
		s.shown(l)
	case doc.RelatedHeading:
		s.related.start()
		s.add(l.given, l.span)
	case doc.RelatedItem: // mark-up knows the items: what it takes for none ends them
		s.related.end()
		s.add(l.given, l.span)
	default:
		s.add(l.given, l.span)
	}
	return true
}

// shown types a caption or quotation: it is one unless its words say that it is
// a credit, a label or furniture.
func (s *scanner) shown(l *line) {
	switch kind, p := s.furn.match(l); kind {
	case doc.ImageCredit, doc.CaptionLabel:
		s.picture(l, kind, p)
		s.caption = false // mark-up types what follows
	case doc.SkipLink, doc.Promo, doc.RelatedHeading, doc.RelatedItem, doc.OtherBlock:
		s.add(kind, l.span)
	default:
		s.add(l.given, l.span)
	}
}
