package coder

import (
	"slices"

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
	if p.Tok >= m.from && p.Tok < m.to || w.carries(m, p) {
		m.aimed, m.wished = true, m.wished || c.Realis == "aim"
	}
}

// said tells whether the event is done in words, which say what must be; an
// investigation that is needed is none yet.
func (m *match) said() bool {
	return sayings[m.unit.Frame.Type] && m.mode != "investigate"
}

// carrier is the predicate that carries the event in its clause: its light or support word,
// else its own.
func (m *match) carrier() int {
	switch {
	case m.light != clause.None:
		return m.light
	case m.support != clause.None:
		return m.support
	}
	return m.pred
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
// حرب»), or is not after («لا يسعى لحرب»): that is no event of its own. Meetings,
// protests, sanctions, treaties and recognition that are prepared are news as plans,
// and what other words tell of as well took place.
func (w *work) unrealised(m *match, e *doc.Event) bool {
	if !m.aimed || len(m.joined) > 0 || e.Realis == doc.Actual || e.Realis == doc.Negated && !m.wished {
		return false
	}
	switch e.Type {
	case "CONSULT", "PROTEST", "SANCTION":
		return false
	case "AGREE":
		return !joined(&m.unit.Slots[frames.ActorSlot])
	case "SUPPORT":
		return m.unit.Refused == nil
	}
	return true
}

// performed tells whether somebody does in saying it what he says that he wants or has
// to do: "I want to thank Oslo", «أود أن أهنئ الوزير».
func (w *work) performed(m *match, e *doc.Event) bool {
	p := &w.s.Preds[m.pred]
	id := m.unit.Frame.ID
	if id != "support.praise" && id != "concede.apologise" || !p.Verb || p.Parent == clause.None || e.Realis != doc.Future && e.Realis != doc.Hypothetical {
		return false
	}
	q := &w.s.Preds[p.Parent]
	if !q.Verb || q.Neg || q.Fut || q.Perf || q.Rel == clause.Conditional || w.s.Tokens[p.Tok].Feats.Person != 1 {
		return false
	}
	return slices.ContainsFunc(w.allKeys(q), func(k string) bool {
		return slices.ContainsFunc(w.c.Words.Control[k], func(c frames.Control) bool { return c.Realis == "aim" || c.Realis == "need" })
	})
}

// purposed tells whether an act of force is only what a verb above is done
// for («أرسلت طائرات لقصف المدينة»): the deed told is that of the verb. Verbs and nouns
// whose complement the preposition introduces («تعرض لقصف», «اضطر لإجلاء السكان») say
// more of it, and so do verbs that tell of an event with such a phrase.
func (w *work) purposed(m *match, e *doc.Event) bool {
	if e.Type != "ASSAULT" && e.Type != "COERCE" {
		return false // who gives something «to help» somebody helps him
	}
	p := &w.s.Preds[m.pred]
	if w.soThat(m) {
		return true
	}
	if p.Verb || len(m.joined) > 0 || m.support != clause.None || m.light != clause.None || p.Via.Kind != frames.Prep || !w.fn.Purpose.Has(p.Via.Prep) ||
		p.Parent == clause.None || p.Phrase == clause.None || w.s.Phrases[p.Phrase].From != p.Tok || w.s.Tokens[p.Tok].Feats.VerbForm != doc.Masdar {
		return false
	}
	if q := &w.s.Preds[p.Parent]; !q.Verb || q.Tok > p.Tok {
		return false
	}
	for i := range w.s.Preds {
		if q := &w.s.Preds[i]; q.Tok >= w.s.Preds[p.Parent].Tok && q.Tok < p.Tok && w.takes(q, p.Via.Prep) {
			return false
		}
	}
	o := w.matchOf(p.Parent)
	return o == nil || !o.unit.Takes(frames.Prep)
}

// soThat tells whether the verb of an event says for what end something else is done or
// until when it goes on: «يجمعون المال كي يهاجموا المدينة».
func (w *work) soThat(m *match) bool {
	v := m.pred
	if !w.s.Preds[v].Verb {
		v = m.light
	}
	if v == clause.None {
		v = m.support
	}
	if v == clause.None {
		return false
	}
	p := &w.s.Preds[v]
	if !p.Verb || p.Perf || p.Rel != clause.Adverbial || w.s.Tokens[p.Tok].Feats.Aspect == doc.Perfect {
		return false
	}
	return p.Comp >= 0 && w.fn.SoThat.Has(w.s.Tokens[p.Comp].Stem) || p.Tok > 0 && w.fn.SoThat.Has(w.s.Tokens[p.Tok-1].Stem)
}

// takes tells whether a verb has a complement with the preposition by the word lists.
func (w *work) takes(q *clause.Pred, prep string) bool {
	for _, k := range w.allKeys(q) {
		for i := range w.c.Words.Control[k] {
			if c := &w.c.Words.Control[k][i]; c.Comp.Kind == frames.Prep && c.Comp.Prep == prep {
				return true
			}
		}
		for i := range w.c.Words.Support[k] {
			if s := &w.c.Words.Support[k][i]; s.Noun.Kind == frames.Prep && s.Noun.Prep == prep {
				return true
			}
		}
	}
	return false
}
