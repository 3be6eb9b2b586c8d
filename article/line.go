package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// Lengths in bytes. A sentence or a line longer than shortLine is searched for
// furniture words only where its first word begins a pattern, and one longer
// than longLine not at all.
const (
	shortLine = 260
	longLine  = 700
)

// line is one non-empty line and what its form tells.
type line struct {
	source      string // the whole text
	span        doc.Span
	text        string        // source[span]
	no          int           // line number in the text, from 0
	given       doc.BlockKind // by mark-up, or ""
	words       int
	bullet      int  // length in bytes of the bullet with the space behind it
	numbered    bool // the bullet is a number
	bulletAtEnd bool // the same mark stands at both ends: «- 2018 -»
	stop        bool // ends a sentence: . ! …
	question    bool
	colon       bool
	letters     bool // letters and spaces only
	speech      bool // a colon followed by an opening quotation mark
	wholeQuote  bool // one quotation from end to end
	fold        string
	folded      bool // fold is set; empty where the line is no candidate for furniture
}

// split cuts text into its non-empty lines and measures them; white space and invisible marks at
// their ends stay outside the spans.
func split(s string, furn *Furniture) []line {
	var out []line
	start, no := 0, 0
	for i := 0; i <= len(s); {
		for i < len(s) && s[i] > '\r' && s[i] != 0xC2 && s[i] != 0xE2 {
			i++
		}
		n := lineBreak(s, i)
		if n == 0 {
			i++
			continue
		}
		if span := trim(s, doc.Span{Start: start, End: i}); span.Len() > 0 {
			out = append(out, newLine(s, span, no, furn))
		}
		i += n
		start = i
		no++
	}
	return out
}

// newLine measures a line; white space lies outside its span.
func newLine(s string, span doc.Span, no int, furn *Furniture) line {
	l := line{source: s, span: span, text: s[span.Start:span.End], no: no}
	l.measure()
	sentence := len(l.text) > shortLine || l.stop && l.words > maxDateline
	l.folded = sentence && !furn.begins(l.text[l.bullet:])
	return l
}

// lineBreak returns the length in bytes of the line break at s[i:], 0 where
// there is none; the end of the text is one.
func lineBreak(s string, i int) int {
	if i == len(s) {
		return 1
	}
	switch c := s[i]; {
	case c == '\r' && i+1 < len(s) && s[i+1] == '\n':
		return 2
	case '\n' <= c && c <= '\r':
		return 1
	case c == 0xC2 && strings.HasPrefix(s[i:], "\u0085"):
		return 2
	case c == 0xE2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
		return 3
	}
	return 0
}

// class is what a rune is to the line it stands in.
type class uint8

const (
	other  class = iota
	letter       // letters and marks on them
	digit
	space  // white space
	hidden // direction marks, joiners, byte order marks, control characters
)

// classOf sorts a rune; letters of Arabic and ASCII take the short way.
func classOf(r rune) class {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', 0x0621 <= r && r <= 0x065F && r != 0x0640:
		return letter
	case '0' <= r && r <= '9':
		return digit
	case r == ' ' || r >= '\t' && r <= '\r':
		return space
	case r < 0x20 || r == 0x7F:
		return hidden
	case r < 0x80:
		return other
	case r == 0x0640 || unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r):
		return space
	case unicode.Is(unicode.Cf, r):
		return hidden
	}
	return other
}

// asciiClasses is classOf for ASCII.
var asciiClasses = func() (of [utf8.RuneSelf]class) {
	for c := range of {
		of[c] = classOf(rune(c))
	}
	return of
}()

// blank tells whether r shows nothing: white space, direction marks, joiners,
// byte order marks.
func blank(r rune) bool { return classOf(r) >= space }

func trim(s string, sp doc.Span) doc.Span {
	part := s[sp.Start:sp.End]
	t := strings.TrimLeftFunc(part, blank)
	sp.Start += len(part) - len(t)
	sp.End = sp.Start + len(strings.TrimRightFunc(t, blank))
	return sp
}

// squeeze makes runs of blank runes one space.
func squeeze(s string) string { return strings.Join(strings.FieldsFunc(s, blank), " ") }

// measure reads what the form of the line tells.
func (l *line) measure() {
	l.bullet, l.numbered = bulletOf(l.text)
	body := l.text[l.bullet:]
	l.letters = true
	inWord, colon := false, false
	for i := 0; i < len(body); {
		r, c := rune(body[i]), letter
		switch {
		case r < utf8.RuneSelf:
			c = asciiClasses[r]
			i++
		case i+1 < len(body) && text.IsCommonLetter(body[i], body[i+1]):
			i += 2
		default:
			n := 0
			r, n = utf8.DecodeRuneInString(body[i:])
			c = classOf(r)
			i += n
		}
		switch c {
		case space:
			inWord = false
			continue
		case hidden:
			continue
		case digit:
			l.letters = false
			fallthrough
		case letter:
			if !inWord {
				l.words++
			}
			inWord, colon = true, false
			continue
		}
		l.letters = false
		if colon && opens(r) {
			l.speech = true
		}
		colon = r == ':'
	}
	l.ending(body)
	l.wholeQuote = wholeQuote(body)
	if l.bullet > 0 && !l.numbered {
		first, _ := utf8.DecodeRuneInString(l.text)
		last, _ := utf8.DecodeLastRuneInString(l.text)
		l.bulletAtEnd = first == last && l.words > 0
	}
}

// ending reads the last mark of the line, looking through closing quotation
// marks and brackets for the end of a sentence.
func (l *line) ending(body string) {
	for i := len(body); i > 0; {
		r, n := utf8.DecodeLastRuneInString(body[:i])
		i -= n
		switch {
		case r == '؟' || r == '?':
			l.question = true
			return
		case r == ':':
			l.colon = i+n == len(body)
			return
		case r == '.' || r == '!' || r == '…' || r == '۔' || r == '؛':
			l.stop = true
			return
		case closes(r) || blank(r) || r == ')' || r == ']':
			continue
		}
		return
	}
}

func opens(r rune) bool {
	return r == '"' || r == '«' || r == '“' || r == '„' || r == '\'' || r == '‘'
}
func closes(r rune) bool {
	return r == '"' || r == '»' || r == '”' || r == '“' || r == '\'' || r == '’'
}

func wholeQuote(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	if !opens(first) || first == '\'' || first == '‘' {
		return false
	}
	s = strings.TrimRight(s[n:], ".،, ")
	last, m := utf8.DecodeLastRuneInString(s)
	if !closes(last) || m == len(s) {
		return false
	}
	inner := s[:len(s)-m]
	return !strings.ContainsRune(inner, first) && !strings.ContainsRune(inner, last)
}

const bullets = "•▪▫◦●○‣⁃·∙–—-−*+■□◆◇►▶➢➤→✓✔❖\uf0b7\uf0a7"

// bulletOf returns the length of a list mark at the head of a line, with the
// blanks behind it: a bullet, or a number of one or two digits with ) . or -.
func bulletOf(s string) (n int, numbered bool) {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(bullets, r) {
		rest := strings.TrimLeftFunc(s[size:], blank)
		next, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || strings.ContainsRune(bullets, next) || (r == '-' || r == '+' || r == '−') && len(rest) == len(s)-size && unicode.IsDigit(next) {
			return 0, false // a rule of dashes, or a signed number
		}
		return len(s) - len(rest), false
	}
	i, digits := 0, 0
	for i < len(s) && digits < 3 {
		r, size = utf8.DecodeRuneInString(s[i:])
		if !unicode.IsDigit(r) {
			break
		}
		i += size
		digits++
	}
	if digits == 0 || digits > 2 || i >= len(s) {
		return 0, false
	}
	r, size = utf8.DecodeRuneInString(s[i:])
	if r != ')' && r != '.' && r != '-' && r != '–' && r != '(' {
		return 0, false
	}
	rest := strings.TrimLeftFunc(s[i+size:], blank)
	next, _ := utf8.DecodeRuneInString(rest)
	spaced := len(rest) < len(s)-i-size
	if unicode.IsLetter(next) && (spaced || r != '-') || spaced && opens(next) {
		return len(s) - len(rest), true
	}
	return 0, false
}

// separator tells whether the line holds no letter and no digit.
func (l *line) separator() bool { return l.words == 0 }

// onlyTags tells whether every word of the line is a hashtag, an address of
// the web or of mail, or an account name.
func (l *line) onlyTags() bool {
	n := 0
	for f := range strings.FieldsFuncSeq(l.text[l.bullet:], func(r rune) bool { return r == '،' || r == ',' || r == '|' || blank(r) }) {
		if !strings.HasPrefix(f, "#") && !strings.HasPrefix(f, "@") && !strings.HasPrefix(f, "http://") &&
			!strings.HasPrefix(f, "https://") && !strings.HasPrefix(f, "www.") && !(strings.Contains(f, "@") && strings.Contains(f, ".")) {
			return false
		}
		n++
	}
	return n > 0
}

// folding returns the folded words of the line without bullet, single spaces between them, blanks
// and marks at the ends cut off; "" for a line that is no candidate.
func (l *line) folding() string {
	if !l.folded {
		l.folded = true
		if len(l.text) <= longLine {
			l.fold = strings.TrimFunc(squeeze(text.Fold(l.text[l.bullet:])), edge)
		}
	}
	return l.fold
}

// edge tells whether r may be cut off a folded line before it is compared.
func edge(r rune) bool {
	c := classOf(r)
	return c != letter && c != digit && r != '#' && r != '@'
}
