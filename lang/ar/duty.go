package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// duties makes a predicate of a preposition that opens a clause which says what somebody
// has to do: «على أثينا أن توقف …», «إن على أثينا وقف …», «وعليها تصحيح …».
// Whom it is on is its argument, the clause its complement. Only a preposition that a frame knows is one.
func (ps *parser) duties() {
	for id := range ps.out.Phrases {
		x := &ps.out.Phrases[id]
		if x.Prep == "" || x.PrepTok < 0 || !ps.p.gram.in(x.Prep).has(setObliged) || !ps.p.trig[x.Prep] || !x.Pron && !x.Who.CanAct() || !ps.opensDuty(x.PrepTok) {
			continue
		}
		verb := ps.duty(x)
		if verb == clause.None && !(x.Pron && ps.masdarAt(x.PrepTok+1)) && !(x.PrepTok > 0 && !x.Pron && x.Def && ps.masdarAt(x.To) && ps.kindIs(itComp, x.PrepTok-1)) {
			continue
		}
		p := clause.Pred{Tok: x.PrepTok, Parent: clause.None, Phrase: clause.None, Comp: clause.None, Keys: ps.out.Words(x.Prep, x.Prep), Rel: clause.NounOf, Args: ps.out.SpareArgs()}
		p.Args = append(p.Args, clause.Arg{Kind: frames.Prep, Prep: x.Prep, Phrase: id, Pred: clause.None})
		if verb != clause.None {
			q := &ps.out.Preds[verb]
			p.Parent, p.Via, p.Rel = q.Parent, q.Via, q.Rel
			q.Parent, q.Rel = len(ps.out.Preds), clause.Complement
		}
		ps.out.Preds = append(ps.out.Preds, p)
	}
}

// predicated tells whether a noun or adjective may be said of something in a sentence
// without verb: nothing governs it, and it begins a phrase, or stands behind «غير».
func (ps *parser) predicated(i int) bool {
	x := &ps.out.Phrases[ps.phrase[i]]
	if ps.tk[i].Pro&^doc.ProWa != 0 || ps.tk[i].Enc != "" {
		return false
	}
	return x.From == i && x.Prep == "" || i > 0 && (ps.stemIn(i-1, setNegnoun) || ps.kindIs(itNeg, i-1))
}

// opensDuty tells whether a clause of somebody's speech may begin at a token: behind
// «that», a colon or a quotation mark, or with «and».
func (ps *parser) opensDuty(i int) bool {
	return ps.tk[i].Pro&conjPro != 0 || i > 0 && (ps.kindIs(itComp, i-1) || ps.kindIs(itStop, i-1) || ps.kindIs(itQuote, i-1))
}

// duty is the verb of the clause of «that» right behind a phrase, in the imperfect; None
// for none.
func (ps *parser) duty(x *clause.Phrase) int {
	for i := range ps.out.Preds {
		if q := &ps.out.Preds[i]; q.Verb && q.Comp == x.To && !q.Perf && !q.Fut && ps.tk[x.To].Enc == "" {
			return i
		}
	}
	return clause.None
}

// masdarAt tells whether a masdar that nothing governs stands at a token.
func (ps *parser) masdarAt(i int) bool {
	return i < len(ps.tk) && ps.kind[i] == itNom && ps.tk[i].Feats.VerbForm == doc.Masdar && ps.tk[i].Pro&^doc.ProAl == 0
}
