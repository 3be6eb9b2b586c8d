package morph

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// cut is one way to take proclitics off a word.
type cut struct {
	pro  doc.Clitics
	at   int // where the rest starts
	cost float32
	noun bool // only nominals may follow
	verb bool // only verbs may follow
	imp  bool // only imperfects may follow
	la   bool // ل: nominal or subjunctive
	free bool // nothing but a conjunction was cut: anything may follow
}

// cutsOf lists the proclitic sequences a word may begin with.
func cutsOf(w string, dst []cut) []cut {
	dst = cutsAfter(w, cut{free: true}, dst)
	if len(w) < 6 {
		if len(w) == 4 && (strings.HasPrefix(w, "و") || strings.HasPrefix(w, "ف")) {
			dst = append(dst, cut{pro: conjunction(w), at: 2, cost: 1.5, free: true})
		}
		return dst
	}
	if strings.HasPrefix(w, "و") {
		dst = cutsAfter(w, cut{pro: doc.ProWa, at: 2, cost: 0.3, free: true}, dst)
	} else if strings.HasPrefix(w, "ف") {
		dst = cutsAfter(w, cut{pro: doc.ProFa, at: 2, cost: 1.0, free: true}, dst)
	} else if strings.HasPrefix(w, "ا") {
		dst = append(dst, cut{pro: doc.ProAsk, at: 2, cost: 4, free: true})
	}
	return dst
}

func conjunction(w string) doc.Clitics {
	if strings.HasPrefix(w, "و") {
		return doc.ProWa
	}
	return doc.ProFa
}

// cutsAfter lists what may follow a conjunction (or the word's start).
func cutsAfter(w string, c cut, dst []cut) []cut {
	dst = append(dst, c)
	rest := w[c.at:]
	with := func(pro doc.Clitics, n int, cost float32) cut {
		return cut{pro: c.pro | pro, at: c.at + n, cost: c.cost + cost}
	}
	if len(rest) >= 6 && strings.HasPrefix(rest, "ال") {
		n := with(doc.ProAl, 4, 0)
		n.noun = true
		dst = append(dst, n)
	}
	if len(rest) < 4 {
		return dst
	}
	switch rest[:2] {
	case "س":
		n := with(doc.ProSa, 2, 0.2)
		n.verb, n.imp = true, true
		dst = append(dst, n)
	case "ل":
		n := with(doc.ProLi, 2, 0.5)
		n.la = true
		dst = append(dst, n)
		if len(rest) >= 8 && strings.HasPrefix(rest[2:], "ل") {
			n := with(doc.ProLi|doc.ProAl, 4, 0.3)
			n.noun = true
			dst = append(dst, n)
			if strings.HasPrefix(rest[4:], "ل") { // not written: للّجنة
				return dst
			}
			n.at -= 2 // للجنة: the article's ل merged with the word's
			n.cost += 0.1
			dst = append(dst, n)
		}
	case "ب", "ك":
		pro, cost := doc.ProBi, float32(0.5)
		if rest[:2] == "ك" {
			pro, cost = doc.ProKa, 1.2
		}
		n := with(pro, 2, cost)
		n.noun = true
		dst = append(dst, n)
		if len(rest) >= 8 && strings.HasPrefix(rest[2:], "ال") {
			n := with(pro|doc.ProAl, 6, cost-0.4)
			n.noun = true
			dst = append(dst, n)
		}
	}
	return dst
}
