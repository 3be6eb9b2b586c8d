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
	Comp Source
	// Realis is one of doc.Realis, or depends on the complement: topic (what is
	// discussed is hypothetical, unless it is something known), need (what must
	// be done is hypothetical, but a demand is a demand), enabled (what was made
	// possible came about), ended (what is called
	// off does not happen; what stood, stood).
	Realis string
}

// Cue is a word of reporting.
type Cue struct {
	Stance     string // neutral assert allege deny confirm doubt announce warn promise demand
	Addressee  []Source
	Object     bool // reports also what its object or prepositional complement names: أعلن مقتله
	Impersonal bool // with nothing but its clause it tells of nobody: يُذكر أن
	Hearsay    bool // … and what that says is only believed or suspected: يُعتقد أن
	Voice      bool // a noun that stands for who says it: تقرير، مصادر
	Source     bool // the source follows: بحسب، نقلا عن
	Laid       bool // tells only with a word for guilt among its objects: حمّل … المسؤولية
	Verbal     bool // its masdar tells nothing: نقل is moving, too
	Doubled    bool // written with shadda: its participle is no فاعل
}

// Words are the lists beside the frames.
type Words struct {
	Support map[string][]Support // by folded verb lemma
	Control map[string][]Control
	Known   map[string][]Source // words for what is done or said about a deed once it took place: where that stands
	Cues    map[string]Cue
	cues    lexicon.Sieve // the keys of Cues
	sources *lexicon.Trie // cues after which the source stands
	CueTest []Example     // examples of cues.txt

	Official map[string]bool // ids of news agencies that speak for their state
	Organs   map[string]bool // ids of media that speak for their movement
	Wires    map[string]bool // ids of agencies whose reports outlets print as their own
	Idioms   *lexicon.Trie
	idioms   uint32
	Context  []ContextWord
	ctx      *lexicon.Trie

	inIdiom, inContext []uint32      // by number in the vocabulary: the number in the trie plus one
	firsts             numberSet     // the words of the vocabulary with which idioms begin
	sourceFirsts       lexicon.Sieve // of the first words of sources
}

// Cue is what Cues says of a key, quick for words that report nothing, which
// nearly all are.
func (w *Words) Cue(key string) (c Cue, ok bool) {
	if w.cues.May(key) {
		c, ok = w.Cues[key]
	}
	return c, ok
}

// Number tells the lists the vocabulary from which IdiomAt and ContextAt are
// given numbers; it is made to hold the words of idioms and contexts.
func (w *Words) Number(vocabulary *lexicon.Index) {
	w.inIdiom, w.inContext = w.Idioms.Words().In(vocabulary), w.ctx.Words().In(vocabulary)
	w.firsts = newNumberSet(len(w.inIdiom))
	for no := range uint32(len(w.inIdiom)) {
		if _, ok := step(w.Idioms, w.inIdiom, 0, no); ok {
			w.firsts.add(no)
		}
	}
}

// step goes on in a trie by a word of the vocabulary.
func step(t *lexicon.Trie, own []uint32, n lexicon.Node, no uint32) (lexicon.Node, bool) {
	if int(no) >= len(own) || own[no] == 0 {
		return 0, false
	}
	return t.Follow(n, own[no]-1)
}

// ContextWord is a word or phrase of a PLOVER context.
type ContextWord struct{ Context string }

// LoadWords reads support, control, cues, idioms and contexts of <dir>.
func LoadWords(s *lexicon.Source, dir string) (*Words, error) {
	w := &Words{Support: map[string][]Support{}, Control: map[string][]Control{}, Known: map[string][]Source{}, Cues: map[string]Cue{},
		Idioms: lexicon.NewTrie(500), ctx: lexicon.NewTrie(2000), sources: lexicon.NewTrie(50), Official: map[string]bool{}, Organs: map[string]bool{}, Wires: map[string]bool{}}
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
	case "future", "hypothetical", "negated", "actual", "topic", "need", "enabled", "ended", "ongoing", "known", "aim", "chance", "supposed", "decided", "provided", "attempt":
	default:
		s.Report(l.File.Name, l.No, "realis is future, hypothetical, negated, actual, topic, need, enabled, ended, ongoing, known, aim, chance, supposed, decided, provided or attempt, not "+f[2])
		return
	}
	for _, place := range strings.FieldsFunc(f[1], func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '|' }) {
		src, msg := parseSource(place)
		if msg != "" {
			s.Report(l.File.Name, l.No, msg)
			continue
		}
		for _, v := range lexicon.List(f[0]) {
			if k := Key(v); f[2] == "known" {
				w.Known[k] = append(w.Known[k], src)
			} else {
				w.Control[k] = append(w.Control[k], Control{src, f[2]})
			}
		}
	}
}

var stances = map[string]bool{"neutral": true, "assert": true, "allege": true, "deny": true, "confirm": true, "doubt": true, "announce": true, "warn": true, "promise": true, "demand": true}

func (w *Words) cue(s *lexicon.Source, l lexicon.Line) {
	f := l.Fields(5)
	switch f[0] {
	case "yes", "no":
		w.cueTest(s, l, f)
		return
	case "official":
		for id := range lexicon.Items(f[1]) {
			w.Official[id] = true
		}
		return
	case "organ":
		for id := range lexicon.Items(f[1]) {
			w.Organs[id] = true
		}
		return
	case "wire":
		for id := range lexicon.Items(f[1]) {
			w.Wires[id] = true
		}
		return
	}
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
	for flag := range lexicon.Items(f[4]) {
		switch flag {
		case "object":
			c.Object = true
		case "impersonal":
			c.Impersonal = true
		case "hearsay":
			c.Impersonal, c.Hearsay = true, true
		case "voice":
			c.Voice = true
		case "source":
			c.Source = true
		case "verbal":
			c.Verbal = true
		case "laid":
			c.Laid = true
		default:
			s.Report(l.File.Name, l.No, "a cue is object, impersonal, hearsay, voice, source, verbal or laid, not "+flag)
		}
	}
	for _, v := range lexicon.List(f[0]) {
		k := Key(v)
		c.Doubled = strings.Contains(v, "\u0651")
		w.Cues[k] = c
		w.cues.Add(k)
		if c.Source {
			words := strings.Fields(k)
			w.sources.Add(words, 1)
			w.sourceFirsts.Add(words[0])
		}
	}
}

// cueTest reads "yes | sentence | expected event".
func (w *Words) cueTest(s *lexicon.Source, l lexicon.Line, f []string) {
	ex := Example{Yes: f[0] == "yes", Text: f[1], Line: l.No}
	for want := range lexicon.Items(f[2]) {
		e, msg := ParseExpect(want)
		if msg != "" {
			s.Report(l.File.Name, l.No, msg)
			return
		}
		e.Line = l.No
		ex.Expect = append(ex.Expect, e)
	}
	if len(ex.Expect) == 0 {
		s.Report(l.File.Name, l.No, "an example is written: yes | sentence | TYPE ACTOR > RECIPIENT claim by CODE")
		return
	}
	w.CueTest = append(w.CueTest, ex)
}

// SourceAt tells how many words from i on introduce a source («نقلا عن»), 0 for
// none. word gives the folded word at a position, "" past the end.
func (w *Words) SourceAt(word func(int) string, i int) int {
	if first := word(i); len(first) != 1 && !w.sourceFirsts.May(first) {
		return 0
	}
	node, n := lexicon.Node(0), 0
	for k := i; ; k++ {
		next, ok := w.sources.Step(node, word(k))
		if !ok {
			return n
		}
		node = next
		if len(w.sources.Values(node)) > 0 {
			n = k - i + 1
		}
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

// ContextAt appends to out the context words that begin at word i of words,
// numbers of keys in the vocabulary.
func (w *Words) ContextAt(out []uint32, words []uint32, i int) []uint32 {
	node := lexicon.Node(0)
	for ; i < len(words); i++ {
		next, ok := step(w.ctx, w.inContext, node, words[i])
		if !ok {
			break
		}
		node = next
		out = append(out, w.ctx.Values(node)...)
	}
	return out
}

// IdiomAt returns how many of the words from i on are an idiom that codes
// nothing; 0 for none. word gives the numbers of a word in the vocabulary, as
// printed without clitics and by its dictionary form: an idiom is met by
// either, «ضرب الأمثال» by the plural it is written with.
func (w *Words) IdiomAt(word func(int) (stem, key uint32), n, i int) int {
	return w.idiomFrom(word, n, i, 0)
}

// beginsIdiom tells whether an idiom begins with a word of the vocabulary.
func (w *Words) beginsIdiom(no uint32) bool { return w.firsts.has(no) }

func (w *Words) idiomFrom(word func(int) (stem, key uint32), n, i int, node lexicon.Node) int {
	if i >= n {
		return 0
	}
	best := 0
	stem, key := word(i)
	if node == 0 && !w.beginsIdiom(key) && !w.beginsIdiom(stem) {
		return 0
	}
	for _, no := range [...]uint32{key, stem} {
		next, ok := step(w.Idioms, w.inIdiom, node, no)
		if !ok {
			continue
		}
		if len(w.Idioms.Values(next)) > 0 {
			best = max(best, 1)
		}
		if more := w.idiomFrom(word, n, i+1, next); more > 0 {
			best = max(best, more+1)
		}
		if stem == key {
			break
		}
	}
	return best
}
