package export

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"

	"github.com/sijil-news/sijil/doc"
)

// ics writes the agenda as iCalendar (RFC 5545): whole days, the end exclusive;
// DTSTAMP is the day of publication, so that the same input gives the same
// file. What has no date has no place in a calendar: it is counted in Undated.
func (a *Agenda) ics() error {
	cal := newICal("")
	seen := map[string]bool{}
	for i := range a.entries {
		e := &a.entries[i]
		if e.When == nil || e.When.From == "" {
			a.Undated++
			continue
		}
		if seen[e.ID] { // the same document given twice
			continue
		}
		seen[e.ID] = true
		if _, err := addEvent(cal, e); err != nil {
			return fmt.Errorf("write agenda item %s: %w", e.ID, err)
		}
	}
	var b bytes.Buffer
	if err := cal.SerializeTo(&b, ical.WithNewLineWindows); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	if _, err := a.w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}

// newICal is a calendar without events; its title is Sijil where none is given.
func newICal(title string) *ical.Calendar {
	cal := ical.NewCalendar()
	cal.SetProductId("-//Sijil//agenda//EN")
	cal.SetMethod(ical.MethodPublish)
	cal.SetXWRCalName(or(printable(title), "Sijil"))
	return cal
}

func addEvent(cal *ical.Calendar, e *entry) (*ical.VEvent, error) {
	first, after, err := days(e.When)
	if err != nil {
		return nil, err
	}
	ev := cal.AddEvent(e.ID + "@sijil")
	stamp := e.stamp
	if stamp.IsZero() {
		stamp = first
	}
	if day := stamp.UTC().Truncate(24 * time.Hour); first.Before(day) && day.Before(after) {
		first = day // «in the coming months» does not begin before it was said
	}
	ev.SetDtStampTime(stamp.UTC())
	ev.SetAllDayStartAt(first)
	ev.SetAllDayEndAt(after)
	ev.SetSummary(printable(e.What.Text), language(e.Lang)...)
	ev.SetDescription(description(e), language(e.Lang)...)
	ev.SetTimeTransparency(ical.TransparencyTransparent)
	if p := where(&e.AgendaItem); placeName(p) != "" {
		ev.SetLocation(printable(placeName(p)), language(e.Lang)...)
		if p.Lat != 0 || p.Lon != 0 {
			ev.SetGeo(decimal(p.Lat), decimal(p.Lon))
		}
	}
	if u, err := url.Parse(strings.TrimSpace(e.URL)); err == nil && u.IsAbs() {
		ev.SetURL(u.String())
	}
	if e.Type != "" {
		ev.AddCategory(e.Type)
	}
	if e.Realis == doc.Hypothetical {
		ev.SetStatus(ical.ObjectStatusTentative)
	}
	return ev, nil
}

// description is the sentence, who says so, and where it was published.
func description(e *entry) string {
	var lines []string
	if s := strings.TrimLeft(printable(e.Sentence.Text), "•*-–— "); s != "" {
		lines = append(lines, s)
	}
	if len(e.SaidBy) > 0 {
		names := make([]string, len(e.SaidBy))
		for i := range e.SaidBy {
			names[i] = printable(or(e.SaidBy[i].Text, or(e.SaidBy[i].Name, e.SaidBy[i].NameEn)))
		}
		lines = append(lines, "— "+strings.Join(names, "، "))
	}
	source := e.Publisher
	if !e.stamp.IsZero() {
		source = strings.TrimSpace(source + " " + e.stamp.Format(time.DateOnly))
	}
	if source != "" {
		lines = append(lines, printable(source))
	}
	return strings.Join(lines, "\n")
}

// language is the parameter that names the language of a text.
func language(lang string) []ical.PropertyParameter {
	for _, r := range lang {
		if r > 'z' || r < 'A' && r != '-' && (r < '0' || r > '9') {
			return nil
		}
	}
	if lang == "" {
		return nil
	}
	return []ical.PropertyParameter{&ical.KeyValues{Key: string(ical.ParameterLanguage), Value: []string{lang}}}
}

// printable leaves out control characters and makes white space one space:
// RFC 5545 allows none of them in a text.
func printable(s string) string { return safe(s) }
