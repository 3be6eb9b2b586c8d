package morph

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// TestLemma checks words one by one: verbs by their tag, plurals, comparatives.
func TestLemma(t *testing.T) {
	l := load(t)
	forms := map[string]func(string) string{
		"VBD": func(w string) string { return l.Lemma(w, doc.Verb, verbFeats("VBD")) },
		"VBN": func(w string) string { return l.Lemma(w, doc.Verb, verbFeats("VBN")) },
		"VBZ": func(w string) string { return l.Lemma(w, doc.Verb, verbFeats("VBZ")) },
		"VBG": func(w string) string { return l.Lemma(w, doc.Verb, verbFeats("VBG")) },
		"VB":  func(w string) string { return l.Lemma(w, doc.Verb, verbFeats("VB")) },
		"NNS": func(w string) string { return l.Lemma(w, doc.Noun, doc.Feats{Number: doc.Plur}) },
		"NN":  func(w string) string { return l.Lemma(w, doc.Noun, doc.Feats{Number: doc.Sing}) },
		"JJ":  func(w string) string { return l.Lemma(w, doc.Adj, doc.Feats{}) },
	}
	for _, c := range strings.Fields(`
		accused/VBD=accuse agreed/VBD=agree stopped/VBN=stop visited/VBD=visit denied/VBD=deny fled/VBD=flee
		held/VBN=hold struck/VBN=strike said/VBD=say was/VBD=be vowed/VBD=vow shelled/VBD=shell targeted/VBN=target
		travelled/VBD=travel controlled/VBN=control launched/VBD=launch seized/VBD=seize raided/VBD=raid
		bombed/VBN=bomb negotiated/VBN=negotiate created/VBD=create evacuated/VBN=evacuate imposed/VBD=impose
		retook/VBD=retake overthrew/VBD=overthrow trafficked/VBN=traffic freed/VBN=free tied/VBN=tie lay/VBD=lie
		accuses/VBZ=accuse denies/VBZ=deny clashes/VBZ=clash goes/VBZ=go has/VBZ=have 's/VBZ=be urges/VBZ=urge
		passes/VBZ=pass closes/VBZ=close lies/VBZ=lie reaches/VBZ=reach aches/VBZ=ache vetoes/VBZ=veto
		dying/VBG=die meeting/VBG=meet using/VBG=use killing/VBG=kill hitting/VBG=hit being/VBG=be arguing/VBG=argue
		saw/VB=saw saw/VBD=see found/VBD=find be/VB=be
		men/NNS=man policemen/NNS=policeman countries/NNS=country forces/NNS=force clashes/NNS=clash crises/NNS=crisis
		viruses/NNS=virus causes/NNS=cause houses/NNS=house troops/NNS=troops series/NNS=series passers-by/NNS=passer-by
		bus/NN=bus attacks/NNS=attack worst/JJ=bad better/JJ=good`) {
		in, want, _ := strings.Cut(c, "=")
		w, tag, _ := strings.Cut(in, "/")
		if got := forms[tag](w); got != want {
			t.Errorf("%s as %s: %q, want %q", w, tag, got, want)
		}
	}
}

// TestBadLines: a line that cannot be read is told, the rest works.
func TestBadLines(t *testing.T) {
	l := &Lexicon{map[string]string{}, map[string]string{}, map[string]string{}, map[string]bool{}, map[string]bool{}}
	for _, f := range [][4]string{{"verb", "", "", ""}, {"verb", "go", "", ""}, {"wrong", "go", "went", "gone"}} {
		if l.add(f) == "" {
			t.Errorf("no complaint about %q", f)
		}
	}
	if msg := l.add([4]string{"verb", "go", "went", "gone"}); msg != "" || l.verbs["gone"] != "go" {
		t.Errorf("a good line: %q, %v", msg, l.verbs)
	}
}
