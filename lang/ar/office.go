package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// calling takes in an office or calling right behind a name that no list knows:
// «سامي منصور | المتحدث باسم الوزارة», «سلمى حداد | مديرة المركز». It returns the token
// behind it, or 0.
func (ps *parser) calling(ph *clause.Phrase) int {
	k := ph.To
	if ph.Who.Kind != "name" || !ps.callingAt(k) || !ps.introduces(ph) {
		return 0
	}
	end := ps.extend(k, k)
	in := clause.Phrase{From: k, To: end, Head: k}
	ps.who(&in)
	if in.Who.Kind != "agent" || !in.Who.Single || in.Who.Kin || !ps.definitePhrase(k, end) {
		return 0
	}
	if in.Who.Office && in.Who.Actor.Code != "" && ps.tk[k].Pro.Has(doc.ProAl) && !ps.hits[ps.hitAt[k]].e.agent.Speaks && !ps.toldBy(ph) {
		return 0 // «التقى سامي منصور | الرئيس الكولومبي»
	}
	ps.takeOffice(ph, &in)
	return end
}

// callingAt tells whether the noun for one human being by office or calling begins at k.
func (ps *parser) callingAt(k int) bool {
	if k >= len(ps.tk) || ps.kind[k] != itNom || ps.tk[k].Pro&(conjPro|prepPro) != 0 || ps.tk[k].Enc != "" || ps.phrase[k] >= 0 {
		return false
	}
	h := ps.hitAt[k]
	return h >= 0 && ps.hits[h].from == k && ps.hits[h].e.agent != nil && !ps.hits[h].e.plural && !manyHeads(ps.hits[h].e.agent)
}

// introduces tells whether a name may be followed by who its bearer is: one in full, or of
// whom it is told what he says.
func (ps *parser) introduces(ph *clause.Phrase) bool {
	return ph.Who.Actor.Role == "" && (ph.To-ph.From > 1 || ps.toldBy(ph))
}

// toldBy tells whether a verb of saying stands right before a phrase.
func (ps *parser) toldBy(ph *clause.Phrase) bool {
	return ph.From > 0 && ps.kind[ph.From-1] == itVerb && ps.p.saying(ps.tk[ph.From-1].Key)
}

// takeOffice makes a name and the office behind it one mention.
func (ps *parser) takeOffice(ph, in *clause.Phrase) {
	ps.mergeOffice(ph, in)
	ph.Who.Of = in.Who.Of
	ph.To, ph.Who.To = in.To, in.To
	ph.Who.Actor.Text = ps.text(ph.From, in.To)
	ph.Who.Actor.End = ps.tk[in.To-1].End
}

// calledBehind tells whether what a comma sets off behind a name in full that no list knows
// says what its bearer is: «سامي منصور، خبير أمني»; relatives are others.
func (ps *parser) calledBehind(name, in *clause.Phrase) bool {
	return name.Who.Kind == "name" && ps.introduces(name) && in.Who.Kind == "agent" && in.Who.Single && !in.Who.Kin && ps.callingAt(in.From)
}

// speakerAt tells whether the word for a spokesman begins at j, with the article.
func (ps *parser) speakerAt(j int) bool {
	h := ps.hitAt[j]
	return h >= 0 && ps.hits[h].from == j && ps.hits[h].e.agent != nil && ps.hits[h].e.agent.Speaks && ps.tk[j].Pro.Has(doc.ProAl)
}
