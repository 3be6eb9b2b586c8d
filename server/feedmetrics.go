package server

import (
	"fmt"
	"io"

	"github.com/sijil-news/sijil/fetch"
)

// feedMetrics writes how the feeds do that this server follows.
func (s *Server) feedMetrics(w io.Writer) {
	if s.follower == nil {
		return
	}
	known, err := s.follower.known()
	if err != nil {
		s.log.Error("read the state of feeds", "error", err)
		return
	}
	failing, gone, articles, lost := 0, 0, 0, 0
	for i := range known {
		f := &known[i]
		switch {
		case f.Gone:
			gone++
		case f.Errors > 0:
			failing++
		}
		articles, lost = articles+f.Items, lost+f.Lost
		name := fetch.Redacted(f.Given)
		fmt.Fprintf(w, "sijil_feed_errors{feed=%q} %d\n", name, f.Errors)
		if !f.Read.IsZero() {
			fmt.Fprintf(w, "sijil_feed_read_timestamp_seconds{feed=%q} %d\n", name, f.Read.Unix())
		}
	}
	fmt.Fprintf(w, "sijil_feeds %d\nsijil_feeds_failing %d\nsijil_feeds_gone %d\nsijil_feed_articles_total %d\nsijil_feed_articles_lost_total %d\n", len(known), failing, gone, articles, lost)
}
