package query

import (
	"math"
	"slices"

	"github.com/sijil-news/sijil/store"
)

// Rollups have sums of events by kind (type, mode, class, realis, claim,
// background) and by day, and by month and year for each subject: everything,
// an actor, a recipient, a dyad, a pair, a country, a publisher. They answer
// what asks for one of these and for nothing that they do not tell apart.

// Facets of subjects.
const (
	everything = iota
	actors
	recipients
	dyads
	pairs
	countries
	publishers
)

// plan is how a question is answered from the rollups.
type plan struct {
	facet int
	a, b  []string // of the subject; empty is any
	kinds []condition
	split bool // by kind: a filter or a key asks for it
	table string
	time  []Days // of whole months or, by table tally_day, of days
	rest  []Days // what is left to be read from the events
	less  []Days // what whole months hold too much, to be read from the events and taken off
}

// tallied plans q by keys; false where the rollups do not have it.
func tallied(q *Query, by []Key) (*plan, bool) {
	if len(q.During)+len(q.Published)+len(q.SaidBy)+len(q.Parties)+len(q.Places)+len(q.Sectors)+len(q.Langs)+len(q.Stories)+len(q.IDs)+len(q.Docs)+len(q.Text) > 0 ||
		q.Span > 0 || q.Near != nil || q.Confidence != (Between{}) || q.Merged != nil {
		return nil, false
	}
	p := &plan{}
	if !p.subject(q, by) {
		return nil, false
	}
	p.ofKinds(q, by)
	return p, p.grain(q, by)
}

// subject finds the facet; false where more than one would be needed.
func (p *plan) subject(q *Query, by []Key) bool {
	var parties []Key // keys of who takes part
	country, source := len(q.Countries) > 0, len(q.Sources) > 0
	for _, k := range by {
		switch k {
		case ByCountry:
			country = true
		case BySource:
			source = true
		case ByActor, ByRecipient, ByDyad, ByPair:
			parties = append(parties, k)
		case BySector:
			return false
		}
	}
	party := len(parties)+len(q.Actors)+len(q.Recipients)+len(q.Dyads) > 0
	switch {
	case country && !source && !party:
		p.facet, p.a = countries, q.Countries
		return true
	case source && !country && !party:
		p.facet, p.a = publishers, q.Sources
		return true
	case country || source:
		return false
	}
	return p.parties(q, parties)
}

// parties finds the facet of who takes part. An event has each actor, recipient,
// dyad and pair once; so one of them may be asked for, and what else the same
// events have is told only where that is a dyad with it.
func (p *plan) parties(q *Query, by []Key) bool {
	for _, list := range [][]Who{q.Actors, q.Recipients} {
		if len(list) > 1 || len(list) == 1 && !list[0].plain() {
			return false
		}
	}
	actor, recipient := len(q.Actors) == 1, len(q.Recipients) == 1
	if actor {
		p.a = []string{q.Actors[0].Code}
	}
	if recipient {
		p.b = []string{q.Recipients[0].Code}
	}
	is := func(keys ...Key) bool { return slices.Equal(by, keys) }
	switch {
	case len(q.Dyads) > 0:
		if len(q.Dyads) > 1 || !q.Dyads[0].plain() || actor || recipient || len(by) > 0 {
			return false
		}
		row := q.Dyads[0].row()
		p.facet, p.a, p.b = dyads, []string{row.Actor}, []string{row.Recipient}
		if q.Dyads[0].Mutual {
			p.facet = pairs
		}
		return true
	case actor && recipient:
		p.facet = dyads
		return len(by) == 0
	case actor && is(ByRecipient), recipient && is(ByActor):
		p.facet = dyads
		return true
	case actor, is(ByActor) && !recipient:
		p.facet = actors
		return !actor || len(by) == 0
	case recipient, is(ByRecipient):
		p.facet = recipients
		return !recipient || len(by) == 0
	case len(by) == 0:
		p.facet = everything
		return true
	case is(ByDyad), is(ByActor, ByRecipient), is(ByRecipient, ByActor):
		p.facet = dyads
		return true
	case is(ByPair):
		p.facet = pairs
		return true
	}
	return false
}

// ofKinds collects what is asked of the kind.
func (p *plan) ofKinds(q *Query, by []Key) {
	if len(q.Types) > 0 {
		p.kinds = append(p.kinds, kinds("k", q.Types))
	}
	if len(q.Modes) > 0 {
		p.kinds = append(p.kinds, among("k.mode", q.Modes))
	}
	if len(q.Quads) > 0 {
		p.kinds = append(p.kinds, among("k.quad", q.Quads))
	}
	if len(q.Realis) > 0 {
		p.kinds = append(p.kinds, among("k.realis", q.Realis))
	}
	if len(q.Claims) > 0 {
		p.kinds = append(p.kinds, among("k.claim", q.Claims))
	}
	if q.Background != nil {
		p.kinds = append(p.kinds, background("k", *q.Background))
	}
	p.split = len(p.kinds) > 0 || slices.ContainsFunc(by, func(k Key) bool {
		return slices.Contains([]Key{ByType, ByMode, ByQuad, ByRealis, ByClaim}, k)
	})
}

// background is true of rows that tell of the past, or of the others. Only
// PostgreSQL knows truth values; NOT knows both.
func background(table string, yes bool) condition {
	if yes {
		return cond("NOT (NOT " + table + ".historical)")
	}
	return cond("NOT " + table + ".historical")
}

// grain chooses the table, and parts days that are no whole months from the
// rest.
func (p *plan) grain(q *Query, by []Key) bool {
	p.time = q.Time
	whole, years := true, true
	for _, d := range q.Time {
		whole = whole && d.wholeMonths()
		years = years && d.wholeYears()
	}
	daily := slices.Contains(by, ByDay) || slices.Contains(by, ByWeek)
	switch {
	case p.facet == everything && (daily || !whole):
		p.table = "tally_day"
		return true
	case daily:
		return false
	case !whole:
		if len(q.Time) > 1 {
			return false
		}
		core, rest, less, ok := q.Time[0].months()
		if !ok {
			return false
		}
		p.time, p.rest, p.less, years = []Days{core}, rest, less, false
	}
	p.table = "tally_month"
	// the months of few subjects are read sooner than the years of all
	if few := len(p.a) == 1 || len(p.b) == 1; years && !few && !slices.Contains(by, ByMonth) {
		p.table = "tally_year"
	}
	return true
}

func (d Days) wholeMonths() bool {
	return (d.From == firstDay || dayOfMonth(monthOf(d.From)) == d.From) && (d.To == lastDay || dayOfMonth(monthOf(d.To+1)) == d.To+1)
}

func (d Days) wholeYears() bool {
	return d.wholeMonths() && (d.From == firstDay || monthOf(d.From)%12 == 0) && (d.To == lastDay || monthOf(d.To+1)%12 == 0)
}

// months are the whole months that make d together with days: rest, which they
// lack, and less, which they hold too much. At each end it is whatever are fewer.
// It is false where d is read sooner without any month.
func (d Days) months() (core Days, rest, less []Days, ok bool) {
	core = d
	first, last := monthDays(d.From), monthDays(d.To)
	if first == last { // within one month, more than half of it
		less = between(less, first.From, d.From-1)
		less = between(less, d.To+1, last.To)
		return first, nil, less, 2*d.length() > first.length()
	}
	if before := d.From - first.From; d.From != firstDay && before > 0 {
		if 2*before < first.length() {
			core.From, less = first.From, between(less, first.From, d.From-1)
		} else {
			core.From, rest = first.To+1, between(rest, d.From, first.To)
		}
	}
	if after := last.To - d.To; d.To != lastDay && after > 0 {
		if 2*after < last.length() {
			core.To, less = last.To, between(less, d.To+1, last.To)
		} else {
			core.To, rest = last.From-1, between(rest, last.From, d.To)
		}
	}
	return core, rest, less, core.From < core.To
}

// monthDays are the days of the month of a day.
func monthDays(day int64) Days {
	m := monthOf(day)
	return Days{dayOfMonth(m), dayOfMonth(m+1) - 1}
}

func (d Days) length() int64 { return d.To - d.From + 1 }

// between adds days to a list where there are any.
func between(list []Days, from, to int64) []Days {
	if from > to {
		return list
	}
	return append(list, Days{from, to})
}

// inMonths and inYears are true of the months, and years, of days.

func inMonths(column string, list []Days) condition {
	return inPeriods(column, list, func(m int64) int64 { return m })
}

func inYears(column string, list []Days) condition {
	return inPeriods(column, list, func(m int64) int64 { return m / 12 })
}

func inPeriods(column string, list []Days, of func(month int64) int64) condition {
	var out []condition
	for _, d := range list {
		from, to := int64(1), int64(math.MaxInt32) // 0 is unknown
		if d.From != firstDay {
			from = of(monthOf(d.From))
		}
		if d.To != lastDay {
			to = of(monthOf(d.To))
		}
		out = append(out, cond(column+" BETWEEN ? AND ?", from, to))
	}
	return anyOf(out)
}

// facts is SQL for what is counted, see counting: from the rollups where they
// hold all that is asked, else from the events.
func (a *asking) facts(q *Query, by []Key) (string, []any, error) {
	if parts, ok := q.ofParty(by); ok {
		return a.ofEither(parts, by)
	}
	p, ok := tallied(q, by)
	if !ok {
		return a.reports(q, by)
	}
	all := a.summed(p, by)
	for _, part := range []struct {
		days []Days
		sign string
	}{{p.rest, ""}, {p.less, "-"}} {
		if len(part.days) == 0 {
			continue
		}
		ends := *q
		ends.Time = part.days
		sql, args, err := a.reports(&ends, by)
		if err != nil {
			return "", nil, err
		}
		all = condition{"SELECT " + columnsOf(by, "r", part.sign) + " FROM (" + sql + ") r UNION ALL " + all.sql, append(args, all.args...)}
	}
	return all.sql, all.args, nil
}

// summed is SQL for what a plan counts from the rollups, without its rest.
func (a *asking) summed(p *plan, by []Key) condition {
	all := a.sums(p, by)
	if a.db == store.SQLite {
		noted := a.noted(p, by)
		all = condition{all.sql + " UNION ALL " + noted.sql, append(all.args, noted.args...)}
	}
	return all
}
