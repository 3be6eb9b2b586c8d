package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestStruck: a base or a target of a nation is its army's, homes are people's, and what
// is struck lies where it is struck; a town is nobody's in particular, and an army's own
// land is not the army's.
func TestStruck(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, recipient string }{
		{"أطلق المتمردون صواريخ على أهداف بلغارية في البحر.", "BGR MIL"},
		{"استهدف المتمردون قاعدة جوية في مدينة تمبكتو.", "MLI MIL"},
		{"قصفت الميليشيا أحياء سكنية في مدينة تمبكتو.", "MLI CVL"},
		{"قصفت الطائرات مدينة تمبكتو.", "MLI "},
		{"قصف الجيش المالي قاعدة جوية في مدينة تمبكتو.", "MLI "},
		{"قصفت طائرات تشادية غرفة عمليات حوثية.", "YEM REB"},
	} {
		d := doc.Document{Text: c.text}
		p.Code(&d)
		if !party(d.Events, c.recipient, func(e *doc.Event) []doc.Actor { return e.Recipient }) {
			t.Errorf("%s: %+v, want %s", c.text, d.Events, c.recipient)
		}
	}
}
