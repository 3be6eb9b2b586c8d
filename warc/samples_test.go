package warc

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/ulikunitz/xz"
)

// TestSamples reads the samples of a well-known reader of archives: each is
// read or reported.
func TestSamples(t *testing.T) {
	files := samples(t)
	for name, want := range map[string]string{
		"bad.arc":                             "responses 1, skipped 3",
		"example-bad-non-chunked.warc.gz":     "responses 1, skipped 0",
		"example-bad.warc.gz.bad":             "responses 2, skipped 0",
		"example-digest.warc":                 "responses 0, skipped 0",
		"example-iana.org-chunked.warc":       "responses 1, skipped 0",
		"example-resource.warc.gz":            "responses 0, skipped 0",
		"example-space-in-target-uri.warc.gz": "responses 0, skipped 0",
		"example-space-in-url.arc":            "responses 0, skipped 1",
		"example-trunc.warc":                  "responses 0, skipped 1",
		"example-wget-bad-target-uri.warc.gz": "responses 1, skipped 0",
		"example-wrong-chunks.warc.gz":        "responses 1, skipped 0",
		"example.arc":                         "responses 1, skipped 0",
		"example.arc.gz":                      "responses 1, skipped 0",
		"example.warc":                        "responses 1, skipped 0",
		"example.warc.gz":                     "responses 1, skipped 0",
		"post-test.warc.gz":                   "responses 3, skipped 0",
	} {
		t.Run(name, func(t *testing.T) {
			r := NewReader(bytes.NewReader(files[name]))
			var told []string
			r.Report = func(b *Broken) { told = append(told, b.Error()) }
			n := 0
			for {
				rec, err := r.Next()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				if rec.Type != "response" {
					continue
				}
				n++
				if res, err := rec.HTTP(1 << 20); err == nil && res.Header.Get("Content-Type") == "text/html" && !bytes.Contains(res.Body, []byte("<html")) {
					t.Errorf("%s: no page: %.60q", rec.URI, res.Body)
				}
			}
			if got := fmt.Sprintf("responses %d, skipped %d", n, r.Skipped()); got != want {
				t.Errorf("%s, want %s; %q", got, want, told)
			}
		})
	}
}

func samples(t testing.TB) map[string][]byte {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "shared", "intake", "warcio-samples.tar.xz"))
	if err != nil {
		t.Skip("no sample archives beside the repository")
	}
	defer f.Close()
	z, err := xz.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for tr := tar.NewReader(z); ; {
		h, err := tr.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if out[filepath.Base(h.Name)], err = io.ReadAll(tr); err != nil {
			t.Fatal(err)
		}
	}
}
