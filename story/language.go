package story

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Data is what comparing knows of languages and states.
type Data struct {
	weights map[string]*Weights // by language
	other   *Weights            // of languages without counts
	states  map[string]bool     // names of states
}

// ReadData reads words/, one file a language, and the names of states in
// entities/.
func ReadData(src *lexicon.Source) (*Data, error) {
	d := &Data{weights: map[string]*Weights{}, states: map[string]bool{}, other: &Weights{rare: weight(100)}}
	files, err := src.Files("words")
	if err != nil {
		return nil, err
	}
	for i := range files {
		f := &files[i]
		lang := strings.TrimSuffix(path.Base(f.Name), ".txt")
		if d.weights[lang], err = readWeights(f); err != nil {
			return nil, err
		}
	}
	err = src.Lines("entities/states.txt", func(l lexicon.Line) {
		if key, names, _ := strings.Cut(l.Text, " "); len(key) == 2 { // names by language: ar, en
			for name := range lexicon.Items(names) {
				d.states[name] = true
			}
		}
	})
	return d, err
}

// readWeights reads lines «stem | documents of ten thousand», with stems as
// Stem makes them.
func readWeights(f *lexicon.File) (*Weights, error) {
	w := &Weights{common: map[uint32]float32{}, rare: weight(10_000 / rarest)}
	var bad error
	lexicon.EachLine(f, func(l lexicon.Line) {
		p := l.Fields(2)
		docs, err := strconv.ParseFloat(p[1], 64)
		if err != nil || docs <= 0 || docs > 10_000 {
			bad = fmt.Errorf("%s:%d: want «stem | documents of ten thousand», not %q", f.Name, l.No, l.Text)
			return
		}
		w.common[hash(p[0])] = weight(docs)
	})
	return w, bad
}

// named are the weights by which a name is weighed: those of the language that
// it is written in, which need not be that of the document.
func (d *Data) named(name, lang string) *Weights {
	r, _ := utf8.DecodeRuneInString(name)
	switch arabic := text.IsArabic(r); {
	case arabic && lang != "ar":
		return d.of("ar")
	case !arabic && lang == "ar":
		return d.of("en")
	}
	return d.of(lang)
}

// of are the weights of a language.
func (d *Data) of(lang string) *Weights {
	if w := d.weights[lang]; w != nil {
		return w
	}
	return d.other
}
