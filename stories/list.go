package stories

import (
	"context"
	"fmt"

	"github.com/sijil-news/sijil/store"
)

// Filter says which stories are listed.
type Filter struct {
	From, To *int64 // days of publication since 1970: stories of which a report was published then
	Type     string
	Sources  int   // at least
	Limit    int   // at most; 0 is all
	Newest   bool  // those reported last first, not those of most sources
	After    *Mark // of the line that the list is gone on with behind; nil begins
}

// Mark is where a line stands in a list.
type Mark struct {
	Last    int64 `json:"l"`
	Sources int   `json:"s"`
	Docs    int   `json:"d"`
	Reports int   `json:"r"`
	Key     int64 `json:"k"`
}

// Line is a story in a list.
type Line struct {
	ID      string `json:"id"`
	Type    string `json:"type"`
	Mode    string `json:"mode,omitempty"`
	Realis  string `json:"realis"`
	Day     string `json:"day,omitempty"`      // of the event
	Place   string `json:"place,omitempty"`    // of the event
	PlaceEn string `json:"place_en,omitempty"` // in English; only the service fills it in, from the data
	First   string `json:"first,omitempty"`    // days of publication of its reports
	Last    string `json:"last,omitempty"`
	Reports int    `json:"reports"`
	Docs    int    `json:"documents"`
	Sources int    `json:"sources"` // outlets, a family counted for the one that had it first
	Title   string `json:"title"`   // of the document that leads
	Lead    string `json:"lead"`    // id of the event that stands for it
	number  int64  // of the document that leads
	key     int64
	last    *int64
	country string
}

// Country is the code of the place.
func (l *Line) Country() string { return l.country }

// Mark is where the line stands.
func (l *Line) Mark() Mark {
	m := Mark{Last: unknownDay, Sources: l.Sources, Docs: l.Docs, Reports: l.Reports, Key: l.key}
	if l.last != nil {
		m.Last = *l.last
	}
	return m
}

// unknownDay stands last where the newest stand first.
const unknownDay = -1 << 31

// List lists stories, those with most sources first, then those with most
// documents; or those of which a report was published last.
func List(ctx context.Context, db store.DB, f Filter) (list []Line, err error) {
	where, args := "s.reports > 1 AND s.sources >= ?", []any{f.Sources}
	for _, c := range []struct {
		on    bool
		query string
		arg   any
	}{{f.From != nil, "s.last >= ?", f.From}, {f.To != nil, "s.first <= ?", f.To}, {f.Type != "", "e.type = ?", f.Type}} {
		if c.on {
			where += " AND " + c.query
			args = append(args, c.arg)
		}
	}
	order := "s.sources DESC, s.docs DESC, s.reports DESC, s.key"
	if f.Newest {
		order = "coalesce(s.last, -2147483648) DESC, s.key DESC"
	}
	if a := f.After; a != nil && f.Newest {
		where += " AND (coalesce(s.last, -2147483648), s.key) < (?, ?)"
		args = append(args, a.Last, a.Key)
	} else if a != nil {
		where += " AND (s.sources, s.docs, s.reports, -s.key) < (?, ?, ?, ?)"
		args = append(args, a.Sources, a.Docs, a.Reports, -a.Key)
	}
	limit := ""
	if f.Limit > 0 {
		limit = fmt.Sprintf(" LIMIT %d", f.Limit)
	}
	err = db.View(ctx, func(tx store.Tx) error {
		list, err = store.Collect(ctx, tx, scanLine, selectLines+" WHERE "+where+" ORDER BY "+order+limit, args...)
		if err != nil {
			return err
		}
		return titles(ctx, tx, list)
	})
	if err != nil {
		return nil, fmt.Errorf("list stories: %w", err)
	}
	return list, nil
}

const selectLines = `SELECT s.id, e.type, e.mode, e.realis, e.day, e.place, s.first, s.last, s.reports, s.docs, s.sources, d.title, d.number, e.id, s.key, e.country
	FROM stories s JOIN events e ON e.key = s.lead JOIN documents d ON d.number = e.doc`

func scanLine(row store.Row) (l Line, err error) {
	var id, lead []byte
	var day, first, last *int64
	err = row.Scan(&id, &l.Type, &l.Mode, &l.Realis, &day, &l.Place, &first, &last, &l.Reports, &l.Docs, &l.Sources, &l.Title, &l.number, &lead, &l.key, &l.country)
	l.last = last
	l.ID, l.Lead = store.UnpackID(id), store.UnpackID(lead)
	l.Day, l.First, l.Last = dayName(day), dayName(first), dayName(last)
	return l, err
}

// titles gives lines of documents without a title the beginning of their text.
func titles(ctx context.Context, tx store.Tx, list []Line) error {
	var numbers []int64
	for i := range list {
		if list[i].Title == "" {
			numbers = append(numbers, list[i].number)
		}
	}
	texts, err := store.Texts(ctx, tx, numbers)
	for i := range list {
		if t := texts[list[i].number]; list[i].Title == "" && t != nil {
			list[i].Title = firstLine(t.Text)
		}
	}
	return err
}

func dayName(day *int64) string {
	if day == nil {
		return ""
	}
	return store.DayName(*day)
}
