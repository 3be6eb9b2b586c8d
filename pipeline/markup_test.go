package pipeline

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
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
