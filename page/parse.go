package page

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostTags is how many tags of a page are read: ten times what the largest of
// a thousand news pages had. It bounds time and memory for pages made to hurt.
const mostTags = 200_000

// bounded cuts what follows the tags that are read.
func (p *Page) bounded(text string) string {
	if strings.Count(text, "<") <= mostTags {
		return text
	}
	end := 0
	for range mostTags + 1 {
		end += strings.IndexByte(text[end:], '<') + 1
	}
	p.Notes = append(p.Notes, fmt.Sprintf("more than %d tags: the rest is not read", mostTags))
	return text[:end-1]
}

// parse builds the tree. The parser rejects elements nested more than 512 deep;
// such a page is read again with little more than its paragraphs, so that no
// later stage meets a deep tree.
func (p *Page) parse(text string) *html.Node {
	text = p.bounded(text)
	root, err := html.Parse(strings.NewReader(text))
	if err == nil {
		return root
	}
	p.Notes = append(p.Notes, "nested too deep: read without its structure")
	if root, err = html.Parse(strings.NewReader(flatten(text))); err == nil {
		return root
	}
	p.Notes = append(p.Notes, "not readable: "+err.Error())
	return &html.Node{Type: html.DocumentNode}
}

// flatten keeps the elements that do not nest and makes breaks of all others.
func flatten(text string) string {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.Write(z.Raw())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			switch tag := atom.Lookup(name); {
			case flat(tag):
				out.WriteString(raw)
			case blockTag(tag):
				out.WriteString("<p>")
			}
		}
	}
}

// flat tells whether elements of the tag hold no others of their kind after
// parsing.
func flat(tag atom.Atom) bool {
	switch tag {
	case atom.Title, atom.Meta, atom.Link, atom.Script, atom.Style, atom.P, atom.Br, atom.H1, atom.H2, atom.H3:
		return true
	}
	return false
}

// attr is the value of an attribute, "" where it is missing.
func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

// blockTag tells whether an element of the tag stands on lines of its own.
func blockTag(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Dir,
		atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.Frameset,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li,
		atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody,
		atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Caption, atom.Xmp, atom.Listing, atom.Plaintext, atom.Search:
		return true
	}
	return false
}
