package server

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path"
	"reflect"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// Base is where the interface stands.
const Base = "/api/v1"

// Role is what somebody may do. Each one may do what those before it may.
type Role string

// Roles.
const (
	Anybody Role = ""        // without a name: how to log in, and whether one must
	Reader  Role = "reader"  // ask
	Analyst Role = "analyst" // add documents, correct
	Admin   Role = "admin"   // feeds, users
)

// rank is how much a role may do.
func (r Role) rank() int {
	switch r {
	case Reader:
		return 1
	case Analyst:
		return 2
	case Admin:
		return 3
	}
	return 0
}

// May tells whether the role may do what need asks for.
func (r Role) May(need Role) bool { return r.rank() >= need.rank() }

// Keys of huma.Operation.Metadata.
const (
	metaRole = "role" // a Role: who may call it
	metaKeep = "keep" // true where the answer depends on nothing but the register
	metaTime = "time" // a time.Duration: how long it may take; 0 as long as it lasts
)

// most an ordinary request may take and its body have.
const (
	answerTime = 30 * time.Second
	bodyTime   = 20 * time.Second
	bodyBytes  = 1 << 20
)

// out is the answer of an operation.
type out[T any] struct{ Body T }

// change of an operation before it is registered.
type change func(*huma.Operation)

func needs(r Role) change { return func(o *huma.Operation) { o.Metadata[metaRole] = r } }

// fresh marks an answer that is not kept by the state of the register.
func fresh(o *huma.Operation) { delete(o.Metadata, metaKeep) }

func lasting(o *huma.Operation) { o.Metadata[metaTime] = time.Duration(0) }

func takes(bytes int64) change { return func(o *huma.Operation) { o.MaxBodyBytes = bytes } }

func explained(text string) change { return func(o *huma.Operation) { o.Description = text } }

func answers(status int) change { return func(o *huma.Operation) { o.DefaultStatus = status } }

func fails(status ...int) change {
	return func(o *huma.Operation) { o.Errors = append(o.Errors, status...) }
}

// get registers an operation that asks.
func get[I, O any](s *Server, where, id, tag, summary string, f func(context.Context, *I) (*O, error), changes ...change) {
	add(s, http.MethodGet, where, id, tag, summary, f, append([]change{needs(Reader), func(o *huma.Operation) { o.Metadata[metaKeep] = true }}, changes...))
}

// post registers an operation that changes something.
func post[I, O any](s *Server, method, where, id, tag, summary string, f func(context.Context, *I) (*O, error), changes ...change) {
	add(s, method, where, id, tag, summary, f, append([]change{needs(Analyst)}, changes...))
}

func add[I, O any](s *Server, method, where, id, tag, summary string, f func(context.Context, *I) (*O, error), changes []change) {
	op := huma.Operation{Method: method, Path: Base + where, OperationID: id, Tags: []string{tag}, Summary: summary, Metadata: map[string]any{metaTime: answerTime},
		MaxBodyBytes: bodyBytes, BodyReadTimeout: bodyTime,
		Errors: []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusUnprocessableEntity, http.StatusInternalServerError, http.StatusServiceUnavailable}}
	for _, c := range changes {
		c(&op)
	}
	role, _ := op.Metadata[metaRole].(Role)
	op.Extensions = map[string]any{"x-role": string(role)}
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		answer, err := f(ctx, in)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		return answer, nil
	})
}

// newAPI makes the interface on a mux, without operations.
func (s *Server) newAPI(mux *http.ServeMux) {
	config := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{Title: "Sijil", Version: s.opt.Version, License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
				Description: "A register of events coded from news: who did what to whom, whether it happened, and on whose word. " +
					"Errors are RFC 9457 problems. Lists end with a cursor, `next`, which the parameter `cursor` takes; where it is missing the list is at its end. " +
					"Answers to GET carry an ETag, and gzip where it is accepted. Who may call an operation says `x-role`."},
			Components: &huma.Components{Schemas: huma.NewMapRegistry("#/components/schemas/", schemaName)},
		},
		Formats:       map[string]huma.Format{"application/json": {Marshal: marshal, Unmarshal: json.Unmarshal}, "json": {Marshal: marshal, Unmarshal: json.Unmarshal}},
		DefaultFormat: "application/json",
	}
	s.api = humago.New(mux, config)
	s.api.UseMiddleware(s.legible, s.allowed, s.known, s.limited, s.kept)
}

// marshal writes an answer, lists that have nothing in them as empty ones.
func marshal(w io.Writer, v any) error {
	if done, ok := v.(interface{ bytes() []byte }); ok {
		_, err := w.Write(done.bytes())
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(whole(v))
}

// schemaName names schemas by their type, with the package where it is neither
// this one nor doc: so no two have the same name.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name := huma.DefaultSchemaNamer(t, hint)
	switch pkg := path.Base(t.PkgPath()); {
	case t.Name() == "" || t.PkgPath() == "" || pkg == "server" || pkg == "doc":
		return name
	case pkg == "v2": // huma
		return strings.Replace(name, "ErrorModel", "Problem", 1)
	default:
		return strings.ToUpper(pkg[:1]) + pkg[1:] + name
	}
}
