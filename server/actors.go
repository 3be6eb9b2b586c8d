package server

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

func (s *Server) actorOperations() {
	get(s, "/actors", "list-actors", "actors", "Who takes part in events: those of most events, or by name", s.actors, fresh)
	get(s, "/actors/{id}", "get-actor", "actors", "Somebody with offices, and what he does, undergoes, says and is said to do", s.actor, fails(404), fresh)
}

// Party is somebody who takes part in events.
type Party struct {
	ID     string `json:"id"`
	Who    string `json:"who" doc:"as filters name him: a state by its country slot, which is everybody with it (officials, army, citizens), anybody else by the id"`
	Name   string `json:"name,omitempty"`
	NameEn string `json:"name_en,omitempty"`
	Code   string `json:"code,omitempty" doc:"PLOVER country slot"`
	Sector string `json:"sector,omitempty"`
	Kind   string `json:"kind,omitempty" doc:"state, person, party …"`
	Events int64  `json:"events" doc:"of which he is actor or recipient, each once: what the filter party=who leaves"`
}

// whoOf is how filters name somebody with an id.
func whoOf(id string, e *lexicon.Entity) query.Who {
	if e != nil && e.Kind == "state" { // with its officials, army, citizens
		return query.Who{Code: e.Code}
	}
	return query.Who{Name: id}
}

// inFilters writes it as a filter has it.
func inFilters(w query.Who) string {
	if read, err := query.ParseWho(w.Name); w.Name != "" && (err != nil || read != w) {
		return "id:" + w.Name // three letters would be a country slot
	}
	return w.String()
}

// describe takes over what the data knows.
func (p *Party) describe(id string, e *lexicon.Entity, now time.Time) {
	p.ID, p.Who = id, inFilters(whoOf(id, e))
	if e != nil {
		p.Name, p.NameEn, p.Code, p.Sector, p.Kind = e.Name, e.NameEn, e.Code, sectorOf(e, now), e.Kind
	}
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
		var named []*lexicon.Entity // none: all
		if in.Q != "" {
			if named = names.find(in.Q, mostNamesakes); len(named) == 0 {
				return l, nil
			}
		}
		counts, err := s.activity(ctx, names, named, in.Limit)
		if err != nil {
			return nil, err
		}
		for id, n := range counts {
			p := Party{Events: n}
			p.describe(id, names.byID[id], s.opt.Now())
			l.Items = append(l.Items, p)
		}
		slices.SortFunc(l.Items, func(a, b Party) int { return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(a.ID, b.ID)) })
		l.Items = l.Items[:min(len(l.Items), in.Limit)]
		return l, nil
	})
}

// activity counts the events of states, and of those others that are in most
// reports, by id: as many as are needed for a list, and some more, since reports
// are not events.
func (s *Server) activity(ctx context.Context, names *names, among []*lexicon.Entity, limit int) (map[string]int64, error) {
	slots, err := s.asker.Slots(ctx)
	if err != nil {
		return nil, err
	}
	states := map[string]int64{}
	for code, e := range names.byCode {
		if n := slots[code]; n > 0 && (among == nil || contains(among, e)) {
			states[e.ID] = n
		}
	}
	found, err := s.reported(ctx, among, limit+limit/5+10+len(names.byCode))
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(id string) bool {
		e := names.byID[id]
		return e != nil && e.Kind == "state"
	})
	counts, err := s.asker.Entities(ctx, found[:min(len(found), limit+limit/5+10)])
	if err != nil {
		return nil, err
	}
	maps.Copy(counts, states)
	return counts, nil
}

// reported are the ids of those who are in most reports. They are counted by
// entity first, over an index, and their ids looked up then.
func (s *Server) reported(ctx context.Context, among []*lexicon.Entity, most int) (ids []string, err error) {
	sql, args := `SELECT n.id FROM (SELECT entity, count(*) AS n FROM participants WHERE entity IS NOT NULL AND side < 2 GROUP BY entity ORDER BY count(*) DESC LIMIT 2000) c
		JOIN entities n ON n.key = c.entity WHERE n.id <> '' GROUP BY n.id ORDER BY sum(c.n) DESC, n.id LIMIT ?`, []any{}
	if among != nil {
		for _, e := range among {
			args = append(args, e.ID)
		}
		sql = "SELECT n.id FROM entities n JOIN participants p ON p.entity = n.key WHERE n.id IN (" + store.Marks(len(args)) + ") AND p.side < 2 GROUP BY n.id ORDER BY count(*) DESC, n.id LIMIT ?"
	}
	err = s.opt.Store.View(ctx, func(tx store.Tx) error {
		ids, err = store.Collect(ctx, tx, func(row store.Row) (id string, err error) { return id, row.Scan(&id) }, sql, append(args, most)...)
		return err
	})
	return ids, err
}

// sectorOf is the sector of an entity: of a person that of the office.
func sectorOf(e *lexicon.Entity, at time.Time) string {
	sector, _ := e.OfficeAt(at.Year()*100 + int(at.Month()))
	return sector
}
