package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/text"
)

// following finds the subject behind a reporting verb: the first noun phrase
// without preposition before what is said begins.
func (r *reporter) following(c *reportCue) int {
	tk := r.s.Tokens
	for i := c.tok + 1; i < len(tk) && i < c.tok+25; {
		t := &tk[i]
		if r.quoted[i] || t.Fold == ":" || markFamily(t) != noMark || t.POS == doc.Verb {
			return clause.None
		}
		if t.POS == doc.Sconj || t.POS == doc.Punct && t.Fold == "." {
			return clause.None
		}
		if t.POS == doc.Punct && r.relates(c) {
			return clause.None
		}
		if t.POS == doc.Punct || t.POS == doc.Adv || t.POS == doc.Part {
			i++
			continue
		}
		if k := r.timeAt(i); k > i {
			i = k
			continue
		}
		ph := r.phraseAt(i)
		if ph == clause.None {
			i++
			continue
		}
		p := &r.s.Phrases[ph]
		if p.Prep != "" || t.POS == doc.Adp || t.Pro&(doc.ProBi|doc.ProLi|doc.ProKa) != 0 {
			i = p.To
			if i <= c.tok {
				return clause.None
			}
			continue
		}
		if k, ok := r.cueKind(i); ok && k == cueParticiple && (!p.Who.CanAct() || r.fn.EndsAccusative.Ends(t.Fold)) {
			return clause.None
		}
		if t.POS == doc.Adj && !t.Pro.Has(doc.ProAl) && !p.Who.CanAct() && p.Head == i && !r.nameWord(i) { // an adverb: «ويدرك جيدا أن»
			i = p.To
			continue
		}
		if t.Pro&(doc.ProWa|doc.ProFa) != 0 && i > c.tok+1 {
			return clause.None
		}
		if r.objectOf(c, ph) || r.onlyObject(c, ph) || r.spokenTo(c, ph) {
			return clause.None
		}
		return ph
	}
	return clause.None
}

// onlyObject: a verb that goes on with «و» after another word of reporting, of
// whom something is said stands as its object, has left out its subject: «قال
// الوزير …، واتهم الحكومة ب…».
func (r *reporter) onlyObject(c *reportCue, ph int) bool {
	t := &r.s.Tokens[c.tok]
	cue, ok := r.cueAt(c.tok)
	if !ok || !t.Pro.Has(doc.ProWa) || c.tok == 0 || len(cue.Addressee) == 0 || cue.Addressee[0].Kind != frames.Obj {
		return false
	}
	said := false
	for k := range r.cues {
		o := &r.cues[k]
		said = said || o.kind == cueVerb && o.tok < c.tok && !r.hangs(o, clause.Relative) && r.s.Tokens[o.tok].Feats.Gender == t.Feats.Gender
	}
	if !said {
		return false
	}
	for i := r.s.Phrases[ph].To; i < len(r.s.Tokens); i++ {
		switch n := &r.s.Tokens[i]; {
		case n.POS == doc.Punct:
			continue
		case r.timeAt(i) > i:
			i = r.timeAt(i) - 1
			continue
		default:
			next := r.phraseAt(i)
			return next == clause.None || r.s.Phrases[next].Prep != "" || !r.s.Phrases[next].Who.CanAct()
		}
	}
	return true
}

// spokenTo tells whether the frame of the verb has found that somebody else does it and to
// whom it is done: «وأضاف أنه يحمل حماس المسؤولية», «… وحملت دمشق المسؤولية».
func (r *reporter) spokenTo(c *reportCue, ph int) bool {
	if c.pred == clause.None {
		return false
	}
	m := r.w.matchOf(c.pred)
	return m != nil && len(m.slots[frames.ActorSlot]) > 0 && !slices.Contains(m.slots[frames.ActorSlot], ph) && slices.Contains(m.slots[frames.RecipientSlot], ph)
}

// objectOf: is the phrase after the verb what is spoken of («ووصف القرار بأنه
// …») and the subject left out? It neither acts nor agrees, or the analysis
// gives it another place and it cannot act.
func (r *reporter) objectOf(c *reportCue, ph int) bool {
	p := &r.s.Phrases[ph]
	f := r.s.Tokens[c.tok].Feats
	if h := &r.s.Tokens[p.Head]; p.From == p.Head && h.Known && h.POS == doc.Noun && h.Enc == "" && r.fn.EndsAccusative.Ends(h.Fold) && !r.fn.EndsAccusative.Ends(text.Fold(h.Lemma)) {
		return true // an indefinite accusative is no subject: أصدر بيانا
	}
	if cue, ok := r.cueAt(p.Head); ok && cue.Voice && agrees(f, p) {
		return false // «أشار التقرير إلى …»
	}
	if p.Who.CanAct() && p.Who.Kind != "nisba" {
		return f.Gender == doc.Masc && p.Gender == doc.Fem && p.Who.Kind != "person"
	}
	if r.nameWord(p.Head) {
		return false
	}
	if !agrees(f, p) || r.mute(p) {
		return true
	}
	if r.saidNext(p.To) {
		return false
	}
	if cue, ok := r.cueAt(c.tok); ok && !toSomebody(&cue) && r.s.Tokens[p.Head].Feats.VerbForm != doc.Masdar && r.content(c) >= 0 {
		return false // what is said follows as a clause: the noun is who says it
	}
	if c.pred == clause.None {
		return false
	}
	for _, a := range r.s.Preds[c.pred].Args {
		if a.Phrase == ph && a.Kind == frames.Obj {
			return r.s.Tokens[p.Head].Known && r.s.Tokens[p.Head].POS == doc.Noun
		}
	}
	// a thing said rather than somebody: تصريحات، بيان
	pr := r.s.PredAt(p.Head)
	return pr != clause.None && r.s.Tokens[p.Head].Feats.VerbForm == doc.Masdar
}

// mute tells whether a phrase names nobody who could speak and no text: things that
// are counted, a deed of somebody («يبلغ 25 عاما», «أعلن انتخابه»), words that tell nothing.
func (r *reporter) mute(p *clause.Phrase) bool {
	h := &r.s.Tokens[p.Head]
	if p.Who.CanAct() || !h.Known || h.POS != doc.Noun {
		return false
	}
	if r.fn.Mute.Has(r.w.keys[p.Head]) {
		return true
	}
	if p.From < p.Head && r.s.Tokens[p.From].POS == doc.Num && r.s.Tokens[p.Head-1].POS != doc.Adp {
		return !r.w.c.Frames.Classes["@person"][r.w.keys[p.Head]]
	}
	return h.Feats.VerbForm == doc.Masdar && h.Enc != "" && r.s.PredAt(p.Head) != clause.None
}

// saidNext: what is said begins at a token: after «قال التقرير» it does, so
// the noun phrase is the one that speaks.
func (r *reporter) saidNext(i int) bool {
	if i >= len(r.s.Tokens) {
		return false
	}
	t := &r.s.Tokens[i]
	return t.Fold == ":" || markFamily(t) != noMark || t.POS == doc.Sconj && !t.Pro.Has(doc.ProWa)
}

// relates tells whether the verb of reporting says of whom stands before it that he speaks,
// in a clause that ends at the next comma: «اتهم الوزير، الذي كان يتحدث في بيروت، | دمشق …».
func (r *reporter) relates(c *reportCue) bool {
	if c.kind != cueVerb || !r.hangs(c, clause.Relative) || r.stance(c.tok) != "neutral" {
		return false
	}
	a := r.s.Preds[c.pred].Arg(frames.Subj, "")
	return a != nil && a.Phrase != clause.None && r.s.Phrases[a.Phrase].To <= c.tok && r.s.Phrases[a.Phrase].Who.CanAct()
}
