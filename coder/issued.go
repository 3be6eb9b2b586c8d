package coder

import (
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
// clause describes; None where there is none, or the noun is no text.
func (w *work) whoIssues(p *clause.Pred) int {
	if p.Parent == clause.None || p.Via.Phrase == clause.None || !w.s.Preds[p.Parent].Verb {
		return clause.None
	}
	x := &w.s.Phrases[p.Via.Phrase]
	q := &w.s.Preds[p.Parent]
	if x.Pron || x.Def || x.Head < 0 || !w.fn.Issue.Has(w.keys[x.Head]) || q.Passive {
		return clause.None
	}
	a, s := q.Arg(frames.Obj, ""), q.Arg(frames.Subj, "")
	if a == nil || a.Phrase != p.Via.Phrase || s == nil || s.Phrase == clause.None || !w.s.Phrases[s.Phrase].Who.CanAct() {
		return clause.None
	}
	return s.Phrase
}

// inText is who issues the text that a relative clause takes up behind its verb and
// says of what the issuer does in it, himself left out: «أصدرت الحكومة بيانا تنتقد فيه
// الاتفاق». None where the verb does not agree with him.
func (w *work) inText(p *clause.Pred) int {
	k := p.Tok + 1
	if p.Rel != clause.Relative || k >= len(w.s.Tokens) || w.s.Tokens[k].POS != doc.Adp || w.s.Tokens[k].Enc == "" || w.s.Tokens[p.Tok].Enc != "" {
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
