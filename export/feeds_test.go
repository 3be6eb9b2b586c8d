package export

import (
	"strings"
	"testing"
	"time"
)

func TestFeeds(t *testing.T) {
	now := time.Date(2024, 5, 14, 12, 0, 0, 0, time.UTC)
	at := func(d time.Duration) time.Time { return now.Add(d) }
	rows := []FeedRow{
		{Title: "أخبار\u202e العالم", URL: "https://a.example/rss", Read: at(-4 * time.Minute), Fresh: at(-31 * time.Minute), Next: at(6 * time.Minute), Articles: 212, Lost: 3},
		{Title: "A title that is far too long to stand in a column of its own and is cut", URL: "https://b.example/rss", Read: at(-3 * time.Hour), Fresh: at(-50 * time.Hour), Next: at(77 * time.Minute), Articles: 40, Errors: 5, Note: "status 503 Service Unavailable \x1b[31mred"},
		{URL: "https://c.example/feed.xml", Gone: true, Note: "gone (410)"},
	}
	var b strings.Builder
	if err := Feeds(&b, rows, now, Options{Width: 90}); err != nil {
		t.Fatal(err)
	}
	const want = "" +
		"  feed                          last read     new article   coded  lost errors  next\n" +
		"  \u2067أخبار العالم\u2069                  4 min ago     31 min ago      212     3      0  in 6 min\n" +
		"    https://a.example/rss\n" +
		"! A title that is far too lon…  3 h ago       2 days ago       40     0      5  in 77 min\n" +
		"    https://b.example/rss\n" +
		"    status 503 Service Unavailable [31mred\n" +
		"x c.example/feed.xml            never         never             0     0      0  never\n" +
		"    https://c.example/feed.xml\n" +
		"    gone (410)\n" +
		"\n3 feeds · 252 articles coded · 1 failing (!) · 1 gone (x)\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	for l := range strings.SplitSeq(b.String(), "\n") {
		if columnsOf(l) > 90 {
			t.Errorf("line of %d columns: %q", columnsOf(l), l)
		}
	}
}
