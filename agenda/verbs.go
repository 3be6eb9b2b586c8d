package agenda

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// verbs takes the verbs by which something scheduled is told that is no coded
// event.
func (b *Book) verbs(i, at int, events []doc.Event) {
	s := b.sents[i]
	for id := range s.Preds {
		p := &s.Preds[id]
		if !p.Verb || p.Neg || p.Hyp || p.Rel == clause.Conditional || !b.imperfect(s, id) || triggers(s, events, p.Tok, p.Tok+1) {
			continue
		}
		announced := b.announcedClause(s, id)
		act := b.w.act[s.Tokens[p.Tok].Lemma]
		if !announced && !act && !p.Fut || b.w.off[s.Tokens[p.Tok].Lemma] {
			continue
		}
		b.verb(i, at, id, announced, act, events)
	}
}

func (b *Book) verb(i, at, id int, announced, act bool, events []doc.Event) {
	s := b.sents[i]
	p := &s.Preds[id]
	from, to := b.span(s, p.Tok, id)
	if b.covered(at, from, to, p.Tok) || b.bringsAbout(s, events, id) {
		return
	}
	occasion := b.occasionIn(s, p.Tok+1, to)
	if occasion < 0 && from < p.Tok {
		occasion = b.occasionIn(s, from, p.Tok)
	}
	plain := p.Fut && !b.w.state[s.Tokens[p.Tok].Lemma] // «ستوقف أنشطتها في نوفمبر»
	if !announced && !act && occasion < 0 && !plain {
		return
	}
	told := b.read(i).Told(id)
	if told.Realis == doc.Negated || told.Claim == doc.Denied || told.Realis == doc.Hypothetical && !announced {
		return
	}
	date := b.aheadReading(i, told.Date, announced || p.Fut)
	if date == nil {
		date = b.dateIn(i, p.Tok, to, announced || p.Fut)
	}
	if date != nil && !b.notPast(date) {
		return
	}
	why := b.announces(i, id, announced, act, occasion >= 0, date)
	if why == "" && plain && b.ahead(date) && !b.wished(s, id) && b.subject(s, id) {
		why = "future particle and a date ahead"
	}
	if why == "" {
		return
	}
	x := b.draft(i, p.Tok, from, to)
	if occasion >= 0 {
		x.Occasion = s.Tokens[occasion].Lemma
	}
	x.When, x.Where = date, told.Place
	x.SaidBy = append(x.SaidBy, told.SaidBy...)
	x.Trace = append([]string{why}, told.Trace...)
	b.setting(i, &x)
	b.items = append(b.items, x)
}

// subject tells whether somebody who can act is the subject of a verb.
func (b *Book) subject(s *clause.Sentence, id int) bool {
	for _, a := range s.Preds[id].Args {
		if a.Kind == frames.Subj && a.Phrase != clause.None && s.Phrases[a.Phrase].Who.CanAct() {
			return true
		}
	}
	return false
}

// bringsAbout tells whether a coded event is what a verb itself tells: it
// stands at the verb, or at the noun that is its subject or object.
func (b *Book) bringsAbout(s *clause.Sentence, events []doc.Event, id int) bool {
	for k := range events {
		tok := tokenAt(s, events[k].Trigger.Start)
		if tok < 0 {
			continue
		}
		if tok == s.Preds[id].Tok {
			return true
		}
		if x := b.predOf(s, tok, &events[k]); x != clause.None && !s.Preds[x].Verb && s.Preds[x].Parent == id && (s.Preds[x].Via.Kind == frames.Obj || s.Preds[x].Via.Kind == frames.Subj) {
			return true
		}
	}
	return false
}

// announces says why a verb tells of something scheduled, "" where it does not.
func (b *Book) announces(i, id int, announced, act, occasion bool, date *doc.Date) string {
	s := b.sents[i]
	p := &s.Preds[id]
	switch {
	case announced && (act || occasion || date != nil):
		return "announced by the word before the clause"
	case b.ahead(date) && (act || occasion):
		return "told with a date ahead"
	case p.Fut && act && b.bears(s, id) && !b.wished(s, id):
		return "occasion with a future particle"
	case date != nil && len(date.From) == len("2006-01-02") && date.To == "" && (act || occasion) && b.coming(i, id):
		return "told of today in the imperfect"
	}
	return ""
}

// bears tells whether subject or object of a verb is an occasion.
func (b *Book) bears(s *clause.Sentence, id int) bool {
	for _, a := range s.Preds[id].Args {
		if a.Phrase != clause.None && a.Prep == "" && !s.Phrases[a.Phrase].Pron && b.occasionAt(s, s.Phrases[a.Phrase].Head) {
			return true
		}
	}
	return false
}

// announcedClause tells whether «من المقرر» and the like stands before the
// complementiser of a predicate, and not «كان من المقرر».
func (b *Book) announcedClause(s *clause.Sentence, id int) bool {
	if b.announcedAbove(s, id) {
		return true
	}
	k := b.announcer(s, s.Preds[id].Comp)
	return k >= 0 && !b.cancelled(s, k)
}

// announcedAbove tells whether an infinitive hangs on a verb that announces it:
// «is scheduled to be held», and not «was scheduled».
func (b *Book) announcedAbove(s *clause.Sentence, id int) bool {
	p := &s.Preds[id]
	if p.Parent == clause.None || p.Rel != clause.Complement || s.Tokens[p.Tok].Feats.VerbForm != doc.Infinitive {
		return false
	}
	up := &s.Preds[p.Parent]
	key := s.Tokens[up.Tok].Key
	return !up.Perf && !up.Neg && !up.Hyp && (b.w.announced.has(key) || b.w.clauses.has(key))
}

// wasToBe tells whether a predicate, or the one it hangs on, was to be and is
// not: «كان من المقرر أن».
func (b *Book) wasToBe(s *clause.Sentence, id int) bool {
	for n := 0; n < 3 && id != clause.None; n++ {
		if k := b.announcer(s, s.Preds[id].Comp); k >= 0 {
			return b.cancelled(s, k)
		}
		id = s.Preds[id].Parent
	}
	return false
}

// announcer is the word just before token at that announces it, or −1.
func (b *Book) announcer(s *clause.Sentence, at int) int {
	for k := at - 1; k >= 0 && k >= at-4; k-- {
		if s.Tokens[k].POS == doc.Punct || s.Tokens[k].POS == doc.Verb {
			return -1
		}
		if key := s.Tokens[k].Key; b.w.announced.has(key) || b.w.clauses.has(key) {
			return k
		}
	}
	return -1
}

// cancelled tells whether «كان» or a word of putting off stands just before a
// token.
func (b *Book) cancelled(s *clause.Sentence, tok int) bool {
	for k := tok - 1; k >= 0 && k >= tok-3; k-- {
		if s.Tokens[k].POS == doc.Punct {
			return false
		}
		if b.w.off[s.Tokens[k].Lemma] {
			return true
		}
	}
	return false
}
