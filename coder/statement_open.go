package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// unopened is where a clause that a word of reporting governs begins though no
// word opens it («said the talks failed», «denied selling arms»); 0 for none.
func (r *reporter) unopened(c *reportCue) int {
	if c.pred == clause.None {
		return 0
	}
	for i := range r.s.Preds {
		if p := &r.s.Preds[i]; p.Parent == c.pred && p.Rel == clause.Complement && p.From > c.tok {
			return p.From
		}
	}
	return 0
}

// parenthesis is where the words of a reporter begin that stand behind what they
// report: «The talks failed, | officials said»; 0 for none.
func (r *reporter) parenthesis(c *reportCue) int {
	if r.fn.Passive.None() || c.kind != cueVerb {
		return 0
	}
	from := c.tok
	if a := r.s.Preds[c.pred].Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None && r.s.Phrases[a.Phrase].To <= c.tok {
		from = r.s.Phrases[a.Phrase].From
	}
	for from > 0 && (r.s.Tokens[from-1].POS == doc.Det || r.s.Tokens[from-1].POS == doc.Adv) {
		from--
	}
	if from < 2 || r.s.Tokens[from-1].POS != doc.Punct {
		return 0
	}
	return from
}

// subjectOf tells whether a token stands in the subject before a verb of
// reporting, in a language whose verbs follow their subjects.
func (r *reporter) subjectOf(c *reportCue, i int) bool {
	if r.fn.Passive.None() || c.pred == clause.None {
		return false
	}
	a := r.s.Preds[c.pred].Arg(frames.Subj, "")
	if a == nil || a.Phrase == clause.None {
		return false
	}
	p := &r.s.Phrases[a.Phrase]
	return p.From <= i && i < p.To && p.To <= c.tok
}

// ownSubject is the subject that a verb of reporting has by the rules of a
// language in which it may not be left out, or nil.
func (r *reporter) ownSubject(c *reportCue) *doc.Actor {
	if r.fn.Passive.None() || c.pred == clause.None {
		return nil
	}
	a := r.s.Preds[c.pred].Arg(frames.Subj, "")
	if a == nil || a.Phrase == clause.None {
		return nil
	}
	p := &r.s.Phrases[a.Phrase]
	if !p.Pron {
		return r.actor(a.Phrase)
	}
	if !p.Who.CanAct() {
		return nil
	}
	who := p.Who.Actor
	who.Span = doc.Span{}
	return r.full(&who, p.Who.Kind)
}
