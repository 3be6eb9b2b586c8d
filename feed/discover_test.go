package feed

import (
	"reflect"
	"testing"
)

func TestDiscover(t *testing.T) {
	page := `<html><head><base href="/ar/"><base href="/no/">
<link rel="stylesheet" href="x.css">
<link rel="alternate" type="application/rss+xml" title="تعليقات" href="comments/feed/">
<LINK REL='alternate home' TYPE="application/atom+xml; charset=utf-8" TITLE="الأخبار &amp;amp; المزيد" HREF="atom.xml">
<link rel="alternate" type="application/rss+xml" href="//other.example/rss"/>
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
<link rel="alternate" type="application/json+oembed" href="/oembed">
<link rel="alternate" type="application/json" href="/feed.json">
<link rel="alternate" hreflang="en" href="/en/">
<link rel="alternate" type="application/rss+xml" href="atom.xml?utm_source=x">
<link rel="alternate" type="application/rss+xml" href="javascript:x">
<link rel="feed" href="/f"></head>
<body><a href="/sport/rss.xml">رياضة</a><a href="/about">عنا</a><a href="feed://feeds.example/x">x</a><a href="/?feed=rss2">y</a>`
	want := []Link{
		{Href: "https://example.org/ar/atom.xml", Title: "الأخبار & المزيد", Type: "application/atom+xml"},
		{Href: "https://other.example/rss", Type: "application/rss+xml"},
		{Href: "https://example.org/feed.json", Type: "application/json"},
		{Href: "https://example.org/f"},
		{Href: "https://example.org/ar/comments/feed/", Title: "تعليقات", Type: "application/rss+xml"},
		{Href: "https://example.org/sport/rss.xml", Guess: true},
		{Href: "https://feeds.example/x", Guess: true},
		{Href: "https://example.org/?feed=rss2", Guess: true},
		{Href: "https://example.org/feed/", Guess: true},
	}
	got := Discover([]byte(page), "https://example.org/ar/news/1")
	if len(got) < len(want) || !reflect.DeepEqual(got[:len(want)], want) {
		t.Errorf("got %+v", got)
	}
	for _, l := range got[len(want):] {
		if !l.Guess {
			t.Errorf("no guess: %+v", l)
		}
	}
	if got := Discover([]byte(page), ""); len(got) != 1 || got[0].Href != "https://feeds.example/x" {
		t.Errorf("without an address: %+v", got)
	}
}

func TestFeedName(t *testing.T) {
	for in, want := range map[string]bool{
		"/rss": true, "/a/feed/": true, "x.rdf": true, "https://example.org/rss.xml?a=b": true, "https://rss.example/": false, "/press": false,
		"/feedback": false, "/?feed=atom": true, "/a.xml": false, "": false,
	} {
		if got := feedName(in); got != want {
			t.Errorf("feedName(%q) = %v", in, got)
		}
	}
}
