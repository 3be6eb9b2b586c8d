package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/sijil-news/sijil/pubtime"
)

// visibleDate keeps the dates that the page prints or marks by elements.
func (c *collector) visibleDate(n *html.Node, name string) {
	machine := ""
	if n.DataAtom == atom.Time {
		machine = attr(n, "datetime")
	}
	weak := false
	if n.DataAtom != atom.Time && !metaWords().hasAny("date", name) {
		if weak = looksDated(n); !weak {
			return
		}
	}
	text := shortLine(n, longStamp)
	if text == "" && machine == "" || weak && !wholeDate(text) {
		return
	}
	hint := name
	if k := len(c.names); k > 1 {
		hint = c.names[k-2] + " " + name
	}
	c.times = append(c.times, stamp{value: squeezeMeta(machine), text: text, hint: hint, aside: c.aside > 0, link: c.links > 0, after: len(c.h1) > 0, weak: weak})
}

// looksDated tells whether an element without children may print a date: it is
// short and has digits.
func looksDated(n *html.Node) bool {
	k := n.FirstChild
	return k != nil && k.NextSibling == nil && k.Type == html.TextNode && len(k.Data) < longStamp && strings.ContainsAny(k.Data, "0123456789٠١٢٣٤٥٦٧٨٩")
}

// wholeDate tells whether a line is a date and nothing else.
func wholeDate(s string) bool {
	_, err := pubtime.Parse(s)
	return err == nil && len(s) >= 8
}

// visibleByline keeps lines that may name authors.
func (c *collector) visibleByline(n *html.Node, name string) {
	trust := 0
	switch {
	case n.DataAtom == atom.A && strings.Contains(" "+strings.ToLower(attr(n, "rel"))+" ", " author "):
		trust = 3
	case metaWords().hasAny("author", name):
		trust = 2
	}
	if trust == 0 {
		return
	}
	text := shortLine(n, longByline)
	if text == "" {
		return
	}
	b := byline{text: text, trust: trust, aside: c.aside > 0}
	for k := range n.Descendants() {
		if k.DataAtom == atom.A {
			if t := shortLine(k, longByline); t != "" {
				b.names = append(b.names, t)
			}
		}
	}
	c.bylines = append(c.bylines, b)
}
