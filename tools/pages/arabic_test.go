package main

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/tools/pages/score"
)

// TestArabicPages holds the reader to what was reached on Arabic pages: the
// body whole and nothing beyond it, no furniture where events are looked for,
// every title and day right.
func TestArabicPages(t *testing.T) {
	pages, err := score.All("../../../shared/pages", "arabic")
	if err != nil {
		t.Skip("needs ../shared: ", err)
	}
	for _, r := range score.Rows(score.Run(pages, read, 1), "", false) {
		switch {
		case r[1] == "furniture lines in coded blocks" && r[2] != "0":
			t.Errorf("%s: %s", r[1], r[2])
		case r[1] == "body within its bounds" && r[2] != "7 of 7":
			t.Errorf("%s: %s", r[1], r[2])
		case strings.HasPrefix(r[1], "title right"), strings.HasPrefix(r[1], "date right"):
			if r[2] != "1.000" {
				t.Errorf("%s: %s", r[1], r[2])
			}
		}
	}
}
