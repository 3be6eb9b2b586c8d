package warc

import (
	"bytes"
	"io"
	"math/rand/v2"
	"testing"
)

// FuzzWARC: whatever the bytes, reading ends, and no more comes out than fits.
func FuzzWARC(f *testing.F) {
	f.Add([]byte(rec("response", "http://a/", page, 0) + rec("request", "http://b/", "x", 3)))
	f.Add(zip(f, rec("response", "http://a/", page, 0), rec("response", "http://a/", page, -5)))
	f.Add([]byte("filedesc://x 1.1.1.1 20140216050221 text/plain 4\n1 0\n\nhttp://a/ 1.1.1.1 20140216050221 text/html 3\nabc\n"))
	f.Add(zst(f, nil, rec("response", "http://a/", page, 0), rec("response", "http://b/", page, 0)))
	f.Add(zst(f, []byte(page), rec("response", "http://a/", page, 0)))
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 8 {
		z := zip(f, rec("response", "http://a/", page, 0), rec("response", "http://b/", page, 0))
		z[rnd.IntN(len(z))] ^= 1 << rnd.IntN(8)
		f.Add(z)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r := NewReader(bytes.NewReader(b))
		r.MaxBlock = 1 << 16
		for n := 0; ; n++ {
			rec, err := r.Next()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if rec.Offset < 0 || rec.Offset > int64(len(b)) || int64(len(rec.Block)) != rec.Length {
				t.Fatalf("record %+v", rec)
			}
			if n > 2000*len(b) {
				t.Fatal("reading does not end")
			}
			rec.HTTP(1 << 16)
		}
	})
}
