package coder

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/text"
)

// speakerOf says who speaks at a cue, or nil.
func (r *reporter) speakerOf(c *reportCue) *doc.Actor {
	switch c.kind {
	case cueVerb:
		return r.verbSpeaker(c)
	case cueSource:
		return r.sourceSpeaker(c.tok)
	case cueSaying:
		if ph := r.relayed(c.tok, -1); ph != clause.None {
			return r.actor(ph)
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
	if frames.Key("نقل") == r.s.Tokens[c.tok].Key || frames.Key("أورد") == r.s.Tokens[c.tok].Key {
		if ph := r.relayed(len(r.s.Tokens), c.tok); ph != clause.None {
			return r.actor(ph)
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
	if ph := r.following(c); ph != clause.None {
		return r.actor(ph)
	}
	var pron *clause.Phrase
	if c.pred != clause.None {
		if a := r.s.Preds[c.pred].Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			ph := &r.s.Phrases[a.Phrase]
			switch {
			case ph.Pron:
				pron = ph
			case ph.From < c.tok && !r.quoted[ph.From] && agrees(r.s.Tokens[c.tok].Feats, ph):
				return r.actor(a.Phrase)
			}
		}
		if r.s.Preds[c.pred].Rel == clause.Relative {
			if via := r.s.Preds[c.pred].Via.Phrase; via != clause.None && agrees(r.s.Tokens[c.tok].Feats, &r.s.Phrases[via]) {
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

// leading is the subject before its verb: «الوزير قال …», «وكان الوزير قد
// أعلن …».
func (r *reporter) leading(c *reportCue) int {
	if c.pred == clause.None || r.s.Preds[c.pred].Rel == clause.Relative {
		return clause.None
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

// oddName: a name whose first word was taken for a verb, right behind the
// verb of speaking: the next word is a name and no verb follows a verb so.
func (r *reporter) oddName(i int) bool {
	tk := r.s.Tokens
	return i+1 < len(tk) && tk[i].POS == doc.Verb && tk[i].Pro == 0 && tk[i].Enc == "" && tk[i+1].Pro == 0 && tk[i+1].POS != doc.Verb && r.nameWord(i+1)
}

// following finds the subject behind a reporting verb: the first noun phrase
// without preposition before what is said begins.
func (r *reporter) following(c *reportCue) int {
	tk := r.s.Tokens
	for i := c.tok + 1; i < len(tk) && i < c.tok+25; {
		t := &tk[i]
		if r.quoted[i] || t.Fold == ":" || markFamily(t) != noMark || t.POS == doc.Verb {
			return clause.None
		}
		if t.POS == doc.Sconj || t.POS == doc.Punct && t.Fold == "." {
			return clause.None
		}
		if t.POS == doc.Punct || t.POS == doc.Adv || t.POS == doc.Part {
			i++
			continue
		}
		if k := r.timeAt(i); k > i {
			i = k
			continue
		}
		ph := r.phraseAt(i)
		if ph == clause.None {
			i++
			continue
		}
		p := &r.s.Phrases[ph]
		if p.Prep != "" || t.POS == doc.Adp || t.Pro&(doc.ProBi|doc.ProLi|doc.ProKa) != 0 {
			i = p.To
			if i <= c.tok {
				return clause.None
			}
			continue
		}
		if k, ok := r.cueKind(i); ok && k == cueParticiple && (!p.Who.CanAct() || strings.HasSuffix(t.Fold, "ا")) {
			return clause.None
		}
		if t.Pro&(doc.ProWa|doc.ProFa) != 0 && i > c.tok+1 {
			return clause.None
		}
		if r.objectOf(c, ph) {
			return clause.None
		}
		return ph
	}
	return clause.None
}

// objectOf: is the phrase after the verb what is spoken of («ووصف القرار بأنه
// …») and the subject left out? It neither acts nor agrees, or the analysis
// gives it another place and it cannot act.
func (r *reporter) objectOf(c *reportCue, ph int) bool {
	p := &r.s.Phrases[ph]
	f := r.s.Tokens[c.tok].Feats
	if p.Who.CanAct() && p.Who.Kind != "nisba" {
		return f.Gender == doc.Masc && p.Gender == doc.Fem && p.Who.Kind != "person" && p.Number != doc.Plur
	}
	if !agrees(f, p) {
		return true
	}
	if c.pred == clause.None {
		return false
	}
	for _, a := range r.s.Preds[c.pred].Args {
		if a.Phrase == ph && a.Kind == frames.Obj {
			return r.s.Tokens[p.Head].Known && r.s.Tokens[p.Head].POS == doc.Noun
		}
	}
	// a thing said rather than somebody: تصريحات، بيان
	pr := r.s.PredAt(p.Head)
	return pr != clause.None && r.s.Tokens[p.Head].Feats.VerbForm == doc.Masdar
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
		if t := &r.s.Times[k]; t.From == i {
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
		if ph.Prep != "عن" || ph.Pron || ph.From >= before || ph.From <= after || r.quoted[ph.From] {
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

// sourceSpeaker: who stands after «بحسب», «وفقا ل», «نقلا عن».
func (r *reporter) sourceSpeaker(tok int) *doc.Actor {
	if r.s.Tokens[tok].Enc != "" {
		return r.carriedSpeaker(r.s.Tokens[tok].Feats, tok)
	}
	for i := tok; i <= tok+2 && i < len(r.s.Tokens); i++ {
		if ph := r.phraseAt(i); ph != clause.None {
			p := &r.s.Phrases[ph]
			if r.s.Tokens[p.Head].Enc != "" && !p.Who.CanAct() { // حسب تعبيره
				return r.before(&reportCue{tok: p.Head, kind: cueSaying, pred: clause.None})
			}
			return r.actor(ph)
		}
	}
	return nil
}

// before: who spoke last, in this sentence before the cue, else in those
// before; else the subject of the main verb before it.
func (r *reporter) before(c *reportCue) *doc.Actor {
	f := r.s.Tokens[c.tok].Feats
	if c.kind == cueSaying || c.kind == cueSource {
		f.Gender = doc.GenderAny
		switch r.s.Tokens[c.tok].Enc {
		case "ه":
			f.Gender = doc.Masc
		case "ها":
			f.Gender = doc.Fem
		}
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

// carriedSpeaker is who spoke in the sentences right before, if the form of
// the cue agrees with the one that was used of him.
func (r *reporter) carriedSpeaker(f doc.Feats, tok int) *doc.Actor {
	for k := len(r.d.Quotes) - 1; k >= 0 && k >= len(r.d.Quotes)-4; k-- {
		q := &r.d.Quotes[k]
		if q.Speaker == nil {
			continue
		}
		if r.sentencesSince(q.End) > 3 {
			break
		}
		if g := r.cueGender(q); f.Gender != doc.GenderAny && g != doc.GenderAny && g != f.Gender {
			continue
		}
		a := *q.Speaker
		a.Span = doc.Span{}
		return &a
	}
	return nil
}

func (r *reporter) sentencesSince(end int) int {
	n := 0
	for i := r.sent - 1; i >= 0 && r.d.Sentences[i].Start > end; i-- {
		n++
	}
	return n
}

// cueGender is the gender of the form that reports a quotation: its token is
// the nearest before it that is written so, else after it.
func (r *reporter) cueGender(q *doc.Quote) doc.Gender {
	tk := r.d.Tokens
	at := 0
	for lo, hi := 0, len(tk); lo < hi; {
		mid := (lo + hi) / 2
		if tk[mid].Start < q.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
		at = lo
	}
	for i := at - 1; i >= 0 && i > at-60; i-- {
		if tk[i].Fold == q.Cue {
			return formGender(&tk[i])
		}
	}
	for i := at; i < len(tk) && i < at+120; i++ {
		if tk[i].Fold == q.Cue {
			return formGender(&tk[i])
		}
	}
	return doc.GenderAny
}

// formGender: a verb or participle agrees with who speaks, a noun does not.
func formGender(t *doc.Token) doc.Gender {
	if t.POS == doc.Verb || t.Feats.VerbForm == doc.ActivePart {
		return t.Feats.Gender
	}
	switch t.Enc {
	case "ه":
		return doc.Masc
	case "ها":
		return doc.Fem
	}
	return doc.GenderAny
}

// actor writes a phrase as the speaker: with the name that follows an office,
// or as printed where it names nobody known.
func (r *reporter) actor(id int) *doc.Actor {
	ph := &r.s.Phrases[id]
	if ph.Pron {
		if !ph.Who.CanAct() {
			return nil
		}
		a := ph.Who.Actor
		a.Span = doc.Span{}
		return r.full(&a, ph.Who.Kind)
	}
	a, kind := ph.Who.Actor, ph.Who.Kind
	if known := r.sameOffice(ph); known != nil {
		known.Start, known.End = r.s.Tokens[ph.From].StemOrWordStart(), r.s.Tokens[ph.To-1].End
		return known
	}
	if kind == "nisba" { // «السفيرة الأمريكية»: an office that is not in the lexicon
		a = doc.Actor{Code: a.Code}
	}
	from, to := ph.From, ph.To
	if name := r.nameAfter(ph); name != nil {
		if name.who != nil && name.who.Actor.ID != "" {
			role := a.Role
			a, kind = name.who.Actor, name.who.Kind
			if a.Role == "" {
				a.Role = role
			}
		} else if a.Name == "" || kind != "person" {
			a.Name = r.print(name.from, name.to)
		}
		to = name.to
	}
	a.Text = r.print(from, to)
	a.Start, a.End = r.s.Tokens[from].StemOrWordStart(), r.s.Tokens[to-1].End
	return r.full(&a, kind)
}

// sameOffice: a definite office without name («الوزير») is the named one who
// spoke before or was last mentioned with that office.
func (r *reporter) sameOffice(ph *clause.Phrase) *doc.Actor {
	if !ph.Def || ph.Who.Kind != "agent" || ph.Who.Group || ph.To-ph.From > 2 || r.nameAfter(ph) != nil {
		return nil
	}
	head := r.s.Tokens[ph.Head].Stem
	ok := func(a *doc.Actor) bool {
		if a.Name == "" || a.Code != "" && ph.Who.Actor.Code != "" && a.Code != ph.Who.Actor.Code {
			return false
		}
		return firstWord(a.Role) == head || firstWord(a.Text) == head
	}
	for k := len(r.d.Quotes) - 1; k >= 0 && k >= len(r.d.Quotes)-8; k-- {
		if a := r.d.Quotes[k].Speaker; a != nil && ok(a) {
			known := *a
			return &known
		}
	}
	for k := len(r.d.Mentions) - 1; k >= 0 && k >= len(r.d.Mentions)-60; k-- {
		if m := &r.d.Mentions[k]; m.Kind == "person" && ok(&m.Actor) {
			known := m.Actor
			return r.full(&known, m.Kind)
		}
	}
	return nil
}

// firstWord is the first word folded, without article.
func firstWord(s string) string {
	f := strings.Fields(text.Fold(s))
	if len(f) == 0 {
		return ""
	}
	return strings.TrimPrefix(f[0], "ال")
}

func (r *reporter) full(a *doc.Actor, kind string) *doc.Actor {
	if kind == "person" && a.ID != "" {
		if t := r.names.Text(a); len(t) > len(a.Text) || a.Text == "" {
			a.Text = t
		}
	}
	if a.Text == "" {
		a.Text = a.Name
	}
	if strings.TrimSpace(a.Text) == "" {
		return nil
	}
	return a
}

// print is the text of tokens without the proclitics of the first.
func (r *reporter) print(from, to int) string {
	return r.d.Text[r.s.Tokens[from].StemOrWordStart():r.s.Tokens[to-1].End]
}

// nameRun is a personal name in the sentence.
type nameRun struct {
	from, to int
	who      *clause.Who
}

// nameAfter finds the personal name that belongs to an office: right behind it
// («وزير الدفاع فلان»), set off by a comma, or behind a short complement
// («السفيرة لدى المنظمة فلانة»).
func (r *reporter) nameAfter(ph *clause.Phrase) *nameRun {
	if ph.Who.Kind == "person" || ph.Who.Kind == "name" {
		return nil
	}
	tk := r.s.Tokens
	i := ph.To
	for n := 0; n < 3 && i < len(tk); n++ {
		if tk[i].POS == doc.Punct && (tk[i].Fold == "،" || tk[i].Fold == ",") {
			if run := r.setOff(i + 1); run != nil {
				return run
			}
			if run := r.nameRun(i + 1); run != nil && (run.to >= len(tk) || tk[run.to].POS == doc.Punct || tk[run.to].POS == doc.Adp || tk[run.to].POS == doc.Sconj) {
				return run
			}
			return nil
		}
		if run := r.nameRun(i); run != nil {
			return run
		}
		if i > 1 && r.oddName(i) && ph.From > 0 && tk[ph.From-1].POS == doc.Verb {
			return r.runFrom(i)
		}
		if markFamily(&tk[i]) != noMark {
			if i = r.skipQuoted(i); i < 0 {
				return nil
			}
			continue
		}
		if r.quoted[i] || tk[i].POS == doc.Verb || tk[i].POS == doc.Sconj {
			return nil
		}
		next := r.phraseAt(i)
		if next == clause.None || r.s.Phrases[next].To-i > 6 || r.timeAt(i) > i {
			return nil
		}
		if p := &r.s.Phrases[next]; p.Prep == "" && p.From > ph.To && tk[p.From].Pro&(doc.ProWa|doc.ProFa) != 0 {
			return nil
		}
		i = r.s.Phrases[next].To
	}
	return nil
}

// skipQuoted is the token after the quotation that opens at a token, or -1.
func (r *reporter) skipQuoted(i int) int {
	for _, q := range r.marks {
		if q.open == i+r.base && q.closed && q.to+1-r.base < len(r.s.Tokens) {
			return q.to + 1 - r.base
		}
	}
	return -1
}

// setOff is a name between commas of which only some words are known as such.
func (r *reporter) setOff(i int) *nameRun {
	tk := r.s.Tokens
	names := 0
	for k := i; k < len(tk) && k < i+5; k++ {
		if tk[k].Fold == "،" || tk[k].Fold == "," {
			if names > 0 && k-i > 1 {
				return &nameRun{from: i, to: k}
			}
			return nil
		}
		if tk[k].POS == doc.Verb || tk[k].POS == doc.Adp || tk[k].POS == doc.Sconj || tk[k].POS == doc.Punct && tk[k].Fold != "-" || tk[k].Pro&^doc.ProAl != 0 || k == i && tk[k].Pro != 0 || r.quoted[k] {
			return nil
		}
		if r.nameWord(k) {
			names++
		}
	}
	return nil
}

// nameRun is the run of name words that begins at a token, or nil. «علي» before
// a name is the name and not the preposition.
func (r *reporter) nameRun(i int) *nameRun {
	tk := r.s.Tokens
	ali := i+1 < len(tk) && r.d.Text[tk[i].Start:tk[i].End] == "علي" && tk[i+1].Pro == 0 && r.nameWord(i+1)
	if i >= len(tk) || tk[i].Pro != 0 || tk[i].Enc != "" || r.quoted[i] || !ali && !r.nameWord(i) {
		return nil
	}
	return r.runFrom(i)
}

func (r *reporter) runFrom(i int) *nameRun {
	tk := r.s.Tokens
	run := &nameRun{from: i, to: i + 1}
	for k := i + 1; k < len(tk) && k < i+7; k++ {
		hyphen := tk[k].Fold == "-" && k+1 < len(tk) && tk[k].Start == tk[k-1].End
		if !hyphen && !r.nameWord(k) && !(tk[k-1].Fold == "-" && tk[k].Start == tk[k-1].End) || tk[k].Pro&^doc.ProAl != 0 && tk[k-1].Fold != "-" {
			break
		}
		run.to = k + 1
	}
	if ph := r.phraseAt(i); ph != clause.None {
		p := &r.s.Phrases[ph]
		switch p.Who.Kind {
		case "person", "name":
			run.who = &p.Who
			if p.To > run.to {
				run.to = p.To
			}
		case "":
		default:
			return nil
		}
	}
	return run
}

// nameWord: a proper noun, or a word the lexicon does not know.
func (r *reporter) nameWord(i int) bool {
	t := &r.s.Tokens[i]
	if t.POS == doc.Punct || r.quoted[i] {
		return false
	}
	for k := range r.s.Phrases {
		if ph := &r.s.Phrases[k]; !ph.Pron && ph.From <= i && i < ph.To {
			switch ph.Who.Kind {
			case "person", "name":
				return ph.Who.To == 0 || ph.Who.From <= i && i < ph.Who.To
			}
		}
	}
	return t.POS == doc.Propn || t.POS == doc.X || !t.Known && t.POS == doc.Noun
}

// quotedName: the speaker's name itself stands in quotation marks after the
// verb: وكتبت "الخوذ البيضاء" على تويتر: "…".
func (r *reporter) quotedName(tok int) *doc.Actor {
	for _, q := range r.marks {
		from, to := q.from-r.base, q.to-r.base
		if from != tok+2 || !r.isSpeakerName(q) {
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
