package agenda

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// listItem makes one item of what was found in an item of a list, and of what
// names nothing known the whole line.
func (b *Book) listItem(i, at int, events []doc.Event, list entry) {
	s := b.sents[i]
	from, to := b.line(s)
	if from >= to || !hasWords(s) {
		b.items = b.items[:at]
		return
	}
	x := b.draft(i, from, from, to)
	x.listed = true
	if len(b.items) > at {
		first := b.items[at]
		x.tok = first.tok
		old := x.What
		x.AgendaItem = first.AgendaItem
		x.What = old
	} else {
		b.whole(i, &x)
	}
	x.Trace = append(x.Trace, "item of a list of what is to come")
	if own := b.firstDate(i); own != nil {
		x.When = own
	} else if list.date != nil {
		x.When = list.date
		x.Trace = append(x.Trace, "date of the list")
	}
	b.setting(i, &x)
	b.placeFirst(i, &x)
	b.items = append(b.items[:at], x)
}

// placeFirst reads «القاهرة: …», where an item begins with its place: it takes
// no part and says nothing.
func (b *Book) placeFirst(i int, x *draft) {
	s := b.sents[i]
	for id := range s.Phrases {
		ph := &s.Phrases[id]
		if ph.Pron || ph.From != x.from || ph.To >= len(s.Tokens) || s.Tokens[ph.To].Fold != ":" {
			continue
		}
		place := b.read(i).PlaceAt(id)
		if place == nil {
			continue
		}
		named := func(a doc.Actor) bool { return a.ID != "" && a.ID == ph.Who.Actor.ID }
		x.Where, x.Who, x.SaidBy = place, slices.DeleteFunc(slices.Clone(x.Who), named), slices.DeleteFunc(slices.Clone(x.SaidBy), named)
		return
	}
}

// line is a sentence without the marks around it.
func (b *Book) line(s *clause.Sentence) (from, to int) {
	to = len(s.Tokens)
	for from < to && mark(&s.Tokens[from]) {
		from++
	}
	for to > from && mark(&s.Tokens[to-1]) {
		to--
	}
	return from, to
}

// mark tells a bullet or stop, which are not what is told.
func mark(t *doc.Token) bool {
	switch t.Fold {
	case "\"", "«", "»", "(", ")", "%", "٪":
		return false
	}
	return t.POS == doc.Punct || t.POS == doc.Sym
}

// whole fills an item from its line alone.
func (b *Book) whole(i int, x *draft) {
	s := b.sents[i]
	if k := b.occasionIn(s, x.from, x.to); k >= 0 {
		x.tok, x.Occasion = k, s.Tokens[k].Lemma
	} else if len(s.Preds) > 0 {
		x.tok = s.Preds[0].Tok
		x.Occasion = s.Tokens[x.tok].Lemma
	}
	if len(s.Preds) > 0 {
		told := b.read(i).Told(0)
		x.SaidBy = append(x.SaidBy, told.SaidBy...)
		if x.Where = b.read(i).PlaceIn(x.from, x.to); x.Where == nil {
			x.Where = told.Place
		}
	}
}

// merge puts together what the document tells more than once: the item of a
// list stays, else one with a date, else that which names more of those who
// take part.
func (b *Book) merge() {
	out := b.items[:0]
next:
	for _, x := range b.items {
		for k := range out {
			if !same(&out[k], &x) {
				continue
			}
			y := &out[k]
			if better(&x, y) {
				x, *y = *y, x
			}
			y.take(&x)
			continue next
		}
		out = append(out, x)
	}
	b.items = out
}

func better(x, y *draft) bool {
	if x.listed != y.listed {
		return x.listed
	}
	if (x.When == nil) != (y.When == nil) {
		return y.When == nil
	}
	return len(x.Who)+len(x.Recipient) > len(y.Who)+len(y.Recipient)
}

// take adds to y what the other telling knows.
func (y *draft) take(x *draft) {
	if x.Sentence.Start != y.Sentence.Start {
		y.Also = append(y.Also, x.Sentence.Excerpt)
	}
	y.Also = append(y.Also, x.Also...)
	if len(y.SaidBy) == 0 {
		y.SaidBy = x.SaidBy
	}
	if y.Where == nil {
		y.Where = x.Where
	}
	if y.Event == "" {
		y.Event, y.Type, y.Mode = x.Event, x.Type, x.Mode
	}
	y.Trace = append(y.Trace, "told more than once")
}

// same tells whether two items are one thing: the same kind of occasion, no
// other date, and of those who take part in one all in the other.
func same(x, y *draft) bool {
	if x.When != nil && y.When != nil && (x.When.From != y.When.From || x.When.To != y.When.To) {
		return false
	}
	if x.Type != "" && y.Type != "" {
		if x.Type != y.Type {
			return false
		}
	} else if x.Occasion != y.Occasion {
		return false
	}
	a, b := everybody(x), everybody(y)
	if len(a) == 0 || len(b) == 0 {
		return x.When != nil && y.When != nil && x.Occasion == y.Occasion
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < len(b) && x.When == nil && y.When == nil && x.Occasion != y.Occasion {
		return false // «سيتحدث ترامب» need not be his meeting with another
	}
	for i := range a {
		if !among(&a[i], b) {
			return false
		}
	}
	return true
}

func everybody(x *draft) []doc.Actor {
	return append(x.Who[:len(x.Who):len(x.Who)], x.Recipient...)
}

func among(a *doc.Actor, list []doc.Actor) bool {
	for i := range list {
		x := &list[i]
		if a.ID != "" && a.ID == x.ID || a.Text != "" && a.Text == x.Text || a.ID == "" && x.ID == "" && a.Code != "" && a.Code == x.Code && a.Sector == x.Sector {
			return true
		}
	}
	return false
}
