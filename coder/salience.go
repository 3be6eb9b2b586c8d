package coder

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lexicon"
)

// Salience tells the report of an incident from its mere mention («منذ
// الاغتيال», «ضحايا التعذيب»). It is a logistic model over what the frames and
// the clause say; the weights are data. A nil Salience lets everything pass.
type Salience struct {
	numbers *featureNumbers
	types   map[string]*salienceWeights
}

// salienceWeights are those of one type of events.
type salienceWeights struct {
	bias float64
	of   []float64 // by number of the feature
}

// LoadSalience reads <dir>/salience.txt: feature | weight.
func LoadSalience(s *lexicon.Source, dir string) (*Salience, error) {
	weights, err := loadWeights(s, dir+"/salience.txt")
	if err != nil {
		return nil, fmt.Errorf("load salience weights: %w", err)
	}
	return newSalience(weights), nil
}

func newSalience(weights map[string]map[string]float64) *Salience {
	m := &Salience{newFeatureNumbers(1000), map[string]*salienceWeights{}}
	for t, w := range weights {
		bias, ok := w["bias"]
		if !ok {
			continue
		}
		of := &salienceWeights{bias: bias}
		for f, x := range w {
			if no := int(m.numbers.number(f)); no >= len(of.of) {
				of.of = append(of.of, make([]float64, no+1-len(of.of))...)
			}
			of.of[m.numbers.number(f)] = x
		}
		m.types[t] = of
	}
	return m
}

// loadWeights reads lines of a name, a feature and its weight: name feature |
// weight.
func loadWeights(s *lexicon.Source, file string) (map[string]map[string]float64, error) {
	weights := map[string]map[string]float64{}
	return weights, s.Lines(file, func(l lexicon.Line) {
		var f [2]string
		l.Split(f[:])
		w, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			s.Report(l.File.Name, l.No, "weight "+strconv.Quote(f[1])+" is no number")
			return
		}
		t, feature, _ := strings.Cut(f[0], " ")
		if weights[t] == nil {
			weights[t] = make(map[string]float64, 1000)
		}
		weights[t][feature] = w
	})
}

// Judges tells whether the model knows the event type.
func (m *Salience) Judges(typ string) bool { return m != nil && m.types[typ] != nil }

// score is the probability that an event with these features is reported and
// not merely mentioned.
func (m *Salience) score(typ string, f *features) float64 {
	w := m.types[typ]
	z := w.bias
	for _, no := range f.since(0).nos {
		if int(no) < len(w.of) {
			z += w.of[no]
		}
	}
	return 1 / (1 + math.Exp(-z))
}

// salience is the probability that a match of an event is reported.
func (w *work) salience(typ string, m *match, st *status) float64 {
	f := &w.feats
	f.reset(w.c.Salience.numbers)
	w.describe(f, m, st)
	return w.c.Salience.score(typ, f)
}

// featureNames are the features of a match by name.
func (w *work) featureNames(m *match, st *status) []string {
	var f features
	w.describe(&f, m, st)
	return f.Names
}

// describe says of a match what the salience model asks.
func (w *work) describe(f *features, m *match, st *status) {
	p := &w.s.Preds[m.pred]
	t := &w.s.Tokens[p.Tok]
	shape, rel := w.shape(m), w.standsIn(m)
	a, r := len(m.slots[frames.ActorSlot]) > 0, len(m.slots[frames.RecipientSlot]) > 0
	frame := m.unit.Frame.ID
	f.add("frame ", frame)
	f.add("shape ", shape)
	f.add("rel ", rel)
	f.add("ar ", bools(a, r))
	f.add("shape-ar ", shape, " ", bools(a, r))
	f.add("frame-shape ", frame, " ", shape)
	f.add("realis ", string(st.realis))
	f.add("lemma ", w.keys[p.Tok])
	f.add("claim ", string(st.claim))
	f.add("mode ", cmp.Or(m.mode, "-"))
	if t.Pro.Has(doc.ProAl) {
		f.add("definite")
		f.add("definite ", frame)
	}
	if t.Feats.Number == doc.Plur {
		f.add("plural")
	}
	if t.Enc != "" {
		f.add("possessed")
	}
	if p.Verb {
		f.add("aspect ", strconv.Itoa(int(t.Feats.Aspect)))
		f.add("person ", strconv.Itoa(int(t.Feats.Person)))
	}
	if w.s.InQuote(p.Tok) != clause.None {
		f.add("quoted")
	}
	w.describeGovernor(f, p)
	w.describeParties(f, m)
	w.describeSetting(f, p.Tok)
}

// bools are two facts in the words of the weights.
func bools(a, b bool) string {
	return [...]string{"false false", "false true", "true false", "true true"}[2*number(a)+number(b)]
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (w *work) describeGovernor(f *features, p *clause.Pred) {
	if p.Phrase != clause.None {
		ph := &w.s.Phrases[p.Phrase]
		if ph.Prep != "" {
			f.add("prep ", ph.Prep)
		}
		if ph.From < p.Tok {
			f.add("head ", w.keys[ph.Head])
		}
	}
	if p.Parent != clause.None {
		k := w.s.Preds[p.Parent].Keys[0]
		f.add("above ", k)
		if _, cue := w.c.Words.Cue(k); cue {
			f.add("above cue")
		}
	}
}

func (w *work) describeParties(f *features, m *match) {
	for i, slot := range [...]frames.SlotName{frames.ActorSlot, frames.RecipientSlot} {
		side := [...]string{"side0", "side1"}[i]
		for _, id := range m.slots[slot] {
			ph := &w.s.Phrases[id]
			f.add(side, " ", ph.Who.Kind, " ", cmp.Or(ph.Who.Actor.Sector, "-"))
			f.add(side, " def ", strconv.FormatBool(ph.Def))
			for k := ph.From; k < ph.To; k++ {
				if w.s.Tokens[k].POS == doc.Num || w.s.Tokens[k].Feats.Number == doc.Dual {
					f.add(side, " number")
					break
				}
			}
		}
	}
}

// describeSetting: numerals, the words beside the trigger, and where in the
// sentence it stands.
func (w *work) describeSetting(f *features, tok int) {
	for k := range w.keys {
		if w.s.Tokens[k].POS == doc.Num && !slices.Contains(w.keys[:k], w.keys[k]) {
			f.add("numeral")
		}
	}
	for d := -3; d <= 3; d++ {
		if k := tok + d; d != 0 && k >= 0 && k < len(w.keys) {
			f.add("near ", w.keys[k])
			if d == -1 || d == 1 {
				f.add([...]string{"at-1 ", "", "at1 "}[d+1], w.keys[k])
			}
		}
	}
	f.add("length ", strconv.Itoa(len(w.keys)/12))
	f.add("position ", strconv.Itoa(4*tok/(len(w.keys)+1)))
}
