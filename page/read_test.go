package page

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// Paragraphs for the pages below, written for them.
const (
	p1 = "أعلنت بلدية المدينة الساحلية أن أشغال توسيع الميناء ستبدأ في مطلع العام المقبل بتمويل من مصرف التنمية." // a port is widened
	p2 = "وقال رئيس البلدية في مؤتمر صحفي إن المشروع يوفر مئات الوظائف للسكان، وإن الشركة الفائزة ستُعلن قريباً." // jobs
	p3 = "واعترض صيادون على المشروع خشية أن تضيع مراسي قواربهم الصغيرة التي ورثوها عن آبائهم في الحي القديم."     // fishermen
)

func TestBlocks(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"paragraphs", "<title>عنوان الخبر</title><article><p>" + p1 + "<p>" + p2 + "</article>", "title عنوان الخبر\nparagraph " + p1 + "\nparagraph " + p2 + "\n"},
		{"two line breaks", "<div class=story-body>" + p1 + "<br><br>" + p2 + "<br>\n<br>" + p3 + "</div>", "paragraph " + p1 + "\nparagraph " + p2 + "\nparagraph " + p3 + "\n"},
		{"one line break after a sentence", "<div class=story-body>" + p1 + "<br>" + p2 + "</div>", "paragraph " + p1 + "\nparagraph " + p2 + "\n"},
		{"one line break inside a sentence", "<p>" + strings.Replace(p1, "ستبدأ", "<br>ستبدأ", 1) + "<p>" + p2, "paragraph " + p1 + "\nparagraph " + p2 + "\n"},
		{"text beside elements", "<div class=story-body>" + p1 + "<p>" + p2 + "</p>" + p3 + "</div>", "paragraph " + p1 + "\nparagraph " + p2 + "\nparagraph " + p3 + "\n"},
		{"marks that show nothing", "<p>" + strings.ReplaceAll(p1, "الميناء", "المي\u00adناء\u200b") + "<p>" + p2, "paragraph " + p1 + "\nparagraph " + p2 + "\n"},
		{"inline elements", "<p>" + strings.Replace(p1, "الميناء", "<b>المي</b><i>ناء</i>", 1) + "<p>" + p2, "paragraph " + p1 + "\nparagraph " + p2 + "\n"},
		{"scripts and forms", "<article><p>" + p1 + "<script>var x = '<p>" + p2 + "'</script><noscript><p>" + p3 + "</noscript><button>شارك</button><p>" + p2 + "</article>", "paragraph " + p1 + "\nparagraph " + p2 + "\n"},
		{"table of data", "<article><p>" + p1 + "<table><tr><th>المرحلة<th>الكلفة<tr><td>الأولى<td>12<tr><td>الثانية<td>8</table><p>" + p2 + "</article>",
			"paragraph " + p1 + "\nparagraph المرحلة | الكلفة\nparagraph الأولى | 12\nparagraph الثانية | 8\nparagraph " + p2 + "\n"},
		{"table of layout", "<table><tr><td><a href=/>الرئيسية</a><td><p>" + p1 + "<p>" + p2 + "</table>", "paragraph " + p1 + "\nparagraph " + p2 + "\n"},
		{"repeated paragraph", "<article><p>" + p1 + "<p>" + p2 + "<p>" + p1 + "</article>", "paragraph " + p1 + "\nparagraph " + p2 + "\nother " + p1 + "\n"},
		{"pulled quotation", "<article><p>" + p1 + "<blockquote>مئات الوظائف للسكان، وإن الشركة الفائزة ستُعلن قريباً</blockquote><p>" + p2 + "</article>",
			"paragraph " + p1 + "\nother مئات الوظائف للسكان، وإن الشركة الفائزة ستُعلن قريباً\nparagraph " + p2 + "\n"},
		{"heading above nothing", "<article><p>" + p1 + "<p>" + p2 + "<h2>ملفات الموقع</h2></article>", "paragraph " + p1 + "\nparagraph " + p2 + "\nrelated_heading ملفات الموقع\n"},
		{"bold heading", "<article><p>" + p1 + "<p><strong>غضب في المرفأ</strong><p>" + p2 + "</article>", "paragraph " + p1 + "\nheading غضب في المرفأ\nparagraph " + p2 + "\n"},
		{"digest", "<article><p>" + p1 + "<p><a href=/1>صيادون يعترضون على المشروع في الحي القديم</a><p>" + p3 + "</article>",
			"paragraph " + p1 + "\nheading صيادون يعترضون على المشروع في الحي القديم\nparagraph " + p3 + "\n"},
		{"linked headline of another story", "<article><p>" + p1 + "<p><a href=/1>افتتاح معرض الكتاب في العاصمة</a><p>" + p3 + "</article>",
			"paragraph " + p1 + "\nrelated_item افتتاح معرض الكتاب في العاصمة\nparagraph " + p3 + "\n"},
		{"signature", "<article><p>" + p1 + "<p>" + p2 + "<p>سليم المرسي salim@example.org</article>", "paragraph " + p1 + "\nparagraph " + p2 + "\nbyline سليم المرسي salim@example.org\n"},
		{"element that a script defines", "<article><p>" + p1 + "<x-share>شارك الخبر</x-share><p>" + p2 + "</article>", "paragraph " + p1 + "\nother شارك الخبر\nparagraph " + p2 + "\n"},
		{"notice of rules", "<article><p>" + p1 + "<p>" + p2 + "<p>نرحب بالنقاش المفيد هنا، وننصحك بقراءة <a href=/guidelines.html>الإرشادات</a>، فكل ما تكتبه يخضع <a href=/terms>للشروط</a>.</article>",
			"paragraph " + p1 + "\nparagraph " + p2 + "\nother نرحب بالنقاش المفيد هنا، وننصحك بقراءة الإرشادات، فكل ما تكتبه يخضع للشروط.\n"},
		{"story on rules", "<article><p>" + p1 + "<p>" + strings.Replace(p2, "مؤتمر صحفي", "<a href=/terms>مؤتمر</a> <a href=/2023/1>صحفي</a>", 1) + "</article>", "paragraph " + p1 + "\nparagraph " + p2 + "\n"},
		{"no page", "", ""},
		{"no text", "<html><body><img src=x></body></html>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := listing(read(t, c.html, Options{})); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// numbered makes n paragraphs that differ.
func numbered(n int) (list []string) {
	for i := range n {
		list = append(list, strings.Replace([]string{p1, p2, p3}[i%3], " ", " "+strconv.Itoa(100+i)+" ", 1))
	}
	return list
}

// TestGuide: an article body in the structured data tells where the article
// ends, whatever the classes say.
func TestGuide(t *testing.T) {
	list := numbered(12)
	script := `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + strings.Join(list, " ") + `"}</script>`
	after := "وهذه فقرة أخرى تدعو القراء إلى متابعة حسابات الصحيفة في مواقع التواصل كل صباح."
	p := read(t, script+"<div><div class=related><p>"+strings.Join(list, "<p>")+"</div><p>"+after+"</div>", Options{})
	got := listing(p)
	if !strings.Contains(got, "paragraph "+list[11]) || strings.Contains(got, "paragraph "+after) || len(p.Notes) > 0 {
		t.Errorf("notes %q, got\n%s", p.Notes, got)
	}
	p = read(t, script+"<div id=app></div><p>"+after, Options{})
	if got := listing(p); !strings.Contains(got, list[11]) || strings.Contains(got, after) || len(p.Notes) != 1 {
		t.Errorf("text that a script would show: notes %q, got\n%s", p.Notes, got)
	}
}

func TestDecode(t *testing.T) {
	utf := "<meta charset=utf-8><p>" + p1 + "<p>" + p2
	win, err := charmap.Windows1256.NewEncoder().String("<p>" + p1 + "<p>" + p2)
	if err != nil {
		t.Fatal(err)
	}
	iso, err := charmap.ISO8859_6.NewEncoder().String("<p>" + strings.NewReplacer("،", ",", "ُ", "").Replace(p1+"<p>"+p2))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, html, header, want string
		notes                    int
	}{
		{"UTF-8", utf, "", "utf-8", 0},
		{"UTF-8 with a mark", "\xef\xbb\xbf<p>" + p1 + "<p>" + p2, "text/html; charset=windows-1252", "utf-8", 0},
		{"UTF-8 without a label", "<p>" + p1 + "<p>" + p2, "", "utf-8", 0},
		{"UTF-8 labelled windows-1256", "<p>" + p1 + "<p>" + p2, "text/html; charset=windows-1256", "utf-8", 1},
		{"windows-1256 by header", win, "text/html; charset=windows-1256", "windows-1256", 0},
		{"windows-1256 by meta", "<meta charset=windows-1256>" + win, "", "windows-1256", 0},
		{"windows-1256 by a late meta", "<!--" + strings.Repeat("x", 2000) + "--><meta http-equiv=content-type content='text/html; charset=windows-1256'>" + win, "", "windows-1256", 0},
		{"windows-1256 labelled UTF-8", "<meta charset=utf-8>" + win, "", "windows-1256", 1},
		{"windows-1256 labelled Latin", win, "text/html; charset=iso-8859-1", "windows-1256", 1},
		{"windows-1256 without a label", win, "", "windows-1256", 1},
		{"ISO 8859-6 by header", iso, "text/html; charset=iso-8859-6", "iso-8859-6", 0},
		{"unknown label", utf, "text/html; charset=nonsense", "utf-8", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := read(t, c.html, Options{ContentType: c.header})
			if p.Encoding != c.want || len(p.Notes) != c.notes {
				t.Errorf("encoding %s, notes %q", p.Encoding, p.Notes)
			}
			if got := listing(p); !strings.Contains(got, "وقال رئيس البلدية في مؤتمر صحفي") {
				t.Errorf("got\n%s", got)
			}
		})
	}
	if _, err := Read(nil, Options{Encoding: "nonsense"}); !errors.Is(err, ErrEncoding) {
		t.Errorf("unknown encoding: %v", err)
	}
	if p := read(t, win, Options{Encoding: "cp1256", ContentType: "text/html; charset=utf-8"}); p.Encoding != "windows-1256" || len(p.Notes) != 0 {
		t.Errorf("forced: %s %q", p.Encoding, p.Notes)
	}
}

// TestNasty: pages made to hurt are read in a moment and leave a note.
func TestNasty(t *testing.T) {
	for _, c := range []struct{ name, html string }{
		{"deep", strings.Repeat("<div>", 40000) + "<p>" + p1 + "<p>" + p2},
		{"deep inline", strings.Repeat("<b><i>", 50000) + p1},
		{"deep tables", strings.Repeat("<table><tr><td>", 20000) + p1},
		{"deep lists", strings.Repeat("<ul><li>", 20000) + "<p>" + p1},
		{"many attributes", "<p " + strings.Repeat("a=b ", 100000) + ">" + p1},
		{"one class", "<div class='" + strings.Repeat("related ", 100000) + "'><p>" + p1 + "</div>"},
		{"many breaks", "<div>" + strings.Repeat("ا<br>", 40000) + "</div>"},
		{"many headings", "<title>" + strings.Repeat("كلمة ", 20000) + "</title>" + strings.Repeat("<h1>كلمة</h1>", 10000)},
		{"many items", strings.Repeat("<li><a href=/2>كلمة 2</a>", 15000)},
		{"many rows", "<table>" + strings.Repeat("<tr><td>كلمة<td>كلمة", 8000) + "</table>"},
		{"many posts", "<h1>مباشر من الميناء</h1>" + strings.Repeat("<div class=post><time>10:30</time><h2>خبر جديد من الميناء</h2><p>"+p1+"</div>", 2000)},
		{"many quotations", strings.Repeat("<blockquote>"+p1+"x</blockquote><p>"+p2, 1200)},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			p := read(t, c.html, Options{URL: "https://example.org/a"})
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			if c.name == "deep" && (len(p.Notes) == 0 || !strings.Contains(listing(p), p2)) {
				t.Errorf("notes %q, blocks %s", p.Notes, listing(p))
			}
		})
	}
}

// TestManyTags: a page made of tags costs little; what was read is there, and a
// note tells that there is more.
func TestManyTags(t *testing.T) {
	p := read(t, "<title>عنوان الخبر</title><article><p>"+p1+"<p>"+p2+strings.Repeat("<p>x", mostTags)+"<p>"+p3, Options{})
	if text := p.Entries[0].Text; !strings.Contains(text, p2) || strings.Contains(text, p3) || len(p.Notes) != 1 || !strings.Contains(p.Notes[0], "tags") {
		t.Errorf("notes %q, text %.300s", p.Notes, text)
	}
	if p := read(t, "<title>عنوان الخبر</title><p>"+p1+strings.Repeat("<i></i>", 1000)+"<p>"+p2, Options{}); len(p.Notes) != 0 {
		t.Errorf("notes %q", p.Notes)
	}
}
