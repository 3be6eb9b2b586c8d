package export

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// agendaColumn is one column of the agenda as CSV; words are guarded.
type agendaColumn struct {
	name  string
	cell  func(it *doc.AgendaItem) string
	words bool
}

func agendaColumns() []agendaColumn {
	text := func(name string, cell func(it *doc.AgendaItem) string) agendaColumn {
		return agendaColumn{name, cell, true}
	}
	number := func(name string, cell func(it *doc.AgendaItem) string) agendaColumn {
		return agendaColumn{name, cell, false}
	}
	list := func(name string, of func(*doc.AgendaItem) []doc.Actor, get func(*doc.Actor) string) agendaColumn {
		return text(name, func(it *doc.AgendaItem) string { return join(of(it), get) })
	}
	who := func(it *doc.AgendaItem) []doc.Actor { return it.Who }
	whom := func(it *doc.AgendaItem) []doc.Actor { return it.Recipient }
	by := func(it *doc.AgendaItem) []doc.Actor { return it.SaidBy }
	words := func(a *doc.Actor) string { return a.Text }
	english := func(a *doc.Actor) string { return a.NameEn }
	code := func(a *doc.Actor) string { return a.Code }
	sector := func(a *doc.Actor) string { return a.Sector }
	return []agendaColumn{
		text("date_from", func(it *doc.AgendaItem) string { return when(it).From }),
		text("date_to", func(it *doc.AgendaItem) string { return when(it).To }),
		text("granularity", func(it *doc.AgendaItem) string { return when(it).Granularity }),
		text("what", func(it *doc.AgendaItem) string { return it.What.Text }),
		text("occasion", func(it *doc.AgendaItem) string { return it.Occasion }),
		text("type", func(it *doc.AgendaItem) string { return it.Type }),
		text("mode", func(it *doc.AgendaItem) string { return it.Mode }),
		text("realis", func(it *doc.AgendaItem) string { return string(it.Realis) }),
		list("who_text", who, words), list("who_name_en", who, english), list("who_code", who, code), list("who_sector", who, sector),
		list("recipient_text", whom, words), list("recipient_name_en", whom, english), list("recipient_code", whom, code), list("recipient_sector", whom, sector),
		text("place", func(it *doc.AgendaItem) string { return or(where(it).Name, where(it).Text) }),
		text("place_code", func(it *doc.AgendaItem) string { return where(it).Code }),
		number("place_lat", func(it *doc.AgendaItem) string { return coordinate(where(it), where(it).Lat) }),
		number("place_lon", func(it *doc.AgendaItem) string { return coordinate(where(it), where(it).Lon) }),
		list("said_by_text", by, words), list("said_by_code", by, code),
		text("sentence", func(it *doc.AgendaItem) string { return it.Sentence.Text }),
		text("block", func(it *doc.AgendaItem) string { return string(it.Sentence.Block) }),
		number("tellings", func(it *doc.AgendaItem) string { return strconv.Itoa(1 + len(it.Also)) }),
		text("event", func(it *doc.AgendaItem) string { return it.Event }),
		text("id", func(it *doc.AgendaItem) string { return it.ID }),
		text("doc_id", func(it *doc.AgendaItem) string { return it.DocID }),
		text("published", func(it *doc.AgendaItem) string { return it.Published }),
		text("publisher", func(it *doc.AgendaItem) string { return it.Publisher }),
		text("url", func(it *doc.AgendaItem) string { return it.URL }),
		text("lang", func(it *doc.AgendaItem) string { return it.Lang }),
		text("version", func(it *doc.AgendaItem) string { return it.Version }),
	}
}

func (a *Agenda) csv() error {
	cols := agendaColumns()
	names := make([]string, len(cols))
	for i, c := range cols {
		names[i] = c.name
	}
	s := newSheet(a.w, names, a.opt.Options)
	if err := s.begin(); err != nil {
		return err
	}
	for i := range a.entries {
		for j, c := range cols {
			s.set(j, c.cell(&a.entries[i].AgendaItem), c.words)
		}
		if err := s.line(); err != nil {
			return err
		}
	}
	return s.Close()
}

func when(it *doc.AgendaItem) doc.Date {
	if it.When == nil {
		return doc.Date{}
	}
	return *it.When
}

func where(it *doc.AgendaItem) doc.Place {
	if it.Where == nil {
		return doc.Place{}
	}
	return *it.Where
}

// placeName is a place as its words name it, with the name known for it beside
// them where the two differ.
func placeName(p doc.Place) string {
	text := strings.TrimSpace(p.Text)
	if text == "" {
		return p.Name
	}
	return text
}
