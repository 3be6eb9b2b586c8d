package server

import (
	"bytes"
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/store"
)

// kept is an answer that is kept for others, with the tag of the state of the
// register that it tells.
type kept[T any] struct {
	ETag  string `header:"ETag"`
	Cache string `header:"Cache-Control"`
	Body  written[T]
}

// written is a T as JSON.
type written[T any] struct{ json []byte }

// Schema describes it as what it is.
func (written[T]) Schema(r huma.Registry) *huma.Schema {
	return r.Schema(reflect.TypeFor[T](), true, "")
}

func (w written[T]) bytes() []byte { return w.json }

// remembered answers from memory or by f: see memory. The answer must not depend
// on who asks.
func remembered[T any](ctx context.Context, s *Server, in *Filters, name string, f func(context.Context) (*T, error)) (*kept[T], error) {
	return recalled(ctx, s, in, name, false, f)
}

// recalled does so; an exact answer is never older than the register.
func recalled[T any](ctx context.Context, s *Server, in *Filters, name string, exact bool, f func(context.Context) (*T, error)) (*kept[T], error) {
	serial, err := store.Serial(ctx, s.opt.Store)
	if err != nil {
		return nil, err
	}
	// «today» is another day tomorrow
	key := name + "?" + s.opt.Now().Format("060102") + "?" + in.values.Encode()
	a, err := s.memory.ask(ctx, key, serial, exact, func(ctx context.Context) ([]byte, int64, error) {
		serial, err := store.Serial(ctx, s.opt.Store) // before what is counted: it may be newer, never older
		if err != nil {
			return nil, 0, err
		}
		v, err := f(ctx)
		if err != nil {
			return nil, 0, err
		}
		var b bytes.Buffer
		err = marshal(&b, v)
		return b.Bytes(), serial, err
	})
	if err != nil {
		return nil, err
	}
	tag := s.tag(a.serial)
	if matches(in.match, tag) {
		return nil, huma.ErrorWithHeaders(huma.Status304NotModified(), http.Header{"Etag": {tag}})
	}
	return &kept[T]{tag, "private, no-cache", written[T]{a.json}}, nil
}
