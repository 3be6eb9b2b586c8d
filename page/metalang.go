package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
	return n.guess()
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

// letters counts the letters of scripts in a text.
type letters struct{ arabic, persian, urdu, kurdish, latin, other int }

func (l *letters) all() int { return l.arabic + l.latin + l.other }

func (l *letters) add(s string) {
	for _, r := range s {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				l.latin++
			}
		case r >= 0x0600 && r <= 0x06FF:
			l.addArabic(r)
		case unicode.IsLetter(r):
			if unicode.Is(unicode.Latin, r) {
				l.latin++
			} else {
				l.other++
			}
		}
	}
}

func (l *letters) addArabic(r rune) {
	if !unicode.IsLetter(r) {
		return
	}
	l.arabic++
	switch r {
	case 'پ', 'چ', 'ژ', 'گ', 'ک', 'ی':
		l.persian++
	case 'ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'ھ', 'ہ':
		l.urdu++
	case 'ۆ', 'ێ', 'ڕ', 'ڵ', 'ە':
		l.kurdish++
	}
}

// lettersIn counts those of a title and of the paragraphs of a page.
func lettersIn(root *html.Node, title string) *letters {
	l := &letters{}
	l.add(title)
	for n := range root.Descendants() {
		if n.Type != html.TextNode || n.Parent == nil || len(n.Data) < 30 {
			continue
		}
		switch n.Parent.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Title, atom.Textarea, atom.Option, atom.A:
			continue
		}
		if l.add(n.Data); l.all() > enough {
			break
		}
	}
	return l
}

// agrees tells whether a text of these letters may be of the language.
func (l *letters) agrees(lang string) bool {
	base, _, _ := strings.Cut(lang, "-")
	switch mostly := l.arabic*2 > l.all(); base {
	case "ar":
		return (mostly || l.all() < 20) && l.guess() != "ur" && l.guess() != "ckb" && (l.guess() != "fa" || l.persian*8 < l.arabic)
	case "fa", "ur", "ps", "sd", "ug", "ckb", "arz", "ary", "prs", "azb", "pnb":
		return mostly || l.all() < 20
	case "ku", "ks", "pa", "ha", "az", "ms": // written in Arabic letters by some
		return true
	default:
		return !mostly
	}
}

// guess is the language that the letters tell: only those in Arabic letters.
func (l *letters) guess() string {
	switch {
	case l.arabic*2 <= l.all() || l.arabic == 0:
		return ""
	case l.urdu*30 > l.arabic:
		return "ur"
	case l.kurdish*30 > l.arabic:
		return "ckb"
	case l.persian*20 > l.arabic:
		return "fa"
	}
	return "ar"
}
