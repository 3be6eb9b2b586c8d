package watch

import (
	"database/sql"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
)

// TestRecover: what each moment at which a process can die leaves behind.
func TestRecover(t *testing.T) {
	const had = "{\"url\":\"a\"}\n"
	for _, c := range []struct {
		name          string
		size, pending int64
		file, want    string
	}{
		{"finished", 12, 0, had, had},
		{"before the write", 12, 24, had, had},
		{"in the write", 12, 24, had + "{\"ur", had},
		{"after the write", 12, 24, had + had, had},
		{"others wrote since", 12, 24, had + had + had, had + had + had},
		{"others wrote, nothing was pending", 12, 0, had + "x\n", had + "x\n"},
		{"emptied by a rotation", 12, 0, "", ""},
		{"a line left open by others", 12, 0, had + "x", had + "x\n"},
	} {
		r := &run{t: t, dir: t.TempDir()}
		s := r.state()
		if err := os.WriteFile(r.out(), []byte(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := s.db.Exec("INSERT INTO outputs (path, size, pending) VALUES (?, ?, ?)", r.out(), c.size, c.pending); err != nil {
			t.Fatal(err)
		}
		o, err := openOutput(s, r.out(), nil)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if err := o.write([]byte("+\n"), func(*sql.Tx) error { return nil }); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		o.close()
		s.Close()
		if b, _ := os.ReadFile(r.out()); string(b) != c.want+"+\n" {
			t.Errorf("%s: %q", c.name, b)
		}
	}
}

// TestFailedStore: where the state cannot be written, the output is as before.
func TestFailedStore(t *testing.T) {
	r := &run{t: t, dir: t.TempDir()}
	s := r.state()
	defer s.Close()
	o, err := openOutput(s, r.out(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer o.close()
	keep := func(err error) func(*sql.Tx) error { return func(*sql.Tx) error { return err } }
	if err := o.write([]byte("a\n"), keep(nil)); err != nil {
		t.Fatal(err)
	}
	if err := o.write([]byte("b\n"), keep(fmt.Errorf("disk full"))); err == nil {
		t.Error("no error")
	}
	if err := o.write([]byte("c\n"), keep(nil)); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(r.out()); string(b) != "a\nc\n" {
		t.Errorf("%q", b)
	}
}

// TestKilled: a process that is killed at any moment, again and again, leaves
// every article in the output exactly once.
func TestKilled(t *testing.T) {
	if site := os.Getenv("WATCH_KILLED_SITE"); site != "" {
		killedChild(t, site, os.Getenv("WATCH_KILLED_DIR"))
		return
	}
	s := newSite(t)
	fetched := make(chan struct{}, 1000)
	var all []string
	for i := range 40 {
		name := fmt.Sprintf("n%02d", i)
		all = append(all, name)
		s.article(name)
		page := s.pages["/"+name]
		s.serve("/"+name, func(w http.ResponseWriter, r *http.Request) {
			page(w, r)
			fetched <- struct{}{}
		})
	}
	s.feed("x", all...)
	r := &run{t: t, dir: t.TempDir()}
	kills := 0
	for !killedRun(t, r.dir, s.URL+"/feed-x", fetched, 2+kills%5, time.Duration(kills*7%13)*time.Millisecond) {
		if kills++; kills > len(all) {
			t.Fatal("no run goes on where the last one stopped")
		}
	}
	seen := map[string]int{}
	for _, n := range strings.Fields(names(t, r.out())) {
		seen[n]++
	}
	for _, n := range all {
		if seen[n] != 1 {
			t.Errorf("%s stands %d times in the output", n, seen[n])
		}
	}
	if kills == 0 {
		t.Error("nothing was killed")
	}
	t.Logf("%d kills", kills)
}

// killedRun runs a watcher and kills it a while after it has fetched so many
// pages, before which it has written all but the last; it tells whether the
// watcher came to its end.
func killedRun(t *testing.T, dir, addr string, fetched <-chan struct{}, pages int, then time.Duration) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), "WATCH_KILLED_SITE="+addr, "WATCH_KILLED_DIR="+dir)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatal(err)
			}
			return true
		case <-fetched:
			if pages--; pages > 0 {
				continue
			}
		}
		time.Sleep(then)
		cmd.Process.Kill()
		<-ended
		for len(fetched) > 0 {
			<-fetched
		}
		return false
	}
}

func killedChild(t *testing.T, addr, dir string) {
	r := &run{t: t, dir: dir, list: []string{addr}, code: func(*doc.Document) error { time.Sleep(2 * time.Millisecond); return nil }}
	s := r.state()
	defer s.Close()
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	s.SetList([]feed.Subscription{{URL: addr}})
	w, err := New(s, r.options())
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Close()
}
