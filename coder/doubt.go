package coder

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// Doubt tells words that report an event from those that only look like it: figures of
// speech, what is demanded, feared or general, the effect of an act that has its own
// word, another type of event. It is a logistic model whose weights are learned from
// events that readers judged. A nil Doubt doubts nothing.
type Doubt struct {
	features *featureNumbers
	types    map[string]int // the column of a type of event, from 1
	weights  []int16        // rows by number of the feature: for all types, then by type
	columns  int
}

// Doubtful is the probability of being an event below which a candidate is left out,
// DoubtfulSaid that of what its clause says of somebody, and DoubtfulInFew that in a text
// of a few sentences: the weights are those of whole articles, and a fragment is mostly
// given for what it tells.
const (
	Doubtful      = 0.5
	DoubtfulSaid  = 0.25
	DoubtfulInFew = 0.15
)

// EveryEvent is the feature that every event has.
const EveryEvent = "every event"

// LoadDoubt reads <dir>/doubt.txt, which tools/likely makes:
// feature | weight for all types | TYPE weight …
func LoadDoubt(s *lexicon.Source, dir string) (*Doubt, error) {
	m := &Doubt{newFeatureNumbers(10000), map[string]int{}, nil, 1}
	var lines [][3]string
	err := s.Lines(dir+"/doubt.txt", func(line lexicon.Line) {
		var f [3]string
		line.Split(f[:])
		if why := m.see(f); why != "" {
			s.Report(line.File.Name, line.No, why)
			return
		}
		lines = append(lines, f)
	})
	if err != nil {
		return nil, fmt.Errorf("load weights of doubt: %w", err)
	}
	m.weights = make([]int16, m.features.n*m.columns)
	for _, f := range lines {
		m.take(f)
	}
	return m, nil
}

// see numbers what a line names, and tells what is wrong with it.
func (m *Doubt) see(f [3]string) string {
	by := strings.Fields(f[2])
	if len(by)%2 != 0 {
		return "weights by type want pairs of a type and a number"
	}
	for i := -1; i < len(by); i += 2 {
		n := f[1]
		if i > 0 {
			n = by[i]
		}
		if _, err := strconv.ParseInt(n, 10, 16); err != nil {
			return "weight " + strconv.Quote(n) + " is no number"
		}
	}
	for i := 0; i < len(by); i += 2 {
		if m.types[by[i]] == 0 {
			m.types[by[i]] = m.columns
			m.columns++
		}
	}
	m.features.number(f[0])
	return ""
}

// take takes the weights of a line.
func (m *Doubt) take(f [3]string) {
	no := int(m.features.number(f[0]))
	row := m.weights[no*m.columns : (no+1)*m.columns]
	clear(row) // the last line of a feature counts
	set := func(column int, word string) {
		n, _ := strconv.ParseInt(word, 10, 16)
		row[column] = int16(n)
	}
	set(0, f[1])
	by := strings.Fields(f[2])
	for i := 0; i < len(by); i += 2 {
		set(m.types[by[i]], by[i+1])
	}
}

// score is the probability that what has these features is an event of a type.
func (m *Doubt) score(typ string, f *features) float64 {
	z, column := 0, m.types[typ]
	for _, no := range f.nos {
		row := m.weights[int(no)*m.columns : int(no+1)*m.columns]
		z += int(row[0])
		if column > 0 {
			z += int(row[column])
		}
	}
	return 1 / (1 + math.Exp(-float64(z)/WeightUnit))
}

// doubted tells whether what was found is probably no event, with how probably it is one.
func (w *work) doubted(d *doc.Document, m *match, e *doc.Event) (p float64, drop bool) {
	c := w.c
	f := &w.feats
	if c.Judge != nil {
		f = &features{}
		w.doubts(f, d, m, e)
		c.Judge(e, f.Names)
		return 1, false
	}
	if c.Doubt == nil || len(c.Doubt.weights) == 0 {
		return 1, false
	}
	f.reset(c.Doubt.features)
	w.doubts(f, d, m, e)
	enough := Doubtful
	switch {
	case len(d.Sentences) <= aFew:
		enough = DoubtfulInFew
	case w.predicated(m):
		enough = DoubtfulSaid
	}
	p = c.Doubt.score(e.Type, f)
	return p, p < enough
}
