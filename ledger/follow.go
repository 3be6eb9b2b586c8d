package ledger

import "slices"

// Best is the best line of a paper for any of the announcements of one plan.
func (w *Words) Best(said []*Plan, p *Paper) *Evidence {
	var best *Evidence
	for _, x := range said {
		if e := w.Report(x, p); e != nil && (best == nil || better(e, best)) {
			best = e
		}
	}
	return best
}

// Reported are the first and the last day on which documents may come out that
// say what became of a plan.
func Reported(x *Plan) (first, last int) {
	return max(x.Said, x.From-offBefore), x.To + Afterwards
}

// Foresight is how many days ahead the plans are of which a paper may speak: it
// calls off what is to come only by words for that.
func (w *Words) Foresight(p *Paper) int {
	for i := range p.lines {
		if slices.ContainsFunc(p.lines[i].words, func(v word) bool { return v.is(isCancel) || v.is(isPostpone) }) {
			return offBefore
		}
	}
	return 0
}

// Described are those announcements of one plan that are compared with reports:
// the ones that name most of the persons and bodies who take part, since one
// that names fewer fits what others do.
func Described(said []*Plan) []*Plan {
	most := 0
	for _, x := range said {
		most = max(most, x.owns())
	}
	var out []*Plan
	for _, x := range said {
		if x.owns() == most {
			out = append(out, x)
		}
	}
	return out
}

// owns is how many persons and bodies a plan names.
func (x *Plan) owns() int {
	n := 0
	for i := range x.parties {
		n += truth(x.parties[i].own)
	}
	return n
}
