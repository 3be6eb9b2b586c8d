// Package agenda finds what a document announces: coded events that are to
// come, scheduled things that are no coded events, and the items of lists such
// as «ماذا نتوقع اليوم». It reads what the other stages left in the document
// and what the language pack says of its sentences; its words are data.
package agenda

import (
	"strings"

	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// span is what a heading covers that names no date itself.
type span uint8

const (
	open span = iota
	day
	week
)

// phrase is a heading, or an occasion of several words.
type phrase struct {
	words []string // folded; of an occasion each as text.Key has it
	span  span
}

// set is a list of words under their keys, with a sieve before it.
type set struct {
	words map[string]bool
	sieve *lexicon.Sieve
}

func newSet() set { return set{map[string]bool{}, &lexicon.Sieve{}} }

func (s set) add(key string) {
	s.words[key] = true
	s.sieve.Add(key)
}

func (s set) has(key string) bool { return s.sieve.May(key) && s.words[key] }

// Words are the words of announcements. They are built once and safe for
// concurrent use.
type Words struct {
	fn        *frames.Function
	headings  map[string][]phrase // by first word
	occasion  set
	longer    map[string][]phrase // occasions of several words, by the first
	announced set
	clauses   set // of the announcing words those before a clause only
	plan      set
	act       map[string]bool // by lemma as listed: بدأ is not بدا
	wish      set
	about     map[string]bool // by lemma
	state     map[string]bool // by lemma
	off       map[string]bool // by lemma as listed: أجّل is not أجل
	Examples  []Example
}

// Example is a line of the data that runs as a test.
type Example struct {
	File      string
	Line      int
	Text      string
	Published string
	From, To  string // both empty: an item without date
	None      bool   // no item at all
}

// Load reads the file agenda.txt of a language with these function words; what is
// wrong there is reported to s.
func Load(s *lexicon.Source, lang string, fn *frames.Function) (*Words, error) {
	w := &Words{fn: fn, headings: map[string][]phrase{}, longer: map[string][]phrase{},
		occasion: newSet(), announced: newSet(), clauses: newSet(), plan: newSet(), act: map[string]bool{}, wish: newSet(), about: map[string]bool{}, state: map[string]bool{}, off: map[string]bool{}}
	err := s.Lines(lang+"/agenda.txt", func(ln lexicon.Line) {
		if msg := w.line(ln); msg != "" {
			s.Report(ln.File.Name, ln.No, msg)
		}
	})
	return w, err
}

func (w *Words) line(ln lexicon.Line) string {
	f := ln.Fields(3)
	class, rest, _ := strings.Cut(f[0], " ")
	rest = strings.TrimSpace(rest)
	sets := map[string]set{"announced": w.announced, "occasion": w.occasion, "announced.clause": w.clauses, "plan": w.plan, "wish": w.wish}
	switch {
	case class == "yes" || class == "no":
		return w.example(ln, class == "no", rest, f[1])
	case class == "heading":
		cover, ok := map[string]span{"": open, "day": day, "week": week}[rest]
		if !ok {
			return "a heading covers day or week, not " + rest
		}
		for item := range lexicon.Items(f[1]) {
			p := phrase{strings.Fields(text.Fold(item)), cover}
			w.headings[p.words[0]] = append(w.headings[p.words[0]], p)
		}
		return ""
	case rest != "":
		return class + " stands alone before the words"
	}
	if lemmas := map[string]map[string]bool{"act": w.act, "about": w.about, "state": w.state, "off": w.off}[class]; lemmas != nil {
		for item := range lexicon.Items(f[1]) {
			lemmas[item] = true
		}
		return ""
	}
	into, ok := sets[class]
	if !ok {
		return "unknown class " + class
	}
	for item := range lexicon.Items(f[1]) {
		key := text.Key(item)
		if strings.Contains(key, " ") {
			if class != "occasion" {
				return class + " takes single words, not " + item
			}
			p := phrase{words: strings.Fields(key)}
			w.longer[p.words[0]] = append(w.longer[p.words[0]], p)
			w.occasion.sieve.Add(p.words[0])
			continue
		}
		into.add(key)
	}
	return ""
}

func (w *Words) example(ln lexicon.Line, none bool, sentence, want string) string {
	x := Example{File: ln.File.Name, Line: ln.No, Text: sentence, None: none}
	pub, dates, ok := strings.Cut(want, "=>")
	x.Published = strings.TrimSpace(pub)
	if ok == none || x.Text == "" || len(x.Published) != len("2006-01-02") {
		return "an example is «yes TEXT | day => FROM[..TO]» or «no TEXT | day»"
	}
	if dates = strings.TrimSpace(dates); dates != "-" {
		x.From, x.To, _ = strings.Cut(dates, "..")
	}
	w.Examples = append(w.Examples, x)
	return ""
}
