package tag

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/morph"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/ulikunitz/xz"
)

func tagger(t testing.TB) *Tagger {
	lex, err := morph.Load(lexicon.NewSource(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	tg, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return tg
}

// treebank reads a treebank of the folder shared beside the repository.
func treebank(t testing.TB, name string) []Example {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "treebank", name))
	if err != nil {
		t.Skipf("no %s beside the repository", name)
	}
	defer f.Close()
	r, err := xz.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	out, err := ReadTreebank(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTreebank measures on the test part of UD English-EWT, which is never
// trained on: at least 94.4 % of the parts of speech, 93.7 % of the tags of the
// Penn Treebank, and 94.0 % of the forms of verbs are right.
func TestTreebank(t *testing.T) {
	s := tagger(t).Score(treebank(t, "en_ewt-test.conllu.xz"))
	t.Logf("%d words: UPOS %.2f %%, tags %.2f %%; %d verbs, forms %.2f %%", s.Words, pct(s.UPOS, s.Words), pct(s.Tags, s.Words), s.Verbs, pct(s.Forms, s.Verbs))
	if pct(s.UPOS, s.Words) < 94.4 || pct(s.Tags, s.Words) < 93.7 || pct(s.Forms, s.Verbs) < 94.0 {
		t.Error("the tagger has become worse")
	}
}

func pct(n, of int) float64 { return 100 * float64(n) / float64(of) }

// TestHeadlines: what frames need of headlines and sentences; none of them is
// among those trained on. A tag stands behind the words that are checked.
func TestHeadlines(t *testing.T) {
	tg := tagger(t)
	for _, line := range []string{
		"Sweden expels/VBZ two Iranian diplomats",
		"Norway , Finland to/TO sign/VB defence pact",
		"Six hurt/VBN in stampede/NN at stadium/NN",
		"Tunisian judge orders/VBZ arrest/NN of ex-minister",
		"Kenyan police arrested/VBD three men on/IN Sunday .",
		"The talks were/VBD held/VBN in Vienna .",
		"Sixteen killed/VBN in/IN Somali market bombing/NN",
		"Greek coastguard rescues/VBZ 40 migrants/NNS",
		"Rioters torch/VBP government offices in Quetta",
		"The rebels have/VBP retaken/VBN the airport .",
		"Shelling/NN of Donetsk continues/VBZ",
		"He was accused of plotting/VBG a coup .",
		"Poland will/MD send/VB tanks/NNS to Ukraine .",
		"The foreign minister 's/POS visit/NN to Ankara was cancelled/VBN .",
		"Union leaders threaten/VBP to/TO strike/VB",
		"THE ARMY SAID/VBD IT HAD CAPTURED/VBN THE TOWN .",
	} {
		var words []string
		want := map[int]string{}
		for i, w := range strings.Fields(line) {
			word, tag, ok := strings.Cut(w, "/")
			words = append(words, word)
			if ok {
				want[i] = tag
			}
		}
		got := tg.Tags(words, nil)
		for i, w := range want {
			if got[i].String() != w {
				t.Errorf("%s: %s is %s, want %s", line, words[i], got[i], w)
			}
		}
	}
}

// TestSentence checks what tokens are given.
func TestSentence(t *testing.T) {
	text := "The army denied bombing the towns after the shelling ."
	tokens := tokensOf(text)
	tags := tagger(t).Sentence(text, tokens, nil)
	if len(tags) != len(tokens) {
		t.Fatalf("%d tags for %d tokens", len(tags), len(tokens))
	}
	check := func(i int, pos doc.POS, form doc.VerbForm, lemma string) {
		if k := tokens[i]; k.POS != pos || k.Feats.VerbForm != form || k.Lemma != lemma {
			t.Errorf("%s: %v %d %q, want %v %d %q", k.Fold, k.POS, k.Feats.VerbForm, k.Lemma, pos, form, lemma)
		}
	}
	check(2, doc.Verb, doc.Finite, "deny")
	check(3, doc.Verb, doc.ActivePart, "bomb")
	check(5, doc.Noun, doc.NoVerbForm, "town")
	check(8, doc.Noun, doc.Masdar, "shelling")
	if tokens[2].Feats.Aspect != doc.Perfect || tokens[5].Feats.Number != doc.Plur {
		t.Errorf("tense of denied %v, number of towns %v", tokens[2].Feats.Aspect, tokens[5].Feats.Number)
	}
}

func tokensOf(text string) []doc.Token {
	var out []doc.Token
	at := 0
	for _, w := range strings.Fields(text) {
		at += strings.Index(text[at:], w)
		out = append(out, doc.Token{Start: at, End: at + len(w), Fold: strings.ToLower(w)})
		at += len(w)
	}
	return out
}

// TestBrokenWeights: a damaged file is an error, not a panic.
func TestBrokenWeights(t *testing.T) {
	for n := 0; n < len(weights); n += 1 + len(weights)/29 {
		if _, err := Decode(weights[:n]); err == nil {
			t.Fatalf("no error with the first %d bytes", n)
		}
	}
}

// TestTraining: what is trained can be read and knows its examples.
func TestTraining(t *testing.T) {
	e := Example{strings.Fields("the army shelled the town ."), []Tag{DT, NN, VBD, DT, NN, PunctEnd}}
	tg, err := Decode(Train([]Example{e, e, e}, Options{Rounds: 5}))
	if err != nil {
		t.Fatal(err)
	}
	if s := tg.Score([]Example{e}); s.Tags != s.Words || s.Forms != 1 {
		t.Errorf("%+v of its own example", s)
	}
}

// TestTagNames: each tag is found by its name.
func TestTagNames(t *testing.T) {
	for name, want := range map[string]Tag{"VBD": VBD, "AuxVBD": AuxVBD, "Sub": Sub, "Not": Not, "NNPS": NNPS, "MD": MD} {
		if got, ok := Parse(name); !ok || got != want {
			t.Errorf("%s is %d", name, got)
		}
	}
	if _, ok := Parse("XYZ"); ok {
		t.Error("XYZ is a tag")
	}
}

func BenchmarkTags(b *testing.B) {
	tg := tagger(b)
	words := strings.Fields("The Iraqi prime minister , who arrived in Ankara on Monday , accused the rebels of shelling two towns near the border and said that his government would respond .")
	dst := make([]Tag, 0, len(words))
	b.ReportAllocs()
	for b.Loop() {
		dst = tg.Tags(words, dst[:0])
	}
	b.ReportMetric(float64(len(words))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(nil); err != nil {
			b.Fatal(err)
		}
	}
}
