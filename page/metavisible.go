package page

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/sijil-news/sijil/pubtime"
	"github.com/sijil-news/sijil/text"
)

// visibleDate keeps the dates that the page prints or marks by elements.
func (c *collector) visibleDate(n *html.Node, name part) {
	machine := ""
	if n.DataAtom == atom.Time {
		machine = attr(n, "datetime")
	}
	if len(c.times) >= mostLines {
		return
	}
	weak := false
	if n.DataAtom != atom.Time && name&partDate == 0 {
		if weak = looksDated(n); !weak {
			return
		}
	}
	text := shortLine(n, longStamp)
	if text == "" && machine == "" || weak && !wholeDate(text) && !metaWords().begins("published", text) {
		return
	}
	c.times = append(c.times, stamp{value: squeezeMeta(machine), text: text, hint: name | c.outer, aside: c.aside > 0, link: c.links > 0, after: len(c.h1) > 0, weak: weak})
}

// looksDated tells whether an element may be a line that prints a date: it has
// few children, and the text in one of them may be of a year.
func looksDated(n *html.Node) bool {
	found, i := false, 0
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if i++; i > 5 || len(k.Data) > longStamp {
			return false
		}
		found = found || k.Type == html.TextNode && hasYear(k.Data)
	}
	return found
}

// hasYear tells whether a text may hold a year of this century or the last.
func hasYear(s string) bool {
	for _, century := range []string{"20", "19", "٢٠", "١٩"} {
		if i := strings.Index(s, century); i >= 0 && i+len(century) < len(s) {
			return true
		}
	}
	return false
}

// wholeDate tells whether a line is a date and nothing else.
func wholeDate(s string) bool {
	_, err := pubtime.Parse(s)
	return err == nil && len(s) >= 8
}

// visibleByline keeps lines that may name authors.
func (c *collector) visibleByline(n *html.Node, name part) {
	if len(c.bylines) >= mostLines {
		return
	}
	w := metaWords()
	trust := 0
	switch {
	case n.DataAtom == atom.A && strings.Contains(" "+strings.ToLower(attr(n, "rel"))+" ", " author "):
		trust = 3
	case name&partAuthor != 0:
		trust = 2
	case n.DataAtom == atom.A && authorPath(attr(n, "href")):
		trust = 1
	case len(c.h1) > 0 && c.persons == 0 && ownLine(n.DataAtom) && short(n):
		if line := shortLine(n, longName); line != "" && mayBeByline(afterSite(line)) && w.begins("strong", afterSite(line)) {
			c.bylines = append(c.bylines, byline{text: afterSite(line), trust: -1, aside: c.aside > 0, after: true})
		}
		return
	}
	if trust == 0 {
		return
	}
	text := shortLines(n, longByline)
	if text == "" {
		return
	}
	c.bylines = append(c.bylines, byline{text: text, names: namesIn(n), trust: trust, aside: c.aside > 0, after: len(c.h1) > 0})
}

// strongHeads are the letters that the words of bylines begin with.
var strongHeads = sync.OnceValue(func() map[rune]bool {
	out := map[rune]bool{}
	for w := range metaWords()["strong"] {
		out[firstRune(w)] = true
	}
	return out
})

// mayBeByline leaves out at little cost most lines that begin with no such word.
func mayBeByline(line string) bool {
	r := firstRune(line)
	return !unicode.IsLetter(r) || strongHeads()[firstRune(text.Fold(string(unicode.ToLower(r))))]
}

// longest line in bytes that is taken for a byline by its words alone.
const longName = 90

// ownLine tells whether an element may be a line by itself.
func ownLine(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Span, atom.Strong, atom.B, atom.Li, atom.H2, atom.H3, atom.H4, atom.H5, atom.Td, atom.Em:
		return true
	}
	return false
}

// short tells whether an element has few children and little text at its head.
func short(n *html.Node) bool {
	i := 0
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if i++; i > 6 || len(k.Data) > longName {
			return false
		}
	}
	return i > 0
}

// afterSite is what stands after the outlet's name in «صنعاء نيوز/بقلم : …».
func afterSite(line string) string {
	if i := strings.IndexByte(line, '/'); i > 0 && i < 40 {
		return strings.TrimSpace(line[i+1:])
	}
	return line
}

// authorPath tells whether an address is that of a page about an author.
func authorPath(href string) bool {
	if i := strings.Index(href, "://"); i >= 0 {
		href = href[i+3:]
	}
	_, href, _ = strings.Cut(href, "/")
	dir, last, ok := strings.Cut(strings.Trim(href, "/"), "/")
	return ok && last != "" && (metaWords()["path"][strings.ToLower(dir)] || len(dir) <= 3 && metaWords()["path"][strings.ToLower(before(last, "/"))])
}

func before(s, sep string) string { s, _, _ = strings.Cut(s, sep); return s }

// namesIn are the texts of the links in a byline, or of its innermost elements
// where there are several.
func namesIn(n *html.Node) []string {
	var links, leaves []string
	for k := range n.Descendants() {
		if k.Type != html.ElementNode {
			continue
		}
		if k.DataAtom == atom.A {
			if t := shortLine(k, longByline); t != "" {
				links = append(links, t)
			}
		}
		if f := k.FirstChild; f != nil && f.NextSibling == nil && f.Type == html.TextNode && k.DataAtom == atom.Span {
			leaves = append(leaves, squeezeMeta(f.Data))
		}
	}
	if len(links) == 0 && len(leaves) > 1 {
		return leaves
	}
	return links
}
