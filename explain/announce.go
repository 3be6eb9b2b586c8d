package explain

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// numbers prints what is counted, by whom, and the event that has it.
func (p *printer) numbers(s *Sentence) {
	if len(s.Numbers) == 0 {
		return
	}
	p.heading("numbers")
	var rows [][]string
	for i := range s.Numbers {
		q := &s.Numbers[i]
		facts := []string{}
		if q.Of != nil {
			facts = append(facts, "of "+p.ar(safe(q.Of.Text)))
		}
		if q.Date != nil && q.Date.From != "" {
			facts = append(facts, q.Date.From)
		}
		if len(q.SaidBy) > 0 {
			facts = append(facts, "by "+p.side(q.SaidBy))
		}
		if q.Event != "" {
			facts = append(facts, "of the event at "+p.ar(safe(s.trigger(q.Event))))
		}
		rows = append(rows, []string{q.Text, q.What + " " + quantity(&q.Magnitude), strings.Join(facts, " · ")})
	}
	p.table(rows, []string{bold, yellow, dim})
}

// trigger is the word of an event of the sentence.
func (s *Sentence) trigger(id string) string {
	for i := range s.Frames {
		if s.Frames[i].Event.ID == id {
			return s.Frames[i].Event.Trigger.Text
		}
	}
	return id
}

// quantity prints a number with its bounds and unit.
func quantity(m *doc.Magnitude) string {
	out := strconv.FormatFloat(m.Low, 'f', -1, 64)
	high := strconv.FormatFloat(m.High, 'f', -1, 64)
	switch {
	case m.High == 0:
		out += "+"
	case m.Low == 0:
		out = "≤" + high
	case m.High > m.Low:
		out += "–" + high
	case m.Approx:
		out = "~" + out
	}
	return strings.TrimSpace(out + " " + m.Unit)
}

// agenda prints what the sentence announces and why it is taken so.
func (p *printer) agenda(list []doc.AgendaItem) {
	if len(list) == 0 {
		return
	}
	p.heading("agenda")
	for i := range list {
		it := &list[i]
		when := "no date"
		if it.When != nil {
			when = it.When.From
			if it.When.To != "" {
				when += " … " + it.When.To
			}
		}
		p.line("    ", p.paint(yellow, when), "  ", p.ar(safe(it.What.Text)))
		for _, t := range it.Trace {
			p.line("      ", p.paint(dim, p.isolateWords(safe(t))))
		}
	}
}
