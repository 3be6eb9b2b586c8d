package export

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// sentences of a made-up answer: the minister visited Paris; one with characters
// that would steer a terminal; a long one.
func sentences() []Sentence {
	long := strings.Repeat("كلمة ", 200) + "باريس " + strings.Repeat("أخرى ", 200)
	at := strings.Index(long, "باريس")
	return []Sentence{
		{Day: "2018-03-10", Publisher: "one", DocID: "1", URL: "https://news.example/1", Sentence: doc.Excerpt{Text: "زار الوزير باريس", Span: doc.Span{Start: 100, End: 130}},
			Matches: []doc.Excerpt{{Text: "زار", Span: doc.Span{Start: 100, End: 106}}, {Text: "باريس", Span: doc.Span{Start: 120, End: 130}}}},
		{DocID: "=2", Sentence: doc.Excerpt{Text: "in \x1b[2J\u202eParis\n now", Span: doc.Span{End: 18}}, Matches: []doc.Excerpt{{Text: "Paris", Span: doc.Span{Start: 10, End: 15}}}},
		{DocID: "3", Sentence: doc.Excerpt{Text: long, Span: doc.Span{End: len(long)}}, Matches: []doc.Excerpt{{Text: "باريس", Span: doc.Span{Start: at, End: at + len("باريس")}}}},
	}
}

func sentencesAs(t *testing.T, format string, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := WriteSentences(&b, format, sentences(), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSentenceTable(t *testing.T) {
	got := sentencesAs(t, "table", Options{Width: 60})
	if !strings.HasPrefix(got, "2018-03-10 · one · 1\n  \u2067[زار] الوزير [باريس]\u2069\nno date · =2\n  in [2J[Paris] now\nno date · 3\n  \u2067… ") || !strings.HasSuffix(got, " …\u2069\n3 sentences\n") {
		t.Errorf("%q", got)
	}
	lines := strings.Split(got, "\n")
	if n := columnsOf(lines[5]); n > sentenceLines*60+2 || n < 60 || !strings.Contains(lines[5], "[باريس]") {
		t.Errorf("the long sentence takes %d columns: %s", n, lines[5])
	}
	if got := sentencesAs(t, "table", Options{Color: true}); !strings.Contains(got, "\u2067"+bold+yellow+"زار"+reset+" الوزير") {
		t.Errorf("in colour: %q", got)
	}
}

func TestSentenceRecords(t *testing.T) {
	want := sentences()
	d := json.NewDecoder(strings.NewReader(sentencesAs(t, "json", Options{})))
	for i := range want {
		var s Sentence
		if err := d.Decode(&s); err != nil {
			t.Fatal(err)
		}
		if s.DocID != want[i].DocID || s.Sentence != want[i].Sentence || len(s.Matches) != len(want[i].Matches) || s.Matches[0] != want[i].Matches[0] {
			t.Errorf("%+v, want %+v", s, want[i])
		}
	}
	rows, err := csv.NewReader(strings.NewReader(sentencesAs(t, "csv", Options{}))).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if r := rows[1]; r[0] != "2018-03-10" || r[6] != "100" || r[8] != "زار الوزير باريس" || r[9] != "زار ; باريس" {
		t.Errorf("%q", r)
	}
	if rows[2][3] == "=2" {
		t.Error("a spreadsheet would read the id as a formula")
	}
	if err := WriteSentences(&strings.Builder{}, "xml", nil, Options{}); err == nil {
		t.Error("an unknown format: no error")
	}
}
