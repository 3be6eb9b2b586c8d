package server_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"testing"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/stories"
)

type decided struct {
	Items []server.Decided
	Next  string
}

// TestDecisions: what was decided of stories, claims and plans is listed with
// its words, and is taken back one by one.
func TestDecisions(t *testing.T) {
	each(t, func(s *site) {
		s.settle()
		var list struct{ Items []stories.Line }
		s.get("/api/v1/stories", &list)
		var st stories.Story
		s.get("/api/v1/stories/"+list.Items[0].ID, &st)
		s.want(422, "POST", "/api/v1/stories/"+st.ID+"/part", map[string]any{"event": st.Told[0].Event.ID}, nil)
		s.want(204, "POST", "/api/v1/stories/"+st.ID+"/part", map[string]any{"report": st.Told[1].Event.ID}, nil)
		var claims struct{ Items []server.Claim }
		s.get("/api/v1/claims?all=true&limit=100", &claims)
		for _, c := range claims.Items {
			if i := slices.IndexFunc(c.Statements, func(x server.Statement) bool { return x.To == c.ID && x.Event != "" }); i >= 0 {
				s.want(204, "POST", "/api/v1/claims/"+c.ID+"/tie", map[string]any{"statement": c.Statements[i].Event, "right": false}, nil)
				break
			}
		}
		var agenda struct{ Items []server.Plan }
		s.get("/api/v1/agenda", &agenda)
		p := agenda.Items[0]
		s.want(204, "POST", "/api/v1/plans/"+p.ID+"/outcome", map[string]any{"outcome": "postponed"}, nil)
		s.want(204, "POST", "/api/v1/plans/"+p.ID+"/report", map[string]any{"document": 1, "right": true}, nil)
		s.settle()

		var found decided
		s.get("/api/v1/decisions", &found)
		var kinds []string
		for _, d := range found.Items {
			kinds = append(kinds, d.Kind)
			if d.First.Document == 0 || d.First.Sentence.Text == "" || d.Second != nil && d.Second.Document == 0 {
				t.Errorf("%s speaks of nothing: %+v, %+v", d.Kind, d.First, d.Second)
			}
		}
		slices.Sort(kinds)
		if !slices.Equal(kinds, []string{"claim", "evidence", "outcome", "story"}) {
			t.Fatalf("decisions are of kinds %v", kinds)
		}
		paged := pages(s, "/api/v1/decisions?limit=1")
		if !slices.EqualFunc(paged, found.Items, func(a, b server.Decided) bool { return a.ID == b.ID }) {
			t.Errorf("page by page %d decisions, want %d in the same order", len(paged), len(found.Items))
		}
		var some decided
		s.get("/api/v1/decisions?kind=outcome", &some)
		if len(some.Items) != 1 || some.Items[0].Outcome != "postponed" || some.Items[0].Second != nil {
			t.Errorf("of one kind: %+v", some.Items)
		}

		for _, d := range found.Items {
			s.want(204, "DELETE", "/api/v1/decisions/"+d.ID, nil, nil)
			s.want(404, "DELETE", "/api/v1/decisions/"+d.ID, nil, nil)
		}
		s.want(404, "DELETE", "/api/v1/decisions/none", nil, nil)
		s.settle()
		found = decided{}
		s.get("/api/v1/decisions", &found)
		var again stories.Story
		s.get("/api/v1/stories/"+st.Told[0].Event.ID, &again)
		if len(found.Items) != 0 || len(again.Told) != len(st.Told) {
			t.Errorf("%d decisions are left; the story has %d reports, want %d", len(found.Items), len(again.Told), len(st.Told))
		}
	})
}

// pages reads a list page by page.
func pages(s *site, path string) (all []server.Decided) {
	s.Helper()
	for next := ""; ; {
		var l decided
		s.get(path+"&cursor="+url.QueryEscape(next), &l)
		all = append(all, l.Items...)
		if next = l.Next; next == "" {
			return all
		}
	}
}

func TestCorrectionLines(t *testing.T) {
	each(t, func(s *site) {
		var events struct{ Items []struct{ ID string } }
		s.get("/api/v1/events?limit=2", &events)
		for _, e := range events.Items {
			s.want(201, "POST", "/api/v1/corrections", map[string]any{"event": e.ID, "action": "reject", "note": "a test"}, nil)
		}
		resp, b := s.ask("GET", "/api/v1/corrections/lines", nil)
		lines := bytes.Split(bytes.TrimSpace(b), []byte("\n"))
		if resp.StatusCode != 200 || len(lines) != 2 {
			t.Fatalf("status %d: %s", resp.StatusCode, b)
		}
		for i, line := range lines {
			var p correct.Portable
			if err := json.Unmarshal(line, &p); err != nil || p.Document == "" || p.Note != "a test" || p.Was.ID != events.Items[i].ID || p.At.IsZero() {
				t.Errorf("%s: %v", line, err)
			}
		}
	})
}
