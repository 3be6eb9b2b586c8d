package export

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/sijil-news/sijil/doc"
)

// geoJSON writes one FeatureCollection (RFC 7946), a feature an event. An event
// without a point has no geometry, as section 3.2 has it for unlocated features.
type geoJSON struct {
	tally
	w     io.Writer
	begun bool
}

type feature struct {
	Type       string        `json:"type"`
	ID         string        `json:"id"`
	Geometry   *point        `json:"geometry"`
	Properties geoProperties `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

// geoProperties are flat, since maps show and filter by flat values; several
// participants are parted by ";" as in the CSV.
type geoProperties struct {
	DocID           string   `json:"doc_id,omitempty"`
	URL             string   `json:"url,omitempty"`
	Publisher       string   `json:"publisher,omitempty"`
	Published       string   `json:"published,omitempty"`
	Lang            string   `json:"lang,omitempty"`
	Title           string   `json:"title,omitempty"`
	Type            string   `json:"type"`
	Mode            string   `json:"mode,omitempty"`
	Contexts        []string `json:"contexts,omitempty"`
	Cameo           string   `json:"cameo,omitempty"`
	Quad            int      `json:"quad"`
	Score           float64  `json:"score"`
	Actor           string   `json:"actor"`
	ActorCode       string   `json:"actor_code,omitempty"`
	ActorSector     string   `json:"actor_sector,omitempty"`
	Recipient       string   `json:"recipient,omitempty"`
	RecipientCode   string   `json:"recipient_code,omitempty"`
	RecipientSector string   `json:"recipient_sector,omitempty"`
	Realis          string   `json:"realis"`
	Historical      bool     `json:"historical,omitempty"`
	Claim           string   `json:"claim"`
	SaidBy          string   `json:"said_by,omitempty"`
	DateFrom        string   `json:"date_from,omitempty"`
	DateTo          string   `json:"date_to,omitempty"`
	Place           string   `json:"place,omitempty"`
	PlaceCode       string   `json:"place_code,omitempty"`
	PlaceAdm1       string   `json:"place_adm1,omitempty"`
	Magnitude       string   `json:"magnitude,omitempty"`
	Trigger         string   `json:"trigger"`
	Sentence        string   `json:"sentence"`
	Confidence      float64  `json:"confidence"`
	Reports         int      `json:"reports"` // of the event, this one among them
	Version         string   `json:"version,omitempty"`
}

func newGeoJSON(w io.Writer) *geoJSON {
	return &geoJSON{tally: newTally("geojson", allBut("authors", "block", "offsets", "participants' id", "participants' role", "granularity", "judged", "trace", "story", "other reports")...), w: w}
}

const (
	geoHead = `{"type":"FeatureCollection","features":[` + "\n"
	geoTail = "\n]}\n"
)

func (g *geoJSON) WriteEntry(en Entry) error {
	f := feature{Type: "Feature", ID: en.Event.ID, Properties: properties(&en)}
	if p := en.Event.Place; p != nil && (p.Lat != 0 || p.Lon != 0) {
		f.Geometry = &point{"Point", [2]float64{p.Lon, p.Lat}}
	}
	line, err := json.Marshal(&f)
	if err != nil {
		return fmt.Errorf("write feature %s: %w", f.ID, err)
	}
	before := ",\n"
	if !g.begun {
		before, g.begun = geoHead, true
	}
	if err := g.write(before); err != nil {
		return err
	}
	g.wrote(&en)
	return g.write(string(line))
}

func (g *geoJSON) write(s string) error {
	if _, err := io.WriteString(g.w, s); err != nil {
		return fmt.Errorf("write geojson: %w", err)
	}
	return nil
}

func properties(en *Entry) geoProperties {
	e := en.Event
	name := func(a *doc.Actor) string { return or(a.NameEn, or(a.Name, a.Text)) }
	code := func(a *doc.Actor) string { return a.Code }
	sector := func(a *doc.Actor) string { return a.Sector }
	p := geoProperties{DocID: en.docID(), URL: en.url(), Publisher: en.publisher(), Published: e.Published, Lang: en.lang(), Title: en.title(),
		Type: e.Type, Mode: e.Mode, Contexts: e.Contexts, Cameo: e.Cameo, Quad: e.Quad, Score: e.Score,
		Actor: join(e.Actor, name), ActorCode: join(e.Actor, code), ActorSector: join(e.Actor, sector),
		Recipient: join(e.Recipient, name), RecipientCode: join(e.Recipient, code), RecipientSector: join(e.Recipient, sector),
		Realis: string(e.Realis), Historical: e.Historical, Claim: string(e.Claim), SaidBy: join(e.SaidBy, name), DateFrom: date(e).From, DateTo: date(e).To,
		Place: or(place(e).Name, place(e).Text), PlaceCode: place(e).Code, PlaceAdm1: place(e).Adm1, Magnitude: magnitudes(e),
		Trigger: e.Trigger.Text, Sentence: e.Sentence.Text, Confidence: e.Confidence, Reports: 1 + len(en.Reports), Version: e.Version}
	return p
}

func (g *geoJSON) Close() error {
	if !g.begun {
		g.begun = true
		if err := g.write(geoHead); err != nil {
			return err
		}
	}
	return g.write(geoTail)
}
