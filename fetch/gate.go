package fetch

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// gates hold back requests to each host.
type gates struct {
	opt  Options
	mu   sync.Mutex
	host map[string]*gate
}

func newGates(opt Options) *gates { return &gates{opt: opt, host: map[string]*gate{}} }

// mostHosts is how many hosts are remembered before idle ones are forgotten.
const mostHosts = 4096

func (g *gates) of(host string) *gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	if got := g.host[host]; got != nil {
		return got
	}
	if len(g.host) >= mostHosts {
		now := time.Now()
		for name, old := range g.host {
			if old.idle(now) {
				delete(g.host, name)
			}
		}
	}
	n := &gate{opt: &g.opt, slots: make(chan struct{}, g.opt.PerHost)}
	g.host[host] = n
	return n
}

// gate is one host's: how many at once, when the next.
type gate struct {
	opt   *Options
	slots chan struct{}
	mu    sync.Mutex
	next  time.Time // before which no further request begins
	until time.Time // the host asked for rest
}

func (g *gate) idle(now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.slots) == 0 && now.After(g.next) && now.After(g.until)
}

// enter waits for a place and the time; delay is the host's own wish, or zero.
// The function it returns gives the place back.
func (g *gate) enter(ctx context.Context, delay time.Duration) (leave func(), err error) {
	select {
	case g.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	leave = func() { <-g.slots }
	for {
		wait, err := g.turn(max(delay, g.opt.Delay))
		if err == nil && wait > 0 {
			err = sleep(ctx, wait)
		}
		if err != nil {
			leave()
			return nil, err
		}
		if wait <= 0 {
			return leave, nil
		}
	}
}

// turn takes the turn where it has come (zero) or says how long to wait.
func (g *gate) turn(delay time.Duration) (time.Duration, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	if rest := g.until.Sub(now); rest > g.opt.MaxWait {
		return 0, &Error{Kind: ErrWait, Until: g.until, Detail: "the host asks to wait until " + g.until.UTC().Format(time.RFC3339), Advice: "try again then"}
	}
	at := g.next
	if g.until.After(at) {
		at = g.until
	}
	if at.After(now) {
		return at.Sub(now), nil
	}
	g.next = now.Add(delay)
	return 0, nil
}

// heed takes note of an answer that asks for rest: 429 is about all requests;
// 503 is about the one address, which Get sees to.
func (g *gate) heed(h *hop) {
	if h.status != http.StatusTooManyRequests {
		return
	}
	if t := retryAfter(h.header, time.Now()); !t.IsZero() {
		g.mu.Lock()
		g.until = t
		g.mu.Unlock()
	}
}
