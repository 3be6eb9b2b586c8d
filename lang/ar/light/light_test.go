package light

import "testing"

// TestCuts: clitics and endings are cut where enough of the word is left.
func TestCuts(t *testing.T) {
	for _, x := range []struct {
		cut  func(string) string
		word string
		want string
	}{
		{Article, "والمدينة", "مدينة"}, {Article, "للجيش", "جيش"}, {Article, "الي", "الي"}, {Article, "قصف", "قصف"},
		{Ending, "هجومها", "هجوم"}, {Ending, "هجمات", "هجم"}, {Ending, "قصة", "قصة"},
		{Proclitic, "بموسكو", "موسكو"}, {Proclitic, "سيصل", ""}, {Proclitic, "سيغادر", "يغادر"}, {Proclitic, "سلامة", ""}, {Proclitic, "الجيش", ""},
		{Stem, "والهجمات", "هجم"}, {Stem, "ولد", "ولد"}, {Stem, "وزارتها", "زارت"},
	} {
		if got := x.cut(x.word); got != x.want {
			t.Errorf("%s: %s, want %s", x.word, got, x.want)
		}
	}
}
