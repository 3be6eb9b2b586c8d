package morph

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

type kind uint8

const (
	kindVerb kind = iota
	kindNoun
	kindClosed
)

// entry says what a folded stem may be: stem of which verb, nominal or closed
// word, and in which slots.
type entry struct {
	id     int32
	next   int32  // further entry of the same stem, -1 at the end
	mask   uint32 // slots; of the active voice for verbs
	pas    uint32 // slots of the passive
	cost   float32
	kind   kind
	plural bool // broken plural
}

// Lexicon knows all stems. Build it with NewLexicon and AddWord; from the
// first Analyze or Tag on it must not be added to, and is safe for concurrent
// use.
type Lexicon struct {
	verbs                []Verb
	nominals             []nominal
	closed               []ClosedWord
	stems                *lexicon.Index
	heads                []int32 // by number of the stem: its first entry
	entries              []entry
	arena                lexicon.Arena
	lemmas               sync.Once
	verbID               map[string]int32 // lemma → verb; made when first asked for
	partID               map[string]int32 // lemma of masdar or participle → verb, likewise
	affixes              affixTable
	context              *weights
	verbCost, closedCost []float32 // by verb and closed word; empty without weights
	buf                  []byte

	cache   cache
	asked   [askedSize]atomic.Pointer[answer] // by hash: what Readings told last
	scratch sync.Pool                         // *lattice
}

// NewLexicon builds a lexicon. Of two verbs or nouns with one spelling the
// earlier is preferred where context does not tell.
func NewLexicon(verbs []Verb, nouns []Noun, closed []ClosedWord) *Lexicon {
	n := len(verbs)*5 + len(nouns)*2 + len(closed)
	l := &Lexicon{
		verbs:    verbs,
		closed:   closed,
		nominals: make([]nominal, 0, len(verbs)*3+len(nouns)+8000),
		stems:    lexicon.NewIndex(n),
		heads:    make([]int32, 0, n),
		entries:  make([]entry, 0, n+n/4),
		affixes:  newAffixTable(),
		context:  newWeights(),
		cache:    newCache(),
		buf:      make([]byte, 0, 128),
	}
	l.scratch.New = func() any { return new(lattice) }
	for i := range closed {
		l.addStem(l.fold(closed[i].Form), entry{id: int32(i), kind: kindClosed})
	}
	for i := range nouns {
		l.addNoun(&nouns[i])
	}
	var b builder
	var set stemSet
	for i := range verbs {
		l.addVerb(int32(i), &b, &set)
	}
	return l
}

// fold is text.Fold; plain Arabic takes the short way.
func (l *Lexicon) fold(s string) string {
	for i := 0; i < len(s); i += 2 {
		if i+1 == len(s) || s[i] != 0xD8 && s[i] != 0xD9 {
			return text.Fold(s)
		}
	}
	l.buf = foldStem(l.buf[:0], s)
	if string(l.buf) == s {
		return s
	}
	return l.arena.String(l.buf)
}

// first returns the first entry of a folded stem; -1 where there is none.
func (l *Lexicon) first(stem string) int32 {
	if n, ok := l.stems.Find(stem); ok {
		return l.heads[n]
	}
	return -1
}

// findNominal returns the first nominal whose lemma folds to the given form
// and whose part of speech is pos, a noun's or an adjective's; -1 where there
// is none.
func (l *Lexicon) findNominal(folded string, pos doc.POS) int32 {
	want := bits(nBare, nEnd)
	if stem, ok := strings.CutSuffix(folded, taMarbuta); ok {
		folded, want = stem, bits(nFem)
	}
	for i := l.first(folded); i >= 0; i = l.entries[i].next {
		e := &l.entries[i]
		if e.kind != kindNoun || e.plural || e.mask&want == 0 {
			continue
		}
		n := &l.nominals[e.id]
		if want == bits(nFem) && !strings.HasSuffix(n.lemma, taMarbuta) {
			continue
		}
		if n.pos == pos || n.pos == doc.Noun || n.pos == doc.Adj {
			return e.id
		}
	}
	return -1
}

// addStem registers what a folded stem may be.
func (l *Lexicon) addStem(folded string, e entry) {
	l.buf = append(l.buf[:0], folded...)
	l.addBytes(e)
}

// addBytes is addStem for the stem in buf.
func (l *Lexicon) addBytes(e entry) {
	e.next = -1
	at := int32(len(l.entries))
	n, isNew := l.stems.Add(l.buf)
	if isNew {
		l.heads = append(l.heads, at)
		l.entries = append(l.entries, e)
		return
	}
	for i := l.heads[n]; ; i = l.entries[i].next {
		o := &l.entries[i]
		if o.id == e.id && o.kind == e.kind && o.plural == e.plural {
			o.mask |= e.mask
			o.pas |= e.pas
			return
		}
		if o.next < 0 {
			o.next = at
			break
		}
	}
	l.entries = append(l.entries, e)
}

func (l *Lexicon) addNoun(n *Noun) {
	id := int32(len(l.nominals))
	nom := nominal{lemma: n.Lemma, pos: n.POS, gender: n.Gender, verb: -1}
	nom.feats.Nisba = nisba(n)
	folded := l.fold(n.Lemma)
	l.nominals = append(l.nominals, nom)
	l.addNominal(id, folded, n.Plurals)
}

// AddWord declares one folded word as known, so that it is not cut up: names
// and words of other lexicons. It must not be called after the first Analyze.
func (l *Lexicon) AddWord(folded string, pos doc.POS, lemma string) {
	if folded == "" || strings.IndexByte(folded, ' ') >= 0 || withClitics(folded) {
		return
	}
	if rest, ok := strings.CutPrefix(folded, "ال"); ok && len(rest) >= 4 && pos != doc.Propn {
		folded = rest
	}
	if l.findNominal(folded, pos) >= 0 {
		return
	}
	id := int32(len(l.nominals))
	l.nominals = append(l.nominals, nominal{lemma: lemma, pos: pos, verb: -1})
	l.addNominal(id, folded, nil)
}

// withClitics tells a listed word that carries proclitics, as in هيئة للترفيه.
func withClitics(w string) bool {
	if len(w) < 4 {
		return false
	}
	switch w[:4] {
	case "لل":
		return true
	case "با", "وا", "كا", "فا", "ول":
		return len(w) >= 6 && (w[2:6] == "ال" || w[2:6] == "لل" && w[:2] == "و")
	}
	return false
}

// NounOnly tells whether a folded lemma is listed as a noun, and not as an adjective.
func (l *Lexicon) NounOnly(folded string) bool {
	noun := false
	for i := l.first(folded); i >= 0; i = l.entries[i].next {
		e := &l.entries[i]
		if e.kind != kindNoun || e.plural || e.mask&bits(nBare, nEnd) == 0 {
			continue
		}
		switch n := &l.nominals[e.id]; {
		case n.pos == doc.Noun:
			noun = true
		case n.pos == doc.Adj && !n.derived:
			return false
		}
	}
	return noun
}

// addVerb registers the stems of a verb, its participles and masdars.
func (l *Lexicon) addVerb(id int32, b *builder, set *stemSet) {
	v := &l.verbs[id]
	if !b.build(v, set) {
		return
	}
	if set.regular {
		l.addRegular(id, set)
	} else {
		l.addSlots(id, &set.act, false)
		if !v.NoPassive {
			l.addSlots(id, &set.pas, true)
		}
	}
	for _, a := range set.alt {
		l.buf = foldStem(l.buf[:0], a.form)
		l.addBytes(entry{id: id, kind: kindVerb, mask: a.slots})
	}
	if lastRune(v.Lemma) != 'ّ' && set.act[perf0] != v.Lemma && set.pas[perf0] != v.Lemma {
		// listed against the rule: keep the forms as listed too
		l.addStem(l.fold(v.Lemma), entry{id: id, kind: kindVerb, mask: 1<<perf0 | 1<<perfE | 1<<perfAt | 1<<perfU})
	}
	part := doc.Feats{Form: v.Form, VerbForm: doc.ActivePart, Voice: doc.Active}
	cost := float32(0.4)
	if v.Form == 1 {
		cost = 0.8
	}
	l.addDerived(id, set.actPart, doc.Adj, part, nil, cost)
	if set.pasPart != set.actPart {
		part.VerbForm, part.Voice = doc.PassivePart, doc.Passive
		l.addDerived(id, set.pasPart, doc.Adj, part, nil, cost+0.1)
	}
	masdar := doc.Feats{Form: v.Form, VerbForm: doc.Masdar}
	for _, m := range v.Masdars {
		var plurals []string
		if v.Form != 1 || strings.HasSuffix(m, taMarbuta) {
			plurals = sureFem
		}
		l.addDerived(id, m, doc.Noun, masdar, plurals, 0)
	}
}

var sureFem = []string{"+ات"}

// addRegular registers the few stems of a regular verb.
func (l *Lexicon) addRegular(id int32, set *stemSet) {
	add := func(stem string, act, pas uint32) {
		l.buf = foldStem(l.buf[:0], stem)
		l.addBytes(entry{id: id, kind: kindVerb, mask: act, pas: pas})
	}
	if set.pas[perf0] == set.act[perf0] {
		add(set.act[perf0], perfMask, perfMask)
	} else {
		add(set.act[perf0], perfMask, 0)
		add(set.pas[perf0], 0, perfMask)
	}
	add(set.act[impf0], impfMask, impfMask)
	add(set.act[imp0], impMask, 0)
}

// addSlots registers the stems of one voice, equal neighbours together.
func (l *Lexicon) addSlots(id int32, stems *[nSlots]string, passive bool) {
	var done uint32
	for s := slot(0); s < nSlots; s++ {
		if done&(1<<s) != 0 || stems[s] == "" {
			continue
		}
		var m uint32
		for t := s; t < nSlots; t++ {
			if stems[t] == stems[s] {
				m |= 1 << t
			}
		}
		done |= m
		l.buf = foldStem(l.buf[:0], stems[s])
		e := entry{id: id, kind: kindVerb, mask: m}
		if passive {
			e.mask, e.pas = 0, m
		}
		l.addBytes(e)
	}
}

// addDerived registers a masdar or participle. Where the noun lexicon has the
// word already it only learns what verb it belongs to.
func (l *Lexicon) addDerived(verb int32, lemma string, pos doc.POS, f doc.Feats, plurals []string, cost float32) {
	if lemma == "" {
		return
	}
	folded := l.fold(lemma)
	if id := l.findNominal(folded, pos); id >= 0 {
		n := &l.nominals[id]
		if n.verb < 0 {
			n.verb = verb
			n.feats.VerbForm, n.feats.Form, n.feats.Voice = f.VerbForm, f.Form, f.Voice
			if pos == n.pos {
				return
			}
		}
		if n.pos == pos && n.feats.VerbForm == f.VerbForm {
			return
		}
	}
	id := int32(len(l.nominals))
	l.nominals = append(l.nominals, nominal{lemma: lemma, pos: pos, gender: genderOf(folded), feats: f, verb: verb, cost: cost, derived: true})
	l.addNominal(id, folded, plurals)
}

func genderOf(folded string) doc.Gender {
	if strings.HasSuffix(folded, taMarbuta) {
		return doc.Fem
	}
	return doc.Masc
}

// indexLemmas makes the maps of VerbOf.
func (l *Lexicon) indexLemmas() {
	l.verbID = make(map[string]int32, len(l.verbs))
	l.partID = make(map[string]int32, len(l.verbs)*4)
	for i := range l.verbs {
		put(l.verbID, l.verbs[i].Lemma, int32(i))
	}
	for i := range l.nominals {
		if n := &l.nominals[i]; n.verb >= 0 {
			put(l.partID, n.lemma, n.verb)
		}
	}
	for i := range l.verbs {
		for _, m := range l.verbs[i].Masdars {
			put(l.partID, m, int32(i))
		}
	}
}

func put(m map[string]int32, k string, v int32) {
	if _, ok := m[k]; !ok {
		m[k] = v
	}
}

// VerbOf returns the verb of a lemma: of the verb itself, else of a masdar or
// participle; nil where there is none.
func (l *Lexicon) VerbOf(lemma string) *Verb {
	l.lemmas.Do(l.indexLemmas)
	if id, ok := l.verbID[lemma]; ok {
		return &l.verbs[id]
	}
	return l.NominalVerb(lemma)
}

// NominalVerb returns the verb a masdar or participle belongs to, nil where
// there is none. Use it where the token is known to be a nominal.
func (l *Lexicon) NominalVerb(lemma string) *Verb {
	l.lemmas.Do(l.indexLemmas)
	if id, ok := l.partID[lemma]; ok {
		return &l.verbs[id]
	}
	return nil
}

// Verbs returns the verbs of the lexicon; they must not be changed.
func (l *Lexicon) Verbs() []Verb { return l.verbs }
