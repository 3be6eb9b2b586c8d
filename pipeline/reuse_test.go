package pipeline

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// TestMemoryIsNotShared: working memory goes from document to document; what
// was coded must not depend on what came before, nor change by what follows.
func TestMemoryIsNotShared(t *testing.T) {
	names, err := filepath.Glob("../samples/ar/*.txt")
	if err != nil || len(names) < 2 {
		t.Fatalf("samples: %d files, %v", len(names), err)
	}
	p, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	docs := make([]doc.Document, len(names))
	first := make([]string, len(names))
	for i, n := range names {
		text, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		docs[i] = doc.Document{ID: n, Text: string(text)}
		p.Code(&docs[i])
		first[i] = written(t, &docs[i])
	}
	for i := len(docs) - 1; i >= 0; i-- {
		if written(t, &docs[i]) != first[i] {
			t.Errorf("%s: changed by what was coded after it", names[i])
		}
		again := doc.Document{ID: names[i], Text: docs[i].Text}
		p.Code(&again)
		if written(t, &again) != first[i] {
			t.Errorf("%s: coded otherwise after other documents", names[i])
		}
	}
}

func written(t *testing.T, d *doc.Document) string {
	t.Helper()
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
