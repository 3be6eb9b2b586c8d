package validate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 5e-4 }

// TestWilson: values of R, prop.test(x, n, correct = FALSE).
func TestWilson(t *testing.T) {
	for _, c := range []struct{ x, n, lo, hi float64 }{
		{10, 10, 0.7225, 1},
		{0, 10, 0, 0.2775},
		{8, 10, 0.4902, 0.9433},
		{81, 263, 0.2553, 0.3662}, // Newcombe (1998), table I
		{1, 29, 0.0061, 0.1718},   // the same
	} {
		got := Wilson(c.x/c.n, c.n)
		if !near(got.Lo, c.lo) || !near(got.Hi, c.hi) {
			t.Errorf("%v of %v: %.4f–%.4f, want %.4f–%.4f", c.x, c.n, got.Lo, got.Hi, c.lo, c.hi)
		}
	}
	if got := Wilson(0.5, 0); got.Lo != 0 || got.Hi != 1 {
		t.Errorf("of nothing: %v", got)
	}
	if got := Wilson(0.5, math.Inf(1)); got.Lo != 0.5 || got.Hi != 0.5 {
		t.Errorf("of everything: %v", got)
	}
}

// ballots makes ballots of a stratum: yes and no that were given.
func ballots(stratum string, size int64, kind string, yes, no int) []ballot {
	var out []ballot
	for i := range yes + no {
		b := ballot{&Item{ID: fmt.Sprint(stratum, i), Stratum: stratum, Size: size, Type: kind}, judgedBallot, 1}
		if i >= yes {
			b.right = 0
		}
		out = append(out, b)
	}
	return out
}

// TestEstimate: two strata by hand. 900 events of which 8 of 10 are right, 100
// of which 5 of 10 are: 0.9·0.8 + 0.1·0.5 = 0.77; the variance is
// 0.81·(1−10/900)·0.8·0.2/9 + 0.01·(1−10/100)·0.25/9 = 0.014490, and if both
// were alike, by pq = 0.1771, (0.81·0.98889/10 + 0.01·0.9/10)·pq = 0.014345.
func TestEstimate(t *testing.T) {
	all := append(ballots("a", 900, "X", 8, 2), ballots("b", 100, "Y", 5, 5)...)
	e := estimate(all, nil)
	n := 0.77 * 0.23 / 0.014490
	want := Wilson(0.77, n)
	if e.Judged != 20 || e.Right != 13 || !near(e.Plain.P, 0.65) || !near(e.Weighted.P, 0.77) || math.Abs(e.Effective-n) > 0.01 {
		t.Errorf("%+v, want n eff %v", e, n)
	}
	if !near(e.Weighted.Lo, want.Lo) || !near(e.Weighted.Hi, want.Hi) || !near(e.Deff, 20/n) || e.Covered != 1 {
		t.Errorf("%+v, want %+v", e, want)
	}
}

// TestDomain: one stratum is the domain, so that only its own events count.
func TestDomain(t *testing.T) {
	all := append(ballots("a", 900, "X", 8, 2), ballots("b", 100, "Y", 5, 5)...)
	e := estimate(all, func(it *Item) bool { return it.Type == "Y" })
	if e.Judged != 10 || e.Weighted.P != 0.5 || !near(e.Effective, 10) {
		t.Errorf("%+v", e) // the variance is (1−10/100)·0.25/9 = 0.025
	}
	// a domain across both strata is weighted by them
	all[0].item.Type, all[19].item.Type = "Z", "Z" // one right of weight 90, one wrong of weight 10
	e = estimate(all, func(it *Item) bool { return it.Type == "Z" })
	if e.Judged != 2 || !near(e.Weighted.P, 0.9) || !near(e.Plain.P, 0.5) {
		t.Errorf("%+v", e)
	}
}

// TestDividedJudges: an event counts by the share of its judges; the variance is
// that of the shares: 1, ½, ½, 0 of 100 have (1−4/100)·(0.25+0.25)/3/4.
func TestDividedJudges(t *testing.T) {
	all := ballots("a", 100, "X", 3, 1)
	all[1].right, all[2].right = 0.5, 0.5
	e := estimate(all, nil)
	p, v := found(all, "")
	if e.Right != 2 || p != 0.5 || math.Abs(v-0.96*0.5/3/4) > 1e-12 {
		t.Errorf("%+v, variance %v", e, v)
	}
	if want := 4 / 0.96; !near(e.Effective, want) { // no more than if each event were judged yes or no
		t.Errorf("n eff %v, want %v", e.Effective, want)
	}
}

// TestAgainstSurvey: the same design in the package survey 4.1 of R (svydesign
// with strata, fpc and weights; svymean, of domains by subset) has these means
// and variances.
func TestAgainstSurvey(t *testing.T) {
	var all []ballot
	for _, b := range []struct {
		stratum string
		size    int64
		kind    string
		yes, no int
	}{{"a", 900, "X", 18, 4}, {"a", 900, "Y", 7, 3}, {"b", 300, "X", 5, 2}, {"b", 300, "Y", 2, 4}, {"c", 40, "Y", 3, 5}} {
		all = append(all, ballots(b.stratum, b.size, b.kind, b.yes, b.no)...)
	}
	for _, c := range []struct {
		kind    string
		mean, v float64
	}{{"", 0.7094060174, 0.00398844554015}, {"X", 0.796672828096, 0.00555201088477}, {"Y", 0.561284250157, 0.0124415770278}} {
		p, v := found(all, c.kind)
		if math.Abs(p-c.mean) > 1e-4 || math.Abs(v-c.v) > 1e-10 {
			t.Errorf("%q: mean %.10f, variance %.14f, want %v and %v", c.kind, p, v, c.mean, c.v)
		}
	}
}

// found is the estimate of the events of a kind and its variance by
// linearization.
func found(all []ballot, kind string) (p, v float64) {
	in := func(it *Item) bool { return kind == "" || it.Type == kind }
	p = estimate(all, in).Weighted.P
	strata := map[string]*domain{}
	for _, b := range all {
		if strata[b.item.Stratum] == nil {
			strata[b.item.Stratum] = &domain{size: float64(b.item.Size)}
		}
		strata[b.item.Stratum].add(in(b.item), b.right)
	}
	total := 0.0
	for _, d := range strata {
		f, _ := d.variance(p)
		v += f
		total += d.size / float64(d.judged) * d.in
	}
	return p, v / (total * total)
}

func TestEstimateAtTheEdges(t *testing.T) {
	if e := estimate(ballots("a", 5, "X", 4, 1), nil); e.Weighted.Lo != 0.8 || e.Weighted.Hi != 0.8 || e.Effective != 0 {
		t.Errorf("all events of the only stratum are judged: %+v", e)
	}
	if e := estimate(nil, nil); e.Judged != 0 || e.Plain.P != 0 {
		t.Errorf("nothing judged: %+v", e)
	}
	all := append(ballots("a", 900, "X", 10, 0), ballots("b", 100, "X", 1, 0)...)
	e := estimate(all, nil)
	if e.Weighted.P != 1 || e.Weighted.Hi != 1 || e.Weighted.Lo > 0.76 || e.Weighted.Lo < 0.6 {
		t.Errorf("all right is not for sure all right: %+v", e)
	}
	unjudged := ballot{&Item{Stratum: "c", Size: 1000}, blankBallot, 0}
	unsure := ballot{&Item{Stratum: "a", Size: 900}, unsureBallot, 0}
	e = estimate(append(all, unjudged, unsure), nil)
	if e.Covered != 0.5 || e.Blank != 1 || e.Unsure != 1 || e.Judged != 11 {
		t.Errorf("%+v", e)
	}
}

// TestCoverage: of 95 % intervals of samples of a made-up world, about 95 %
// hold the truth. Small strata are drawn more often than their size asks for.
func TestCoverage(t *testing.T) {
	for _, world := range [][]struct {
		size, drawn int
		right       float64
	}{
		{{5000, 60, 0.9}, {2000, 24, 0.8}, {500, 6, 0.6}, {60, 5, 0.5}, {20, 5, 0.3}},
		{{4000, 20, 0.97}, {4000, 20, 0.95}, {300, 20, 0.7}, {300, 20, 0.5}},
		{{100, 2, 0.9}, {110, 2, 0.8}, {120, 2, 0.7}, {130, 2, 0.9}, {140, 2, 0.9}, {150, 2, 0.8}, {160, 2, 0.95}, {1000, 26, 0.9}},
	} {
		rnd := rand.New(rand.NewPCG(7, 7))
		truth, total := 0.0, 0.0
		for _, s := range world {
			truth += float64(int(float64(s.size) * s.right))
			total += float64(s.size)
		}
		truth /= total
		const runs = 2000
		held := 0
		for range runs {
			var all []ballot
			for i, s := range world {
				yes := 0
				for _, k := range rnd.Perm(s.size)[:s.drawn] {
					if k < int(float64(s.size)*s.right) {
						yes++
					}
				}
				all = append(all, ballots(fmt.Sprint(i), int64(s.size), "X", yes, s.drawn-yes)...)
			}
			if e := estimate(all, nil); e.Weighted.Lo <= truth && truth <= e.Weighted.Hi {
				held++
			}
		}
		share := float64(held) / runs
		t.Logf("%d strata, truth %.3f: %.3f of the intervals hold it", len(world), truth, share)
		if share < 0.94 || share > 0.99 {
			t.Errorf("%v: %.3f of the intervals hold the truth", world, share)
		}
	}
}
