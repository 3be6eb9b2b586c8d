package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/text"
)

// saying is by whom an event is told, and how.
type saying struct {
	cue   int       // token of the word that tells; None
	claim doc.Claim // set by the frame
	by    []doc.Actor
	trace string

	against []doc.Actor // whom the frame says it is laid to
}

// attribute finds on whose word an event stands: the nearer of the frame whose
// content it is and the statement it stands in.
func (w *work) attribute(m *match, st *status, names Texts) {
	tok := w.s.Preds[m.pred].Tok
	above := w.above(m, names)
	if above == nil {
		above = w.laid(m, names)
	}
	in := w.statementAt(tok)
	if cue, ok := w.cueAt(tok); ok && in != nil && in.stance == "deny" && speakerless(cue.Stance) {
		return // «نفت الاتهامات»: that they were made is not denied
	}
	switch {
	case above == nil && in == nil:
		return
	case above == nil || in != nil && !in.loose && in.cue > above.cue:
		st.speak(in.stance, in.by, "said by "+voice(in))
	case in != nil && in.cue == above.cue && len(in.by) > 0 && !(len(above.by) > 0 && sameAny(in.by, above.against)):
		st.by = in.by // the frame may miss who accuses; the statement has asked for who speaks
		st.embed(above)
	default:
		st.by = above.by
		st.embed(above)
	}
	w.denied(tok, st)
	w.chain(tok, in, st)
}

// denied: what somebody claims, another denies: «نفت الصين مزاعم بلينكن بأن …»,
// «… وهي مزاعم تنفيها الصين». The denier is who speaks, the accuser is kept.
func (w *work) denied(tok int, st *status) {
	for k := range w.said {
		s := &w.said[k]
		if st.claim == doc.Denied && s.noun && s.stance != "deny" && s.from <= tok && tok < s.to && len(s.by) > 0 && !sameAny(s.by, st.by) {
			st.accuser = s.by
			st.trace = append(st.trace, "the claim is that of "+voice(s))
		}
		if s.stance != "deny" || len(s.by) == 0 || s.cue == tok || tok < s.from || tok >= s.to || st.claim == doc.Denied {
			continue
		}
		if s.back && st.claim != doc.Alleged && !st.alleging && len(st.by) == 0 {
			continue
		}
		if in := w.statementAt(tok); s.back || in != nil && in.noun && in.cue > s.cue {
			st.accuser, st.by = st.by, s.by
			st.claim = doc.Denied
			st.trace = append(st.trace, "denied by "+voice(s))
		}
	}
}

func (st *status) embed(a *saying) {
	st.trace = append(st.trace, a.trace)
	if a.claim == doc.Confirmed {
		st.confirms = true // it is, where there is a claim to confirm: see Claims
		return
	}
	st.claim = a.claim
}

// speak takes claim and speaker from a word of reporting.
func (st *status) speak(stance string, by []doc.Actor, why string) {
	st.by = by
	switch stance {
	case "deny":
		st.claim = doc.Denied
	case "allege":
		st.alleging = true
	case "confirm":
		st.confirms = true
	case "warn":
		st.warns = true
	}
	st.trace = append(st.trace, why+" ("+stance+")")
}

func voice(s *statement) string {
	who := "nobody named"
	if len(s.by) > 0 {
		who = s.by[0].Text
	}
	if s.word == "" {
		return who
	}
	return who + " with «" + s.word + "»"
}

// statementAt is the innermost statement a token stands in, nil for none; one
// beside the clause counts only where no other does.
func (w *work) statementAt(tok int) *statement {
	var best *statement
	for k := range w.said {
		s := &w.said[k]
		if tok < s.from || tok >= s.to || s.cue == tok {
			continue
		}
		if best == nil || best.loose && !s.loose || best.loose == s.loose && s.from > best.from {
			best = s
		}
	}
	return best
}

// chain notes who else stands between the event and the outlet: «قال فلان إن
// الوزير أكد أن …».
func (w *work) chain(tok int, in *statement, st *status) {
	for k := range w.said {
		s := &w.said[k]
		if len(st.accuser) > 0 && s.noun {
			continue // named as the one whose claim it is
		}
		if s != in && s.from <= tok && tok < s.to && s.cue != tok && len(st.by) > 0 && len(s.by) > 0 && s.by[0].Text != st.by[0].Text {
			st.trace = append(st.trace, "told in turn by "+voice(s))
		}
	}
}

// above walks up from the event to a frame whose content it is.
func (w *work) above(m *match, names Texts) *saying {
	i := m.pred
	if m.light != clause.None {
		i = m.light
	}
	for n := 0; n < 12; n++ {
		p := &w.s.Preds[i]
		up := p.Parent
		if up == clause.None {
			return nil
		}
		q := &w.s.Preds[up]
		if o := w.matchOf(up); o != nil && o.unit.Frame.Embed != "" && w.contentVia(p, &o.unit.Slots[frames.ContentSlot]) {
			return &saying{cue: q.Tok, claim: doc.Claim(o.unit.Frame.Embed), by: w.actors(o.slots[frames.ActorSlot], names),
				against: w.actors(o.slots[frames.RecipientSlot], names), trace: o.unit.Frame.Embed + " by the frame " + o.unit.Frame.ID}
		}
		i = up
	}
	return nil
}

// laid is who lays a deed to somebody in a relative clause on it, or nil.
func (w *work) laid(m *match, names Texts) *saying {
	o := w.laidIn(m)
	if o == nil {
		return nil
	}
	return &saying{cue: w.s.Preds[o.pred].Tok, claim: doc.Claim(o.unit.Frame.Embed), by: w.actors(o.slots[frames.ActorSlot], names),
		trace: o.unit.Frame.Embed + " by the relative clause on it"}
}

// selfReport: the actor's own word about his own act is asserted; another's
// word about it is alleged.
func (w *work) selfReport(e *doc.Event, m *match, st *status) {
	if e.Type == "ASSAULT" && joined(&m.unit.Slots[frames.ActorSlot]) {
		st.trace = append(st.trace, bothFight)
		if !st.alleging {
			return
		}
	}
	if e.Claim != doc.Asserted || st.warns && e.Realis == doc.Hypothetical {
		return
	}
	if !st.alleging && len(e.Actor) > 0 && len(e.SaidBy) > 0 && w.identifies(m) {
		st.trace = append(st.trace, "by it the speaker says whom or what he means")
		return
	}
	if why := w.c.alleged(e); why != "" {
		e.Claim = doc.Alleged
		st.trace = append(st.trace, why)
	} else if st.alleging && (len(e.Actor) == 0 || len(e.SaidBy) == 0) && !public(e.Type) {
		e.Claim = doc.Alleged
		st.trace = append(st.trace, "alleged by the word of reporting")
	}
}

// identifies tells whether an act is told in a relative clause by which somebody says which
// person or thing he means: «قال الوزير إن العائلة التي نفذت الهجوم فقيرة». It is a claim
// where the clause is what he says («إسرائيل هي التي شنت الغارة») or his own words.
func (w *work) identifies(m *match) bool {
	p := &w.s.Preds[m.carrier()]
	if !p.Verb || p.Rel != clause.Relative || p.Via.Phrase == clause.None || w.s.InQuote(p.Tok) != clause.None {
		return false
	}
	x := &w.s.Phrases[p.Via.Phrase]
	return x.Def && !x.Pron && !w.cleft(p.Tok)
}

// cleft tells whether a pronoun stands before the relative pronoun that opens the clause
// of a verb: «إسرائيل هي التي شنت الغارة».
func (w *work) cleft(verb int) bool {
	for k := verb - 1; k > 0 && k >= verb-4; k-- {
		if w.fn.Which.Has(w.keys[k]) {
			return w.s.Tokens[k-1].POS == doc.Pron
		}
	}
	return false
}

// bothFight: a fight between two is laid to nobody's charge.
const bothFight = "two-sided"

// alleged tells why an event that somebody tells is an allegation, "" where it
// is none: those who act are not of the speaker's side.
func (c *Coder) alleged(e *doc.Event) string {
	if c.saw(e) {
		return ""
	}
	if len(e.SaidBy) > 0 && len(e.Actor) == 0 && c.third(e) {
		return byNeither
	}
	if len(e.Actor) == 0 || len(e.SaidBy) == 0 || e.Type == "ACCUSE" && e.Mode == "investigate" || unidentified(e) || open(e) || c.informed(e) {
		return ""
	}
	media := false
	for i := range e.SaidBy {
		s := &e.SaidBy[i]
		media = media || s.Sector == "JRN" && !c.Words.Official[s.ID] || s.Code == "" && s.Sector == "" && s.Name == ""
		if c.speaksFor(s, e.Actor) || !force(e.Type) && ofCountry(s, e.Actor) || toSelf(e) && c.speaksFor(s, e.Recipient) {
			return ""
		}
	}
	if public(e.Type) && !media {
		return "" // what goes on in public all can see: who is no outlet tells it and charges nobody
	}
	return "alleged: told by another party"
}

// byNeither: force without a named doer that those tell who are of no side of it.
const byNeither = "alleged: told by neither side"

// saw tells whether all who tell are the outlet's own eyes or the agencies it prints:
// «أفاد مراسلنا», «ذكرت رويترز».
func (c *Coder) saw(e *doc.Event) bool {
	for i := range e.SaidBy {
		s := &e.SaidBy[i]
		if first, _, _ := strings.Cut(text.Fold(s.Text), " "); !c.Words.Wires[s.ID] && !c.Fn.Reporters.Has(first) {
			return false
		}
	}
	return len(e.SaidBy) > 0
}

// informed tells whether those who tell what goes on in the field are sources of no side
// («قالت مصادر محلية إن …»): the outlet's own informants, who lay nothing to anybody's
// charge. Who arms whom they do not see.
func (c *Coder) informed(e *doc.Event) bool {
	switch e.Type {
	case "ASSAULT", "COERCE", "MOBILIZE", "RETREAT":
	default:
		return false
	}
	if e.Realis != doc.Actual {
		return false
	}
	for i := range e.SaidBy {
		s := &e.SaidBy[i]
		if first, _, _ := strings.Cut(text.Fold(s.Text), " "); s.Code != "" || ofState(s) || !c.Fn.Informants.Has(first) {
			return false
		}
	}
	return len(e.SaidBy) > 0
}

// unidentified: who nobody knows is accused of nothing («مسلحون مجهولون»), unless those
// whose office it is to accuse speak.
func unidentified(e *doc.Event) bool {
	for i := range e.SaidBy {
		if s := &e.SaidBy[i]; s.Sector == "SOC" || s.Code == "NGO" {
			return false
		}
	}
	return !slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return a.Sector != "UAF" || a.ID != "" })
}

// open are acts before all eyes, or to one's credit, that took place or shall: no
// charge, even where media tell them; but that rebels fled is what their foes say, and
// what comes from nobody known is no more than that.
func open(e *doc.Event) bool {
	if e.Told.Open && e.Realis != doc.Negated {
		return true
	}
	switch e.Type {
	case "CONSULT":
		return e.Realis == doc.Actual || e.Realis == doc.Future
	case "ACCUSE":
		return true
	case "AID":
		return troops(e.Actor) && !outlawed(e.Recipient)
	case "PROTEST":
		return e.Realis == doc.Actual
	case "RETREAT":
		named := slices.ContainsFunc(e.SaidBy, func(s doc.Actor) bool { return s.Code != "" || s.Sector != "" })
		return named && e.Realis == doc.Actual && !slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return a.Sector == "REB" || a.Sector == "UAF" })
	}
	return false
}

// troops tells whether forces act, and they alone: what help they give is given in the field.
func troops(as []doc.Actor) bool {
	return len(as) > 0 && !slices.ContainsFunc(as, func(a doc.Actor) bool { return a.Sector != "MIL" && a.Sector != "PRM" })
}

// outlawed tells whether some of the parties are those whom to help is a charge.
func outlawed(as []doc.Actor) bool {
	return slices.ContainsFunc(as, func(a doc.Actor) bool { return a.Sector == "REB" || a.Sector == "UAF" || a.Sector == "CRM" })
}

// toSelf are acts of which he whose side they were done to knows himself.
func toSelf(e *doc.Event) bool {
	switch e.Type {
	case "REQUEST", "RETREAT", "CONCEDE":
		return e.Realis != doc.Negated
	}
	return public(e.Type) && e.Type != "ACCUSE"
}

// third tells whether force or help without a named doer is told by media,
// groups or the unnamed, who are neither of the side it falls on nor of a
// state: that is a claim too.
func (c *Coder) third(e *doc.Event) bool {
	switch e.Type {
	case "ASSAULT", "COERCE", "AID", "MOBILIZE", "RETREAT":
	default:
		return false
	}
	if e.Realis == doc.Hypothetical {
		return false
	}
	for i := range e.SaidBy {
		s := &e.SaidBy[i]
		if c.Words.Official[s.ID] || ofState(s) || s.Code == "UNO" || s.Code == "IGO" {
			return false
		}
		for k := range e.Recipient {
			if s.Code != "" && s.Code == e.Recipient[k].Code && s.Sector != "SOC" && s.Sector != "JRN" && s.Sector != "REB" {
				return false
			}
		}
	}
	return true
}

// speaksFor tells whether one of the participants is of the speaker's side. A
// medium speaks for none of several: it is told about.
func (c *Coder) speaksFor(s *doc.Actor, as []doc.Actor) bool {
	for k := range as {
		if c.sameSide(s, &as[k]) && !(s.Sector == "JRN" && as[k].ID == s.ID && len(as) > 1) {
			return true
		}
	}
	return false
}

// ofCountry: somebody of whom no sector is known («مكتب الرئيس») speaks for
// those who act for his state, unless it is force that is told.
func ofCountry(s *doc.Actor, as []doc.Actor) bool {
	for k := range as {
		if s.Sector == "" && s.Code != "" && s.Code == as[k].Code && (as[k].Sector == "" || ofState(&as[k])) {
			return true
		}
	}
	return false
}

func force(typ string) bool { return typ == "ASSAULT" || typ == "COERCE" }

// public are acts that are done before all eyes: only what an unnamed or
// medial source tells of them is a claim.
func public(typ string) bool {
	switch typ {
	case "CONSULT", "AGREE", "COOPERATE", "SANCTION", "REJECT", "ACCUSE":
		return true
	}
	return false
}

// sameSide tells whether a speaker speaks for an actor: the same entity, arms
// of one state and its news agency, a movement and its organ, forces of one kind.
func (c *Coder) sameSide(s, a *doc.Actor) bool {
	switch {
	case s.ID != "" && s.ID == a.ID, s.Text != "" && s.Text == a.Text:
		return true
	case s.Code == "" || a.Code == "":
		return s.Sector == a.Sector && ofState(s) && (s.Code == a.Code || s.Sector != "GOV")
	case s.Code != a.Code:
		return false
	case s.Code == "IGO" && s.ID != "" && a.ID == "" && s.Sector != "REB" && a.Sector == "MIL": // «قال الحلف إن طائراته …»
		return true
	}
	return s.Sector == a.Sector || c.Words.Organs[s.ID] && a.Sector == "REB" || ofState(s) && (a.Sector == "" || ofState(a)) || c.Words.Official[s.ID] && (a.Sector == "" || ofState(a))
}

// ofState tells whether an actor is part of the state apparatus.
func ofState(a *doc.Actor) bool {
	switch a.Sector {
	case "GOV", "MIL", "COP", "SPY", "JUD", "LEG":
		return true
	}
	return false
}

// sourceWord: after this word alone the source is named.
func (w *work) sourceWord(stem string) bool { return w.c.Words.Cues[stem].Source }
