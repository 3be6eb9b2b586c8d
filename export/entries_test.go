package export

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// register is a register of our own: the sample, and what tries the rules of
// other data sets.
func register(t testing.TB) []Entry {
	d := sample(t)
	d.Title, d.URL, d.Authors = "وزيرة خارجية النرويج تزور عمّان لبحث أزمة المياه", "https://news.example/water", []string{"كاتبة المثال"}
	d.Events[0].Cameo, d.Events[0].Score = "042", 4
	d.Events[1].Cameo, d.Events[1].Mode = "040", ""
	d.Sentences = []doc.Sentence{{Span: d.Events[0].Sentence.Span}, {Span: d.Events[1].Sentence.Span}}
	d.Mentions = []doc.Mention{{Actor: doc.Actor{Text: "عمّان", Name: "Amman", NameEn: "Amman", ID: "jor/amman"}, Kind: "city"},
		{Actor: doc.Actor{Text: "كاتبة المثال", Name: "كاتبة المثال", NameEn: "Katibat al-Mithal"}, Kind: "name"}, {Actor: doc.Actor{Text: "الشركة", Name: "شركة؛", NameEn: "Aqua; Ltd"}, Kind: "company"}}
	var out []Entry
	for i := range d.Events {
		out = append(out, Entry{Event: &d.Events[i], Doc: d})
	}
	out[0].Reports = []doc.Event{{ID: "e1b", DocID: "second", Publisher: "صحيفة أخرى", URL: "https://other.example/1", Published: "2024-05-02T21:00:00Z", Confidence: 0.42},
		{ID: "e1c", DocID: "third", URL: "https://www.third.example/2", Published: "2024-05-04"}}
	for _, e := range furtherEvents() {
		e.Lang, e.Version, e.Published, e.Publisher, e.Confidence = "ar", "v0-test", or(e.Published, "2024-05-03"), "وكالة المثال", 0.5
		e.DocID, e.Trigger.Text = or(e.DocID, "d-"+e.ID), "فعل"
		if e.Claim == "" {
			e.Claim = doc.Asserted
		}
		if e.Realis == "" {
			e.Realis = doc.Actual
		}
		out = append(out, Entry{Event: &e})
	}
	return out
}

// furtherEvents are events without a document.
func furtherEvents() []doc.Event {
	state := func(code, en string) doc.Actor {
		return doc.Actor{ID: strings.ToLower(code), Text: en, NameEn: en, Code: code, Sector: "GOV"}
	}
	un := doc.Actor{ID: "un", Text: "الأمم المتحدة", NameEn: "United Nations", Code: "UNO"}
	rebels := doc.Actor{Text: "مسلحون", Code: "YEM", Sector: "REB"}
	army := doc.Actor{Text: "الجيش", Code: "YEM", Sector: "MIL"}
	list := func(a ...doc.Actor) []doc.Actor { return a }
	return []doc.Event{
		{ID: "clash", Judged: "changed", Type: "ASSAULT", Cameo: "190", Quad: 4, Score: -9, Actor: list(army, rebels), Contexts: []string{"military"}, Place: &doc.Place{Excerpt: doc.Excerpt{Text: "في\tعدن"}, Name: "عدن", Code: "YEM", Adm1: "YE-AD", Lat: 12.8, Lon: 45.03},
			Date: &doc.Date{From: "2024-05-01", To: "2024-05-02", Granularity: "day"}, Magnitude: []doc.Magnitude{{What: "killed", Low: 30, High: 0}, {What: "money", Low: 5, High: 5, Unit: "USD"}}},
		{ID: "aid", Type: "AID", Cameo: "073", Quad: 2, Score: 10, Realis: doc.Future, Actor: list(un), Recipient: list(state("YEM", "Yemen")), Date: &doc.Date{From: "2024-06", Granularity: "month"}, Claim: doc.Alleged, SaidBy: list(state("NOR", "Norway"))},
		{ID: "sanction", Type: "SANCTION", Cameo: "163", Quad: 4, Score: -6, Realis: doc.Future, Actor: list(state("NOR", "Norway")), Recipient: list(state("YEM", "Yemen"))},
		{ID: "maybe", Type: "ASSAULT", Mode: "aerial", Cameo: "195", Quad: 4, Score: -9.5, Realis: doc.Hypothetical, Actor: list(army), Recipient: list(rebels)},
		{ID: "not", Type: "ASSAULT", Mode: "aerial", Cameo: "195", Quad: 4, Score: -9.5, Realis: doc.Negated, Actor: list(army), Recipient: list(rebels)},
		{ID: "month", Type: "ACCUSE", Mode: "allege", Cameo: "112", Quad: 3, Score: -3.5, Actor: list(doc.Actor{Text: "معارض", Code: "SYR", Sector: "OPP"}), Recipient: list(state("SYR", "Syria"), state("RUS", "Russia")), Date: &doc.Date{From: "2024-05", Granularity: "month"}},
		{ID: "nobody", Type: "ACCUSE", Mode: "allege", Cameo: "112", Quad: 3, Score: -3.5, Actor: list(doc.Actor{Text: "مصدر"}), Recipient: list(doc.Actor{Text: "آخر"})},
		{ID: "undated", Type: "ACCUSE", Mode: "allege", Cameo: "112", Quad: 3, Score: -3.5, Published: "غير معروف", Actor: list(un), Recipient: list(army)},
		{ID: "capital", Type: "REQUEST", Cameo: "100", Quad: 3, Actor: list(doc.Actor{ID: "jor/amman", Text: "عمّان", Name: "عمّان", NameEn: "Amman", Code: "JOR", Sector: "GOV"}), Recipient: list(doc.Actor{ID: "eu", Text: "الاتحاد الأوروبي", NameEn: "European Union", Code: "EUR"})},
	}
}

// entriesIn writes entries in a format.
func entriesIn(t testing.TB, format string, entries ...Entry) (string, Report) {
	t.Helper()
	var b bytes.Buffer
	w, err := OpenEvents(format, &b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := w.WriteEntry(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), w.Report()
}

// TestEntriesGolden holds the formats of events, and what they report.
func TestEntriesGolden(t *testing.T) {
	for _, format := range EventFormats() {
		got, report := entriesIn(t, format, register(t)...)
		if format == "parquet" { // its bytes belong to the library; TestParquet reads it
			got = ""
		}
		golden(t, "register-"+format, got+"\n-- report --\n"+strings.Join(report.Lines(), "\n")+"\n")
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", name, got)
	}
}

// TestReports: every event given is either written or left out for a reason.
func TestReports(t *testing.T) {
	entries := register(t)
	for _, format := range EventFormats() {
		_, r := entriesIn(t, format, entries...)
		left := 0
		for _, c := range r.LeftOut {
			left += c.N
		}
		if r.Format != format || r.Events != len(entries) || r.Written+left != r.Events || r.Written == 0 {
			t.Errorf("%s: %+v", format, r)
		}
		empty, r := entriesIn(t, format)
		if r.Events != 0 || len(r.Lines()) != 0 {
			t.Errorf("%s of nothing reports %v for %q", format, r.Lines(), empty)
		}
	}
	if _, err := OpenEvents("table", nil, Options{}); err == nil || !strings.Contains(err.Error(), "gdelt-mentions") {
		t.Errorf("table is no format of events: %v", err)
	}
}

// TestFieldsAreWhole: what an event holds is either carried or reported, so the
// table of fields must know all of it, and formats name fields that there are.
func TestFieldsAreWhole(t *testing.T) {
	known := map[string]bool{}
	for _, f := range fields {
		known[f.name] = true
	}
	for _, typ := range []struct {
		of     reflect.Type
		prefix string
	}{{reflect.TypeFor[doc.Event](), ""}, {reflect.TypeFor[doc.Actor](), "participants' "}} {
		for i := range typ.of.NumField() {
			name, _, _ := strings.Cut(typ.of.Field(i).Tag.Get("json"), ",")
			if name != "" && name != "-" && !known[typ.prefix+name] {
				t.Errorf("no field %q: a format that has no place for it would not say so", typ.prefix+name)
			}
		}
	}
	for _, format := range EventFormats() {
		w, err := OpenEvents(format, &bytes.Buffer{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for name := range carried(w) {
			if !known[name] {
				t.Errorf("%s carries %q, which is no field", format, name)
			}
		}
	}
}

// carried are the fields that a writer says it carries.
func carried(w EventWriter) map[string]bool {
	f := reflect.ValueOf(w).Elem().FieldByName("tally").FieldByName("carries")
	out := map[string]bool{}
	for _, k := range f.MapKeys() {
		out[k.String()] = true
	}
	return out
}

// TestMemoryIsFlat: a writer keeps nothing of the events it wrote; that of
// Parquet keeps a group of them, and buffers for packing.
func TestMemoryIsFlat(t *testing.T) {
	for _, format := range EventFormats() {
		few, many, most := 2_000, 20_000, uint64(2<<20)
		if format == "parquet" {
			few, many, most = 2*rowGroup, 2*rowGroup, 24<<20
		}
		w, err := OpenEvents(format, discard{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		before := heapAfter(t, w, few)
		if after := heapAfter(t, w, many); after > before+most {
			t.Errorf("%s: %d more events keep %d more bytes", format, many, after-before)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// heapAfter is the size of the heap once n more events are written.
func heapAfter(t *testing.T, w EventWriter, n int) uint64 {
	t.Helper()
	clash := register(t)[4]
	for i := range n {
		e := *clash.Event // one of its own, with texts of its own
		e.ID = strconv.Itoa(i)
		e.Sentence.Text = strings.Repeat(e.ID, 20)
		if err := w.WriteEntry(Entry{Event: &e}); err != nil {
			t.Fatal(err)
		}
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// TestEntryErrorsReach: a failing destination does not go unnoticed.
func TestEntryErrorsReach(t *testing.T) {
	for _, format := range EventFormats() {
		w, err := OpenEvents(format, broken{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		failed := false
		for _, e := range register(t) {
			failed = failed || w.WriteEntry(e) != nil
		}
		if cerr := w.Close(); cerr == nil && !failed {
			t.Errorf("%s: a failing destination goes unnoticed", format)
		}
	}
}

// BenchmarkEntries is the speed of each format of events.
func BenchmarkEntries(b *testing.B) {
	entries := register(b)
	for _, format := range EventFormats() {
		b.Run(format, func(b *testing.B) {
			w, err := OpenEvents(format, discard{}, Options{})
			if err != nil {
				b.Fatal(err)
			}
			for i := 0; b.Loop(); i++ {
				if err := w.WriteEntry(entries[i%len(entries)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
