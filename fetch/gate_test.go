package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// tripper answers without a network, so that time can be that of synctest.
type tripper func(*http.Request) *http.Response

func (f tripper) RoundTrip(r *http.Request) (*http.Response, error) {
	resp := f(r)
	resp.Request = r
	if resp.Header == nil {
		resp.Header = http.Header{}
	}
	if resp.Body == nil {
		resp.Body = io.NopCloser(strings.NewReader("x"))
	}
	return resp, nil
}

func TestDelay(t *testing.T) {
	for _, c := range []struct {
		robots string
		want   time.Duration
	}{{"", time.Second}, {"User-agent: *\nCrawl-delay: 7", 7 * time.Second}, {"User-agent: *\nCrawl-delay: 0.1", time.Second}} {
		synctest.Test(t, func(t *testing.T) {
			var mu sync.Mutex
			var at []time.Time
			client := New(Options{})
			client.trip = tripper(func(r *http.Request) *http.Response {
				if r.URL.Path == "/robots.txt" {
					return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(c.robots))}
				}
				if r.Host == "a.example" {
					mu.Lock()
					at = append(at, time.Now())
					mu.Unlock()
				}
				return &http.Response{StatusCode: 200}
			})
			start := time.Now()
			var wg sync.WaitGroup
			for _, host := range []string{"a.example", "b.example", "a.example", "a.example"} {
				wg.Go(func() {
					if _, err := client.Get(t.Context(), Request{URL: "https://" + host + "/x"}); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			for i, got := range at {
				if want := start.Add(time.Duration(i) * c.want); !got.Equal(want) {
					t.Errorf("%q: request %d after %v, want %v", c.robots, i, got.Sub(start), want.Sub(start))
				}
			}
		})
	}
}

func TestPerHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := New(Options{PerHost: 2, Delay: time.Millisecond})
		var now, most atomic.Int32
		client.trip = tripper(func(r *http.Request) *http.Response {
			if r.URL.Path != "/robots.txt" {
				most.Store(max(most.Load(), now.Add(1)))
				time.Sleep(time.Minute / 2)
				now.Add(-1)
			}
			return &http.Response{StatusCode: 200}
		})
		var wg sync.WaitGroup
		for range 6 {
			wg.Go(func() { client.Get(t.Context(), Request{URL: "https://a.example/x"}) })
		}
		wg.Wait()
		if most.Load() != 2 {
			t.Errorf("%d at once", most.Load())
		}
	})
}

// TestRetryAfter: both forms are waited for; more than MaxWait is an error.
func TestRetryAfter(t *testing.T) {
	for _, c := range []struct {
		form string
		wait time.Duration
		ok   bool
	}{
		{"seconds, 503", 20 * time.Second, true}, {"seconds, 503", time.Hour, false}, {"seconds", 20 * time.Second, true}, {"date", 20 * time.Second, true}, {"none", 0, true}, {"nonsense", 0, true}, {"seconds", time.Hour, false}, {"date", time.Hour, false},
	} {
		synctest.Test(t, func(t *testing.T) {
			start := time.Now()
			client := New(Options{})
			n := 0
			client.trip = tripper(func(r *http.Request) *http.Response {
				if r.URL.Path == "/robots.txt" {
					return &http.Response{StatusCode: 404}
				}
				if n++; n > 1 {
					return &http.Response{StatusCode: 200}
				}
				h := http.Header{}
				code := 429
				switch c.form {
				case "seconds", "seconds, 503":
					h.Set("Retry-After", strconv.Itoa(int(c.wait/time.Second)))
				case "date":
					h.Set("Retry-After", start.Add(c.wait).UTC().Format(http.TimeFormat))
				case "nonsense":
					h.Set("Retry-After", "soon")
				}
				if strings.HasSuffix(c.form, "503") {
					code = 503
				}
				return &http.Response{StatusCode: code, Header: h}
			})
			_, err := client.Get(t.Context(), Request{URL: "https://a.example/x"})
			if (err == nil) != c.ok {
				t.Errorf("%+v: %v", c, err)
			}
			if took := time.Since(start); c.ok && took < c.wait || !c.ok && took > time.Minute {
				t.Errorf("%+v: took %v", c, took)
			}
		})
	}
}

func TestBackoff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := New(Options{Retries: 4})
		n := 0
		client.trip = tripper(func(r *http.Request) *http.Response {
			if r.URL.Path == "/robots.txt" {
				return &http.Response{StatusCode: 404}
			}
			n++
			return &http.Response{StatusCode: 502}
		})
		start := time.Now()
		_, err := client.Get(t.Context(), Request{URL: "https://a.example/x"})
		if err == nil || n != 5 {
			t.Errorf("%d tries, %v", n, err)
		}
		if took := time.Since(start); took < 15*time.Second || took > 23*time.Second { // 1+2+4+8 and half as much jitter
			t.Errorf("took %v", took)
		}
	})
}

// TestWaitEnds: who waits for his turn can give up.
func TestWaitEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := New(Options{Delay: time.Hour})
		client.trip = tripper(func(r *http.Request) *http.Response { return &http.Response{StatusCode: 200} })
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		client.Get(ctx, Request{URL: "https://a.example/x"})
		_, err := client.Get(ctx, Request{URL: "https://a.example/y"})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		// the place was given back
		if _, err := client.Get(t.Context(), Request{URL: "https://a.example/z"}); err != nil {
			t.Error(err)
		}
	})
}

func TestRetryAfterForms(t *testing.T) {
	now := time.Date(2023, 2, 22, 12, 0, 0, 0, time.UTC)
	for in, want := range map[string]time.Duration{
		"120": 2 * time.Minute, " 1 ": time.Second, "0": 0, "-5": 0, "": 0, "soon": 0, "NaN": 0,
		"1e99": longestRest, "+Inf": longestRest, "99999999999999999999": longestRest,
		"Wed, 22 Feb 2023 12:30:00 GMT":     30 * time.Minute,
		"Wednesday, 22-Feb-23 12:30:00 GMT": 30 * time.Minute,
		"Wed Feb 22 12:30:00 2023":          30 * time.Minute,
		"Wed, 22 Feb 2023 11:30:00 GMT":     0,
		"Wed, 22 Feb 2033 11:30:00 GMT":     longestRest,
	} {
		got := retryAfter(http.Header{"Retry-After": {in}}, now)
		if got.IsZero() != (want == 0) || want > 0 && got.Sub(now) != want {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}
