package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// addRun is one run of the add command.
type addRun struct {
	codeRun
	register string
	noLink   bool

	known    int        // in the register, and not coded again
	unread   func() int // what a source other than in could not read; or nil
	outcomes map[store.Outcome]int
}

const addLong = `Add codes articles and puts them into the register, with everything coded in
them. The register is an SQLite file (--store, default $SIJIL_STORE, else
sijil.db), made where there is none, or a PostgreSQL database:
postgres://user@host/database.

Input is read as by sijil code.

What is in the register already is not coded again: an article is told by its
address or, where it has none, by its words and its day. Another text under the
same address takes the place of the former, of which digest and time are kept.

At the end the new documents are compared with those published in the days
around them: sijil stories lists events that several of them report.

Documents are kept in transactions of some hundred. A run that is interrupted,
or killed, has kept what it said; run it again to go on.

Exit code: 0 done; 1 some of the input could not be read or coded, each file,
record and line named on standard error, the rest added; 2 the command line is
wrong; 130 interrupted, what was finished is kept.`

const addExample = `  sijil add archive.jsonl.gz
  sijil add --store 2018.db --jobs 2 2018-*.jsonl saved-pages/
  sijil add --store postgres://press@db.example/press CC-NEWS-20240506.warc.gz
  sijil store info --store 2018.db`

// storeFlag adds the flag that names the register.
func storeFlag(f *pflag.FlagSet, to *string) {
	f.StringVar(to, "store", defaultStore(), "the register: an SQLite file or postgres://…; also $SIJIL_STORE")
}

func defaultStore() string {
	if s := os.Getenv("SIJIL_STORE"); s != "" {
		return s
	}
	return "sijil.db"
}

func (a *app) addCommand() *cobra.Command {
	r := &addRun{codeRun: codeRun{app: a, other: map[string]int{}}}
	cmd := &cobra.Command{
		Use: "add [FILE… | -]", Short: "Code articles and keep them in the register", Long: addLong, Example: addExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	r.in.flags(f)
	f.IntVarP(&r.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "documents coded at once; what is kept does not depend on it")
	f.BoolVar(&r.noLink, "no-link", false, "do not look for other reports of the same events (sijil link does it later)")
	f.SortFlags = false
	return cmd
}

func (r *addRun) run(ctx context.Context, files []string) error {
	if r.jobs < 1 {
		return misusef("--jobs is 1 or more, not %d", r.jobs)
	}
	r.in.jobs = r.jobs
	if err := r.in.open(r.app, files); err != nil {
		return err
	}
	r.src = &r.in
	return r.keep(ctx)
}

// keep puts the documents of r.src into the register.
func (r *addRun) keep(ctx context.Context) error {
	s, err := address.Open(ctx, r.register, address.Options{})
	if err != nil {
		return err
	}
	err = r.add(ctx, s)
	if err == nil && !r.noLink {
		_, _, err = r.link(ctx, s)
	}
	if stopped := ctx.Err() != nil && errors.Is(err, ctx.Err()); err == nil || stopped {
		err = r.finish(ctx, s, stopped)
	}
	if cerr := s.Close(); err == nil {
		err = cerr
	}
	return err
}

// errKnown marks documents that are in the register.
var errKnown = errors.New("in the register")

func (r *addRun) add(ctx context.Context, s store.Store) error {
	coder, err := r.coder()
	if err != nil {
		return err
	}
	if err := r.refresh(ctx, s, coder.Terms()); err != nil {
		return err
	}
	prog := newProgress(r.log, r.src, true)
	defer prog.end()
	outcomes := map[store.Outcome]int{}
	p := startPutter(func(batch []*store.Record) error {
		out, err := s.Put(context.Background(), batch)
		for _, o := range out {
			outcomes[o]++
		}
		return err
	})
	// a document that was begun is finished: ctx ends the reading only
	lasting := context.WithoutCancel(ctx)
	err = inOrder(ctx, r.src, r.jobs, func(t *task) error { return prepare(lasting, s, coder, t) }, func(t *task, idle bool) error {
		prog.step()
		switch {
		case errors.Is(t.err, errKnown):
			r.known++
		case t.rec == nil && t.err != nil && !errors.Is(t.err, sijil.ErrLanguage) && !errors.Is(t.err, sijil.ErrEncoding) && !errors.Is(t.err, sijil.ErrInternal):
			return t.err
		case t.err != nil:
			r.note(t)
		default:
			return p.put(t.rec, idle)
		}
		return p.failed()
	})
	perr := p.end()
	r.outcomes = outcomes
	if perr != nil {
		return perr
	}
	return err
}

// prepare codes and packs a document that is not in the register.
func prepare(ctx context.Context, s store.Store, coder *sijil.Coder, t *task) error {
	known, err := s.Known(ctx, []store.Identity{store.Identify(t.d)})
	if err != nil {
		return err
	}
	if known[0] {
		return errKnown
	}
	if err := coder.Code(ctx, t.d); err != nil {
		return err
	}
	t.rec = store.NewRecord(t.d)
	t.rec.Index(coder.Terms())
	return t.rec.Prepare()
}

// finish tells what was done.
func (r *addRun) finish(ctx context.Context, s store.Store, stopped bool) error {
	if r.unread != nil {
		r.in.unread += r.unread()
	}
	left := r.in.unread + r.failed
	for _, n := range r.other {
		left += n
	}
	for _, n := range r.in.left {
		left += n
	}
	info, err := s.Info(context.WithoutCancel(ctx))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(r.stdout, "added %d · unchanged %d · replaced %d · left out %d\nregister %s: %s, %s\n",
		r.outcomes[store.Added], r.outcomes[store.Unchanged]+r.known, r.outcomes[store.Replaced], left, info.Address, plural(int(info.Documents), "document"), plural(int(info.Events), "event"))
	if err != nil {
		return wrapOutput(err)
	}
	return r.end(stopped, "kept, the same command goes on")
}

// How many documents are put at once, and how long the last ones of a slow
// input wait at most for others.
const (
	putBatch = 100
	putWait  = time.Second
)

// putter writes documents into a register beside the coding, in batches.
type putter struct {
	todo  chan []*store.Record
	done  chan struct{}
	err   error // of the first batch that failed; read it after done
	batch []*store.Record
	last  time.Time
}

func startPutter(write func([]*store.Record) error) *putter {
	p := &putter{todo: make(chan []*store.Record, 1), done: make(chan struct{}), last: time.Now()}
	go func() {
		defer close(p.done)
		for batch := range p.todo {
			if p.err = write(batch); p.err != nil {
				return
			}
		}
	}()
	return p
}

// put takes a document. idle tells that no other one is waiting.
func (p *putter) put(r *store.Record, idle bool) error {
	p.batch = append(p.batch, r)
	if len(p.batch) >= putBatch || idle && time.Since(p.last) > putWait {
		return p.flush()
	}
	return p.failed()
}

func (p *putter) flush() error {
	if len(p.batch) == 0 {
		return p.failed()
	}
	select {
	case p.todo <- p.batch:
		p.batch, p.last = nil, time.Now()
		return nil
	case <-p.done:
		return p.err
	}
}

// failed is the error of an earlier batch, nil where none is known of.
func (p *putter) failed() error {
	select {
	case <-p.done:
		return p.err
	default:
		return nil
	}
}

// end puts what is left.
func (p *putter) end() error {
	err := p.flush()
	close(p.todo)
	<-p.done
	if p.err != nil {
		err = p.err
	}
	return err
}
