package followup

import (
	"context"
	"slices"

	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// entry is an announcement that stands in the register.
type entry struct {
	plan  int64
	at    *ledger.Plan
	paper *ledger.Paper
}

// calendar has the announcements of days, as far as they were asked for.
type calendar struct {
	days map[int][]entry // by first day; a day that is there is complete
}

func newCalendar() *calendar { return &calendar{days: map[int][]entry{}} }

// mostDays is how many days are remembered.
const mostDays = 200

// day is what is announced to begin on a day.
func (w *work) day(d int) ([]entry, error) {
	c := w.seen.calendar
	if list, ok := c.days[d]; ok {
		return list, nil
	}
	list, err := w.readDay(w.ctx, d)
	if err != nil {
		return nil, err
	}
	if len(c.days) > mostDays {
		clear(c.days)
	}
	c.days[d] = list
	return list, nil
}

func (w *work) readDay(ctx context.Context, d int) ([]entry, error) {
	type row struct {
		doc, plan int64
		ordinal   int
	}
	rows, err := store.Collect(ctx, w.tx, func(r store.Row) (row, error) {
		var x row
		return x, r.Scan(&x.doc, &x.ordinal, &x.plan)
	}, "SELECT doc, ordinal, plan FROM announced WHERE day = ? ORDER BY doc, ordinal", d)
	if err != nil {
		return nil, err
	}
	var docs []int64
	for _, r := range rows {
		docs = append(docs, r.doc)
	}
	if err := w.seen.load(ctx, w.tx, slices.Compact(docs)); err != nil {
		return nil, err
	}
	var out []entry
	for _, r := range rows {
		p, err := w.seen.one(ctx, w.tx, r.doc)
		if err != nil {
			return nil, err
		}
		for _, x := range p.plans {
			if x.Ordinal == r.ordinal {
				out = append(out, entry{r.plan, x, p.Paper})
			}
		}
	}
	return out, nil
}

// add notes an announcement that was put into the register, where its day is
// there.
func (c *calendar) add(e entry) {
	if list, ok := c.days[e.at.From]; ok {
		c.days[e.at.From] = append(list, e)
	}
}

// drop takes away the announcements of a document.
func (c *calendar) drop(number int64) {
	for d, list := range c.days {
		c.days[d] = slices.DeleteFunc(list, func(e entry) bool { return e.paper.Number == number })
	}
}
