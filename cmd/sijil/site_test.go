package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// site is the web server of one script: its address is in $SITE, "serve" puts
// files on it, "asked" checks what was asked of it.
type site struct {
	mu    sync.Mutex
	files map[string]served
	count map[string]int
}

// served is what stands at a path.
type served struct {
	body    string
	status  int
	headers []string // name, value, …
}

type siteKey struct{}

func setupSite(env *testscript.Env) error {
	s := &site{files: map[string]served{}, count: map[string]int{}}
	server := httptest.NewServer(s)
	env.Defer(server.Close)
	env.Values[siteKey{}] = s
	env.Setenv("SITE", server.URL)
	return nil
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	f, ok := s.files[r.URL.Path]
	s.count[r.URL.Path]++
	if ok && f.status == http.StatusOK {
		tag := strconv.Quote(strconv.Itoa(len(f.body)))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			s.count[r.URL.Path+" 304"]++
			f = served{status: http.StatusNotModified}
		}
	}
	s.mu.Unlock()
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	for i := 0; i+1 < len(f.headers); i += 2 {
		w.Header().Set(f.headers[i], f.headers[i+1])
	}
	w.WriteHeader(f.status)
	w.Write([]byte(f.body))
}

// serve PATH FILE [STATUS [HEADER VALUE]…] puts a file on the site; in it
// $SITE is the site's address. FILE - is an empty body.
func serve(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("use: serve PATH FILE [STATUS [HEADER VALUE]…]")
	}
	f := served{status: http.StatusOK}
	if args[1] != "-" {
		f.body = strings.ReplaceAll(ts.ReadFile(args[1]), "$SITE", ts.Getenv("SITE"))
	}
	if len(args) > 2 {
		n, err := strconv.Atoi(args[2])
		ts.Check(err)
		f.status, f.headers = n, args[3:]
	}
	s := ts.Value(siteKey{}).(*site)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[args[0]] = f
}

// asked PATH N [304] checks how often a path was asked for, and forgets it.
func asked(ts *testscript.TestScript, _ bool, args []string) {
	s := ts.Value(siteKey{}).(*site)
	s.mu.Lock()
	defer s.mu.Unlock()
	key := strings.Join(append([]string{args[0]}, args[2:]...), " ")
	if got := strconv.Itoa(s.count[key]); got != args[1] {
		ts.Fatalf("%s was asked for %s times, want %s", key, got, args[1])
	}
	delete(s.count, key)
}

// await FILE PATTERN waits until a file that another process writes has a match.
func await(ts *testscript.TestScript, _ bool, args []string) {
	re := regexp.MustCompile(args[1])
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if b, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && re.Match(b) {
			return
		}
	}
	ts.Fatalf("%s has no match for %q", args[0], args[1])
}
