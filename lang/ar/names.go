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
	kin    lexicon.Kinship
	agent  *Agent
	al     bool // the first word is listed with the article
	plural bool
	words  int
}

// names is the index of everything that is named: entities and agents by
// their words, nisba adjectives by folded lemma.
type names struct {
	trie    *lexicon.Trie
	entries []nameEntry
	nisba   map[string]*lexicon.Entity
	people  map[string]*lexicon.Entity
	byID    map[string]*lexicon.Entity
	words   []string // words of agents and peoples, to be known to morphology
	propn   []string // words of names, likewise
	nouns   []morph.Noun
}

func newNames() *names {
	return &names{
		trie:  lexicon.NewTrie(20000),
		nisba: map[string]*lexicon.Entity{}, people: map[string]*lexicon.Entity{}, byID: map[string]*lexicon.Entity{},
	}
}

// Name implements lexicon.Names.
func (n *names) Name(e *lexicon.Entity, name string, kin lexicon.Kinship) {
	n.byID[e.ID] = e
	if kin == lexicon.NisbaName {
		words := strings.Fields(name)
		base := strings.Join(foldAll(words), " ")
		for _, end := range [...]string{"", "ة", "ون", "ين", "ات", "ا", "ان"} {
			if n.nisba[base+end] == nil {
				n.nisba[base+end] = e
			}
		}
		n.nouns = append(n.nouns, morph.Noun{Lemma: words[len(words)-1], POS: doc.Adj, Gender: doc.Masc, Plurals: []string{"+ون"}})
		if len(words) > 1 {
			n.addNisbaPhrase(e, words)
		}
		return
	}
	if kin == lexicon.PeopleName {
		f := text.Fold(strings.TrimPrefix(name, "ال"))
		n.people[f] = e
		n.words = append(n.words, f)
	}
	n.add(name, nameEntry{ent: e, kin: kin})
	// foreign g is written غ or ج: سيرغي, سيرجي
	if e.Kind == "person" && strings.Contains(name, "غ") && !arab[e.Code] {
		n.add(strings.ReplaceAll(name, "غ", "ج"), nameEntry{ent: e, kin: kin})
	}
}

// arab are the states whose own names have a true غ.
var arab = map[string]bool{"SAU": true, "ARE": true, "BHR": true, "KWT": true, "QAT": true, "OMN": true, "YEM": true, "IRQ": true, "SYR": true, "LBN": true,
	"JOR": true, "PSE": true, "EGY": true, "SDN": true, "LBY": true, "TUN": true, "DZA": true, "MAR": true, "MRT": true, "SOM": true, "DJI": true, "COM": true, "IRN": true, "AFG": true, "PAK": true}

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

func foldAll(ws []string) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = text.Fold(w)
	}
	return out
}

// keyWord is a listed word as the trie knows it: folded, without the article;
// al tells whether it had one. «والهرسك» gives «وهرسك», «للأمن» gives «لامن».
func keyWord(w string) (key string, al bool) {
	if w == "الله" {
		return w, false
	}
	// the article is cut before folding: ألمانيا has none
	if r, ok := strings.CutPrefix(w, "ال"); ok && len(r) >= 4 {
		return text.Fold(r), true
	}
	for _, p := range [...]string{"وال", "بال", "كال", "فال"} {
		if r, ok := strings.CutPrefix(w, p); ok && len(r) >= 4 {
			return p[:2] + text.Fold(r), true
		}
	}
	if r, ok := strings.CutPrefix(w, "لل"); ok && len(r) >= 4 {
		return "ل" + text.Fold(r), true
	}
	return text.Fold(w), false
}

func (n *names) add(name string, e nameEntry) {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '_' || r == '/' || r == '.' })
	if len(words) == 0 {
		return
	}
	keys := make([]string, len(words))
	for i, w := range words {
		k, al := keyWord(w)
		keys[i] = k
		if i == 0 {
			e.al = al
		}
		if e.agent != nil {
			n.words = append(n.words, k)
		} else if kin := e.kin; kin != lexicon.NisbaName && kin != lexicon.PeopleName {
			n.propn = append(n.propn, k)
		}
	}
	e.words = len(words)
	n.entries = append(n.entries, e)
	n.trie.Add(keys, uint32(len(n.entries)-1))
}

// loadAgents reads ar/agents.
func (n *names) loadAgents(s *lexicon.Source) error {
	return s.Lines("ar/agents", func(l lexicon.Line) {
		f := l.Fields(6)
		if f[0] == "" {
			s.Report(l.File.Name, l.No, "agent without a name")
			return
		}
		a := &Agent{Name: f[0], Sector: f[1], En: f[4]}
		if a.Sector == "-" {
			a.Sector = ""
		}
		for _, flag := range strings.FieldsFunc(f[5], func(r rune) bool { return r == ' ' || r == ';' || r == ',' }) {
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
		for _, p := range lexicon.List(f[3]) {
			n.addAgent(a, p, false)
		}
		for _, p := range lexicon.List(f[2]) {
			n.addAgent(a, p, true)
		}
	})
}

// addAgent enters an agent noun with the forms its first word takes.
func (n *names) addAgent(a *Agent, phrase string, plural bool) {
	head, rest, _ := strings.Cut(phrase, " ")
	if rest != "" {
		rest = " " + rest
	}
	n.add(phrase, nameEntry{agent: a, plural: plural})
	more := func(form string, pl bool) { n.add(form+rest, nameEntry{agent: a, plural: pl}) }
	switch {
	case plural && strings.HasSuffix(head, "ون"):
		b := strings.TrimSuffix(head, "ون")
		more(b+"ين", true)
		more(b+"و", true)
		more(b+"ي", true)
	case plural:
	case strings.HasSuffix(head, "ة"):
		b := strings.TrimSuffix(head, "ة")
		more(b+"تان", true)
		more(b+"تين", true)
	case !a.Group && !a.Org:
		more(head+"ان", true)
		more(head+"ين", true)
		more(head+"ا", true)
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
