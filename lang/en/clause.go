package en

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// markKind is what opens a subordinate clause.
type markKind uint8

const (
	noMark   markKind = iota
	markThat          // that
	markRel           // who, which
	markSub           // because, after
	markIf            // if
)

// marker is a word that opens a subordinate clause.
type marker struct {
	kind   markKind
	parent int // predicate it hangs on
	phrase int // antecedent of a relative
	tok    int
}

// walk is the state of the left-to-right pass that builds the clauses.
type walk struct {
	cur      int   // verb whose arguments are being collected
	open     bool  // bare phrases may be its objects
	pre      int   // bare phrase before the next verb
	prePP    []int // prepositional phrases before the next verb
	mark     marker
	pend     []int // subjects whose relative clause stands before their verb
	rel      []int // verbs to return to when a clause between commas closes
	cc       bool  // a conjunction stands right before
	broken   bool  // a comma, quotation mark or dash stood since the verb
	asks     int   // verb of saying before its subject («, said X»), or None
	openQ    int   // token of the open quotation mark
	clauses  int
	lastPh   int // last phrase
	head     bool
	dangling []int // participles before the subject that is theirs
}

// clauses builds the verb clauses.
func (ps *parser) clauses() {
	w := &walk{cur: clause.None, pre: clause.None, asks: clause.None, openQ: -1, lastPh: clause.None}
	w.head = ps.headline()
	for i := 0; i < len(ps.tk); {
		if end := ps.bracket(i); end > i {
			i = end
			continue
		}
		if ps.inVG[i] >= 0 {
			g := &ps.groups[ps.inVG[i]]
			ps.verb(w, g)
			w.cc = false
			i = ps.afterVerb(w, g)
			continue
		}
		if id := ps.topAt(i); id != clause.None {
			if w.cc && ps.beforeVerb(w, id) {
				w.prePP = append(w.prePP, id) // «…, and in May agreed»
				i = ps.out.Phrases[id].To
				continue
			}
			ps.take(w, id)
			w.cc = false
			i = ps.out.Phrases[id].To
			continue
		}
		if ps.phrase[i] >= 0 && ps.out.Phrases[ps.phrase[i]].From < i {
			i++
			continue
		}
		ps.item(w, i)
		i++
	}
}

// beforeVerb tells whether a phrase with a preposition behind a conjunction stands
// before the verb that goes on with the subject.
func (ps *parser) beforeVerb(w *walk, id int) bool {
	if w.pre != clause.None || w.cur == clause.None || ps.out.Phrases[id].Prep == "" {
		return false
	}
	g := ps.groupFrom(ps.out.Phrases[id].To)
	return g != nil && g.form == finite
}

// bracket is where what stands in brackets from token i on ends; i for none.
func (ps *parser) bracket(i int) int {
	if f := ps.tk[i].Fold; f != "(" && f != "[" {
		return i
	}
	for k := i + 1; k < len(ps.tk) && k < i+40; k++ {
		if f := ps.tk[k].Fold; f == ")" || f == "]" {
			return k + 1
		}
	}
	return i
}

// headline tells whether the sentence has no finite verb, so that participles
// and infinitives are its verbs.
func (ps *parser) headline() bool {
	for i := range ps.groups {
		if ps.groups[i].form == finite {
			return false
		}
	}
	return true
}

// item handles a token that is no verb and begins no phrase.
func (ps *parser) item(w *walk, i int) {
	t := &ps.tk[i]
	if t.POS == doc.Punct {
		ps.mark(w, i)
		return
	}
	switch ps.tags[i] {
	case tag.Sub, tag.IN:
		opens := ps.opensSentence(i)
		if opens {
			ps.out.Phrases[ps.topAt(i+1)].Prep = ""
		}
		if opens || ps.in(i, setThat|setIf) && ps.tags[i] == tag.Sub {
			ps.subordinator(w, i)
		}
	case tag.WDT, tag.WP, tag.WRB:
		if ps.statement(i) {
			ps.subordinator(w, i)
			return
		}
		ps.relative(w, i)
	case tag.CC:
		switch ps.fold(i) {
		case "both", "either", "neither":
			return // before the first of two, no link
		case "but":
			w.open = false
		}
		w.cc = true
	}
}

// statement tells whether «that» behind a noun opens what it says: «the claim that
// Norway had left», a clause with a subject of its own.
func (ps *parser) statement(i int) bool {
	if !ps.in(i, setThat) || i == 0 || ps.phrase[i-1] < 0 || !ps.in(i-1, setSay) {
		return false
	}
	id := ps.topAt(i + 1)
	return id != clause.None && ps.out.Phrases[id].Prep == "" && ps.groupFrom(ps.overPPs(ps.chainEnd(id))) != nil
}

// opensSentence tells whether a preposition has a clause behind it: «after
// rebels attacked».
func (ps *parser) opensSentence(i int) bool {
	if !ps.in(i, setSub|setIf) || i+1 >= len(ps.tk) {
		return false
	}
	id := ps.topAt(i + 1)
	if id == clause.None {
		return false
	}
	g := ps.groupFrom(ps.overPPs(ps.chainEnd(id)))
	if g != nil && g.form == participle && g.from == g.main && ps.topAt(g.to) != clause.None && ps.out.Phrases[ps.topAt(g.to)].Prep == "" && !ps.np[ps.topAt(g.to)].time {
		g.form, g.passive, g.perf = finite, false, true // after Spain accused Morocco
	}
	return g != nil && g.form == finite
}

// mark handles a punctuation mark.
func (ps *parser) mark(w *walk, i int) {
	switch ps.tk[i].Fold {
	case ",", "–", "—", "--":
		ps.breakAt(w)
	case ";", ".", "!", "?", "…":
		ps.fresh(w)
	case ":":
		cur := w.cur
		ps.fresh(w)
		if cur != clause.None && ps.cue(cur) {
			w.mark = marker{kind: markThat, parent: cur, phrase: clause.None, tok: i}
		}
	case "\"", "“", "”", "«", "»", "'", "‘", "’":
		ps.quoteMark(w, i)
	}
}

// breakAt is a comma: objects end, and a relative clause that a comma opened.
func (ps *parser) breakAt(w *walk) {
	w.broken = true
	if n := len(w.rel); n > 0 {
		w.cur = w.rel[n-1]
		w.rel = w.rel[:n-1]
		if m := len(w.pend); m > 0 && w.pre == clause.None {
			w.pre = w.pend[m-1]
			w.pend = w.pend[:m-1]
		}
	}
	w.open = false
}

// fresh begins anew.
func (ps *parser) fresh(w *walk) {
	w.pre, w.prePP, w.mark, w.open, w.broken = clause.None, w.prePP[:0], marker{}, false, true
	w.pend, w.rel, w.dangling = w.pend[:0], w.rel[:0], w.dangling[:0]
}

func (ps *parser) quoteMark(w *walk, i int) {
	if w.openQ >= 0 {
		ps.out.Quotes = append(ps.out.Quotes, doc.Span{Start: w.openQ + 1, End: i})
		w.openQ = -1
		w.open = false
		w.broken = true
		return
	}
	w.openQ = i
	if w.cur != clause.None && ps.cue(w.cur) && w.mark.kind == noMark && w.pre == clause.None && ps.verbInQuote(i) {
		w.mark = marker{kind: markThat, parent: w.cur, phrase: clause.None, tok: i}
		w.open = false
	}
}

// verbInQuote tells whether the quotation that opens at i holds a finite verb.
func (ps *parser) verbInQuote(i int) bool {
	for k := i + 1; k < len(ps.tk) && !ps.quote(k); k++ {
		if ps.inVG[k] >= 0 && ps.groups[ps.inVG[k]].form == finite {
			return true
		}
	}
	return false
}

// subordinator opens a subordinate clause.
func (ps *parser) subordinator(w *walk, i int) {
	m := marker{kind: markSub, parent: w.cur, phrase: clause.None, tok: i}
	waits := false // a subject whose verb comes after the clause
	switch {
	case ps.in(i, setThat):
		m.kind = markThat
		if i > 0 && ps.phrase[i-1] >= 0 {
			id := int(ps.phrase[i-1])
			head := ps.np[id].base - 1
			if k := ps.predOf(id); k != clause.None && (ps.in(head, setSay) || ps.cue(k)) {
				m.parent = k
				waits = id == w.pre
			} else if w.cur == clause.None || !ps.takesClause(w.cur) {
				ps.relative(w, i) // «the group that …»
				return
			}
		}
	case ps.in(i, setIf):
		m.kind = markIf
	}
	if w.cc && w.cur != clause.None && m.kind == markThat {
		if p := &ps.out.Preds[w.cur]; p.Rel == clause.Complement {
			m.parent = p.Parent
		}
	}
	w.mark = m
	w.open = false
	if w.pre != clause.None && (m.kind != markThat || waits) {
		w.pend = append(w.pend, w.pre)
	}
	w.pre = clause.None
}

// relative opens a relative clause on the phrase before it.
func (ps *parser) relative(w *walk, i int) {
	k := i - 1
	if ps.comma(k) {
		k--
	}
	if k >= 0 && (ps.tags[k] == tag.IN || ps.tags[k] == tag.TO) { // to whom, in which
		k--
		if ps.comma(k) {
			k--
		}
	}
	if ps.fold(i-1) == "of" && k > 0 && ps.in(k, setQuantity) && ps.comma(k-1) {
		k -= 2 // …, both of which
	}
	ante := clause.None
	if k >= 0 && ps.phrase[k] >= 0 {
		ante = int(ps.phrase[k])
	}
	if ante != clause.None && ps.np[ante].time {
		ante = ps.beforeTime(ante)
	}
	if ante == clause.None || ps.words[i].fold == "what" || ps.words[i].fold == "how" || ps.words[i].fold == "why" || ps.words[i].fold == "when" {
		w.mark = marker{kind: markSub, parent: w.cur, phrase: clause.None, tok: i}
		w.open = false
		if w.cur != clause.None && !w.broken {
			w.mark.kind = markThat
		}
		return
	}
	parent := w.cur
	if w.pre != clause.None {
		w.pend = append(w.pend, w.pre)
		w.pre = clause.None
	}
	w.mark = marker{kind: markRel, parent: parent, phrase: ante, tok: i}
	if ps.comma(i - 1) {
		w.rel = append(w.rel, w.cur)
	}
	w.open = false
}

// beforeTime is the phrase right before a time, which a relative clause behind the time
// tells more of («an opinion from May 2024, which …»); None for none.
func (ps *parser) beforeTime(id int) int {
	for n := 0; n < 3 && ps.np[id].time; n++ {
		k := ps.out.Phrases[id].From - 1
		if p := ps.out.Phrases[id].PrepTok; p >= 0 {
			k = p - 1
		}
		if k < 0 || ps.phrase[k] < 0 {
			return id
		}
		if x := &ps.out.Phrases[ps.phrase[k]]; x.Who.CanAct() || x.Inner != nil {
			return id // rather an event before it: «an attack on Oslo on Monday that …»
		}
		id = int(ps.phrase[k])
	}
	return id
}

// predOf is the event noun that a phrase is headed by, or None.
func (ps *parser) predOf(id int) int {
	head := ps.np[id].base - 1
	for k := head; k >= ps.out.Phrases[id].From && k > head-4; k-- {
		if p := ps.predAt[k]; p >= 0 && !ps.out.Preds[p].Verb {
			return int(p)
		}
	}
	return clause.None
}

// cue tells whether a predicate reports.
func (ps *parser) cue(pred int) bool {
	p := &ps.out.Preds[pred]
	for _, k := range p.Keys {
		if _, ok := ps.p.lists.Cues[k]; ok {
			return true
		}
	}
	return false
}

// takesClause tells whether a verb may govern a clause: it reports, or sets the
// realis of one, or a frame takes one for its content.
func (ps *parser) takesClause(pred int) bool {
	if ps.tells(pred) {
		return true
	}
	for _, k := range ps.out.Preds[pred].Keys {
		for _, c := range ps.p.lists.Control[k] {
			if c.Comp.Kind == frames.Clause {
				return true
			}
		}
	}
	return false
}

// tells tells whether a verb reports or a frame takes a clause for its content.
func (ps *parser) tells(pred int) bool {
	if ps.cue(pred) {
		return true
	}
	p := &ps.out.Preds[pred]
	for _, k := range p.Keys {
		for _, e := range ps.p.frames.Verbs[k] {
			for _, alt := range e.Unit.Slots[frames.ContentSlot].Alts {
				for _, s := range alt {
					if s.Kind == frames.Clause {
						return true
					}
				}
			}
		}
	}
	return false
}

// chainEnd is where the last of the phrases coordinated with one ends.
func (ps *parser) chainEnd(id int) int {
	for n := 0; ps.out.Phrases[id].Next != clause.None && n < 12; n++ {
		id = ps.out.Phrases[id].Next
	}
	return ps.out.Phrases[id].To
}
