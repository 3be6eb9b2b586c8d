package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metaSource is what a page says of itself, place by place and unweighed.
type metaSource struct {
	tags    map[string][]string // meta elements by name, property or itemprop, in lower case
	props   map[string][]string // microdata elsewhere by itemprop, in lower case
	objects []ldObject          // structured data, in the order of the page
	title   string              // of the title element
	h1      []string

	headlines []string // by which others are cut
	times     []stamp  // dates that the page prints or marks
	bylines   []byline // lines that may name authors
	rels      map[string]string
	feeds     []Link
	lang      string // of the html element
	base      string // address that relative ones start from
}

// stamp is a date in the page.
type stamp struct {
	value string // machine-readable, or ""
	text  string // as printed
	hint  part   // what the names of its element and of the one around it say
	aside bool   // in a box beside the article
	link  bool   // within a link
	after bool   // stands after the first h1
	weak  bool   // nothing but the text says that it is a date
}

// byline is a line that may name authors.
type byline struct {
	text  string   // may have several lines
	names []string // texts of the links in it
	trust int      // higher is better
	aside bool
	after bool // stands after the first h1
}

// longest visible lines that are looked at, in bytes, and most of them.
const (
	longByline = 240
	longStamp  = 160
	mostLines  = 300
)

// collect reads the places of a page in one pass.
func collect(root *html.Node, opt Options) *metaSource {
	s := &metaSource{tags: map[string][]string{}, props: map[string][]string{}, rels: map[string]string{}, base: opt.URL}
	c := collector{metaSource: s, around: aroundHeadline(root), seen: map[elementNames]part{}}
	c.walk(root)
	return s
}

// collector is the state of the pass.
type collector struct {
	*metaSource
	aside   int  // depth of boxes beside the article
	links   int  // depth of links
	outer   part // what the names of the element around say
	seen    map[elementNames]part
	persons int // depth of microdata of persons and organisations
	around  map[*html.Node]bool
}

// aroundHeadline are the elements that hold the first h1 of the page: none of
// them is a box beside the article, whatever it is called.
func aroundHeadline(root *html.Node) map[*html.Node]bool {
	out := map[*html.Node]bool{}
	for n := range root.Descendants() {
		if n.DataAtom != atom.H1 {
			continue
		}
		for ; n != nil; n = n.Parent {
			out[n] = true
		}
		break
	}
	return out
}

func (c *collector) walk(n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.ElementNode {
			c.element(k)
		}
	}
}

func (c *collector) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Script:
		if t := strings.ToLower(attr(n, "type")); strings.Contains(t, "ld+json") && n.FirstChild != nil {
			c.objects = append(c.objects, readLD(n.FirstChild.Data)...)
		}
		return
	case atom.Style, atom.Noscript, atom.Svg, atom.Template, atom.Iframe, atom.Form:
		return
	case atom.Meta:
		c.metaTag(n)
		return
	case atom.Link:
		c.link(n)
		return
	case atom.Title:
		if c.title == "" {
			c.title = lineOf(n)
		}
		return
	case atom.Base:
		if h := attr(n, "href"); h != "" {
			c.base = absolute(c.base, h)
		}
	case atom.Html:
		c.lang = attr(n, "lang")
		if c.lang == "" {
			c.lang = attr(n, "xml:lang")
		}
	case atom.H1:
		if t := lineOf(n); t != "" && len(c.h1) < mostLines {
			c.h1 = append(c.h1, t)
		}
	}
	c.within(n)
}

// within reads an element that may be a byline or a date, and what it holds.
func (c *collector) within(n *html.Node) {
	name := c.parts(n)
	outer := c.outer
	beside := !c.around[n] && besideArticle(n, name)
	person := personType(attr(n, "itemtype"))
	count(&c.aside, beside, 1)
	count(&c.links, n.DataAtom == atom.A, 1)
	c.microdata(n)
	c.visibleDate(n, name)
	c.visibleByline(n, name)
	count(&c.persons, person, 1)
	c.outer = name
	c.walk(n)
	c.outer = outer
	count(&c.persons, person, -1)
	count(&c.links, n.DataAtom == atom.A, -1)
	count(&c.aside, beside, -1)
}

// elementNames are the attributes that name an element.
type elementNames struct{ class, id, test, component string }

// parts tells what the names of an element say. Most names come often.
func (c *collector) parts(n *html.Node) part {
	var e elementNames
	for i := range n.Attr {
		switch v := n.Attr[i].Val; n.Attr[i].Key {
		case "class":
			e.class = v
		case "id":
			e.id = v
		case "data-testid":
			e.test = v
		case "data-component":
			e.component = v
		}
	}
	if e == (elementNames{}) {
		return 0
	}
	p, ok := c.seen[e]
	if !ok {
		p = partsOf(kebab(e.class + " " + e.id + " " + e.test + " " + e.component))
		c.seen[e] = p
	}
	return p
}

// kebab writes metaInfoAuthor as meta-info-author.
func kebab(s string) string {
	var b []byte
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			if i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z' {
				b = append(b, '-')
			}
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return string(b)
}

func count(n *int, is bool, by int) {
	if is {
		*n += by
	}
}

// personType tells whether microdata of this type are of a person or an
// organisation.
func personType(s string) bool {
	s = strings.ToLower(s[strings.LastIndexByte(s, '/')+1:])
	return strings.HasPrefix(s, "person") || strings.HasSuffix(s, "organization")
}

// besideArticle tells whether an element holds other articles, comments or the
// site's furniture.
func besideArticle(n *html.Node, name part) bool {
	switch n.DataAtom {
	case atom.Aside, atom.Nav:
		return true
	case atom.Footer: // of the page; that of an article names its author and day
		return n.Parent == nil || n.Parent.DataAtom != atom.Article
	}
	return n.DataAtom != atom.Body && name&partBeside != 0
}

func (c *collector) metaTag(n *html.Node) {
	content := squeezeMeta(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		for _, k := range strings.Fields(strings.ToLower(attr(n, key))) {
			if key == "itemprop" && c.persons > 0 {
				k = "person." + k
			}
			c.tags[k] = append(c.tags[k], content)
		}
	}
}

func (c *collector) link(n *html.Node) {
	href := strings.TrimSpace(attr(n, "href"))
	if href == "" {
		return
	}
	kind := strings.ToLower(attr(n, "type"))
	for _, rel := range strings.Fields(strings.ToLower(attr(n, "rel"))) {
		if rel == "alternate" && (strings.Contains(kind, "rss") || strings.Contains(kind, "atom") || strings.Contains(kind, "feed+json")) {
			c.feeds = append(c.feeds, Link{Href: href, Title: squeezeMeta(attr(n, "title")), Type: kind})
		}
		if c.rels[rel] == "" {
			c.rels[rel] = href
		}
	}
}

// microdata keeps the value of an itemprop outside of meta elements. Those of
// a person or organisation are kept under «person.».
func (c *collector) microdata(n *html.Node) {
	prop, rdfa := attr(n, "itemprop"), attr(n, "property")
	if prop == "" && rdfa == "" || c.aside > 0 {
		return
	}
	prop += " " + rdfa
	v := attr(n, "content")
	if v == "" && n.DataAtom == atom.Time {
		v = attr(n, "datetime")
	}
	if v == "" {
		v = shortLine(n, 400)
	}
	for _, k := range strings.Fields(strings.ToLower(prop)) {
		if c.persons > 0 {
			k = "person." + k
		}
		if v != "" {
			c.props[k] = append(c.props[k], squeezeMeta(v))
		}
	}
}

// squeezeMeta makes one line of a value and resolves references that were
// escaped twice.
func squeezeMeta(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
}

// lineOf is the text of an element on one line.
func lineOf(n *html.Node) string { return shortLine(n, 1<<12) }

// shortLine is the text of an element on one line, or "" where it is longer
// than limit bytes. Elements of their own line are set apart.
func shortLine(n *html.Node, limit int) string {
	g := gatherer{limit: limit, steps: mostSteps}
	if !g.gather(n) {
		return ""
	}
	return squeezeMeta(g.String())
}

// shortLines is shortLine with the breaks between elements.
func shortLines(n *html.Node, limit int) string {
	g := gatherer{limit: limit, steps: mostSteps}
	if !g.gather(n) {
		return ""
	}
	var out []string
	for l := range strings.Lines(g.String()) {
		if l = squeezeMeta(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// mostSteps is how many nodes a line may be made of.
const mostSteps = 300

// gatherer collects the text of an element.
type gatherer struct {
	strings.Builder
	limit, steps int // bytes and nodes, beyond which it gives up
}

// gather tells whether the text is whole.
func (g *gatherer) gather(n *html.Node) bool {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if g.steps--; g.steps < 0 {
			return false
		}
		switch {
		case k.Type == html.TextNode:
			g.WriteString(strings.Map(lineBreak, k.Data))
		case k.Type == html.ElementNode && silentIn(k.DataAtom):
			g.WriteByte(' ')
		case k.Type == html.ElementNode:
			if !inLine(k.DataAtom) {
				g.WriteByte('\n')
			}
			if !g.gather(k) {
				return false
			}
			if blockLike(k.DataAtom) {
				g.WriteByte('\n')
			}
		}
		if g.Len() > g.limit {
			return false
		}
	}
	return true
}

// silentIn tells whether elements of the tag print nothing in a line.
func silentIn(a atom.Atom) bool {
	return a == atom.Script || a == atom.Style || a == atom.Svg || a == atom.Template
}

// inLine tells whether elements of the tag stand within a word's line.
func inLine(a atom.Atom) bool {
	return a == atom.A || a == atom.Span || a == atom.B || a == atom.Strong || a == atom.Em || a == atom.I
}

// lineBreak makes blanks of line breaks in the source, which mean nothing.
func lineBreak(r rune) rune {
	if r == '\n' || r == '\r' {
		return ' '
	}
	return r
}

func blockLike(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.P, atom.Li, atom.Ul, atom.Br, atom.Time, atom.Section, atom.Td, atom.Tr:
		return true
	}
	return false
}
