package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// reporter reads who says what in one sentence. What was said before it
// stands in the document's quotations. Its memory is used again for the next.
type reporter struct {
	w      *work
	fn     *frames.Function
	d      *doc.Document
	s      *clause.Sentence
	sent   int
	base   int // document token of the sentence's first
	names  Texts
	marks  []quotation // of the block, in order
	of     markedBlock // which one
	quoted []bool      // by token of the sentence: inside quotation marks
	cues   []reportCue
}

// Quotes writes what is said in a sentence and by whom. Sentences must come in
// text order, for «وأضاف» goes on with who spoke before.
//
// A stretch in quotation marks is a direct quotation (it may end in a later
// sentence) where somebody speaks in the sentence; names in quotation marks
// are none. What a reporting verb governs without quotation marks is given
// with Direct unset.
func (c *Coder) Quotes(d *doc.Document, sent int, coded *Coded, names Texts) {
	r := coded.listen(d, sent, names)
	k := 0
	for _, q := range r.here() {
		if q.open < r.base || q.open >= r.base+len(r.s.Tokens) || q.to <= q.from {
			continue
		}
		for ; k < len(r.cues) && r.cues[k].tok < q.open-r.base; k++ {
			r.indirect(k)
		}
		if !r.isName(q) {
			r.direct(q)
		}
	}
	for ; k < len(r.cues); k++ {
		r.indirect(k)
	}
}

// listen finds the statements of a coded sentence.
func (cd *Coded) listen(d *doc.Document, sent int, names Texts) *reporter {
	s, r := cd.w.s, &cd.w.rep
	*r = reporter{w: cd.w, fn: cd.w.fn, d: d, s: s, sent: sent, base: d.Sentences[sent].Tokens.From, names: names,
		marks: r.marks, of: r.of, quoted: r.quoted[:0], cues: r.cues[:0]}
	r.mark()
	for range s.Tokens {
		r.quoted = append(r.quoted, false)
	}
	for _, q := range r.here() {
		if !r.nameHere(q) {
			r.shade(q)
		}
	}
	r.cues = r.reportCues()
	r.statements()
	return r
}

// nameHere tells whether a quotation that opens in this sentence is a name.
func (r *reporter) nameHere(q quotation) bool {
	return q.open >= r.base && q.open < r.base+len(r.s.Tokens) && q.to > q.from && r.isName(q)
}

// shade marks the tokens of the sentence that stand in a quotation.
func (r *reporter) shade(q quotation) {
	for k := max(q.from-r.base, 0); k < min(q.to-r.base, len(r.quoted)); k++ {
		r.quoted[k] = true
	}
}

// direct writes a quotation in quotation marks.
func (r *reporter) direct(q quotation) {
	open, end := q.open-r.base, q.to-r.base
	tk := r.d.Tokens
	out := doc.Quote{DocID: r.d.ID, Direct: true, Excerpt: r.d.Excerpt(doc.Span{Start: tk[q.from].Start, End: tk[q.to-1].End})}
	c := r.governing(open, end+1)
	if c == nil {
		if out.Speaker = r.uncued(q); out.Speaker != nil {
			r.d.Quotes = append(r.d.Quotes, out)
			r.told(open+1, min(end, len(r.s.Tokens)), nil, []doc.Actor{*out.Speaker}, false)
		}
		return
	}
	out.Cue = r.s.Tokens[c.tok].Fold
	if out.Speaker = r.speakerOf(c); out.Speaker == nil && (c.kind == cueNoun || c.kind == cueParticiple && q.to-q.from < 4) {
		return // words in quotation marks, of whom nobody knows
	}
	out.Addressee = r.addressee(c)
	r.d.Quotes = append(r.d.Quotes, out)
	if out.Speaker != nil {
		r.told(open+1, min(end, len(r.s.Tokens)), c, r.together(out.Speaker), false)
	}
}

// uncued finds the speaker of a quotation without a word of reporting: before
// a colon, or who spoke before where the sentence is all quotation.
func (r *reporter) uncued(q quotation) *doc.Actor {
	open := q.open - r.base
	if open > 1 && r.s.Tokens[open-1].Fold == ":" {
		for k := range r.s.Phrases {
			if ph := &r.s.Phrases[k]; !ph.Pron && ph.From == 0 && ph.To >= open-3 && ph.To < open && ph.Who.CanAct() {
				return r.actor(k)
			}
		}
	}
	for _, m := range r.here() { // it goes on after words of the reporter's
		if m.open < r.base && m.to > r.base && m.to < q.open {
			return r.carriedSpeaker(doc.Feats{}, 0)
		}
	}
	last := r.d.Tokens[r.base+len(r.s.Tokens)-1].Fold
	if before := r.base - 1; q.to-q.from > 5 && open <= 1 && q.to >= r.base+len(r.s.Tokens)-3 && (last == "." || r.d.Tokens[q.to-1].Fold == ".") && before >= 0 {
		if n := len(r.d.Quotes); n > 0 && r.d.Quotes[n-1].End+8 > r.d.Tokens[before].End {
			return r.carriedSpeaker(doc.Feats{}, 0)
		}
	}
	return nil
}

// indirect writes what the cue governs where it is a clause without quotation
// marks.
func (r *reporter) indirect(k int) {
	c := &r.cues[k]
	if c.kind == cueNoun || c.kind == cueSource {
		return
	}
	tk := r.s.Tokens
	if c.pred != clause.None && r.s.Preds[c.pred].Passive {
		return
	}
	from := -1
	for i := c.tok + 1; i < len(tk) && i < c.tok+25; i++ {
		if r.quoted[i] {
			break
		}
		if tk[i].POS == doc.Verb {
			if p := r.s.PredAt(i); p == clause.None || r.s.Preds[p].Rel != clause.Relative {
				break
			}
		}
		if tk[i].POS == doc.Sconj {
			if !r.fn.That.Has(tk[i].Stem) || r.fn.Subordinate.Has(tk[i-1].Stem) || i+1 < len(tk) && markFamily(&tk[i+1]) != noMark {
				break
			}
			from = i
			if tk[i].Enc == "" {
				from = i + 1
			}
			break
		}
	}
	if from < 0 || from >= len(tk) || r.quoted[from] || markFamily(&tk[from]) != noMark {
		return
	}
	to := len(tk)
	if k+1 < len(r.cues) && r.cues[k+1].kind == cueParticiple {
		to = r.cues[k+1].tok
	}
	for to > from && tk[to-1].POS == doc.Punct {
		to--
	}
	if to-from < 2 {
		return
	}
	speaker := r.speakerOf(c)
	if speaker == nil {
		return
	}
	r.d.Quotes = append(r.d.Quotes, doc.Quote{DocID: r.d.ID, Excerpt: r.d.Excerpt(doc.Span{Start: tk[from].Start, End: tk[to-1].End}),
		Speaker: speaker, Addressee: r.addressee(c), Cue: tk[c.tok].Fold})
}

func (r *reporter) addressee(c *reportCue) *doc.Actor {
	if c.pred == clause.None {
		return nil
	}
	if to := r.w.addressee(c.pred); to != clause.None {
		return r.actor(to)
	}
	return nil
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
