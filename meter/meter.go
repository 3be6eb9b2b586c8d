// Package meter counts what a server does, for Prometheus and whatever else
// reads its text format.
package meter

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"github.com/sijil-news/sijil/store"
)

// Meter counts requests, and asks the register for the rest when it is read. It
// is safe for concurrent use.
type Meter struct {
	set       *metrics.Set
	db        store.DB
	running   atomic.Int64
	listeners atomic.Pointer[func() int]
	more      atomic.Pointer[func(io.Writer)]
}

// Bounds of the times that answers take, in seconds.
var bounds = [...]float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// New makes a meter of a server over a register.
func New(db store.DB, version string) *Meter {
	m := &Meter{set: metrics.NewSet(), db: db}
	m.set.NewGauge(fmt.Sprintf(`sijil_info{version=%q}`, version), func() float64 { return 1 })
	m.set.NewGauge("sijil_http_requests_running", func() float64 { return float64(m.running.Load()) })
	m.set.NewGauge("sijil_stream_listeners", func() float64 {
		if f := m.listeners.Load(); f != nil {
			return float64((*f)())
		}
		return 0
	})
	return m
}

// Listeners has the meter ask how many listen to what is new.
func (m *Meter) Listeners(f func() int) { m.listeners.Store(&f) }

// More has f write further lines of the text format each time the meter is read.
func (m *Meter) More(f func(io.Writer)) { m.more.Store(&f) }

// Begin counts a request that begins; the function it returns is told, at its
// end, by which route it was answered ("" where it was answered before it came
// to one: refused), with which status, and whether it lasts by intention, as a
// stream does, so that its time tells nothing.
func (m *Meter) Begin() (end func(method, route string, status int, lasting bool)) {
	began := time.Now()
	m.running.Add(1)
	return func(method, route string, status int, lasting bool) {
		m.running.Add(-1)
		if route == "" {
			route = "refused"
		}
		m.set.GetOrCreateCounter(fmt.Sprintf(`sijil_http_requests_total{method=%q,route=%q,status="%d"}`, known(method), route, status)).Inc()
		if !lasting {
			m.set.GetOrCreatePrometheusHistogramExt(fmt.Sprintf(`sijil_http_request_seconds{route=%q}`, route), bounds[:]).UpdateDuration(began)
		}
	}
}

// known is a method of HTTP; clients may write any word there, and each would be
// a series of its own.
func known(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}

// readTime is how long the register is asked at most.
const readTime = 5 * time.Second

// ServeHTTP writes all that is counted.
func (m *Meter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	ctx, cancel := context.WithTimeout(r.Context(), readTime)
	defer cancel()
	m.register(ctx, w)
	if f := m.more.Load(); f != nil {
		(*f)(w)
	}
	m.set.WritePrometheus(w)
	metrics.WriteProcessMetrics(w)
}

// register writes what the register tells of itself, 0 for sijil_register_up
// where it does not answer.
func (m *Meter) register(ctx context.Context, w io.Writer) {
	up := 1
	err := m.db.View(ctx, func(tx store.Tx) error {
		for _, x := range []struct{ name, query string }{
			// numbers ascend and are not given again
			{"sijil_documents_added_total", "SELECT coalesce(max(number), 0) FROM documents"},
			{"sijil_events_written_total", "SELECT coalesce(max(key), 0) FROM events"},
			{"sijil_documents_uncompared", "SELECT count(*) FROM unlinked"},
			{"sijil_alerts", "SELECT count(*) FROM alerts"},
			{"sijil_alerts_stopped", "SELECT count(*) FROM alerts WHERE stopped <> ''"},
			{"sijil_alert_messages_waiting", "SELECT count(*) FROM outbox WHERE next IS NOT NULL"},
			{"sijil_alert_messages_failing", "SELECT count(*) FROM outbox WHERE next IS NOT NULL AND tries > 0"},
			{"sijil_sessions", "SELECT count(*) FROM sessions"},
		} {
			n, _, err := store.Scalar[int64](ctx, tx, x.query)
			if err != nil {
				return err
			}
			fmt.Fprintf(w, "%s %s\n", x.name, strconv.FormatInt(n, 10))
		}
		return nil
	})
	if err != nil {
		up = 0
	}
	fmt.Fprintf(w, "sijil_register_up %d\n", up)
}
