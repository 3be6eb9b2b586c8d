package page

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// elem is an element of the page that may hold text. Elements stand in document
// order, so that what is inside one is elems[i+1:end].
type elem struct {
	node   *html.Node
	parent int
	end    int  // index past the last element inside
	from   int  // first unit inside
	to     int  // index past the last unit inside
	role   role // by its own name and attributes
	eff    role // with that of what it stands in
	body   bool // called the body of an article
}

// unit is a stretch of text that stands on lines of its own.
type unit struct {
	elem   int // innermost block that holds it
	text   string
	chars  int // letters and digits
	words  int // runs of them; of scripts without spaces, letters by twos
	form   form
	role   role // see role; that of inline elements included
	level  int  // of a heading, 1 to 6; 0 for others
	link   int  // letters within links
	bold   int
	links  int                     // that begin in it
	rules  int                     // of them, those to a site's rules
	inline [roleComments + 1]int32 // letters within inline elements of a role
	gold   float64                 // share of its words that the page's own structured data have as article body; −1 unknown
}

// form is what the tags make of a unit.
type form uint8

const (
	plain form = iota
	paragraph
	heading
	item
	quote
	row // of a table
	preformatted
)

// linked is the share of letters that stand in links.
func (u *unit) linked() float64 {
	if u.chars == 0 {
		return 0
	}
	return float64(u.link) / float64(u.chars)
}

// prose tells whether a unit reads like running text.
func (u *unit) prose() bool {
	return u.chars >= 50 && u.words >= 8 && u.form != heading && u.linked() < .4
}

// notice tells whether a unit tells of the rules of the site: its links, several
// of them, all lead there.
func (u *unit) notice() bool { return u.rules > 1 && u.rules == u.links }

// ends tells whether the text ends like a sentence.
func ends(s string) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '!', '?', '…', '؟', '۔', '。', '！', '？', '؛', '।', '।' + 1, ':':
			return true
		case '"', '\'', '”', '’', '»', '«', '“', ')', ']', ' ', '\u00a0', '\u200f', '\u200e', '」', '』', '）', '‹', '›', '„':
			s = s[:len(s)-n]
			continue
		}
		return false
	}
	return false
}

// count fills chars and words from the text.
func (u *unit) count() {
	in, wide := false, 0
	for _, r := range u.text {
		switch {
		case r >= 0x2E80 && r < 0xFB00 && unicode.IsLetter(r):
			wide++
			u.chars++
			in = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			u.chars++
			if !in {
				u.words++
			}
			in = true
		case unicode.IsMark(r), r == '\'', r == '’', r == '\u200c', r == '\u00ad':
		default:
			in = false
		}
	}
	u.words += (wide + 1) / 2
	u.chars += wide // a letter of such a script says as much as two
}
