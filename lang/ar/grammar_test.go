package ar

import (
	"testing"
	"testing/fstest"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

func TestGrammarSetsHaveWords(t *testing.T) {
	g, err := loadGrammar(lexicon.NewSource(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	var all gramSets
	for _, in := range g.of {
		all |= in
	}
	for i, name := range gramNames {
		if !all.has(1 << i) {
			t.Errorf("no word in set %s", name)
		}
	}
}

func TestGrammarWordInTwoSets(t *testing.T) {
	src := lexicon.NewSource(fstest.MapFS{"ar/grammar.txt": {Data: []byte("set past | قد\nset may | قد\nset unheard.of | لم\nset again | حركة\n")}})
	g, err := loadGrammar(src)
	if err != nil {
		t.Fatal(err)
	}
	if in := g.in("قد"); in != setPast|setMay { // qad: already; may
		t.Errorf("قد is in %b", in)
	}
	if g.in("لم") != 0 { // lam: did not
		t.Error("a set nobody knows counts")
	}
	if n := g.nouns[text.Fold("حركة")]; len(n) != 1 || n[0] != text.Fold("حركة") { // ḥaraka: movement
		t.Errorf("nouns %q", n)
	}
}
