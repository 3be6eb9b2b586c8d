package en

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lexicon"
)

// eventNouns makes predicates of the nouns that frames know, with whose they
// are, the names before them and the prepositional phrases behind them.
func (ps *parser) eventNouns() {
	n := len(ps.out.Phrases)
	for id := 0; id < n; id++ {
		ph := &ps.out.Phrases[id]
		if ph.Pron || ps.np[id].time && !ps.event(ps.np[id].base-1) {
			continue
		}
		head := ps.np[id].base - 1
		if ps.predAt[head] >= 0 {
			continue
		}
		if ps.event(head) {
			ps.nounPred(id, head)
		} else if k := ps.eventBefore(id, head); k >= 0 {
			ps.nounPred(id, k)
		}
	}
}

// eventBefore is the noun that names something done before a head that only
// says what part of it: «peace talks process», «attack plan»; −1 for none.
func (ps *parser) eventBefore(id, head int) int {
	if ps.hitAt[head] >= 0 || ps.tags[head] != tag.NN && ps.tags[head] != tag.NNS || head == ps.out.Phrases[id].From {
		return -1
	}
	if k := head - 1; ps.in(head, setQuantity) && ps.event(k) {
		return k
	}
	return -1
}

// compound is where a listed noun of several words begins that ends at head:
// «drone strike»; head where it stands alone.
func (ps *parser) compound(from, head int) int {
	for k := max(from, head-4); k < head; k++ {
		for _, key := range ps.words[k].keys {
			if ps.listedFrom(ps.p.frames.Nouns[key], k, head) || ps.listedFrom(ps.p.frames.Lights[key], k, head) {
				return k
			}
		}
	}
	return head
}

func (ps *parser) listedFrom(entries []frames.Entry, k, head int) bool {
	for i := range entries {
		parts := entries[i].Word.Parts
		if len(parts) != head-k+1 {
			continue
		}
		same := true
		for j, part := range parts {
			w := ps.words[k+j]
			same = same && (w.lemma == part || w.stem == part)
		}
		if same {
			return true
		}
	}
	return false
}

func (ps *parser) nounPred(id, head int) {
	ph, n := ps.out.Phrases[id], ps.np[id]
	tok := ps.compound(ph.From, head)
	w := ps.words[tok]
	p := clause.Pred{Tok: tok, Parent: clause.None, Phrase: id, Comp: clause.None, Keys: w.keys, Rel: clause.NounOf, Args: ps.args[:0], Via: clause.Arg{Phrase: clause.None}}
	if tok != head { // the phrase may fail: the head alone is tried, too
		p.Keys = slices.Concat(w.keys, nil)
	}
	if hw := ps.words[head]; len(hw.verbal) > 0 {
		p.VerbKeys, p.VerbLemma = hw.verbal, hw.verbal[0]
		ps.tk[tok].Feats.VerbForm = doc.Masdar
	}
	hasOwner := n.owner != clause.None
	if hasOwner {
		p.Args = append(p.Args, clause.Arg{Kind: frames.Gen, Phrase: n.owner, Pred: clause.None})
	}
	if m := ps.modifier(id, tok, head); m != clause.None {
		a := clause.Arg{Kind: frames.Nisba, Phrase: m, Pred: clause.None}
		switch ps.out.Phrases[m].Who.Kind {
		case "city", "adm1", "locality", "region", "site", "water": // the Kabul blast
			a.Kind, a.Prep = frames.Prep, "in"
		default:
			p.Args = ps.otherSides(p.Args, m)
		}
		p.Args = append(p.Args, a)
	}
	ps.following(&p, id, hasOwner)
	if ps.fold(ph.From) == "no" || ph.Prep == "without" || ps.in(ph.From, setLack) && ph.From < head {
		p.Neg, p.Marks = true, "no "
	}
	ps.args = p.Args
	ps.addPred(p)
}

// addPred adds a predicate and notes where it stands.
func (ps *parser) addPred(p clause.Pred) int {
	p.Args = append(ps.out.SpareArgs(), p.Args...)
	ps.out.Preds = append(ps.out.Preds, p)
	id := len(ps.out.Preds) - 1
	ps.predAt[p.Tok] = int16(id)
	return id
}

// modifier makes a phrase of who is named before an event noun: «Russian
// attack», «US sanctions», «Syrian army offensive».
func (ps *parser) modifier(id, tok, head int) int {
	from := ps.out.Phrases[id].From
	if o := ps.np[id].owner; o != clause.None {
		from = ps.out.Phrases[o].To
	}
	to := -1
	for k := from; k < tok; k++ {
		if h := ps.at(k); h != nil && !ps.behindBack(h) && h.to <= tok {
			if h.e.ent != nil && h.e.ent.Kind == "person" && !ps.talks(head) || ps.topic(h) {
				continue
			}
			to = h.to
			k = h.to - 1
		}
	}
	if to < 0 {
		return clause.None
	}
	for from < to && (ps.tags[from] == tag.DT || ps.tags[from] == tag.PRPS || ps.tags[from] == tag.POS || ps.tags[from] == tag.CD || ps.hitAt[from] < 0) {
		from++
	}
	h := ps.at(to - 1)
	ph := clause.Phrase{From: from, To: to, Head: to - 1, PrepTok: -1, Next: clause.None, Prev: clause.None}
	note := nounPhrase{base: to, owner: clause.None, of: clause.None, skip: true}
	if h.from == from && h.e.kin == 0 && h.e.ent != nil || h.e.ent != nil {
		ph.From = h.from
		ph.Who = ps.hitWho(h)
		if h.e.agent == nil && ph.Who.Kind != "nisba" && (ph.Who.Kind == "state") {
			ph.Who.Kind = "nisba"
		}
	} else {
		ps.who(&ph, &note)
	}
	return ps.newPhrase(ph, note)
}

// otherSides adds those who are named before the modifier of an event noun and joined
// to it by a hyphen or «and»: «US-Chinese talks», «the Franco-German summit», «French
// and German sanctions».
func (ps *parser) otherSides(args []clause.Arg, modifier int) []clause.Arg {
	first := len(args)
	for next := ps.out.Phrases[modifier].From; next > 0; {
		end := next
		switch {
		case ps.joined(next):
		case next > 1 && ps.tags[next-1] == tag.CC && ps.fold(next-1) == "and":
			end = next - 1
		default:
			return args
		}
		h := ps.at(end - 1)
		if h == nil || h.to != end || h.e.ent == nil || ps.behindBack(h) || end < next && h.e.kin != lexicon.NisbaName {
			return args
		}
		ph := clause.Phrase{From: h.from, To: h.to, Head: h.to - 1, PrepTok: -1, Next: clause.None, Prev: clause.None, Who: ps.hitWho(h)}
		id := ps.newPhrase(ph, nounPhrase{base: h.to, owner: clause.None, of: clause.None, skip: true})
		args = slices.Insert(args, first, clause.Arg{Kind: frames.Nisba, Phrase: id, Pred: clause.None})
		next = h.from
	}
	return args
}

// talks tells whether an event noun tells of sides, so that a person before it is
// one of them: «the Merkel meeting with …».
func (ps *parser) talks(i int) bool {
	for _, e := range ps.p.frames.Nouns[ps.words[i].lemma] {
		for _, alt := range e.Unit.Slots[frames.ActorSlot].Alts {
			if len(alt) > 1 {
				return true
			}
		}
	}
	return false
}

// topic tells whether the noun before an event noun says what it is about rather
// than who is in it: «business meetings», «a general agreement».
func (ps *parser) topic(h *hit) bool {
	a := h.e.agent
	if a == nil || h.e.plural || a.Org || h.to != h.from+1 {
		return false
	}
	return a.Sector == "BUS" || a.Sector == "MIL" && !a.Group
}

// following adds the prepositional phrases that follow an event noun without a
// break.
func (ps *parser) following(p *clause.Pred, id int, owned bool) {
	end := ps.np[id].base
	if ps.out.Phrases[id].To > end && ps.np[id].of == clause.None {
		end = ps.out.Phrases[id].To
	}
	if ps.np[id].of != clause.None {
		end = ps.out.Phrases[id].To
	}
	deed := false // the phrase before says for what it is, by a noun of something done
	for n := 0; n < 5 && end < len(ps.tk); n++ {
		for end < len(ps.tk) && (ps.quote(end) || ps.tags[end] == tag.RB && ps.inVG[end] < 0) {
			end++
		}
		at := end
		if _, k := ps.prepositionAt(at); k > 0 {
			at += k
		}
		for at < len(ps.tk) && (ps.quote(at) || at > end && ps.tags[at] == tag.CC) { // on both …
			at++
		}
		q := ps.topAt(at)
		if q == clause.None {
			return
		}
		x := &ps.out.Phrases[q]
		switch {
		case ps.np[q].time:
		case x.Prep == "":
			return
		case x.Prep == "of" && deed: // requests for the recognition of Chad
		case x.Prep == "of":
			kind := frames.Gen
			if owned {
				kind = frames.Obj
			}
			p.Args = append(p.Args, clause.Arg{Kind: kind, Phrase: q, Pred: clause.None}, clause.Arg{Kind: frames.Prep, Prep: "of", Phrase: q, Pred: clause.None})
		default:
			p.Args = append(p.Args, clause.Arg{Kind: frames.Prep, Prep: x.Prep, Phrase: q, Pred: clause.None})
			if x.Prep == "by" || x.Prep == "at the hands of" {
				p.Args = append(p.Args, clause.Arg{Kind: frames.Cause, Phrase: q, Pred: clause.None})
			}
		}
		for x.Next != clause.None && n < 12 {
			x, q = &ps.out.Phrases[x.Next], x.Next
			n++
		}
		end, deed = x.To, x.Prep == "for" && x.To == ps.np[q].base && ps.event(x.To-1)
	}
}

// prepositionAt is preposition for a token that may lie behind the end.
func (ps *parser) prepositionAt(i int) (string, int) {
	if i >= len(ps.tk) || ps.inVG[i] >= 0 {
		return "", 0
	}
	return ps.preposition(i)
}

// governors hangs each event noun on what governs it: the event noun before it
// whose argument it is, or the verb.
func (ps *parser) governors() {
	for i := range ps.out.Preds {
		if p := &ps.out.Preds[i]; !p.Verb {
			ps.governor(i, p)
		}
	}
}

func (ps *parser) governor(i int, p *clause.Pred) {
	best := clause.None
	var via clause.Arg
	for k := range ps.out.Preds {
		q := &ps.out.Preds[k]
		if k == i {
			continue
		}
		for _, a := range q.Args {
			if a.Phrase == clause.None || a.Kind == frames.Prep && a.Prep == "of" && !q.Verb {
				continue
			}
			ph := &ps.out.Phrases[a.Phrase]
			if ph.Pron || !(ph.From <= p.Tok && p.Tok < ph.To) && !ps.inCoordination(a.Phrase, p.Tok) {
				continue
			}
			// the nearest governor to the left wins; a noun over its verb
			if q.Tok < p.Tok && (best == clause.None || ps.out.Preds[best].Tok < q.Tok) || best == clause.None && q.Verb {
				best, via = k, a
			}
		}
	}
	p.Parent, p.Via = best, via
	if best != clause.None {
		p.Rel = clause.NounOf
		p.Clause = ps.out.Preds[best].Clause
	}
}

func (ps *parser) inCoordination(id, tok int) bool {
	for n := 0; id != clause.None && n < 8; n++ {
		ph := &ps.out.Phrases[id]
		if ph.From <= tok && tok < ph.To {
			return true
		}
		id = ph.Next
	}
	return false
}
