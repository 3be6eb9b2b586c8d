package server_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/stories"
)

// TestPlacesInEnglish: wherever events are answered their places have the English
// names of the data.
func TestPlacesInEnglish(t *testing.T) {
	each(t, func(s *site) {
		var l page[query.Event]
		s.get("/api/v1/events?limit=200", &l)
		known := 0
		for _, e := range l.Items {
			if e.Place == nil || e.Place.NameEn == "" {
				continue
			}
			if strings.ContainsFunc(e.Place.NameEn, func(r rune) bool { return r > 0x24f && r != 'ʿ' }) {
				s.Errorf("%s in English: %s", e.Place.Name, e.Place.NameEn)
			}
			if known++; known > 5 {
				continue
			}
			var one server.WholeEvent
			s.get("/api/v1/events/"+e.ID, &one)
			var d server.WholeDocument
			s.get("/api/v1/documents/"+strconv.FormatInt(e.Number, 10), &d)
			for where, p := range map[string]*doc.Place{"its own": one.Place, "its document": placeOf(d.Events, e.ID)} {
				if p == nil || p.NameEn != e.Place.NameEn {
					s.Errorf("%s, %s: %+v, in the list %+v", e.ID, where, p, e.Place)
				}
			}
		}
		if known == 0 {
			s.Error("no place has an English name")
		}
	})
}

// TestStoriesAndPlansInEnglish: so have the places of stories and plans.
func TestStoriesAndPlansInEnglish(t *testing.T) {
	each(t, func(s *site) {
		s.settle()
		var l page[stories.Line]
		s.get("/api/v1/stories", &l)
		at := slices.IndexFunc(l.Items, func(x stories.Line) bool { return x.PlaceEn != "" && x.PlaceEn != x.Place })
		if at < 0 {
			s.Fatalf("no place of a story has an English name: %+v", l.Items)
		}
		var one stories.Story
		s.get("/api/v1/stories/"+l.Items[at].ID, &one)
		if one.PlaceEn != l.Items[at].PlaceEn {
			s.Errorf("%q, in the list %q", one.PlaceEn, l.Items[at].PlaceEn)
		}
		var plans page[server.Plan]
		s.get("/api/v1/agenda", &plans)
		if !slices.ContainsFunc(plans.Items, func(p server.Plan) bool {
			w := p.Announced[0].Item.Where
			return w != nil && w.NameEn != "" && w.NameEn != w.Name
		}) {
			s.Error("no place of a plan has an English name")
		}
	})
}

func placeOf(events []doc.Event, id string) *doc.Place {
	for i := range events {
		if events[i].ID == id {
			return events[i].Place
		}
	}
	return nil
}

// TestAccuser: claims are narrowed by who makes them.
func TestAccuser(t *testing.T) {
	each(t, func(s *site) {
		var all page[server.Claim]
		s.get("/api/v1/claims?all=true&limit=100", &all)
		by := func(c server.Claim, code string) bool {
			for _, x := range c.Statements {
				for _, who := range x.By {
					if x.Stance == "accuses" && who.Code == code {
						return true
					}
				}
			}
			return false
		}
		codes := map[string]int{}
		for _, c := range all.Items {
			codes[c.Statements[0].By[0].Code]++
		}
		for code := range codes {
			if code == "" {
				continue
			}
			var some page[server.Claim]
			s.get("/api/v1/claims?all=true&limit=100&accuser="+strings.ToLower(code), &some)
			want := 0
			for _, c := range all.Items {
				if by(c, code) {
					want++
				}
			}
			for _, c := range some.Items {
				if !by(c, code) {
					s.Errorf("%s does not make claim %s", code, c.ID)
				}
			}
			if len(some.Items) != want || want == 0 {
				s.Errorf("%s makes %d claims, want %d", code, len(some.Items), want)
			}
		}
		if len(codes) < 2 {
			s.Errorf("claims of %v", codes)
		}
	})
}
