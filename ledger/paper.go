package ledger

import (
	"slices"

	"github.com/sijil-news/sijil/doc"
)

// Paper is a document as the ledger reads it.
type Paper struct {
	Number int64 // of the document in its register
	Day    int   // of publication, since 1970
	Doc    *doc.Document
	words  *lists // of its language
	lines  []line
	all    line // what any of them has
}

// line is a sentence with what is compared of it.
type line struct {
	doc.Span
	words []word
	has   stems // stems and their alternatives; nil until it is asked for
	ids   names // entities named there
	codes names // countries of who is named there
	plans []int // indexes into Doc.Agenda
	evs   []int // indexes into Doc.Events
	title bool
}

// names is a small set.
type names []string

func (n *names) add(s string) {
	if !slices.Contains(*n, s) {
		*n = append(*n, s)
	}
}

func (n names) has(s string) bool { return slices.Contains(n, s) }

// word is one word of a line.
type word struct {
	doc.Span
	*forms
}

// Read prepares a document. day is that of publication.
func (w *Words) Read(d *doc.Document, number int64, day int) *Paper {
	p := &Paper{Number: number, Day: day, Doc: d, words: w.of(d.Lang), lines: make([]line, len(d.Sentences))}
	c := p.words.cutters.take(p.words)
	defer p.words.cutters.put(c)
	for i := range d.Sentences {
		se := &d.Sentences[i]
		ln := &p.lines[i]
		ln.Span = se.Span
		if se.Block < len(d.Blocks) {
			ln.title = d.Blocks[se.Block].Kind == doc.Title
		}
		ln.words = c.cut(d.Text, se.Span)
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
			ln.codes.add(e.Place.Code)
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
	n := 0
	for i := range p.lines {
		ln := &p.lines[i]
		n += len(ln.words)
		for _, s := range ln.ids {
			p.all.ids.add(s)
		}
		for _, s := range ln.codes {
			p.all.codes.add(s)
		}
	}
	p.all.has = make(stems, n)
	for i := range p.lines {
		p.all.has.take(p.lines[i].words)
	}
}

// tells tells whether a line has a stem. Papers are read by several goroutines
// and compared by one: it is for that one.
func (ln *line) tells(s stem) bool {
	if ln.has == nil {
		ln.has = make(stems, len(ln.words))
		ln.has.take(ln.words)
	}
	return ln.has[s]
}

func (ln *line) meet(a *doc.Actor) {
	if a.ID != "" {
		ln.ids.add(a.ID)
	}
	if a.Code != "" {
		ln.codes.add(a.Code)
	}
}

func (p *Paper) lineAt(start int) int {
	i, ok := slices.BinarySearchFunc(p.lines, start, func(ln line, at int) int { return ln.Start - at })
	if !ok {
		return -1
	}
	return i
}

// is tells whether a word is of a class.
func (x *word) is(c class) bool { return x.class&c != 0 }

// oneOf tells whether a word is one of a set as it is written.
func (x *word) oneOf(s stems) bool { return s[x.form] || x.altForm != "" && s[x.altForm] }

// rejected is how an analyst marks what is no event.
const rejected = "rejected"
