package server

import (
	"context"
	"strings"

	"github.com/sijil-news/sijil/query"
)

func (s *Server) countOperations() {
	get(s, "/counts", "count-events", "counts", "Events counted by one key or two", s.counts, filtered, fresh,
		explained("Keys: "+keyNames()+". With `unit=reports` order and mean are of reports. What the register keeps sums of takes milliseconds, other counts over many events seconds: docs/query.md."))
	get(s, "/facets", "facets", "counts", "The most frequent values of each field, for narrowing further", s.facets, filtered, fresh,
		explained("What the register keeps no sums of is counted of the last five thousand events; `partial` names these. Answers that take long are kept for some seconds."))
	get(s, "/series", "series", "counts", "The time series of pairs of countries, by month", s.series, filtered, fresh)
	get(s, "/network", "network", "counts", "Who had to do with whom: pairs of country slots", s.network, filtered, fresh)
	get(s, "/places", "places", "counts", "Where events took place", s.places, filtered, fresh)
}

func keyNames() string {
	names, _ := query.Keys()
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = string(n)
	}
	return strings.Join(list, ", ")
}

// CountsIn are the parameters of counts.
type CountsIn struct {
	Filters
	By    string `query:"by" doc:"one key or two, separated by a comma; without it everything is one group"`
	Order string `query:"order" enum:"most,key,low,high" doc:"of the groups: most first, by key, lowest or highest mean score first"`
	Limit int    `query:"limit" minimum:"0" maximum:"10000" default:"1000" doc:"how many groups at most; 0 is all"`
}

// Groups are counted events.
type Groups struct {
	Groups []query.Group `json:"groups"`
}

func (s *Server) counts(ctx context.Context, in *CountsIn) (*kept[Groups], error) {
	q, err := s.question(&in.Filters)
	if err != nil {
		return nil, err
	}
	g := query.Grouping{Order: query.Order(in.Order), Limit: in.Limit}
	if in.By != "" {
		if g.By, err = query.ParseKeys(in.By); err != nil {
			return nil, err
		}
	}
	return remembered(ctx, s, &in.Filters, "counts", func(ctx context.Context) (*Groups, error) {
		groups, err := s.asker.Group(ctx, q, g)
		return &Groups{groups}, err
	})
}

// FacetsIn are the parameters of facets.
type FacetsIn struct {
	Filters
	Limit int `query:"limit" minimum:"1" maximum:"100" default:"12" doc:"how many values of each field"`
}

// Facets are the most frequent values of each field.
type Facets struct {
	Type      []query.Value `json:"type"`
	Actor     []query.Value `json:"actor"`
	Recipient []query.Value `json:"recipient"`
	Country   []query.Value `json:"country"`
	Source    []query.Value `json:"source"`
	Realis    []query.Value `json:"realis"`
	Claim     []query.Value `json:"claim"`
	Month     []query.Value `json:"month" doc:"those with most events first"`
	Partial   []string      `json:"partial" doc:"fields that were counted of the last five thousand events only"`
}

func (s *Server) facets(ctx context.Context, in *FacetsIn) (*kept[Facets], error) {
	q, err := s.question(&in.Filters)
	if err != nil {
		return nil, err
	}
	return remembered(ctx, s, &in.Filters, "facets", func(ctx context.Context) (*Facets, error) {
		f := &Facets{}
		fields := []struct {
			key query.Key
			to  *[]query.Value
		}{{query.ByType, &f.Type}, {query.ByActor, &f.Actor}, {query.ByRecipient, &f.Recipient}, {query.ByCountry, &f.Country}, {query.BySource, &f.Source},
			{query.ByRealis, &f.Realis}, {query.ByClaim, &f.Claim}, {query.ByMonth, &f.Month}}
		var keys []query.Key
		for _, x := range fields {
			keys = append(keys, x.key)
		}
		found, err := s.asker.Facets(ctx, q, keys, in.Limit)
		if err != nil {
			return nil, err
		}
		for _, x := range fields {
			*x.to = valued(found[x.key].Values)
			if found[x.key].Partial {
				f.Partial = append(f.Partial, string(x.key))
			}
		}
		return f, nil
	})
}

// valued leaves out what has no value.
func valued(list []query.Value) []query.Value {
	out := []query.Value{}
	for _, v := range list {
		if v.Key != "" {
			out = append(out, v)
		}
	}
	return out
}

// SeriesIn are the parameters of series.
type SeriesIn struct {
	Filters
	Limit int `query:"limit" minimum:"1" maximum:"50" default:"10" doc:"how many dyads where none is asked for"`
}

// Series are time series.
type Series struct {
	Points []query.Point `json:"points" doc:"of each dyad each month, zeros too"`
}

func (s *Server) series(ctx context.Context, in *SeriesIn) (*kept[Series], error) {
	q, err := s.question(&in.Filters)
	if err != nil {
		return nil, err
	}
	return remembered(ctx, s, &in.Filters, "series", func(ctx context.Context) (*Series, error) {
		points, err := s.asker.Series(ctx, q, in.Limit)
		return &Series{points}, err
	})
}

// NetworkIn are the parameters of the network.
type NetworkIn struct {
	Filters
	Limit int `query:"limit" minimum:"1" maximum:"500" default:"60" doc:"how many pairs, those of most events first"`
}

// Network is who had to do with whom.
type Network struct {
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
}

// Node is a country slot.
type Node struct {
	ID     string `json:"id" doc:"code"`
	Name   string `json:"name,omitempty" doc:"in Arabic"`
	NameEn string `json:"name_en,omitempty"`
	Events int64  `json:"events" doc:"of the pairs that are listed"`
}

// Edge is a pair of them.
type Edge struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	Events int64   `json:"events"`
	Mean   float64 `json:"mean" doc:"of the scores, from -10 conflict to 10 cooperation"`
}

func (s *Server) network(ctx context.Context, in *NetworkIn) (*kept[Network], error) {
	q, err := s.question(&in.Filters)
	if err != nil {
		return nil, err
	}
	names, err := s.named()
	if err != nil {
		return nil, err
	}
	return remembered(ctx, s, &in.Filters, "network", func(ctx context.Context) (*Network, error) {
		groups, err := s.asker.Group(ctx, q, query.Grouping{By: []query.Key{query.ByPair}, Order: query.Most, Limit: in.Limit})
		return names.network(groups, q.Reports), err
	})
}

// network makes nodes and edges of counted pairs.
func (n *names) network(groups []query.Group, reports bool) *Network {
	out := &Network{}
	at := map[string]int{}
	for _, g := range groups {
		a, b, _ := strings.Cut(g.Keys[0], "-")
		events := g.Events
		if reports {
			events = g.Reports
		}
		out.Edges = append(out.Edges, Edge{a, b, events, g.Mean})
		for i, code := range []string{a, b} {
			if i == 1 && a == b {
				break
			}
			at1, ok := at[code]
			if !ok {
				at1 = len(out.Nodes)
				at[code] = at1
				out.Nodes = append(out.Nodes, n.node(code))
			}
			out.Nodes[at1].Events += events
		}
	}
	return out
}

// PlacesIn are the parameters of places.
type PlacesIn struct {
	Filters
	Limit int `query:"limit" minimum:"1" maximum:"5000" default:"500" doc:"how many places, those of most events first"`
}

// Places are where events took place.
type Places struct {
	Places  []Spot `json:"places"`
	Partial bool   `json:"partial" doc:"counted of the last twenty thousand events with a point on the map only"`
}

// Spot is a place.
type Spot struct {
	query.Spot
	NameEn string `json:"name_en,omitempty"`
}

func (s *Server) places(ctx context.Context, in *PlacesIn) (*kept[Places], error) {
	q, err := s.question(&in.Filters)
	if err != nil {
		return nil, err
	}
	names, err := s.named()
	if err != nil {
		return nil, err
	}
	return remembered(ctx, s, &in.Filters, "places", func(ctx context.Context) (*Places, error) {
		found, partial, err := s.asker.Places(ctx, q, in.Limit)
		p := &Places{Places: []Spot{}, Partial: partial}
		for _, x := range found {
			p.Places = append(p.Places, Spot{x, names.place(x.Name, x.Code)})
		}
		return p, err
	})
}
