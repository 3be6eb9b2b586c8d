package agenda

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// Reader is what the coder says of one sentence beyond its events.
type Reader interface {
	// Told says of a predicate what an event has beside type and participants.
	Told(pred int) *doc.Event
	// Actors writes phrases as participants.
	Actors(phrases []int) []doc.Actor
	// PlaceIn is the first place told in tokens [from,to), or nil.
	PlaceIn(from, to int) *doc.Place
	// PlaceAt is the place a phrase names, or nil.
	PlaceAt(phrase int) *doc.Place
	// IsPlace tells whether a phrase says where, rather than who.
	IsPlace(phrase int) bool
	// When writes a time expression; ahead takes the reading of what is to come.
	When(t *clause.Time, ahead bool) *doc.Date
}

// Book is the agenda of one document in the making.
type Book struct {
	w     *Words
	d     *doc.Document
	sents []*clause.Sentence
	read  func(sent int) Reader
	pub   string // day of publication, "" where unknown
	list  map[int]entry
	items []draft
}

// draft is an item with the words it was found by.
type draft struct {
	doc.AgendaItem
	sent     int
	tok      int // token that names it
	from, to int // tokens of What
	listed   bool
}

// Open looks for lists of coming things in a document whose sentences are
// coded, and gives their events the date of the list. It comes before dates are
// shared between events, Fill after that.
func (w *Words) Open(d *doc.Document, sents []*clause.Sentence, read func(sent int) Reader) *Book {
	b := &Book{w: w, d: d, sents: sents, read: read}
	if !d.PubTime.IsZero() {
		b.pub = d.PubTime.Format("2006-01-02")
	}
	b.list = b.lists()
	b.dateEvents()
	return b
}

// Fill writes Document.Agenda: by date, what has none last.
func (b *Book) Fill() {
	e := 0
	for i := range b.sents {
		from := e
		for e < len(b.d.Events) && b.d.Events[e].Sentence.Start == b.d.Sentences[i].Start {
			e++
		}
		b.sentence(i, b.d.Events[from:e])
	}
	b.merge()
	for i := range b.items {
		it := &b.items[i].AgendaItem
		it.ID = itemID(it)
		b.d.Agenda = append(b.d.Agenda, *it)
	}
	sort.SliceStable(b.d.Agenda, func(i, j int) bool { return b.d.Agenda[i].Day() < b.d.Agenda[j].Day() })
}

func from(it *doc.AgendaItem) string {
	if it.When == nil {
		return ""
	}
	return it.When.From
}

func itemID(it *doc.AgendaItem) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s|%d|%s|%s", it.DocID, it.What.Start, it.What.Text, from(it)))
	return hex.EncodeToString(sum[:8])
}

// sentence finds the items of one sentence.
func (b *Book) sentence(i int, events []doc.Event) {
	at := len(b.items)
	list, below := b.list[i]
	if !below && !b.mayTell(i, events) {
		return
	}
	b.events(i, events)
	b.verbs(i, at, events)
	b.nouns(i, at, events)
	found := b.items[at:]
	sort.SliceStable(found, func(x, y int) bool { return found[x].tok < found[y].tok })
	if !below {
		return
	}
	if list.item {
		b.listItem(i, at, events, list)
		return
	}
	for k := range found {
		if found[k].When == nil {
			found[k].When = list.date
			found[k].Trace = append(found[k].Trace, "date of the title")
		}
	}
}

// mayTell tells cheaply whether a sentence may announce anything.
func (b *Book) mayTell(i int, events []doc.Event) bool {
	for k := range events {
		if events[k].Realis == doc.Future || events[k].Realis == doc.Hypothetical {
			return true
		}
	}
	s := b.sents[i]
	if len(s.Times) > 0 {
		return true
	}
	for k := range s.Preds {
		if s.Preds[k].Fut {
			return true
		}
	}
	for k := range s.Tokens {
		if b.w.announced.has(s.Tokens[k].Key) {
			return true
		}
	}
	return false
}

// draft begins an item that token tok names and tokens [from,to) tell.
func (b *Book) draft(i, tok, from, to int) draft {
	s, d := b.sents[i], b.d
	se := &d.Sentences[i]
	x := draft{sent: i, tok: tok, from: from, to: to}
	x.AgendaItem = doc.AgendaItem{DocID: d.ID, URL: d.URL, Publisher: d.Publisher, Published: d.Published, Lang: d.Lang, Version: d.Version,
		Who: []doc.Actor{}, SaidBy: []doc.Actor{}, Realis: doc.Future, Occasion: s.Tokens[tok].Lemma}
	x.Sentence = doc.SentenceRef{Excerpt: d.Excerpt(se.Span), Block: d.Blocks[se.Block].Kind}
	x.What = d.Excerpt(words(s, from, to))
	return x
}

// words is the span of tokens [from,to), without proclitics before them save
// that of the future.
func words(s *clause.Sentence, from, to int) doc.Span {
	t := &s.Tokens[from]
	start := t.Start
	switch {
	case t.POS == doc.Punct:
	case t.Pro.Has(doc.ProSa):
		start = t.WordStart
	default:
		start = t.StemOrWordStart()
	}
	return doc.Span{Start: start, End: s.Tokens[to-1].End}
}

// notPast tells whether a date does not end before the day of publication.
func (b *Book) notPast(d *doc.Date) bool {
	if d == nil || d.From == "" {
		return false
	}
	end := d.To
	if end == "" {
		end = d.From
	}
	if b.pub == "" {
		return true
	}
	if len(d.From) == len("2006") && d.From < b.pub[:len("2006")] {
		return false // «خلال الأعوام الماضية» ends this year
	}
	return end >= b.pub[:min(len(end), len(b.pub))]
}

// ahead tells whether a date begins after the day of publication, or after the
// month or year of it where it says no more.
func (b *Book) ahead(d *doc.Date) bool {
	return d != nil && d.From != "" && b.pub != "" && d.From > b.pub[:min(len(d.From), len(b.pub))]
}
