package query

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/store"
)

// columnsOf are the columns of facts in a table, with a sign before the numbers.
func columnsOf(by []Key, table, sign string) string {
	var out []string
	for i := range by {
		out = append(out, table+".k"+decimal(int64(i+1)))
	}
	for _, c := range []string{"events", "reports", "score", "score_reports"} {
		out = append(out, sign+table+"."+c+" AS "+c)
	}
	return strings.Join(out, ", ")
}

const (
	sumColumns = "t.events, t.reports, t.score, t.score_reports"
	summed     = "sum(t.events) AS events, sum(t.reports) AS reports, sum(t.score) AS score, sum(t.score_reports) AS score_reports"
)

// sums reads the facts of a plan from its rollup.
func (a *asking) sums(p *plan, by []Key) condition {
	join := " JOIN "
	if a.db == store.SQLite { // which has no other way of being told
		join = " CROSS JOIN "
	}
	r := &rows{}
	subject := "s"
	switch p.table {
	case "tally_day":
		r.tables = "tally_day t"
		if len(p.time) > 0 {
			r.also(within("t.day", p.time))
		}
	case "tally_month":
		r.tables = "subjects s" + join + "tally_month t ON t.subject = s.key"
		if len(p.time) > 0 {
			r.also(inMonths("t.month", p.time))
		}
		r.add("s.facet = ?", p.facet)
	case "tally_year":
		return a.years(p, by)
	}
	of := *p
	switch {
	case !p.split:
		r.add("t.kind = 0")
	case byKind(by):
		r.tables += join + "kinds k ON k.key = t.kind"
	case len(p.kinds) == 0:
		r.add("t.kind > 0")
	default: // a join looks at the words of each row's kind: a quarter slower on SQLite
		c := allOf(p.kinds)
		r.add("t.kind IN (SELECT k.key FROM kinds k WHERE "+c.sql+")", c.args...)
		of.kinds = nil
	}
	of.narrow(r, subject)
	from, args := r.from()
	if a.db == store.SQLite && p.table == "tally_month" && !byKind(by) && !slices.Contains(by, byNumber) {
		// rows come in this order: their kinds are summed without being sorted
		return condition{"SELECT " + a.keyColumns(p, by, subject, summed) + from + " GROUP BY s.a, s.b, t.month", args}
	}
	return condition{"SELECT " + a.keyColumns(p, by, subject, sumColumns) + from, args}
}

// narrow adds what is asked of subject and kind.
func (p *plan) narrow(r *rows, subject string) {
	if len(p.a) > 0 {
		r.also(among(subject+".a", p.a))
	}
	if len(p.b) > 0 {
		r.also(among(subject+".b", p.b))
	}
	for _, c := range p.kinds {
		r.also(c)
	}
}

// years adds up the years of each subject before it looks at what it is.
func (a *asking) years(p *plan, by []Key) condition {
	in := &rows{tables: "tally_year t"}
	in.add("t.facet = ?", p.facet)
	group := []string{"t.subject"}
	for _, k := range by {
		if k == ByYear {
			group = append(group, "t.year")
		}
	}
	switch {
	case !p.split:
		in.add("t.kind = 0")
	case len(p.kinds) > 0:
		c := allOf(p.kinds)
		in.add("t.kind IN (SELECT k.key FROM kinds k WHERE "+c.sql+")", c.args...)
	default:
		in.add("t.kind > 0")
	}
	if p.split && (byKind(by) || slices.Contains(by, byNumber)) {
		group = append(group, "t.kind")
	}
	if len(p.time) > 0 {
		in.also(inYears("t.year", p.time))
	}
	from, args := in.from()
	columns := strings.Join(group, ", ")
	inner := "SELECT " + columns + ", " + summed + from + " GROUP BY " + columns
	out := &rows{tables: "(" + inner + ") t JOIN subjects s ON s.key = t.subject"}
	if byKind(by) {
		out.tables += " JOIN kinds k ON k.key = t.kind"
	}
	(&plan{a: p.a, b: p.b}).narrow(out, "s")
	outer, more := out.from()
	return condition{"SELECT " + a.keyColumns(p, by, "s", sumColumns) + outer, append(args, more...)}
}

// byNumber is a key of our own: the number of the kind, whose words are looked at
// when all of it is added up.
const byNumber Key = "kind"

func byKind(by []Key) bool {
	for _, k := range by {
		switch k {
		case ByType, ByMode, ByQuad, ByRealis, ByClaim:
			return true
		}
	}
	return false
}

// noted reads what was changed and is not in the rollups of SQLite yet.
func (a *asking) noted(p *plan, by []Key) condition {
	r := &rows{tables: "tally_facts t"}
	if p.split {
		r.tables += " JOIN kinds k ON k.key = t.kind"
	}
	r.add("t.facet = ?", p.facet)
	if len(p.time) > 0 {
		r.also(within("t.day", p.time))
	}
	p.narrow(r, "t")
	from, args := r.from()
	loose := *p
	loose.table = "tally_facts"
	return condition{"SELECT " + a.keyColumns(&loose, by, "t", sumColumns) + from, args}
}

// keyColumns are the columns of facts: keys, by the names that p's table has for
// them, and numbers.
func (a *asking) keyColumns(p *plan, by []Key, subject, numbers string) string {
	var out []string
	for i, k := range by {
		out = append(out, a.tallyValue(p, k, subject)+" AS k"+decimal(int64(i+1)))
	}
	return strings.Join(append(out, numbers), ", ")
}

// tallyValue is SQL for a key in a rollup.
func (a *asking) tallyValue(p *plan, k Key, subject string) string {
	day := "t.day"
	if p.table == "tally_day" {
		day = "nullif(t.day, -2147483648)"
	}
	switch k {
	case ByDay:
		return day
	case ByWeek:
		return weekOf(day)
	case ByMonth:
		if p.table == "tally_month" {
			return "nullif(t.month, 0)"
		}
		return monthSQL(a.db, day)
	case ByYear:
		switch p.table {
		case "tally_month":
			return "nullif(t.month, 0) / 12"
		case "tally_year":
			return "nullif(t.year, 0)"
		}
		return monthSQL(a.db, day) + " / 12"
	case ByMode:
		return "CASE WHEN k.mode = '' THEN k.type ELSE k.type || '/' || k.mode END"
	case ByType, ByQuad, ByRealis, ByClaim:
		return "k." + string(k)
	case byNumber:
		return "t.kind"
	case ByRecipient:
		return subject + ".b"
	case ByDyad:
		return subject + ".a || '>' || " + subject + ".b"
	case ByPair:
		return subject + ".a || " + subject + ".b"
	}
	return subject + ".a"
}
