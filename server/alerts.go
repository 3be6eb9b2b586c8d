package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"path"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/alerts"
	"github.com/sijil-news/sijil/query"
)

func (s *Server) alertOperations() {
	const tag = "alerts"
	get(s, "/alerts", "alerts", tag, "Alerts: those of who asks, for an admin all", s.listAlerts, needs(Analyst), fresh)
	post(s, http.MethodPost, "/alerts", "add-alert", tag, "Make an alert", s.addAlert, answers(http.StatusCreated),
		explained("What is new from now on is told once: an event once, a story once. A webhook gets messages signed as Standard Webhooks has it; an Atom feed or a calendar is read at the address in the answer, by whoever has it."))
	post(s, http.MethodDelete, "/alerts/{id}", "remove-alert", tag, "Remove an alert", s.removeAlert, fails(http.StatusNotFound), answers(http.StatusNoContent))
	post(s, http.MethodPost, "/alerts/{id}/test", "test-alert", tag, "Send a message without events to a webhook", s.testAlert, fails(http.StatusNotFound, http.StatusBadGateway), answers(http.StatusNoContent))
	get(s, "/alerts/{id}/events", "alert-events", tag, "What an alert told last, the newest first", s.alertEvents, needs(Analyst), fresh, fails(http.StatusNotFound))
	get(s, "/alerts/{file}", "alert-feed", tag, "The feed (ID.atom) or calendar (ID.ics) of an alert", s.alertFeed, needs(Anybody), fresh, fails(http.StatusNotFound), feedAnswer,
		explained("The key in the address is what opens it, so that programs which know no passwords can read it."))
}

// feedAnswer says which types the answer has.
func feedAnswer(o *huma.Operation) {
	o.Responses = map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{
		"application/atom+xml": {Schema: &huma.Schema{Type: huma.TypeString}}, "text/calendar": {Schema: &huma.Schema{Type: huma.TypeString}}}}}
}

// owner is who alerts of a request belong to.
func (s *Server) owner(ctx context.Context) (name string, all bool) {
	name, role := s.who(ctx)
	if name == "" {
		name = "local"
	}
	return name, role == Admin
}

type alertList struct {
	Items []*alerts.Alert `json:"items"`
}

func (s *Server) listAlerts(ctx context.Context, _ *struct{}) (*out[alertList], error) {
	name, all := s.owner(ctx)
	if all {
		name = ""
	}
	list, err := s.alerts.List(ctx, name)
	if err != nil {
		return nil, err
	}
	return &out[alertList]{alertList{append([]*alerts.Alert{}, list...)}}, nil
}

type newAlert struct {
	Body struct {
		Name    string              `json:"name" minLength:"1" maxLength:"100" doc:"what it is called"`
		Way     string              `json:"way" enum:"webhook,atom,ics" doc:"how it tells"`
		Content string              `json:"content,omitempty" enum:"events,agenda" doc:"events (default); agenda, in a calendar, is all plans with what became of them"`
		Filters map[string][]string `json:"filters,omitempty" doc:"values by filter, as the parameters of /events"`
		URL     string              `json:"url,omitempty" maxLength:"2000" doc:"where a webhook sends to"`
	}
}

func (s *Server) addAlert(ctx context.Context, in *newAlert) (*out[*alerts.Alert], error) {
	name, _ := s.owner(ctx)
	b := &in.Body
	a, err := s.alerts.Add(ctx, alerts.New{Name: b.Name, Owner: name, Way: alerts.Way(b.Way), Content: b.Content, Filters: b.Filters, URL: b.URL})
	if err != nil {
		return nil, alertProblem(err)
	}
	return &out[*alerts.Alert]{a}, nil
}

// alertProblem tells errors that a request is to blame for.
func alertProblem(err error) error {
	switch {
	case errors.Is(err, alerts.ErrUnknown):
		return huma.NewError(http.StatusNotFound, alerts.ErrUnknown.Error())
	case errors.Is(err, alerts.ErrBad):
		return huma.NewError(http.StatusUnprocessableEntity, err.Error())
	}
	return err
}

type alertID struct {
	ID string `path:"id" maxLength:"32"`
}

// own finds an alert, if it is one of who asks.
func (s *Server) own(ctx context.Context, id string) (*alerts.Alert, error) {
	a, err := s.alerts.Get(ctx, id)
	if err != nil {
		return nil, alertProblem(err)
	}
	if name, all := s.owner(ctx); !all && a.Owner != name {
		return nil, alertProblem(alerts.ErrUnknown)
	}
	return a, nil
}

func (s *Server) removeAlert(ctx context.Context, in *alertID) (*struct{}, error) {
	if _, err := s.own(ctx, in.ID); err != nil {
		return nil, err
	}
	return &struct{}{}, alertProblem(s.alerts.Remove(ctx, in.ID))
}

func (s *Server) testAlert(ctx context.Context, in *alertID) (*struct{}, error) {
	a, err := s.own(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	err = s.alerts.Test(ctx, a.ID)
	if err != nil && !errors.Is(err, alerts.ErrBad) {
		return nil, huma.NewError(http.StatusBadGateway, err.Error())
	}
	return &struct{}{}, alertProblem(err)
}

type alertEventsAsked struct {
	ID    string `path:"id" maxLength:"32"`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

type toldEvents struct {
	Items []query.Event `json:"items"`
}

func (s *Server) alertEvents(ctx context.Context, in *alertEventsAsked) (*out[toldEvents], error) {
	a, err := s.own(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.alerts.Told(ctx, a, in.Limit)
	if err != nil {
		return nil, err
	}
	s.inEnglish(list)
	return &out[toldEvents]{toldEvents{append([]query.Event{}, list...)}}, nil
}

type feedAsked struct {
	File string `path:"file" maxLength:"40" doc:"ID.atom or ID.ics"`
	Key  string `query:"key" maxLength:"100" doc:"of the address"`
	Tag  string `header:"If-None-Match"`
}

type feedWritten struct {
	Status int
	Type   string `header:"Content-Type"`
	Tag    string `header:"ETag"`
	Body   []byte
}

func (s *Server) alertFeed(ctx context.Context, in *feedAsked) (*feedWritten, error) {
	ext := path.Ext(in.File)
	if ext == "" {
		return nil, alertProblem(alerts.ErrUnknown)
	}
	a, err := s.alerts.Open(ctx, in.File[:len(in.File)-len(ext)], alerts.Way(ext[1:]), in.Key)
	if err != nil {
		return nil, alertProblem(err)
	}
	var b bytes.Buffer
	if err := s.alerts.Write(ctx, &b, a, ""); err != nil {
		return nil, err
	}
	f := &feedWritten{Status: http.StatusOK, Type: a.ContentType(), Tag: fmt.Sprintf(`W/"%x"`, sha256.Sum256(b.Bytes()))[:20] + `"`, Body: b.Bytes()}
	if matches(in.Tag, f.Tag) {
		f.Status, f.Body = http.StatusNotModified, nil
	}
	return f, nil
}
