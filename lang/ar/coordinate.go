package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// dashed is the phrase that names a meeting and the first of its two sides where a dash stands
// between that and ph, which is the other: «قمة بوتين - ترامب», «لقاء موسكو – أنقرة»; −1 for most.
func (ps *parser) dashed(ph *clause.Phrase, i, id int) int {
	if i != ph.From || i < 3 || id == 0 || ph.Prep != "" || ps.phrase[i-2] != int16(id-1) {
		return -1
	}
	switch ps.tk[i-1].Fold {
	case "-", "–", "—":
	default:
		return -1
	}
	x := &ps.out.Phrases[id-1]
	if x.To != i-1 || x.Next != clause.None || !ps.ofDeed(x) {
		return -1
	}
	person := x.Inner.Kind == "person" && ph.Who.Kind == "person"
	if !person && !(isPlace(x.Inner.Kind) && isPlace(ph.Who.Kind)) || x.Inner.Actor.Code == ph.Who.Actor.Code {
		return -1
	}
	return id - 1
}

// ofDeed tells whether a phrase ends in who does or did what the word right before him
// names: «بمشاركة | الرئيس», «تفاصيل لقاء | بوتين».
func (ps *parser) ofDeed(x *clause.Phrase) bool {
	if x.Inner == nil || x.Inner.To != x.To || x.Inner.From <= x.From || !x.Inner.CanAct() {
		return false
	}
	return ps.hitAt[x.Inner.From-1] < 0 && ps.known[x.Inner.From-1].trigger
}

// postedAt is the envoy of whom phrase c only says where or to what he is sent, where ph is
// another official and no place: «السفير الياباني في عمان | ورئيس الوزراء»; −1 for none.
func (ps *parser) postedAt(c int, ph *clause.Phrase) int {
	x := &ps.out.Phrases[c]
	if c == 0 || x.PrepTok < 1 || x.Prep == "" || !isPlace(x.Who.Kind) || ph.Prep != "" || ph.Who.Kind != "person" && !(ph.Who.Kind == "agent" && (ph.Who.Office || ph.Who.Pending == "peer")) {
		return -1
	}
	if ps.p.gram.in(x.Prep).has(setBetweens | setCause) {
		return -1
	}
	k := int(ps.phrase[x.PrepTok-1])
	if k < 0 || k >= c {
		return -1
	}
	if y := &ps.out.Phrases[k]; y.To == x.PrepTok && (y.Who.Kind == "agent" && y.Who.Office || y.Who.Kind == "person") && y.Who.Single {
		return k
	}
	return -1
}

// isPlace tells whether a kind of party is a state, a town or a region.
func isPlace(kind string) bool {
	switch kind {
	case "state", "city", "adm1", "region", "locality":
		return true
	}
	return false
}

// deedBeside is the deed of which phrase c says on whom, where or with whom it is done, where
// ph is another deed: «سيطرة الجيش على المدينة | وانسحاب المسلحين»; −1 for none.
func (ps *parser) deedBeside(c int, ph *clause.Phrase) int {
	x := &ps.out.Phrases[c]
	if ph.Prep != "" && ph.PrepTok >= 0 || x.Prep == "" || x.PrepTok < 1 || ps.someDeed(x) || !ps.someDeed(ph) || !ps.ofDeed(ph) {
		return -1
	}
	k := int(ps.phrase[x.PrepTok-1])
	if k < 0 || k >= c {
		return -1
	}
	if y := &ps.out.Phrases[k]; y.To == x.PrepTok && y.Next == clause.None && ps.someDeed(y) {
		return k
	}
	return -1
}

// someDeed tells whether the head of a phrase is a masdar that frames know and names nobody;
// several («تجمعات», «تعزيزات») are rather what is hit.
func (ps *parser) someDeed(x *clause.Phrase) bool {
	return ps.hitAt[x.Head] < 0 && ps.tk[x.Head].Feats.VerbForm == doc.Masdar && ps.tk[x.Head].Feats.Number == doc.Sing && ps.known[x.Head].trigger
}
