package intake

import (
	"errors"
	"io"
	"mime"
	"net/url"
	"strings"

	"github.com/sijil-news/sijil/page"
	"github.com/sijil-news/sijil/warc"
)

// archive reads the pages of a web archive.
type archive struct {
	*stream
	in   *Reader
	warc *warc.Reader
}

func isArchive(l look) bool { return warc.Recognise(l.raw) }

func openArchive(r *Reader, s *stream) (documents, error) {
	a := &archive{stream: s, in: r, warc: warc.NewReader(s.r)}
	a.warc.MaxBlock = maxPage
	a.warc.Want = wanted
	a.warc.Report = func(b *warc.Broken) {
		r.report(Left{Kind: Broken, Path: s.path, Entry: s.name, At: b.Offset, Err: errors.New(b.Reason)})
	}
	return a, nil
}

// wanted tells by its header whether a record may hold a page.
func wanted(rec *warc.Record) bool {
	switch rec.Type {
	case "response":
		return strings.HasPrefix(rec.URI, "http") && !robots(rec.URI)
	case "resource":
		return htmlType(rec.ContentType) && !robots(rec.URI)
	}
	return false
}

// next returns the next record that may hold a page.
func (a *archive) next() (piece, error) {
	for {
		rec, err := a.warc.Next()
		if err == io.EOF {
			return piece{}, err
		}
		if err != nil {
			return piece{}, a.wrongly(err)
		}
		if rec.Block != nil {
			return piece{work: func() work { return a.page(rec) }, place: Left{Path: a.path, Entry: rec.URI, At: rec.Offset}}, nil
		}
	}
}

// page reads the page in a record; other records give nothing.
func (a *archive) page(rec *warc.Record) work {
	p := webPage{body: rec.Block, at: rec.Offset, origin: a.origin}
	p.origin.Offset, p.origin.Record, p.origin.Address, p.origin.Fetched = rec.Offset, rec.ID, rec.URI, rec.Date
	p.options = page.Options{URL: rec.URI, ContentType: rec.ContentType, Encoding: a.in.opt.Encoding}
	if rec.Truncated != "" {
		p.notes = append(p.notes, "the archive keeps only a part of the page ("+rec.Truncated+")")
	}
	if rec.Type == "response" {
		res, err := rec.HTTP(maxPage)
		switch {
		case errors.Is(err, warc.ErrNoHTTP):
			return work{}
		case err != nil:
			return work{left: []Left{{Kind: Broken, Path: a.path, Entry: rec.URI, At: rec.Offset, Err: err}}}
		}
		typ := res.Header.Get("Content-Type")
		if res.Status != 200 || !htmlType(typ) && !(typ == "" && isPage(look{text: res.Body[:min(len(res.Body), 1<<10)]})) {
			return work{}
		}
		p.body, p.options.ContentType = res.Body, typ
		p.notes = append(p.notes, res.Notes...)
	}
	return a.in.read(a.stream, &p)
}

func htmlType(contentType string) bool {
	typ := mediaType(contentType)
	return typ == "text/html" || typ == "application/xhtml+xml"
}

// mediaType is the type in a Content-Type, which may be broken, in lower case.
func mediaType(contentType string) string {
	typ, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		typ, _, _ = strings.Cut(contentType, ";")
	}
	return strings.ToLower(strings.TrimSpace(typ))
}

func robots(uri string) bool {
	u, err := url.Parse(uri)
	return err == nil && u.Path == "/robots.txt"
}
