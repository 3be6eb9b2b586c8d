package story

import "strings"

// How far two sides of reports have the same participants.
const (
	specific  = 0.9  // the same person, body or place, to which its rarity comes
	sameState = 0.4  // the same state, and the same sector
	sameCode  = 0.1  // the same state, another sector
	perWeight = 0.22 // for each unit of weight of the name
	others    = -1.8 // none in common, of two states
	otherName = -0.7 // others of one state
)

// participants compares who took part. Where one report names nobody on a side,
// that says nothing.
func participants(r *Reasons, p, q *Report) Veto {
	if symmetric(p.Type) && symmetric(q.Type) {
		r[Actors] = 1.3 * all(p, q)
		if r[Actors] < 0 && specificCodes(p.Actors) && specificCodes(q.Actors) {
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

// all compares the participants of types in which all act together: each of the
// shorter list is looked for in the other.
func all(p, q *Report) float32 {
	x, y := p.parties, q.parties
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return 0
	}
	var sum float32
	for i := range x {
		sum += side(x[i:i+1], y)
	}
	if len(x) > 1 && sum > 0 {
		return sum / float32(len(x)) * 1.3
	}
	return sum / float32(len(x))
}

func specificCodes(list []Participant) bool {
	for i := range list {
		if list[i].Code != "" {
			return true
		}
	}
	return false
}

// side compares two lists of participants by their best match.
func side(x, y []Participant) float32 {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	best, known := float32(-9), false
	for i := range x {
		for j := range y {
			v, ok := match(&x[i], &y[j])
			if ok {
				known, best = true, max(best, v)
			}
		}
	}
	if !known {
		return 0
	}
	return best
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
		if blocs[a.Code] || blocs[b.Code] {
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

// blocs are codes of bodies that act for states.
var blocs = map[string]bool{"IGO": true, "UNO": true, "EUR": true, "NGO": true, "IMG": true, "MNC": true, "ISM": true}

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
