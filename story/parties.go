package story

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// How far two sides of reports have the same participants.
const (
	specific  = 0.9  // the same person, body or place, to which its rarity comes
	sameState = 0.4  // the same state, and the same sector
	sameCode  = 0.1  // the same state, another sector
	perWeight = 0.22 // for each unit of weight of the name
	others    = -1.8 // none in common, of two states
	otherName = -0.7 // others of one state
	together  = 1.3  // where all act together, who they are says more
)

// participants compares who took part. Where one report names nobody on a side,
// that says nothing.
func participants(r *Reasons, p, q *Report) Veto {
	if symmetric(p.Type) && symmetric(q.Type) {
		r[Actors] = together * side(p.parties, q.parties)
		if r[Actors] > 0 && missing(p.parties, q.parties) && missing(q.parties, p.parties) { // one with different others
			r[Recipients] = others
		}
		if r[Actors] < 0 && specificCodes(p.Actors) && specificCodes(q.Actors) || p.Mode == "visit" && q.Mode == "visit" && side(p.Recipients, q.Recipients) <= others {
			return OtherParties
		}
		return ""
	}
	r[Actors], r[Recipients] = side(p.Actors, q.Actors), side(p.Recipients, q.Recipients)
	if r[Actors] <= others && r[Recipients] < sameState || r[Recipients] <= others && r[Actors] < specific {
		return OtherParties
	}
	return ""
}

// missing tells whether somebody of the first list, of a state or body that is
// known, has no counterpart in the second.
func missing(x, y []Participant) bool {
	return slices.ContainsFunc(x, func(p Participant) bool {
		return p.Code != "" && !doc.Stateless(p.Code) && !slices.ContainsFunc(y, func(q Participant) bool { return q.Code == p.Code || q.Code == "" || doc.Stateless(q.Code) })
	})
}

// specificCodes tells whether somebody's code is known.
func specificCodes(list []Participant) bool {
	for i := range list {
		if list[i].Code != "" {
			return true
		}
	}
	return false
}

// Several that act together and are all named again say more than one does, but
// less each.
var further = [...]float32{1, 0.7, 0.5, 0.3}

// side compares two lists of participants: by those that are in both or, where
// there are none, by those that are least different.
func side(x, y []Participant) float32 {
	switch {
	case len(x) < len(y):
		return oneWay(x, y)
	case len(x) > len(y):
		return oneWay(y, x)
	}
	return max(oneWay(x, y), oneWay(y, x))
}

func oneWay(x, y []Participant) float32 {
	var found []float32
	known, least := false, float32(-9)
	for i := range x {
		switch best, ok := among(&x[i], y); {
		case !ok:
		case best > 0:
			found = append(found, best)
		default:
			known, least = true, max(least, best)
		}
	}
	if len(found) == 0 {
		if known {
			return least
		}
		return 0
	}
	slices.Sort(found)
	var sum float32
	for i := range min(len(found), len(further)) {
		sum += found[len(found)-1-i] * further[i]
	}
	return sum
}

// among is how well the best of a list matches a participant; ok is false where
// too little is known of all.
func among(p *Participant, list []Participant) (best float32, ok bool) {
	best = -9
	for j := range list {
		if v, known := match(p, &list[j]); known {
			best, ok = max(best, v), true
		}
	}
	return best, ok
}

// match compares two participants; ok is false where too little is known.
func match(a, b *Participant) (v float32, ok bool) {
	switch {
	case a.ID != "" && a.ID == b.ID && !state(a.ID):
		return specific + perWeight*a.Weight, true
	case a.Code == "" || b.Code == "":
		if a.ID != "" && b.ID != "" && a.ID != b.ID {
			return otherName, true
		}
		return 0, false
	case a.Code != b.Code:
		if doc.Stateless(a.Code) || doc.Stateless(b.Code) {
			return otherName, true
		}
		return others, true
	case camp(a.Sector) != camp(b.Sector) && camp(a.Sector) != 0 && camp(b.Sector) != 0:
		return others, true
	case a.ID != "" && b.ID != "" && !state(a.ID) && !state(b.ID):
		return otherName, true
	case a.Sector == b.Sector:
		return sameState + perWeight*min(a.Weight, b.Weight), true
	}
	return sameCode + perWeight*min(a.Weight, b.Weight), true
}

// state tells whether an id is that of a state, or of a part of it that stands
// for the whole: «usa», «usa/washington».
func state(id string) bool {
	head, _, _ := strings.Cut(id, "/")
	return len(head) == 3
}

// camp tells who holds a state from who fights it and from who only lives
// there; 0 is not known.
func camp(sector string) int {
	switch sector {
	case "GOV", "MIL", "COP", "SPY", "JUD":
		return 1
	case "REB", "CRM":
		return 2
	case "CVL", "MED", "EDU", "LAB", "REL", "JRN", "BUS", "SOC":
		return 3
	}
	return 0
}
