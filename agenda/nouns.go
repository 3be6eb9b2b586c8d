package agenda

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// Distances in words.
const (
	farTime    = 4  // from an occasion's phrase to its time
	farAdj     = 6  // from an occasion to «المقرر»
	longest    = 28 // of what tells an item
	mostActors = 6
)

// nouns takes the occasions that are scheduled by a word beside them or have a
// date ahead.
func (b *Book) nouns(i, at int, events []doc.Event) {
	s := b.sents[i]
	for k := range s.Tokens {
		if !b.occasionAt(s, k) && !b.scheduledDoing(s, k) || b.cancelled(s, k) || triggers(s, events, k, k+1) || b.negated(s, k) {
			continue
		}
		end := b.phraseEnd(s, k)
		adj := b.scheduledBy(s, k, end)
		from := end
		if adj > k {
			from = adj + 1
		}
		t := b.timeAfter(i, k, from, adj >= 0)
		var date *doc.Date
		if t != nil {
			date = b.read(i).When(t, true)
		}
		if adj < 0 && (t == nil || !b.ahead(date)) || date != nil && !b.notPast(date) {
			continue
		}
		to := from
		if t != nil {
			to = max(to, t.To)
		}
		if b.covered(at, k, to, k) {
			continue
		}
		first, to := b.reach(s, k, adj, to)
		x := b.draft(i, k, first, to)
		x.When = date
		x.Trace = []string{"occasion with a date ahead"}
		if adj >= 0 {
			x.Trace[0] = "occasion scheduled by «" + s.Tokens[b.scheduler(s, k, adj)].Fold + "»"
		}
		b.tellNoun(i, k, &x)
		b.setting(i, &x)
		b.items = append(b.items, x)
	}
}

// reach is the tokens that tell an occasion at k scheduled by adj (−1 for
// none) that end at least at to: what is done by a verbal noun is told to the
// end of its clause, and with whom it is done to («المذكرات المقرر صدورها»).
func (b *Book) reach(s *clause.Sentence, k, adj, to int) (int, int) {
	first := k
	switch {
	case adj == k:
		_, end := b.span(s, k, clause.None)
		to = max(to, end)
		if j := b.announcer(s, k); j > 0 && s.Tokens[k].Enc != "" {
			for i := range s.Phrases {
				if ph := &s.Phrases[i]; !ph.Pron && ph.From < j && j <= ph.To {
					first = ph.From
				}
			}
		}
	case adj > k && adj+1 < len(s.Tokens) && s.Tokens[adj+1].Feats.VerbForm == doc.Masdar && s.Tokens[adj+1].Enc != "": // «المقرر عقدها»
		to = max(to, adj+2)
	}
	return first, min(to, k+longest)
}

// tellNoun takes who says so from the verb above.
func (b *Book) tellNoun(i, k int, x *draft) {
	s := b.sents[i]
	best := clause.None
	for id := range s.Preds {
		if p := &s.Preds[id]; p.Verb && p.Tok < k && (best == clause.None || p.Tok > s.Preds[best].Tok) {
			best = id
		}
	}
	if p := s.PredAt(k); p != clause.None {
		best = p
	}
	if best != clause.None {
		told := b.read(i).Told(best)
		x.SaidBy = append(x.SaidBy, told.SaidBy...)
	}
}

// scheduledDoing tells whether a verbal noun stands right behind a word that
// schedules it: «من المقرر نقل الجرحى», «المذكرات المقرر صدورها».
func (b *Book) scheduledDoing(s *clause.Sentence, k int) bool {
	if k == 0 || s.Tokens[k].Pro&^doc.ProAl != 0 || !b.w.announced.has(s.Tokens[k-1].Key) {
		return false
	}
	t := &s.Tokens[k]
	ofIt := k > 1 && b.w.fn.Of.Has(s.Tokens[k-2].Stem)
	switch {
	case t.Feats.VerbForm == doc.Masdar:
		return t.Enc != "" || ofIt
	case t.POS == doc.Verb && t.Feats.Aspect == doc.Perfect: // read as a verb, which cannot stand there
		return ofIt
	}
	return false
}

// scheduler is the word that schedules an occasion at k.
func (b *Book) scheduler(s *clause.Sentence, k, adj int) int {
	if adj == k {
		return b.announcer(s, k)
	}
	return adj
}

// negated tells whether the verb before an occasion is negated.
func (b *Book) negated(s *clause.Sentence, k int) bool {
	v := clause.None
	for id := range s.Preds {
		if p := &s.Preds[id]; p.Verb && p.Tok < k && (v == clause.None || p.Tok > s.Preds[v].Tok) {
			v = id
		}
	}
	return v != clause.None && s.Preds[v].Neg
}

// phraseEnd is the end of the noun phrase that token k stands in.
func (b *Book) phraseEnd(s *clause.Sentence, k int) int {
	end := k + 1
	for i := range s.Phrases {
		if ph := &s.Phrases[i]; !ph.Pron && ph.From <= k && k < ph.To {
			end = max(end, ph.To)
		}
	}
	return end
}

// scheduledBy finds «المقرر», «المزمع» as an adjective of the occasion, or −1.
func (b *Book) scheduledBy(s *clause.Sentence, k, end int) int {
	if j := b.announcer(s, k); j > 0 && (b.w.fn.Of.Has(s.Tokens[j-1].Stem) || j == k-1 && s.Tokens[k].Enc != "") && !b.cancelled(s, j) { // «من المزمع عقد القمة», «المقرر صدورها»
		return k
	}
	for j := k + 1; j < len(s.Tokens) && j < max(end+2, k+2) && j <= k+farAdj; j++ {
		t := &s.Tokens[j]
		if t.POS == doc.Verb || t.POS == doc.Punct || t.POS == doc.Adp || t.Pro&(doc.ProWa|doc.ProBi|doc.ProLi) != 0 {
			return -1
		}
		if b.w.announced.has(t.Key) && (t.POS == doc.Adj || t.Feats.VerbForm >= doc.ActivePart) {
			return j
		}
	}
	return -1
}

// timeAfter is the time expression that dates an occasion at k whose phrase
// ends at from. Without a word that schedules it, the time must lie ahead by
// itself.
func (b *Book) timeAfter(i, k, from int, scheduled bool) *clause.Time {
	s := b.sents[i]
	for n := range s.Times {
		t := &s.Times[n]
		if t.From <= k || t.Start == "" || t.Use != clause.TimeAt && t.Use != clause.TimeUntil {
			continue
		}
		gap := t.From - from
		if gap > farTime+b.masdar(s, from) || verbIn(s, k+1, t.From) {
			return nil
		}
		if !scheduled && (t.AheadStart != "" && t.Start <= b.pub || t.Use == clause.TimeUntil) {
			return nil // «اجتماع الأحد» may be the last
		}
		return t
	}
	return nil
}

// masdar allows «المزمع عقدها في القاهرة في …» more room.
func (b *Book) masdar(s *clause.Sentence, k int) int {
	if k < len(s.Tokens) && s.Tokens[k].Feats.VerbForm == doc.Masdar {
		return 3
	}
	return 0
}

func verbIn(s *clause.Sentence, from, to int) bool {
	for i := range s.Preds {
		if p := &s.Preds[i]; p.Verb && p.Tok >= from && p.Tok < to {
			return true
		}
	}
	return false
}

// span is the tokens that tell what a word names: with its subject before it,
// to the end of its clause.
func (b *Book) span(s *clause.Sentence, tok, pred int) (from, to int) {
	from = tok
	if pred != clause.None && s.Preds[pred].Verb {
		for _, a := range s.Preds[pred].Args {
			if a.Phrase == clause.None {
				continue
			}
			if ph := &s.Phrases[a.Phrase]; !ph.Pron && ph.From < from && tok-ph.To <= 1 && ph.To <= tok {
				from = ph.From
			}
		}
	}
	to = tok + 1
	for inside := false; to < len(s.Tokens) && to < tok+longest && !b.ends(s, tok, to, &inside); {
		to++
	}
	for to > tok+1 && loose(&s.Tokens[to-1]) {
		to--
	}
	return from, to
}

// loose tells what hangs in the air at the end of a clause: marks,
// conjunctions, prepositions.
func loose(t *doc.Token) bool {
	switch t.POS {
	case doc.Cconj, doc.Sconj, doc.Adp, doc.Part, doc.Pron:
		return t.Enc == ""
	case doc.Punct:
		return t.Fold != "\"" && t.Fold != "»" && t.Fold != ")"
	}
	return false
}

// telling is the span of an event: of a noun that a verb just before it brings
// about («ستفرض واشنطن عقوبات») with that verb.
func (b *Book) telling(s *clause.Sentence, tok, pred int) (from, to int) {
	if pred != clause.None && !s.Preds[pred].Verb {
		p := &s.Preds[pred]
		if v := p.Parent; v != clause.None && s.Preds[v].Verb && (p.Via.Kind == frames.Obj || p.Via.Kind == frames.Subj) && s.Preds[v].Tok < tok {
			if from, to = b.span(s, s.Preds[v].Tok, v); to > tok {
				return from, to
			}
		}
	}
	return b.span(s, tok, pred)
}

// ends tells whether the clause of tok ends before token k. inside says whether
// an apposition is open that a comma will close.
func (b *Book) ends(s *clause.Sentence, tok, k int, inside *bool) bool {
	t := &s.Tokens[k]
	switch t.Fold {
	case ".", ":", "؛", "؟", "!", ";", "?", "…":
		return true
	case "،", ",":
		if *inside && k+1 < len(s.Tokens) && s.Tokens[k+1].POS == doc.Noun && s.Tokens[k+1].Pro == 0 {
			*inside = false // «يعقد المجلس، وهو أعلى سلطة، اجتماعا»
			return false
		}
		goes := b.goesOn(s, k)
		*inside = goes && !inTime(s, k+1)
		return !goes
	}
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Tok <= tok {
			continue
		}
		at := p.Tok
		if p.Comp != clause.None && p.Comp > tok && p.Comp < at {
			at = p.Comp
		}
		if at == k && (p.Rel == clause.Root || p.Rel == clause.Coordinated || p.Rel == clause.Adverbial || p.Rel == clause.Conditional) {
			return true
		}
	}
	return false
}

// goesOn tells whether the clause goes on behind the comma at k: an apposition
// that another comma closes soon, or a time or place.
func (b *Book) goesOn(s *clause.Sentence, k int) bool {
	if k+1 >= len(s.Tokens) {
		return false
	}
	next := &s.Tokens[k+1]
	if next.POS == doc.Verb || next.Pro.Has(doc.ProWa) && next.POS != doc.Propn {
		return false
	}
	if inTime(s, k+1) || b.w.fn.In.Has(next.Fold) {
		return true
	}
	for j := k + 2; j < len(s.Tokens) && j <= k+7; j++ {
		if f := s.Tokens[j].Fold; f == "،" || f == "," {
			return next.POS != doc.Adp
		}
	}
	return false
}

// setting fills who and where from the words that tell the item.
func (b *Book) setting(i int, x *draft) {
	s, r := b.sents[i], b.read(i)
	var ids []int
	for id := range s.Phrases {
		ph := &s.Phrases[id]
		if ph.From < x.from || ph.From >= x.to || ph.Pron || !ph.Who.CanAct() || r.IsPlace(id) || inTime(s, ph.Head) || len(ids) == mostActors {
			continue
		}
		ids = append(ids, id)
	}
	if len(x.Who) == 0 {
		x.Who = r.Actors(ids)
	}
	if x.Where == nil {
		x.Where = r.PlaceIn(x.from, x.to)
	}
}
