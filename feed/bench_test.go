package feed

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// BenchmarkParse reads a feed of 100 items of some 600 bytes.
func BenchmarkParse(b *testing.B) {
	from, to := strings.Index(rssSample, "<item>"), strings.Index(rssSample, "<item>\n    <title>الأسعار")
	var s strings.Builder
	s.WriteString(rssSample[:from])
	const items = 100
	for i := range items {
		s.WriteString(strings.ReplaceAll(strings.ReplaceAll(rssSample[from:to], "a-1", fmt.Sprint("a-", i)), "id=7", fmt.Sprint("id=", i)))
	}
	s.WriteString("</channel></rss>")
	benchFeed(b, []byte(s.String()), items)
}

// BenchmarkParseCapture reads a news feed as it is on the web.
func BenchmarkParseCapture(b *testing.B) {
	in, err := os.ReadFile("../../shared/intake/feeds/bbc_world.2026-08-13T0927.xml")
	if err != nil {
		b.Skip("no captures of feeds beside the repository")
	}
	benchFeed(b, in, 32)
}

func benchFeed(b *testing.B, in []byte, items int) {
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := Parse(in, Options{URL: "https://example.org/rss"})
		if err != nil || len(f.Items) != items {
			b.Fatal(err, len(f.Items))
		}
	}
	b.ReportMetric(float64(items*b.N)/b.Elapsed().Seconds(), "items/s")
}

// BenchmarkSitemap reads 50,000 addresses, the most that a sitemap may hold.
func BenchmarkSitemap(b *testing.B) {
	var s bytes.Buffer
	s.WriteString(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	const urls = 50_000
	for i := range urls {
		fmt.Fprintf(&s, "<url><loc>https://example.org/news/2023/02/22/article-%d</loc><lastmod>2023-02-22T10:00:00+03:00</lastmod></url>\n", i)
	}
	s.WriteString("</urlset>")
	b.SetBytes(int64(s.Len()))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if _, err := ReadSitemap(bytes.NewReader(s.Bytes()), func(SitemapEntry) error { n++; return nil }); err != nil || n != urls {
			b.Fatal(err, n)
		}
	}
	b.ReportMetric(float64(urls*b.N)/b.Elapsed().Seconds(), "urls/s")
}

func BenchmarkCanonical(b *testing.B) {
	for b.Loop() {
		Canonical("https://www.example.org/news/2023/%d8%ae%d8%a8%d8%b1?utm_source=rss&utm_medium=feed&id=7#top")
	}
}

// BenchmarkWriteOPML guards against slowness of lists with many feeds.
func BenchmarkWriteOPML(b *testing.B) {
	l := &List{}
	for i := range 1000 {
		l.Feeds = append(l.Feeds, Subscription{URL: fmt.Sprintf("https://example.org/%d", i), Title: "خلاصة", Categories: []string{fmt.Sprint("c", i%20)}})
	}
	for b.Loop() {
		if err := WriteOPML(io.Discard, l); err != nil {
			b.Fatal(err)
		}
	}
}
