package sijil

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/sijil-news/sijil"

// layers lists the packages from the bottom up. A package imports only from
// layers below its own; those that share a layer know nothing of each other.
// "/…" stands for the folder and all below it.
var layers = [][]string{
	{"doc", "data", "samples", "web"},
	{"text", "store/columns", "lang/calendar"},
	{"charset", "pubtime"},
	{"lexicon"},
	{"codebook"},
	{"frames"},
	{"clause", "lang/en/morph"},
	{"lang/ar/light", "lang/ar/morph", "lang/ar/quant", "lang/ar/when", "lang/en/tag", "lang/en/when", "lang/en/quant"},
	{"lang/ar", "lang/en"},
	{"ledger"},
	{"article", "resolve", "coder", "agenda", "page", "feed", "warc", "fetch", "story"},
	{"intake", "export", "evaluate", "changes", "store", "validate", "cite", "tools/pages/score"},
	{"pipeline", "search", "watch", "access", "meter", "correct", "compare", "query", "stories", "store/sqlite", "store/postgres", "store/storetest"},
	{"followup"},
	{"explain", "alerts", "uncoded", "store/address", "store/testregister"},
	{"examples", "assistant"},
	{"lint"},
	{"."},
	{"server"},
	{"cmd/…", "tools/…"},
}

// layerOf returns the layer of a package path below the module, or -1.
func layerOf(pkg string) int {
	for i, names := range layers {
		for _, n := range names {
			if dir, ok := strings.CutSuffix(n, "/…"); n == pkg || ok && strings.HasPrefix(pkg+"/", dir+"/") {
				return i
			}
		}
	}
	return -1
}

// TestLayers holds the packages to their layers, tests excepted.
func TestLayers(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && path != "." && (strings.HasPrefix(e.Name(), ".") || e.Name() == "testdata" || e.Name() == "bin" || e.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		pkg := filepath.ToSlash(filepath.Dir(path))
		seen[pkg] = true
		checkImports(t, path, pkg)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !seen["doc"] || !seen["pipeline"] {
		t.Fatalf("packages not found: %v", seen)
	}
}

func checkImports(t *testing.T, path, pkg string) {
	t.Helper()
	own := layerOf(pkg)
	if own < 0 {
		t.Errorf("package %s stands in no layer: add it to the table in this test", pkg)
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, imp := range f.Imports {
		name, err := strconv.Unquote(imp.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		rest, ok := strings.CutPrefix(name, module)
		if name == "C" {
			t.Errorf("%s uses cgo; the program is pure Go", path)
		}
		if !ok {
			continue
		}
		if rest = strings.TrimPrefix(rest, "/"); rest == "" {
			rest = "."
		}
		if other := layerOf(rest); other >= own {
			t.Errorf("%s: package %s imports %s, which is not below it", path, pkg, rest)
		}
	}
}

// TestNoInit: nothing registers itself behind the reader's back.
func TestNoInit(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.Contains(path, "testdata") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range f.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init function", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
