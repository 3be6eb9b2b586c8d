package docs

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/examples"
	"github.com/sijil-news/sijil/frames"
)

// TestStatus: the sentences of status.md are coded as the page says.
func TestStatus(t *testing.T) {
	n := codeExamples(t, read(t, "status.md"), time.Time{}, func(d *doc.Document, line string) {
		line, nobody := strings.CutSuffix(line, " by nobody")
		want, msg := frames.ParseExpect(line)
		if msg != "" {
			t.Fatalf("%q: %s", line, msg)
		}
		if slices.ContainsFunc(d.Events, func(e doc.Event) bool {
			return examples.Meets(&want, &e) && (!nobody || len(e.SaidBy) == 0)
		}) {
			return
		}
		var got []string
		for k := range d.Events {
			got = append(got, examples.Line(&d.Events[k]))
		}
		t.Errorf("%s\n\twant %s\n\tgot %s", d.Text, line, strings.Join(got, " / "))
	})
	if n < 30 {
		t.Errorf("%d expected events on the page", n)
	}
}
