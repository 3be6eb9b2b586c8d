package server

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/query"
)

// Office is one office of a person.
type Office struct {
	Title  string `json:"title"`
	Sector string `json:"sector,omitempty"`
	From   string `json:"from,omitempty" doc:"month, as 2018-03; missing is not known"`
	To     string `json:"to,omitempty" doc:"month; missing is still"`
}

// Profile is somebody, with what the register tells of him.
type Profile struct {
	Party
	Offices []Office    `json:"offices" doc:"of a person, the first one first"`
	Died    string      `json:"died,omitempty" doc:"month"`
	Place   *doc.Place  `json:"place,omitempty" doc:"of a place or state"`
	Counts  ActorCounts `json:"counts"`
	Recent  ActorEvents `json:"recent" doc:"the last ones of each, ten at most"`
}

// ActorCounts count events: each what a filter leaves.
type ActorCounts struct {
	Does     int64 `json:"does" doc:"actor=who"`
	DoneTo   int64 `json:"done_to" doc:"recipient=who"`
	Says     int64 `json:"says" doc:"said_by=who: those that stand on his word"`
	SaidToDo int64 `json:"said_to_do" doc:"actor=who&claim=alleged,denied,confirmed: those of his that others claim"`
}

// ActorEvents are events.
type ActorEvents struct {
	Does     []query.Event `json:"does"`
	DoneTo   []query.Event `json:"done_to"`
	Says     []query.Event `json:"says"`
	SaidToDo []query.Event `json:"said_to_do"`
}

// ActorIn names somebody.
type ActorIn struct {
	ID   string `path:"id" maxLength:"200" doc:"id of an entity, a slash in it written %2F; a country slot (USA) is everybody with it, as is the id of its state"`
	Time string `query:"time" maxLength:"100" doc:"only events of these days, as the filter of events has them"`
	keep Filters
}

// Resolve takes the parameters of a request.
func (in *ActorIn) Resolve(ctx huma.Context) []error { return in.keep.Resolve(ctx) }

// recent is how many events of each kind are shown.
const recent = 10

func (s *Server) actor(ctx context.Context, in *ActorIn) (*kept[Profile], error) {
	names, err := s.named()
	if err != nil {
		return nil, err
	}
	var days []query.Days
	if in.Time != "" {
		d, err := query.ParseDays(in.Time, s.opt.Now())
		if err != nil {
			return nil, bad("query.time", err.Error())
		}
		days = []query.Days{d}
	}
	e := names.byID[in.ID]
	if own := names.byCode[in.ID]; own != nil {
		e = own
	}
	return remembered(ctx, s, &in.keep, "actor/"+in.ID, func(ctx context.Context) (*Profile, error) {
		a := &Profile{}
		a.describe(in.ID, e, s.opt.Now())
		told, err := s.asker.Standing(ctx, whoOf(a.ID, e), days, recent)
		switch {
		case unknown(err) && e == nil:
			return nil, huma.NewError(http.StatusNotFound, "nobody in the register has the id "+in.ID)
		case unknown(err): // the data knows him, the register does not
			return a, nil
		case err != nil:
			return nil, err
		}
		a.Events = told.Events
		a.Counts = ActorCounts{told.Does.Events, told.DoneTo.Events, told.Says.Events, told.SaidToDo.Events}
		s.inEnglish(told.Does.Last, told.DoneTo.Last, told.Says.Last, told.SaidToDo.Last)
		a.Recent = ActorEvents{told.Does.Last, told.DoneTo.Last, told.Says.Last, told.SaidToDo.Last}
		return a, nil
	})
}

// describe takes over what the data knows.
func (a *Profile) describe(id string, e *lexicon.Entity, now time.Time) {
	if e == nil {
		a.Party.describe(id, nil, now)
		return
	}
	a.Party.describe(e.ID, e, now)
	a.Died = month(e.Died)
	for _, o := range e.Offices {
		a.Offices = append(a.Offices, Office{o.Title, o.Sector, month(o.From), month(o.To)})
	}
	if e.Lat != 0 || e.Lon != 0 {
		a.Place = &doc.Place{Name: e.Name, NameEn: e.NameEn, Code: e.Code, Adm1: e.Adm1, Lat: e.Lat, Lon: e.Lon}
	}
}

// month writes year*100+month; "" for 0.
func month(n int) string {
	if n == 0 {
		return ""
	}
	m := strconv.Itoa(100 + n%100)[1:]
	return strconv.Itoa(n/100) + "-" + m
}
