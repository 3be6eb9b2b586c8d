package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// dropNamesakes: a surname right after a given name we do not know belongs to
// somebody else than the person known by that surname alone.
func (p *Pack) dropNamesakes(src string, tk []doc.Token, hits []hit) []hit {
	out := hits[:0]
	for i, h := range hits {
		if i > 0 && p.describesBody(tk, hits[i-1], h) || p.describesMasdar(tk, h) || inPersonName(tk, h) || deedNotWoman(tk, h) || p.describesPlace(tk, h) || p.quarterOf(tk, h) || otherHamza(src, tk, h) || pointedAt(tk, h) || i > 0 && secondCreed(tk, hits[i-1], h) {
			continue
		}
		if ownGiven(tk, hits, i) {
			h.from--
		} else if p.bornByAnother(tk, hits, i) {
			continue
		}
		out = append(out, h)
	}
	return out
}

// ownGiven tells whether a word of the fuller name of a person stands right before his
// surname: «جان لودريان» is Jean-Yves Le Drian.
func ownGiven(tk []doc.Token, hits []hit, i int) bool {
	h := hits[i]
	if h.e.ent == nil || h.e.ent.Kind != "person" || h.to != h.from+1 || h.from == 0 || i > 0 && hits[i-1].to == h.from {
		return false
	}
	b := &tk[h.from-1]
	return b.POS == doc.Propn && b.Pro == 0 && b.Enc == "" && strings.HasPrefix(text.Fold(h.e.ent.Name), b.Stem+" ")
}

// bornByAnother tells whether the name of a known person is part of somebody else's:
// behind another given name («فهمي العامري» is not the Amiri whom the surname alone
// means), or where the name goes on («نجاد البرعي», «محمد ناصر البخيتي»).
func (p *Pack) bornByAnother(tk []doc.Token, hits []hit, i int) bool {
	h := hits[i]
	if h.e.ent == nil || tk[h.from].Pro&^doc.ProAl != 0 {
		return false
	}
	if h.e.ent.Kind != "person" {
		return p.familyOf(tk, hits, i)
	}
	if next := h.to; next < len(tk) && (i+1 == len(hits) || hits[i+1].from > next) && p.goesOn(tk, h) {
		return true
	}
	if h.to > h.from+1 || h.from == 0 || i > 0 && hits[i-1].to == h.from {
		return false
	}
	b := &tk[h.from-1]
	if h.from > 1 && b.Pro == doc.ProAl && tk[h.from-2].Stem == servant {
		return !strings.Contains(text.Fold(h.e.ent.Name), servant+" "+b.Fold+" ") // «عبد الرحمن | الحريري»
	}
	if b.Pro.Has(doc.ProAl) || b.Enc != "" {
		return false
	}
	if p.isGiven(b) && (b.POS == doc.Part || b.POS == doc.Adv || b.POS == doc.Verb && (b.Pro != 0 || h.from > 1 && tk[h.from-2].POS == doc.Verb)) {
		return true // «باولا | روبيو», read as «بأولى»
	}
	return b.POS == doc.Propn || b.POS == doc.X || !b.Known && b.POS == doc.Noun
}

// familyOf tells whether the one word by which a body or group is known is the family name
// of somebody: «محمد البابا» is no pope.
func (p *Pack) familyOf(tk []doc.Token, hits []hit, i int) bool {
	h := hits[i]
	switch h.e.ent.Kind {
	case "body", "party", "armed", "movement":
	default:
		return false
	}
	if h.to != h.from+1 || tk[h.from].Pro != doc.ProAl || h.from == 0 || i > 0 && hits[i-1].to == h.from {
		return false
	}
	b := &tk[h.from-1]
	return b.POS == doc.Propn && b.Pro&^conjPro == 0 && p.isGiven(b)
}

// otherHamza tells whether the one word by which a body or group is known is printed with
// the hamza of another word: «الأخوان» are two brothers, and not «الإخوان».
func otherHamza(src string, tk []doc.Token, h hit) bool {
	if h.e.ent == nil || h.to != h.from+1 || h.e.ent.Kind != "party" && h.e.ent.Kind != "armed" {
		return false
	}
	t := &tk[h.from]
	name := strings.TrimPrefix(h.e.ent.Name, "ال")
	return strings.HasPrefix(name, "إ") && strings.HasPrefix(src[t.StemStart:], "أ") && strings.HasPrefix(text.Fold(name), t.Stem)
}

// pointedAt tells whether the common noun by which an armed group is known stands behind a
// demonstrative, and so for a thing: «هذه القاعدة» is a base or a rule.
func pointedAt(tk []doc.Token, h hit) bool {
	if h.e.ent == nil || h.e.ent.Kind != "armed" || h.to != h.from+1 || h.from == 0 {
		return false
	}
	t, b := &tk[h.from], &tk[h.from-1]
	return t.Pro == doc.ProAl && t.Known && t.POS == doc.Noun && t.Feats.Number == doc.Sing && b.Lemma == "هذا" && pointsAt(b.Feats, t.Feats)
}

// secondCreed tells whether the name of a party's people is the second adjective of what
// others profess: «الاشتراكيين الديمقراطيين» are no Democrats.
func secondCreed(tk []doc.Token, before, h hit) bool {
	if h.e.ent == nil || h.e.ent.Kind != "party" || h.to != h.from+1 || before.to != h.from || tk[h.from].Pro != doc.ProAl || tk[h.from].Feats.Number != doc.Plur {
		return false
	}
	a := before.e.agent
	return a != nil && a.Weak && a.Sector == "PTY" && tk[before.to-1].Pro.Has(doc.ProAl) && tk[before.to-1].Feats.Number == doc.Plur
}

// servant is the first word of names as «عبد الرحمن».
const servant = "عبد"

// goesOn tells whether the word behind a person's name is one more of it: a further
// name behind a surname alone or behind given names, a family name with the article.
func (p *Pack) goesOn(tk []doc.Token, h hit) bool {
	next := &tk[h.to]
	single := h.to == h.from+1
	if !single && !p.isGiven(&tk[h.to-1]) {
		return false
	}
	if next.Pro == doc.ProAl && (!next.Known || next.POS == doc.Propn) && next.Enc == "" && next.POS != doc.Verb {
		return p.isGiven(&tk[h.to-1]) && p.names.nisba.find(next.Key) == nil
	}
	return single && nameGoesOn(next)
}

// nameGoesOn tells whether the word after a name is one more of its words.
func nameGoesOn(t *doc.Token) bool {
	if t.Pro != 0 || t.Enc != "" {
		return false
	}
	return t.POS == doc.X || !t.Known && (t.POS == doc.Propn || t.POS == doc.Noun)
}

// inPersonName tells whether the word for a calling or a people is read as a name: as the
// family name behind a given one («حسين الخطيب» is no preacher), as the given one before
// («إيغور شاهين» is no Uighur).
func inPersonName(tk []doc.Token, h hit) bool {
	if h.e.agent == nil || h.to != h.from+1 || tk[h.from].POS != doc.Propn {
		return false
	}
	if h.to < len(tk) && h.e.agent.Group && tk[h.from].Pro == 0 && (tk[h.to].POS == doc.Propn || tk[h.to].POS == doc.X) {
		return true
	}
	return h.from > 0 && tk[h.from-1].POS == doc.Propn
}

// ofOtherCalling tells whether a surname alone behind a title is that of somebody else than
// its famous bearer: the title tells another country («الصحفية السويدية كيم») or a calling
// that he never had («الكاهن روبيو»).
func (ps *parser) ofOtherCalling(agent, person *hit, nisba *lexicon.Entity) bool {
	x, a := person.e.ent, agent.e.agent
	if person.to != person.from+1 || agent.to > person.from || a.Kin || !ps.bears(agent, person) || ps.didToHim(agent, person) {
		return false
	}
	if nisba != nil && (nisba.Kind == "state" || nisba.Kind == "armed") && nisba.Code != x.Code && ps.p.names.byID[strings.ToLower(x.Code)] != nil {
		return true
	}
	return strangeCalling(a.Sector) && x.Sector != a.Sector && !slices.ContainsFunc(x.Offices, func(o lexicon.Office) bool { return o.Sector == a.Sector })
}

// didToHim tells whether the bearer of a calling rather acts on the person named behind her:
// «هاجمت الطالبة | ترامب».
func (ps *parser) didToHim(agent, person *hit) bool {
	if agent.to != person.from || agent.from == 0 {
		return false
	}
	v := &ps.tk[agent.from-1]
	return v.POS == doc.Verb && v.Feats.Gender == ps.tk[agent.from].Feats.Gender
}

// strangeCalling tells whether a sector is of callings that those who govern are not called by.
func strangeCalling(sector string) bool {
	switch sector {
	case "REL", "JRN", "EDU", "MED", "JUD", "CVL", "CRM", "REF", "LAB":
		return true
	}
	return false
}

// namesake is who the words name where the known person among them is not meant.
func (ps *parser) namesake(from, to int, person *hit) clause.Who {
	for k := person.from; k < person.to; k++ {
		ps.hitAt[k] = -1
	}
	return ps.resolve(from, to, ps.headOf(from, to))
}
