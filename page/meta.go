package page

import "golang.org/x/net/html"

// Link is an address that a page names, with its type and title.
type Link struct{ Href, Title, Type string }

// Meta is what a page tells about its article beside the text. What it does
// not tell is empty.
type Meta struct {
	Title     string // headline, without the site's name
	Published string // as the page writes it, with its zone; see pubtime.Parse
	Modified  string // the same
	Lang      string // BCP 47, of the text
	Section   string
	Canonical string // absolute address of the article
	Publisher string // name of the outlet
	Image     string // absolute address of the leading picture
	Type      string // of the page as it calls itself: NewsArticle, article, …
	Authors   []string
	Feeds     []Link // alternate links to feeds
}

func readMeta(root *html.Node, opt Options) Meta { return Meta{} }
