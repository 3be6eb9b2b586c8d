package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// farTopic is how many words may stand between the subject of a sentence without verb and
// its predicate: what the subject is about («قرار أثينا بشأن الميناء خطأ»).
const farTopic = 6

// topicAt is the subject of the sentence without verb whose predicate an event noun or
// adjective is: «إن قرار أثينا كارثة», «تصريحات الوزير "غبية"». The sentence begins with
// its subject behind «that», a colon or a quotation mark.
func (w *work) topicAt(p *clause.Pred) []int {
	t := &w.s.Tokens[p.Tok]
	if p.Verb || t.Pro&^doc.ProWa != 0 || t.Enc != "" || p.Phrase == clause.None || w.s.Phrases[p.Phrase].From < p.Tok && (p.Tok == 0 || !w.fn.Un.Has(w.s.Tokens[p.Tok-1].Stem)) {
		return nil
	}
	end := w.beforeCopula(p.Tok)
	open := w.opening(end - 1)
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.From == open+1 && x.To <= end && x.Def && !x.Pron && x.Prep == "" && w.describesOnly(x.To, end) {
			return []int{i}
		}
	}
	return nil
}

// ofOwn tells whether all whom speakers speak of are themselves or their own state.
func ofOwn(by, of []doc.Actor) bool {
	for i := range of {
		r := &of[i]
		if !slices.ContainsFunc(by, func(a doc.Actor) bool {
			return a.ID != "" && a.ID == r.ID || a.Text == r.Text || a.Code != "" && r.ID == strings.ToLower(a.Code)
		}) {
			return false
		}
	}
	return len(of) > 0
}

// judge is who says what an event noun or adjective says of its subject: who opens the
// headline, or the subject of the verb that governs the clause. What the subject's own
// words are called is no word of theirs: «قال الوزير إن اتهامات أثينا سخيفة». None where
// nobody is named, or the predicate is no such.
func (w *work) judge(m *match) []int {
	if !m.unit.Takes(frames.Topic) {
		return nil
	}
	open := w.opening(w.beforeCopula(m.from) - 1)
	if h := w.headSpeaker(); len(h) > 0 && open >= w.s.Phrases[h[0]].To && w.s.Tokens[open].Fold == ":" {
		return h
	}
	best := clause.None
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb || q.Tok >= open || best != clause.None && q.Tok < w.s.Preds[best].Tok {
			continue
		}
		best = i
	}
	if best == clause.None {
		return nil
	}
	if _, cue := w.cueAt(w.s.Preds[best].Tok); !cue {
		return nil
	}
	subj := w.args(&w.s.Preds[best], frames.Source{Kind: frames.Subj})
	if len(subj) == 0 {
		return nil
	}
	return w.takeActor(nil, subj[0])
}

// beforeCopula goes back from a predicate over the marks and words that may stand between
// it and its subject.
func (w *work) beforeCopula(k int) int {
	for ; k > 0; k-- {
		if t := &w.s.Tokens[k-1]; t.Fold != "\"" && !w.fn.Un.Has(t.Stem) && !w.fn.Copula.Has(t.Stem) {
			break
		}
	}
	return k
}

// opening is the word or mark behind which the clause with token k begins, -1 for the
// sentence itself; where a verb or a comma stands before, the clause is another's.
func (w *work) opening(k int) int {
	for ; k >= 0; k-- {
		switch t := &w.s.Tokens[k]; {
		case w.fn.That.Has(t.Stem), t.Fold == ":", t.Fold == "\"":
			return k
		case t.POS == doc.Verb, t.POS == doc.Punct:
			return len(w.s.Tokens)
		}
	}
	return k
}

// describesOnly tells whether nothing but short phrases with prepositions stands between
// tokens.
func (w *work) describesOnly(from, to int) bool {
	if from == to {
		return true
	}
	if to-from > farTopic {
		return false
	}
	for i := range w.s.Phrases {
		if x := &w.s.Phrases[i]; x.Prep != "" && !x.Pron && x.PrepTok == from && x.To > from {
			return x.To >= to || w.describesOnly(x.To, to)
		}
	}
	return false
}

// saysOf tests a condition on what the clause behind a verb says of its subject without
// a verb: «وصف القرار بأنه خاطئ», «اعتبر أن القرار خطأ».
func (w *work) saysOf(m *match, c *frames.Cond) bool {
	const reach = 12 // words up to «that»
	that := m.to
	for that < min(len(w.s.Tokens), m.to+reach) && !w.fn.That.Has(w.s.Tokens[that].Stem) && w.s.Tokens[that].POS != doc.Verb {
		that++
	}
	if that >= len(w.s.Tokens) || !w.fn.That.Has(w.s.Tokens[that].Stem) {
		return false
	}
	k := that + 1
	if w.s.Tokens[that].Enc == "" {
		if k = w.behindSubject(k); k == clause.None {
			return false
		}
	}
	return w.predicates(k, c)
}

// behindSubject is where the phrase ends that begins at a token; None where none does.
func (w *work) behindSubject(k int) int {
	for i := range w.s.Phrases {
		if x := &w.s.Phrases[i]; x.From == k && !x.Pron && x.Prep == "" && x.Def {
			return x.To
		}
	}
	return clause.None
}

// predicates tells whether what is said from token k on, up to the next verb, mark or
// preposition, is what a condition asks for.
func (w *work) predicates(k int, c *frames.Cond) bool {
	const words = 6
	for end := min(len(w.s.Tokens), k+words); k < end; k++ {
		t := &w.s.Tokens[k]
		switch {
		case t.Fold == "\"" || w.fn.Copula.Has(t.Stem):
		case w.fn.Un.Has(t.Stem):
			if w.look.At(c, k) {
				return true
			}
			k++ // «غير خطير» is not dangerous
		case t.POS == doc.Verb, t.POS == doc.Punct, t.POS == doc.Adp, w.fn.IsNot.Has(t.Stem):
			return false
		case w.look.At(c, k):
			return true
		}
	}
	return false
}

// bidders are the subjects of a word of duty or of the clause behind it: «يجب أن تنسحب
// أثينا».
func (w *work) bidders(id int, m *match) []int {
	out := w.list()
	for _, ph := range w.args(&w.s.Preds[id], frames.Source{Kind: frames.Subj}) {
		if !w.s.Phrases[ph].Pron { // «أثينا يجب أن تنسحب»
			out = append(out, ph)
		}
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if !q.Verb || q.Passive || q.Rel != clause.Complement && q.Rel != clause.Adverbial || q.Parent != id || q.Tok < m.from || w.fn.Be.Has(w.keys[q.Tok]) {
			continue
		}
		for _, a := range w.args(q, frames.Source{Kind: frames.Subj}) {
			if x := &w.s.Phrases[a]; !x.Pron && x.Who.CanAct() {
				out = append(out, a)
			}
		}
	}
	return out
}
