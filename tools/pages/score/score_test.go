package score

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ulikunitz/xz"
)

func judged(g Gold, r Reading) Mark {
	return Run([]Page{{Set: "s", Name: "p", Gold: g}}, func(Page) (Reading, error) { return r, nil }, 1)[0]
}

func TestStrings(t *testing.T) {
	g := Gold{With: []string{"افتتح  الوزير", "غائب"}, Without: []string{"اقرأ أيضا", "شارك"}} // the minister opened; absent; read also; share
	m := judged(g, Reading{Coded: []string{"افتتح\nالوزير الميناء", "اقرأ أيضا"}})
	if m.tp != 1 || m.fn != 1 || m.fp != 1 || m.tn != 1 {
		t.Errorf("tp %d fn %d fp %d tn %d, want 1 each", m.tp, m.fn, m.fp, m.tn)
	}
}

func TestFields(t *testing.T) {
	g := Gold{Title: "The port: opened", Date: "2024-05-14", Authors: []string{"A. Writer", "B. Other"}, Text: "One two three four"}
	m := judged(g, Reading{Title: "the port - opened ", Date: "2024-05-14", Authors: []string{"B. Other", "A Writer"}, Body: "one two three five"})
	if !*m.title || !*m.date || !*m.authors {
		t.Errorf("title %v date %v authors %v, want all right: %v", *m.title, *m.date, *m.authors, m.Faults)
	}
	if *m.bodyF1 != 0.75 {
		t.Errorf("body F1 %v, want 0.75", *m.bodyF1)
	}
	m = judged(g, Reading{Authors: []string{"A. Writer"}})
	if *m.title || *m.date || *m.authors || *m.authorF1 < 0.66 || *m.authorF1 > 0.67 {
		t.Errorf("wrong fields passed: %+v", m)
	}
}

func TestBoundaries(t *testing.T) {
	g := Gold{Title: "عنوان", Body: []string{"فقرة أولى.", "فقرة ثانية."}, Soft: []string{"كتب سالم"}, Furniture: []string{"اقرأ أيضا في الموقع"}}
	for name, c := range map[string]struct {
		coded  []string
		within bool
		lines  int
	}{
		"whole":     {[]string{"عنوان", "كتب سالم", "فقرة أولى. فقرة ثانية."}, true, 0},
		"missing":   {[]string{"فقرة أولى."}, false, 0},
		"beyond":    {[]string{"فقرة أولى.", "فقرة ثانية.", "تعليق قارئ"}, false, 0},
		"furniture": {[]string{"فقرة أولى.", "فقرة ثانية. اقرأ أيضا في الموقع"}, false, 1},
	} {
		m := judged(g, Reading{Title: "عنوان", Coded: c.coded})
		if *m.within != c.within || m.furniture != c.lines {
			t.Errorf("%s: within %v, furniture %d; want %v, %d: %v", name, *m.within, m.furniture, c.within, c.lines, m.Faults)
		}
	}
}

func TestTokens(t *testing.T) {
	if got := tokens("Ab, قالَ 12 日本x"); !slices.Equal(got, []string{"ab", "قالَ", "12", "日", "本", "x"}) {
		t.Errorf("tokens %q", got)
	}
}

func TestRows(t *testing.T) {
	yes, no, f := true, false, 0.5
	marks := []Mark{
		{Page: Page{Set: "a"}, Took: 3 * time.Millisecond, tp: 3, fn: 1, title: &yes, bodyF1: &f},
		{Page: Page{Set: "a"}, Took: time.Millisecond, fp: 1, title: &no},
		{Page: Page{Set: "b"}, Took: time.Millisecond, within: &yes},
	}
	var got []string
	for _, r := range Rows(marks, "lib", false) {
		got = append(got, strings.Join(r[:], "|"))
	}
	want := []string{
		"a|lib strings P|0.750", "a|lib strings R|0.750", "a|lib strings F1|0.750", "a|lib title right (of 2)|0.500", "a|lib body token F1|0.500",
		"a|lib median ms a page|3.0", "a|lib p95 ms a page|3.0",
		"b|lib body within its bounds|1 of 1", "b|lib furniture lines in coded blocks|0", "b|lib median ms a page|1.0", "b|lib p95 ms a page|1.0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("rows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func gz(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// pack writes a .tar.xz of files given as name, content, …
func pack(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	x, err := xz.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	w := tar.NewWriter(x)
	for i := 0; i < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o644, Size: int64(len(files[i+1])), Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "set.tar.xz")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTrafilatura(t *testing.T) {
	pages, err := Trafilatura(pack(t, "set/evaldata.json", `{"http://a.example/":{"file":"a.html","with":["x"],"without":["y"]}}`, "set/html/a.html.gz", gz(t, "<p>x")))
	if err != nil || len(pages) != 1 || string(pages[0].HTML) != "<p>x" || pages[0].Gold.With[0] != "x" || pages[0].URL != "http://a.example/" {
		t.Fatalf("%+v, %v", pages, err)
	}
	if _, err := Trafilatura(pack(t, "set/evaldata.json", `{"u":{"file":"a.html"}}`)); err == nil {
		t.Error("no error for a page that is missing")
	}
}

func TestFundus(t *testing.T) {
	gold := func(title string) string {
		return `{"title":"` + title + `","publishing_date":"2024-05-14 01:00:00+02:00","authors":["A"],"body":{"summary":["s"],"sections":[{"headline":["h"],"paragraphs":["p"]}]}}`
	}
	pages, err := Fundus(pack(t,
		"set/test_data/xx/Pub.json", `{"V1_1":`+gold("new")+`,"V1":`+gold("old")+`}`,
		"set/test_data/xx/meta.info", `{"Pub_2024_05_14.html.gz":{"url":"http://pub.example/1"}}`,
		"set/test_data/xx/Pub_2025_05_14.html.gz", gz(t, "b"), "set/test_data/xx/Pub_2024_05_14.html.gz", gz(t, "a")))
	if err != nil || len(pages) != 2 {
		t.Fatalf("%+v, %v", pages, err)
	}
	p := pages[0]
	if p.Name != "xx/Pub_2024_05_14.html" || p.Gold.Title != "old" || p.Gold.Date != "2024-05-14" || p.Gold.Text != "s\nh\np" || p.URL != "http://pub.example/1" || string(p.HTML) != "a" {
		t.Errorf("first page %+v", p)
	}
	if pages[1].Gold.Title != "new" {
		t.Errorf("second page has the gold of %q", pages[1].Gold.Title)
	}
}
