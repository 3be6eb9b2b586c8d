package access

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits are how many requests are answered; those beyond are told to come
// again later. The zero value of a Rate is no limit.
type Limits struct {
	Address Rate // of one address, signed in or not
	User    Rate // of one user, from wherever
	Login   Rate // tries to sign in from one address, and for one user
}

// Rate is how many requests there may be each second in the long run, and how
// many at once.
type Rate struct {
	PerSecond float64
	Burst     int
}

// DefaultLimits leave room for a page that asks for much and for programs, and
// make guessing passwords slow.
func DefaultLimits() Limits {
	return Limits{Address: Rate{100, 400}, User: Rate{100, 400}, Login: Rate{1.0 / 10, 10}}
}

// limiter holds a bucket for each key. Those not used for long are forgotten,
// and never more than mostBuckets are held. It is safe for concurrent use.
type limiter struct {
	rate    Rate
	mu      sync.Mutex
	buckets map[string]*bucket
	swept   time.Time
}

type bucket struct {
	*rate.Limiter
	used time.Time
}

// mostBuckets is how many keys are known at once: an attacker who has many
// addresses cannot fill the memory.
const mostBuckets = 50_000

func newLimiter(r Rate) *limiter { return &limiter{rate: r, buckets: map[string]*bucket{}} }

// wait is how long somebody has to wait before the next request; 0 lets it pass.
func (l *limiter) wait(key string, now time.Time) time.Duration {
	if l.rate.PerSecond <= 0 {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.buckets[key]
	if b == nil {
		l.sweep(now)
		b = &bucket{Limiter: rate.NewLimiter(rate.Limit(l.rate.PerSecond), l.rate.Burst)}
		l.buckets[key] = b
	}
	b.used = now
	r := b.ReserveN(now, 1)
	d := r.DelayFrom(now)
	if d > 0 {
		r.CancelAt(now)
	}
	return d
}

// sweep forgets buckets that are full again and, where there are too many, all.
func (l *limiter) sweep(now time.Time) {
	full := time.Duration(float64(l.rate.Burst) / l.rate.PerSecond * float64(time.Second))
	if len(l.buckets) < mostBuckets && now.Sub(l.swept) < full {
		return
	}
	l.swept = now
	for key, b := range l.buckets {
		if now.Sub(b.used) >= full {
			delete(l.buckets, key)
		}
	}
	if len(l.buckets) >= mostBuckets {
		clear(l.buckets)
	}
}

// network is what counts as one address: one of IPv4, a network of IPv6 as one
// customer has it.
func network(addr string) string {
	a, err := netip.ParseAddr(addr)
	if err != nil {
		return addr
	}
	if a = a.Unmap(); a.Is4() {
		return a.String()
	}
	p, err := a.WithZone("").Prefix(64)
	if err != nil {
		return addr
	}
	return p.String()
}
