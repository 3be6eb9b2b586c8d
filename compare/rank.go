package compare

import (
	"encoding/json"
	"math"
	"slices"
)

// Rho is a rank correlation over N pairs; Known is false where it is not
// defined: fewer than two pairs, or one side all alike.
type Rho struct {
	N     int
	Value float64
	Known bool
}

// MarshalJSON writes rho as null where it is not defined.
func (r Rho) MarshalJSON() ([]byte, error) {
	out := struct {
		N   int      `json:"n"`
		Rho *float64 `json:"rho"`
	}{N: r.N}
	if r.Known {
		v := math.Round(r.Value*1e4) / 1e4
		out.Rho = &v
	}
	return json.Marshal(out)
}

// Spearman is the rank correlation of two lists of one length, ties by their
// mean rank.
func Spearman(x, y []float64) Rho {
	n := len(x)
	if n < 2 {
		return Rho{N: n}
	}
	a, b := ranks(x), ranks(y)
	mean := float64(n+1) / 2
	var ab, aa, bb float64
	for i := range a {
		da, db := a[i]-mean, b[i]-mean
		ab, aa, bb = ab+da*db, aa+da*da, bb+db*db
	}
	if aa == 0 || bb == 0 {
		return Rho{N: n}
	}
	return Rho{n, ab / math.Sqrt(aa*bb), true}
}

// ranks are the ranks of values, from 1; equal ones share the mean of theirs.
func ranks(v []float64) []float64 {
	order := make([]int, len(v))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		switch {
		case v[i] < v[j]:
			return -1
		case v[i] > v[j]:
			return 1
		}
		return i - j
	})
	out := make([]float64, len(v))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && v[order[to]] == v[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			out[i] = float64(from+1+to) / 2
		}
		from = to
	}
	return out
}
