package main

import (
	"bufio"
	"context"
	"errors"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/intake"
)

// fetchRun is one run of the fetch command. It is the source of its documents.
type fetchRun struct {
	codeRun
	register string // "" writes events
	net      netFlags
	maps     sitemapFlags
	encoding string
	urls     []string
	web      *intake.Web

	unread atomic.Int64 // addresses that gave no article
	taken  atomic.Int64
}

const fetchLong = `Fetch gets web pages and codes the articles in them, in the order of the
addresses. "-" reads addresses from standard input, one a line. Articles of
several pages are joined; each post of a live page is a document of its own.

With --store the articles are kept in a register, as by sijil add.

With --sitemap the addresses are sitemaps, news sitemaps, indexes of them, or
sites whose robots.txt names some; the articles they list are fetched.

Nothing reaches this machine or a local network without --allow-private, also
not by a redirect. robots.txt, Crawl-delay and Retry-After are heeded; a host
gets one request at a time, a second apart. See docs/fetching.md.

Exit code: 0 done; 1 some addresses gave no article, each named on standard
error, the rest coded; 2 the command line is wrong; 130 interrupted, what was
finished is written.`

const fetchExample = `  sijil fetch https://www.example.org/arabic/world-1234
  sijil fetch --format csv --out events.csv - < addresses.txt
  sijil fetch --store sijil.db https://www.example.org/arabic/world-1234
  sijil fetch --sitemap --since 2024-05-14 --limit 100 https://www.example.org/`

func (a *app) fetchCommand() *cobra.Command {
	r := &fetchRun{codeRun: codeRun{app: a, other: map[string]int{}}}
	cmd := &cobra.Command{
		Use: "fetch URL… | -", Short: "Fetch web pages and code their events", Long: fetchLong, Example: fetchExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	r.maps.flags(f)
	f.StringVar(&r.encoding, "encoding", "", "encoding of the pages: "+strings.Join(charset.Names(), ", ")+" (default: recognised)")
	r.net.flags(f)
	f.StringVar(&r.register, "store", "", "keep the articles in this register, as sijil add does, in place of writing events")
	f.StringVarP(&r.format, "format", "f", "", "output: "+strings.Join(export.Formats(), ", ")+" (default events; table on a terminal)")
	r.outputFlags(f)
	return cmd
}

func (r *fetchRun) run(ctx context.Context, urls []string) error {
	if err := r.check(urls); err != nil {
		return err
	}
	r.src = r
	if r.register != "" {
		return r.keep(ctx)
	}
	stopped, err := r.writeFormat(ctx)
	if err != nil {
		return err
	}
	r.failed += int(r.unread.Load())
	return r.end(stopped, "written")
}

// keep puts the articles into a register, as sijil add does.
func (r *fetchRun) keep(ctx context.Context) error {
	add := &addRun{codeRun: codeRun{app: r.app, src: r, jobs: r.jobs, other: map[string]int{}}, register: r.register}
	add.unread = func() int { return int(r.unread.Load()) }
	return add.keep(ctx)
}

func (r *fetchRun) check(urls []string) error {
	if err := r.checkOutput(); err != nil {
		return err
	}
	if r.register != "" && r.out != "" {
		return misusef("--store and --out do not go together")
	}
	if err := r.maps.check(); err != nil {
		return err
	}
	if r.encoding != "" && !charset.Known(r.encoding) {
		return misusef("--encoding is one of %s, not %q", strings.Join(charset.Names(), ", "), r.encoding)
	}
	if len(urls) == 0 {
		return misusef("no address: name pages, or - to read addresses from standard input")
	}
	client, err := r.net.client()
	if err != nil {
		return err
	}
	r.urls, r.web = urls, &intake.Web{Client: client, Encoding: r.encoding}
	return nil
}

// inFlight is how many pages are on their way at once; those of one host wait
// for each other.
const inFlight = 16

// fetched is one address on its way.
type fetched struct {
	article *intake.Article
	err     error
	done    chan struct{}
}

// each fetches the addresses and gives their documents in order.
func (r *fetchRun) each(ctx context.Context, f func(*doc.Document) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan *fetched, inFlight)
	go func() {
		defer close(queue)
		r.addresses(ctx, func(addr string) error {
			p := &fetched{done: make(chan struct{})}
			select {
			case queue <- p:
			case <-ctx.Done():
				return ctx.Err()
			}
			go func() {
				defer close(p.done)
				p.article, p.err = r.web.Article(ctx, addr)
			}()
			return nil
		})
	}()
	for p := range queue {
		<-p.done
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case p.err != nil:
			r.fail(p.err)
			continue
		}
		r.taken.Add(p.article.Bytes)
		for _, d := range p.article.Docs {
			if err := f(d); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

func (r *fetchRun) bytes() int64 { return r.taken.Load() }

func (r *fetchRun) size() int64 { return 0 }

// fail tells of an address that gave no article.
func (r *fetchRun) fail(err error) {
	r.unread.Add(1)
	r.log.say("%v", err)
	var other *intake.NotArticle
	if errors.As(err, &other) {
		for _, l := range other.Feeds {
			if !l.Guess {
				r.log.say("  a feed it names: sijil watch %s", l.Href)
			}
		}
	}
}

// addresses calls f with every address once: of the command line, of standard
// input in the place of "-", with --sitemap of the sitemaps there.
func (r *fetchRun) addresses(ctx context.Context, f func(addr string) error) {
	seen := map[string]bool{}
	once := func(addr string) error {
		if seen[addr] {
			return nil
		}
		seen[addr] = true
		return f(addr)
	}
	take := once
	if r.maps.on {
		take = func(addr string) error { return r.sitemap(ctx, addr, once) }
	}
	for _, u := range r.urls {
		var err error
		if u == "-" {
			err = r.lines(take)
		} else {
			err = take(u)
		}
		if err != nil {
			return
		}
	}
}

// lines calls f with the addresses of standard input; lines that are empty or
// begin with "#" are left out.
func (r *fetchRun) lines(f func(string) error) error {
	in := bufio.NewScanner(r.stdin)
	for in.Scan() {
		line := strings.TrimSpace(strings.TrimPrefix(in.Text(), "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := f(line); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		r.log.say("read addresses: %v", err)
		return err
	}
	return nil
}
