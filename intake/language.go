package intake

import (
	"strings"

	xlanguage "golang.org/x/text/language"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// unknown is the code for a language that is not known (ISO 639-2).
const unknown = "und"

// language is the language of a page's document as a code of ISO 639: «ar-EG»
// is ar. Pages often name the language of their template; where nearly all
// letters are Arabic and the language named is written otherwise, it is taken
// for Arabic. A page that names none and has hardly a letter of Arabic is English
// or in a language not known.
func language(d *doc.Document) string {
	code := base(d.Lang)
	l := letters(d.Text)
	switch {
	case l.All() == 0:
	case code == "" && l.Arabic*4 < l.All():
		if text.Language(d.Text) == "en" {
			return "en"
		}
		return unknown
	case code != "" && l.Arabic*10 >= l.All()*7 && !arabicScript(code):
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

// Letters of a text from which on they tell that it is not Arabic.
const fewLetters = 12

// foreign is the language of a text that states none and hardly a letter of
// which is Arabic: English, else one that is not known. It is "" for Arabic.
func foreign(s string) string {
	l := letters(s)
	switch {
	case l.All() < fewLetters || l.Arabic*4 >= l.All():
		return ""
	case text.Language(s) == "en":
		return "en"
	}
	return unknown
}

// letters counts those in the beginning of a text.
func letters(s string) (l text.Letters) {
	const enough = 2000 // bytes
	l.Count(s[:min(len(s), enough)])
	return l
}
