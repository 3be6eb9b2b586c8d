package server

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

const (
	lookEvery = time.Second      // for news, while somebody listens
	beatEvery = 20 * time.Second // so that proxies leave the connection open
	backlog   = 16               // messages that wait for a slow listener
	mostKinds = 100              // different questions that are listened to at once
)

// hub looks for news and hands them to all who listen: once for all, and once
// for each question that narrows them.
type hub struct {
	s       *Server
	mu      sync.Mutex
	at      point
	serial  int64
	kinds   map[string]*kind
	running bool
}

// kind are the listeners with one question.
type kind struct {
	q         *query.Query // nil asks for everything
	listeners map[*listener]bool
}

// listener gets messages until its channel is closed, which the hub does where
// it does not keep up.
type listener struct{ messages chan []byte }

var errTooMany = errors.New("too many different questions are listened to")

// join adds a listener; at is the point behind which it hears what is new.
func (h *hub) join(ctx context.Context, name string, q *query.Query) (l *listener, at point, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.running {
		if err := h.begin(ctx); err != nil {
			return nil, at, err
		}
	}
	k := h.kinds[name]
	if k == nil {
		if len(h.kinds) >= mostKinds {
			return nil, at, errTooMany
		}
		k = &kind{q, map[*listener]bool{}}
		h.kinds[name] = k
	}
	l = &listener{make(chan []byte, backlog)}
	k.listeners[l] = true
	return l, h.at, nil
}

// leave removes a listener.
func (h *hub) leave(name string, l *listener) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if k := h.kinds[name]; k != nil {
		delete(k.listeners, l)
		if len(k.listeners) == 0 {
			delete(h.kinds, name)
		}
	}
}

// begin looks where the register stands, and for news from then on.
func (h *hub) begin(ctx context.Context) error {
	if h.s.ended.Err() != nil {
		return h.s.ended.Err()
	}
	var err error
	if h.serial, err = store.Serial(ctx, h.s.opt.Store); err != nil {
		return err
	}
	err = h.s.opt.Store.View(ctx, func(tx store.Tx) (err error) {
		h.at, err = now(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	h.running = true
	h.s.jobs.Go(h.run)
	return nil
}

// run looks for news until nobody listens any more.
func (h *hub) run() {
	look, beat := time.NewTicker(lookEvery), time.NewTicker(beatEvery)
	defer look.Stop()
	defer beat.Stop()
	for {
		select {
		case <-h.s.ended.Done():
			h.stop()
			return
		case <-beat.C:
			h.each(func(string, *kind) []byte { return []byte(": still here\n\n") })
		case <-look.C:
			if h.idle() {
				return
			}
			if err := h.look(h.s.ended); err != nil && h.s.ended.Err() == nil {
				h.s.log.Error("looking for news", "error", err)
			}
		}
	}
}

// idle ends the hub where nobody listens.
func (h *hub) idle() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.kinds) == 0 {
		h.running = false
	}
	return !h.running
}

// stop lets go of all listeners.
func (h *hub) stop() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.running = false
	for name, k := range h.kinds {
		for l := range k.listeners {
			close(l.messages)
		}
		delete(h.kinds, name)
	}
}

// look tells what is new, where the register changed.
func (h *hub) look(ctx context.Context) error {
	serial, err := store.Serial(ctx, h.s.opt.Store)
	if err != nil || serial == h.serial {
		return err
	}
	var to point
	if err := h.s.opt.Store.View(ctx, func(tx store.Tx) (err error) { to, err = now(ctx, tx); return err }); err != nil {
		return err
	}
	from := h.at
	told := map[string][]byte{}
	for name, q := range h.questions() {
		b, err := h.s.news(ctx, from, to, q)
		if err != nil {
			return err
		}
		if len(b) == 0 && q == nil { // stories, claims, plans
			b = message(nil, "changed", to, struct{}{})
		}
		told[name] = b
	}
	h.mu.Lock()
	h.at = to
	h.mu.Unlock()
	h.serial = serial
	h.each(func(name string, k *kind) []byte {
		if b, ok := told[name]; ok {
			return b
		}
		return nil
	})
	return nil
}

func (h *hub) questions() map[string]*query.Query {
	h.mu.Lock()
	defer h.mu.Unlock()
	out := map[string]*query.Query{}
	for name, k := range h.kinds {
		out[name] = k.q
	}
	return out
}

// each hands each listener its message; nil is none. Whoever is behind is let
// go: the client comes back and says where it was.
func (h *hub) each(of func(name string, k *kind) []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for name, k := range h.kinds {
		b := of(name, k)
		if len(b) == 0 {
			continue
		}
		for l := range k.listeners {
			select {
			case l.messages <- b:
			default:
				close(l.messages)
				delete(k.listeners, l)
			}
		}
		if len(k.listeners) == 0 {
			delete(h.kinds, name)
		}
	}
}

// count is how many listen.
func (h *hub) count() (n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, k := range h.kinds {
		n += len(k.listeners)
	}
	return n
}
