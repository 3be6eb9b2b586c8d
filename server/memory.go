package server

import (
	linked "container/list"
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// How long an answer may be given after the register has changed: until then
// whoever asks gets it as it is, and it is counted anew meanwhile. A page that
// many look at is thus not counted again for each while articles come in.
const (
	dear    = 50 * time.Millisecond // one that took less is never given after a change
	calm    = 100                   // so many times as long as it took it is not counted anew
	patient = 300                   // so many times as long as it took it may be given
	oldest  = time.Minute           // but no longer than that, and half as long without counting
	mostMem = 32 << 20              // bytes of all answers
)

// memory keeps answers as they were written. Each question is counted once at a
// time, however many ask it. What is kept must not depend on who asks.
type memory struct {
	life  context.Context // in which answers are counted; they belong to no request
	most  time.Duration   // that counting one takes
	jobs  *sync.WaitGroup
	exact bool          // no answer is given after a change
	aside chan struct{} // held by what is counted while an older answer serves

	mu      sync.Mutex
	answers map[string]*linked.Element // of *answer
	used    linked.List                // the last one in front
	bytes   int
	flights map[string]*flight
}

// answer is what was counted of one state of the register.
type answer struct {
	key    string
	serial int64 // of the state
	at     time.Time
	took   time.Duration
	json   []byte
}

// flight is a question that is being counted.
type flight struct {
	done    chan struct{} // closed when it is
	got     *answer
	err     error
	waiting int           // requests that wait for it; it is given up when all are gone
	aside   bool          // an older answer serves meanwhile
	wanted  chan struct{} // closed where one aside cannot wait for its turn any longer
	end     context.CancelFunc
}

func newMemory(life context.Context, jobs *sync.WaitGroup, exact bool) *memory {
	return &memory{life: life, most: answerTime, jobs: jobs, exact: exact, aside: make(chan struct{}, 1),
		answers: map[string]*linked.Element{}, flights: map[string]*flight{}}
}

// ask answers a question about the register, whose state has a serial, from
// memory or by count, which tells of which state its answer is. An exact answer
// is not of an earlier state, however long it took.
func (m *memory) ask(ctx context.Context, key string, serial int64, exact bool, count func(context.Context) (json []byte, serial int64, err error)) (*answer, error) {
	exact = exact || m.exact
	for {
		a, f := m.look(key, serial, exact, count)
		if a != nil {
			return a, nil
		}
		select {
		case <-f.done:
			if f.err != nil {
				return nil, f.err
			}
			// one that was begun before the register changed is looked at as any other
			if good, _ := m.judge(f.got, serial, exact); good {
				return f.got, nil
			}
		case <-ctx.Done():
			m.leave(f)
			return nil, ctx.Err()
		}
	}
}

// look gives the answer that may be given, or what is to be waited for.
func (m *memory) look(key string, serial int64, exact bool, count func(context.Context) ([]byte, int64, error)) (*answer, *flight) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a := m.find(key)
	good, refresh := m.judge(a, serial, exact)
	if good && !refresh {
		return a, nil
	}
	f := m.flights[key]
	if f == nil {
		f = m.start(key, good, count)
	}
	if good {
		return a, nil
	}
	if f.waiting++; f.aside {
		f.aside = false
		close(f.wanted)
	}
	return nil, f
}

// find is the answer to a question, nil for none.
func (m *memory) find(key string) *answer {
	e := m.answers[key]
	if e == nil {
		return nil
	}
	m.used.MoveToFront(e)
	a, _ := e.Value.(*answer)
	return a
}

// judge tells whether an answer may be given, and whether it is to be counted
// anew.
func (m *memory) judge(a *answer, serial int64, exact bool) (good, refresh bool) {
	switch {
	case a == nil:
		return false, false
	case a.serial >= serial:
		return true, false
	case exact || a.took < dear:
		return false, false
	}
	age := time.Since(a.at)
	return age < min(patient*a.took, oldest), age >= min(calm*a.took, oldest/2)
}

// start counts an answer, aside where an older one serves.
func (m *memory) start(key string, aside bool, count func(context.Context) ([]byte, int64, error)) *flight {
	ctx, cancel := context.WithTimeout(m.life, m.most)
	f := &flight{done: make(chan struct{}), aside: aside, wanted: make(chan struct{}), end: cancel}
	m.flights[key] = f
	m.jobs.Go(func() {
		defer cancel()
		if aside {
			select {
			case m.aside <- struct{}{}:
				defer func() { <-m.aside }()
			case <-f.wanted:
			case <-ctx.Done():
			}
		}
		began := time.Now()
		json, serial, err := counted(ctx, count)
		m.land(key, f, &answer{key, serial, began, time.Since(began), json}, err)
	})
	return f
}

// counted counts; a panic, which no request is there to take, is an error.
func counted(ctx context.Context, count func(context.Context) ([]byte, int64, error)) (json []byte, serial int64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	json, serial, err = count(ctx)
	if err != nil && ctx.Err() != nil {
		err = fmt.Errorf("%w: %w", ctx.Err(), err)
	}
	return json, serial, err
}

// land hands an answer to those who wait for it, and keeps it.
func (m *memory) land(key string, f *flight, a *answer, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if f.err = err; err == nil {
		f.got = a
		m.keep(a)
	}
	if m.flights[key] == f {
		delete(m.flights, key)
	}
	close(f.done)
}

// leave gives up what nobody waits for any more.
func (m *memory) leave(f *flight) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if f.waiting--; f.waiting > 0 {
		return
	}
	for key, other := range m.flights {
		if other == f {
			delete(m.flights, key) // whoever asks next begins anew
		}
	}
	f.end()
}

// size is about what an answer takes.
func (a *answer) size() int { return len(a.key) + len(a.json) + 300 }

// keep keeps an answer in place of an older one, and lets go of those that were
// not asked for longest. One that is very long is not kept.
func (m *memory) keep(a *answer) {
	if e := m.answers[a.key]; e != nil {
		m.drop(e)
	}
	if a.size() > mostMem/8 {
		return
	}
	m.answers[a.key] = m.used.PushFront(a)
	m.bytes += a.size()
	for m.bytes > mostMem {
		m.drop(m.used.Back())
	}
}

func (m *memory) drop(e *linked.Element) {
	a, _ := m.used.Remove(e).(*answer)
	delete(m.answers, a.key)
	m.bytes -= a.size()
}
