package server

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/access"
	"github.com/sijil-news/sijil/alerts"
	"github.com/sijil-news/sijil/assistant"
	"github.com/sijil-news/sijil/meter"
)

// join makes what stands beside the interface: who may ask, alerts, assistants,
// metrics.
func (s *Server) join() {
	s.guarded()
	opt := s.opt.Alerts
	if opt.Log == nil {
		opt.Log = s.log
	}
	s.alerts = alerts.NewBook(s.asker, s.vocab, s.words, opt)
	s.meter = meter.New(s.opt.Store, s.opt.Version)
	s.meter.Listeners(s.hub.count)
	s.meter.More(s.feedMetrics)
	mcp := assistant.Handler(assistant.New(assistant.Options{Store: s.opt.Store, Asker: s.asker, Vocab: s.vocab, Terms: s.terms, Words: s.words,
		Code: s.opt.Coder.Code, Version: s.opt.Coder.Version()}))
	handlers := map[string]http.Handler{"/mcp": s.forReaders(mcp), "GET /metrics": s.forReaders(s.meter)}
	maps.Copy(handlers, s.opt.Access.Handlers)
	s.opt.Access.Handlers = handlers
}

// forReaders lets through whoever may ask.
func (s *Server) forReaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch name, role := s.who(r.Context()); {
		case role.May(Reader):
			next.ServeHTTP(w, r)
		case name == "":
			w.Header().Set("WWW-Authenticate", `Bearer realm="sijil"`)
			tellProblem(w, http.StatusUnauthorized, "log in first")
		default:
			tellProblem(w, http.StatusForbidden, "this is for the role "+string(Reader))
		}
	})
}

// legible refuses addresses with bytes that are no text, which no database takes.
func (s *Server) legible(ctx huma.Context, next func(huma.Context)) {
	u := ctx.URL()
	bad := func(v string) bool { return !utf8.ValidString(v) || strings.Contains(v, "\x00") }
	if bad(u.Path) {
		huma.WriteErr(s.api, ctx, http.StatusUnprocessableEntity, "the address holds bytes that are no text")
		return
	}
	for name, values := range u.Query() {
		if bad(name) || slices.ContainsFunc(values, bad) {
			huma.WriteErr(s.api, ctx, http.StatusUnprocessableEntity, "the address holds bytes that are no text", &huma.ErrorDetail{Location: "query." + strings.ToValidUTF8(name, "\uFFFD"), Message: "no text"})
			return
		}
	}
	next(ctx)
}

// trip is what is found out about a request on its way, for log and metrics.
type trip struct{ route, user, address string }

type tripKey struct{}

// tripOf is the trip of a request, by its context.
func tripOf(ctx context.Context) *trip {
	t, _ := ctx.Value(tripKey{}).(*trip)
	if t == nil {
		t = &trip{}
	}
	return t
}

// routed notes by which route a request is answered, and who asks.
func routed(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := tripOf(r.Context())
		if u := access.UserOf(r.Context()); u != nil {
			t.user = u.Name
		}
		t.address = access.AddressOf(r.Context())
		defer func() { t.route = pathOf(r.Pattern) }()
		mux.ServeHTTP(w, r)
	})
}

// pathOf is the path of a pattern of http.ServeMux.
func pathOf(pattern string) string {
	for i := range pattern {
		if pattern[i] == '/' {
			return pattern[i:]
		}
	}
	return pattern
}

// Audited tells of a request whether it is kept who made it: all that change
// something but adding documents, which is much, and signing in, of which there
// is a note already.
func Audited(r *http.Request) bool {
	if r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions {
		return false
	}
	switch r.URL.Path {
	case "/mcp", Base + "/code", Base + "/documents", Base + "/login", Base + "/logout":
		return false
	}
	return true
}
