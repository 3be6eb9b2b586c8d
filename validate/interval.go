package validate

import "math"

// z is the quantile of the normal distribution for intervals of 95 %.
const z = 1.959963984540054

// Interval is a proportion with the limits of its interval of 95 %.
type Interval struct {
	P  float64 `json:"p"`
	Lo float64 `json:"lo"`
	Hi float64 `json:"hi"`
}

// Wilson is the score interval (Wilson 1927) of a proportion p of n. n may be an
// effective number of a complex sample; where it is infinite, as of a census, p
// is exact, and where it is 0 nothing is known.
func Wilson(p, n float64) Interval {
	switch {
	case n == 0 || math.IsNaN(p):
		return Interval{p, 0, 1}
	case math.IsInf(n, 1):
		return Interval{p, p, p}
	}
	zz := z * z
	mid := (p + zz/(2*n)) / (1 + zz/n)
	half := z / (1 + zz/n) * math.Sqrt(p*(1-p)/n+zz/(4*n*n))
	return Interval{p, math.Max(0, mid-half), math.Min(1, mid+half)}
}
