package docs

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/intake"
)

// TestIntake: every format, every field of a mapping and every kind of what is
// left out is explained.
func TestIntake(t *testing.T) {
	page := read(t, "intake.md")
	for _, f := range intake.Formats() {
		if !strings.Contains(page, "| `"+f+"` |") {
			t.Errorf("intake.md says nothing of the format %s", f)
		}
		if !strings.Contains(section(read(t, "cli.md"), "Input (`code`, `agenda`, `add`, `why`, `uncoded`)"), f) {
			t.Errorf("cli.md says nothing of the format %s", f)
		}
	}
	if fields := "Fields: `" + strings.Join(intake.Fields(), " ") + "`"; !strings.Contains(page, fields) {
		t.Errorf("intake.md lacks %q", fields)
	}
}
