// Command entagger trains the weights of the English part-of-speech tagger
// (package lang/en/tag) on UD English-EWT, CC BY-SA 4.0.
//
//	go run ./tools/entagger -train ../shared/treebank/en_ewt-train.conllu.xz \
//	    -wordnet WORDNET/dict -test ../shared/treebank/en_ewt-dev.conllu.xz
//
// With -wordnet it also takes from WordNet which parts of speech further words
// may have: verbs, and words that occur in its tagged texts. Words of the
// project's own names (data/entities) are names.
//
// It learns each sentence as printed and, now and then, as a headline would
// have it (capitals, no articles, no auxiliaries, no full stop), in capitals or
// in lower case. headlines.txt beside it holds tagged headlines written for the
// project. The figures printed are those of the test file.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/ulikunitz/xz"
)

func main() {
	train := flag.String("train", "", "treebank to learn from, CoNLL-U packed by xz; several separated by commas")
	test := flag.String("test", "", "treebank to measure with")
	own := flag.String("own", "tools/entagger/headlines.txt", "tagged headlines; empty for none")
	out := flag.String("out", "lang/en/tag/weights.bin", "file of weights to write")
	wordnet := flag.String("wordnet", "", "folder with the files of WordNet (index.sense, data.noun …), for further words")
	rounds := flag.Int("rounds", 13, "rounds over all sentences")
	rare := flag.Int("rare", 4, "leave out features that moved less often")
	small := flag.Float64("small", 0.012, "leave out weights below this share of the largest")
	flag.Parse()
	var examples []tag.Example
	for name := range strings.SplitSeq(*train, ",") {
		examples = append(examples, read(name)...)
	}
	if *own != "" {
		for range 4 {
			examples = append(examples, headlines(*own)...)
		}
	}
	known := words(*wordnet)
	addNames(known)
	b := tag.Train(examples, tag.Options{Rounds: *rounds, Rare: *rare, Small: *small, Vary: vary, Words: known})
	if err := os.WriteFile(*out, b, 0o644); err != nil { //nolint:gosec // a file of the project
		log.Fatalf("write weights: %v", err)
	}
	fmt.Printf("%s: %d bytes\n", *out, len(b))
	if *test == "" {
		return
	}
	t, err := tag.Decode(b)
	if err != nil {
		log.Fatalf("read %s again: %v", *out, err)
	}
	s := t.Score(read(*test))
	share := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	fmt.Printf("%s: UPOS %.2f, tags %.2f, verb forms %.2f\n", filepath.Base(*test), share(s.UPOS, s.Words), share(s.Tags, s.Words), share(s.Forms, s.Verbs))
}

// read reads a treebank packed by xz.
func read(name string) []tag.Example {
	f, err := os.Open(name)
	if err != nil {
		log.Fatalf("open treebank: %v", err)
	}
	defer f.Close()
	r, err := xz.NewReader(f)
	if err != nil {
		log.Fatalf("unpack %s: %v", name, err)
	}
	examples, err := tag.ReadTreebank(r)
	if err != nil {
		log.Fatalf("read %s: %v", name, err)
	}
	return examples
}
