package warc

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

const body = "<!DOCTYPE html><p>عُقدت محادثات في مسقط أمس." // talks were held in Muscat yesterday

func pack(t testing.TB, w io.WriteCloser, b *bytes.Buffer, s string) string {
	t.Helper()
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func packed(t testing.TB, coding, s string) string {
	t.Helper()
	var b bytes.Buffer
	switch coding {
	case "gzip":
		return string(zip(t, s))
	case "zlib":
		return pack(t, zlib.NewWriter(&b), &b, s)
	case "flate":
		w, _ := flate.NewWriter(&b, 6)
		return pack(t, w, &b, s)
	}
	return pack(t, brotli.NewWriter(&b), &b, s)
}

func TestHTTP(t *testing.T) {
	z := packed(t, "gzip", body)
	for _, c := range []struct {
		name, head, body string
		want, note       string
	}{
		{"plain", "", body, body, ""},
		{"chunks", "Transfer-Encoding: chunked", "10\r\n" + body[:16] + "\r\n" + "2a;x=y\r\n" + body[16:16+0x2a] + "\r\n0\r\n\r\n", body[:16+0x2a], ""},
		{"chunks with zeros and line ends alone", "transfer-encoding: Chunked", "000010\n" + body[:16] + "\n0\n\n", body[:16], ""},
		{"no chunks", "Transfer-Encoding: chunked", body, body, "not in chunks"},
		{"broken chunks", "Transfer-Encoding: chunked", "4\r\n" + body[:4] + "\r\nzz\r\n", body[:4] + "zz\r\n", "broken"},
		{"chunk cut short", "Transfer-Encoding: chunked", "ff\r\n" + body, body, "cut short"},
		{"no last chunk", "Transfer-Encoding: chunked", "4\r\n" + body[:4] + "\r\n", body[:4], "cut short"},
		{"gzip", "Content-Encoding: gzip", z, body, ""},
		{"gzip twice", "Content-Encoding: gzip, x-gzip", packed(t, "gzip", z), body, ""},
		{"gzip in chunks", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked", "1\r\n" + z[:1] + "\r\n0000\r\n\r\n", z[:1], "not gzip"},
		{"gzip undone", "Content-Encoding: gzip", body, body, "not gzip"},
		{"gzip cut short", "Content-Encoding: gzip", z[:len(z)-8], body, "cut short"},
		{"zlib", "Content-Encoding: deflate", packed(t, "zlib", body), body, ""},
		{"bare deflate", "Content-Encoding: deflate", packed(t, "flate", body), body, ""},
		{"brotli", "Content-Encoding: br", packed(t, "br", body), body, ""},
		{"brotli undone", "Content-Encoding: br", body, body, "not br"},
		{"unknown", "Content-Encoding: sdch", body, body, "not known"},
		{"identity", "Content-Encoding: identity", body, body, ""},
		{"folded", "X: a\r\n b\r\nContent-Encoding:\r\n gzip", z, body, ""},
		{"empty", "", "", "", ""},
	} {
		rec := &Record{Block: []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + c.head + "\r\n\r\n" + c.body)}
		if c.head == "" {
			rec.Block = []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + c.body)
		}
		res, err := rec.HTTP(1 << 20)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if string(res.Body) != c.want || res.Status != 200 || res.Header.Get("content-type") != "text/html" {
			t.Errorf("%s: %q %+v", c.name, res.Body, res)
		}
		if notes := strings.Join(res.Notes, "; "); (c.note == "") != (notes == "") || !strings.Contains(notes, c.note) {
			t.Errorf("%s: notes %q, want %q", c.name, notes, c.note)
		}
	}
}

func TestHTTPErrors(t *testing.T) {
	bomb := strings.Repeat("0", 3<<20)
	for name, block := range map[string]string{
		"gzip":    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + packed(t, "gzip", bomb),
		"deflate": "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + packed(t, "flate", bomb),
		"brotli":  "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" + packed(t, "br", bomb),
		"plain":   "HTTP/1.1 200 OK\r\n\r\n" + bomb,
	} {
		var large *TooLarge
		if _, err := (&Record{Block: []byte(block)}).HTTP(1 << 20); !errors.As(err, &large) || large.Limit != 1<<20 {
			t.Errorf("%s bomb: %v", name, err)
		}
	}
	for _, block := range []string{"", "\r\n", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "10.0.0.1\n"} {
		if _, err := (&Record{Block: []byte(block)}).HTTP(1 << 20); !errors.Is(err, ErrNoHTTP) {
			t.Errorf("%q: %v", block, err)
		}
	}
	if res, err := (&Record{Block: []byte("HTTP/1.1 404 Not Found")}).HTTP(9); err != nil || res.Status != 404 || len(res.Body) > 0 {
		t.Errorf("header alone: %+v, %v", res, err)
	}
}

// FuzzHTTP: whatever the block, no body is longer than the limit.
func FuzzHTTP(f *testing.F) {
	for _, c := range []string{"gzip", "zlib", "flate", "br"} {
		name := map[string]string{"zlib": "deflate", "flate": "deflate"}[c]
		if name == "" {
			name = c
		}
		f.Add([]byte("HTTP/1.1 200 OK\r\nContent-Encoding: " + name + "\r\n\r\n" + packed(f, c, body)))
	}
	f.Add([]byte("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\r\nabcd\r\n7fffffffffffffff\r\nx"))
	f.Add([]byte("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n(\xb5/\xfd\x04\x00\x01\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		const limit = 1 << 16
		res, err := (&Record{Block: b}).HTTP(limit)
		if err == nil && len(res.Body) > limit {
			t.Fatalf("body of %d bytes", len(res.Body))
		}
	})
}
