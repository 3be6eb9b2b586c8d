package coder

import (
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
	weights map[string]map[string]float64 // by type and feature
	types   map[string]bool
}

// LoadSalience reads <dir>/salience.txt: feature | weight.
func LoadSalience(s *lexicon.Source, dir string) (*Salience, error) {
	weights, err := loadWeights(s, dir+"/salience.txt")
	if err != nil {
		return nil, fmt.Errorf("load salience weights: %w", err)
	}
	m := &Salience{weights, map[string]bool{}}
	for t, w := range weights {
		_, m.types[t] = w["bias"]
	}
	return m, nil
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
func (m *Salience) Judges(typ string) bool { return m != nil && m.types[typ] }

// Score is the probability that an event with these features is reported and
// not merely mentioned.
func (m *Salience) Score(typ string, feats []string) float64 {
	weights := m.weights[typ]
	z := weights["bias"]
	for _, f := range feats {
		z += weights[f]
	}
	return 1 / (1 + math.Exp(-z))
}

// features describes a match for the salience model.
func (w *work) features(m *match, st *status) []string {
	p := &w.s.Preds[m.pred]
	t := &w.s.Tokens[p.Tok]
	shape, rel, _ := strings.Cut(w.told(m), ", ")
	a, r := len(m.slots[frames.ActorSlot]) > 0, len(m.slots[frames.RecipientSlot]) > 0
	f := append(make([]string, 0, 48),
		"frame "+m.unit.Frame.ID, "shape "+shape, "rel "+rel,
		"ar "+bools(a, r), "shape-ar "+shape+" "+bools(a, r),
		"frame-shape "+m.unit.Frame.ID+" "+shape, "realis "+string(st.realis), "lemma "+w.keys[p.Tok],
		"claim "+string(st.claim), "mode "+m.mode)
	if t.Pro.Has(doc.ProAl) {
		f = append(f, "definite", "definite "+m.unit.Frame.ID)
	}
	if t.Feats.Number == doc.Plur {
		f = append(f, "plural")
	}
	if t.Enc != "" {
		f = append(f, "possessed")
	}
	if p.Verb {
		f = append(f, "aspect "+strconv.Itoa(int(t.Feats.Aspect)), "person "+strconv.Itoa(int(t.Feats.Person)))
	}
	if w.s.InQuote(p.Tok) != clause.None {
		f = append(f, "quoted")
	}
	return w.settingFeatures(w.recipientFeatures(w.governorFeatures(f, p), m), p.Tok)
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

func (w *work) governorFeatures(f []string, p *clause.Pred) []string {
	if p.Phrase != clause.None {
		ph := &w.s.Phrases[p.Phrase]
		if ph.Prep != "" {
			f = append(f, "prep "+ph.Prep)
		}
		if ph.From < p.Tok {
			f = append(f, "head "+w.keys[ph.Head])
		}
	}
	if p.Parent != clause.None {
		k := w.s.Preds[p.Parent].Keys[0]
		f = append(f, "above "+k)
		if _, cue := w.c.Words.Cue(k); cue {
			f = append(f, "above cue")
		}
	}
	return f
}

func (w *work) recipientFeatures(f []string, m *match) []string {
	for i, slot := range []frames.SlotName{frames.ActorSlot, frames.RecipientSlot} {
		side := [...]string{"side0", "side1"}[i]
		for _, id := range m.slots[slot] {
			ph := &w.s.Phrases[id]
			f = append(f, side+" "+ph.Who.Kind+" "+ph.Who.Actor.Sector, side+" def "+strconv.FormatBool(ph.Def))
			for k := ph.From; k < ph.To; k++ {
				if w.s.Tokens[k].POS == doc.Num || w.s.Tokens[k].Feats.Number == doc.Dual {
					f = append(f, side+" number")
					break
				}
			}
		}
	}
	return f
}

// settingFeatures: numerals, the words beside the trigger, and where in the
// sentence it stands.
func (w *work) settingFeatures(f []string, tok int) []string {
	for k := range w.keys {
		if w.s.Tokens[k].POS == doc.Num && !slices.Contains(w.keys[:k], w.keys[k]) {
			f = append(f, "numeral")
		}
	}
	for d := -3; d <= 3; d++ {
		if k := tok + d; d != 0 && k >= 0 && k < len(w.keys) {
			f = append(f, "near "+w.keys[k])
			if d == -1 || d == 1 {
				f = append(f, [...]string{"at-1 ", "", "at1 "}[d+1]+w.keys[k])
			}
		}
	}
	f = append(f, "length "+strconv.Itoa(len(w.keys)/12), "position "+strconv.Itoa(4*tok/(len(w.keys)+1)))
	return f
}
