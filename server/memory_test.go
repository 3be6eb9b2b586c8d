package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// slow counts a question, in a time that can be set, as often as it is asked.
type slow struct {
	m      *memory
	took   time.Duration
	serial atomic.Int64
	asked  atomic.Int64
	given  atomic.Int64 // up
}

func (s *slow) count(ctx context.Context) ([]byte, int64, error) {
	serial := s.serial.Load()
	n := s.asked.Add(1)
	select {
	case <-time.After(s.took):
		return fmt.Appendf(nil, "%d", n), serial, nil
	case <-ctx.Done():
		s.given.Add(1)
		return nil, 0, ctx.Err()
	}
}

// ask asks, and wants an answer, by how often it had been counted, in a time.
func (s *slow) ask(t *testing.T, want string, in time.Duration) {
	t.Helper()
	began := time.Now()
	a, err := s.m.ask(t.Context(), "q", s.serial.Load(), false, s.count)
	switch took := time.Since(began); {
	case err != nil:
		t.Error(err)
	case string(a.json) != want || took != in:
		t.Errorf("%q in %s, want %q in %s", a.json, took, want, in)
	}
}

func inBubble(t *testing.T, took time.Duration, exact bool, f func(t *testing.T, s *slow)) {
	synctest.Test(t, func(t *testing.T) {
		var jobs sync.WaitGroup
		life, end := context.WithCancel(t.Context())
		f(t, &slow{m: newMemory(life, &jobs, exact), took: took})
		end()
		jobs.Wait()
	})
}

// TestOnce: however many ask the same, it is counted once.
func TestOnce(t *testing.T) {
	inBubble(t, time.Second, false, func(t *testing.T, s *slow) {
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() { s.ask(t, "1", time.Second) })
		}
		all.Wait()
		s.ask(t, "1", 0)
		time.Sleep(time.Hour)
		s.ask(t, "1", 0) // nothing changed
	})
}

// TestStale: an answer that took long is given for a while after a change, and
// counted anew meanwhile; one of too long ago is not.
func TestStale(t *testing.T) {
	inBubble(t, 200*time.Millisecond, false, func(t *testing.T, s *slow) {
		s.ask(t, "1", s.took)
		s.serial.Add(1)
		s.ask(t, "1", 0)
		time.Sleep(calm * s.took)
		s.ask(t, "1", 0) // and is counted aside
		time.Sleep(s.took)
		synctest.Wait()
		s.ask(t, "2", 0)
		s.serial.Add(1)
		time.Sleep(patient * s.took)
		s.ask(t, "3", s.took)
	})
}

// TestStaleBounds: an answer that took long is given for a minute at most after a
// change, one that took little not at all.
func TestStaleBounds(t *testing.T) {
	inBubble(t, 10*time.Second, false, func(t *testing.T, s *slow) {
		s.ask(t, "1", s.took)
		s.serial.Add(1)
		time.Sleep(oldest - s.took)
		s.ask(t, "2", s.took)
	})
	inBubble(t, dear/2, false, func(t *testing.T, s *slow) {
		s.ask(t, "1", s.took)
		s.serial.Add(1)
		s.ask(t, "2", s.took)
	})
	inBubble(t, 10*time.Second, true, func(t *testing.T, s *slow) {
		s.ask(t, "1", s.took)
		s.serial.Add(1)
		s.ask(t, "2", s.took)
	})
}

// TestExact: an exact answer is given until the register changes, and not after.
func TestExact(t *testing.T) {
	inBubble(t, 10*time.Second, false, func(t *testing.T, s *slow) {
		for _, want := range []string{"1", "1", "2", "2"} {
			if want == "2" {
				s.serial.Store(1)
			}
			a, err := s.m.ask(t.Context(), "q", s.serial.Load(), true, s.count)
			if err != nil {
				t.Fatal(err)
			}
			if string(a.json) != want {
				t.Errorf("%s, want %s", a.json, want)
			}
		}
	})
}

// TestBegunBefore: what was begun before a change is no answer for whoever asks
// after it, unless it took long.
func TestBegunBefore(t *testing.T) {
	for took, want := range map[time.Duration]string{dear / 2: "2", 4 * dear: "1"} {
		inBubble(t, took, false, func(t *testing.T, s *slow) {
			var all sync.WaitGroup
			all.Go(func() { s.ask(t, "1", took) })
			synctest.Wait()
			s.serial.Add(1)
			if want == "1" {
				s.ask(t, want, took)
			} else {
				s.ask(t, want, 2*took)
			}
			all.Wait()
		})
	}
}

// TestAside: one question is counted aside at a time, unless somebody has to
// wait for it.
func TestAside(t *testing.T) {
	inBubble(t, time.Second, false, func(t *testing.T, s *slow) {
		ask := func(key string) {
			if _, err := s.m.ask(t.Context(), key, s.serial.Load(), false, s.count); err != nil {
				t.Error(err)
			}
		}
		for _, key := range []string{"a", "b", "c"} {
			ask(key)
		}
		s.serial.Add(1)
		time.Sleep(oldest / 2)
		for _, key := range []string{"a", "b", "c", "a", "b", "c"} {
			ask(key)
		}
		synctest.Wait()
		if n := s.asked.Load(); n != 4 {
			t.Errorf("%d are counted, want one at a time", n-3)
		}
		s.m.mu.Lock()
		for _, key := range []string{"b", "c"} {
			s.m.drop(s.m.answers[key])
		}
		s.m.mu.Unlock()
		began := time.Now()
		var all sync.WaitGroup
		all.Go(func() { ask("b") })
		all.Go(func() { ask("c") })
		all.Wait()
		if took := time.Since(began); took != s.took {
			t.Errorf("%s, want %s: whoever waits does not stand in line", took, s.took)
		}
	})
}

// TestGivenUp: counting ends when nobody waits for it any more, and not before.
func TestGivenUp(t *testing.T) {
	inBubble(t, time.Minute/4, false, func(t *testing.T, s *slow) {
		first, leave := context.WithCancel(t.Context())
		second, leaveToo := context.WithCancel(t.Context())
		for _, ctx := range []context.Context{first, second} {
			go func() {
				if a, err := s.m.ask(ctx, "q", 0, false, s.count); !errors.Is(err, context.Canceled) {
					t.Errorf("%v, %v", a, err)
				}
			}()
		}
		synctest.Wait()
		leave()
		synctest.Wait()
		if s.given.Load() != 0 {
			t.Error("given up though somebody waits")
		}
		leaveToo()
		synctest.Wait()
		if s.given.Load() != 1 {
			t.Error("goes on though nobody waits")
		}
		s.ask(t, "2", s.took)
	})
}

// TestFailed: what failed is asked again, what takes too long ends.
func TestFailed(t *testing.T) {
	inBubble(t, 0, false, func(t *testing.T, s *slow) {
		if _, err := s.m.ask(t.Context(), "q", 0, false, func(context.Context) ([]byte, int64, error) { panic("oh") }); err == nil || !strings.Contains(err.Error(), "oh") {
			t.Errorf("after a panic: %v", err)
		}
		s.ask(t, "1", 0)
		s.serial.Add(1)
		s.took = time.Hour
		if _, err := s.m.ask(t.Context(), "q", 1, false, s.count); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("what takes too long: %v", err)
		}
	})
}

// TestMemoryBound: memory is bounded; what was not asked for longest goes.
func TestMemoryBound(t *testing.T) {
	inBubble(t, 0, false, func(t *testing.T, s *slow) {
		const each = mostMem / 10
		long := func(n int) func(context.Context) ([]byte, int64, error) {
			return func(context.Context) ([]byte, int64, error) { return bytes.Repeat([]byte{'a'}, n), 0, nil }
		}
		for i := range 30 {
			for _, key := range []string{"first", fmt.Sprint(i)} {
				if _, err := s.m.ask(t.Context(), key, 0, false, long(each)); err != nil {
					t.Fatal(err)
				}
			}
		}
		sum := 0
		for _, e := range s.m.answers {
			a, _ := e.Value.(*answer)
			sum += a.size()
		}
		if sum != s.m.bytes || sum > mostMem || len(s.m.answers) != 9 || s.m.used.Len() != 9 || s.m.answers["first"] == nil || s.m.answers["29"] == nil {
			t.Errorf("%d bytes (%d), %d answers", sum, s.m.bytes, len(s.m.answers))
		}
		if _, err := s.m.ask(t.Context(), "long", 0, false, long(mostMem/4)); err != nil || s.m.answers["long"] != nil || len(s.m.answers) != 9 {
			t.Errorf("one that is very long is kept: %v", err)
		}
	})
}

// TestBuild: tags of answers tell builds and data apart; those of files that are
// in no commit differ with each start.
func TestBuild(t *testing.T) {
	at := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	one := buildOf("devel", "devel+abc", at)
	for _, other := range []string{buildOf("devel", "devel+abd", at), buildOf("devel-2", "devel+abc", at), buildOf("devel", "devel+abc", at.Add(time.Second))} {
		if other == one {
			t.Errorf("%s of two builds", one)
		}
	}
	if buildOf("devel", "devel+abc", at) != one {
		t.Error("not the same each time")
	}
}
