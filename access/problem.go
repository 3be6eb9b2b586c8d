package access

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"time"
)

// problem is an answer that says why a request was not done (RFC 9457).
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`

	retry time.Duration
}

func (p *problem) write(w http.ResponseWriter) {
	p.Type = "about:blank"
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	if p.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="sijil"`)
	}
	if p.retry > 0 {
		h.Set("Retry-After", strconv.Itoa(int(math.Ceil(p.retry.Seconds()))))
	}
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // whoever asked is gone
}

func unauthorized(detail string) *problem {
	return &problem{Status: http.StatusUnauthorized, Title: "not signed in", Detail: detail}
}

func tooMany(d time.Duration) *problem {
	return &problem{Status: http.StatusTooManyRequests, Title: "too many requests", Detail: "come again in " + strconv.Itoa(int(math.Ceil(d.Seconds()))) + " s", retry: d}
}
