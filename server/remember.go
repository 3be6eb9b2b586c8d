package server

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/store"
)

// Answers that take long are kept for a while, so that a page that many look at
// does not have them counted again for each, while articles come in.
const (
	long     = 50 * time.Millisecond // an answer that takes longer is kept
	times    = 20                    // so many times as long as it took
	longest  = 30 * time.Second      // but no longer than that
	mostKeep = 500                   // answers
)

// memory keeps answers that took long.
type memory struct {
	mu      sync.Mutex
	answers map[string]*answer
}

// answer is one that is kept or on its way.
type answer struct {
	done  chan struct{} // closed when it is there
	value any
	err   error
	tag   string
	until time.Time
}

// kept is an answer with the tag of the state of the register that it tells.
type kept[T any] struct {
	ETag  string `header:"ETag"`
	Cache string `header:"Cache-Control"`
	Body  *T
}

// remembered answers from memory or by f, which one request asks for others
// that ask the same meanwhile.
func remembered[T any](ctx context.Context, s *Server, in *Filters, name string, f func(context.Context) (*T, error)) (*kept[T], error) {
	for {
		a, own := s.memory.find(name+"?"+in.values.Encode(), s.opt.Now())
		if own {
			s.find(ctx, a, func(ctx context.Context) (any, error) {
				v, err := f(ctx)
				return v, err
			})
			if a.err != nil {
				s.memory.forget(a)
			}
		}
		select {
		case <-a.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if a.err != nil && !own && ctx.Err() == nil {
			continue // the request that asked for it may have been given up
		}
		if a.err != nil {
			return nil, a.err
		}
		if matches(in.match, a.tag) {
			return nil, huma.ErrorWithHeaders(huma.Status304NotModified(), http.Header{"Etag": {a.tag}})
		}
		v, _ := a.value.(*T)
		return &kept[T]{a.tag, "private, no-cache", v}, nil
	}
}

// find fills an answer.
func (s *Server) find(ctx context.Context, a *answer, f func(context.Context) (any, error)) {
	defer close(a.done)
	began := time.Now()
	serial, err := store.Serial(ctx, s.opt.Store)
	if err != nil {
		a.err = err
		return
	}
	if a.value, a.err = f(ctx); a.err != nil {
		return
	}
	a.value, a.tag = whole(a.value), s.tag(ctx, serial)
	if took := time.Since(began); took > long {
		s.memory.keep(a, s.opt.Now().Add(min(took*times, longest)))
	} else {
		s.memory.forget(a)
	}
}

// find gives the answer under a key; own tells that the caller is to fill it.
func (m *memory) find(key string, now time.Time) (a *answer, own bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if a = m.answers[key]; a != nil && (a.until.IsZero() || now.Before(a.until)) {
		return a, false
	}
	if len(m.answers) >= mostKeep {
		for k, x := range m.answers {
			if !x.until.IsZero() {
				delete(m.answers, k)
			}
		}
	}
	a = &answer{done: make(chan struct{})}
	m.answers[key] = a
	return a, true
}

func (m *memory) keep(a *answer, until time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a.until = until
}

func (m *memory) forget(a *answer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for k, x := range m.answers {
		if x == a {
			delete(m.answers, k)
		}
	}
}
