package agenda

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// events takes the coded events of a sentence that are to come.
func (b *Book) events(i int, events []doc.Event) {
	s := b.sents[i]
	for k := range events {
		e := &events[k]
		tok := tokenAt(s, e.Trigger.Start)
		if tok < 0 || e.Claim == doc.Denied || e.Historical || e.Date != nil && e.Date.From != "" && !b.notPast(e.Date) {
			continue
		}
		pred := b.predOf(s, tok, e)
		if pred != clause.None && (b.wasToBe(s, pred) || s.Preds[pred].Verb && s.Tokens[s.Preds[pred].Tok].Feats.Aspect == doc.Perfect) {
			continue
		}
		date, why := e.Date, ""
		if date != nil && date.From == "" {
			date = nil
		}
		wished := pred != clause.None && b.wished(s, pred)
		switch {
		case e.Realis == doc.Future && (b.ahead(date) || !wished && (date != nil || b.set(s, tok, pred))):
			why = "future event"
		case e.Realis == doc.Hypothetical && b.ahead(date) && !wished:
			why = "possible event with a date ahead"
		case e.Realis == doc.Actual && e.Claim == doc.Asserted && meets[e.Type] && date != nil && b.pub != "" && date.From >= b.pub && pred != clause.None && b.coming(i, pred) && ownDate(s, date):
			why = "event of today told in the imperfect"
		case e.Realis == doc.Actual && s.Tokens[tok].POS != doc.Verb && b.scheduledNoun(i, tok):
			why = "event scheduled by the word beside it"
			if date == nil {
				date = b.dateOf(i, tok)
			}
			if date != nil && !b.notPast(date) {
				continue
			}
		default:
			continue
		}
		from, to := b.telling(s, tok, pred)
		if date == nil && s.Tokens[tok].POS != doc.Verb && !wished {
			date = b.dateIn(i, tok, b.nextVerb(s, tok, to), true)
		}
		x := b.draft(i, tok, from, to)
		x.Event, x.Type, x.Mode, x.Realis = e.ID, e.Type, e.Mode, e.Realis
		if x.Realis == doc.Actual {
			x.Realis = doc.Future
		}
		x.When, x.Who, x.Recipient, x.Where = date, e.Actor, e.Recipient, e.Place
		x.SaidBy = append(x.SaidBy, e.SaidBy...)
		x.Trace = []string{why}
		if x.Where == nil {
			x.Where = b.read(i).PlaceIn(from, to)
		}
		b.items = append(b.items, x)
	}
}

// meets are the types of what is told of today in the imperfect before it
// takes place; «تقصف اليوم» is told after it began.
var meets = map[string]bool{"CONSULT": true, "COOPERATE": true, "PROTEST": true}

// ownDate tells whether a date stands in the sentence itself.
func ownDate(s *clause.Sentence, d *doc.Date) bool {
	return len(s.Tokens) > 0 && d.Start >= s.Tokens[0].Start && d.End <= s.Tokens[len(s.Tokens)-1].End && d.End > d.Start
}

// predOf is the predicate of an event's trigger, or None.
func (b *Book) predOf(s *clause.Sentence, tok int, e *doc.Event) int {
	for ; tok < len(s.Tokens) && s.Tokens[tok].Start < e.Trigger.End; tok++ {
		if p := s.PredAt(tok); p != clause.None {
			return p
		}
	}
	return clause.None
}

// tokenAt is the token that holds a byte of the text, or −1.
func tokenAt(s *clause.Sentence, at int) int {
	for k := range s.Tokens {
		if s.Tokens[k].Start <= at && at < s.Tokens[k].End {
			return k
		}
	}
	return -1
}

// imperfect tells whether a predicate is a verb in the imperfect that tells no
// past.
func (b *Book) imperfect(s *clause.Sentence, pred int) bool {
	p := &s.Preds[pred]
	t := &s.Tokens[p.Tok]
	if !p.Verb || p.KanaQad {
		return false
	}
	// a future of several words has its last word in another form («will be held»)
	told := p.Fut && !p.Perf || b.announcedAbove(s, pred)
	if !told && (t.Feats.Aspect != doc.Imperfect || t.Feats.Person != 3) {
		return false
	}
	return p.Tok == 0 || !b.w.off[s.Tokens[p.Tok-1].Lemma]
}

// coming tells whether an imperfect may tell of what is to come: of the
// sentence's own clause, not of a relative one, nor of a title, which tells
// news so.
func (b *Book) coming(i, pred int) bool {
	s := b.sents[i]
	p := &s.Preds[pred]
	return b.d.Blocks[b.d.Sentences[i].Block].Kind != doc.Title && b.imperfect(s, pred) && !p.Neg && !p.Hyp && (p.Rel == clause.Root || p.Rel == clause.Coordinated || p.Rel == clause.Complement)
}

// scheduledNoun tells whether an event noun is scheduled by a word beside it.
func (b *Book) scheduledNoun(i, tok int) bool {
	s := b.sents[i]
	return !b.cancelled(s, tok) && b.scheduledBy(s, tok, b.phraseEnd(s, tok)) >= 0
}

// dateOf is the date behind an event noun that is scheduled, or nil.
func (b *Book) dateOf(i, tok int) *doc.Date {
	s := b.sents[i]
	end := b.phraseEnd(s, tok)
	if adj := b.scheduledBy(s, tok, end); adj > tok {
		end = max(end, adj+1)
	}
	if t := b.timeAfter(i, tok, end, true); t != nil {
		return b.read(i).When(t, true)
	}
	return nil
}

// set tells whether an event without a date is somebody's word of what will be,
// rather than a purpose or a possibility: a future particle, an announcing
// word, or a plan above it.
func (b *Book) set(s *clause.Sentence, tok, pred int) bool {
	if b.scheduledBy(s, tok, b.phraseEnd(s, tok)) >= 0 {
		return true
	}
	held := true // by the verbs above as what they do
	for n := 0; n < 3 && pred != clause.None; n++ {
		p := &s.Preds[pred]
		switch {
		case b.announcer(s, p.Comp) >= 0, p.Fut && held && !(n > 0 && b.w.about[s.Tokens[p.Tok].Lemma]), n > 0 && b.keyed(s, pred, b.w.plan):
			return true
		}
		held = held && (p.Via.Kind == frames.Obj || p.Via.Kind == frames.Subj)
		if p.Rel == clause.Relative || p.Rel == clause.Coordinated || p.Rel == clause.Adverbial || n > 0 && p.Verb {
			return false
		}
		pred = p.Parent
	}
	return false
}

// wished tells whether what stands above a predicate makes of it what somebody
// wants.
func (b *Book) wished(s *clause.Sentence, pred int) bool {
	for n := 0; n < 4; n++ {
		p := &s.Preds[pred]
		if p.Parent == clause.None || p.Rel == clause.Relative || p.Rel == clause.Coordinated || p.Rel == clause.Adverbial {
			return false
		}
		pred = p.Parent
		if b.keyed(s, pred, b.w.wish) {
			return true
		}
	}
	return false
}

// keyed tells whether a predicate is a word of the set.
func (b *Book) keyed(s *clause.Sentence, pred int, in set) bool {
	p := &s.Preds[pred]
	if in.has(s.Tokens[p.Tok].Key) {
		return true
	}
	for _, k := range p.Keys {
		if in.has(k) {
			return true
		}
	}
	return false
}

// aheadReading takes of a date of the sentence the reading of what is to come:
// of an imperfect alone only that of a weekday.
func (b *Book) aheadReading(i int, date *doc.Date, future bool) *doc.Date {
	if date == nil || date.From == "" {
		return nil
	}
	s := b.sents[i]
	for k := range s.Times {
		if t := &s.Times[k]; s.Tokens[t.From].Start == date.Start && t.AheadStart != "" && (future || len(t.AheadStart) == len("2006-01-02")) {
			return b.read(i).When(t, true)
		}
	}
	return date
}

// nextVerb is the first verb in tokens (tok,to), or to.
func (b *Book) nextVerb(s *clause.Sentence, tok, to int) int {
	for id := range s.Preds {
		if p := &s.Preds[id]; p.Verb && p.Tok > tok && p.Tok < to {
			to = p.Tok
		}
	}
	return to
}

// dateIn is the first date in tokens [from,to) that does not lie behind, or nil.
func (b *Book) dateIn(i, from, to int, future bool) *doc.Date {
	s := b.sents[i]
	for k := range s.Times {
		if t := &s.Times[k]; t.From > from && t.From < to && t.Use == clause.TimeAt && t.Start != "" {
			if d := b.read(i).When(t, future); b.notPast(d) {
				return d
			}
		}
	}
	return nil
}

// occasionIn is the first token in [from,to) that names an occasion, or −1.
func (b *Book) occasionIn(s *clause.Sentence, from, to int) int {
	for k := from; k < to; k++ {
		if b.occasionAt(s, k) {
			return k
		}
	}
	return -1
}

func (b *Book) occasionAt(s *clause.Sentence, k int) bool {
	t := &s.Tokens[k]
	if t.POS == doc.Punct || t.POS == doc.Verb || t.POS == doc.Adp || !b.w.occasion.sieve.May(t.Key) && !b.w.occasion.sieve.May(t.Stem) {
		return false
	}
	if b.w.occasion.words[t.Key] || t.POS == doc.Noun && b.w.occasion.words[t.Stem] {
		return true
	}
	for _, p := range b.w.longer[t.Key] {
		ok := k+len(p.words) <= len(s.Tokens)
		for n := 1; ok && n < len(p.words); n++ {
			ok = s.Tokens[k+n].Key == p.words[n] || s.Tokens[k+n].Stem == p.words[n]
		}
		if ok {
			return true
		}
	}
	return false
}

// triggers tells whether a coded event's trigger stands in tokens [from,to).
func triggers(s *clause.Sentence, events []doc.Event, from, to int) bool {
	for k := range events {
		if at := events[k].Trigger.Start; at >= s.Tokens[from].Start && at < s.Tokens[to-1].End {
			return true
		}
	}
	return false
}

// covered tells whether an item found already tells tokens [from,to) or is told
// in them.
func (b *Book) covered(at, from, to, tok int) bool {
	for k := range b.items[at:] {
		x := &b.items[at+k]
		if x.from <= tok && tok < x.to || from <= x.tok && x.tok < to {
			return true
		}
	}
	return false
}
