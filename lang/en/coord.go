package en

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// coordinate ties phrases that are listed together, and joins names to the
// offices they stand beside.
func (ps *parser) coordinate() {
	for id := range ps.out.Phrases {
		ph := &ps.out.Phrases[id]
		if ps.np[id].skip || ph.Pron && ph.To < len(ps.tk) && ps.tag(ph.To) != tag.CC {
			continue
		}
		ps.peerOf(id)
		ps.apposed(id)
		ps.listed(id)
	}
}

// peerOf takes the country of a counterpart from behind it: «his counterpart from
// Qatar».
func (ps *parser) peerOf(id int) {
	ph := &ps.out.Phrases[id]
	if ph.Who.Pending != "peer" || ph.Who.Actor.Code != "" {
		return
	}
	if _, n := ps.prepositionAt(ph.To); n > 0 {
		if x := ps.topAt(ph.To + n); x != clause.None {
			ph.Who.Actor.Code = ps.out.Phrases[x].Who.Actor.Code
		}
	}
}

// topAt is the phrase that begins at token i, no part of another; None for
// none. A preposition before it is none of its own.
func (ps *parser) topAt(i int) int {
	if i < 0 || i >= len(ps.tk) || ps.phrase[i] < 0 {
		return clause.None
	}
	id := int(ps.phrase[i])
	if ps.out.Phrases[id].From != i || ps.np[id].skip {
		return clause.None
	}
	return id
}

// listed ties what follows a phrase by «and», «or» or in a list.
func (ps *parser) listed(id int) {
	ph := &ps.out.Phrases[id]
	next, cc := ps.nextInList(ph.To)
	if next == clause.None {
		return
	}
	x := &ps.out.Phrases[next]
	if x.PrepTok >= ph.To && ps.besides(x.PrepTok) > 0 && !x.Pron && !ph.Pron && x.Who.CanAct() && ph.Who.CanAct() {
		x.Prep = ""
	}
	if x.Prep != "" || x.Prev != clause.None || ps.np[next].time != ps.np[id].time {
		return
	}
	if !cc && !ps.goesOnAsList(id, next) {
		return
	}
	if ps.opensClause(id, next) {
		return
	}
	ph.Next, x.Prev = next, id
}

// nextInList is the phrase behind a comma, «and» or both at token i, and whether
// a conjunction stands there.
func (ps *parser) nextInList(i int) (id int, cc bool) {
	k := i
	if ps.comma(k) {
		k++
	}
	if ps.tag(k) == tag.CC && ps.fold(k) != "but" || ps.fold(k) == "&" {
		cc = true
		k++
		if ps.fold(k) == "also" {
			k++
		}
	}
	if n := ps.besides(k); n > 0 && !cc {
		return ps.topAt(k + n), true
	}
	if k == i {
		return clause.None, false
	}
	return ps.topAt(k), cc
}

// besides is how many tokens from token k on join what follows to what stands before:
// «as well as», «along with»; 0 for none.
func (ps *parser) besides(k int) int {
	switch ps.fold(k) {
	case "as", "along", "together":
		if prep, n := ps.prepositionAt(k); prep == "as well as" || prep == "along with" || prep == "together with" {
			return n
		}
	}
	return 0
}

// goesOnAsList tells whether two phrases with only a comma between are a list:
// it ends with «and», or it is a headline («US, China to hold talks»).
func (ps *parser) goesOnAsList(id, next int) bool {
	a, b := &ps.out.Phrases[id], &ps.out.Phrases[next]
	if a.Pron || b.Pron || !a.Who.CanAct() != !b.Who.CanAct() && !ps.unknownOffice(a, next) {
		return false
	}
	for n, k := 0, next; n < 8; n++ {
		after, cc := ps.nextInList(ps.out.Phrases[k].To)
		if after == clause.None {
			break
		}
		if cc {
			return true
		}
		k = after
	}
	if a.From > 1 || !a.Who.CanAct() || a.Prep != "" {
		return false
	}
	g := ps.groupFrom(b.To)
	return g != nil && kindred(a.Who.Kind, b.Who.Kind)
}

// unknownOffice tells whether what stands in a list behind somebody with an article is
// an office that no list has: somebody with an article ends the list, too.
func (ps *parser) unknownOffice(a *clause.Phrase, id int) bool {
	b := &ps.out.Phrases[id]
	last, cc := ps.nextInList(b.To)
	return cc && last != clause.None && a.Who.Kind == "agent" && ps.tags[a.From] == tag.DT && ps.tags[b.From] == tag.DT && b.Inner == nil && !ps.event(b.Head) && ps.out.Phrases[last].Who.Kind == "agent"
}

// kindred: two of one kind are listed, an office and a name are one.
func kindred(a, b string) bool {
	land := func(k string) bool { return k == "state" || k == "city" || k == "gov" || k == "igo" }
	return a == b && a != "name" && a != "agent" || land(a) && land(b)
}

// opensClause tells whether a phrase behind a conjunction is rather the subject
// of a clause of its own: a verb follows it, and one stands before.
func (ps *parser) opensClause(id, next int) bool {
	last := next
	for n := 0; n < 8; n++ {
		more, cc := ps.nextInList(ps.out.Phrases[last].To)
		if more == clause.None || !cc {
			break
		}
		last = more
	}
	end := ps.overPPs(ps.out.Phrases[last].To)
	g := ps.groupFrom(end)
	if of := ps.np[id].of; of != clause.None && ps.tags[ps.np[id].base-1] == tag.NNS && ps.out.Phrases[id].Who.Kind == "agent" && kindred(ps.out.Phrases[of].Who.Kind, ps.out.Phrases[next].Who.Kind) {
		return false // the leaders of Norway and Chad
	}
	if g == nil || g.form != finite && !(g.form == bare && g.fut) {
		return false
	}
	from := ps.out.Phrases[id].From
	for k := from - 1; k >= 0; k-- {
		if ps.inVG[k] >= 0 {
			f := ps.groups[ps.inVG[k]].form
			if f == participle || f == gerund {
				continue
			}
			if ps.comma(from-1) && ps.tags[0] == tag.Sub {
				return false // «While it is normal, Norway and Chad are …»
			}
			// «A, who met B and C, said»: not where the verb before is in a clause
			// that the verb behind is not in
			return !ps.relativeBetween(k, from)
		}
		if ps.tk[k].Fold == ";" || ps.tags[k] == tag.Sub || ps.tk[k].Fold == ":" || ps.quote(k) {
			return false
		}
	}
	return false
}

// relativeBetween tells whether the verb at token k stands in a relative clause
// whose noun still lacks its verb.
func (ps *parser) relativeBetween(k, to int) bool {
	g := &ps.groups[ps.inVG[k]]
	j := g.from - 1
	for j >= 0 && ps.phrase[j] >= 0 {
		j--
	}
	if j < 0 || ps.tags[j] != tag.WDT && ps.tags[j] != tag.WP {
		return false
	}
	for ; j >= 0; j-- {
		if ps.inVG[j] >= 0 {
			return false
		}
	}
	return true
}

// groupFrom is the verb group that begins at token i or behind adverbs there,
// or nil.
func (ps *parser) groupFrom(i int) *group {
	for n := 0; i < len(ps.tk) && n < 3 && ps.inVG[i] < 0 && (ps.tags[i] == tag.RB || ps.tags[i] == tag.Not); n++ {
		i++
	}
	if i >= len(ps.tk) || ps.inVG[i] < 0 || ps.groups[ps.inVG[i]].from != i {
		return nil
	}
	return &ps.groups[ps.inVG[i]]
}

// overPPs steps over phrases with a preposition and times from token i on.
func (ps *parser) overPPs(i int) int {
	for n := 0; i < len(ps.tk) && n < 6; n++ {
		j := i
		if p, k := ps.preposition(j); k > 0 && ps.inVG[j] < 0 && p != "" {
			if n < 2 && ps.in(j, setSub) && ps.opensSentence(j) {
				return i
			}
			j += k
		}
		if j >= len(ps.tk) || ps.phrase[j] < 0 {
			return i
		}
		id := int(ps.phrase[j])
		ph := &ps.out.Phrases[id]
		if ph.Prep == "" && !ps.np[id].time {
			return i
		}
		i = ph.To
	}
	return i
}

// apposed joins an office and a name beside each other: «Sergei Lavrov, the
// Russian foreign minister», «the foreign minister, Sergei Lavrov».
func (ps *parser) apposed(id int) {
	ph := &ps.out.Phrases[id]
	if ps.epithet(id) || !ps.comma(ph.To) || ph.Pron {
		return
	}
	next := ps.topAt(ph.To + 1)
	if next == clause.None {
		return
	}
	x := &ps.out.Phrases[next]
	if x.Prep != "" || x.Pron || ps.np[next].time {
		return
	}
	end := x.To
	if y, cc := ps.nextInList(end); cc {
		if ps.twoRoles(ph, x, y) || ps.kinOfTwo(ph, next, y) {
			mergeOffice(ph, x)
			ps.swallow(id, next)
			ps.swallow(id, y)
		}
		return // a list
	}
	closed := end >= len(ps.tk) || ps.punct(end) || ps.groupFrom(end) != nil || ps.preposed(end) || ps.tag(end) == tag.WP
	named := func(k string) bool { return k == "person" || k == "name" }
	switch {
	case !closed:
	case named(ph.Who.Kind) && x.Who.Kind == "agent" && x.Who.Single:
		mergeOffice(ph, x)
		ps.swallow(id, next)
	case ph.Who.Kind == "agent" && ph.Who.Single && named(x.Who.Kind) && ph.Def:
		mergeName(ph, x)
		ps.swallow(id, next)
	case ph.Who.CanAct() && !x.Who.CanAct() && x.Inner == nil && (ps.fold(x.From) == "a" || ps.fold(x.From) == "an" || ps.fold(x.From) == "the") && ps.comma(end) && !ps.event(x.Head):
		ps.swallow(id, next)
	case !ph.Who.CanAct() && ph.Who.Pending == "" && x.Who.CanAct() && (ps.comma(end) || ps.tags[ph.From] == tag.PRPS && (end >= len(ps.tk) || ps.punct(end))) && !ps.event(ph.Head) && ph.Def && x.Who.Kind != "agent":
		w := x.Who
		ph.Inner = &w
		ps.swallow(id, next)
	case (ph.Who.Kind == "city" || ph.Who.Kind == "locality" || ph.Who.Kind == "name") && (x.Who.Kind == "state" || x.Who.Kind == "adm1") && ph.Prep != "":
		if ph.Who.Kind == "name" {
			ph.Who.Kind = "city"
			ph.Who.Actor.Code = x.Who.Actor.Code
		}
		for i := range ph.Who.Rivals { // Tripoli, Lebanon
			if ph.Who.Rivals[i].Code == x.Who.Actor.Code {
				ph.Who.Take(i, "by the country beside it")
				break
			}
		}
		ps.swallow(id, next)
	}
}

// kinOfTwo tells whether what stands behind a name says whose relative or helper the
// bearer is, with two names or offices: «Jane Roe, the daughter of a former governor
// and senator Evan Roe, was held».
func (ps *parser) kinOfTwo(ph *clause.Phrase, next, y int) bool {
	if y == clause.None || ph.Who.Kind != "person" && ph.Who.Kind != "name" {
		return false
	}
	x := &ps.out.Phrases[next]
	of, end := ps.np[next].of, ps.out.Phrases[y].To
	if of == clause.None || !ps.out.Phrases[of].Who.CanAct() || !x.Who.Single || ps.tag(x.To) != tag.CC || !ps.comma(end) {
		return false
	}
	g := ps.groupFrom(end + 1)
	return g != nil && g.form == finite
}

// twoRoles tells whether what stands behind a name is a list of what the bearer is:
// «Jane Roe, a lawyer and adviser to the party, …».
func (ps *parser) twoRoles(ph, x *clause.Phrase, next int) bool {
	if next == clause.None || ph.Who.Kind != "person" && ph.Who.Kind != "name" || x.Who.Kind != "agent" || !x.Who.Single || ps.tags[x.From] != tag.DT {
		return false
	}
	y := &ps.out.Phrases[next]
	t := ps.tags[y.From]
	return y.Prep == "" && y.Who.Kind != "person" && y.Who.Kind != "name" && y.Number == doc.Sing && t != tag.DT && t != tag.PRPS && t != tag.CD && (y.Who.Kind == "" || y.Who.Single)
}

func (ps *parser) preposed(i int) bool {
	_, n := ps.preposition(i)
	return n > 0
}

// swallow makes a phrase part of the one before it: it goes on where that ends.
func (ps *parser) swallow(id, next int) {
	ps.np[next].skip = true
	ph, x := &ps.out.Phrases[id], &ps.out.Phrases[next]
	for k := ph.To; k < x.To; k++ {
		ps.phrase[k] = int16(id)
	}
	ph.To = x.To
	if ps.comma(x.To) && x.To+1 < len(ps.tk) && ps.inVG[x.To+1] >= 0 {
		ps.phrase[x.To] = int16(id)
	}
}

// mergeName joins «office, name».
func mergeName(ph, in *clause.Phrase) {
	w := &ph.Who
	role, code, sector := w.Actor.Role, w.Actor.Code, w.Actor.Sector
	text, start, end := w.Actor.Text, w.Actor.Start, w.Actor.End
	w.Kind, w.Actor = in.Who.Kind, in.Who.Actor
	w.Actor.Text, w.Actor.Start, w.Actor.End, w.Actor.Role = text, start, end, role
	if w.Actor.Code == "" {
		w.Actor.Code = code
	}
	if w.Actor.Sector == "" || w.Kind == "name" {
		w.Actor.Sector = sector
	}
}

// mergeOffice joins «name, office».
func mergeOffice(ph, in *clause.Phrase) {
	w := &ph.Who
	w.Actor.Role = in.Who.Actor.Role
	w.Office = w.Office || in.Who.Office
	if w.Actor.Code == "" {
		w.Actor.Code = in.Who.Actor.Code
	}
	if w.Actor.Sector == "" {
		w.Actor.Sector = in.Who.Actor.Sector
	}
}
