package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// speakerOf says who speaks at a cue, or nil.
func (r *reporter) speakerOf(c *reportCue) *doc.Actor {
	switch c.kind {
	case cueVerb:
		return r.verbSpeaker(c)
	case cueSource:
		return r.namedSource(c.tok, false)
	case cueSaying:
		if ph := r.relayed(c.tok, -1); ph != clause.None {
			return r.homeOf(r.givenOutBy(ph), c)
		}
		return r.before(c)
	case cueNoun:
		if c.pred != clause.None {
			p := &r.s.Preds[c.pred]
			for _, kind := range []frames.SourceKind{frames.Gen, frames.Nisba} {
				if a := p.Arg(kind, ""); a != nil && a.Phrase != clause.None && r.s.Phrases[a.Phrase].Who.CanAct() {
					return r.actor(a.Phrase)
				}
			}
		}
	}
	return r.before(c)
}

// verbSpeaker: the noun phrase after the verb, else the one the analysis gives
// it before it; a subject left out is who spoke before.
func (r *reporter) verbSpeaker(c *reportCue) *doc.Actor {
	if a := r.writer(c); a != nil {
		return a
	}
	if a := r.ownSubject(c); a != nil {
		return a
	}
	if r.fn.Relays.Has(r.s.Tokens[c.tok].Key) {
		if ph := r.relayed(len(r.s.Tokens), c.tok); ph != clause.None {
			return r.homeOf(r.givenOutBy(ph), c)
		}
	}
	if a := r.quotedName(c.tok); a != nil {
		return a
	}
	if ph := r.leading(c); ph != clause.None {
		return r.actor(ph)
	}
	if r.oddName(c.tok + 1) {
		run := r.runFrom(c.tok + 1)
		return r.full(&doc.Actor{Text: r.print(run.from, run.to), Name: r.print(run.from, run.to),
			Span: doc.Span{Start: r.s.Tokens[run.from].Start, End: r.s.Tokens[run.to-1].End}}, "name")
	}
	if ph := r.following(c); ph != clause.None && !r.pronounBefore(c) {
		return r.actor(ph)
	}
	if ph := r.wasSubject(c); ph != clause.None {
		return r.actor(ph)
	}
	var pron *clause.Phrase
	if c.pred != clause.None {
		if a := r.s.Preds[c.pred].Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			ph := &r.s.Phrases[a.Phrase]
			switch {
			case ph.Pron:
				pron = ph
			case ph.From < c.tok && !r.quoted[ph.From] && r.speaks(ph) && agrees(r.s.Tokens[c.tok].Feats, ph):
				return r.actor(a.Phrase)
			}
		}
		if r.s.Preds[c.pred].Rel == clause.Relative {
			if via := r.s.Preds[c.pred].Via.Phrase; via != clause.None && r.s.Phrases[via].Who.CanAct() && agrees(r.s.Tokens[c.tok].Feats, &r.s.Phrases[via]) {
				return r.actor(via)
			}
		}
	}
	if a := r.before(c); a != nil {
		return a
	}
	if pron != nil && pron.Who.CanAct() {
		a := pron.Who.Actor
		a.Span = doc.Span{}
		return r.full(&a, pron.Who.Kind)
	}
	return nil
}

// pronounBefore tells whether a pronoun that is a word of its own is the subject before
// a cue: who stands behind it is spoken to ("he told the crowd").
func (r *reporter) pronounBefore(c *reportCue) bool {
	if c.pred == clause.None {
		return false
	}
	a := r.s.Preds[c.pred].Arg(frames.Subj, "")
	if a == nil || a.Phrase == clause.None {
		return false
	}
	ph := &r.s.Phrases[a.Phrase]
	return ph.Pron && ph.From < c.tok && ph.To == ph.From+1 && r.s.Tokens[ph.From].POS == doc.Pron
}

// homeOf gives a soldier or official whom a news agency of a state quotes, and
// of whom nobody says whose he is, its state.
func (r *reporter) homeOf(a *doc.Actor, c *reportCue) *doc.Actor {
	if a == nil || a.Code != "" || !ofState(a) {
		return a
	}
	for k := range r.s.Phrases {
		p := &r.s.Phrases[k]
		if !p.Pron && p.From < c.tok+6 && p.Who.Kind == "media" && r.w.c.Words.Official[p.Who.Actor.ID] {
			a.Code = p.Who.Actor.Code
		}
	}
	return a
}

// leading is the subject before its verb: «الوزير قال …», «وكان الوزير قد
// أعلن …».
func (r *reporter) leading(c *reportCue) int {
	if c.pred == clause.None || r.s.Preds[c.pred].Rel == clause.Relative {
		return clause.None
	}
	if c.tok > 0 && r.s.Tokens[c.tok-1].POS == doc.Punct { // «…، قالت فلانة»
		if k := r.phraseAt(c.tok + 1); k != clause.None {
			switch r.s.Phrases[k].Who.Kind {
			case "person", "name":
				return clause.None
			}
		}
	}
	a := r.s.Preds[c.pred].Arg(frames.Subj, "")
	if a == nil || a.Phrase == clause.None {
		return clause.None
	}
	ph := &r.s.Phrases[a.Phrase]
	if ph.Pron || ph.From >= c.tok || !ph.Who.CanAct() || r.quoted[ph.From] || !agrees(r.s.Tokens[c.tok].Feats, ph) {
		return clause.None
	}
	return a.Phrase
}

// wasSubject is the subject that stands between كان and its verb: «وكان الوزير
// قد نفى …».
func (r *reporter) wasSubject(c *reportCue) int {
	end := c.tok
	if r.fn.Already.Has(r.stem(end - 1)) {
		end--
	}
	for k := range r.s.Phrases {
		p := &r.s.Phrases[k]
		if !p.Pron && p.Prep == "" && p.To == end && p.From > 0 && r.fn.Be.Has(r.s.Tokens[p.From-1].Key) && p.Who.CanAct() {
			return k
		}
	}
	return clause.None
}

// oddName: a name whose first word was taken for a verb, right behind the
// verb of speaking: the next word is a name and no verb follows a verb so.
func (r *reporter) oddName(i int) bool {
	tk := r.s.Tokens
	return i+1 < len(tk) && tk[i].POS == doc.Verb && tk[i].Pro == 0 && tk[i].Enc == "" && tk[i+1].Pro == 0 && tk[i+1].POS != doc.Verb && r.nameWord(i+1)
}

// speaks: somebody, or a text that says something: تقارير، بيان.
func (r *reporter) speaks(ph *clause.Phrase) bool {
	if ph.Who.CanAct() || r.nameWord(ph.Head) {
		return true
	}
	_, ok := r.w.c.Words.Cues[r.s.Tokens[ph.Head].Key]
	return ok
}

// agrees: may the phrase be the subject of a verb of these features?
func agrees(f doc.Feats, p *clause.Phrase) bool {
	if f.Gender == doc.GenderAny || p.Gender == doc.GenderAny || f.Gender == p.Gender {
		return true
	}
	return f.Gender == doc.Fem && p.Number == doc.Plur
}

func (r *reporter) timeAt(i int) int {
	for k := range r.s.Times {
		if t := &r.s.Times[k]; t.From <= i && i < t.To {
			return t.To
		}
	}
	return i
}

// phraseAt is the longest noun phrase that begins at a token or with its
// preposition.
func (r *reporter) phraseAt(i int) int {
	best := clause.None
	for k := range r.s.Phrases {
		ph := &r.s.Phrases[k]
		if ph.Pron || ph.To <= ph.From || ph.From != i && !(ph.PrepTok == i && ph.Prep != "") {
			continue
		}
		if best == clause.None || ph.To > r.s.Phrases[best].To {
			best = k
		}
	}
	return best
}

// relayed finds whom a medium quotes: «نقلت الصحيفة عن مصدر (قوله)», in the
// tokens between.
func (r *reporter) relayed(before, after int) int {
	best := clause.None
	for k := range r.s.Phrases {
		ph := &r.s.Phrases[k]
		if !r.fn.Relayed.Has(ph.Prep) || ph.Pron || ph.From >= before || ph.From <= after || r.quoted[ph.From] {
			continue
		}
		if after >= 0 { // the first after the verb, before what is said
			if best == clause.None && r.leadsTo(after, ph.From) && !r.complement(after, ph.From) {
				best = k
			}
		} else if before-ph.To < 8 && r.leadsTo(ph.From, before) {
			best = k
		}
	}
	return best
}

// complement: a complementiser, colon or quotation stands between.
func (r *reporter) complement(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if t := &r.s.Tokens[i]; t.POS == doc.Sconj || t.Fold == ":" {
			return true
		}
	}
	return false
}

// before: who spoke last, in this sentence before the cue, else in those
// before; else the subject of the main verb before it.
func (r *reporter) before(c *reportCue) *doc.Actor {
	f := r.s.Tokens[c.tok].Feats
	if c.kind == cueSaying || c.kind == cueSource {
		f.Gender = genderOf(r.fn, r.s.Tokens[c.tok].Enc)
	}
	if r.fn.Comes.Has(r.s.Tokens[c.tok].Key) { // it agrees with the text, not with who wrote it
		return r.carriedSpeaker(doc.Feats{}, c.tok)
	}
	for k := len(r.cues) - 1; k >= 0; k-- {
		p := &r.cues[k]
		if p.tok >= c.tok || p.kind == cueNoun || p.kind == cueSource || p.kind == cueVerb && r.subordinate(p, p.tok) {
			continue
		}
		if g := r.s.Tokens[p.tok].Feats.Gender; f.Gender != doc.GenderAny && g != doc.GenderAny && f.Gender != g {
			continue
		}
		if a := r.speakerOf(p); a != nil {
			a := *a
			return &a
		}
	}
	for k := len(r.s.Preds) - 1; k >= 0; k-- {
		p := &r.s.Preds[k]
		if !p.Verb || p.Tok >= c.tok || r.quoted[p.Tok] || p.Rel != clause.Root && p.Rel != clause.Coordinated {
			continue
		}
		a := p.Arg(frames.Subj, "")
		if a == nil || a.Phrase == clause.None {
			continue
		}
		ph := &r.s.Phrases[a.Phrase]
		if ph.Pron || !ph.Who.CanAct() || !agrees(f, ph) {
			continue
		}
		return r.actor(a.Phrase)
	}
	return r.carriedSpeaker(f, c.tok)
}

// quotedName: the speaker's name itself stands in quotation marks after the
// verb: وكتبت "الخوذ البيضاء" على تويتر: "…".
func (r *reporter) quotedName(tok int) *doc.Actor {
	for _, q := range r.here() {
		from, to := q.from-r.base, q.to-r.base
		if from != tok+2 || to <= from || !r.isSpeakerName(q) { // there may be nothing between the marks
			continue
		}
		a := doc.Actor{}
		for k := range r.s.Phrases {
			if ph := &r.s.Phrases[k]; !ph.Pron && ph.From >= from-1 && ph.To <= to+1 && ph.Who.CanAct() {
				a = ph.Who.Actor
			}
		}
		a.Text = r.print(from, to)
		a.Start, a.End = r.s.Tokens[from].Start, r.s.Tokens[to-1].End
		return &a
	}
	return nil
}
