package ar

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/ar/morph"
	"github.com/sijil-news/sijil/text"
)

// halVerbs tells whether the token is a circumstantial participle that carries
// on a clause («…، داعيةً طهران إلى الحوار»), and of which verbs: it governs like
// a verb, and the subject of the verb before it is its own.
func (ps *parser) halVerbs(i int) []string {
	t := &ps.tk[i]
	if i == 0 || t.POS != doc.Noun && t.POS != doc.Adj || t.Pro&^conjPro != 0 || t.Enc != "" {
		return nil
	}
	gender := doc.Masc
	switch {
	case strings.HasSuffix(t.Fold, "ة"):
		gender = doc.Fem
		if !ps.breakBefore(i) || ps.opensKnown(i) {
			return nil
		}
	case strings.HasSuffix(t.Fold, "ين"): // «…، مطالبين الحكومة بالاستقالة»
		b := &ps.tk[i-1]
		comma := b.POS == doc.Punct && isComma(b)
		if t.Feats.Number != doc.Plur || !comma && !ps.soundNominative(b) || ps.verbBefore(i, gender) < 0 {
			return nil
		}
		return ps.known[i].hal
	case !strings.HasSuffix(t.Fold, "ا"):
		return nil
	case !ps.breakBefore(i) && !ps.namedBefore(i):
		return nil
	}
	v := ps.verbBefore(i, gender)
	if v < 0 || !ps.breakBefore(i) && !ps.p.saying(ps.tk[v].Key) {
		return nil // «رفض الوزير مقترحا»: a noun, the object
	}
	return ps.known[i].hal
}

// opensKnown tells whether a phrase that frames know begins at the token, which then is no
// participle: «…، مذكرة تفاهم».
func (ps *parser) opensKnown(i int) bool {
	if i+1 >= len(ps.tk) {
		return false
	}
	next := &ps.tk[i+1]
	for _, e := range ps.p.Frames.Nouns[ps.tk[i].Key] {
		if w := e.Word.Parts; len(w) > 1 && (w[1] == next.Stem || w[1] == next.Key) {
			return true
		}
	}
	return false
}

// soundNominative tells whether a noun is a plural that shows it is a subject,
// of which no accusative is the adjective: «خرج المتظاهرون مطالبين …».
func (ps *parser) soundNominative(t *doc.Token) bool {
	return t.POS == doc.Noun && ps.soundPlural(t) && strings.HasSuffix(t.Stem, "ون")
}

// breakBefore: a comma, quotation mark or bracket stands before the token.
func (ps *parser) breakBefore(i int) bool {
	b := &ps.tk[i-1]
	if b.POS != doc.Punct {
		return false
	}
	switch b.Fold {
	case ":", "؛", ";", ".", "؟", "?", "!", "-", "–", "—", "(", "[", "/":
		return false
	}
	return true
}

// namedBefore: a definite noun or name stands before the token, of which an
// indefinite participle cannot be the adjective.
func (ps *parser) namedBefore(i int) bool {
	b := &ps.tk[i-1]
	return b.POS == doc.Propn || b.POS != doc.Verb && b.Pro.Has(doc.ProAl)
}

// saying tells whether the verb tells what somebody says.
func (p *Pack) saying(key string) bool {
	c, ok := p.Words.Cues[key]
	return ok && c.Stance != "deny" && c.Stance != "demand"
}

// verbBefore is the last verb in the third person and of that gender before
// the token, or −1.
func (ps *parser) verbBefore(i int, g doc.Gender) int {
	for k := i - 1; k >= 0; k-- {
		t := &ps.tk[k]
		if t.POS == doc.Verb && t.Feats.Person == 3 && (t.Feats.Gender == g || t.Feats.Gender == doc.GenderAny) {
			return k
		}
	}
	return -1
}

// participleVerbs are the folded lemmas of the verbs that frames know and of
// which the token may be the active participle.
func (p *Pack) participleVerbs(t *doc.Token) []string {
	if t.Enc != "" || t.Pro&^conjPro != 0 || !strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(t.Fold, "ة") && !strings.HasSuffix(t.Fold, "ين") {
		return nil
	}
	var out []string
	listed := t.Feats.VerbForm != doc.ActivePart // a noun of its own in the lexicon: داعية, متّهم, موكب
	add := func(lemma string) {
		if v := p.Morph.NominalVerb(lemma); v != nil {
			k := text.Key(v.Lemma)
			if _, cue := p.Words.Cues[k]; p.verbs[k] && (cue || !listed) {
				out = appendOnce(out, k)
			}
		}
	}
	p.Morph.Look(t.Fold, func(readings []morph.Analysis) {
		for i := range readings {
			if a := &readings[i]; a.Pro == t.Pro && a.Enc == "" && a.Feats.VerbForm == doc.ActivePart {
				add(a.Lemma)
			}
		}
	})
	if len(out) == 0 && strings.HasPrefix(t.Stem, "م") {
		add(t.Lemma)
	}
	if iv := "ا" + strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(t.Stem, "ا"), "ة"), "ين"), "م"); strings.HasPrefix(t.Stem, "م") && p.verbs[iv] {
		out = appendOnce(out, iv) // form IV, «معربا» of أعرب, is also spelled like form II
	}
	return out
}

func appendOnce(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}

// isHal tells whether the predicate is a circumstantial participle.
func (ps *parser) isHal(p *clause.Pred) bool {
	return p.Verb && ps.tk[p.Tok].POS != doc.Verb
}

// hal adds the predicate of a circumstantial participle.
func (ps *parser) hal(w *walk, i int) {
	id := len(ps.out.Preds)
	p := clause.Pred{Tok: i, Verb: true, Parent: clause.None, Phrase: clause.None, Comp: clause.None,
		Rel: clause.Coordinated, Keys: ps.known[i].hal, Neg: w.neg, Marks: w.words}
	var subj *clause.Arg
	if host := ps.halHost(w.cur, &ps.tk[i]); host != clause.None {
		h := &ps.out.Preds[host]
		p.Parent, p.Via, p.Clause = h.Parent, h.Via, h.Clause
		if h.Rel == clause.Complement {
			p.Rel = clause.Complement
		}
		subj = h.Arg(frames.Subj, "")
	}
	ps.out.Preds = append(ps.out.Preds, p)
	if subj != nil {
		ps.addArg(id, clause.Arg{Kind: frames.Subj, Phrase: subj.Phrase, Pred: clause.None})
	}
	w.reset(true)
	w.cur, w.open, w.aside = id, true, false
}

// halHost is the verb whose subject a participle carries on: the outermost of
// the clauses open before it whose subject agrees.
func (ps *parser) halHost(cur int, t *doc.Token) int {
	g, many := t.Feats.Gender, strings.HasSuffix(t.Fold, "ين")
	best := clause.None
	for n := 0; cur != clause.None && n < 8; n++ {
		p := &ps.out.Preds[cur]
		if a := p.Arg(frames.Subj, ""); p.Verb && !p.Passive && p.Rel != clause.Conditional {
			f := ps.tk[p.Tok].Feats
			switch {
			case f.Gender != g && f.Gender != doc.GenderAny && !ps.isHal(p):
			case many && (a == nil || a.Phrase == clause.None || !ps.several(&ps.out.Phrases[a.Phrase])):
			case !many && (f.Number == doc.Plur || f.Number == doc.Dual):
			case a != nil || p.Rel != clause.Relative:
				best = cur
			}
		}
		cur = p.Parent
	}
	return best
}

// several tells whether a phrase means more than one person.
func (ps *parser) several(ph *clause.Phrase) bool {
	return ph.Pron || ph.Some || ph.Next != clause.None || ph.Who.Group || ph.Number == doc.Plur || ph.Number == doc.Dual
}
