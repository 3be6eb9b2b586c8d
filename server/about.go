package server

import (
	"context"
	"encoding/json"
	"net/http"
	"runtime"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

// About is what this server is.
type About struct {
	Version   string   `json:"version" doc:"of the program and its language data, as records carry it"`
	Go        string   `json:"go" doc:"version of Go it was built with"`
	Store     string   `json:"store" enum:"sqlite,postgres" doc:"what the register is kept in"`
	Counts    *Held    `json:"counts,omitempty" doc:"what the register holds; missing where who asks may not read"`
	Languages []string `json:"languages" doc:"languages that are coded"`
	User      *User    `json:"user,omitempty" doc:"who asks; missing where nobody has to log in, or did"`
	Open      bool     `json:"open" doc:"nobody has to log in"`
	Sample    bool     `json:"sample" doc:"the register is empty, so the shipped samples can be loaded; false where who asks may not read"`
}

// Held counts what a register holds.
type Held struct {
	Documents int64 `json:"documents"`
	Events    int64 `json:"events" doc:"reports of events"`
	Stories   int64 `json:"stories" doc:"events that several reports tell"`
}

// User is who asks.
type User struct {
	Name string `json:"name"`
	Role Role   `json:"role" enum:"reader,analyst,admin"`
}

func (s *Server) aboutOperations() {
	get(s, "/version", "version", "about", "What this server is, and what its register holds", s.about, needs(Anybody), fresh)
}

func (s *Server) about(ctx context.Context, _ *struct{}) (*out[About], error) {
	a := About{Version: s.opt.Coder.Version(), Go: runtime.Version(), Languages: sijil.Languages(), Open: s.open(ctx), Store: "sqlite"}
	name, role := s.who(ctx)
	if name != "" {
		a.User = &User{name, role}
	}
	err := s.opt.Store.View(ctx, func(tx store.Tx) (err error) {
		if tx.Dialect() == store.Postgres {
			a.Store = "postgres"
		}
		if role.May(Reader) {
			a.Counts, err = held(ctx, tx)
		}
		return err
	})
	if err != nil || a.Counts == nil {
		return &out[About]{a}, err
	}
	n, err := s.asker.Count(ctx, &query.Query{Reports: true}) // from sums
	if err != nil {
		return nil, err
	}
	a.Counts.Events = n.Reports
	a.Sample = a.Counts.Documents == 0
	return &out[About]{a}, nil
}

// held counts what there are no sums of.
func held(ctx context.Context, tx store.Tx) (*Held, error) {
	h := &Held{}
	for _, c := range []struct {
		to    *int64
		query string
	}{
		{&h.Documents, "SELECT count(*) FROM documents"},
		{&h.Stories, "SELECT count(*) FROM stories WHERE reports > 1"},
	} {
		var err error
		if *c.to, _, err = store.Scalar[int64](ctx, tx, c.query); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// health tells whether the register answers.
func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if _, err := store.Serial(r.Context(), s.opt.Store); err != nil {
		s.log.Error("the register does not answer", "error", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		w.Write([]byte("the register does not answer\n"))
		return
	}
	w.Write([]byte("ok\n"))
}

// unknown answers what is asked for below /api and is not there.
func (s *Server) unknown(w http.ResponseWriter, r *http.Request) {
	tellProblem(w, http.StatusNotFound, "there is no "+r.Method+" "+r.URL.Path+"; "+Base+"/openapi.json lists what there is")
}

// tellProblem writes a problem where no operation is at hand.
func tellProblem(w http.ResponseWriter, status int, msg string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(huma.NewError(status, msg))
}
