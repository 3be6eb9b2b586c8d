package access_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/access"
	"github.com/sijil-news/sijil/store/testregister"
)

// site is a guarded handler that tells who asks, with a user and his session.
type site struct {
	*testing.T
	guard   *access.Guard
	keeper  *access.Keeper
	handler http.Handler
	token   string
}

func newSite(t *testing.T, opt access.Options) *site {
	k := access.New(testregister.SQLite(t))
	var token string
	if !opt.Open { // which it is only without users and tokens
		var err error
		must(t, k.AddUser(t.Context(), "huda", access.Analyst, password))
		token, _, err = k.AddToken(t.Context(), access.Token{Name: "script", Role: access.Reader})
		must(t, err)
	}
	if opt.Needs == nil {
		opt.Needs = func(r *http.Request) access.Role {
			switch {
			case r.URL.Path == "/login" || r.URL.Path == "/me":
				return access.Public
			case r.URL.Path == "/feeds":
				return access.Admin
			case r.Method != http.MethodGet:
				return access.Analyst
			}
			return access.Reader
		}
	}
	opt.Audited = func(r *http.Request) bool { return r.Method == http.MethodDelete }
	s := &site{T: t, guard: access.NewGuard(k, opt), keeper: k, token: token}
	s.handler = s.guard.Wrap(http.HandlerFunc(s.serve))
	return s
}

func (s *site) serve(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/login":
		c, me, err := s.guard.Login(r.Context(), r.FormValue("user"), r.FormValue("password"))
		if refused, ok := err.(*access.Refusal); ok {
			w.WriteHeader(refused.Status)
			return
		}
		must(s.T, err)
		http.SetCookie(w, c)
		must(s.T, json.NewEncoder(w).Encode(me))
	case "/logout":
		c, err := s.guard.Logout(r.Context())
		must(s.T, err)
		http.SetCookie(w, c)
	case "/holds":
		during := r.Header.Get("During")
		if during == "revoke" {
			must(s.T, s.keeper.RevokeToken(r.Context(), "script"))
		} else if during == "user" {
			must(s.T, s.keeper.AddUser(r.Context(), "huda", access.Analyst, password))
		} else if during != "" {
			must(s.T, s.keeper.SetRole(r.Context(), "huda", access.Role(during)))
		}
		w.Header().Set("Holds", fmt.Sprint(s.guard.Holds(r.Context())))
	case "/me":
		must(s.T, json.NewEncoder(w).Encode(s.guard.Me(r.Context())))
	}
}

// ask makes a request; headers are «Name: value».
func (s *site) ask(method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://sijil.example"+path, nil)
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		if name == "Host" {
			r.Host = value
		} else {
			r.Header.Add(name, value)
		}
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

func (s *site) want(status int, method, path string, headers ...string) *httptest.ResponseRecorder {
	s.Helper()
	w := s.ask(method, path, headers...)
	if w.Code != status {
		s.Errorf("%s %s %q: status %d, want %d: %s", method, path, headers, w.Code, status, w.Body)
	}
	if status >= 400 && w.Header().Get("Content-Type") != "application/problem+json" && path != "/login" {
		s.Errorf("%s %s: content type %s", method, path, w.Header().Get("Content-Type"))
	}
	return w
}

func (s *site) login() (cookie, csrf string) {
	s.Helper()
	w := s.want(200, "POST", "/login?user=huda&password="+strings.ReplaceAll(password, " ", "%20"))
	var me access.Me
	must(s.T, json.Unmarshal(w.Body.Bytes(), &me))
	return "Cookie: " + strings.SplitN(w.Header().Get("Set-Cookie"), ";", 2)[0], "X-Sijil-CSRF: " + me.CSRF
}

func TestRoles(t *testing.T) {
	s := newSite(t, access.Options{})
	w := s.want(401, "GET", "/")
	if !strings.HasPrefix(w.Header().Get("WWW-Authenticate"), "Bearer") {
		t.Errorf("WWW-Authenticate: %q", w.Header().Get("WWW-Authenticate"))
	}
	token := "Authorization: Bearer " + s.token
	s.want(200, "GET", "/", token)
	s.want(403, "POST", "/", token)
	s.want(403, "GET", "/feeds", token)
	s.want(401, "GET", "/", token+"x")
	s.want(401, "GET", "/", "Authorization: Basic aHVkYTp4")
	s.want(401, "GET", "/me", "Authorization: Bearer nothing") // a token that does not hold is told of, also where none is needed
	s.want(401, "GET", "/", "Cookie: sijil_session=made-up")
	s.want(200, "GET", "/me")
}

func TestForgedRequests(t *testing.T) {
	s := newSite(t, access.Options{})
	cookie, csrf := s.login()
	s.want(200, "GET", "/", cookie)
	s.want(403, "POST", "/", cookie)
	s.want(403, "POST", "/", cookie, csrf+"x")
	s.want(200, "POST", "/", cookie, csrf)
	s.want(200, "POST", "/", cookie, csrf, "Sec-Fetch-Site: same-origin")
	s.want(403, "POST", "/", cookie, csrf, "Sec-Fetch-Site: cross-site")
	s.want(403, "POST", "/", cookie, csrf, "Origin: https://evil.example")
	s.want(403, "POST", "/login?user=huda", "Sec-Fetch-Site: cross-site") // nobody is signed in as somebody else
	_, other := s.login()
	s.want(403, "POST", "/", cookie, other)
	s.want(200, "POST", "/logout", cookie, csrf)
	s.want(401, "GET", "/", cookie)
}

func TestCookie(t *testing.T) {
	s := newSite(t, access.Options{})
	path := "/login?user=huda&password=" + strings.ReplaceAll(password, " ", "%20")
	for _, x := range []struct {
		opt  access.Options
		want []string
		not  string
	}{
		{access.Options{}, []string{"sijil_session=", "HttpOnly", "SameSite=Lax", "Path=/"}, "Secure"},
		{access.Options{TLS: true}, []string{"__Host-sijil_session=", "HttpOnly", "SameSite=Lax", "Path=/", "Secure"}, "Domain"},
		{access.Options{TrustProxy: true}, []string{"__Host-sijil_session=", "Secure"}, "Domain"},
	} {
		s := &site{T: t, guard: access.NewGuard(s.keeper, x.opt)}
		s.handler = s.guard.Wrap(http.HandlerFunc(s.serve))
		got := s.want(200, "POST", path, "X-Forwarded-Proto: https").Header().Get("Set-Cookie")
		for _, want := range x.want {
			if !strings.Contains(got, want) {
				t.Errorf("%+v: cookie %s lacks %s", x.opt, got, want)
			}
		}
		if strings.Contains(got, x.not) {
			t.Errorf("%+v: cookie %s has %s", x.opt, got, x.not)
		}
	}
}

// TestHosts: no page of the Web reaches an open server by a name of its own.
func TestHosts(t *testing.T) {
	open := newSite(t, access.Options{Open: true, Hosts: []string{"press.local"}})
	for _, host := range []string{"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST.", "press.local:8080", "a.localhost"} {
		open.want(200, "POST", "/feeds", "Host: "+host)
	}
	for _, host := range []string{"evil.example", "127.0.0.1.evil.example", "192.168.1.7:8080", "", "localhost.evil.example"} {
		open.want(421, "GET", "/", "Host: "+host)
	}
	open.want(403, "POST", "/", "Host: localhost", "Origin: https://evil.example")
	open.want(403, "POST", "/", "Host: localhost", "Sec-Fetch-Site: same-site")
	named := newSite(t, access.Options{Hosts: []string{"press.example"}})
	named.want(401, "GET", "/", "Host: press.example")
	named.want(421, "GET", "/", "Host: evil.example")
	any := newSite(t, access.Options{})
	any.want(401, "GET", "/", "Host: whatever.example")
}

// TestShut: the first user or token shuts an open server, for what was asked for
// before, too; it does not open again.
func TestShut(t *testing.T) {
	s := newSite(t, access.Options{Open: true})
	const here = "Host: localhost"
	s.want(200, "POST", "/feeds", here)
	if got := s.want(200, "GET", "/holds", here).Header().Get("Holds"); got != "true" {
		t.Errorf("on an open server what lasts ends: %s", got)
	}
	if got := s.want(200, "GET", "/holds", here, "During: user").Header().Get("Holds"); got != "false" {
		t.Errorf("what lasts goes on for nobody that is known: %s", got)
	}
	s.want(401, "POST", "/feeds", here)
	s.want(401, "GET", "/", here)
	var me access.Me
	must(t, json.Unmarshal(s.want(200, "GET", "/me", here).Body.Bytes(), &me))
	if me.Open || me.User != nil {
		t.Errorf("me: %+v", me)
	}
	must(t, s.keeper.RemoveUser(t.Context(), "huda"))
	s.want(401, "POST", "/feeds", here)
	other := newSite(t, access.Options{Open: true})
	_, _, err := other.keeper.AddToken(t.Context(), access.Token{Name: "script", Role: access.Reader})
	must(t, err)
	other.want(401, "POST", "/feeds", here)
}

func TestLimits(t *testing.T) {
	s := newSite(t, access.Options{Limits: access.Limits{Address: access.Rate{PerSecond: 0.001, Burst: 3}}})
	for range 3 {
		s.want(401, "GET", "/")
	}
	if w := s.want(429, "GET", "/"); w.Header().Get("Retry-After") == "" {
		t.Error("nobody is told when to come again")
	}
	// a proxy that is not trusted cannot be another address
	s.want(429, "GET", "/", "X-Forwarded-For: 198.51.100.7")
	p := newSite(t, access.Options{TrustProxy: true, Limits: access.Limits{Address: access.Rate{PerSecond: 0.001, Burst: 1}}})
	p.want(401, "GET", "/", "X-Forwarded-For: 198.51.100.7")
	p.want(401, "GET", "/", "X-Forwarded-For: 198.51.100.7, 198.51.100.8")
	p.want(429, "GET", "/", "X-Forwarded-For: 203.0.113.1, 198.51.100.7")
	p.want(401, "GET", "/", "X-Forwarded-For: 2001:db8:1:2::1")
	p.want(429, "GET", "/", "X-Forwarded-For: 2001:db8:1:2:3::1")
	u := newSite(t, access.Options{Limits: access.Limits{User: access.Rate{PerSecond: 0.001, Burst: 1}}})
	u.want(200, "GET", "/", "Authorization: Bearer "+u.token)
	u.want(429, "GET", "/", "Authorization: Bearer "+u.token)
	u.want(401, "GET", "/")
}

func TestGuessing(t *testing.T) {
	s := newSite(t, access.Options{TrustProxy: true, Limits: access.Limits{Login: access.Rate{PerSecond: 0.001, Burst: 3}}})
	for i, want := range []int{401, 401, 401, 429} {
		w := s.ask("POST", "/login?user=huda&password=guess", "X-Forwarded-For: 198.51.100."+string(rune('1'+i)))
		if w.Code != want {
			t.Errorf("try %d: status %d, want %d", i, w.Code, want)
		}
	}
	for i, want := range []int{401, 401, 401, 429} {
		w := s.ask("POST", "/login?password=guess&user=u"+string(rune('1'+i)), "X-Forwarded-For: 203.0.113.9")
		if w.Code != want {
			t.Errorf("user %d: status %d, want %d", i, w.Code, want)
		}
	}
	acts, err := s.keeper.Acts(t.Context(), 10)
	if err != nil || len(acts) != 6 || acts[5].What != "login refused" || acts[5].Who != "huda" || acts[5].Address != "198.51.100.1" {
		t.Errorf("audit: %+v, %v", acts, err)
	}
}

// TestHolds: what lasts ends when who asked for it may do less.
func TestHolds(t *testing.T) {
	s := newSite(t, access.Options{Needs: func(*http.Request) access.Role { return access.Public }})
	cookie, _ := s.login()
	for _, x := range []struct {
		want   string
		header []string
	}{
		{"true", nil}, {"true", []string{cookie}}, {"true", []string{cookie, "During: admin"}}, {"false", []string{cookie, "During: reader"}}, {"true", []string{cookie}},
		{"true", []string{"Authorization: Bearer " + s.token}}, {"false", []string{"Authorization: Bearer " + s.token, "During: revoke"}},
	} {
		if got := s.want(200, "GET", "/holds", x.header...).Header().Get("Holds"); got != x.want {
			t.Errorf("%q: %s, want %s", x.header, got, x.want)
		}
	}
}

func TestAudited(t *testing.T) {
	s := newSite(t, access.Options{})
	cookie, csrf := s.login()
	s.want(200, "DELETE", "/corrections/1", cookie, csrf)
	s.want(401, "DELETE", "/corrections/2")
	acts, err := s.keeper.Acts(t.Context(), 10)
	if err != nil || len(acts) != 2 || acts[0].What != "DELETE /corrections/1" || acts[0].Who != "huda" || acts[1].What != "login" {
		t.Errorf("audit: %+v, %v", acts, err)
	}
}
