package evaluate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// shared finds a file beside the repository, or skips the test.
func shared(t testing.TB, elem ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for up := dir; ; up = filepath.Dir(up) {
		if _, err := os.Stat(filepath.Join(up, "go.mod")); err == nil {
			p := filepath.Join(append([]string{up, "..", "shared"}, elem...)...)
			if _, err := os.Stat(p); err != nil {
				t.Skipf("no %s beside the repository", filepath.Join(elem...))
			}
			return p
		}
		if up == filepath.Dir(up) {
			t.Skip("no go.mod above")
		}
	}
}

// TestAgreesWithScript holds Score and the script of the development sets
// together: both must print the same for the same predictions.
func TestAgreesWithScript(t *testing.T) {
	script := shared(t, "eval", "score.py")
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3")
	}
	sets, _ := filepath.Glob(filepath.Join(filepath.Dir(script), "dev", "*.jsonl"))
	if len(sets) == 0 {
		t.Skip("no development sets")
	}
	for i, set := range sets {
		t.Run(filepath.Base(set), func(t *testing.T) {
			b, err := os.ReadFile(set)
			if err != nil {
				t.Fatal(err)
			}
			golds, err := ReadGold(bytes.NewReader(b), set)
			if err != nil {
				t.Fatal(err)
			}
			if len(golds) > 400 {
				golds = golds[:400]
				b = bytes.Join(bytes.SplitAfter(b, []byte("\n"))[:400], nil)
				set = filepath.Join(t.TempDir(), filepath.Base(set))
				if err := os.WriteFile(set, b, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			events, quotes := perturbed(golds, rand.New(rand.NewPCG(uint64(i), 7)))
			for _, human := range []bool{false, true} {
				if human && !strings.Contains(set, "spans") {
					continue
				}
				want := runScript(t, script, set, events, quotes, human)
				r := Score(golds, events, quotes, human)
				r.Gold = filepath.Base(set)
				var got bytes.Buffer
				if err := r.Write(&got); err != nil {
					t.Fatal(err)
				}
				if got.String() != want {
					t.Errorf("human=%v: differs\n%s", human, firstDifference(got.String(), want))
				}
			}
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			other := "(end)"
			if i < len(w) {
				other = w[i]
			}
			return fmt.Sprintf("line %d: got %s, want %s", i+1, g[i], other)
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(g), len(w))
}

func runScript(t *testing.T, script, set string, events []doc.Event, quotes []doc.Quote, human bool) string {
	t.Helper()
	dir := t.TempDir()
	ev, qu := filepath.Join(dir, "events.jsonl"), filepath.Join(dir, "quotes.jsonl")
	writeLines(t, ev, events)
	writeLines(t, qu, quotes)
	args := []string{script, set, ev, "--quotes", qu}
	if human {
		args = append(args, "--human")
	}
	cmd := exec.Command("python3", args...)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("script: %v\n%s", err, stderr.String())
	}
	return string(out)
}

func writeLines[T any](t *testing.T, path string, rows []T) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, r := range rows {
		if err := enc.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// perturbed makes predictions of gold: some right, some wrong in one field,
// some missing, some too many.
func perturbed(golds []Gold, rnd *rand.Rand) ([]doc.Event, []doc.Quote) {
	var events []doc.Event
	quotes := []doc.Quote{}
	p := &perturber{rnd}
	for i := range golds {
		g := &golds[i]
		if g.Detect != nil && p.one(2) {
			events = append(events, doc.Event{DocID: g.ID, Type: *g.Detect, Realis: p.realis(""), Claim: p.claim("")})
		}
		for _, list := range []*[]GoldEvent{g.Annotators, g.Events} {
			if list == nil {
				continue
			}
			for j := range *list {
				if e := p.event(g, &(*list)[j]); !p.one(5) {
					events = append(events, e)
				}
			}
		}
		if g.Quotes == nil {
			continue
		}
		for _, q := range *g.Quotes {
			if p.one(5) {
				continue
			}
			out := doc.Quote{DocID: g.ID, Excerpt: doc.Excerpt{Text: p.text(q.Text)}, Direct: !p.one(8)}
			if !p.one(4) {
				out.Speaker = &doc.Actor{Text: p.text(q.Speaker)}
			}
			quotes = append(quotes, out)
		}
	}
	return events, quotes
}

type perturber struct{ *rand.Rand }

func (p *perturber) one(n int) bool { return p.IntN(n) == 0 }

func pick[T any](p *perturber, list ...T) T { return list[p.IntN(len(list))] }

func (p *perturber) realis(gold string) doc.Realis {
	if gold != "" && !p.one(4) {
		return doc.Realis(gold)
	}
	return pick(p, doc.Actual, doc.Future, doc.Hypothetical, doc.Negated)
}

func (p *perturber) claim(gold string) doc.Claim {
	if gold != "" && !p.one(4) {
		return doc.Claim(gold)
	}
	return pick(p, doc.Asserted, doc.Alleged, doc.Denied, doc.Confirmed)
}

// text drops words, adds a proclitic, or leaves s as it is.
func (p *perturber) text(s string) string {
	w := strings.Fields(s)
	switch {
	case len(w) > 1 && p.one(4):
		return strings.Join(w[:1+p.IntN(len(w)-1)], " ")
	case len(w) > 0 && p.one(4):
		return pick(p, "و", "بال", "لل", "U.S. ", "people's ", "İz_x ") + s
	case p.one(8):
		return s + " " + strings.Repeat("كلمة أخرى طويلة ", 1+p.IntN(4))
	case p.one(12):
		return ""
	}
	return s
}

func (p *perturber) people(gold []GoldPerson) []doc.Actor {
	out := []doc.Actor{}
	for _, g := range gold {
		if p.one(6) {
			continue
		}
		a := doc.Actor{Text: p.text(g.Text), Code: g.Code, Sector: g.Sector}
		if p.one(4) {
			a.Code = pick(p, "USA", "rus", "---", "None", "")
		}
		if p.one(4) {
			a.Sector = pick(p, "GOV", "MIL", "")
		}
		if p.one(4) {
			a.Text, a.Name = "هو", g.Text
		}
		out = append(out, a)
	}
	return out
}

func (p *perturber) event(g *Gold, e *GoldEvent) doc.Event {
	out := doc.Event{DocID: g.ID, Type: e.Type, Mode: e.Mode, Confidence: float64(p.IntN(5)) / 4, Realis: p.realis(e.Realis), Claim: p.claim(e.Claim)}
	if p.one(5) {
		out.Type = pick(p, "AGREE", "CONSULT", "ASSAULT", "AID", "CONCEDE", "RETREAT", "ACCUSE")
	}
	if p.one(5) {
		out.Mode = "visit"
	}
	out.Trigger.Text = p.text(string(e.Trigger))
	if i := strings.Index(g.Text, out.Trigger.Text); i >= 0 && !p.one(5) {
		out.Trigger.Start, out.Trigger.End = i, i+len(out.Trigger.Text)
	}
	out.Sentence.Text = p.text(string(e.Sentence))
	out.Actor, out.Recipient = p.people(e.Actor), p.people(e.Recipient)
	if e.SaidBy != nil {
		out.SaidBy = p.people([]GoldPerson{*e.SaidBy})
	}
	if e.Date != "" || p.one(6) {
		out.Date = &doc.Date{From: pick(p, e.Date, e.Date, "2018-02-11", "")}
	}
	if e.Place != "" || p.one(6) {
		out.Place = &doc.Place{Excerpt: doc.Excerpt{Text: p.text(string(e.Place))}}
	}
	return out
}

func TestReadErrorsNameTheLine(t *testing.T) {
	_, err := ReadGold(strings.NewReader("{\"id\":\"a\"}\n{\"id\":\n"), "gold.jsonl")
	if err == nil || !strings.Contains(err.Error(), "gold.jsonl:2") {
		t.Errorf("error %v does not name gold.jsonl:2", err)
	}
	if _, err = ReadGold(strings.NewReader("{}\n"), "g"); err == nil {
		t.Error("a gold line without id passes")
	}
}

func TestFit(t *testing.T) {
	s := newScorer()
	for _, c := range []struct {
		gold, pred string
		want       bool
	}{
		{"الحكومة", "وللحكومة", true}, // the government / and to the government
		{"كتابهم", "كتاب", true},      // their book / book
		{"مصر", "السودان", false},
		{"the U.S. army", "US", true},
		{"وزير", "وزير " + strings.Repeat("كلمة ", 6), false}, // too long
		{"", "مصر", false},
	} {
		if got := s.fit(c.gold, c.pred); got != c.want {
			t.Errorf("fit(%q, %q) = %v", c.gold, c.pred, got)
		}
	}
}

func TestScoreBlocks(t *testing.T) {
	d := &doc.Document{Text: "عنوان\n• بند\n• بند\n", Blocks: []doc.Block{
		{Kind: doc.Title, Span: doc.Span{Start: 0, End: 10}},
		{Kind: doc.ListItem, Span: doc.Span{Start: 11, End: 21}},
		{Kind: doc.Paragraph, Span: doc.Span{Start: 22, End: 32}},
	}}
	g, err := ReadGoldBlocks(strings.NewReader(`{"text_file":"x","blocks":[{"line":1,"kind":"title"},{"line":2,"kind":"list_item"},{"line":3,"kind":"list_item"},{"line":4,"kind":"other"}]}`), "g")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := json.Marshal(ScoreBlocks(g, d.Text, d))
	const want = `{"blocks_right":2,"of":4,"wrong":[[3,"list_item","paragraph"],[4,"other","missing"]]}`
	if string(b) != want {
		t.Errorf("got %s\nwant %s", b, want)
	}
}
