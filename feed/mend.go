package feed

import (
	"bytes"
	"strings"
)

// Limits of a feed's mark-up; what lies beyond is as if the feed ended there.
const (
	maxDepth      = 200 // nested elements
	maxNamespaces = 200 // prefixes declared by the elements open at one place
	maxSections   = 16  // CDATA sections in a row; further ones become plain text
	maxChildren   = 200 // of an element of another vocabulary; the tags of further ones are left out
	maxItems      = 20_000
)

// mender writes XML anew so that a parser finds it well balanced: every element
// is closed, in order; end tags without a beginning, comments, instructions,
// characters that XML may not hold are gone; stray «<» are escaped. Names,
// attributes and text stay as they are. An item that the end of the input cuts
// is left out.
type mender struct {
	in  []byte
	at  int // in bytes, into in
	out []byte

	open       []element
	namespaces int
	sections   int // CDATA sections since the last tag

	itemName string // local name of items
	item     int    // index in open of the item that is open, -1
	itemFrom int    // where it begins in out

	items   int // complete ones
	mended  int // places put right
	first   int // offset of the first one
	cut     string
	rootTag []byte
}

// element is an element that is open.
type element struct {
	name       []byte // as in its start tag, with prefix
	namespaces int    // it declares
	role       role
	children   int
}

// role is how a parser takes an element. It keeps the text of foreign elements
// piece by piece, which costs the square of their number.
type role byte

const (
	container role = iota // its children are looked at one by one
	native                // all that is in it is taken as it stands
	foreign               // of another vocabulary, as is all that is in it
)

// mend balances the mark-up of a feed from its root element on. item is the
// local name of its items.
func mend(in []byte, at int, item string) *mender {
	m := &mender{in: in, at: at, itemName: item, item: -1, out: make([]byte, 0, len(in)-at+64)}
	for m.at < len(m.in) && m.cut == "" {
		i := bytes.IndexByte(m.in[m.at:], '<')
		if i < 0 {
			i = len(m.in) - m.at
		}
		m.chars(m.in[m.at:m.at+i], false)
		if m.at += i; m.at < len(m.in) {
			m.markup()
		}
		if len(m.open) == 0 && m.rootTag != nil {
			return m // the root is closed; nothing after it counts
		}
	}
	if m.cut == "" {
		m.cut = "the feed ends in the middle"
	}
	m.drop()
	m.closeTo(0)
	return m
}

// drop takes back the item that is open.
func (m *mender) drop() {
	if m.item >= 0 {
		m.out = m.out[:m.itemFrom]
		m.open, m.item = m.open[:m.item], -1
	}
}

// markup reads what begins with «<» at m.at.
func (m *mender) markup() {
	rest := m.in[m.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		m.skip("-->", 4)
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		m.cdata(rest[9:])
	case bytes.HasPrefix(rest, []byte("<?")):
		m.skip("?>", 2)
	case bytes.HasPrefix(rest, []byte("<!")):
		m.skip(">", 2)
	case len(rest) > 2 && rest[1] == '/' && len(tagName(rest[2:])) > 0:
		m.endTag()
	case len(rest) > 1 && len(tagName(rest[1:])) > 0:
		m.startTag()
	case len(rest) < 3:
		m.at = len(m.in)
	default:
		m.mark()
		m.out = append(m.out, "&lt;"...)
		m.at++
	}
}

// mark counts a place that is put right.
func (m *mender) mark() {
	if m.mended == 0 {
		m.first = m.at
	}
	m.mended++
}

// skip leaves out what reaches to end, which is sought from bytes on.
func (m *mender) skip(end string, from int) {
	i := bytes.Index(m.in[m.at+from:], []byte(end))
	if i < 0 {
		m.at = len(m.in)
		return
	}
	m.at += from + i + len(end)
	m.gap()
}

// cdata reads a section whose inside begins with rest.
func (m *mender) cdata(rest []byte) {
	i := bytes.Index(rest, []byte("]]>"))
	if i < 0 {
		m.at = len(m.in)
		return
	}
	m.sections++
	if m.sections > maxSections {
		s := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(string(rest[:i]))
		m.chars([]byte(s), true)
	} else {
		m.out = append(m.out, "<![CDATA["...)
		m.chars(rest[:i], true)
		m.out = append(m.out, "]]>"...)
	}
	m.at += len("<![CDATA[") + i + len("]]>")
}

// startTag reads a start tag or an empty element.
func (m *mender) startTag() {
	rest := m.in[m.at:]
	end := tagEnd(rest)
	if end < 0 {
		m.at = len(m.in)
		return
	}
	tag, name := rest[1:end], tagName(rest[1:end])
	if m.isItem(name) {
		m.beginItem()
	}
	spaces := bytes.Count(tag, []byte("xmlns"))
	switch {
	case len(m.open) >= maxDepth || m.namespaces+spaces > maxNamespaces:
		m.cut = "its elements are nested too deep"
		return
	case m.items >= maxItems:
		m.cut = "it has too many items"
		return
	case m.crowded():
		m.at += end + 1
		m.gap()
		return
	}
	if m.isItem(name) && m.item < 0 {
		m.item, m.itemFrom = len(m.open), len(m.out)
	}
	m.out = append(append(m.out, '<'), name...)
	m.attributes(tag[len(name):])
	m.out = append(m.out, '>')
	if m.rootTag == nil {
		m.rootTag = tag
	}
	m.at += end + 1
	m.sections = 0
	m.open = append(m.open, element{name: name, namespaces: spaces, role: m.roleOf(name, spaces > 0)})
	m.namespaces += spaces
	if tag[len(tag)-1] == '/' {
		m.pop(false)
	}
}

// crowded counts a child of the innermost element, and tells whether that is
// foreign and has too many.
func (m *mender) crowded() bool {
	if len(m.open) == 0 {
		return false
	}
	top := &m.open[len(m.open)-1]
	top.children++
	return top.role == foreign && top.children > maxChildren
}

// roleOf is the role of an element within the innermost one.
func (m *mender) roleOf(name []byte, declares bool) role {
	if len(m.open) == 0 {
		return container
	}
	if r := m.open[len(m.open)-1].role; r != container {
		return r
	}
	if declares || prefix(name) != "" && prefix(name) != prefix(m.open[0].name) {
		return foreign
	}
	switch strings.ToLower(local(name)) {
	case "channel", "source", m.itemName:
		return container
	}
	return native
}

// beginItem closes what should have been closed before an item begins.
func (m *mender) beginItem() {
	to := min(len(m.open), 1)
	if len(m.open) > 1 && strings.EqualFold(local(m.open[1].name), "channel") {
		to = 2
	}
	if m.item >= 0 {
		to = m.item
	}
	if len(m.open) > to {
		m.mark()
		m.closeTo(to)
	}
}

// isItem tells whether a start tag opens an item of the feed: those of other
// vocabularies that have the same name have a prefix.
func (m *mender) isItem(name []byte) bool {
	if !strings.EqualFold(local(name), m.itemName) || len(m.open) == 0 {
		return false
	}
	return prefix(name) == prefix(m.open[0].name) || prefix(name) == ""
}

// endTag closes the element it names, and those that are open within it; where
// there is none it is left out.
func (m *mender) endTag() {
	rest := m.in[m.at:]
	end := tagEnd(rest)
	if end < 0 {
		m.at = len(m.in)
		return
	}
	name := tagName(rest[2:end])
	to := len(m.open) - 1
	for to >= 0 && !bytes.EqualFold(m.open[to].name, name) {
		to--
	}
	if to != len(m.open)-1 || to >= 0 && !bytes.Equal(m.open[to].name, name) {
		m.mark()
	}
	if to >= 0 {
		m.closeTo(to)
	} else {
		m.gap()
	}
	m.at += end + 1
	m.sections = 0
}

// closeTo closes the innermost elements until n are open.
func (m *mender) closeTo(n int) {
	for len(m.open) > n {
		m.pop(true)
	}
}

// pop closes the innermost element; write is false for empty ones.
func (m *mender) pop(write bool) {
	last := len(m.open) - 1
	if write {
		m.out = append(append(append(m.out, "</"...), m.open[last].name...), '>')
	}
	m.namespaces -= m.open[last].namespaces
	m.open = m.open[:last]
	if last == m.item {
		m.item = -1
		m.items++
	}
}
