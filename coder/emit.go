package coder

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// Texts gives the fullest text of an actor in the document.
type Texts interface {
	Text(a *doc.Actor) string
}

// Emit writes the events of a coded sentence into the document.
//
// It notes which events are told by a bare noun that names nobody, for Corefer, and
// who likely is a party to those that do not name theirs, for Doers.
func (c *Coder) Emit(d *doc.Document, sent int, coded *Coded, names Texts, notes *Notes) {
	w, first := coded.w, len(d.Events)
	w.spoken(d)
	for _, m := range coded.Matches {
		e := w.event(d, sent, m, names)
		if spoken(m) && len(e.Actor)+len(e.SaidBy) == 0 {
			continue // «يتعين على الرئيس …»: nobody says so
		}
		if w.firstPerson(m) && len(e.Actor)+len(e.Recipient) == 0 && !newsAlone(e.Type) {
			continue // «نلتزم بالاتفاق»: nobody is known to say so
		}
		if spoken(m) && (selfDirected(&e) || len(e.Actor) == 0 && ofOwn(e.SaidBy, e.Recipient)) {
			continue // «سيتعين علينا …»: nobody else is asked
		}
		if w.performed(m, &e) {
			e.Realis = doc.Actual
			e.Trace = append(e.Trace, "done by saying that one wants to")
		}
		if why := w.noEvent(m, &e); why != "" {
			if w.explain {
				coded.Misses = append(coded.Misses, NearMiss{m.from, m.unit.Frame.ID, why})
			}
			continue
		}
		p, doubted := w.doubted(d, m, &e, notes)
		if doubted {
			if w.explain {
				coded.Misses = append(coded.Misses, NearMiss{m.from, m.unit.Frame.ID, fmt.Sprintf("probably no such event: %.2f", p)})
			}
			continue
		}
		if m.bare && w.c.lacksWhom(&e) {
			notes.lacking = append(notes.lacking, e.ID)
		}
		if w.mentioned(m, &e) {
			notes.bare = append(notes.bare, e.ID)
		}
		w.whereabouts(m, &e, notes)
		w.dispossessed(m, &e, names, notes)
		w.keep(d, sent, m, &e, names, notes)
		w.tells(d, m, &e, notes)
		d.Events = append(d.Events, e)
	}
	w.wordLinks(d, first)
}

// mentioned tells whether the event is merely mentioned: a bare noun without
// participants, or what the salience model says of its type.
func (w *work) mentioned(m *match, e *doc.Event) bool {
	c := w.c
	if c.Candidate != nil || c.Salience.Judges(e.Type) {
		st := status{realis: e.Realis, claim: e.Claim}
		bar := w.bar(m, e)
		if c.Candidate != nil {
			for _, x := range append([]*match{m}, m.joined...) {
				c.Candidate(e, w.featureNames(x, &st), bar)
			}
			return false
		}
		p := w.salience(e.Type, m, &st)
		for _, x := range m.joined {
			p = max(p, w.salience(e.Type, x, &st))
		}
		e.Trace = append(e.Trace, fmt.Sprintf("salience %.2f", p))
		return p < bar
	}
	if c.Salience == nil {
		return false
	}
	p := &w.s.Preds[m.pred]
	return !p.Verb && m.support == clause.None && m.light == clause.None && len(e.Actor)+len(e.Recipient) == 0
}

// predicated tells whether the event is what its clause says of somebody: a
// finite verb, alone or with the noun it carries, that is the main or reported
// clause's own and has an actor. That is no mere mention, whatever the words.
func (w *work) predicated(m *match) bool {
	if len(m.slots[frames.ActorSlot]) == 0 {
		return false
	}
	i := m.pred
	if !w.s.Preds[i].Verb {
		i = m.light
	}
	if i == clause.None {
		i = m.support
	}
	if i == clause.None || !w.s.Preds[i].Verb {
		return false
	}
	switch w.s.Preds[i].Rel {
	case clause.Root, clause.Coordinated, clause.Complement:
		return true
	}
	return false
}

// BetweenParties tells whether two participants stand in the event that differ
// in code or sector, one of them at least of a known country.
// Who did what to whom is a record even where it is only mentioned.
func BetweenParties(e *doc.Event) bool {
	var first string
	n, coded := 0, false
	for _, side := range [][]doc.Actor{e.Actor, e.Recipient} {
		for _, a := range side {
			id := a.Code + a.Sector
			if a.Code == "" && (e.Type == "PROTEST" || a.Sector == "CVL") {
				continue // a crowd somewhere, people somewhere
			}
			if id != "" && (n == 0 || id != first) {
				first = id
				n++
			}
			coded = coded || a.Code != ""
		}
	}
	return n > 1 && coded
}

// Salient is the probability from which on an incident counts as reported;
// Predicated is that of one that its clause says of somebody, or that tells how
// many took part; Full of one that a clause says of both sides, or that a title
// tells of somebody: these are mere mentions only against strong signs.
const (
	Salient    = 0.6
	Predicated = 0.4
	Full       = 0.15
)

// tolled tells whether a clause says of a party of a known country how many it
// killed or wounded: that is no mere mention, though those are people somewhere.
func (w *work) tolled(m *match, e *doc.Event) bool {
	return e.Type == "ASSAULT" && w.predicated(m) && !m.lent && len(e.Recipient) > 0 && w.numbered(m, "killed", "injured") &&
		slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return a.Code != "" })
}

// told are the modes of protest whose word tells them outright: nobody mentions
// a hunger strike that somebody began as background.
var told = map[string]bool{"strike": true, "hunger": true, "boycott": true}

// bar is the probability that the salience model must give an event.
func (w *work) bar(m *match, e *doc.Event) float64 {
	switch {
	case BetweenParties(e) && !m.lent, w.tolled(m, e), e.Type == "PROTEST" && told[e.Mode] && w.predicated(m):
		return 0
	case w.predicated(m) && len(e.Actor) > 0 && len(e.Recipient) > 0 && !m.lent, e.Sentence.Block == doc.Title && len(e.Actor)+len(e.Recipient) > 0:
		return Full
	case w.predicated(m), e.Type == "PROTEST" && w.numbered(m, "crowd"):
		return Predicated
	}
	return Salient
}

func (w *work) event(d *doc.Document, sent int, m *match, names Texts) doc.Event {
	se := &d.Sentences[sent]
	st := w.status(m, names)
	typ := m.unit.Frame.Type
	e := doc.Event{DocID: d.ID, URL: d.URL, Publisher: d.Publisher, Published: d.Published, Lang: d.Lang,
		Type: typ, Mode: m.mode, Realis: st.realis, Claim: st.claim, Version: d.Version}
	e.Sentence = doc.SentenceRef{Excerpt: d.Excerpt(se.Span), Block: d.Blocks[se.Block].Kind}
	e.Trigger = d.Excerpt(w.trigger(w.titled(m, &e)))
	if typ != "CONSULT" {
		m.slots[frames.ActorSlot] = slices.DeleteFunc(m.slots[frames.ActorSlot], func(ph int) bool { return w.ground(ph) || w.quarter(ph) || w.province(m, ph) })
	}
	m.slots[frames.RecipientSlot] = slices.DeleteFunc(m.slots[frames.RecipientSlot], func(ph int) bool { return w.station(m, ph) || typ == "COERCE" && w.quarter(ph) })
	if typ == "ACCUSE" {
		m.slots[frames.RecipientSlot] = slices.DeleteFunc(m.slots[frames.RecipientSlot], func(ph int) bool { return w.s.Phrases[ph].Prep != "" && w.ground(ph) }) // «قلق إزاء الوضع في المدينة»
	}
	if !inWords[typ] && typ != "SUPPORT" {
		m.slots[frames.ActorSlot] = slices.DeleteFunc(m.slots[frames.ActorSlot], func(ph int) bool { return w.press(typ, ph) })
	}
	m.slots[frames.ActorSlot] = slices.DeleteFunc(m.slots[frames.ActorSlot], func(ph int) bool { return w.usesNoForce(m, ph) })
	w.disown(m)
	w.sentenced(m)
	w.delegations(m)
	e.Actor = w.actors(m.slots[frames.ActorSlot], names)
	e.Recipient = w.actors(m.slots[frames.RecipientSlot], names)
	e.Recipient = others(e.Recipient, e.Actor)
	notBoth(&e)
	ofDismisser(m, &e)
	w.nations(&e, m)
	w.armedOpposition(&e, m)
	w.struck(&e, m)
	if typ == "PROTEST" && m.mode != "boycott" {
		populace(e.Actor)
	}
	governments(e.Actor)
	if typ != "ASSAULT" {
		governments(e.Recipient)
	} else if byArmies[m.mode] {
		armies(e.Actor)
	}
	if len(e.Actor) == 0 && spoken(m) && len(st.by) > 0 && (!has(&m.unit.Slots[frames.RecipientSlot], frames.Head) || prosecutes(&st.by[0])) && !sameParty(st.by, e.Recipient) {
		e.Actor, e.Claim = append([]doc.Actor{}, st.by...), doc.Asserted
		governments(e.Actor)
		st.trace = append(st.trace, "actor is who says so")
	}
	if len(e.Actor) == 0 && spoken(m) && (len(st.by) == 0 || sameParty(st.by, e.Recipient)) {
		if by := w.actors(w.judge(m), names); len(by) > 0 && !sameParty(by, e.Recipient) {
			e.Actor, e.Claim, st.by = by, doc.Asserted, slices.Clone(by)
			governments(e.Actor)
			st.trace = append(st.trace, "actor is who says so")
		}
	}
	if w.firstPerson(m) && len(st.by) > 0 && w.leftOutSubject(m) {
		e.Actor = nil
	}
	if we := w.firstPerson(m); we && len(e.Actor) == 0 && (len(st.by) > 0 || w.headSpeaker() != nil) {
		e.Actor = append([]doc.Actor{}, st.by...)
		if len(st.by) == 0 {
			e.Actor = w.actors(w.headSpeaker(), names)
		}
		if t := w.textAt(e.Actor); t >= 0 {
			e.Actor = w.actors(w.authors(t, e.Actor[0].End), names)
		}
		governments(e.Actor)
		if len(e.Actor) > 0 {
			st.trace = append(st.trace, "actor is who says «we»")
		}
	}
	e.SaidBy = append([]doc.Actor{}, st.by...)
	governments(e.SaidBy)
	w.ownDeed(&e, m)
	notBoth(&e)
	e.Told = w.toldHow(m)
	w.selfReport(&e, m, &st)
	w.codes(&e, m)
	e.Contexts = w.contexts()
	e.Confidence = w.confidence(m, &st)
	e.Trace = append([]string{"frame " + m.unit.Frame.ID + " at «" + e.Trigger.Text + "»", w.told(m)}, m.trace...)
	e.Trace = append(e.Trace, st.trace...)
	w.abroad(&e, m)
	if w.namesSeat(m) {
		e.Trace = append(e.Trace, namesTown)
	}
	w.setting(d, sent, m, &e)
	aheadIsFuture(d, &e)
	w.aheadToday(d, m, &e)
	w.upcoming(m, &e)
	e.ID = eventID(&e)
	w.claimLink(d, &e, &st)
	return e
}

// aheadIsFuture: what is dated after the day of publication is to come,
// however it is worded («يزور موسكو الأسبوع المقبل»).
func aheadIsFuture(d *doc.Document, e *doc.Event) {
	if e.Realis != doc.Actual || e.Date == nil || d.PubTime.IsZero() || e.Type == "ASSAULT" { // «هجمات 11 سبتمبر»: an attack has no day set for it
		return
	}
	if day := d.PubTime.Format("2006-01-02"); e.Date.From != "" && e.Date.From > day[:min(len(day), len(e.Date.From))] {
		e.Realis = doc.Future
		e.Trace = append(e.Trace, "future by its date")
	}
}

// aheadToday: a meeting that the text tells in the imperfect with the day of publication is to
// come («يلتقي الرئيس اليوم …»): what took place by then is told in the perfect.
func (w *work) aheadToday(d *doc.Document, m *match, e *doc.Event) {
	if e.Type != "CONSULT" || e.Realis != doc.Actual || e.Told.Noun || !e.Told.Ongoing || e.Date == nil || d.PubTime.IsZero() || e.Sentence.Block == doc.Title {
		return
	}
	if p := &w.s.Preds[m.pred]; e.Date.From == d.PubTime.Format("2006-01-02") && p.Verb && w.s.Tokens[p.Tok].Feats.Person == 3 && !w.often(p.Tok) {
		e.Realis = doc.Future
		e.Trace = append(e.Trace, "future by its date")
	}
}

func (w *work) trigger(m *match) doc.Span {
	tk := w.s.Tokens
	first, last := &tk[m.from], &tk[m.to-1]
	if m.light != clause.None {
		v := w.s.Preds[m.light].Tok
		first = &tk[v]
		if m.from-v != 1 {
			first = &tk[m.from] // words stand between: the noun alone
		}
	}
	start := first.StemOrWordStart()
	if first.Pro.Has(doc.ProSa) {
		start = first.WordStart
	}
	return doc.Span{Start: start, End: last.End}
}

func (w *work) codes(e *doc.Event, m *match) {
	b := w.c.Book
	if t := b.Types[e.Type]; t != nil {
		e.Quad = t.Quad
	}
	e.Score = b.Score(e.Type, e.Mode)
	e.Cameo = m.cameo
	if e.Cameo == "" {
		e.Cameo = b.DefaultCameo(e.Type, e.Mode)
	}
}

// spoken tells whether the frame is an act of speech that leaves its speaker
// to the context: «قالت موسكو إن القرار ينتهك القانون» accuses in Moscow's name.
func spoken(m *match) bool {
	alts := m.unit.Slots[frames.ActorSlot].Alts
	switch m.unit.Frame.Type {
	case "ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN":
		return len(alts) == 1 && len(alts[0]) == 1 && alts[0][0].Kind == frames.Cause
	}
	return false
}

// prosecutes tells whether a speaker lays charges by office: of «المتهم بالرشوة» a
// newspaper says no more than that somebody accuses him.
func prosecutes(by *doc.Actor) bool { return by.Sector == "JUD" || by.Sector == "COP" }

// selfDirected tells whether all that an event is directed at are who acts.
func selfDirected(e *doc.Event) bool {
	for i := range e.Recipient {
		r := &e.Recipient[i]
		if !slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return a.Text == r.Text && a.Code == r.Code }) {
			return false
		}
	}
	return len(e.Recipient) > 0
}

// firstPerson tells whether the event is a verb of the first person, or a noun
// with its pronoun, which whoever says it does: «واشنطن: نحارب الإرهاب».
func (w *work) firstPerson(m *match) bool {
	p := &w.s.Preds[m.pred]
	if !p.Verb { // «زيارتي», «مساعداتنا»
		enc := w.s.Tokens[p.Tok].Enc
		return w.fn.First.Has(enc) && has(&m.unit.Slots[frames.ActorSlot], frames.Gen)
	}
	return !p.Passive && w.s.Tokens[p.Tok].Feats.Person == 1 && has(&m.unit.Slots[frames.ActorSlot], frames.Subj)
}

// leftOutSubject tells whether nothing but the form of a verb says who acts.
func (w *work) leftOutSubject(m *match) bool {
	a := m.slots[frames.ActorSlot]
	return len(a) == 1 && w.s.Phrases[a[0]].Pron && w.s.Phrases[a[0]].Who.Pending == "dropped"
}

// headSpeaker is who opens a headline before a colon: «أوسلو: سنطور …», «أوسلو
// للدنمارك: سنطور …».
func (w *work) headSpeaker() []int {
	colon := -1
	for k := 0; k < min(len(w.s.Tokens), 8) && colon < 0; k++ {
		if w.s.Tokens[k].Fold == ":" {
			colon = k
		}
	}
	for i := range w.s.Phrases {
		if x := &w.s.Phrases[i]; x.From == 0 && !x.Pron && x.Who.CanAct() && x.To <= colon {
			return []int{i}
		}
	}
	return nil
}

// others leaves out of the recipients who acts already: «رحبت بريطانيا
// بالمبادرة البريطانية» has no recipient.
func others(as, actors []doc.Actor) []doc.Actor {
	return slices.DeleteFunc(as, func(a doc.Actor) bool {
		return slices.ContainsFunc(actors, func(b doc.Actor) bool {
			return a.ID != "" && a.ID == b.ID || a.ID == "" && a.Name != "" && a.Name == b.Name && a.Code == b.Code
		})
	})
}

// populace: a country that demonstrates, strikes or riots is its people: «الاحتجاجات
// الفلسطينية».
func populace(as []doc.Actor) {
	for i := range as {
		if a := &as[i]; a.Sector == "" && a.ID != "" && a.ID == strings.ToLower(a.Code) {
			a.Sector = "CVL"
		}
	}
}

// governments: a state or its capital that acts, or is acted upon otherwise
// than by force, stands for its government (PLOVER manual, actor chapter).
func governments(as []doc.Actor) {
	for i := range as {
		a := &as[i]
		if a.Sector == "" && len(a.Code) == 3 && (a.ID == strings.ToLower(a.Code) || strings.HasPrefix(a.ID, strings.ToLower(a.Code)+"/")) {
			a.Sector = "GOV"
		}
	}
}

func (w *work) words(ph *clause.Phrase) string {
	var b []string
	for k := ph.From; k < ph.To; k++ {
		b = append(b, w.s.Tokens[k].Fold)
	}
	return strings.Join(b, " ")
}

// contexts are the PLOVER contexts whose words stand in the sentence.
func (w *work) contexts() []string {
	if w.ctxDone {
		return w.ctx
	}
	w.ctxDone = true
	var out []string
	seen := map[uint32]bool{}
	var few [8]uint32
	for i := range w.numbers {
		for _, id := range w.c.Words.ContextAt(few[:0], w.numbers, i) {
			if !seen[id] {
				seen[id] = true
				name := w.c.Words.Context[id].Context
				dup := false
				for _, o := range out {
					dup = dup || o == name
				}
				if !dup {
					out = append(out, name)
				}
			}
		}
	}
	w.ctx = slices.Clip(out)
	return w.ctx
}

func eventID(e *doc.Event) string {
	var few [512]byte
	b := append(few[:0], e.DocID...)
	b = append(append(b, '|'), e.Type...)
	b = append(append(b, '|'), e.Trigger.Text...)
	b = strconv.AppendInt(append(b, '|'), int64(e.Trigger.Start), 10)
	for i := range e.Actor {
		b = append(append(b, "|a:"...), e.Actor[i].Text...)
	}
	for i := range e.Recipient {
		b = append(append(b, "|r:"...), e.Recipient[i].Text...)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}
