package query

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/store"
)

// Key is what events are counted by.
type Key string

// Keys.
const (
	ByDay       Key = "day"
	ByWeek      Key = "week"
	ByMonth     Key = "month"
	ByYear      Key = "year"
	ByActor     Key = "actor"
	ByRecipient Key = "recipient"
	ByDyad      Key = "dyad"
	ByPair      Key = "pair"
	ByType      Key = "type"
	ByMode      Key = "mode"
	ByQuad      Key = "quad"
	ByCountry   Key = "country"
	BySector    Key = "sector"
	ByRealis    Key = "realis"
	ByClaim     Key = "claim"
	BySource    Key = "source"
)

// key is how a Key is read from the tables.
type key struct {
	name   Key
	help   string
	column string           // of table events, where it is one
	time   bool             // numbered by days, weeks, months, years
	label  func(any) string // how its value is shown
}

var keys = [...]key{
	{ByDay, "2018-03-01", "", true, func(v any) string { return dayName(number(v)) }},
	{ByWeek, "2018-W09 (ISO 8601)", "", true, func(v any) string { return weekName(number(v)) }},
	{ByMonth, "2018-03", "", true, func(v any) string { return monthName(number(v)) }},
	{ByYear, "2018", "", true, func(v any) string { return fmt.Sprintf("%04d", number(v)) }},
	{ByActor, "country slot of the actor; an event with several counts for each", "", false, label},
	{ByRecipient, "country slot of the recipient", "", false, label},
	{ByDyad, "USA>RUS: who acts on whom", "", false, label},
	{ByPair, "RUS-USA: either acts on the other, or both together", "", false, label},
	{ByType, "PLOVER type", "type", false, label},
	{ByMode, "type and mode: CONSULT/visit", "", false, label},
	{ByQuad, "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict", "quad", false, label},
	{ByCountry, "country of the place", "country", false, label},
	{BySector, "sector of an actor or recipient", "", false, label},
	{ByRealis, "actual, future, hypothetical, negated", "realis", false, label},
	{ByClaim, "asserted, alleged, denied, confirmed", "claim", false, label},
	{BySource, "publisher", "", false, label},
}

// Keys lists the names of all keys, with what they mean.
func Keys() (names []Key, help map[Key]string) {
	help = map[Key]string{}
	for _, k := range keys {
		names = append(names, k.name)
		help[k.name] = k.help
	}
	return names, help
}

// ParseKeys reads one key or two, separated by a comma.
func ParseKeys(s string) ([]Key, error) {
	var out []Key
	for _, part := range strings.Split(s, ",") {
		k := Key(strings.TrimSpace(part))
		if findKey(k) == nil {
			names, _ := Keys()
			return nil, badf("by", "no key %q; keys are %s", string(k), join(names))
		}
		if slices.Contains(out, k) {
			return nil, badf("by", "%s stands twice", k)
		}
		out = append(out, k)
	}
	if len(out) > 2 {
		return nil, badf("by", "two keys at most, not %d", len(out))
	}
	return out, nil
}

func findKey(name Key) *key {
	for i := range keys {
		if keys[i].name == name {
			return &keys[i]
		}
	}
	return nil
}

func number(v any) int64 {
	n, _ := v.(int64)
	return n
}

func label(v any) string {
	switch v := v.(type) {
	case int64:
		return decimal(v)
	case string:
		return v
	}
	return ""
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// Numbers count events and their reports. Scores are those of the codebook, from
// −10 (conflict) to 10 (cooperation), of events or, where reports are asked for,
// of reports.
type Numbers struct {
	Events  int64   `json:"events"`
	Reports int64   `json:"reports"`
	Score   float64 `json:"score"` // sum
	Mean    float64 `json:"mean"`  // of the scores; 0 where nothing is counted
}

// Group is what is counted under one value of each key.
type Group struct {
	Keys []string `json:"keys"` // "" is unknown
	Numbers
	values []any
}

// Order is how groups are sorted.
type Order string

// Orders of groups. Ties are in the order of the keys.
const (
	Most    Order = "most" // those with most events (or reports) first
	Ordered Order = "key"  // by the keys
	Lowest  Order = "low"  // lowest mean score first
	Highest Order = "high" // highest mean score first
)

// Grouping is how events are counted.
type Grouping struct {
	By    []Key
	Order Order // "" is by key where the first one is a time, else Most
	Limit int   // how many groups at most; 0 is all
}

// Count counts all that q asks for.
func (a *Asker) Count(ctx context.Context, q *Query) (Numbers, error) {
	list, err := a.Group(ctx, q, Grouping{})
	if err != nil || len(list) == 0 {
		return Numbers{}, err
	}
	return list[0].Numbers, nil
}

// Group counts what q asks for by one key or two. Groups with nothing in them
// are left out.
func (a *Asker) Group(ctx context.Context, q *Query, g Grouping) (out []Group, err error) {
	switch {
	case len(g.By) > 2:
		return nil, badf("by", "two keys at most")
	case !slices.Contains([]Order{"", Most, Ordered, Lowest, Highest}, g.Order):
		return nil, badf("sort", "groups are sorted by %s, %s, %s or %s", Most, Ordered, Lowest, Highest)
	}
	for _, k := range g.By {
		if findKey(k) == nil {
			return nil, badf("by", "no key %q", string(k))
		}
	}
	if g.Order == "" {
		g.Order = Most
		if len(g.By) > 0 && findKey(g.By[0]).time {
			g.Order = Ordered
		}
	}
	err = a.view(ctx, func(k *asking) error {
		out, err = k.group(q, g)
		return err
	})
	return out, err
}

func (a *asking) group(q *Query, g Grouping) ([]Group, error) {
	facts, args, err := a.facts(q, g.By)
	if err != nil {
		return nil, err
	}
	sql, scan := a.counting(q, g, facts)
	return store.Collect(a.ctx, a.tx, scan, sql, args...)
}

// counting is the query that sums facts, which is SQL for rows of the columns
// k1 and k2 (where there are such keys), events, reports, score and
// score_reports, the scores in thousandths.
func (a *asking) counting(q *Query, g Grouping, facts string) (string, func(store.Row) (Group, error)) {
	unit, score := "events", "score"
	if q.Reports {
		unit, score = "reports", "score_reports"
	}
	var names, order []string
	for i, k := range g.By {
		name := "k" + strconv.Itoa(i+1)
		names = append(names, name)
		switch {
		case findKey(k).time, k == ByQuad:
			order = append(order, name)
		default:
			order = append(order, name+store.Bytewise(a.db))
		}
	}
	sum := "CAST(sum(f.events) AS bigint) AS events, CAST(sum(f.reports) AS bigint) AS reports, CAST(sum(f." + score + ") AS bigint) AS score"
	inner := "SELECT " + strings.Join(append(slices.Clone(names), sum), ", ") + " FROM (" + facts + ") f"
	if len(names) > 0 {
		inner += " GROUP BY " + strings.Join(names, ", ")
	}
	mean := "1.0 * g.score / g." + unit
	switch g.Order {
	case Most:
		order = append([]string{"g." + unit + " DESC"}, order...)
	case Lowest:
		order = append([]string{mean}, order...)
	case Highest:
		order = append([]string{mean + " DESC"}, order...)
	}
	sql := "SELECT " + strings.Join(append(slices.Clone(names), "g.events", "g.reports", "g.score"), ", ") + " FROM (" + inner + ") g WHERE g." + unit + " > 0"
	if len(order) > 0 {
		sql += " ORDER BY " + strings.Join(order, ", ")
	}
	if g.Limit > 0 {
		sql += " LIMIT " + strconv.Itoa(g.Limit)
	}
	return sql, func(row store.Row) (Group, error) { return scanGroup(row, q, g.By) }
}

func scanGroup(row store.Row, q *Query, by []Key) (Group, error) {
	out := Group{values: make([]any, len(by))}
	var targets []any
	for i := range by {
		targets = append(targets, &out.values[i])
	}
	var score int64
	if err := row.Scan(append(targets, &out.Events, &out.Reports, &score)...); err != nil {
		return out, err
	}
	n := out.Events
	if q.Reports {
		n = out.Reports
	}
	out.Score = float64(score) / 1000
	out.Mean = out.Score / float64(n)
	for i, k := range by {
		out.values[i] = plainValue(out.values[i])
		if out.values[i] == nil {
			out.Keys = append(out.Keys, "")
			continue
		}
		out.Keys = append(out.Keys, findKey(k).label(out.values[i]))
	}
	return out, nil
}

// plainValue makes the same types of what the databases give.
func plainValue(v any) any {
	switch v := v.(type) {
	case int32:
		return int64(v)
	case int16:
		return int64(v)
	case []byte:
		return string(v)
	}
	return v
}
