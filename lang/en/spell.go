package en

import (
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// loadSpellings reads en/spellings.txt: the words that are one word of names, and
// the articles that names of persons may leave out.
func (n *names) loadSpellings(s *lexicon.Source) error {
	n.spell, n.drop = map[string]string{}, map[string]bool{}
	return s.Lines("en/spellings.txt", func(l lexicon.Line) {
		f := l.Fields(2)
		if f[1] != "" {
			for _, w := range lexicon.List(f[1]) {
				n.drop[w] = true
			}
			return
		}
		first := ""
		for _, w := range lexicon.List(f[0]) {
			key := string(nameKey(nil, w))
			if first == "" {
				first = key
			}
			if !strings.Contains(key, "-") { // a hyphen parts words
				n.spell[key] = first
			}
		}
	})
}

// keyOf is nameKey in the spelling that stands for all.
func (n *names) keyOf(dst []byte, w string) []byte {
	dst = nameKey(dst, w)
	if key, ok := n.spell[string(dst)]; ok {
		return append(dst[:0], key...)
	}
	return dst
}

// withoutArticle is a name of several words without the articles in it, in small
// letters: «Bashar Assad» of «Bashar al-Assad»; empty where it has none or two
// words would not be left.
func (n *names) withoutArticle(name string) string {
	var left []string
	parts := strings.FieldsFunc(name, separates)
	for _, w := range parts {
		if !n.drop[w] {
			left = append(left, w)
		}
	}
	if len(left) == len(parts) || len(left) < 2 {
		return ""
	}
	return strings.Join(left, " ")
}
