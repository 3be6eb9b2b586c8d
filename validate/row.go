package validate

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Row is an event as it stands in a sheet.
type Row struct {
	ID, DocID, URL, Published, Publisher, Version string
	Sentence                                      string // the trigger between ⟨ and ⟩
	Type, Mode, Actor, Recipient, SaidBy          string
	Realis, Claim, Date, Place                    string
	Confidence                                    float64

	Stratum string
	Size    int64 // events of the stratum
	Seed    uint64
}

// newRow copies what a sheet shows of an event, so that its document can go.
func newRow(e *doc.Event) *Row {
	own := func(s string) string { return strings.Clone(flat(s)) }
	return &Row{
		ID: own(e.ID), DocID: own(e.DocID), URL: own(e.URL), Published: own(e.Published), Publisher: own(publisher(e)), Version: own(e.Version),
		Sentence: own(marked(e)), Type: own(e.Type), Mode: own(e.Mode),
		Actor: own(people(e.Actor)), Recipient: own(people(e.Recipient)), SaidBy: own(people(e.SaidBy)),
		Realis: own(string(e.Realis)), Claim: own(string(e.Claim)), Date: own(date(e.Date)), Place: own(place(e.Place)),
		Confidence: e.Confidence,
	}
}

// marked is the sentence with its trigger between ⟨ and ⟩.
func marked(e *doc.Event) string {
	s := e.Sentence.Text
	from, to := e.Trigger.Start-e.Sentence.Start, e.Trigger.End-e.Sentence.Start
	if from < 0 || from > to || to > len(s) || s[from:to] != e.Trigger.Text {
		return s
	}
	return s[:from] + "⟨" + s[from:to] + "⟩" + s[to:]
}

// people prints participants: «وزير الخارجية المصري (Egypt, EGY GOV)».
func people(list []doc.Actor) string {
	parts := make([]string, len(list))
	for i, a := range list {
		parts[i] = a.Text + bracket(a.NameEn, strings.TrimSpace(a.Code+" "+a.Sector))
	}
	return strings.Join(parts, "; ")
}

// bracket puts those that are not empty in brackets.
func bracket(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	if len(some) == 0 {
		return ""
	}
	return " (" + strings.Join(some, ", ") + ")"
}

// date prints a date with its words: «أمس (2024-05-13)».
func date(d *doc.Date) string {
	if d == nil {
		return ""
	}
	days := d.From
	if d.To != "" && d.To != d.From {
		days += " to " + d.To
	}
	return strings.TrimSpace(d.Text + bracket(days))
}

func place(p *doc.Place) string {
	if p == nil {
		return ""
	}
	name := p.Name
	if name == p.Text {
		name = ""
	}
	return strings.TrimSpace(p.Text + bracket(name, p.Adm1, p.Code))
}

// flat makes line breaks, tabs and NUL spaces: a cell is one line.
func flat(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\x00") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' || r == 0 {
			return ' '
		}
		return r
	}, s)
}
