package validate

import "math"

// Estimate is how often something that was coded is right.
type Estimate struct {
	Judged int `json:"judged"` // yes and no
	Yes    int `json:"yes"`
	Unsure int `json:"unsure"` // undecided, or judges against each other
	Blank  int `json:"blank"`  // not judged by anybody

	Plain    Interval `json:"plain"`    // of the judged events as they are
	Weighted Interval `json:"weighted"` // of all events from which they were drawn
	// Effective is how many events drawn at random from all would tell as much;
	// 0 where all events were judged, so that nothing is left to chance.
	Effective float64 `json:"effective_n"`
	Deff      float64 `json:"deff"`    // design effect: Judged through Effective
	Covered   float64 `json:"covered"` // share of all events whose stratum has judged ones
}

// ballot is what became of one event of the sample under one measure.
type ballot struct {
	item  *Item
	value Value
}

// domain are sums over the judged events of one stratum.
type domain struct {
	size      float64 // events of the stratum
	judged    int     // of them, also those outside the domain
	in, right float64 // of the domain
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
			e.count(b.value)
		}
		if b.value == Yes || b.value == No {
			d.add(inside, b.value == Yes)
		}
	}
	if e.Judged == 0 {
		return e
	}
	e.Plain = Wilson(float64(e.Yes)/float64(e.Judged), float64(e.Judged))
	e.weigh(strata)
	return e
}

func (e *Estimate) count(v Value) {
	switch v {
	case Yes:
		e.Yes++
		e.Judged++
	case No:
		e.Judged++
	case Unsure:
		e.Unsure++
	default:
		e.Blank++
	}
}

func (d *domain) add(inside, right bool) {
	d.judged++
	if inside {
		d.in++
		if right {
			d.right++
		}
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
	squares := d.right*(1-p)*(1-p) + (d.in-d.right)*p*p
	return w * w * left * m / (m - 1) * math.Max(0, squares-sum*sum/m), equal
}
