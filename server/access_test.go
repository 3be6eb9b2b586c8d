package server_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/sijil-news/sijil/access"
	"github.com/sijil-news/sijil/alerts"
	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

const password = "a long password"

// guarded is a server that wants people to sign in, with an admin and tokens of
// each role.
type guarded struct {
	*site
	token map[access.Role][]string // headers
}

func guard(t *testing.T, s store.Store) *guarded {
	t.Helper()
	k := access.New(s)
	if err := k.AddUser(t.Context(), "huda", access.Admin, password); err != nil {
		t.Fatal(err)
	}
	g := &guarded{token: map[access.Role][]string{}}
	for _, r := range access.Roles() {
		secret, _, err := k.AddToken(t.Context(), access.Token{Name: "a-" + string(r), Role: r})
		if err != nil {
			t.Fatal(err)
		}
		g.token[r] = []string{"Authorization", "Bearer " + secret}
	}
	g.site = serve(t, s, func(o *server.Options) {
		o.Guard = access.NewGuard(k, access.Options{Audited: server.Audited})
		o.Alerts = alerts.Options{AllowPrivate: true, Settle: -time.Minute, Every: 20 * time.Millisecond}
	})
	return g
}

func TestSignIn(t *testing.T) {
	testregister.Each(t, func(t *testing.T, r store.Store) {
		s := guard(t, r)
		var about server.About
		s.get("/api/v1/version", &about)
		if about.Open || about.User != nil || about.Counts != nil || about.Sample {
			t.Errorf("version: %+v", about)
		}
		if s.want(200, "GET", "/api/v1/version", nil, &about, s.token["reader"]...); about.Counts == nil || !about.Sample {
			t.Errorf("version for a reader: %+v", about)
		}
		s.want(401, "GET", "/api/v1/documents", nil, nil)
		s.want(401, "GET", "/metrics", nil, nil)
		s.want(401, "POST", "/mcp", map[string]any{}, nil)
		s.want(200, "GET", "/healthz", nil, nil)
		s.want(200, "GET", "/", nil, nil)
		var p problem
		s.want(401, "POST", "/api/v1/login", map[string]string{"user": "huda", "password": "wrong"}, &p)
		if p.Detail != "name or password are not right" {
			t.Errorf("refused: %+v", p)
		}
		s.want(422, "POST", "/api/v1/login", map[string]string{"user": "huda"}, nil)
		var me access.Me
		resp := s.want(200, "POST", "/api/v1/login", map[string]string{"user": "huda", "password": password}, &me)
		cookie := resp.Cookies()
		if me.User == nil || me.User.Name != "huda" || len(cookie) != 1 || !cookie[0].HttpOnly || cookie[0].SameSite != http.SameSiteLaxMode {
			t.Fatalf("login: %+v, %v", me, cookie)
		}
		with := []string{"Cookie", cookie[0].Name + "=" + cookie[0].Value}
		s.want(200, "GET", "/api/v1/documents", nil, nil, with...)
		s.want(403, "POST", "/api/v1/samples", nil, nil, with...)
		with = append(with, "X-Sijil-CSRF", me.CSRF)
		s.want(200, "POST", "/api/v1/samples", nil, nil, with...)
		var again access.Me
		s.want(200, "GET", "/api/v1/me", nil, &again, with...)
		if again.CSRF != me.CSRF || again.User.Role != access.Admin {
			t.Errorf("me: %+v", again)
		}
		var log struct{ Items []access.Act }
		s.want(200, "GET", "/api/v1/audit", nil, &log, with...)
		var what []string
		for _, a := range log.Items {
			what = append(what, a.Who+" "+a.What)
		}
		if !slices.Equal(what, []string{"huda POST /api/v1/samples", "huda login", "huda login refused"}) {
			t.Errorf("audit: %q", what)
		}
		s.want(200, "POST", "/api/v1/logout", nil, nil, with...)
		s.want(401, "GET", "/api/v1/documents", nil, nil, with...)
	})
}

// TestNeeds: who may do what, by the role of a token.
func TestNeeds(t *testing.T) {
	s := guard(t, testregister.SQLite(t))
	for _, x := range []struct {
		method, path string
		body         any
		need         access.Role
	}{
		{"GET", "/api/v1/events", nil, access.Reader},
		{"POST", "/api/v1/code", map[string]any{"text": "زار الوزير باريس"}, access.Reader},
		{"GET", "/metrics", nil, access.Reader},
		{"POST", "/api/v1/samples", nil, access.Analyst},
		{"GET", "/api/v1/alerts", nil, access.Analyst},
		{"GET", "/api/v1/audit", nil, access.Admin},
	} {
		for _, role := range access.Roles() {
			resp, b := s.ask(x.method, x.path, x.body, s.token[role]...)
			if (resp.StatusCode == 403) != !role.May(x.need) || resp.StatusCode == 401 || resp.StatusCode >= 500 {
				t.Errorf("%s %s as %s: status %d: %s", x.method, x.path, role, resp.StatusCode, b)
			}
		}
	}
}

// TestDescribedRoles: every operation says who may call it, and those open to
// anybody are known.
func TestDescribedRoles(t *testing.T) {
	s := serve(t, testregister.SQLite(t))
	var api struct {
		Paths map[string]map[string]struct {
			Role *string `json:"x-role"`
		}
	}
	s.get("/api/v1/openapi.json", &api)
	var anybody []string
	for path, ops := range api.Paths {
		for method, op := range ops {
			switch {
			case op.Role == nil:
				t.Errorf("%s %s says nothing of roles", method, path)
			case *op.Role == "":
				anybody = append(anybody, method+" "+path)
			}
			if method != "get" && op.Role != nil && *op.Role == "reader" && path != "/api/v1/code" {
				t.Errorf("a reader may %s %s", method, path)
			}
		}
	}
	slices.Sort(anybody)
	want := []string{"get /api/v1/alerts/{file}", "get /api/v1/me", "get /api/v1/version", "post /api/v1/login", "post /api/v1/logout"}
	if !slices.Equal(anybody, want) {
		t.Errorf("open to anybody: %q, want %q", anybody, want)
	}
}

// bearer adds a token to each request.
type bearer struct{ header []string }

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set(b.header[0], b.header[1])
	return http.DefaultTransport.RoundTrip(r)
}

func TestAssistant(t *testing.T) {
	s := guard(t, testregister.SQLite(t))
	s.want(200, "POST", "/api/v1/samples", nil, nil, s.token[access.Admin]...)
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(),
		&mcp.StreamableClientTransport{Endpoint: s.URL + "/mcp", HTTPClient: &http.Client{Transport: bearer{s.token[access.Reader]}}, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	r, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: "search_events", Arguments: map[string]any{"limit": 3}})
	if err != nil || r.IsError {
		t.Fatalf("call: %+v, %v", r, err)
	}
	if list, _ := r.StructuredContent.(map[string]any)["events"].([]any); len(list) != 3 {
		t.Errorf("answer: %v", r.StructuredContent)
	}
}

func TestMetrics(t *testing.T) {
	s := guard(t, testregister.SQLite(t))
	s.want(401, "GET", "/api/v1/events", nil, nil)
	s.want(200, "GET", "/api/v1/events?limit=1", nil, nil, s.token[access.Reader]...)
	s.want(404, "GET", "/api/v1/events/ffffffffffffffff", nil, nil, s.token[access.Reader]...)
	resp, b := s.ask("GET", "/metrics", nil, s.token[access.Reader]...)
	if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/plain") {
		t.Errorf("content type %s", resp.Header.Get("Content-Type"))
	}
	for _, want := range []string{`{method="GET",route="/api/v1/events",status="401"} 1`, `{method="GET",route="/api/v1/events",status="200"} 1`, `{method="GET",route="/api/v1/events/{id}",status="404"} 1`} {
		if !strings.Contains(string(b), "sijil_http_requests_total"+want) {
			t.Errorf("no %s in\n%s", want, b)
		}
	}
}

func TestAlerts(t *testing.T) {
	testregister.Each(t, func(t *testing.T, r store.Store) {
		s := guard(t, r)
		got := make(chan alerts.Message, 10)
		hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			var m alerts.Message
			if err := json.NewDecoder(r.Body).Decode(&m); err != nil {
				t.Error(err)
			}
			got <- m
		}))
		defer hook.Close()
		admin, analyst, other := s.token[access.Admin], s.token[access.Analyst], s.token[access.Reader]
		var a, feed alerts.Alert
		s.want(201, "POST", "/api/v1/alerts", map[string]any{"name": "اتهامات", "way": "webhook", "url": hook.URL, "filters": map[string][]string{"type": {"ACCUSE"}}}, &a, analyst...)
		s.want(201, "POST", "/api/v1/alerts", map[string]any{"name": "all", "way": "atom"}, &feed, analyst...)
		if a.Owner != "a-analyst" || !strings.HasPrefix(a.Secret, "whsec_") || !strings.HasPrefix(feed.Address, "/api/v1/alerts/"+feed.ID+".atom?key=") {
			t.Errorf("alerts: %+v, %+v", a, feed)
		}
		s.want(422, "POST", "/api/v1/alerts", map[string]any{"name": "x", "way": "webhook", "url": "nowhere"}, nil, analyst...)
		s.want(422, "POST", "/api/v1/alerts", map[string]any{"name": "x", "way": "atom", "filters": map[string][]string{"type": {"NONE"}}}, nil, analyst...)
		s.want(403, "POST", "/api/v1/alerts", map[string]any{"name": "x", "way": "atom"}, nil, other...)
		s.want(204, "POST", "/api/v1/alerts/"+a.ID+"/test", nil, nil, analyst...)
		if m := <-got; m.Type != "test" {
			t.Errorf("test: %+v", m)
		}
		s.want(200, "POST", "/api/v1/samples", nil, nil, admin...)
		select {
		case m := <-got:
			if m.Type != "events" || len(m.Data.Events) == 0 || m.Data.Events[0].Type != "ACCUSE" {
				t.Errorf("message: %+v", m)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("no message came")
		}
		s.entries(feed.Address)
		s.want(404, "GET", feed.Address[:len(feed.Address)-1], nil, nil)
		s.want(404, "GET", strings.Replace(feed.Address, ".atom", ".ics", 1), nil, nil)
		s.want(404, "GET", "/api/v1/alerts/"+a.ID+".webhook?key="+a.Secret, nil, nil)
		var list struct{ Items []alerts.Alert }
		s.want(200, "GET", "/api/v1/alerts", nil, &list, analyst...)
		if len(list.Items) != 2 || list.Items[0].Found == 0 {
			t.Errorf("alerts: %+v", list)
		}
		var own alerts.Alert
		s.want(201, "POST", "/api/v1/alerts", map[string]any{"name": "of the admin", "way": "atom"}, &own, admin...)
		s.want(404, "DELETE", "/api/v1/alerts/"+own.ID, nil, nil, analyst...)
		s.want(404, "GET", "/api/v1/alerts/"+own.ID+"/events", nil, nil, analyst...)
		s.want(200, "GET", "/api/v1/alerts/"+a.ID+"/events", nil, nil, admin...)
		s.want(204, "DELETE", "/api/v1/alerts/"+a.ID, nil, nil, admin...)
		s.want(404, "DELETE", "/api/v1/alerts/"+a.ID, nil, nil, admin...)
	})
}

// entries waits until a feed has some and reads it as its reader does: without a
// password, asking only for what changed.
func (s *guarded) entries(address string) {
	s.Helper()
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		resp, b := s.ask("GET", address, nil)
		if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			s.Fatalf("feed: %d %v %s", resp.StatusCode, resp.Header, b)
		}
		if strings.Contains(string(b), "<entry>") {
			// more may be told meanwhile
			if again, _ := s.ask("GET", address, nil, "If-None-Match", resp.Header.Get("ETag")); again.StatusCode == 304 {
				return
			}
		}
		if time.Since(start) > 20*time.Second {
			s.Fatalf("no entries, or none that are known again: %s", b)
		}
	}
}

// TestOpenServer: without users everybody on this machine may do everything, but
// no page of another site may, nor one that reaches us by a name of its own.
func TestOpenServer(t *testing.T) {
	r := testregister.SQLite(t)
	s := serve(t, r, func(o *server.Options) {
		o.Guard = access.NewGuard(access.New(r), access.Options{Open: true, Audited: server.Audited})
	})
	var me access.Me
	s.get("/api/v1/me", &me)
	var about server.About
	s.get("/api/v1/version", &about)
	if !me.Open || me.User != nil || !about.Open || about.User != nil {
		t.Errorf("me: %+v, version: %+v", me, about)
	}
	s.want(403, "POST", "/api/v1/samples", nil, nil, "Origin", "https://evil.example")
	s.want(403, "POST", "/api/v1/samples", nil, nil, "Sec-Fetch-Site", "cross-site")
	req, err := http.NewRequestWithContext(t.Context(), "GET", s.URL+"/api/v1/version", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Host = "evil.example"
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	if resp.StatusCode != http.StatusMisdirectedRequest || strings.Contains(string(b), "counts") {
		t.Errorf("by another name: %d %s", resp.StatusCode, b)
	}
	s.want(200, "POST", "/api/v1/samples", nil, nil)
	var own alerts.Alert
	s.want(201, "POST", "/api/v1/alerts", map[string]any{"name": "x", "way": "ics", "content": "agenda"}, &own)
	if own.Owner != "local" {
		t.Errorf("alert: %+v", own)
	}
	_, b = s.ask("GET", own.Address, nil)
	if !strings.HasPrefix(string(b), "BEGIN:VCALENDAR") {
		t.Errorf("calendar: %s", b)
	}
}
