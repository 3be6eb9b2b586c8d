package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Agent is an office or agent noun.
type Agent struct {
	Name, Sector, En string
	Code             string
	Holder           string // English titles of its holders among the persons, joined by /
	Office           bool   // one person holds it
	Group, Org, Weak bool
	Thing            bool     // named like a body or a person, and neither: «نظام ضريبي»
	Pair             []string // codes of the two states that it names together: «الكوريتان»
	Apart            bool     // of another country than whose it is: an ally
	Stray            bool     // of any country, wherever it is: a migrant, an attacker
	Any              bool     // of any country where it is indefinite: a company
	Kin              bool     // one of a family: a wife, a father
	Describes        bool     // says as an adjective what somebody or some body is, too: «الحزب الحاكم»
	Speaks           bool     // speaks for whom its last word or the words behind it name: a spokesman
}

// nameEntry is what a phrase in the name trie stands for.
type nameEntry struct {
	ent    *lexicon.Entity
	agent  *Agent
	kin    lexicon.Kinship
	al     bool   // the first word is listed with the article
	als    uint16 // which of the words behind it are, a bit each
	plural bool
}

// names is the index of everything that is named: entities and agents by
// their words, nisba adjectives by folded lemma.
type names struct {
	trie    *lexicon.Trie
	entries []nameEntry
	nisba   nisbas
	byID    map[string]*lexicon.Entity
	nouns   []morph.Noun // nisba adjectives

	known  wordsOf  // words of names, by number in the trie's index
	inName []uint32 // words of names, to be known to morphology
	inRole []uint32 // words of agents, likewise
	people []string // names of peoples, likewise
	last   *lexicon.Entity
	raw    []byte // working space
	key    []byte
	ids    []uint32
	agents lexicon.Slab[Agent]
}

// wordsOf tells by number of a word in what kinds of names it stands.
type wordsOf []uint8

const (
	ofName uint8 = 1 << iota
	ofRole
)

// first notes a word and tells whether it is the first of its kind.
func (k *wordsOf) first(word uint32, kind uint8) bool {
	for int(word) >= len(*k) {
		*k = append(*k, 0)
	}
	was := (*k)[word]
	(*k)[word] = was | kind
	return was&kind == 0
}

func newNames() *names {
	return &names{
		trie:    lexicon.NewTrie(40000),
		entries: make([]nameEntry, 0, 38000),
		nisba:   nisbas{base: lexicon.NewIndex(1000)},
		byID:    make(map[string]*lexicon.Entity, 12000),
		known:   make(wordsOf, 0, 20000),
	}
}

// nisbas are the entities by the base form of their relational adjectives.
type nisbas struct {
	base *lexicon.Index
	of   []*lexicon.Entity // by number of the base
}

func (n *nisbas) add(base []byte, e *lexicon.Entity) {
	if _, isNew := n.base.Add(base); isNew {
		n.of = append(n.of, e)
	}
}

// find returns the entity of a folded adjective in any of its forms; where
// several share it, the one listed first.
func (n *nisbas) find(word string) *lexicon.Entity {
	best := uint32(len(n.of))
	for _, end := range [...]string{"", "ة", "ون", "ين", "ات", "ا", "ان"} {
		if base, ok := strings.CutSuffix(word, end); ok {
			if i, ok := n.base.Find(base); ok && i < best {
				best = i
			}
		}
	}
	if best == uint32(len(n.of)) {
		return nil
	}
	return n.of[best]
}

// headNoun notes the noun by which a body may be named again. Persons and
// places have none; of states «المملكة», «الجمهورية».
func (n *names) headNoun(e *lexicon.Entity, name string) {
	if e.Kind == "person" || e.IsPlace() {
		return
	}
	at := strings.IndexByte(name, ' ')
	if at < 0 {
		return
	}
	head := text.Fold(strings.TrimPrefix(name[:at], "ال"))
	if !slices.Contains(e.Nouns, head) {
		e.Nouns = append(e.Nouns, head)
	}
}

var soundPlural = []string{"+ون"}

// Name implements lexicon.Names.
func (n *names) Name(e *lexicon.Entity, name string, kin lexicon.Kinship) {
	if e != n.last {
		n.byID[e.ID], n.last = e, e
	}
	switch kin {
	case lexicon.NisbaName:
		n.nisbaName(e, name)
		return
	case lexicon.PeopleName:
		n.people = append(n.people, text.Fold(strings.TrimPrefix(name, "ال")))
	case lexicon.OwnName:
		n.headNoun(e, name)
	}
	n.add(name, nameEntry{ent: e, kin: kin})
}

func (n *names) nisbaName(e *lexicon.Entity, name string) {
	lemma := name
	if strings.IndexByte(name, ' ') >= 0 {
		words := strings.Fields(name)
		lemma = words[len(words)-1]
		name = strings.Join(words, " ")
		n.addNisbaPhrase(e, words)
	}
	n.raw = append(n.raw[:0], name...)
	n.key = text.AppendFold(n.key[:0], n.raw)
	n.nisba.add(n.key, e)
	n.nouns = append(n.nouns, morph.Noun{Lemma: lemma, POS: doc.Adj, Gender: doc.Masc, Plurals: soundPlural})
}

// addNisbaPhrase enters «كوري شمالي» in its forms.
func (n *names) addNisbaPhrase(e *lexicon.Entity, words []string) {
	for _, end := range []string{"", "ة", "ين", "ون", "ا"} {
		forms := make([]string, len(words))
		for i, w := range words {
			forms[i] = w + end
		}
		n.add(strings.Join(forms, " "), nameEntry{ent: e, kin: lexicon.NisbaName})
	}
}

// appendKey appends a listed word as the trie knows it: folded, without the
// article; al tells whether it had one. «والهرسك» gives «وهرسك», «للأمن» gives
// «لامن», but where no particle can be joined, as in «كاليفورنيا», the word stays.
func appendKey(dst, w []byte, joined bool) (key []byte, al bool) {
	const article = len("ال")
	if len(w) < article || string(w) == "الله" {
		return text.AppendFold(dst, w), false
	}
	// the article is cut before folding: ألمانيا has none
	first := string(w[:article])
	if !joined && first != "ال" {
		return text.AppendFold(dst, w), false
	}
	switch first {
	case "ال":
		if len(w) >= article+4 {
			return text.AppendFold(dst, w[article:]), true
		}
	case "وا", "با", "كا", "فا":
		if len(w) >= article+6 && string(w[2:2+article]) == "ال" {
			return text.AppendFold(append(dst, w[:2]...), w[2+article:]), true
		}
	case "لل":
		if len(w) >= article+4 {
			return text.AppendFold(append(dst, w[:2]...), w[article:]), true
		}
	}
	return text.AppendFold(dst, w), false
}

func (n *names) add(name string, e nameEntry) {
	n.raw = append(n.raw[:0], name...)
	n.addRaw(e)
}

// addForm enters the phrase that was entered last with another first word:
// head with an ending.
func (n *names) addForm(head, end string, e nameEntry) {
	n.raw = append(append(n.raw[:0], head...), end...)
	n.key, e.al = appendKey(n.key[:0], n.raw, false)
	n.ids[0], _ = n.trie.Words().Add(n.key)
	n.enter(e)
}

// addRaw enters the phrase in n.raw.
func (n *names) addRaw(e nameEntry) {
	n.ids = n.ids[:0]
	person := e.ent != nil && e.ent.Kind == "person"
	for i := 0; i < len(n.raw); {
		if separates(n.raw[i]) {
			i++
			continue
		}
		from := i
		for i < len(n.raw) && !separates(n.raw[i]) {
			i++
		}
		var al bool
		n.key, al = appendKey(n.key[:0], n.raw[from:i], len(n.ids) > 0 && !person)
		switch {
		case len(n.ids) == 0:
			e.al = al
		case al:
			e.als |= 1 << len(n.ids)
		}
		word, _ := n.trie.Words().Add(n.key)
		n.ids = append(n.ids, word)
	}
	if len(n.ids) > 0 {
		n.enter(e)
	}
}

// enter puts the words in n.ids into the trie.
func (n *names) enter(e nameEntry) {
	var node lexicon.Node
	for _, word := range n.ids {
		n.tell(word, &e)
		node = n.trie.Extend(node, word)
	}
	n.entries = append(n.entries, e)
	n.trie.Put(node, uint32(len(n.entries)-1))
}

func separates(c byte) bool { return c == ' ' || c == '-' || c == '_' || c == '/' || c == '.' }

// tell notes a word of an entry for morphology.
func (n *names) tell(word uint32, e *nameEntry) {
	switch {
	case e.agent != nil:
		if n.known.first(word, ofRole) {
			n.inRole = append(n.inRole, word)
		}
	case e.kin != lexicon.NisbaName && e.kin != lexicon.PeopleName:
		if n.known.first(word, ofName) {
			n.inName = append(n.inName, word)
		}
	}
}

// declare makes the words of names known to the lexicon.
func (n *names) declare(l *morph.Lexicon) {
	words := n.trie.Words().Words()
	for _, w := range n.people {
		l.AddWord(w, doc.Noun, w)
	}
	for _, i := range n.inRole {
		l.AddWord(words[i], doc.Noun, words[i])
	}
	for _, i := range n.inName {
		l.AddWord(words[i], doc.Propn, words[i])
	}
	n.people, n.inRole, n.inName, n.known, n.nouns = nil, nil, nil, nil, nil
}

// loadAgents reads ar/agents.
func (n *names) loadAgents(s *lexicon.Source) error {
	return s.Lines("ar/agents", func(l lexicon.Line) { n.agentLine(s, l) })
}

func (n *names) agentLine(s *lexicon.Source, l lexicon.Line) {
	var f [6]string
	l.Split(f[:])
	if f[0] == "" {
		s.Report(l.File.Name, l.No, "agent without a name")
		return
	}
	a := n.agents.New()
	a.Name, a.Sector, a.En = f[0], f[1], f[4]
	if a.Sector == "-" {
		a.Sector = ""
	}
	for flag := range strings.FieldsFuncSeq(f[5], func(r rune) bool { return r == ' ' || r == ';' || r == ',' }) {
		if !a.flag(flag) {
			s.Report(l.File.Name, l.No, "unknown flag "+flag+" (office group org weak thing apart stray any kin describes speaks code=XXX holder=title_of_the_person)")
		}
	}
	n.addAgent(a, f[0], false)
	for p := range lexicon.Items(f[3]) {
		n.addAgent(a, p, false)
	}
	for p := range lexicon.Items(f[2]) {
		n.addAgent(a, p, true)
	}
}

// flag sets what a flag of an agent line says.
func (a *Agent) flag(flag string) bool {
	switch {
	case flag == "office":
		a.Office = true
	case flag == "group":
		a.Group = true
	case flag == "org":
		a.Org = true
	case flag == "weak":
		a.Weak = true
	case flag == "thing":
		a.Thing = true
	case flag == "apart":
		a.Apart = true
	case flag == "stray":
		a.Stray = true
	case flag == "any":
		a.Any = true
	case flag == "kin":
		a.Kin = true
	case flag == "describes":
		a.Describes = true
	case flag == "speaks":
		a.Speaks = true
	case strings.HasPrefix(flag, "code="):
		if a.Code = flag[5:]; strings.Contains(a.Code, "+") {
			a.Code, a.Pair = "", strings.Split(a.Code, "+")
			return len(a.Pair) == 2 && len(a.Pair[0]) == 3 && len(a.Pair[1]) == 3
		}
	case strings.HasPrefix(flag, "holder="):
		a.Holder = strings.ReplaceAll(flag[len("holder="):], "_", " ")
	default:
		return false
	}
	return true
}

// addAgent enters an agent noun with the forms its first word takes.
func (n *names) addAgent(a *Agent, phrase string, plural bool) {
	n.add(phrase, nameEntry{agent: a, plural: plural})
	head := phrase
	if i := strings.IndexByte(phrase, ' '); i >= 0 {
		head = phrase[:i]
	}
	if strings.ContainsAny(head, "-_/.") || len(n.ids) == 0 {
		n.addForms(a, head, phrase[len(head):], plural)
		return
	}
	forms(a, head, plural, func(stem, end string) { n.addForm(stem, end, nameEntry{agent: a, plural: true}) })
}

// addForms is the rest of addAgent where the head is of several words.
func (n *names) addForms(a *Agent, head, rest string, plural bool) {
	forms(a, head, plural, func(stem, end string) { n.add(stem+end+rest, nameEntry{agent: a, plural: true}) })
}

// endsClosed tells whether a word ends in a letter that no accusative is written behind.
func endsClosed(word string) bool {
	for _, end := range [...]string{"ا", "ى", "ء", "ة", "ي"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// forms gives the duals, construct plurals and indefinite accusatives of an agent's first
// word.
func forms(a *Agent, head string, plural bool, give func(stem, end string)) {
	switch {
	case plural:
		if b, ok := strings.CutSuffix(head, "ون"); ok {
			give(b, "ين")
			give(b, "و")
			give(b, "ي")
		} else if !strings.HasSuffix(head, "ات") && !endsClosed(head) {
			give(head, "ا") // «اعتقلت طلابا»
		}
	case strings.HasSuffix(head, "ة"):
		b := strings.TrimSuffix(head, "ة")
		give(b, "تان")
		give(b, "تين")
	case !a.Group && !a.Org:
		give(head, "ان")
		give(head, "ين")
		give(head, "ا")
	}
}
