package coder

import (
	"testing"
	"testing/fstest"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lexicon"
)

// doubtOf reads weights from a file of these lines.
func doubtOf(t *testing.T, lines string) (*Doubt, []lexicon.Problem) {
	t.Helper()
	s := lexicon.NewSource(fstest.MapFS{"xx/doubt.txt": {Data: []byte(lines)}, "xx/reliable.txt": {}})
	m, err := LoadDoubt(s, "xx")
	if err != nil {
		t.Fatal(err)
	}
	return m, s.Problems()
}

// TestDoubtScore: weights count for all types and, beside these, for one; the last line of
// a feature counts.
func TestDoubtScore(t *testing.T) {
	m, problems := doubtOf(t, "every event | 5000\nword زار | -300 | AID 200 CONSULT 600\nevery event | 0\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for typ, wantEvent := range map[string]bool{"CONSULT": true, "AID": false, "ASSAULT": false} {
		f := features{}
		f.reset(m.features)
		f.add("every event")
		f.add("word زار")
		f.add("a feature that nobody weighed")
		x := f.since(0)
		if p := m.score(m.event, typ, &x); p <= 0 || p >= 1 || p >= 0.5 != wantEvent {
			t.Errorf("%s: %f", typ, p)
		}
	}
}

// TestBadDoubt: lines that are none are told, and the others are taken.
func TestBadDoubt(t *testing.T) {
	m, problems := doubtOf(t, "a | x\nb | 1 | AID\nc | 1 | AID x\nd | 70 | AID 5\n")
	if len(problems) != 3 {
		t.Errorf("%d problems are told: %v", len(problems), problems)
	}
	f := features{}
	f.reset(m.features)
	f.add("d")
	x := f.since(0)
	if p := m.score(m.event, "AID", &x); p < 0.67 || p > 0.69 { // 1 / (1 + exp(-.75))
		t.Errorf("a good line weighs %f", p)
	}
}

// TestDoubted: in an article what is thought no event is left out, in a few sentences only
// what is nearly certainly none, and nothing without weights.
func TestDoubted(t *testing.T) {
	m, _ := doubtOf(t, "every event | -80\n") // an event by .31
	none, _ := doubtOf(t, "")
	for _, x := range []struct {
		sentences int
		doubt     *Doubt
		drop      bool
	}{{aFew, m, false}, {aFew + 1, m, true}, {aFew + 1, none, false}, {aFew + 1, nil, false}} {
		w := oneVerb(x.doubt)
		d := &doc.Document{Sentences: make([]doc.Sentence, x.sentences)}
		var notes Notes
		notes.Reset(w.c)
		if _, drop := w.doubted(d, w.best[0], &doc.Event{Type: "CONSULT"}, &notes); drop != x.drop {
			t.Errorf("of %d sentences: dropped %v", x.sentences, drop)
		}
	}
}

// oneVerb is the work on a sentence of one verb, at which a frame was found.
func oneVerb(m *Doubt) *work {
	s := &clause.Sentence{
		Tokens:  []doc.Token{{POS: doc.Verb}},
		Numbers: make([]clause.Numbers, 1),
		Preds:   []clause.Pred{{Verb: true, Keys: []string{"زار"}, Parent: clause.None, Phrase: clause.None, Comp: clause.None}},
	}
	found := &match{kind: asVerb, to: 1, light: clause.None, support: clause.None, word: &frames.Word{Text: "زار"},
		unit: &frames.Unit{Frame: &frames.Frame{ID: "consult.visit", Type: "CONSULT"}}}
	return &work{c: &Coder{Doubt: m}, s: s, keys: []string{"زار"}, best: []*match{found}}
}
