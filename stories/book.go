package stories

import (
	"cmp"
	"context"
	"slices"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/story"
)

// book holds the stories that a batch touches, and what is to be written of
// them. It is story.Book.
type book struct {
	ctx    context.Context
	tx     store.Tx
	shelf  *shelf
	of     map[int64]int64     // story of an event, 0 for none
	read   map[int64]bool      // documents whose events are in of
	tales  map[int64]*tale     // by key
	next   int64               // key of the next new story
	parted map[[2]string]bool  // ids of events that were parted by hand
	same   map[string][]string // and of those that were joined, both ways
	events map[int64]story.Ref // by key, of the documents that were read
}

// tale is a story as the batch knows it.
type tale struct {
	key     int64
	id      string
	lead    int64
	members []member // in the order of their keys
	isNew   bool
	changed bool
	gone    bool // into another one
}

type member struct {
	event, doc int64
	other      int64 // 0 for none
	reasons    []byte
	isNew      bool // not written yet
}

func newBook(ctx context.Context, tx store.Tx, s *shelf) (*book, error) {
	b := &book{ctx: ctx, tx: tx, shelf: s, of: map[int64]int64{}, read: map[int64]bool{}, tales: map[int64]*tale{}, parted: map[[2]string]bool{}, same: map[string][]string{}, events: map[int64]story.Ref{}}
	last, _, err := store.Scalar[int64](ctx, tx, "SELECT coalesce(max(key), 0) FROM stories")
	if err != nil {
		return nil, err
	}
	b.next = last + 1
	hands, err := decisions(ctx, tx)
	for _, h := range hands {
		if h.Same {
			b.same[h.A], b.same[h.B] = append(b.same[h.A], h.B), append(b.same[h.B], h.A)
		} else {
			b.parted[[2]string{h.A, h.B}] = true
		}
	}
	return b, err
}

// take makes the events of articles known, with their stories.
func (b *book) take(list []*story.Article) error {
	var numbers []int64
	for _, a := range list {
		if b.read[a.Number] {
			continue
		}
		b.read[a.Number] = true
		numbers = append(numbers, a.Number)
		for i := range a.Reports {
			b.events[a.Reports[i].Key] = story.Ref{Article: a, Index: i}
		}
	}
	return chunks(numbers, func(part []int64) error {
		_, err := store.Collect(b.ctx, b.tx, func(row store.Row) (struct{}, error) {
			var key, of int64
			err := row.Scan(&key, &of)
			if _, changed := b.of[key]; !changed {
				b.of[key] = of
			}
			return struct{}{}, err
		}, "SELECT key, story FROM events WHERE doc IN ("+store.Marks(len(part))+") AND story IS NOT NULL", args(part)...)
		return err
	})
}

// tale gives a story, read from the register where it was not before.
func (b *book) tale(key int64) (*tale, error) {
	if t := b.tales[key]; t != nil {
		return t, nil
	}
	t := &tale{key: key}
	var err error
	t.members, err = store.Collect(b.ctx, b.tx, func(row store.Row) (m member, err error) {
		var other *int64
		var id []byte
		if err = row.Scan(&m.event, &m.doc, &other, &m.reasons, &id, &t.lead); err != nil {
			return m, err
		}
		t.id = store.UnpackID(id)
		if other != nil {
			m.other = *other
		}
		return m, nil
	}, "SELECT j.event, e.doc, j.other, j.reasons, s.id, s.lead FROM stories s JOIN joins j ON j.story = s.key JOIN events e ON e.key = j.event WHERE s.key = ? ORDER BY j.event", key)
	if err != nil {
		return nil, err
	}
	b.tales[key] = t
	for _, m := range t.members {
		b.of[m.event] = key
	}
	return t, nil
}

// Story is the story of an event, 0 for none.
func (b *book) Story(key int64) int64 { return b.of[key] }

// How many of the first and of the last reports of a story a new one is held
// against.
const (
	firstHeld = 3
	lastHeld  = 5
)

// Members are the first and the last reports of a story; without those that
// only a decision binds to r, since they need not be alike.
func (b *book) Members(r story.Ref) ([]story.Ref, error) {
	event := r.Report().Key
	if b.of[event] == 0 {
		return []story.Ref{r}, nil
	}
	t, err := b.tale(b.of[event])
	if err != nil {
		return nil, err
	}
	list := t.around(event)
	if len(list) > firstHeld+lastHeld {
		list = append(slices.Clone(list[:firstHeld]), list[len(list)-lastHeld:]...)
	}
	var numbers []int64
	for _, m := range list {
		if _, ok := b.events[m.event]; !ok && !slices.Contains(numbers, m.doc) {
			numbers = append(numbers, m.doc)
		}
	}
	more, err := b.shelf.get(b.ctx, b.tx, numbers)
	if err == nil {
		err = b.take(more)
	}
	var out []story.Ref
	for _, m := range list {
		if r, ok := b.events[m.event]; ok {
			out = append(out, r)
		}
	}
	return out, err
}

// around are the members that more than decisions bind to one of them.
func (t *tale) around(event int64) []member {
	if !slices.ContainsFunc(t.members, member.byHand) {
		return t.members
	}
	near := map[int64]bool{event: true}
	for grown := true; grown; {
		grown = false
		for _, m := range t.members {
			if m.other != 0 && !m.byHand() && near[m.event] != near[m.other] {
				near[m.event], near[m.other], grown = true, true, true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(t.members), func(m member) bool { return !near[m.event] })
}

// byHand tells whether an analyst bound it.
func (m member) byHand() bool {
	return len(m.reasons) > 0 && story.UnpackReasons(m.reasons)[story.ByHand] > 0
}

// Parted tells whether the stories of two events hold two that were parted by
// hand; either may be 0, where the event stands alone.
func (b *book) Parted(p, q story.Ref) (bool, error) {
	if len(b.parted) == 0 {
		return false, nil
	}
	left, err := b.ids(p)
	if err != nil {
		return false, err
	}
	right, err := b.ids(q)
	if err != nil {
		return false, err
	}
	for _, x := range left {
		for _, y := range right {
			if b.parted[[2]string{x, y}] || b.parted[[2]string{y, x}] {
				return true, nil
			}
		}
	}
	return false, nil
}

// ids are the ids of the events of a report's story, or its own.
func (b *book) ids(r story.Ref) ([]string, error) {
	key := b.of[r.Report().Key]
	if key == 0 {
		return []string{r.Report().ID}, nil
	}
	t, err := b.tale(key)
	if err != nil {
		return nil, err
	}
	var keys []int64
	for _, m := range t.members {
		keys = append(keys, m.event)
	}
	var out []string
	err = chunks(keys, func(part []int64) error {
		list, err := store.Collect(b.ctx, b.tx, func(row store.Row) (string, error) {
			var id []byte
			err := row.Scan(&id)
			return store.UnpackID(id), err
		}, "SELECT id FROM events WHERE key IN ("+store.Marks(len(part))+")", args(part)...)
		out = append(out, list...)
		return err
	})
	return out, err
}

// Join puts two reports into one story.
func (b *book) Join(j story.Join) (err error) {
	x, y := b.of[j.Report.Report().Key], b.of[j.Other.Report().Key]
	switch {
	case x == 0 && y == 0:
		if y, err = b.found(j.Other, j.Report); err != nil {
			return err
		}
	case y == 0: // the other one comes into the story of this
		j.Report, j.Other, x, y = j.Other, j.Report, 0, x
	}
	into, err := b.tale(y)
	if err != nil {
		return err
	}
	if x == 0 {
		b.add(into, j.Report, j.Other.Report().Key, j.Reasons.Pack())
		return nil
	}
	from, err := b.tale(x)
	if err != nil {
		return err
	}
	p, q := j.Report.Report().Key, j.Other.Report().Key
	if len(from.members) > len(into.members) {
		into, from, p, q = from, into, q, p
	}
	b.move(from, into, p, q, j.Reasons.Pack())
	return nil
}

// found makes a story of a report; it is led by that which tells more of its
// event, by this or by the one that comes to it.
func (b *book) found(first, second story.Ref) (int64, error) {
	r := first.Report()
	t := &tale{key: b.next, id: r.ID, lead: r.Key, isNew: true}
	taken, _, err := store.Scalar[int64](b.ctx, b.tx, "SELECT key FROM stories WHERE id = ?", store.PackID(r.ID))
	if err != nil {
		return 0, err
	}
	if taken != 0 { // the report was taken out of the story that is called by it
		t.id = second.Report().ID
	}
	if richness(second.Report()) > richness(r) {
		t.lead = second.Report().Key
	}
	b.next++
	b.tales[t.key] = t
	b.add(t, first, 0, nil)
	return t.key, nil
}

func (b *book) add(t *tale, r story.Ref, other int64, reasons []byte) {
	m := member{event: r.Report().Key, doc: r.Article.Number, other: other, reasons: reasons, isNew: true}
	t.put(m)
	b.of[m.event] = t.key
}

// move brings all reports of a story into another one, event bound to other by
// reasons. What bound them to each other stays.
func (b *book) move(from, to *tale, event, other int64, reasons []byte) {
	for _, m := range from.members {
		m.isNew = true
		to.put(m)
		b.of[m.event] = to.key
	}
	from.members, from.gone, from.changed = nil, true, true
	to.bind(event, other, reasons)
}

// bind binds a report to another one, and turns the way on which it was bound
// so far: each report of a story is bound to one, the first to none.
func (t *tale) bind(event, other int64, reasons []byte) {
	for event != 0 {
		i, ok := t.find(event)
		if !ok {
			return
		}
		m := &t.members[i]
		event, m.other, other = m.other, other, m.event
		m.reasons, reasons = reasons, m.reasons
	}
}

func (t *tale) find(event int64) (int, bool) {
	return slices.BinarySearchFunc(t.members, event, func(m member, key int64) int { return cmp.Compare(m.event, key) })
}

func (t *tale) put(m member) {
	at, _ := t.find(m.event)
	t.members = slices.Insert(t.members, at, m)
	t.changed = true
}

// richness is how much a report tells of its event.
func richness(r *story.Report) int {
	n := 0
	for _, ok := range []bool{len(r.Actors) > 0, len(r.Recipients) > 0, r.Place != "", r.Told != "", r.Mode != ""} {
		if ok {
			n++
		}
	}
	return n
}
