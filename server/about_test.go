package server_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// TestEmpty: a new register answers, and offers the samples until they are there.
func TestEmpty(t *testing.T) {
	testregister.Each(t, func(t *testing.T, r store.Store) {
		s := serve(t, r)
		var a server.About
		if s.get("/api/v1/version", &a); !a.Sample || !a.Open || a.User != nil || a.Counts.Documents != 0 || !strings.HasPrefix(a.Version, "test+") {
			t.Errorf("%+v", a)
		}
		for _, path := range []string{"/api/v1/documents", "/api/v1/events"} {
			if _, b := s.ask("GET", path, nil); strings.TrimSpace(string(b)) != `{"items":[]}` {
				t.Errorf("%s: %s", path, b)
			}
		}
		var kept server.Kept
		if s.want(200, "POST", "/api/v1/samples", nil, &kept); kept.Added != 17 || kept.Failed != 0 || len(kept.Documents) != 17 {
			t.Errorf("%+v", kept)
		}
		if s.get("/api/v1/version", &a); a.Sample || a.Counts.Documents != 17 || a.Counts.Events == 0 {
			t.Errorf("%+v", a)
		}
		s.want(409, "POST", "/api/v1/samples", nil, nil)
	})
}

// TestPage: each path that is no file is the page; nothing may be loaded from
// elsewhere.
func TestPage(t *testing.T) {
	s := serve(t, testregister.SQLite(t))
	for path, want := range map[string]string{"/": "<!doctype", "/article/12": "<!doctype", "/assets/a-1.js": "1", "/../secret": "<!doctype"} {
		resp, b := s.ask("GET", path, nil)
		if resp.StatusCode != 200 || !strings.HasPrefix(string(b), want) {
			t.Errorf("%s: %d %s", path, resp.StatusCode, b)
		}
		policy := resp.Header.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} {
			if !strings.Contains(policy, part) {
				t.Errorf("%s: policy %q", path, policy)
			}
		}
		if strings.Contains(policy, "unsafe") || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", path, resp.Header)
		}
		if immutable := strings.Contains(resp.Header.Get("Cache-Control"), "immutable"); immutable != strings.HasPrefix(path, "/assets/") {
			t.Errorf("%s: %s", path, resp.Header.Get("Cache-Control"))
		}
	}
	s.want(404, "GET", "/assets/none.js", nil, nil)
	s.want(405, "POST", "/", "{}", nil)
	if resp, b := s.ask("GET", "/healthz", nil); resp.StatusCode != 200 || string(b) != "ok\n" {
		t.Errorf("%d %s", resp.StatusCode, b)
	}
}

// TestProblems: what is wrong is told as RFC 9457 has it, with the place.
func TestProblems(t *testing.T) {
	s := serve(t, testregister.SQLite(t))
	for _, c := range []struct {
		method, path, body string
		status             int
		where, says        string
	}{
		{"GET", "/api/v1/none", "", 404, "", "openapi.json"},
		{"GET", "/api/v1/events?tpye=ASSAULT", "", 422, "query.tpye", "tpye"},
		{"GET", "/api/v1/events?type=NOTHING", "", 422, "query.type", "types are"},
		{"GET", "/api/v1/events?time=yesterdays", "", 422, "query.time", ""},
		{"GET", "/api/v1/events?sort=size", "", 422, "query.sort", "confidence"},
		{"GET", "/api/v1/events?cursor=x", "", 422, "query.cursor", "page before"},
		{"GET", "/api/v1/events?limit=0", "", 422, "query.limit", ""},
		{"GET", "/api/v1/documents?cursor=x", "", 422, "query.cursor", ""},
		{"GET", "/api/v1/documents?from=x", "", 422, "query.from", ""},
		{"GET", "/api/v1/documents/7", "", 404, "", "not in the register"},
		{"GET", "/api/v1/documents/x", "", 422, "path.number", ""},
		{"GET", "/api/v1/events/0123456789abcdef", "", 404, "", "not in the register"},
		{"POST", "/api/v1/code", `{"text":`, 400, "", ""},
		{"POST", "/api/v1/code", `{}`, 422, "body.text", "text or html"},
		{"POST", "/api/v1/code", `{"text":"a","html":"b"}`, 422, "body.html", ""},
		{"POST", "/api/v1/code", `{"texts":"a"}`, 422, "body.texts", ""},
		{"POST", "/api/v1/documents", `{"text":`, 400, "", "JSON"},
	} {
		var body any
		if c.body != "" {
			body = c.body
		}
		resp, b := s.ask(c.method, c.path, body)
		var p problem
		if err := json.Unmarshal(b, &p); err != nil {
			t.Errorf("%s %s: %v: %s", c.method, c.path, err, b)
			continue
		}
		if resp.StatusCode != c.status || p.Status != c.status || resp.Header.Get("Content-Type") != "application/problem+json" || p.Title == "" || !strings.Contains(p.Detail+string(b), c.says) {
			t.Errorf("%s %s: %d %s %s", c.method, c.path, resp.StatusCode, resp.Header.Get("Content-Type"), b)
		}
		if c.where != "" && (len(p.Errors) == 0 || p.Errors[0].Location != c.where) {
			t.Errorf("%s %s: %s", c.method, c.path, b)
		}
	}
	s.want(415, "POST", "/api/v1/documents", "<p>", nil, "Content-Type", "text/html")
}

// TestTags: an answer is known again until the register changes.
func TestTags(t *testing.T) {
	each(t, func(s *site) {
		tag := s.want(200, "GET", "/api/v1/events?limit=1", nil, nil).Header.Get("ETag")
		if tag == "" {
			s.Fatal("no tag")
		}
		s.settle()
		tag = s.want(200, "GET", "/api/v1/events?limit=1", nil, nil).Header.Get("ETag")
		s.want(304, "GET", "/api/v1/events?limit=1", nil, nil, "If-None-Match", `"other", `+tag)
		s.want(200, "POST", "/api/v1/documents", map[string]string{"text": "زار وزير الخارجية المصري باريس أمس.", "published": "2024-05-01"}, nil)
		s.want(200, "GET", "/api/v1/events?limit=1", nil, nil, "If-None-Match", tag)
	})
}

// TestZip: long answers are packed for whoever takes that.
func TestZip(t *testing.T) {
	s := serve(t, testregister.SQLite(t))
	s.want(200, "POST", "/api/v1/samples", nil, nil)
	resp, b := s.ask("GET", "/api/v1/documents/2", nil, "Accept-Encoding", "gzip")
	if resp.Header.Get("Content-Encoding") != "gzip" || len(b) < 2 || b[0] != 0x1f || b[1] != 0x8b {
		t.Errorf("%v, % x", resp.Header, b[:2])
	}
}
