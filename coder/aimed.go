package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// markAimed marks a match that a control word c of q governs in p as something
// only aimed at, possible or needed. What is known is not: «القلق من الهجمات»
// speaks of attacks that there are.
func (w *work) markAimed(m *match, c *frames.Control, p, q *clause.Pred, st *status) {
	switch c.Realis {
	case "aim", "chance":
		if p.Verb && (p.Comp <= 0 || sayings[st.typ]) || !p.Verb && w.s.Tokens[p.Tok].Pro.Has(doc.ProAl) {
			return
		}
	case "need":
		if m.said() || p.Tok < q.Tok {
			return
		}
	default:
		return
	}
	m.aimed = m.aimed || p.Tok >= m.from && p.Tok < m.to || w.carries(m, p)
}

// said tells whether the event is done in words, which say what must be; an
// investigation that is needed is none yet.
func (m *match) said() bool {
	return sayings[m.unit.Frame.Type] && m.mode != "investigate"
}

// carries tells whether p is the light or support verb or noun of the event,
// or a deed that has it, unknown so far, for its object («تنفيذ هجمات»).
func (w *work) carries(m *match, p *clause.Pred) bool {
	for _, i := range [...]int{m.light, m.support} {
		if i != clause.None && &w.s.Preds[i] == p {
			return true
		}
	}
	own := &w.s.Preds[m.pred]
	t := &w.s.Tokens[own.Tok]
	return own.Parent != clause.None && &w.s.Preds[own.Parent] == p && own.Via.Kind == frames.Gen &&
		w.s.Tokens[p.Tok].Feats.VerbForm == doc.Masdar && !t.Pro.Has(doc.ProAl) && t.Enc == ""
}

// unrealised tells whether an act is only what somebody is after or what may
// or should come about («طرق لترحيل المهاجرين», «بهدف إضعاف الجيش», «خطر اندلاع
// حرب»): that is no event of its own. Meetings, protests, sanctions, agreements
// that are prepared are news as plans, who wants to persuade somebody asks, and
// what other words tell of as well took place.
func (w *work) unrealised(m *match, e *doc.Event) bool {
	if !m.aimed || len(m.joined) > 0 || e.Realis != doc.Future && e.Realis != doc.Hypothetical {
		return false
	}
	switch e.Type {
	case "CONSULT", "PROTEST", "SANCTION", "AGREE", "SUPPORT", "REQUEST":
		return false
	}
	return true
}
