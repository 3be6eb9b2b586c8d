package article

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// box is a stretch between a skip link and its end that does not belong to the
// article: links to other stories, or promotion.
type box struct {
	on      bool
	name    string // folded, as the skip link calls it
	end     int    // index of the closing line; -1 where it is missing
	promo   bool
	heading bool // its heading has been seen
}

// inBox types the line where it opens, closes or lies in a box.
func (s *scanner) inBox(l *line) bool {
	if s.box.on && s.at == s.box.end {
		s.box.on = false
		s.add(doc.SkipLink, l.span)
		return true
	}
	if name, ok := s.furn.boxOpen(l.folding()); ok {
		s.related.end()
		s.open(name)
		s.add(doc.SkipLink, l.span)
		return true
	}
	if !s.box.on {
		name, ok := s.furn.boxClose(l.folding())
		if ok && l.words <= maxHeading && !l.stop && (s.furn.names(boxPromo, name) || s.furn.names(boxStories, name)) {
			s.add(doc.SkipLink, l.span) // its opening was lost
			return true
		}
		return false
	}
	if s.box.end < 0 && (l.stop || l.words > maxItem) && l.bullet == 0 {
		s.box.on = false // never closed: it ends where the article goes on
		return false
	}
	switch {
	case !s.box.heading && l.folding() == s.box.name:
		s.box.heading = true
		s.add(doc.RelatedHeading, l.span)
	case s.box.promo:
		s.add(doc.Promo, l.span)
	default:
		s.add(doc.RelatedItem, l.span)
	}
	return true
}

func (s *scanner) opensBox(l *line) bool {
	_, ok := s.furn.boxOpen(l.folding())
	return ok
}

// open begins the box whose skip link stands at s.at.
func (s *scanner) open(name string) {
	s.box = box{on: true, name: name, end: s.boxEnd(name)}
	s.box.promo = s.isPromo(name)
}

// boxEnd finds the closing line: one that names the box, or else the first
// that closes any box before the next one opens.
func (s *scanner) boxEnd(name string) int {
	anyEnd := -1
	for i := s.at + 1; i < len(s.lines) && i <= s.at+maxBoxDistance; i++ {
		l := &s.lines[i]
		if len(l.text) > longLine {
			continue
		}
		if _, ok := s.furn.boxOpen(l.folding()); ok {
			break
		}
		closed, ok := s.furn.boxClose(l.folding())
		if !ok || l.stop || l.words > maxHeading {
			continue
		}
		if closed == name {
			return i
		}
		if anyEnd < 0 && (closed == "" || strings.Contains(closed, name) || strings.Contains(name, closed)) {
			anyEnd = i
		}
	}
	return anyEnd
}

// isPromo decides what the box at s.at is about: by its name, or else a box of
// several headlines is one of stories.
func (s *scanner) isPromo(name string) bool {
	if s.furn.names(boxPromo, name) {
		return true
	}
	if s.furn.names(boxStories, name) {
		return false
	}
	end := s.box.end
	if end < 0 {
		end = min(len(s.lines), s.at+8)
	}
	bulleted, headlines := 0, 0
	for i := s.at + 1; i < end; i++ {
		l := &s.lines[i]
		switch {
		case l.bullet > 0:
			bulleted++
		case l.folding() != name && l.words > 3 && !l.stop:
			headlines++
		}
	}
	return bulleted == 0 && headlines < 2
}

// relatedRun is a list of headlines under a heading such as «اقرأ أيضاً» that
// no closing line ends.
type relatedRun struct {
	on       bool
	items    int
	bulleted bool // the first item had a bullet
	tight    bool // items follow each other without empty lines
}

func (r *relatedRun) start() { *r = relatedRun{on: true} }
func (r *relatedRun) end()   { r.on = false }

// takes tells whether the line is a further item of the run.
func (r *relatedRun) takes(s *scanner, l *line) bool {
	if !r.on {
		return false
	}
	prev := s.lines[s.at-1].no
	gap := l.no - prev
	last := s.at == s.lastPart
	switch {
	case l.stop && l.bullet == 0, l.words > maxItem, r.items >= maxRun, l.colon && l.words < 6:
		r.on = false
	case r.items == 0:
		r.bulleted, r.tight = l.bullet > 0, true
	case r.bulleted && l.bullet == 0, r.tight && r.items > 1 && gap > 1:
		r.on = false
	case !r.bulleted && l.words <= 4 && !last && s.lines[s.at+1].stop:
		r.on = false // a sub-heading before the next paragraph
	case r.items == 1:
		r.tight = gap == 1
	}
	if r.on {
		r.items++
	}
	return r.on
}
