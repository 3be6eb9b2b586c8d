package intake

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestTable(t *testing.T) {
	for _, c := range []struct {
		name, file, in string
		opt            Options
		docs, reports  string // a document a line: id|title|text|published|url
	}{
		{"usual names", "a.csv", "id,Headline,Date,Body,Link\n7,عنوان,2024-05-06,نص الخبر,http://a/7\n", Options{}, "7|عنوان|عنوان\nنص الخبر|2024-05-06|http://a/7", ""},
		{"no extension", "a", "title;text\nع;\"نص; آخر\"\n\nع ٢;\"سطر\nثان\"\n", Options{}, "a#2|ع|ع\nنص; آخر||\na#4|ع ٢|ع ٢\nسطر\nثان||", ""},
		{"tabs", "a.tsv", "text\tdate\nنص, مع فاصلة\t2024-01-02\n", Options{}, "a.tsv#2||نص, مع فاصلة|2024-01-02|", ""},
		{"bars", "a.txt", "text|title\nنص|ع\n", Options{}, "a.txt#2|ع|ع\nنص||", ""},
		{"one column", "a.csv", "text\nنص\n", Options{}, "a.csv#2||نص||", ""},
		{"mapped", "a.csv", "a,b,text\nنص,2024-01-02,no\n", Options{Columns: Columns{"text": "a", "published": "b"}}, "a.csv#2||نص|2024-01-02|", ""},
		{"bad rows", "a.csv", "id,text\n1,نص\n2\n3,نص,x\n4,\n5,\"نص \"مع\" علامة\"\n", Options{}, "1||نص||\n5||نص \"مع\" علامة||", "3: row has 1 columns, the header 2\n4: row has 3 columns, the header 2\n5: row without text"},
		{"open quote", "a.csv", "id,text\n1,نص\n2,\"نص\n3,نص\n4,نص\n", Options{}, "1||نص||\n2||نص\n3,نص\n4,نص||", ""},
		{"text with commas", "a.txt", "قال نعم, text, x\nثم ذهب\n", Options{}, "a.txt||قال نعم, text, x\nثم ذهب\n||", ""},
	} {
		docs, reports, err := readAll(t, write(t, c.file, []byte(c.in)), c.opt)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var got []string
		for _, d := range docs {
			got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s", d.ID, d.Title, d.Text, d.Published, d.URL))
		}
		if strings.Join(got, "\n") != c.docs || strings.Join(reports, "\n") != c.reports {
			t.Errorf("%s: got\n%s\n%s\nwant\n%s\n%s", c.name, strings.Join(got, "\n"), strings.Join(reports, "\n"), c.docs, c.reports)
		}
	}
	d := one(t, write(t, "w.csv", encoded(t, charmap.Windows1256, "text,title\r\nوصل الوفد إلى نواكشوط صباح اليوم,وصول\r\n")), Options{})
	if d.Text != "وصول\nوصل الوفد إلى نواكشوط صباح اليوم" {
		t.Errorf("windows-1256: %q", d.Text)
	}
}

// TestLongRow: a quotation mark that is never closed costs a row of bounded size.
func TestLongRow(t *testing.T) {
	row := "7,\"نص\"\n"
	in := io.MultiReader(strings.NewReader("id,text\n1,نص\n2,\"نص"), strings.NewReader(strings.Repeat("سطر\n", 160_000)), strings.NewReader(row))
	docs, reports, err := readAll(t, "-", Options{Stdin: in, MaxLine: 1 << 20})
	if err != nil || len(reports) == 0 || !strings.Contains(reports[0], "row is longer than 1 MiB") {
		t.Fatalf("%d documents, %d reports, %v", len(docs), len(reports), err)
	}
	if last := docs[len(docs)-1]; last.ID != "7" {
		t.Errorf("last document %q; last report %q", last.ID, reports[len(reports)-1])
	}
}

func TestColumns(t *testing.T) {
	c, err := ParseColumns(" text = body , title=headline ")
	if err != nil || c["text"] != "body" || c["title"] != "headline" {
		t.Errorf("%v, %v", c, err)
	}
	for _, bad := range []string{"text", "text=", "story=x"} {
		if _, err := ParseColumns(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	d := one(t, write(t, "a.jsonl", []byte(`{"body":"نص","head":"ع","n":[1]}`)), Options{Columns: Columns{"text": "body", "title": "head"}})
	if d.Text != "ع\nنص" {
		t.Errorf("JSONL with columns: %+v", d)
	}
}

func TestJSON(t *testing.T) {
	for in, want := range map[string]string{
		"[\n {\"text\":\"أ\"},\n {\"title\":\"ب\", \"id\":\"x\"} ]\n": "in#1 x",
		"{\n  \"text\": \"أ\"\n}\n{\n \"text\": \"ب\"\n}":             "in#1 in#2",
		"[{\"text\":\"أ\"},{\"id\":\"y\"},{\"text\":\"ب\"}]":          "in#1 in#3",
	} {
		docs, _, err := readAll(t, write(t, "in", []byte(in)), Options{})
		if err != nil || ids(docs) != want {
			t.Errorf("%s: %s, %v", in, ids(docs), err)
		}
	}
	long := `[{"text":"` + strings.Repeat("x", 3000) + `"}]`
	if _, _, err := readAll(t, "-", Options{Stdin: strings.NewReader(long), MaxLine: 1024}); err == nil || !strings.Contains(err.Error(), "longer than 1 KiB") {
		t.Errorf("long object: %v", err)
	}
}

// FuzzCSV: whatever the bytes, every row gives a document or a report.
func FuzzCSV(f *testing.F) {
	f.Add("id,text\n1,نص\n", "")
	f.Add("text;title\n\"a\n;b\n", "text=title")
	f.Add("a\tb\n\"\"\"\t\r\n", "text=a")
	f.Fuzz(func(t *testing.T, in, columns string) {
		c, err := ParseColumns(columns)
		if err != nil {
			return
		}
		reports := 0
		r, err := Open("-", Options{Stdin: strings.NewReader(in), From: CSV, Columns: c, MaxLine: 1 << 12, Report: func(l Left) {
			if reports++; l.Line < 1 || l.Err == nil {
				t.Fatalf("report %+v", l)
			}
		}})
		if err != nil {
			return
		}
		defer r.Close()
		for n := 0; ; n++ {
			d, err := r.Next()
			if err != nil {
				return
			}
			if d.ID == "" || d.Text == "" {
				t.Fatalf("document %+v", d)
			}
			if n+reports > len(in) {
				t.Fatal("reading does not end")
			}
		}
	})
}
