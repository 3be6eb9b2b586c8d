package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

const pageText = "<!DOCTYPE html><html lang=ar><p>زار الوزير العاصمة.</p></html>" // the minister visited the capital

// nasty is a server with every bad habit, one a path. It counts requests.
type nasty struct {
	*httptest.Server
	mu    sync.Mutex
	count map[string]int
	last  map[string]*http.Request
	bombs sync.Map // by name, compressed
}

func newNasty(t testing.TB) *nasty {
	n := &nasty{count: map[string]int{}, last: map[string]*http.Request{}}
	n.Server = httptest.NewServer(n)
	t.Cleanup(n.stop)
	return n
}

// stop ends handlers that wait for a client that went away.
func (n *nasty) stop() {
	n.CloseClientConnections()
	n.Close()
}

func (n *nasty) asked(path string) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.count[path]
}

func (n *nasty) request(path string) *http.Request {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.last[path]
}

func (n *nasty) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	n.count[r.URL.Path]++
	times := n.count[r.URL.Path]
	n.last[r.URL.Path] = r
	n.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	switch path := r.URL.Path; {
	case path == "/page":
		io.WriteString(w, pageText)
	case path == "/robots.txt":
		io.WriteString(w, "User-agent: *\nDisallow: /private/\nSitemap: "+n.URL+"/sitemap.xml\n")
	case strings.HasPrefix(path, "/slow/"), strings.HasPrefix(path, "/raw/"):
		n.raw(w, r)
	case strings.HasPrefix(path, "/coded/"), strings.HasPrefix(path, "/bomb/"):
		n.coded(w, path)
	case strings.HasPrefix(path, "/to/"):
		n.redirects(w, r)
	default:
		n.statuses(w, r, times)
	}
}

func (n *nasty) statuses(w http.ResponseWriter, r *http.Request, times int) {
	switch r.URL.Path {
	case "/cached":
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Mon, 02 Jan 2023 15:04:05 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, pageText)
	case "/500then200":
		if times == 1 {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		io.WriteString(w, pageText)
	case "/500":
		w.WriteHeader(http.StatusInternalServerError)
	case "/429":
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	case "/410":
		w.WriteHeader(http.StatusGone)
	case "/endless":
		for {
			if _, err := w.Write(bytes.Repeat([]byte("نص "), 1000)); err != nil {
				return
			}
		}
	case "/hugeheader":
		for i := range 100 {
			w.Header().Set(fmt.Sprintf("X-%d", i), strings.Repeat("x", 1000))
		}
	case "/cookie":
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		io.WriteString(w, pageText)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func (n *nasty) redirects(w http.ResponseWriter, r *http.Request) {
	to := map[string]string{
		"/to/page": "/page", "/to/a": "/to/b", "/to/b": "/to/a", "/to/self": "/to/self", "/to/robots": "/private/x",
		"/to/10": "http://10.1.2.3/", "/to/meta": "http://169.254.169.254/latest/meta-data", "/to/ftp": "ftp://example.org/x",
		"/to/file": "file:///etc/passwd", "/to/bad": "http://[::1", "/to/mapped": "http://[::ffff:10.0.0.1]/", "/to/gone": "/410",
	}[r.URL.Path]
	if strings.HasPrefix(r.URL.Path, "/to/slow/") {
		time.Sleep(80 * time.Millisecond)
		to = r.URL.Path + "x"
	}
	if rest, ok := strings.CutPrefix(r.URL.Path, "/to/many/"); ok {
		to = "/to/many/" + rest + "x"
	}
	w.Header().Set("Location", to)
	if to == "" {
		w.Header().Del("Location")
	}
	code := http.StatusFound
	if r.URL.RawQuery == "301" {
		code = http.StatusMovedPermanently
	}
	w.WriteHeader(code)
}

// raw writes to the connection itself.
func (n *nasty) raw(w http.ResponseWriter, r *http.Request) {
	conn, buf, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	drip := func(s string) {
		for {
			if _, err := io.WriteString(conn, s); err != nil {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
	switch r.URL.Path {
	case "/slow/header":
		io.WriteString(conn, head)
		drip("X-A: b\r\n")
	case "/slow/silent":
		io.Copy(io.Discard, buf)
	case "/slow/stall":
		io.WriteString(conn, head+"Content-Length: 100000\r\n\r\n<html>")
		io.Copy(io.Discard, buf)
	case "/slow/drip":
		io.WriteString(conn, head+"Content-Length: 100000\r\n\r\n")
		drip("x")
	case "/raw/short":
		io.WriteString(conn, head+"Content-Length: 100000\r\n\r\n"+pageText)
	case "/raw/long":
		io.WriteString(conn, head+fmt.Sprintf("Content-Length: 15\r\nConnection: close\r\n\r\n%s", pageText))
	case "/raw/chunks":
		io.WriteString(conn, head+"Transfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\nzzz\r\nno chunk\r\n")
	case "/raw/reset":
		io.WriteString(conn, head+"Content-Length: 100\r\n\r\n")
		conn.(*net.TCPConn).SetLinger(0)
	case "/raw/nothing":
	case "/raw/noise":
		io.WriteString(conn, "\x00\x01\x02 no HTTP at all\r\n\r\n")
	case "/raw/badlength":
		io.WriteString(conn, head+"Content-Length: 5\r\nContent-Length: 7\r\n\r\nabcdefg")
	}
}

// coded serves compressed content; /bomb/ decompresses to very much.
func (n *nasty) coded(w http.ResponseWriter, path string) {
	_, name, _ := strings.Cut(path[1:], "/")
	text := strings.NewReader(pageText)
	header, wrong := name, strings.HasSuffix(name, "-wrong")
	header = strings.TrimSuffix(header, "-wrong")
	switch name {
	case "rawdeflate":
		header = "deflate"
	case "file.gz":
		header = ""
	case "unknown":
		header = "lzma"
	}
	if header != "" {
		w.Header().Set("Content-Encoding", strings.ReplaceAll(header, "+", ", "))
	}
	if wrong || name == "unknown" {
		io.Copy(w, text)
		return
	}
	if name == "gzip-cut" {
		w.Header().Set("Content-Encoding", "gzip")
		var b bytes.Buffer
		compress(&b, "gzip", strings.NewReader(strings.Repeat(pageText, 50)))
		w.Write(b.Bytes()[:b.Len()-12])
		return
	}
	if strings.HasPrefix(path, "/bomb/") {
		made, ok := n.bombs.Load(name)
		if !ok {
			var b bytes.Buffer
			compress(&b, name, io.LimitReader(zeros{}, 4<<20))
			made, _ = n.bombs.LoadOrStore(name, b.Bytes())
		}
		w.Write(made.([]byte))
		return
	}
	compress(w, name, text)
}

func compress(w io.Writer, name string, text io.Reader) {
	var z io.WriteCloser
	switch name {
	case "gzip", "file.gz":
		z = gzip.NewWriter(w)
	case "deflate":
		z = zlib.NewWriter(w)
	case "rawdeflate":
		z, _ = flate.NewWriter(w, flate.BestSpeed)
	case "br":
		z = brotli.NewWriterLevel(w, 1)
	case "zstd":
		z, _ = zstd.NewWriter(w)
	case "gzip+br": // gzip first, brotli over it
		var b bytes.Buffer
		compress(&b, "gzip", text)
		compress(w, "br", &b)
		return
	default:
		return
	}
	io.Copy(z, text)
	z.Close()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// quick are options for servers on this machine, without pauses.
func quick() Options {
	return Options{AllowPrivate: true, Delay: time.Nanosecond, Backoff: time.Millisecond, MaxSize: 1 << 20, MaxHeader: 16 << 10, PerHost: 4}
}

// hasty are options under which slow servers show themselves soon.
func hasty() Options {
	opt := quick()
	opt.HeaderTimeout, opt.IdleTimeout = 400*time.Millisecond, 300*time.Millisecond
	return opt
}

func get(t *testing.T, c *Client, url string) (*Response, error) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
	defer stop()
	return c.Get(ctx, Request{URL: url})
}
