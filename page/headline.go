package page

import "strings"

// headline finds the unit that prints the article's title: the heading of the
// first rank that has most words of the title in the metadata, else the first.
func (r *reader) headline() int {
	best, most := -1, 0.
	for i := range r.units {
		u := &r.units[i]
		if u.level != 1 && !(u.level == 2 && best < 0) || u.role == roleComments {
			continue
		}
		score := likeness(u.text, r.title)
		if u.level == 1 {
			score += .2
		}
		if score > most {
			best, most = i, score
		}
	}
	if most < .5 && best >= 0 && r.title != "" {
		return -1
	}
	return best
}

// maxHeadline is the length in bytes that is compared.
const maxHeadline = 1000

// likeness is the share of words that two headlines have in common, of the
// shorter one.
func likeness(a, b string) float64 {
	a, b = a[:min(len(a), maxHeadline)], b[:min(len(b), maxHeadline)]
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	have := map[string]int{}
	for _, w := range x {
		have[strings.Trim(w, ".,:;!?\"'«»“”‘’|-–—")]++
	}
	both := 0
	for _, w := range y {
		w = strings.Trim(w, ".,:;!?\"'«»“”‘’|-–—")
		if have[w] > 0 {
			have[w]--
			both++
		}
	}
	return float64(both) / float64(min(len(x), len(y)))
}

// shared is the share of the longer words of a headline that stand in a text.
func shared(headline, text string) float64 {
	all, both := 0, 0
	text = strings.ToLower(text[:min(len(text), maxHeadline)])
	for w := range strings.FieldsSeq(strings.ToLower(headline)) {
		if w = strings.Trim(w, ".,:;!?؟،«»\"'“”‘’|()"); len(w) > 5 {
			all++
			if strings.Contains(text, w) {
				both++
			}
		}
	}
	if all < 2 {
		return 0
	}
	return float64(both) / float64(all)
}
