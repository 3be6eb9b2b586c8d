package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Link is an address that a page names, with its type and title.
type Link struct{ Href, Title, Type string }

// Meta is what a page tells about its article beside the text. What it does
// not tell is empty.
type Meta struct {
	Title     string // headline, without the site's name
	Published string // ISO 8601, with the zone where the page gives one; a day where it gives no more
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

// readMeta reads what a page tells beside its text. Structured data go before
// meta elements and these before what the page prints; where places
// contradict each other see titleOf, publishedOf and authorsOf.
func readMeta(root *html.Node, opt Options) Meta {
	s := collect(root, opt)
	article := s.article()
	m := Meta{
		Publisher: s.publisher(article),
		Canonical: s.canonical(article, opt.URL),
		Section:   first(article.text("articleSection"), s.tag("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:articlesection", "sailthru.section")),
		Image:     absolute(s.base, first(s.tag("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"), imageOf(article), s.tag("image", "thumbnail", "parsely-image-url"), s.rels["image_src"])),
		Type:      first(article.text("@type"), s.tag("og:type")),
	}
	m.Title = s.titleOf(article, m.Publisher)
	m.Published, m.Modified = s.datesOf(article, opt.URL)
	m.Authors = s.authorsOf(article, m.Publisher)
	m.Lang = s.langOf(article, root, m.Title)
	for _, f := range s.feeds {
		if f.Href = absolute(s.base, f.Href); f.Href != "" {
			m.Feeds = append(m.Feeds, f)
		}
	}
	return m
}

// article is the object of the structured data that describes the article of
// this page, nil where there is none.
func (s *metaSource) article() ldObject {
	var best ldObject
	most := 0
	for _, o := range s.objects {
		if n := s.rank(o); n > most {
			best, most = o, n
		}
	}
	return best
}

// rank tells how well an object fits the article of the page; 0 not at all.
func (s *metaSource) rank(o ldObject) int {
	n := 0
	switch {
	case o.is("article"), o.is("liveblogposting"):
		n = 40
	case o.is("blogposting"), o.is("report"), o.is("review"), o.is("posting"), o.is("recipe"):
		n = 30
	case o.is("videoobject"), o.is("podcastepisode"), o.is("event"):
		n = 5
	case o.is("webpage"), o.is("creativework"):
		n = 3
	default:
		return 0
	}
	if o.text("headline") != "" {
		n += 10
	}
	if o.text("datePublished") != "" {
		n += 5
	}
	if len(o.texts("author")) > 0 {
		n += 5
	}
	return n
}

// tag is the first value of the first meta element that there is of these.
func (s *metaSource) tag(names ...string) string {
	for _, n := range names {
		for _, v := range s.tags[n] {
			return v
		}
	}
	return ""
}

// prop is the first value of microdata of that name.
func (s *metaSource) prop(name string) string {
	for _, v := range s.props[name] {
		return v
	}
	return ""
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// canonical is the address that the page gives its article.
func (s *metaSource) canonical(article ldObject, fetched string) string {
	for _, v := range []string{s.rels["canonical"], s.tag("og:url"), article.text("url")} {
		if a := absolute(s.base, v); a != "" && !(isHome(a) && !isHome(fetched) && fetched != "") {
			return a
		}
	}
	return fetched
}

// isHome tells whether an address is that of a site's first page: some pages
// give it for that of the article.
func isHome(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// publisher is the name of the outlet.
func (s *metaSource) publisher(article ldObject) string {
	name := first(s.tag("og:site_name"), article.text("publisher"), s.tag("application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title"))
	if name == "" {
		for _, o := range s.objects {
			if o.is("newsmediaorganization") || o.is("website") {
				name = first(name, o.text("name"))
			}
		}
	}
	if strings.HasPrefix(name, "http") || strings.HasPrefix(name, "@") {
		return ""
	}
	return name
}

// imageOf is the address of an article's leading picture.
func imageOf(article ldObject) string {
	v := article["image"]
	for range 3 {
		switch x := v.(type) {
		case string:
			return x
		case []any:
			if len(x) == 0 {
				return ""
			}
			v = x[0]
		case map[string]any:
			if v = x["url"]; v == nil {
				v = x["contentUrl"]
			}
		}
	}
	return ""
}

// absolute resolves an address against the page's; "" where it is none of the
// web.
func absolute(base, href string) string {
	href = strings.TrimSpace(href)
	u, err := url.Parse(href)
	if err != nil || href == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil {
		u = b.ResolveReference(u)
	}
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
