package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/fetch"
	"github.com/sijil-news/sijil/watch"
)

// watchRun is one run of the watch command.
type watchRun struct {
	*app
	net         netFlags
	state       string
	out         string
	register    string // "" keeps nothing
	format      string
	items       bool
	once        bool
	interval    []time.Duration
	concurrency int
	health      bool
	export      string
	quiet       bool
	codes       *export.Codes // nil where the format needs none
}

const watchLong = `Watch follows feeds (RSS, Atom, JSON Feed) and codes their new articles, each
once, until it is interrupted; with --once it asks every feed once and ends.
Feeds are named by addresses, or by files that list them: OPML, or one address a
line. Without any the feeds of the last run are followed.

Each feed is asked as often as it has something new, within --interval; what it
has not changed is not sent again. The pages of new articles are fetched; with
--items the text that the feed itself carries is coded in their place.

--state names the file in which watch keeps which articles it has dealt with: a
run goes on where the last one stopped, and --out is appended to. However a run
ends, no article is missing from --out or in it twice.

With --store each article is kept in a register, as by sijil add; events are
written only where --out names a file for them.

--health prints how each feed does, also while a watch runs. --export writes the
list of feeds as OPML, with the new addresses of those that moved.

Exit code: 0 done; 1 with --once, some feeds could not be read; 2 the command
line is wrong; 130 interrupted, what was begun is finished.`

const watchExample = `  sijil watch --out events.jsonl feeds.opml
  sijil watch --once --items --out events.jsonl https://www.example.org/rss
  sijil watch --store sijil.db feeds.opml
  sijil watch --health --state sijil-watch.db
  sijil watch --interval 10m,12h --format doc --out docs.jsonl feeds.opml`

// stateName is the state's name where none is given.
const stateName = "sijil-watch.db"

func (a *app) watchCommand() *cobra.Command {
	r := &watchRun{app: a}
	cmd := &cobra.Command{
		Use: "watch [FEEDS.opml | URL]…", Short: "Follow feeds and code their new articles", Long: watchLong, Example: watchExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.StringVarP(&r.out, "out", "o", "", "append to this file (default standard output)")
	f.StringVar(&r.register, "store", "", "keep the articles in this register, as sijil add does; without --out nothing is written beside")
	f.StringVarP(&r.format, "format", "f", "", "output: "+strings.Join(watchFormats(), ", ")+" (default events; table on a terminal)")
	f.StringVar(&r.state, "state", "", "file that keeps what was done (default "+stateName+" beside the list of feeds)")
	f.BoolVar(&r.once, "once", false, "ask every feed once, now, and end")
	f.BoolVar(&r.items, "items", false, "code the text that the feeds carry; fetch no pages")
	f.DurationSliceVar(&r.interval, "interval", []time.Duration{5 * time.Minute, 6 * time.Hour}, "shortest and longest time between two requests for a feed, `5m,6h`")
	f.IntVar(&r.concurrency, "concurrency", 4, "feeds asked at once")
	f.BoolVar(&r.health, "health", false, "print how each feed does, and end")
	f.StringVar(&r.export, "export", "", "write the list of feeds to this OPML file (- is standard output), and end")
	f.BoolVarP(&r.quiet, "quiet", "q", false, "tell only of errors")
	r.net.flags(f)
	f.SortFlags = false
	return cmd
}

// watchFormats are the output formats that can be appended to.
func watchFormats() []string { return export.LineFormats() }

func (r *watchRun) run(ctx context.Context, args []string) (err error) {
	if err := r.check(); err != nil {
		return err
	}
	if r.codes, err = r.app.codes(r.format); err != nil {
		return err
	}
	list, err := r.list(args)
	if err != nil {
		return err
	}
	s, err := r.openState(r.statePath(args), list)
	if err != nil {
		return err
	}
	defer s.Close()
	switch {
	case r.health:
		return r.printHealth(s)
	case r.export != "":
		return r.exportList(s)
	}
	return r.follow(ctx, s, list)
}

// openState opens the state. One that is not there is made for feeds to follow
// only.
func (r *watchRun) openState(path string, list []feed.Subscription) (*watch.State, error) {
	if _, err := os.Stat(path); err != nil {
		switch {
		case r.health || r.export != "":
			return nil, misusef("there is no state at %s; name that of the watch with --state", path)
		case len(list) == 0:
			return nil, misusef("no feeds: name an OPML file or addresses (there is no state at %s; --state names another)", path)
		}
	}
	return watch.OpenState(path)
}

func (r *watchRun) check() error {
	if r.format == "" {
		if r.format = "events"; r.out == "" && terminal(r.stdout) {
			r.format = "table"
		}
	}
	switch {
	case !slices.Contains(watchFormats(), r.format):
		return misusef("--format is one of %s, not %q", strings.Join(watchFormats(), ", "), r.format)
	case len(r.interval) == 0 || len(r.interval) > 2 || r.interval[0] < time.Second || r.interval[0] > r.interval[len(r.interval)-1]:
		return misusef("--interval is a shortest and a longest time, as 5m,6h")
	case r.concurrency < 1:
		return misusef("--concurrency is 1 or more, not %d", r.concurrency)
	case r.health && r.export != "":
		return misusef("--health and --export do not go together")
	}
	if r.out == "-" {
		r.out = ""
	}
	return nil
}

// list reads the feeds that the command line names.
func (r *watchRun) list(args []string) ([]feed.Subscription, error) {
	var out []feed.Subscription
	for _, a := range args {
		if strings.Contains(a, "://") {
			out = append(out, feed.Subscription{URL: a})
			continue
		}
		b, err := os.ReadFile(a)
		if err != nil {
			return nil, misusef("read list of feeds: %w; name an OPML file, or addresses that begin with https://", err)
		}
		l, err := feed.ReadList(b)
		if err != nil {
			return nil, misusef("%s: %w", a, err)
		}
		for _, n := range l.Notes {
			r.log.say("%s: %s", a, n)
		}
		out = append(out, l.Feeds...)
	}
	return out, nil
}

// statePath is where the state lies: as named, or beside the first list.
func (r *watchRun) statePath(args []string) string {
	if r.state != "" {
		return r.state
	}
	for _, a := range args {
		if !strings.Contains(a, "://") {
			return filepath.Join(filepath.Dir(a), stateName)
		}
	}
	return stateName
}

func (r *watchRun) exportList(s *watch.State) error {
	l, err := s.List()
	if err != nil {
		return err
	}
	out, err := createOutput(r.export, r.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	if err := feed.WriteOPML(out, l); err != nil {
		return err
	}
	return out.commit()
}

// follow watches the feeds.
func (r *watchRun) follow(ctx context.Context, s *watch.State, list []feed.Subscription) error {
	client, err := r.net.client()
	if err != nil {
		return err
	}
	if err := s.Lock(); err != nil {
		return err
	}
	if len(list) > 0 {
		if err := s.SetList(list); err != nil {
			return err
		}
	}
	coder, err := r.coder()
	if err != nil {
		return err
	}
	var bad atomic.Int64 // feeds that could not be read
	keep, err := r.openKeeper(ctx, coder.Terms())
	if err != nil {
		return err
	}
	defer keep.close()
	w, err := watch.New(s, watch.Options{
		Client: client, Code: func(d *doc.Document) error { return keep.coded(d, coder.Code(context.Background(), d)) },
		Render: func(docs []*doc.Document) ([]byte, error) {
			if err := keep.put(docs); err != nil || r.register != "" && r.out == "" {
				return nil, err
			}
			return r.render(docs)
		},
		Out: r.out, Stream: r.stdout, Items: r.items, Once: r.once, Min: r.interval[0], Max: r.interval[len(r.interval)-1], Concurrency: r.concurrency,
		Report: func(rep watch.Report) {
			if rep.Err != nil {
				bad.Add(1)
			}
			r.report(rep)
			if rep.New > 0 {
				keep.link(r.app)
			}
		},
	})
	if err != nil {
		return err
	}
	err = w.Run(ctx)
	if cerr := w.Close(); err == nil {
		err = cerr
	}
	if cerr := keep.close(); err == nil {
		err = cerr
	}
	switch {
	case err != nil && ctx.Err() != nil && errors.Is(err, context.Cause(ctx)):
		r.log.say("interrupted; what was begun is finished, the next run goes on from here")
		return errInterrupted
	case err != nil:
		return err
	case r.once && bad.Load() > 0:
		return errReported
	}
	return nil
}

// render makes the lines of the documents of an article.
func (r *watchRun) render(docs []*doc.Document) ([]byte, error) {
	var b bytes.Buffer
	w, err := export.New(r.format, &b, export.Options{Width: columns(r.stdout), Color: r.out == "" && r.colored(r.stdout), Stream: true, Codes: r.codes})
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		if err := w.Write(d); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// report tells of a poll, on standard error.
func (r *watchRun) report(rep watch.Report) {
	name := fetch.Redacted(rep.Feed.URL)
	var page *feed.PageError
	switch {
	case errors.As(rep.Err, &page):
		r.log.say("%s is a web page and no feed%s", name, offer(page.Feeds))
	case rep.Err != nil:
		r.log.say("%s", withAddress(rep.Err, name))
	case rep.New > 0 && !r.quiet:
		r.log.say("%s: %s coded", name, plural(rep.New, "new article"))
	}
	for _, err := range rep.Lost {
		r.log.say("%v", err)
	}
}

// withAddress is an error that names its feed.
func withAddress(err error, addr string) string {
	if msg := err.Error(); strings.Contains(msg, addr) {
		return msg
	}
	return addr + ": " + err.Error()
}

// offer lists the feeds of a page.
func offer(links []feed.Link) string {
	const most = 8
	var named, guessed []string
	for _, l := range links {
		line := "\n  " + l.Href
		if l.Title != "" {
			line += "  " + l.Title
		}
		if l.Guess {
			guessed = append(guessed, line)
		} else {
			named = append(named, line)
		}
	}
	switch {
	case len(named) > 0:
		return "; it names these, give one of them:" + strings.Join(named[:min(len(named), most)], "")
	case len(guessed) > 0:
		return "; it names none, its site may have one at:" + strings.Join(guessed[:min(len(guessed), most)], "")
	}
	return "; look for the feed's own address on the site"
}

// printHealth prints how each feed does.
func (r *watchRun) printHealth(s *watch.State) error {
	feeds, err := s.Feeds()
	if err != nil {
		return err
	}
	rows := make([]export.FeedRow, len(feeds))
	for i, f := range feeds {
		rows[i] = export.FeedRow{Title: f.Title, URL: fetch.Redacted(f.URL), Read: f.Read, Fresh: f.Fresh, Next: f.Next, Gone: f.Gone,
			Articles: f.Items, Lost: f.Lost, Errors: f.Errors, Note: f.Note}
	}
	return export.Feeds(r.stdout, rows, time.Now(), export.Options{Width: columns(r.stdout), Color: r.colored(r.stdout)})
}
