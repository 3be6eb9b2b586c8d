package feed

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestCaptures: captures of a feed, polled one after the other, give each
// article once. The same article keeps its address in these feeds, so addresses
// without parameters count what must come out.
func TestCaptures(t *testing.T) {
	for _, name := range []string{"aljazeera", "bbc_world"} {
		files, err := filepath.Glob("../../shared/intake/feeds/" + name + ".*.xml")
		if err != nil || len(files) == 0 {
			t.Skip("no captures of feeds beside the repository")
		}
		seen, told, articles := map[string]bool{}, 0, map[string]bool{}
		for _, file := range files { // their names carry the time
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, err := Parse(b, Options{URL: "https://example.org/" + name})
			if err != nil {
				t.Fatal(err)
			}
			if len(f.Notes) > 0 {
				t.Errorf("%s: %q", file, f.Notes)
			}
			for _, it := range f.Items {
				addr, _, _ := strings.Cut(it.URL, "?")
				articles[addr] = true
				if !anySeen(seen, it.Keys) {
					told++
				}
				if it.Title == "" || it.Published == "" || it.Document().PubTime.IsZero() {
					t.Errorf("%s: %+v", file, it)
				}
			}
		}
		if told != len(articles) || told == 0 {
			t.Errorf("%s: %d articles told, want %d", name, told, len(articles))
		}
		t.Logf("%s: %d captures, %d articles", name, len(files), told)
	}
}

// anySeen tells whether one of the keys was seen before, and marks them all.
func anySeen(seen map[string]bool, keys []string) bool {
	known := false
	for _, k := range keys {
		known = known || seen[k]
		seen[k] = true
	}
	return known
}

func TestKeys(t *testing.T) {
	item := func(guid, link, title string) string {
		s := "<item>"
		if guid != "" {
			s += `<guid isPermaLink="false">` + guid + "</guid>"
		}
		if link != "" {
			s += "<link>" + link + "</link>"
		}
		return s + "<title>" + title + "</title><pubDate>2023-02-22</pubDate></item>"
	}
	const a, b, live = "https://example.org/a", "https://example.org/b", "https://example.org/live"
	for _, c := range []struct {
		name  string
		items []string
		want  [][]string
	}{
		{"guid and address", []string{item("1", a+"?utm_medium=rss", "x")}, [][]string{{"example.org/ar/rss 1", a}}},
		{"guid that is an address", []string{item(a+"#0", a, "x")}, [][]string{{a + "#0", a}}},
		{"guid that is a tag", []string{item("tag:example.org:1", a, "x")}, [][]string{{"tag:example.org:1", a}}},
		{"address alone", []string{item("", a+"#top", "x")}, [][]string{{a}}},
		{"posts of a live page", []string{item(live+"#1", live, "x"), item(live+"#2", live, "y")}, [][]string{{live + "#1"}, {live + "#2"}}},
		{"one guid for all", []string{item("0", a, "x"), item("0", b, "y")}, [][]string{{a}, {b}}},
		{"one guid for all but one", []string{item("0", a, "x"), item("0", b, "y"), item("1", b, "z")},
			[][]string{{a}, {"example.org/ar/rss 0 " + b}, {"example.org/ar/rss 1"}}},
		{"twice the same", []string{item("1", a, "x"), item("1", a, "x")}, [][]string{{"example.org/ar/rss 1", a}}},
		{"the home of the feed", []string{item("1", "https://example.org", "x")}, [][]string{{"example.org/ar/rss 1"}}},
		{"neither", []string{item("", "", "x"), item("", "", "y")},
			[][]string{{"example.org/ar/rss sha256:"}, {"example.org/ar/rss sha256:"}}},
	} {
		f := parseSample(t, "<rss><channel><link>https://example.org/</link>"+strings.Join(c.items, "")+"</channel></rss>")
		var got [][]string
		for _, it := range f.Items {
			keys := it.Keys
			if i := strings.Index(keys[0], "sha256:"); i >= 0 {
				keys = []string{keys[0][:i+len("sha256:")]}
			}
			got = append(got, keys)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// TestHashKeys: without guid and address title and date tell items apart, the
// same in every capture.
func TestHashKeys(t *testing.T) {
	capture := func(titles ...string) []string {
		var b strings.Builder
		for _, s := range titles {
			fmt.Fprintf(&b, "<item><title>%s</title></item>", s)
		}
		var ids []string
		for _, it := range parseSample(t, "<rss><channel>"+b.String()+"</channel></rss>").Items {
			ids = append(ids, it.ID)
		}
		return ids
	}
	one, two := capture("a", "b"), capture("b", "c")
	if one[1] != two[0] || one[0] == one[1] {
		t.Errorf("%q %q", one, two)
	}
}
