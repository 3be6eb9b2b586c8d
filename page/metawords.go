package page

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/text"
)

// wordLists are the lists of data/page/meta.txt by class, folded.
type wordLists map[string]map[string]bool

var metaWords = sync.OnceValue(func() wordLists {
	b, err := data.FS.ReadFile("page/meta.txt")
	if err != nil {
		return wordLists{} // built in; without it less is told
	}
	return readWordLists(string(b))
})

func readWordLists(file string) wordLists {
	out := wordLists{}
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, " | ")
		if len(f) < 2 {
			continue
		}
		class := strings.TrimSpace(f[0])
		if out[class] == nil {
			out[class] = map[string]bool{}
		}
		for _, w := range strings.Split(f[1], " ; ") {
			if w = foldMeta(w); w != "" {
				out[class][w] = true
			}
		}
	}
	return out
}

// foldMeta is the form in which words are looked up.
func foldMeta(s string) string { return text.Fold(strings.ToLower(squeezeMeta(s))) }

// hasAny tells whether one of the words of names (class, id; in lower case)
// stands in the list, alone or joined to the next.
func (w wordLists) hasAny(class, names string) bool {
	list := w[class]
	last := ""
	for len(names) > 0 {
		n := 0
		for n < len(names) && (names[n] >= 'a' && names[n] <= 'z' || names[n] >= '0' && names[n] <= '9') {
			n++
		}
		if n == 0 {
			if names[0] != '-' && names[0] != '_' {
				last = ""
			}
			names = names[1:]
			continue
		}
		word := names[:n]
		names = names[n:]
		if list[word] || last != "" && list[last+"-"+word] {
			return true
		}
		last = word
	}
	return false
}

// begins tells whether a line begins with words of the list.
func (w wordLists) begins(class, line string) bool { return w.opening(class, line) > 0 }

// opening is the length in bytes of the words of the list at the head of a
// folded line, the longest that fit; 0 where there are none. A colon or dash
// after them belongs to them.
func (w wordLists) opening(class, line string) int {
	line = foldMeta(line)
	best := 0
	for word := range w[class] {
		if len(word) > best && strings.HasPrefix(line, word) && !letterAt(line, len(word)) {
			best = len(word)
		}
	}
	return best
}

// letterAt tells whether a letter or digit stands at byte i.
func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return i < len(s) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// has tells whether the list has the whole of s.
func (w wordLists) has(class, s string) bool { return w[class][foldMeta(s)] }
