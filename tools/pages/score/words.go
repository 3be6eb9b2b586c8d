package score

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// squeeze makes white space alike: single spaces, none at the ends.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// bare leaves the letters, digits and punctuation: no white space, no format
// characters.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFC.String(s))
}

func bareLines(lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(bare(l))
		b.WriteByte('\n')
	}
	return b.String()
}

// tokens are the words of a text in lower case: runs of letters, marks and
// digits. Scripts without spaces give one token a letter.
func tokens(s string) []string {
	var out []string
	start := -1
	s = norm.NFC.String(strings.ToLower(s))
	for i, r := range s {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		alone := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
		if start >= 0 && (!word || alone) {
			out = append(out, s[start:i])
			start = -1
		}
		if alone {
			out = append(out, string(r))
		} else if word && start < 0 {
			start = i
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}

// f1Of is the F1 of two bags of words.
func f1Of(got, want []string) float64 {
	if len(got)+len(want) == 0 {
		return 1
	}
	_, _, common := diff(got, want)
	return 2 * float64(common) / float64(len(got)+len(want))
}

// diff gives what is only in got, only in want, and how many words both have.
func diff(got, want []string) (extra, missing []string, common int) {
	have := map[string]int{}
	for _, w := range want {
		have[w]++
	}
	for _, w := range got {
		if have[w] > 0 {
			have[w]--
			common++
		} else {
			extra = append(extra, w)
		}
	}
	for _, w := range want {
		if have[w] > 0 {
			have[w]--
			missing = append(missing, w)
		}
	}
	return extra, missing, common
}

// titleKey compares titles by their words: punctuation, case and white space
// do not count.
func titleKey(s string) string { return strings.Join(tokens(s), " ") }

// nameKeys compares names by their words.
func nameKeys(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = titleKey(n)
	}
	return out
}

// bodyFault names the lines that are wholly missing or beyond the gold.
func bodyFault(got, want string, f1 float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "F1 %.3f", f1)
	bare1, bare2 := bare(got), bare(want)
	for l := range strings.Lines(got) {
		if s := bare(l); s != "" && !strings.Contains(bare2, s) {
			fmt.Fprintf(&b, "\n    + %s", clip(l))
		}
	}
	for l := range strings.Lines(want) {
		if s := bare(l); s != "" && !strings.Contains(bare1, s) {
			fmt.Fprintf(&b, "\n    - %s", clip(l))
		}
	}
	return b.String()
}

// clip cuts a line for print.
func clip(s string) string {
	r := []rune(strings.TrimSpace(s))
	if len(r) > 110 {
		return string(r[:110]) + "…"
	}
	return string(r)
}
