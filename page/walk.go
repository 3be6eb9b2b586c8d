package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// walker goes over a tree without recursion and cuts its text into units.
type walker struct {
	elems []elem
	units []unit
	cur   int // innermost open element, −1 at the root
	hints *hintWords

	text   []byte // of the open unit
	open   unit
	space  bool // white space is due before the next letter
	breaks int  // line breaks since the last letter

	links, bolds, items, quotes, figures, pres int // open elements of a kind
	level                                      int // of the open heading
	inline                                     []role
}

// walk reads the units of a tree.
func walk(root *html.Node, hints *hintWords) *walker {
	w := &walker{cur: -1, hints: hints}
	for n := root; n != nil; {
		inside := w.enter(n)
		if inside && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		if inside {
			w.leave(n)
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			w.leave(n)
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	w.flush()
	return w
}

// enter begins a node; false tells that nothing inside is looked at.
func (w *walker) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return false
	case html.ElementNode:
	default:
		return n.Type == html.DocumentNode
	}
	switch {
	case n.Namespace != "", silent(n.DataAtom):
		return false
	case n.DataAtom == atom.Br:
		w.lineBreak()
		return false
	case n.DataAtom == atom.Hr:
		w.flush()
		return false
	}
	r, body := w.hints.roleOf(n)
	if hiddenNode(n) {
		r = max(r, roleOther)
	}
	if w.isBlock(n, r) {
		w.flush()
		w.begin(n, r, body)
		if n.DataAtom == atom.Table && w.table(n) {
			w.end()
			return false
		}
	} else {
		w.inline = append(w.inline, r)
		w.space = w.space || r == roleReader
	}
	w.step(n, 1)
	if n.DataAtom == atom.A {
		w.link(n)
	}
	return true
}

// link counts a link that begins.
func (w *walker) link(n *html.Node) {
	href := attr(n, "href")
	if href == "" {
		return
	}
	w.open.links++
	if w.hints.policy(href) {
		w.open.rules++
	}
}

// leave ends a node that enter began.
func (w *walker) leave(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	if w.cur >= 0 && w.elems[w.cur].node == n {
		w.flush()
		w.step(n, -1)
		w.end()
		return
	}
	w.step(n, -1)
	last := len(w.inline) - 1
	w.space = w.space || w.inline[last] == roleReader
	w.inline = w.inline[:last]
}

func (w *walker) begin(n *html.Node, r role, body bool) {
	w.elems = append(w.elems, elem{node: n, parent: w.cur, role: r, body: body, from: len(w.units)})
	w.cur = len(w.elems) - 1
}

func (w *walker) end() {
	e := &w.elems[w.cur]
	e.end, e.to = len(w.elems), len(w.units)
	w.cur = e.parent
}

// isBlock tells whether the text of an element stands by itself. Names of
// captions and credits make blocks of spans.
func (w *walker) isBlock(n *html.Node, r role) bool {
	if blockTag(n.DataAtom) {
		return true
	}
	if n.DataAtom == atom.A && w.cur >= 0 && w.elems[w.cur].node == n.Parent && n.Parent.DataAtom != atom.P && strings.HasPrefix(attr(n, "href"), "#") {
		return true // a skip link
	}
	switch r {
	case roleCaption, roleCredit:
		return w.figures > 0 || n.DataAtom == atom.Span && n.Parent != nil && n.Parent.DataAtom != atom.P
	case roleComments, roleNav:
		return true
	}
	if strings.Contains(n.Data, "-") { // elements that scripts define
		return true
	}
	return n.DataAtom == atom.Span && len(w.text) == 0 && hasAttr(n, "itemprop") && attr(n, "itemprop") == "articleBody"
}

// step counts open elements of the kinds that give a unit its form.
func (w *walker) step(n *html.Node, by int) {
	switch n.DataAtom {
	case atom.A:
		w.links += by
	case atom.B, atom.Strong:
		w.bolds += by
	case atom.Li, atom.Dd, atom.Dt:
		w.items += by
	case atom.Blockquote, atom.Q:
		if n.DataAtom == atom.Blockquote {
			w.quotes += by
		}
	case atom.Figure:
		w.figures += by
	case atom.Pre, atom.Xmp, atom.Listing:
		w.pres += by
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.level = 0
		if by > 0 {
			w.level = int(n.Data[1] - '0')
		}
	}
}

// silent tells whether an element shows no text of the page.
func silent(tag atom.Atom) bool {
	switch tag {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Math,
		atom.Canvas, atom.Audio, atom.Video, atom.Select, atom.Option, atom.Button, atom.Textarea, atom.Input, atom.Datalist, atom.Map,
		atom.Noframes, atom.Noembed, atom.Applet, atom.Progress, atom.Meter, atom.Rt, atom.Rp, atom.Title:
		return true
	}
	return false
}

// hiddenNode tells whether an element says that it is not shown.
func hiddenNode(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			return a.Val == "true" && !textTag(n.DataAtom) // a pay wall hides paragraphs so
		case "style":
			s := strings.ReplaceAll(a.Val, " ", "")
			return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
		}
	}
	switch n.DataAtom {
	case atom.Dialog, atom.Footer, atom.Menu:
		return true
	case atom.Form:
		return true
	}
	return false
}

// write adds text to the open unit, white space squeezed; marks that show
// nothing and only tell where a word may be broken are left out.
func (w *walker) write(s string) {
	letters := 0
	for _, r := range s {
		switch {
		case r == '\n' && w.pres > 0:
			w.space = true
			continue
		case r == ' ' || r >= '\t' && r <= '\r' || r == '\u00a0' || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == '\u3000' || r > 0x1000 && unicode.IsSpace(r):
			w.space = true
			continue
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r < ' ' || r == 0x7f:
			continue
		}
		if w.breaks > 0 {
			w.afterBreak()
		}
		if w.space && len(w.text) > 0 {
			w.text = append(w.text, ' ')
		}
		w.space = false
		w.text = append(w.text, string(r)...)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
			if r >= 0x2E80 && r < 0xFB00 {
				letters++
			}
		}
	}
	w.tally(letters)
}

func (w *walker) tally(letters int) {
	u := &w.open
	if w.links > 0 {
		u.link += letters
	}
	if w.bolds > 0 {
		u.bold += letters
	}
	u.chars += letters
	for _, r := range w.inline {
		if r != noRole {
			u.inline[r] += int32(letters)
			break
		}
	}
}

// lineBreak takes a <br>. Two of them part paragraphs.
func (w *walker) lineBreak() {
	w.space = true
	if len(w.text) > 0 {
		w.breaks++
	}
}

// Letters before a single line break that ends a sentence, from which on it is
// taken to end a paragraph.
const brokenLine = 60

// afterBreak decides, with the next letter at hand, whether line breaks part
// paragraphs: two do, and one does after a whole sentence or a line all bold.
func (w *walker) afterBreak() {
	n := w.breaks
	w.breaks = 0
	whole := w.open.chars >= brokenLine && ends(string(w.text[max(0, len(w.text)-48):]))
	bold := w.open.bold > 0 && w.open.bold >= w.open.chars*9/10 && w.bolds == 0
	if n > 1 || whole || bold {
		w.flush()
	}
}

// flush closes the open unit.
func (w *walker) flush() {
	s := strings.TrimFunc(string(w.text), unicode.IsSpace)
	u := w.open
	w.text, w.open, w.space, w.breaks = w.text[:0], unit{}, false, 0
	if s == "" || w.cur < 0 {
		return
	}
	u.text, u.elem, u.chars, u.words, u.gold = s, w.cur, 0, 0, -1
	u.count()
	if u.chars == 0 {
		return
	}
	u.form, u.level = w.formNow(), w.level
	w.units = append(w.units, u)
}

func (w *walker) formNow() form {
	switch {
	case w.level > 0:
		return heading
	case w.quotes > 0:
		return quote
	case w.items > 0:
		return item
	case w.pres > 0:
		return preformatted
	case w.cur >= 0 && w.elems[w.cur].node.DataAtom == atom.P:
		return paragraph
	}
	return plain
}
