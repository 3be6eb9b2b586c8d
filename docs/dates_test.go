package docs

import (
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// TestDates: the sentences under "Dates" in dates-and-places.md have the dates
// the page says, as published on 2023-02-22.
func TestDates(t *testing.T) {
	pub := time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC)
	n := codeExamples(t, section(read(t, "dates-and-places.md"), "Dates"), pub, func(d *doc.Document, line string) {
		f := strings.Fields(line)
		if len(f) != 3 {
			t.Fatalf("%q: type, date and realis are wanted", line)
		}
		checkDate(t, d, f[0], f[1], f[2])
	})
	if n < 10 {
		t.Errorf("%d dates on the page", n)
	}
}

// checkDate tests that every event of a type has the date FROM or FROM..TO
// ("-" is none) and the realis.
func checkDate(t *testing.T, d *doc.Document, typ, want, realis string) {
	found := false
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type != typ {
			continue
		}
		found = true
		got := "-"
		if e.Date != nil && e.Date.From != "" {
			if got = e.Date.From; e.Date.To != "" {
				got += ".." + e.Date.To
			}
		}
		if got != want || string(e.Realis) != realis {
			t.Errorf("%s\n\t«%s» %s: %s %s, want %s %s; %s", d.Text, e.Trigger.Text, typ, got, e.Realis, want, realis, strings.Join(e.Trace, "; "))
		}
	}
	if !found {
		t.Errorf("%s\n\tno %s", d.Text, typ)
	}
}
