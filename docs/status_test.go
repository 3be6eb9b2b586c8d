package docs

import (
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/examples"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/pipeline"
)

// TestStatus: the sentences of status.md are coded as the page says.
func TestStatus(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.WithoutSalience()
	var d *doc.Document
	n, inside := 0, false
	for i, line := range strings.Split(read(t, "status.md"), "\n") {
		if strings.HasPrefix(line, "```") {
			inside = !inside
			continue
		}
		if !inside || strings.TrimSpace(line) == "" {
			continue
		}
		if !strings.HasPrefix(line, "  ") {
			text, _, _ := strings.Cut(line, " # ")
			d = &doc.Document{ID: "page", Text: strings.TrimSpace(text)}
			p.Code(d)
			continue
		}
		n++
		line, nobody := strings.CutSuffix(strings.TrimSpace(line), " by nobody")
		want, msg := frames.ParseExpect(line)
		if msg != "" {
			t.Fatalf("status.md:%d: %s", i+1, msg)
		}
		if !slices.ContainsFunc(d.Events, func(e doc.Event) bool {
			return examples.Meets(&want, &e) && (!nobody || len(e.SaidBy) == 0)
		}) {
			var got []string
			for k := range d.Events {
				got = append(got, examples.Line(&d.Events[k]))
			}
			t.Errorf("status.md:%d: %s\n\twant %s\n\tgot %s", i+1, d.Text, line, strings.Join(got, " / "))
		}
	}
	if n < 30 {
		t.Errorf("%d expected events on the page", n)
	}
}
