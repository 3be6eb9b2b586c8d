package feed

import (
	"html"
	"strings"

	"github.com/mmcdole/gofeed/atom"
)

// fromAtom takes over what Atom says. Links are resolved against xml:base, else
// as printed.
func (f *Feed) fromAtom(a *atom.Feed) {
	f.Format = strings.TrimSpace("atom " + a.Version)
	f.Title = a.Title
	f.Home, f.Self = pageLink(a.Links), relLink(a.Links, "self")
	f.Lang = first(a.Language, f.Lang)
	f.Publisher = value(a.Extensions, "dc", "publisher")
	f.TTL = updateEvery("", a.Extensions)
	f.Items = make([]Item, 0, len(a.Entries))
	for _, e := range a.Entries {
		it := fromAtomEntry(e)
		if len(it.Authors) == 0 {
			it.Authors = persons(a.Authors) // they are those of entries without
		}
		f.Items = append(f.Items, it)
	}
}

func fromAtomEntry(e *atom.Entry) Item {
	x := e.Extensions
	it := Item{
		ID:         strings.TrimSpace(e.ID),
		Title:      first(e.Title, value(x, "media", "title")),
		Summary:    first(e.Summary, mediaText(x)),
		Authors:    append(persons(e.Authors), values(x, "dc", "creator")...),
		Published:  first(e.Published, value(x, "dc", "date"), e.Updated),
		Modified:   strings.TrimSpace(e.Updated),
		Lang:       value(x, "dc", "language"),
		Categories: values(x, "dc", "subject"),
		Image:      mediaImage(x),
	}
	for _, c := range e.Categories {
		it.Categories = append(it.Categories, first(c.Label, c.Term))
	}
	var outside string
	if e.Content != nil {
		it.Content, outside = atomContent(e.Content), e.Content.Src
	}
	if e.Source != nil {
		it.Publisher = e.Source.Title
	}
	for _, l := range e.Links {
		if l.Rel == "enclosure" && strings.HasPrefix(l.Type, "image/") && it.Image == "" {
			it.Image = l.Href
		}
	}
	it.URL = first(value(x, "feedburner", "origLink"), pageLink(e.Links), outside)
	if it.URL == "" && web(it.ID) {
		it.URL = it.ID
	}
	return it
}

// atomContent gives the content as HTML: plain text is escaped, and what is no
// text is left out.
func atomContent(c *atom.Content) string {
	typ := strings.ToLower(c.Type)
	switch {
	case typ == "text" && !strings.Contains(c.Value, "</"):
		return html.EscapeString(c.Value)
	case typ == "" || typ == "text" || typ == "html" || strings.Contains(typ, "xhtml") || strings.HasPrefix(typ, "text/"):
		return c.Value
	}
	return ""
}

// pageLink is the address of the page itself: the alternate link that is HTML,
// else the first one.
func pageLink(links []*atom.Link) string {
	for _, l := range links {
		if l.Rel == "alternate" && strings.Contains(l.Type, "html") {
			return l.Href
		}
	}
	return relLink(links, "alternate")
}

func relLink(links []*atom.Link, rel string) string {
	for _, l := range links {
		if l.Rel == rel && l.Href != "" {
			return l.Href
		}
	}
	return ""
}

func persons(list []*atom.Person) []string {
	var out []string
	for _, p := range list {
		out = append(out, first(p.Name, p.Email))
	}
	return out
}
