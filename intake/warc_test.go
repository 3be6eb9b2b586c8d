package intake

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

// response writes a WARC record of a page.
func response(uri, header, body string) string {
	block := "HTTP/1.1 " + header + "\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", filepath.Base(uri), uri, len(block), block)
}

const okHTML = "200 OK\r\nContent-Type: text/html; charset=utf-8"

func TestWARC(t *testing.T) {
	parts := []string{
		"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
		response("http://a/1", okHTML, pageOf("ar-SA", "واحد")),
		strings.Replace(response("http://a/req", okHTML, pageOf("ar", "طلب")), "WARC-Type: response", "WARC-Type: request", 1),
		response("http://a/gone", "404 Not Found\r\nContent-Type: text/html", pageOf("ar", "غائب")),
		response("http://a/p.json", "200 OK\r\nContent-Type: application/json", "{}"),
		response("http://a/robots.txt", okHTML, pageOf("ar", "روبوت")),
		response("dns:a", "200 OK", "x"),
		response("http://a/i.png", okHTML, "\x89PNG\r\n\x1a\n"+strings.Repeat("\x00\x01\x02x", 500)),
		response("http://a/index", okHTML, indexPage),
		response("http://a/2", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", string(gz(t, pageOf("en", "اثنان")))),
		strings.Replace(response("http://a/bad", okHTML, pageOf("ar", "مكسور")), "Content-Length: ", "Content-Length: 9", 1),
		response("http://a/3", "200 OK", `<html><head><link rel="canonical" href="http://a/three"></head>`+pageOf("ar", "ثلاثة")),
		strings.Replace(response("http://a/4", okHTML, pageOf("ar", "أربعة")), "WARC-Target-URI", "WARC-Truncated: length\r\nWARC-Target-URI", 1),
	}
	offset := 0
	for _, p := range parts[:9] {
		offset += len(gz(t, p))
	}
	for name, data := range map[string][]byte{"a.warc": []byte(strings.Join(parts, "")), "a.warc.gz": gz(t, parts...), "a.warc.zst": zst(t, parts...)} {
		for _, jobs := range []int{1, 4} {
			docs, reports, err := readAll(t, write(t, name, data), Options{Jobs: jobs})
			if err != nil || ids(docs) != "http://a/1 http://a/2 http://a/three http://a/4" {
				t.Fatalf("%s: %s, %q, %v", name, ids(docs), reports, err)
			}
			kinds := strings.Join(reports, "\n")
			if len(reports) != 3 || !strings.Contains(kinds, "no_article: "+name+": record at byte") || !strings.Contains(kinds, "no_text: ") || !strings.Contains(kinds, "broken: ") {
				t.Errorf("%s: reports %q", name, reports)
			}
			d := docs[1]
			if d.Lang != "ar" || d.URL != "http://a/2" { // the page says en, its letters Arabic
				t.Errorf("%s: %+v", name, d)
			}
			if name == "a.warc.gz" && d.Origin.Offset != int64(offset) {
				t.Errorf("%s: offset %d, want %d", name, d.Origin.Offset, offset)
			}
			if !strings.Contains(strings.Join(docs[3].Notes, ";"), "only a part of the page (length)") {
				t.Errorf("notes %q", docs[3].Notes)
			}
		}
	}
	wacz := zipOf(t, "datapackage.json", "{}", "archive/data.warc.gz", string(gz(t, parts...)), "pages/pages.jsonl", `{"text":"x"}`, "indexes/index.cdx", "x")
	docs, _, err := readAll(t, write(t, "a.wacz", wacz), Options{})
	if err != nil || len(docs) != 4 || docs[0].Origin.Entry != "archive/data.warc.gz" || docs[1].Origin.Offset != int64(offset) {
		t.Errorf("wacz: %s, %v", ids(docs), err)
	}
}

func zst(t testing.TB, parts ...string) (out []byte) {
	t.Helper()
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, p := range parts {
		out = z.EncodeAll([]byte(p), out)
	}
	return out
}

// TestSampleArchives reads the samples of a well-known reader of archives, as
// they lie there: each gives documents or says why not.
func TestSampleArchives(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "shared", "intake", "warcio-samples.tar.xz"))
	if err != nil {
		t.Skip("no sample archives beside the repository")
	}
	defer f.Close()
	z, err := xz.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for tr := tar.NewReader(z); ; {
		h, err := tr.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(tr)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(h.Name)
		if ext := filepath.Ext(name); ext == "" || ext == ".txt" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
		docs, reports, err := readAll(t, filepath.Join(dir, name), Options{})
		if err != nil && name != "example-digest.warc" {
			t.Errorf("%s: %v", name, err)
		}
		for _, d := range docs {
			if o := d.Origin; o.Address == "" || o.Fetched == "" || d.Lang != "en" && d.Lang != "und" {
				t.Errorf("%s: %s, language %q, origin %+v", name, d.ID, d.Lang, o)
			}
		}
		t.Logf("%s: %d documents, %q", name, len(docs), reports)
	}
	docs, _, err := readAll(t, dir, Options{Jobs: 2})
	if err != nil || len(docs) < 8 {
		t.Errorf("the folder of them: %d documents, %v", len(docs), err)
	}
}

// endless repeats parts n times without holding them.
type endless struct {
	part []byte
	n    int
	at   int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.n == 0 {
		return 0, io.EOF
	}
	n := copy(p, e.part[e.at:])
	if e.at += n; e.at == len(e.part) {
		e.at, e.n = 0, e.n-1
	}
	return n, nil
}

// TestFlatMemory: an archive of a gigabyte (in short mode 60 MB) streams in
// memory that does not grow.
func TestFlatMemory(t *testing.T) {
	total := 256 << 20
	if testing.Short() {
		total = 60 << 20
	}
	var filler bytes.Buffer
	for i := 0; filler.Len() < 500<<10; i++ {
		fmt.Fprintf(&filler, "<!-- %d %x -->", i, i*7919)
	}
	part := response("http://a/x.js", "200 OK\r\nContent-Type: text/javascript", filler.String()) + response("http://a/1", okHTML, pageOf("ar", "خبر"))
	r, err := Open("-", Options{Stdin: &endless{part: []byte(part), n: total/len(part) + 1}, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var peak uint64
	for n := 0; ; n++ {
		if _, err := r.Next(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if n%100 == 50 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
	}
	if r.BytesRead() < int64(total) || peak > 48<<20 {
		t.Errorf("%d bytes read, %d MiB of memory", r.BytesRead(), peak>>20)
	}
}
