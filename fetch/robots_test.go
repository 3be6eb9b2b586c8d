package fetch

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestRobotsRules(t *testing.T) {
	const both = "User-agent: *\nDisallow: /\n\nUser-agent: Sijil\nAllow: /a\nCrawl-delay: 2.5\n\nUser-agent: Other\nDisallow: /a\n\nuser-agent: sijil/2.0\nDisallow: /a/b\n"
	for _, c := range []struct {
		name, robots string
		yes, no      string // paths
	}{
		{"empty", "", "/ /a?b=c", ""},
		{"all", "User-agent: *\nDisallow: /", "/robots.txt", "/ /a"},
		{"empty disallow", "User-agent: *\nDisallow:\n", "/ /a", ""},
		{"an empty group of its own", "User-agent: sijil\nDisallow:\n\nUser-agent: *\nDisallow: /\n", "/a", ""},
		{"named twice, joined", both, "/ /a /x", "/a/b /a/bc"},
		{"several agents, blank lines between", "User-agent: x\n\nUser-agent: SIJIL\nDisallow: /p", "/", "/p /page"},
		{"rule before any group", "Disallow: /\nUser-agent: *\nDisallow: /p", "/q", "/p"},
		{"bad delay changes nothing", "User-agent: *\nCrawl-delay: often\nDisallow: /p", "/q", "/p"},
		{"longest wins", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/a/b /a/bx", "/a /a/x /a/b/c"},
		{"tie allows", "User-agent: *\nDisallow: /p\nAllow: /p", "/p", ""},
		{"wild cards begin at the path's beginning", "User-agent: *\nDisallow: /en*print", "/ar/en/print", "/en/x/print /enprint2"},
		{"end", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /x$", "/a.pdf?x /xy /", "/a.pdf /b/c.pdf /x"},
		{"many stars", "User-agent: *\nDisallow: /a*b*c", "/ab /acb", "/abc /aXbYcZ"},
		{"query", "User-agent: *\nDisallow: /*?s=", "/?q=1 /a?as=1", "/?s=x /a?s="},
		{"Arabic, escaped or not", "User-agent: *\nDisallow: /خاص\nDisallow: /%D8%a7", "/عام", "/خاص/1 /%d8%AE%D8%A7%D8%B5 /ا"},
		{"escapes of plain letters", "User-agent: *\nDisallow: /%61b\nDisallow: /c%2fd", "/c/d", "/ab /%61%62 /c%2Fd"},
		{"mark, comments, CR", "\ufeffUser-agent: * # all\rDisallow: /p # private\r", "/q", "/p"},
		{"other records between", "User-agent: sijil\nSitemap: https://x/s.xml\nHost: x\nDisallow: /p", "/q", "/p"},
		{"a page in its place", "<!DOCTYPE html><html><body>Disallow: /</body></html>", "/", ""},
		{"only others", "User-agent: Googlebot\nDisallow: /\nUser-agent: Sijilbot\nDisallow: /\n", "/", ""},
	} {
		r := parseRobots([]byte(c.robots), "Sijil")
		for p := range strings.FieldsSeq(c.yes) {
			if !r.allows(p) {
				t.Errorf("%s: %s is forbidden", c.name, p)
			}
		}
		for p := range strings.FieldsSeq(c.no) {
			if r.allows(p) {
				t.Errorf("%s: %s is allowed", c.name, p)
			}
		}
	}
	if r := parseRobots([]byte(both), "Sijil"); r.delay != 2500*time.Millisecond {
		t.Errorf("delay %v", r.delay)
	}
	r := parseRobots([]byte("Sitemap: https://x/a.xml\nUser-agent: *\nCrawl-delay: 86400\nSitemap:https://x/b.xml"), "Sijil")
	if r.delay != maxCrawlDelay || strings.Join(r.sitemaps, " ") != "https://x/a.xml https://x/b.xml" {
		t.Errorf("delay %v, sitemaps %v", r.delay, r.sitemaps)
	}
	big := "User-agent: *\n" + strings.Repeat("# filler\n", 60000) + "Disallow: /"
	if r := parseRobots([]byte(big), "Sijil"); !r.allows("/a") {
		t.Error("read beyond the limit")
	}
}

// TestRobotsAnswers: what each kind of answer to /robots.txt means.
func TestRobotsAnswers(t *testing.T) {
	for _, c := range []struct {
		name  string
		serve http.HandlerFunc
		err   error
		asked int
	}{
		{"404", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404) }, nil, 1},
		{"403", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403) }, nil, 1},
		{"429", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(429) }, ErrNoRobots, 3},
		{"503", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(503) }, ErrNoRobots, 3},
		{"silence", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, ErrNoRobots, 2},
		{"closed", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, ErrNetwork, 3},
		{"endless", func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "User-agent: *\nDisallow: /other\n")
			for {
				if _, err := io.WriteString(w, "# and so on\n"); err != nil {
					return
				}
			}
		}, nil, 1},
		{"circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/robots.txt", http.StatusFound) }, nil, robotsHops + 1},
		{"elsewhere", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/rules", http.StatusFound) }, ErrRobots, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var mu sync.Mutex
			asked := 0
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				switch r.URL.Path {
				case "/robots.txt":
					mu.Lock()
					asked++
					mu.Unlock()
					c.serve(w, r)
				case "/rules":
					io.WriteString(w, "User-agent: *\nDisallow: /page")
				default:
					io.WriteString(w, pageText)
				}
			}))
			defer s.Close()
			opt := quick()
			if c.name == "silence" {
				opt = hasty()
			}
			client := New(opt)
			for range 2 { // the second time from memory
				if _, err := get(t, client, s.URL+"/page"); !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
					t.Errorf("error %v, want %v", err, c.err)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			if asked != c.asked {
				t.Errorf("robots.txt asked for %d times, want %d", asked, c.asked)
			}
		})
	}
}

func TestSitemapsOfRobots(t *testing.T) {
	n := newNasty(t)
	got, err := New(quick()).Sitemaps(t.Context(), n.URL)
	if err != nil || len(got) != 1 || got[0] != n.URL+"/sitemap.xml" {
		t.Errorf("%v %v", got, err)
	}
}

// FuzzRobots: whatever the file, rules answer, and the file's own path is free.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nAllow: /%D8%A7\nCrawl-delay: 1e308", "/a/b?c")
	f.Add("User-agent: sijil\r\nDisallow: %%%2\n", "%")
	f.Fuzz(func(t *testing.T, robots, path string) {
		r := parseRobots([]byte(robots), "Sijil")
		r.allows(path)
		if !r.allows("/robots.txt") || r.delay < 0 || r.delay > maxCrawlDelay {
			t.Fatalf("%+v", r)
		}
		if once := normal(path); normal(once) != once {
			t.Fatalf("normal(%q) is %q, then %q", path, once, normal(once))
		}
	})
}

// FuzzDecode: no coding of content makes reading hang, grow or panic.
func FuzzDecode(f *testing.F) {
	for _, name := range []string{"gzip", "deflate", "br", "zstd", "gzip+br"} {
		var b strings.Builder
		compress(&b, name, strings.NewReader(pageText))
		f.Add([]byte(b.String()), strings.ReplaceAll(name, "+", ","))
	}
	f.Fuzz(func(t *testing.T, b []byte, coding string) {
		h := &hop{}
		resp := &http.Response{Header: http.Header{"Content-Encoding": {coding}}, ContentLength: -1}
		err := h.read(strings.NewReader(string(b)), resp, limits{size: 1 << 16})
		if len(h.body) > 1<<16 {
			t.Fatalf("%d bytes, %v", len(h.body), err)
		}
	})
}
