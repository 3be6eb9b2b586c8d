package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestWriters: what a text says its issuer says.
func TestWriters(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil
	for _, c := range []struct{ name, text, typ, trigger, actors, by string }{
		{"a statement in which it said", "أصدرت وزارة الخارجية النرويجية بيانا قالت فيه إن كندا أرسلت مساعدات إلى مالي.", "AID", "أرسلت", "CAN", "NOR"},
		{"words with which she answered", "وردت الوزيرة النرويجية إلسا هوغن على المقابلة بكلمات غاضبة انتقدت فيها تصريحات كندا", "ACCUSE", "انتقدت", "NOR", ""},
		{"a post in which he said", "كتب الوزير النرويجي في تغريدة قال فيها إن كندا أرسلت مساعدات إلى مالي.", "AID", "أرسلت", "CAN", "NOR"},
		{"a statement that is relayed", "نقلت الوكالة عن بيان للحكومة النرويجية أن كندا أرسلت مساعدات إلى مالي.", "AID", "أرسلت", "CAN", "NOR"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := eventOf(t, p, c.text, c.typ, c.trigger)
			if got := codesOf(e.Actor); got != c.actors {
				t.Errorf("actors %q, want %q: %q", got, c.actors, e.Trace)
			}
			if got := codesOf(e.SaidBy); got != c.by {
				t.Errorf("said by %q, want %q: %q", got, c.by, e.Trace)
			}
		})
	}
}
