package text

import "strings"

// Key is the form under which words and phrases of the data are compared:
// folded, without the article, the words of a phrase joined by one space. The
// article is cut before folding, since ألماني has none.
func Key(w string) string {
	if strings.IndexByte(w, ' ') < 0 && strings.IndexByte(w, '\t') < 0 {
		return Fold(withoutArticle(w))
	}
	parts := strings.Fields(w)
	for i, p := range parts {
		parts[i] = Fold(withoutArticle(p))
	}
	return strings.Join(parts, " ")
}

// KeyOfFolded is Key for one word that is folded already, as those of tokens
// are.
func KeyOfFolded(w string) string { return withoutArticle(w) }

func withoutArticle(w string) string {
	if r, ok := strings.CutPrefix(w, "ال"); ok && len(r) > 4 {
		return r
	}
	return w
}
