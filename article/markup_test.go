package article

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// mark makes a document of lines "kind text" as a page reader would.
func mark(lines ...string) *doc.Document {
	d := &doc.Document{}
	for _, l := range lines {
		kind, s, _ := strings.Cut(l, " ")
		if d.Text != "" {
			d.Text += "\n"
		}
		d.Markup = append(d.Markup, doc.Block{Kind: doc.BlockKind(kind), Span: doc.Span{Start: len(d.Text), End: len(d.Text) + len(s)}})
		d.Text += s
	}
	return d
}

func TestBlocksOfMarkup(t *testing.T) {
	words := furnitures(t)["with data"]
	if words == nil {
		t.Skip("no data folder")
	}
	for _, c := range []struct {
		name string
		in   []string
		want []string // kinds
	}{
		{"kinds of mark-up stay", []string{"title توسيع ميناء المدينة", "byline سليم المرسي", "paragraph " + par1, "heading غضب في المرفأ", "list_item مرسى جديد", "quote نريد ميناء يتسع لنا", "caption قوارب في الميناء", "other شارك"},
			[]string{"title", "byline", "paragraph", "heading", "list_item", "quote", "caption", "other"}},
		{"a short paragraph is no heading", []string{"title عنوان", "paragraph " + par1, "paragraph احتج الصيادون", "paragraph " + par2}, []string{"title", "paragraph", "paragraph", "paragraph"}},
		{"headline after words of furniture", []string{"title عنوان", "paragraph " + par1, "paragraph اقرأ أيضاً: حكاية ميناء قديم على الساحل", "paragraph " + par2},
			[]string{"title", "paragraph", "related_item", "paragraph"}},
		{"box of stories by words", []string{"title عنوان", "paragraph " + par1, "heading اقرأ أيضاً", "list_item حكاية ميناء قديم على الساحل", "list_item سفن تبحث عن مرسى في الشتاء", "paragraph " + par2},
			[]string{"title", "paragraph", "related_heading", "related_item", "related_item", "paragraph"}},
		{"box of stories by mark-up", []string{"title عنوان", "paragraph " + par1, "related_heading في الملف", "list_item حكاية ميناء قديم على الساحل", "paragraph " + par2},
			[]string{"title", "paragraph", "related_heading", "related_item", "paragraph"}},
		{"heading after a box of stories", []string{"title عنوان", "paragraph " + par1, "related_heading اقرأ أيضا", "related_item حكاية ميناء قديم على الساحل", "related_item سفن تبحث عن مرسى", "heading غضب في المرفأ", "paragraph " + par2},
			[]string{"title", "paragraph", "related_heading", "related_item", "related_item", "heading", "paragraph"}},
		{"skip link", []string{"title عنوان", "paragraph " + par1, "paragraph تخطى الأكثر قراءة وواصل القراءة", "heading الأكثر قراءة", "list_item ماذا يأكل البحارة؟", "paragraph الأكثر قراءة نهاية", "paragraph " + par2},
			[]string{"title", "paragraph", "skip_link", "related_heading", "related_item", "skip_link", "paragraph"}},
		{"skip link that is a link", []string{"title عنوان", "paragraph " + par1, "related_item تخطى البودكاست وواصل القراءة", "heading البودكاست", "paragraph " + par3, "paragraph البودكاست نهاية", "paragraph " + par2},
			[]string{"title", "paragraph", "skip_link", "related_heading", "promo", "skip_link", "paragraph"}},
		{"credit and label in a caption", []string{"title عنوان", "caption صدر الصورة، وكالة المثال", "caption التعليق على الصورة، قوارب في الميناء القديم", "paragraph " + par1},
			[]string{"title", "image_credit", "caption_label", "caption", "paragraph"}},
		{"label alone", []string{"title عنوان", "caption التعليق على الصورة،", "paragraph " + par1, "paragraph " + par2}, []string{"title", "caption_label", "paragraph", "paragraph"}},
		{"date and writer", []string{"title عنوان", "paragraph سليم المرسي", "paragraph الثلاثاء 4 مايو/أيار 2021 - 10:30", "paragraph " + par1}, []string{"title", "paragraph", "dateline", "paragraph"}},
		{"writer above the text", []string{"title عنوان", "paragraph سليم المرسي", "paragraph " + par1}, []string{"title", "byline", "paragraph"}},
		{"blank block", []string{"title عنوان", "paragraph \u200f ", "paragraph " + par1}, []string{"title", "paragraph"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mark(c.in...)
			Blocks(d, words)
			check(t, d)
			var got []string
			for _, b := range d.Blocks {
				got = append(got, string(b.Kind))
			}
			if strings.Join(got, " ") != strings.Join(c.want, " ") {
				t.Errorf("got  %v\nwant %v", got, c.want)
			}
		})
	}
}

// TestBrokenMarkup: blocks that do not fit the text are not believed.
func TestBrokenMarkup(t *testing.T) {
	text := "عنوان\n" + par1 + "\n" + par2
	for _, b := range [][]doc.Block{
		{{Kind: doc.Paragraph, Span: doc.Span{Start: 1, End: 9}}},
		{{Kind: doc.Paragraph, Span: doc.Span{Start: 0, End: 10}}, {Kind: doc.Paragraph, Span: doc.Span{Start: 4, End: 12}}},
		{{Kind: doc.Paragraph, Span: doc.Span{Start: 0, End: len(text) + 1}}},
		{{Kind: doc.Paragraph, Span: doc.Span{Start: -2, End: 4}}},
		{{Kind: doc.Paragraph, Span: doc.Span{Start: 8, End: 4}}},
	} {
		d := &doc.Document{Text: text, Markup: b}
		Blocks(d, nil)
		check(t, d)
		if len(d.Blocks) != 3 || d.Blocks[0].Kind != doc.Title {
			t.Errorf("%v: %v", b, d.Blocks)
		}
	}
}

func FuzzMarkup(f *testing.F) {
	f.Add("عنوان\nصدر الصورة، س\nتخطى ا وواصل القراءة\nا\nا نهاية\nنص", "tchopq", 0)
	f.Add("a\n\n\u200f\nb", "ppp", 3)
	furn := DefaultFurniture()
	kinds := map[byte]doc.BlockKind{'t': doc.Title, 'p': doc.Paragraph, 'h': doc.Heading, 'l': doc.ListItem, 'q': doc.QuoteBlock, 'c': doc.Caption,
		'i': doc.ImageCredit, 'r': doc.RelatedHeading, 's': doc.RelatedItem, 'o': doc.OtherBlock, 'b': doc.Byline, 'd': doc.Dateline}
	f.Fuzz(func(t *testing.T, text, marks string, shift int) {
		d := &doc.Document{Text: text}
		at := 0
		for i, l := range strings.Split(text, "\n") {
			if i >= len(marks) {
				break
			}
			d.Markup = append(d.Markup, doc.Block{Kind: kinds[marks[i]], Span: doc.Span{Start: at + shift, End: at + len(l)}})
			at += len(l) + 1
		}
		Blocks(d, furn)
		end := 0
		for _, b := range d.Blocks {
			if b.Start < end || b.End <= b.Start || b.End > len(text) || utf8.ValidString(text) && !(atRune(text, b.Start) && atRune(text, b.End)) {
				t.Fatalf("block %+v after %d in %d bytes", b, end, len(text))
			}
			end = b.End
		}
	})
}
