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

// Words are the words by which later reports tell what became of a plan, by
// language. They are built once and safe for concurrent use.
type Words struct {
	langs    map[string]*lists
	Examples []Example
}

// of are the lists of a language; empty ones where there are none: documents in
// it are compared by who and where they name.
func (w *Words) of(lang string) *lists {
	base, _, _ := strings.Cut(lang, "-")
	if l := w.langs[base]; l != nil {
		return l
	}
	return w.langs[""]
}

// lists are the words of one language.
type lists struct {
	number   int               // of the language, from 1
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

	cutters cutters
}

// pair is two words that stand together.
type pair struct{ first, second stem }

// rival is the place of a word in a line of words that exclude each other.
type rival struct{ line, group int }

// perLanguage keeps the lines of two languages apart.
const perLanguage = 1 << 16

// Example is a line of the data that runs as a test: a plan published on Day,
// and what a later report makes of it.
type Example struct {
	File        string
	Line        int
	Lang        string
	Plan, Later string
	Day, Then   string // days of publication
	Outcome     string // "" for none
}

// Load reads outcomes.txt of languages and how frequent their words are:
// stems.txt or, where there is none, the file of words/. What is wrong there is
// reported to s.
func Load(s *lexicon.Source, langs ...string) (*Words, error) {
	w := &Words{langs: map[string]*lists{"": newLists(0)}}
	for i, lang := range langs {
		l := newLists(i + 1)
		w.langs[lang] = l
		err := s.Lines(lang+"/outcomes.txt", func(ln lexicon.Line) {
			if msg := w.line(l, lang, ln); msg != "" {
				s.Report(ln.File.Name, ln.No, msg)
			}
		})
		if err != nil {
			return nil, err
		}
		if err := s.Lines(lang+"/stems.txt", l.frequency); err != nil {
			return nil, err
		}
		if len(l.weight) > 0 {
			continue
		}
		if err := s.Lines("words/"+lang+".txt", l.documents); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func newLists(number int) *lists {
	return &lists{number: number, kinds: map[stem][]string{}, done: stems{}, doneKind: map[string]stems{}, hold: stems{}, cancel: stems{}, postpone: stems{}, offNoun: stems{},
		ahead: stems{}, pairs: map[pair]bool{}, unreal: stems{}, past: stems{}, by: stems{}, other: map[stem]rival{}, date: stems{}, plain: stems{}, weight: map[stem]float64{}}
}

func (w *Words) line(l *lists, lang string, ln lexicon.Line) string {
	f := ln.Fields(3)
	class, name, _ := strings.Cut(f[0], " ")
	if class == "yes" || class == "no" {
		return w.example(ln, lang, class == "no", strings.TrimSpace(name), f[1])
	}
	return l.line(ln.No, class, strings.TrimSpace(name), f[1])
}

// line takes the words of a class; it says what is wrong with them.
func (l *lists) line(no int, class, name, words string) string {
	switch class {
	case "kind":
		for item := range lexicon.Items(words) {
			l.kinds[stemOf(item)] = append(l.kinds[stemOf(item)], name)
		}
		return ""
	case "future":
		for item := range lexicon.Items(words) {
			l.future = append(l.future, text.Fold(item))
		}
		return ""
	case "single":
		l.single = append(l.single, lexicon.List(words)...)
		return ""
	case "other":
		l.rivals(no, words)
		return ""
	case "done":
		if name != "" {
			if l.doneKind[name] == nil {
				l.doneKind[name] = stems{}
			}
			l.doneKind[name].forms(words)
			return ""
		}
	}
	if name != "" {
		return class + " stands alone before the words"
	}
	if class == "ahead" {
		l.pairsOf(words)
	}
	if forms := map[string]stems{"done": l.done, "cancel": l.cancel, "postpone": l.postpone, "off": l.offNoun, "ahead": l.ahead, "unreal": l.unreal, "past": l.past, "by": l.by}[class]; forms != nil {
		forms.forms(words)
		return ""
	}
	into := map[string]stems{"hold": l.hold, "date": l.date, "plain": l.plain}[class]
	if into == nil {
		return "unknown class " + class
	}
	into.add(words)
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
func (l *lists) pairsOf(list string) {
	for item := range lexicon.Items(list) {
		if first, second, ok := strings.Cut(item, " "); ok {
			l.pairs[pair{formOf(first), formOf(second)}] = true
		}
	}
}

func (l *lists) rivals(line int, list string) {
	n := 0
	for item := range lexicon.Items(list) {
		n++
		for form := range strings.SplitSeq(item, "/") {
			l.other[stemOf(strings.TrimSpace(form))] = rival{l.number*perLanguage + line, n}
		}
	}
}

// example reads «yes DAY PLAN | DAY LATER => OUTCOME».
func (w *Words) example(ln lexicon.Line, lang string, none bool, plan, rest string) string {
	x := Example{File: ln.File.Name, Line: ln.No, Lang: lang}
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
func (l *lists) frequency(ln lexicon.Line) {
	f := ln.Fields(3)
	perMillion, err := strconv.ParseFloat(f[2], 64)
	if err != nil {
		return // that file has its own test
	}
	k := stemOf(f[0])
	l.weight[k] += perMillion
}

// documents takes a line of words/: stem | documents of ten thousand. A word that
// stands in so many documents of some three hundred words is a third as often
// among a million.
func (l *lists) documents(ln lexicon.Line) {
	f := ln.Fields(2)
	if docs, err := strconv.ParseFloat(f[1], 64); err == nil {
		l.weight[stemOf(f[0])] += docs / 3
	}
}

// Weights of words are from 0 to maxWeight: the rarer the more.
const (
	maxWeight = 4.0
	rarest    = 2.0 // per million: as rare as a word that is not listed
)

// worth is how much it says that two texts share a word.
func (l *lists) worth(s stem) float64 {
	f := max(l.weight[s], rarest)
	v := math.Log10(20000 / f) // 2 per million is 4, the commonest words are 0
	return min(max(v, 0.2), maxWeight)
}
