package page

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of paged articles.
const (
	maxPages  = 99   // a greater number in an address is that of an article
	maxHref   = 2000 // bytes of an address
	maxClimb  = 5    // elements around a link that are looked at
	maxAnchor = 40   // bytes of a link's text
)

// nextPage is the address of the next page of a paged article: a link that is
// called the next one, stands in a pager or is a number, and whose address is
// that of this page with the number of the page one greater. "" where there is
// none, or where the page's own address is not known.
func nextPage(root *html.Node, address, canonical string) string {
	here, err := url.Parse(first(address, canonical))
	if err != nil || here.Host == "" {
		return ""
	}
	base, now := pageNumber(here)
	if strings.Trim(here.Path, "/") == "" && here.RawQuery == "" {
		return "" // the front page of a site
	}
	digits := strconv.Itoa(now + 1)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom != atom.A && n.DataAtom != atom.Link {
			continue
		}
		href := strings.TrimSpace(attr(n, "href"))
		if href == "" || len(href) > maxHref || !strings.Contains(href, digits) {
			continue
		}
		u, err := here.Parse(href)
		if err != nil || u.Host != here.Host || u.Scheme != "http" && u.Scheme != "https" {
			continue
		}
		if b, number := pageNumber(u); b == base && number == now+1 && pagerLink(n) {
			u.Fragment = ""
			return u.String()
		}
	}
	return ""
}

// pagerLink tells whether a link turns the page of an article, not of its
// comments.
func pagerLink(n *html.Node) bool {
	rel := " " + strings.ToLower(attr(n, "rel")) + " "
	if strings.Contains(rel, " next ") {
		return true
	}
	if n.DataAtom == atom.Link {
		return false
	}
	named := false
	for e, up := n, 0; e != nil && up < maxClimb; e, up = e.Parent, up+1 {
		if e.Type != html.ElementNode {
			continue
		}
		r, _ := hintTable().roleOf(e)
		if r == roleComments {
			return false
		}
		named = named || strings.Contains(strings.ToLower(attr(e, "class")+attr(e, "id")), "pag")
	}
	text := lineKey(shortLine(n, maxAnchor))
	if _, err := strconv.Atoi(text); err == nil {
		return true
	}
	return named || lineTable().whole[text] == nextKind
}

// pageNumber parts an address from the number of the page of an article in it,
// 1 where it has none: ?page=2, /2, /page/2, /page-2, story-2.html, story_2.html.
func pageNumber(u *url.URL) (base string, number int) {
	number = 1
	q := u.Query()
	for _, name := range []string{"page", "p", "pg", "paged", "pagina", "seite", "pagenum", "page_no"} {
		if n, err := strconv.Atoi(q.Get(name)); err == nil && n > 0 && n <= maxPages {
			number = n
			q.Del(name)
			break
		}
	}
	path := strings.TrimRight(u.Path, "/")
	if number == 1 {
		path, number = numberedPath(path)
	}
	return strings.ToLower(u.Host) + path + "?" + q.Encode(), number
}

// numberedPath takes the number of a page off the end of a path.
func numberedPath(path string) (base string, number int) {
	stem, ext := path, ""
	if i := strings.LastIndexByte(path, '.'); i > strings.LastIndexByte(path, '/') {
		stem, ext = path[:i], path[i:]
	}
	digits := len(stem)
	for digits > 0 && stem[digits-1] >= '0' && stem[digits-1] <= '9' {
		digits--
	}
	n, err := strconv.Atoi(stem[digits:])
	if err != nil || n < 1 || n > maxPages || digits == 0 || !strings.ContainsRune("/-_,", rune(stem[digits-1])) {
		return path, 1
	}
	stem = stem[:digits-1]
	for _, word := range []string{"page", "seite", "pagina", "p"} {
		if rest, ok := strings.CutSuffix(stem, word); ok && strings.HasSuffix(rest, "/") {
			stem = strings.TrimRight(rest, "/")
			break
		}
	}
	return strings.TrimRight(stem, "/") + ext, n
}
