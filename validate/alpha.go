package validate

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Alpha is Krippendorff's alpha of nominal data (Krippendorff 2011): units holds
// the values that each unit was given, by any number of observers; units with
// fewer than two values do not count. agree is the observed agreement: the share
// of pairable values that match. alpha is NaN where all values are the same, so
// that agreement cannot be told from chance.
func Alpha(units [][]Value) (alpha, agree float64) { return coincide(units).alpha() }

// mostValues is how many different values there may be.
const mostValues = 8

// coincidences are the margins of the matrix of coincidences.
type coincidences struct {
	total [mostValues]float64
	same  float64 // sum of its diagonal
	n     float64
}

func coincide(units [][]Value) coincidences {
	var c coincidences
	for _, u := range units {
		if len(u) < 2 {
			continue
		}
		var count [mostValues]float64
		for _, v := range u {
			count[v]++
		}
		m := float64(len(u))
		for v, k := range count {
			c.total[v] += k
			c.same += k * (k - 1) / (m - 1) // 0 where nobody gave it
		}
		c.n += m
	}
	return c
}

func (c coincidences) alpha() (alpha, agree float64) {
	chance := c.n * c.n
	for _, k := range c.total {
		chance -= k * k
	}
	agree = c.same / c.n
	if c.n == 0 || chance == 0 {
		return math.NaN(), agree
	}
	return 1 - (c.n-1)*(c.n-c.same)/chance, agree
}

// resamples is how often units are drawn anew for the interval of alpha.
const resamples = 2000

// alphaInterval is the interval of 95 % of alpha by drawing units anew with
// replacement (Zapf et al. 2016). Draws in which alpha is not defined are left
// out. The same units give the same interval.
func alphaInterval(units [][]Value) (lo, hi float64) {
	rnd := rand.New(rand.NewPCG(1, uint64(len(units))))
	var all []float64
	again := make([][]Value, len(units))
	for range resamples {
		for i := range again {
			again[i] = units[rnd.IntN(len(units))]
		}
		if a, _ := Alpha(again); !math.IsNaN(a) {
			all = append(all, a)
		}
	}
	if len(all) < resamples/2 {
		return math.NaN(), math.NaN()
	}
	slices.Sort(all)
	at := func(q float64) float64 { return all[int(q*float64(len(all)-1)+0.5)] }
	return at(0.025), at(0.975)
}
