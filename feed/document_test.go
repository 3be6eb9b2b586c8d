package feed

import (
	"testing"
	"time"
)

func TestDocument(t *testing.T) {
	it := Item{
		ID: "1", URL: "https://example.org/1?utm_source=rss", Keys: []string{"https://example.org/rss 1", "https://example.org/1"},
		Title:   "الوزير يصل", // the minister arrives
		Content: "<p>وصل الوزير إلى العاصمة.",
		Summary: "<p>موجز</p>", Published: "Wed, 22 Feb 2023 10:30:00 +0300", Modified: "2023-02-22 12:00",
		Lang: "AR-sa", Publisher: "المثال", Categories: []string{"سياسة", "عاجل"}, Image: "https://example.org/i.jpg", Authors: []string{"ليلى"},
	}
	d := it.Document()
	if d.ID != "https://example.org/1" || d.URL != d.ID || d.Title != it.Title || d.Text != "" || d.Lang != it.Lang || d.Section != "سياسة" || d.Modified != "2023-02-22T12:00:00Z" || len(d.Notes) > 0 ||
		!d.PubTime.Equal(time.Date(2023, 2, 22, 7, 30, 0, 0, time.UTC)) || d.Published != it.Published {
		t.Errorf("%+v", d)
	}
	it.Keys, it.Published = it.Keys[:1], "متى"
	if d = it.Document(); d.ID != "1" || len(d.Notes) != 1 || !d.PubTime.IsZero() {
		t.Errorf("%+v", d)
	}
}

func TestUndouble(t *testing.T) {
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
