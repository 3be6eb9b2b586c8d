package export

import (
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// icewsColumns are the columns of the event files of ICEWS.
var icewsColumns = [...]string{"Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
	"Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"}

// icews writes the table of ICEWS: one line a pair of source and target, "NA"
// where there is no value.
type icews struct {
	headed
	tally
	codes *Codes
}

func newICEWS(w io.Writer, c *Codes) *icews {
	return &icews{headed{tsv: tsv{w: w, empty: "NA"}, names: icewsColumns[:]},
		newTally("icews", "id", "doc_id", "publisher", "cameo", "type", "quad", "score", "actor", "recipient", "participants' name_en", "participants' code",
			"participants' sector", "realis", "historical", "date", "place", "place's adm1", "place's point"), c}
}

func (x *icews) WriteEntry(en Entry) error {
	code, reason := x.codes.cameo(en.Event)
	day, ok := en.day()
	switch e := en.Event; {
	case reason != "":
	case !ok:
		reason = "no date"
	case len(e.Actor) == 0:
		reason = "no actor"
	case len(e.Recipient) == 0 && !mutual(e):
		reason = "no recipient"
	case !coded(e.Actor) || len(e.Recipient) > 0 && !coded(e.Recipient):
		reason = "no country or sector on one side"
	}
	if reason != "" {
		x.leave(reason)
		return nil
	}
	for n, p := range pairs(en.Event, code) {
		if err := x.line(x.row(&en, day, n, p)); err != nil {
			return err
		}
	}
	x.wrote(&en)
	if e := en.Event; e.Realis == doc.Future && e.Date != nil {
		x.lose("day that is announced")
	}
	return nil
}

func (x *icews) row(en *Entry, day time.Time, n int, p pair) []string {
	e, cameo := en.Event, x.codes.Book.Cameo[p.code]
	row := append(make([]string, 0, len(icewsColumns)), number(e.ID, n), day.Format(time.DateOnly))
	row = x.actor(row, p.source)
	row = append(row, cameo.Name, p.code, decimal(cameo.Goldstein))
	row = x.actor(row, p.target)
	row = append(row, number(en.docID(), 0), positive(en.sentenceNumber()), en.publisher())
	if e.Place == nil {
		return append(row, "", "", "", "", "", "")
	}
	pl := e.Place
	return append(row, cityEn(en), "", pl.Adm1, x.codes.country(pl.Code), coordinate(*pl, pl.Lat), coordinate(*pl, pl.Lon))
}

func (x *icews) actor(row []string, a *doc.Actor) []string {
	return append(row, x.codes.icewsName(a), strings.Join(x.codes.icewsSectors(a), ","), x.codes.country(a.Code))
}

// country is the English name of the state with a code; "" of what is no state.
func (c *Codes) country(code string) string {
	if s := c.Countries.State(code); s != nil {
		return s.Name
	}
	return ""
}

// icewsName is what ICEWS calls a participant: a state by its name, a capital or
// seat of power as the government it stands for; else a name in English, and of
// people without a name the sector with the country, «Citizen (India)».
func (c *Codes) icewsName(a *doc.Actor) string {
	country, sector := c.country(a.Code), c.Exchange.Sectors[a.Sector].Name
	switch {
	case isState(a) && country != "":
		return country
	case a.NameEn != "" && !standsForState(a):
		return a.NameEn
	case sector != "" && country != "":
		return sector + " (" + country + ")"
	case country != "":
		return country
	case c.Exchange.Slots[a.Code].Name != "":
		return c.Exchange.Slots[a.Code].Name
	}
	return or(a.NameEn, or(a.Name, or(a.Text, sector)))
}

// isState tells whether a participant is a state itself, which other data sets
// give no sector.
func isState(a *doc.Actor) bool { return a.ID != "" && a.ID == strings.ToLower(a.Code) }

// standsForState tells whether a participant is a capital or seat of power.
func standsForState(a *doc.Actor) bool {
	return a.Sector == "GOV" && a.Code != "" && strings.HasPrefix(a.ID, strings.ToLower(a.Code)+"/")
}

// icewsSectors are the sectors of a participant as ICEWS calls them.
func (c *Codes) icewsSectors(a *doc.Actor) []string {
	if isState(a) {
		return nil
	}
	if s, ok := c.Exchange.Slots[a.Code]; ok {
		return s.ICEWS
	}
	return c.Exchange.Sectors[a.Sector].ICEWS
}

// positive prints a number; "" where it is 0.
func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
