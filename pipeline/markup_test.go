package pipeline

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/page"
)

// TestMarkup: a document that brings typed blocks is coded by them: nothing
// from a box of related stories, and nothing from text outside of all blocks.
func TestMarkup(t *testing.T) {
	p, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	const (
		told    = "اتهمت واشنطن موسكو بإرسال أسلحة إلى دمشق." // Washington accused Moscow
		related = "إيران تتهم إسرائيل بقصف منشأة نووية"       // Iran accuses Israel
		outside = "اتهمت تركيا اليونان بانتهاك مجالها الجوي." // Turkey accused Greece
		words   = "اقرأ أيضاً: مصر تدين هجوم قطر"             // read also: Egypt condemns
	)
	d := &doc.Document{Published: "2023-02-22"}
	for _, l := range []struct {
		kind doc.BlockKind
		text string
	}{{doc.Title, "نشرة المساء"}, {doc.Paragraph, told}, {doc.RelatedItem, related}, {"", outside}, {doc.Paragraph, words}} {
		if d.Text != "" {
			d.Text += "\n"
		}
		if l.kind != "" {
			d.Markup = append(d.Markup, doc.Block{Kind: l.kind, Span: doc.Span{Start: len(d.Text), End: len(d.Text) + len(l.text)}})
		}
		d.Text += l.text
	}
	p.Code(d)
	if len(d.Blocks) != 4 || d.Blocks[2].Kind != doc.RelatedItem || d.Blocks[3].Kind != doc.RelatedItem {
		t.Fatalf("blocks %v", d.Blocks)
	}
	if len(d.Markup) != 4 {
		t.Errorf("mark-up changed: %v", d.Markup)
	}
	if len(d.Events) == 0 {
		t.Fatal("no event")
	}
	for _, e := range d.Events {
		if d.Markup[1].Start > e.Trigger.Start || e.Trigger.End > d.Markup[1].End {
			t.Errorf("%s coded from %q", e.Type, e.Trigger.Text)
		}
	}
}

// TestSamplePage: of the web page among the samples the article is coded, and
// of what stands in and around it nothing.
func TestSamplePage(t *testing.T) {
	b, err := os.ReadFile("../samples/ar/11-web-page.html")
	if err != nil {
		t.Fatal(err)
	}
	web, err := page.Read(b, page.Options{})
	if err != nil || len(web.Entries) != 1 || len(web.Notes) > 0 {
		t.Fatalf("%+v %v", web, err)
	}
	p, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := web.Documents()[0]
	p.Code(d)
	var kinds []string
	for _, b := range d.Blocks {
		kinds = append(kinds, string(b.Kind))
	}
	const want = "title byline dateline image_credit caption paragraph paragraph related_heading related_item related_item heading paragraph quote paragraph paragraph paragraph paragraph"
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("blocks\n got %s\nwant %s", got, want)
	}
	if d.URL != "https://www.example.org/arabic/world-240827" || d.Published != "2024-08-27T18:40:00+03:00" || !slices.Equal(d.Authors, []string{"هناء المرجاني"}) || d.Publisher != "نشرة المثال" {
		t.Errorf("%s %s %s %s", d.URL, d.Published, d.Authors, d.Publisher)
	}
	accused := false // Kenya's ministry accuses al-Shabaab
	for _, e := range d.Events {
		accused = accused || e.Type == "ACCUSE" && strings.HasPrefix(d.Text[e.Trigger.Start:], "اتهمت")
	}
	if !accused {
		t.Error("the accusation is not coded")
	}
}
