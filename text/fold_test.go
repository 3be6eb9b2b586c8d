package text

import (
	"testing"
	"unicode/utf8"
)

// slowFold is folding rune by rune, as foldRune defines it.
func slowFold(s string) string {
	var buf []byte
	for _, r := range s {
		buf = appendFolded(buf, r)
	}
	return string(buf)
}

// TestFoldRunes holds the quick way for common letters to foldRune.
func TestFoldRunes(t *testing.T) {
	for r := rune(0); r < 0x11000; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		for _, s := range []string{string(r), "ا" + string(r) + "ب", "x" + string(r)} {
			want := slowFold(s)
			if got := Fold(s); got != want {
				t.Fatalf("Fold(%q) = %q, want %q", s, got, want)
			}
			if got := string(AppendFold(nil, []byte(s))); got != want {
				t.Fatalf("AppendFold(%q) = %q, want %q", s, got, want)
			}
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "أُمّة": "امة", "إلى": "الي", "شؤون": "شءون", "رئيسٌ": "رءيس", "مـــصر": "مصر",
		"٢٠١٨": "2018", "NATO": "nato", "ﻻ": "لا", "\xd8": "\uFFFD", "ا\xd9": "ا\uFFFD",
	} {
		if got := Fold(in); got != want && utf8.ValidString(in) {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if got := string(AppendFold(nil, []byte(in))); got != want {
			t.Errorf("AppendFold(%q) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Fold("المسؤولين")
		Fold("والمتحدث")
	}
}

// TestCommonLetters holds the quick test to what the letters are to the
// tokeniser.
func TestCommonLetters(t *testing.T) {
	for r := rune(0x80); r < 0x800; r++ {
		s := string(r)
		if IsCommonLetter(s[0], s[1]) && (classOf(r) != letter || r < 'ء' || r > 'ي') {
			t.Errorf("%q is a common letter", r)
		}
	}
	for _, r := range "اأإآبتثجحخدذرزسشصضطظعغفقكلمنهوىيةءئؤ" {
		if s := string(r); !IsCommonLetter(s[0], s[1]) {
			t.Errorf("%q is no common letter", r)
		}
	}
}
