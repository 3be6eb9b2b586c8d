package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const sitemapSample = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="s.xsl"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
 <url>
  <loc> https://example.org/1?a=1&amp;b=2 </loc><lastmod>2023-02-22T10:00:00+03:00</lastmod>
  <image:image><image:loc>https://example.org/i.jpg</image:loc><image:title>صورة</image:title></image:image>
  <news:news><news:publication><news:name>المثال</news:name><news:language>ar</news:language></news:publication>
   <news:publication_date>2023-02-22</news:publication_date><news:title><![CDATA[الوزير يصل]]> &amp;quot;اليوم&amp;quot;</news:title></news:news>
 </url>
 <url><loc>https://example.org/2</loc></url>
 <url><loc>/relative</loc></url>
 <url><lastmod>2023</lastmod></url>
</urlset>`

// entries reads a sitemap to the end.
func entries(t *testing.T, in string) ([]SitemapEntry, Sitemap) {
	t.Helper()
	var got []SitemapEntry
	s, err := ReadSitemap(strings.NewReader(in), func(e SitemapEntry) error {
		got = append(got, e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.Entries != len(got) {
		t.Errorf("%d entries counted, %d given", s.Entries, len(got))
	}
	return got, s
}

func TestReadSitemap(t *testing.T) {
	want := []SitemapEntry{
		{URL: "https://example.org/1?a=1&b=2", LastMod: "2023-02-22T10:00:00+03:00", News: &News{Title: `الوزير يصل "اليوم"`, Published: "2023-02-22", Lang: "ar", Publisher: "المثال"}},
		{URL: "https://example.org/2"},
	}
	packed := func(s string) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := io.WriteString(z, s); err != nil || z.Close() != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	encoded := func(s string, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, in := range map[string]string{
		"plain":        sitemapSample,
		"gzip":         packed(sitemapSample),
		"gzip twice":   packed(packed(sitemapSample)),
		"a mark":       "\ufeff" + sitemapSample,
		"windows-1256": encoded(charmap.Windows1256.NewEncoder().String(strings.Replace(sitemapSample, "UTF-8", "windows-1256", 1))),
		"UTF-16":       encoded(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(sitemapSample)),
		"control":      strings.Replace(sitemapSample, "</url>", "\x01</url>\x02", 1),
	} {
		got, s := entries(t, in)
		if !reflect.DeepEqual(got, want) || s.Kind != "urlset" || len(s.Notes) != 1 || !strings.HasPrefix(s.Notes[0], "2 entries without") {
			t.Errorf("%s: %+v %q\n got %+v\nwant %+v", name, s, s.Notes, got, want)
		}
	}
}

func TestSitemapKinds(t *testing.T) {
	got, s := entries(t, "<sitemapindex><sitemap><loc>https://example.org/s.xml.gz</loc><lastmod>2023-02</lastmod></sitemap></sitemapindex>")
	if s.Kind != "index" || !reflect.DeepEqual(got, []SitemapEntry{{URL: "https://example.org/s.xml.gz", LastMod: "2023-02", Index: true}}) {
		t.Errorf("%+v %+v", s, got)
	}
	got, s = entries(t, "\ufeffhttps://example.org/1\r\n# x\n\nhttps://example.org/خبر\nnothing\n")
	if s.Kind != "text" || len(got) != 2 || got[1].URL != "https://example.org/خبر" || len(s.Notes) != 1 {
		t.Errorf("%+v %+v", s, got)
	}
}

func TestBrokenSitemaps(t *testing.T) {
	big := strings.Repeat("x", maxPart+2*peekSize)
	for name, c := range map[string]struct {
		in, note string
		n        int
	}{
		"cut":             {sitemapSample[:strings.Index(sitemapSample, "/relative")], "broken XML in line 11", 2},
		"not closed":      {"<urlset><url><loc>https://example.org/1</loc></url>", "broken XML", 1},
		"bare ampersand":  {"<urlset><url><loc>https://example.org/1?a&b=1</loc></url></urlset>", "", 1},
		"broken later":    {"<urlset><url><loc>https://example.org/1</loc></url><url><loc>https://e<</loc></url></urlset>", "broken XML in line 1", 1},
		"too deep":        {"<urlset><url><loc>https://example.org/1</loc></url>" + strings.Repeat("<a>", 100_000), "nested too deep", 1},
		"one giant text":  {"<urlset><url><loc>https://example.org/1</loc></url><url><loc>" + big, "more than 1 MB", 1},
		"one giant tag":   {"<urlset><url><loc>https://example.org/1</loc></url><" + big, "more than 1 MB", 1},
		"one giant line":  {"https://example.org/1\n" + big, "breaks off after 1 entries", 1},
		"broken encoding": {"<urlset><url><loc>https://example.org/\xff</loc></url></urlset>", "encoding", 1},
	} {
		got, s := entries(t, c.in)
		if len(got) != c.n || c.note == "" && len(s.Notes) > 0 || !strings.Contains(strings.Join(s.Notes, "; "), c.note) {
			t.Errorf("%s: %d entries, notes %q", name, len(got), s.Notes)
		}
	}
	for in, want := range map[string]string{
		"": "it is empty", "<rss></rss>": "this is a feed", "<!doctype html><html>": "HTML page", "<x/>": "neither urlset", "words\n": "no line holds one",
		"{}": "neither", "\x1f\x8bxx": "gzip",
	} {
		if s, err := ReadSitemap(strings.NewReader(in), func(SitemapEntry) error { return nil }); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ReadSitemap(%q) = %+v, %v; want %q", in, s, err, want)
		}
	}
}

// TestSitemapStop: an error of the callback ends the reading and comes back.
func TestSitemapStop(t *testing.T) {
	stop := errors.New("enough")
	for _, in := range []string{sitemapSample, "https://example.org/1\nhttps://example.org/2"} {
		s, err := ReadSitemap(strings.NewReader(in), func(SitemapEntry) error { return stop })
		if !errors.Is(err, stop) || s.Entries != 1 {
			t.Errorf("%+v %v", s, err)
		}
	}
}
