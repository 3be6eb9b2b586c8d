package intake

import (
	"bytes"
	"fmt"
	"strings"
)

// rootOf is the name of the first element of an XML document or a page, in
// lower case and without a name space prefix; "" where there is none in sight.
func rootOf(text []byte) string {
	b := body(text)
	for len(b) > 1 && b[0] == '<' {
		end := []byte{'>'}
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			end = []byte("-->")
		case bytes.HasPrefix(b, []byte("<?")):
			end = []byte("?>")
		case bytes.HasPrefix(bytes.ToLower(b[:min(len(b), 14)]), []byte("<!doctype html")):
			return "html"
		case b[1] == '!':
		default:
			return elementName(b[1:])
		}
		_, rest, ok := bytes.Cut(b, end)
		if !ok {
			return ""
		}
		b = body(rest)
	}
	return ""
}

func elementName(b []byte) string {
	n := bytes.IndexFunc(b, func(c rune) bool {
		return c != ':' && c != '-' && c != '_' && (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9')
	})
	if n < 0 {
		n = len(b)
	}
	name := strings.ToLower(string(b[:n]))
	return name[strings.IndexByte(name, ':')+1:]
}

func isXML(l look) bool {
	return rootOf(l.text) != "" && bytes.HasPrefix(body(l.text), []byte("<?xml"))
}

func refuseXML(r *Reader, s *stream) (documents, error) {
	head, err := s.head()
	if err != nil {
		return nil, err
	}
	return nil, &noText{fmt.Sprintf("%s is XML of a kind that is not known (<%s>); save its articles as JSONL or text and give that", s.path, rootOf(r.decodedHead(head)))}
}

func isSitemap(l look) bool {
	root := rootOf(l.text)
	return root == "urlset" || root == "sitemapindex"
}

func refuseSitemap(_ *Reader, s *stream) (documents, error) {
	return nil, &noText{fmt.Sprintf("%s is a sitemap: it names pages and holds none; to get and code them: sijil fetch %s", s.path, s.path)}
}

func isOPML(l look) bool { return rootOf(l.text) == "opml" }

func refuseOPML(_ *Reader, s *stream) (documents, error) {
	return nil, &noText{fmt.Sprintf("%s is a list of feeds (OPML) and holds no article; to follow them: sijil watch %s", s.path, s.path)}
}

// isMail recognises a page that a browser has saved as a mail (MHTML).
func isMail(l look) bool {
	head := l.text[:min(len(l.text), 4<<10)]
	return (bytes.HasPrefix(head, []byte("From: ")) || bytes.HasPrefix(head, []byte("MIME-Version: "))) && bytes.Contains(head, []byte("multipart/related"))
}

func refuseMail(_ *Reader, s *stream) (documents, error) {
	return nil, &noText{s.path + " is a page saved as MHTML; save it as HTML and give that"}
}
