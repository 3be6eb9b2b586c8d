package feed

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

const opmlSample = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>خلاصاتي &amp; غيرها</title></head>
<body>
  <outline text="الصحف">
    <outline text="العالم" title="العالم">
      <outline type="rss" text="المثال" title="صحيفة المثال" xmlUrl="https://example.org/rss?a=1&b=2" htmlUrl="https://example.org/" language="ar" category="/a/b,c"/>
    </outline>
    <outline type="rss" text="بلا عنوان" htmlUrl="https://example.org/"/>
    <outline type="rss" text="أخرى" xmlurl="https://other.example/feed"></outline>
  </outline>
  <outline text="مرة ثانية" xmlUrl="https://EXAMPLE.org/rss?a=1&amp;b=2#x"/>
  <outline type="link" text="صفحة" url="https://example.org/page"/>
  <outline text="نسبي" type="rss" xmlUrl="/rss"/>
  <outline type="rss" text="قديم" xmlUrl="feed://old.example/rss"/>
</body></opml>`

func TestReadOPML(t *testing.T) {
	l, err := ReadList([]byte(opmlSample))
	if err != nil {
		t.Fatal(err)
	}
	want := []Subscription{
		{URL: "https://example.org/rss?a=1&b=2", Title: "صحيفة المثال", Home: "https://example.org/", Lang: "ar", Type: "rss", Categories: []string{"الصحف/العالم", "a/b", "c"}},
		{URL: "https://other.example/feed", Title: "أخرى", Type: "rss", Categories: []string{"الصحف"}},
		{URL: "https://old.example/rss", Title: "قديم", Type: "rss"},
	}
	if l.Title != "خلاصاتي & غيرها" || !reflect.DeepEqual(l.Feeds, want) {
		t.Errorf("%q\n got %+v\nwant %+v", l.Title, l.Feeds, want)
	}
	for i, s := range []string{"line 8: outline \"بلا عنوان\" has no xmlUrl", "line 11: https://EXAMPLE.org", "line 12: outline of type link", `line 13: "/rss"`} {
		if i >= len(l.Notes) || !strings.HasPrefix(l.Notes[i], s) {
			t.Errorf("notes %q: want %q", l.Notes, s)
		}
	}
}

func TestReadPlainList(t *testing.T) {
	l, err := ReadList([]byte("\ufeff# خلاصات\r\nhttps://example.org/rss\r\n\r\nhttps://example.org/a#b  الرياضة # sports\n\thttps://x.example/\t# none\nexample.org/feed\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Subscription{{URL: "https://example.org/rss"}, {URL: "https://example.org/a#b", Title: "الرياضة"}, {URL: "https://x.example/"}}
	if !reflect.DeepEqual(l.Feeds, want) || len(l.Notes) != 1 || !strings.Contains(l.Notes[0], "line 6") {
		t.Errorf("%+v %q", l.Feeds, l.Notes)
	}
}

func TestListErrors(t *testing.T) {
	cut := opmlSample[:strings.Index(opmlSample, "</body>")]
	for in, want := range map[string]string{
		"":                                     "it is empty",
		"# nothing\n":                          "it names no feed",
		"example.org\n":                        `line 1: "example.org" is no address`,
		"<rss/>":                               "this is a feed itself",
		"<html>":                               "HTML page",
		"<x/>":                                 "its root element is <x>",
		"<opml><body></body></opml>":           "it names no feed",
		cut:                                    "line 15: the file ends in the middle",
		cut + "<outline text='a'>":             "line 15: the file ends within an outline",
		cut + "\n<outline <x/>":                "line 16: ",
		strings.Repeat("<opml><outline>", 300): "nested too deep",
	} {
		l, err := ReadList([]byte(in))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ReadList(%.40q): error %v, want %q", in, err, want)
		}
		if strings.HasPrefix(in, cut) && len(l.Feeds) != 3 {
			t.Errorf("ReadList(%.40q): %d feeds before the break", in, len(l.Feeds))
		}
	}
}

// TestOPMLRoundTrip: what is written is read as it was.
func TestOPMLRoundTrip(t *testing.T) {
	l, err := ReadList([]byte(opmlSample))
	if err != nil {
		t.Fatal(err)
	}
	l.Feeds = append(l.Feeds, Subscription{URL: "https://q.example/?a=\"b\"&c=<d>", Title: "a \"b\" & <c>", Type: "atom", Description: "سطر", Categories: []string{"الصحف/العالم"}})
	var b bytes.Buffer
	if err := WriteOPML(&b, l); err != nil {
		t.Fatal(err)
	}
	again, err := ReadList(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	// The last one joins the folder of the first.
	want := []Subscription{l.Feeds[0], l.Feeds[3], l.Feeds[1], l.Feeds[2]}
	if !reflect.DeepEqual(again.Feeds, want) || again.Title != l.Title || len(again.Notes) > 0 {
		t.Errorf("%s\n got %+v\nwant %+v", b.String(), again.Feeds, want)
	}
	if strings.Contains(b.String(), "\t") || wellFormed(b.Bytes()) != nil {
		t.Errorf("%s", b.String())
	}
}
