package intake

import (
	"strings"
	"unicode"

	xlanguage "golang.org/x/text/language"

	"github.com/sijil-news/sijil/doc"
)

// unknown is the code for a language that is not known (ISO 639-2).
const unknown = "und"

// language is the language of a page's document as a code of ISO 639: «ar-EG»
// is ar. Pages often name the language of their template; where nearly all
// letters are Arabic and the language named is written otherwise, it is taken
// for Arabic. A page that names none and has hardly a letter of Arabic is in a
// language not known.
func language(d *doc.Document) string {
	code := base(d.Lang)
	letters, arabic := count(d.Text)
	switch {
	case letters == 0:
	case code == "" && arabic*4 < letters:
		return unknown
	case code != "" && arabic*10 >= letters*7 && !arabicScript(code):
		d.Note("the page says its language is " + d.Lang + "; by its letters it is read as Arabic")
		return "ar"
	}
	return code
}

// base is the language of a tag of BCP 47, or of what pages write for one; ""
// where it is none.
func base(tag string) string {
	tag = strings.ReplaceAll(strings.TrimSpace(tag), "_", "-")
	if tag == "" {
		return ""
	}
	t, err := xlanguage.Parse(tag)
	if err != nil {
		primary, _, _ := strings.Cut(tag, "-")
		if t, err = xlanguage.Parse(primary); err != nil {
			return ""
		}
	}
	b, sure := t.Base()
	if sure != xlanguage.Exact {
		return "" // a guess from the region or script
	}
	return b.String()
}

// arabicScript tells whether a language is written in Arabic letters.
func arabicScript(code string) bool {
	s, _ := xlanguage.Make(code).Script()
	return s.String() == "Arab"
}

// count counts letters and those of them that are Arabic, in the beginning of
// a text.
func count(text string) (letters, arabic int) {
	const enough = 4000
	for _, r := range text[:min(len(text), enough)] {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.Is(unicode.Arabic, r) {
			arabic++
		}
	}
	return letters, arabic
}
