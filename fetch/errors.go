package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"time"
)

// Kinds of errors, to be tested with errors.Is.
var (
	ErrAddress  = errors.New("address cannot be fetched") // not understood, or an odd scheme or port
	ErrPrivate  = errors.New("address is not public")     // this machine, a local network
	ErrRobots   = errors.New("robots.txt forbids it")
	ErrTooLarge = errors.New("too large") // body or headers
	ErrTimeout  = errors.New("too slow")
	ErrRedirect = errors.New("redirects lead nowhere")           // a loop, too many, no address
	ErrNetwork  = errors.New("no connection")                    // name, connection, TLS, broken transfer
	ErrBody     = errors.New("content cannot be decoded")        // compression unknown or broken
	ErrWait     = errors.New("host asks to wait")                // longer than Options.MaxWait
	ErrNoRobots = errors.New("robots.txt could not be read now") // so nothing is fetched for a while
)

// Error says of an address what is wrong and what can be done.
type Error struct {
	URL    string
	Kind   error     // one of the kinds
	Detail string    // in the place of the kind's own words, where set
	Advice string    // what to do, or ""
	Until  time.Time // ErrWait, ErrNoRobots: when to try again
	Cause  error

	settled bool // asking again at once changes nothing
}

func (e *Error) Error() string {
	s := "get " + e.URL + ": "
	if e.Detail != "" {
		s += e.Detail
	} else {
		s += e.Kind.Error()
	}
	if e.Advice != "" {
		s += "; " + e.Advice
	}
	return s
}

// Unwrap gives kind and cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

// StatusError is an answer with a status that is no success.
type StatusError struct {
	URL   string
	Code  int
	Until time.Time // Retry-After, or zero
}

func (e *StatusError) Error() string {
	s := fmt.Sprintf("get %s: status %d", e.URL, e.Code)
	if text := http.StatusText(e.Code); text != "" {
		s += " (" + text + ")"
	}
	switch {
	case !e.Until.IsZero():
		s += "; the host asks to wait until " + e.Until.UTC().Format(time.RFC3339)
	case e.Code == http.StatusUnauthorized, e.Code == http.StatusForbidden:
		s += "; the host does not give it to programs, or wants a login"
	case e.Code == http.StatusNotFound:
		s += "; check the address"
	case e.Code == http.StatusGone:
		s += "; it was removed for good: take it off the list"
	case e.Temporary():
		s += "; try again later"
	}
	return s
}

// Temporary tells whether the status may pass by itself.
func (e *StatusError) Temporary() bool {
	switch e.Code {
	case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout, http.StatusRequestTimeout:
		return true
	}
	return false
}
