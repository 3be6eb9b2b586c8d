package export

import (
	"net/url"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// gdeltActor is one side of a GDELT event in CAMEO.
type gdeltActor struct {
	code, name, country, group string
	types                      [3]string
}

// columns are the ten of one side: ethnic group and religions are never known.
func (a gdeltActor) columns() []string {
	return []string{a.code, a.name, a.country, a.group, "", "", "", a.types[0], a.types[1], a.types[2]}
}

// gdeltActor codes a participant; the zero value where there is none, or neither
// its country nor its type has a code.
func (c *Codes) gdeltActor(a *doc.Actor) gdeltActor {
	if a == nil {
		return gdeltActor{}
	}
	var out gdeltActor
	role := c.Exchange.Sectors[a.Sector].Cameo
	if isState(a) {
		role = ""
	}
	if slot, ok := c.Exchange.Slots[a.Code]; ok {
		out.country, out.group, out.types[0] = slot.Country, slot.Group, slot.Type
		if role != slot.Type && a.Sector != "GOV" {
			out.types[1] = role
		}
		out.code = slot.Type + slot.Country + slot.Group + out.types[1]
	} else {
		if s := c.Countries.State(a.Code); s != nil {
			out.country = s.Cameo
		}
		out.types[0] = role
		out.code = out.country + role
	}
	if out.code == "" {
		return gdeltActor{}
	}
	out.name = strings.ToUpper(or(a.NameEn, c.icewsName(a)))
	return out
}

// Kinds of places in GDELT.
const (
	geoCountry   = "1"
	geoUSCity    = "3"
	geoWorldCity = "4"
)

// nowhere are the eight columns of an unknown place.
func nowhere() []string { return []string{"0", "", "", "", "", "", "", ""} }

// location are the eight columns of the place of an event. The FIPS code of the
// country stands for that of a region, which is not known, as GDELT does where
// it knows none.
func (c *Codes) location(en *Entry) []string {
	p := en.Event.Place
	if p == nil || p.Code == "" {
		return nowhere()
	}
	country := c.Countries.State(p.Code)
	if country == nil {
		return nowhere()
	}
	lat, lon := coordinate(*p, p.Lat), coordinate(*p, p.Lon)
	name := cityEn(en)
	if name == "" {
		return []string{geoCountry, country.Name, country.FIPS, country.FIPS, "", lat, lon, country.FIPS}
	}
	kind := geoWorldCity
	if p.Code == "USA" {
		kind = geoUSCity
	}
	if p.Adm1 != "" {
		name += ", " + p.Adm1
	}
	return []string{kind, name + ", " + country.Name, country.FIPS, country.FIPS, "", lat, lon, ""}
}

// source names who published something: the publisher, else the host of the
// address.
func source(publisher, address string) string {
	if publisher != "" {
		return publisher
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
