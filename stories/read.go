package stories

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/story"
)

// Story is an event with all that was reported of it.
type Story struct {
	Line
	Told    []Report `json:"told"`              // its reports, by time of publication
	Figures []Figure `json:"figures,omitempty"` // told of it, by what they count and time
}

// Report is one report of a story.
type Report struct {
	Number    int64     `json:"number"` // of the document
	Title     string    `json:"title"`
	CopyOf    int64     `json:"copy_of,omitempty"` // number of the first document of its family, where that is another one
	Lead      bool      `json:"lead,omitempty"`    // it stands for the story
	Event     doc.Event `json:"event"`
	With      string    `json:"with,omitempty"` // id of the event that it was found to be the same as; "" for the first
	Score     float64   `json:"score,omitempty"`
	Reasons   []Reason  `json:"reasons,omitempty"` // in the order of their weight
	published int64
	other     int64
	reasons   story.Reasons
}

// Reason is what speaks for (weight above 0) or against a report being of one
// event with the other one, in natural logarithms of odds.
type Reason struct {
	Kind   string  `json:"kind"`
	Weight float64 `json:"weight"`
	What   string  `json:"what,omitempty"` // what they have in common
}

// Figure is a number told of the event, with who gave it where and when.
type Figure struct {
	doc.Magnitude
	By        []string `json:"by"` // who counted; else the outlet
	Publisher string   `json:"publisher,omitempty"`
	Published string   `json:"published,omitempty"`
	Event     string   `json:"event"`
	Number    int64    `json:"number"`
	What      string   `json:"what"`
}

// Read reads a story by its id or that of one of its reports, or fails with
// ErrNoStory.
func Read(ctx context.Context, s store.Store, id string) (*Story, error) {
	var key int64
	err := s.View(ctx, func(tx store.Tx) (err error) {
		key, err = find(ctx, tx, id)
		return err
	})
	if err == nil && key == 0 {
		err = ErrNoStory
	}
	if err != nil {
		return nil, fmt.Errorf("story %s: %w", id, err)
	}
	return read(ctx, s, key)
}

// Of are the keys of the stories of a document, by its number, as ids.
func Of(ctx context.Context, db store.DB, number int64) (ids []string, err error) {
	err = db.View(ctx, func(tx store.Tx) error {
		ids, err = store.Collect(ctx, tx, func(row store.Row) (string, error) {
			var id []byte
			var ordinal int
			err := row.Scan(&id, &ordinal)
			return store.UnpackID(id), err
		}, "SELECT s.id, min(e.ordinal) FROM events e JOIN stories s ON s.key = e.story WHERE e.doc = ? GROUP BY s.id ORDER BY 2", number)
		return err
	})
	return ids, err
}

// row is a report as the tables have it.
type row struct {
	event, other, doc, first int64 // first is the first document of its family
	id                       string
	lead                     bool
	reasons                  story.Reasons
	key                      []byte
}

func read(ctx context.Context, s store.Store, key int64) (*Story, error) {
	var out Story
	var rows []row
	err := s.View(ctx, func(tx store.Tx) error {
		lines, err := store.Collect(ctx, tx, scanLine, selectLines+" WHERE s.key = ?", key)
		if err != nil || len(lines) == 0 {
			return err
		}
		if err := titles(ctx, tx, lines); err != nil {
			return err
		}
		out.Line = lines[0]
		rows, err = store.Collect(ctx, tx, scanRow, `SELECT j.event, coalesce(j.other, 0), e.doc, coalesce(f.family, e.doc), e.id, e.lead, j.reasons, d.key
			FROM joins j JOIN events e ON e.key = j.event JOIN documents d ON d.number = e.doc LEFT JOIN families f ON f.doc = e.doc WHERE j.story = ? ORDER BY j.event`, key)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read story: %w", err)
	}
	return &out, out.fill(ctx, s, rows)
}

func scanRow(r store.Row) (out row, err error) {
	var id, reasons []byte
	var lead int
	err = r.Scan(&out.event, &out.other, &out.doc, &out.first, &id, &lead, &reasons, &out.key)
	out.id, out.lead, out.reasons = store.UnpackID(id), lead == 1, story.UnpackReasons(reasons)
	return out, err
}

// fill reads the documents of the reports, one after the other.
func (s *Story) fill(ctx context.Context, st store.Store, rows []row) error {
	events := map[int64]*doc.Event{}
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].doc == rows[0].doc {
			n++
		}
		r, err := st.Get(ctx, store.Key(rows[0].key))
		if err != nil {
			return fmt.Errorf("read story: %w", err)
		}
		s.document(r, rows[:n], events)
		rows = rows[n:]
	}
	slices.SortStableFunc(s.Told, func(a, b Report) int { return int(a.published - b.published) })
	s.bind(events)
	slices.SortStableFunc(s.Figures, func(a, b Figure) int { return strings.Compare(a.What+" "+a.Unit, b.What+" "+b.Unit) })
	return nil
}

// document adds the reports of one document.
func (s *Story) document(r *store.Record, rows []row, events map[int64]*doc.Event) {
	d := r.Corrected()
	for _, x := range rows {
		i := slices.IndexFunc(d.Events, func(e doc.Event) bool { return e.ID == x.id })
		if i < 0 {
			continue // changed meanwhile
		}
		e := d.Events[i]
		events[x.event] = &e
		t := Report{Number: r.Number, Title: d.Title, Lead: x.lead, Event: e, published: d.PubTime.Unix()}
		if t.Title == "" {
			t.Title = firstLine(d.Text)
		}
		if x.first != r.Number {
			t.CopyOf = x.first
		}
		if x.other != 0 {
			t.other, t.reasons = x.other, x.reasons
		}
		s.Told = append(s.Told, t)
		s.figures(r.Number, &e)
	}
}

// figures adds the numbers of a report.
func (s *Story) figures(number int64, e *doc.Event) {
	for _, m := range e.Magnitude {
		f := Figure{Magnitude: m, What: m.What, Publisher: e.Publisher, Published: e.Published, Event: e.ID, Number: number, By: []string{}}
		for _, list := range [][]doc.Actor{m.SaidBy, e.SaidBy} {
			for i := range list {
				if len(f.By) < len(list) {
					f.By = append(f.By, name(&list[i]))
				}
			}
			if len(f.By) > 0 {
				break
			}
		}
		s.Figures = append(s.Figures, f)
	}
}

func name(a *doc.Actor) string {
	for _, s := range []string{a.NameEn, a.Name, a.Text} {
		if s != "" {
			return s
		}
	}
	return a.Code
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}
