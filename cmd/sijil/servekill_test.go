package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sijil-news/sijil/store/testregister"
)

// TestServeKilled: a server that is killed while articles come in has kept
// every one that it acknowledged, and goes on when it is started again.
func TestServeKilled(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { serveKilled(t, filepath.Join(t.TempDir(), "x.db")) })
	t.Run("Postgres", func(t *testing.T) { serveKilled(t, testregister.Schema(t)) })
}

func serveKilled(t *testing.T, register string) {
	times := 3
	if os.Getenv("SIJIL_TEST_SLOW") != "" {
		times = 40
	}
	var mu sync.Mutex
	acknowledged := map[string]bool{}
	state := filepath.Join(t.TempDir(), "feeds.db")
	next := 0
	for range times {
		s := startServer(t, register, state)
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				for {
					mu.Lock()
					next++
					addr := fmt.Sprintf("https://news.example/%d", next)
					mu.Unlock()
					if !s.post(addr) {
						return
					}
					mu.Lock()
					acknowledged[addr] = true
					mu.Unlock()
				}
			})
		}
		time.Sleep(time.Duration(150+rand.IntN(500)) * time.Millisecond)
		if err := s.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		wait.Wait()
		s.cmd.Wait()
	}
	s := startServer(t, register, state)
	there := s.addresses(t)
	if len(acknowledged) == 0 {
		t.Fatal("nothing was acknowledged before the server was killed")
	}
	for addr := range acknowledged {
		if !there[addr] {
			t.Errorf("%s was acknowledged and is not there", addr)
		}
	}
	t.Logf("%d acknowledged, %d there", len(acknowledged), len(there))
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("after an interrupt: %v", err)
	}
}

// running is a server in a process of its own.
type running struct {
	cmd *exec.Cmd
	url string
}

// startServer starts one and waits until it listens.
func startServer(t *testing.T, register, state string) *running {
	t.Helper()
	cmd := exec.Command("sijil", "serve", "--store", register, "--feeds-state", state, "--listen", "127.0.0.1:0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	in := bufio.NewScanner(stderr)
	var said []string
	for in.Scan() {
		said = append(said, in.Text())
		if _, addr, ok := strings.Cut(in.Text(), "listening on "); ok {
			go io.Copy(io.Discard, stderr)
			return &running{cmd, strings.TrimSpace(addr)}
		}
	}
	t.Fatalf("the server did not start: %s", strings.Join(said, "\n"))
	return nil
}

// post adds an article; true where the server said that it is kept.
func (s *running) post(addr string) bool {
	b, _ := json.Marshal(map[string]string{"url": addr, "published": "2024-05-01", "text": "زار وزير الخارجية المصري باريس. والرقم " + addr})
	resp, err := http.Post(s.url+"/api/v1/documents", "application/json", bytes.NewReader(b))
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	var kept struct{ Added int }
	return resp.StatusCode == http.StatusOK && json.NewDecoder(resp.Body).Decode(&kept) == nil && kept.Added == 1
}

// addresses are those of all documents.
func (s *running) addresses(t *testing.T) map[string]bool {
	out := map[string]bool{}
	for next := ""; ; {
		resp, err := http.Get(s.url + "/api/v1/documents?limit=500&cursor=" + next)
		if err != nil {
			t.Fatal(err)
		}
		var page struct {
			Items []struct{ URL string }
			Next  string
		}
		err = json.NewDecoder(resp.Body).Decode(&page)
		resp.Body.Close()
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatal(resp.Status, err)
		}
		for _, d := range page.Items {
			out[d.URL] = true
		}
		if next = page.Next; next == "" {
			return out
		}
	}
}
