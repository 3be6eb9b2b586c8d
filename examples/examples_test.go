package examples

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/pipeline"
)

// TestExamples runs every yes and no line of the built-in frames.
func TestExamples(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.ByRules()
	n := 0
	for _, code := range pipeline.Languages() {
		lang, err := p.Language(code)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range lang.Coder.Frames.Frames {
			for i := range f.Examples {
				ex := &f.Examples[i]
				n++
				t.Run(fmt.Sprintf("%s:%d", strings.Replace(f.File, "/frames/", "/", 1), ex.Line), func(t *testing.T) {
					for _, fail := range Settled(p, code, f, ex) {
						t.Errorf("%s\n\t%s", fail, fail.Text)
					}
				})
			}
		}
	}
	if n == 0 {
		t.Error("the frames have no examples")
	}
}

// TestCues runs the examples of the reporting cues.
func TestCues(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.ByRules()
	if len(p.Coder.Words.CueTest) < 20 {
		t.Errorf("%d examples of reporting cues", len(p.Coder.Words.CueTest))
	}
	for _, code := range pipeline.Languages() {
		lang, err := p.Language(code)
		if err != nil {
			t.Fatal(err)
		}
		for i := range lang.Coder.Words.CueTest {
			for _, fail := range Cue(p, code, &lang.Coder.Words.CueTest[i]) {
				t.Errorf("%s\n\t%s", fail, fail.Text)
			}
		}
	}
}

func TestMeets(t *testing.T) {
	e := &doc.Event{Type: "ACCUSE", Mode: "allege", Realis: doc.Negated, Claim: doc.Alleged,
		Actor:     []doc.Actor{{Code: "USA", Sector: "GOV"}, {Text: "رجل"}}, // man
		Recipient: []doc.Actor{{Code: "CHN"}}, SaidBy: []doc.Actor{{Code: "RUS", Sector: "GOV"}}}
	met := &doc.Event{Type: "CONSULT", Actor: []doc.Actor{{Code: "FRA"}, {Code: "DEU"}}}
	for _, c := range []struct {
		want string
		e    *doc.Event
		ok   bool
	}{
		{"ACCUSE USA > CHN", e, true},
		{"ACCUSE/allege USA.GOV > CHN negated alleged by RUS", e, true},
		{"ACCUSE - > CHN", e, true},
		{"ACCUSE > CHN", e, true},
		{"ACCUSE", e, true},
		{"ACCUSE USA.MIL > CHN", e, false},
		{"ACCUSE CHN > USA", e, false},
		{"ACCUSE USA > -", e, false},
		{"ACCUSE/disapprove USA > CHN", e, false},
		{"ACCUSE USA > CHN actual", e, false},
		{"ACCUSE USA > CHN asserted", e, false},
		{"ACCUSE USA > CHN by USA", e, false},
		{"CONSULT FRA > DEU", met, true},
		{"CONSULT DEU,FRA", met, true},
		{"CONSULT FRA > USA", met, false},
	} {
		if got := Meets(expect(c.want), c.e); got != c.ok {
			t.Errorf("%q: %v, want %v", c.want, got, c.ok)
		}
	}
}

// expect reads an expected line; the frames package reads those of files.
func expect(s string) *frames.Expect {
	e := &frames.Expect{Text: s}
	f := strings.Fields(s)
	e.Type, e.Mode, _ = strings.Cut(f[0], "/")
	side := &e.Actors
	for i := 1; i < len(f); i++ {
		switch f[i] {
		case ">":
			side = &e.Recipients
		case "actual", "negated":
			e.Realis = f[i]
		case "asserted", "alleged":
			e.Claim = f[i]
		case "by":
			i++
			e.By = f[i]
		default:
			*side = strings.Split(f[i], ",")
		}
	}
	return e
}
