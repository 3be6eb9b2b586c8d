package validate

import "math"

// Estimate is how often something that was coded is right.
type Estimate struct {
	Judged int     `json:"judged"` // yes or no, by one judge or more
	Right  float64 `json:"right"`  // of them; where judges differ, the share who say yes
	Unsure int     `json:"unsure"` // nobody said yes or no
	Blank  int     `json:"blank"`  // not judged by anybody

	Plain    Interval `json:"plain"`    // of the judged events as they are
	Weighted Interval `json:"weighted"` // of all events from which they were drawn
	// Effective is how many events drawn at random from all would tell as much;
	// 0 where all events were judged, so that nothing is left to chance.
	Effective float64 `json:"effective_n"`
	Deff      float64 `json:"deff"`    // design effect: Judged through Effective
	Covered   float64 `json:"covered"` // share of all events whose stratum has judged ones
}

// state is whether an event was judged.
type state uint8

const (
	blankBallot  state = iota
	unsureBallot       // nobody said yes or no
	judgedBallot
)

// ballot is what became of one event of the sample under one measure.
type ballot struct {
	item  *Item
	state state
	right float64 // share of the judges who say yes, of those who say yes or no
}

// domain are sums over the judged events of one stratum.
type domain struct {
	size      float64 // events of the stratum
	judged    int     // of them, also those outside the domain
	in, right float64 // of the domain: events, and how many of them are right
	squares   float64 // sum of the squares of their shares
}

// estimate reckons with the ballots of one measure. in picks the events that are
// meant, the domain; nil means all.
//
// The weight of an event is the size of its stratum by the number judged in it;
// a domain is estimated as a ratio, its variance by linearization; see
// docs/validation.md.
func estimate(ballots []ballot, in func(*Item) bool) Estimate {
	var e Estimate
	var strata []*domain
	at := map[string]*domain{}
	for _, b := range ballots {
		d := at[b.item.Stratum]
		if d == nil {
			d = &domain{size: float64(b.item.Size)}
			at[b.item.Stratum] = d
			strata = append(strata, d)
		}
		inside := in == nil || in(b.item)
		if inside {
			e.count(b)
		}
		if b.state == judgedBallot {
			d.add(inside, b.right)
		}
	}
	if e.Judged == 0 {
		return e
	}
	e.Plain = Wilson(e.Right/float64(e.Judged), float64(e.Judged))
	e.weigh(strata)
	return e
}

func (e *Estimate) count(b ballot) {
	switch b.state {
	case judgedBallot:
		e.Judged++
		e.Right += b.right
	case unsureBallot:
		e.Unsure++
	default:
		e.Blank++
	}
}

func (d *domain) add(inside bool, right float64) {
	d.judged++
	if inside {
		d.in++
		d.right += right
		d.squares += right * right
	}
}

// weigh fills the weighted figures.
func (e *Estimate) weigh(strata []*domain) {
	var all, covered, total, right float64
	for _, d := range strata {
		all += d.size
		if d.judged > 0 {
			covered += d.size
			total += d.size / float64(d.judged) * d.in
			right += d.size / float64(d.judged) * d.right
		}
	}
	e.Covered = covered / all
	p := right / total
	var found, equal float64 // variance as found, and if all strata were alike
	for _, d := range strata {
		f, q := d.variance(p)
		found += f
		equal += q
	}
	found, equal = found/(total*total), equal/(total*total)
	// what a few events of small strata happen to agree on narrows nothing
	v := math.Max(found, p*(1-p)*equal)
	n := 1 / equal
	if v > 0 {
		n = p * (1 - p) / v
	}
	if n = math.Min(n, 1/equal); math.IsInf(n, 1) || math.IsNaN(n) {
		e.Weighted = Interval{p, p, p}
		return
	}
	e.Weighted, e.Effective, e.Deff = Wilson(p, n), n, float64(e.Judged)/n
}

// variance is what a stratum adds to the variance of the total of
// its domain around p, and the same where each event had variance 1 (to be
// multiplied by p(1−p)). Of a stratum with one judged event nothing can be
// found, and it counts as all together.
func (d *domain) variance(p float64) (found, equal float64) {
	if d.judged == 0 {
		return 0, 0
	}
	m := float64(d.judged)
	w := d.size / m
	left := math.Max(0, 1-m/d.size) // of the stratum, what was not judged
	equal = w * w * left * d.in
	if d.judged == 1 {
		return equal * p * (1 - p), equal
	}
	sum := d.right - d.in*p // of y−p over the domain
	squares := d.squares - 2*p*d.right + p*p*d.in
	return w * w * left * m / (m - 1) * math.Max(0, squares-sum*sum/m), equal
}
