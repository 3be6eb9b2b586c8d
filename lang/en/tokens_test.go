package en_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// TestCut: words and sentences; / stands between sentences.
func TestCut(t *testing.T) {
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	lang, err := p.Language("en")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Norway's king didn't go.":               "Norway 's king did n't go .",
		"The U.S. army left. It won.":            "The U.S. army left . / It won .",
		"He left the U.S. The king stayed.":      "He left the U.S. / The king stayed .",
		"Gen. Adam met Mr. Lee at 5 p.m. today.": "Gen. Adam met Mr. Lee at 5 p.m. today .",
		"U.S.-backed rebels and al-Qaeda agreed": "U.S. backed rebels and al Qaeda agreed",
		"a cease-fire of the 10-year-old war":    "a cease-fire of the 10 year old war",
		"the rebels' camp":                       "the rebels ' camp",
		"the U.N.'s 1,200 troops":                "the U.N. 's 1,200 troops",
		"“Go!” he said. “Stay.” They went.":      "“ Go ! ” he said . / “ Stay . ” / They went .",
		"Prices rose 3.5 per cent. In May":       "Prices rose 3.5 per cent . / In May",
		"":                                       "",
	} {
		tokens, ends := lang.Pack.Cut(text, doc.Span{End: len(text)}, nil)
		var got []string
		for i, tok := range tokens {
			got = append(got, text[tok.Start:tok.End])
			if i+1 < len(tokens) && slices.Contains(ends, i+1) {
				got = append(got, "/")
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q:\n got %s\nwant %s", text, strings.Join(got, " "), want)
		}
	}
}
