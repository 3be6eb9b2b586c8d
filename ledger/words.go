// Package ledger ties the documents of a register together by what they speak
// of: what became of what was announced, and who denies, confirms or repeats
// what was claimed. It compares; it does no I/O and keeps nothing.
package ledger

import (
	"math"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// stems is a set of words.
type stems map[stem]bool

// Words are the words by which later reports tell what became of a plan. They
// are built once and safe for concurrent use.
type Words struct {
	kinds    map[stem][]string // kinds of occasion that a word tells
	done     map[stem]bool
	doneKind map[string]stems
	hold     stems
	cancel   stems
	postpone stems
	offNoun  stems
	ahead    stems
	pairs    map[pair]bool // of two words: «على أن»
	unreal   stems
	past     stems
	by       stems
	other    map[stem]rival
	date     stems
	plain    stems
	single   []string // kinds of which a country has one at a time
	future   []string // particles before verbs, folded
	weight   map[stem]float64
	Examples []Example

	cutters cutters
}

// pair is two words that stand together.
type pair struct{ first, second stem }

// rival is the place of a word in a line of words that exclude each other.
type rival struct{ line, group int }

// Example is a line of the data that runs as a test: a plan published on Day,
// and what a later report makes of it.
type Example struct {
	File        string
	Line        int
	Plan, Later string
	Day, Then   string // days of publication
	Outcome     string // "" for none
}

// Load reads outcomes.txt and stems.txt of a language; what is wrong there is
// reported to s.
func Load(s *lexicon.Source, lang string) (*Words, error) {
	w := &Words{kinds: map[stem][]string{}, done: stems{}, doneKind: map[string]stems{}, hold: stems{}, cancel: stems{}, postpone: stems{}, offNoun: stems{},
		ahead: stems{}, pairs: map[pair]bool{}, unreal: stems{}, past: stems{}, by: stems{}, other: map[stem]rival{}, date: stems{}, plain: stems{}, weight: map[stem]float64{}}
	err := s.Lines(lang+"/outcomes.txt", func(ln lexicon.Line) {
		if msg := w.line(ln); msg != "" {
			s.Report(ln.File.Name, ln.No, msg)
		}
	})
	if err != nil {
		return nil, err
	}
	return w, s.Lines(lang+"/stems.txt", w.frequency)
}

func (w *Words) line(ln lexicon.Line) string {
	f := ln.Fields(3)
	class, name, _ := strings.Cut(f[0], " ")
	name = strings.TrimSpace(name)
	switch class {
	case "yes", "no":
		return w.example(ln, class == "no", name, f[1])
	case "kind":
		for item := range lexicon.Items(f[1]) {
			w.kinds[stemOf(item)] = append(w.kinds[stemOf(item)], name)
		}
		return ""
	case "future":
		for item := range lexicon.Items(f[1]) {
			w.future = append(w.future, text.Fold(item))
		}
		return ""
	case "single":
		w.single = append(w.single, lexicon.List(f[1])...)
		return ""
	case "other":
		w.rivals(ln.No, f[1])
		return ""
	case "done":
		if name != "" {
			if w.doneKind[name] == nil {
				w.doneKind[name] = stems{}
			}
			w.doneKind[name].forms(f[1])
			return ""
		}
	}
	if name != "" {
		return class + " stands alone before the words"
	}
	if class == "ahead" {
		w.pairsOf(f[1])
	}
	if forms := map[string]stems{"done": w.done, "cancel": w.cancel, "postpone": w.postpone, "off": w.offNoun, "ahead": w.ahead, "unreal": w.unreal, "past": w.past, "by": w.by}[class]; forms != nil {
		forms.forms(f[1])
		return ""
	}
	into := map[string]stems{"hold": w.hold, "date": w.date, "plain": w.plain}[class]
	if into == nil {
		return "unknown class " + class
	}
	into.add(f[1])
	return ""
}

func (s stems) forms(list string) {
	for item := range lexicon.Items(list) {
		s[formOf(item)] = true
	}
}

func (s stems) add(list string) {
	for item := range lexicon.Items(list) {
		s[stemOf(item)] = true
	}
}

// pairsOf takes the items of two words.
func (w *Words) pairsOf(list string) {
	for item := range lexicon.Items(list) {
		if first, second, ok := strings.Cut(item, " "); ok {
			w.pairs[pair{formOf(first), formOf(second)}] = true
		}
	}
}

func (w *Words) rivals(line int, list string) {
	n := 0
	for item := range lexicon.Items(list) {
		n++
		for form := range strings.SplitSeq(item, "/") {
			w.other[stemOf(strings.TrimSpace(form))] = rival{line, n}
		}
	}
}

// example reads «yes DAY PLAN | DAY LATER => OUTCOME».
func (w *Words) example(ln lexicon.Line, none bool, plan, rest string) string {
	x := Example{File: ln.File.Name, Line: ln.No}
	later, outcome, ok := strings.Cut(rest, "=>")
	var a, b bool
	x.Day, x.Plan, a = strings.Cut(strings.TrimSpace(plan), " ")
	x.Then, x.Later, b = strings.Cut(strings.TrimSpace(later), " ")
	if x.Outcome = strings.TrimSpace(outcome); !a || !b || ok == none {
		return "an example is «yes DAY PLAN | DAY LATER => OUTCOME» or «no DAY PLAN | DAY LATER»"
	}
	w.Examples = append(w.Examples, x)
	return ""
}

// frequency takes a line of stems.txt: lemma | part of speech | per million.
func (w *Words) frequency(ln lexicon.Line) {
	f := ln.Fields(3)
	perMillion, err := strconv.ParseFloat(f[2], 64)
	if err != nil {
		return // that file has its own test
	}
	k := stemOf(f[0])
	w.weight[k] += perMillion
}

// Weights of words are from 0 to maxWeight: the rarer the more.
const (
	maxWeight = 4.0
	rarest    = 2.0 // per million: as rare as a word that is not listed
)

// worth is how much it says that two texts share a word.
func (w *Words) worth(s stem) float64 {
	f := max(w.weight[s], rarest)
	v := math.Log10(20000 / f) // 2 per million is 4, the commonest words are 0
	return min(max(v, 0.2), maxWeight)
}
