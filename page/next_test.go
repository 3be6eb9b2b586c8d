package page

import "testing"

func TestNext(t *testing.T) {
	for _, c := range []struct{ name, url, html, want string }{
		{"link element", "https://example.org/a/story", `<head><link rel="next" href="/a/story?page=2"></head>`, "https://example.org/a/story?page=2"},
		{"number in a pager", "https://example.org/a/story.html", `<ul class="pagination"><li>1<li><a href="story-2.html">2</a></ul>`, "https://example.org/a/story-2.html"},
		{"number alone", "https://example.org/a/story/", `<p><a href="/a/story/2/">2</a>`, "https://example.org/a/story/2/"},
		{"Arabic words", "https://example.org/story/2", `<div><a href="/story/3">الصفحة التالية</a></div>`, "https://example.org/story/3"},
		{"last page", "https://example.org/story/3", `<div class="pages"><a href="/story/2">2</a></div>`, ""},
		{"page beyond the next", "https://example.org/story", `<div class="pages"><a href="/story/3">3</a></div>`, ""},
		{"next article", "https://example.org/news/1234", `<a rel="next" href="/news/1235">خبر آخر</a>`, ""},
		{"next post", "https://example.org/2023/02/story", `<a rel="next" href="/2023/02/other-story-2">خبر آخر</a>`, ""},
		{"other site", "https://example.org/story", `<a rel="next" href="https://example.com/story?page=2">2</a>`, ""},
		{"comments", "https://example.org/story", `<div id="comments"><div class="pager"><a href="/story?page=2">2</a></div></div>`, ""},
		{"front page", "https://example.org/", `<a rel="next" href="/page/2">2</a>`, ""},
		{"no address", "", `<a rel="next" href="/story/2">2</a>`, ""},
		{"page in the path", "https://example.org/story", `<a rel="next" href="/story/page/2/#top">2</a>`, "https://example.org/story/page/2/"},
		{"script", "https://example.org/story", `<a rel="next" href="javascript:go(2)">2</a>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.html, Options{URL: c.url}).Next; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
