package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"
)

// asker makes questions of what the register has.
type asker struct {
	mu                             sync.Mutex
	rnd                            *rand.Rand
	actors, types, sources, months []string
	documents                      int
	events, words                  []string
}

// newAsker looks what there is to ask for.
func newAsker(ctx context.Context, c *client, seed uint64) (*asker, error) {
	a := &asker{rnd: rand.New(rand.NewPCG(seed, 0)), words: []string{"رئيس", "وزير", "قصف", "مدينة", "president", "minister"}}
	var v struct{ Counts struct{ Documents int } }
	if err := c.read(ctx, "/version", &v); err != nil {
		return nil, err
	}
	if a.documents = v.Counts.Documents; a.documents == 0 {
		return nil, fmt.Errorf("the register of %s is empty", c.base)
	}
	for _, x := range []struct {
		by string
		to *[]string
	}{{"actor", &a.actors}, {"type", &a.types}, {"source", &a.sources}, {"month", &a.months}} {
		var g struct{ Groups []struct{ Keys []string } }
		if err := c.read(ctx, "/counts?order=most&limit=20&by="+x.by, &g); err != nil {
			return nil, err
		}
		for _, k := range g.Groups {
			if k.Keys[0] != "" {
				*x.to = append(*x.to, k.Keys[0])
			}
		}
	}
	var l struct{ Items []struct{ ID string } }
	if err := c.read(ctx, "/events?limit=200", &l); err != nil {
		return nil, err
	}
	for _, e := range l.Items {
		a.events = append(a.events, e.ID)
	}
	return a, nil
}

// read reads an answer.
func (c *client) read(ctx context.Context, path string, to any) error {
	r, err := c.request(ctx, "GET", path)
	if err != nil {
		return err
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		b, _ := io.ReadAll(io.LimitReader(resp.Body, 300))
		return fmt.Errorf("%s: %s %s", path, resp.Status, b)
	}
	return json.NewDecoder(resp.Body).Decode(to)
}

func (a *asker) one(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return url.QueryEscape(list[a.rnd.IntN(len(list))])
}

// question is one, with the name under which its times are told: what pages of
// the register ask, as often as readers look at them.
func (a *asker) question() (name, path string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch n := a.rnd.IntN(100); {
	case n < 20:
		return "events", "/events?limit=50"
	case n < 30:
		return "events of an actor", "/events?limit=50&actor=" + a.one(a.actors)
	case n < 40:
		return "events of a type and month", "/events?limit=50&type=" + a.one(a.types) + "&time=" + a.one(a.months)
	case n < 55:
		return "document", fmt.Sprintf("/documents/%d", 1+a.rnd.IntN(a.documents))
	case n < 62:
		return "event", "/events/" + a.one(a.events)
	case n < 67:
		return "documents", "/documents?limit=50"
	case n < 72:
		return "facets", "/facets"
	case n < 76:
		return "facets of an actor", "/facets?actor=" + a.one(a.actors)
	case n < 80:
		return "counts by month", "/counts?by=month&type=" + a.one(a.types)
	case n < 83:
		return "counts by actor", "/counts?by=actor&limit=20&time=" + a.one(a.months)
	case n < 86:
		return "series of a dyad", "/series?dyad=" + a.one(a.actors) + "-" + a.one(a.actors)
	case n < 88:
		return "network", "/network?limit=60&time=" + a.one(a.months)
	case n < 90:
		return "places of a month", "/places?time=" + a.one(a.months)
	case n < 94:
		return "search", "/search?limit=20&q=" + a.one(a.words)
	case n < 96:
		return "claims", "/claims?limit=10"
	case n < 97:
		return "agenda", "/agenda?limit=10&from=today"
	case n < 98:
		return "stories", "/stories?limit=20&sort=newest"
	}
	return "version", "/version"
}

// timed is how long answers took, by question.
type timed struct {
	mu     sync.Mutex
	took   map[string][]time.Duration
	errors map[string]int
	first  string // error
}

// reads asks at a rate until ctx ends. The time of an answer counts from the
// moment at which it should have been asked for, so that a server that stands
// still is not asked less.
func reads(ctx context.Context, c *client, a *asker, rate int) *timed {
	t := &timed{took: map[string][]time.Duration{}, errors: map[string]int{}}
	var wait sync.WaitGroup
	began := time.Now()
	for n := 0; ; n++ {
		due := began.Add(time.Duration(n) * time.Second / time.Duration(rate))
		select {
		case <-ctx.Done():
			wait.Wait()
			return t
		case <-time.After(time.Until(due)):
		}
		name, path := a.question()
		wait.Go(func() {
			// what was begun is finished
			err := c.drain(context.WithoutCancel(ctx), path)
			t.note(name, time.Since(due), err)
		})
	}
}

// drain asks and reads the whole answer.
func (c *client) drain(ctx context.Context, path string) error {
	r, err := c.request(ctx, "GET", path)
	if err != nil {
		return err
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, resp.Status)
	}
	return nil
}

func (t *timed) note(name string, took time.Duration, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.took[name] = append(t.took[name], took)
	if err != nil {
		t.errors[name]++
		if t.first == "" {
			t.first = err.Error()
		}
	}
}

func (t *timed) failed() (n int) {
	for _, k := range t.errors {
		n += k
	}
	return n
}

// print tells the times; slow where 99 of 100 answers took longer than most.
func (t *timed) print(w io.Writer, most time.Duration) (slow bool) {
	fmt.Fprintf(w, "%-28s %8s %8s %8s %8s %8s %7s\n", "ms", "asked", "p50", "p90", "p99", "longest", "failed")
	var all []time.Duration
	names := slices.Sorted(maps.Keys(t.took))
	for _, name := range names {
		all = append(all, t.took[name]...)
		row(w, name, t.took[name], t.errors[name])
	}
	if len(all) == 0 {
		return false
	}
	row(w, "all", all, t.failed())
	if t.first != "" {
		fmt.Fprintln(w, "first failure:", t.first)
	}
	return at(all, 99) > most
}

func row(w io.Writer, name string, list []time.Duration, failed int) {
	slices.SortFunc(list, func(a, b time.Duration) int { return cmp.Compare(a, b) })
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	fmt.Fprintf(w, "%-28s %8d %8.1f %8.1f %8.1f %8.1f %7d\n", name, len(list), ms(at(list, 50)), ms(at(list, 90)), ms(at(list, 99)), ms(list[len(list)-1]), failed)
}

// at is the percentile of a sorted list.
func at(list []time.Duration, percent int) time.Duration {
	return list[min(len(list)-1, len(list)*percent/100)]
}
