package en

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/lexicon"
)

// Agent is an office or agent noun.
type Agent struct {
	Name, Sector     string
	Code             string
	Holder           string // titles of its holders among the persons, joined by /
	Office           bool   // one person holds it
	Group, Org, Weak bool
	Apart            bool // of another country than whose it is: an ally, a critic
	Stray            bool // of any country, wherever it is: a migrant, an attacker
}

// nameEntry is what a phrase in the name trie stands for.
type nameEntry struct {
	ent    *lexicon.Entity
	agent  *Agent
	kin    lexicon.Kinship
	plural bool
	upper  bool // an acronym: only in capitals
	joins  bool // only joined to the next word by a hyphen: «Franco-German»
}

// names is the index of everything that is named.
type names struct {
	trie    *lexicon.Trie
	entries []nameEntry
	byID    map[string]*lexicon.Entity
	agents  lexicon.Slab[Agent]
	spell   map[string]string // of a word the spelling that stands for all
	drop    map[string]bool   // articles that come and go in names of persons
	key     []byte
	ids     []uint32
}

func newNames() *names {
	return &names{trie: lexicon.NewTrie(40000), entries: make([]nameEntry, 0, 38000), byID: make(map[string]*lexicon.Entity, 12000)}
}

// nameKey appends the form under which a word of a name is looked up: in small
// letters, without marks over them, without full stops and apostrophes.
func nameKey(dst []byte, w string) []byte {
	for i := 0; i < len(w); {
		b := w[i]
		if b < 0x80 {
			i++
			switch {
			case isUpper(b):
				dst = append(dst, b|0x20)
			case b != '.' && b != '\'':
				dst = append(dst, b)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(w[i:])
		i += n
		if r == '’' || r == '‘' || unicode.Is(unicode.M, r) {
			continue
		}
		dst = append(dst, plain(unicode.ToLower(r))...)
	}
	return dst
}

// plain is a Latin letter without its mark.
func plain(r rune) string {
	const with = "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķłľĺñńňòóôõöøōőřŕśšşșťţțùúûüūůűýÿźžż"
	const without = "aaaaaaaaacccddeeeeeeeeggiiiiiiiklllnnnoooooooorrsssstttuuuuuuuyyzzz"
	if i := strings.IndexRune(with, r); i >= 0 {
		n := utf8.RuneCountInString(with[:i])
		return without[n : n+1]
	}
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	}
	return string(r)
}

// Name implements lexicon.Names.
func (n *names) Name(e *lexicon.Entity, name string, kin lexicon.Kinship) {
	n.byID[e.ID] = e
	if i := strings.IndexByte(name, '('); i > 0 {
		name = strings.TrimSpace(name[:i])
	}
	if kin == lexicon.OwnName {
		n.nouns(e, name)
	}
	if strings.HasSuffix(name, "-") {
		n.add(name, nameEntry{ent: e, kin: kin, joins: true})
		return
	}
	n.add(name, nameEntry{ent: e, kin: kin, upper: acronym(name)})
	if short := n.withoutArticle(name); e.Kind == "person" && kin == lexicon.OwnName && short != "" {
		n.add(short, nameEntry{ent: e, kin: kin})
	}
	if kin == lexicon.NisbaName && !strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ese") && !strings.HasSuffix(name, "ish") && !strings.HasSuffix(name, "ch") {
		n.add(name+"s", nameEntry{ent: e, kin: lexicon.PeopleName}) // the Russians
	}
	if rest, ok := strings.CutPrefix(name, "al-"); ok && kin == lexicon.OwnName && e.Kind == "armed" {
		n.add("al "+rest, nameEntry{ent: e, kin: kin})
	}
}

// acronym tells whether a name is short and in capitals throughout.
func acronym(name string) bool {
	if len(name) > 6 {
		return false
	}
	for i := 0; i < len(name); i++ {
		if isLower(name[i]) || name[i] >= 0x80 || name[i] == ' ' {
			return false
		}
	}
	return true
}

// nouns notes the nouns by which a body may be named again: the last word of
// its name, and what its kind is called.
func (n *names) nouns(e *lexicon.Entity, name string) {
	add := func(w string) {
		if !slices.Contains(e.Nouns, w) {
			e.Nouns = append(e.Nouns, w)
		}
	}
	switch e.Kind {
	case "armed":
		add("group")
		add("movement")
	case "party":
		add("party")
	case "company":
		add("company")
		add("firm")
	case "igo", "ngo":
		add("organization")
		add("organisation")
		add("agency")
		add("bloc")
		add("alliance")
		add("group")
	case "media":
		add("agency")
		add("newspaper")
		add("channel")
	case "person", "state", "city", "adm1", "locality", "region", "water", "site":
		return
	}
	if i := strings.LastIndexByte(name, ' '); i > 0 {
		add(strings.ToLower(name[i+1:]))
	}
	if i := strings.Index(name, " of "); i > 0 {
		head := name[:i]
		add(strings.ToLower(head[strings.LastIndexByte(head, ' ')+1:]))
	}
}

func separates(r rune) bool {
	return r == ' ' || r == '-' || r == '_' || r == '/' || r == ',' || r == '–'
}

// add enters a phrase.
func (n *names) add(name string, e nameEntry) {
	n.ids = n.ids[:0]
	name = strings.TrimPrefix(name, "the ")
	for w := range strings.FieldsFuncSeq(name, separates) {
		n.key = n.keyOf(n.key[:0], w)
		if len(n.key) == 0 {
			continue
		}
		id, _ := n.trie.Words().Add(n.key)
		n.ids = append(n.ids, id)
	}
	if len(n.ids) == 0 {
		return
	}
	var node lexicon.Node
	for _, id := range n.ids {
		node = n.trie.Extend(node, id)
	}
	n.entries = append(n.entries, e)
	n.trie.Put(node, uint32(len(n.entries)-1))
}

// loadAgents reads en/agents: name | sector | plurals | code | flags.
func (n *names) loadAgents(s *lexicon.Source) error {
	return s.Lines("en/agents", func(l lexicon.Line) {
		var f [5]string
		l.Split(f[:])
		if f[0] == "" {
			s.Report(l.File.Name, l.No, "agent without a name")
			return
		}
		a := n.agents.New()
		a.Name, a.Sector, a.Code = strings.TrimSpace(strings.Split(f[0], ";")[0]), f[1], f[3]
		if a.Sector == "-" {
			a.Sector = ""
		}
		for flag := range strings.FieldsFuncSeq(f[4], func(r rune) bool { return r == ' ' || r == ';' || r == ',' }) {
			if !a.flag(flag) {
				s.Report(l.File.Name, l.No, "unknown flag "+flag+" (office group org weak apart stray code=XXX holder=title_of_the_person)")
			}
		}
		for name := range lexicon.Items(f[0]) {
			n.add(name, nameEntry{agent: a, plural: a.Group && strings.HasSuffix(name, "s")})
			if !a.Group || !strings.HasSuffix(name, "s") {
				n.add(plural(name), nameEntry{agent: a, plural: true})
			}
		}
		for p := range lexicon.Items(f[2]) {
			n.add(p, nameEntry{agent: a, plural: true})
		}
	})
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
	case flag == "apart":
		a.Apart = true
	case flag == "stray":
		a.Stray = true
	case strings.HasPrefix(flag, "code="):
		a.Code = flag[5:]
	case strings.HasPrefix(flag, "holder="):
		a.Holder = strings.ReplaceAll(flag[len("holder="):], "_", " ")
	default:
		return false
	}
	return true
}

// plural is the regular plural of a phrase: of the word before «of» and the
// like, else of the last.
func plural(name string) string {
	for _, of := range [...]string{" of ", " for ", " to ", " in ", "-in-", "-general"} {
		if i := strings.Index(name, of); i > 0 {
			return plural(name[:i]) + name[i:]
		}
	}
	n := len(name)
	switch {
	case strings.HasSuffix(name, "man") && !strings.HasSuffix(name, "german"):
		return name[:n-3] + "men"
	case strings.HasSuffix(name, "y") && n > 2 && !strings.ContainsRune("aeiou", rune(name[n-2])):
		return name[:n-1] + "ies"
	case strings.HasSuffix(name, "s"), strings.HasSuffix(name, "x"), strings.HasSuffix(name, "ch"), strings.HasSuffix(name, "sh"):
		return name + "es"
	case strings.HasSuffix(name, "chief"), strings.HasSuffix(name, "f"):
		return name + "s"
	}
	return name + "s"
}
