package watch

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	a, err := OpenState(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Lock(); err != nil {
		t.Fatal(err)
	}
	b, err := OpenState(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.Feeds(); err != nil {
		t.Errorf("a state in use can be looked at: %v", err)
	}
	if err := b.Lock(); !errors.Is(err, ErrInUse) {
		t.Errorf("second lock: %v", err)
	}
	a.Close()
	if err := b.Lock(); err != nil {
		t.Errorf("after Close: %v", err)
	}
}

func TestForeignState(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	os.WriteFile(path, []byte(strings.Repeat("no database ", 100)), 0o644)
	for _, path := range []string{path, filepath.Join(path, "in a file")} {
		if _, err := OpenState(path); err == nil || !strings.Contains(err.Error(), "--state") {
			t.Error(err)
		}
	}
}
