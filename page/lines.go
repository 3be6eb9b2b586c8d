package page

import (
	"strings"
	"sync"
	"unicode"

	"github.com/sijil-news/sijil/doc"
)

// lineWords are the lines of data/page/lines.txt, lowered.
type lineWords struct {
	whole map[string]doc.BlockKind
	begin map[string][]opening // by the first word
}

// opening is the beginning of a furniture line; where parts follow, they have
// to come in this order.
type opening struct {
	kind  doc.BlockKind
	parts []string
}

var lineTable = sync.OnceValue(func() *lineWords { return parseLines(pageData("lines.txt")) })

// nextKind marks the words of a link to the next page of an article.
const nextKind doc.BlockKind = "next"

// Most words of a line that is furniture by its beginning.
const maxLineWords = 22

func parseLines(text string) *lineWords {
	t := &lineWords{whole: map[string]doc.BlockKind{}, begin: map[string][]opening{}}
	for line := range strings.Lines(text) {
		kind, list, ok := strings.Cut(line, "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for s := range strings.SplitSeq(list, " ; ") {
			t.add(doc.BlockKind(strings.TrimSpace(kind)), strings.TrimSpace(s))
		}
	}
	return t
}

func (t *lineWords) add(kind doc.BlockKind, s string) {
	if !strings.Contains(s, "*") {
		t.whole[lineKey(s)] = kind
		return
	}
	var parts []string
	for p := range strings.SplitSeq(s, "*") {
		if p = strings.TrimSpace(strings.ToLower(p)); p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) > 0 {
		w, _, _ := strings.Cut(parts[0], " ")
		w = strings.TrimRight(w, ":")
		t.begin[w] = append(t.begin[w], opening{kind, parts})
	}
}

// lineKey lowers a line and takes marks off its ends.
func lineKey(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return r != '©' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}

// furnitureLine types a unit that is furniture by its words, "" for others.
func furnitureLine(u *unit) doc.BlockKind {
	if u.words > maxLineWords || len(u.text) > 400 {
		return ""
	}
	t := lineTable()
	key := lineKey(u.text)
	switch k := t.whole[key]; k {
	case "":
	case nextKind:
		return doc.OtherBlock
	default:
		return k
	}
	w, _, _ := strings.Cut(key, " ")
	for _, o := range t.begin[strings.TrimRight(w, ":")] {
		if rest, ok := strings.CutPrefix(key, o.parts[0]); ok && wordEnds(o.parts[0], rest) && inOrder(rest, o.parts[1:]) {
			return o.kind
		}
	}
	return ""
}

func inOrder(s string, parts []string) bool {
	for _, p := range parts {
		_, after, ok := strings.Cut(s, p)
		if !ok {
			return false
		}
		s = after
	}
	return true
}

// wordEnds tells whether no word goes on across the border of two parts.
func wordEnds(before, rest string) bool {
	return rest == "" || !unicode.IsLetter(firstRune(rest)) || strings.HasSuffix(before, ":")
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
