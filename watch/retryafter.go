package watch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// RetryAfter reads a Retry-After header (RFC 9110, 10.2.3), in seconds after at
// or as a date. ok is false for one that says nothing or lies in the past.
func RetryAfter(header string, at time.Time) (t time.Time, ok bool) {
	header = strings.TrimSpace(header)
	if header == "" {
		return t, false
	}
	if sec, err := strconv.ParseFloat(header, 64); err == nil {
		if !(sec > 0) {
			return t, false
		}
		return at.Add(within(sec*float64(time.Second), 0, longestHold)), true
	}
	t, err := http.ParseTime(header)
	if err != nil || !t.After(at) {
		return time.Time{}, false
	}
	return t, true
}
