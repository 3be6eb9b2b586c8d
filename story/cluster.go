package story

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// Ref names a report.
type Ref struct {
	Article *Article
	Index   int // in Article.Reports
}

// Report is the one that is named.
func (r Ref) Report() *Report { return &r.Article.Reports[r.Index] }

func (r Ref) key() int64 { return r.Report().Key }

// Join is a report that is told to be of one event with another one.
type Join struct {
	Report, Other Ref
	Reasons       Reasons
}

// Book is which reports are of one event so far.
type Book interface {
	// Story is the story of a report, 0 for none.
	Story(key int64) int64
	// Members are the reports of the story of r, r itself where it has none,
	// against which another one is held.
	Members(r Ref) ([]Ref, error)
	// Parted tells whether an analyst parted two reports, or any others of
	// their stories.
	Parted(a, b Ref) (bool, error)
	// Join puts the report of j into the story of the other one, which is made
	// where there is none. Where both have one, the two stories become one.
	Join(j Join) error
}

// How well a report must fit the others of a story that it joins, and two
// stories must fit to become one.
const (
	fitMembers = -2.5 // mean score against the members
	fewest     = 0.4  // part of the members that it is not vetoed against
	bridge     = 1.5  // score that makes two stories one
)

// pairing is two reports and what speaks for them.
type pairing struct {
	Join
	score float32
}

// Link compares the reports of an article with those of others that came before
// and among each other, and joins what is of one event, the surest first.
// Returned are the others of which the article is a copy or rewrite.
func Link(a *Article, others []*Article, book Book) (copies []*Article, err error) {
	seen := couples{}
	list := pairings(a, others, seen)
	slices.SortStableFunc(list, func(x, y pairing) int { return cmp.Compare(y.score, x.score) })
	for _, p := range list {
		if err := join(p, book, seen); err != nil {
			return nil, err
		}
	}
	for _, b := range others {
		if seen.pair(a, b).Copy {
			copies = append(copies, b)
		}
	}
	return copies, nil
}

// couples are pairs of articles that were compared.
type couples map[[2]*Article]*Pair

func (c couples) pair(a, b *Article) *Pair {
	p := c[coupleOf(a, b)]
	if p == nil {
		p = &Pair{Topic: 1}
		if a != b {
			*p = Both(a, b)
		}
		c.put(a, b, p)
	}
	return p
}

func (c couples) put(a, b *Article, p *Pair) { c[coupleOf(a, b)] = p }

func coupleOf(a, b *Article) [2]*Article {
	if a.Number > b.Number {
		a, b = b, a
	}
	return [2]*Article{a, b}
}

// pairings are the pairs that pass the threshold. The other articles are
// compared at once; what comes out is in their order.
func pairings(a *Article, others []*Article, seen couples) []pairing {
	var list []pairing
	own := seen.pair(a, a)
	for i := range a.Reports {
		for j := range i {
			list = pairs(list, Ref{a, i}, Ref{a, j}, own)
		}
	}
	found, both := make([][]pairing, len(others)), make([]Pair, len(others))
	var wait sync.WaitGroup
	n := min(len(others), runtime.GOMAXPROCS(0), mostAtOnce)
	for k := range n {
		wait.Go(func() {
			for o := k; o < len(others); o += n {
				both[o] = Both(a, others[o])
				found[o] = between(a, others[o], &both[o])
			}
		})
	}
	wait.Wait()
	for o, b := range others {
		seen.put(a, b, &both[o])
		list = append(list, found[o]...)
	}
	return list
}

// mostAtOnce is how many pairs of articles are compared at once at most.
const mostAtOnce = 4

// between are the pairs of two articles.
func between(a, b *Article, pair *Pair) (list []pairing) {
	for i := range a.Reports {
		for j := range b.Reports {
			list = pairs(list, Ref{a, i}, Ref{b, j}, pair)
		}
	}
	return list
}

func pairs(list []pairing, p, q Ref, pair *Pair) []pairing {
	if p.Report().kind&q.Report().with == 0 { // most pairs
		return list
	}
	r, v := Compare(p.Article, p.Report(), q.Article, q.Report(), pair)
	if s := r.Score(); v == "" && s >= Threshold {
		list = append(list, pairing{Join{p, q, r}, s})
	}
	return list
}

// join makes two reports one event where their stories allow it.
func join(p pairing, book Book, seen couples) error {
	x, y := book.Story(p.Report.key()), book.Story(p.Other.key())
	if x != 0 && (x == y || y != 0 && p.score < bridge) {
		return nil
	}
	left, err := book.Members(p.Report)
	if err != nil {
		return err
	}
	right, err := book.Members(p.Other)
	if err != nil {
		return err
	}
	if !fit(left, right, seen) {
		return nil
	}
	if parted, err := book.Parted(p.Report, p.Other); parted || err != nil {
		return err
	}
	return book.Join(p.Join)
}

// fit tells whether two groups of reports can be one event: what any two of
// them say against it is weighed with what others say for it, so that no chain
// of chance likenesses grows.
func fit(left, right []Ref, seen couples) bool {
	var sum float32
	n, vetoed := 0, 0
	for _, p := range left {
		for _, q := range right {
			r, v := Compare(p.Article, p.Report(), q.Article, q.Report(), seen.pair(p.Article, q.Article))
			switch {
			case v == SameSentence:
				return false
			case v != "":
				vetoed++
			default:
				n++
				sum += r.Score()
			}
		}
	}
	return n > 0 && float32(n) >= fewest*float32(n+vetoed) && sum/float32(n) >= fitMembers
}
