package lexicon

import (
	"testing"
	"time"
)

// TestHolder: in the month in which an office changes hands nobody is known to hold it.
func TestHolder(t *testing.T) {
	ts := TenuresOf(map[string]*Entity{
		"a": {ID: "a", Code: "PER", Offices: []Office{{Title: "president", From: 201607, To: 201803}}},
		"b": {ID: "b", Code: "PER", Offices: []Office{{Title: "president", From: 201803, To: 202011}}},
	})
	for month, want := range map[time.Month]string{time.February: "a", time.March: "", time.April: "b"} {
		got := ""
		if e := ts.Holder("president", "PER", time.Date(2018, month, 17, 0, 0, 0, 0, time.UTC)); e != nil {
			got = e.ID
		}
		if got != want {
			t.Errorf("%s: %q, want %q", month, got, want)
		}
	}
}
