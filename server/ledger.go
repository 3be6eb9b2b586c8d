package server

import (
	"context"
	"net/http"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/ledger"
)

func (s *Server) ledgerOperations() {
	get(s, "/claims", "list-claims", "ledger", "Claims, the last ones first: who made, denied and confirmed them", s.claims)
	get(s, "/agenda", "list-agenda", "ledger", "What was announced, by day, and what became of it", s.agenda)
	post(s, http.MethodPost, "/claims/{id}/tie", "decide-tie", "ledger", "Say that a statement speaks of a claim, or does not", s.decideTie, answers(http.StatusNoContent))
	post(s, http.MethodPost, "/plans/{id}/outcome", "decide-outcome", "ledger", "Say what became of a plan", s.decideOutcome, answers(http.StatusNoContent))
	post(s, http.MethodPost, "/plans/{id}/report", "decide-report", "ledger", "Say that a document is evidence of what became of a plan, or is not", s.decideReport, answers(http.StatusNoContent), fails(404))
}

// Claim is a claim with all that speaks of it.
type Claim struct {
	ID         string        `json:"id" doc:"of the event that was claimed first"`
	Status     ledger.Status `json:"status" enum:"open,denied,confirmed,disputed"`
	Type       string        `json:"type"`
	Mode       string        `json:"mode,omitempty"`
	Accused    []doc.Actor   `json:"accused"`
	Recipient  []doc.Actor   `json:"recipient"`
	Statements []Statement   `json:"statements" doc:"by publication, the claim first"`
}

// Statement is what one document says of a claim.
type Statement struct {
	Document int64 `json:"doc" doc:"number of the document"`
	ledger.Statement
}

// ClaimsIn are the parameters of the list of claims.
type ClaimsIn struct {
	Limit   int      `query:"limit" minimum:"1" maximum:"100" default:"20"`
	Cursor  string   `query:"cursor" maxLength:"400" doc:"next of the page before"`
	Status  []string `query:"status" doc:"open, denied, confirmed, disputed"`
	Actor   string   `query:"actor" maxLength:"3" doc:"country slot of the accused"`
	Accuser string   `query:"accuser" maxLength:"3" doc:"country slot of somebody who claims it"`
	From    string   `query:"from" doc:"first told on this day or later"`
	To      string   `query:"to" doc:"first told on this day or earlier"`
	All     bool     `query:"all" doc:"also what one document alone tells, and nobody answers"`
}

func (s *Server) claims(ctx context.Context, in *ClaimsIn) (*out[list[Claim]], error) {
	ask := followup.AskedClaims{Accused: strings.ToUpper(in.Actor), Accuser: strings.ToUpper(in.Accuser), All: in.All, Newest: true}
	for _, x := range in.Status {
		st := ledger.Status(x)
		if !contains(ledger.Statuses(), st) {
			return nil, bad("query.status", "a status is open, denied, confirmed or disputed")
		}
		ask.Status = append(ask.Status, st)
	}
	from, to, err := s.between(in.From, in.To)
	if err != nil {
		return nil, err
	}
	ask.From, ask.To = day(from), day(to)
	var at followup.Place
	if _, err := (&Paged{Cursor: in.Cursor}).place(&at); err != nil {
		return nil, err
	}
	l, err := paged(followup.ClaimsAfter(ctx, s.opt.Store, s.words, ask, at, in.Limit+1), in.Limit, claimOf)
	return &out[list[Claim]]{l}, err
}

// day is one of package followup, 0 where it is open.
func day(d *int64) int {
	if d == nil {
		return 0
	}
	return int(*d)
}

func claimOf(e *ledger.Entry) Claim {
	c := Claim{ID: e.ID, Status: e.Status, Type: e.Type, Mode: e.Mode, Accused: e.Accused, Recipient: e.Recipient}
	for _, x := range e.Statements {
		c.Statements = append(c.Statements, Statement{x.Number, x})
	}
	return c
}

// paged takes a page of what followup gives place by place.
func paged[T, U any](from func(func(followup.Placed[T], error) bool), limit int, made func(T) U) (list[U], error) {
	l := list[U]{}
	var last followup.Place
	for p, err := range from {
		if err != nil {
			return l, err
		}
		if len(l.Items) == limit {
			l.Next = mark(last)
			break
		}
		l.Items, last = append(l.Items, made(p.Item)), p.Place
	}
	return l, nil
}

// Plan is something announced, and what became of it.
type Plan struct {
	ID        string         `json:"id" doc:"of the item that announced it first"`
	Outcome   ledger.Outcome `json:"outcome" enum:"took-place,under-way,cancelled,postponed,no-report,to-come,unclear"`
	Decided   bool           `json:"decided" doc:"by an analyst"`
	From      string         `json:"from" doc:"first and last day"`
	To        string         `json:"to"`
	Announced []Announcement `json:"announced"`
	Reports   []PlanReport   `json:"reports"`
	Hints     int            `json:"hints" doc:"documents that may speak of it"`
}

// Announcement is one document that announces a plan.
type Announcement struct {
	Document int64 `json:"doc" doc:"number of the document"`
	ledger.Announcement
}

// PlanReport is one document that tells what became of it.
type PlanReport struct {
	Document int64 `json:"doc" doc:"number of the document"`
	ledger.Report
}

// AgendaIn are the parameters of the agenda.
type AgendaIn struct {
	Limit   int      `query:"limit" minimum:"1" maximum:"100" default:"20"`
	Cursor  string   `query:"cursor" maxLength:"400" doc:"next of the page before"`
	From    string   `query:"from" doc:"plans that go on on this day or later; without it all"`
	To      string   `query:"to" doc:"plans that begin on this day or earlier"`
	Outcome []string `query:"outcome" doc:"took-place, under-way, cancelled, postponed, no-report, to-come, unclear"`
}

func (s *Server) agenda(ctx context.Context, in *AgendaIn) (*out[list[Plan]], error) {
	from, to, err := s.between(in.From, in.To)
	if err != nil {
		return nil, err
	}
	ask := followup.Asked{From: day(from), To: day(to)}
	for _, x := range in.Outcome {
		o := ledger.Outcome(x)
		if !contains(ledger.Outcomes(), o) {
			return nil, bad("query.outcome", "an outcome is one of "+outcomes())
		}
		ask.Outcomes = append(ask.Outcomes, o)
	}
	var at followup.Place
	if _, err := (&Paged{Cursor: in.Cursor}).place(&at); err != nil {
		return nil, err
	}
	l, err := paged(followup.AgendaAfter(ctx, s.opt.Store, s.words, ask, at, in.Limit+1), in.Limit, planOf)
	s.plansInEnglish(l.Items)
	return &out[list[Plan]]{l}, err
}

func outcomes() string {
	var list []string
	for _, o := range ledger.Outcomes() {
		list = append(list, string(o))
	}
	return strings.Join(list, ", ")
}

func planOf(f *ledger.Followed) Plan {
	p := Plan{ID: f.ID, Outcome: f.Outcome, Decided: f.Decided, From: f.From, To: f.To, Hints: f.Hints}
	for _, a := range f.Said {
		p.Announced = append(p.Announced, Announcement{a.Number, a})
	}
	for _, r := range f.Reports {
		p.Reports = append(p.Reports, PlanReport{r.Number, r})
	}
	return p
}

func contains[T comparable](list []T, x T) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// TieIn is a decision about a statement and a claim.
type TieIn struct {
	ID   string `path:"id" maxLength:"60" doc:"id of the event that is claimed"`
	Body struct {
		Statement string `json:"statement" maxLength:"60" doc:"id of the event that denies, confirms or repeats it"`
		Right     bool   `json:"right" doc:"it speaks of that claim"`
	}
}

func (s *Server) decideTie(ctx context.Context, in *TieIn) (*struct{}, error) {
	err := followup.DecideTie(ctx, s.opt.Store, in.Body.Statement, in.ID, in.Body.Right)
	s.compare()
	return nil, err
}

// OutcomeIn is a decision about a plan.
type OutcomeIn struct {
	ID   string `path:"id" maxLength:"60" doc:"id of an announcement of the plan"`
	Body struct {
		Outcome string `json:"outcome" doc:"what became of it; empty takes the decision back"`
	}
}

func (s *Server) decideOutcome(ctx context.Context, in *OutcomeIn) (*struct{}, error) {
	o := ledger.Outcome(in.Body.Outcome)
	if o != "" && !contains(ledger.Outcomes(), o) {
		return nil, bad("body.outcome", "an outcome is one of "+outcomes())
	}
	return nil, followup.DecideOutcome(ctx, s.opt.Store, in.ID, o)
}

// ReportIn is a decision about a document and a plan.
type ReportIn struct {
	ID   string `path:"id" maxLength:"60" doc:"id of an announcement of the plan"`
	Body struct {
		Document int64 `json:"document" doc:"number of the document"`
		Right    bool  `json:"right" doc:"it tells what became of the plan"`
	}
}

func (s *Server) decideReport(ctx context.Context, in *ReportIn) (*struct{}, error) {
	r, err := s.record(ctx, in.Body.Document)
	if err != nil {
		return nil, err
	}
	return nil, followup.DecideReport(ctx, s.opt.Store, in.ID, r.Key, in.Body.Right)
}
