package lexicon

import (
	"slices"
	"strings"
	"time"
)

// tenure is one office of one person.
type tenure struct {
	key      string // title and country code
	from, to int    // months, see Office
	who      *Entity
}

// Tenures are the offices of persons, by title and country. They are read only.
type Tenures []tenure

// TenuresOf lists the offices of all persons among entities.
func TenuresOf(entities map[string]*Entity) Tenures {
	var out Tenures
	for _, e := range entities {
		for _, o := range e.Offices {
			if o.Title != "" {
				out = append(out, tenure{o.Title + "|" + e.Code, o.From, o.To, e})
			}
		}
	}
	slices.SortFunc(out, func(a, b tenure) int {
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		if a.from != b.from {
			return a.from - b.from
		}
		return strings.Compare(a.who.ID, b.who.ID)
	})
	return out
}

// Holder is who entered an office last of those who hold it on a day, by the
// title of the office among the persons and the country's code; nil where nobody
// is known. In the month in which one follows the other it may be either, which
// names nobody.
func (ts Tenures) Holder(title, code string, day time.Time) *Entity {
	key, month := title+"|"+code, day.Year()*100+int(day.Month())
	i, _ := slices.BinarySearchFunc(ts, key, func(t tenure, key string) int { return strings.Compare(t.key, key) })
	var best, leaving *tenure
	for ; i < len(ts) && ts[i].key == key; i++ {
		t := &ts[i]
		if t.from == 0 || t.from > month || t.to != 0 && t.to < month {
			continue
		}
		if t.to == month && t.from < month {
			leaving = t
		}
		if best == nil || t.from > best.from {
			best = t
		}
	}
	if best == nil || leaving != nil && best.from == month && best.who != leaving.who {
		return nil
	}
	return best.who
}
