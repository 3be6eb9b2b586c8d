package frames

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Set is all frames of a language with an index by word.
type Set struct {
	Frames  []*Frame
	Verbs   map[string][]Entry // by folded lemma
	Nouns   map[string][]Entry // by first part of the phrase
	Lights  map[string][]Entry // by noun part
	Classes map[string]map[string]bool
	idx     *wordIndex
}

// Entry is a word of a unit as the index gives it.
type Entry struct {
	Unit *Unit
	Word *Word
}

// Load reads <dir>/frames and <dir>/classes*.txt; what is wrong is reported to s.
func Load(s *lexicon.Source, dir string, book *codebook.Book) (*Set, error) {
	set := &Set{Classes: map[string]map[string]bool{}}
	files, err := s.Files(dir)
	if err != nil {
		return nil, err
	}
	for i := range files {
		if base := files[i].Name[strings.LastIndexByte(files[i].Name, '/')+1:]; strings.HasPrefix(base, "classes") {
			lexicon.EachLine(&files[i], func(l lexicon.Line) { set.classLine(s, l) })
		}
	}
	p := &parser{src: s, book: book, set: set}
	if err := s.Lines(dir+"/frames", p.line); err != nil {
		return nil, err
	}
	p.endUnit()
	set.index()
	set.compile()
	return set, nil
}

func (set *Set) classLine(s *lexicon.Source, l lexicon.Line) {
	var f [3]string
	l.Split(f[:])
	name, ok := strings.CutPrefix(f[0], "class ")
	name = strings.TrimSpace(name)
	if !ok || !strings.HasPrefix(name, "@") {
		s.Report(l.File.Name, l.No, "a word class is written: class @name | word ; word")
		return
	}
	c := set.Classes[name]
	if c == nil {
		c = make(map[string]bool, strings.Count(f[1], ";")+1)
		set.Classes[name] = c
	}
	for w := range lexicon.Items(f[1]) {
		c[Key(w)] = true
	}
}

// Key is text.Key.
func Key(w string) string { return text.Key(w) }

type parser struct {
	src  *lexicon.Source
	book *codebook.Book
	set  *Set
	cur  *Frame
	unit *Unit
	ex   *Example

	fields   []string // working space
	texts    []string
	units    lexicon.Slab[Unit]
	words    lexicon.Slab[Word]
	strs     lexicon.Slab[string]
	sources  lexicon.Slab[Source]
	alts     lexicon.Slab[[]Source]
	whens    lexicon.Slab[When]
	whenBuf  []When
	wordBuf  []Word
	strBuf   []string
	wordKeys []string
	srcBuf   []Source
	altBuf   [][]Source
}

func (p *parser) bad(l lexicon.Line, msg string) { p.src.Report(l.File.Name, l.No, msg) }

func (p *parser) line(l lexicon.Line) {
	if l.Text[0] == ' ' || l.Text[0] == '\t' {
		p.continuation(l)
		return
	}
	key, val, _ := strings.Cut(l.Text, " ")
	val = strings.TrimSpace(val)
	if key == "frame" {
		p.cur = &Frame{ID: val, File: l.File.Name, Line: l.No}
		p.set.Frames = append(p.set.Frames, p.cur)
		p.endUnit()
		p.ex = nil
		return
	}
	if p.cur == nil || p.cur.File != l.File.Name {
		p.bad(l, strconv.Quote(key)+" stands before the first frame line of the file")
		return
	}
	p.directive(l, key, val)
}

func (p *parser) directive(l lexicon.Line, key, val string) {
	switch key {
	case "event":
		p.event(l, val)
	case "verb":
		p.addUnit(l, VerbUnit, val)
	case "noun":
		p.addUnit(l, NounUnit, val)
	case "light":
		p.addUnit(l, LightUnit, val)
	case "when":
		p.when(l, val)
	case "embed":
		_, p.cur.Embed, _ = strings.Cut(val, " ")
		if e := p.cur.Embed; e != "alleged" && e != "denied" && e != "confirmed" {
			p.bad(l, "embed is written: embed content alleged|denied|confirmed")
		}
	case "absorb":
		p.cur.Absorb = true
	case "joins":
		p.cur.Joins = true
	case "open":
		p.cur.Open = true
	case "refused":
		p.refused(l, val)
	case "nobody":
		p.nobody(l, val)
	case "realis":
		p.cur.Realis = val
	case "decided":
		if p.cur.Decided = val; val != "actual" && val != "future" {
			p.bad(l, "decided is written: decided actual|future")
		}
	case "yes", "no", "todo":
		p.cur.Examples = append(p.cur.Examples, Example{Yes: key != "no", Todo: key == "todo", Text: val, Line: l.No})
		p.ex = &p.cur.Examples[len(p.cur.Examples)-1]
	default:
		p.bad(l, "unknown word "+strconv.Quote(key)+": frame event verb noun light when embed absorb joins open refused nobody realis decided yes no todo")
	}
}

func (p *parser) continuation(l lexicon.Line) {
	t := lexicon.Trim(l.Text)
	if strings.HasPrefix(t, "when ") {
		p.when(l, strings.TrimSpace(t[5:]))
		return
	}
	if p.ex == nil {
		p.bad(l, "an indented line belongs below a yes line")
		return
	}
	e, msg := ParseExpect(t)
	if msg == "" {
		msg = p.book.Check(e.Type, e.Mode, "")
	}
	if msg != "" {
		p.bad(l, msg)
		return
	}
	e.Line = l.No
	p.ex.Expect = append(p.ex.Expect, e)
}

func (p *parser) event(l lexicon.Line, val string) { p.eventOf(l, p.cur, val) }

// refused reads the event that a frame is where the actor will not do it: its
// content is then no event, and the refusal itself is actual.
func (p *parser) refused(l lexicon.Line, val string) {
	p.cur.Refused = &Frame{ID: p.cur.ID + ".refused", Realis: "actual", Absorb: true, File: l.File.Name, Line: l.No}
	p.eventOf(l, p.cur.Refused, val)
}

func (p *parser) eventOf(l lexicon.Line, f *Frame, val string) {
	words := strings.Fields(val)
	if len(words) == 0 {
		p.bad(l, "event needs a type")
		return
	}
	f.Type, f.Mode, _ = strings.Cut(words[0], "/")
	if len(words) > 1 {
		f.Cameo = words[1]
	}
	if msg := p.book.Check(f.Type, f.Mode, f.Cameo); msg != "" {
		p.bad(l, msg)
	}
}

// slotStart is where the slots and conditions of a unit begin: at the blank
// before the first of their words, -1 where there are none.
func slotStart(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != ' ' && c != '\t' {
			continue
		}
		w := s[i+1:]
		if w == "" || w[0] < 'a' || w[0] > 'z' {
			continue
		}
		if end := strings.IndexAny(w, " \t="); end > 0 && option(w[:end], w[end]) {
			return i
		}
	}
	return -1
}

// option tells a word that may begin the slots, with the byte after it.
func option(w string, after byte) bool {
	switch w {
	case "actor", "recipient", "content", "place", "mode", "cameo":
		return after == '='
	case "if", "not", "when":
		return after != '='
	}
	return false
}

func (p *parser) addUnit(l lexicon.Line, kind UnitKind, val string) {
	p.endUnit()
	u := p.units.New()
	*u = Unit{Frame: p.cur, Kind: kind, Line: l.No}
	words, opts := val, ""
	if at := slotStart(val); at >= 0 {
		words, opts = val[:at], val[at:]
	}
	p.wordBuf = p.wordBuf[:0]
	for w := range lexicon.Items(words) {
		if strings.HasPrefix(w, "@") && kind == NounUnit {
			p.addClass(l, w)
			continue
		}
		word, msg := p.word(kind, w)
		if msg != "" {
			p.bad(l, msg)
			continue
		}
		p.wordBuf = append(p.wordBuf, word)
	}
	if len(p.wordBuf) == 0 {
		p.bad(l, "line has no words")
	}
	u.Words = p.words.Slice(p.wordBuf)
	p.options(l, u, p.split(opts))
	p.cur.Units = append(p.cur.Units, u)
	p.unit, p.ex = u, nil
}

// addClass adds the single words of a class to those of a unit.
func (p *parser) addClass(l lexicon.Line, name string) {
	if p.set.Classes[name] == nil {
		p.bad(l, "no word class "+name)
	}
	for _, w := range slices.Sorted(maps.Keys(p.set.Classes[name])) {
		if strings.IndexByte(w, ' ') < 0 {
			word, _ := p.word(NounUnit, w)
			p.wordBuf = append(p.wordBuf, word)
		}
	}
}

// endUnit gives the unit its when lines.
func (p *parser) endUnit() {
	if p.unit != nil {
		p.unit.When = p.whens.Slice(p.whenBuf)
	}
	p.unit, p.whenBuf = nil, p.whenBuf[:0]
}

// split is strings.Fields in working space that the next call uses again.
func (p *parser) split(s string) []string {
	p.fields = p.fields[:0]
	for w := range strings.FieldsSeq(s) {
		p.fields = append(p.fields, w)
	}
	return p.fields
}

func (p *parser) word(kind UnitKind, w string) (Word, string) {
	word := Word{Text: w}
	if kind == LightUnit {
		v, n, ok := strings.Cut(w, "+")
		if !ok {
			return word, "a light construction is written VERB + NOUN or VERB + PREP:NOUN, not " + strconv.Quote(w)
		}
		n = strings.TrimSpace(n)
		if prep, noun, ok := strings.Cut(n, ":"); ok {
			word.Prep, n = text.Fold(strings.TrimSpace(prep)), strings.TrimSpace(noun)
		}
		word.Verb = Key(strings.TrimSpace(v))
		w = n
	}
	p.strBuf = p.strBuf[:0]
	for part := range strings.FieldsSeq(w) {
		p.strBuf = append(p.strBuf, Key(part))
	}
	if len(p.strBuf) == 0 {
		return word, "empty word"
	}
	word.Parts = p.strs.Slice(p.strBuf)
	return word, ""
}

// ParseExpect reads an expected event: "ASSAULT/aerial USA.MIL > SYR actual
// alleged by RUS". The message says what is wrong, "" for nothing.
func ParseExpect(t string) (Expect, string) {
	e := Expect{Text: t}
	f := strings.Fields(t)
	e.Type, e.Mode, _ = strings.Cut(f[0], "/")
	side := &e.Actors
	for i := 1; i < len(f); i++ {
		switch w := f[i]; w {
		case ">":
			side = &e.Recipients
		case "actual", "future", "hypothetical", "negated":
			e.Realis = w
		case "asserted", "alleged", "denied", "confirmed":
			e.Claim = w
		case "by":
			if i++; i < len(f) {
				e.By = f[i]
			}
		default:
			if strings.ToUpper(w) != w {
				return e, "cannot read " + strconv.Quote(w) + " in an expected event"
			}
			for _, c := range strings.Split(w, ",") {
				if c != "" {
					*side = append(*side, c)
				}
			}
		}
	}
	return e, ""
}

func (set *Set) index() {
	var n [LightUnit + 1]int
	for _, f := range set.Frames {
		for _, u := range f.Units {
			n[u.Kind] += len(u.Words)
		}
	}
	set.Verbs = make(map[string][]Entry, n[VerbUnit])
	set.Nouns = make(map[string][]Entry, n[NounUnit])
	set.Lights = make(map[string][]Entry, n[LightUnit])
	for _, f := range set.Frames {
		for _, u := range f.Units {
			if f.Refused != nil {
				r := *u
				r.Frame, r.Mode, r.Cameo, r.When = f.Refused, "", "", nil
				u.Refused = &r
			}
			for i := range u.Words {
				w := &u.Words[i]
				e := Entry{u, w}
				switch u.Kind {
				case VerbUnit:
					set.Verbs[w.Parts[0]] = append(set.Verbs[w.Parts[0]], e)
				case NounUnit:
					set.Nouns[w.Parts[0]] = append(set.Nouns[w.Parts[0]], e)
				case LightUnit:
					set.Lights[w.Parts[0]] = append(set.Lights[w.Parts[0]], e)
				}
			}
		}
	}
}
