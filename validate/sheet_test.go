package validate

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/sijil-news/sijil/doc"
)

// visit is an event with all that a sheet shows.
func visit() doc.Event {
	const text = "زار وزير الخارجية المصري باريس أمس."
	from := strings.Index(text, "وزير")
	return doc.Event{
		ID: "1234567890123456", DocID: "a", URL: "https://news.example/1", Published: "2018-03-10", Publisher: "=news", Version: "v1+abc",
		Type: "CONSULT", Mode: "visit", Realis: doc.Actual, Claim: doc.Asserted, Confidence: 0.75,
		Trigger:   doc.Excerpt{Text: "زار", Span: doc.Span{Start: 100, End: 106}},
		Sentence:  doc.SentenceRef{Excerpt: doc.Excerpt{Text: text, Span: doc.Span{Start: 100, End: 100 + len(text)}}, Block: doc.Paragraph},
		Actor:     []doc.Actor{{Text: "وزير الخارجية المصري", Span: doc.Span{Start: from}, NameEn: "Egypt", Code: "EGY", Sector: "GOV"}, {Text: "وفد"}},
		Recipient: []doc.Actor{{Text: "باريس", NameEn: "France", Code: "FRA"}},
		Date:      &doc.Date{Excerpt: doc.Excerpt{Text: "أمس"}, From: "2018-03-09", To: "2018-03-09"},
		Place:     &doc.Place{Excerpt: doc.Excerpt{Text: "باريس"}, Name: "باريس", Code: "FRA"},
	}
}

// sheetOf writes the sheet of some events.
func sheetOf(t *testing.T, comma rune, events ...doc.Event) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteSheet(&b, drawn(t, Design{N: 10, By: []string{"type"}, Seed: 7}, events), comma); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSheet(t *testing.T) {
	s := sheetOf(t, ',', visit())
	if !strings.HasPrefix(s, "\ufeffid,sentence,type,") || strings.Count(s, "\r\n") != 2 {
		t.Fatalf("%q", s)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s, bom))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		got[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"id": "'1234567890123456", "sentence": "⟨زار⟩ وزير الخارجية المصري باريس أمس.", "type": "CONSULT", "mode": "visit",
		"actor": "وزير الخارجية المصري (Egypt, EGY GOV); وفد", "recipient": "باريس (France, FRA)", "said_by": "",
		"realis": "actual", "claim": "asserted", "date": "أمس (2018-03-09)", "place": "باريس (FRA)",
		"type_ok": "", "actor_ok": "", "recipient_ok": "", "realis_ok": "", "claim_ok": "", "date_ok": "", "place_ok": "", "note": "",
		"stratum": "type=CONSULT", "stratum_size": "1", "publisher": "'=news", "published": "2018-03-10", "confidence": "0.75",
		"doc_id": "a", "url": "https://news.example/1", "version": "v1+abc", "seed": "7",
	} {
		if v, ok := got[name]; !ok || v != want {
			t.Errorf("%s is %q, want %q", name, v, want)
		}
	}
	if len(got) != len(rows[0]) || len(got) != len(columns()) {
		t.Errorf("%d columns", len(got))
	}
}

func TestMarkedWithoutItsWords(t *testing.T) {
	e := visit()
	e.Trigger.Start += 3
	if r := newRow(&e); r.Sentence != e.Sentence.Text {
		t.Errorf("a trigger that is not there is marked: %s", r.Sentence)
	}
}

// TestDocumentsAreNotHeld: a row shares no memory with the text of its document,
// which would keep that in memory.
func TestDocumentsAreNotHeld(t *testing.T) {
	e := visit()
	text := strings.Repeat("x", 50) + "SANCTION"
	e.Type = text[50:]
	n := testing.AllocsPerRun(10, func() { newRow(&e) })
	if n < 10 {
		t.Errorf("%v allocations: fields are not copied", n)
	}
}

func TestParseValue(t *testing.T) {
	for cell, want := range map[string]Value{
		"": Blank, "  ": Blank, "yes": Yes, "YES ": Yes, "y": Yes, "1": Yes, "TRUE": Yes, "نعم": Yes, "\u200fنعم": Yes, "نَعَم": Yes,
		"No": No, "0": No, "لا": No, "unsure": Unsure, "?": Unsure, "غير  متأكد": Unsure, "غير متاكد": Unsure,
	} {
		if got, ok := ParseValue(cell); !ok || got != want {
			t.Errorf("%q is %v (%v), want %v", cell, got, ok, want)
		}
	}
	for _, cell := range []string{"maybe", "2", "yes no", "نعم؟"} {
		if _, ok := ParseValue(cell); ok {
			t.Errorf("%q is taken", cell)
		}
	}
}

const judged = `id,type,type_ok,actor_ok,stratum,stratum_size,confidence,publisher,sentence,seed,version
'1e5,CONSULT,yes,no,type=CONSULT,90,0.75,b,زار الوزير,1,v1
b,ACCUSE,نعم,,type=ACCUSE,10,"0,4",b,اتهم,1,v1

c,ACCUSE,unsure,yes,type=ACCUSE,10,,b,اتهم,1,v1
`

// TestReadAsSaved: what spreadsheets make of a sheet reads the same.
func TestReadAsSaved(t *testing.T) {
	columns := strings.NewReplacer("id,type,type_ok,actor_ok,", "extra,actor_ok,TYPE_OK ,type,Id,", "'1e5,CONSULT,yes,no,", "x y,no,yes,CONSULT,1e5,",
		"b,ACCUSE,نعم,,", ",,نعم,ACCUSE,b,", "c,ACCUSE,unsure,yes,", ",yes,unsure,ACCUSE,c,").Replace(judged)
	semi := strings.ReplaceAll(strings.ReplaceAll(judged, `"0,4"`, "0#4"), ",", ";")
	semi = strings.ReplaceAll(semi, "#", ",")
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(semi, ";", "\t"))
	if err != nil {
		t.Fatal(err)
	}
	windows, err := charmap.Windows1256.NewEncoder().String(semi)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]string{
		"as it is": judged, "byte order mark": "\ufeff" + judged, "CRLF": strings.ReplaceAll(judged, "\n", "\r\n"), "columns": columns,
		"semicolons": semi, "sep line": "sep=;\r\n" + semi, "utf-16": utf16, "windows-1256": windows,
	} {
		got := NewSheets()
		if err := got.Read("s.csv", strings.NewReader(s), "a"); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r := got.Report(nil)
		if r.Events != 100 || r.Sampled != 3 || r.Strata != 2 || len(r.Judges) != 1 {
			t.Errorf("%s: %+v", name, r)
		}
		if a := find(r, "type_ok", "", ""); a.Right != 2 || a.Judged != 2 || a.Unsure != 1 {
			t.Errorf("%s: type_ok %+v", name, a)
		}
		if a := find(r, "actor_ok", "", ""); a.Right != 1 || a.Judged != 2 || a.Blank != 1 || !near(a.Weighted.P, 0.1) {
			t.Errorf("%s: actor_ok %+v", name, a)
		}
		if a := find(r, "type_ok", "confidence", "0-0.5"); a.Judged != 1 {
			t.Errorf("%s: a decimal comma: %+v", name, a)
		}
		if got.items[0].ID != "1e5" {
			t.Errorf("%s: id %s", name, got.items[0].ID)
		}
	}
}

// find is an accuracy of a report.
func find(r *Report, measure, group, value string) Accuracy {
	for _, a := range r.Accuracy {
		if a.Measure == measure && a.Group == group && a.Value == value {
			return a
		}
	}
	return Accuracy{}
}

// TestBadSheets: what is wrong is told with file, line and what to do.
func TestBadSheets(t *testing.T) {
	const short = "id,type_ok,stratum,stratum_size\n"
	for _, c := range []struct{ name, sheet, want string }{
		{"value", short + "a,yes,s,5\n\nb,perhaps,s,5\n", `s.csv:4: type_ok is "perhaps": write yes, no or unsure`},
		{"after a sep line", "sep=,\n" + short + "b,perhaps,s,5\n", "s.csv:3: type_ok"},
		{"letters lost", short + "b,???,s,5\n", `s.csv:2: type_ok is "???": the letters were lost when the sheet was saved; save it as CSV in UTF-8`},
		{"size", short + "a,yes,s,1.2E+05\n", `s.csv:2: stratum_size is "1.2E+05": restore`},
		{"no id", short + ",yes,s,5\n", "s.csv:2: the column id is empty"},
		{"twice", short + "a,yes,s,5\na,no,s,5\n", "s.csv:3: event a was judged by j in s.csv:2"},
		{"no column", "id,stratum,type_ok\n", `s.csv: no column "stratum_size"`},
		{"nothing to judge", "id,stratum,stratum_size\n", "s.csv: no column to judge"},
		{"two columns", "id,type_ok,type_ok,stratum,stratum_size\n", `column "type_ok" stands twice`},
		{"empty", "", "s.csv: the sheet is empty"},
		{"workbook", "PK\x03\x04xx", "save it as CSV"},
		{"sizes", short + "a,yes,s,5\nb,no,s,6\n", "s.csv:3: stratum \"s\" has 6 events here and 5 elsewhere"},
		{"strata", short + "a,yes,s,5\n", ""},
	} {
		s := NewSheets()
		err := s.Read("s.csv", strings.NewReader(c.sheet), "j")
		if c.want == "" {
			err = s.Read("t.csv", strings.NewReader(strings.Replace(c.sheet, "s,5", "t,5", 1)), "k")
			c.want = `t.csv:2: event a is of stratum "t" here and of "s" elsewhere`
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	many := short + strings.Repeat("a,perhaps,s,5\n", 50)
	if err := NewSheets().Read("s.csv", strings.NewReader(many), "j"); strings.Count(err.Error(), "\n") != mostProblems-1 {
		t.Errorf("50 bad lines: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(judged))
	f.Add([]byte("sep=;\nid;stratum;stratum_size;x_ok\na;s;1;yes"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s := NewSheets()
		if s.Read("s.csv", bytes.NewReader(b), "j") == nil {
			var out bytes.Buffer
			for _, format := range Formats() {
				if err := s.Report(nil).Write(&out, format); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
