package assistant

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/stories"
)

const (
	fewEntries, mostEntries = 20, 100
	mostStatements          = 30
	daysAhead               = 30
	recent                  = 10
)

func (d *desk) followingTools(s *mcp.Server) {
	more := func(list ...property) *jsonschema.Schema {
		x := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}}}
		for _, p := range list {
			x.Properties[p.name] = p.schema
		}
		return x
	}
	from, to := words("from", "day, month or year: 2018-03-01, 2018-03"), words("to", "day, month or year, included")
	add(s, "claims", "Who accuses whom", "Lists allegations that more than one document tells or somebody answers, each with everybody who made, denied or confirmed it.",
		more(from, to, words("accuser", "country code of who alleges"), words("accused", "country code"), words("status", "how it stands", texts(ledger.Statuses())...), count("limit", "how many", mostEntries)), d.claims)
	add(s, "agenda", "What is announced", "Lists what was announced to take place, by day, with what became of it. Without days: the next 30.",
		more(from, to, words("outcome", "what became of it", texts(ledger.Outcomes())...), count("limit", "how many", mostEntries)), d.agenda)
	add(s, "stories", "What many report", "Lists events that several documents report, those with most publishers first; with id, tells one with all its reports and the figures in them.",
		more(from, to, words("type", "event type, as ASSAULT"), count("sources", "publishers at least", 1000), words("id", "id of a story, or of an event in it"), count("limit", "how many", mostEntries)), d.stories)
	add(s, "actor", "One participant", "Tells of a person, organisation, country or sector what it does, what is done to it, what it says, what is alleged of it: how often, with the newest events.",
		&jsonschema.Schema{Type: "object", Required: []string{"who"}, AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}}, Properties: map[string]*jsonschema.Schema{
			"who":  {Type: "string", Description: "name in Arabic or English, id, country code (EGY), code with sector (EGY/GOV)"},
			"time": {Type: "string", Description: "days, as 2018-03 or last 30 days"}}}, d.actor)
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

type statement struct {
	Stance   string `json:"stance" jsonschema:"accuses, denies or confirms"`
	By       []Who  `json:"by"`
	Sentence string `json:"sentence"`
	Event    string `json:"event,omitempty" jsonschema:"id, for get_event"`
	Source   Source `json:"source"`
}

type claim struct {
	ID         string      `json:"id"`
	Status     string      `json:"status" jsonschema:"open, denied, confirmed or disputed"`
	Type       string      `json:"type" jsonschema:"what is alleged"`
	Mode       string      `json:"mode,omitempty"`
	Accused    []Who       `json:"accused"`
	Recipient  []Who       `json:"recipient"`
	Statements []statement `json:"statements" jsonschema:"by day of publication, the first telling first"`
	More       int         `json:"more,omitempty" jsonschema:"statements that are not given"`
}

type claimsFound struct {
	Claims []claim `json:"claims"`
	More   bool    `json:"more,omitempty" jsonschema:"there are more; narrow the days"`
}

func (d *desk) claims(ctx context.Context, in asked) (out claimsFound, err error) {
	from, to, err := d.between(in.text("from"), in.text("to"))
	if err != nil {
		return out, err
	}
	ask := followup.AskedClaims{From: dayOr(from), To: dayOr(to), Accuser: strings.ToUpper(in.text("accuser")), Accused: strings.ToUpper(in.text("accused"))}
	if s := in.text("status"); s != "" {
		ask.Status = []ledger.Status{ledger.Status(s)}
	}
	limit := in.number("limit", fewEntries)
	out.Claims = []claim{}
	for e, err := range followup.Claims(ctx, d.Store, d.Words, ask) {
		if err != nil {
			return out, err
		}
		if len(out.Claims) == limit {
			out.More = true
			break
		}
		out.Claims = append(out.Claims, claimOf(e))
	}
	return out, nil
}

// dayOr is a day, 0 where it is open.
func dayOr(day *int64) int {
	if day == nil {
		return 0
	}
	return int(*day)
}

func claimOf(e *ledger.Entry) claim {
	c := claim{ID: e.ID, Status: string(e.Status), Type: e.Type, Mode: e.Mode, Accused: people(e.Accused), Recipient: people(e.Recipient), Statements: []statement{}}
	for i := range e.Statements {
		s := &e.Statements[i]
		if len(c.Statements) == mostStatements {
			c.More = len(e.Statements) - mostStatements
			break
		}
		c.Statements = append(c.Statements, statement{s.Stance, people(s.By), oneLine(s.Sentence.Text), s.Event, sourceOf(&s.Source)})
	}
	return c
}

type plan struct {
	ID        string      `json:"id"`
	From      string      `json:"from"`
	To        string      `json:"to,omitempty"`
	What      string      `json:"what" jsonschema:"as printed"`
	Type      string      `json:"type,omitempty"`
	Who       []Who       `json:"who"`
	Where     string      `json:"where,omitempty"`
	SaidBy    []Who       `json:"said_by"`
	Outcome   string      `json:"outcome"`
	Decided   bool        `json:"decided,omitempty" jsonschema:"by an analyst"`
	Announced []statement `json:"announced"`
	Evidence  []statement `json:"evidence" jsonschema:"what later documents say of it"`
}

type plansFound struct {
	Plans []plan `json:"plans"`
	More  bool   `json:"more,omitempty" jsonschema:"there are more; narrow the days"`
}

func (d *desk) agenda(ctx context.Context, in asked) (out plansFound, err error) {
	from, to, err := d.between(in.text("from"), in.text("to"))
	if err != nil {
		return out, err
	}
	ask := followup.Asked{From: dayOr(from), To: dayOr(to)}
	if from == nil && to == nil {
		ask.From = int(d.Now().Unix() / (24 * 60 * 60))
		ask.To = ask.From + daysAhead
	}
	if s := in.text("outcome"); s != "" {
		ask.Outcomes = []ledger.Outcome{ledger.Outcome(s)}
	}
	limit := in.number("limit", fewEntries)
	out.Plans = []plan{}
	for p, err := range followup.Agenda(ctx, d.Store, d.Words, ask) {
		if err != nil {
			return out, err
		}
		if len(out.Plans) == limit {
			out.More = true
			break
		}
		out.Plans = append(out.Plans, planOf(p))
	}
	return out, nil
}

func planOf(p *ledger.Followed) plan {
	out := plan{ID: p.ID, From: p.From, To: p.To, Outcome: string(p.Outcome), Decided: p.Decided, Who: []Who{}, SaidBy: []Who{}, Announced: []statement{}, Evidence: []statement{}}
	if out.To == out.From {
		out.To = ""
	}
	for i := range p.Said {
		it := p.Said[i].Item
		if i == 0 {
			out.What, out.Type, out.Who, out.SaidBy = oneLine(it.What.Text), strings.TrimSpace(it.Type+" "+it.Mode), people(append(slices.Clone(it.Who), it.Recipient...)), people(it.SaidBy)
			if it.Where != nil {
				out.Where = it.Where.Name
			}
		}
		if len(out.Announced) < mostStatements {
			out.Announced = append(out.Announced, statement{"announced", people(it.SaidBy), oneLine(it.Sentence.Text), it.Event, sourceOf(&p.Said[i].Source)})
		}
	}
	for i := range p.Reports {
		if r := &p.Reports[i]; len(out.Evidence) < mostStatements {
			out.Evidence = append(out.Evidence, statement{string(r.Kind), []Who{}, oneLine(r.Sentence.Text), r.Event, sourceOf(&r.Source)})
		}
	}
	return out
}

type storiesFound struct {
	Stories []stories.Line `json:"stories"`
	Reports []report       `json:"reports,omitempty" jsonschema:"of the one that was asked for"`
	Figures []storyFigure  `json:"figures,omitempty" jsonschema:"numbers told of it"`
}

type storyFigure struct {
	What      string  `json:"what"`
	Low       float64 `json:"low"`
	High      float64 `json:"high"`
	Words     string  `json:"words"`
	By        string  `json:"by,omitempty"`
	Publisher string  `json:"publisher,omitempty"`
	Published string  `json:"published,omitempty"`
}

func (d *desk) stories(ctx context.Context, in asked) (out storiesFound, err error) {
	if id := in.text("id"); id != "" {
		return d.story(ctx, id)
	}
	f := stories.Filter{Type: strings.ToUpper(in.text("type")), Sources: in.number("sources", 0), Limit: in.number("limit", fewEntries)}
	if f.From, f.To, err = d.between(in.text("from"), in.text("to")); err != nil {
		return out, err
	}
	list, err := stories.List(ctx, d.Store, f)
	return storiesFound{Stories: append([]stories.Line{}, list...)}, err
}

func (d *desk) story(ctx context.Context, id string) (out storiesFound, err error) {
	s, err := stories.Read(ctx, d.Store, id)
	if err != nil {
		return out, err
	}
	out.Stories = []stories.Line{s.Line}
	for i := range s.Told[:min(len(s.Told), mostTold)] {
		out.Reports = append(out.Reports, reportOf(&s.Told[i]))
	}
	for i := range s.Figures[:min(len(s.Figures), mostTold)] {
		f := &s.Figures[i]
		out.Figures = append(out.Figures, storyFigure{f.What, f.Low, f.High, oneLine(f.Text), strings.Join(f.By, ", "), f.Publisher, f.Published})
	}
	return out, nil
}

// side is what a participant has to do with events of one kind.
type side struct {
	Events int64         `json:"events"`
	Types  []query.Group `json:"types" jsonschema:"the most frequent ones"`
	Newest []Event       `json:"newest"`
}

type actorTold struct {
	Does    side `json:"does"`
	DoneTo  side `json:"done_to"`
	Says    side `json:"says" jsonschema:"on whose word it stands"`
	Alleged side `json:"said_to_do" jsonschema:"what others allege of it, or it denies"`
}

func (d *desk) actor(ctx context.Context, in asked) (out actorTold, err error) {
	if strings.TrimSpace(in.text("who")) == "" {
		return out, errors.New("say who")
	}
	for _, x := range []struct {
		to     *side
		filter string
		claim  string
	}{{&out.Does, "actor", "asserted,confirmed"}, {&out.DoneTo, "recipient", ""}, {&out.Says, "said_by", ""}, {&out.Alleged, "actor", string(doc.Alleged) + "," + string(doc.Denied)}} {
		a := asked{x.filter: in.text("who"), "time": in.text("time"), "claim": x.claim}
		if *x.to, err = d.side(ctx, a); err != nil {
			return out, fmt.Errorf("%s: %w", x.filter, err)
		}
	}
	return out, nil
}

func (d *desk) side(ctx context.Context, a asked) (out side, err error) {
	q, err := d.question(a)
	if err != nil {
		return out, err
	}
	all, err := d.Asker.Count(ctx, q)
	if err != nil {
		return out, err
	}
	groups, err := d.Asker.Group(ctx, q, query.Grouping{By: []query.Key{query.ByType}, Limit: recent})
	if err != nil {
		return out, err
	}
	list, err := d.Asker.List(ctx, q, query.Page{Limit: recent})
	if err != nil {
		return out, err
	}
	return side{all.Events, append([]query.Group{}, groups...), allListed(list.Events)}, nil
}

// ignore is nil for an error that is to be expected.
func ignore(err, expected error) error {
	if errors.Is(err, expected) {
		return nil
	}
	return err
}
