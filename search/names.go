package search

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Names are the names of the data with those that the other language has for
// the same: who asks for Putin finds «بوتين», and the other way round. They are
// safe for concurrent use.
type Names struct {
	of      map[string][]string // folded name -> names in the other language
	longest int                 // words of the longest name
}

// mostNames is how many names in the other language stand for one.
const mostNames = 6

// names are those of one entity of a kind: as a noun, or as an adjective.
type named struct{ arabic, english []string }

// collector takes the names of one language.
type collector struct {
	into    map[string]*named // by id and kind of name
	english bool
}

// Name implements lexicon.Names.
func (c *collector) Name(e *lexicon.Entity, name string, kin lexicon.Kinship) {
	id := e.ID
	switch kin {
	case lexicon.NisbaName:
		id += "+adjective"
	case lexicon.PeopleName:
		id += "+people"
	}
	n := c.into[id]
	if n == nil {
		n = new(named)
		c.into[id] = n
	}
	if name, _, _ = strings.Cut(name, " ("); c.english {
		n.english = append(n.english, name)
	} else {
		n.arabic = append(n.arabic, name)
	}
}

// ReadNames reads the names of entities/ in both languages.
func ReadNames(s *lexicon.Source) (*Names, error) {
	all := map[string]*named{}
	for _, english := range []bool{false, true} {
		if err := lexicon.EntitiesIn(s, &collector{all, english}, english); err != nil {
			return nil, err
		}
	}
	out := &Names{of: map[string][]string{}}
	ids := make([]string, 0, len(all))
	for id := range all {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		n := all[id]
		out.pair(n.arabic, n.english)
		out.pair(n.english, n.arabic)
	}
	return out, nil
}

// pair enters for each of the names those of the other language that may be
// searched for: the first, and those of one word. «US» would be found as us.
func (n *Names) pair(names, others []string) {
	var found []string
	for i, o := range others {
		if (i == 0 || !strings.Contains(o, " ")) && len(strings.ReplaceAll(o, ".", "")) > 3 {
			found = append(found, o)
		}
	}
	for _, name := range names {
		key := nameKey(strings.Fields(name))
		n.longest = max(n.longest, strings.Count(key, " ")+1)
		for _, o := range found {
			if list := n.of[key]; len(list) < mostNames && !slices.Contains(list, o) {
				n.of[key] = append(list, o)
			}
		}
	}
}

// nameKey is how a name is looked up: its words folded, without article.
func nameKey(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(text.KeyOfFolded(text.Fold(strings.ReplaceAll(w, ".", "")))))
	}
	return b.String()
}

// Other are the names in the other language of what these words name; nil where
// they name nothing.
func (n *Names) Other(words []string) []string {
	if n == nil || len(words) == 0 || len(words) > n.longest {
		return nil
	}
	return n.of[nameKey(words)]
}
