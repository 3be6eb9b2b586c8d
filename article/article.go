// Package article reads the structure of an article's plain text: which lines
// are title, paragraphs, sub-headings, list items and captions, and which are
// furniture that a web page leaves behind (image credits, boxes of related
// stories, share bars). Words that mark furniture are data; see Furniture.
package article

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Limits of the structure rules, in words.
const (
	maxTitle       = 30 // a first line longer than this is a paragraph
	maxHeading     = 12 // a sub-heading
	maxQuestion    = 16 // a sub-heading that asks or announces («ماذا نتوقع اليوم:»)
	maxItem        = 26 // a headline in a box of related stories
	maxCaption     = 60
	maxBareByline  = 4  // a name alone on its line
	maxDateline    = 14 // a line of place, agency and date
	leadingLines   = 4  // how far down furniture may stand above the title
	maxRun         = 12 // headlines under «اقرأ أيضاً»
	maxBoxDistance = 60 // how many lines below its opening a box may close
)

// Blocks types the lines of d.Text and sets d.Blocks: byte spans over d.Text in
// text order, without overlap and without surrounding white space; a bullet may
// stand inside its span. Every character that is not white space or invisible
// lies in a block. A line is one block, save that a caption label and the
// caption after it on the same line are two, and that a title of several lines
// is one. furn may be nil: then only structure is read.
//
// Where d.Markup is set, its blocks take the place of lines: they keep the kinds
// that mark-up gave, save that a paragraph, heading or list item whose words are
// those of furniture becomes that. Text outside of them is in no block.
func Blocks(d *doc.Document, furn *Furniture) {
	if furn == nil {
		furn = &Furniture{}
	}
	s := &scanner{furn: furn, lines: marked(d, furn)}
	byMarkup := len(s.lines) > 0
	if !byMarkup {
		s.lines = split(d.Text, furn)
	}
	s.lastPart = len(s.lines) - 1
	if byMarkup {
		s.markedTitle()
	} else {
		s.markTitle(d.Title)
	}
	for s.at < len(s.lines) {
		s.line()
	}
	d.Blocks = s.blocks
}

// scanner walks over the lines of one article.
type scanner struct {
	furn     *Furniture
	lines    []line
	blocks   []doc.Block
	at       int
	lastPart int // index of the last line
	title    int // index of the title line, -1 where there is none
	titleTo  int // one past the last line of the title
	box      box
	related  relatedRun
	caption  bool // the next line is a caption
}

func (s *scanner) add(kind doc.BlockKind, span doc.Span) {
	if span.Len() > 0 {
		s.blocks = append(s.blocks, doc.Block{Kind: kind, Span: span})
	}
}

// markTitle finds the title: the lines that given covers, or else the first
// line that is no furniture, where it is short, ends no sentence and more text
// follows.
func (s *scanner) markTitle(given string) {
	s.title, s.titleTo = -1, -1
	if n := s.linesOf(given); n > 0 {
		s.title, s.titleTo = 0, n
		return
	}
	for i := 0; i < len(s.lines) && i < leadingLines; i++ {
		l := &s.lines[i]
		kind, _ := s.furn.match(l)
		if kind != "" || l.separator() || s.bareDateline(l) || s.isAgencyLine(l) {
			if kind == doc.CaptionLabel {
				return
			}
			continue
		}
		if i < s.lastPart && l.words <= maxTitle && !l.stop && !l.colon && l.bullet == 0 {
			s.title, s.titleTo = i, i+1
		}
		return
	}
}

// linesOf tells how many lines at the head of the text the given title covers.
func (s *scanner) linesOf(given string) int {
	given = strings.TrimFunc(given, blank)
	if given == "" || len(s.lines) == 0 {
		return 0
	}
	if s.lines[0].text == given {
		return 1
	}
	given = squeeze(given)
	head := ""
	for i := range s.lines {
		if head != "" {
			head += " "
		}
		head += squeeze(s.lines[i].text)
		if head == given {
			return i + 1
		}
		if !strings.HasPrefix(given, head) {
			return 0
		}
	}
	return 0
}

// line types the line at s.at and moves on.
func (s *scanner) line() {
	l := &s.lines[s.at]
	if s.at == s.title {
		s.add(doc.Title, doc.Span{Start: l.span.Start, End: s.lines[s.titleTo-1].span.End})
		s.at = s.titleTo
		return
	}
	defer func() { s.at++ }()
	if s.byMarkup(l) {
		return
	}
	if s.caption {
		s.caption = false
		if kind, _ := s.furn.match(l); kind == "" && !l.separator() && l.words <= maxCaption && !s.opensBox(l) {
			s.add(doc.Caption, l.span)
			return
		}
	}
	if s.inBox(l) {
		return
	}
	if l.separator() {
		s.related.end()
		s.add(doc.OtherBlock, l.span)
		return
	}
	if kind, p := s.furn.match(l); kind != "" && s.placed(l, kind, p) {
		s.furniture(l, kind, p)
		return
	}
	switch {
	case (s.at <= leadingLines || s.at >= s.lastPart-1) && s.bareDateline(l):
		s.add(doc.Dateline, l.span)
	case s.isAgencyLine(l), s.bareName(l):
		s.add(doc.Byline, l.span)
	case l.onlyTags():
		s.add(doc.OtherBlock, l.span)
	case s.related.takes(s, l):
		s.add(doc.RelatedItem, l.span)
	default:
		s.related.end()
		s.add(s.body(l), l.span)
	}
}

// placed tells whether a line may be furniture of the kind where it stands. A
// weak byline stands at the head or foot of an article, and an agency before a
// colon is part of a headline.
func (s *scanner) placed(l *line, kind doc.BlockKind, p *pattern) bool {
	if kind == doc.Dateline && s.isAgencyLine(l) {
		return false
	}
	if kind != doc.Byline || p.rest(l) <= 1 {
		return true
	}
	if s.furn.set[agencyKind][p.fold] {
		return false
	}
	return p.words > 1 || labelled(l, p) || s.at <= max(s.titleTo, 0)+1 || s.at >= s.lastPart-1
}

// furniture adds a line that begins (or holds) the words of a pattern.
func (s *scanner) furniture(l *line, kind doc.BlockKind, p *pattern) {
	switch kind {
	case doc.ImageCredit, doc.CaptionLabel:
		s.picture(l, kind, p)
	case doc.RelatedHeading:
		if p.rest(l) >= 3 { // the label and a headline on one line
			s.add(doc.RelatedItem, l.span)
			return
		}
		s.related.start()
		s.add(kind, l.span)
	default:
		s.add(kind, l.span)
	}
}

// picture adds an image credit or caption label, cutting off a caption that
// follows on the same line.
func (s *scanner) picture(l *line, kind doc.BlockKind, p *pattern) {
	span := l.span
	if kind == doc.ImageCredit {
		at := s.furn.captionLabel(l)
		if at <= 0 {
			s.add(kind, span)
			return
		}
		s.add(kind, trim(l.source, doc.Span{Start: span.Start, End: span.Start + at}))
		span.Start += at
		l = &line{source: l.source, span: span, text: l.source[span.Start:span.End]}
		l.measure()
		if _, p = s.furn.match(l); p == nil {
			s.add(doc.CaptionLabel, span)
			return
		}
	}
	end := span.Start + p.endIn(l)
	rest := trim(l.source, doc.Span{Start: end, End: span.End})
	s.add(doc.CaptionLabel, trim(l.source, doc.Span{Start: span.Start, End: max(end, span.Start)}))
	if rest.Len() > 0 {
		s.add(doc.Caption, rest)
	} else {
		s.caption = true
	}
}

// body types a line that is no furniture.
func (s *scanner) body(l *line) doc.BlockKind {
	switch {
	case l.given != "":
		return l.given
	case l.bullet > 0 && !l.bulletAtEnd:
		return doc.ListItem
	case l.wholeQuote && (l.stop || l.words > maxHeading || len(s.lines) == 1):
		return doc.QuoteBlock
	case len(s.lines) == 1:
		return doc.Paragraph
	case l.bulletAtEnd && l.words <= maxHeading:
		return doc.Heading
	case (l.question || l.colon) && l.words <= maxQuestion && s.at < s.lastPart && !l.speech:
		return doc.Heading
	case !l.stop && !l.speech && l.words <= maxHeading && s.at < s.lastPart:
		return doc.Heading
	}
	return doc.Paragraph
}

// bareName tells whether the line is a writer's name alone: right under the
// title, or the last line of a longer text.
func (s *scanner) bareName(l *line) bool {
	if l.words < 2 || l.words > maxBareByline || l.stop || l.question || l.colon || l.bullet > 0 || !l.letters {
		return false
	}
	if s.at == s.lastPart {
		return s.at > 2 && s.lines[s.at-1].words > 12
	}
	next := &s.lines[s.at+1]
	return s.title >= 0 && s.at == s.titleTo && next.words > maxHeading && next.stop && !s.related.on
}
