package server

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// names are those of the language data.
type names struct {
	byID   map[string]*lexicon.Entity
	byCode map[string]*lexicon.Entity // states by country slot
	places map[placeName]*lexicon.Entity
	folded map[string][]*lexicon.Entity // by each name, folded
}

type placeName struct{ name, code string }

// Name takes a name from the data; see lexicon.Names.
func (n *names) Name(e *lexicon.Entity, name string, kin lexicon.Kinship) {
	if kin != lexicon.OwnName && kin != lexicon.CapitalName {
		return
	}
	if n.byID[e.ID] == nil {
		n.byID[e.ID] = e
		if e.Kind == "state" {
			n.byCode[e.Code] = e
		}
		n.fold(e.NameEn, e)
	}
	if kin == lexicon.OwnName {
		n.fold(name, e)
		if e.IsPlace() {
			n.places[placeName{name, e.Code}] = e
		}
	}
}

func (n *names) fold(name string, e *lexicon.Entity) {
	if k := text.Fold(name); k != "" && !slices.Contains(n.folded[k], e) {
		n.folded[k] = append(n.folded[k], e)
	}
}

// readNames reads them all.
func readNames(src *lexicon.Source) (*names, error) {
	n := &names{map[string]*lexicon.Entity{}, map[string]*lexicon.Entity{}, map[placeName]*lexicon.Entity{}, map[string][]*lexicon.Entity{}}
	return n, lexicon.Entities(src, n)
}

// node is a country slot with its names.
func (n *names) node(code string) Node {
	x := Node{ID: code}
	if e := n.byCode[code]; e != nil {
		x.Name, x.NameEn = e.Name, e.NameEn
	}
	return x
}

// place is the English name of a place.
func (n *names) place(name, code string) string {
	if e := n.places[placeName{name, code}]; e != nil {
		return e.NameEn
	}
	if e := n.byCode[code]; e != nil && e.Name == name {
		return e.NameEn
	}
	return ""
}

// find gives the entities of which a name has all of the words, those whose
// whole name it is first.
func (n *names) find(words string, most int) []*lexicon.Entity {
	want := text.Fold(strings.Join(strings.Fields(words), " "))
	if want == "" {
		return nil
	}
	type hit struct {
		e    *lexicon.Entity
		rank int
	}
	best := map[*lexicon.Entity]int{}
	for name, list := range n.folded {
		rank := 0
		switch {
		case name == want:
			rank = 1
		case strings.HasPrefix(name, want):
			rank = 2
		case strings.Contains(name, " "+want):
			rank = 3
		default:
			continue
		}
		for _, e := range list {
			if old := best[e]; old == 0 || rank < old {
				best[e] = rank
			}
		}
	}
	var hits []hit
	for e, rank := range best {
		hits = append(hits, hit{e, rank})
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.e.Pop, a.e.Pop), cmp.Compare(a.e.ID, b.e.ID))
	})
	var out []*lexicon.Entity
	for _, h := range hits[:min(len(hits), most)] {
		out = append(out, h.e)
	}
	return out
}
