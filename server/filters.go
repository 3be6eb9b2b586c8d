package server

import (
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/query"
)

// Filters are the parameters that narrow events: those of package query, as the
// address has them.
type Filters struct {
	values url.Values
	match  string // If-None-Match
}

// Resolve takes the parameters of a request.
func (f *Filters) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	f.values, f.match = u.Query(), ctx.Header("If-None-Match")
	return nil
}

// question is what the parameters ask for.
func (s *Server) question(f *Filters) (*query.Query, error) {
	return query.Parse(s.vocab, s.opt.Now(), f.values)
}

// filtered describes the parameters of Filters.
func filtered(o *huma.Operation) {
	for _, f := range query.Filters() {
		o.Parameters = append(o.Parameters, &huma.Param{
			Name: f.Name, In: "query", Description: f.Help + sentenceEnd(f.Help), Explode: yes(),
			Schema: &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString, Description: f.Value}},
		})
	}
}

func sentenceEnd(s string) string {
	if strings.HasSuffix(s, ".") {
		return ""
	}
	return "."
}

func yes() *bool {
	b := true
	return &b
}
