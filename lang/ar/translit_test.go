package ar

import "testing"

func TestLatin(t *testing.T) {
	s := spellings{"محمد": "Mohammed", "عبد الله": "Abdullah", "بن": "bin", "حكيم": "Hakim"}
	for _, c := range []struct{ name, want string }{
		{"محمد", "Mohammed"},
		{"محمد بن عبد الله", "Mohammed bin Abdullah"},
		{"الحكيم", "al-Hakim"},
		{"محمد جابر", "Mohammed Jaber"},       // the pattern of participles
		{"مسعد", "Masad"},                     // ع is a vowel
		{"سعيد", "Said"},                      // and makes one of ي
		{"لافروف", "Lafruf"},                  // two consonants in a row need nothing between them
		{"كيم جونغ-أون", "Kim Jung-Awn"},      // parts of a name
		{"#سيرغي_سكريبال", "Sirghi Sakribal"}, // hashtags
		{"مؤمنة", "Mumna"},
		{"أورتيغا", "Ortigha"}, // a foreign name's o
		{"الداودي", "al-Dawudi"},
	} {
		if got := s.latin(c.name); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
