package morph

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// Readings that cannot win are skipped by upTo: it must never be too low.
func TestNoPairAboveBound(t *testing.T) {
	w := newWeights()
	var all []Analysis
	for class := range nClasses {
		for _, pro := range []doc.Clitics{0, doc.ProWa, doc.ProFa, doc.ProAl, doc.ProBi, doc.ProLi, doc.ProSa, doc.ProLa, doc.ProWa | doc.ProLi} {
			for _, f := range []doc.Feats{{}, {Person: 3, Gender: doc.Fem, Number: doc.Sing},
				{Person: 3, Gender: doc.Masc, Aspect: doc.Imperfect, Mood: doc.Subjunctive}, {Person: 3, Aspect: doc.Imperfect, Mood: doc.Jussive, Number: doc.Plur}} {
				for _, pos := range []doc.POS{doc.Noun, doc.Verb, doc.Adj, doc.Adp, doc.Part} {
					all = append(all, Analysis{class: class, Pro: pro, Feats: f, POS: pos, Known: true})
				}
			}
		}
	}
	all = append(all, Analysis{class: clBefore, Lemma: "لم"}, Analysis{class: clBefore, Lemma: "سوف"}, beginning) // did not; will
	for i := range all {
		b := &all[i]
		most := w.upTo(b)
		for k := range all {
			if s := w.pair(&all[k], b); s > most {
				t.Fatalf("pair(%+v, %+v) is %v, above %v", all[k], *b, s, most)
			}
		}
	}
}

// The best way is the one that weighing all pairs finds.
func TestBestWayUnchangedByBound(t *testing.T) {
	l, every := sampleLexicon(), sampleLexicon()
	for c := range every.context.most {
		every.context.most[c] = 1e9 // skips nothing
	}
	s := strings.Repeat("وقال الرئيس إن الجنود قتلوا وزيرا في الهجوم. ", 3) // and the president said that the soldiers killed a minister in the attack
	want := tagged(every, s)
	for i, k := range tagged(l, s) {
		if k.Lex = want[i].Lex; k != want[i] {
			t.Errorf("token %d: %+v, want %+v", i, k, want[i])
		}
	}
}
