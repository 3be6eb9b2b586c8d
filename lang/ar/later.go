package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// laterObjects: «خطف مسلحون يرتدون زي الشرطة | خمسة بريطانيين»: the second
// object in a relative clause on the subject is that of the verb above, where
// it has none and counts people. So is what follows the subject of a relative clause
// whose verb takes one object and has it in its pronoun: «قصف الحلف الذي تقوده كندا | مواقع».
func (ps *parser) laterObjects() {
	for i := range ps.out.Preds {
		r := &ps.out.Preds[i]
		if !r.Verb || r.Rel != clause.Relative || r.Parent == clause.None {
			continue
		}
		p, second := &ps.out.Preds[r.Parent], r.Arg(frames.Obj2, "")
		if second == nil {
			second = ps.notItsObject(r)
		}
		if second == nil || second.Phrase == clause.None || !p.Verb || p.Passive || p.Arg(frames.Obj, "") != nil {
			continue
		}
		subj, ph := p.Arg(frames.Subj, ""), &ps.out.Phrases[second.Phrase]
		if subj == nil || subj.Phrase != r.Via.Phrase || !(ps.tk[r.Tok].Enc == "" && ph.Who.CanAct() && ph.Some || second.Kind == frames.Obj2 && ps.fullWithout(r, p, ph)) {
			continue
		}
		ps.addArg(r.Parent, clause.Arg{Kind: frames.Obj, Phrase: second.Phrase, Pred: second.Pred})
		p.SubjGuess = false
		of := second.Kind
		r.Args = slices.DeleteFunc(r.Args, func(a clause.Arg) bool { return a.Kind == of })
	}
}

// fullWithout tells whether a relative clause has its subject, and its one object in the
// pronoun on its verb, without the noun that follows, and the verb above may have that.
func (ps *parser) fullWithout(r, p *clause.Pred, ph *clause.Phrase) bool {
	t, x := &ps.tk[ph.From], r.Arg(frames.Subj, "")
	takesOne := func(k string) bool { return ps.p.oneObject[k] }
	takesTwo := func(k string) bool { return ps.p.twoObjects[k] }
	return ps.tk[r.Tok].Enc != "" && x != nil && x.Phrase != clause.None && ps.out.Phrases[x.Phrase].From > r.Tok &&
		!ps.deems(r.Tok) && !slices.ContainsFunc(r.Keys, takesTwo) && slices.ContainsFunc(p.Keys, takesOne) &&
		t.POS == doc.Noun && (ph.Who.CanAct() || !strings.HasSuffix(t.Fold, "ا"))
}

// deedFirst tells whether the deed that a verb of doing carries stands before who does it:
// «نظم المسيرة | اتحاد العمال», «قاد الهجوم | العقيد». Deeds do none.
func (ps *parser) deedFirst(v *clause.Pred, ph *clause.Phrase) bool {
	a := v.Arg(frames.Subj, "")
	if a == nil || a.Phrase == clause.None || !v.SubjGuess || !ph.Who.CanAct() || ps.feminine(ph) || ps.tk[v.Tok].Enc != "" || !ps.mayFollow(&ps.tk[v.Tok], ph) {
		return false
	}
	x := &ps.out.Phrases[a.Phrase]
	if x.Pron || !x.Def || x.From < v.Tok || x.To != ph.From || x.From != x.Head || x.To != x.From+1 || x.Who.CanAct() || !ps.known[x.Head].trigger {
		return false
	}
	return slices.ContainsFunc(ps.p.Words.Support[ps.tk[v.Tok].Key], func(s frames.Support) bool {
		return s.Noun.Kind == frames.Obj && s.HasS && s.Subj == frames.ActorSlot
	})
}
