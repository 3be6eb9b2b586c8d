package query

import (
	"math"
	"strings"

	"github.com/sijil-news/sijil/store"
)

// condition is SQL that is true or false of a row, with its arguments.
type condition struct {
	sql  string
	args []any
}

func cond(sql string, args ...any) condition { return condition{sql, args} }

// any is true where one of the conditions is.
func anyOf(list []condition) condition {
	if len(list) == 1 {
		return list[0]
	}
	return joined(list, " OR ")
}

func allOf(list []condition) condition { return joined(list, " AND ") }

func joined(list []condition, word string) condition {
	var parts []string
	var args []any
	for _, c := range list {
		parts = append(parts, "("+c.sql+")")
		args = append(args, c.args...)
	}
	return condition{strings.Join(parts, word), args}
}

func among[T any](column string, list []T) condition {
	args := make([]any, len(list))
	for i, v := range list {
		args[i] = v
	}
	return cond(column+" IN ("+store.Marks(len(list))+")", args...)
}

// within is true of days in one of the stretches.
func within(column string, list []Days) condition {
	var out []condition
	for _, d := range list {
		out = append(out, cond(column+" BETWEEN ? AND ?", d.From, d.To))
	}
	return anyOf(out)
}

// rows is the part of a query after FROM: table «events e», joined with what
// the conditions need.
type rows struct {
	tables string
	where  []condition
	docs   bool   // «documents d» is joined
	driven string // the filter by which «dyads y» comes before them
}

func (r *rows) add(sql string, args ...any) { r.where = append(r.where, cond(sql, args...)) }

func (r *rows) also(c condition) { r.where = append(r.where, c) }

// join adds the documents of the events.
func (r *rows) join() {
	if !r.docs {
		r.docs = true
		r.tables += " JOIN documents d ON d.number = e.doc"
	}
}

// from is FROM and WHERE.
func (r *rows) from() (sql string, args []any) {
	if len(r.where) == 0 {
		return " FROM " + r.tables, nil
	}
	w := allOf(r.where)
	return " FROM " + r.tables + " WHERE " + w.sql, w.args
}

// rows are those of events, reports all of them, that q asks for.
func (a *asking) rows(q *Query) (*rows, error) {
	r := &rows{tables: "events e"}
	if len(q.Time) > 0 {
		r.also(within("e.day", q.Time))
	}
	a.drive(q, r)
	return r, a.narrow(q, r)
}

// narrow adds what q asks for beside the time.
func (a *asking) narrow(q *Query, r *rows) error {
	a.plain(q, r)
	if len(q.Published) > 0 {
		r.join()
		r.also(within("d.pub_day", q.Published))
	}
	if len(q.Sources) > 0 {
		r.join()
		r.also(among("d.publisher", q.Sources))
	}
	if len(q.Langs) > 0 {
		r.join()
		r.also(among("d.lang", q.Langs))
	}
	if len(q.Docs) > 0 {
		r.also(ofDocuments(q.Docs))
	}
	if err := a.participants(q, r); err != nil {
		return err
	}
	return a.texts(q, r)
}

// plain adds conditions on columns of the events themselves.
func (a *asking) plain(q *Query, r *rows) {
	if len(q.During) > 0 {
		var list []condition
		for _, d := range q.During {
			list = append(list, cond("e.day <= ? AND e.until >= ?", d.To, d.From))
		}
		r.also(anyOf(list))
	}
	if q.Span > 0 {
		r.add("e.until - e.day < ?", q.Span)
	}
	if len(q.Types) > 0 {
		r.also(kinds("e", q.Types))
	}
	for _, c := range []struct {
		column string
		values []string
	}{{"e.mode", q.Modes}, {"e.realis", q.Realis}, {"e.claim", q.Claims}, {"e.country", q.Countries}} {
		if len(c.values) > 0 {
			r.also(among(c.column, c.values))
		}
	}
	if len(q.Quads) > 0 {
		r.also(among("e.quad", q.Quads))
	}
	if q.Background != nil {
		r.also(background("e", *q.Background))
	}
	if c := q.Confidence; c != (Between{}) {
		r.add("e.confidence BETWEEN ? AND ?", c.Min, c.Max)
	}
	if len(q.Places) > 0 {
		r.also(places(q.Places))
	}
	if q.Near != nil {
		r.also(q.Near.condition())
	}
	if len(q.Stories) > 0 {
		c := among("id", packed(q.Stories))
		r.add("e.story IN (SELECT key FROM stories WHERE "+c.sql+")", c.args...)
	}
	if q.Merged != nil {
		r.add(map[bool]string{true: "e.story IS NOT NULL", false: "e.story IS NULL"}[*q.Merged])
	}
	if len(q.IDs) > 0 {
		r.also(among("e.id", packed(q.IDs)))
	}
}

// packed are ids as the tables have them.
func packed(list []string) [][]byte {
	var out [][]byte
	for _, id := range list {
		out = append(out, store.PackID(id))
	}
	return out
}

// kinds is true of rows of one of the kinds.
func kinds(table string, list []Kind) condition {
	var types []string
	var out []condition
	for _, k := range list {
		if k.Mode == "" {
			types = append(types, k.Type)
		} else {
			out = append(out, cond(table+".type = ? AND "+table+".mode = ?", k.Type, k.Mode))
		}
	}
	if len(types) > 0 {
		out = append(out, among(table+".type", types))
	}
	return anyOf(out)
}

func places(list []Place) condition {
	var out []condition
	for _, p := range list {
		if p.Country == "" {
			out = append(out, cond("e.place = ?", p.Name))
		} else {
			out = append(out, cond("e.country = ? AND e.place = ?", p.Country, p.Name))
		}
	}
	return anyOf(out)
}

// earth is the radius of the earth in km.
const earth = 6371.0088

// condition is true of events that lie within c. The box around it, which an
// index serves, comes first.
func (c *Circle) condition() condition {
	half := c.Km / earth * 180 / math.Pi
	list := []condition{cond("e.lat BETWEEN ? AND ?", c.Lat-half, c.Lat+half)}
	// the box is as wide as the circle at its widest, which is not where its middle is
	if w := math.Sin(c.Km/earth) / math.Cos(c.Lat*math.Pi/180); c.Km/earth < math.Pi/2 && w < 1 && math.Abs(c.Lat)+half < 90 {
		if wide := math.Asin(w) * 180 / math.Pi; c.Lon-wide >= -180 && c.Lon+wide <= 180 {
			list = append(list, cond("e.lon BETWEEN ? AND ?", c.Lon-wide, c.Lon+wide))
		}
	}
	s := math.Sin(min(c.Km/earth, math.Pi) / 2)
	return allOf(append(list, cond("power(sin(radians(e.lat - ?) / 2), 2) + ? * cos(radians(e.lat)) * power(sin(radians(e.lon - ?) / 2), 2) <= ?",
		c.Lat, math.Cos(c.Lat*math.Pi/180), c.Lon, s*s)))
}

// ofDocuments is true of events in documents with one of the ids or addresses.
func ofDocuments(list []string) condition {
	var out []condition
	for _, s := range list {
		if strings.Contains(s, "://") {
			key := store.KeyOfURL(s)
			out = append(out, cond("e.doc IN (SELECT number FROM documents WHERE key = ?)", key[:]))
		} else {
			out = append(out, cond("e.doc IN (SELECT number FROM documents WHERE id = ?)", s))
		}
	}
	return anyOf(out)
}

// texts adds the conditions on words.
func (a *asking) texts(q *Query, r *rows) error {
	for _, s := range q.Text {
		if a.match == nil {
			return badf("text", "the sentences of this register are not indexed")
		}
		sql, args, err := a.match.Match(a.ctx, a.tx, s)
		if err != nil {
			return &Error{"text", err.Error()}
		}
		r.add(sql, args...)
	}
	return nil
}
