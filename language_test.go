package sijil

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// neutral are the packages that serve every language: their words are data.
var neutral = []string{"doc", "frames", "clause", "article", "resolve", "coder", "agenda", "ledger", "story"}

// TestNoWordOfOneLanguage: no string in the packages that serve every language
// holds an Arabic letter. Marks (the comma, the joining stroke) are none.
func TestNoWordOfOneLanguage(t *testing.T) {
	for _, dir := range neutral {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files: %v", dir, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				lit, ok := n.(*ast.BasicLit)
				if ok && strings.ContainsFunc(lit.Value, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.Is(unicode.Lo, r) }) {
					t.Errorf("%s: %s is a word of Arabic: it belongs in data/", set.Position(lit.Pos()), lit.Value)
				}
				return true
			})
		}
	}
}
