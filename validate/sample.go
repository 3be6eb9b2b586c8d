package validate

import (
	"cmp"
	"container/heap"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Design says how a sample is drawn.
type Design struct {
	N     int      // events to draw
	By    []string // what strata are made by, see Keys; the first is kept longest
	Min   int      // at least so many of each stratum; 0 means two, as long as half of the sample is left to be shared by size
	Seed  uint64
	Bands Bands // of confidence; nil takes DefaultBands
}

// Sampler takes events one by one and draws of them. What it holds grows with
// the sample and the number of strata, not with the events.
//
// Each event has a random number that comes of the seed and its id; those with
// the lowest numbers are drawn. So the sample does not depend on the order in
// which the events come.
type Sampler struct {
	design Design
	divide divider
	leaves map[string]*leaf
	lowest units // a heap: the events with the lowest numbers of all
	room   int   // how many of them are held
	events int64
}

// unit is an event that may be drawn.
type unit struct {
	number uint64
	row    *Row
	leaf   *leaf
}

// leaf is a stratum before some are joined.
type leaf struct {
	values []string
	size   int64
	lowest []unit // the events with the lowest numbers, ascending; at least so many can be drawn
}

// spare is how many times the sample is held, so that each stratum has enough
// for its share: a share of two is missed once in a million samples.
const spare = 8

// leastDrawn is the least number of events of a stratum of which a variance can
// be estimated.
const leastDrawn = 2

// NewSampler checks the design.
func NewSampler(d Design) (*Sampler, error) {
	if d.Bands == nil {
		d.Bands = DefaultBands()
	}
	switch {
	case d.N < 1:
		return nil, fmt.Errorf("a sample has 1 event or more, not %d", d.N)
	case d.Min < 0 || d.Min > d.N:
		return nil, fmt.Errorf("the least number of a stratum lies between 0 and the size of the sample (%d), not %d", d.N, d.Min)
	}
	divide, err := newDivider(d.By, d.Bands)
	if err != nil {
		return nil, err
	}
	return &Sampler{design: d, divide: divide, leaves: map[string]*leaf{}, room: spare * d.N}, nil
}

// least is how many of each stratum are drawn at least.
func (s *Sampler) least() int {
	if s.design.Min == 0 {
		return min(leastDrawn, s.design.N)
	}
	return s.design.Min
}

// Add takes an event. Nothing of it is held by reference.
func (s *Sampler) Add(e *doc.Event) {
	values := s.divide.values(e)
	name := strings.Join(values, "\x00")
	l := s.leaves[name]
	if l == nil {
		for i := range values { // they may be part of a long text
			values[i] = strings.Clone(values[i])
		}
		l = &leaf{values: values}
		s.leaves[strings.Join(values, "\x00")] = l
	}
	l.size++
	s.events++
	u := unit{number: s.number(e.ID), leaf: l}
	if s.holds(u) {
		u.row = newRow(e)
		s.keep(u)
	}
}

// number is the random number of an event.
func (s *Sampler) number(id string) uint64 {
	sum := sha256.Sum256([]byte(strconv.FormatUint(s.design.Seed, 10) + " " + id))
	return binary.BigEndian.Uint64(sum[:])
}

func (s *Sampler) holds(u unit) bool {
	return len(s.lowest) < s.room || u.number < s.lowest[0].number ||
		len(u.leaf.lowest) < s.least() || u.number < u.leaf.lowest[len(u.leaf.lowest)-1].number
}

func (s *Sampler) keep(u unit) {
	if len(s.lowest) < s.room {
		heap.Push(&s.lowest, u)
	} else if u.number < s.lowest[0].number {
		s.lowest[0] = u
		heap.Fix(&s.lowest, 0)
	}
	l := u.leaf
	at, _ := slices.BinarySearchFunc(l.lowest, u, byNumber)
	if l.lowest = slices.Insert(l.lowest, at, u); len(l.lowest) > s.least() {
		l.lowest = l.lowest[:s.least()]
	}
}

// Stratum is one stratum of a sample.
type Stratum struct {
	Name  string
	Size  int64 // events of it
	Drawn int
}

// Sample is what was drawn.
type Sample struct {
	Rows   []*Row // in random order
	Strata []Stratum
	Events int64 // of all strata
	Joined int   // strata that were too small and are now part of another
}

// Draw draws the sample. It fails where an id stands twice: the same input was
// given twice, and counts would be wrong.
func (s *Sampler) Draw() (*Sample, error) {
	out := &Sample{Events: s.events}
	strata := s.join()
	out.Joined = len(s.leaves) - len(strata)
	shares(strata, s.design.N, s.least())
	held := s.held()
	for _, st := range strata {
		drawn, err := st.draw(held, s.floor())
		if err != nil {
			return nil, err
		}
		name := s.divide.name(st.values)
		out.Strata = append(out.Strata, Stratum{name, st.size, len(drawn)})
		for _, u := range drawn {
			u.row.Stratum, u.row.Size, u.row.Seed = name, st.size, s.design.Seed
			out.Rows = append(out.Rows, u.row)
		}
	}
	slices.SortFunc(out.Rows, func(a, b *Row) int { return cmp.Compare(s.number(a.ID), s.number(b.ID)) })
	return out, nil
}

// floor is the number up to which all events are held, of whatever stratum.
func (s *Sampler) floor() uint64 {
	if len(s.lowest) < s.room {
		return ^uint64(0)
	}
	return s.lowest[0].number
}

// held lists the events held of each leaf, ascending.
func (s *Sampler) held() map[*leaf][]unit {
	out := map[*leaf][]unit{}
	for _, u := range s.lowest {
		out[u.leaf] = append(out[u.leaf], u)
	}
	for _, l := range s.leaves {
		all := append(out[l], l.lowest...)
		slices.SortFunc(all, byNumber)
		out[l] = slices.CompactFunc(all, func(a, b unit) bool { return a.row == b.row })
	}
	return out
}

// draw takes the events with the lowest numbers of a stratum. Of each leaf all
// events up to some number are held; only up to the least of these can be taken.
func (st *stratum) draw(held map[*leaf][]unit, floor uint64) ([]unit, error) {
	var all []unit
	top := ^uint64(0)
	for _, l := range st.leaves {
		own := held[l]
		all = append(all, own...)
		if int64(len(own)) < l.size {
			top = min(top, max(floor, l.lowest[len(l.lowest)-1].number))
		}
	}
	slices.SortFunc(all, byNumber)
	for i := range all[:max(0, len(all)-1)] {
		if all[i].row.ID == all[i+1].row.ID {
			return nil, fmt.Errorf("event %s stands twice in the input: name each file once (or keep the articles in a register, which holds each once: sijil add)", all[i].row.ID)
		}
	}
	n := 0
	for n < len(all) && n < st.share && all[n].number <= top {
		n++
	}
	return all[:n], nil
}

func byNumber(a, b unit) int { return cmp.Compare(a.number, b.number) }

// units is a heap with the highest number on top.
type units []unit

func (u units) Len() int           { return len(u) }
func (u units) Less(i, j int) bool { return u[i].number > u[j].number }
func (u units) Swap(i, j int)      { u[i], u[j] = u[j], u[i] }
func (u *units) Push(x any)        { *u = append(*u, x.(unit)) }
func (u *units) Pop() any {
	last := (*u)[len(*u)-1]
	*u = (*u)[:len(*u)-1]
	return last
}
