package ar

import (
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
	Office           bool // one person holds it
	Group, Org, Weak bool
}

// nameEntry is what a phrase in the name trie stands for.
type nameEntry struct {
	ent    *lexicon.Entity
	agent  *Agent
	kin    lexicon.Kinship
	al     bool // the first word is listed with the article
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
		trie:    lexicon.NewTrie(32000),
		entries: make([]nameEntry, 0, 33000),
		nisba:   nisbas{base: lexicon.NewIndex(1000)},
		byID:    make(map[string]*lexicon.Entity, 10000),
		known:   make(wordsOf, 0, 16000),
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
	for _, end := range []string{"", "ة", "ين", "ون"} {
		forms := make([]string, len(words))
		for i, w := range words {
			forms[i] = w + end
		}
		n.add(strings.Join(forms, " "), nameEntry{ent: e, kin: lexicon.NisbaName})
	}
}

// appendKey appends a listed word as the trie knows it: folded, without the
// article; al tells whether it had one. «والهرسك» gives «وهرسك», «للأمن» gives
// «لامن».
func appendKey(dst, w []byte) (key []byte, al bool) {
	const article = len("ال")
	if len(w) < article || string(w) == "الله" {
		return text.AppendFold(dst, w), false
	}
	// the article is cut before folding: ألمانيا has none
	switch string(w[:article]) {
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
	n.key, e.al = appendKey(n.key[:0], n.raw)
	n.ids[0], _ = n.trie.Words().Add(n.key)
	n.enter(e)
}

// addRaw enters the phrase in n.raw.
func (n *names) addRaw(e nameEntry) {
	n.ids = n.ids[:0]
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
		n.key, al = appendKey(n.key[:0], n.raw[from:i])
		if len(n.ids) == 0 {
			e.al = al
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
		switch {
		case flag == "office":
			a.Office = true
		case flag == "group":
			a.Group = true
		case flag == "org":
			a.Org = true
		case flag == "weak":
			a.Weak = true
		case strings.HasPrefix(flag, "code="):
			a.Code = flag[5:]
		default:
			s.Report(l.File.Name, l.No, "unknown flag "+flag+" (office group org weak code=XXX)")
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

// forms gives the duals and construct plurals of an agent's first word.
func forms(a *Agent, head string, plural bool, give func(stem, end string)) {
	switch {
	case plural:
		if b, ok := strings.CutSuffix(head, "ون"); ok {
			give(b, "ين")
			give(b, "و")
			give(b, "ي")
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

// hit is a name found in a sentence: tokens [from,to).
type hit struct {
	from, to int
	e        *nameEntry
	alts     []uint32 // all entries of the same words
}

// find returns the longest names in the tokens, not overlapping.
func (p *Pack) find(tk []doc.Token, hits []hit) []hit {
	for i := 0; i < len(tk); {
		h, ok := p.longest(tk, i)
		if !ok {
			i++
			continue
		}
		hits = append(hits, h)
		i = h.to
	}
	return hits
}

func (p *Pack) longest(tk []doc.Token, i int) (best hit, ok bool) {
	if tk[i].POS == doc.Punct || tk[i].POS == doc.Adp || tk[i].POS == doc.Verb && !p.certainName(&tk[i]) {
		return
	}
	node := lexicon.Node(0)
	word := tk[i].Stem
	for j := i; ; {
		next, found := p.names.trie.Step(node, word)
		if !found {
			return
		}
		node = next
		if vals := p.names.trie.Values(node); len(vals) > 0 {
			if e := p.pick(vals, &tk[i], j-i+1); e != nil {
				best, ok = hit{i, j + 1, e, vals}, true
			}
		}
		if j++; j < len(tk) && (tk[j].Fold == "-" || tk[j].Fold == "ـ" || tk[j].Fold == "." && j > i && tk[j].Start == tk[j-1].End) && j+1 < len(tk) {
			j++
		}
		if j >= len(tk) || tk[j].POS == doc.Punct {
			return
		}
		word = inner(&tk[j])
	}
}

// inner is the trie word of a token inside a phrase: its proclitics but the
// article stay on it.
func inner(t *doc.Token) string {
	s := t.Stem
	if t.Enc != "" && t.Enc != "ي" {
		s = s + t.Enc
	}
	switch {
	case t.Pro.Has(doc.ProWa):
		s = "و" + s
	case t.Pro.Has(doc.ProBi):
		s = "ب" + s
	case t.Pro.Has(doc.ProLi):
		s = "ل" + s
	case t.Pro.Has(doc.ProKa):
		s = "ك" + s
	}
	return s
}

func (p *Pack) certainName(t *doc.Token) bool { return false }

// pick chooses among the entries of one phrase: entities ask for the article
// as listed, agents do not care.
func (p *Pack) pick(vals []uint32, t *doc.Token, n int) *nameEntry {
	var agent, ent *nameEntry
	hasAl := t.Pro.Has(doc.ProAl)
	for _, v := range vals {
		e := &p.names.entries[v]
		if e.agent != nil {
			if agent == nil || agent.plural {
				agent = e
			}
			continue
		}
		if e.al != hasAl && !(n > 1 && hasAl) && !(e.kin == lexicon.PeopleName) {
			continue
		}
		if n == 1 && t.Enc != "" {
			continue
		}
		if ent == nil || rank(e) > rank(ent) {
			ent = e
		}
	}
	if ent != nil {
		return ent
	}
	return agent
}

func rank(e *nameEntry) int {
	switch {
	case e.kin == lexicon.CapitalName:
		return 100
	case e.ent.Kind == "state" && e.kin != lexicon.NisbaName:
		return 90
	case e.kin == lexicon.GovName:
		return 85
	case e.ent.Kind == "person":
		return 70
	case !e.ent.IsPlace():
		return 75
	case e.ent.Kind == "city":
		return 60
	}
	return 50
}
