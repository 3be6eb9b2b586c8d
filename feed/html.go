package feed

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/sijil-news/sijil/doc"
)

// part is one line of text and what its mark-up says of it.
type part struct {
	kind doc.BlockKind
	text string
}

// parts cuts the HTML of an item into lines. It goes by tags alone, as they
// come: what feeds carry is simple and often broken. HTML without any tag is
// plain text, whose line breaks count.
func parts(s string) []part {
	p := &liner{kinds: []openKind{{0, doc.Paragraph}}}
	z := html.NewTokenizer(strings.NewReader(s))
	p.verbatim = !strings.Contains(s, "<")
	for {
		switch z.Next() {
		case html.ErrorToken:
			p.flush()
			return p.out
		case html.TextToken:
			if p.hidden == 0 {
				p.write(string(z.Text()))
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			p.start(atom.Lookup(name))
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			if a := atom.Lookup(name); !hides(a) {
				p.start(a)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			p.end(atom.Lookup(name))
		}
	}
}

// liner gathers lines.
type liner struct {
	out      []part
	line     strings.Builder
	kinds    []openKind
	hidden   atom.Atom // the element open whose inside is not shown, or 0
	verbatim bool
}

type openKind struct {
	tag  atom.Atom
	kind doc.BlockKind
}

func (p *liner) write(s string) {
	if !p.verbatim {
		p.line.WriteString(s)
		return
	}
	for l := range strings.Lines(s) {
		p.line.WriteString(l)
		if strings.HasSuffix(l, "\n") {
			p.flush()
		}
	}
}

// flush ends the line.
func (p *liner) flush() {
	text := strings.Join(strings.Fields(p.line.String()), " ")
	p.line.Reset()
	if text != "" {
		p.out = append(p.out, part{p.kinds[len(p.kinds)-1].kind, text})
	}
}

func (p *liner) start(a atom.Atom) {
	switch {
	case p.hidden != 0:
	case hides(a):
		p.hidden = a
	case breaks(a):
		p.flush()
		p.open(a)
	}
}

// open takes up an element that says what kind its lines are, or a list. An
// item ends the one before, a heading whatever heading is open.
func (p *liner) open(a atom.Atom) {
	top := p.kinds[len(p.kinds)-1]
	kind := kindOf(a)
	switch {
	case a == atom.Ul || a == atom.Ol:
		kind = top.kind
	case kind == doc.ListItem:
		p.close(a)
	case kind == doc.Heading && top.kind == doc.Heading:
		p.close(top.tag)
	}
	if kind != "" && len(p.kinds) < maxDepth {
		p.kinds = append(p.kinds, openKind{a, kind})
	}
}

func (p *liner) end(a atom.Atom) {
	switch {
	case p.hidden != 0:
		if a == p.hidden {
			p.hidden = 0
		}
	case breaks(a):
		p.flush()
		p.close(a)
	}
}

// close ends the innermost element of that name and all within it; an item only
// within its list.
func (p *liner) close(a atom.Atom) {
	for i := len(p.kinds) - 1; i > 0; i-- {
		switch tag := p.kinds[i].tag; {
		case tag == a:
			p.kinds = p.kinds[:i]
			return
		case a == atom.Li && (tag == atom.Ul || tag == atom.Ol):
			return
		}
	}
}

// hides tells elements whose inside is not part of the text.
func hides(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Iframe, atom.Noscript, atom.Template, atom.Svg, atom.Object, atom.Audio, atom.Video, atom.Select, atom.Button, atom.Textarea, atom.Title:
		return true
	}
	return false
}

// breaks tells elements that begin and end a line.
func breaks(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Br, atom.Hr, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Pre, atom.Address,
		atom.Table, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Caption, atom.Section, atom.Article, atom.Aside,
		atom.Header, atom.Footer, atom.Main, atom.Nav, atom.Figure, atom.Center, atom.Form, atom.Details, atom.Summary, atom.Body:
		return true
	}
	return kindOf(a) != ""
}

// kindOf is the kind of line that an element makes, "" where it does not say.
func kindOf(a atom.Atom) doc.BlockKind {
	switch a {
	case atom.Li:
		return doc.ListItem
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return doc.Heading
	case atom.Blockquote:
		return doc.QuoteBlock
	case atom.Figcaption:
		return doc.Caption
	}
	return ""
}

// firstPicture is the address of the first picture in HTML that is no counting
// pixel, "" where there is none.
func firstPicture(s string) string {
	if !strings.Contains(s, "<") {
		return ""
	}
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, more := z.TagName(); more && string(name) == "img" {
				if src := picture(attributes(z)); src != "" {
					return src
				}
			}
		}
	}
}

// picture is the address of an img element, "" where it is nothing to see.
func picture(attr map[string]string) string {
	if w, h := attr["width"], attr["height"]; w == "1" || h == "1" || w == "0" || h == "0" {
		return ""
	}
	src := first(attr["src"], attr["data-src"])
	if strings.HasPrefix(src, "data:") {
		return first(attr["data-src"])
	}
	return src
}

// attributes reads the attributes of the tag that z is at; of one given twice
// the first counts.
func attributes(z *html.Tokenizer) map[string]string {
	out := map[string]string{}
	for {
		k, v, more := z.TagAttr()
		if _, ok := out[string(k)]; !ok {
			out[string(k)] = string(v)
		}
		if !more {
			return out
		}
	}
}
