package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// issued gives what a text says to who issues it: «أصدر الوزراء بيانا يدين الهجوم».
func (w *work) issued(m *match) {
	p := &w.s.Preds[m.pred]
	if m.kind != asVerb || p.Passive || p.Rel != clause.Relative || len(m.slots[frames.ActorSlot]) > 0 || !has(&m.unit.Slots[frames.ActorSlot], frames.Subj) || !inWords[m.unit.Frame.Type] && m.unit.Frame.Type != "SUPPORT" {
		return
	}
	subj := w.args(p, frames.Source{Kind: frames.Subj})
	if len(subj) != 1 || subj[0] != p.Via.Phrase || w.s.Phrases[subj[0]].Who.CanAct() {
		return
	}
	if by := w.whoIssues(p); by != clause.None {
		m.slots[frames.ActorSlot] = w.takeActor(nil, by)
		m.trace = append(m.trace, "actor is who issues the text")
	}
}

// whoIssues is the subject of the verb whose object the text is that a relative
// clause describes, or whoever it is from («بيان للوزارة», «تغريدة من والدها»); None
// where there is neither, or the noun is no text.
func (w *work) whoIssues(p *clause.Pred) int {
	text, over := w.textOf(p)
	if text == clause.None || over == clause.None {
		return clause.None
	}
	x, q := &w.s.Phrases[text], &w.s.Preds[over]
	if by := w.sender(q, text); by != clause.None {
		return by
	}
	for i := range w.s.Phrases {
		if y := &w.s.Phrases[i]; y.PrepTok == x.To && y.Prep != "" && y.To <= p.Tok && (w.fn.From.Has(y.Prep) || w.fn.Owner.Has(y.Prep)) && (y.Who.CanAct() || y.Pron) {
			return i
		}
	}
	s := q.Arg(frames.Subj, "")
	if !q.Verb || q.Passive || w.fn.Answers.Has(w.keys[q.Tok]) || !w.givesOut(q, text) || s == nil || s.Phrase == clause.None || !w.s.Phrases[s.Phrase].Who.CanAct() {
		return clause.None // who receives a letter has not written it
	}
	return s.Phrase
}

// givesOut tells whether a text is the object of a verb, or what somebody does so with
// or in («ردت بكلمات انتقدت فيها …», «كتب في تغريدة قال فيها …»).
func (w *work) givesOut(q *clause.Pred, text int) bool {
	return slices.ContainsFunc(q.Args, func(a clause.Arg) bool {
		return a.Phrase == text && (a.Kind == frames.Obj || a.Kind == frames.Prep && (w.fn.In.Has(a.Prep) || w.fn.Means.Has(a.Prep)))
	})
}

// sender is the subject of a verb of sending whose object a text is: whom it is «to» is
// its addressee («وجه النائب خطابا للوزارة يطالب …»). None for another verb.
func (w *work) sender(q *clause.Pred, text int) int {
	a, s := q.Arg(frames.Obj, ""), q.Arg(frames.Subj, "")
	if !q.Verb || q.Passive || !w.fn.Sends.Has(w.keys[q.Tok]) || a == nil || a.Phrase != text || s == nil || s.Phrase == clause.None || !w.s.Phrases[s.Phrase].Who.CanAct() {
		return clause.None
	}
	return s.Phrase
}

// text tells whether a relative clause describes a text in which somebody says
// something.
func (w *work) text(p *clause.Pred) bool {
	text, _ := w.textOf(p)
	return text != clause.None
}

// textOf is the text that the clause of verb p describes, and the predicate above: also
// behind a comma, where a preposition behind p takes it up («أصدر الحزب بيانا في ذكرى
// تأسيسه، انتقد فيه الحكومة»). None where it describes none.
func (w *work) textOf(p *clause.Pred) (text, over int) {
	if p.Rel == clause.Relative {
		if p.Via.Phrase != clause.None && w.isText(p.Via.Phrase) {
			return p.Via.Phrase, p.Parent
		}
		return clause.None, clause.None
	}
	if p.Tok == 0 || p.Parent != clause.None || w.s.Tokens[p.Tok-1].POS != doc.Punct || !w.resumes(p) {
		return clause.None, clause.None
	}
	for i := len(w.s.Preds) - 1; i >= 0; i-- {
		q := &w.s.Preds[i]
		if !q.Verb || q.Tok >= p.Tok {
			continue
		}
		if a := q.Arg(frames.Obj, ""); a != nil && a.Phrase != clause.None && w.isText(a.Phrase) && w.takenUpBy(p.Tok+1, a.Phrase) {
			return a.Phrase, i
		}
		break
	}
	return clause.None, clause.None
}

// isText tells whether an indefinite phrase names a text.
func (w *work) isText(ph int) bool {
	x := &w.s.Phrases[ph]
	return !x.Pron && !x.Def && x.Head >= 0 && w.fn.Issue.Has(w.keys[x.Head])
}

// takenUpBy tells whether the pronoun on the word at k agrees with a phrase of one thing.
func (w *work) takenUpBy(k, ph int) bool {
	switch enc := w.s.Tokens[k].Enc; {
	case w.fn.His.Has(enc):
		return w.s.Phrases[ph].Gender == doc.Masc
	case w.fn.Her.Has(enc):
		return w.s.Phrases[ph].Gender == doc.Fem
	}
	return false
}

// resumes tells whether a preposition with a pronoun stands right behind a verb that
// has none itself: «بيان تنتقد فيه …».
func (w *work) resumes(p *clause.Pred) bool {
	k := p.Tok + 1
	return k < len(w.s.Tokens) && w.s.Tokens[k].POS == doc.Adp && w.s.Tokens[k].Enc != "" && w.s.Tokens[p.Tok].Enc == ""
}

// inText is who issues the text that a relative clause takes up behind its verb and
// says of what the issuer does in it, himself left out: «أصدرت الحكومة بيانا تنتقد فيه
// الاتفاق». None where the verb does not agree with him.
func (w *work) inText(p *clause.Pred) int {
	if !w.resumes(p) {
		return clause.None
	}
	by := w.whoIssues(p)
	if by == clause.None {
		return by
	}
	if g, x := w.s.Tokens[p.Tok].Feats.Gender, &w.s.Phrases[by]; g != doc.GenderAny && x.Gender != doc.GenderAny && g != x.Gender {
		return clause.None
	}
	return by
}

// textAt is the token at which a text begins that is the one speaker and no party («البيان»);
// −1 where the speaker is none.
func (w *work) textAt(by []doc.Actor) int {
	if len(by) != 1 || by[0].Code != "" || by[0].Sector != "" || by[0].End == 0 {
		return -1
	}
	k := slices.IndexFunc(w.s.Tokens, func(t doc.Token) bool { return t.Start <= by[0].Start && by[0].Start < t.End })
	if k < 0 || !w.fn.Issue.Has(w.keys[k]) {
		return -1
	}
	return k
}

// textSpeaks tells whether «we» in what a text says do something, and who wrote it is not
// known: nobody near by is meant.
func (w *work) textSpeaks(m *match, e *doc.Event) bool {
	return w.firstPerson(m) && w.textAt(e.SaidBy) >= 0
}

// authors are those whom the words of a text from token k to a byte name: «بيان | السفارة».
func (w *work) authors(k, end int) []int {
	for i := range w.s.Phrases {
		if x := &w.s.Phrases[i]; !x.Pron && x.From > k && x.Who.CanAct() && w.s.Tokens[x.To-1].End <= end {
			return []int{i}
		}
	}
	return nil
}
