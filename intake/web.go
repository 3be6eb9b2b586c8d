package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/fetch"
	"github.com/sijil-news/sijil/page"
)

// mostPages is how many pages of one article are followed.
const mostPages = 10

// Web reads articles from their addresses. It is safe for concurrent use.
type Web struct {
	Client   *fetch.Client
	Encoding string // forces that of pages; "" recognises it
	Lang     string // language of documents that name none
}

// NotArticle is the error of an address at which something else stands.
type NotArticle struct {
	URL    string
	What   string      // «a feed»
	Advice string      // what to do with it
	Feeds  []feed.Link // where it is a page without an article: feeds that it names
}

func (e *NotArticle) Error() string {
	s := e.URL + " is " + e.What
	if e.Advice != "" {
		s += "; " + e.Advice
	}
	return s
}

// Article is what stands at an address.
type Article struct {
	Docs  []*doc.Document // one; of a live page one for each post
	Bytes int64           // of its pages
}

// Article gets an address and reads the article there, with its further pages.
// What is odd becomes notes of the documents; errors are those of fetch and
// *NotArticle.
func (w *Web) Article(ctx context.Context, addr string) (*Article, error) {
	resp, err := w.Client.Get(ctx, fetch.Request{URL: addr})
	if err != nil {
		return nil, err
	}
	if err := w.otherThanPage(resp); err != nil {
		return nil, err
	}
	a := &Article{Bytes: int64(len(resp.Body))}
	if isText(resp) {
		a.Docs = w.text(resp)
	} else {
		p, err := readPage(resp.Body, page.Options{URL: resp.URL, ContentType: resp.ContentType, Encoding: w.Encoding})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", resp.URL, err)
		}
		a.Docs = articles(p.Documents())
		if len(a.Docs) > 0 {
			w.follow(ctx, a, resp.URL, p.Next)
		}
	}
	if len(a.Docs) == 0 {
		return nil, &NotArticle{URL: resp.URL, What: "a page without the text of an article", Advice: "it may need a browser that runs its scripts; look for the publisher's feed", Feeds: feed.Discover(resp.Body, resp.URL)}
	}
	w.complete(a.Docs, addr, resp)
	return a, nil
}

// complete fills what the fetching tells of documents.
func (w *Web) complete(docs []*doc.Document, addr string, resp *fetch.Response) {
	ids := map[string]bool{}
	for _, d := range docs {
		base, post, live := strings.Cut(d.URL, "#")
		d.URL = feed.Canonical(address(base, resp.URL))
		if live { // a post of a live page
			d.URL += "#" + post
		}
		if d.ID = d.URL; ids[d.ID] { // a post without an anchor: by its words, since its place changes
			sum := sha256.Sum256([]byte(d.Title + "\n" + d.Text))
			d.ID += "#" + hex.EncodeToString(sum[:6])
		}
		ids[d.ID] = true
		if d.Lang = language(d); d.Lang == "" {
			d.Lang = w.Lang
		}
		d.Origin = &doc.Origin{Input: fetch.Redacted(addr), Fetched: resp.Fetched.UTC().Format(time.RFC3339)}
		if resp.URL != d.Origin.Input {
			d.Origin.Address = resp.URL
		}
		d.Notes = append(d.Notes, resp.Notes...)
	}
}

// articles leaves out what has no text beside a title.
func articles(docs []*doc.Document) []*doc.Document {
	return slices.DeleteFunc(docs, func(d *doc.Document) bool { return !article(d) })
}

// follow adds the further pages of an article: same host, no address twice.
func (w *Web) follow(ctx context.Context, a *Article, first, next string) {
	seen := map[string]bool{feed.Canonical(first): true}
	for n := 1; next != "" && n < mostPages && !seen[feed.Canonical(next)] && sameHost(first, next); n++ {
		seen[feed.Canonical(next)] = true
		resp, err := w.Client.Get(ctx, fetch.Request{URL: next})
		if err != nil {
			a.Docs[0].Note(fmt.Sprintf("page %d of the article is missing: %v", n+1, err))
			return
		}
		p, err := readPage(resp.Body, page.Options{URL: resp.URL, ContentType: resp.ContentType, Encoding: w.Encoding})
		if err != nil {
			a.Docs[0].Note(fmt.Sprintf("page %d of the article is missing: %v", n+1, err))
			return
		}
		a.Bytes += int64(len(resp.Body))
		a.Docs = joined(a.Docs, articles(p.Documents()))
		next = p.Next
	}
}

func sameHost(a, b string) bool {
	x, err := url.Parse(a)
	if err != nil {
		return false
	}
	y, err := url.Parse(b)
	return err == nil && strings.EqualFold(x.Host, y.Host)
}

// joined adds the documents of a further page: its text to the one article,
// its posts to the posts of a live page.
func joined(docs, more []*doc.Document) []*doc.Document {
	if len(docs) != 1 || len(more) != 1 {
		ids := map[string]bool{}
		key := func(d *doc.Document) string { return d.ID + "\n" + d.Text }
		for _, d := range docs {
			ids[key(d)] = true
		}
		for _, d := range more {
			if !ids[key(d)] {
				docs = append(docs, d)
			}
		}
		return docs
	}
	d, m := docs[0], more[0]
	if len(m.Markup) == 0 {
		d.Text = strings.TrimSuffix(d.Text, "\n") + "\n" + m.Text
		return docs
	}
	had := map[string]bool{} // headline, byline and the like are on every page
	for _, b := range d.Markup {
		had[d.Text[b.Start:b.End]] = true
	}
	for _, b := range m.Markup {
		s := m.Text[b.Start:b.End]
		if b.Kind == doc.Title || had[s] {
			continue
		}
		d.Text = strings.TrimSuffix(d.Text, "\n") + "\n" + s
		d.Markup = append(d.Markup, doc.Block{Kind: b.Kind, Span: doc.Span{Start: len(d.Text) - len(s), End: len(d.Text)}})
	}
	return docs
}

// otherThanPage recognises what cannot be read as a page, by the looks that
// files have too, and says what to do.
func (w *Web) otherThanPage(resp *fetch.Response) error {
	const save = "save it and give it to sijil code"
	not := func(what, advice string) error {
		return &NotArticle{URL: resp.URL, What: what, Advice: advice}
	}
	head := resp.Body[:min(len(resp.Body), peekSize)]
	text, _ := decoded(head, w.Encoding)
	l := look{raw: head, text: text}
	switch {
	case len(body(text)) == 0:
		return not("empty", "")
	case isArchive(l):
		return not("a web archive", save)
	case isZip(l):
		return not("a zip archive or an office document", save)
	case isBinary(l):
		return not(binaryKind(head))
	case isMail(l):
		return not("a page saved as MHTML", "save it as HTML and give that to sijil code")
	case isSitemap(l):
		return not("a sitemap", "take the articles it lists with --sitemap")
	case isOPML(l):
		return not("a list of feeds (OPML)", "save it and give it to sijil watch")
	case isFeed(l):
		return not("a feed", "follow it: sijil watch "+resp.URL)
	case isPage(l):
		return nil
	case textless(mediaType(resp.ContentType)):
		return not(mediaType(resp.ContentType), "there is no text to read")
	case isXML(l):
		return not("XML of a kind that is not known (<"+rootOf(text)+">)", "")
	case isJSON(l), isLines(l):
		return not("JSON", save)
	}
	return nil
}

// textless tells whether a type of media has no text.
func textless(typ string) bool {
	kind, _, _ := strings.Cut(typ, "/")
	return kind == "image" || kind == "video" || kind == "audio" || kind == "font"
}

// isText tells whether an answer is plain text.
func isText(resp *fetch.Response) bool {
	return mediaType(resp.ContentType) == "text/plain" && !bytes.HasPrefix(body(resp.Body), []byte("<"))
}

// text makes a document of a plain text.
func (w *Web) text(resp *fetch.Response) []*doc.Document {
	b, enc := decoded(resp.Body, w.Encoding)
	text, notes := clean(b, enc)
	return articles([]*doc.Document{{Text: text, Notes: notes}})
}
