package ledger

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// Plan is one announcement: an item of a document's agenda, with what is
// compared of it.
type Plan struct {
	Number  int64 // of the document
	Ordinal int   // in its agenda
	Said    int   // day of publication, since 1970
	From    int   // first and last day on which it is to take place, as
	To      int   // announced; both 0 where no date is told
	Item    *doc.AgendaItem

	publisher string
	lang      string
	occasion  stem
	kinds     []string
	terms     []term
	parties   []party
	rivals    map[int]int // group by line of exclusive words
	total     float64     // sum of the weights of terms
	firm      bool        // announced in so many words, with a day of its own
}

// Dated tells whether a date is told.
func (p *Plan) Dated() bool { return p.To != 0 }

// Firm tells whether it is announced in so many words for days of its own, so
// that silence about it says something.
func (p *Plan) Firm() bool { return p.firm }

// term is something that later reports of the same thing name, too.
type term struct {
	words  []stem // any of them
	id     string // or this entity
	code   string // or, for less, somebody of this country
	weight float64
	who    bool // somebody who takes part
	place  bool // where it takes place
	wide   bool // of those who take part in very much: the European Union
}

// party is who takes part.
type party struct {
	id, code, sector string
	own              bool // id is of one person or body, and not of a country
}

// Weights of who takes part and where, beside those of words.
const (
	partyWeight = 3.0
	placeWeight = 2.0
	viaCountry  = 0.6 // of a party's weight, where only its country is named
)

// Plans are what a paper announces.
func (w *Words) Plans(p *Paper) []*Plan {
	var out []*Plan
	for i := range p.Doc.Agenda {
		it := &p.Doc.Agenda[i]
		if it.Realis != doc.Future {
			continue
		}
		x := &Plan{Number: p.Number, Ordinal: i, Said: p.Day, Item: it, publisher: p.Doc.Publisher, lang: p.Doc.Lang, occasion: stemOf(it.Occasion), rivals: map[int]int{}}
		if it.When != nil {
			x.From, x.To = daysOf(it.When)
		}
		w.kindOf(x, p)
		if !w.announced(x, p) {
			continue
		}
		w.describe(x, p)
		x.firm = w.firm(x, p)
		out = append(out, x)
	}
	return out
}

// kindOf finds the kind of occasion: that of the word by which the item is named
// or, where this names none («يؤدي اليمين»), of the first word that does.
func (w *Words) kindOf(x *Plan, p *Paper) {
	if x.kinds = p.words.kinds[x.occasion]; len(x.kinds) > 0 {
		return
	}
	words := p.words.cut(p.Doc.Text, x.Item.What.Span)
	for i := range words[:min(len(words), reachKind)] {
		if k := words[i].kinds; len(k) > 0 {
			x.kinds, x.occasion = k, words[i].stem
			return
		}
	}
}

// reachKind is how many words of an item are looked at for its kind.
const reachKind = 8

// describe fills the terms of a plan from its words, parties and place.
func (w *Words) describe(x *Plan, p *Paper) {
	it := x.Item
	taken := []doc.Span{}
	for _, list := range w.whoOf(x, p) {
		for i := range list {
			w.party(x, &list[i], p.words)
			if it.What.Contains(list[i].Span) && list[i].ID != "" {
				taken = append(taken, list[i].Span)
			}
		}
	}
	if it.Where != nil && it.Where.Name != "" {
		t := term{words: nameStems(it.Where.Name), weight: placeWeight, place: true}
		if !x.names(t.words[0]) {
			x.terms = append(x.terms, t)
		}
		taken = append(taken, it.Where.Span)
	}
	if it.When != nil {
		taken = append(taken, it.When.Span)
	}
	w.wordTerms(x, p, taken)
	w.country(x, p)
	for i := range x.terms {
		x.total += x.terms[i].weight
	}
}

// whoOf are those who take part: as coded or, where these all stand outside the
// words of the item and other persons or bodies inside, those.
func (w *Words) whoOf(x *Plan, p *Paper) [][]doc.Actor {
	it := x.Item
	within := func(a doc.Actor) bool { return a.End > 0 && it.What.Contains(a.Span) }
	if slices.ContainsFunc(it.Who, within) || slices.ContainsFunc(it.Recipient, within) {
		return [][]doc.Actor{it.Who, it.Recipient}
	}
	var inside []doc.Actor
	for i := range p.Doc.Mentions {
		if m := &p.Doc.Mentions[i]; within(m.Actor) && m.ID != "" && !ofCountry(m.ID) && m.Kind != "place" {
			inside = append(inside, m.Actor)
		}
	}
	if len(inside) == 0 {
		return [][]doc.Actor{it.Who, it.Recipient}
	}
	return [][]doc.Actor{inside}
}

// country adds the country that a plan is about, as its sentence or the title
// names just one, to a kind of occasion of which a country has one at a time.
func (w *Words) country(x *Plan, p *Paper) {
	if !common(x.kinds, p.words.single) {
		return
	}
	at := p.lineAt(x.Item.Sentence.Start)
	for _, i := range []int{at, 0} {
		if i < 0 || len(p.lines[i].codes) != 1 {
			continue
		}
		for _, code := range p.lines[i].codes {
			if len(code) == len("USA") {
				x.terms = append(x.terms, term{code: code, weight: singleWeight, who: true})
			}
		}
		return
	}
}

// singleWeight is that of the country of an occasion of which it has one.
const singleWeight = 4.0

// wordTerms makes terms of the words of an item, and of who takes part by words
// outside it, but not of the spans taken.
func (w *Words) wordTerms(x *Plan, p *Paper, taken []doc.Span) {
	it := x.Item
	words := p.words.cut(p.Doc.Text, it.What.Span)
	for _, list := range [][]doc.Actor{it.Who, it.Recipient} {
		for i := range list {
			if a := &list[i]; a.ID == "" && !it.What.Contains(a.Span) {
				more := p.words.cut(a.Text, doc.Span{End: len(a.Text)})
				for k := range more {
					more[k].Span = doc.Span{} // no place in this text
				}
				words = append(words, more...)
			}
		}
	}
	seen := stems{}
	for i := range words {
		v := &words[i]
		inside := slices.ContainsFunc(taken, func(s doc.Span) bool { return v.Len() > 0 && s.Len() > 0 && s.Contains(v.Span) })
		if r, ok := p.words.other[v.stem]; ok && !inside && !v.is(isDate) {
			x.rivals[r.line] = r.group
		}
		if inside || seen[v.stem] || x.names(v.stem) || v.alt != "" && x.names(v.alt) || !w.tells(v) || w.sameKind(x, v) {
			continue
		}
		seen[v.stem] = true
		t := term{words: []stem{v.stem}, weight: p.words.worth(v.stem)}
		if v.alt != "" {
			t.words = append(t.words, v.alt)
			t.weight = min(t.weight, p.words.worth(v.alt))
		}
		x.terms = append(x.terms, t)
	}
}

// names tells whether a term has a word already.
func (x *Plan) names(s stem) bool {
	return slices.ContainsFunc(x.terms, func(t term) bool { return slices.Contains(t.words, s) })
}

// tells tells whether a word says something that can be compared.
func (w *Words) tells(v *word) bool {
	if len(v.stem) < 4 || v.stem[0] >= '0' && v.stem[0] <= '9' {
		return false
	}
	return !v.is(isDate) && !v.is(isPlain) && !v.is(isHold) && !v.is(isAhead)
}

// sameKind tells whether a word tells the plan's kind of occasion, or is the
// very word.
func (w *Words) sameKind(x *Plan, v *word) bool {
	if v.stem == x.occasion || v.alt == x.occasion && v.alt != "" {
		return true
	}
	return common(x.kinds, v.kinds) || common(x.kinds, v.altKinds)
}

func common(as, bs []string) bool {
	return slices.ContainsFunc(as, func(a string) bool { return slices.Contains(bs, a) })
}

// body tells whether a code is that of a kind of organisations.
func body(code string) bool {
	switch code {
	case "IGO", "NGO", "MNC", "IMG", "ISM":
		return true
	}
	return false
}

// shortName is how many letters a last name has at least that is no word on its
// own.
const shortName = 4

func (w *Words) party(x *Plan, a *doc.Actor, l *lists) {
	if a.ID == "" && a.Code == "" {
		return
	}
	p := party{id: a.ID, code: a.Code, sector: a.Sector, own: a.ID != "" && !ofCountry(a.ID)}
	x.parties = append(x.parties, p)
	if a.ID == "" && body(a.Code) {
		return // «IGO» tells no one from others
	}
	if a.ID == "" { // its words are terms, too
		if slices.ContainsFunc(x.terms, func(t term) bool { return t.id == "" && t.code == a.Code }) {
			return
		}
		x.terms = append(x.terms, term{code: a.Code, weight: placeWeight})
		return
	}
	t := term{id: a.ID, weight: partyWeight, who: true, wide: a.Code == "EUR"}
	if t.words = nameStems(a.Name); len(t.words) > 0 && (l.plain[t.words[0]] || utf8.RuneCountInString(string(t.words[0])) < shortName) {
		t.words = nil
	}
	if !p.own {
		t.code = a.Code
	}
	x.terms = append(x.terms, t)
}

// ofCountry tells whether an id is that of a country or of a city, building or
// people that stands for it: «usa», «usa/white-house».
func ofCountry(id string) bool {
	head, _, _ := strings.Cut(id, "/")
	return len(head) == len("usa")
}

// nameStems is the last word of a name, by which it is called when told again;
// of a name of one word that word.
func nameStems(name string) []stem {
	f := strings.Fields(name)
	if len(f) == 0 {
		return nil
	}
	last := f[len(f)-1]
	out := []stem{stemOf(last)}
	if alt := alternative(last); alt != "" && len(f) > 1 {
		out = append(out, alt)
	}
	return out
}

// Widest dates, in days, within which a plan is followed up, and within which
// silence says something.
const (
	Widest     = 31
	widestFirm = 2
)

// Outlet is who published the announcement.
func (p *Plan) Outlet() string { return p.publisher }
