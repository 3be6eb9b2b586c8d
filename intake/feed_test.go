package intake

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
)

// TestItem: what an item of a feed carries is read like a page, whole text
// before summary; lines of plain text stay lines.
func TestItem(t *testing.T) {
	const (
		title = "الوزير يصل"                                                                                // the minister arrives
		whole = "وصل وزير الخارجية المصري إلى باريس يوم الثلاثاء والتقى نظيره الفرنسي في العاصمة الفرنسية." // the minister came to Paris
		more  = "وبحث الوزيران سبل تعزيز التعاون بين البلدين في مجالات الاقتصاد والتعليم والطاقة."          // they spoke of cooperation
	)
	for _, c := range []struct {
		name string
		item feed.Item
		want string // kind and text of blocks
	}{
		{"marked up", feed.Item{Title: title, Summary: "موجز", Content: "<p>" + whole + "<h2>خلفية</h2><p>" + more}, "title " + title + "\nparagraph " + whole + "\nheading خلفية\nparagraph " + more},
		{"plain text", feed.Item{Title: title, Content: whole + "\n\n" + more}, "title " + title + "\nparagraph " + whole + "\nparagraph " + more},
		{"summary", feed.Item{Title: title, Content: "<script>x()</script>", Summary: whole}, "title " + title + "\nparagraph " + whole},
		{"title alone", feed.Item{Title: title}, "title " + title},
		{"nothing", feed.Item{ID: "1"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Item(&c.item)
			if err != nil {
				t.Fatal(err)
			}
			if d == nil {
				d = &doc.Document{}
			}
			var got []string
			for _, b := range d.Markup {
				got = append(got, string(b.Kind)+" "+d.Text[b.Start:b.End])
			}
			if s := strings.Join(got, "\n"); s != c.want || d.Title != c.item.Title {
				t.Errorf("got\n%s\nwant\n%s", s, c.want)
			}
		})
	}
}
