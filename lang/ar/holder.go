package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// holder is a name that stands behind an office at the end of another phrase: «إقالة
// مستشاره للأمن القومي، | جون بولتون».
type holder struct {
	office int // token at which the office begins
	name   clause.Phrase
	of     string // code of the body between them
}

// innerOffice tells whether a phrase ends in an office without a name, alone of all that
// it names, that n may be the name of.
func (ps *parser) innerOffice(x, n *clause.Phrase) bool {
	in := x.Inner
	if in == nil || in.Kind != "agent" || !in.Single || in.To != x.To || ps.tk[in.From].Pro&(conjPro|prepPro) != 0 || ps.tk[x.Head].Feats.VerbForm != doc.Masdar || in.From != x.Head+1 {
		return false
	}
	a, b := in.Actor.Code, n.Who.Actor.Code
	return a == "" || b == "" || a == b
}

// held gives the genitive g that begins at token from the name of who holds the office.
func (ps *parser) held(g, from int) {
	for i := range ps.holder {
		h := &ps.holder[i]
		if h.office != from {
			continue
		}
		x := &ps.out.Phrases[g]
		if x.Who.Actor.Code == "" && h.name.Who.Actor.Code == "" {
			x.Who.Actor.Code = h.of
		}
		ps.mergeName(x, &h.name)
		x.Who.To, x.Who.Pending = h.name.To, ""
		x.Who.Actor.Text, x.Who.Actor.End = ps.text(x.From, h.name.To), h.name.Who.Actor.End
	}
}
