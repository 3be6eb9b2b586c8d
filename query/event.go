package query

import (
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

// Event is an event of a list, as the tables have it: what stands only in the
// document (contexts, magnitudes, trace, roles, words of date and place) is left
// empty; see Stream for the whole.
type Event struct {
	doc.Event
	Key     int64     `json:"-"`     // of the row; it changes when the document is coded anew
	Number  int64     `json:"doc"`   // of the document in the register
	Day     string    `json:"day"`   // first day, ISO 8601; that of publication where no date is told; "" unknown
	Until   string    `json:"until"` // last day
	Title   string    `json:"title"`
	Added   time.Time `json:"added"`
	Reports int       `json:"reports"` // of its story, itself among them
	Sources int       `json:"sources"` // publishers that report it, each once; a copy of another text counts for the one that had it first
	story   int64
}

const selectEvents = `SELECT e.key, e.doc, e.id, e.type, e.mode, e.cameo, e.quad, e.score, e.confidence, e.realis, e.claim, e.historical, e.day, e.until, e.granularity,
	e.country, e.place, e.lat, e.lon, e.block, e.start, e."end", e.trigger_start, e.trigger_end, e.story, st.id,
	d.id, d.url, d.publisher, d.published, d.lang, d.title, d.added, v.version
	FROM events e JOIN documents d ON d.number = e.doc JOIN versions v ON v.key = d.version LEFT JOIN stories st ON st.key = e.story WHERE `

// events reads the events at places, in their order.
func (a *asking) events(places []place) ([]Event, error) {
	if len(places) == 0 {
		return []Event{}, nil
	}
	keys := make([]int64, len(places))
	for i, p := range places {
		keys[i] = p.key
	}
	found, err := store.Collect(a.ctx, a.tx, scanEvent, selectEvents+numbers("e.key", keys).sql)
	if err != nil {
		return nil, err
	}
	byKey := map[int64]*Event{}
	for i := range found {
		byKey[found[i].Key] = &found[i]
	}
	if err := a.people(keys, byKey); err != nil {
		return nil, err
	}
	if err := a.words(found); err != nil {
		return nil, err
	}
	if err := a.stories(found); err != nil {
		return nil, err
	}
	var out []Event
	for _, k := range keys {
		if e := byKey[k]; e != nil {
			out = append(out, *e)
		}
	}
	return out, nil
}

func scanEvent(row store.Row) (Event, error) {
	var e Event
	var id, storyID []byte
	var day, until, story *int64
	var lat, lon *float64
	var granularity, country, place, realis, claim, block string
	var added int64
	err := row.Scan(&e.Key, &e.Number, &id, &e.Type, &e.Mode, &e.Cameo, &e.Quad, &e.Score, &e.Confidence, &realis, &claim, &e.Historical, &day, &until, &granularity,
		&country, &place, &lat, &lon, &block, &e.Sentence.Start, &e.Sentence.End, &e.Trigger.Start, &e.Trigger.End, &story, &storyID,
		&e.DocID, &e.URL, &e.Publisher, &e.Published, &e.Lang, &e.Title, &added, &e.Version)
	if err != nil {
		return e, err
	}
	e.ID, e.Realis, e.Claim, e.Sentence.Block = store.UnpackID(id), doc.Realis(realis), doc.Claim(claim), doc.BlockKind(block)
	e.Added, e.Reports, e.Sources = time.UnixMilli(added).UTC(), 1, 1
	if day != nil && until != nil {
		e.Day, e.Until = dayName(*day), dayName(*until)
		if granularity != "" {
			e.Date = &doc.Date{From: e.Day, To: e.Until, Granularity: granularity}
		}
	}
	if country != "" || place != "" || lat != nil {
		e.Place = &doc.Place{Name: place, Code: country}
		if lat != nil && lon != nil {
			e.Place.Lat, e.Place.Lon = *lat, *lon
		}
	}
	if story != nil {
		e.story, e.Story = *story, store.UnpackID(storyID)
	}
	return e, nil
}

// people adds the participants.
func (a *asking) people(keys []int64, byKey map[int64]*Event) error {
	rows, err := a.tx.Query(a.ctx, `SELECT p.event, p.side, p.code, p.sector, p.start, p."end", coalesce(n.id, ''), coalesce(n.name, ''), coalesce(n.name_en, '')
		FROM participants p LEFT JOIN entities n ON n.key = p.entity WHERE `+numbers("p.event", keys).sql+" ORDER BY p.event, p.side, p.ordinal")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var side int
		var w doc.Actor
		if err := rows.Scan(&key, &side, &w.Code, &w.Sector, &w.Start, &w.End, &w.ID, &w.Name, &w.NameEn); err != nil {
			return err
		}
		e := byKey[key]
		switch store.Side(side) {
		case store.Actor:
			e.Actor = append(e.Actor, w)
		case store.Recipient:
			e.Recipient = append(e.Recipient, w)
		case store.SaidBy:
			e.SaidBy = append(e.SaidBy, w)
		}
	}
	return rows.Err()
}

// words adds the words of sentences, triggers and participants, by their offsets.
func (a *asking) words(list []Event) error {
	var numbers []int64
	seen := map[int64]bool{}
	for i := range list {
		if n := list[i].Number; !seen[n] {
			seen[n] = true
			numbers = append(numbers, n)
		}
	}
	texts, err := store.Texts(a.ctx, a.tx, numbers)
	if err != nil {
		return err
	}
	for i := range list {
		e, text := &list[i], ""
		if t := texts[e.Number]; t != nil {
			text = t.Text
		}
		e.Sentence.Text, e.Trigger.Text = excerpt(text, e.Sentence.Span), excerpt(text, e.Trigger.Span)
		for _, side := range [][]doc.Actor{e.Actor, e.Recipient, e.SaidBy} {
			for j := range side {
				if side[j].Text = excerpt(text, side[j].Span); side[j].Text == "" {
					side[j].Text = side[j].Name
				}
			}
		}
	}
	return nil
}

func excerpt(text string, s doc.Span) string {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// stories counts the reports and publishers of the events' stories.
func (a *asking) stories(list []Event) error {
	var keys []int64
	for i := range list {
		if list[i].story != 0 {
			keys = append(keys, list[i].story)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	type size struct{ reports, sources int }
	sizes := map[int64]size{}
	rows, err := a.tx.Query(a.ctx, `SELECT e.story, count(*), count(DISTINCT o.publisher) FROM events e JOIN documents d ON d.number = e.doc
		LEFT JOIN families f ON f.doc = d.number JOIN documents o ON o.number = coalesce(f.family, d.number) WHERE `+numbers("e.story", keys).sql+" GROUP BY e.story")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var s size
		if err := rows.Scan(&key, &s.reports, &s.sources); err != nil {
			return err
		}
		sizes[key] = s
	}
	for i := range list {
		if s, ok := sizes[list[i].story]; ok {
			list[i].Reports, list[i].Sources = s.reports, s.sources
		}
	}
	return rows.Err()
}
