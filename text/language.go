package text

import (
	"strings"
	"unicode/utf8"
)

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
const (
	englishWords = "the of and to in for on with that was is by at from as said has have will after be it his their he she they not who are were its over an this but new says had amid into"
	otherWords   = "la le les des du et un une el los las del que der die das und von mit den dem ein eine il lo gli della di che ve bir bu ile için da do dos das em não het een van och att som är av på dan yang untuk w z na się nie că în și mai cu"
)

// wordKind is what a word says of the language of its text.
type wordKind uint8

const (
	ofAny wordKind = iota
	ofEnglish
	ofOther
)

// commonWords are those words by the bytes of each as a number, in an open hash
// table.
type commonWords [512]struct {
	key  uint64
	kind wordKind
}

var common = newCommonWords()

func newCommonWords() *commonWords {
	t := &commonWords{}
	for w := range strings.FieldsSeq(englishWords) {
		t.add(w, ofEnglish)
	}
	for w := range strings.FieldsSeq(otherWords) {
		t.add(w, ofOther)
	}
	return t
}

// add enters a word of at most eight bytes; the first kind of a word holds.
func (t *commonWords) add(w string, kind wordKind) {
	key, _ := packed(w)
	i := t.place(key)
	for t[i].key != 0 && t[i].key != key {
		i = (i + 1) % uint64(len(t))
	}
	if t[i].key == 0 {
		t[i].key, t[i].kind = key, kind
	}
}

func (t *commonWords) place(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> 55 }

func (t *commonWords) of(key uint64) wordKind {
	for i := t.place(key); t[i].key != 0; i = (i + 1) % uint64(len(t)) {
		if t[i].key == key {
			return t[i].kind
		}
	}
	return ofAny
}

// packed makes a number of the last eight bytes of a word, ASCII letters in
// lower case.
func packed(w string) (key uint64, ascii bool) {
	ascii = true
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		ascii = ascii && c < utf8.RuneSelf
		key = key<<8 | uint64(c)
	}
	return key, ascii
}

// kindOf is what a word says. marked is how many letters with marks it has.
func kindOf(w string) (kind wordKind, marked int) {
	key, ascii := packed(w)
	if !ascii {
		w = Fold(w)
		key, _ = packed(w)
		for i := range len(w) {
			if w[i] >= 0xC3 && w[i] <= 0xC9 {
				marked++
			}
		}
	}
	if len(w) > 8 {
		return ofAny, marked
	}
	return common.of(key), marked
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
		kind, marked := kindOf(s[from:i])
		words, from, odd = words+1, -1, odd+marked
		switch kind {
		case ofEnglish:
			own++
		case ofOther:
			other++
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
