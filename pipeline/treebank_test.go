package pipeline

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/text"
	"github.com/ulikunitz/xz"
)

// treebank is parsed news and wiki sentences: UD Arabic-PUD.
const treebank = "../../shared/treebank/ar_pud.conllu.xz"

// node is one word of a gold dependency tree; from and to count letters of the
// folded sentence without spaces.
type node struct {
	form, pos, rel string
	head           int // index into the tree, -1 for the root
	from, to       int
}

type tree struct {
	text  string
	nodes []node
}

func trees(t *testing.T) []tree {
	f, err := os.Open(treebank)
	if err != nil {
		t.Skip("no treebank beside the repository")
	}
	defer f.Close()
	r, err := xz.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []tree
	var cur tree
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line := sc.Text()
		switch {
		case line == "":
			if len(cur.nodes) > 0 {
				out = append(out, placed(cur))
			}
			cur = tree{}
		case strings.HasPrefix(line, "# text = "):
			cur.text = line[len("# text = "):]
		case line[0] != '#':
			c := strings.Split(line, "\t")
			if strings.ContainsAny(c[0], "-.") {
				continue
			}
			head, err := strconv.Atoi(c[6])
			if err != nil {
				t.Fatal(err)
			}
			cur.nodes = append(cur.nodes, node{form: c[1], pos: c[3], rel: c[7], head: head - 1})
		}
	}
	return out
}

func letters(s string) string { return strings.ReplaceAll(text.Fold(s), " ", "") }

func placed(t tree) tree {
	at := 0
	for i := range t.nodes {
		n := &t.nodes[i]
		n.from, n.to = at, at+len(letters(n.form))
		at = n.to
	}
	return t
}

// score counts the arguments of verbs: gold, ours, in common.
type score struct{ gold, ours, hit int }

func (s score) String() string {
	p, r := float64(s.hit)/float64(max(1, s.ours)), float64(s.hit)/float64(max(1, s.gold))
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f (%d)", p, r, 2*p*r/(p+r), s.gold)
}

// TestTreebankClauses measures which noun phrases the clause analyser makes
// subject, object and prepositional complement of which verbs. Subjects left out and relative pronouns
// do not count, nor phrases that rather belong to a noun; a phrase is right where it
// holds the head word of the gold one.
func TestTreebankClauses(t *testing.T) {
	p, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	scores := map[string]*score{"subject": {}, "object": {}, "oblique": {}}
	var wrong []string
	for _, tr := range trees(t) {
		wrong = append(wrong, compare(p, tr, scores)...)
	}
	for _, k := range []string{"subject", "object", "oblique"} {
		t.Logf("clauses: %s %s", k, scores[k])
	}
	if os.Getenv("CLAUSE_ERRORS") != "" {
		sort.Strings(wrong)
		t.Log("\n" + strings.Join(wrong, "\n"))
	}
	if s := scores["subject"]; 2*s.hit < s.gold {
		t.Errorf("subjects: %s, want at least half of them", s)
	}
}

// marked tells whether a word is governed by a preposition.
func marked(tr tree, i int) bool {
	for k := range tr.nodes {
		if tr.nodes[k].head == i && tr.nodes[k].rel == "case" && tr.nodes[k].pos == "ADP" {
			return true
		}
	}
	return false
}

func compare(p *Pipeline, tr tree, scores map[string]*score) (wrong []string) {
	d := &doc.Document{Text: tr.text, Lang: "ar"}
	sents, err := p.Analyse(d)
	if err != nil {
		return []string{err.Error()}
	}
	type arg struct {
		role       string
		verb, head int // letters where they begin
	}
	gold := map[arg]bool{}
	verbs := map[int]string{}
	for i := range tr.nodes {
		if tr.nodes[i].pos == "VERB" {
			verbs[tr.nodes[i].from] = tr.nodes[i].form
		}
	}
	for i := range tr.nodes {
		n := &tr.nodes[i]
		if n.head < 0 || tr.nodes[n.head].pos != "VERB" || n.pos == "PRON" {
			continue
		}
		role := map[string]string{"nsubj": "subject", "obj": "object", "nsubj:pass": "object", "obl": "oblique"}[n.rel]
		if role == "oblique" && !marked(tr, i) {
			continue // an adverb in the accusative
		}
		if role != "" {
			gold[arg{role, tr.nodes[n.head].from, n.from}] = true
			scores[role].gold++
		}
	}
	at := func(off int) int { return len(letters(tr.text[:off])) }
	for _, s := range sents {
		for pi := range s.Preds {
			pr := &s.Preds[pi]
			if !pr.Verb {
				continue
			}
			v := at(s.Tokens[pr.Tok].StemStart)
			if verbs[v] == "" {
				continue
			}
			for _, a := range pr.Args {
				role := map[frames.SourceKind]string{frames.Subj: "subject", frames.Obj: "object", frames.Prep: "oblique", frames.Cause: "oblique"}[a.Kind]
				if role == "" || a.Phrase == clause.None || s.Phrases[a.Phrase].Pron || a.Loose || pr.Rel == clause.Relative && s.Phrases[a.Phrase].From < pr.Tok {
					continue
				}
				ph := &s.Phrases[a.Phrase]
				from, to := at(s.Tokens[ph.From].StemOrWordStart()), at(s.Tokens[ph.To-1].End)
				scores[role].ours++
				var hit *arg // of several the one in its role, the first of them
				for g := range gold {
					// an only phrase after an unvowelled verb is left open
					if !(g.role == role || pr.SubjGuess && role == "subject") || g.verb != v || g.head < from-4 || g.head >= to {
						continue
					}
					if hit == nil || (g.role == role) != (hit.role == role) && g.role == role || (g.role == role) == (hit.role == role) && (g.head < hit.head || g.head == hit.head && g.role < hit.role) {
						hit = &g
					}
				}
				if hit != nil {
					delete(gold, *hit)
					scores[hit.role].hit++
					if hit.role != role {
						scores[role].ours--
						scores[hit.role].ours++
					}
				}
				if hit == nil {
					wrong = append(wrong, fmt.Sprintf("extra %s %s of %s | %s", role, tr.text[s.Tokens[ph.From].Start:s.Tokens[ph.To-1].End], verbs[v], tr.text))
				}
			}
		}
	}
	for g := range gold {
		for i := range tr.nodes {
			if tr.nodes[i].from == g.head {
				wrong = append(wrong, fmt.Sprintf("missed %s %s of %s | %s", g.role, tr.nodes[i].form, verbs[g.verb], tr.text))
			}
		}
	}
	return wrong
}
