package tag

import (
	"slices"
	"strings"
)

// Form is what is remembered of a word as printed, wherever it stands. Features
// are there by the numbers of their rows of weights.
type Form struct {
	word    word // look and class
	entry   entry
	known   bool              // the dictionary has it
	own     [numOwn]uint32    // what it shows by itself
	near    nearRow           // what that adds up to for near tags
	beside  [numBeside]uint32 // what it shows its neighbours
	shapes  [4]uint32         // how it is written, by whether in a sentence, in a title
	clauses [4]uint32         // its class in a clause, by the state of that
}

// memory is the working space of one sentence after another, with the forms
// seen so far. One goroutine uses it at a time, so that it needs no lock.
type memory struct {
	words []word
	of    []*Form // by word
	forms map[string]*Form
}

func newMemory() *memory { return &memory{forms: map[string]*Form{}} }

// maxForms bounds the forms remembered, each of some 400 bytes.
const maxForms = 1 << 14

// look finds or makes the forms of n words.
func (mem *memory) look(m *model, n int, at func(int) string) []*Form {
	mem.of = mem.of[:0]
	for i := range n {
		s := at(i)
		f := mem.forms[s]
		if f == nil {
			if len(mem.forms) >= maxForms {
				clear(mem.forms)
			}
			f = m.form(s)
			mem.forms[strings.Clone(s)] = f
		}
		mem.of = append(mem.of, f)
	}
	return mem.of
}

// words returns what is known of the words of one sentence, with two words of
// padding on either side.
func (m *model) words(forms []*Form, mem *memory) []word {
	n := len(forms)
	ws := slices.Grow(mem.words[:0], n+4)[:n+4]
	mem.words = ws
	for k, at := range [...]int{0, 1, n + 2, n + 3} {
		ws[at] = m.padding[k].word
		ws[at].form = &m.padding[k]
	}
	for i, f := range forms {
		ws[i+2] = f.word
		ws[i+2].form = f
	}
	title := titled(ws[2 : n+2])
	for i := 2; i < n+2; i++ {
		w := &ws[i]
		if i > 2 && ws[i-1].shape&noLetter == 0 {
			w.shape |= inSentence
		}
		if title {
			w.shape |= inTitle
		}
		w.know(w.form.entry, w.form.known)
	}
	return ws
}

// form looks a word up.
func (m *model) form(s string) *Form {
	f := &Form{}
	f.word.look(s)
	f.entry, f.known = m.dict.find(f.word.full)
	if !f.known {
		f.entry.may = m.derive(s)
	}
	if may := f.entry.may; may != 0 {
		f.word.class = mix(uint32(may), uint32(may>>32)+7)
	}
	m.rowsOf(f)
	return f
}

// rowsOf looks up what weights there are for the features of a form.
func (m *model) rowsOf(f *Form) {
	if m.places == nil { // it is being trained
		return
	}
	w := &f.word
	own(&f.own, w)
	for k, h := range f.own {
		f.own[k] = m.places.find(h)
	}
	f.near = m.rows.sum(f.own[:], nearRow{})
	for side := range f.beside {
		f.beside[side] = m.places.find(beside(w, side))
	}
	for k := range uint32(4) {
		f.shapes[k] = m.places.find(byShape(w.shape | k<<firstPlace))
		f.clauses[k] = m.places.find(byClause(w.class, clauseState(k)))
	}
}

// know sets the tags that a word may have where it stands, by what the
// dictionary says of it; known tells whether that has it.
func (w *word) know(e entry, known bool) {
	w.fixed = None
	capital := w.shape&(firstUpper|inSentence|inTitle) == firstUpper|inSentence
	switch {
	case w.shape&(noLetter|hasDigit) == noLetter && !marks.has(e.fixed):
		if w.may = e.may & marks; w.may == 0 {
			w.may = marks
		}
	case known && e.fixed != None && (!capital || !open.has(e.fixed) || e.fixed == NNP):
		w.fixed = e.fixed
		w.may = e.may
	case known && e.often:
		w.may = e.may
	default:
		w.may = e.may | open
	}
	switch {
	case w.shape&noLetter != 0 && w.shape&hasDigit != 0:
		w.may |= set(CD)
	case w.shape&firstUpper != 0:
		w.may |= set(NNP)
	}
}
