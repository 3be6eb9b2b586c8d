package docs

import (
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// TestPlaces: the sentences under "Places" in dates-and-places.md have the
// places the page says.
func TestPlaces(t *testing.T) {
	n := codeExamples(t, section(read(t, "dates-and-places.md"), "Places"), time.Time{}, func(d *doc.Document, line string) {
		typ, want, _ := strings.Cut(line, " ")
		checkPlace(t, d, typ, want)
	})
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
