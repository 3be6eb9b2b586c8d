// Package watch follows feeds: it asks each when it is due, reads and codes the
// articles that are new, and appends them to the output, each once. What it
// knows stands in a State, so that a run goes on where the last one stopped.
package watch

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/fetch"
	"github.com/sijil-news/sijil/intake"
)

// Options of a Watcher. Client, Code, Render and either Out or Stream are
// needed.
type Options struct {
	Client *fetch.Client
	Code   func(*doc.Document) error             // fills the events; an error leaves the document as it is
	Render func([]*doc.Document) ([]byte, error) // lines of output, whole ones
	Out    string                                // file that is appended to; "" writes to Stream
	Stream io.Writer

	Items       bool          // code the text that the feed's items carry, fetch no pages
	Lang        string        // language of documents that name none
	Once        bool          // ask every feed once, now
	Min, Max    time.Duration // between two polls of a feed; 5 minutes and 6 hours
	Concurrency int           // feeds asked at once; 4

	Report func(Report) // told of every poll; may be nil. Called by several goroutines
	now    func() time.Time
}

// Report tells what a poll came to.
type Report struct {
	Feed      Feed  // as it stands now
	Err       error // why it could not be read
	Unchanged bool
	New       int     // articles coded
	Lost      []error // articles that could not be read
}

// jitter is the share by which a wait is changed at most.
const jitter = 0.1

// Watcher follows the feeds of a State.
type Watcher struct {
	opt   Options
	state *State
	web   *intake.Web
	plan  Schedule
	out   *output
	write sync.Mutex // one article is written at a time

	mu     sync.Mutex
	claims map[string]bool // keys of articles on their way
	busy   map[string]bool // feeds being asked
}

// New makes a watcher on a state, which must be locked, and opens its output.
func New(s *State, opt Options) (*Watcher, error) {
	if opt.Concurrency <= 0 {
		opt.Concurrency = 4
	}
	if opt.now == nil {
		opt.now = time.Now
	}
	if opt.Report == nil {
		opt.Report = func(Report) {}
	}
	out, err := openOutput(s, opt.Out, opt.Stream)
	if err != nil {
		return nil, err
	}
	web := &intake.Web{Client: opt.Client, Lang: opt.Lang}
	return &Watcher{opt: opt, state: s, web: web, out: out, plan: Schedule{Min: opt.Min, Max: opt.Max, Jitter: jitter, Rand: rand.Float64}, claims: map[string]bool{}, busy: map[string]bool{}}, nil
}

// Close closes the output, not the state.
func (w *Watcher) Close() error { return w.out.close() }

// Run follows the feeds until ctx ends, with Once until each was asked. When
// ctx ends, articles that were fetched are still coded and written; those whose
// page is on its way are left to the next run. The error is that of the state
// or the output, which end the run; else that of ctx.
func (w *Watcher) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	ended := make(chan struct{}, w.opt.Concurrency)
	places := make(chan struct{}, w.opt.Concurrency)
	asked := map[string]bool{} // with Once
	for ctx.Err() == nil {
		f, wait, err := w.due(asked)
		if err != nil {
			cancel(err)
			break
		}
		if f == nil {
			if wait < 0 {
				break
			}
			w.rest(ctx, wait, ended)
			continue
		}
		select {
		case places <- struct{}{}:
		case <-ctx.Done():
			continue
		}
		asked[f.Given] = true
		w.setBusy(f.Given, true)
		wg.Go(func() {
			if err := w.poll(ctx, f); err != nil {
				cancel(err)
			}
			w.setBusy(f.Given, false)
			<-places
			select {
			case ended <- struct{}{}:
			default:
			}
		})
	}
	wg.Wait()
	return context.Cause(ctx)
}

// rest waits for the next feed to be due, or for a poll to end.
func (w *Watcher) rest(ctx context.Context, wait time.Duration, ended <-chan struct{}) {
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ended:
	case <-ctx.Done():
	}
}

// longestRest is after how long the state is looked at anew: clocks are set,
// machines sleep.
const longestRest = time.Minute

// due gives the next feed that is to be asked now, or how long to wait; below
// zero there is nothing left to wait for.
func (w *Watcher) due(asked map[string]bool) (*Feed, time.Duration, error) {
	feeds, err := w.state.Feeds()
	if err != nil {
		return nil, 0, err
	}
	var next *Feed
	var left time.Duration
	now := w.opt.now()
	for i := range feeds {
		f := &feeds[i]
		if f.Gone || w.opt.Once && asked[f.Given] || w.isBusy(f.Given) {
			continue
		}
		at := f.Next
		if w.opt.Once {
			if f.Hold.After(now) { // the host asked for rest: not in this run
				asked[f.Given] = true
				w.opt.Report(Report{Feed: *f, Err: fmt.Errorf("not asked: the host wants rest until %s", f.Hold.UTC().Format(time.RFC3339))})
				continue
			}
			at = now
		}
		if d := at.Sub(now); next == nil || d < left {
			next, left = f, d
		}
	}
	switch {
	case next != nil && left <= 0:
		return next, 0, nil
	case next == nil && !w.anyBusy() && (w.opt.Once || len(feeds) == 0):
		return nil, -1, nil
	case next == nil:
		left = longestRest
	}
	return nil, min(left, longestRest), nil
}

func (w *Watcher) setBusy(given string, on bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if on {
		w.busy[given] = true
	} else {
		delete(w.busy, given)
	}
}

func (w *Watcher) isBusy(given string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.busy[given]
}

func (w *Watcher) anyBusy() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.busy) > 0
}

// claim takes the keys of an article, so that two feeds which carry it do not
// both fetch it; release gives them back.
func (w *Watcher) claim(keys []string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, k := range keys {
		if w.claims[k] {
			return false
		}
	}
	for _, k := range keys {
		w.claims[k] = true
	}
	return true
}

func (w *Watcher) release(keys []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, k := range keys {
		delete(w.claims, k)
	}
}
