package docs

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestPlaces: the sentences under "Places" in dates-and-places.md have the
// places the page says.
func TestPlaces(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.WithoutSalience()
	_, page, _ := strings.Cut(read(t, "dates-and-places.md"), "## Places\n")
	page, _, _ = strings.Cut(page, "\n## ")
	var d *doc.Document
	n, inside := 0, false
	for line := range strings.SplitSeq(page, "\n") {
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
		typ, want, _ := strings.Cut(strings.TrimSpace(line), " ")
		checkPlace(t, d, typ, want)
	}
	if n < 15 {
		t.Errorf("%d places on the page", n)
	}
}

// checkPlace tests that every event of a type has the place "TEXT CODE", or
// none where want is "-".
func checkPlace(t *testing.T, d *doc.Document, typ, want string) {
	found := false
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type != typ {
			continue
		}
		found = true
		got := "-"
		if e.Place != nil {
			code := e.Place.Code
			if code == "" {
				code = "?"
			}
			got = e.Place.Text + " " + code
		}
		if got != want {
			t.Errorf("%s\n\t«%s» %s: place %s, want %s", d.Text, e.Trigger.Text, typ, got, want)
		}
	}
	if !found {
		t.Errorf("%s\n\tno %s", d.Text, typ)
	}
}
