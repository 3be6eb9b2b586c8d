package main

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil/access"
	"github.com/sijil-news/sijil/alerts"
	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/store"
)

// accessFlags say who may reach the server, and how.
type accessFlags struct {
	rate       float64
	hosts      []string
	trustProxy bool
	cert, key  string
	private    bool
}

func (x *accessFlags) flags(f *pflag.FlagSet) {
	f.Float64Var(&x.rate, "rate", 100, "requests a second of one address, and of one user, in the long run; 0 is no limit (on an open server there is none)")
	f.StringSliceVar(&x.hosts, "host", nil, "a name by which the server is called, as press.example; others are then refused")
	f.BoolVar(&x.trustProxy, "trust-proxy", false, "believe a reverse proxy who asks (X-Forwarded-For) and whether by TLS (X-Forwarded-Proto)")
	f.StringVar(&x.cert, "tls-cert", "", "certificate file in PEM, with those of its issuers; read again on SIGHUP and when it changes")
	f.StringVar(&x.key, "tls-key", "", "its key")
	f.BoolVar(&x.private, "allow-private", false, "send alerts and follow feeds also to and from this machine and local networks")
}

// certificate reads the one that the flags name, nil for none.
func (x *accessFlags) certificate() (*access.Certificate, error) {
	if (x.cert == "") != (x.key == "") {
		return nil, misusef("--tls-cert and --tls-key go together")
	}
	if x.cert == "" {
		return nil, nil
	}
	c, err := access.ReadCertificate(x.cert, x.key)
	if err != nil {
		return nil, misuse{err}
	}
	return c, nil
}

// guard decides who must sign in: everybody as soon as there is a user or a
// token; nobody on this machine's own address without one. On any other address
// it refuses to start without.
func (x *accessFlags) guard(ctx context.Context, s store.Store, listen net.Addr, secure bool, logger *slog.Logger) (*access.Guard, error) {
	if x.rate < 0 || x.rate > 0 && x.rate < 1 {
		return nil, misusef("--rate is 1 or more requests a second, or 0 for no limit, not %g", x.rate)
	}
	k := access.New(s)
	empty, err := k.Empty(ctx)
	if err != nil {
		return nil, err
	}
	if empty && !access.Loopback(listen.String()) {
		return nil, misusef("on %s others can reach the register, and there is no user who could sign in yet. Add one (sijil user add NAME --role admin) or a token (sijil token add NAME), "+
			"for the same --store; or listen on this machine only, which is what happens without --listen", listen)
	}
	if empty && x.trustProxy {
		return nil, misusef("behind a proxy (--trust-proxy) others can reach the register, and there is no user who could sign in yet. Add one: sijil user add NAME --role admin")
	}
	limits := access.DefaultLimits()
	limits.Address = access.Rate{PerSecond: x.rate, Burst: int(4 * x.rate)}
	limits.User = limits.Address
	if !secure && !x.trustProxy && !access.Loopback(listen.String()) {
		logger.Warn("passwords and tokens go over the network unencrypted; use --tls-cert and --tls-key, or a proxy that speaks TLS with --trust-proxy")
	}
	return access.NewGuard(k, access.Options{Open: empty, Hosts: x.hosts, TrustProxy: x.trustProxy, TLS: secure, Limits: limits, Audited: server.Audited, Log: logger}), nil
}

// sending says how alerts are sent.
func (x *accessFlags) sending() alerts.Options {
	return alerts.Options{AllowPrivate: x.private, Agent: "Sijil/" + strings.ReplaceAll(codeVersion(), " ", "_")}
}

// overTLS has a listener speak TLS; the certificate is read again on SIGHUP,
// until stop is called.
func (r *serveRun) overTLS(l net.Listener, c *access.Certificate) (secured net.Listener, stop func()) {
	config := c.Config(func(err error) { r.log.say("%v; the one before stays in use", err) })
	config.NextProtos = []string{"h2", "http/1.1"}
	hup, end := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(hup, syscall.SIGHUP)
	go func() {
		for {
			select {
			case <-end:
				return
			case <-hup:
				if err := c.Reload(); err != nil {
					r.log.say("%v; the one before stays in use", err)
				} else {
					r.log.say("certificate %s read again", r.cert)
				}
			}
		}
	}()
	return tls.NewListener(l, config), func() { signal.Stop(hup); close(end) }
}
