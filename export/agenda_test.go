package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"

	"github.com/sijil-news/sijil/doc"
)

// announced is the sample with an agenda: a meeting on a day, a fair of four
// days with a place, a report some time in June, and a concert without date.
func announced(t testing.TB) *doc.Document {
	d := sample(t)
	d.PubTime = time.Date(2024, 5, 3, 9, 30, 0, 0, time.UTC)
	d.URL = "https://example.org/a?b=1,2;3"
	meet := d.Events[1]
	item := func(id, words string, when *doc.Date) doc.AgendaItem {
		return doc.AgendaItem{ID: id, DocID: d.ID, URL: d.URL, Publisher: d.Publisher, Published: d.Published, Lang: d.Lang, What: at(t, d.Text, words),
			Occasion: "معرض", When: when, Realis: doc.Future, Sentence: meet.Sentence, Version: d.Version}
	}
	first := item("a1", "ستلتقي نظيرها الأردني يوم الأحد المقبل", &doc.Date{From: "2024-05-05", Granularity: "day"}) // will meet her counterpart
	first.Event, first.Type, first.Mode, first.Who, first.SaidBy = meet.ID, "CONSULT", "meet", meet.Actor, meet.SaidBy
	first.Also = []doc.Excerpt{d.Events[0].Sentence.Excerpt}
	fair := item("a2", "تمويل محطة التحلية", &doc.Date{From: "2024-05-29", To: "2024-06-01", Granularity: "day"})
	fair.Where = &doc.Place{Excerpt: at(t, d.Text, "عمّان"), Name: "Amman", Code: "JOR", Lat: 31.95, Lon: 35.93}
	fair.Realis = doc.Hypothetical
	june := item("a3", "خلافات مالية وقانونية بين الشركات المنفذة", &doc.Date{From: "2024-06", Granularity: "month"})
	d.Agenda = []doc.AgendaItem{item("a4", "بناؤها", nil), june, fair, first}
	return d
}

func agendaOf(t testing.TB, format string, o AgendaOptions, docs ...*doc.Document) string {
	t.Helper()
	var b bytes.Buffer
	a, err := NewAgenda(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if err := a.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAgendaGolden(t *testing.T) {
	second := announced(t)
	second.ID = "second"
	second.Agenda = second.Agenda[:1]
	second.Agenda[0].DocID = "second"
	for name, got := range map[string]string{
		"agenda.txt":       agendaOf(t, "table", AgendaOptions{Options: Options{Width: 90}}, announced(t)),
		"agenda-many.txt":  agendaOf(t, "table", AgendaOptions{Options: Options{Color: true}}, announced(t), second),
		"agenda-empty.txt": agendaOf(t, "table", AgendaOptions{}, sample(t)),
		"agenda.ics":       agendaOf(t, "ics", AgendaOptions{}, announced(t)),
		"agenda.jsonl":     agendaOf(t, "json", AgendaOptions{}, announced(t)),
		"agenda.csv":       agendaOf(t, "csv", AgendaOptions{}, announced(t)),
	} {
		path := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v (go test -update writes it)", err)
		}
		if got != string(want) {
			t.Errorf("%s differs:\n%s", name, got)
		}
	}
}

// TestCalendar reads the calendar back, and holds its lines to RFC 5545.
func TestCalendar(t *testing.T) {
	var b bytes.Buffer
	a, err := NewAgenda("ics", &b, AgendaOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the same document twice is one calendar
		if err := a.Write(announced(t)); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if a.Undated != 2 {
		t.Errorf("%d items without date, want 2", a.Undated)
	}
	for i, line := range strings.Split(b.String(), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line %d has %d octets: %q", i+1, len(line), line)
		}
	}
	cal, err := ical.ParseCalendar(&b)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct{ uid, start, end string }{{"a1@sijil", "20240505", "20240506"}, {"a2@sijil", "20240529", "20240602"}, {"a3@sijil", "20240601", "20240701"}}
	events := cal.Events()
	if len(events) != len(want) {
		t.Fatalf("%d events, want %d", len(events), len(want))
	}
	get := func(e *ical.VEvent, p ical.ComponentProperty) string {
		if x := e.GetProperty(p); x != nil {
			return x.Value
		}
		return ""
	}
	for i, w := range want {
		e := events[i]
		if e.Id() != w.uid || get(e, ical.ComponentPropertyDtStart) != w.start || get(e, ical.ComponentPropertyDtEnd) != w.end {
			t.Errorf("event %d: %s %s–%s, want %+v", i, e.Id(), get(e, ical.ComponentPropertyDtStart), get(e, ical.ComponentPropertyDtEnd), w)
		}
		if s := get(e, ical.ComponentPropertyDtstamp); s != "20240503T093000Z" {
			t.Errorf("stamp %s is not the time of publication", s)
		}
		if u := get(e, ical.ComponentPropertyUrl); u != "https://example.org/a?b=1,2;3" {
			t.Errorf("url %s", u)
		}
	}
	if s := get(events[0], ical.ComponentPropertyDescription); !strings.Contains(s, "مصادر حكومية") {
		t.Errorf("nobody says so: %q", s)
	}
	if s := get(events[1], ical.ComponentPropertyGeo); s != "31.95;35.93" {
		t.Errorf("geo %q", s)
	}
}

// TestRangeBegun: what is to come some time in a range that has begun does not
// begin before it was said.
func TestRangeBegun(t *testing.T) {
	d := announced(t)
	d.Agenda = d.Agenda[:1]
	d.Agenda[0].When = &doc.Date{From: "2024-05", To: "2024-09", Granularity: "month"}
	if s := agendaOf(t, "ics", AgendaOptions{}, d); !strings.Contains(s, "DTSTART;VALUE=DATE:20240503\r\nDTEND;VALUE=DATE:20241001\r\n") {
		t.Errorf("got %s", s)
	}
}

func TestAgendaDays(t *testing.T) {
	for _, c := range []struct {
		since, until string
		want         string
	}{
		{"", "", "a1 a2 a3 a4"},
		{"2024-05-06", "", "a2 a3"},
		{"", "2024-05-31", "a1 a2"},
		{"2024-06-02", "2024-06-02", "a3"},
		{"2024-05-30", "2024-05-30", "a2"},
		{"2025-01-01", "", ""},
	} {
		var ids []string
		for line := range strings.Lines(agendaOf(t, "json", AgendaOptions{Since: c.since, Until: c.until}, announced(t))) {
			var it doc.AgendaItem
			if err := json.Unmarshal([]byte(line), &it); err != nil {
				t.Fatal(err)
			}
			ids = append(ids, it.ID)
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%s…%s: %s, want %s", c.since, c.until, got, c.want)
		}
	}
}

func TestAgendaCSV(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(agendaOf(t, "csv", AgendaOptions{}, announced(t)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 5 || rows[1][0] != "2024-05-05" || rows[4][0] != "" {
		t.Errorf("%q", rows)
	}
}

func TestAgendaErrors(t *testing.T) {
	if _, err := NewAgenda("xml", nil, AgendaOptions{}); err == nil || !strings.Contains(err.Error(), "table, ics") {
		t.Errorf("unknown format: %v", err)
	}
	for _, f := range AgendaFormats() {
		a, err := NewAgenda(f, broken{}, AgendaOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Write(announced(t)); err != nil {
			t.Fatal(err)
		}
		if a.Close() == nil {
			t.Errorf("%s: a failing destination goes unnoticed", f)
		}
	}
}
