package ledger

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// followed tells whether announcements of a type are followed up: what is said
// rather than done, and violence foreseen, is no plan of those who take part.
func followed(it *doc.AgendaItem) bool {
	switch it.Type {
	case "ASSAULT", "ACCUSE", "REJECT", "THREATEN", "REQUEST":
		return false
	}
	return it.Type != "MOBILIZE" || it.Mode != "weapons"
}

// announced tells whether an item is set for days of its own: its words hold
// the date, which lies ahead or stands with words that announce.
func (w *Words) announced(x *Plan, p *Paper) bool {
	it := x.Item
	if !x.Dated() || !followed(it) || x.To-x.From > Widest || x.To < x.Said {
		return false
	}
	listed := slices.Contains(it.Trace, "date of the list")
	if !listed && (it.When.Len() == 0 || !it.What.Contains(it.When.Span)) {
		return false
	}
	if !listed && !w.dateIsOf(x, p) {
		return false
	}
	if words := p.words.cut(p.Doc.Text, it.What.Span); slices.ContainsFunc(words, func(v word) bool { return x.otherYear(&v) }) {
		return false
	}
	if x.From > x.Said && w.until(x, p) {
		x.From = x.Said
		return x.To-x.From <= Widest
	}
	if listed || x.From > x.Said {
		return true
	}
	around := it.What.Span
	around.Start = max(it.Sentence.Start, around.Start-announceReach)
	for around.Start < len(p.Doc.Text) && !utf8.RuneStart(p.Doc.Text[around.Start]) {
		around.Start++
	}
	words := p.words.cut(p.Doc.Text, around)
	return slices.ContainsFunc(words, func(v word) bool { return w.foretells(&v, p) })
}

// until tells whether a date is told as the last day: «بحلول الاثنين».
func (w *Words) until(x *Plan, p *Paper) bool {
	before := doc.Span{Start: x.Item.What.Start, End: x.Item.When.Start}
	if before.Len() <= 0 {
		return false
	}
	words := p.words.cut(p.Doc.Text, before)
	return slices.ContainsFunc(words[max(0, len(words)-2):], func(v word) bool { return v.is(isBy) })
}

// dateIsOf tells whether the date of an item is that of its occasion: it stands
// behind the word that names it, or a word of holding or of the same kind
// stands before both.
func (w *Words) dateIsOf(x *Plan, p *Paper) bool {
	words := p.words.cut(p.Doc.Text, x.Item.What.Span)
	for i := range words {
		v := &words[i]
		if v.Start >= x.Item.When.Start {
			return false
		}
		if w.sameKind(x, v) || v.is(isHold) {
			return true
		}
	}
	return false
}

// announceReach is how far before an item the word that announces it may
// stand, in bytes.
const announceReach = 40

// foretells tells whether a word announces: «المقرر», or a future particle.
func (w *Words) foretells(v *word, p *Paper) bool {
	if v.is(isAhead) {
		return true
	}
	s := text.Fold(p.Doc.Text[v.Start:v.End])
	return slices.ContainsFunc(p.words.future, func(f string) bool { return strings.HasPrefix(s, f) && len(s) > len(f)+4 })
}

// firm: see Plan.Firm. Two of those who take part, or one and the place, are
// named: reports of them would be found.
func (w *Words) firm(x *Plan, p *Paper) bool {
	named := 0
	for k := range x.terms {
		named += truth(x.terms[k].who || x.terms[k].place)
	}
	if !slices.ContainsFunc(x.parties, func(y party) bool { return y.own }) && (x.Item.Where == nil || x.Item.Where.Adm1 == "") {
		return false
	}
	return x.To-x.From <= widestFirm && x.From > x.Said && x.total >= enough && len(x.kinds) > 0 && named >= 2 && w.besideDate(x, p)
}

// besideDate tells whether the date stands close to the word that names the
// occasion, or to one of holding it.
func (w *Words) besideDate(x *Plan, p *Paper) bool {
	words := p.words.cut(p.Doc.Text, x.Item.What.Span)
	at, date := -1, -1
	for i := range words {
		if v := &words[i]; date < 0 && v.Start >= x.Item.When.Start {
			date = i
		} else if w.sameKind(x, v) || v.is(isHold) {
			if at < 0 || date < 0 {
				at = i
			}
		}
	}
	return at >= 0 && date-at <= reachDate && at-date <= reachDate
}

// reachDate is how many words stand between an occasion and its date at most.
const reachDate = 16

// enough is what the terms of a plan weigh at least that is told from others.
const enough = 6.0

// daysOf are the first and the last day of a date, since 1970; 0, 0 where it
// cannot be read.
func daysOf(d *doc.Date) (from, to int) {
	from, to = period(d.From)
	if d.To != "" {
		if _, end := period(d.To); end > 0 {
			to = end
		}
	}
	return from, to
}

func period(s string) (from, to int) {
	for _, l := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		part := s
		if l.layout == time.DateOnly && len(s) > len(l.layout) {
			part = s[:len(l.layout)]
		}
		if t, err := time.Parse(l.layout, part); err == nil {
			return dayOf(t), dayOf(t.AddDate(l.years, l.months, l.days)) - 1
		}
	}
	return 0, 0
}

func dayOf(t time.Time) int { return int(t.Unix() / (24 * 60 * 60)) }
