package frames_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lexicon"
)

// TestFunctionWords: the files of all languages name every set that the code
// asks for, and none that it does not.
func TestFunctionWords(t *testing.T) {
	src := lexicon.NewSource(os.DirFS("../data"))
	for _, lang := range []string{"ar", "en"} {
		f, err := frames.LoadFunction(src, lang)
		if err != nil {
			t.Fatal(err)
		}
		if f.In.None() || f.Named.None() || !f.In.Has(f.In.First()) || f.In.Has("") {
			t.Errorf("%s: empty sets", lang)
		}
	}
	for _, p := range src.Problems() {
		t.Error(p)
	}
}

// TestFunctionWordsTold: unknown and missing sets are reported, with the line
// where there is one.
func TestFunctionWordsTold(t *testing.T) {
	src := lexicon.NewSource(fstest.MapFS{"xx/coder.txt": {Data: []byte("set in | a ; b | in\nset inn | c\nstarts article | the\nset in | abc")}})
	f, err := frames.LoadFunction(src, "xx")
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[string]bool{"a": true, "b": true, "abc": true, "ab": false, "c": false, "": false} {
		if f.In.Has(w) != want {
			t.Errorf("%q in: %v", w, !want)
		}
	}
	if f.StartsArticle.Cut("themselves") != "mselves" || f.StartsArticle.Begins("a") || f.EndsPlural.Ends("s") {
		t.Error("beginnings and ends")
	}
	unknown, missing := false, false
	for _, p := range src.Problems() {
		unknown = unknown || p.Line == 2 && strings.Contains(p.Msg, "set inn")
		missing = missing || p.Line == 0 && strings.Contains(p.Msg, "«set since | words»")
	}
	if !unknown || !missing {
		t.Errorf("not told: %v", src.Problems())
	}
}
