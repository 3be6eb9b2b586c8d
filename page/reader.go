package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reader finds the article among the units of a page.
type reader struct {
	*walker
	root   *html.Node
	title  string // as the page's metadata have it
	opt    Options
	prose  []int // prose[i]: letters of running text in units before i
	bodies []int // bodies[i]: elements before i that are called an article's body and hold some
	told   *bodyText
	head   int // unit of the headline, −1 where none was found
	notes  []string
	made   map[string]int // letters of running text in parts of the same classes
}

func newReader(root *html.Node, title string, opt Options) *reader {
	r := &reader{walker: walk(root, hintTable()), root: root, title: title, opt: opt, head: -1}
	r.told = bodyOf(root)
	r.measure()
	r.resolve()
	r.trustTold()
	for i := range r.units {
		r.units[i].role = r.roleIn(&r.units[i])
	}
	r.head = r.headline()
	return r
}

// measure sums running text, and how much of each unit the structured data have.
func (r *reader) measure() {
	r.prose = make([]int, len(r.units)+1)
	for i := range r.units {
		u := &r.units[i]
		n := 0
		if u.prose() {
			n = u.chars
		}
		r.prose[i+1] = r.prose[i] + n
		if r.told != nil {
			u.gold = r.told.share(u.text)
		}
	}
}

// proseIn is the running text inside an element, in letters.
func (r *reader) proseIn(e *elem) int { return r.prose[e.to] - r.prose[e.from] }

// resolve gives every element the role it has with all that it stands in. A
// name that calls a part furniture does not hold where most of the page's text
// or its headline stands in that part.
func (r *reader) resolve() {
	all := r.prose[len(r.units)]
	r.bodies = make([]int, len(r.elems)+1)
	for i := range r.elems {
		r.bodies[i+1] = r.bodies[i]
		if e := &r.elems[i]; e.body && r.proseIn(e)*8 > all {
			r.bodies[i+1]++
		}
	}
	r.sumClasses()
	for i := range r.elems {
		e := &r.elems[i]
		if e.role.outside() && r.mistaken(i, all) || !e.role.outside() && r.tooLarge(e, all) {
			e.role = noRole
		}
		e.eff = e.role
		if e.parent < 0 {
			continue
		}
		switch above := r.elems[e.parent].eff; {
		case above.outside():
			e.eff = max(e.eff, above)
		case e.eff == noRole:
			e.eff = above
		}
	}
}

func (r *reader) mistaken(i, all int) bool {
	e := &r.elems[i]
	in := r.proseIn(e)
	if e.role == roleComments {
		return in*10 > all*9 || r.hasTitle(e)
	}
	if e.body || r.bodies[e.end] > r.bodies[i] {
		return true
	}
	if in*2 > all {
		strong := e.role == roleBio || e.role == roleRelated || e.role == roleNav || e.node.DataAtom == atom.Footer
		return !strong || e.node.DataAtom != atom.Footer && (all-in < fewLetters || r.fillsBody(e))
	}
	if e.role != roleRelated && e.role != roleNav && e.role != roleBio && r.made[attr(e.node, "class")]*5 > all*2 {
		return true // one of many such parts that together are the article
	}
	if r.told != nil && r.goldIn(e)*2 > in && in > 0 && in*4 > all {
		return true
	}
	return e.role != roleRelated && e.node.DataAtom != atom.Nav && r.hasTitle(e) && in*4 > all
}

// fewLetters of running text make no article.
const fewLetters = 250

// sumClasses adds up the running text of parts that are called furniture and
// have the same classes.
func (r *reader) sumClasses() {
	r.made = map[string]int{}
	seen := map[string]bool{}
	for i := range r.elems {
		e := &r.elems[i]
		if !e.role.outside() || e.from == e.to {
			continue
		}
		first := r.units[e.from].text
		if class := attr(e.node, "class"); class != "" && !seen[first] {
			r.made[class] += r.proseIn(e)
			seen[first] = true
		}
	}
}

// fillsBody tells whether an element has most of the text of a part around it
// that is called the body of an article.
func (r *reader) fillsBody(e *elem) bool {
	in := r.proseIn(e)
	for i := e.parent; i >= 0; i = r.elems[i].parent {
		if o := &r.elems[i]; o.body {
			return in*10 > r.proseIn(o)*6
		}
	}
	return false
}

// tooLarge tells whether an element has more text than a line of its role.
func (r *reader) tooLarge(e *elem, all int) bool {
	in := r.proseIn(e)
	switch e.role {
	case roleAuthor, roleDate, roleKicker, roleCredit:
		return in > 400 || in*4 > all && in > 0
	case roleCaption:
		return in > 1200 || in*2 > all
	case roleMedia, roleSummary:
		return in*5 > all*2
	}
	return false
}

func (r *reader) goldIn(e *elem) int {
	n := 0
	for i := e.from; i < e.to; i++ {
		if u := &r.units[i]; u.prose() && u.gold > goldUnit {
			n += u.chars
		}
	}
	return n
}

func (r *reader) hasTitle(e *elem) bool {
	for i := e.from; i < e.to; i++ {
		if r.units[i].level == 1 {
			return true
		}
	}
	return false
}

// roleIn is the role of a unit: that of its place, or one that most of its
// letters have by inline elements.
func (r *reader) roleIn(u *unit) role {
	at := r.elems[u.elem].eff
	if at.outside() {
		return at
	}
	for k := len(u.inline) - 1; k > 0; k-- {
		if role(k).outside() && u.prose() && u.chars > 100 {
			continue
		}
		if int(u.inline[k])*10 > u.chars*6 && role(k) != roleBody {
			return role(k)
		}
	}
	return at
}

// trustTold takes the article body of the structured data for the whole only
// where the page has little running text beside it.
func (r *reader) trustTold() {
	if r.told == nil || !r.told.long {
		return
	}
	in, out := 0, 0
	for i := range r.units {
		u := &r.units[i]
		switch {
		case !u.prose() || r.elems[u.elem].eff.outside():
		case u.gold > goldUnit:
			in += u.chars
		default:
			out += u.chars
		}
	}
	r.told.long = in > out
}
