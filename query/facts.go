package query

import (
	"strings"

	"github.com/sijil-news/sijil/store"
)

// reports reads the facts from the events themselves, one report a row.
func (a *asking) reports(q *Query, by []Key) (string, []any, error) {
	r, err := a.rows(q)
	if err != nil {
		return "", nil, err
	}
	var columns []string
	several := false // an event may have several values
	for i, k := range by {
		expr, multi := a.value(k, r)
		columns = append(columns, expr+" AS k"+decimal(int64(i+1)))
		several = several || multi
	}
	columns = append(columns, "e.lead AS events", "1 AS reports", "e.lead * "+a.thousandths("e.score")+" AS score", a.thousandths("e.score")+" AS score_reports")
	distinct := ""
	if several {
		distinct = "DISTINCT e.key, "
	}
	from, args := r.from()
	return "SELECT " + distinct + strings.Join(columns, ", ") + from, args, nil
}

// thousandths is a score as a whole number, so that sums are exact.
func (a *asking) thousandths(column string) string {
	if a.db == store.Postgres {
		return "round(" + column + " * 1000)::bigint"
	}
	return "CAST(round(" + column + " * 1000) AS INTEGER)"
}

// value is SQL for a key of an event; several tells whether one event may have
// more than one, each in a row of its own, which may come twice.
func (a *asking) value(k Key, r *rows) (expr string, several bool) {
	participant := func(alias, condition string) {
		r.tables += " JOIN participants " + alias + " ON " + alias + ".event = e.key AND " + condition
	}
	switch k {
	case ByDay:
		return "e.day", false
	case ByWeek:
		return weekOf("e.day"), false
	case ByMonth:
		return monthSQL(a.db, "e.day"), false
	case ByYear:
		return monthSQL(a.db, "e.day") + " / 12", false
	case ByMode:
		return "CASE WHEN e.mode = '' THEN e.type ELSE e.type || '/' || e.mode END", false
	case BySource:
		r.join()
		return "d.publisher", false
	case ByActor:
		participant("ka", "ka.side = 0 AND ka.code <> ''")
		return "ka.code", true
	case ByRecipient:
		participant("kr", "kr.side = 1 AND kr.code <> ''")
		return "kr.code", true
	case BySector:
		participant("ks", "ks.side < 2 AND ks.sector <> ''")
		return "ks.sector", true
	case ByDyad:
		participant("kda", "kda.side = 0 AND kda.code <> ''")
		participant("kdr", "kdr.side = 1 AND kdr.code <> ''")
		return "kda.code || '>' || kdr.code", true
	case ByPair:
		participant("kpa", "kpa.side = 0 AND kpa.code <> ''")
		participant("kpb", "kpb.side < 2 AND kpb.code <> '' AND (kpb.side = 1 OR kpb.code <> kpa.code)")
		first := "kpa.code < kpb.code" + store.Bytewise(a.db)
		return "CASE WHEN " + first + " THEN kpa.code || '-' || kpb.code ELSE kpb.code || '-' || kpa.code END", true
	}
	return "e." + findKey(k).column, false
}

// weekOf is SQL for the number of the week of a day, of whatever sign.
func weekOf(day string) string { return "((" + day + " + 7000003) / 7 - 1000000)" }

// monthSQL is SQL for the number of the month of a day.
func monthSQL(db store.Dialect, day string) string {
	if db == store.Postgres {
		d := "(DATE '1970-01-01' + " + day + ")"
		return "(extract(year FROM " + d + ")::int * 12 + extract(month FROM " + d + ")::int - 1)"
	}
	f := func(part string) string {
		return "CAST(strftime('" + part + "', " + day + " * 86400, 'unixepoch') AS INTEGER)"
	}
	return "(" + f("%Y") + " * 12 + " + f("%m") + " - 1)"
}
