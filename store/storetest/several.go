package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/sijil-news/sijil/store"
)

// concurrent: 8 writers, each through a register of its own, half of whose
// documents others write too, and 32 readers, who see documents whole or not at
// all.
func (b Backend) concurrent(t *testing.T) {
	const writers, readers, batch = 8, 32, 10
	each, pause := 60, 50*time.Millisecond
	if raceDetector { // which makes SQLite in Go twenty times as slow
		each, pause = 20, time.Second
	}
	address := b.New(t)
	s := b.open(t, address)
	done := make(chan struct{})
	var writing, reading sync.WaitGroup
	added := make([]int, writers)
	for w := range writers {
		own := b.open(t, address)
		writing.Go(func() {
			for i := 0; i < each; i += batch {
				list := append(many(w*each+i, w*each+i+batch), many(i+100_000, i+100_000+batch)...)
				out, err := own.Put(t.Context(), list)
				if err != nil {
					t.Error(err)
					return
				}
				for _, o := range out {
					if o == store.Added {
						added[w]++
					}
				}
			}
		})
	}
	for range readers {
		reading.Go(func() {
			for {
				select {
				case <-done:
					return
				case <-time.After(pause):
				}
				last, seen := int64(0), 0
				for r, err := range s.Documents(t.Context(), 0) {
					if err != nil {
						t.Error(err)
						return
					}
					if r.Number <= last || len(r.Doc.Events) != len(r.Doc.Sentences) {
						t.Errorf("document %d after %d has %d events", r.Number, last, len(r.Doc.Events))
					}
					last = r.Number
					if seen++; seen > 20 {
						break
					}
				}
			}
		})
	}
	writing.Wait()
	close(done)
	reading.Wait()
	sum := 0
	for _, n := range added {
		sum += n
	}
	if want := writers*each + each; len(Whole(t, s)) != want || sum != want {
		t.Errorf("%d documents added, want %d", sum, want)
	}
	for n := range writers * each {
		if err := Same(get(t, s, Document(n)).Doc, Document(n)); err != nil {
			t.Fatal(err)
		}
	}
}

func (b Backend) reopen(t *testing.T) {
	address := b.New(t)
	s, err := b.Open(t.Context(), address, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, store.Added, many(0, 5))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = b.open(t, address)
	put(t, s, store.Unchanged, many(0, 5))
	put(t, s, store.Replaced, records(Revised(2)))
	Whole(t, s)
}

// atomic: where one document of a batch cannot be written, none is.
func (b Backend) atomic(t *testing.T) {
	address := b.New(t)
	s := b.open(t, address)
	put(t, s, store.Added, many(0, 5))
	batch := append(many(5, 9), records(Revised(2))...)
	last := Document(9)
	last.Events[0].Confidence = badNumber()
	batch = append(batch, store.NewRecord(last))
	if _, err := s.Put(t.Context(), batch); err == nil {
		t.Fatal("no error")
	}
	if n := len(Whole(t, s)); n != 5 {
		t.Errorf("%d documents, want 5", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Put(ctx, many(5, 9)); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	put(t, s, store.Added, many(5, 9))
	Whole(t, s)
}

func (b Backend) newer(t *testing.T) {
	address := b.New(t)
	s := b.open(t, address)
	put(t, s, store.Added, many(0, 2))
	s.Close()
	b.Exec(t, address, b.Newer)
	if _, err := b.Open(t.Context(), address, time.Second); !errors.Is(err, store.ErrNewer) {
		t.Errorf("%v, want %v", err, store.ErrNewer)
	}
}

func (b Backend) held(t *testing.T) {
	address := b.New(t)
	b.open(t, address)
	s, err := b.Open(t.Context(), address, 100*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	release := b.Hold(t, address)
	_, err = s.Put(t.Context(), many(0, 2))
	if !errors.Is(err, store.ErrLocked) {
		t.Errorf("%v, want %v", err, store.ErrLocked)
	}
	release()
	put(t, s, store.Added, many(0, 2))
	Whole(t, s)
}
