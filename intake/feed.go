package intake

import (
	"bytes"
	"fmt"
)

// isFeed recognises RSS, Atom, RDF and JSON Feed.
func isFeed(l look) bool {
	switch rootOf(l.text) {
	case "rss", "feed", "rdf":
		return true
	}
	return objectStart(body(l.text)) && bytes.Contains(l.text[:min(len(l.text), 2<<10)], []byte("jsonfeed.org/version/"))
}

func openFeed(_ *Reader, s *stream) (documents, error) {
	return nil, fmt.Errorf("%s is a feed; feeds are not read yet", s.path)
}
