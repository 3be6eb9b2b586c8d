package morph

import (
	"slices"
	"testing"
)

// TestReadings: what is remembered of a word is what Analyze says of it, also where
// another took its place meanwhile, and so is what Look shows.
func TestReadings(t *testing.T) {
	l := sampleLexicon()
	words := []string{"كتب", "وكتب", "الكتاب", "", "2018"}
	for n := range 3 * askedSize { // more than are remembered
		words = append(words, "كتاب"+string(rune('ء'+n%26))+string(rune('ء'+n/26%26))+string(rune('ء'+n/676)))
	}
	for range 2 {
		for _, w := range words {
			if got, want := l.Readings(w), l.Analyze(w, nil); !slices.Equal(got, want) {
				t.Fatalf("%q: %v, want %v", w, got, want)
			}
			l.Look(w, func(got []Analysis) {
				if want := l.Analyze(w, nil); !slices.Equal(got, want) {
					t.Fatalf("%q: Look shows %v, want %v", w, got, want)
				}
			})
		}
	}
}
