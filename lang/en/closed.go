package en

import (
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// loadClosed reads en/closed.txt.
func (p *Pack) loadClosed(s *lexicon.Source) error {
	p.abbr, p.starters = map[string]abbreviation{}, map[string]bool{}
	return s.Lines("en/closed.txt", func(l lexicon.Line) {
		f := l.Fields(3)
		kind, ok := strings.CutPrefix(f[0], "abbreviation ")
		switch {
		case ok && kind == "name":
			for _, w := range lexicon.List(f[1]) {
				p.abbr[w] = beforeName
			}
		case ok && kind == "other":
			for _, w := range lexicon.List(f[1]) {
				p.abbr[w] = beforeOther
			}
		case f[0] == "starter":
			for _, w := range lexicon.List(f[1]) {
				p.starters[w] = true
			}
		}
	})
}
