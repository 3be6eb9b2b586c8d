package server

import (
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
)

// logged writes a line for each request, and keeps one that fails from ending
// the program.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began, end, trip := time.Now(), s.meter.Begin(), &trip{}
		r = r.WithContext(context.WithValue(r.Context(), tripKey{}, trip))
		t := &told{ResponseWriter: w}
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				s.log.Error("request failed", "panic", p, "stack", string(debug.Stack()), "path", r.URL.Path)
				if t.status == 0 {
					tellProblem(t, http.StatusInternalServerError, "something went wrong here; the log of the server says what")
				}
			}
			end(r.Method, trip.route, max(t.status, http.StatusOK), strings.HasPrefix(t.Header().Get("Content-Type"), "text/event-stream"))
			s.logRequest(r, t, trip, time.Since(began))
		}()
		next.ServeHTTP(t, r)
	})
}

func (s *Server) logRequest(r *http.Request, t *told, trip *trip, took time.Duration) {
	from := trip.address
	if from == "" {
		from = r.RemoteAddr
	}
	level := slog.LevelDebug
	if t.status >= 500 {
		level = slog.LevelWarn
	} else if r.Method != http.MethodGet && r.Method != http.MethodHead {
		level = slog.LevelInfo
	}
	if !s.log.Enabled(context.Background(), level) {
		return
	}
	s.log.Log(context.Background(), level, "request", "method", r.Method, "path", r.URL.Path, "status", t.status, "bytes", t.bytes, "ms", took.Milliseconds(), "from", from, "user", trip.user)
}

// told notes what was answered.
type told struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (t *told) WriteHeader(status int) {
	if t.status == 0 {
		t.status = status
	}
	t.ResponseWriter.WriteHeader(status)
}

func (t *told) Write(b []byte) (int, error) {
	if t.status == 0 {
		t.status = http.StatusOK
	}
	n, err := t.ResponseWriter.Write(b)
	t.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (t *told) Unwrap() http.ResponseWriter { return t.ResponseWriter }
