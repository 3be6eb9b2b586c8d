package validate

import "slices"

// poll is the outcome of the judging under one measure, event by event.
type poll struct {
	measure string
	ballots []ballot
}

// polls lists the outcomes of all measures and, where there are several, of the
// whole event; of one judge, or with "" of all together.
func (s *Sheets) polls(judge string) []poll {
	var out []poll
	for _, m := range s.measures {
		p := poll{measure: m}
		for _, it := range s.items {
			p.ballots = append(p.ballots, ballot{it, outcome(s.votes[m][it], judge)})
		}
		out = append(out, p)
	}
	var parts []poll
	for _, p := range out {
		if slices.Contains(Measures(), p.measure) {
			parts = append(parts, p)
		}
	}
	if len(parts) > 1 {
		p := poll{measure: Whole}
		for i, it := range s.items {
			p.ballots = append(p.ballots, ballot{it, whole(parts, i)})
		}
		out = append(out, p)
	}
	return out
}

// outcome is what more than half of the judges wrote, unsure where no value has
// as many.
func outcome(votes []vote, judge string) Value {
	var count [Unsure + 1]int
	n := 0
	for _, v := range votes {
		if judge == "" || v.judge == judge {
			count[v.value]++
			n++
		}
	}
	switch {
	case n == 0:
		return Blank
	case 2*count[Yes] > n:
		return Yes
	case 2*count[No] > n:
		return No
	}
	return Unsure
}

// whole is the outcome of all measures of the i-th event: wrong where one is,
// right where all are.
func whole(parts []poll, i int) Value {
	out := Yes
	for _, p := range parts {
		switch v := p.ballots[i].value; {
		case v == No:
			return No
		case v == Blank:
			out = Blank
		case v == Unsure && out == Yes:
			out = Unsure
		}
	}
	return out
}
