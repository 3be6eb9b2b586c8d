package morph

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
	"github.com/ulikunitz/xz"
)

type goldWord struct {
	form, lemma, pos, feats string
	from, to                int // letters of the folded sentence
}

type goldSentence struct {
	text  string
	words []goldWord
}

// sharedFile finds a file of the folder shared beside the repository.
func sharedFile(t testing.TB, name string) string {
	path := filepath.Join(dataDir(t), "..", "..", "..", "shared", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no %s beside the repository", name)
	}
	return path
}

// loadTreebank reads sentences; where there is no "# text" line the text is
// made of the words, prefixed prepositions and conjunctions and pronouns
// joined to their neighbours.
func loadTreebank(t testing.TB, name string) []goldSentence {
	f, err := os.Open(sharedFile(t, filepath.Join("treebank", name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := xz.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []goldSentence
	var cur goldSentence
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line := sc.Text()
		switch {
		case line == "":
			if len(cur.words) > 0 {
				out = append(out, finish(cur))
			}
			cur = goldSentence{}
		case strings.HasPrefix(line, "# text = "):
			cur.text = line[len("# text = "):]
		case line[0] != '#':
			c := strings.Split(line, "\t")
			if !strings.ContainsAny(c[0], "-.") {
				cur.words = append(cur.words, goldWord{form: c[1], lemma: c[2], pos: c[3], feats: c[4] + "|" + c[5]})
			}
		}
	}
	return out
}

func letters(s string) string { return strings.ReplaceAll(text.Fold(s), " ", "") }

// finish aligns the words with the letters of the folded text without spaces.
func finish(s goldSentence) goldSentence {
	if s.text == "" {
		s.text = joined(s.words)
	}
	all := []rune(letters(s.text))
	at := 0
	for i := range s.words {
		w := &s.words[i]
		n := len([]rune(letters(w.form)))
		w.from, w.to = at, min(at+n, len(all))
		at = w.to
	}
	return s
}

// bare drops the vowel marks.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x064B && r <= 0x0652 || r == 0x0670 || r == 0x0640 {
			return -1
		}
		if r == 'ٱ' {
			return 'ا'
		}
		return r
	}, s)
}

// joined writes PADT words as they are printed.
func joined(words []goldWord) string {
	var b strings.Builder
	glue := true
	for i, w := range words {
		f := bare(w.form)
		if strings.HasPrefix(f, "ال") && i > 0 && words[i-1].form == "ل" && words[i-1].pos == "ADP" {
			f = f[2:]
		}
		words[i].form = f
		pron := w.pos == "PRON" && strings.HasPrefix(w.feats, "SP") && (strings.Contains(w.feats, "Case=Gen") || strings.Contains(w.feats, "Case=Acc"))
		if !glue && !pron {
			b.WriteByte(' ')
		}
		if pron {
			prev := b.String()
			if strings.HasSuffix(prev, "ة") {
				b.Reset()
				b.WriteString(strings.TrimSuffix(prev, "ة") + "ت")
			}
		}
		b.WriteString(f)
		glue = len([]rune(f)) == 1 && (w.pos == "ADP" || w.pos == "CONJ" || w.pos == "PART" || w.pos == "AUX") && strings.Contains("وفبلكس", f)
	}
	return b.String()
}

// segment is one of our words in letters of the folded sentence.
type segment struct {
	from, to int
	tok      *doc.Token // set for stems
}

func segments(txt string, tokens []doc.Token) []segment {
	var out []segment
	at := func(off int) int { return len([]rune(letters(txt[:off]))) }
	for i := range tokens {
		t := &tokens[i]
		pos := t.Start
		if t.POS == doc.Punct || t.StemEnd == t.StemStart {
			out = append(out, segment{at(t.Start), at(t.End), t})
			continue
		}
		start := t.StemStart
		pro := txt[t.Start:t.StemStart]
		for pro != "" {
			n := len(string([]rune(pro)[:1]))
			if strings.HasPrefix(text.Fold(pro), "ال") || t.Pro.Has(doc.ProAl) && len([]rune(text.Fold(pro))) == 1 && pro == "ل" && pos > t.Start {
				start = pos
				break
			}
			out = append(out, segment{at(pos), at(pos + n), nil})
			pos += n
			pro = pro[n:]
			start = pos
		}
		out = append(out, segment{at(start), at(t.StemEnd), t})
		if t.StemEnd < t.End {
			out = append(out, segment{at(t.StemEnd), at(t.End), nil})
		}
	}
	return out
}

func stripLemma(s string) string {
	return strings.TrimSuffix(text.Fold(s), "_1")
}

type tally struct{ segGold, segOurs, segHit, verbGold, verbHit, verbLemma, verbOurs, verbRight int }

func f1(hit, ours, gold int) float64 { return 2 * float64(hit) / float64(ours+gold) }

func evaluate(t testing.TB, l *Lexicon, sents []goldSentence) (c tally, wrong map[string]int) {
	wrong = map[string]int{}
	for _, s := range sents {
		tokens := text.Tokens(s.text, doc.Span{End: len(s.text)}, nil)
		from := 0
		for _, end := range text.Sentences(tokens) {
			l.Tag(s.text, tokens[from:end])
			from = end
		}
		type sp struct{ from, to int }
		ours := map[sp]*doc.Token{}
		segs := segments(s.text, tokens)
		for _, g := range segs {
			ours[sp{g.from, g.to}] = g.tok
		}
		gold := map[sp]*goldWord{}
		c.segGold += len(s.words)
		c.segOurs += len(segs)
		for i := range s.words {
			w := &s.words[i]
			gold[sp{w.from, w.to}] = w
			tok, ok := ours[sp{w.from, w.to}]
			if ok {
				c.segHit++
			} else {
				k := "seg " + text.Fold(w.form) + "/" + w.pos + " in"
				for _, g := range segs {
					if g.from < w.to && w.from < g.to {
						k += " " + string([]rune(letters(s.text))[g.from:g.to])
					}
				}
				wrong[k]++
			}
			if w.pos != "VERB" {
				continue
			}
			c.verbGold++
			switch {
			case tok == nil:
				wrong["verb cut "+text.Fold(w.form)]++
			case tok.POS != doc.Verb:
				wrong["verb as "+tok.POS.String()+" "+text.Fold(w.form)+" "+fmt.Sprint(tok.Known)]++
			case text.Fold(tok.Lemma) != stripLemma(w.lemma):
				wrong["lemma "+text.Fold(w.form)+": "+stripLemma(w.lemma)+" ours "+tok.Lemma+fmt.Sprint(tok.Known)]++
				c.verbHit++
			default:
				c.verbHit++
				c.verbLemma++
			}
		}
		for gi, g := range segs {
			if g.tok == nil || g.tok.POS != doc.Verb {
				continue
			}
			c.verbOurs++
			w := gold[sp{g.from, g.to}]
			if w != nil && (w.pos == "VERB" || w.pos == "AUX") || w != nil && w.lemma == "لَيس" {
				c.verbRight++
			} else if w != nil {
				wrong["false verb "+g.tok.Fold+" "+g.tok.Lemma+" gold "+w.pos]++
				if gi > 0 && segs[gi-1].tok != nil {
					wrong["false verb after "+segs[gi-1].tok.POS.String()]++
				}
			}
		}
	}
	return c, wrong
}

func (c tally) String() string {
	return fmt.Sprintf("segmentation F1 %.4f; verbs: found %.4f, with lemma %.4f (of %d), precision %.4f",
		f1(c.segHit, c.segOurs, c.segGold), float64(c.verbHit)/float64(c.verbGold), float64(c.verbLemma)/float64(c.verbGold), c.verbGold, float64(c.verbRight)/float64(c.verbOurs))
}

func top(wrong map[string]int, n int) []string {
	var keys []string
	for k := range wrong {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return wrong[keys[i]] > wrong[keys[j]] || wrong[keys[i]] == wrong[keys[j]] && keys[i] < keys[j]
	})
	for i := range keys {
		keys[i] = fmt.Sprintf("%d %s", wrong[keys[i]], keys[i])
	}
	return keys[:min(n, len(keys))]
}

func loadLexicon(t testing.TB) *Lexicon {
	verbs := loadVerbs(t)
	if len(verbs) < 1000 {
		t.Skip("no verb lexicon")
	}
	l := NewLexicon(verbs, loadNouns(t), loadClosed(t))
	l.Weigh(loadWeights(t))
	addNames(t, l)
	return l
}

// addNames declares the single words of the entity and agent files, as the
// pipeline does.
func addNames(t testing.TB, l *Lexicon) {
	root := filepath.Join(dataDir(t), "..")
	for _, dir := range []struct {
		pattern string
		pos     doc.POS
	}{{"entities/*.txt", doc.Propn}, {"ar/agents/*.txt", doc.Noun}} {
		files, _ := filepath.Glob(filepath.Join(root, dir.pattern))
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range strings.FieldsFunc(string(data), func(r rune) bool { return strings.ContainsRune("|;=\n", r) }) {
				w = strings.TrimSpace(w)
				if i := strings.IndexByte(w, '#'); i >= 0 {
					w = w[:i]
				}
				if dir.pos == doc.Propn {
					for _, x := range strings.Fields(w) {
						if f := text.Fold(strings.TrimPrefix(x, "ال")); arabic(f) && len(f) > 4 {
							l.AddWord(f, dir.pos, x)
						}
					}
					continue
				}
				for _, x := range strings.Fields(w) {
					if f := text.Fold(x); arabic(f) && len(f) > 4 {
						l.AddWord(f, dir.pos, x)
					}
				}
			}
		}
	}
}

func TestTreebankPUD(t *testing.T) {
	sents := loadTreebank(t, "ar_pud.conllu.xz")
	l := loadLexicon(t)
	c, wrong := evaluate(t, l, sents)
	t.Log(c)
	if os.Getenv("MORPH_ERRORS") != "" {
		t.Log("\n" + strings.Join(top(wrong, 400), "\n"))
	}
	if f := f1(c.segHit, c.segOurs, c.segGold); f < 0.965 {
		t.Errorf("segmentation F1 %.4f, want 0.965", f)
	}
	if r := float64(c.verbLemma) / float64(c.verbGold); r < 0.80 {
		t.Errorf("verbs with lemma %.4f, want 0.80", r)
	}
}

func TestTreebankPADT(t *testing.T) {
	sents := loadTreebank(t, "ar_padt13-test.conllu.xz")
	l := loadLexicon(t)
	c, wrong := evaluate(t, l, sents)
	t.Log(c)
	if os.Getenv("MORPH_ERRORS") != "" {
		t.Log("\n" + strings.Join(top(wrong, 60), "\n"))
	}
}
