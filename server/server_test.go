package server_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// coder is loaded once for all tests.
var coder = sync.OnceValues(func() (*sijil.Coder, error) { return sijil.New(sijil.Options{Version: "test"}) })

// site is a server under test.
type site struct {
	*testing.T
	*httptest.Server
	server *server.Server
	store  store.Store
}

func serve(t *testing.T, s store.Store, change ...func(*server.Options)) *site {
	t.Helper()
	c, err := coder()
	if err != nil {
		t.Fatal(err)
	}
	opt := server.Options{Store: s, Coder: c, Source: lexicon.NewSource(data.FS), Version: "test", Exact: true,
		Page: fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>page</title>")}, "assets/a-1.js": {Data: []byte("1")}}}
	for _, f := range change {
		f(&opt)
	}
	x, err := server.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(x.Handler())
	t.Cleanup(func() {
		x.End()
		h.Close()
		x.Close()
	})
	return &site{t, h, x, s}
}

// each runs a test on a server with each kind of register, in which the samples
// are, compared with each other: nothing changes them behind the test's back.
func each(t *testing.T, test func(s *site)) {
	testregister.Each(t, func(t *testing.T, r store.Store) {
		s := serve(t, r)
		s.want(200, "POST", "/api/v1/samples", nil, nil)
		s.settle()
		test(s)
	})
}

// settle waits until the documents are compared with each other.
func (s *site) settle() {
	s.Helper()
	if err := s.server.Settle(s.Context()); err != nil {
		s.Fatal(err)
	}
}

// ask sends a request; header are names and values in turn.
func (s *site) ask(method, path string, body any, header ...string) (*http.Response, []byte) {
	s.Helper()
	var in io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		in = strings.NewReader(b)
	default:
		j, err := json.Marshal(b)
		if err != nil {
			s.Fatal(err)
		}
		in = bytes.NewReader(j)
	}
	r, err := http.NewRequestWithContext(s.Context(), method, s.URL+path, in)
	if err != nil {
		s.Fatal(err)
	}
	if in != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		s.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		s.Fatal(err)
	}
	return resp, b
}

// want sends a request, checks the status and reads the answer into to.
func (s *site) want(status int, method, path string, body, to any, header ...string) *http.Response {
	s.Helper()
	resp, b := s.ask(method, path, body, header...)
	if resp.StatusCode != status {
		s.Fatalf("%s %s: status %d, want %d: %s", method, path, resp.StatusCode, status, b)
	}
	if to != nil {
		if err := json.Unmarshal(b, to); err != nil {
			s.Fatalf("%s %s: %v: %s", method, path, err, b)
		}
	}
	return resp
}

func (s *site) get(path string, to any) { s.Helper(); s.want(200, "GET", path, nil, to) }

// problem is an error as it is told.
type problem struct {
	Title, Detail string
	Status        int
	Errors        []struct{ Message, Location string }
}
