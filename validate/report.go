package validate

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Report is what judged sheets tell.
type Report struct {
	Events   int64    `json:"events"`  // of the strata of the sample: all that were there to draw from
	Sampled  int      `json:"sampled"` // events in the sheets
	Strata   int      `json:"strata"`
	By       []string `json:"by"` // what the strata were made by
	Seeds    []string `json:"seeds"`
	Versions []string `json:"versions"` // that coded the events
	Judges   []string `json:"judges"`

	Accuracy      []Accuracy     `json:"accuracy"`
	Agreement     []Agreement    `json:"agreement"`     // with two judges or more
	Disagreements []Disagreement `json:"disagreements"` // in the order of the sheets
	Methods       string         `json:"methods"`       // a paragraph in English for a paper
}

// Accuracy is an estimate of one measure, of all events or of a group.
type Accuracy struct {
	Measure string `json:"measure"`
	Group   string `json:"group,omitempty"` // type, publisher, confidence; judge: as that one judged
	Value   string `json:"value,omitempty"`
	Estimate
}

// Agreement is how far the judges agree under one measure. Unsure counts as a
// value of its own.
type Agreement struct {
	Measure string   `json:"measure"`
	Items   int      `json:"items"`           // that two judges or more judged
	Agree   float64  `json:"agree"`           // share of pairs of judgements that are the same
	Alpha   *float64 `json:"alpha,omitempty"` // Krippendorff's; missing where all gave one value throughout
	Lo      *float64 `json:"lo,omitempty"`    // its interval of 95 %
	Hi      *float64 `json:"hi,omitempty"`
}

// Disagreement is an event of which the judges wrote different things.
type Disagreement struct {
	ID       string      `json:"id"`
	Measure  string      `json:"measure"`
	Votes    []Judgement `json:"votes"`
	Sentence string      `json:"sentence"`
}

// Judgement is what one judge wrote.
type Judgement struct {
	Judge string `json:"judge"`
	Value string `json:"value"`
}

// group divides the items of a report.
type group struct {
	name string
	of   func(*Item) string
}

// Report reckons. bands divide the confidence, nil takes DefaultBands.
func (s *Sheets) Report(bands Bands) *Report {
	if bands == nil {
		bands = DefaultBands()
	}
	r := &Report{Sampled: len(s.items), Strata: len(s.sizes), By: []string{}, Judges: s.judges, Agreement: []Agreement{}, Disagreements: []Disagreement{}}
	for _, n := range s.sizes {
		r.Events += n
	}
	r.Seeds = s.distinct(func(it *Item) string { return it.Seed })
	r.Versions = s.distinct(func(it *Item) string { return it.Version })
	r.By = append(r.By, s.by()...)
	groups := []group{
		{"type", func(it *Item) string { return it.Type }},
		{"publisher", func(it *Item) string { return it.Publisher }},
		{"confidence", func(it *Item) string {
			if !it.Rated {
				return ""
			}
			return bands.Of(it.Confidence)
		}},
	}
	polls := s.polls("")
	for _, p := range polls {
		r.Accuracy = append(r.Accuracy, Accuracy{Measure: p.measure, Estimate: estimate(p.ballots, nil)})
	}
	for _, g := range groups {
		r.group(g, s.distinct(g.of), polls)
	}
	if len(s.judges) > 1 {
		r.judges(s)
		r.agreement(s)
	}
	r.Methods = r.paragraph()
	return r
}

// group adds the estimates of one division, unless it does not divide.
func (r *Report) group(g group, values []string, polls []poll) {
	if len(values) < 2 {
		return
	}
	for _, v := range values {
		for _, p := range polls {
			e := estimate(p.ballots, func(it *Item) bool { return g.of(it) == v })
			r.Accuracy = append(r.Accuracy, Accuracy{Measure: p.measure, Group: g.name, Value: v, Estimate: e})
		}
	}
}

func (r *Report) judges(s *Sheets) {
	for _, j := range s.judges {
		for _, p := range s.polls(j) {
			r.Accuracy = append(r.Accuracy, Accuracy{Measure: p.measure, Group: "judge", Value: j, Estimate: estimate(p.ballots, nil)})
		}
	}
}

func (r *Report) agreement(s *Sheets) {
	for _, m := range s.measures {
		var units [][]Value
		for _, it := range s.items {
			votes := s.votes[m][it]
			if len(votes) < 2 {
				continue
			}
			u := make([]Value, len(votes))
			d := Disagreement{ID: it.ID, Measure: m, Sentence: it.Sentence}
			for i, v := range votes {
				u[i] = v.value
				d.Votes = append(d.Votes, Judgement{v.judge, v.value.String()})
			}
			units = append(units, u)
			if slices.ContainsFunc(u, func(v Value) bool { return v != u[0] }) {
				r.Disagreements = append(r.Disagreements, d)
			}
		}
		if len(units) == 0 {
			continue
		}
		alpha, agree := Alpha(units)
		a := Agreement{Measure: m, Items: len(units), Agree: agree, Alpha: known(alpha)}
		if a.Alpha != nil {
			lo, hi := alphaInterval(units)
			a.Lo, a.Hi = known(lo), known(hi)
		}
		r.Agreement = append(r.Agreement, a)
	}
}

// known is a number, nil where it is none.
func known(x float64) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	return &x
}

// distinct lists the values that the items have, in order, without "".
func (s *Sheets) distinct(of func(*Item) string) []string {
	out := []string{}
	for _, it := range s.items {
		if v := of(it); v != "" {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, cmp.Compare[string])
	return slices.Compact(out)
}

// by reads from the names of the strata what they were made by.
func (s *Sheets) by() []string {
	var out []string
	for _, it := range s.items {
		for part := range strings.SplitSeq(it.Stratum, " | ") {
			name, _, _ := strings.Cut(part, "=")
			if slices.Contains(Keys(), name) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
