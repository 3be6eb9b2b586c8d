package feed

import (
	"reflect"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
)

func TestDocument(t *testing.T) {
	it := Item{
		ID: "1", URL: "https://example.org/1?utm_source=rss", Keys: []string{"https://example.org/rss 1", "https://example.org/1"},
		Title: "الوزير يصل", // the minister arrives
		Content: `<h1>الوزير يصل</h1><p>وصل <b>الوزير</b>
 إلى&nbsp;العاصمة.</p><script>x()</script><ul><li>أولا<li>ثانيا</ul><blockquote><p>«شكرا»</p></blockquote>
<h2>خلفية</h2>سطر<br/>آخر<figure><img src="x"/><figcaption>صورة</figcaption></figure><table><tr><td>أ</td><td>ب</td></tr></table>نهاية &lt;b&gt;`,
		Summary: "<p>موجز</p>", Published: "Wed, 22 Feb 2023 10:30:00 +0300", Modified: "2023-02-22 12:00",
		Lang: "AR-sa", Publisher: "المثال", Categories: []string{"سياسة", "عاجل"}, Image: "https://example.org/i.jpg", Authors: []string{"ليلى"},
	}
	d := it.Document()
	type line struct {
		kind doc.BlockKind
		text string
	}
	var got []line
	for _, b := range d.Markup {
		got = append(got, line{b.Kind, d.Text[b.Start:b.End]})
	}
	want := []line{{doc.Title, "الوزير يصل"}, {doc.Paragraph, "وصل الوزير إلى العاصمة."}, {doc.ListItem, "أولا"}, {doc.ListItem, "ثانيا"},
		{doc.QuoteBlock, "«شكرا»"}, {doc.Heading, "خلفية"}, {doc.Paragraph, "سطر"}, {doc.Paragraph, "آخر"}, {doc.Caption, "صورة"},
		{doc.Paragraph, "أ"}, {doc.Paragraph, "ب"}, {doc.Paragraph, "نهاية <b>"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("lines\n got %q\nwant %q", got, want)
	}
	if d.ID != "https://example.org/1" || d.URL != it.URL || d.Lang != "ar" || d.Section != "سياسة" || d.Modified != "2023-02-22T12:00:00Z" || len(d.Notes) > 0 ||
		!d.PubTime.Equal(time.Date(2023, 2, 22, 7, 30, 0, 0, time.UTC)) || d.Published != it.Published {
		t.Errorf("%+v", d)
	}
	it.Keys, it.Published = it.Keys[:1], "متى"
	if d = it.Document(); d.ID != "1" || len(d.Notes) != 1 || !d.PubTime.IsZero() {
		t.Errorf("%+v", d)
	}
}

func TestParts(t *testing.T) {
	for in, want := range map[string][]part{
		"":                               nil,
		"سطر\n\nآخر &amp; ثالث":          {{doc.Paragraph, "سطر"}, {doc.Paragraph, "آخر & ثالث"}},
		"<p>سطر\nتتمة":                   {{doc.Paragraph, "سطر تتمة"}},
		"<iframe src=x></iframe>بعد<br>": {{doc.Paragraph, "بعد"}},
		"<svg/>بعد<style>a":              {{doc.Paragraph, "بعد"}},
		"</p></li></div>x":               {{doc.Paragraph, "x"}},
		"<li>أ</li>ب":                    {{doc.ListItem, "أ"}, {doc.Paragraph, "ب"}},
		"<h2>أ<h3>ب</h3>ج":               {{doc.Heading, "أ"}, {doc.Heading, "ب"}, {doc.Paragraph, "ج"}},
		"<ul><li>أ<ul><li>ب</ul>ج</ul>د": {{doc.ListItem, "أ"}, {doc.ListItem, "ب"}, {doc.ListItem, "ج"}, {doc.Paragraph, "د"}},
	} {
		if got := parts(in); !reflect.DeepEqual(got, want) {
			t.Errorf("parts(%q) = %q, want %q", in, got, want)
		}
	}
	if got := undouble("&lt;p&gt;نص&lt;/p&gt; &amp;lt;"); got != "<p>نص</p> &lt;" {
		t.Errorf("undouble: %q", got)
	}
}

func TestFirstPicture(t *testing.T) {
	for in, want := range map[string]string{
		`<img src="1.gif" width="1" height=1><p><IMG alt=x SRC='2.jpg'>`: "2.jpg",
		`<img src="data:image/gif;base64,x" data-src="3.jpg">`:           "3.jpg",
		`text`: "", `<img>`: "",
	} {
		if got := firstPicture(in); got != want {
			t.Errorf("firstPicture(%q) = %q, want %q", in, got, want)
		}
	}
}
