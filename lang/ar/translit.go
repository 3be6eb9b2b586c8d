package ar

import "strings"

// letters maps Arabic letters to a readable Latin transliteration in the
// manner of news agencies (no diacritics), used for names the lexicon does not
// know.
var letters = map[rune]string{
	'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ى': "a", 'ب': "b", 'پ': "p", 'ت': "t", 'ث': "th", 'ج': "j", 'چ': "ch", 'ح': "h", 'خ': "kh",
	'د': "d", 'ذ': "dh", 'ر': "r", 'ز': "z", 'ژ': "zh", 'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z", 'ع': "a",
	'غ': "gh", 'ف': "f", 'ڤ': "v", 'ق': "q", 'ك': "k", 'گ': "g", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h", 'ة': "a", 'و': "w", 'ؤ': "u",
	'ي': "y", 'ئ': "i", 'ء': "",
}

// Transliterate writes an Arabic name in Latin letters so that a reader
// without Arabic can say it. Short vowels are not written in Arabic and are
// filled in as «a» between consonants; it is a reading aid, no identification.
func Transliterate(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = latinWord(w)
	}
	return strings.Join(words, " ")
}

func latinWord(w string) string {
	article := ""
	if r, ok := strings.CutPrefix(w, "ال"); ok && len([]rune(r)) > 2 {
		article, w = "al-", r
	}
	rs := []rune(w)
	var b strings.Builder
	vowel := false // the last sound written was a vowel
	for i, r := range rs {
		s, ok := letters[r]
		if !ok {
			continue
		}
		isV := strings.ContainsRune("اأإآىةؤئع", r)
		if r == 'و' || r == 'ي' {
			between := i > 0 && (i == len(rs)-1 || !isLongVowel(rs[i+1])) && !vowel
			if between {
				isV = true
				s = map[rune]string{'و': "u", 'ي': "i"}[r]
			}
		}
		if !isV && !vowel && i > 0 && b.Len() > 0 && (i < len(rs)-1 || len(rs) <= 3) {
			b.WriteString("a")
		}
		b.WriteString(s)
		vowel = isV
	}
	out := b.String()
	if out == "" {
		return w
	}
	return article + strings.ToUpper(out[:1]) + out[1:]
}

func isLongVowel(r rune) bool { return strings.ContainsRune("اأآىويؤئ", r) }
