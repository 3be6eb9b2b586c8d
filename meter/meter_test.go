package meter_test

import (
	"context"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/meter"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/storetest"
	"github.com/sijil-news/sijil/store/testregister"
)

func read(m *meter.Meter) string {
	w := httptest.NewRecorder()
	m.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	return w.Body.String()
}

func TestMetrics(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		if _, err := s.Put(t.Context(), []*store.Record{store.NewRecord(storetest.Document(1)), store.NewRecord(storetest.Document(2))}); err != nil {
			t.Fatal(err)
		}
		m := meter.New(s, "v1")
		m.Listeners(func() int { return 7 })
		end := m.Begin()
		if text := read(m); !strings.Contains(text, "sijil_http_requests_running 1\n") {
			t.Errorf("while a request runs: %s", text)
		}
		end("GET", "/api/v1/events/{id}", 200, false)
		m.Begin()("BREW", "", 401, false)
		m.Begin()("GET", "/api/v1/stream", 200, true)
		text := read(m)
		for _, want := range []string{
			`sijil_info{version="v1"} 1`, "sijil_http_requests_running 0", "sijil_stream_listeners 7", "sijil_documents_added_total 2", "sijil_documents_uncompared 2", "sijil_register_up 1",
			`sijil_http_requests_total{method="GET",route="/api/v1/events/{id}",status="200"} 1`, `sijil_http_requests_total{method="other",route="refused",status="401"} 1`,
			`sijil_http_request_seconds_count{route="/api/v1/events/{id}"} 1`, `sijil_http_request_seconds_bucket{route="/api/v1/events/{id}",le="10"} 1`, "go_goroutines ", "process_resident_memory_bytes ",
		} {
			if !strings.Contains(text, "\n"+want) && !strings.HasPrefix(text, want) {
				t.Errorf("no %s in\n%s", want, text)
			}
		}
		if strings.Contains(text, `sijil_http_request_seconds_count{route="/api/v1/stream"}`) {
			t.Error("the time of a stream is counted")
		}
		line := regexp.MustCompile(`^([a-zA-Z_:][a-zA-Z0-9_:]*(\{[^{}]*(\{[^{}]*\}[^{}]*)*\})? \S+|# .*)?$`)
		for l := range strings.SplitSeq(text, "\n") {
			if !line.MatchString(l) {
				t.Errorf("line %q", l)
			}
		}
	})
}

// broken is a register that does not answer.
type broken struct{ store.DB }

func (broken) View(context.Context, func(store.Tx) error) error { return store.ErrNoService }

func TestBrokenRegister(t *testing.T) {
	if text := read(meter.New(broken{}, "v1")); !strings.Contains(text, "sijil_register_up 0\n") || !strings.Contains(text, "go_goroutines ") {
		t.Errorf("metrics: %s", text)
	}
}
