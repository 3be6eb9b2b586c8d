package page

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// TestData: every line of the built-in words is one that is understood.
func TestData(t *testing.T) {
	roles := roleNames()
	for line := range strings.Lines(pageData("parts.txt")) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		kind, list, ok := strings.Cut(line, "|")
		if !ok || roles[strings.TrimSpace(kind)] == noRole && strings.TrimSpace(kind) != policyName {
			t.Errorf("parts.txt: %.60q names no part", line)
		}
		for name := range strings.SplitSeq(list, ";") {
			if name = strings.TrimPrefix(strings.TrimSpace(name), "="); name == "" || strings.ToLower(name) != name || strings.ContainsAny(name, " _|") {
				t.Errorf("parts.txt: %s: %q is no name in lower case, its words joined by -", kind, name)
			}
		}
	}
	kinds := map[doc.BlockKind]bool{doc.RelatedHeading: true, doc.RelatedItem: true, doc.Promo: true, doc.OtherBlock: true, doc.ImageCredit: true, nextKind: true}
	n := 0
	for line := range strings.Lines(pageData("lines.txt")) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		n++
		kind, _, ok := strings.Cut(line, "|")
		if !ok || !kinds[doc.BlockKind(strings.TrimSpace(kind))] {
			t.Errorf("lines.txt: %.60q names no kind of furniture", line)
		}
	}
	if n < 5 || len(hintTable().words) < 300 {
		t.Errorf("%d lines, %d names", n, len(hintTable().words))
	}
}

func TestPartNames(t *testing.T) {
	h := hintTable()
	for _, c := range []struct {
		name string
		want role
	}{
		{"related-posts", roleRelated}, {"relatedPosts", roleRelated}, {"article__related", roleRelated}, {"RELATED", roleRelated},
		{"has-sidebar", noRole}, {"no-share", noRole}, {"article-body", roleBody}, {"articleBody", roleBody}, {"entry-content", roleBody},
		{"adverb", noRole}, {"header", roleNav}, {"article-header", noRole}, {"post-author", roleAuthor}, {"author-bio", roleBio},
		{"the-related-news-that-made-this-a-long-slug", noRole}, {"", noRole}, {"--", noRole}, {"wp-caption-text", roleCaption},
	} {
		body := false
		got := h.of(c.name, noRole, &body)
		if body {
			got = roleBody
		}
		if got != c.want {
			t.Errorf("%q: role %d, want %d", c.name, got, c.want)
		}
	}
}

func TestPolicy(t *testing.T) {
	h := hintTable()
	for href, want := range map[string]bool{
		"/community_guidelines.html": true, "/privacy": true, "https://example.org/en/privacy-policy/?lang=ar#top": true, "/سياسة-الخصوصية": true,
		"/2023/privacy-law-passed.html": false, "/": false, "": false, "https://example.org": false, "/a/b.": false,
	} {
		if got := h.policy(href); got != want {
			t.Errorf("%q: %v", href, got)
		}
	}
}

func TestFurnitureLines(t *testing.T) {
	for _, c := range []struct {
		text string
		want doc.BlockKind
	}{
		{"Read more", doc.RelatedHeading}, {"READ MORE:", doc.RelatedHeading}, {"Read more: floods in the north", doc.RelatedItem},
		{"Read more about it in the report that the ministry published.", ""}, {"Advertisement", doc.Promo}, {"Advertisement of goods is banned.", ""},
		{"Photo: Agency", doc.ImageCredit}, {"Photographs of the port were shown.", ""}, {"Sign up for our newsletter", doc.Promo},
		{"© 2023 Example", doc.OtherBlock}, {"Next", doc.OtherBlock}, {"", ""},
	} {
		u := &unit{text: c.text}
		u.count()
		if got := furnitureLine(u); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
