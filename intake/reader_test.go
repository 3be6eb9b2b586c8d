package intake

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
)

// arabic is a short article: a delegation arrived, and talks begin tomorrow.
const arabic = "وصول وفد من صندوق التنمية إلى نواكشوط\n\nوصل وفد من صندوق التنمية إلى نواكشوط اليوم، وتبدأ المحادثات غداً.\n"

func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// readAll reads every document of an input; reports are "line: error", or the
// kind and the error of what has no line.
func readAll(t testing.TB, path string, opt Options) (docs []*doc.Document, reports []string, err error) {
	t.Helper()
	opt.Report = func(l Left) {
		if l.Line > 0 {
			reports = append(reports, fmt.Sprintf("%d: %v", l.Line, l.Err))
			return
		}
		reports = append(reports, fmt.Sprintf("%s: %s", l.Kind, strings.ReplaceAll(l.String(), filepath.Dir(path)+string(filepath.Separator), "")))
	}
	r, err := Open(path, opt)
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	for {
		d, err := r.Next()
		if err == io.EOF {
			if _, again := r.Next(); again != io.EOF {
				t.Errorf("Next after the end: %v", again)
			}
			return docs, reports, nil
		}
		if err != nil {
			return docs, reports, err
		}
		docs = append(docs, d)
	}
}

func one(t *testing.T, path string, opt Options) *doc.Document {
	t.Helper()
	docs, reports, err := readAll(t, path, opt)
	if err != nil || len(docs) != 1 || len(reports) != 0 {
		t.Fatalf("%d documents, reports %q, error %v", len(docs), reports, err)
	}
	return docs[0]
}

func encoded(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEncodings(t *testing.T) {
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	io.WriteString(z, arabic)
	z.Close()
	for _, c := range []struct {
		name string
		data []byte
		opt  Options
		note string
	}{
		{"utf-8", []byte(arabic), Options{}, ""},
		{"utf-8 with mark", append([]byte("\ufeff"), arabic...), Options{}, ""},
		{"utf-16le with mark", append([]byte{0xff, 0xfe}, encoded(t, le, arabic)...), Options{}, ""},
		{"utf-16be with mark", append([]byte{0xfe, 0xff}, encoded(t, be, arabic)...), Options{}, ""},
		{"utf-16le", encoded(t, le, arabic), Options{}, charset.UTF16LE},
		{"utf-16be", encoded(t, be, arabic), Options{}, charset.UTF16BE},
		{"windows-1256", encoded(t, charmap.Windows1256, arabic), Options{}, charset.Windows1256},
		{"windows-1256 named", encoded(t, charmap.Windows1256, arabic), Options{Encoding: charset.Windows1256}, ""},
		{"gzip", zipped.Bytes(), Options{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := one(t, write(t, "a.txt", c.data), c.opt)
			if d.Text != arabic {
				t.Errorf("text %q", d.Text)
			}
			if notes := strings.Join(d.Notes, "; "); (c.note == "") != (notes == "") || !strings.Contains(notes, c.note) {
				t.Errorf("notes %q, want %q", notes, c.note)
			}
			if d.ID != "a.txt" {
				t.Errorf("id %q", d.ID)
			}
		})
	}
}

func TestJSONLEncodings(t *testing.T) {
	line := `{"text":"` + strings.TrimSpace(strings.ReplaceAll(arabic, "\n", " ")) + `"}` + "\n"
	for name, data := range map[string][]byte{
		"windows-1256":    encoded(t, charmap.Windows1256, line+line),
		"one line of two": append([]byte(line), encoded(t, charmap.Windows1256, line)...),
		"utf-16":          encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), line+line),
	} {
		docs, reports, err := readAll(t, write(t, "x.jsonl", data), Options{})
		if err != nil || len(docs) != 2 || len(reports) > 0 {
			t.Fatalf("%s: %d documents, %q, %v", name, len(docs), reports, err)
		}
		if docs[0].Text != docs[1].Text || docs[1].ID != "x.jsonl#2" {
			t.Errorf("%s: %+v", name, docs[1])
		}
	}
}

func TestJSONL(t *testing.T) {
	in := "\ufeff" + `{"id":"a","text":"نص","title":"عنوان","lang":"ar-EG","published":"2018-07-13","url":"u","publisher":"p","other":[1]}` + "\r\n" +
		"\r\n" +
		`{"text":"عنوان\nنص","title":"عنوان","id":7}` + "\n" + // begins with its title
		`{"text": ` + "\n" +
		`{"title":"بلا نص"}` + "\n" + // a title alone can be coded
		`{"id":"e","text":"  "}` + "\n" +
		`{"id":"f"}` + "\n" +
		`[1,2]` + "\n" +
		`{"text":5}` + "\n" +
		"{\"text\":\"a\\u0000b\",\"published\":\"yesterday\",\"title\":null,\"lang\":[],\"url\":{}}\n" +
		`{"id":"last","text":"x \ud800 y"}`
	docs, reports, err := readAll(t, write(t, "in.jsonl", []byte(in)), Options{Lang: "ar", Published: "2020-01-02"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range docs {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s", d.ID, d.Title, d.Text, d.Published))
	}
	want := []string{"a|عنوان|عنوان\nنص|2018-07-13", "7|عنوان|عنوان\nنص|2020-01-02", "in.jsonl#5|بلا نص|بلا نص\n|2020-01-02",
		"in.jsonl#10||a b|yesterday", "last||x \ufffd y|2020-01-02"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for i, prefix := range []string{"4: not valid JSON at byte", `6: "text" is empty`, `7: no "text"`, "8: not a JSON object", `9: "text" is a number`} {
		if i >= len(reports) || !strings.HasPrefix(reports[i], prefix) {
			t.Errorf("report %d of %q, want %q", i, reports, prefix)
		}
	}
	d := docs[0]
	if d.PubTime.Format("2006-01-02") != "2018-07-13" || d.Lang != "ar" || d.URL != "u" || d.Publisher != "p" || len(d.Notes) > 0 {
		t.Errorf("fields %+v", d)
	}
	if notes := strings.Join(docs[3].Notes, "; "); !strings.Contains(notes, "NUL") || !strings.Contains(notes, "yesterday") || !strings.Contains(notes, "lang is not a string") {
		t.Errorf("notes %q", notes)
	}
}

func TestBadInputs(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		name string
		data string
		opt  Options
		want []string // all in the message
	}{
		{"empty.txt", "", Options{}, []string{"empty.txt", "is empty"}},
		{"blank.txt", " \n\t\u00a0\n", Options{}, []string{"blank.txt", "white space"}},
		{"a.pdf", "%PDF-1.7\n%\xe2\xe3", Options{}, []string{"a.pdf", "PDF", "save its text"}},
		{"a.docx", "PK\x03\x04abc", Options{}, []string{"read ", "a.docx: zip: "}},
		{"a.bin", "\x00\x01\x02\x03\x04\x05\x06\x07\x08binary\x00\x00\x01", Options{}, []string{"a.bin", "does not look like text"}},
		{"random", strings.Repeat("\xfe\x80\x91\xc0\xaf\x03", 50), Options{}, []string{"random", "does not look like text"}},
		{"map.xml", "<?xml version='1.0'?>\n<!-- x --><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", Options{}, []string{"is a sitemap", "sijil fetch "}},
		{"feeds.opml", "<opml version='2.0'><body/></opml>", Options{}, []string{"list of feeds", "sijil watch "}},
		{"item.xml", "<?xml version='1.0'?><newsItem/>", Options{}, []string{"XML of a kind that is not known (<newsitem>)"}},
		{"a.mht", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", Options{}, []string{"MHTML", "save it as HTML"}},
		{"a.csv", "a,b\n1,2\n", Options{}, []string{"no column of text", "its columns are a, b", "--columns text="}},
		{"a.csv", "text,b\n1,2\n", Options{Columns: Columns{"title": "head"}}, []string{`no column "head"`}},
		{"a.json", "[{\"text\":\"a\"},\n{\"text\":", Options{}, []string{"not valid JSON near byte", "what follows is not read"}},
		{"long.txt", strings.Repeat("a ", 600), Options{MaxLine: 1024}, []string{"long.txt", "1 KiB", "JSONL"}},
		{"x.txt", "x", Options{From: "pdf"}, []string{"unknown input format", "csv, feed, html, json, jsonl, text, warc, zip"}},
		{"x.txt", "x", Options{Encoding: "latin"}, []string{"unknown encoding", "windows-1256"}},
		{"x.txt", "x", Options{Published: "soon"}, []string{"not understood"}},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte(c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		_, _, err := readAll(t, path, c.opt)
		if err == nil {
			t.Errorf("%s is read", c.name)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: message %q lacks %q", c.name, err, w)
			}
		}
	}
	if _, err := Open(filepath.Join(dir, "no such"), Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
}

func TestBrokenUTF8(t *testing.T) {
	in := "سطر أول\nسطر \xd9 مكسور\x00 هنا\xff\r\n"
	d := one(t, write(t, "a.txt", []byte(in)), Options{})
	if !utf8.ValidString(d.Text) || d.Text != "سطر أول\nسطر \ufffd مكسور  هنا\ufffd\r\n" {
		t.Errorf("text %q", d.Text)
	}
	notes := strings.Join(d.Notes, "; ")
	if !strings.Contains(notes, "2 bytes replaced by U+FFFD, first in line 2, byte 8") || !strings.Contains(notes, "NUL") {
		t.Errorf("notes %q", notes)
	}
	j := one(t, write(t, "a.jsonl", []byte("{\"text\":\"سطر \xd9 مكسور\"}\n")), Options{})
	if j.Text != "سطر \ufffd مكسور" || !strings.Contains(j.Notes[0], "line 1, byte 17") {
		t.Errorf("jsonl: %q %q", j.Text, j.Notes)
	}
}

func TestForcedFormatAndStdin(t *testing.T) {
	in := `{"text":"نص"}`
	if d := one(t, "-", Options{Stdin: strings.NewReader(in)}); d.ID != "stdin#1" || d.Text != "نص" {
		t.Errorf("sniffed: %+v", d)
	}
	if d := one(t, "-", Options{Stdin: strings.NewReader(in), From: Text}); d.ID != "stdin" || d.Text != in {
		t.Errorf("forced text: %+v", d)
	}
	docs, reports, err := readAll(t, "-", Options{Stdin: strings.NewReader("garbage\n" + in), From: JSONL})
	if err != nil || len(docs) != 1 || len(reports) != 1 {
		t.Errorf("forced jsonl: %d documents, %q, %v", len(docs), reports, err)
	}
	if _, err := Open("-", Options{Stdin: strings.NewReader("")}); err == nil || !strings.Contains(err.Error(), "standard input is empty") {
		t.Errorf("empty stdin: %v", err)
	}
}

// filler gives lines of JSONL and one giant line among them without holding
// either in memory.
type filler struct {
	parts []io.Reader
}

func (f *filler) Read(p []byte) (int, error) {
	for len(f.parts) > 0 {
		n, err := f.parts[0].Read(p)
		if err == io.EOF {
			f.parts = f.parts[1:]
			err = nil
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, io.EOF
}

type repeated struct{ b byte }

func (r repeated) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = r.b
	}
	return len(p), nil
}

func TestGiantLine(t *testing.T) {
	const giant = 96 << 20
	src := &filler{parts: []io.Reader{strings.NewReader("{\"text\":\"قبل\"}\n{\"text\":\""), io.LimitReader(repeated{'x'}, giant), strings.NewReader("\"}\n{\"text\":\"بعد\"}\n")}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	docs, reports, err := readAll(t, "-", Options{Stdin: src, MaxLine: 1 << 20})
	runtime.ReadMemStats(&after)
	if err != nil || len(docs) != 2 || docs[1].Text != "بعد" {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	if len(reports) != 1 || !strings.HasPrefix(reports[0], "2: line is longer than 1 MiB") {
		t.Errorf("reports %q", reports)
	}
	if got := after.TotalAlloc - before.TotalAlloc; got > 32<<20 {
		t.Errorf("a line of 96 MiB took %d MiB of memory", got>>20)
	}
}

func TestProgress(t *testing.T) {
	path := write(t, "a.txt", []byte(arabic))
	r, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	if r.Size() != int64(len(arabic)) || r.BytesRead() != r.Size() || r.Format() != Text || r.Encoding() != charset.UTF8 {
		t.Errorf("size %d, read %d, %s, %s", r.Size(), r.BytesRead(), r.Format(), r.Encoding())
	}
}

// FuzzReader: whatever the bytes, every document has valid text without NUL,
// an id, and reading ends.
func FuzzReader(f *testing.F) {
	f.Add([]byte(arabic), "")
	f.Add([]byte(`{"text":"نص","title":"عنوان"}`+"\n{bad\n\r\n"), JSONL)
	f.Add(encoded(f, charmap.Windows1256, arabic), "")
	f.Add(append([]byte{0xff, 0xfe}, encoded(f, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), arabic)...), Text)
	f.Add([]byte{0x1f, 0x8b, 8, 0}, "")
	f.Add([]byte("text;title;date\n\"a\";b;2024-01-02\n\"c;d\n"), "")
	f.Add([]byte("[{\"text\":\"a\"},{\"text\":1}"), "")
	f.Add([]byte("<html><title>عنوان</title><p>وصل وفد.</p>"), "")
	f.Add(zipOf(f, "a.txt", arabic, "b/c.jsonl", "{\"text\":\"نص\"}", "../d.html", "<p>نص</p>"), "")
	f.Add(gz(f, response("http://a/1", okHTML, pageOf("ar", "أ")), response("http://a/2", "200 OK", "x")), "")
	f.Add([]byte("<rss version='2.0'><channel><item><title>ع</title></item></channel></rss>"), "")
	f.Add([]byte("{\"text\":\"\\ud800\\u0000\xff\"}"), "")
	f.Fuzz(func(t *testing.T, data []byte, from string) {
		r, err := Open("-", Options{Stdin: bytes.NewReader(data), From: from, MaxLine: 1 << 16})
		if err != nil {
			return
		}
		defer r.Close()
		for n := 0; ; n++ {
			d, err := r.Next()
			if err != nil {
				return
			}
			if !utf8.ValidString(d.Text) || strings.ContainsRune(d.Text, 0) || d.Text == "" || d.ID == "" {
				t.Fatalf("document %+v", d)
			}
			if d.Origin == nil || d.Origin.Input != "standard input" {
				t.Fatalf("origin %+v", d.Origin)
			}
			if d.Title != "" && d.Markup == nil && !strings.HasPrefix(d.Text, d.Title) {
				t.Fatalf("text %q does not begin with its title %q", d.Text, d.Title)
			}
			if n > len(data) {
				t.Fatal("more documents than bytes")
			}
		}
	})
}

func BenchmarkJSONL(b *testing.B) {
	line := `{"id":"x","text":"` + strings.Repeat("جملة من خبر قصير. ", 100) + `"}` + "\n" // about 3 kB
	data := strings.Repeat(line, 200)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		r, err := Open("-", Options{Stdin: strings.NewReader(data)})
		if err != nil {
			b.Fatal(err)
		}
		for {
			if _, err := r.Next(); err != nil {
				break
			}
		}
	}
}
