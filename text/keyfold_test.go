package text

import "testing"

func TestKeyOfFolded(t *testing.T) {
	// the government, of the house, Germany's, an airport, report, they, God
	for _, w := range []string{"الحكومة", "والبيت", "ألماني", "مطارًا", "تقريــر", "هم", "الله", "الى", "ﷲ", "Paris", "١٢"} {
		if f := Fold(w); KeyOfFolded(f) != Key(f) {
			t.Errorf("KeyOfFolded(%q) = %q, Key gives %q", f, KeyOfFolded(f), Key(f))
		}
	}
}
