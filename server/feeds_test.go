package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/fetch"
	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// press is a site with a feed of two articles.
func press(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	h := httptest.NewServer(mux)
	t.Cleanup(h.Close)
	mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>press</title><link>%[1]s</link><description>d</description>
<item><title>a</title><link>%[1]s/a</link></item><item><title>b</title><link>%[1]s/b</link></item></channel></rss>`, h.URL)
	})
	for name, text := range map[string]string{"/a": "زار وزير الخارجية المصري باريس أمس والتقى نظيره الفرنسي.", "/b": "قصف الجيش السوري مدينة حلب فجر اليوم، وقتل ثلاثة مدنيين."} {
		mux.HandleFunc(name, func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintf(w, `<html lang="ar"><head><title>خبر</title><meta property="article:published_time" content="2024-05-01"></head><body><article><h1>خبر</h1><p>%s</p></article></body></html>`, text)
		})
	}
	return h
}

// TestFeeds: a feed that is added is read and coded, and tells how it does; one
// that is taken away is followed no more.
func TestFeeds(t *testing.T) {
	testregister.Each(t, func(t *testing.T, r store.Store) {
		site := press(t)
		state := filepath.Join(t.TempDir(), "feeds.db")
		s := serve(t, r, func(o *server.Options) {
			o.Feeds = server.Feeds{State: state, Client: fetch.New(fetch.Options{AllowPrivate: true, Delay: 1})}
		})
		var l server.FeedList
		if s.get("/api/v1/feeds", &l); !l.Following || len(l.Items) != 0 {
			t.Errorf("%+v", l)
		}
		for _, addr := range []string{"", "file:///etc/passwd", "no address"} {
			s.want(422, "POST", "/api/v1/feeds", map[string]string{"url": addr}, nil)
		}
		addr := map[string]string{"url": site.URL + "/feed"}
		s.want(201, "POST", "/api/v1/feeds", addr, nil)
		s.want(409, "POST", "/api/v1/feeds", addr, nil)
		var docs page[server.Listed]
		for end := time.Now().Add(30 * time.Second); len(docs.Items) < 2 && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
			s.get("/api/v1/documents", &docs)
		}
		if len(docs.Items) != 2 || docs.Items[0].Events == 0 {
			t.Fatalf("%+v", docs)
		}
		for end := time.Now().Add(30 * time.Second); (len(l.Items) == 0 || l.Items[0].Read == nil) && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
			s.get("/api/v1/feeds", &l)
		}
		if f := l.Items[0]; f.Title != "press" || f.Articles != 2 || f.Read == nil || f.Next == nil || f.Errors != 0 {
			t.Errorf("%+v", f)
		}
		_, metrics := s.ask("GET", "/metrics", nil)
		for _, want := range []string{"sijil_feeds 1", "sijil_feeds_failing 0", "sijil_feed_articles_total 2", `sijil_feed_errors{feed="` + site.URL + `/feed"} 0`} {
			if !strings.Contains(string(metrics), want+"\n") {
				t.Errorf("no %s in %s", want, metrics)
			}
		}
		s.want(204, "DELETE", "/api/v1/feeds?url="+site.URL+"/feed", nil, nil)
		s.want(404, "DELETE", "/api/v1/feeds?url="+site.URL+"/feed", nil, nil)
		if s.get("/api/v1/feeds", &l); len(l.Items) != 0 {
			t.Errorf("%+v", l)
		}
	})
}

// TestNoFeeds: a server without a place to keep feeds says so.
func TestNoFeeds(t *testing.T) {
	s := serve(t, testregister.SQLite(t))
	var l server.FeedList
	if s.get("/api/v1/feeds", &l); l.Following {
		t.Errorf("%+v", l)
	}
	s.want(409, "POST", "/api/v1/feeds", map[string]string{"url": "https://news.example/feed"}, nil)
	s.want(409, "DELETE", "/api/v1/feeds?url=x", nil, nil)
}
