package export

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// polecatColumns are the columns of the weekly files of POLECAT since 2023.
var polecatColumns = [...]string{"Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts",
	"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
	"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
	"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
	"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"}

// quadNames are the quad classes as POLECAT spells them, from 1.
var quadNames = [...]string{"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}

// polecat writes the table of POLECAT: one line an event, participants of one
// side parted by "; ", "None" where there is no value.
type polecat struct {
	headed
	tally
	codes *Codes
}

func newPolecat(w io.Writer, c *Codes) *polecat {
	return &polecat{headed{tsv: tsv{w: w, empty: "None"}, names: polecatColumns[:]},
		newTally("polecat", "id", "publisher", "published", "lang", "type", "mode", "contexts", "quad", "score", "actor", "recipient",
			"participants' text", "participants' name_en", "participants' code", "participants' sector", "participants' role", "realis", "historical",
			"date", "place", "place's adm1", "place's point", "version"), c}
}

func (p *polecat) WriteEntry(en Entry) error {
	e := en.Event
	typ, mode, reason := "", "", unreported(e)
	if reason == "" {
		typ, mode, reason = p.codes.plover(e)
	}
	day, ok := en.day()
	if reason == "" && !ok {
		reason = "no date"
	}
	if reason != "" {
		p.leave(reason)
		return nil
	}
	quad := p.codes.Book.Types[typ].Quad
	row := append(make([]string, 0, len(polecatColumns)), e.ID, day.Format(time.DateOnly), typ, mode, decimal(p.codes.Book.Score(typ, mode)), quadNames[quad], strings.Join(e.Contexts, "; "))
	row = p.side(row, e.Actor)
	row = p.side(row, e.Recipient)
	row = p.place(row, &en)
	row = append(row, en.publisher(), date10(en.published()))
	row = append(row, mentioned(en.Doc, "person"), mentioned(en.Doc, "org"), mentioned(en.Doc, "place"), en.lang(), e.Version)
	p.wrote(&en)
	if e.Realis == doc.Future && e.Date != nil {
		p.lose("day that is announced")
	}
	return p.line(row)
}

func (p *polecat) side(row []string, list []doc.Actor) []string {
	get := func(f func(*doc.Actor) string) string { return semicolons(list, f) }
	sectors := distinct(list, func(a *doc.Actor) string { return a.Sector })
	first := ""
	if len(sectors) > 0 {
		first = sectors[0]
	}
	return append(row, get(func(a *doc.Actor) string { return or(a.NameEn, or(a.Name, a.Text)) }), get(func(a *doc.Actor) string { return a.Code }), get(p.cow),
		first, strings.Join(sectors, "; "), get(func(a *doc.Actor) string { return a.Role }), get(func(a *doc.Actor) string { return a.Text }), "")
}

// cow is the Correlates of War number of a participant's state.
func (p *polecat) cow(a *doc.Actor) string {
	if s := p.codes.Countries.State(a.Code); s != nil && s.COW != 0 {
		return strconv.Itoa(s.COW)
	}
	return ""
}

// place fills the ten columns of the place: the name stands as that of a city
// unless it is the state itself.
func (p *polecat) place(row []string, en *Entry) []string {
	x := en.Event.Place
	if x == nil {
		return append(row, "", "", "", "", "", "", "", "", "", "")
	}
	return append(row, or(placeEn(en), x.Text), cityEn(en), "", x.Adm1, x.Code, coordinate(*x, x.Lat), coordinate(*x, x.Lon), "", x.Text, "")
}

// semicolons joins a value of each participant, "None" for one who has none; ""
// where nobody has it.
func semicolons(list []doc.Actor, get func(*doc.Actor) string) string {
	parts, any := make([]string, len(list)), false
	for i := range list {
		parts[i] = strings.ReplaceAll(get(&list[i]), ";", ",")
		if any = any || parts[i] != ""; parts[i] == "" {
			parts[i] = "None"
		}
	}
	if !any {
		return ""
	}
	return strings.Join(parts, "; ")
}

// distinct are the values of participants, each once, in their order.
func distinct(list []doc.Actor, get func(*doc.Actor) string) []string {
	var out []string
	for i := range list {
		if v := get(&list[i]); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// mentioned are the names of a document's persons, bodies or places.
func mentioned(d *doc.Document, what string) string {
	if d == nil {
		return ""
	}
	var out []string
	for i := range d.Mentions {
		m := &d.Mentions[i]
		name := or(m.NameEn, m.Name)
		if name == "" || storyPart(m.Kind) != what {
			continue
		}
		if name = strings.ReplaceAll(name, ";", ","); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, "; ")
}

// storyPart sorts kinds of mentions into the three columns on the story. Offices
// and peoples without a name of their own are in none.
func storyPart(kind string) string {
	switch kind {
	case "person", "name":
		return "person"
	case "state", "city", "adm1", "locality", "region", "water", "site", "land":
		return "place"
	case "agent", "nisba", "people", "":
		return ""
	}
	return "org"
}

// date10 is the day of a time; "" of the zero time.
func date10(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
