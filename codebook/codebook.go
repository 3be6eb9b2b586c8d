// Package codebook holds the event ontology: the PLOVER 2.0 types with their
// modes, quad classes and conflict-cooperation scores, the CAMEO codes, the
// sectors and the country slots that are no states.
//
// Source: PLOVER manual, draft 2.0 (Open Event Data Alliance 2024); CAMEO
// codes with Goldstein scores after Schrodt (2012) and Goldstein (1992).
package codebook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// Type is a PLOVER event type.
type Type struct {
	Name              string
	Quad              int // 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
	RecipientRequired bool
	Score             float64 // −10 … +10
	Cameo             string
	Modes             map[string]Mode
}

// Mode is a mode of a type; names repeat across types with other meaning.
type Mode struct {
	Score float64
	Cameo string
}

// Book is the whole codebook.
type Book struct {
	Types map[string]*Type
	Cameo map[string]Code
	Order []string // types in the order of the file
}

// Code is one CAMEO code.
type Code struct {
	Name      string
	Goldstein float64
}

// Load reads codebook/ from the data; what is wrong there is reported to s.
func Load(s *lexicon.Source) (*Book, error) {
	b := &Book{Types: map[string]*Type{}, Cameo: map[string]Code{}}
	if err := s.Lines("codebook/types.txt", func(l lexicon.Line) { b.typeLine(s, l) }); err != nil {
		return nil, fmt.Errorf("load codebook: %w", err)
	}
	err := s.Lines("codebook/cameo.txt", func(l lexicon.Line) {
		f := l.Fields(3)
		g, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			s.Report(l.File.Name, l.No, "Goldstein score "+strconv.Quote(f[2])+" is no number")
		}
		b.Cameo[f[0]] = Code{f[1], g}
	})
	if err != nil {
		return nil, fmt.Errorf("load codebook: %w", err)
	}
	return b, nil
}

func (b *Book) typeLine(s *lexicon.Source, l lexicon.Line) {
	kind, rest, _ := strings.Cut(l.Text, " ")
	f := lexicon.Line{File: l.File, No: l.No, Text: rest}.Fields(5)
	num := func(v string) float64 {
		x, err := strconv.ParseFloat(v, 64)
		if err != nil {
			s.Report(l.File.Name, l.No, "score "+strconv.Quote(v)+" is no number")
		}
		return x
	}
	switch kind {
	case "type":
		quad, _ := strconv.Atoi(f[1])
		if quad < 1 || quad > 4 {
			s.Report(l.File.Name, l.No, "quad is 1, 2, 3 or 4")
		}
		b.Types[f[0]] = &Type{Name: f[0], Quad: quad, RecipientRequired: f[2] == "yes", Score: num(f[3]), Cameo: f[4], Modes: map[string]Mode{}}
		b.Order = append(b.Order, f[0])
	case "mode":
		name, mode, _ := strings.Cut(f[0], "/")
		t := b.Types[name]
		if t == nil {
			s.Report(l.File.Name, l.No, "mode of a type that is not listed above: "+f[0])
			return
		}
		t.Modes[mode] = Mode{num(f[1]), f[2]}
	default:
		s.Report(l.File.Name, l.No, "a line begins with type or mode")
	}
}

// Check tells what is wrong with a type, mode and CAMEO code together; "" is
// nothing. Mode and code may be empty.
func (b *Book) Check(typ, mode, cameo string) string {
	t := b.Types[typ]
	if t == nil {
		return "no event type " + strconv.Quote(typ)
	}
	if _, ok := t.Modes[mode]; mode != "" && !ok {
		return typ + " has no mode " + strconv.Quote(mode)
	}
	if _, ok := b.Cameo[cameo]; cameo != "" && !ok {
		return "no CAMEO code " + strconv.Quote(cameo)
	}
	return ""
}

// Score is the conflict-cooperation score of a type in a mode.
func (b *Book) Score(typ, mode string) float64 {
	t := b.Types[typ]
	if t == nil {
		return 0
	}
	if m, ok := t.Modes[mode]; ok {
		return m.Score
	}
	return t.Score
}

// DefaultCameo is the CAMEO code of a type in a mode where a frame gives none.
func (b *Book) DefaultCameo(typ, mode string) string {
	t := b.Types[typ]
	if t == nil {
		return ""
	}
	if m, ok := t.Modes[mode]; ok {
		return m.Cameo
	}
	return t.Cameo
}
