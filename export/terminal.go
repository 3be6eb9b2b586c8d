package export

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Marks of bidirectional text: a terminal that knows them shows what stands
// between them from right to left, and one that does not shows nothing.
const (
	rtlIsolate = "\u2067"
	popIsolate = "\u2069"
)

// ANSI escapes.
const (
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	yellow = "\x1b[33m"
	cyan   = "\x1b[36m"
	reset  = "\x1b[0m"
)

// columnsOf is how many columns of a terminal s takes: marks and invisible
// runes none, wide letters two.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	switch {
	case r < 0x20 || r == 0x7f:
		return 0
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 2
	}
	return 1
}

// pad fills s with spaces to n columns.
func pad(s string, n int) string {
	if c := columnsOf(s); c < n {
		return s + strings.Repeat(" ", n-c)
	}
	return s
}

// safe makes words of an article fit for a terminal: control characters, which
// could steer it, and direction marks, which could upset the line, are left
// out; white space becomes one space.
func safe(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.IsControl(r), directional(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

func directional(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x061C || r == 0xFEFF
}

// rightToLeft tells whether the first letter of s is written from right to left.
func rightToLeft(s string) bool {
	for _, r := range s {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew) && unicode.IsLetter(r) {
			return true
		}
		if unicode.IsLetter(r) {
			return false
		}
	}
	return false
}

// isolate wraps right-to-left text so that a terminal orders it by itself and
// the line around it stays in place.
func isolate(s string) string {
	if rightToLeft(s) {
		return rtlIsolate + s + popIsolate
	}
	return s
}

// window is a stretch of text before and after a marked middle.
type window struct{ before, middle, after string }

// shorten cuts words off both ends until the window takes at most columns: the
// words nearest to the middle stay, more of those after it. What was cut is
// shown by an ellipsis.
func (w window) shorten(columns int) window {
	before, after := strings.Fields(w.before), strings.Fields(w.after)
	total := func(list []string) int {
		n := 0
		for _, x := range list {
			n += columnsOf(x) + 1
		}
		return n
	}
	nb, na := total(before), total(after)
	cutB, cutA := 0, 0
	for len(before)+len(after) > 0 && nb+na+2*cutB+2*cutA > columns-columnsOf(w.middle) {
		if len(after) == 0 || len(before) > 0 && nb*3 > na*2 {
			nb, before, cutB = nb-columnsOf(before[0])-1, before[1:], 1
		} else {
			last := len(after) - 1
			na, after, cutA = na-columnsOf(after[last])-1, after[:last], 1
		}
	}
	// A clitic stands close to the trigger: no space between them.
	closeBefore := len(before) > 0 && !strings.HasSuffix(w.before, " ")
	closeAfter := len(after) > 0 && !strings.HasPrefix(w.after, " ")
	if cutB > 0 {
		before = append([]string{"…"}, before...)
	}
	if cutA > 0 {
		after = append(after[:len(after):len(after)], "…")
	}
	out := window{strings.Join(before, " "), w.middle, strings.Join(after, " ")}
	if out.before != "" && !closeBefore {
		out.before += " "
	}
	if out.after != "" && !closeAfter {
		out.after = " " + out.after
	}
	return out
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
