package morph

import (
	"strings"
	"unicode/utf8"
)

// radicals reads a root: three or four letters, hamza in any seat.
func radicals(root string) (r [4]byte, n int) {
	for _, c := range root {
		switch c {
		case 'أ', 'إ', 'ؤ', 'ئ', 'ء', 'آ':
			c = 'ء'
		case 'ى':
			c = 'ي'
		}
		if c < 'ء' || c > 'ي' || n == 4 {
			continue
		}
		r[n] = code(c)
		n++
	}
	return r, n
}

// shape is how a verb's radicals behave, as its form and listed spelling tell.
type shape struct {
	r        [4]byte
	last     byte // final radical
	cluster  [2]byte
	hollow   bool
	defect   bool
	doubled  bool
	dropsW   bool // وصل يصل
	dropsMid bool // رأى يرى
	dropsF   bool // imperative خذ
	perfV    byte // form I vowels
	impfV    byte
	finalA   bool // perfect written with ا: دعا
}

func weak(c byte) bool { return c == codeW || c == codeY }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// shapeOf settles the class of a verb; ok is false where root and form do not
// make one.
func shapeOf(v *Verb) (s shape, ok bool) {
	r, n := radicals(v.Root)
	quad := v.Form > 10
	if quad && n != 4 || !quad && n != 3 || v.Form == 0 || v.Form > 14 {
		return s, false
	}
	s.r, s.last = r, r[n-1]
	s.perfV, s.impfV = 'a', 'u'
	F, C, L := r[0], r[1], r[2]
	end := lastRune(v.Lemma)
	s.defect = weak(s.last) && (end == 'ى' || end == 'ا' || end == 'ي')
	if !quad {
		s.hollow = weak(C) && !s.defect && midAlef(v.Lemma, s.last, v.Form)
		s.doubled = C == L && !s.defect && hasDouble(v.Lemma, v.Form)
	}
	s.dropsMid = C == hamza && L == codeY && F == code('ر') && (v.Form == 1 || v.Form == 4)
	if v.Form == 1 {
		s.formI(v)
	}
	if v.Form == 8 {
		s.cluster = eighth(F, v.Lemma)
	}
	return s, true
}

// midAlef tells a hollow verb by the alef its lemma has before the last
// radical; that of forms III and VI is part of the form.
func midAlef(lemma string, last byte, form uint8) bool {
	switch form {
	case 1, 4, 7, 8, 10:
	default:
		return false
	}
	_, n := utf8.DecodeLastRuneInString(lemma)
	if n == 0 {
		return false
	}
	rest := lemma[:len(lemma)-n]
	// آ stands for hamza and alef: آب، آل
	return lastRune(rest) == 'ا' || form == 1 && lastRune(rest) == 'آ'
}

// hasDouble tells a verb with merged second and third radical: ردّ, but not
// ردّد, whose shadda is that of the form.
func hasDouble(lemma string, form uint8) bool {
	if form == 2 || form == 5 {
		return false
	}
	if strings.HasSuffix(lemma, string(shadda)) {
		return true
	}
	// written without shadda: form I of two letters
	return form == 1 && utf8.RuneCountInString(lemma) == 2
}

func (s *shape) formI(v *Verb) {
	F, C := s.r[0], s.r[1]
	imp := lastRune(v.Imperfect)
	switch {
	case s.defect:
		s.perfV, s.impfV = 'a', 'a'
		switch lastRune(v.Lemma) {
		case 'ي':
			s.perfV = 'i'
		case 'ا':
			s.finalA = C != codeY
		}
		switch imp {
		case 'و':
			s.impfV = 'u'
		case 'ي':
			s.impfV = 'i'
		}
	case s.hollow:
		s.impfV = 'u'
		_, n := utf8.DecodeLastRuneInString(v.Imperfect)
		switch lastRune(v.Imperfect[:len(v.Imperfect)-n]) {
		case 'ي':
			s.impfV = 'i'
		case 'ا':
			s.impfV = 'a'
		}
	case s.last == hamza:
		s.impfV = seatVowel(imp, 'a')
		s.perfV = seatVowel(lastRune(v.Lemma), 'a')
	case C == hamza:
		s.impfV = 'a'
		for _, c := range v.Lemma {
			if c == 'ئ' || c == 'ؤ' {
				s.perfV = seatVowel(c, 'a')
			}
		}
		for _, c := range v.Imperfect {
			if c == 'ئ' || c == 'ؤ' {
				s.impfV = seatVowel(c, 'a')
			}
		}
	}
	if F == codeW && !s.dropsMid {
		s.dropsW = !strings.HasPrefix(v.Imperfect, "يو")
	}
	if F == hamza {
		switch v.Root {
		case "أخذ", "ءخذ", "أكل", "ءكل", "أمر", "ءمر":
			s.dropsF = true
		}
		if s.defect {
			s.impfV = 'i'
			if imp == 'ى' {
				s.impfV = 'a'
			}
		}
	}
}

func seatVowel(seat rune, def byte) byte {
	switch seat {
	case 'أ':
		return 'a'
	case 'ئ':
		return 'i'
	case 'ؤ':
		return 'u'
	}
	return def
}

// eighth is the first radical of a form VIII verb with the infix after it.
func eighth(F byte, lemma string) [2]byte {
	merged := strings.HasPrefix(lemma[min(len(lemma), 4):], string(shadda))
	T, D := code('ط'), code('د')
	switch F {
	case codeW, codeY:
		return [2]byte{codeT, codeT}
	case hamza:
		if merged {
			return [2]byte{codeT, codeT}
		}
	case code('ص'), code('ض'), code('ط'):
		return [2]byte{F, T}
	case code('ظ'):
		if merged {
			return [2]byte{F, F}
		}
		return [2]byte{F, T}
	case D:
		return [2]byte{D, D}
	case code('ذ'):
		if merged && strings.HasPrefix(lemma, "اد") {
			return [2]byte{D, D}
		}
		if merged {
			return [2]byte{F, F}
		}
	case code('ز'):
		return [2]byte{F, D}
	case code('ث'):
		if merged {
			return [2]byte{F, F}
		}
	}
	return [2]byte{F, codeT}
}
