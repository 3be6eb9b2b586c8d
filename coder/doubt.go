package coder

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// Doubt tells what is probably no event, and what is probably told wrongly. Its first
// question is asked of each word when it is found: figures of speech, what is demanded,
// feared or general, the effect of an act that has its own word and another type of event
// are none. The second is asked of each event when the whole document is coded, see
// Unreliable. Both are logistic models whose weights are learned from events that readers
// judged. A nil Doubt doubts nothing.
type Doubt struct {
	features *featureNumbers
	types    map[string]int // the column of a type of event, from 1
	columns  int
	event    []int16 // is it an event? rows by number of the feature: for all types, then by type
	right    []int16 // is it told rightly? likewise
}

// Doubtful is the probability of being an event below which a candidate is left out,
// DoubtfulSaid that of what its clause says of somebody, and DoubtfulInFew that in a text
// of a few sentences: the weights are those of whole articles, and a fragment is mostly
// given for what it tells.
const (
	Doubtful      = 0.46
	DoubtfulSaid  = 0.25
	DoubtfulInFew = 0.1
)

// EveryEvent is the feature that every event has.
const EveryEvent = "every event"

// LoadDoubt reads <dir>/doubt.txt and <dir>/reliable.txt, which tools/likely makes:
// feature | weight for all types | TYPE weight …
func LoadDoubt(s *lexicon.Source, dir string) (*Doubt, error) {
	m := &Doubt{features: newFeatureNumbers(10000), types: map[string]int{}, columns: 1}
	var event, right [][3]string
	for _, x := range [...]struct {
		file  string
		lines *[][3]string
	}{{"/doubt.txt", &event}, {"/reliable.txt", &right}} {
		err := s.Lines(dir+x.file, func(line lexicon.Line) {
			var f [3]string
			line.Split(f[:])
			if why := m.see(f); why != "" {
				s.Report(line.File.Name, line.No, why)
				return
			}
			*x.lines = append(*x.lines, f)
		})
		if err != nil {
			return nil, fmt.Errorf("load weights of doubt: %w", err)
		}
	}
	m.event, m.right = m.table(event), m.table(right)
	return m, nil
}

// table is the weights of some lines, none where there are no lines.
func (m *Doubt) table(lines [][3]string) []int16 {
	if len(lines) == 0 {
		return nil
	}
	t := make([]int16, m.features.n*m.columns)
	for _, f := range lines {
		m.take(t, f)
	}
	return t
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

// take takes the weights of a line into a table.
func (m *Doubt) take(table []int16, f [3]string) {
	no := int(m.features.number(f[0]))
	row := table[no*m.columns : (no+1)*m.columns]
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

// score is the probability that what has these features is an event of a type, or told
// rightly: that of which these are the weights.
func (m *Doubt) score(weights []int16, typ string, f *Features) float64 {
	z, column := 0, m.types[typ]
	for _, no := range f.nos {
		row := weights[int(no)*m.columns : int(no+1)*m.columns]
		z += int(row[0])
		if column > 0 {
			z += int(row[column])
		}
	}
	return 1 / (1 + math.Exp(-float64(z)/WeightUnit))
}

// doubted tells whether what was found is probably no event, with how probably it is one;
// of what stays it notes what was said of it.
func (w *work) doubted(d *doc.Document, m *match, e *doc.Event, notes *Notes) (p float64, drop bool) {
	c, f := w.c, &notes.clues
	if c.Judge == nil && (c.Doubt == nil || len(c.Doubt.event) == 0) {
		return 1, false
	}
	mark := f.mark()
	w.doubts(f, d, m, e)
	x := f.since(mark)
	if c.Judge != nil {
		c.Judge(e, x.Names)
	} else if p = c.Doubt.score(c.Doubt.event, e.Type, &x); p < w.enough(d, m) {
		f.forget(mark)
		return p, true
	}
	if c.reviews(d) {
		notes.evidence = append(notes.evidence, evidence{e.ID, x})
	} else {
		f.forget(mark)
	}
	return p, false
}

// enough is how probable an event must be.
func (w *work) enough(d *doc.Document, m *match) float64 {
	switch {
	case len(d.Sentences) <= aFew:
		return DoubtfulInFew
	case w.predicated(m):
		return DoubtfulSaid
	}
	return Doubtful
}
