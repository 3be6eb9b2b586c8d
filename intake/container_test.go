package intake

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/sijil-news/sijil/doc"
)

// pageOf is a page with a title and a paragraph: a delegation arrived.
func pageOf(lang, title string) string {
	return `<!DOCTYPE html><html lang="` + lang + `"><head><meta charset="utf-8"><title>` + title + `</title></head><body><article><h1>` + title +
		`</h1><p>وصل وفد من صندوق التنمية إلى نواكشوط اليوم الاثنين في زيارة تستغرق ثلاثة أيام، بحسب ما أفادت به وزارة المالية في بيان.</p>` +
		`<p>ومن المقرر أن تبدأ المحادثات غداً مع وزير المالية، وأن يوقع الجانبان اتفاقاً لتمويل مشاريع الطرق والمياه في البلاد.</p></article></body></html>`
}

const indexPage = `<!DOCTYPE html><html lang="ar"><head><title>الرئيسية</title></head><body><div><a href="/1"></a></div></body></html>`

func zipOf(t testing.TB, namesAndTexts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for i := 0; i < len(namesAndTexts); i += 2 {
		w, err := z.Create(namesAndTexts[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, namesAndTexts[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gz(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		io.WriteString(z, p)
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func ids(docs []*doc.Document) string {
	var out []string
	for _, d := range docs {
		out = append(out, d.ID)
	}
	return strings.Join(out, " ")
}

func TestPage(t *testing.T) {
	plain := pageOf("ar-EG", "وصول وفد")
	d := one(t, write(t, "a.html", []byte(plain)), Options{})
	if d.ID != "a.html" || d.Lang != "ar" || d.Title != "وصول وفد" || !strings.Contains(d.Text, "وصل وفد") || len(d.Markup) < 2 || d.Origin.Input == "" {
		t.Errorf("%+v", d)
	}
	old := strings.Replace(strings.Replace(plain, "utf-8", "windows-1256", 1), "<html", "<!-- saved from url=(0021)https://example.com/7 -->\n<html", 1)
	d = one(t, write(t, "b.htm", encoded(t, charmap.Windows1256, old)), Options{})
	if !strings.Contains(d.Text, "وصل وفد") || d.Origin.Address != "https://example.com/7" {
		t.Errorf("windows-1256: %q %+v", d.Text, d.Origin)
	}
	if d = one(t, write(t, "c.html.gz", gz(t, plain)), Options{}); d.ID != "c.html" {
		t.Errorf("gzip: %q", d.ID)
	}
	docs, reports, err := readAll(t, write(t, "i.html", []byte(indexPage)), Options{})
	if err != nil || len(docs) > 0 || strings.Join(reports, "|") != "no_article: i.html: page without an article" {
		t.Errorf("index: %d, %q, %v", len(docs), reports, err)
	}
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "news")
	for name, data := range map[string][]byte{
		"b.html": []byte(pageOf("ar", "ب")), "a/2.txt": []byte(arabic), "a/1.jsonl": []byte(`{"text":"نص"}` + "\nx\n"),
		".hidden/x.txt": []byte(arabic), ".z.txt": []byte(arabic), "c.png": []byte("\x89PNG\r\n"), "d.css": []byte("p {}"), "e.txt": nil,
		"i.html": []byte(indexPage), "f.zip": zipOf(t, "x.txt", arabic, "y.html", pageOf("ar", "ي")), "g.pdf": []byte("%PDF-1"), "h.txt.gz": gz(t, arabic), "h2.gz": []byte("\x1f\x8bxx"),
		"j.json": []byte("{\n \"a\": 1\n}"), "k.csv": []byte("a,b\n1,2\n"), "l.json": []byte("{\"a\":1}"),
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, jobs := range []int{0, 3} {
		docs, reports, err := readAll(t, dir, Options{Jobs: jobs})
		if err != nil || ids(docs) != "a/1.jsonl#1 a/2.txt b.html f.zip/x.txt f.zip/y.html h.txt" {
			t.Errorf("jobs %d: %s, %v", jobs, ids(docs), err)
		}
		got := strings.ReplaceAll(strings.Join(reports, "\n"), string(filepath.Separator), "/")
		for _, want := range []string{"2: not a JSON object", "no_text: news/c.png is a PNG picture", "no_text: news/d.css", "no_article: news/e.txt is empty", "no_article: news/i.html: page without", "no_text: news/g.pdf", "broken: read news/h2.gz: gzip",
			"no_text: news/j.json: object 1", "no_text: news/k.csv has no column"} {
			if !strings.Contains(got, want) {
				t.Errorf("jobs %d: reports lack %q:\n%s", jobs, want, got)
			}
		}
		if len(reports) != 10 {
			t.Errorf("%d reports:\n%s", len(reports), got)
		}
		if o := docs[4].Origin; filepath.Base(o.Input) != "f.zip" || o.Entry != "y.html" {
			t.Errorf("origin %+v", o)
		}
	}
}

func TestZip(t *testing.T) {
	inner := zipOf(t, "i.txt", arabic, "deep.zip", string(zipOf(t, "no.txt", arabic)))
	data := zipOf(t, "b.txt", arabic, "a.html", pageOf("ar", "أ"), "../../etc/passwd", "نص خبر", "/abs.txt", arabic, "c\x1b[31m.txt", arabic,
		"__MACOSX/b.txt", "x", "p.js", "x=1", "in.zip", string(inner), "w.warc", response("http://a/1", okHTML, pageOf("ar", "و")))
	want := "b.txt a.html etc/passwd abs.txt c\ufffd[31m.txt in.zip/i.txt http://a/1"
	docs, reports, err := readAll(t, write(t, "z.zip", data), Options{})
	if err != nil || ids(docs) != want {
		t.Errorf("%s, %v", ids(docs), err)
	}
	if len(reports) != 2 || reports[0] != "no_text: z.zip: p.js is no text of an article by its name" || !strings.HasPrefix(reports[1], "broken: z.zip: in.zip: deep.zip is a zip archive within") {
		t.Errorf("reports %q", reports)
	}
	if o := docs[6].Origin; o.Entry != "w.warc" || o.Record != "urn:uuid:1" || o.Address != "http://a/1" || o.Fetched != "2024-05-06T07:08:09Z" || o.Offset != 0 {
		t.Errorf("origin %+v", o)
	}
	if docs, _, err := readAll(t, "-", Options{Stdin: bytes.NewReader(data)}); err != nil || ids(docs) != want {
		t.Errorf("from standard input: %s, %v", ids(docs), err)
	}
	if _, _, err := readAll(t, write(t, "d.docx", zipOf(t, "[Content_Types].xml", "<x/>")), Options{}); err == nil || !strings.Contains(err.Error(), "office document") {
		t.Errorf("office document: %v", err)
	}
	if docs, _, err := readAll(t, write(t, "t.zip", zipOf(t, "a.html", "<p>x")), Options{From: Text}); err != nil || docs[0].Text != "<p>x" {
		t.Errorf("forced: %v", err)
	}
}

func TestZipBombAndBrokenEntry(t *testing.T) {
	big := strings.Repeat(strings.Repeat(" ", 1<<20)+"\n", bombSize>>20+2)
	data := zipOf(t, "a.jsonl", big, "b.txt", strings.Repeat(arabic, 3))
	docs, reports, err := readAll(t, write(t, "z.zip", data), Options{MaxLine: 1 << 16})
	if err != nil || ids(docs) != "b.txt" || !strings.Contains(reports[len(reports)-1], "out of all proportion") {
		t.Errorf("%s, %v, %q", ids(docs), err, reports[len(reports)-1])
	}
	data = zipOf(t, "a.txt", arabic, "b.txt", arabic)
	data[45] ^= 0xff
	docs, reports, err = readAll(t, write(t, "y.zip", data), Options{})
	if err != nil || ids(docs) != "b.txt" || len(reports) != 1 || !strings.HasPrefix(reports[0], "broken: read y.zip: a.txt") {
		t.Errorf("broken entry: %s, %v, %q", ids(docs), err, reports)
	}
}

// TestProgressOfContainers: what is read of a container adds up to its size.
func TestProgressOfContainers(t *testing.T) {
	page := newsPage(1)
	for name, data := range map[string][]byte{"a.warc.gz": archiveOf(t, 20), "a.zip": zipOf(t, "a.html", page, "b.html", page, "c.html", page), "a.csv": []byte("id,text\n1,نص\n")} {
		r, err := Open(write(t, name, data), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for err == nil {
			_, err = r.Next()
		}
		if n := r.BytesRead(); r.Size() != int64(len(data)) || n < r.Size()*9/10 || n > r.Size()*12/10 {
			t.Errorf("%s: %d of %d bytes read, %v", name, n, r.Size(), err)
		}
		r.Close()
	}
}

func TestFeed(t *testing.T) {
	rss := `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>وكالة</title><language>ar-eg</language><atom:link rel="self" href="http://a/rss"/>
<item><title>وصول وفد</title><link>http://a/1?utm_source=rss</link><guid isPermaLink="false">g1</guid><pubDate>Mon, 06 May 2024 10:00:00 +0300</pubDate><description>وصل وفد من صندوق التنمية إلى نواكشوط اليوم.</description></item>
<item><title>عنوان وحده</title><guid isPermaLink="false">g2</guid></item></channel></rss>`
	docs, reports, err := readAll(t, write(t, "rss.xml", []byte(rss)), Options{})
	if err != nil || ids(docs) != "http://a/1 g2" || len(reports) > 0 {
		t.Fatalf("%s, %q, %v", ids(docs), reports, err)
	}
	d := docs[0]
	if d.Title != "وصول وفد" || d.Lang != "ar" || d.PubTime.IsZero() || d.Publisher != "وكالة" || d.Origin.Feed != "http://a/rss" || !strings.Contains(d.Text, "وصل وفد") {
		t.Errorf("%+v %+v", d, d.Origin)
	}
	if docs[1].Text != "عنوان وحده" {
		t.Errorf("%q", docs[1].Text)
	}
	empty := `<rss version="2.0"><channel><title>x</title></channel></rss>`
	if _, _, err := readAll(t, write(t, "e.xml", []byte(empty)), Options{}); err == nil || !strings.Contains(err.Error(), "feed without items") {
		t.Errorf("empty feed: %v", err)
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"ar-EG", "وصل الوفد", "ar"}, {"AR_sa", "وصل الوفد", "ar"}, {"en-US", "وصل الوفد إلى باريس", "ar"}, {"en-US", "The delegation", "en"},
		{"fa-IR", "هیئت وارد شد", "fa"}, {"", "وصل الوفد", ""}, {"", "The delegation arrived", "en"}, {"", "Le ministre a reçu la délégation", "und"}, {"arabic!", "وصل", ""}, {"", "123", ""}, {"und", "وصل", ""}, {"und-EG", "La délégation", "und"}, {"fr", "La délégation وفد", "fr"},
	} {
		if got := language(&doc.Document{Lang: c.lang, Text: c.text}); got != c.want {
			t.Errorf("%q %q: %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}

func TestAddress(t *testing.T) {
	for _, c := range []struct{ canonical, fetched, want string }{
		{"https://a/x", "http://a/x?utm=1", "https://a/x"}, {"", "http://a/x", "http://a/x"}, {"https://a/", "http://a/x", "http://a/x"},
		{"https://a/?p=7", "http://a/x", "https://a/?p=7"}, {"", "", ""}, {"https://a/", "", "https://a/"}, {":bad", "http://a/", "http://a/"},
	} {
		if got := address(c.canonical, c.fetched); got != c.want {
			t.Errorf("%q %q: %q, want %q", c.canonical, c.fetched, got, c.want)
		}
	}
}
