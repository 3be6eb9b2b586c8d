package samples

import (
	"io/fs"
	"os"
	"strings"
	"testing"
)

// TestList: the list has every file, with the date that the README gives.
func TestList(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, s := range List() {
		listed[s.Name] = true
		if row := "| `" + s.Name + "` | " + s.Published; s.Published != "" && !strings.Contains(string(readme), row) {
			t.Errorf("README.md has no row %q", row)
		}
		if s.Published == "" && strings.HasSuffix(s.Name, ".txt") {
			t.Errorf("%s has no date", s.Name)
		}
	}
	err = fs.WalkDir(FS(), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !listed[path] {
			t.Errorf("%s is not listed", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
