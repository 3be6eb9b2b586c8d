package page

import (
	"golang.org/x/net/html/atom"
)

// Weights by which the element that holds the article is found, in letters of
// running text that one such unit takes away.
const (
	costOutside = 30 // of a part called furniture
	costLinks   = 40 // of a line of links
	costShort   = 4  // of a short line
	longGap     = 15 // units without running text that tell that an article has ended
)

// region finds the elements that together hold the article, in document order
// and none inside another.
func (r *reader) region() []int {
	if len(r.elems) == 0 {
		return nil
	}
	sum := r.weigh()
	weight := func(e int) float64 { return sum[r.elems[e].to] - sum[r.elems[e].from] }
	home := r.home()
	best := r.heaviest(home, weight)
	parts, total := r.called(home, weight)
	switch {
	case best < 0:
		return r.bare()
	case len(parts) > 0 && total > .3*weight(best):
		return r.oneArticle(r.inner(parts, weight), weight)
	}
	for i := best + 1; i < r.elems[best].end; i++ {
		if e := &r.elems[i]; e.node.DataAtom == atom.Article && weight(i) > .85*weight(best) || r.ofHeadline(i) && weight(i) > .6*weight(best) {
			best = i
			break
		}
	}
	best = r.climb(best, weight)
	return r.oneArticle(r.alike(best, weight), weight)
}

// home is the element that the article is looked for in: an <article> around
// the headline that has running text, else the whole page.
func (r *reader) home() int {
	if r.head < 0 {
		return 0
	}
	for i := r.units[r.head].elem; i >= 0; i = r.elems[i].parent {
		if e := &r.elems[i]; e.node.DataAtom == atom.Article && r.goodProse(e) > fewLetters {
			return i
		}
	}
	return 0
}

// bare is the region of a page without running text: what is called a body, or
// else the innermost <article> or <main>.
func (r *reader) bare() []int {
	best := -1
	for i := range r.elems {
		e := &r.elems[i]
		if e.eff.outside() || e.from == e.to {
			continue
		}
		tag := e.node.DataAtom
		if e.body && (best < 0 || !r.elems[best].body) || best < 0 && (tag == atom.Article || tag == atom.Main) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

// climb goes from the heaviest element to one around it that holds a good deal
// more of running text at little cost.
func (r *reader) climb(best int, weight func(int) float64) int {
	for up := r.elems[best].parent; up >= 0; up = r.elems[up].parent {
		if r.elems[up].node.DataAtom == atom.Body || r.ofHeadline(best) {
			break
		}
		in, all := r.proseIn(&r.elems[best]), r.goodProse(&r.elems[up])
		if all > in+in/10 && weight(up) > .6*weight(best) {
			best = up
		}
	}
	return best
}

// ofHeadline tells whether an element is a <main> or <article> around the
// headline.
func (r *reader) ofHeadline(i int) bool {
	e := &r.elems[i]
	return (e.node.DataAtom == atom.Main || e.node.DataAtom == atom.Article) && e.from <= r.head && r.head < e.to
}

// goodProse is the running text inside an element that is not called furniture.
func (r *reader) goodProse(e *elem) (n int) {
	for i := e.from; i < e.to; i++ {
		if u := &r.units[i]; u.prose() && !u.role.outside() {
			n += u.chars
		}
	}
	return n
}

// inner goes from elements called a body to one inside them that is called so
// and holds nearly all of the weight.
func (r *reader) inner(parts []int, weight func(int) float64) []int {
	for k, p := range parts {
		for i := p + 1; i < r.elems[p].end; i++ {
			if e := &r.elems[i]; e.body && !e.eff.outside() && weight(i) > .8*weight(p) {
				parts[k], p = i, i
			}
		}
	}
	return parts
}

// alike adds elements that have the same classes in the same place of the page:
// an article may be cut into several boxes.
func (r *reader) alike(best int, weight func(int) float64) (parts []int) {
	for i := 0; i < len(r.elems); i++ {
		e := &r.elems[i]
		if i != best && (e.eff.outside() || weight(i) < 60 || !r.sameMake(i, best, 3)) {
			continue
		}
		if len(parts) > 0 && i < r.elems[parts[len(parts)-1]].end {
			continue
		}
		if i < best && r.elems[i].end > best {
			continue
		}
		parts = append(parts, i)
	}
	return parts
}

// sameMake compares tag and class of two elements and of what they stand in.
func (r *reader) sameMake(a, b, up int) bool {
	for ; up > 0 && a != b; up-- {
		if a < 0 || b < 0 {
			return false
		}
		x, y := r.elems[a].node, r.elems[b].node
		if x.Data != y.Data || attr(x, "class") != attr(y, "class") {
			return false
		}
		a, b = r.elems[a].parent, r.elems[b].parent
	}
	return true
}

// oneArticle keeps the parts that stand in the same <article> as the first
// heavy one: pages go on with other articles below.
func (r *reader) oneArticle(parts []int, weight func(int) float64) []int {
	if len(parts) < 2 {
		return parts
	}
	most := 0.
	for _, p := range parts {
		most = max(most, weight(p))
	}
	first := -1
	var out []int
	for _, p := range parts {
		in := r.within(p, atom.Article)
		if first == -1 && weight(p) > .3*most {
			first = in
		}
		if first == -1 || in == first {
			out = append(out, p)
		}
	}
	return out
}

// within is the innermost element of the tag around an element, −2 for none.
func (r *reader) within(i int, tag atom.Atom) int {
	for ; i >= 0; i = r.elems[i].parent {
		if r.elems[i].node.DataAtom == tag {
			return i
		}
	}
	return -2
}

// weigh gives the sums of weights of the units before each.
// Text above the headline, and that which follows the article after a gap,
// counts for less.
func (r *reader) weigh() []float64 {
	sum := make([]float64, len(r.units)+1)
	gap, read := 0, 0
	for i := range r.units {
		u := &r.units[i]
		w := r.weight(u)
		if u.prose() && w > 0 {
			if i < r.head || gap > longGap && read > 300 {
				w *= .4
			} else {
				gap = 0
				read += u.chars
			}
		} else if i > r.head && w < 0 {
			gap++
		}
		sum[i+1] = sum[i] + w
	}
	return sum
}

func (r *reader) weight(u *unit) float64 {
	switch {
	case r.told != nil && u.gold > goldUnit && u.prose():
		return 1.5 * float64(u.chars)
	case u.role.outside() && u.prose():
		return -.3*float64(u.chars) - costOutside
	case u.role.outside():
		return -costOutside
	case r.told != nil && r.told.long && u.prose() && u.gold >= 0 && u.gold < .3:
		return -.2 * float64(u.chars)
	case u.prose():
		return float64(u.chars)
	case u.form == row:
		return .5 * float64(u.chars)
	case u.linked() > .5:
		return -costLinks
	case u.form == heading || u.role != noRole:
		return 0
	}
	return -costShort
}

// heaviest is the element inside home with the greatest weight, the innermost
// of several; −1 for a page without text.
func (r *reader) heaviest(home int, weight func(int) float64) int {
	best, most := -1, 0.
	for i := home; i < r.elems[home].end; i++ {
		if w := weight(i); w > 0 && (best < 0 || w >= most) {
			best, most = i, w
		}
	}
	return best
}

// called lists the outermost elements inside home that are called the body of an article,
// with the weight of all.
func (r *reader) called(home int, weight func(int) float64) (parts []int, total float64) {
	for i := home; i < r.elems[home].end; i++ {
		e := &r.elems[i]
		if !e.body || e.eff.outside() {
			continue
		}
		if w := weight(i); w > 0 {
			parts = append(parts, i)
			total += w
			i = e.end - 1
		}
	}
	return parts, total
}
