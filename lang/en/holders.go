package en

import (
	"slices"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// tenure is one office of one person.
type tenure struct {
	key      string // title and country code
	from, to int    // months, see lexicon.Office
	who      *lexicon.Entity
}

// HoldersAt tells who holds an office on a day, by the title of the office among
// the persons and the country's code; nil where nobody is known. At a day that
// is not known nobody is.
func (p *Pack) HoldersAt(day time.Time) func(title, code string) *doc.Actor {
	if day.IsZero() {
		return nil
	}
	month := day.Year()*100 + int(day.Month())
	return func(title, code string) *doc.Actor {
		e := p.holder(title+"|"+code, month)
		if e == nil {
			return nil
		}
		return &doc.Actor{ID: e.ID, Name: e.Name, NameEn: e.NameEn}
	}
}

// holder finds who entered an office last of those who hold it in a month.
func (p *Pack) holder(key string, month int) *lexicon.Entity {
	ts := p.posts()
	i, _ := slices.BinarySearchFunc(ts, key, func(t tenure, key string) int { return strings.Compare(t.key, key) })
	var best *tenure
	for ; i < len(ts) && ts[i].key == key; i++ {
		t := &ts[i]
		if t.from == 0 || t.from > month || t.to != 0 && t.to < month {
			continue
		}
		if best == nil || t.from > best.from {
			best = t
		}
	}
	if best == nil {
		return nil
	}
	return best.who
}

// listTenures lists the offices of all persons by title and country.
func (n *names) listTenures() []tenure {
	var out []tenure
	for _, e := range n.byID {
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
