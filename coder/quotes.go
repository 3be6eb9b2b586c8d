package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// Quotes writes the quotations of a sentence with their speakers. A stretch in
// quotation marks is a quotation where someone speaks in the sentence; the
// name of a newspaper or an institute in quotation marks is none.
func (c *Coder) Quotes(d *doc.Document, sent int, s *clause.Sentence, names Texts) {
	w := &work{c: c, s: s}
	for _, q := range s.Quotes {
		if q.Start >= q.End || w.isName(q) {
			continue
		}
		cue, by := w.quoteSpeaker(q)
		if cue == clause.None {
			continue
		}
		span := doc.Span{Start: s.Tokens[q.Start].Start, End: s.Tokens[q.End-1].End}
		out := doc.Quote{DocID: d.ID, Excerpt: d.Excerpt(span), Direct: true, Cue: s.Tokens[s.Preds[cue].Tok].Fold}
		if as := w.actors(by, names); len(as) > 0 {
			out.Speaker = &as[0]
		}
		if to := w.addressee(cue); to != clause.None {
			if as := w.actors([]int{to}, names); len(as) > 0 {
				out.Addressee = &as[0]
			}
		}
		d.Quotes = append(d.Quotes, out)
	}
}

// isName: one to four words without a verb right after a noun that is named:
// صحيفة "ذي صن".
func (w *work) isName(q doc.Span) bool {
	for i := range w.s.Phrases {
		ph := &w.s.Phrases[i]
		if ph.From < q.Start-1 && q.End < ph.To+1 && ph.To <= q.End+1 {
			return true
		}
	}
	return false
}

// quoteSpeaker finds the reporting predicate of a quotation: the nearest cue
// outside it to the left, else to the right.
func (w *work) quoteSpeaker(q doc.Span) (int, []int) {
	best := clause.None
	for i := range w.s.Preds {
		p := &w.s.Preds[i]
		if p.Tok >= q.Start && p.Tok < q.End || !w.isCue(p) {
			continue
		}
		if best == clause.None || better(p.Tok, w.s.Preds[best].Tok, q) {
			best = i
		}
	}
	if best == clause.None {
		return best, nil
	}
	by := w.speaker(&w.s.Preds[best])
	for up := w.s.Preds[best].Parent; len(by) == 0 && up != clause.None; up = w.s.Preds[up].Parent {
		by = w.args(&w.s.Preds[up], frames.Source{Kind: frames.Subj})
	}
	if len(by) == 0 {
		// «مضيفاً», «مؤكداً»: who spoke before
		for i := best - 1; i >= 0 && len(by) == 0; i-- {
			if w.isCue(&w.s.Preds[i]) {
				by = w.speaker(&w.s.Preds[i])
			}
		}
	}
	return best, by
}

func better(a, b int, q doc.Span) bool {
	la, lb := a < q.Start, b < q.Start
	if la != lb {
		return la
	}
	if la {
		return a > b
	}
	return a < b
}

func (w *work) isCue(p *clause.Pred) bool {
	for _, k := range p.Keys {
		if _, ok := w.c.Words.Cues[k]; ok {
			return true
		}
	}
	for _, k := range p.VerbKeys {
		if _, ok := w.c.Words.Cues[k]; ok {
			return true
		}
	}
	return false
}

func (w *work) addressee(cue int) int {
	p := &w.s.Preds[cue]
	for _, k := range p.Keys {
		for _, src := range w.c.Words.Cues[k].Addressee {
			for _, ph := range w.args(p, src) {
				if w.s.Phrases[ph].Who.CanAct() {
					return ph
				}
			}
		}
	}
	return clause.None
}
