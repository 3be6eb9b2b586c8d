package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sijil-news/sijil/samples"
)

// listeners listen for news.
type listeners struct {
	there, lost, messages atomic.Int64
	most                  atomic.Int64
}

// listen opens streams until ctx ends.
func (l *listeners) listen(ctx context.Context, c *client, n int) {
	var all sync.WaitGroup
	for range n {
		if ctx.Err() != nil {
			break
		}
		all.Go(func() { l.one(ctx, c) })
		time.Sleep(time.Millisecond) // they do not come all at once
	}
	all.Wait()
}

func (l *listeners) one(ctx context.Context, c *client) {
	r, err := c.request(ctx, "GET", "/stream")
	if err != nil {
		l.lost.Add(1)
		return
	}
	resp, err := c.http.Do(r)
	if err == nil && resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		err = fmt.Errorf("%s", resp.Status)
	}
	if err != nil {
		if ctx.Err() == nil {
			l.lost.Add(1)
		}
		return
	}
	defer resp.Body.Close()
	l.most.Store(max(l.most.Load(), l.there.Add(1)))
	defer l.there.Add(-1)
	in := bufio.NewReaderSize(resp.Body, 512)
	for {
		line, err := in.ReadSlice('\n')
		if bytes.HasPrefix(line, []byte("event: ")) {
			l.messages.Add(1)
		}
		if err != nil && err != bufio.ErrBufferFull {
			if ctx.Err() == nil {
				l.lost.Add(1)
			}
			return
		}
	}
}

func (l *listeners) print(w io.Writer) {
	fmt.Fprintf(w, "listeners: %d, %d lost, %d messages\n", l.most.Load(), l.lost.Load(), l.messages.Load())
}

// adder adds articles: the samples under new addresses.
type adder struct {
	c                 *client
	added, failed     int
	longest, together time.Duration
	first             string
}

func (a *adder) add(ctx context.Context, rate float64) {
	if rate == 0 {
		return
	}
	var texts []string
	for _, s := range samples.List() {
		if b, err := fs.ReadFile(samples.FS(), s.Name); err == nil && strings.HasSuffix(s.Name, ".txt") {
			texts = append(texts, string(b))
		}
	}
	began := time.Now()
	tick := time.NewTicker(time.Duration(float64(time.Second) / rate))
	defer tick.Stop()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		asked := time.Now()
		err := a.one(context.WithoutCancel(ctx), fmt.Sprintf("https://load.example/%d/%d", began.UnixNano(), n), texts[n%len(texts)])
		took := time.Since(asked)
		a.longest, a.together = max(a.longest, took), a.together+took
		if err != nil {
			if a.failed++; a.first == "" {
				a.first = err.Error()
			}
			continue
		}
		a.added++
	}
}

func (a *adder) one(ctx context.Context, addr, text string) error {
	r, err := a.c.request(ctx, "POST", "/documents")
	if err != nil {
		return err
	}
	b, err := json.Marshal(map[string]string{"url": addr, "text": text, "published": time.Now().Format(time.DateOnly), "publisher": "load"})
	if err != nil {
		return err
	}
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(b)), int64(len(b))
	r.Header.Set("Content-Type", "application/json")
	resp, err := a.c.http.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var kept struct{ Added int }
	if err := json.NewDecoder(resp.Body).Decode(&kept); err != nil || kept.Added != 1 {
		return fmt.Errorf("an article was not added: %s %v", resp.Status, err)
	}
	return nil
}

func (a *adder) print(w io.Writer) {
	if n := a.added + a.failed; n > 0 {
		fmt.Fprintf(w, "articles: %d added, %d failed, %.1f ms each, longest %.1f\n", a.added, a.failed, float64(a.together.Microseconds())/1000/float64(n), float64(a.longest.Microseconds())/1000)
	}
	if a.first != "" {
		fmt.Fprintln(w, "first failure:", a.first)
	}
}

// memory watches memory and processor time of the server.
type memory struct {
	pid   int
	seen  []int // MB, every ten seconds
	spent time.Duration
}

func (m *memory) watch(ctx context.Context) {
	if m.pid == 0 {
		return
	}
	began := processor(m.pid)
	defer func() { m.spent = processor(m.pid) - began }()
	tick := time.NewTicker(10 * time.Second)
	defer tick.Stop()
	for {
		if mb, ok := resident(m.pid); ok {
			m.seen = append(m.seen, mb)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// resident is how many MB of memory a process has (Linux).
func resident(pid int) (int, bool) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, false
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.Atoi(strings.Fields(rest)[0])
			return kb >> 10, err == nil
		}
	}
	return 0, false
}

func (m *memory) print(w io.Writer) {
	if len(m.seen) > 0 {
		fmt.Fprintf(w, "memory of the server, MB, every 10 s: %v\nprocessor time of the server: %.1f s\n", m.seen, m.spent.Seconds())
	}
}

// processor is how long a process has been running on processors (Linux): the
// fields 14 and 15 of its stat, in hundredths of a second.
func processor(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(b, []byte(") "))
	fields := strings.Fields(string(rest))
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}
