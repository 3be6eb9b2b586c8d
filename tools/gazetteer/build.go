package main

import (
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// place is one line of the file.
type place struct {
	state              string // ISO 3166-1 alpha-2
	id, kind, code, in string
	lat, lon           float64
	pop                uint64
	en                 string
	ar                 []string
}

func (p *place) line() string {
	pop := ""
	if p.pop > 0 {
		pop = fmt.Sprint(p.pop)
	}
	return fmt.Sprintf("%s | %s | %s | %s | %.3f | %.3f | %s | %s | %s", p.id, p.kind, p.code, p.in, p.lat, p.lon, pop, p.en, strings.Join(p.ar, " ; "))
}

type gazetteer struct {
	cities  map[string][]*city // by country and plain name, the most populous first
	states  map[string]*isoState
	known   *known
	words   *words
	middle  map[string][3]float64 // by country and region: sums of latitude and longitude, count
	regions map[string]string     // by country and region: its English name
	places  []place
	missing []string
}

// plain is a name in ASCII letters and digits, in lower case.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case 'A' <= r && r <= 'Z':
			b.WriteRune(r + 'a' - 'A')
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		}
	}
	return b.String()
}

// slug is a name as part of an id.
func slug(s string) string {
	var words []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '/' }) {
		if p := plain(w); p != "" {
			words = append(words, p)
		}
	}
	return strings.Join(words, "-")
}

func index(cities []city) map[string][]*city {
	out := map[string][]*city{}
	for i := range cities {
		c := &cities[i]
		k := c.country + "/" + plain(c.name)
		out[k] = append(out[k], c)
	}
	for _, cs := range out {
		sort.SliceStable(cs, func(i, j int) bool { return cs[i].pop > cs[j].pop })
	}
	return out
}

// centres takes the mean of a region's towns for its middle.
func (g *gazetteer) centres(cities []city) {
	g.middle, g.regions = map[string][3]float64{}, map[string]string{}
	for i := range cities {
		c := &cities[i]
		m := g.middle[c.country+"/"+c.admin]
		lon := c.lon
		if c.country == "RU" && lon < 0 { // beyond the date line
			lon += 360
		}
		g.middle[c.country+"/"+c.admin] = [3]float64{m[0] + c.lat, m[1] + lon, m[2] + 1}
	}
	for k, s := range g.states {
		for i := range s.Regions {
			g.regions[k+"/"+admin(&s.Regions[i])] = ascii(shortName(&s.Regions[i]))
		}
	}
}

// generic are words that say what kind of region it is.
var generic = []string{" Governorate", " Province", " Region", " District", " Oblast", " Krai", " State", " Prefecture", " County", " Emirate"}

func shortName(r *isoRegion) string {
	en := r.Names.En
	if en == "" {
		en = r.Name
	}
	for _, g := range generic {
		en = strings.TrimSuffix(en, g)
	}
	return strings.ReplaceAll(en, "|", "/")
}

// pair is a line "key = value".
type pair struct{ key, val string }

// readPairs reads a list of names by country.
func readPairs(path string, each func(country string, p pair)) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	country := ""
	f := lexicon.File{Name: path, Text: string(b)}
	lexicon.EachLine(&f, func(l lexicon.Line) {
		key, val, ok := strings.Cut(l.Text, "=")
		p := pair{lexicon.Trim(key), lexicon.Trim(val)}
		if rest, isHead := strings.CutPrefix(p.key, "country "); isHead {
			country = rest
			if ok {
				each(country, pair{"", p.val})
			}
			return
		}
		each(country, p)
	})
	return nil
}

func (g *gazetteer) addCities(path string) error {
	return readPairs(path, func(country string, p pair) {
		cs := g.cities[country+"/"+plain(p.key)]
		s := g.states[country]
		if len(cs) == 0 || s == nil {
			g.missing = append(g.missing, "no city "+country+" "+p.key)
			return
		}
		c := cs[0]
		if g.known.has(s.ISO3, c.lat, c.lon) {
			g.missing = append(g.missing, "stands already: "+country+" "+p.key+" = "+p.val)
			return
		}
		var ar []string
		for name := range lexicon.Items(p.val) {
			ar = append(ar, g.guarded(name, "مدينة", s.ISO3))
		}
		g.add(place{state: country, id: strings.ToLower(s.ISO3) + "-" + slug(p.key), kind: "city", code: s.ISO3,
			in: g.regions[country+"/"+c.admin], lat: c.lat, lon: c.lon, pop: c.pop, en: ascii(c.name), ar: ar})
	})
}

// guarded puts a word for its kind before a name that alone would be read as
// another thing.
func (g *gazetteer) guarded(name, kind, code string) string {
	bare, marked := strings.CutPrefix(name, "+")
	if marked || !strings.Contains(bare, " ") && (g.words.ordinary(bare) || g.known.people[text.Fold(bare)]) || g.taken(bare, code) {
		return kind + " " + bare
	}
	return bare
}

// taken tells whether a name belongs to something else than a place abroad.
func (g *gazetteer) taken(name, code string) bool {
	for _, e := range g.known.names[text.Fold(name)] {
		if !e.IsPlace() || e.Code == code {
			return true
		}
	}
	return false
}

func (g *gazetteer) add(p place) {
	var ar []string
	for _, name := range p.ar {
		if name != "" && !slices.Contains(ar, name) && !g.taken(name, p.code) {
			ar = append(ar, name)
		}
	}
	if p.ar = ar; len(ar) == 0 {
		g.missing = append(g.missing, "all names taken: "+p.id)
		return
	}
	for n, id := 2, p.id; g.known.ids[p.id]; n++ {
		p.id = fmt.Sprint(id, "-", n)
	}
	g.known.ids[p.id] = true
	e := &lexicon.Entity{ID: p.id, Kind: p.kind, Code: p.code, Lat: p.lat, Lon: p.lon}
	for i, name := range ar {
		k := text.Fold(name)
		g.known.names[k] = append(g.known.names[k], e)
		if i == 0 {
			g.known.near[p.code] = append(g.known.near[p.code], e)
		}
	}
	g.places = append(g.places, p)
}

// ascii drops the marks over and under letters, and apostrophes.
func ascii(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '‘', r == '’', r == '\'', r == 'ʼ', r == '`':
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ł':
			b.WriteByte('l')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
