package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// claimFrom takes claim and speaker from the predicate above: from a frame
// whose content the event is, else from a word of reporting.
func (w *work) claimFrom(p, q *clause.Pred, up int, st *status) {
	if o := w.matchOf(up); o != nil && o.unit.Frame.Embed != "" && w.contentVia(p, &o.unit.Slots[frames.ContentSlot]) {
		if st.claim == doc.Asserted {
			st.claim = doc.Claim(o.unit.Frame.Embed)
			st.by = o.slots[frames.ActorSlot]
			st.trace = append(st.trace, o.unit.Frame.Embed+" by the frame "+o.unit.Frame.ID)
		}
	} else if p.Rel == clause.Complement || p.Rel == clause.NounOf && p.Via.Kind != frames.Subj {
		w.cue(p, q, up, st)
	}
}

// cue takes claim and speaker from a reporting word.
func (w *work) cue(p, q *clause.Pred, up int, st *status) {
	for _, k := range w.allKeys(q) {
		c, ok := w.c.Words.Cues[k]
		if !ok {
			continue
		}
		if p.Rel == clause.NounOf && c.Stance != "deny" && c.Stance != "announce" && c.Stance != "confirm" {
			continue
		}
		by := w.speaker(q)
		if len(by) == 0 && c.Stance != "deny" {
			continue
		}
		st.by = by
		stance := c.Stance
		if q.Neg && stance == "deny" {
			stance = "neutral"
		}
		switch stance {
		case "deny":
			st.claim = doc.Denied
		case "confirm":
			st.claim = doc.Confirmed
		case "allege":
			st.claim = doc.Alleged
		}
		st.trace = append(st.trace, "said by the subject of «"+w.s.Tokens[q.Tok].Fold+"» ("+c.Stance+")")
		return
	}
}

// speaker is the subject of a reporting verb, the genitive of a reporting noun.
func (w *work) speaker(q *clause.Pred) []int {
	src := frames.Source{Kind: frames.Subj}
	if !q.Verb {
		src.Kind = frames.Gen
	}
	var out []int
	for _, ph := range w.args(q, src) {
		out = w.take(out, ph, false)
	}
	if len(out) == 0 && !q.Verb {
		out = append(out, w.args(q, frames.Source{Kind: frames.Nisba})...)
	}
	return out
}

// byPhrase finds «بحسب», «وفقا ل», «نقلا عن» in the sentence, a clause of the
// kind «بحسب ما ذكرته الحركة», or the speaker before a colon («المرصد: …»).
func (w *work) byPhrase(m *match, st *status) {
	for i := range w.s.Phrases {
		ph := &w.s.Phrases[i]
		if ph.Pron || ph.PrepTok < 0 && ph.From == 0 {
			continue
		}
		at := ph.From
		if ph.Prep != "" && ph.PrepTok >= 0 {
			at = ph.PrepTok
		}
		named := ph.Who.CanAct() || ph.Def && m.from < at
		if named && (at > 0 && sourcePrep("", w.s.Tokens[at-1].Stem) || at < len(w.s.Tokens) && sourcePrep(w.s.Tokens[at].Stem, "") || ph.Prep != "" && sourcePrep(ph.Prep, "")) {
			st.by = []int{i}
			st.trace = append(st.trace, "said by: source phrase")
			return
		}
	}
	if by := w.sourceClause(); by != clause.None {
		st.by = []int{by}
		st.trace = append(st.trace, "said by: source clause")
	} else if by := w.beforeColon(m); by != clause.None {
		st.by = []int{by}
		st.trace = append(st.trace, "said by who stands before the colon")
	}
}

// sourceClause finds the subject of «حسبما ذكر», «وفق ما أفاد», «بحسب ما
// أعلنت».
func (w *work) sourceClause() int {
	for i := range w.s.Preds {
		p := &w.s.Preds[i]
		if !p.Verb || p.Tok < 1 || !w.isCue(p) {
			continue
		}
		before := w.s.Tokens[p.Tok-1].Stem
		ok := before == "حسبما" || before == "وفقما"
		if before == "ما" && p.Tok > 1 {
			t := &w.s.Tokens[p.Tok-2]
			ok = sourcePrep(t.Stem, t.Stem) || t.Stem == "ل" && p.Tok > 2 && sourcePrep("", w.s.Tokens[p.Tok-3].Stem)
		}
		if !ok && before == "لما" && p.Tok > 1 {
			ok = sourcePrep("", w.s.Tokens[p.Tok-2].Stem)
		}
		if ok {
			if by := w.speaker(p); len(by) > 0 {
				return by[0]
			}
		}
	}
	return clause.None
}

// beforeColon: a party alone before a colon near the start of the sentence
// speaks what follows. States and topics («روسيا وأوكرانيا: …») do not.
func (w *work) beforeColon(m *match) int {
	for i := range w.s.Phrases {
		ph := &w.s.Phrases[i]
		if ph.From != 0 || ph.Pron || ph.Next != clause.None || ph.To >= len(w.s.Tokens) || ph.To > 7 || m.from < ph.To {
			continue
		}
		if w.s.Tokens[ph.To].Fold != ":" {
			continue
		}
		switch ph.Who.Kind {
		case "person", "name", "igo", "ngo", "gov", "body", "media", "military", "armed", "party", "movement", "agent", "city":
			return i
		}
	}
	return clause.None
}

func sourcePrep(prep, before string) bool {
	switch prep {
	case "بحسب", "حسب", "وفق":
		return true
	}
	switch before {
	case "وفقا", "طبقا", "نقلا", "استنادا", "حسب", "بحسب", "وفق":
		return true
	}
	return false
}

// selfReport: the actor's own word about his own act is asserted; another's
// word about it is alleged.
func (w *work) selfReport(m *match, st *status) {
	if len(st.by) == 0 || st.claim != doc.Asserted || !alleges(m.unit.Frame.Type) {
		return
	}
	acts := m.slots[frames.ActorSlot]
	if len(acts) == 0 {
		return
	}
	for _, a := range acts {
		for _, b := range st.by {
			x, y := &w.s.Phrases[a].Who.Actor, &w.s.Phrases[b].Who.Actor
			if a == b || x.ID != "" && x.ID == y.ID || x.Code != "" && x.Code == y.Code && (x.Sector == y.Sector || x.Sector == "" || y.Sector == "" || ofState(x) && ofState(y)) {
				return
			}
		}
	}
	st.claim = doc.Alleged
	st.trace = append(st.trace, "alleged: told by another party")
}

// ofState tells whether an actor is part of the state apparatus.
func ofState(a *doc.Actor) bool {
	switch a.Sector {
	case "GOV", "MIL", "COP", "SPY", "JUD", "LEG":
		return true
	}
	return false
}

// alleges tells for which types another party's word makes an allegation:
// force, coercion, threats and aid are laid to somebody's charge; meetings,
// statements and agreements are told.
func alleges(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "AID", "MOBILIZE", "THREATEN", "RETREAT", "CONCEDE":
		return true
	}
	return false
}
