package page

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

func TestReadLD(t *testing.T) {
	for name, in := range map[string]string{
		"whole":              `{"@type":"NewsArticle","headline":"h"}`,
		"in a list":          `[[{"@type":"NewsArticle","headline":"h"}]]`,
		"comma at the end":   `{"@type":"NewsArticle","headline":"h",}`,
		"comma in a list":    `{"@type":["NewsArticle",],"headline":"h"}`,
		"break in a string":  "{\"@type\":\"NewsArticle\",\"headline\":\"h\",\"description\":\"one\ntwo\tthree\"}",
		"strange escape":     `{"@type":"NewsArticle","headline":"h","description":"it\'s \x"}`,
		"bare quotes":        `{"@type":"NewsArticle","description":"he said "no", and left","headline":"h"}`,
		"references":         `{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;h&quot;}`,
		"cut off":            `{"@type":"NewsArticle","headline":"h","author":[{"name":"a"`,
		"one bracket more":   `{"@type":"NewsArticle","headline":"h"}}`,
		"several":            `{"@type":"WebSite"} {"@type":"NewsArticle","headline":"h"}`,
		"comment around":     `<!-- {"@type":"NewsArticle","headline":"h"} -->`,
		"comment within":     "{ // type\n\"@type\":\"NewsArticle\", /* x */ \"headline\":\"h\"}",
		"character data":     "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"h\"}\n//]]>",
		"semicolon":          `{"@type":"NewsArticle","headline":"h"};`,
		"byte order mark":    "\uFEFF" + `{"@type":"NewsArticle","headline":"h"}`,
		"empty bytes":        "{\"@type\":\"NewsArticle\",\x00\"headline\":\"h\"}",
		"references in text": `{"@type":"NewsArticle","headline":"&#104;"}`,
	} {
		found := false
		for _, o := range readLD(in) {
			found = found || o.is("newsarticle") && o.text("headline") == "h"
		}
		if !found {
			t.Errorf("%s: no article with its headline in %+v", name, readLD(in))
		}
	}
	for _, in := range []string{"", "x", "{", `{"a"`, "<html>", strings.Repeat("[", 20000)} {
		for _, o := range readLD(in) {
			if len(o) > 0 {
				t.Errorf("%.20q gives %v", in, o)
			}
		}
	}
}

// TestMendLong: broken JSON of any kind is mended in time that grows with its
// length alone.
func TestMendLong(t *testing.T) {
	for _, s := range []string{"/*", "[", "[}", "{]", `"`, `\\`, ",", `{"a":`, "//", "]", `""`, `" `} {
		start := time.Now()
		mendJSON(strings.Repeat(s, mostLD/8/len(s)), true)
		mendJSON(strings.Repeat("[", mostLD/16)+strings.Repeat("}", mostLD/16), false)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%q repeated takes %v", s, d)
		}
	}
}

// TestMetaHurt: pages made to be slow are read all the same, each in a time
// that a page of its size may take.
func TestMetaHurt(t *testing.T) {
	for name, page := range map[string]string{
		"nested":   strings.Repeat(`<div class="author date">`, 400) + strings.Repeat("<i></i>", 100000) + "<h1>x",
		"bylines":  "<h1>x</h1>" + strings.Repeat(`<p class="author">By Anna Pier, Ben Berth (x) and others</p>`, 10000),
		"dates":    `<h1>x</h1><meta property="article:published_time" content="2020-12-24T23:59:50Z">` + strings.Repeat(`<p class="date">14 May 2024 10:30 am</p>`, 10000),
		"headings": strings.Repeat(`<h1>Port to grow next year - quay</h1>`, 10000) + "<title>" + strings.Repeat("a - ", 100000),
		"authors":  `<script type="application/ld+json">[{"@type":"Article","author":[` + strings.Repeat(`{"@id":"b"},`, 20000) + `]}` + strings.Repeat(`,{"@id":"c"}`, 20000) + `]</script>`,
	} {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		readMeta(root, Options{URL: "https://quay.example/"})
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s takes %v", name, d)
		}
	}
}

func FuzzMendJSON(f *testing.F) {
	for _, s := range []string{`{"a":"b",}`, `{"a":"he said "no", so"}`, `{"a":[1,2,{"b":"\x\u12"}`, "{//c\n\"a\":1}", `]}`, `"`, `{"a":"\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, quotes := range []bool{false, true} {
			out := mendJSON(s, quotes)
			if len(out) > 3*len(s)+8 {
				t.Errorf("%d bytes became %d", len(s), len(out))
			}
			if json.Valid([]byte(s)) && !json.Valid([]byte(out)) {
				t.Errorf("valid %q became %q", s, out)
			}
		}
		readLD(s)
	})
}

func FuzzMeta(f *testing.F) {
	f.Add(graphPage, "https://quay.example/2024/05/14/berth")
	f.Add(`<h1>x</h1><div class="byline">By <a href="/author/a">Anna Pier</a>, 14 May 2024</div><title>x - y</title>`, "http://[::1]:80/%zz")
	f.Add(`<html lang="ar_EG"><base href="//x"><time datetime="٢٠٢٦-٠٧-٠٧">بقلم و ووو</time><p class=author>بقلم`, "")
	f.Fuzz(func(t *testing.T, page, address string) {
		if len(page) > 1<<14 {
			return
		}
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			return
		}
		m := readMeta(root, Options{URL: address})
		for _, a := range m.Authors {
			if strings.TrimSpace(a) != a || a == "" {
				t.Errorf("author %q", a)
			}
		}
	})
}
