package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

var update = flag.Bool("update", false, "write the golden files")

// at finds the n-th word span of text; it panics in tests only.
func at(t testing.TB, text, part string) doc.Excerpt {
	t.Helper()
	i := strings.Index(text, part)
	if i < 0 {
		t.Fatalf("%q not in the text", part)
	}
	return doc.Excerpt{Text: part, Span: doc.Span{Start: i, End: i + len(part)}}
}

// sample is a coded article of our own.
func sample(t testing.TB) *doc.Document {
	const title = "وزيرة خارجية النرويج تزور عمّان لبحث أزمة المياه"                                                                                                                                            // Norway's foreign minister visits Amman over the water crisis
	const par = "قالت مصادر حكومية إن الوزيرة ستلتقي نظيرها الأردني يوم الأحد المقبل لبحث تمويل محطة التحلية التي تعثر بناؤها في خليج العقبة منذ أكثر من عامين بسبب خلافات مالية وقانونية بين الشركات المنفذة." // she will meet her counterpart
	const deny = "ونفت الحكومة أن تكون فرضت رسوماً على الشركة؛ وقُتل 3 أشخاص في احتجاجات سابقة."                                                                                                                // the government denied having imposed fees
	text := title + "\n\n" + par + "\n" + deny + "\nشارك"
	d := &doc.Document{ID: "amman.txt", Publisher: "وكالة المثال", Published: "2024-05-03", Lang: "ar", Text: text, Version: "v0-test",
		Blocks: []doc.Block{{Kind: doc.Title, Span: at(t, text, title).Span}, {Kind: doc.Paragraph, Span: at(t, text, par).Span},
			{Kind: doc.Paragraph, Span: at(t, text, deny).Span}, {Kind: doc.OtherBlock, Span: at(t, text, "شارك").Span}},
		Notes: []string{"encoding not stated; read as windows-1256"}}
	minister := doc.Actor{Text: "وزيرة خارجية النرويج", Span: at(t, text, "وزيرة خارجية النرويج").Span, NameEn: "Norway", Code: "NOR", Sector: "GOV", Role: "foreign minister"}
	jordan := doc.Actor{Text: "عمّان", Name: "الأردن", NameEn: "Jordan", Code: "JOR"}
	ev := func(n, sentence, trigger string, kind doc.BlockKind) doc.Event {
		return doc.Event{ID: n, DocID: d.ID, Published: d.Published, Publisher: d.Publisher, Lang: "ar", Sentence: doc.SentenceRef{Excerpt: at(t, text, sentence), Block: kind},
			Trigger: at(t, text, trigger), Realis: doc.Actual, Claim: doc.Asserted, Confidence: 0.8, Version: d.Version}
	}
	visit := ev("e1", title, "تزور", doc.Title)
	visit.Type, visit.Mode, visit.Cameo, visit.Quad, visit.Score = "CONSULT", "visit", "042", 1, 1.9
	visit.Actor, visit.Recipient = []doc.Actor{minister}, []doc.Actor{jordan}
	visit.Date = &doc.Date{From: "2024-05-03"}
	visit.Place = &doc.Place{Excerpt: at(t, text, "عمّان"), Name: "Amman", Code: "JOR", Lat: 31.95, Lon: 35.93}
	meet := ev("e2", par, "تلتقي", doc.Paragraph)
	meet.Type, meet.Mode, meet.Quad, meet.Realis = "CONSULT", "meet", 1, doc.Future
	meet.Actor = []doc.Actor{minister, {Text: "نظيرها الأردني", Code: "JOR", Sector: "GOV"}}
	meet.SaidBy = []doc.Actor{{Text: "مصادر حكومية", Sector: "GOV"}}
	meet.Date = &doc.Date{From: "2024-05-05"}
	deni := ev("e3", deny, "فرضت رسوماً", doc.Paragraph)
	deni.Type, deni.Quad, deni.Score, deni.Claim = "SANCTION", 4, -7, doc.Denied
	deni.Actor = []doc.Actor{{Text: "الحكومة", NameEn: "Jordan", Code: "JOR", Sector: "GOV"}}
	deni.Recipient = []doc.Actor{{Text: "=HYPERLINK(\"x\")", Code: ""}}
	deni.SaidBy = deni.Actor
	killed := ev("e4", deny, "احتجاجات", doc.Paragraph)
	killed.Type, killed.Quad, killed.Historical = "PROTEST", 3, true
	killed.Magnitude = []doc.Magnitude{{What: "killed", Low: 3, High: 3, Excerpt: at(t, text, "3 أشخاص")}, {What: "injured", Low: 10, High: 12}}
	d.Events = []doc.Event{visit, meet, deni, killed}
	d.Quotes = []doc.Quote{{DocID: d.ID, Excerpt: at(t, text, "أزمة المياه"), Speaker: &minister, Direct: true}}
	return d
}

func render(t testing.TB, format string, o Options, docs ...*doc.Document) string {
	t.Helper()
	var b bytes.Buffer
	w, err := New(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	second := *sample(t)
	second.ID, second.Events, second.Notes = "second", second.Events[:1], nil
	none := &doc.Document{ID: "none", Text: "نص"}
	for name, got := range map[string]string{
		"table.txt":       render(t, "table", Options{Width: 90}, sample(t)),
		"table-color.txt": render(t, "table", Options{Width: 60, Color: true}, sample(t)),
		"table-many.txt":  render(t, "table", Options{}, sample(t), none, &second),
		"events.jsonl":    render(t, "events", Options{}, sample(t)),
		"doc.jsonl":       render(t, "doc", Options{}, sample(t), none),
		"quotes.jsonl":    render(t, "quotes", Options{}, sample(t)),
		"events.csv":      render(t, "csv", Options{}, sample(t)),
	} {
		path := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
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

func TestTableFitsWidth(t *testing.T) {
	d := sample(t)
	for _, width := range []int{50, 72, 100, 160} {
		for i, line := range strings.Split(render(t, "table", Options{Width: width}, d), "\n") {
			if strings.Contains(line, "⟨") && columnsOf(line) > width {
				t.Errorf("width %d: line %d takes %d columns: %s", width, i, columnsOf(line), line)
			}
		}
	}
}

func TestEmptyListsAreNotNull(t *testing.T) {
	d := &doc.Document{ID: "x", Text: "t", Events: []doc.Event{{ID: "e"}}}
	for _, format := range []string{"events", "doc"} {
		if s := render(t, format, Options{}, d); strings.Contains(s, "null") {
			t.Errorf("%s writes null: %s", format, s)
		}
	}
	if d.Events[0].Actor != nil {
		t.Error("writing changed the document")
	}
	for line := range strings.Lines(render(t, "events", Options{}, sample(t))) {
		var e doc.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil || e.DocID != "amman.txt" {
			t.Errorf("event does not read back: %v", err)
		}
	}
}

func TestCSV(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(render(t, "csv", Options{}, sample(t)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	col := map[string]int{}
	for i, n := range rows[0] {
		col[n] = i
	}
	for _, c := range []struct {
		row        int
		name, want string
	}{
		{1, "place_lat", "31.95"},
		{2, "actor_code", "NOR;JOR"},
		{2, "actor_name_en", "Norway;"}, // one name, the second empty: the order holds
		{2, "said_by_code", ""},
		{3, "score", "-7"}, // a number is no formula
		{3, "recipient_text", "'=HYPERLINK(\"x\")"},
		{4, "magnitude", "killed:3;injured:10-12"},
		{4, "historical", "true"},
		{4, "version", "v0-test"},
	} {
		i, ok := col[c.name]
		if !ok {
			t.Fatalf("no column %s", c.name)
		}
		if got := rows[c.row][i]; got != c.want {
			t.Errorf("row %d %s = %q, want %q", c.row, c.name, got, c.want)
		}
	}
	for _, s := range []string{"=1", "+1", "-1", "@x", "\tx"} {
		if guard(s) != "'"+s {
			t.Errorf("guard(%q) = %q", s, guard(s))
		}
	}
	if s := render(t, "csv", Options{BOM: true}); !strings.HasPrefix(s, "\ufeffid,doc_id,published") || !strings.HasSuffix(s, "version\r\n") {
		t.Errorf("csv without documents: %q", s)
	}
}

// TestTerminalSafe holds escapes and direction marks of an article away from
// the terminal, and isolates in balance.
func TestTerminalSafe(t *testing.T) {
	text := "زار \x1b[2Jالوزير \u202eباريس\u2066 أمس" // the minister visited Paris yesterday
	d := &doc.Document{ID: "a\x1b]0;x\a", Text: text}
	e := doc.Event{Type: "CONSULT", Sentence: doc.SentenceRef{Excerpt: doc.Excerpt{Text: text, Span: doc.Span{Start: 0, End: len(text)}}}, Trigger: at(t, text, "زار")}
	d.Events = []doc.Event{e}
	for _, docs := range [][]*doc.Document{{d}, {d, d}} {
		s := render(t, "table", Options{}, docs...)
		if strings.ContainsAny(s, "\x1b\a\u202e\u2066") {
			t.Errorf("unsafe output %q", s)
		}
		if strings.Count(s, rtlIsolate) != strings.Count(s, popIsolate) {
			t.Errorf("isolates out of balance: %q", s)
		}
	}
	d.Events[0].Trigger.Span = doc.Span{Start: 999, End: 1200} // a broken event must not break the table
	render(t, "table", Options{}, d)
}

func TestShorten(t *testing.T) {
	w := window{"one two three ", "⟨four⟩", " five six seven eight"}
	for _, c := range []struct {
		columns int
		want    string
	}{{80, "one two three ⟨four⟩ five six seven eight"}, {30, "… two three ⟨four⟩ five six …"}, {8, "… ⟨four⟩ …"}} {
		if got := w.shorten(c.columns).text(); got != c.want {
			t.Errorf("shorten(%d) = %q, want %q", c.columns, got, c.want)
		}
	}
	if got := (window{"قال و", "⟨زار⟩", " باريس"}).shorten(40).text(); got != "قال و⟨زار⟩ باريس" {
		t.Errorf("a clitic is parted from its word: %q", got)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestErrorsReach(t *testing.T) {
	if _, err := New("xml", nil, Options{}); err == nil || !strings.Contains(err.Error(), "table, events") {
		t.Errorf("unknown format: %v", err)
	}
	for _, f := range Formats() {
		w, err := New(f, broken{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		werr := w.Write(sample(t))
		cerr := w.Close()
		if werr == nil && cerr == nil {
			t.Errorf("%s: a failing destination goes unnoticed", f)
		}
	}
}

// TestStream: documents that come without end stand each under its heading,
// at once, and no summary closes them.
func TestStream(t *testing.T) {
	var b strings.Builder
	w, err := New("table", &b, Options{Stream: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(&doc.Document{ID: "a", Title: "عنوان", Notes: []string{"odd"}}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.HasPrefix(got, "── a\n   \u2067عنوان\u2069\n\nnote: odd\n") {
		t.Errorf("%q", got)
	}
	before := b.Len()
	if err := w.Close(); err != nil || b.Len() != before {
		t.Errorf("Close wrote %q, %v", b.String()[before:], err)
	}
}
