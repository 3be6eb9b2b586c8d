package coder

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// Likely finds who did it where no rule of grammar names him: of all who are named
// in the sentence, in the two before it and in the title, the likeliest by the
// weights of a conditional logit model, if he is likely enough. A nil Likely finds nobody.
type Likely struct {
	parties *featureNumbers // what is said of parties, and of the answer that nobody is meant
	events  *featureNumbers // what is said of events
	weights map[Question]*weights

	// Precedents describe the parties, too; nil for none.
	Precedents *Precedents
}

// weights are those of the features of a party, alone and together with what is said
// of the event: a table with a row for each feature and a column for each thing said of
// events, of which most places are empty. It is read some thousand times an article,
// all parties to an event in the same few columns, which therefore lie together.
type weights struct {
	alone  []int16   // by number of the feature
	with   [][]int16 // by column, then by number of the feature as far as there are weights
	column []uint16  // by number of what is said of the event: its column plus one
}

func newLikely() *Likely {
	return &Likely{newFeatureNumbers(3000), newFeatureNumbers(300), map[Question]*weights{}, nil}
}

// LoadLikely reads <dir>/likely.txt, which tools/likely makes:
// question | feature of a party | weight, number of what is said of the event, weight …
// and, before these, question | about number | what is said of the event.
func LoadLikely(s *lexicon.Source, dir string) (*Likely, error) {
	l := newLikely()
	err := s.Lines(dir+"/likely.txt", func(line lexicon.Line) {
		var f [3]string
		line.Split(f[:])
		if why := l.add(Question(f[0]), f[1], f[2]); why != "" {
			s.Report(line.File.Name, line.No, why)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("load weights of likely parties: %w", err)
	}
	return l, nil
}

// WeightUnit is what a weight of 1 is written as.
const WeightUnit = 100

// add takes a line of the file; it tells what is wrong with it.
func (l *Likely) add(q Question, feature, rest string) string {
	w := l.weights[q]
	if w == nil {
		w = &weights{}
		l.weights[q] = w
	}
	if no, ok := strings.CutPrefix(feature, "about "); ok {
		return w.addColumn(no, l.events.number(rest))
	}
	return w.addRow(int(l.parties.number(feature)), rest)
}

// addColumn takes the number of a column and that of what is said of events.
func (w *weights) addColumn(no string, event uint32) string {
	n, err := strconv.ParseUint(no, 10, 12)
	switch {
	case err != nil:
		return "what is said of events wants a number, not " + strconv.Quote(no)
	case len(w.alone) > 0:
		return "what is said of events comes before the features of parties"
	}
	w.with = grown(w.with, int(n)+1)
	w.column = grown(w.column, int(event)+1)
	w.column[event] = uint16(n) + 1
	return ""
}

// addRow takes the weights of a feature.
func (w *weights) addRow(no int, rest string) string {
	w.alone = grown(w.alone, no+1)
	for _, column := range w.with { // the last line of a feature counts
		if no < len(column) {
			column[no] = 0
		}
	}
	column := -1
	for i := 0; rest != ""; i++ {
		var word string
		word, rest, _ = strings.Cut(rest, " ")
		n, err := strconv.ParseInt(word, 10, 16)
		switch {
		case err != nil:
			return "weight " + strconv.Quote(word) + " is no number"
		case i == 0:
			w.alone[no] = int16(n)
		case i%2 == 1:
			if column = int(n); column < 0 || column >= len(w.with) {
				return "nothing that is said of events has the number " + word
			}
		default:
			w.with[column] = grown(w.with[column], no+1)
			w.with[column][no] = int16(n)
		}
	}
	return ""
}

// grown is a slice made n long, if it is shorter.
func grown[T any](s []T, n int) []T {
	if n <= len(s) {
		return s
	}
	return append(s, make([]T, n-len(s))...)
}

// knows tells whether the model can answer a question.
func (l *Likely) knows(q Question) bool {
	return l != nil && l.weights[q] != nil
}

// Choose is the likeliest of some parties and how likely he is among them and
// nobody; −1 where nobody is likeliest. Who is named more than once is as likely as
// all that names him.
func (l *Likely) Choose(a *Asked) (best int, p float64) {
	w := l.weights[a.Question]
	var few [8][]int16
	columns := w.columnsOf(few[:0], a.About)
	shares := make([]float64, 1+len(a.Parties))
	sum := 0.0
	for i := range shares {
		feats := a.Nobody
		if i > 0 {
			feats = a.Parties[i-1].Feats
		}
		z := math.Exp(w.score(feats, columns))
		sum += z
		shares[a.First(i)] += z
	}
	best = -1
	for i := range shares {
		if x := shares[i] / sum; x > p {
			best, p = i-1, x
		}
	}
	return best, p
}

// columnsOf appends the columns of what is said of an event.
func (w *weights) columnsOf(dst [][]int16, about Features) [][]int16 {
	for _, no := range about.nos {
		if int(no) < len(w.column) && w.column[no] > 0 {
			dst = append(dst, w.with[w.column[no]-1])
		}
	}
	return dst
}

// score adds up the weights of a party, or of nobody.
func (w *weights) score(f Features, columns [][]int16) float64 {
	z := 0
	for _, no := range f.nos {
		if int(no) < len(w.alone) {
			z += int(w.alone[no])
		}
	}
	for _, column := range columns {
		for _, no := range f.nos {
			if int(no) < len(column) {
				z += int(column[no])
			}
		}
	}
	return float64(z) / WeightUnit
}
