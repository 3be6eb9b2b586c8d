package intake

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// newsPage is a page of about 50 kB as sites write them: two thirds of it are
// menus, scripts, styles and boxes around an article of some 4 kB.
func newsPage(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>خبر رقم %d - وكالة</title><meta property="og:title" content="خبر رقم %d"><meta property="article:published_time" content="2024-05-06T07:08:09+03:00"><link rel="canonical" href="https://news.example/%d">`, n, n, n)
	b.WriteString(`<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"خبر","datePublished":"2024-05-06T07:08:09+03:00","author":{"@type":"Person","name":"سعاد علي"}}</script>`)
	for i := range 120 {
		fmt.Fprintf(&b, "<style>.c%d{margin:0 %dpx;color:#%06x}</style>", i, i, i*977)
	}
	b.WriteString("</head><body><header><nav><ul>")
	for i := range 60 {
		fmt.Fprintf(&b, `<li class="menu-item item-%d"><a href="/section/%d" title="قسم">قسم الأخبار %d</a></li>`, i, i, i)
	}
	fmt.Fprintf(&b, `</ul></nav></header><main><article class="post"><h1>خبر رقم %d</h1><div class="byline">سعاد علي</div><figure><img src="/i.jpg"><figcaption>وزير المالية في مؤتمر سابق</figcaption></figure>`, n)
	for i := range 14 {
		fmt.Fprintf(&b, "<p>وصل وفد من صندوق التنمية رقم %d إلى نواكشوط اليوم الاثنين في زيارة تستغرق ثلاثة أيام، بحسب ما أفادت به <a href=\"/t/%d\">وزارة المالية</a> في بيان، ومن المقرر أن تبدأ المحادثات غداً.</p>\n", n+i, i)
	}
	b.WriteString(`</article><aside class="related"><h2>اقرأ أيضا</h2><ul>`)
	for i := range 80 {
		fmt.Fprintf(&b, `<li><article class="card"><a href="/a/%d"><img src="/t%d.jpg" loading="lazy"><h3>عنوان خبر آخر رقم %d من أخبار اليوم</h3></a><time datetime="2024-05-05">أمس</time></article></li>`, i, i, i)
	}
	b.WriteString("</ul></aside></main><footer>")
	for i := range 40 {
		fmt.Fprintf(&b, `<div class="f"><a href="/f/%d">رابط في أسفل الصفحة</a></div>`, i)
	}
	b.WriteString("<script>")
	for i := b.Len(); i < 50_000; i += 40 {
		fmt.Fprintf(&b, "window.q=window.q||[];q.push(%8d);\n", i)
	}
	b.WriteString("</script></footer></body></html>")
	return b.String()
}

// archiveOf writes an archive of n pages, packed record by record.
func archiveOf(tb testing.TB, n int) []byte {
	var parts []string
	for i := range n {
		parts = append(parts, response(fmt.Sprint("https://news.example/", i), okHTML, newsPage(i)))
	}
	return gz(tb, parts...)
}

// BenchmarkWARC reads 10,000 records of 50 kB each (in short mode 500), pages
// and all, on one core.
func BenchmarkWARC(b *testing.B) {
	pages, records := 20, 10_000
	if testing.Short() {
		records = 500
	}
	data := archiveOf(b, pages)
	b.SetBytes(int64(records) * 50_000)
	for b.Loop() {
		r, err := Open("-", Options{Stdin: &endless{part: data, n: records / pages}})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for ; ; n++ {
			d, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil || len(d.Text) < 2000 || len(d.Markup) < 14 {
				b.Fatal(err, d)
			}
		}
		r.Close()
		if n != records {
			b.Fatalf("%d documents of %d records", n, records)
		}
	}
	b.ReportMetric(float64(records)*float64(b.N)/b.Elapsed().Seconds(), "records/s")
}

// BenchmarkWARCRecords is the same without the pages: packing, records, HTTP.
func BenchmarkWARCRecords(b *testing.B) {
	data := archiveOf(b, 20)
	b.SetBytes(20 * 50_000)
	for b.Loop() {
		r, err := Open("-", Options{Stdin: bytes.NewReader(data)})
		if err != nil {
			b.Fatal(err)
		}
		for {
			if _, err := r.docs.next(); err != nil {
				break
			}
		}
	}
}
