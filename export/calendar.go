package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	ical "github.com/arran4/golang-ical"

	"github.com/sijil-news/sijil/doc"
)

// calendar writes iCalendar (RFC 5545) as it comes, without order: of documents
// their agenda, of events those that are to come. It keeps the ids of agenda
// items, so that a document given twice is there once.
type calendar struct {
	tally
	w     io.Writer
	seen  map[string]bool
	begun bool
	title string
}

func newCalendar(w io.Writer, top Head) *calendar {
	return &calendar{newTally("ical", "id", "url", "publisher", "published", "lang", "type", "mode", "sentence", "actor", "recipient", "participants' name_en",
		"participants' name", "realis", "said_by", "date", "end of the date", "granularity", "place", "place's point", "trigger"), w, map[string]bool{}, false, top.Title}
}

// Write writes the agenda of a document.
func (c *calendar) Write(d *doc.Document) error {
	if err := c.begin(); err != nil {
		return err
	}
	for i := range d.Agenda {
		it := &d.Agenda[i]
		c.report.Events++
		switch {
		case it.When == nil || it.When.From == "":
			c.report.LeftOut = addTo(c.report.LeftOut, "no date")
			continue
		case c.seen[it.ID]:
			c.report.LeftOut = addTo(c.report.LeftOut, "given twice")
			continue
		}
		c.seen[it.ID] = true
		c.report.Written++
		if err := c.add(&entry{wholeItem(*it), d.PubTime}); err != nil {
			return err
		}
	}
	return nil
}

// WriteEntry writes an event that is to come.
func (c *calendar) WriteEntry(en Entry) error {
	if err := c.begin(); err != nil {
		return err
	}
	e := en.Event
	switch {
	case e.Realis != doc.Future && e.Realis != doc.Hypothetical:
		c.leave("not to come")
	case e.Claim == doc.Denied:
		c.leave("denied")
	case e.Date == nil || e.Date.From == "":
		c.leave("no date")
	default:
		c.wrote(&en)
		return c.add(&entry{item(&en), en.published()})
	}
	return nil
}

// item is an event as an item of an agenda.
func item(en *Entry) doc.AgendaItem {
	e := en.Event
	return doc.AgendaItem{ID: e.ID, DocID: en.docID(), URL: en.url(), Publisher: en.publisher(), Published: e.Published, Lang: en.lang(),
		What: doc.Excerpt{Text: headline(e)}, Event: e.ID, Type: e.Type, Mode: e.Mode, When: e.Date, Who: e.Actor, Recipient: e.Recipient,
		Where: e.Place, SaidBy: e.SaidBy, Realis: e.Realis, Sentence: e.Sentence, Version: e.Version}
}

// headline tells an event in one line: «CONSULT visit: Norway → Jordan».
func headline(e *doc.Event) string {
	name := func(a *doc.Actor) string { return or(a.NameEn, or(a.Name, or(a.Text, a.Code))) }
	head := strings.TrimSpace(e.Type + " " + e.Mode)
	from, to := strings.Join(distinct(e.Actor, name), ", "), strings.Join(distinct(e.Recipient, name), ", ")
	switch {
	case from == "" && to == "":
		return head
	case to == "":
		return head + ": " + from
	}
	return head + ": " + strings.TrimSpace(from+" → "+to)
}

// begin writes what stands before the first event.
func (c *calendar) begin() error {
	if c.begun {
		return nil
	}
	c.begun = true
	var b bytes.Buffer
	if err := newICal(c.title).SerializeTo(&b, ical.WithNewLineWindows); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return c.print(bytes.TrimSuffix(b.Bytes(), []byte(icalTail)))
}

const icalTail = "END:VCALENDAR\r\n"

func (c *calendar) add(e *entry) error {
	cal := ical.NewCalendar()
	if _, err := addEvent(cal, e); err != nil {
		return fmt.Errorf("write agenda item %s: %w", e.ID, err)
	}
	var b bytes.Buffer
	if err := cal.SerializeTo(&b, ical.WithNewLineWindows); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	_, body, _ := bytes.Cut(b.Bytes(), []byte("BEGIN:VEVENT"))
	return c.print(append([]byte("BEGIN:VEVENT"), bytes.TrimSuffix(body, []byte(icalTail))...))
}

func (c *calendar) print(b []byte) error {
	if _, err := c.w.Write(b); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}

func (c *calendar) Close() error {
	if err := c.begin(); err != nil {
		return err
	}
	return c.print([]byte(icalTail))
}
