package coder

import (
	"fmt"
	"strconv"

	"github.com/sijil-news/sijil/doc"
)

// Offices gives the persons in events that lie before publication the sector
// they held then: a president who has left since acted as president.
func (c *Coder) Offices(d *doc.Document) {
	if c.Places == nil || d.PubTime.IsZero() {
		return
	}
	now := d.PubTime.Year()*100 + int(d.PubTime.Month())
	for i := range d.Events {
		e := &d.Events[i]
		from, to := monthsOf(e)
		if from == 0 || from >= now {
			continue
		}
		c.officesThen(e, e.Actor, from, to)
		c.officesThen(e, e.Recipient, from, to)
	}
}

// officesThen sets sector and role of the persons among as to what they held in
// the months from to to. Who resigns in them, or is overthrown, held the office
// until then.
func (c *Coder) officesThen(e *doc.Event, as []doc.Actor, from, to int) {
	for i := range as {
		a := &as[i]
		x := c.Places.Entity(a.ID)
		if x == nil || x.Kind != "person" || len(x.Offices) == 0 {
			continue
		}
		sector, title := x.OfficeAt(from)
		if was, role := x.OfficeAt(to); sector == "ELI" || sector == "" {
			sector, title = was, role
		}
		if sector == a.Sector || sector == "" {
			continue
		}
		e.Trace = append(e.Trace, fmt.Sprintf("%s was %s %s then", a.NameEn, sector, title))
		a.Sector = sector
		if title != "" {
			a.Role = title
		}
	}
}

// monthsOf are the first and the last month of an event as year*100+month; 0
// where it has no date, or one that spans more than a year.
func monthsOf(e *doc.Event) (from, to int) {
	if e.Date == nil || len(e.Date.From) < 4 {
		return 0, 0
	}
	from = monthOf(e.Date.From, 1)
	to = monthOf(e.Date.To, 12)
	if to == 0 {
		to = monthOf(e.Date.From, 12)
	}
	if to-from > 100 {
		return 0, 0
	}
	return from, to
}

// monthOf reads the month of an ISO date; where it names only a year, month is
// taken.
func monthOf(day string, month int) int {
	if len(day) < 4 {
		return 0
	}
	y, err := strconv.Atoi(day[:4])
	if err != nil {
		return 0
	}
	if len(day) >= 7 {
		if m, err := strconv.Atoi(day[5:7]); err == nil {
			month = m
		}
	}
	return y*100 + month
}
