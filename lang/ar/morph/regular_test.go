package morph

import "testing"

// TestRegularShortcut: the short way of regular verbs makes what the full one
// makes.
func TestRegularShortcut(t *testing.T) {
	verbs := append(sampleVerbs(), loadVerbs(t)...)
	var b builder
	n := 0
	for i := range verbs {
		var quick, full stemSet
		if !b.build(&verbs[i], &quick) || !quick.regular {
			continue
		}
		n++
		b.buildFull(&full)
		full.regular = true
		if quick.act != full.act || quick.pas != full.pas || quick.actPart != full.actPart || quick.pasPart != full.pasPart {
			t.Errorf("%s: %v, want %v", verbs[i].Lemma, quick, full)
		}
	}
	if n < 10 {
		t.Errorf("only %d regular verbs", n)
	}
}
