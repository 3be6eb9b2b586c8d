package warc

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// page is an HTTP response with a short page: talks were held in Muscat.
const page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html><title>محادثات في مسقط</title><p>عُقدت محادثات في مسقط أمس."

// rec writes a WARC record with a length that may be wrong by off bytes.
func rec(typ, uri, block string, off int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		typ, uri, uri, len(block)+off, block)
}

func zip(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for _, p := range parts {
		z.Reset(&b)
		if _, err := io.WriteString(z, p); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// list reads an archive: a line a record, "!" and the reason for one skipped.
func list(t testing.TB, r *Reader) []string {
	t.Helper()
	var out []string
	r.Report = func(b *Broken) { out = append(out, fmt.Sprintf("! %d %s", b.Offset, b.Reason)) }
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if rec.Block != nil && int64(len(rec.Block)) != rec.Length {
			t.Errorf("%s: block of %d bytes, stated %d", rec.URI, len(rec.Block), rec.Length)
		}
		out = append(out, fmt.Sprintf("%d %s %s", rec.Offset, rec.Type, rec.URI))
	}
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestPlain(t *testing.T) {
	a, b, c := rec("response", "http://a/", page, 0), rec("request", "http://b/", "GET / HTTP/1.1\r\n\r\n", 0), rec("response", "http://c/", page, 0)
	n, m := len(a), len(a)+len(b)
	for _, x := range []struct {
		name, in string
		want     []string
	}{
		{"whole", a + b + c, []string{"0 response http://a/", fmt.Sprint(n, " request http://b/"), fmt.Sprint(m, " response http://c/")}},
		{"no line ends between", strings.TrimSpace(a) + c, []string{"0 response http://a/", fmt.Sprint(n-4, " response http://c/")}},
		{"line ends alone", strings.ReplaceAll(strings.ReplaceAll(a, page, strings.Repeat("x", len(page))), "\r\n", "\n") + c,
			[]string{"0 response http://a/", fmt.Sprint(len(strings.ReplaceAll(strings.ReplaceAll(a, page, strings.Repeat("x", len(page))), "\r\n", "\n")), " response http://c/")}},
		{"length too short", rec("response", "http://a/", page, -20) + b + c,
			[]string{fmt.Sprintf("! 0 no record follows the %d bytes of its block", len(page)-20), fmt.Sprint(n, " request http://b/"), fmt.Sprint(m, " response http://c/")}},
		{"length too long", rec("response", "http://a/", page, 30) + b + c,
			[]string{fmt.Sprintf("! 0 no record follows the %d bytes of its block", len(page)+30), fmt.Sprint(n, " request http://b/"), fmt.Sprint(m, " response http://c/")}},
		{"length beyond the end", rec("response", "http://a/", page, 9000) + c,
			[]string{fmt.Sprintf("! 0 the archive ends after %d of the %d bytes of its block", len(page)+4+len(c), len(page)+9000), fmt.Sprint(n+1, " response http://c/")}},
		{"no length", strings.Replace(a, "Content-Length", "Length", 1) + b, []string{"! 0 record without a length", fmt.Sprint(n-8, " request http://b/")}},
		{"negative length", strings.Replace(a, "Content-Length: ", "Content-Length: -", 1) + b,
			[]string{fmt.Sprintf(`! 0 length of the record is "-%d"`, len(page)), fmt.Sprint(n+1, " request http://b/")}},
		{"no type", strings.Replace(a, "WARC-Type", "Type", 1) + b, []string{"! 0 record without WARC-Type", fmt.Sprint(n-5, " request http://b/")}},
		{"noise first", "noise\nWARC/ is a word\n" + b, []string{`! 0 begins with "noise\n"`, "22 request http://b/"}},
		{"header without end", a[:80] + "\r\n" + b, []string{"! 0 another record begins within its header", "82 request http://b/"}},
		{"cut in the block", a + b[:len(b)-10], []string{"0 response http://a/", fmt.Sprintf("! %d the archive ends after 12 of the 18 bytes of its block", n)}},
		{"cut in the header", a + b[:60], []string{"0 response http://a/", fmt.Sprintf("! %d the archive ends within its header", n)}},
		{"nothing", "", nil},
		{"brackets and spaces", rec("resource", "<http://a/x y>", "", 0), []string{"0 resource http://a/x%20y"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			same(t, list(t, NewReader(strings.NewReader(x.in))), x.want...)
			same(t, list(t, NewReader(iotest.OneByteReader(strings.NewReader(x.in)))), x.want...)
		})
	}
}

func TestPacked(t *testing.T) {
	a, b, c := rec("response", "http://a/", page, 0), rec("metadata", "http://b/", "x: y", 0), rec("response", "http://c/", page, 0)
	za, zb, zc := zip(t, a), zip(t, b), zip(t, c)
	flip := func(z []byte, at int) []byte {
		z = bytes.Clone(z)
		z[at] ^= 0xff
		return z
	}
	n, m := len(za), len(za)+len(zb)
	head, body, _ := strings.Cut(a, page)
	for _, x := range []struct {
		name string
		in   []byte
		want []string
	}{
		{"a member a record", zip(t, a, b, c), []string{"0 response http://a/", fmt.Sprint(n, " metadata http://b/"), fmt.Sprint(m, " response http://c/")}},
		{"one member", zip(t, a+b+c), []string{"0 response http://a/", "0 metadata http://b/", "0 response http://c/"}},
		{"header and block apart", zip(t, head, page+body, c), []string{"0 response http://a/", fmt.Sprint(len(zip(t, head, page+body)), " response http://c/")}},
		{"length too long", zip(t, rec("response", "http://a/", page, 9), c),
			[]string{fmt.Sprintf("! 0 it ends after %d of the %d bytes of its block", len(page)+4, len(page)+9), fmt.Sprint(len(zip(t, rec("response", "http://a/", page, 9))), " response http://c/")}},
		{"length wrong within one member", zip(t, rec("response", "http://a/", page, 9)+b), []string{fmt.Sprintf("! 0 no record follows the %d bytes of its block", len(page)+9), "0 metadata http://b/"}},
		{"bad checksum", bytes.Join([][]byte{za, flip(zb, len(zb)-6), zc}, nil),
			[]string{"0 response http://a/", fmt.Sprintf("! %d bad gzip member: gzip: invalid checksum", n), fmt.Sprint(m, " response http://c/")}},
		{"member cut short", bytes.Join([][]byte{za[:len(za)/2], zb, zc}, nil), []string{"!", fmt.Sprint(len(za)/2, " metadata http://b/"), fmt.Sprint(len(za)/2+len(zb), " response http://c/")}},
		{"noise between", bytes.Join([][]byte{za, []byte("noise \x1f\x8b\x08\x00 and more"), zc}, nil), []string{"0 response http://a/", "!", fmt.Sprint(n+19, " response http://c/")}},
		{"tail cut", bytes.Join([][]byte{za, zc[:len(zc)-12]}, nil), []string{"0 response http://a/", fmt.Sprintf("! %d bad gzip member: the archive ends within it", n)}},
		{"zeros between", bytes.Join([][]byte{za, make([]byte, 100), zc}, nil), []string{"0 response http://a/", fmt.Sprint(n+100, " response http://c/")}},
	} {
		t.Run(x.name, func(t *testing.T) {
			got := list(t, NewReader(bytes.NewReader(x.in)))
			for i := range got {
				if i < len(x.want) && x.want[i] == "!" && got[i][0] == '!' {
					got[i] = "!"
				}
			}
			same(t, got, x.want...)
		})
	}
}

func TestARC(t *testing.T) {
	const head = "filedesc://x.arc 127.0.0.1 20140216050221 text/plain 75\n1 0 Crawl\nURL IP-address Archive-date Content-type Archive-length\n"
	desc := strings.Replace(head, " 75\n", fmt.Sprintf(" %d\n", len(head)-strings.Index(head, "\n")-1), 1) + "\n"
	one := func(uri, block string, n any) string {
		return fmt.Sprintf("%s 10.0.0.1 20140102030405 text/html %v\n%s\n", uri, n, block)
	}
	a := one("http://a/x y", page, len(page))
	n := len(desc)
	same(t, list(t, NewReader(strings.NewReader(desc+a+one("http://b/", page, -1)+one("http://c/", page, "abc")+a))),
		"0 warcinfo filedesc://x.arc", fmt.Sprint(n, " response http://a/x%20y"),
		fmt.Sprintf(`! %d length of the record is "-1"`, n+len(a)),
		fmt.Sprintf(`! %d length of the record is "abc"`, n+len(a)+len(one("http://b/", page, -1))),
		fmt.Sprint(n+len(a)+len(one("http://b/", page, -1))+len(one("http://c/", page, "abc")), " response http://a/x%20y"))
	r := NewReader(bytes.NewReader(zip(t, desc, a)))
	r.Next()
	rec, err := r.Next()
	if err != nil || rec.Date != "2014-01-02T03:04:05Z" || rec.ContentType != "text/html" || rec.Version != "ARC/1" {
		t.Errorf("%+v, %v", rec, err)
	}
	if res, err := rec.HTTP(1000); err != nil || res.Status != 200 || !bytes.Contains(res.Body, []byte("مسقط")) {
		t.Errorf("%+v, %v", res, err)
	}
}

// TestFarTooLong: a length of a terabyte loses one record, not the archive.
func TestFarTooLong(t *testing.T) {
	var b strings.Builder
	b.WriteString(rec("response", "http://bad/", page, 1<<40))
	const n = 30
	for i := range n {
		b.WriteString(rec("response", fmt.Sprint("http://a/", i), page+strings.Repeat("x", 50_000), 0))
	}
	for name, in := range map[string]io.Reader{"plain": strings.NewReader(b.String()), "one member": bytes.NewReader(zip(t, b.String()))} {
		r := NewReader(in)
		if got := list(t, r); len(got) != n+1 || r.Skipped() != 1 || !strings.HasPrefix(got[0], "! 0 another record begins") {
			t.Errorf("%s: %d records, %.100q", name, len(got), got)
		}
	}
}

// TestWaste: headers upon headers with lengths that are wrong do not take the
// square of their number in time.
func TestWaste(t *testing.T) {
	in := strings.Repeat("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 400000\r\n\r\n", 200_000)
	r := NewReader(strings.NewReader(in))
	n := len(list(t, r))
	if n == 0 || r.reread > 80<<20 {
		t.Errorf("%d records, %d MiB read again", n, r.reread>>20)
	}
}

// zst packs parts in zstd frames, with a dictionary in front where there is one.
func zst(t testing.TB, dict []byte, parts ...string) []byte {
	t.Helper()
	var out []byte
	opts := []zstd.EOption{zstd.WithEncoderConcurrency(1)}
	if dict != nil {
		opts = append(opts, zstd.WithEncoderDictRaw(0, dict))
		out = binary.LittleEndian.AppendUint32([]byte(dictMagic), uint32(len(dict)))
		out = append(out, dict...)
	}
	z, err := zstd.NewWriter(nil, opts...)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, p := range parts {
		out = z.EncodeAll([]byte(p), out)
	}
	return out
}

func TestZstd(t *testing.T) {
	a, b, c := rec("response", "http://a/", page+strings.Repeat("z", 1000), 0), rec("metadata", "http://b/", "x: y", 0), rec("response", "http://c/", page, 0)
	za, zb, zc := zst(t, nil, a), zst(t, nil, b), zst(t, nil, c)
	n, m := len(za), len(za)+len(zb)
	whole := []string{"0 response http://a/", fmt.Sprint(n, " metadata http://b/"), fmt.Sprint(m, " response http://c/")}
	same(t, list(t, NewReader(bytes.NewReader(zst(t, nil, a, b, c)))), whole...)
	same(t, list(t, NewReader(iotest.OneByteReader(bytes.NewReader(zst(t, nil, a, b, c))))), whole...)
	same(t, list(t, NewReader(bytes.NewReader(zst(t, nil, a+b+c)))), "0 response http://a/", "0 metadata http://b/", "0 response http://c/")
	bad := bytes.Clone(zb)
	bad[len(bad)-2] ^= 0xff
	got := list(t, NewReader(bytes.NewReader(bytes.Join([][]byte{za, bad, zc}, nil))))
	if len(got) != 3 || got[0] != whole[0] || !strings.HasPrefix(got[1], fmt.Sprintf("! %d bad zstd frame", n)) || got[2] != whole[2] {
		t.Errorf("bad frame: %q", got)
	}
	got = list(t, NewReader(bytes.NewReader(append(bytes.Clone(za[:len(za)/2]), zc...))))
	if len(got) != 2 || !strings.HasSuffix(got[1], " response http://c/") {
		t.Errorf("cut frame: %q", got)
	}
	dict := []byte(b + c + strings.Repeat(page, 3))
	in := zst(t, dict, a, b, c)
	got = list(t, NewReader(bytes.NewReader(in)))
	if len(got) != 3 || !strings.HasSuffix(got[2], " response http://c/") || !Recognise(in) {
		t.Errorf("with a dictionary: %q", got)
	}
	for _, x := range [][]byte{za, zip(t, a), []byte(a), zip(t, "filedesc://x")} {
		if !Recognise(x) || Recognise(x[1:]) {
			t.Errorf("%.20q is not recognised", x)
		}
	}
	if Recognise(zst(t, nil, "text")) || Recognise(zip(t, "text")) || Recognise([]byte(zstdMagic)) || Recognise(nil) {
		t.Error("recognised")
	}
}

// TestTinyMembers: an archive packed byte by byte is read all the same.
func TestTinyMembers(t *testing.T) {
	one := rec("response", "http://a/", page+strings.Repeat("x", 500), 0)
	var parts []string
	for i := range len(one) {
		parts = append(parts, one[i:i+1], "")
	}
	in := zip(t, parts...)
	same(t, list(t, NewReader(io.MultiReader(bytes.NewReader(in), bytes.NewReader(in)))), "0 response http://a/", fmt.Sprint(len(in), " response http://a/"))
}

// TestLimit: a record over the limit is skipped in flat memory, and so is one
// that is not wanted.
func TestLimit(t *testing.T) {
	const big = 300 << 20
	in := func() io.Reader {
		head, tail, _ := strings.Cut(rec("response", "http://big/", "@", big-1), "@")
		return io.MultiReader(strings.NewReader(rec("response", "http://a/", page, 0)+head), io.LimitReader(ones{}, big), strings.NewReader(tail+rec("response", "http://c/", page, 0)))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := list(t, NewReader(in()))
	if len(got) != 3 || !strings.Contains(got[1], fmt.Sprintf("its block of %d bytes is larger than the limit of %d", big, DefaultMaxBlock)) {
		t.Errorf("%q", got)
	}
	r := NewReader(in())
	r.Want = func(rec *Record) bool { return rec.URI == "http://c/" }
	if got := list(t, r); len(got) != 3 || r.Skipped() != 0 {
		t.Errorf("%q", got)
	}
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 32<<20 {
		t.Errorf("records of %d MiB took %d MiB of memory", big>>20, got>>20)
	}
}

type ones struct{}

func (ones) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// TestReadError: an error of the source ends the archive, and is told.
func TestReadError(t *testing.T) {
	bad := errors.New("disk on fire")
	for _, in := range [][]byte{[]byte(rec("response", "http://a/", page, 0)), zip(t, rec("response", "http://a/", page, 0))} {
		r := NewReader(io.MultiReader(bytes.NewReader(in[:len(in)-30]), iotest.ErrReader(bad)))
		if _, err := r.Next(); !errors.Is(err, bad) {
			t.Errorf("error %v", err)
		}
	}
}
