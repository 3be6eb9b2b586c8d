package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"
	"github.com/mmcdole/gofeed"
	"github.com/parquet-go/parquet-go"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/geojson"

	"github.com/sijil-news/sijil/doc"
)

// awkward is an event whose words are not those of a format.
func awkward() Entry {
	words := "<b>«أ&ب»</b> \x01\ufffe ]]> \"'\r\n\t;,\\n" + strings.Repeat("كلمة ", 60)
	return Entry{Event: &doc.Event{ID: "odd", DocID: "d&<", Published: "2024-05-03T10:00:00+03:00", Publisher: "A & <B>", URL: "https://news.example/?a=1&b=\"2\"", Lang: "ar", Type: "CONSULT", Mode: "visit", Cameo: "042", Quad: 1, Score: 4,
		Actor: []doc.Actor{{Text: words, NameEn: "O'Brien & <Sons>; \"Ltd\"", Code: "NOR", Sector: "GOV"}}, Recipient: []doc.Actor{{Text: words, ID: "x&y", Name: "جسم <1>", Code: "IGO"}},
		Realis: doc.Future, Claim: doc.Asserted, Date: &doc.Date{From: "2024-06-01"}, Place: &doc.Place{Excerpt: doc.Excerpt{Text: words}, Name: "م<كان>", Lat: 1.5, Lon: -2.5, Code: "NOR"},
		Trigger: doc.Excerpt{Text: words}, Sentence: doc.SentenceRef{Excerpt: doc.Excerpt{Text: words}}}}
}

// actual is the same as if it happened, for the formats of what happened.
func actual() Entry {
	e := *awkward().Event
	e.ID, e.Realis = "odd2", doc.Actual
	return Entry{Event: &e}
}

// content is what an element of a schema may hold: child elements in this
// order, each any number of times, and the attributes it must have.
type content struct{ children, must, may string }

// gexfSchema is what GEXF 1.3 allows, of what is used here.
var gexfSchema = map[string]content{
	"gexf":    {"meta graph", "version", "variant schemaLocation"},
	"meta":    {"creator keywords description", "", "lastmodifieddate"},
	"creator": {}, "description": {},
	"graph":      {"attributes nodes edges", "", "defaultedgetype mode timeformat idtype"},
	"attributes": {"attribute", "class", "mode"},
	"attribute":  {"default options", "id title type", ""},
	"nodes":      {"node", "", "count"}, "edges": {"edge", "", "count"},
	"node":      {"attvalues spells", "id", "label"},
	"edge":      {"attvalues spells", "source target", "id type label weight kind"},
	"attvalues": {"attvalue", "", ""},
	"attvalue":  {"", "for value", ""},
}

// graphmlSchema is the same of GraphML 1.1.
var graphmlSchema = map[string]content{
	"graphml": {"desc key graph", "", "schemaLocation"},
	"key":     {"desc default", "id", "for attr.name attr.type"},
	"graph":   {"desc data node edge", "edgedefault", "id"},
	"node":    {"desc data port graph", "id", ""},
	"edge":    {"desc data graph", "source target", "id directed"},
	"data":    {"", "key", "id"},
}

// atomSchema is RFC 4287; its section 4.1.1 leaves the order free, so elements
// that stand in two places are named twice.
var atomSchema = map[string]content{
	"feed":  {"id title generator author entry updated", "", ""},
	"entry": {"id title updated published author link category summary", "", ""},
	"id":    {}, "title": {"", "", "type"}, "generator": {"", "", "uri version"}, "updated": {}, "published": {}, "name": {},
	"author": {"name uri email", "", ""}, "link": {"", "href", "rel type"}, "category": {"", "term", "scheme label"}, "summary": {"", "", "type lang"},
}

// valid checks a document against a schema: well formed, elements in order,
// attributes known and whole.
func valid(t *testing.T, s string, schema map[string]content) {
	t.Helper()
	type open struct {
		name string
		at   int // of the last child in the order
	}
	var stack []open
	dec := xml.NewDecoder(strings.NewReader(s))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, s)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			name := x.Name.Local
			c, ok := schema[name]
			if !ok {
				t.Fatalf("element %s is not in the schema", name)
			}
			if len(stack) > 0 {
				up := &stack[len(stack)-1]
				order := strings.Fields(schema[up.name].children)
				at := index(order, name)
				if at < up.at {
					t.Errorf("%s stands in %s at a wrong place; the order is %v", name, up.name, order)
				}
				up.at = at
			}
			attributes(t, x, c)
			stack = append(stack, open{name: name})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

func index(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

func attributes(t *testing.T, x xml.StartElement, c content) {
	t.Helper()
	has := map[string]bool{}
	for _, a := range x.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		has[a.Name.Local] = true
		if index(strings.Fields(c.must+" "+c.may), a.Name.Local) < 0 {
			t.Errorf("%s has no attribute %s", x.Name.Local, a.Name.Local)
		}
	}
	for _, must := range strings.Fields(c.must) {
		if !has[must] {
			t.Errorf("%s without %s", x.Name.Local, must)
		}
	}
}

// TestXML: the formats of XML keep to their schemas, whatever the words.
func TestXML(t *testing.T) {
	entries := append(register(t), awkward(), actual())
	for format, schema := range map[string]map[string]content{"gexf": gexfSchema, "graphml": graphmlSchema, "atom": atomSchema} {
		s, _ := entriesIn(t, format, entries...)
		valid(t, s, schema)
		none, _ := entriesIn(t, format)
		valid(t, none, schema)
		if lint, err := exec.LookPath("xmllint"); err == nil {
			cmd := exec.Command(lint, "--noout", "-")
			cmd.Stdin = strings.NewReader(s)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: xmllint: %v\n%s", format, err, out)
			}
		}
	}
}

// TestNetworkIDs: edges lead to nodes, and both networks sum up the same.
func TestNetworkIDs(t *testing.T) {
	twice := append(register(t), register(t)...)
	for _, format := range []string{"gexf", "graphml"} {
		s, _ := entriesIn(t, format, twice...)
		var g struct {
			Graph struct {
				Nodes []struct {
					ID string `xml:"id,attr"`
				} `xml:"nodes>node"`
				Flat []struct {
					ID string `xml:"id,attr"`
				} `xml:"node"`
				Edges []struct {
					Source string `xml:"source,attr"`
					Target string `xml:"target,attr"`
					Weight string `xml:"weight,attr"`
				} `xml:"edges>edge"`
				FlatEdges []struct {
					Source string `xml:"source,attr"`
					Target string `xml:"target,attr"`
					Data   []struct {
						Key   string `xml:"key,attr"`
						Value string `xml:",chardata"`
					} `xml:"data"`
				} `xml:"edge"`
			} `xml:"graph"`
		}
		if err := xml.Unmarshal([]byte(s), &g); err != nil {
			t.Fatal(err)
		}
		nodes := map[string]bool{}
		for _, n := range append(g.Graph.Nodes, g.Graph.Flat...) {
			nodes[n.ID] = true
		}
		for _, e := range g.Graph.FlatEdges {
			g.Graph.Edges = append(g.Graph.Edges, struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Weight string `xml:"weight,attr"`
			}{e.Source, e.Target, e.Data[0].Value})
		}
		if len(nodes) != 10 || len(g.Graph.Edges) != 7 {
			t.Errorf("%s: %d nodes, %d edges", format, len(nodes), len(g.Graph.Edges))
		}
		for _, e := range g.Graph.Edges {
			if !nodes[e.Source] || !nodes[e.Target] || e.Weight != "2" {
				t.Errorf("%s: edge %+v", format, e)
			}
		}
	}
}

// TestAtom: a reader of feeds of another hand reads the feed.
func TestAtom(t *testing.T) {
	s, r := entriesIn(t, "atom", append(register(t), awkward())...)
	feed, err := gofeed.NewParser().ParseString(s)
	if err != nil {
		t.Fatal(err)
	}
	if feed.FeedType != "atom" || feed.FeedVersion != "1.0" || len(feed.Items) != r.Written || feed.UpdatedParsed == nil || feed.Title == "" {
		t.Errorf("%s %s, %d of %d entries, updated %v", feed.FeedType, feed.FeedVersion, len(feed.Items), r.Written, feed.UpdatedParsed)
	}
	seen := map[string]bool{}
	for _, it := range feed.Items {
		if it.GUID == "" || seen[it.GUID] || it.Title == "" || it.UpdatedParsed == nil || it.Description == "" || len(it.Authors) != 1 {
			t.Errorf("entry %+v", it)
		}
		seen[it.GUID] = true
		if it.UpdatedParsed.After(*feed.UpdatedParsed) {
			t.Errorf("%s is later than the feed", it.GUID)
		}
	}
	last := feed.Items[len(feed.Items)-1]
	if last.Link != awkward().Event.URL || last.Authors[0].Name != "A & <B>" || !last.UpdatedParsed.Equal(time.Date(2024, 5, 3, 7, 0, 0, 0, time.UTC)) {
		t.Errorf("%q %q %v", last.Link, last.Authors[0].Name, last.UpdatedParsed)
	}
}

// TestICalReadsBack: the calendar reads back, also what documents announce.
func TestICalReadsBack(t *testing.T) {
	s, r := entriesIn(t, "ical", append(register(t), awkward())...)
	cal, err := ical.ParseCalendar(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(cal.Events()); n != r.Written || n != 3 {
		t.Errorf("%d events, %d written", n, r.Written)
	}
	for line := range strings.SplitSeq(s, "\r\n") {
		if len(line) > 75 {
			t.Errorf("line of %d bytes: %s", len(line), line)
		}
	}
	d := &doc.Document{ID: "a", Agenda: []doc.AgendaItem{{ID: "i", What: doc.Excerpt{Text: "انتخابات"}, When: &doc.Date{From: "2024-06"}}, {ID: "none"}}}
	var b bytes.Buffer
	w, err := New("ical", &b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	cal, err = ical.ParseCalendar(&b)
	if err != nil || len(cal.Events()) != 1 {
		t.Errorf("%v %d events", err, len(cal.Events()))
	}
	if r, ok := ReportOf(w); !ok || r.Events != 4 || r.Written != 1 || len(r.LeftOut) != 2 {
		t.Errorf("%+v", r)
	}
}

// TestGeoJSON: a reader of another hand reads the collection; what has no point
// has no geometry.
func TestGeoJSON(t *testing.T) {
	s, r := entriesIn(t, "geojson", append(register(t), awkward())...)
	var fc geojson.FeatureCollection
	if err := json.Unmarshal([]byte(s), &fc); err != nil {
		t.Fatal(err)
	}
	located := 0
	for _, f := range fc.Features {
		if f.ID == "" || f.Properties["type"] == "" {
			t.Errorf("feature %+v", f)
		}
		if f.Geometry == nil {
			continue
		}
		located++
		p, ok := f.Geometry.(*geom.Point)
		if !ok || p.Layout() != geom.XY || p.X() < -180 || p.X() > 180 || p.Y() < -90 || p.Y() > 90 {
			t.Errorf("%s is at %v", f.ID, f.Geometry)
		}
		if f.ID == "odd" && (p.X() != -2.5 || p.Y() != 1.5) {
			t.Errorf("longitude stands first: %v", p)
		}
	}
	if len(fc.Features) != r.Written || located != 3 {
		t.Errorf("%d features, %d located, %d written", len(fc.Features), located, r.Written)
	}
	none, _ := entriesIn(t, "geojson")
	if err := json.Unmarshal([]byte(none), &fc); err != nil || len(fc.Features) != 0 {
		t.Errorf("%v: %s", err, none)
	}
}

// TestParquet: what was written is what is read, lists in lists included.
func TestParquet(t *testing.T) {
	entries := append(register(t), awkward())
	s, _ := entriesIn(t, "parquet", entries...)
	rows, err := parquet.Read[parquetRow](strings.NewReader(s), int64(len(s)))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(entries) {
		t.Fatalf("%d rows of %d events", len(rows), len(entries))
	}
	for i := range rows {
		want := parquetOf(&entries[i])
		got := rows[i]
		if got.Time != nil {
			utc := want.Time.UTC()
			want.Time = &utc
			utc2 := got.Time.UTC()
			got.Time = &utc2
		}
		if !reflect.DeepEqual(plainLists(got), plainLists(want)) {
			t.Errorf("row %d:\n%+v\nwant\n%+v", i, got, want)
		}
	}
	again, _ := entriesIn(t, "parquet", entries...)
	if again != s {
		t.Error("the same events give another file")
	}
}

// plainLists makes empty lists nil: the format does not tell them apart.
func plainLists(r parquetRow) parquetRow {
	v := reflect.ValueOf(&r).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Len() == 0 {
			f.SetZero()
		}
	}
	for i := range r.Magnitude {
		if len(r.Magnitude[i].SaidBy) == 0 {
			r.Magnitude[i].SaidBy = nil
		}
	}
	return r
}
