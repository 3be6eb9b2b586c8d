package intake

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/fetch"
)

func webServer(t *testing.T, files map[string]string) (*Web, string) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		typ, body, ok := strings.Cut(files[r.URL.Path], "|")
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", typ)
		io.WriteString(w, body)
	}))
	t.Cleanup(s.Close)
	return &Web{Client: fetch.New(fetch.Options{AllowPrivate: true, Delay: time.Nanosecond, Retries: -1})}, s.URL
}

const visitPage = "text/html; charset=utf-8|<!DOCTYPE html><html><body><article><h1>عنوان الخبر</h1><p>زار وزير الخارجية المصري باريس يوم الثلاثاء والتقى نظيره الفرنسي في العاصمة.</p></article></body></html>"

func TestArticle(t *testing.T) {
	web, site := webServer(t, map[string]string{"/a": visitPage, "/t": "text/plain|\xd2\xc7\xd1 \xc7\xe1\xe6\xd2\xed\xd1 \xc8\xc7\xd1\xed\xd3 \xed\xe6\xe3 \xc7\xe1\xcb\xe1\xc7\xcb\xc7\xc1"})
	a, err := web.Article(t.Context(), site+"/a")
	if err != nil || len(a.Docs) != 1 || a.Bytes == 0 {
		t.Fatalf("%+v %v", a, err)
	}
	d := a.Docs[0]
	if d.URL != site+"/a" || d.ID != d.URL || d.Origin == nil || d.Origin.Input != site+"/a" || d.Origin.Address != "" || d.Origin.Fetched == "" || !strings.Contains(d.Text, "باريس") {
		t.Errorf("%+v", d)
	}
	a, err = web.Article(t.Context(), site+"/t")
	if err != nil || !strings.HasPrefix(a.Docs[0].Text, "زار الوزير باريس") { // windows-1256
		t.Errorf("%+v %v", a, err)
	}
}

func TestNotArticle(t *testing.T) {
	const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><link>https://x.example/</link><description>x</description><item><title>a</title><link>https://x.example/a</link></item></channel></rss>`
	web, site := webServer(t, map[string]string{
		"/feed": "text/xml|" + rss, "/feed2": "text/html|" + rss, "/json": `application/feed+json|{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[]}`,
		"/other.json": `application/json|{"a":1}`, "/map": `application/xml|<?xml version="1.0"?><urlset></urlset>`, "/pdf": "text/html|%PDF-1.4", "/zip": "application/zip|PK\x03\x04abc", "/png": "image/png|\x89PNG",
		"/jpg": "image/jpeg|abc", "/opml": `text/xml|<?xml version="1.0"?><opml version="2.0"><body/></opml>`, "/xml": `text/xml|<?xml version="1.0"?><catalogue><book/></catalogue>`, "/list": `application/json|[{"a":1}]`, "/utf16": "text/xml|\xff\xfe<\x00r\x00s\x00s\x00>\x00", "/empty": "text/html|", "/shell": `text/html|<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><div id="app"></div></body></html>`,
	})
	for path, want := range map[string]string{
		"/feed": "is a feed; follow it: sijil watch", "/feed2": "is a feed", "/json": "is a feed", "/other.json": "is JSON", "/map": "--sitemap", "/pdf": "a PDF file", "/zip": "a zip archive", "/opml": "give it to sijil watch", "/xml": "(<catalogue>)", "/list": "is JSON", "/utf16": "is a feed",
		"/png": "PNG", "/jpg": "image/jpeg", "/empty": "is empty", "/shell": "without the text of an article",
	} {
		_, err := web.Article(t.Context(), site+path)
		var other *NotArticle
		if !errors.As(err, &other) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
		if path == "/shell" && (len(other.Feeds) == 0 || other.Feeds[0].Href != site+"/feed") {
			t.Errorf("feeds %v", other.Feeds)
		}
	}
}

// TestJoined: the text of a further page goes on; what stands on every page
// stands once; blocks stay over their words.
func TestJoined(t *testing.T) {
	make := func(id string, lines ...string) *doc.Document {
		d := &doc.Document{ID: id, Title: lines[0]}
		for i, l := range lines {
			kind := doc.Paragraph
			if i == 0 {
				kind = doc.Title
			}
			start := len(d.Text)
			d.Text += l + "\n"
			d.Markup = append(d.Markup, doc.Block{Kind: kind, Span: doc.Span{Start: start, End: start + len(l)}})
		}
		return d
	}
	got := joined([]*doc.Document{make("a", "عنوان", "أول", "كاتب")}, []*doc.Document{make("b", "عنوان آخر", "كاتب", "ثان")})
	if len(got) != 1 || got[0].Text != "عنوان\nأول\nكاتب\nثان" || len(got[0].Markup) != 4 {
		t.Fatalf("%q %v", got[0].Text, got[0].Markup)
	}
	if b := got[0].Markup[3]; got[0].Text[b.Start:b.End] != "ثان" {
		t.Errorf("last block %v", b)
	}
	posts := joined([]*doc.Document{make("a", "1"), make("b", "2")}, []*doc.Document{make("b", "2"), make("c", "3")})
	if len(posts) != 3 || posts[2].ID != "c" {
		t.Errorf("%d posts", len(posts))
	}
}
