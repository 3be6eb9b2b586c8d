package coder

import (
	"sort"

	"github.com/sijil-news/sijil/doc"
)

// mostNear is how many events of its type before an event, and as many after it,
// may be found to tell the same. No article has so many; a list of thousands is
// read in a time that grows with it, and not with its square.
const mostNear = 100

// nearby finds events of one type that are near each other in the order of the
// text.
type nearby struct {
	all  []int // of a document with few events: all of them
	of   map[string][]int
	rank []int // of each event among those of its type
}

func newNearby(events []doc.Event) *nearby {
	n := &nearby{}
	if len(events) <= mostNear {
		n.all = make([]int, len(events))
		for i := range n.all {
			n.all[i] = i
		}
		return n
	}
	n.of, n.rank = map[string][]int{}, make([]int, len(events))
	for i := range events {
		t := events[i].Type
		n.rank[i] = len(n.of[t])
		n.of[t] = append(n.of[t], i)
	}
	return n
}

// around are events in the order of the text, those of the type of event i that
// are near it among them.
func (n *nearby) around(t string, i int) []int {
	if n.all != nil {
		return n.all
	}
	list, at := n.of[t], n.rank[i]
	return list[max(0, at-mostNear):min(len(list), at+mostNear+1)]
}

// before are those that stand before event i, after those that stand after it.
func (n *nearby) before(t string, i int) []int {
	if n.all != nil {
		return n.all[:i]
	}
	list, at := n.of[t], n.rank[i]
	return list[max(0, at-mostNear):at]
}

func (n *nearby) after(t string, i int) []int {
	if n.all != nil {
		return n.all[i+1:]
	}
	list, at := n.of[t], n.rank[i]
	return list[at+1 : min(len(list), at+1+mostNear)]
}

// mostAbout is how many events, of whatever type, and statements are looked
// through around one. An article has fewer.
const mostAbout = 400

// about are the events from..to around one at a byte of the text, all of a
// document with few.
func about(d *doc.Document, at int) (from, to int) {
	n := len(d.Events)
	if n <= mostAbout {
		return 0, n
	}
	i := sort.Search(n, func(k int) bool { return d.Events[k].Sentence.Start >= at })
	return max(0, i-mostAbout), min(n, i+mostAbout)
}

// spokenNear are the statements around a byte of the text, all of a document
// with few.
func spokenNear(said []doc.Spoken, at int) []doc.Spoken {
	if len(said) <= mostAbout {
		return said
	}
	i := sort.Search(len(said), func(k int) bool { return said[k].At >= at })
	return said[max(0, i-mostAbout):min(len(said), i+mostAbout)]
}
