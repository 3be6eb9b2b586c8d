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
