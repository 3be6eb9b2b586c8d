package main

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/query"
)

// answerPrinter asks and prints in the format that was asked for.
type answerPrinter struct {
	*queryRun
	out   *output
	asker *query.Asker
}

func (p *answerPrinter) options() export.Options {
	return export.Options{Width: columns(p.stdout), Color: p.out.path == "" && p.colored(p.stdout), BOM: p.bom}
}

// json prints one object, or a line for each of a list.
func printJSON[T any](p *answerPrinter, whole any, list []T) error {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	if p.format == "json" {
		enc.SetIndent("", "  ")
		return wrapOutput(enc.Encode(whole))
	}
	for i := range list {
		if err := enc.Encode(&list[i]); err != nil {
			return wrapOutput(err)
		}
	}
	return nil
}

func (p *answerPrinter) textual() bool { return p.format == "table" || p.format == "csv" }

// list prints a page of events.
func (p *answerPrinter) list(ctx context.Context, page query.Page) error {
	ans, err := p.asker.List(ctx, p.q, page)
	if err != nil {
		return err
	}
	for i := range ans.Events {
		e := &ans.Events[i]
		e.Actor, e.Recipient, e.SaidBy = some(e.Actor), some(e.Recipient), some(e.SaidBy)
	}
	switch p.format {
	case "table":
		l := export.NewList(p.out, p.options())
		for i := range ans.Events {
			e := &ans.Events[i]
			if err := l.Write(&e.Event, export.Listed{Day: e.Day, Until: e.Until, Title: e.Title, Reports: e.Reports, Sources: e.Sources}); err != nil {
				return err
			}
		}
	case "csv":
		err = p.sheet(ans.Events)
	default:
		err = printJSON(p, ans, ans.Events)
	}
	if err != nil {
		return err
	}
	switch {
	case len(ans.Events) == 0:
		p.log.say("no event")
	case ans.Next != "":
		p.log.say("there are more; go on with --cursor %s", ans.Next)
	}
	return nil
}

func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// eventColumns are those of a list as CSV.
var eventColumns = []struct {
	export.Column
	cell func(e *query.Event) string
}{
	{export.Column{Name: "id"}, func(e *query.Event) string { return e.ID }},
	{export.Column{Name: "day"}, func(e *query.Event) string { return e.Day }},
	{export.Column{Name: "until"}, func(e *query.Event) string { return e.Until }},
	{export.Column{Name: "type"}, func(e *query.Event) string { return e.Type }},
	{export.Column{Name: "mode"}, func(e *query.Event) string { return e.Mode }},
	{export.Column{Name: "cameo"}, func(e *query.Event) string { return e.Cameo }},
	{export.Column{Name: "quad", Right: true}, func(e *query.Event) string { return strconv.Itoa(e.Quad) }},
	{export.Column{Name: "score", Right: true}, func(e *query.Event) string { return short(e.Score) }},
	{export.Column{Name: "actor_name"}, func(e *query.Event) string { return names(e.Actor) }},
	{export.Column{Name: "actor_code"}, func(e *query.Event) string { return codes(e.Actor) }},
	{export.Column{Name: "actor_sector"}, func(e *query.Event) string { return sectors(e.Actor) }},
	{export.Column{Name: "recipient_name"}, func(e *query.Event) string { return names(e.Recipient) }},
	{export.Column{Name: "recipient_code"}, func(e *query.Event) string { return codes(e.Recipient) }},
	{export.Column{Name: "recipient_sector"}, func(e *query.Event) string { return sectors(e.Recipient) }},
	{export.Column{Name: "realis"}, func(e *query.Event) string { return string(e.Realis) }},
	{export.Column{Name: "claim"}, func(e *query.Event) string { return string(e.Claim) }},
	{export.Column{Name: "said_by"}, func(e *query.Event) string { return names(e.SaidBy) }},
	{export.Column{Name: "background"}, func(e *query.Event) string { return strconv.FormatBool(e.Historical) }},
	{export.Column{Name: "place"}, func(e *query.Event) string { return placeOf(e).Name }},
	{export.Column{Name: "country"}, func(e *query.Event) string { return placeOf(e).Code }},
	{export.Column{Name: "confidence", Right: true}, func(e *query.Event) string { return short(e.Confidence) }},
	{export.Column{Name: "story"}, func(e *query.Event) string { return e.Story }},
	{export.Column{Name: "reports", Right: true}, func(e *query.Event) string { return strconv.Itoa(e.Reports) }},
	{export.Column{Name: "sources", Right: true}, func(e *query.Event) string { return strconv.Itoa(e.Sources) }},
	{export.Column{Name: "publisher"}, func(e *query.Event) string { return e.Publisher }},
	{export.Column{Name: "published"}, func(e *query.Event) string { return e.Published }},
	{export.Column{Name: "title"}, func(e *query.Event) string { return e.Title }},
	{export.Column{Name: "url"}, func(e *query.Event) string { return e.URL }},
	{export.Column{Name: "trigger"}, func(e *query.Event) string { return e.Trigger.Text }},
	{export.Column{Name: "sentence"}, func(e *query.Event) string { return e.Sentence.Text }},
	{export.Column{Name: "version"}, func(e *query.Event) string { return e.Version }},
}

func (p *answerPrinter) sheet(list []query.Event) error {
	var cols []export.Column
	for _, c := range eventColumns {
		cols = append(cols, c.Column)
	}
	rows, err := export.NewRows("csv", p.out, cols, p.options())
	if err != nil {
		return err
	}
	cells := make([]string, len(eventColumns))
	for i := range list {
		for j, c := range eventColumns {
			cells[j] = c.cell(&list[i])
		}
		if err := rows.Row(cells...); err != nil {
			return err
		}
	}
	return rows.Close()
}

func placeOf(e *query.Event) doc.Place {
	if e.Place == nil {
		return doc.Place{}
	}
	return *e.Place
}

// joined puts what participants have into one cell, in their order.
func joined(list []doc.Actor, of func(*doc.Actor) string) string {
	var parts []string
	for i := range list {
		parts = append(parts, strings.ReplaceAll(of(&list[i]), ";", ","))
	}
	if strings.Trim(strings.Join(parts, ""), " ") == "" {
		return ""
	}
	return strings.Join(parts, ";")
}

func names(list []doc.Actor) string {
	return joined(list, func(a *doc.Actor) string {
		for _, s := range []string{a.NameEn, a.Name} {
			if s != "" {
				return s
			}
		}
		return a.Text
	})
}

func codes(list []doc.Actor) string {
	return joined(list, func(a *doc.Actor) string { return a.Code })
}

func sectors(list []doc.Actor) string {
	return joined(list, func(a *doc.Actor) string { return a.Sector })
}

// short prints a number with two decimals at most.
func short(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// groups prints counts.
func (p *answerPrinter) groups(ctx context.Context, g query.Grouping) error {
	list, err := p.asker.Group(ctx, p.q, g)
	if err != nil {
		return err
	}
	if !p.textual() {
		return printJSON(p, struct {
			By     []query.Key   `json:"by"`
			Groups []query.Group `json:"groups"`
		}{g.By, some(list)}, list)
	}
	var cols []export.Column
	for _, k := range g.By {
		cols = append(cols, export.Column{Name: string(k)})
	}
	rows, err := export.NewRows(p.format, p.out, append(cols, numberColumns...), p.options())
	if err != nil {
		return err
	}
	for i := range list {
		if err := rows.Row(append(p.keys(list[i].Keys), p.numbers(&list[i].Numbers)...)...); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		p.log.say("no event")
	}
	return rows.Close()
}

var numberColumns = []export.Column{{Name: "events", Right: true}, {Name: "reports", Right: true}, {Name: "score", Right: true}, {Name: "mean", Right: true}}

// keys are those of a group; what is not known is — for a reader.
func (p *answerPrinter) keys(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		if out[i] = s; s == "" && p.format == "table" {
			out[i] = "—"
		}
	}
	return out
}

func (p *answerPrinter) numbers(n *query.Numbers) []string {
	return []string{strconv.FormatInt(n.Events, 10), strconv.FormatInt(n.Reports, 10), strconv.FormatFloat(n.Score, 'f', 1, 64), strconv.FormatFloat(n.Mean, 'f', 2, 64)}
}

// mostSeries is of how many dyads series are printed where none is named.
const mostSeries = 10

// timeSeries prints months of dyads.
func (p *answerPrinter) timeSeries(ctx context.Context) error {
	most := p.limit
	if most == 0 {
		most = mostSeries
	}
	list, err := p.asker.Series(ctx, p.q, most)
	if err != nil {
		return err
	}
	if !p.textual() {
		return printJSON(p, struct {
			Series []query.Point `json:"series"`
		}{some(list)}, list)
	}
	cols := []export.Column{{Name: "dyad"}, {Name: "month"}}
	for _, name := range []string{"verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"} {
		cols = append(cols, export.Column{Name: name, Right: true})
	}
	rows, err := export.NewRows(p.format, p.out, append(cols, numberColumns...), p.options())
	if err != nil {
		return err
	}
	for i := range list {
		cells := []string{list[i].Dyad, list[i].Month}
		for _, n := range list[i].Quads {
			cells = append(cells, strconv.FormatInt(n, 10))
		}
		if err := rows.Row(append(cells, p.numbers(&list[i].Numbers)...)...); err != nil {
			return err
		}
	}
	return rows.Close()
}
