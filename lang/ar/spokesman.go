package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// spokenFor is whom a spokesman speaks for: the phrase behind the word for one («متحدث باسم
// | موسكو»), else the body that his title ends in («المتحدث باسم | الحكومة»), which is of his
// country. nil where his words name nobody.
func (ps *parser) spokenFor(w *clause.Who, agent *hit, to int) *clause.Phrase {
	ph := clause.Phrase{From: agent.to, To: to, Next: clause.None, Prev: clause.None, PrepTok: -1}
	if agent.to < to && (ps.hitAt[agent.to] >= 0 || ps.tk[agent.to-1].Pro.Has(doc.ProBi)) {
		ps.who(&ph)
		ps.features(&ph)
		if ph.Who.CanAct() {
			return &ph
		}
	}
	for k := agent.from + 1; k+1 < agent.to; k++ {
		if ps.tk[k].Pro.Has(doc.ProBi) {
			ph.From, ph.To, ph.Head = k+1, agent.to, k+1
			ps.features(&ph)
			ph.Who = *w
			ph.Who.Single, ph.Who.Office, ph.Who.Group = false, false, true
			return &ph
		}
	}
	return nil
}
