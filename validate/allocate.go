package validate

import (
	"cmp"
	"slices"
	"strings"
)

// stratum is one or several leaves of which events are drawn together.
type stratum struct {
	values []string
	size   int64
	leaves []*leaf
	share  int // events to draw
}

// join makes strata of the leaves. Where the least numbers of all would not fit
// into the sample, the small ones are joined: first those that differ by the
// last key only, then by the one before it.
func (s *Sampler) join() []*stratum {
	var out []*stratum
	for _, l := range s.leaves {
		out = append(out, &stratum{values: l.values, size: l.size, leaves: []*leaf{l}})
	}
	slices.SortFunc(out, byValues)
	for k := len(s.design.By) - 1; k >= 0 && !s.fit(out); k-- {
		out = s.joinAt(out, k)
	}
	if len(out) > 1 && !s.fit(out) {
		out = s.joinRest(out)
	}
	return out
}

// fit tells whether the sample has room for the least number of every stratum.
func (s *Sampler) fit(list []*stratum) bool {
	room := int64(s.design.N)
	if s.design.Min == 0 {
		room = max(1, room/2)
	}
	need := int64(0)
	for _, st := range list {
		need += min(st.size, int64(s.least()))
	}
	return need <= room
}

// joinAt joins strata whose share by size is below the least number with the
// others of that kind that have the same values before key k.
func (s *Sampler) joinAt(list []*stratum, k int) []*stratum {
	var out []*stratum
	small := map[string]*stratum{}
	for _, st := range list {
		if st.size*int64(s.design.N) >= int64(s.least())*s.events {
			out = append(out, st)
			continue
		}
		parent := strings.Join(st.values[:k], "\x00")
		if other := small[parent]; other != nil {
			*other = *merge(other, st, k)
			continue
		}
		small[parent] = st
		out = append(out, st)
	}
	slices.SortFunc(out, byValues)
	return out
}

// joinRest joins the smallest strata, of whatever values, until there is room.
func (s *Sampler) joinRest(list []*stratum) []*stratum {
	slices.SortStableFunc(list, func(a, b *stratum) int { return cmp.Compare(a.size, b.size) })
	// what joinAt left over goes first: two strata must not have one name
	if i := slices.IndexFunc(list, func(st *stratum) bool { return st.values[0] == joined }); i > 0 {
		rest := list[i]
		list = slices.Insert(slices.Delete(list, i, i+1), 0, rest)
	}
	for len(list) > 1 && !s.fit(list) {
		rest := merge(list[0], list[1], 0)
		for i := range rest.values {
			rest.values[i] = joined
		}
		list = append([]*stratum{rest}, list[2:]...)
	}
	slices.SortFunc(list, byValues)
	return list
}

// merge joins two strata; from key k on, their values are no longer told apart
// where they differ.
func merge(a, b *stratum, k int) *stratum {
	values := slices.Clone(a.values)
	apart := false
	for i := k; i < len(values); i++ {
		if apart = apart || values[i] != b.values[i]; apart {
			values[i] = joined
		}
	}
	return &stratum{values: values, size: a.size + b.size, leaves: append(slices.Clone(a.leaves), b.leaves...)}
}

func byValues(a, b *stratum) int { return slices.Compare(a.values, b.values) }

// shares divides a sample of n among the strata: by their size, but at least so
// many of each, and not more than it has.
func shares(list []*stratum, n, least int) {
	open := slices.Clone(list)
	for {
		total := int64(0)
		for _, st := range open {
			total += st.size
		}
		rest := open[:0:0]
		fixed := 0
		for _, st := range open {
			part := float64(n) * float64(st.size) / float64(total)
			switch {
			case int64(n) >= total || st.size <= int64(least):
				st.share = int(min(st.size, int64(max(n, least))))
				fixed += st.share
			case part < float64(least):
				st.share = least
				fixed += least
			default:
				rest = append(rest, st)
			}
		}
		n -= fixed
		if fixed == 0 || len(rest) == 0 {
			open = rest
			break
		}
		open = rest
	}
	bySize(open, n)
}

// bySize gives each stratum its share of n, by largest remainders; none has
// fewer events than its share.
func bySize(list []*stratum, n int) {
	total := int64(0)
	for _, st := range list {
		total += st.size
	}
	type part struct {
		*stratum
		left float64
	}
	var parts []part
	given := 0
	for _, st := range list {
		exact := float64(n) * float64(st.size) / float64(total)
		st.share = int(exact)
		given += st.share
		parts = append(parts, part{st, exact - float64(st.share)})
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(b.left, a.left) })
	for i := 0; i < len(parts) && given < n; i++ {
		parts[i].share++
		given++
	}
}
