package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestGet(t *testing.T) {
	n := newNasty(t)
	c := New(quick())
	r, err := get(t, c, n.URL+"/page#part")
	if err != nil || string(r.Body) != pageText || r.Status != 200 || !strings.HasPrefix(r.ContentType, "text/html") || len(r.Notes) > 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	h := n.request("/page").Header
	if !strings.HasPrefix(h.Get("User-Agent"), "Sijil/devel (+https://") || h.Get("Accept-Language") != "ar,en;q=0.7" {
		t.Errorf("headers %v", h)
	}
	if n.asked("/robots.txt") != 1 {
		t.Errorf("robots.txt read %d times", n.asked("/robots.txt"))
	}
}

// TestBodies: what comes of each bad server. err is the kind of the error; an
// empty note wants none.
func TestBodies(t *testing.T) {
	n := newNasty(t)
	for _, c := range []struct {
		path string
		body string // beginning of the body
		note string
		err  error
		say  string // in the message
	}{
		{"/coded/gzip", pageText, "", nil, ""},
		{"/coded/deflate", pageText, "", nil, ""},
		{"/coded/rawdeflate", pageText, "", nil, ""},
		{"/coded/br", pageText, "", nil, ""},
		{"/coded/zstd", pageText, "", nil, ""},
		{"/coded/gzip+br", pageText, "", nil, ""},
		{"/coded/file.gz", pageText, "", nil, ""},
		{"/coded/gzip-wrong", pageText, "not compressed so", nil, ""},
		{"/coded/deflate-wrong", pageText, "not compressed so", nil, ""},
		{"/coded/br-wrong", pageText, "not compressed so", nil, ""},
		{"/coded/zstd-wrong", pageText, "not compressed so", nil, ""},
		{"/coded/gzip-cut", pageText, "cut short", nil, ""},
		{"/coded/unknown", "", "", ErrBody, `"lzma"`},
		{"/bomb/gzip", "", "", ErrTooLarge, "--max-size"},
		{"/bomb/deflate", "", "", ErrTooLarge, "more than 1048576 bytes"},
		{"/bomb/br", "", "", ErrTooLarge, ""},
		{"/bomb/zstd", "", "", ErrTooLarge, ""},
		{"/bomb/gzip+br", "", "", ErrTooLarge, ""},
		{"/bomb/file.gz", "", "", ErrTooLarge, ""},
		{"/endless", "", "", ErrTooLarge, "more than 1048576 bytes"},
		{"/hugeheader", "", "", ErrTooLarge, "headers"},
		{"/slow/header", "", "", ErrTimeout, "no answer within 400ms"},
		{"/slow/silent", "", "", ErrTimeout, "no answer"},
		{"/slow/stall", "", "", ErrTimeout, "no byte came for 300ms"},
		{"/raw/short", pageText, "cut short", nil, ""},
		{"/raw/long", pageText[:15], "", nil, ""},
		{"/raw/chunks", "<html>", "cut short", nil, ""},
		{"/raw/reset", "", "", ErrNetwork, "connection failed"},
		{"/raw/nothing", "", "", ErrNetwork, "connection failed"},
		{"/raw/noise", "", "", ErrNetwork, "connection failed"},
		{"/raw/badlength", "", "", ErrNetwork, "connection failed"},
		{"/to/page", pageText, "", nil, ""},
		{"/to/a", "", "", ErrRedirect, "circle"},
		{"/to/self", "", "", ErrRedirect, "circle"},
		{"/to/many/x", "", "", ErrRedirect, "more than 10"},
		{"/to/none", "", "", ErrRedirect, "without an address"},
		{"/to/bad", "", "", ErrRedirect, "no address"},
		{"/to/ftp", "", "", ErrAddress, `"ftp"`},
		{"/to/file", "", "", ErrAddress, `"file"`},
		{"/to/robots", "", "", ErrRobots, "robots.txt of"},
		{"/private/x", "", "", ErrRobots, "permission"},
	} {
		t.Run(strings.ReplaceAll(c.path[1:], "/", "_"), func(t *testing.T) {
			t.Parallel()
			opt := quick()
			if strings.HasPrefix(c.path, "/slow/") {
				opt = hasty()
			}
			r, err := get(t, New(opt), n.URL+c.path)
			if c.err != nil {
				var own *Error
				if !errors.Is(err, c.err) || !errors.As(err, &own) || !strings.Contains(err.Error(), c.say) || !strings.Contains(err.Error(), "http") {
					t.Fatalf("error %v, want %v with %q", err, c.err, c.say)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(r.Body), c.body) {
				t.Errorf("body %.80q", r.Body)
			}
			if notes := strings.Join(r.Notes, "; "); (notes == "") != (c.note == "") || !strings.Contains(notes, c.note) {
				t.Errorf("notes %q, want %q", notes, c.note)
			}
			if r.Partial != (c.note == "cut short") {
				t.Errorf("partial %v", r.Partial)
			}
		})
	}
}

// TestTotalTime: a body that drips for ever ends with the whole time.
func TestTotalTime(t *testing.T) {
	n := newNasty(t)
	opt := quick()
	opt.Timeout, opt.Retries = 500*time.Millisecond, -1
	start := time.Now()
	_, err := get(t, New(opt), n.URL+"/slow/drip")
	if !errors.Is(err, ErrTimeout) || !strings.Contains(err.Error(), "not done after 500ms") {
		t.Errorf("error %v", err)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("took %v", took)
	}
}

// TestSlowRedirects: the time is that of all redirects together.
func TestSlowRedirects(t *testing.T) {
	n := newNasty(t)
	opt := quick()
	opt.Timeout, opt.Retries = 500*time.Millisecond, -1
	if _, err := get(t, New(opt), n.URL+"/to/slow/x"); !errors.Is(err, ErrTimeout) {
		t.Errorf("error %v", err)
	}
}

// TestBombMemory: a bomb costs little memory.
func TestBombMemory(t *testing.T) {
	n := newNasty(t)
	for _, name := range []string{"gzip", "br", "zstd"} {
		var before, after runtime.MemStats
		opt := quick()
		opt.MaxSize = 256 << 10
		c := New(opt)
		get(t, c, n.URL+"/bomb/"+name) // the server makes it
		runtime.ReadMemStats(&before)
		_, err := get(t, c, n.URL+"/bomb/"+name)
		runtime.ReadMemStats(&after)
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
		// brotli and zstd keep windows of some MiB
		if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 24 {
			t.Errorf("%s: %d MiB", name, got)
		}
	}
}

func TestConditional(t *testing.T) {
	n := newNasty(t)
	c := New(quick())
	first, err := get(t, c, n.URL+"/cached")
	if err != nil || first.ETag != `"v1"` || first.LastModified == "" {
		t.Fatalf("%+v %v", first, err)
	}
	second, err := c.Get(t.Context(), Request{URL: n.URL + "/cached", ETag: first.ETag + "\r\n", LastModified: first.LastModified})
	if err != nil || !second.NotModified || len(second.Body) > 0 || second.Status != 304 {
		t.Errorf("%+v %v", second, err)
	}
	if got := n.request("/cached").Header.Get("If-Modified-Since"); got != first.LastModified {
		t.Errorf("If-Modified-Since %q", got)
	}
}

func TestMoved(t *testing.T) {
	n := newNasty(t)
	c := New(quick())
	for query, want := range map[string]string{"": "", "?301": n.URL + "/page"} {
		r, err := get(t, c, n.URL+"/to/page"+query)
		if err != nil || r.URL != n.URL+"/page" || r.Moved != want {
			t.Errorf("%q: %+v %v", query, r, err)
		}
	}
}

func TestDowngrade(t *testing.T) {
	n := newNasty(t)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		if user, _, _ := r.BasicAuth(); user != "u" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if r.URL.Path == "/" || r.URL.Path == "" { // first on the same host, where the password goes too
			http.Redirect(w, r, "/next", http.StatusFound)
			return
		}
		http.Redirect(w, r, n.URL+"/page", http.StatusFound)
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	c := New(quick())
	_, err := get(t, c, s.URL)
	if !errors.Is(err, ErrAddress) || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("untrusted certificate: %v", err)
	}
	c = New(quick())
	c.trip.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs}
	r, err := get(t, c, strings.Replace(s.URL, "https://", "https://u:secret@", 1))
	if err != nil || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "https to http") || strings.Contains(r.Notes[0], "secret") {
		t.Errorf("%+v %v", r, err)
	}
	if n.request("/page").Header.Get("Authorization") != "" {
		t.Error("the password went to another host")
	}
}

func TestNoCookies(t *testing.T) {
	n := newNasty(t)
	c := New(quick())
	get(t, c, n.URL+"/cookie")
	get(t, c, n.URL+"/cookie")
	if n.asked("/cookie") != 2 || len(n.request("/cookie").Cookies()) > 0 {
		t.Error("a cookie was kept")
	}
}

func TestStatus(t *testing.T) {
	n := newNasty(t)
	for _, c := range []struct {
		path  string
		code  int
		asked int
		say   string
	}{
		{"/404", 404, 1, "check the address"},
		{"/410", 410, 1, "take it off the list"},
		{"/to/gone", 410, 1, "Gone"},
		{"/500", 500, 3, "try again later"},
		{"/429", 429, 1, "asks to wait until"},
	} {
		_, err := get(t, New(quick()), n.URL+c.path)
		var status *StatusError
		if !errors.As(err, &status) || status.Code != c.code || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v", c.path, err)
		}
		if got := n.asked(c.path); got != c.asked {
			t.Errorf("%s asked for %d times, want %d", c.path, got, c.asked)
		}
	}
	r, err := get(t, New(quick()), n.URL+"/500then200")
	if err != nil || string(r.Body) != pageText || n.asked("/500then200") != 2 {
		t.Errorf("500 then 200: %v", err)
	}
	if n.asked("/500then200") != 2 {
		t.Error("asked again after success")
	}
}

// TestRest: after 429 with a long Retry-After the host is left in peace.
func TestRest(t *testing.T) {
	n := newNasty(t)
	c := New(quick())
	get(t, c, n.URL+"/429")
	_, err := get(t, c, n.URL+"/page")
	var own *Error
	if !errors.Is(err, ErrWait) || !errors.As(err, &own) || time.Until(own.Until) < 50*time.Minute || n.asked("/page") != 0 {
		t.Errorf("error %v, asked %d times", err, n.asked("/page"))
	}
}

func TestCancel(t *testing.T) {
	n := newNasty(t)
	opt := quick()
	opt.IdleTimeout, opt.HeaderTimeout = time.Minute, time.Minute
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	for _, path := range []string{"/slow/silent", "/slow/stall"} {
		_, err := New(opt).Get(ctx, Request{URL: n.URL + path})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestProxy: the environment does not choose a proxy, the option does.
func TestProxy(t *testing.T) {
	n := newNasty(t)
	var through []string
	p := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if through = append(through, r.URL.String()); r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		io.WriteString(w, pageText)
	}))
	defer p.Close()
	t.Setenv("HTTP_PROXY", p.URL)
	if _, err := get(t, New(quick()), n.URL+"/page"); err != nil || len(through) > 0 {
		t.Errorf("%v through %v", err, through)
	}
	opt := quick()
	opt.AllowPrivate = false
	opt.Proxy = mustURL(t, p.URL)
	if _, err := get(t, New(opt), "http://news.example/page"); err != nil || len(through) != 2 {
		t.Errorf("%v through %v", err, through)
	}
	if _, err := get(t, New(opt), "http://127.0.0.1/page"); !errors.Is(err, ErrPrivate) {
		t.Errorf("private address by a proxy: %v", err)
	}
}

// only lets a client dial one address, beside what is public.
func (c *Client) only(addr string) {
	a := netip.MustParseAddrPort(addr)
	c.allowed = func(b netip.AddrPort) bool { return a == b || Public(b.Addr()) }
}
