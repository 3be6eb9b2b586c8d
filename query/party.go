package query

import (
	"strings"

	"github.com/sijil-news/sijil/store"
)

// Participants are asked for in two tables: dyads has who is named by nothing
// but a code, by day, and participants has everybody.

// drive begins with the dyads where q names one code or one pair and nothing
// that is rarer: the events of that one are then read in the order of their days.
func (a *asking) drive(q *Query, r *rows) {
	y, ok := q.driver()
	if !ok || q.rare() {
		return
	}
	join := " JOIN "
	if a.db == store.SQLite { // which has no other way of being told
		join = " CROSS JOIN "
	}
	r.driven = true
	r.tables = "dyads y" + join + "events e ON e.key = y.event"
	r.add("y.actor = ? AND y.recipient = ?", y.Actor, y.Recipient)
	if len(q.Time) > 0 {
		r.also(within("y.day", q.Time))
	}
}

// rare tells whether an index leads to few events that have what is asked for.
func (q *Query) rare() bool {
	for _, list := range [][]Who{q.Actors, q.Recipients, q.Parties, q.SaidBy} {
		if len(list) == 1 && list[0].Name != "" {
			return true
		}
	}
	return len(q.Stories)+len(q.IDs)+len(q.Docs)+len(q.Text)+len(q.Places) > 0 || q.Near != nil
}

// driver is the dyad that all events of q have, if there is such a one.
func (q *Query) driver() (store.Dyad, bool) {
	switch {
	case len(q.Dyads) == 1 && q.Dyads[0].plain():
		return q.Dyads[0].row(), true
	case len(q.Actors) == 1 && q.Actors[0].plain():
		return store.Dyad{Actor: q.Actors[0].Code}, true
	case len(q.Recipients) == 1 && q.Recipients[0].plain():
		return store.Dyad{Recipient: q.Recipients[0].Code}, true
	}
	return store.Dyad{}, false
}

func (d Dyad) plain() bool { return d.Actor.plain() && d.Recipient.plain() }

// row is the row of table dyads for a plain one.
func (d Dyad) row() store.Dyad {
	if d.Mutual {
		return store.Between(d.Actor.Code, d.Recipient.Code)
	}
	return store.Dyad{Actor: d.Actor.Code, Recipient: d.Recipient.Code}
}

// participants adds the conditions on who takes part.
func (a *asking) participants(q *Query, r *rows) error {
	for _, c := range []struct {
		filter string
		list   []Who
		sides  []store.Side
	}{
		{"actor", q.Actors, []store.Side{store.Actor}}, {"recipient", q.Recipients, []store.Side{store.Recipient}},
		{"party", q.Parties, []store.Side{store.Actor, store.Recipient}}, {"said_by", q.SaidBy, []store.Side{store.SaidBy}},
	} {
		var list []condition
		for _, w := range c.list {
			one, err := a.takesPart(c.filter, w, c.sides, q.Time)
			if err != nil {
				return err
			}
			list = append(list, one)
		}
		if len(list) > 0 {
			r.also(anyOf(list))
		}
	}
	if len(q.Sectors) > 0 {
		c := among("p.sector", q.Sectors)
		r.add("EXISTS (SELECT 1 FROM participants p WHERE p.event = e.key AND p.side < 2 AND "+c.sql+")", c.args...)
	}
	var list []condition
	for _, d := range q.Dyads {
		c, err := a.pair(d, q.Time)
		if err != nil {
			return err
		}
		list = append(list, c)
	}
	if len(list) > 0 {
		r.also(anyOf(list))
	}
	return nil
}

// takesPart is true of events with w on one of the sides.
func (a *asking) takesPart(filter string, w Who, sides []store.Side, time []Days) (condition, error) {
	is, err := a.is("p", filter, w)
	if err != nil {
		return is, err
	}
	on := among("p.side", sides)
	exact := cond("EXISTS (SELECT 1 FROM participants p WHERE p.event = e.key AND "+on.sql+" AND "+is.sql+")", append(on.args, is.args...)...)
	if w.Name != "" || sides[0] == store.SaidBy {
		return cond("e.key IN (SELECT p.event FROM participants p WHERE "+on.sql+" AND "+is.sql+")", append(on.args, is.args...)...), nil
	}
	if w.Code == "" {
		return exact, nil
	}
	var list []condition
	for _, side := range sides {
		d := store.Dyad{Actor: w.Code}
		if side == store.Recipient {
			d = store.Dyad{Recipient: w.Code}
		}
		list = append(list, has(d, time))
	}
	if w.plain() {
		return anyOf(list), nil
	}
	return allOf([]condition{anyOf(list), exact}), nil
}

// has is true of events with a dyad.
func has(d store.Dyad, time []Days) condition {
	list := []condition{cond("y.actor = ? AND y.recipient = ?", d.Actor, d.Recipient)}
	if len(time) > 0 {
		list = append(list, within("y.day", time))
	}
	c := allOf(list)
	c.sql = "e.key IN (SELECT y.event FROM dyads y WHERE " + c.sql + ")"
	return c
}

// is is true of rows of participants, under this name, that are w.
func (a *asking) is(table, filter string, w Who) (condition, error) {
	if w.Name != "" {
		keys, err := a.entities(w.Name)
		if err == nil && len(keys) == 0 {
			err = badf(filter, "nobody in the register has the name or id %q; write a name in Arabic or English, an id, or a code as USA, USA/GOV, /GOV", w.Name)
		}
		return numbers(table+".entity", keys), err
	}
	var list []condition
	if w.Code != "" {
		list = append(list, cond(table+".code = ?", w.Code))
	}
	if w.Sector != "" {
		list = append(list, cond(table+".sector = ?", w.Sector))
	}
	return allOf(list), nil
}

// numbers is true of a column that has one of the keys, of which there may be
// more than a query takes parameters.
func numbers(column string, keys []int64) condition {
	var b strings.Builder
	for i, k := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(decimal(k))
	}
	return cond(column + " IN (" + b.String() + ")")
}

// pair is true of events between the two.
func (a *asking) pair(d Dyad, time []Days) (condition, error) {
	if d.plain() {
		return has(d.row(), time), nil
	}
	actor, err := a.is("pa", "dyad", d.Actor)
	if err != nil {
		return actor, err
	}
	recipient, err := a.is("pb", "dyad", d.Recipient)
	if err != nil {
		return recipient, err
	}
	sides := "pa.side = 0 AND pb.side = 1"
	if d.Mutual {
		sides = "(" + sides + " OR pa.side = 1 AND pb.side = 0 OR pa.side = 0 AND pb.side = 0 AND pa.ordinal <> pb.ordinal)"
	}
	pair := allOf([]condition{actor, recipient})
	out := []condition{cond("EXISTS (SELECT 1 FROM participants pa JOIN participants pb ON pb.event = pa.event WHERE pa.event = e.key AND "+sides+" AND "+pair.sql+")", pair.args...)}
	// where an index leads to one of the two, only its events are looked at
	for _, w := range []struct {
		who  Who
		side []store.Side
	}{{d.Actor, []store.Side{store.Actor}}, {d.Recipient, []store.Side{store.Recipient}}} {
		if d.Mutual {
			w.side = []store.Side{store.Actor, store.Recipient}
		}
		if w.who.Name != "" || w.who.plain() {
			c, err := a.takesPart("dyad", w.who, w.side, time)
			if err != nil {
				return c, err
			}
			out = append([]condition{c}, out...)
			break
		}
	}
	return allOf(out), nil
}
