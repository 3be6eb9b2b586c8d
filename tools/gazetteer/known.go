package main

import (
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// known is what the other entity files hold.
type known struct {
	ids    map[string]bool
	names  map[string][]*lexicon.Entity // by folded name
	people map[string]bool              // words of persons' names
	near   map[string][]*lexicon.Entity // places by country
	last   *lexicon.Entity
}

// Name implements lexicon.Names.
func (k *known) Name(e *lexicon.Entity, name string, kin lexicon.Kinship) {
	k.ids[e.ID] = true
	if kin == lexicon.NisbaName || kin == lexicon.PeopleName {
		return
	}
	key := text.Fold(name)
	k.names[key] = append(k.names[key], e)
	if e.Kind == "person" {
		for _, w := range strings.Fields(key) {
			k.people[w] = true
		}
	}
	if e != k.last && e.IsPlace() {
		k.near[e.Code] = append(k.near[e.Code], e)
	}
	k.last = e
}

// readKnown reads the entity files but the one this command writes.
func readKnown(dir string) (*known, error) {
	k := &known{ids: map[string]bool{}, names: map[string][]*lexicon.Entity{}, people: map[string]bool{}, near: map[string][]*lexicon.Entity{}}
	src := lexicon.NewSource(without{os.DirFS(strings.TrimSuffix(dir, "entities"))})
	if err := lexicon.Entities(src, k); err != nil {
		return nil, err
	}
	return k, nil
}

// close is how many degrees apart two notes of one town may be.
const closeBy = 0.06

// has tells whether a town stands there already.
func (k *known) has(code string, lat, lon float64) bool {
	for _, e := range k.near[code] {
		if e.Kind != "adm1" && e.Kind != "region" && math.Abs(e.Lat-lat) < closeBy && math.Abs(e.Lon-lon) < closeBy {
			return true
		}
	}
	return false
}

// words are the ordinary words of the language.
type words struct{ lex *morph.Lexicon }

func readWords(dir string) (*words, error) {
	src := lexicon.NewSource(os.DirFS(dir))
	verbs, err := parse(src, "ar/verbs", morph.AppendVerbs)
	if err != nil {
		return nil, err
	}
	nouns, err := parse(src, "ar/nouns", morph.AppendNouns)
	if err != nil {
		return nil, err
	}
	closed, err := parse(src, "ar/closed.txt", morph.AppendClosed)
	if err != nil {
		return nil, err
	}
	return &words{morph.NewLexicon(verbs, nouns, closed)}, nil
}

func parse[T any](s *lexicon.Source, dir string, f func([]T, string, string, morph.Report) []T) (out []T, err error) {
	files, err := s.Files(dir)
	for i := range files {
		out = f(out, files[i].Text, files[i].Name, s.Report)
	}
	return out, err
}

// ordinary tells whether a word has a reading that is no name.
func (w *words) ordinary(word string) bool {
	for _, a := range w.lex.Analyze(text.Fold(word), nil) {
		if a.Known && a.POS != doc.Propn && a.Pro&^doc.ProAl == 0 {
			return true
		}
	}
	return false
}

// without is a file system in which the file this command writes is missing.
type without struct{ fs.FS }

// ReadDir leaves out what this command writes.
func (w without) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(w.FS, name)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool { return e.Name() == outName }), err
}
