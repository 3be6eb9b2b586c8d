package query

import (
	"cmp"
	"context"
	"slices"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

// Standing is what the register tells of somebody. Each part is what a question
// with filters gives.
type Standing struct {
	Events   int64 // Parties: of which he is actor or recipient, each once
	Does     Part  // Actors
	DoneTo   Part  // Recipients
	Says     Part  // SaidBy
	SaidToDo Part  // Actors, with a claim that others make: Claimed
}

// Part is how many events there are, and the last of them by day.
type Part struct {
	Events int64
	Last   []Event
	last   []place
}

// Claimed are the claims of what is not told as a fact: alleged, whether denied
// or confirmed.
func Claimed() []string {
	return []string{string(doc.Alleged), string(doc.Denied), string(doc.Confirmed)}
}

// Standing tells of w, a code or a name, in stretches of time (none: all), with
// as many of the last events of each part as most tells.
func (a *Asker) Standing(ctx context.Context, w Who, time []Days, most int) (*Standing, error) {
	s := &Standing{}
	err := a.view(ctx, func(k *asking) error {
		read := k.standingOfName
		if w.Name == "" {
			read = k.standingOfCode
		}
		if err := read(s, w, time, most); err != nil {
			return err
		}
		for _, p := range []*Part{&s.Does, &s.DoneTo, &s.Says, &s.SaidToDo} {
			var err error
			if p.Last, err = k.events(p.last); err != nil {
				return err
			}
		}
		return nil
	})
	return s, err
}

// standingOfCode asks the rollups, and for what they do not have the events.
func (a *asking) standingOfCode(s *Standing, w Who, time []Days, most int) error {
	who := []Who{w}
	for _, x := range []struct {
		q  Query
		to *Part
	}{
		{Query{Time: time, Actors: who}, &s.Does}, {Query{Time: time, Recipients: who}, &s.DoneTo}, {Query{Time: time, Actors: who, Claims: Claimed()}, &s.SaidToDo},
	} {
		n, err := a.count(&x.q)
		if err != nil {
			return err
		}
		if x.to.Events = n; n == 0 {
			continue
		}
		found, err := a.page(&x.q, Page{Sort: SortDay, Limit: most}, nil)
		if err != nil {
			return err
		}
		x.to.last = found[:min(len(found), most)]
	}
	var err error
	if s.Events, err = a.count(&Query{Time: time, Parties: who}); err != nil {
		return err
	}
	return a.pass(s, cond("p.code = ? AND p.side = 2", w.Code), time, most)
}

// standingOfName reads all events of somebody once.
func (a *asking) standingOfName(s *Standing, w Who, time []Days, most int) error {
	is, err := a.is("p", "actor", w)
	if err != nil {
		return err
	}
	return a.pass(s, is, time, most)
}

func (a *asking) count(q *Query) (int64, error) {
	list, err := a.group(q, Grouping{})
	if err != nil || len(list) == 0 {
		return 0, err
	}
	return list[0].Events, nil
}

// pass reads the events of some participants, and adds them to the parts that
// their sides are of.
func (a *asking) pass(s *Standing, is condition, time []Days, most int) error {
	join := " JOIN "
	if a.db == store.SQLite { // which has no other way of being told
		join = " CROSS JOIN "
	}
	r := &rows{tables: "participants p" + join + "events e ON e.key = p.event"}
	r.also(is)
	r.add("e.lead = 1")
	if len(time) > 0 {
		r.also(within("e.day", time))
	}
	from, args := r.from()
	found, err := a.tx.Query(a.ctx, "SELECT e.key, e.day, CASE WHEN e.claim = 'asserted' THEN 0 ELSE 1 END, p.side"+from, args...)
	if err != nil {
		return err
	}
	defer found.Close()
	seen := map[int64]uint8{} // sides of events, which may name somebody twice
	for found.Next() {
		var key int64
		var day *int64
		var claimed, side int
		if err := found.Scan(&key, &day, &claimed, &side); err != nil {
			return err
		}
		before := seen[key]
		if seen[key] = before | 1<<side; before == seen[key] {
			continue
		}
		s.add(placeOn(key, day), store.Side(side), claimed == 1, before, most)
	}
	return found.Err()
}

func placeOn(key int64, day *int64) place {
	p := place{key: key}
	if day != nil {
		f := float64(*day)
		p.value = &f
	}
	return p
}

// add counts an event on a side; before are the sides on which it was counted.
func (s *Standing) add(p place, side store.Side, claimed bool, before uint8, most int) {
	const takesPart = 1<<store.Actor | 1<<store.Recipient
	if side != store.SaidBy && before&takesPart == 0 {
		s.Events++
	}
	switch side {
	case store.Actor:
		s.Does.add(p, most)
		if claimed {
			s.SaidToDo.add(p, most)
		}
	case store.Recipient:
		s.DoneTo.add(p, most)
	case store.SaidBy:
		s.Says.add(p, most)
	}
}

// add counts an event, and keeps it where it is one of the last.
func (x *Part) add(p place, most int) {
	x.Events++
	at, _ := slices.BinarySearchFunc(x.last, p, later)
	if at == most {
		return
	}
	x.last = slices.Insert(x.last, at, p)
	x.last = x.last[:min(len(x.last), most)]
}

// later puts places in the order of lists by day: the last day first, unknown
// ones last.
func later(x, y place) int {
	switch {
	case x.value == nil && y.value != nil:
		return 1
	case x.value != nil && y.value == nil:
		return -1
	case x.value != nil && *x.value != *y.value:
		return cmp.Compare(*y.value, *x.value)
	}
	return cmp.Compare(y.key, x.key)
}

// Entities tells of how many events each of those with these ids is actor or
// recipient: what Count gives for each as a party. Ids that are of nobody are
// left out.
func (a *Asker) Entities(ctx context.Context, ids []string) (map[string]int64, error) {
	out := map[string]int64{}
	if len(ids) == 0 {
		return out, nil
	}
	err := a.view(ctx, func(k *asking) error {
		join := " JOIN "
		if k.db == store.SQLite {
			join = " CROSS JOIN "
		}
		is := among("n.id", ids)
		return k.each(out, "SELECT n.id, count(DISTINCT p.event) FROM entities n"+join+"participants p ON p.entity = n.key AND p.side < 2"+join+"events e ON e.key = p.event WHERE e.lead = 1 AND "+is.sql+" GROUP BY n.id", is.args...)
	})
	return out, err
}

// Slots tells of how many events each country slot is actor or recipient.
func (a *Asker) Slots(ctx context.Context) (map[string]int64, error) {
	out := map[string]int64{}
	err := a.view(ctx, func(k *asking) error {
		// those where it is both are in the sums of either
		const sum = "SELECT CASE x.facet WHEN 2 THEN x.b ELSE x.a END AS code, CASE x.facet WHEN 3 THEN -x.events ELSE x.events END AS n FROM "
		facts := sum + "(SELECT s.facet, s.a, s.b, t.events FROM subjects s JOIN tally_month t ON t.subject = s.key AND t.kind = 0 WHERE s.facet IN (1, 2) OR s.facet = 3 AND s.a = s.b) x"
		if k.db == store.SQLite {
			facts += " UNION ALL " + sum + "tally_facts x WHERE x.facet IN (1, 2) OR x.facet = 3 AND x.a = x.b"
		}
		return k.each(out, "SELECT f.code, CAST(sum(f.n) AS bigint) FROM ("+facts+") f GROUP BY f.code HAVING sum(f.n) > 0")
	})
	return out, err
}

// each reads numbers by name.
func (a *asking) each(to map[string]int64, sql string, args ...any) error {
	rows, err := a.tx.Query(a.ctx, sql, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var n int64
		if err := rows.Scan(&name, &n); err != nil {
			return err
		}
		to[name] = n
	}
	return rows.Err()
}
