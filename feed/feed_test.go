package feed

import (
	"archive/tar"
	"errors"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ulikunitz/xz"

	"github.com/sijil-news/sijil/pubtime"
)

// rssSample: a minister visits the capital; prices rise.
const rssSample = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>
  <title>صحيفة المثال &amp;amp; أخبارها</title>
  <link>https://example.org/ar/</link>
  <atom:link rel="self" href="https://example.org/ar/rss"/>
  <language>ar-sa</language>
  <ttl>30</ttl>
  <skipHours><hour>0</hour><hour>24</hour><hour>3</hour><hour>x</hour></skipHours>
  <skipDays><day>Friday</day></skipDays>
  <item>
    <title>وزير الخارجية <![CDATA[<b>يزور</b>]]> العاصمة&amp;nbsp;اليوم</title>
    <link>../news/1?utm_source=rss&amp;id=7</link>
    <guid isPermaLink="false">a-1</guid>
    <pubDate>Wed, 22 Feb 2023 10:30:00 +0300</pubDate>
    <dc:creator>ليلى حداد</dc:creator>
    <dc:creator>ليلى حداد</dc:creator>
    <author>editor@example.org (سامي نجار)</author>
    <category>سياسة</category><category>سياسة</category><category>آسيا &amp;amp; أوروبا</category>
    <description>&lt;p&gt;موجز&lt;/p&gt;</description>
    <content:encoded><![CDATA[<p>وصل الوزير إلى العاصمة.</p><p>وقال إن المحادثات مثمرة.</p>]]></content:encoded>
    <media:content url="/small.jpg" medium="image" width="100"/>
    <media:content url="/large.jpg" medium="image" width="900"/>
    <media:thumbnail url="/thumb.jpg" width="2000"/>
    <media:content url="/film.mp4" type="video/mp4" width="4000"/>
  </item>
  <item>
    <title>الأسعار ترتفع</title>
    <guid>https://example.org/ar/news/2</guid>
    <pubDate>أمس</pubDate>
    <source url="https://agency.example/rss">وكالة المثال</source>
    <enclosure url="/e.png" type="image/png" length="9"/>
  </item>
</channel></rss>`

func parseSample(t *testing.T, s string) *Feed {
	t.Helper()
	f, err := Parse([]byte(s), Options{URL: "https://example.org/ar/rss"})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestParseRSS(t *testing.T) {
	f := parseSample(t, rssSample)
	want := Feed{
		Title: "صحيفة المثال & أخبارها", Home: "https://example.org/ar/", Self: "https://example.org/ar/rss", Lang: "ar-sa",
		Publisher: "صحيفة المثال & أخبارها", Format: "rss 2.0", Encoding: "utf-8", TTL: 30 * time.Minute,
		SkipHours: []int{0, 0, 3}, SkipDays: []time.Weekday{time.Friday},
	}
	items := f.Items
	f.Items = nil
	if !reflect.DeepEqual(*f, want) {
		t.Errorf("feed\n got %+v\nwant %+v", *f, want)
	}
	wantItems := []Item{{
		ID: "a-1", URL: "https://example.org/news/1?utm_source=rss&id=7", Title: "وزير الخارجية يزور العاصمة اليوم",
		Summary: "<p>موجز</p>", Content: "<p>وصل الوزير إلى العاصمة.</p><p>وقال إن المحادثات مثمرة.</p>",
		Authors: []string{"ليلى حداد", "سامي نجار"}, Publisher: want.Publisher, Published: "Wed, 22 Feb 2023 10:30:00 +0300", Lang: "ar-sa",
		Image: "https://example.org/large.jpg", Categories: []string{"سياسة", "آسيا & أوروبا"},
		Keys: []string{"example.org/ar/rss a-1", "https://example.org/news/1?id=7"},
	}, {
		ID: "https://example.org/ar/news/2", URL: "https://example.org/ar/news/2", Title: "الأسعار ترتفع", Publisher: "وكالة المثال",
		Published: "أمس", Lang: "ar-sa", Image: "https://example.org/e.png", Keys: []string{"https://example.org/ar/news/2"},
	}}
	if !reflect.DeepEqual(items, wantItems) {
		t.Errorf("items\n got %+v\nwant %+v", items, wantItems)
	}
}

func TestParseAtom(t *testing.T) {
	f := parseSample(t, `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar" xml:base="https://example.org/blog/">
  <title type="html">مدوّنة &lt;em&gt;المثال&lt;/em&gt;</title>
  <link rel="self" href="atom.xml"/><link href="./"/>
  <author><name>هيئة التحرير</name></author>
  <entry>
    <id>tag:example.org,2023:1</id>
    <title>خبر</title>
    <link rel="alternate" type="application/json" href="1.json"/><link rel="alternate" type="text/html" href="1.html"/>
    <published>2023-02-22T10:00:00+03:00</published><updated>2023-02-22T11:00:00+03:00</updated>
    <summary>موجز</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>نص</p><img src="i.png"/></div></content>
    <category term="pol" label="سياسة"/>
  </entry>
  <entry>
    <id>https://example.org/blog/2.html</id><title>آخر</title><updated>2023-02-23T00:00:00Z</updated>
    <author><name>كاتب</name><email>x@example.org</email></author>
    <content type="text">3 &lt; 4</content>
    <source><title>مدوّنة أخرى</title></source>
  </entry>
</feed>`)
	if f.Title != "مدوّنة المثال" || f.Home != "https://example.org/blog/" || f.Self != "https://example.org/blog/atom.xml" || f.Lang != "ar" || f.Format != "atom 1.0" {
		t.Errorf("feed: %+v", f)
	}
	one, two := f.Items[0], f.Items[1]
	if one.URL != "https://example.org/blog/1.html" || !strings.HasPrefix(one.Content, "<p>نص</p>") || one.Published != "2023-02-22T10:00:00+03:00" ||
		one.Modified != "2023-02-22T11:00:00+03:00" || one.Image != "https://example.org/blog/i.png" || !reflect.DeepEqual(one.Authors, []string{"هيئة التحرير"}) ||
		!reflect.DeepEqual(one.Categories, []string{"سياسة"}) {
		t.Errorf("first entry: %+v", one)
	}
	if two.URL != two.ID || two.Published != "2023-02-23T00:00:00Z" || two.Publisher != "مدوّنة أخرى" || two.Content != "3 &lt; 4" || !reflect.DeepEqual(two.Authors, []string{"كاتب"}) {
		t.Errorf("second entry: %+v", two)
	}
}

func TestParseRDF(t *testing.T) {
	f := parseSample(t, `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="https://example.org/"><title>قديم</title><link>https://example.org/</link><dc:language>ar</dc:language>
<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
<items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel>
<item rdf:about="https://example.org/1"><title>خبر</title><link>https://example.org/1</link><dc:date>2004-05-06T07:08:09Z</dc:date><dc:subject>رياضة</dc:subject></item>
</rdf:RDF>`)
	if f.Format != "rdf 1.0" || f.Lang != "ar" || f.TTL != 6*time.Hour || len(f.Items) != 1 {
		t.Fatalf("%+v", f)
	}
	it := f.Items[0]
	if it.ID != "https://example.org/1" || it.Published != "2004-05-06T07:08:09Z" || it.Categories[0] != "رياضة" {
		t.Errorf("%+v", it)
	}
}

func TestParseJSON(t *testing.T) {
	f := parseSample(t, `{"version":"https://jsonfeed.org/version/1.1","title":"مثال","home_page_url":"https://example.org/","language":"ar","author":{"name":"التحرير"},
"items":[
 {"id":7,"url":"/7","title":"خبر &#8211; عاجل","content_text":"سطر\nثان <b>","summary":"a<b","date_published":"2023-02-22T10:00:00Z","tags":["سياسة"],"image":"i.jpg"},
 {"id":"8","url":"https://example.org/8","tags":"not a list","title":"ناقص"},
 "no object",
 {"id":"9","content_html":"<p>x</p>","authors":[{"name":"كاتب"},null]}
],"expired":false}`)
	if f.Format != "json 1.1" || f.Title != "مثال" || len(f.Items) != 3 || len(f.Notes) != 2 {
		t.Fatalf("%+v", f)
	}
	one := f.Items[0]
	if one.ID != "7" || one.URL != "https://example.org/7" || one.Title != "خبر – عاجل" || one.Content != "<p>سطر</p><p>ثان &lt;b&gt;</p>" || one.Summary != "a&lt;b" || one.Image != "https://example.org/i.jpg" || one.Authors[0] != "التحرير" {
		t.Errorf("%+v", one)
	}
	if f.Items[1].Title != "ناقص" || f.Items[2].Authors[0] != "كاتب" {
		t.Errorf("%+v", f.Items)
	}
	cut := parseSample(t, `{"items":[{"id":"1","title":"أ"},{"id":"2","tit`)
	if len(cut.Items) != 1 || len(cut.Notes) != 1 {
		t.Errorf("cut feed: %+v", cut)
	}
}

// TestLanguage: a language that the letters belie is not believed.
func TestLanguage(t *testing.T) {
	const arabic, english = "وصل الوزير إلى العاصمة مساء الاثنين", "The minister arrived in the capital on Monday"
	for _, c := range []struct{ lang, title, want string }{
		{"en-US", arabic, ""}, {"ar", arabic, "ar"}, {"fa-IR", arabic, "fa-IR"}, {"en-US", english, "en-US"}, {"ar", english, "ar"}, {"", arabic, ""}, {"??", arabic, "??"},
	} {
		f := parseSample(t, "<!-- <html> <feed> --><rss><channel><language>"+c.lang+"</language><item><title>"+c.title+"</title></item></channel></rss>")
		if f.Lang != c.want || f.Items[0].Lang != c.want || len(f.Notes) > 0 != (c.want != c.lang) {
			t.Errorf("%s %q: %q %q", c.lang, c.title, f.Lang, f.Notes)
		}
	}
}

// TestParseErrors: what is no feed is told, with what to do.
func TestParseErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "it is empty",
		"  \n":                          "it is empty",
		"just words":                    `it begins "just words"`,
		"<urlset><url/></urlset>":       "this is a sitemap",
		"<?xml version='1.0'?><opml/>":  "OPML",
		"<!-- <x> --><catalogue/>":      "its root element is <catalogue>",
		`{"a":1}`:                       "no JSON Feed",
		`{"version":"x","items":{}}`:    "", // items of a wrong type: a note
		"{":                             "JSON",
		"<html><body>404</body></html>": "HTML page and no feed, and discovery finds none",
		`<!DOCTYPE html><link rel="alternate" type="application/rss+xml" href="/f">`: "give one of them: https://example.org/f",
	} {
		f, err := Parse([]byte(in), Options{URL: "https://example.org/ar/"})
		if want == "" {
			if err != nil || len(f.Notes) == 0 {
				t.Errorf("Parse(%q) = %+v, %v", in, f, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "https://example.org/ar/") {
			t.Errorf("Parse(%q): error %v, want %q", in, err, want)
		}
	}
	var page *PageError
	if _, err := Parse([]byte("<html>"), Options{}); !errors.As(err, &page) {
		t.Errorf("no *PageError: %v", err)
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"AT&amp;T":                       "AT&T",
		"a  b\n c":                       "a b c",
		"3 < 4 و 5 > 2":                  "3 < 4 و 5 > 2",
		"<b>عاجل</b>: خبر":               "عاجل: خبر", // urgent: news
		"&lt;b&gt;":                      "<b>",       // resolved once
		"&amp;amp;":                      "&amp;",
		"R&D;":                           "R&D;",
		"x&copy=2":                       "x&copy=2",
		"سطر<br/>آخر":                    "سطر آخر",
		"List<String>":                   "List<String>",
		"&#1582;&#x628;&#1585;&nbsp;خبر": "خبر خبر",
	} {
		if got := plain(in); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	got := names([]string{"a@b.org", "a@b.org (سامي)", "ليلى (l@b.org)", "هدى <h@b.org>", "mailto:a@b.org", " ", "سامي", "رويترز (بيروت)"})
	if want := []string{"سامي", "ليلى", "هدى", "رويترز (بيروت)"}; !reflect.DeepEqual(got, want) {
		t.Errorf("names = %q, want %q", got, want)
	}
}

// TestArabicDates: a date in words is kept as given and read by pubtime.
func TestArabicDates(t *testing.T) {
	const date = "الأربعاء, 22 فبراير 2023 10:30:00 +0300" // Wednesday, 22 February
	f := parseSample(t, "<rss><channel><item><title>x</title><pubDate> "+date+" </pubDate></item></channel></rss>")
	want, err := pubtime.Parse(date)
	d := f.Items[0].Document()
	if d.Published != date || !d.PubTime.Equal(want) || (err == nil) != (len(d.Notes) == 0) {
		t.Errorf("%q %v %q", d.Published, d.PubTime, d.Notes)
	}
}

// TestSharedSamples: feeds as they are on the web are read without notes, save
// those that state no encoding.
func TestSharedSamples(t *testing.T) {
	file, err := os.Open("../../shared/intake/miniflux-feeds.tar.xz")
	if err != nil {
		t.Skip("no sample feeds beside the repository")
	}
	defer file.Close()
	x, err := xz.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for tr := tar.NewReader(x); ; {
		h, err := tr.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(h.Name, ".xml") {
			continue
		}
		b, err := io.ReadAll(tr)
		if err != nil {
			t.Fatal(err)
		}
		n++
		f, err := Parse(b, Options{URL: "https://example.org/" + h.Name})
		if err != nil {
			t.Error(h.Name, err)
			continue
		}
		if len(f.Items) < 9 || f.Title == "" || len(f.Notes) > 0 != strings.Contains(h.Name, "no_encoding") {
			t.Errorf("%s: %d items, title %q, notes %q", h.Name, len(f.Items), f.Title, f.Notes)
		}
		for _, it := range f.Items {
			if it.Title == "" || !web(it.URL) || strings.Contains(it.Title+it.Summary, "\ufffd") {
				t.Errorf("%s: %+v", h.Name, it)
			}
		}
	}
	if n < 8 {
		t.Errorf("%d samples", n)
	}
}
