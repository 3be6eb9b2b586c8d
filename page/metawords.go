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

// part is what the names of an element (class, id) say of it.
type part uint8

const (
	partBeside part = 1 << iota
	partAuthor
	partDate
	partPublished
	partUpdated
)

// partClasses are the lists of names of elements.
var partClasses = map[string]part{"beside": partBeside, "author": partAuthor, "date": partDate, "published": partPublished, "updated": partUpdated}

// nameParts tells by every name what it says; names of two words are joined
// by a hyphen.
var nameParts = sync.OnceValue(func() map[string]part {
	out := map[string]part{}
	for class, p := range partClasses {
		for w := range metaWords()[class] {
			out[w] |= p
		}
	}
	return out
})

// partsOf reads the names of an element, in lower case: each word alone and
// joined to the one before it.
func partsOf(names string) part {
	list := nameParts()
	var out part
	start, last := -1, -1 // of the word, of the one before where only a hyphen is between
	for i := 0; i <= len(names); i++ {
		if i < len(names) && (names[i] >= 'a' && names[i] <= 'z' || names[i] >= '0' && names[i] <= '9') {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out |= list[names[start:i]]
			if last >= 0 {
				out |= list[names[last:i]]
			}
			last, start = start, -1
		}
		if i < len(names) && names[i] != '-' {
			last = -1
		}
	}
	return out
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
