package server_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestHostilePosts: whatever stands in the fields of a body, nothing fails
// inside, in either database.
func TestHostilePosts(t *testing.T) {
	each(t, func(s *site) {
		var api struct {
			Paths map[string]map[string]json.RawMessage
		}
		s.get("/api/v1/openapi.json", &api)
		bodies := map[string][]string{
			"/api/v1/corrections": {"event", "action", "note"}, "/api/v1/alerts": {"name", "way", "url", "content"}, "/api/v1/login": {"user", "password"},
			"/api/v1/documents": {"text", "title", "url", "publisher", "published", "lang"}, "/api/v1/code": {"text", "html", "title", "published", "lang", "url"}, "/api/v1/feeds": {"url", "title"},
		}
		for path, fields := range bodies {
			if api.Paths[path]["post"] == nil {
				t.Fatalf("there is no POST %s", path)
			}
			for _, value := range append(hostile, "ffffffffffffffff", "accept") {
				body := map[string]any{}
				for _, f := range fields {
					body[f] = value
				}
				s.posted(path, body)
				for _, f := range fields {
					s.posted(path, map[string]any{f: value, "text": "x", "event": "ffffffffffffffff", "action": "accept", "name": "x", "way": "atom"})
				}
			}
		}
		for _, value := range hostile {
			s.posted("/api/v1/alerts", map[string]any{"name": "x", "way": "atom", "filters": map[string][]string{"source": {value}, "text": {value}}})
			s.posted("/api/v1/alerts", map[string]any{"name": "x", "way": "atom", "filters": map[string][]string{value: {"x"}}})
		}
	})
}

func (s *site) posted(path string, body map[string]any) {
	s.Helper()
	resp, b := s.ask("POST", path, body)
	if kind := resp.Header.Get("Content-Type"); resp.StatusCode >= 500 || !strings.HasPrefix(kind, "application/json") && kind != "application/problem+json" {
		shown, _ := json.Marshal(body)
		s.Errorf("%s %.150s: %d %s %.200s", path, shown, resp.StatusCode, kind, b)
	}
	s.headers(path, resp)
}
