package ledger

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// Paper is a document as the ledger reads it.
type Paper struct {
	Number int64 // of the document in its register
	Day    int   // of publication, since 1970
	Doc    *doc.Document
	lines  []line
	all    line // what any of them has
}

// line is a sentence with what is compared of it.
type line struct {
	doc.Span
	words []word
	has   stems           // stems and their alternatives
	ids   map[string]bool // entities named there
	codes map[string]bool // countries of who is named there
	plans []int           // indexes into Doc.Agenda
	evs   []int           // indexes into Doc.Events
	title bool
}

// word is one word of a line.
type word struct {
	doc.Span
	stem, alt     stem // without endings; alt without a proclitic, or ""
	form, altForm stem // with them
}

// Read prepares a document. day is that of publication.
func (w *Words) Read(d *doc.Document, number int64, day int) *Paper {
	p := &Paper{Number: number, Day: day, Doc: d, lines: make([]line, len(d.Sentences))}
	for i := range d.Sentences {
		se := &d.Sentences[i]
		ln := &p.lines[i]
		ln.Span = se.Span
		if se.Block < len(d.Blocks) {
			ln.title = d.Blocks[se.Block].Kind == doc.Title
		}
		ln.words, ln.has = cut(d.Text, se.Span)
		ln.ids, ln.codes = map[string]bool{}, map[string]bool{}
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Sentence < len(p.lines) {
			p.lines[m.Sentence].meet(&m.Actor)
		}
	}
	for i := range d.Events {
		e := &d.Events[i]
		if e.Judged == rejected {
			continue
		}
		k := p.lineAt(e.Sentence.Start)
		if k < 0 {
			continue
		}
		ln := &p.lines[k]
		ln.evs = append(ln.evs, i)
		for _, list := range [][]doc.Actor{e.Actor, e.Recipient} {
			for j := range list {
				ln.meet(&list[j])
			}
		}
		if e.Place != nil {
			ln.codes[e.Place.Code] = true
		}
	}
	for i := range d.Agenda {
		if k := p.lineAt(d.Agenda[i].Sentence.Start); k >= 0 {
			p.lines[k].plans = append(p.lines[k].plans, i)
		}
	}
	p.sumUp()
	return p
}

// sumUp collects what the lines have, so that most papers need no look at them.
func (p *Paper) sumUp() {
	p.all = line{has: stems{}, ids: map[string]bool{}, codes: map[string]bool{}}
	for i := range p.lines {
		ln := &p.lines[i]
		for s := range ln.has {
			p.all.has[s] = true
		}
		for s := range ln.ids {
			p.all.ids[s] = true
		}
		for s := range ln.codes {
			p.all.codes[s] = true
		}
	}
}

func (ln *line) meet(a *doc.Actor) {
	if a.ID != "" {
		ln.ids[a.ID] = true
	}
	if a.Code != "" {
		ln.codes[a.Code] = true
	}
}

func (p *Paper) lineAt(start int) int {
	i, ok := slices.BinarySearchFunc(p.lines, start, func(ln line, at int) int { return ln.Start - at })
	if !ok {
		return -1
	}
	return i
}

// cut makes the words of a span.
func cut(s string, span doc.Span) ([]word, stems) {
	tokens := text.Tokens(s, span, nil)
	words, has := make([]word, 0, len(tokens)), make(stems, 2*len(tokens))
	for _, t := range tokens {
		if t.POS == doc.Punct && !strings.ContainsAny(t.Fold, ".؟!؛") {
			continue
		}
		x := word{Span: doc.Span{Start: t.Start, End: t.End}, stem: stemOf(t.Fold), form: formOf(t.Fold)}
		if t.POS == 0 && utf8.RuneCountInString(t.Fold) > leastPlain {
			x.alt, x.altForm = alternative(t.Fold), alternativeForm(t.Fold)
		}
		words = append(words, x)
		has[x.stem] = true
		if x.alt != "" {
			has[x.alt] = true
		}
	}
	return words, has
}

// is tells whether a word is one of a set as it is written.
func (x *word) is(s stems) bool { return s[x.form] || x.altForm != "" && s[x.altForm] }

// in tells whether a word is one of a set, whatever its ending.
func (x *word) in(s stems) bool { return s[x.stem] || x.alt != "" && s[x.alt] }

// rejected is how an analyst marks what is no event.
const rejected = "rejected"
