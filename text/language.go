package text

import "unicode/utf8"

// Language is the language of a text as a code of ISO 639 by its script and its
// commonest words: ar, en, fa, ur, ckb, and "" for what it cannot tell. It reads
// the beginning alone.
func Language(s string) string {
	const enough = 2000 // bytes
	if len(s) > enough {
		s = s[:enough]
		for len(s) > 0 && !utf8.RuneStart(s[len(s)-1]) {
			s = s[:len(s)-1]
		}
	}
	var l Letters
	l.Count(s)
	if code := l.Language(); code != "" {
		return code
	}
	if l.Latin*10 < l.All()*7 || l.All() == 0 {
		return ""
	}
	if english(s, &l) {
		return "en"
	}
	return ""
}

// Words that mark the language of a text in Latin letters: the commonest of
// English, and those of other languages that English does not have.
var (
	englishWords = wordSet("the of and to in for on with that was is by at from as said has have will after be it his their he she they not who are were its over an this but new says had amid into")
	otherWords   = wordSet("la le les des du et un une el los las del que der die das und von mit den dem ein eine il lo gli della di che ve bir bu ile için da do dos das em não het een van och att som är av på dan yang untuk w z na się nie că în și mai cu")
)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for from, i := 0, 0; i <= len(list); i++ {
		if i == len(list) || list[i] == ' ' {
			out[list[from:i]] = true
			from = i + 1
		}
	}
	return out
}

// english tells whether a text in Latin letters is English. A line without any
// common word («Thousands protest Kenya tax plan») is, unless its letters or
// words are those of another language.
func english(s string, l *Letters) bool {
	own, other, words, odd := 0, 0, 0, 0
	from := -1
	for i := 0; i <= len(s); i++ {
		if i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= 0x80) {
			if from < 0 {
				from = i
			}
			continue
		}
		if from < 0 {
			continue
		}
		w := Fold(s[from:i])
		words, from = words+1, -1
		switch {
		case englishWords[w]:
			own++
		case otherWords[w]:
			other++
		}
		for k := 0; k < len(w); k++ {
			if w[k] >= 0xC3 && w[k] <= 0xC9 { // letters with marks
				odd++
			}
		}
	}
	if words < 2 || other > own {
		return false
	}
	if words >= 40 {
		return own*100 >= words*12
	}
	return own*100 >= words*12 || other == 0 && odd*50 <= l.All()
}
