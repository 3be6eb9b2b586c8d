package frames

import "testing"

// TestGroupHas: every word of a group is found, few or many, short or long, and none that
// shares its length and the letters by which it is sifted.
func TestGroupHas(t *testing.T) {
	few, many := Group{}, Group{}
	few.add("في ; على ; و ; 5 ; إلى")
	many.add("في ; على ; و ; 5 ; إلى ; عند ; لدى ; مع ; من ; عن ; بين ; ضد ; نحو ; تجاه ; a ; to ; against")
	for _, w := range []string{"في", "علي", "و", "5", "الي"} {
		if few.Has(w) != many.Has(w) {
			t.Errorf("%s: of few %v, of many %v", w, few.Has(w), many.Has(w))
		}
	}
	for _, w := range []string{"في", "علي", "و", "5", "الي", "عند", "مع", "بين", "تجاه", "a", "to", "against"} {
		if !many.Has(w) {
			t.Errorf("%s is not found", w)
		}
	}
	for _, w := range []string{"", "ف", "عنب", "تجار", "b", "tp", "agains_", "مند"} {
		if many.Has(w) {
			t.Errorf("%s is found", w)
		}
	}
}
