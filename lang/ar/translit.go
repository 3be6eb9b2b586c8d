package ar

import (
	"strings"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// spellings are the usual Latin spellings of Arabic names, by one or two folded words.
type spellings map[string]string

// loadSpellings reads ar/latin.txt. Later files go before earlier ones.
func loadSpellings(s *lexicon.Source) (spellings, error) {
	out := make(spellings, 700)
	err := s.Lines("ar/latin.txt", func(l lexicon.Line) {
		var f [2]string
		l.Split(f[:])
		if f[0] == "" || f[1] == "" || strings.Count(f[0], " ") > 1 {
			s.Report(l.File.Name, l.No, "want: a name of one or two words | its Latin spelling")
			return
		}
		out[text.Fold(f[0])] = f[1]
	})
	return out, err
}

// latin writes an Arabic name in Latin letters so that a reader without Arabic can
// say it: as it is usually spelled where that is known, else letter by letter. It is
// a reading aid, no identification.
func (s spellings) latin(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '_' || r == '#' })
	out := make([]string, 0, len(words))
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) {
			if two, ok := s[text.Fold(words[i]+" "+words[i+1])]; ok {
				out = append(out, two)
				i++
				continue
			}
		}
		out = append(out, s.word(words[i]))
	}
	return strings.Join(out, " ")
}

// word is one word of a name: with the article the spelling of the word without it
// serves, too.
func (s spellings) word(w string) string {
	f := text.Fold(w)
	if known, ok := s[f]; ok {
		return known
	}
	if r, ok := strings.CutPrefix(f, "ال"); ok {
		if known, ok := s[r]; ok {
			return "al-" + known
		}
	}
	parts := strings.Split(w, "-")
	for i, p := range parts {
		parts[i] = latinWord(p)
	}
	return strings.Join(parts, "-")
}

// letters maps Arabic letters to a readable Latin transliteration in the
// manner of news agencies (no diacritics), used for names the lexicon does not
// know.
var letters = map[rune]string{
	'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ى': "a", 'ب': "b", 'پ': "p", 'ت': "t", 'ث': "th", 'ج': "j", 'چ': "ch", 'ح': "h", 'خ': "kh",
	'د': "d", 'ذ': "dh", 'ر': "r", 'ز': "z", 'ژ': "zh", 'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z", 'ع': "a",
	'غ': "gh", 'ف': "f", 'ڤ': "v", 'ق': "q", 'ك': "k", 'گ': "g", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h", 'ة': "a", 'و': "w", 'ؤ': "u",
	'ي': "y", 'ئ': "i", 'ء': "",
}

// latinWord writes a word letter by letter. Short vowels are not written in Arabic
// and are filled in as «a» where a syllable needs one: after the first of two
// consonants that open a word, and between the second and the third in a row.
func latinWord(w string) string {
	article := ""
	if r, ok := strings.CutPrefix(w, "ال"); ok && len([]rune(r)) > 2 {
		article, w = "al-", r
	}
	rs := letterRunes(w)
	var b strings.Builder
	run, opened := 0, false // consonants since the last vowel; a vowel was written
	skip := 0
	if len(rs) > 3 && (rs[0] == 'أ' || rs[0] == 'ا') && rs[1] == 'و' && !isLongVowel(rs[2]) {
		b.WriteString("o") // «أورتيغا», «أوباما»
		skip, opened = 2, true
	}
	for i, r := range rs {
		if i < skip {
			continue
		}
		s, vowel := sound(rs, i, run == 0 && opened)
		if s == "" {
			continue
		}
		if r == 'غ' && i > 0 && rs[i-1] == 'ن' { // the «ng» of foreign names
			b.WriteString("g")
			continue
		}
		if !vowel {
			switch {
			case run == 1 && !opened:
				b.WriteString("a")
				run, opened = 0, true
			case run == 1 && i == len(rs)-1 && len(rs) == 4 && rs[1] == 'ا': // «جابر»: the pattern of participles
				b.WriteString("e")
				run = 0
			case run >= 2:
				b.WriteString("a")
				run = 0
			}
		}
		if r == 'ة' && b.Len() > 0 && strings.HasSuffix(b.String(), "a") {
			continue
		}
		b.WriteString(s)
		if vowel {
			run, opened = 0, true
		} else {
			run++
		}
	}
	out := b.String()
	if out == "" {
		return w
	}
	return article + strings.ToUpper(out[:1]) + out[1:]
}

// letterRunes are the runes of a word that have a sound.
func letterRunes(w string) []rune {
	rs := make([]rune, 0, len(w)/2)
	for _, r := range w {
		if _, ok := letters[r]; ok {
			rs = append(rs, r)
		}
	}
	return rs
}

// sound is how the i-th letter is written and whether that is a vowel; after tells
// whether a vowel stands before it. «و» and «ي» are vowels between consonants and
// behind «ع».
func sound(rs []rune, i int, after bool) (string, bool) {
	r := rs[i]
	if r == 'و' || r == 'ي' {
		free := i > 0 && (!after || rs[i-1] == 'ع')
		if free && (i == len(rs)-1 || !isLongVowel(rs[i+1])) {
			return map[rune]string{'و': "u", 'ي': "i"}[r], true
		}
		if r == 'و' && i > 0 && i+1 < len(rs) && rs[i-1] == 'ا' && !isLongVowel(rs[i+1]) {
			return "wu", true // «داودي»
		}
		return letters[r], false
	}
	return letters[r], strings.ContainsRune("اأإآىةؤئع", r)
}

func isLongVowel(r rune) bool { return strings.ContainsRune("اأآىويؤئ", r) }
