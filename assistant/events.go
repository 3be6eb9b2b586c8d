package assistant

import (
	"context"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/stories"
)

// How much a tool gives at most: an assistant has to read all of it.
const (
	fewEvents, mostEvents = 20, 100
	fewGroups, mostGroups = 50, 500
	fewDyads, mostDyads   = 3, 10
	mostPoints            = 600
	mostTold              = 50
)

func (d *desk) eventTools(s *mcp.Server) {
	names, _ := query.Keys()
	var keys []string
	for _, k := range names {
		keys = append(keys, string(k))
	}
	add(s, "search_events", "Search events", "Lists events by time, type, participants, place, status and words, with their sentences and sources.",
		filtered(words("sort", "order: day, published, confidence, score, added; the last or highest first, with - before it the first or lowest"),
			count("limit", "how many events", mostEvents), words("cursor", "next of the page before")), d.searchEvents)
	add(s, "count_events", "Count events", "Counts events, in all or by one or two keys.",
		filtered(words("by", "one key or two, separated by a comma: "+strings.Join(keys, ", ")), words("order", "of the groups", "most", "key", "low", "high"),
			count("limit", "how many groups", mostGroups)), d.countEvents)
	add(s, "series", "Time series", "Counts events of pairs of participants by month and class (verbal and material cooperation, verbal and material conflict), with the mean score.",
		filtered(count("limit", "how many pairs, where dyad names none", mostDyads)), d.series)
	add(s, "get_event", "One event", "Gives one event whole: its source, why it was coded so, what analysts decided, and the other reports of it.", nil, d.getEvent)
}

type foundEvents struct {
	Events []Event `json:"events"`
	Next   string  `json:"next,omitempty" jsonschema:"cursor of the next page"`
}

func (d *desk) searchEvents(ctx context.Context, in asked) (out foundEvents, err error) {
	q, err := d.question(in)
	if err != nil {
		return out, err
	}
	p := query.Page{Limit: in.number("limit", fewEvents), Cursor: in.text("cursor")}
	if p.Sort, p.Up, err = query.ParseSort(in.text("sort")); err != nil {
		return out, err
	}
	answer, err := d.Asker.List(ctx, q, p)
	if err != nil {
		return out, err
	}
	return foundEvents{allListed(answer.Events), answer.Next}, nil
}

type counted struct {
	Total  query.Numbers `json:"total"`
	Groups []query.Group `json:"groups" jsonschema:"by the keys asked for"`
	More   bool          `json:"more,omitempty" jsonschema:"there are more groups"`
}

func (d *desk) countEvents(ctx context.Context, in asked) (out counted, err error) {
	q, err := d.question(in)
	if err != nil {
		return out, err
	}
	out.Groups = []query.Group{}
	if by := in.text("by"); by != "" {
		g := query.Grouping{Order: query.Order(in.text("order"))}
		if g.By, err = query.ParseKeys(by); err != nil {
			return out, err
		}
		limit := in.number("limit", fewGroups)
		g.Limit = limit + 1
		list, err := d.Asker.Group(ctx, q, g)
		if err != nil {
			return out, err
		}
		out.More = len(list) > limit
		out.Groups = append(out.Groups, list[:min(limit, len(list))]...)
	}
	out.Total, err = d.Asker.Count(ctx, q)
	return out, err
}

type pointsOf struct {
	Points []query.Point `json:"points" jsonschema:"by month; quads counts verbal and material cooperation, verbal and material conflict"`
	Cut    bool          `json:"cut,omitempty" jsonschema:"there are more; ask for less time or fewer pairs"`
}

func (d *desk) series(ctx context.Context, in asked) (out pointsOf, err error) {
	q, err := d.question(in)
	if err != nil {
		return out, err
	}
	list, err := d.Asker.Series(ctx, q, in.number("limit", fewDyads))
	if err != nil {
		return out, err
	}
	out.Cut = len(list) > mostPoints
	out.Points = append([]query.Point{}, list[:min(len(list), mostPoints)]...)
	return out, nil
}

type byID struct {
	ID string `json:"id" jsonschema:"id of the event, or ID@NUMBER with the number of its document"`
}

// wholeEvent is an event with what stands behind it.
type wholeEvent struct {
	Event      Event      `json:"event"`
	Confidence float64    `json:"confidence"`
	Background bool       `json:"background,omitempty" jsonschema:"told as background of the news"`
	Figures    []string   `json:"figures,omitempty" jsonschema:"numbers told with it"`
	Why        []string   `json:"why" jsonschema:"which frame coded it, which words filled what, what later steps changed"`
	Decided    []decision `json:"decided" jsonschema:"what analysts decided of it"`
	Reports    []report   `json:"reports" jsonschema:"other reports of the event"`
}

type decision struct {
	Action string `json:"action"`
	By     string `json:"by,omitempty"`
	Note   string `json:"note,omitempty"`
	At     string `json:"at"`
}

type report struct {
	ID       string `json:"id"`
	Sentence string `json:"sentence"`
	Source   Source `json:"source"`
}

func (d *desk) getEvent(ctx context.Context, in byID) (out wholeEvent, err error) {
	rec, i, err := correct.Event(ctx, d.Store, strings.TrimSpace(in.ID))
	if err != nil {
		return out, err
	}
	whole := rec.Corrected()
	e := whole.Events[i]
	out = wholeEvent{Event: eventOf(&e), Confidence: e.Confidence, Background: e.Historical, Why: append([]string{}, e.Trace...), Decided: []decision{}, Reports: []report{}}
	out.Event.Source.Document, out.Event.Source.Title = rec.Number, whole.Title
	for i := range e.Magnitude {
		out.Figures = append(out.Figures, figure(&e.Magnitude[i]))
	}
	for _, c := range rec.Corrections {
		if c.Undone.IsZero() && (c.Was != nil && c.Was.ID == e.ID || c.Is != nil && c.Is.ID == e.ID) {
			out.Decided = append(out.Decided, decision{string(c.Action), c.By, c.Note, c.At.Format("2006-01-02")})
		}
	}
	s, err := stories.Read(ctx, d.Store, e.ID)
	if err != nil { // it is told once
		return out, ignore(err, stories.ErrNoStory)
	}
	out.Event.Story, out.Event.Reports, out.Event.Sources = s.ID, s.Reports, s.Line.Sources
	for i := range s.Told {
		if t := &s.Told[i]; (t.Event.ID != e.ID || t.Number != rec.Number) && len(out.Reports) < mostTold {
			out.Reports = append(out.Reports, reportOf(t))
		}
	}
	return out, nil
}

func reportOf(t *stories.Report) report {
	e := eventOf(&t.Event)
	e.Source.Document, e.Source.Title = t.Number, t.Title
	return report{e.ID, e.Sentence, e.Source}
}

func figure(m *doc.Magnitude) string {
	return strings.TrimSpace(m.What + ": " + oneLine(m.Text))
}
