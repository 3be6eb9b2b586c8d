package agenda

import (
	"strings"
	"time"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// Longest lines that may head a list, or name the date of what follows in it,
// in words.
const (
	longestHeading  = 12
	longestDateLine = 7
)

// entry is what a list of coming things makes of one sentence.
type entry struct {
	item bool      // an item of the list; else a sentence below such a title
	date *doc.Date // of the heading; nil where it names none
}

// lists finds the lists of what is to come. The result is nil where there is
// none, else by sentence.
func (b *Book) lists() map[int]entry {
	var l list
	sent := 0
	for bi := range b.d.Blocks {
		from := sent
		for sent < len(b.d.Sentences) && b.d.Sentences[sent].Block == bi {
			sent++
		}
		if from < sent {
			l.block(b, bi, from, sent)
		}
	}
	return l.out
}

// list is the walk over the blocks of a document in search of lists.
type list struct {
	out    map[int]entry
	open   bool // below a heading of coming things
	titled bool // it is the title of the document
	cover  span // what it covers
	items  int  // items so far
	date   *doc.Date
}

// block reads one block, sentences [from,to).
func (l *list) block(b *Book, bi, from, to int) {
	kind := b.d.Blocks[bi].Kind
	if kind == doc.Title || kind == doc.Heading || kind == doc.Paragraph {
		if date, cover, ok := b.heads(from, to, kind); ok {
			l.open, l.titled, l.cover, l.items, l.date = true, kind == doc.Title, cover, 0, date
			return
		}
	}
	if !l.open {
		return
	}
	item := kind == doc.ListItem || kind == doc.Paragraph && l.bare(b, bi, from, to)
	if item {
		l.items++
	} else {
		if date := b.dateLine(from, to); date != nil {
			l.date = date
			return
		}
		if !l.titled {
			l.open = false
			return
		}
	}
	if l.out == nil {
		l.out = map[int]entry{}
	}
	for i := from; i < to; i++ {
		l.out[i] = entry{item, l.date}
		if item && hasWords(b.sents[i]) {
			item = false // what follows in the block is told of the item
		}
	}
}

// longestItem is how long a paragraph may be that is an item, in words.
const longestItem = 30

// bare tells whether a paragraph without a bullet is an item: one sentence
// below a heading such as «أجندة اليوم», or between two items.
func (l *list) bare(b *Book, bi, from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		n += wordsIn(b.sents[i].Tokens)
		if i > from && hasWords(b.sents[i-1]) {
			return false
		}
	}
	if n > longestItem || l.titled && b.bulleted() || past(b.sents[to-1]) {
		return false
	}
	between := l.items > 0 && bi+1 < len(b.d.Blocks) && b.d.Blocks[bi+1].Kind == doc.ListItem && b.d.Blocks[bi-1].Kind == doc.ListItem
	return between || l.cover != open && !b.onlyTime(b.sents[from], 0)
}

// bulleted tells whether the document has list items.
func (b *Book) bulleted() bool {
	for i := range b.d.Blocks {
		if b.d.Blocks[i].Kind == doc.ListItem {
			return true
		}
	}
	return false
}

// past tells whether a sentence tells what was.
func past(s *clause.Sentence) bool {
	for i := range s.Preds {
		if p := &s.Preds[i]; p.Verb && p.Perf && p.Rel == clause.Root {
			return true
		}
	}
	return false
}

// hasWords tells whether a sentence is more than a number before an item.
func hasWords(s *clause.Sentence) bool {
	for i := range s.Tokens {
		if f := s.Tokens[i].Fold; s.Tokens[i].POS != doc.Punct && f != "" && (f[0] < '0' || f[0] > '9') {
			return true
		}
	}
	return false
}

// heads tells whether the sentences [from,to) of one block are a heading of
// coming things, the date it gives them, and what it covers.
func (b *Book) heads(from, to int, kind doc.BlockKind) (*doc.Date, span, bool) {
	s := b.sents[from]
	if to != from+1 || len(s.Tokens) > longestHeading+2 {
		return nil, open, false
	}
	tk := s.Tokens
	for i := range tk {
		ps := b.w.headings[tk[i].Fold]
		if tk[i].Fold == "" || ps == nil {
			continue
		}
		for _, p := range ps {
			n := len(p.words)
			if i+n > len(tk) || !sameWords(tk[i:i+n], p.words) {
				continue
			}
			whole := wordsIn(tk[:i]) == 0 && (wordsIn(tk[i+n:]) == 0 || b.onlyTime(s, i+n))
			colon := tk[len(tk)-1].Fold == ":"
			if !whole && !(colon && (p.span != open || b.beforeList(from))) && (p.span == open || kind == doc.Paragraph) {
				continue
			}
			return b.headingDate(from, p.span), p.span, true
		}
	}
	return nil, open, false
}

// beforeList tells whether a list item follows upon the block of a sentence.
func (b *Book) beforeList(sent int) bool {
	next := b.d.Sentences[sent].Block + 1
	return next < len(b.d.Blocks) && b.d.Blocks[next].Kind == doc.ListItem
}

func sameWords(tk []doc.Token, words []string) bool {
	for i := range words {
		if tk[i].Fold != words[i] {
			return false
		}
	}
	return true
}

// wordsIn counts tokens that are no marks.
func wordsIn(tk []doc.Token) int {
	n := 0
	for i := range tk {
		if tk[i].POS != doc.Punct {
			n++
		}
	}
	return n
}

// onlyTime tells whether all words from token k on stand in time expressions.
func (b *Book) onlyTime(s *clause.Sentence, k int) bool {
	for ; k < len(s.Tokens); k++ {
		if s.Tokens[k].POS != doc.Punct && !inTime(s, k) {
			return false
		}
	}
	return true
}

func inTime(s *clause.Sentence, k int) bool {
	for i := range s.Times {
		if s.Times[i].From <= k && k < s.Times[i].To {
			return true
		}
	}
	return false
}

// headingDate is the date told in a heading, else what its words cover counted
// from publication.
func (b *Book) headingDate(sent int, cover span) *doc.Date {
	if d := b.firstDate(sent); d != nil {
		return d
	}
	if b.pub == "" || cover == open {
		return nil
	}
	out := &doc.Date{Excerpt: b.d.Excerpt(b.d.Sentences[sent].Span), From: b.pub, Granularity: "day"}
	if cover == week {
		out.To, out.Granularity = b.d.PubTime.Add(6*24*time.Hour).Format("2006-01-02"), "week"
	}
	return out
}

// firstDate is the first resolved date in a sentence that does not lie behind,
// or nil.
func (b *Book) firstDate(sent int) *doc.Date {
	s := b.sents[sent]
	for i := range s.Times {
		if s.Times[i].Use != clause.TimeAt || s.Times[i].Start == "" {
			continue
		}
		if d := b.read(sent).When(&s.Times[i], true); b.notPast(d) {
			return d
		}
	}
	return nil
}

// dateLine reads a short line within a list that names the date of what
// follows: «الإثنين 5 مارس:».
func (b *Book) dateLine(from, to int) *doc.Date {
	s := b.sents[from]
	if to != from+1 || wordsIn(s.Tokens) > longestDateLine || !b.onlyTime(s, 0) {
		return nil
	}
	return b.firstDate(from)
}

// dateEvents gives the events in list items that have no date of their own that
// of the list.
func (b *Book) dateEvents() {
	if b.list == nil {
		return
	}
	for i := range b.d.Events {
		e := &b.d.Events[i]
		x, ok := b.list[b.sentenceOf(e)]
		if !ok || !x.item || x.date == nil || e.Date != nil || e.Realis == doc.Negated || e.Historical {
			continue
		}
		date := *x.date
		e.Date = &date
		e.Trace = append(e.Trace, "date of the list, «"+strings.TrimSpace(date.Text)+"»")
		if e.Realis == doc.Actual && e.Claim == doc.Asserted && e.Trigger.Start == b.firstTrigger(e) {
			e.Realis = doc.Future
			e.Trace = append(e.Trace, "future: item of a list of what is to come")
		}
	}
}

// firstTrigger is where the first trigger of an event's sentence stands.
func (b *Book) firstTrigger(e *doc.Event) int {
	first := e.Trigger.Start
	for i := range b.d.Events {
		if x := &b.d.Events[i]; x.Sentence.Start == e.Sentence.Start {
			first = min(first, x.Trigger.Start)
		}
	}
	return first
}

// sentenceOf is the index of an event's sentence, or −1.
func (b *Book) sentenceOf(e *doc.Event) int {
	for i := range b.d.Sentences {
		if b.d.Sentences[i].Start == e.Sentence.Start {
			return i
		}
	}
	return -1
}
