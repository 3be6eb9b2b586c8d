package main

import (
	"math"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// kinds are words that may open a region's Arabic name in iso3166-2-db; their
// Russian and Kazakh counterparts stand before or after it.
var (
	kinds   = []string{"ولاية", "محافظة", "مقاطعة", "منطقة", "إقليم", "كانتون", "جمهورية", "إمارة", "بلدية", "شعبية", "أوبلاست", "أوبليس", "كراي", "جزيرة"}
	endings = []string{" أوبلاستي", " أوبلاست", " كراي", " الذاتية"}
)

// bareRegion is a region's name without the word for its kind; "" where it is
// not written in Arabic letters or is no name of the region alone.
func bareRegion(ar string) string {
	ar = lexicon.Trim(ar)
	for _, r := range ar {
		if r != ' ' && r != '-' && !(r >= 'ء' && r <= 'ي') && r != 'ّ' {
			return ""
		}
	}
	for _, e := range endings {
		ar = strings.TrimSuffix(ar, e)
	}
	for _, k := range kinds {
		ar = strings.TrimPrefix(ar, k+" ")
	}
	return strings.ReplaceAll(ar, " - ", " ")
}

// regionList is regions.txt.
type regionList struct {
	order []string            // countries
	heads map[string][]string // by country
	own   map[string]string   // Arabic names by country and code
}

// readRegions reads regions.txt; regions that it adds take the place of the
// package's.
func (g *gazetteer) readRegions(path string) (*regionList, error) {
	l := &regionList{heads: map[string][]string{}, own: map[string]string{}}
	extra := map[string][]isoRegion{}
	err := readPairs(path, func(country string, p pair) {
		if p.key == "" {
			l.heads[country] = lexicon.List(p.val)
			l.order = append(l.order, country)
			return
		}
		if code, en, ok := strings.Cut(p.key, " "); ok && code[0] == '@' {
			extra[country] = append(extra[country], isoRegion{Name: en, ISO: code, Admin: code[1:]})
			p.key = code
		}
		l.own[country+"/"+p.key] = p.val
	})
	for country, rs := range extra {
		g.states[country].Regions = rs
	}
	return l, err
}

func (g *gazetteer) addRegions(l *regionList) {
	for _, country := range l.order {
		s := g.states[country]
		for i := range s.Regions {
			r := &s.Regions[i]
			g.addRegion(s, country, r, l.heads[country], l.own[country+"/"+r.ISO])
		}
	}
}

func (g *gazetteer) addRegion(s *isoState, country string, r *isoRegion, heads []string, own string) {
	en := shortName(r)
	bare := bareRegion(r.Names.Ar)
	m := g.middle[country+"/"+admin(r)]
	switch {
	case own == "-":
		return
	case own == "" && bare == "":
		g.missing = append(g.missing, "no Arabic name: "+country+" "+r.ISO+" "+en+" "+r.Names.Ar)
		return
	case m[2] == 0:
		g.missing = append(g.missing, "no town in "+country+" "+r.ISO+" "+en)
		return
	}
	ar := lexicon.List(own)
	if own == "" {
		ar = g.regionNames(bare, heads, s.ISO3)
	}
	if g.standing(ar, bare, s.ISO3) {
		return
	}
	g.add(place{state: country, id: strings.ToLower(s.ISO3) + "-" + slug(en) + "-region", kind: "adm1", code: s.ISO3,
		lat: m[0] / m[2], lon: math.Remainder(m[1]/m[2], 360), en: ascii(en), ar: ar})
}

// regionNames are the names with the words of the state before it, and the
// bare one where nothing else is called so.
func (g *gazetteer) regionNames(bare string, heads []string, code string) (ar []string) {
	for _, h := range heads {
		ar = append(ar, h+" "+bare)
	}
	if len(g.known.names[text.Fold(bare)]) == 0 && !strings.HasPrefix(bare, "ال") && g.guarded(bare, "", code) == bare {
		ar = append(ar, bare)
	}
	return ar
}

// standing tells whether the region stands in another file.
func (g *gazetteer) standing(ar []string, bare, code string) bool {
	for _, name := range append(ar, bare) {
		for _, e := range g.known.names[text.Fold(name)] {
			if e.Code == code && (e.Kind == "adm1" || e.Kind == "region" || name != bare) {
				return true
			}
		}
	}
	return false
}
