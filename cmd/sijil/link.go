package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
	"github.com/sijil-news/sijil/stories"
	"github.com/sijil-news/sijil/story"
)

const linkLong = `Link compares the documents of the register that were not compared yet with the
others: which tell the same event and which are copies of one text (sijil
stories), what became of announced things (sijil agenda --store), and which
statements deny, confirm or repeat which claim (sijil claims). sijil add does it
at its end; link is for what was added with --no-link, recoded or corrected.

It works in steps, each kept. A run that is interrupted, or killed, has kept what
was finished; the same command goes on.

Exit code: 0 done; 1 the register cannot be read or written; 2 the command line
is wrong; 130 interrupted, what was done is kept.`

const linkExample = `  sijil link
  sijil link --store postgres://press@db.example/press
  sijil link --again      all documents anew, what analysts decided kept`

// linkRun is one run of the link command.
type linkRun struct {
	*app
	register string
	again    bool
}

func (a *app) linkCommand() *cobra.Command {
	r := &linkRun{app: a}
	cmd := &cobra.Command{
		Use: "link", Short: "Find reports of one event, outcomes of plans, answers to claims", Long: linkLong, Example: linkExample, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context()) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	f.BoolVar(&r.again, "again", false, "compare everything anew; what analysts decided stays")
	f.SortFlags = false
	return cmd
}

func (r *linkRun) run(ctx context.Context) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true})
	if err != nil {
		return err
	}
	defer s.Close()
	if r.again {
		if err := errors.Join(stories.Again(ctx, s), followup.Again(ctx, s)); err != nil {
			return err
		}
	}
	n, done, err := r.link(ctx, s)
	stopped := ctx.Err() != nil && errors.Is(err, ctx.Err())
	if err != nil && !stopped {
		return err
	}
	if err := r.told(context.WithoutCancel(ctx), s, n, done); err != nil {
		return err
	}
	if stopped {
		r.log.say("interrupted; the same command goes on")
		return errInterrupted
	}
	return nil
}

// comparing loads what comparing knows of languages.
func (a *app) comparing() (*story.Data, error) {
	src, err := a.source()
	if err != nil {
		return nil, err
	}
	return story.ReadData(src)
}

// link compares what is still to be compared: it tells how many documents were
// compared for stories, and what the ledger has of others.
func (a *app) link(ctx context.Context, s store.Store) (compared int64, done followup.Counts, err error) {
	if compared, err = a.linkStories(ctx, s); err != nil {
		return compared, done, err
	}
	done, err = a.linkLedger(ctx, s)
	return compared, done, err
}

func (a *app) linkStories(ctx context.Context, s store.Store) (done int64, err error) {
	d, err := a.comparing()
	if err != nil {
		return 0, err
	}
	l := stories.New(s, d)
	all, err := l.Pending(ctx)
	if err != nil {
		return 0, err
	}
	show := a.log.pace()
	err = l.Run(ctx, func(n int64) {
		done = n
		show(func() string { return fmt.Sprintf("%d of %d documents compared", n, all) })
	})
	a.log.progress("")
	return done, err
}

// told says what a run compared, and what the register has.
func (a *app) told(ctx context.Context, s store.Store, compared int64, done followup.Counts) error {
	n, err := stories.Count(ctx, s)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "compared %s · %d stories of %d reports · %d of several sources · %d copies of other documents\n",
		plural(int(compared), "document"), n.Stories, n.Reports, n.Several, n.Copies)
	if err == nil {
		_, err = fmt.Fprintf(a.stdout, "followed up %s: %s of plans, %s of them, %s to earlier claims\n", plural(done.Documents, "document"),
			plural(done.Plans, "announcement"), plural(done.Reports, "report"), plural(done.Ties, "link"))
	}
	return wrapOutput(err)
}
