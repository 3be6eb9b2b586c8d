package evaluate

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// variantSet holds a folded word and what is left of it when proclitics or a
// pronoun are taken off.
type variantSet []string

// letters folds hamza seats, alef maqsura and ta marbuta, as the measure does;
// it is coarser than the folding of the coder.
var letters = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا", "ى", "ي", "ة", "ه", "ؤ", "و", "ئ", "ي")

// stopWords do not count when spans are compared (folded).
var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("the a an of in on at to for and by with from من في علي الي عن مع ان انه التي الذي بعد قبل") {
		m[w] = true
	}
	return m
}()

const (
	proclitics  = "وفبكلس"
	maxProRound = 3 // proclitics taken off one word
)

// pronouns that may close a word, the longest stem last.
var pronouns = [...]string{"هما", "هم", "هن", "ها", "نا", "كم", "ه"}

// variants returns the forms under which the folded word w is compared.
func variants(w string) variantSet {
	r := []rune(w)
	if r[0] < 0x0600 || r[0] > 0x06FF {
		if strings.HasSuffix(w, "'s") {
			return variantSet{w, strings.TrimSuffix(w, "'s")}
		}
		return variantSet{w}
	}
	out := variantSet{w}
	for range maxProRound {
		for _, v := range out[:len(out):len(out)] {
			n := len([]rune(v))
			first := []rune(v)[0]
			if strings.ContainsRune(proclitics, first) && n > 3 {
				out = out.with(strings.TrimPrefix(v, string(first)))
			}
			if rest, ok := strings.CutPrefix(v, "ال"); ok && n > 4 {
				out = out.with(rest)
			}
			if rest, ok := strings.CutPrefix(v, "لل"); ok && n > 4 {
				out = out.with(rest).with("ال" + rest)
			}
		}
	}
	for _, v := range out[:len(out):len(out)] {
		if stem := withoutPronoun(v); stem != "" {
			out = out.with(stem)
		}
	}
	return out
}

// withoutPronoun cuts the longest pronoun off that leaves a stem of three
// letters; "" where none does.
func withoutPronoun(v string) string {
	best := ""
	for _, p := range pronouns {
		stem, ok := strings.CutSuffix(v, p)
		if ok && len([]rune(stem)) >= 3 && allWord(stem) && (best == "" || len(stem) < len(best)) {
			best = stem
		}
	}
	return best
}

func allWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !wordRune(r) }) < 0
}

func (s variantSet) with(v string) variantSet {
	for _, x := range s {
		if x == v {
			return s
		}
	}
	return append(s, v)
}

func (s variantSet) meets(t variantSet) bool {
	for _, x := range s {
		for _, y := range t {
			if x == y {
				return true
			}
		}
	}
	return false
}

// bagOf returns the content words of a span, each as its set of variants.
func bagOf(s string) []variantSet {
	s = strings.ReplaceAll(norm.NFKC.String(s), "\u0640", "")
	s = strings.Map(func(r rune) rune {
		if r >= 0x300 && norm.NFKC.PropertiesString(string(r)).CCC() != 0 {
			return -1
		}
		return r
	}, s)
	s = initials(lower(letters.Replace(s)))
	var out []variantSet
	for _, w := range wordsOf(s) {
		if len([]rune(w)) > 1 && !stopWords[w] {
			out = append(out, variants(w))
		}
	}
	return out
}

// lower is strings.ToLower with the one letter whose small form is two runes.
func lower(s string) string { return strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307")) }

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// initials joins the letters of an abbreviation: u.s. becomes us.
func initials(s string) string {
	r := []rune(s)
	word := func(i int) bool { return i >= 0 && i < len(r) && (wordRune(r[i]) || r[i] == '_') }
	single := func(i int) bool { return i < len(r) && r[i] >= 'a' && r[i] <= 'z' && !word(i+1) }
	var b strings.Builder
	for i := 0; i < len(r); i++ {
		b.WriteRune(r[i])
		if r[i] < 'a' || r[i] > 'z' || word(i-1) || i+1 >= len(r) || r[i+1] != '.' {
			continue
		}
		if i+2 == len(r) || unicode.IsSpace(r[i+2]) || single(i+2) {
			i++ // the full stop
		}
	}
	return b.String()
}

// wordsOf cuts a folded text into its words, with an English genitive kept on.
func wordsOf(s string) []string {
	var out []string
	start := -1
	for i, r := range s {
		if wordRune(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, s[start:i])
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return genitives(s, out)
}

// genitives puts the s of «'s» back on its word.
func genitives(s string, words []string) []string {
	if !strings.Contains(s, "'s") {
		return words
	}
	var out []string
	at := 0
	for i := 0; i < len(words); i++ {
		at += strings.Index(s[at:], words[i]) + len(words[i])
		if !strings.HasPrefix(s[at:], "'s") {
			out = append(out, words[i])
			continue
		}
		out = append(out, words[i]+"'s")
		at += 2
		if rest := words[i+1]; rest == "s" {
			i++
		} else {
			words[i+1] = rest[1:] // the letters that follow are a word of their own
		}
	}
	return out
}
