package lint

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sijil-news/sijil/pipeline"
)

const mine = `frame   mine.a
event   ACCUSE
verb    زغبل   actor=subj
yes     اتهمت واشنطن موسكو
        ACCUSE USA > FRA
frame   mine.a
event   ACCUSE
verb    اتهم   actor=subj
frame   mine.b
`

func TestProblems(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{Overlay: fstest.MapFS{"ar/frames/x.txt": {Data: []byte(mine)}}, OverlayName: "mine"})
	if err != nil {
		t.Fatal(err)
	}
	only := func(f string) bool { return strings.HasPrefix(f, "mine/") }
	var got []string
	for _, x := range Problems(p, Options{Only: only}) {
		got = append(got, x.String())
	}
	want := []string{
		"mine/ar/frames/x.txt:3: verb of زغبل is not in ar/verbs",
		"mine/ar/frames/x.txt:5: example of mine.a: want ACCUSE USA > FRA; got ACCUSE/allege USA.GOV > RUS.GOV",
		"mine/ar/frames/x.txt:6: frame mine.a is also in line 1",
		"mine/ar/frames/x.txt:9: frame mine.b has no event line",
	}
	if len(got) != len(want) {
		t.Fatalf("%d problems, want %d:\n%s", len(got), len(want), strings.Join(got, "\n"))
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("got  %s\nwant %s", got[i], want[i])
		}
	}
	if n := len(Problems(p, Options{Only: only, NoExamples: true})); n != 3 {
		t.Errorf("%d problems without examples, want 3", n)
	}
}
