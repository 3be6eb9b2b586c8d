package query

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/store"
)

// Sort is the order of a list. Events that are equal in it stand in the order in
// which they were kept, so every order is whole and a list can be gone on with.
type Sort string

// Orders of lists. Unknown days stand last, whichever way.
const (
	SortDay        Sort = "day"
	SortPublished  Sort = "published"
	SortConfidence Sort = "confidence"
	SortScore      Sort = "score"
	SortAdded      Sort = "added"
)

// sortColumns are what lists are sorted by, before the key of the event.
var sortColumns = map[Sort]string{SortDay: "e.day", SortPublished: "d.pub_day", SortConfidence: "e.confidence", SortScore: "e.score", SortAdded: ""}

// Page is which part of a list is read.
type Page struct {
	Sort   Sort   // "" is SortDay
	Up     bool   // ascending: the first day, the lowest score; else descending
	Limit  int    // 0 is 50
	Cursor string // Answer.Next of the page before; "" begins
}

// DefaultLimit is how many events a page has if nothing is said.
const DefaultLimit = 50

// Answer is a page of a list.
type Answer struct {
	Events []Event `json:"events"`
	Next   string  `json:"next,omitempty"` // cursor of the next page; "" at the end
}

// ParseSort reads an order: day, or -day for the other way round, which is
// descending for all that has no sign.
func ParseSort(s string) (order Sort, up bool, err error) {
	name, up := strings.CutPrefix(s, "-")
	if name == "" && !up {
		name = string(SortDay)
	}
	if _, ok := sortColumns[Sort(name)]; !ok {
		var list []string
		for k := range sortColumns {
			list = append(list, string(k))
		}
		slices.Sort(list)
		return "", false, badf("sort", "no order %q; lists are sorted by %s, the last first, or with - before it the first first", s, strings.Join(list, ", "))
	}
	return Sort(name), up, nil
}

// cursor is where a page ended.
type cursor struct {
	Sort  Sort     `json:"s"`
	Up    bool     `json:"u,omitempty"`
	Value *float64 `json:"v"` // of the sort; nil is unknown
	Key   int64    `json:"k"`
}

func (c *cursor) String() string {
	b, _ := json.Marshal(c) // numbers and strings, never fails
	return base64.RawURLEncoding.EncodeToString(b)
}

func parseCursor(s string, p Page) (*cursor, error) {
	if s == "" {
		return nil, nil
	}
	c := &cursor{}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(b, c)
	}
	if err != nil {
		return nil, badf("cursor", "%q is none; take it from the page before", s)
	}
	if c.Sort != p.Sort || c.Up != p.Up {
		return nil, badf("cursor", "it is of a list in another order (%s)", c.Sort)
	}
	return c, nil
}

// List reads one page of the events that q asks for.
func (a *Asker) List(ctx context.Context, q *Query, p Page) (*Answer, error) {
	if p.Sort == "" {
		p.Sort = SortDay
	}
	if p.Limit <= 0 {
		p.Limit = DefaultLimit
	}
	if _, ok := sortColumns[p.Sort]; !ok {
		return nil, badf("sort", "no order %q", string(p.Sort))
	}
	c, err := parseCursor(p.Cursor, p)
	if err != nil {
		return nil, err
	}
	out := &Answer{}
	err = a.view(ctx, func(k *asking) error {
		found, err := k.page(q, p, c)
		if err != nil {
			return err
		}
		if len(found) > p.Limit {
			found = found[:p.Limit]
			last := found[len(found)-1]
			out.Next = (&cursor{p.Sort, p.Up, last.value, last.key}).String()
		}
		out.Events, err = k.events(found)
		return err
	})
	return out, err
}

// place in a list: the key of an event, and what the list is sorted by.
type place struct {
	key   int64
	value *float64
}

// page finds the events of a page, and one more where there is one.
func (a *asking) page(q *Query, p Page, after *cursor) ([]place, error) {
	var out []place
	// what has a value comes first, then what has none
	for _, known := range []bool{true, false} {
		if known && after != nil && after.Value == nil && p.Sort != SortAdded {
			continue
		}
		more, err := a.stretch(q, p, after, known, p.Limit+1-len(out))
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
		nullable := p.Sort == SortDay && len(q.Time) == 0 || p.Sort == SortPublished && len(q.Published) == 0
		if len(out) > p.Limit || !nullable {
			break
		}
		if known {
			after = nil
		}
	}
	return out, nil
}

// stretch reads events whose value is known, or not, after a place.
func (a *asking) stretch(q *Query, p Page, after *cursor, known bool, limit int) ([]place, error) {
	r, err := a.rows(q)
	if err != nil {
		return nil, err
	}
	if !q.Reports {
		r.add("e.lead = 1")
	}
	column, key := sortColumns[p.Sort], "e.key"
	dated, undated := column+" IS NOT NULL", column+" IS NULL"
	switch {
	case p.Sort == SortPublished && a.db == store.SQLite && !r.driven && !q.rare():
		r.docs, r.tables = true, "documents d CROSS JOIN events e ON e.doc = d.number" // in the order of their days
	case p.Sort == SortPublished:
		r.join()
	case p.Sort == SortDay && r.driven: // in the order of the dyads
		column, key = "y.day", "y.event"
		dated, undated = "y.day > -2147483648", "y.day = -2147483648"
	}
	if known && (p.Sort == SortDay || p.Sort == SortPublished) {
		r.add(dated)
	} else if !known {
		r.add(undated)
		column = ""
	}
	than, dir := "<", " DESC"
	if p.Up {
		than, dir = ">", ""
	}
	if after != nil && column != "" {
		if after.Value == nil {
			return nil, badf("cursor", "it is none; take it from the page before")
		}
		v := a.sortValue(p.Sort, *after.Value)
		r.add("("+column+", "+key+") "+than+" (?, ?)", v, after.Key)
	} else if after != nil {
		r.add(key+" "+than+" ?", after.Key)
	}
	from, args := r.from()
	order, selected := key+dir, "NULL"
	if column != "" {
		order, selected = column+dir+", "+order, column
	}
	return store.Collect(a.ctx, a.tx, scanPlace, "SELECT e.key, "+selected+from+" ORDER BY "+order+" LIMIT "+strconv.Itoa(limit), args...)
}

func scanPlace(row store.Row) (place, error) {
	var p place
	var v any
	if err := row.Scan(&p.key, &v); err != nil {
		return p, err
	}
	switch v := plainValue(v).(type) {
	case int64:
		f := float64(v)
		p.value = &f
	case float64:
		p.value = &v
	}
	return p, nil
}

// sortValue is a value of a cursor as its column has it.
func (a *asking) sortValue(s Sort, v float64) any {
	if s == SortDay || s == SortPublished {
		return int64(min(max(v, math.MinInt32), math.MaxInt32))
	}
	return v
}
