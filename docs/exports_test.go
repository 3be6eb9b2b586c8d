package docs

import (
	"regexp"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/compare"
	"github.com/sijil-news/sijil/export"
)

// TestExportFormats: every format of events has a row and a section.
func TestExportFormats(t *testing.T) {
	page := read(t, "exports.md")
	for _, name := range export.EventFormats() {
		if name == "events" { // output-fields.md explains it
			continue
		}
		if !regexp.MustCompile("(?m)^\\| .*`" + name + "`.* \\|").MatchString(page) {
			t.Errorf("exports.md has no row of %s", name)
		}
		word := strings.ReplaceAll(name, "-", " ")
		if !regexp.MustCompile(`(?mi)^## .*\b` + word + `\b`).MatchString(page) {
			t.Errorf("exports.md has no section on %s", name)
		}
	}
}

// TestDataSets: the page on comparison names every data set.
func TestDataSets(t *testing.T) {
	page := read(t, "compare.md")
	for _, name := range compare.DataSets() {
		if !strings.Contains(page, "--with "+name) {
			t.Errorf("compare.md has no example with %s", name)
		}
	}
}
