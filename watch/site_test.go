package watch

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/fetch"
)

// site is a news site whose feeds and pages a test changes while it is watched.
type site struct {
	*httptest.Server
	mu      sync.Mutex
	pages   map[string]http.HandlerFunc
	count   map[string]int
	matched map[string]int // requests with the right If-None-Match
}

func newSite(t testing.TB) *site {
	s := &site{pages: map[string]http.HandlerFunc{}, count: map[string]int{}, matched: map[string]int{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.count[r.URL.Path]++
	f := s.pages[r.URL.Path]
	s.mu.Unlock()
	if f == nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	f(w, r)
}

func (s *site) serve(path string, f http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = f
}

func (s *site) asked(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.count[path]
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}

// article puts an article of its own words at /name.
func (s *site) article(name string) {
	s.serve("/"+name, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<!DOCTYPE html><html lang=ar><body><article><h1>خبر %s</h1><p>%s</p></article></body></html>", name, words(name))
	})
}

// words is a paragraph that no other name has.
func words(name string) string {
	return strings.Repeat("زار وزير الخارجية "+name+" العاصمة والتقى نظيره. ", 6)
}

// feed puts a feed with these articles, newest first, at /feed-name.
func (s *site) feed(name string, articles ...string) {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار %s</title><link>%s/</link><description>x</description>`, name, s.URL)
	for _, a := range articles {
		addr := a
		if !strings.HasPrefix(a, "http") {
			addr = s.URL + "/" + a
		}
		fmt.Fprintf(&b, `<item><title>خبر</title><link>%s</link><description>%s</description><pubDate>Tue, 14 May 2024 10:00:00 +0300</pubDate></item>`, addr, words(a))
	}
	b.WriteString("</channel></rss>")
	body := b.String()
	s.serve("/feed-"+name, func(w http.ResponseWriter, r *http.Request) {
		tag := fmt.Sprintf("%q", fmt.Sprint(len(articles), articles))
		w.Header().Set("ETag", tag)
		w.Header().Set("Content-Type", "application/rss+xml")
		if r.Header.Get("If-None-Match") == tag {
			s.mu.Lock()
			s.matched[r.URL.Path]++
			s.mu.Unlock()
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write([]byte(body))
	})
}

// run is one run of a watcher with Once.
type run struct {
	t     testing.TB
	dir   string
	list  []string
	items bool
	code  func(*doc.Document) error
	now   time.Time
}

func (r *run) out() string { return filepath.Join(r.dir, "out.jsonl") }

func (r *run) state() *State {
	r.t.Helper()
	s, err := OpenState(filepath.Join(r.dir, "state.db"))
	if err != nil {
		r.t.Fatal(err)
	}
	return s
}

func (r *run) options() Options {
	opt := Options{
		Client: fetch.New(fetch.Options{AllowPrivate: true, Delay: time.Nanosecond, Backoff: time.Millisecond, Retries: 1}),
		Code:   r.code, Render: render, Out: r.out(), Items: r.items, Once: true, Min: 5 * time.Minute, Max: 6 * time.Hour,
	}
	if r.code == nil {
		opt.Code = func(d *doc.Document) error { return nil }
	}
	if !r.now.IsZero() {
		opt.now = func() time.Time { return r.now }
	}
	return opt
}

// once follows the list once and gives the reports by feed.
func (r *run) once() map[string]Report {
	r.t.Helper()
	s := r.state()
	defer s.Close()
	var list []feed.Subscription
	for _, u := range r.list {
		list = append(list, feed.Subscription{URL: u})
	}
	if err := s.SetList(list); err != nil {
		r.t.Fatal(err)
	}
	reports := map[string]Report{}
	var mu sync.Mutex
	opt := r.options()
	opt.Report = func(rep Report) {
		mu.Lock()
		defer mu.Unlock()
		reports[rep.Feed.Given] = rep
	}
	w, err := New(s, opt)
	if err != nil {
		r.t.Fatal(err)
	}
	defer w.Close()
	if err := w.Run(r.t.Context()); err != nil {
		r.t.Fatal(err)
	}
	return reports
}

// render writes a line with the address of each document.
func render(docs []*doc.Document) ([]byte, error) {
	var b []byte
	for _, d := range docs {
		line, err := json.Marshal(map[string]string{"url": d.URL, "feed": d.Origin.Feed, "published": d.Published})
		if err != nil {
			return nil, err
		}
		b = append(append(b, line...), '\n')
	}
	return b, nil
}
