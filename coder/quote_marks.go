package coder

import (
	"sort"

	"github.com/sijil-news/sijil/doc"
)

// quotation is a stretch between quotation marks; positions are tokens of the
// document.
type quotation struct {
	open     int // the opening mark
	from, to int // what stands inside, half-open
	closed   bool
}

// Families of quotation marks: one of a family closes another of it.
const (
	noMark = iota
	doubleMark
	angleMark
)

func markFamily(t *doc.Token) int {
	if t.POS != doc.Punct {
		return noMark
	}
	switch t.Fold {
	case "\"", "“", "”", "„", "‟", "″", "＂":
		return doubleMark
	case "«", "»":
		return angleMark
	}
	return noMark
}

// opensMark and closesMark tell by the gaps around a mark whether it can only
// open or only close. Straight marks tell nothing else.
func opensMark(tk []doc.Token, i int) bool {
	before := i == 0 || tk[i-1].End < tk[i].Start || tk[i-1].Fold == "("
	return before && i+1 < len(tk) && tk[i+1].Start == tk[i].End && tk[i+1].POS != doc.Punct
}

func closesMark(tk []doc.Token, i int) bool {
	after := i+1 == len(tk) || tk[i+1].Start > tk[i].End || tk[i+1].POS == doc.Punct
	return after && i > 0 && tk[i-1].End == tk[i].Start
}

// insideWord: letters on both sides, as after a proclitic: ال"…".
func insideWord(tk []doc.Token, i int) bool {
	return i > 0 && i+1 < len(tk) && tk[i-1].End == tk[i].Start && tk[i+1].Start == tk[i].End && tk[i-1].POS != doc.Punct && tk[i+1].POS != doc.Punct
}

// quotations pairs the quotation marks of tokens from..to, which are one block.
// A quotation may run over several sentences; one that is never closed ends
// with its sentence where another opens, else with the block.
// They are appended to out, which is empty.
func quotations(out []quotation, tk []doc.Token, from, to int) []quotation {
	tk = tk[:to]
	open, family := -1, noMark
	for i := from; i < to; i++ {
		f := markFamily(&tk[i])
		switch {
		case f == noMark:
		case open < 0:
			if (tk[i].Fold == "»" || tk[i].Fold == "”") && closesMark(tk, i) && !opensMark(tk, i) {
				continue // the closing mark of what was opened before
			}
			open, family = i, f
		case f != family:
		case insideWord(tk, i) && nested(tk, i, to, f):
			i = nextMark(tk, i+1, to, f)
		case opensMark(tk, i) && !closesMark(tk, i):
			if nested(tk, i, to, f) {
				i = nextMark(tk, i+1, to, f) // the inner one and its end
				continue
			}
			out = append(out, quotation{open: open, from: open + 1, to: sentenceEnd(tk, open, i)})
			open = i
		default:
			out = append(out, quotation{open: open, from: open + 1, to: i, closed: true})
			open = -1
		}
	}
	if open >= 0 && to-open > 4 {
		out = append(out, quotation{open: open, from: open + 1, to: to})
	}
	for k := range out {
		q := &out[k]
		for q.to > q.from && tk[q.to-1].POS == doc.Punct && (tk[q.to-1].Fold == "." || tk[q.to-1].Fold == "،" || tk[q.to-1].Fold == ",") {
			q.to--
		}
	}
	return out
}

// nested: after the opening mark at i two marks close before another opens.
func nested(tk []doc.Token, i, to, family int) bool {
	a := nextMark(tk, i+1, to, family)
	if a == to || opensMark(tk, a) {
		return false
	}
	b := nextMark(tk, a+1, to, family)
	return b < to && closesMark(tk, b) && !opensMark(tk, b)
}

func nextMark(tk []doc.Token, i, to, family int) int {
	for i < to && markFamily(&tk[i]) != family {
		i++
	}
	return i
}

// sentenceEnd is the last full stop between two opening marks, else what
// stands before the second.
func sentenceEnd(tk []doc.Token, open, next int) int {
	for i := open + 1; i < next; i++ {
		if tk[i].Fold == "." || tk[i].Fold == "؟" || tk[i].Fold == "!" {
			return i
		}
	}
	return next
}

// markedBlock is a block whose quotation marks were paired.
type markedBlock struct {
	d        *doc.Document
	text     string
	from, to int // tokens
}

// mark pairs the marks of the sentence's block, once for all its sentences.
func (r *reporter) mark() {
	from, to := blockTokens(r.d, r.sent)
	if of := (markedBlock{r.d, r.d.Text, from, to}); of != r.of {
		r.marks, r.of = quotations(r.marks[:0], r.d.Tokens, from, to), of
	}
}

// here are the quotations of which some stands in the sentence. None overlaps
// with another.
func (r *reporter) here() []quotation {
	end := r.base + len(r.s.Tokens)
	from := sort.Search(len(r.marks), func(k int) bool { return max(r.marks[k].to, r.marks[k].from) > r.base })
	n := sort.Search(len(r.marks)-from, func(k int) bool { return r.marks[from+k].open >= end })
	return r.marks[from : from+n]
}

// blockTokens is the range of tokens of the block sentence sent stands in.
// Sentences stand in the order of their blocks.
func blockTokens(d *doc.Document, sent int) (from, to int) {
	b := d.Sentences[sent].Block
	i := sort.Search(sent, func(k int) bool { return d.Sentences[k].Block >= b })
	j := sent + sort.Search(len(d.Sentences)-sent, func(k int) bool { return d.Sentences[sent+k].Block > b }) - 1
	return d.Sentences[i].Tokens.From, d.Sentences[j].Tokens.To
}
