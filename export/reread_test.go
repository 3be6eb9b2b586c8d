package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"
	"github.com/mmcdole/gofeed"
	"github.com/parquet-go/parquet-go"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/geojson"

	"github.com/sijil-news/sijil/doc"
)

// awkward is an event whose words are not those of a format.
func awkward() Entry {
	words := "\xa7<b>«أ&ب»</b> \x01\ufffe ]]> \"'\r\n\t;,\\n" + strings.Repeat("كلمة ", 60)
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

// TestUTF8: every format is UTF-8, whatever the words.
func TestUTF8(t *testing.T) {
	odd := *awkward().Event
	odd.Trace, odd.Publisher, odd.URL, odd.DocID = []string{"\xff"}, "\xa7", "https://news.example/\xa7", "\xa7"
	odd.Actor[0].NameEn, odd.Place.Name = "\xff", "\xfe"
	for _, realis := range []doc.Realis{doc.Future, doc.Actual} {
		e := odd
		e.Realis = realis
		for _, format := range EventFormats() {
			s, _ := entriesIn(t, format, Entry{Event: &e, Doc: &doc.Document{Title: "\xa7", Authors: []string{"\xff"}}})
			if format == "parquet" {
				rows, err := parquet.Read[parquetRow](strings.NewReader(s), int64(len(s)))
				if err != nil {
					t.Fatal(err)
				}
				s = fmt.Sprintf("%+v %+v %+v", rows, *rows[0].Place, *rows[0].Date)
			}
			if !utf8.ValidString(s) {
				t.Errorf("%s is not UTF-8: %q", format, s)
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
