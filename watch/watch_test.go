package watch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
)

func lines(t *testing.T, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// names are the last parts of the addresses in the output.
func names(t *testing.T, path string) string {
	var out []string
	for _, l := range lines(t, path) {
		if _, rest, ok := strings.Cut(l, `"url":"`); ok {
			addr, _, _ := strings.Cut(rest, `"`)
			out = append(out, addr[strings.LastIndex(addr, "/")+1:])
		}
	}
	return strings.Join(out, " ")
}

func health(t *testing.T, r *run) Feed {
	t.Helper()
	s := r.state()
	defer s.Close()
	feeds, err := s.Feeds()
	if err != nil || len(feeds) == 0 {
		t.Fatalf("%v %v", feeds, err)
	}
	return feeds[0]
}

// TestOnce: new articles are coded oldest first, each once; an unchanged feed
// is not sent again.
func TestOnce(t *testing.T) {
	s := newSite(t)
	for _, a := range []string{"a", "b", "c", "d"} {
		s.article(a)
	}
	s.feed("x", "b", "a")
	r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + "/feed-x"}}
	if rep := r.once()[r.list[0]]; rep.New != 2 || rep.Err != nil {
		t.Fatalf("%+v", rep)
	}
	if got := names(t, r.out()); got != "a b" {
		t.Errorf("output %q", got)
	}
	if l := lines(t, r.out())[0]; !strings.Contains(l, `"feed":"`+r.list[0]) || !strings.Contains(l, `"published":"Tue, 14 May`) {
		t.Errorf("line %s", l)
	}
	if rep := r.once()[r.list[0]]; !rep.Unchanged || rep.New != 0 || s.matched["/feed-x"] != 1 {
		t.Errorf("second poll: %+v", rep)
	}
	s.feed("x", "d", "c", "b")
	if rep := r.once()[r.list[0]]; rep.New != 2 {
		t.Errorf("third poll: %+v", rep)
	}
	if got := names(t, r.out()); got != "a b c d" {
		t.Errorf("output %q", got)
	}
	f := health(t, r)
	if f.Items != 4 || f.Errors != 0 || f.Title != "أخبار x" || f.Read.IsZero() || f.Fresh.IsZero() || !f.Next.After(f.Polled) {
		t.Errorf("health %+v", f)
	}
	if s.asked("/a") != 1 || s.asked("/robots.txt") != 3 {
		t.Errorf("a page was asked for %d times, robots.txt %d times", s.asked("/a"), s.asked("/robots.txt"))
	}
}

// TestSameArticle: one article in two feeds, with tracking parameters, and
// under another address with the same words is coded once.
func TestSameArticle(t *testing.T) {
	s := newSite(t)
	s.article("a")
	s.serve("/copy", func(w http.ResponseWriter, r *http.Request) { s.pages["/a"](w, r) })
	s.serve("/amp", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html lang=ar><head><link rel=canonical href=%q></head><body><article><h1>خبر</h1><p>%s</p></article></body></html>", s.URL+"/a", words("other"))
	})
	s.feed("x", "a")
	s.feed("y", s.URL+"/a?utm_source=rss#top", "copy")
	s.feed("z", "amp")
	r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + "/feed-x", s.URL + "/feed-y"}}
	r.once()
	r.list = []string{s.URL + "/feed-z"}
	r.once()
	if got := names(t, r.out()); got != "a" && got != "copy" {
		t.Errorf("output %q", got)
	}
}

// TestLivePage: a feed whose items are the posts of one page, all with its
// address; each post is coded once.
func TestLivePage(t *testing.T) {
	s := newSite(t)
	live := func(posts ...string) {
		var page, items strings.Builder
		for _, p := range posts {
			fmt.Fprintf(&page, `<article id="post-%[1]s" itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting"><h2 itemprop="headline">خبر عاجل من العاصمة %[1]s</h2><time itemprop="datePublished" datetime="2024-05-14T10:0%[3]d:00+03:00">10:0%[3]d</time><div itemprop="articleBody"><p>%[2]s</p></div></article>`, p, words(p), len(p))
			fmt.Fprintf(&items, `<item><title>خبر %s</title><link>%s/live</link><guid isPermaLink="false">live-%s</guid></item>`, p, s.URL, p)
		}
		s.serve("/live", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, `<html lang=ar><body><main itemscope itemtype="https://schema.org/LiveBlogPosting"><h1>تغطية مباشرة</h1>%s</main></body></html>`, page.String())
		})
		s.serve("/feed-live", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>x</title>%s</channel></rss>`, items.String())
		})
	}
	r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + "/feed-live"}}
	live("aa", "b", "e")
	r.once()
	live("cccc", "ddd", "aa", "b", "e")
	r.once()
	if got := names(t, r.out()); got != "live#post-aa live#post-b live#post-e live#post-cccc live#post-ddd" {
		t.Errorf("output %q", got)
	}
}

// TestItems: with Items no page is fetched.
func TestItems(t *testing.T) {
	s := newSite(t)
	s.feed("x", "b", "a")
	r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + "/feed-x"}, items: true}
	if rep := r.once()[r.list[0]]; rep.New != 2 {
		t.Errorf("%+v", rep)
	}
	if got := names(t, r.out()); got != "a b" || s.asked("/a") != 0 {
		t.Errorf("output %q, page asked for %d times", got, s.asked("/a"))
	}
}

// TestLost: what may pass is tried again later, what may not is not.
func TestLost(t *testing.T) {
	s := newSite(t)
	s.serve("/late", status(503))
	s.feed("x", "none", "late")
	r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + "/feed-x"}, now: time.Now()}
	if rep := r.once()[r.list[0]]; len(rep.Lost) != 2 || rep.New != 0 {
		t.Errorf("%+v", rep)
	}
	s.article("late")
	s.article("none")
	before := s.asked("/late")
	r.once()
	if s.asked("/late") != before {
		t.Error("tried again at once")
	}
	r.now = r.now.Add(11 * time.Minute)
	if rep := r.once()[r.list[0]]; rep.New != 1 || !rep.Unchanged {
		t.Errorf("after the pause: %+v", rep)
	}
	r.now = r.now.Add(24 * time.Hour)
	r.once()
	if got := names(t, r.out()); got != "late" || s.asked("/none") != 1 {
		t.Errorf("output %q", got)
	}
	if f := health(t, r); f.Items != 1 || f.Lost != 1 {
		t.Errorf("health %+v", f)
	}
}

// TestGivenUp: an article that never comes is lost in the end.
func TestGivenUp(t *testing.T) {
	s := newSite(t)
	s.serve("/late", status(503))
	s.feed("x", "late")
	r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + "/feed-x"}, now: time.Now()}
	for range 6 {
		r.once()
		r.now = r.now.Add(7 * time.Hour)
	}
	if f := health(t, r); f.Lost != 1 {
		t.Errorf("health %+v", f)
	}
	if got := s.asked("/late"); got != 8 { // 4 polls, each with one retry of the client
		t.Errorf("asked for %d times", got)
	}
}

func TestFeedStates(t *testing.T) {
	s := newSite(t)
	s.article("a")
	s.feed("new", "a")
	to := s.URL + "/feed-new"
	s.serve("/feed-moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusMovedPermanently) })
	s.serve("/feed-away", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
	s.serve("/feed-gone", status(410))
	s.serve("/feed-bad", status(500))
	s.serve("/feed-busy", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(503)
	})
	s.serve("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(`<html><head><link rel="alternate" type="application/rss+xml" href="/feed-new"></head><body>x</body></html>`))
	})
	for _, c := range []struct {
		path, note string
		check      func(f Feed) bool
	}{
		{"/feed-moved", "moved for good; the list says " + s.URL + "/feed-moved", func(f Feed) bool { return f.URL == to && f.Errors == 0 }},
		{"/feed-away", "", func(f Feed) bool { return f.URL != to && f.Errors == 0 }},
		{"/feed-gone", "gone (410)", func(f Feed) bool { return f.Gone }},
		{"/feed-bad", "status 500 Internal Server Error", func(f Feed) bool { return f.Errors == 1 }},
		{"/feed-busy", "status 503", func(f Feed) bool { return time.Until(f.Next) > 110*time.Minute && !f.Hold.IsZero() }},
		{"/page", "names these feeds, give one of them: " + to, func(f Feed) bool { return f.Errors == 1 }},
	} {
		r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + c.path}}
		r.once()
		f := health(t, r)
		if !strings.Contains(f.Note, c.note) || (c.note == "") != (f.Note == "") || !c.check(f) {
			t.Errorf("%s: %+v", c.path, f)
		}
		asked := s.asked(c.path)
		r.once()
		again := s.asked(c.path) - asked
		if wantNone := c.path == "/feed-gone" || c.path == "/feed-busy" || c.path == "/feed-moved"; wantNone != (again == 0) {
			t.Errorf("%s: asked %d times more", c.path, again)
		}
		if c.path == "/feed-bad" {
			if f := health(t, r); f.Errors != 2 || f.Next.Sub(f.Polled) < 15*time.Minute {
				t.Errorf("second error: %+v", f)
			}
		}
	}
}

// TestList: the list of now counts; it can be taken out, moved feeds with
// their new addresses.
func TestList(t *testing.T) {
	s := newSite(t)
	s.feed("a")
	s.feed("b")
	s.serve("/old", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, s.URL+"/feed-b", http.StatusPermanentRedirect)
	})
	r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + "/old", s.URL + "/feed-a"}}
	r.once()
	st := r.state()
	l, err := st.List()
	if err != nil || len(l.Feeds) != 2 || l.Feeds[0].URL != s.URL+"/feed-b" || l.Feeds[0].Title != "أخبار b" || l.Feeds[1].URL != s.URL+"/feed-a" {
		t.Errorf("%+v %v", l, err)
	}
	s.serve("/feed-a", status(410))
	st.Close()
	r.once()
	st = r.state()
	if feeds, _ := st.Feeds(); !feeds[1].Gone {
		t.Errorf("%+v", feeds)
	}
	for _, list := range []string{"/feed-b", "/feed-a"} { // off the list and on again
		st.SetList([]feed.Subscription{{URL: s.URL + list}})
	}
	if feeds, _ := st.Feeds(); len(feeds) != 1 || feeds[0].Gone || feeds[0].Title != "أخبار a" {
		t.Errorf("%+v", feeds)
	}
	st.Close()
}

// TestFollow: without Once a feed is asked again when it is due; the end of
// ctx ends it, and what was fetched is still written.
func TestFollow(t *testing.T) {
	s := newSite(t)
	s.article("a")
	s.article("b")
	s.feed("x", "a")
	r := &run{t: t, dir: t.TempDir()}
	st := r.state()
	defer st.Close()
	st.SetList([]feed.Subscription{{URL: s.URL + "/feed-x"}})
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	opt := r.options()
	opt.Once, opt.Min, opt.Max = false, 10*time.Millisecond, 20*time.Millisecond
	polls := 0
	opt.Report = func(rep Report) {
		if polls++; polls == 3 {
			s.feed("x", "b", "a")
		}
	}
	opt.Code = func(d *doc.Document) error {
		if strings.HasSuffix(d.URL, "/b") {
			stop()
		}
		return nil
	}
	w, err := New(st, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Run: %v", err)
	}
	w.Close()
	if got := names(t, r.out()); got != "a b" || polls < 3 {
		t.Errorf("output %q after %d polls", got, polls)
	}
}

// TestBrokenOff: when a run ends within a feed, the next one takes up the rest.
func TestBrokenOff(t *testing.T) {
	s := newSite(t)
	for _, a := range []string{"a", "b", "c"} {
		s.article(a)
	}
	s.feed("x", "c", "b", "a")
	r := &run{t: t, dir: t.TempDir(), list: []string{s.URL + "/feed-x"}}
	st := r.state()
	st.SetList([]feed.Subscription{{URL: r.list[0]}})
	ctx, stop := context.WithCancel(t.Context())
	opt := r.options()
	opt.Code = func(*doc.Document) error { stop(); return nil }
	w, err := New(st, opt)
	if err != nil {
		t.Fatal(err)
	}
	w.Run(ctx)
	w.Close()
	st.Close()
	if got := names(t, r.out()); got != "a" {
		t.Errorf("output %q", got)
	}
	r.once()
	if got := names(t, r.out()); got != "a b c" {
		t.Errorf("output %q", got)
	}
}

func TestStream(t *testing.T) {
	s := newSite(t)
	s.article("a")
	s.feed("x", "a")
	r := &run{t: t, dir: t.TempDir()}
	st := r.state()
	defer st.Close()
	st.SetList([]feed.Subscription{{URL: s.URL + "/feed-x"}})
	var b strings.Builder
	opt := r.options()
	opt.Out, opt.Stream = "", io.Writer(&b)
	for range 2 {
		w, err := New(st, opt)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if strings.Count(b.String(), "\n") != 1 {
		t.Errorf("%q", b.String())
	}
}

// TestPassword: a feed behind a password is read, and the password is told to
// nobody else.
func TestPassword(t *testing.T) {
	s := newSite(t)
	s.feed("x", "a")
	open := s.pages["/feed-x"]
	s.serve("/feed-x", func(w http.ResponseWriter, r *http.Request) {
		if _, pass, _ := r.BasicAuth(); pass != "secret" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		open(w, r)
	})
	s.serve("/a", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			t.Error("the password of the feed went to an article")
		}
		w.WriteHeader(http.StatusNotFound)
	})
	r := &run{t: t, dir: t.TempDir(), list: []string{strings.Replace(s.URL, "http://", "http://me:secret@", 1) + "/feed-x"}}
	if rep := r.once()[r.list[0]]; rep.Err != nil || strings.Contains(fmt.Sprint(rep.Lost), "secret") {
		t.Errorf("%+v", rep)
	}
	s.article("b")
	s.feed("x", "b")
	r.once()
	if got := strings.Join(lines(t, r.out()), ""); !strings.Contains(got, "/b") || strings.Contains(got, "secret") {
		t.Errorf("output %s", got)
	}
}
