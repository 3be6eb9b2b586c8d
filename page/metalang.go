package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/sijil-news/sijil/text"
)

// enough letters of a page tell its script.
const enough = 1500

// langOf is the language of the text as BCP 47: what the page states, unless
// the letters of its text are of another script.
func (s *metaSource) langOf(article ldObject, root *html.Node, title string) string {
	n := lettersIn(root, title+" "+s.tag("og:description", "description"))
	for _, v := range []string{s.lang, article.text("inLanguage"), s.tag("og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage")} {
		if v = tidyLang(v); v != "" && n.agrees(v) {
			return v
		}
	}
	return n.Language()
}

// tidyLang is a language tag as BCP 47 writes it, or "" where it is none.
func tidyLang(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 || len(parts[0]) < 2 || len(parts[0]) > 3 {
		return ""
	}
	for _, p := range parts {
		for _, r := range p {
			if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return ""
			}
		}
	}
	out := strings.ToLower(parts[0])
	if len(parts) > 1 && len(parts[1]) == 2 && !strings.EqualFold(parts[1], "ar") {
		out += "-" + strings.ToUpper(parts[1]) // ar_AR names no country
	}
	return out
}

// letters are those of a page.
type letters struct{ text.Letters }

// lettersIn counts those of a title and of the paragraphs of a page.
func lettersIn(root *html.Node, title string) *letters {
	l := &letters{}
	l.Count(title)
	for n := range root.Descendants() {
		if n.Type != html.TextNode || n.Parent == nil || len(n.Data) < 30 {
			continue
		}
		switch n.Parent.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Title, atom.Textarea, atom.Option, atom.A:
			continue
		}
		if l.Count(n.Data); l.All() > enough {
			break
		}
	}
	return l
}

// agrees tells whether a text of these letters may be of the language.
func (l *letters) agrees(lang string) bool {
	base, _, _ := strings.Cut(lang, "-")
	switch mostly := l.Arabic*2 > l.All(); base {
	case "ar":
		return (mostly || l.All() < 20) && l.Language() != "ur" && l.Language() != "ckb" && (l.Language() != "fa" || l.Persian*8 < l.Arabic)
	case "fa", "ur", "ps", "sd", "ug", "ckb", "arz", "ary", "prs", "azb", "pnb":
		return mostly || l.All() < 20
	case "ku", "ks", "pa", "ha", "az", "ms": // written in Arabic letters by some
		return true
	case "en", "de", "fr", "es", "it", "pt", "nl", "tr":
		return l.Latin*2 >= l.All()
	default:
		return !mostly
	}
}
