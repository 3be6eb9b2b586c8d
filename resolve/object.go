package resolve

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// doerOf is the subject, named by words, of the verb that carries a pronoun for its object,
// whom the pronoun never means: «وانتقدتها السلطات»; nil for none.
func doerOf(s *clause.Sentence, ph *clause.Phrase) *clause.Phrase {
	i := s.PredAt(ph.Head)
	if i == clause.None || !s.Preds[i].Verb {
		return nil
	}
	a := s.Preds[i].Arg(frames.Subj, "")
	if a == nil || a.Phrase == clause.None || s.Phrases[a.Phrase].Pron {
		return nil
	}
	return &s.Phrases[a.Phrase]
}

// carrier is the verb that carries a pronoun, or governs the preposition right behind it
// that does; None for others.
func carrier(s *clause.Sentence, ph *clause.Phrase) int {
	at := ph.Head
	if s.Tokens[at].POS == doc.Adp {
		if at--; at >= 0 && s.Tokens[at].Enc != "" {
			return clause.None // «العقوبات التي تفرضها عليها»: the other one takes that up
		}
	}
	if at < 0 || s.Tokens[at].POS != doc.Verb {
		return clause.None
	}
	return s.PredAt(at)
}

// takesUpWhat tells whether a pronoun takes up the «what» right before the verb that has
// it: «ما ترفضه موسكو», «وهو ما دعا إليه».
func (d *Document) takesUpWhat(s *clause.Sentence, ph *clause.Phrase) bool {
	if t := &s.Tokens[ph.Head]; t.POS == doc.Pron {
		return ph.Head+1 < len(s.Tokens) && s.Tokens[ph.Head+1].Pro == 0 && d.fn.What.Has(s.Tokens[ph.Head+1].Stem) // «وهو ما …»
	}
	i := carrier(s, ph)
	if i == clause.None || ph.Gender != doc.Masc || ph.Number != doc.Sing {
		return false
	}
	at := s.Preds[i].Tok
	return at > 0 && s.Tokens[at-1].POS != doc.Sconj && d.fn.What.Has(s.Tokens[at-1].Stem)
}

// takesUpThing tells whether a pronoun on the verb of a relative clause takes up the thing
// that the clause describes: «لغم زرعته …», «المواقع التي حررتها …».
func takesUpThing(s *clause.Sentence, ph *clause.Phrase) bool {
	i := carrier(s, ph)
	if i == clause.None || s.Preds[i].Rel != clause.Relative || s.Preds[i].Via.Phrase == clause.None {
		return false
	}
	bare := s.Tokens[s.Preds[i].Tok].Enc == ""
	for k := range s.Preds[i].Args { // «انتقادات وجهت إليها»: they are what was addressed
		if a := &s.Preds[i].Args[k]; a.Phrase == s.Preds[i].Via.Phrase && (bare || a.Kind == frames.Subj) {
			return false
		}
	}
	x := &s.Phrases[s.Preds[i].Via.Phrase]
	if x.Pron || x.Who.CanAct() || x.Who.Pending != "" || x.Head < 0 {
		return false
	}
	f := s.Tokens[x.Head].Feats
	if f.Number == doc.Plur {
		return ph.Gender == doc.Fem && ph.Number == doc.Sing
	}
	return ph.Number == f.Number && ph.Gender == f.Gender
}

// ratesThing tells whether a pronoun on a verb of calling takes up a thing that the verb
// before governs: «دان الرئيس الهجوم ووصفه بالجبان», «رفض القرار واعتبره خيانة».
func (d *Document) ratesThing(s *clause.Sentence, ph *clause.Phrase) bool {
	t := &s.Tokens[ph.Head]
	if t.POS != doc.Verb || !d.fn.Rates.Has(t.Key) || ph.Number != doc.Sing || !carriesOn(s, ph.Head) {
		return false
	}
	i := s.PredAt(ph.Head)
	if i == clause.None {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		q := &s.Preds[k]
		if q.Verb && q.Rel == clause.Relative && s.Preds[i].Rel != clause.Relative {
			return false // «نسب الهجوم إلى الحزب الذي يقاتل … وتعتبره إرهابيا»
		}
		if !q.Verb || q.Parent != s.Preds[i].Parent {
			continue
		}
		for n := range q.Args {
			if a := &q.Args[n]; (a.Kind == frames.Obj || a.Kind == frames.Prep) && !a.Loose && takenUp(s, ph, a) {
				return true
			}
		}
		return false
	}
	return false
}

// takenUp tells whether a pronoun agrees with an argument that is a thing or a deed.
func takenUp(s *clause.Sentence, ph *clause.Phrase, a *clause.Arg) bool {
	at := 0
	switch {
	case a.Phrase != clause.None:
		x := &s.Phrases[a.Phrase]
		if x.Pron || x.Who.CanAct() || x.Who.Pending != "" || x.Head < 0 {
			return false
		}
		at = x.Head
	case a.Pred != clause.None && !s.Preds[a.Pred].Verb:
		at = s.Preds[a.Pred].Tok
	default:
		return false
	}
	t := &s.Tokens[at]
	if t.POS != doc.Noun || at > ph.Head {
		return false
	}
	if t.Feats.Number == doc.Plur {
		return ph.Gender == doc.Fem
	}
	return t.Feats.Number == doc.Sing && ph.Gender == t.Feats.Gender
}

// countPlural makes phrases of a number and a noun plural, whatever the noun's
// form: «70 عنصرا … قتلوا».
func countPlural(s *clause.Sentence) {
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if !x.Pron && x.To-x.From > 1 && x.Number == doc.Sing && s.Tokens[x.From].POS == doc.Num && s.Tokens[x.From].Feats.Number != doc.Dual {
			x.Number = doc.Plur
		}
	}
}

// sidesBefore are subject and object of the verb that another carries on, on or behind which
// the pronoun stands: «انتقد الوزير النائب واتهمه بـ…», «… ثم رد عليه» mean the deputy, never
// the minister. None where that verb carries none on or has a subject of its own.
func sidesBefore(s *clause.Sentence, ph *clause.Phrase) (subj, obj int) {
	subj, obj = clause.None, clause.None
	i := clauseOf(s, ph)
	if i == clause.None || !s.Preds[i].Verb || s.Preds[i].Tok > ph.Head || !carriesOn(s, s.Preds[i].Tok) {
		return
	}
	p := &s.Preds[i]
	if a := p.Arg(frames.Subj, ""); a != nil {
		return // it has a subject of its own
	}
	for k := i - 1; k >= 0; k-- {
		q := &s.Preds[k]
		if !q.Verb || q.Parent != p.Parent {
			continue
		}
		if a := q.Arg(frames.Subj, ""); a != nil {
			subj = a.Phrase
		}
		if a := q.Arg(frames.Obj, ""); a != nil {
			obj = a.Phrase
		}
		return
	}
	return
}

// carriesOn tells whether the verb at a token carries on the one before: «واتهمه», «ثم أفرجت عنه».
func carriesOn(s *clause.Sentence, t int) bool {
	return s.Tokens[t].Pro&(doc.ProWa|doc.ProFa) != 0 || t > 0 && s.Tokens[t-1].POS == doc.Cconj
}

// clauseOf is the predicate that a pronoun stands on or is an argument of; None for none.
func clauseOf(s *clause.Sentence, ph *clause.Phrase) int {
	for i := range s.Preds {
		p := &s.Preds[i]
		if p.Tok == ph.Head || slices.ContainsFunc(p.Args, func(a clause.Arg) bool { return a.Phrase != clause.None && &s.Phrases[a.Phrase] == ph }) {
			return i
		}
	}
	return clause.None
}
