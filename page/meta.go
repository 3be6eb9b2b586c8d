package page

import "golang.org/x/net/html"

// Meta is what a page says of itself.
type Meta struct {
	Title, Published, Modified, Lang, Section, Canonical, Publisher, Image, Type string
	Authors                                                                      []string
	Feeds                                                                        []Link
}

// Link is an alternate address of a page.
type Link struct{ Href, Title, Type string }

func readMeta(root *html.Node, opt Options) Meta {
	return Meta{Canonical: opt.URL, Title: stubTitle(root)}
}

func stubTitle(root *html.Node) (title string) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "meta" && attr(n, "property") == "og:title" {
			return attr(n, "content")
		}
		if n.Type == html.ElementNode && n.Data == "title" && title == "" && n.FirstChild != nil {
			title = n.FirstChild.Data
		}
	}
	return title
}
