package morph

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/ulikunitz/xz"
)

func load(t testing.TB) *Lexicon {
	s := lexicon.NewSource(data.FS)
	l, err := Load(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Problems() {
		t.Error(p)
	}
	return l
}

// TestTreebank compares lemmas of verbs and plural nouns with those of UD
// English-EWT: at least 985 in 1000 verbs and 960 in 1000
// plurals are the same; what misses is mostly misspelt (visted, hav).
func TestTreebank(t *testing.T) {
	l := load(t)
	var words, right [2]int
	missed := map[string]int{}
	eachWord(t, "en_ewt-test.conllu.xz", func(form, lemma, xpos string) {
		w, kind := strings.ToLower(form), 0
		var got string
		switch {
		case strings.HasPrefix(xpos, "VB"):
			got = l.Lemma(w, doc.Verb, verbFeats(xpos))
		case xpos == "NNS":
			got, kind = l.Lemma(w, doc.Noun, doc.Feats{Number: doc.Plur}), 1
		default:
			return
		}
		words[kind]++
		if got == strings.ToLower(lemma) {
			right[kind]++
		} else {
			missed[w+"→"+got+" not "+lemma]++
		}
	})
	t.Logf("verbs %d of %d, plurals %d of %d", right[0], words[0], right[1], words[1])
	if right[0]*1000 < words[0]*985 || right[1]*1000 < words[1]*960 {
		t.Errorf("too many wrong lemmas: %v", missed)
	}
}

func verbFeats(xpos string) doc.Feats {
	switch xpos {
	case "VBD":
		return doc.Feats{VerbForm: doc.Finite, Aspect: doc.Perfect}
	case "VBZ":
		return doc.Feats{VerbForm: doc.Finite, Aspect: doc.Imperfect, Person: 3, Number: doc.Sing}
	case "VBP":
		return doc.Feats{VerbForm: doc.Finite, Aspect: doc.Imperfect}
	case "VBG":
		return doc.Feats{VerbForm: doc.ActivePart}
	case "VBN":
		return doc.Feats{VerbForm: doc.PassivePart}
	}
	return doc.Feats{VerbForm: doc.Infinitive}
}

// eachWord reads a treebank of the folder shared beside the repository.
func eachWord(t *testing.T, name string, f func(form, lemma, xpos string)) {
	file, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "treebank", name))
	if err != nil {
		t.Skipf("no %s beside the repository", name)
	}
	defer file.Close()
	r, err := xz.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		if c := strings.Split(sc.Text(), "\t"); len(c) == 10 && !strings.ContainsAny(c[0], "-.") {
			f(c[1], c[2], c[4])
		}
	}
}
