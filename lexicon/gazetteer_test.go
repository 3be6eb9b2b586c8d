package lexicon_test

import (
	"math"
	"testing"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// atlas holds the places of the built-in data with their names.
type atlas struct {
	states   map[string]*lexicon.Entity
	capitals map[string][]*lexicon.Entity
	places   []*lexicon.Entity
	names    map[*lexicon.Entity][]string
}

func (a *atlas) Name(e *lexicon.Entity, name string, kin lexicon.Kinship) {
	if e.Kind == "state" {
		a.states[e.Code] = e
		return
	}
	if kin == lexicon.CapitalName && len(a.names[e]) == 0 {
		a.capitals[e.Code] = append(a.capitals[e.Code], e)
	}
	if e.IsPlace() && kin == lexicon.OwnName && len(a.names[e]) == 0 {
		a.places = append(a.places, e)
	}
	a.names[e] = append(a.names[e], text.Fold(name))
}

func readAtlas(t *testing.T) *atlas {
	t.Helper()
	a := &atlas{states: map[string]*lexicon.Entity{}, capitals: map[string][]*lexicon.Entity{}, names: map[*lexicon.Entity][]string{}}
	src := lexicon.NewSource(data.FS)
	if err := lexicon.Entities(src, a); err != nil {
		t.Fatal(err)
	}
	if ps := src.Problems(); len(ps) > 0 {
		t.Fatal(ps[0])
	}
	return a
}

func located(e *lexicon.Entity) bool { return e.Lat != 0 || e.Lon != 0 }

// far is how many degrees apart e and x lie; a degree of longitude counts as
// much as it is long there.
func far(e, x *lexicon.Entity) float64 {
	dlon := math.Abs(e.Lon - x.Lon)
	if dlon > 180 {
		dlon = 360 - dlon
	}
	return math.Hypot(e.Lat-x.Lat, dlon*math.Cos(e.Lat*math.Pi/180))
}

func TestGazetteerSize(t *testing.T) {
	a := readAtlas(t)
	n, adm1 := 0, 0
	for _, e := range a.places {
		if located(e) {
			n++
			if e.Kind == "adm1" {
				adm1++
			}
		}
	}
	t.Logf("%d places with coordinates and an Arabic name, %d of them first-level regions; %d without", n, adm1, len(a.places)-n)
	if n < 4000 || adm1 < 900 {
		t.Errorf("%d places with coordinates, %d regions; want 4,000 and 900", n, adm1)
	}
	// less than there are: some stand as the town that gave them the name
	for code, least := range map[string]int{"SYR": 14, "IRQ": 18, "EGY": 27, "YEM": 20, "SDN": 17, "DZA": 43, "TUN": 18, "SAU": 13, "LBN": 7, "JOR": 10} {
		n := 0
		for _, e := range a.places {
			if e.Code == code && e.Kind == "adm1" {
				n++
			}
		}
		if n < least {
			t.Errorf("%s has %d first-level regions, want %d", code, n, least)
		}
	}
}

// TestCapitals: every state has a capital with coordinates. In a city-state
// the state itself is the capital.
func TestCapitals(t *testing.T) {
	a := readAtlas(t)
	cities := map[string]bool{"SGP": true, "MCO": true, "VAT": true, "SMR": true, "HKG": true}
	for code, s := range a.states {
		if !located(s) {
			t.Errorf("%s has no point", code)
		}
		if code == "ATA" || cities[code] {
			continue
		}
		if len(a.capitals[code]) == 0 {
			t.Errorf("%s has no capital", code)
		}
		for _, c := range a.capitals[code] {
			if !located(c) || far(c, s) > 24 && code != "RUS" && code != "USA" {
				t.Errorf("capital %s of %s at %.2f %.2f, the state at %.1f %.1f", c.NameEn, code, c.Lat, c.Lon, s.Lat, s.Lon)
			}
		}
	}
}

// TestPlacesLieInTheirState: a place is on the globe and close to another one
// of its state. Regions may lie overseas.
func TestPlacesLieInTheirState(t *testing.T) {
	a := readAtlas(t)
	by := map[string][]*lexicon.Entity{}
	for _, e := range a.places {
		if located(e) {
			by[e.Code] = append(by[e.Code], e)
		}
	}
	for code, s := range a.states {
		by[code] = append(append(by[code], s), a.capitals[code]...)
	}
	for _, e := range a.places {
		if e.Code != "" && a.states[e.Code] == nil && e.Code != "IMG" {
			t.Errorf("%s is in %s, which is no state", e.ID, e.Code)
		}
		if !located(e) {
			continue
		}
		if math.Abs(e.Lat) > 90 || math.Abs(e.Lon) > 180 {
			t.Errorf("%s at %.2f %.2f", e.ID, e.Lat, e.Lon)
		}
		if e.Kind == "region" || e.Kind == "water" || e.Code == "" {
			continue
		}
		near := math.Inf(1)
		for _, x := range by[e.Code] {
			if x != e {
				near = min(near, far(e, x))
			}
		}
		if near > 13 { // Andaman and Chukotka lie that far off
			t.Errorf("%s at %.2f %.2f lies %.0f degrees from every other place of %s", e.ID, e.Lat, e.Lon, near, e.Code)
		}
	}
}

// TestNoPlaceTwice: no two towns of a state share a name, and no town stands
// twice at one point under one English name.
func TestNoPlaceTwice(t *testing.T) {
	a := readAtlas(t)
	seen := map[string]*lexicon.Entity{}
	for _, e := range a.places {
		class := e.Kind
		if class == "locality" {
			class = "city"
		}
		for _, name := range a.names[e] {
			key := e.Code + "/" + class + "/" + name
			if x := seen[key]; x != nil && x != e {
				t.Errorf("%s and %s are both called %s", x.ID, e.ID, name)
			}
			seen[key] = e
		}
		if located(e) && class == "city" {
			key := e.Code + "/" + e.NameEn
			if x := seen[key]; x != nil && far(x, e) < 0.1 {
				t.Errorf("%s and %s are the same town", x.ID, e.ID)
			}
			seen[key] = e
		}
	}
}
