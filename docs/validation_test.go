package docs

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/validate"
)

// TestValidationPage: the page names all keys of strata and all columns, and its
// table of sizes is right.
func TestValidationPage(t *testing.T) {
	page := read(t, "validation.md")
	for _, w := range append(validate.Keys(), validate.Measures()...) {
		if !regexp.MustCompile("`[^`]*\\b" + w + "\\b[^`]*`").MatchString(page) {
			t.Errorf("validation.md says nothing of %s", w)
		}
	}
	row := "| ± points |"
	for _, n := range []float64{50, 100, 200, 300, 500, 1000} {
		i := validate.Wilson(0.9, n)
		row += fmt.Sprintf(" %.1f |", 100*(i.Hi-i.Lo)/2)
	}
	if !strings.Contains(page, row+"\n") {
		t.Errorf("validation.md lacks the row %s", row)
	}
}
