// Package docs holds no code: its test keeps the documents true to the program.
package docs

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// codeExamples codes the sentences in the fenced blocks of a page, as published
// at pub, and calls check with each line expected of them (indented, below the
// sentence). It returns how many there were.
func codeExamples(t *testing.T, page string, pub time.Time, check func(d *doc.Document, line string)) int {
	t.Helper()
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.ByRules()
	var d *doc.Document
	n, inside := 0, false
	for line := range strings.SplitSeq(page, "\n") {
		if strings.HasPrefix(line, "```") {
			inside = !inside
			continue
		}
		if !inside || strings.TrimSpace(line) == "" {
			continue
		}
		if !strings.HasPrefix(line, "  ") {
			text, _, _ := strings.Cut(line, " # ")
			d = &doc.Document{ID: "page", Text: strings.TrimSpace(text), PubTime: pub}
			p.Code(d)
			continue
		}
		n++
		check(d, strings.TrimSpace(line))
	}
	return n
}

// section is what stands under a heading of the second level.
func section(page, heading string) string {
	_, page, _ = strings.Cut(page, "## "+heading+"\n")
	page, _, _ = strings.Cut(page, "\n## ")
	return page
}

// TestFields: every field of the output is explained.
func TestFields(t *testing.T) {
	page := read(t, "output-fields.md")
	seen := map[reflect.Type]bool{reflect.TypeFor[json.RawMessage](): true}
	var walk func(typ reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] || typ.PkgPath() != reflect.TypeFor[doc.Event]().PkgPath() {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "-" {
				continue
			}
			if name != "" && !regexp.MustCompile("`[^`]*\\b"+name+"\\b[^`]*`").MatchString(page) {
				t.Errorf("output-fields.md says nothing of %s.%s", typ.Name(), name)
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[doc.Document]())
}

// TestDataFiles: every file of word lists has its format described.
func TestDataFiles(t *testing.T) {
	page := read(t, "data-formats.md")
	entries, err := os.ReadDir("../data/ar")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, "classes") {
			name = "classes*.txt"
		}
		if !strings.Contains(page, name) {
			t.Errorf("data-formats.md says nothing of ar/%s", name)
		}
	}
}

var link = regexp.MustCompile(`\]\(([^)#\s]+)(#[^)]*)?\)`)

// TestLinks: links between the documents lead somewhere.
func TestLinks(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (strings.HasPrefix(e.Name(), ".") && e.Name() != ".." || e.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".md") {
			return nil
		}
		for _, m := range link.FindAllStringSubmatch(read(t, path), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", path, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var requirement = regexp.MustCompile(`(?m)^\t(\S+) v\S+$`)

// TestDecisions: every direct dependency has its record.
func TestDecisions(t *testing.T) {
	var records strings.Builder
	files, err := filepath.Glob("adr/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		records.WriteString(read(t, f))
	}
	for _, m := range requirement.FindAllStringSubmatch(read(t, "../go.mod"), -1) {
		name := m[1][strings.LastIndexByte(m[1], '/')+1:]
		if !regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`).MatchString(records.String()) {
			t.Errorf("no record in docs/adr names %s", m[1])
		}
	}
}
