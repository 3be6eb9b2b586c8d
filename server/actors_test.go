package server_test

import (
	"net/url"
	"slices"
	"testing"

	"github.com/sijil-news/sijil/server"
)

// TestActors: those who take part are found by name in both languages, and come
// with offices and events.
func TestActors(t *testing.T) {
	each(t, func(s *site) {
		var all, found page[server.Party]
		if s.get("/api/v1/actors?limit=5", &all); len(all.Items) != 5 {
			s.Errorf("%+v", all)
		}
		for _, q := range []string{"Morocco", "المغرب", "morocc"} {
			found = page[server.Party]{}
			if s.get("/api/v1/actors?q="+url.QueryEscape(q), &found); len(found.Items) == 0 || found.Items[0].ID != "mar" || found.Items[0].Events == 0 {
				s.Errorf("%s: %+v", q, found)
			}
		}
		var a server.Profile
		s.get("/api/v1/actors/mar", &a)
		if a.Code != "MAR" || a.Counts.Does == 0 || len(a.Recent.Does) == 0 || a.Counts.SaidToDo > a.Counts.Does {
			s.Errorf("%+v", a)
		}
		for _, e := range a.Recent.SaidToDo {
			if e.Claim == "asserted" {
				s.Errorf("%+v", e)
			}
		}
		var p server.Profile
		if s.get("/api/v1/actors/nikol-pashinyan", &p); len(p.Offices) == 0 || p.Offices[0].Title == "" || p.Kind != "person" {
			s.Errorf("%+v", p)
		}
		s.get("/api/v1/actors/aze%2Fbaku", &p)
		s.want(404, "GET", "/api/v1/actors/nobody-of-that-id", nil, nil)
	})
}

// TestActorCounts: the list of actors, the page of one, and the filters count
// alike, for states and for others.
func TestActorCounts(t *testing.T) {
	each(t, func(s *site) {
		events := func(filter string) int64 {
			var c server.Groups
			if s.get("/api/v1/counts?"+filter, &c); len(c.Groups) == 0 {
				return 0
			}
			return c.Groups[0].Events
		}
		var all page[server.Party]
		s.get("/api/v1/actors?limit=60", &all)
		kinds := map[string]bool{}
		for i, p := range all.Items {
			if kinds[p.Kind] = true; i > 0 && all.Items[i-1].Events < p.Events {
				s.Errorf("%s behind %s", p.ID, all.Items[i-1].ID)
			}
			var a server.Profile
			s.get("/api/v1/actors/"+url.PathEscape(p.ID), &a)
			who := url.QueryEscape(p.Who)
			if n := events("party=" + who); p.Events != n || a.Events != n || a.Who != p.Who {
				s.Errorf("%s: in the list %d, own page %d, party=%s %d", p.ID, p.Events, a.Events, p.Who, n)
			}
			got := []int64{a.Counts.Does, a.Counts.DoneTo, a.Counts.Says, a.Counts.SaidToDo}
			want := []int64{events("actor=" + who), events("recipient=" + who), events("said_by=" + who), events("claim=alleged,denied,confirmed&actor=" + who)}
			if !slices.Equal(got, want) {
				s.Errorf("%s does, undergoes, says, is said to do %d, want %d", p.ID, got, want)
			}
		}
		if !kinds["state"] || len(kinds) < 2 {
			s.Errorf("kinds %v", kinds)
		}
	})
}
