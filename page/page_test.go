package page

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// check holds what is promised of a page's entries.
func check(t testing.TB, p *Page) {
	t.Helper()
	if len(p.Entries) == 0 {
		t.Fatal("no entry")
	}
	for _, e := range p.Entries {
		if !utf8.ValidString(e.Text) {
			t.Fatalf("text is no UTF-8: %q", e.Text)
		}
		end := 0
		for _, b := range e.Blocks {
			if b.Start < end || b.End <= b.Start || b.End > len(e.Text) {
				t.Fatalf("block %+v after %d in %d bytes", b, end, len(e.Text))
			}
			if s := e.Text[b.Start:b.End]; !utf8.ValidString(s) || strings.ContainsRune(s, '\n') {
				t.Fatalf("block cuts a letter or spans lines: %q", s)
			}
			if between := e.Text[end:b.Start]; strings.TrimSpace(between) != "" {
				t.Fatalf("text outside of blocks: %q", between)
			}
			end = b.End
		}
		if end != len(e.Text) {
			t.Fatalf("text after the last block: %q", e.Text[end:])
		}
	}
	for _, d := range p.Documents() {
		if len(d.Markup) > 0 && d.Text == "" {
			t.Fatal("blocks without text")
		}
	}
}

// read reads a page and holds it to what is promised.
func read(t testing.TB, html string, opt Options) *Page {
	t.Helper()
	p, err := Read([]byte(html), opt)
	if err != nil {
		t.Fatal(err)
	}
	check(t, p)
	return p
}

// listing gives the blocks of a page as lines "kind text".
func listing(p *Page) string {
	var out strings.Builder
	for _, e := range p.Entries {
		for _, b := range e.Blocks {
			out.WriteString(string(b.Kind) + " " + e.Text[b.Start:b.End] + "\n")
		}
	}
	return out.String()
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "<p>", "<h1>عنوان</h1><article><p>نص", "\xef\xbb\xbf<title>x</title><p>\xff\xfe", "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
		`<script type="application/ld+json">{"@type":"LiveBlogPosting","articleBody":"a \u0061","liveBlogUpdate":[{}]}</script>`,
		"<figure><figcaption>س</figcaption></figure><br><br>x<br>y", "<div class='related-news'><ul><li><a href=x>y</a></ul></div>",
		strings.Repeat("<div>", 600) + "x",
	} {
		f.Add([]byte(s), "", "https://example.org/a")
	}
	f.Add([]byte("<meta charset=windows-1256><p>\xc7\xe1\xda\xd1\xc8\xed\xc9"), "text/html; charset=utf-8", "")
	f.Fuzz(func(t *testing.T, b []byte, contentType, url string) {
		p, err := Read(b, Options{URL: url, ContentType: contentType})
		if err != nil {
			t.Fatal(err)
		}
		check(t, p)
	})
}
