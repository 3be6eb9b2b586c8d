package feed

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzParse(f *testing.F) {
	f.Add([]byte(rssSample), "text/xml; charset=windows-1256")
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="x"><entry><title type="xhtml"><div>a</div></title><content type="html">&lt;p></content></entry></feed>`), "")
	f.Add([]byte(`<rdf:RDF xmlns="http://purl.org/rss/1.0/"><item rdf:about="x"><a:b/></item>`), "")
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_text":"a\nb","attachments":[{}]}]}`), "")
	f.Add([]byte("\xff\xfe<\x00r\x00s\x00s\x00>\x00"), "")
	f.Fuzz(func(t *testing.T, b []byte, contentType string) {
		feed, err := Parse(b, Options{URL: "https://example.org/rss", ContentType: contentType})
		if err != nil {
			if strings.Contains(err.Error(), "gave up") {
				t.Fatal(err)
			}
			return
		}
		for i := range feed.Items {
			it := &feed.Items[i]
			if it.ID == "" || len(it.Keys) == 0 || it.URL != "" && !web(it.URL) {
				t.Fatalf("%+v", it)
			}
			d := it.Document()
			if !utf8.ValidString(d.Title) || !utf8.ValidString(it.ID) {
				t.Fatalf("not UTF-8: %q %q", d.Title, it.ID)
			}
		}
	})
}

// FuzzMend: what the mender writes is well formed and stays as it is.
func FuzzMend(f *testing.F) {
	f.Add([]byte(rssSample))
	f.Add([]byte("<rss><item><a b='<c d=\"e>f</a><![CDATA[g]]>]]>&#1;</x><item/>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, _, _ := decode(b, "")
		text = noControls(text)
		at, kind := root(text)
		if kind != "rss" {
			return
		}
		out := mend(text, at, "item").out
		if err := wellFormed(out); err != nil {
			t.Fatalf("%v in %q", err, out)
		}
		if again := mend(out, 0, "item"); string(again.out) != string(out) || again.mended != 0 {
			t.Fatalf("%q, again %q", out, again.out)
		}
	})
}

func FuzzCanonical(f *testing.F) {
	f.Add("https://Example.org:443/a/../%7e?utm_source=x&b=%c3#!f")
	f.Fuzz(func(t *testing.T, s string) {
		if c := Canonical(s); Canonical(c) != c {
			t.Fatalf("Canonical(%q) = %q, again %q", s, c, Canonical(c))
		}
	})
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<base href="/x/"><link rel=alternate type=application/rss+xml href="a"><a href="feed:b">`), "https://example.org/")
	f.Fuzz(func(t *testing.T, page []byte, base string) {
		for _, l := range Discover(page, base) {
			if !web(l.Href) {
				t.Fatalf("%+v", l)
			}
		}
	})
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(opmlSample))
	f.Add([]byte("https://example.org/rss  a # b\n#\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := ReadList(b)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := WriteOPML(&out, l); err != nil {
			t.Fatal(err)
		}
		again, err := ReadList(out.Bytes())
		if err != nil || len(again.Feeds) != len(l.Feeds) {
			t.Fatalf("%v: %d feeds, again %d:\n%s", err, len(l.Feeds), len(again.Feeds), out.String())
		}
	})
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(sitemapSample))
	f.Add([]byte("<sitemapindex><sitemap><loc>https://example.org/s.xml.gz</loc></sitemap>"))
	f.Add([]byte("https://example.org/1\n\nx"))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		s, err := ReadSitemap(bytes.NewReader(b), func(e SitemapEntry) error {
			n++
			if !web(e.URL) || !utf8.ValidString(e.URL) || !utf8.ValidString(e.LastMod) {
				t.Fatalf("%+v", e)
			}
			return nil
		})
		if s.Entries != n || err == nil && s.Kind == "" {
			t.Fatalf("%+v, %d given, %v", s, n, err)
		}
	})
}
