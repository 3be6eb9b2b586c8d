package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const someScores = `{"gold":"docs-ar.jsonl","docs":{"events":{"f1":0.6834},"of_found":{"actor_code":[0.796,570]},"offsets_wrong":0}}
{"blocks_right":51,"of":51,"wrong":[],"agenda":{"found":[8,9],"date_right":[7,9]}}
`

const someLog = `=== RUN   TestTreebankPUD
    treebank_test.go:316: segmentation F1 0.9880; verbs: found 0.9783, with lemma 0.9326 (of 1750), precision 0.9230
`

func write(t *testing.T, name, s string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRunReadyRows(t *testing.T) {
	openMark, closeMark := marks("pages")
	scores := write(t, "rows.json", `{"rows":[["arabic","date right (of 5)","0.800"]]}`)
	file := write(t, "RESULTS.md", openMark+closeMark+"<!-- other -->\n")
	if err := run(&strings.Builder{}, file, "pages", true, []string{scores}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := openMark + "| set | measure | value |\n|---|---|---|\n| arabic | date right (of 5) | 0.800 |\n" + closeMark + "<!-- other -->\n"
	if string(got) != want {
		t.Errorf("got %s want %s", got, want)
	}
}

func TestRun(t *testing.T) {
	openMark, closeMark := marks("figures")
	scores, log := write(t, "scores.json", someScores), write(t, "log.txt", someLog)
	file := write(t, "RESULTS.md", "# Results\n\n"+openMark+"| set | measure | value |\n|---|---|---|\n| docs-ar | events F1 | 0.650 |\n| elsewhere | F1 | 0.5 |\n"+closeMark+"\nSome words.\n")
	var b strings.Builder
	if err := run(&b, file, "figures", true, []string{scores, log}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"events F1                        0.683     0.650  +0.033", "51 of 51", "8 of 9", "7 of 9", "clitic segmentation F1           0.988"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("table lacks %q:\n%s", want, b.String())
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# Results\n\n" + openMark, "| blocks | block kinds right | 51 of 51 |\n", "| docs-ar | events F1 | 0.683 |\n",
		"| docs-ar | of found: actor_code | 0.796 |\n", "| docs-ar | offsets wrong | 0 |\n", "| ar_pud | verbs with lemma | 0.933 |\n",
		"| elsewhere | F1 | 0.5 |\n", closeMark + "\nSome words.\n",
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("file lacks %q:\n%s", want, got)
		}
	}
	if n := strings.Count(string(got), "| events F1 |"); n != 1 {
		t.Errorf("events F1 stands %d times", n)
	}
}

func TestRunWithoutScores(t *testing.T) {
	if err := run(&strings.Builder{}, "none.md", "figures", false, []string{write(t, "scores.json", `{"gold":"x.jsonl"}`)}); err == nil {
		t.Error("no error for scores of an unknown set")
	}
}
