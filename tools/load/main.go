// Command load asks a server on this machine as many readers would, while
// articles are added and others listen for news, and tells how long answers
// took and how much memory the server has.
//
//	sijil serve --store big.db --listen 127.0.0.1:8090 &
//	go run ./tools/load -url http://127.0.0.1:8090 -pid $! -rate 200 -for 10m -listeners 1000 -add 1
//
// It exits with 1 where a request failed or an answer of 99 in 100 took longer
// than -most.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"sync"
	"time"
)

// options are the flags.
type options struct {
	base      string
	rate      int
	lasting   time.Duration
	listeners int
	add       float64
	pid       int
	token     string
	most      time.Duration
	seed      uint64
}

func main() {
	var o options
	flag.StringVar(&o.base, "url", "http://127.0.0.1:8080", "the server, on this machine")
	flag.IntVar(&o.rate, "rate", 200, "reads a second, 2000 at most")
	flag.DurationVar(&o.lasting, "for", time.Minute, "how long, an hour at most")
	flag.IntVar(&o.listeners, "listeners", 1000, "how many listen for news, 5000 at most")
	flag.Float64Var(&o.add, "add", 1, "articles that are added each second")
	flag.IntVar(&o.pid, "pid", 0, "process of the server, whose memory is told (Linux)")
	flag.StringVar(&o.token, "token", "", "of sijil token add, where people sign in")
	flag.DurationVar(&o.most, "most", 100*time.Millisecond, "the longest that 99 of 100 answers may take")
	flag.Uint64Var(&o.seed, "seed", 1, "which questions")
	flag.Parse()
	if err := o.check(); err != nil || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "load:", err)
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ok, err := run(ctx, &o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
	if !ok {
		os.Exit(1)
	}
}

// check keeps to this machine and to bounds.
func (o *options) check() error {
	u, err := url.Parse(o.base)
	if err != nil {
		return err
	}
	ip := net.ParseIP(u.Hostname())
	switch {
	case u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()):
		return fmt.Errorf("%s is another machine; load is for a server on this one", u.Hostname())
	case o.rate < 1 || o.rate > 2000 || o.lasting <= 0 || o.lasting > time.Hour || o.listeners < 0 || o.listeners > 5000 || o.add < 0 || o.add > 100:
		return errors.New("-rate is 1 to 2000, -for an hour at most, -listeners 5000 at most, -add 100 at most")
	}
	return nil
}

// run does it all, and prints what came of it; ok is false where it was too
// slow or something failed.
func run(ctx context.Context, o *options) (ok bool, err error) {
	c := newClient(o)
	ask, err := newAsker(ctx, c, o.seed)
	if err != nil {
		return false, err
	}
	ctx, cancel := context.WithTimeout(ctx, o.lasting)
	defer cancel()
	var all sync.WaitGroup
	var heard listeners
	all.Go(func() { heard.listen(ctx, c, o.listeners) })
	added := &adder{c: c}
	all.Go(func() { added.add(ctx, o.add) })
	mem := &memory{pid: o.pid}
	all.Go(func() { mem.watch(ctx) })
	times := reads(ctx, c, ask, o.rate)
	all.Wait()
	slow := times.print(os.Stdout, o.most)
	heard.print(os.Stdout)
	added.print(os.Stdout)
	mem.print(os.Stdout)
	return !slow && times.failed() == 0 && added.failed == 0 && heard.lost.Load() == 0, nil
}

// client asks the server.
type client struct {
	base, token string
	http        *http.Client
}

func newClient(o *options) *client {
	return &client{o.base + "/api/v1", o.token, &http.Client{Transport: &http.Transport{MaxIdleConns: 10_000, MaxIdleConnsPerHost: 10_000}}}
}

func (c *client) request(ctx context.Context, method, path string) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, nil)
	if err == nil && c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	return r, err
}
