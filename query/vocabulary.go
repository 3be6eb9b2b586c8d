package query

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Vocabulary is what the words of a question are checked by: the codebook, and
// names of states and places, which are read when they are first needed. It is
// safe for concurrent use.
type Vocabulary struct {
	book  *codebook.Book
	names func() (*gazetteer, error)
}

// NewVocabulary reads what is needed from language data.
func NewVocabulary(s *lexicon.Source) (*Vocabulary, error) {
	book, err := codebook.Load(s)
	if err != nil {
		return nil, err
	}
	return &Vocabulary{book, sync.OnceValues(func() (*gazetteer, error) { return readGazetteer(s) })}, nil
}

// kind reads TYPE or TYPE/mode.
func (v *Vocabulary) kind(s string) (Kind, error) {
	name, mode, _ := strings.Cut(s, "/")
	t := v.book.Types[strings.ToUpper(name)]
	if t == nil {
		return Kind{}, fmt.Errorf("no event type %q; types are %s", name, strings.Join(v.book.Order, ", "))
	}
	if _, ok := t.Modes[mode]; mode != "" && !ok {
		return Kind{}, fmt.Errorf("%s has no mode %q; it has %s", t.Name, mode, orNone(modesOf(t)))
	}
	return Kind{t.Name, mode}, nil
}

// mode checks that some type has a mode.
func (v *Vocabulary) mode(s string) error {
	all := map[string]bool{}
	for _, t := range v.book.Types {
		for m := range t.Modes {
			all[m] = true
		}
	}
	if all[s] {
		return nil
	}
	var list []string
	for m := range all {
		list = append(list, m)
	}
	slices.Sort(list)
	return fmt.Errorf("no mode %q; modes are %s", s, strings.Join(list, ", "))
}

func modesOf(t *codebook.Type) string {
	var list []string
	for m := range t.Modes {
		list = append(list, m)
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// gazetteer finds states and places by folded name.
type gazetteer struct {
	byName map[string][]*lexicon.Entity
	byID   map[string]*lexicon.Entity
}

func readGazetteer(s *lexicon.Source) (*gazetteer, error) {
	g := &gazetteer{map[string][]*lexicon.Entity{}, map[string]*lexicon.Entity{}}
	if err := lexicon.Entities(s, g); err != nil {
		return nil, fmt.Errorf("read gazetteer: %w", err)
	}
	return g, nil
}

// Name takes a name from the data; see lexicon.Names.
func (g *gazetteer) Name(e *lexicon.Entity, name string, kin lexicon.Kinship) {
	if e.Kind != "state" && !e.IsPlace() || kin == lexicon.NisbaName || kin == lexicon.PeopleName || kin == lexicon.GovName {
		return
	}
	if g.byID[e.ID] == nil {
		g.byID[e.ID] = e
		g.add(e.NameEn, e)
	}
	g.add(name, e)
}

func (g *gazetteer) add(name string, e *lexicon.Entity) {
	if key := text.Fold(name); key != "" && !slices.Contains(g.byName[key], e) {
		g.byName[key] = append(g.byName[key], e)
	}
}

// find returns those with an id or name, the most populous first.
func (g *gazetteer) find(s string) []*lexicon.Entity {
	if e := g.byID[s]; e != nil {
		return []*lexicon.Entity{e}
	}
	list := slices.Clone(g.byName[text.Fold(strings.Join(strings.Fields(s), " "))])
	slices.SortStableFunc(list, func(a, b *lexicon.Entity) int { return b.Pop - a.Pop })
	return list
}

// country reads the code or the name of a state.
func (p *parser) country(q *Query, s string) error {
	code := strings.ToUpper(s)
	if !isCode(s) {
		g, err := p.v.names()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(g.find(s), func(e *lexicon.Entity) bool { return e.Kind == "state" })
		if i < 0 {
			return fmt.Errorf("no country %q; write its code of three letters, as SYR, or its name", s)
		}
		code = g.find(s)[i].Code
	}
	q.Countries = append(q.Countries, code)
	return nil
}

// place reads the name of a place; one that the gazetteer lacks is taken as it
// stands.
func (p *parser) place(q *Query, s string) error {
	g, err := p.v.names()
	if err != nil {
		return err
	}
	found := g.find(s)
	for _, e := range found {
		if x := (Place{e.Name, e.Code}); !slices.Contains(q.Places, x) {
			q.Places = append(q.Places, x)
		}
	}
	if len(found) == 0 {
		q.Places = append(q.Places, Place{Name: s})
	}
	return nil
}

// near reads LAT,LON or the name of a place.
func (p *parser) near(q *Query, s string) error {
	if lat, lon, ok := strings.Cut(s, ","); ok {
		y, err1 := strconv.ParseFloat(strings.TrimSpace(lat), 64)
		x, err2 := strconv.ParseFloat(strings.TrimSpace(lon), 64)
		if err1 != nil || err2 != nil || !(math.Abs(y) <= 90 && math.Abs(x) <= 180) {
			return fmt.Errorf("%q is no point; write latitude and longitude in degrees, as 36.2,37.16", s)
		}
		q.Near = &Circle{Lat: y, Lon: x}
		return nil
	}
	g, err := p.v.names()
	if err != nil {
		return err
	}
	for _, e := range g.find(s) {
		if e.Lat != 0 || e.Lon != 0 {
			q.Near = &Circle{Lat: e.Lat, Lon: e.Lon}
			return nil
		}
	}
	return fmt.Errorf("no place %q in the gazetteer; write latitude and longitude, as 36.2,37.16", s)
}
