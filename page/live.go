package page

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
)

// leastPosts is the number of posts from which on a page is a live page.
const leastPosts = 3

// leastHeading is the number of words in the heading of a post; names of those
// who write in a forum have fewer.
const leastHeading = 3

// posts finds the elements that hold the posts of a live page, in the order of
// the page; nil for an article. Posts stand beside each other in elements of
// one make, and each has its time and its heading, or the page says that it is
// a live page.
func (r *reader) posts() []int {
	dates, heads := r.marks()
	groups := map[string][]int{}
	for i := range r.elems {
		e := &r.elems[i]
		if e.eff.outside() || r.proseIn(e) == 0 && !posting(e.node) || dates[e.to] == dates[e.from] && !posting(e.node) {
			continue
		}
		groups[r.groupKey(i)] = append(groups[r.groupKey(i)], i)
	}
	var best []int
	most := 0
	live := r.callsItselfLive()
	titles := sync.OnceValue(r.titles)
	for _, g := range groups {
		if n := r.proseOf(g); len(g) >= leastPosts && (n > most || n == most && best != nil && g[0] < best[0]) && r.arePosts(g, heads, titles, live) {
			best, most = g, n
		}
	}
	if most*2 < r.goodProse(&r.elems[0]) {
		return nil
	}
	return best
}

// marks counts, before each unit, units that hold a date and headings that are
// no link.
func (r *reader) marks() (dates, heads []int) {
	dates, heads = make([]int, len(r.units)+1), make([]int, len(r.units)+1)
	for i := range r.units {
		u := &r.units[i]
		dates[i+1], heads[i+1] = dates[i], heads[i]
		if u.role == roleDate || u.inline[roleDate] > 0 {
			dates[i+1]++
		}
		if u.form == heading && u.linked() < .5 && u.words >= leastHeading {
			heads[i+1]++
		}
	}
	return dates, heads
}

// posting tells whether an element is marked as one post.
func posting(n *html.Node) bool {
	return strings.Contains(attr(n, "itemtype"), "BlogPosting") && !strings.Contains(attr(n, "itemtype"), "LiveBlog") ||
		attr(n, "itemprop") == "liveBlogUpdate"
}

// groupKey is the same for elements of one make that stand beside each other.
func (r *reader) groupKey(i int) string {
	e := &r.elems[i]
	if attr(e.node, "itemprop") == "liveBlogUpdate" {
		return "liveBlogUpdate"
	}
	class, _, _ := strings.Cut(strings.TrimSpace(attr(e.node, "class")), " ")
	return e.node.Data + "." + strings.TrimRight(class, "0123456789") + "/" + strconv.Itoa(e.parent)
}

func (r *reader) proseOf(group []int) (n int) {
	for _, i := range group {
		n += r.proseIn(&r.elems[i])
	}
	return n
}

// arePosts tells whether elements of one make are posts and not the paragraphs
// of an article or a list of links to others.
func (r *reader) arePosts(group, heads []int, titles func() []int, live bool) bool {
	own, headed, all := 0, 0, r.proseOf(group)
	for _, i := range group {
		e := &r.elems[i]
		if e.node.DataAtom == atom.P || e.from <= r.head && r.head < e.to {
			return false
		}
		if posting(e.node) {
			own++
		}
		if !live && (r.proseIn(e)*10 > all*7 || titles()[e.to] > titles()[e.from]) {
			return false // articles below each other, columns of a page
		}
		if heads[e.to] > heads[e.from] {
			headed++
		}
	}
	return own == len(group) && headed*2 >= len(group) || headed*10 >= len(group)*8 || live && headed*2 >= len(group)
}

// titles counts, before each unit, headings of the first rank and those that
// are the page's title.
func (r *reader) titles() []int {
	out := make([]int, len(r.units)+1)
	for i := range r.units {
		u := &r.units[i]
		out[i+1] = out[i]
		if u.level == 1 || u.form == heading && u.words >= leastHeading && likeness(u.text, r.title) > .8 {
			out[i+1]++
		}
	}
	return out
}

// callsItselfLive tells whether structured data or the address call the page a
// live page.
func (r *reader) callsItselfLive() bool {
	for n := range r.root.Descendants() {
		if n.DataAtom == atom.Script && n.FirstChild != nil && strings.Contains(n.FirstChild.Data, "LiveBlogPosting") ||
			n.Type == html.ElementNode && strings.HasSuffix(attr(n, "itemtype"), "LiveBlogPosting") {
			return true
		}
	}
	return false
}

// live gives the entries of a live page: what it says above the posts, where
// that is more than a headline, and each post.
func (r *reader) live(posts []int) []Entry {
	var out []Entry
	updates := r.updates()
	if e := r.lead(r.elems[posts[0]].from); len(e.Blocks) > 0 {
		out = append(out, e)
	}
	for _, p := range posts {
		if e := r.post(p); len(e.Blocks) > 0 {
			if u := updates[titleFold(e.Title)]; u != nil && e.Title != "" {
				e.Published = first(e.Published, u.text("datePublished"))
				e.Modified = first(e.Modified, u.text("dateModified"))
			}
			out = append(out, e)
		}
	}
	return out
}

// updates are the posts that the structured data list, by their headlines.
func (r *reader) updates() map[string]ldObject {
	out := map[string]ldObject{}
	for n := range r.root.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || !strings.Contains(n.FirstChild.Data, "liveBlogUpdate") {
			continue
		}
		for _, o := range readLD(n.FirstChild.Data) {
			list, _ := o["liveBlogUpdate"].([]any)
			for _, v := range list {
				if m, ok := v.(map[string]any); ok {
					u := ldObject(m)
					out[titleFold(u.text("headline"))] = u
				}
			}
		}
	}
	return out
}

// titleFold is the form in which headlines of posts are compared.
func titleFold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// lead reads what stands between the headline and the first post.
func (r *reader) lead(to int) Entry {
	title := r.entryTitle()
	var list []typedUnit
	for i := max(r.head+1, 0); r.head >= 0 && i < to && i-r.head <= 2*maxAbove; i++ {
		u := &r.units[i]
		if kind := r.kind(u); !u.role.outside() && (kind.Coded() && u.chars > 20 || kind == doc.Byline || kind == doc.Dateline) {
			list = append(list, typedUnit{u, kind})
		}
	}
	told := false
	for i := range list {
		told = told || list[i].prose()
	}
	if !told {
		return Entry{}
	}
	repeated(list)
	tail(list)
	return entry(title, list)
}

// post reads one post. Its heading becomes the title.
func (r *reader) post(p int) Entry {
	e := &r.elems[p]
	var list []typedUnit
	title := ""
	for i := e.from; i < e.to; i++ {
		u := &r.units[i]
		if i == r.head {
			continue
		}
		if title == "" && u.form == heading && !u.role.outside() {
			title = u.text
			continue
		}
		list = append(list, typedUnit{u, r.kind(u)})
	}
	repeated(list)
	tail(list)
	out := entry(title, list)
	out.Anchor = anchor(e.node)
	out.Published, out.Modified = timesOf(e.node)
	return out
}

// entry joins a title and units to a text.
func entry(title string, list []typedUnit) Entry {
	b := &builder{}
	b.add(doc.Title, title)
	for _, u := range list {
		b.add(u.kind, u.text)
	}
	return Entry{Title: title, Text: b.text.String(), Blocks: b.blocks}
}

// anchor is the id by which a post is linked to: its own, or the first one
// inside it.
func anchor(n *html.Node) string {
	if id := attr(n, "id"); id != "" {
		return id
	}
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if id := attr(d, "id"); id != "" {
			return id
		}
		if name := attr(d, "name"); d.DataAtom == atom.A && name != "" {
			return name
		}
	}
	return ""
}

// timesOf reads when a post was published and changed: elements and attributes
// that machines read, or what is printed where that is a whole date.
func timesOf(n *html.Node) (published, modified string) {
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		prop := attr(d, "itemprop")
		if d.DataAtom != atom.Time && prop != "datePublished" && prop != "dateModified" {
			continue
		}
		v := first(attr(d, "datetime"), attr(d, "content"), shortLine(d, 80))
		if _, err := pubtime.Parse(v); err != nil {
			continue
		}
		switch {
		case prop == "dateModified" && modified == "":
			modified = v
		case prop != "dateModified" && published == "":
			published = v
		}
	}
	return published, modified
}
