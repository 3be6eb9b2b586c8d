package resolve

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// disjoint is whom a pronoun cannot mean: who does what the verb that carries it says, where
// he is left out in a clause of time or manner (for one named, see doerOf); who answers the request or condemns
// the words that carry it («رفض القاضي طلبه»); or who does to somebody, behind a preposition
// right after the verb or its subject, what nobody does to himself by a pronoun («اقترب منه
// وأطلق عليه النار»). Nil for none.
func (d *Document) disjoint(s *clause.Sentence, ph *clause.Phrase) *clause.Who {
	if d.fn.Attached.None() {
		return nil
	}
	t := &s.Tokens[ph.Head]
	for k := range s.Preds {
		p := &s.Preds[k]
		if p.Verb && p.Tok == ph.Head && p.Rel == clause.Adverbial && p.Arg(frames.Subj, "") == nil {
			return d.carried(s, k) // «فجر نفسه دون أن يقتله»: who does it is not whom he does it to
		}
		if !p.Verb || p.Passive || p.Tok >= ph.Head {
			continue
		}
		if d.answers(s, p, ph) || d.condemns(s, p, ph) || t.POS == doc.Adp && (p.Tok == ph.Head-1 && d.directs(t.Stem) || behindSubject(s, p, ph) && (d.directs(t.Stem) || d.fn.Away.Has(t.Stem))) {
			who, _, _ := d.doneBy(s, k)
			if a := p.Arg(frames.Subj, ""); who == nil && a != nil && a.Phrase != clause.None && s.Phrases[a.Phrase].From > p.Tok {
				who = d.carried(s, k) // «وطلب منه وقف الحرب»: that is what he asked for
			}
			return who
		}
	}
	return nil
}

// behindSubject tells whether a pronoun with its preposition stands right behind the subject
// that stands right behind a verb, before its object: «رفعت أوسلو عنها العقوبات».
func behindSubject(s *clause.Sentence, p *clause.Pred, ph *clause.Phrase) bool {
	a := p.Arg(frames.Subj, "")
	if a == nil || a.Phrase == clause.None || p.Arg(frames.Obj, "") == nil {
		return false
	}
	x := &s.Phrases[a.Phrase]
	return x.From == p.Tok+1 && x.To == ph.Head
}

// answers tells whether a verb says that somebody answers what another has put to him and
// carries the pronoun.
func (d *Document) answers(s *clause.Sentence, p *clause.Pred, ph *clause.Phrase) bool {
	return d.fn.Offered.Has(s.Tokens[ph.Head].Key) && d.fn.Answers.Has(s.Tokens[p.Tok].Key) && (p.Tok == ph.Head-1 || carries(s, p, ph))
}

// condemns tells whether a verb says that somebody condemns or turns down what carries the
// pronoun: words or ways that are not his own («انتقد الوزير سياسته», «وندد بتصريحاتها»).
func (d *Document) condemns(s *clause.Sentence, p *clause.Pred, ph *clause.Phrase) bool {
	return d.fn.Ways.Has(s.Tokens[ph.Head].Key) && d.fn.Condemns.Has(s.Tokens[p.Tok].Key) && (p.Tok == ph.Head-1 || carries(s, p, ph))
}

// directs tells whether a preposition directs an act at somebody or says from whom
// something is taken.
func (d *Document) directs(prep string) bool {
	return d.fn.Upon.Has(prep) || d.fn.From.Has(prep) || d.fn.To.Has(prep)
}

// resumed is the noun that a relative clause describes, where the pronoun behind the
// preposition right after its verb is what takes it up, subject and object being others:
// «الأسير الذي أفرجت عنه إسرائيل»; None elsewhere.
func resumed(s *clause.Sentence, ph int) int {
	x := &s.Phrases[ph]
	if s.Tokens[x.Head].POS != doc.Adp {
		return clause.None
	}
	for i := range s.Preds {
		p := &s.Preds[i]
		k := p.Via.Phrase
		if !p.Verb || p.Tok != x.Head-1 || p.Rel != clause.Relative || k == clause.None || s.Tokens[p.Tok].Enc != "" {
			continue
		}
		if slices.ContainsFunc(p.Args, func(a clause.Arg) bool { return a.Phrase == k }) {
			return clause.None
		}
		if y := &s.Phrases[k]; !y.Pron && y.Who.CanAct() && fits(x, y.Gender, y.Number, &y.Who) {
			return k
		}
	}
	return clause.None
}
