package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/store/address"
	"github.com/sijil-news/sijil/web"
)

// serveRun is one run of the serve command.
type serveRun struct {
	*app
	accessFlags
	register string
	listen   string
	noLink   bool
	feeds    []string
	state    string
	logForm  string
	verbose  bool
}

const serveLong = `Serve shows the register in a browser, and answers programs under /api/v1, which
is described by OpenAPI: http://ADDRESS/api/v1/openapi.json. A register that is
not there is made; the page offers to load the shipped samples.

It listens on this machine only unless --listen says otherwise, and is then open
to everybody on it as long as there is no user and no token. With one (sijil user
add, sijil token add) everybody has to sign in; without one it does not start on
another address. --tls-cert and --tls-key have it speak TLS; behind a proxy that
does so, --trust-proxy. /healthz tells whether it is well, /metrics counts (for
Prometheus), /mcp answers assistants.

Documents that are added by the interface are compared with the others in the
background, as sijil add does at its end. Other commands may work on the register
meanwhile. Feeds are followed as by sijil watch, whose state --feeds-state may
name; they are added with --feeds, or over the interface.

Ctrl-C or SIGTERM ends it: what was begun is finished, 10 seconds long at most.
Requests that fail are logged to standard error; with --verbose every request.

Exit code: 0 ended by a signal; 1 the register cannot be opened or the address is
taken; 2 the command line is wrong.`

const serveExample = `  sijil serve
  sijil serve --store 2018.db --listen 127.0.0.1:9000
  sijil serve --store 2018.db --feeds feeds.opml
  sijil serve --store postgres://press@db.example/press --log json
  sijil serve --listen :443 --host press.example --tls-cert fullchain.pem --tls-key key.pem`

func (a *app) serveCommand() *cobra.Command {
	r := &serveRun{app: a}
	cmd := &cobra.Command{
		Use: "serve", Short: "Show the register in a browser and answer programs", Long: serveLong, Example: serveExample, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context()) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	f.StringVar(&r.listen, "listen", "127.0.0.1:8080", "`HOST:PORT` to listen on; port 0 takes a free one")
	f.BoolVar(&r.noLink, "no-link", false, "do not compare documents that are added with others (sijil link does it later)")
	f.StringArrayVar(&r.feeds, "feeds", nil, "follow the feeds of this `FILE|URL` beside those followed before: OPML, one address a line, or an address")
	f.StringVar(&r.state, "feeds-state", "", "file that keeps which feeds are followed and what was read of them (default beside the register: NAME-feeds.db)")
	f.StringVar(&r.logForm, "log", "text", "form of the log: text, json")
	f.BoolVarP(&r.verbose, "verbose", "v", false, "log every request")
	r.accessFlags.flags(f)
	f.SortFlags = false
	return cmd
}

func (r *serveRun) run(ctx context.Context) error {
	logger, err := r.logger()
	if err != nil {
		return err
	}
	cert, err := r.certificate()
	if err != nil {
		return err
	}
	l, err := r.open()
	if err != nil {
		return err
	}
	defer l.Close()
	s, err := address.Open(ctx, r.register, address.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	guard, err := r.guard(ctx, s, l.Addr(), cert != nil, logger)
	if err != nil {
		return err
	}
	coder, err := r.coder()
	if err != nil {
		return err
	}
	src, err := r.source()
	if err != nil {
		return err
	}
	if err := r.refresh(ctx, s, coder.Terms()); err != nil {
		return err
	}
	feeds, err := r.following()
	if err != nil {
		return err
	}
	web, err := server.New(server.Options{Store: s, Coder: coder, Source: src, Page: web.FS(), Log: logger, Version: codeVersion(), NoLink: r.noLink, Guard: guard, Alerts: r.sending(), Feeds: feeds})
	if err != nil {
		return err
	}
	defer web.Close()
	info, err := s.Info(ctx)
	if err != nil {
		return err
	}
	r.log.say("register %s: %s, %s", info.Address, plural(int(info.Documents), "document"), plural(int(info.Events), "event"))
	scheme := "http"
	if cert != nil {
		var stop func()
		l, stop = r.overTLS(l, cert)
		defer stop()
		scheme = "https"
	}
	r.log.say("listening on %s://%s", scheme, l.Addr())
	if guard.Open(ctx) {
		r.log.say("open to everybody on this machine; sijil user add makes people sign in")
	}
	return r.serve(ctx, l, web, logger)
}

func (r *serveRun) logger() (*slog.Logger, error) {
	opt := &slog.HandlerOptions{Level: slog.LevelInfo}
	if r.verbose {
		opt.Level = slog.LevelDebug
	}
	switch r.logForm {
	case "text":
		return slog.New(slog.NewTextHandler(r.log.w, opt)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(r.log.w, opt)), nil
	}
	return nil, misusef("--log is text or json, not %q", r.logForm)
}

// open takes the address to listen on.
func (r *serveRun) open() (net.Listener, error) {
	if _, _, err := net.SplitHostPort(r.listen); err != nil {
		return nil, misusef("--listen is HOST:PORT, as 127.0.0.1:8080, not %q", r.listen)
	}
	l, err := net.Listen("tcp", r.listen)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("listen on %s: another program has this port; end it, or name another one with --listen", r.listen)
	case errors.Is(err, os.ErrPermission):
		return nil, fmt.Errorf("listen on %s: this port is not for everybody; take one from 1024 on", r.listen)
	case err != nil:
		return nil, fmt.Errorf("listen: %w", err)
	}
	return l, nil
}

// patience is how long requests may go on when the server is to end.
const patience = 10 * time.Second

// serve answers until ctx ends.
func (r *serveRun) serve(ctx context.Context, l net.Listener, s *server.Server, logger *slog.Logger) error {
	h := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(logger.Handler(), slog.LevelDebug)}
	h.RegisterOnShutdown(s.End)
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	if err := h.Shutdown(last); err != nil {
		r.log.say("requests that took longer than %s were cut off", patience)
		h.Close()
	}
	r.log.say("ended")
	return nil
}
