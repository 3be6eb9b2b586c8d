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
	"github.com/sijil-news/sijil/store"
)

func (s *Server) actorOperations() {
	get(s, "/actors", "list-actors", "actors", "Who takes part in events: those of most events, or by name", s.actors, fresh)
	get(s, "/actors/{id}", "get-actor", "actors", "Somebody with offices, and what he does, undergoes, says and is said to do", s.actor, fails(404))
}

// Party is somebody who takes part in events.
type Party struct {
	ID     string `json:"id"`
	Name   string `json:"name,omitempty"`
	NameEn string `json:"name_en,omitempty"`
	Code   string `json:"code,omitempty" doc:"PLOVER country slot"`
	Sector string `json:"sector,omitempty"`
	Kind   string `json:"kind,omitempty" doc:"state, person, party …"`
	Events int64  `json:"events" doc:"reports of events in which he is actor or recipient"`
}

// ActorsIn are the parameters of the list of actors.
type ActorsIn struct {
	Q     string `query:"q" maxLength:"200" doc:"a name or its beginning, in Arabic or English"`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	keep  Filters
}

// Resolve takes the parameters of a request.
func (in *ActorsIn) Resolve(ctx huma.Context) []error { return in.keep.Resolve(ctx) }

// mostNamesakes is how many entities with a name are looked at.
const mostNamesakes = 400

func (s *Server) actors(ctx context.Context, in *ActorsIn) (*kept[list[Party]], error) {
	names, err := s.named()
	if err != nil {
		return nil, err
	}
	return remembered(ctx, s, &in.keep, "actors", func(ctx context.Context) (*list[Party], error) {
		l := &list[Party]{Items: []Party{}}
		err := s.opt.Store.View(ctx, func(tx store.Tx) error {
			sql, args := mostActive, []any{in.Limit}
			if in.Q != "" {
				var ids []any
				for _, e := range names.find(in.Q, mostNamesakes) {
					ids = append(ids, e.ID)
				}
				if len(ids) == 0 {
					return nil
				}
				sql = "SELECT n.id, count(*) FROM entities n JOIN participants p ON p.entity = n.key WHERE n.id IN (" + store.Marks(len(ids)) + ") AND p.side < 2 GROUP BY n.id ORDER BY count(*) DESC, n.id LIMIT ?"
				args = append(ids, in.Limit)
			}
			found, err := store.Collect(ctx, tx, func(row store.Row) (p Party, err error) { return p, row.Scan(&p.ID, &p.Events) }, sql, args...)
			for i := range found {
				p := &found[i]
				if e := names.byID[p.ID]; e != nil {
					p.Name, p.NameEn, p.Code, p.Sector, p.Kind = e.Name, e.NameEn, e.Code, sectorOf(e, s.opt.Now()), e.Kind
				}
			}
			l.Items = found
			return err
		})
		return l, err
	})
}

// mostActive counts by entity first, over an index, and looks up names then.
const mostActive = `SELECT n.id, c.n FROM (SELECT entity, count(*) AS n FROM participants WHERE entity IS NOT NULL AND side < 2 GROUP BY entity ORDER BY count(*) DESC LIMIT 2000) c
	JOIN entities n ON n.key = c.entity WHERE n.id <> '' ORDER BY c.n DESC, n.id LIMIT ?`

// sectorOf is the sector of an entity: of a person that of the office.
func sectorOf(e *lexicon.Entity, at time.Time) string {
	sector, _ := e.OfficeAt(at.Year()*100 + int(at.Month()))
	return sector
}

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

// ActorCounts count events.
type ActorCounts struct {
	Does     int64 `json:"does"`
	DoneTo   int64 `json:"done_to"`
	Says     int64 `json:"says" doc:"events that stand on his word"`
	SaidToDo int64 `json:"said_to_do" doc:"events of his that others allege"`
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
	ID   string `path:"id" maxLength:"200" doc:"id of an entity, a slash in it written %2F; a country slot (USA) is everybody with it"`
	Time string `query:"time" maxLength:"100" doc:"only events of these days, as the filter of events has them"`
}

// recent is how many events of each kind are shown.
const recent = 10

func (s *Server) actor(ctx context.Context, in *ActorIn) (*out[Profile], error) {
	names, err := s.named()
	if err != nil {
		return nil, err
	}
	a := Profile{Party: Party{ID: in.ID}}
	who := query.Who{Name: in.ID}
	e := names.byID[in.ID]
	if own := names.byCode[in.ID]; own != nil {
		e = own
	}
	if e != nil {
		a.describe(e, s.opt.Now())
		if e.Kind == "state" { // with its officials, army, citizens
			who = query.Who{Code: e.Code}
		}
	} else if !s.knows(ctx, in.ID) {
		return nil, huma.NewError(http.StatusNotFound, "nobody in the register has the id "+in.ID)
	}
	var days []query.Days
	if in.Time != "" {
		d, err := query.ParseDays(in.Time, s.opt.Now())
		if err != nil {
			return nil, bad("query.time", err.Error())
		}
		days = []query.Days{d}
	}
	for _, x := range []struct {
		q      query.Query
		n      *int64
		events *[]query.Event
	}{
		{query.Query{Actors: []query.Who{who}}, &a.Counts.Does, &a.Recent.Does},
		{query.Query{Recipients: []query.Who{who}}, &a.Counts.DoneTo, &a.Recent.DoneTo},
		{query.Query{SaidBy: []query.Who{who}}, &a.Counts.Says, &a.Recent.Says},
		{query.Query{Actors: []query.Who{who}, Claims: []string{string(doc.Alleged)}}, &a.Counts.SaidToDo, &a.Recent.SaidToDo},
	} {
		x.q.Time = days
		if err := s.tell(ctx, &x.q, x.n, x.events); err != nil {
			return nil, err
		}
	}
	a.Events = a.Counts.Does + a.Counts.DoneTo
	return &out[Profile]{a}, nil
}

// tell counts events and reads the last ones.
func (s *Server) tell(ctx context.Context, q *query.Query, n *int64, events *[]query.Event) error {
	c, err := s.asker.Count(ctx, q)
	if unknown(err) { // the data knows him, the register does not
		return nil
	}
	if err != nil {
		return err
	}
	if *n = c.Events; *n == 0 {
		return nil
	}
	l, err := s.asker.List(ctx, q, query.Page{Limit: recent})
	if err != nil {
		return err
	}
	*events = l.Events
	return nil
}

// knows tells whether the register has somebody with an id that the data lacks.
func (s *Server) knows(ctx context.Context, id string) bool {
	_, err := s.asker.List(ctx, &query.Query{Parties: []query.Who{{Name: id}}}, query.Page{Limit: 1})
	return err == nil
}

// describe takes over what the data knows.
func (a *Profile) describe(e *lexicon.Entity, now time.Time) {
	a.ID, a.Name, a.NameEn, a.Code, a.Kind, a.Sector = e.ID, e.Name, e.NameEn, e.Code, e.Kind, sectorOf(e, now)
	a.Died = month(e.Died)
	for _, o := range e.Offices {
		a.Offices = append(a.Offices, Office{o.Title, o.Sector, month(o.From), month(o.To)})
	}
	if e.Lat != 0 || e.Lon != 0 {
		a.Place = &doc.Place{Name: e.Name, Code: e.Code, Adm1: e.Adm1, Lat: e.Lat, Lon: e.Lon}
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
