package feed

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func TestMend(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"as it should be", `<rss a='1'><channel><title>x &amp; y</title><link/></channel></rss>`, `<rss a='1'><channel><title>x &amp; y</title><link/></channel></rss>`},
		{"comments and instructions", `<rss><!-- <item> --><?php x ?>a</rss>`, `<rss>a</rss>`},
		{"after the end", `<rss></rss><p>ad</p>`, `<rss></rss>`},
		{"a stray end", `<rss><item>a</b></item><item>b</item></rss>`, `<rss><item>a</item><item>b</item></rss>`},
		{"end in another case", `<rss><pubDate>a</pubdate></rss>`, `<rss><pubDate>a</pubDate></rss>`},
		{"an element not closed", `<rss><item><d><p>a<br>b</p></d></item></rss>`, `<rss><item><d><p>a<br>b</br></p></d></item></rss>`},
		{"an item not closed", `<rss><channel><item><t>a<item><t>b</t></item></channel></rss>`, `<rss><channel><item><t>a</t></item><item><t>b</t></item></channel></rss>`},
		{"items in another vocabulary", `<rss><item><x:item>a</x:item></item></rss>`, `<rss><item><x:item>a</x:item></item></rss>`},
		{"a stray less-than", `<rss>3 < 4, <5 and <دولار></rss>`, `<rss>3 &lt; 4, &lt;5 and &lt;دولار></rss>`},
		{"a stray end of CDATA", `<rss>a]]>b<![CDATA[x<y>&z]]></rss>`, `<rss>a]]&gt;b<![CDATA[x<y>&z]]></rss>`},
		{"control characters", "<rss a='\x01b'>a\x00\x1fb&#x1F;c&#0;&#65;&#xFFFF;\uFFFE<![CDATA[\x0c]]></rss>", `<rss a='b'>ab c &#65; <![CDATA[]]></rss>`},
		{"references that come about", `<rss>&&#1;#1;&#<!-- -->1;&#</b>2;</rss>`, `<rss>& #1;&# 1;&# 2;</rss>`},
		{"cut within an item", `<rss><channel><item>a</item><item><title>b`, `<rss><channel><item>a</item></channel></rss>`},
		{"cut within a tag", `<rss><channel><item>a</item><ite`, `<rss><channel><item>a</item></channel></rss>`},
		{"cut within CDATA", `<rss><item><![CDATA[a`, `<rss></rss>`},
		{"cut within a comment", `<rss><item>a</item><!-- b`, `<rss><item>a</item></rss>`},
		{"attributes", `<rss a=1 b c="x<y" d='2"' e = "3" !! f="4/><g/></rss>`, `<rss a="1" c="x&lt;y" d='2"' e="3" f="4"/>`},
		{"a quote never closed", "<rss><a href=\"x>b</a>\n<b c=\"d\">e</b></rss>", "<rss><a href=\"x\">b</a>\n<b c=\"d\">e</b></rss>"},
	} {
		if got := string(mend(noControls([]byte(c.in)), 0, "item").out); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestMendLimits: mark-up made to exhaust a parser stays small.
func TestMendLimits(t *testing.T) {
	deep := "<rss><channel><item><title>a</title></item>" + strings.Repeat("<a:b>", 100_000)
	f := parseSample(t, deep)
	if len(f.Items) != 1 || !strings.Contains(strings.Join(f.Notes, " "), "too deep") {
		t.Errorf("%d items, notes %q", len(f.Items), f.Notes)
	}
	sections := "<rss><channel><item><x:y>" + strings.Repeat("a<![CDATA[b]]>", 100_000) + "</x:y><title>t</title></item></channel></rss>"
	if f = parseSample(t, sections); f.Items[0].Title != "t" {
		t.Errorf("%+v", f.Items[0])
	}
	pieces := "<rss><channel><item><x:y>" + strings.Repeat("a<x:b/>", 50_000) + "</x:y><title>t</title></item></channel></rss>"
	if f = parseSample(t, pieces); f.Items[0].Title != "t" {
		t.Errorf("%+v", f.Items[0])
	}
	page := `<feed><entry><title>t</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">` + strings.Repeat("<p>a</p>", 300) + "</div></content></entry></feed>"
	if f = parseSample(t, page); strings.Count(f.Items[0].Content, "<p>a</p>") != 300 {
		t.Errorf("%d paragraphs", strings.Count(f.Items[0].Content, "<p>a</p>"))
	}
	if f = parseSample(t, "<rss>"+strings.Repeat("<item><title>a</title></item>", maxItems+9)+"</rss>"); len(f.Notes) == 0 {
		t.Errorf("%d items", len(f.Items))
	}
	spaces := "<rss" + strings.Repeat(` xmlns:a="b"`, 1000) + "><channel/></rss>"
	if f, err := Parse([]byte(spaces), Options{}); err == nil {
		t.Errorf("%+v", f)
	}
}

// TestBrokenFeeds: what stands before a break is read, and the break is told.
func TestBrokenFeeds(t *testing.T) {
	whole := parseSample(t, rssSample)
	for n := strings.Index(rssSample, "</item>") + len("</item>"); n < len(rssSample)-len("</channel></rss>"); n += 7 {
		f, err := Parse([]byte(rssSample[:n]), Options{URL: "https://example.org/ar/rss"})
		if err != nil || len(f.Items) == 0 || f.Items[0].Title != whole.Items[0].Title || len(f.Notes) == 0 {
			t.Fatalf("cut after %d bytes: %v %+v", n, err, f)
		}
	}
	for name, in := range map[string]string{
		"garbage before":     "<br />\n<b>Warning</b>: include() in <b>x.php</b>\n" + rssSample,
		"blank lines":        "\n\n  " + rssSample,
		"stylesheet":         strings.Replace(rssSample, "<rss ", "<?xml-stylesheet href='x.xsl'?><!DOCTYPE rss [<!ENTITY a \"b\">]>\n<!-- c --><rss ", 1),
		"undefined entities": strings.Replace(rssSample, "الأسعار", "&laquo;الأسعار&raquo; &unknown;", 1),
	} {
		f := parseSample(t, in)
		if len(f.Items) != 2 || f.Items[0].Title != whole.Items[0].Title {
			t.Errorf("%s: %+v", name, f)
		}
		if told := len(f.Notes) > 0; told != (name == "garbage before") {
			t.Errorf("%s: notes %q", name, f.Notes)
		}
		if name == "undefined entities" && f.Items[1].Title != "«الأسعار» &unknown; ترتفع" {
			t.Errorf("%s: %q", name, f.Items[1].Title)
		}
	}
}

// wellFormed reads all of an XML document, as the parser behind does.
func wellFormed(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
