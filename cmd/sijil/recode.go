package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// recodeRun is one run of the recode command.
type recodeRun struct {
	*app
	register string
	jobs     int
	limit    int

	recoded, failed, other int
}

const recodeLong = `Recode codes what is in the register anew, where another version of the program
or of its data coded it. Texts, revisions and corrections stay; the earlier
coding is kept beside the new one, for sijil diff, until sijil store forget
deletes it.

Documents are coded anew in transactions of some hundred, those that came first
before the others. A run that is interrupted, or that --limit ends, is gone on
with by the same command.

Exit code: 0 done; 1 some documents could not be coded, they keep what they have;
2 the command line is wrong; 130 interrupted, what was finished is kept.`

const recodeExample = `  sijil recode
  sijil recode --store 2018.db --limit 1000
  sijil diff`

func (a *app) recodeCommand() *cobra.Command {
	r := &recodeRun{app: a}
	cmd := &cobra.Command{
		Use: "recode", Short: "Code the register anew with this version", Long: recodeLong, Example: recodeExample, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context()) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	f.IntVarP(&r.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "documents coded at once")
	f.IntVar(&r.limit, "limit", 0, "end after so many documents (0: all)")
	f.SortFlags = false
	return cmd
}

func (r *recodeRun) run(ctx context.Context) error {
	if r.jobs < 1 {
		return misusef("--jobs is 1 or more, not %d", r.jobs)
	}
	if r.limit < 0 {
		return misusef("--limit is 0 or more, not %d", r.limit)
	}
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true})
	if err != nil {
		return err
	}
	defer s.Close()
	coder, err := r.coder()
	if err != nil {
		return err
	}
	err = r.recode(ctx, s, coder)
	stopped := ctx.Err() != nil && errors.Is(err, ctx.Err())
	if err != nil && !stopped {
		return err
	}
	return r.finish(ctx, s, coder.Version(), stopped)
}

// staleDocuments are those of a register that another version coded.
type staleDocuments struct {
	s       store.Store
	version string
	limit   int
}

func (x *staleDocuments) each(ctx context.Context, f func(*doc.Document) error) error {
	n := 0
	for r, err := range store.Stale(ctx, x.s, x.version, 0) {
		if err != nil {
			return err
		}
		if err := f(r.Doc); err != nil {
			return err
		}
		if n++; n == x.limit {
			return nil
		}
	}
	return nil
}

func (*staleDocuments) bytes() int64 { return 0 }
func (*staleDocuments) size() int64  { return 0 }

func (r *recodeRun) recode(ctx context.Context, s store.Store, coder *sijil.Coder) error {
	total, err := r.left(ctx, s, coder.Version())
	if err != nil {
		return err
	}
	if r.limit > 0 {
		total = min(total, int64(r.limit))
	}
	lasting := context.WithoutCancel(ctx) // a document that was begun is finished
	p := startPutter(func(batch []*store.Record) error {
		done, err := s.Recode(lasting, batch)
		for _, ok := range done {
			if ok {
				r.recoded++
			}
		}
		return err
	})
	n, start, show := 0, time.Now(), r.log.pace()
	err = inOrder(ctx, &staleDocuments{s, coder.Version(), r.limit}, r.jobs, func(t *task) error {
		t.rec = store.NewRecord(t.d) // its identity is that of the text, not of what is coded
		if err := coder.Code(lasting, t.d); err != nil {
			return err
		}
		t.rec.Index(coder.Terms())
		return t.rec.Prepare()
	}, func(t *task, idle bool) error {
		n++
		show(func() string {
			return fmt.Sprintf("%d of %d documents · %.0f a second", n, total, float64(n)/time.Since(start).Seconds())
		})
		return r.take(p, t, idle)
	})
	r.log.progress("")
	if perr := p.end(); perr != nil {
		return perr
	}
	return err
}

// take hands a document that was coded on to be kept.
func (r *recodeRun) take(p *putter, t *task, idle bool) error {
	switch {
	case errors.Is(t.err, sijil.ErrLanguage):
		r.other++
	case t.err != nil:
		r.failed++
		r.log.say("document %s: %v; it keeps its coding", name(t.d), t.err)
	default:
		return p.put(t.rec, idle)
	}
	return p.failed()
}

// name is what a document is called in messages.
func name(d *doc.Document) string {
	if d.URL != "" {
		return d.URL
	}
	return d.ID
}

// left is how many documents another version coded.
func (r *recodeRun) left(ctx context.Context, s store.Store, version string) (int64, error) {
	info, err := s.Info(ctx)
	if err != nil {
		return 0, err
	}
	n := info.Documents
	for _, v := range info.Versions {
		if v.Version == version {
			n -= v.Documents
		}
	}
	return n, nil
}

func (r *recodeRun) finish(ctx context.Context, s store.Store, version string, stopped bool) error {
	left, err := r.left(context.WithoutCancel(ctx), s, version)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(r.stdout, "coded anew %d · left %d, by version %s\n", r.recoded, left, version); err != nil {
		return wrapOutput(err)
	}
	switch {
	case stopped:
		r.log.say("interrupted; the same command goes on")
		return errInterrupted
	case r.failed > 0:
		return errReported
	}
	if r.other > 0 {
		r.log.say("%s in a language that is not read", plural(r.other, "document"))
	}
	return nil
}
