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
	out := make([]poll, 0, len(s.measures)+1)
	for _, m := range s.measures {
		out = append(out, s.poll(m, judge, func(it *Item) []vote { return s.votes[m][it] }))
	}
	if parts := s.parts(); len(parts) > 1 {
		out = append(out, s.poll(Whole, judge, func(it *Item) []vote { return s.whole(parts, it) }))
	}
	return out
}

func (s *Sheets) poll(measure, judge string, votes func(*Item) []vote) poll {
	p := poll{measure: measure}
	for _, it := range s.items {
		p.ballots = append(p.ballots, cast(it, votes(it), judge))
	}
	return p
}

// cast counts the votes on an event: of those who say yes or no, the share who
// say yes.
func cast(it *Item, votes []vote, judge string) ballot {
	var count [Unsure + 1]float64
	for _, v := range votes {
		if judge == "" || v.judge == judge {
			count[v.value]++
		}
	}
	b := ballot{item: it}
	switch n := count[Yes] + count[No]; {
	case n > 0:
		b.state, b.right = judgedBallot, count[Yes]/n
	case count[Unsure] > 0:
		b.state = unsureBallot
	}
	return b
}

// parts are the measures that make up the whole event.
func (s *Sheets) parts() []string {
	return slices.DeleteFunc(slices.Clone(s.measures), func(m string) bool { return !slices.Contains(Measures(), m) })
}

// whole is what each judge says of the whole event: wrong where one part is,
// right where all are.
func (s *Sheets) whole(parts []string, it *Item) []vote {
	var out []vote
	for _, judge := range s.judges {
		v, judged := Yes, false
		for _, m := range parts {
			own := voteOf(s.votes[m][it], judge)
			judged = judged || own != Blank
			switch {
			case own == No:
				v = No
			case own != Yes && v == Yes:
				v = Unsure
			}
		}
		if judged {
			out = append(out, vote{judge, v})
		}
	}
	return out
}

func voteOf(votes []vote, judge string) Value {
	for _, v := range votes {
		if v.judge == judge {
			return v.value
		}
	}
	return Blank
}
