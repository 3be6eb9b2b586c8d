package frames

import (
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// Support is a verb that lends its subject to an event noun: شنّ هجوماً.
type Support struct {
	Noun   Source // where the event noun stands
	Preps  []PrepSlot
	Subj   SlotName
	HasS   bool // Subj is set
	Obj    SlotName
	HasO   bool // Obj is set
	Realis string
}

// PrepSlot says what an argument of a support verb with a preposition is to
// the noun. Those listed first are tried first.
type PrepSlot struct {
	Prep string // folded
	Slot SlotName
}

// Control is a word that sets the realis of its complement and shares its
// subject with it: يعتزم، رفض، من المقرر.
type Control struct {
	Comp   Source
	Realis string
}

// Cue is a word of reporting.
type Cue struct {
	Stance    string // neutral assert allege deny confirm doubt announce warn promise demand
	Addressee []Source
}

// Words are the lists beside the frames.
type Words struct {
	Support map[string][]Support // by folded verb lemma
	Control map[string][]Control
	Cues    map[string]Cue
	Idioms  *lexicon.Trie
	idioms  uint32
	Context []ContextWord
	ctx     *lexicon.Trie
}

// ContextWord is a word or phrase of a PLOVER context.
type ContextWord struct{ Context string }

// LoadWords reads support, control, cues, idioms and contexts of <dir>.
func LoadWords(s *lexicon.Source, dir string) (*Words, error) {
	w := &Words{Support: map[string][]Support{}, Control: map[string][]Control{}, Cues: map[string]Cue{},
		Idioms: lexicon.NewTrie(500), ctx: lexicon.NewTrie(2000)}
	readers := []struct {
		file string
		line func(*lexicon.Source, lexicon.Line)
	}{
		{"support.txt", w.support}, {"control.txt", w.control}, {"cues.txt", w.cue}, {"idioms.txt", w.idiom}, {"contexts.txt", w.context},
	}
	for _, r := range readers {
		if err := s.Lines(dir+"/"+r.file, func(l lexicon.Line) { r.line(s, l) }); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *Words) support(s *lexicon.Source, l lexicon.Line) {
	f := l.Fields(5)
	src, msg := parseSource(f[1])
	if msg != "" {
		s.Report(l.File.Name, l.No, msg)
		return
	}
	sup := Support{Noun: src}
	if f[3] != "-" {
		sup.Realis = f[3]
	}
	for _, role := range strings.FieldsFunc(f[2], func(r rune) bool { return r == ' ' || r == ';' || r == ',' }) {
		from, to, ok := strings.Cut(role, "=")
		slot, known := slotNames[to]
		if !ok || !known {
			if role != "-" {
				s.Report(l.File.Name, l.No, "a role is written subj=actor, not "+role)
			}
			continue
		}
		at, msg := parseSource(from)
		switch {
		case msg != "":
			s.Report(l.File.Name, l.No, msg)
		case at.Kind == Subj:
			sup.Subj, sup.HasS = slot, true
		case at.Kind == Obj:
			sup.Obj, sup.HasO = slot, true
		case at.Kind == Prep:
			sup.Preps = append(sup.Preps, PrepSlot{at.Prep, slot})
		}
	}
	for _, v := range lexicon.List(f[0]) {
		k := Key(v)
		w.Support[k] = append(w.Support[k], sup)
	}
}

func (w *Words) control(s *lexicon.Source, l lexicon.Line) {
	f := l.Fields(4)
	switch f[2] {
	case "future", "hypothetical", "negated", "actual":
	default:
		s.Report(l.File.Name, l.No, "realis is future, hypothetical, negated or actual, not "+f[2])
		return
	}
	for _, place := range strings.FieldsFunc(f[1], func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '|' }) {
		src, msg := parseSource(place)
		if msg != "" {
			s.Report(l.File.Name, l.No, msg)
			continue
		}
		for _, v := range lexicon.List(f[0]) {
			k := Key(v)
			w.Control[k] = append(w.Control[k], Control{src, f[2]})
		}
	}
}

var stances = map[string]bool{"neutral": true, "assert": true, "allege": true, "deny": true, "confirm": true, "doubt": true, "announce": true, "warn": true, "promise": true, "demand": true}

func (w *Words) cue(s *lexicon.Source, l lexicon.Line) {
	f := l.Fields(4)
	if !stances[f[1]] {
		s.Report(l.File.Name, l.No, "unknown stance "+f[1])
		return
	}
	c := Cue{Stance: f[1]}
	for _, a := range strings.FieldsFunc(f[2], func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '|' }) {
		if a == "-" {
			continue
		}
		src, msg := parseSource(a)
		if msg != "" {
			s.Report(l.File.Name, l.No, msg)
			continue
		}
		c.Addressee = append(c.Addressee, src)
	}
	for _, v := range lexicon.List(f[0]) {
		w.Cues[Key(v)] = c
	}
}

func (w *Words) idiom(_ *lexicon.Source, l lexicon.Line) {
	f := l.Fields(2)
	for _, phrase := range lexicon.List(f[0]) {
		w.idioms++
		w.Idioms.Add(strings.Fields(Key(phrase)), w.idioms)
	}
}

func (w *Words) context(_ *lexicon.Source, l lexicon.Line) {
	f := l.Fields(2)
	w.Context = append(w.Context, ContextWord{f[0]})
	id := uint32(len(w.Context) - 1)
	for _, phrase := range lexicon.List(f[1]) {
		w.ctx.Add(strings.Fields(Key(phrase)), id)
	}
}

// ContextAt returns the context words that begin at word i of words (keys).
func (w *Words) ContextAt(words []string, i int) []uint32 {
	node := lexicon.Node(0)
	var out []uint32
	for ; i < len(words); i++ {
		next, ok := w.ctx.Step(node, words[i])
		if !ok {
			break
		}
		node = next
		out = append(out, w.ctx.Values(node)...)
	}
	return out
}

// IdiomAt returns how many of the words from i on are an idiom that codes
// nothing; 0 for none.
func (w *Words) IdiomAt(words []string, i int) int {
	node := lexicon.Node(0)
	n := 0
	for k := i; k < len(words); k++ {
		next, ok := w.Idioms.Step(node, words[k])
		if !ok {
			break
		}
		node = next
		if len(w.Idioms.Values(node)) > 0 {
			n = k - i + 1
		}
	}
	return n
}
