package feed

import (
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

// fromRSS takes over what RSS of any version says. Links are still as printed.
func (f *Feed) fromRSS(r *rss.Feed) {
	f.Title = first(r.Title, value(r.Extensions, "dc", "title"))
	f.Home = first(r.Link, atomLink(r.Extensions, "alternate"))
	f.Self = atomLink(r.Extensions, "self")
	f.Lang = first(r.Language, value(r.Extensions, "dc", "language"), f.Lang)
	f.Publisher = value(r.Extensions, "dc", "publisher")
	f.TTL = updateEvery(r.TTL, r.Extensions)
	f.SkipHours, f.SkipDays = hours(r.SkipHours), days(r.SkipDays)
	f.Items = make([]Item, 0, len(r.Items))
	for _, it := range r.Items {
		f.Items = append(f.Items, fromRSSItem(it))
	}
}

func fromRSSItem(r *rss.Item) Item {
	e := r.Extensions
	it := Item{
		Title:      first(r.Title, value(e, "dc", "title"), value(e, "media", "title")),
		Summary:    first(r.Description, value(e, "dc", "description"), value(e, "itunes", "summary"), value(e, "atom", "summary"), mediaText(e)),
		Content:    first(r.Content, value(e, "atom", "content"), value(e, "yandex", "full-text"), r.Custom["fulltext"], r.Custom["full-text"]),
		Authors:    rssAuthors(r),
		Published:  first(r.PubDate, value(e, "dc", "date"), value(e, "dcterms", "issued"), value(e, "atom", "published"), value(e, "dcterms", "created")),
		Modified:   first(value(e, "dcterms", "modified"), value(e, "atom", "updated")),
		Lang:       value(e, "dc", "language"),
		Categories: rssCategories(r),
	}
	if r.Source != nil {
		it.Publisher = r.Source.Title
	}
	it.Publisher = first(value(e, "dc", "publisher"), it.Publisher)
	var permalink string
	if r.GUID != nil {
		it.ID = strings.TrimSpace(r.GUID.Value)
		if web(it.ID) && !strings.EqualFold(r.GUID.IsPermalink, "false") {
			permalink = it.ID
		}
	}
	it.URL = first(value(e, "feedburner", "origLink"), firstNonEmpty(r.Links), r.Link, atomLink(e, "alternate"), permalink)
	it.Image = rssImage(r)
	return it
}

func firstNonEmpty(list []string) string { return first(list...) }

// atomLink is the address of the first atom:link with a relation; none stands
// for "alternate".
func atomLink(e ext.Extensions, rel string) string {
	for _, l := range e["atom"]["link"] {
		if r := l.Attrs["rel"]; r == rel || r == "" && rel == "alternate" {
			return l.Attrs["href"]
		}
	}
	return ""
}

func rssAuthors(r *rss.Item) []string {
	names := values(r.Extensions, "dc", "creator")
	names = append(names, r.Author)
	for _, a := range r.Extensions["atom"]["author"] {
		for _, n := range a.Children["name"] {
			names = append(names, n.Value)
		}
	}
	return append(names, values(r.Extensions, "itunes", "author")...)
}

func rssCategories(r *rss.Item) []string {
	var out []string
	for _, c := range r.Categories {
		out = append(out, c.Value)
	}
	return append(out, values(r.Extensions, "dc", "subject")...)
}

// rssImage is the address of an item's leading picture, outside its HTML: the
// widest of the media module, else an enclosure, else the podcast's.
func rssImage(r *rss.Item) string {
	if u := mediaImage(r.Extensions); u != "" {
		return u
	}
	for _, enc := range r.Enclosures {
		if strings.HasPrefix(strings.ToLower(enc.Type), "image/") || enc.Type == "" && pictureName(enc.URL) {
			return enc.URL
		}
	}
	for _, i := range r.Extensions["itunes"]["image"] {
		if h := first(i.Attrs["href"], i.Attrs["url"]); h != "" {
			return h
		}
	}
	return r.Custom["image"]
}
