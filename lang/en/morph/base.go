package morph

import "strings"

// base is the verb of which stem is what is left without -ed or -ing: the stem
// itself, with an e, with one consonant less, or with y for i. The rules are
// those of English spelling; bases are the verbs that go against them.
func (l *Lexicon) base(stem, end string) string {
	if end == "ed" && strings.HasSuffix(stem, "i") && len(stem) > 2 {
		return stem[:len(stem)-1] + "y"
	}
	n := len(stem)
	doubled := n > 2 && stem[n-1] == stem[n-2] && !vowel(stem[n-1])
	switch {
	case n == 2 && stem[1] == 'i' || end == "ed" && stem[n-1] == 'e': // tied, agreed
		return stem + "e"
	case l.bases[stem]:
		return stem
	case l.bases[stem+"e"]:
		return stem + "e"
	case doubled && l.bases[stem[:n-1]]:
		return stem[:n-1]
	case doubled && strings.IndexByte("sfzl", stem[n-1]) < 0:
		return stem[:n-1]
	case doubled && stem[n-1] == 'l' && n > 5 && syllables(stem) > 1: // travelled, but not spelled
		return stem[:n-1]
	case silent(stem):
		return stem + "e"
	}
	return stem
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// syllables counts groups of vowels.
func syllables(s string) int {
	n, in := 0, false
	for i := range len(s) {
		v := vowel(s[i]) || s[i] == 'y' && i > 0
		if v && !in {
			n++
		}
		in = v
	}
	return n
}

// silent tells whether a verb whose base begins with the stem ends in a silent
// e, by the last letters of the stem.
func silent(stem string) bool {
	n := len(stem)
	if n < 2 {
		return false
	}
	last, prev := stem[n-1], stem[n-2]
	far := byte(0)
	if n > 2 {
		far = stem[n-3]
	}
	long := vowel(prev) && vowel(far) && !(prev == 'u' && far == 'q') // two vowels before the last letter
	switch last {
	case 'c', 'v', 'u':
		return true
	case 'z':
		return prev != 'z'
	case 's':
		return prev != 's' && !(prev == 'u' && n > 4 && !long)
	case 'g':
		return prev == 'd' || prev == 'r' || prev == 'n' && strings.IndexByte("aeu", far) >= 0 && n > 3 || prev == 'l' || vowel(prev) && !long && n > 2
	case 'l':
		return !vowel(prev) && strings.IndexByte("lrw", prev) < 0 || (prev == 'u' || prev == 'i' && syllables(stem) < 3 || prev == 'a' && syllables(stem) < 2) && !long
	case 't':
		return (prev == 'a' || prev == 'u') && (!long || far == 'i' || prev == 'a' && far == 'u') || prev == 'i' && far != 'a' && !long && (far == 'n' || far == 'c' || far == 'r' && n > 4)
	case 'r':
		return (prev == 'i' || prev == 'u' || prev == 'a') && !long || prev == 'o' && !long && syllables(stem) < 3 && n > 3 && far != 'v' && far != 'n' && far != 'b' || prev == 'u'
	case 'd':
		return (prev == 'i' || prev == 'u' || prev == 'o' || prev == 'a') && !long
	case 'n':
		return prev == 'i' && !long || prev == 'o' && far != 'i' && !long && (syllables(stem) < 2 || far == 'p' || far == 'd' || far == 'l')
	case 'm':
		return (prev == 'u' || prev == 'a') && !long || prev == 'i' && !long
	case 'k':
		return vowel(prev) && !long
	case 'p':
		return (prev == 'a' || prev == 'i' || prev == 'o' || prev == 'u' || prev == 'y') && !long && syllables(stem) < 3
	case 'b':
		return (prev == 'i' || prev == 'u') && !long
	case 'h':
		return prev == 't' && long
	}
	return false
}
