package access

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// Public is the need of what anybody may ask for.
const Public Role = ""

// Options say how the guard judges.
type Options struct {
	// Open lets everybody do everything as long as there is neither a user nor a
	// token: on loopback, where only this machine's people come. A request must
	// then name a host of this machine (see Hosts), so that no page of the Web
	// reaches it by a name of its own.
	Open       bool
	Hosts      []string // further names by which the server may be called; a server that is not open takes any where there are none
	TrustProxy bool     // X-Forwarded-For and -Proto come from a proxy that sets them
	TLS        bool     // the server itself speaks TLS
	Limits     Limits
	// Needs is the role that a request wants, Public for none; Audited whether it
	// is kept who made it.
	Needs   func(r *http.Request) Role
	Audited func(r *http.Request) bool
	Log     *slog.Logger
}

// Guard lets requests pass, or not: the right host, not too many, from a page of
// our own, by somebody who may. It is safe for concurrent use.
type Guard struct {
	keeper    *Keeper
	opt       Options
	cross     *http.CrossOriginProtection
	addresses *limiter
	users     *limiter
	logins    *limiter
	shut      atomic.Bool // somebody could sign in once; it does not open again, though he may be gone
}

// Wait waits for what is noted aside: when sessions and tokens were used. The
// register is to stay open until then.
func (g *Guard) Wait() { g.keeper.noted.Wait() }

// NewGuard makes a guard.
func NewGuard(k *Keeper, opt Options) *Guard {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	return &Guard{keeper: k, opt: opt, cross: http.NewCrossOriginProtection(),
		addresses: newLimiter(opt.Limits.Address), users: newLimiter(opt.Limits.User), logins: newLimiter(opt.Limits.Login)}
}

// open tells whether everybody may do everything now. It asks the register each
// time: whoever adds the first user or token, in whatever process, shuts the
// server with that.
func (g *Guard) open(ctx context.Context) (bool, error) {
	if !g.opt.Open || g.shut.Load() {
		return false, nil
	}
	empty, err := g.keeper.Empty(ctx)
	if err == nil && !empty && !g.shut.Swap(true) {
		g.opt.Log.Info("there is somebody who can sign in, and from now on everybody must")
	}
	return err == nil && empty, err
}

// visit is what the guard found out about a request.
type visit struct {
	user    *User
	session *Session
	cookie  string
	token   string // as it was shown
	address string
	secure  bool
	open    bool // everybody may do everything
}

type visitKey struct{}

func visitOf(ctx context.Context) *visit {
	v, _ := ctx.Value(visitKey{}).(*visit)
	if v == nil {
		v = &visit{}
	}
	return v
}

// UserOf is who makes a request, by its context; nil for nobody that is known.
func UserOf(ctx context.Context) *User { return visitOf(ctx).user }

// AddressOf is where a request comes from, by its context.
func AddressOf(ctx context.Context) string { return visitOf(ctx).address }

// WithUser is a context of requests by a user.
func WithUser(ctx context.Context, u *User) context.Context {
	v := *visitOf(ctx)
	v.user = u
	return context.WithValue(ctx, visitKey{}, &v)
}

// Local is who everybody is on an open server.
func Local() *User { return &User{Name: "local", Role: Admin} }

// Wrap guards a handler.
func (g *Guard) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{address: g.address(r), secure: g.secure(r)}
		if p := g.judge(r, v); p != nil {
			p.write(w)
			return
		}
		r = r.WithContext(context.WithValue(r.Context(), visitKey{}, v))
		if g.opt.Audited == nil || !g.opt.Audited(r) {
			next.ServeHTTP(w, r)
			return
		}
		s := &statusWriter{ResponseWriter: w}
		next.ServeHTTP(s, r)
		if s.status < 400 {
			g.note(r.Context(), r.Method+" "+r.URL.Path, "")
		}
	})
}

// judge fills in who it is, or says why the request is not answered.
func (g *Guard) judge(r *http.Request, v *visit) *problem {
	var err error
	if v.open, err = g.open(r.Context()); err != nil {
		return g.failed(err)
	}
	if !g.rightHost(r.Host, v.open) {
		return &problem{Status: http.StatusMisdirectedRequest, Title: "wrong host",
			Detail: "this server does not answer to the host " + strconv.Quote(shortHost(r.Host)) + "; start it with --host to allow a name"}
	}
	if !v.open {
		if d := g.addresses.wait(network(v.address), time.Now()); d > 0 {
			return tooMany(d)
		}
	}
	if p := g.identify(r, v); p != nil {
		return p
	}
	if p := g.sameSite(r, v); p != nil {
		return p
	}
	if v.user != nil && !v.open {
		if d := g.users.wait(v.user.Name, time.Now()); d > 0 {
			return tooMany(d)
		}
	}
	return g.allowed(r, v)
}

// identify finds out who makes a request: by a token in the header
// Authorization, or a session's cookie.
func (g *Guard) identify(r *http.Request, v *visit) *problem {
	if auth := r.Header.Get("Authorization"); auth != "" {
		scheme, token, _ := strings.Cut(auth, " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return unauthorized("send the token as «Authorization: Bearer TOKEN»")
		}
		u, err := g.keeper.Bearer(r.Context(), strings.TrimSpace(token))
		switch {
		case errors.Is(err, ErrToken):
			return unauthorized(ErrToken.Error())
		case err != nil:
			return g.failed(err)
		}
		v.user, v.token = u, strings.TrimSpace(token)
		return nil
	}
	if c, err := r.Cookie(g.cookieName(v.secure)); err == nil && c.Value != "" {
		s, err := g.keeper.Session(r.Context(), c.Value)
		if err != nil {
			return g.failed(err)
		}
		if v.cookie = c.Value; s != nil {
			v.session, v.user = s, &s.User
		}
	}
	if v.user == nil && v.open {
		v.user = Local()
	}
	return nil
}

// Holds tells whether who made a request, by its context, could make it again
// now: for what lasts. Where the register does not answer it does.
func (g *Guard) Holds(ctx context.Context) bool {
	v := visitOf(ctx)
	switch {
	case v.token != "":
		u, err := g.keeper.Bearer(ctx, v.token)
		return err == nil && u.Role.May(v.user.Role) || err != nil && !errors.Is(err, ErrToken)
	case v.session != nil:
		s, err := g.keeper.Session(ctx, v.cookie)
		return err != nil || s != nil && s.User.Role.May(v.user.Role)
	case v.open:
		open, err := g.open(ctx)
		return err != nil || open
	}
	return true
}

// CSRFHeader is the header that carries what GET /me gives.
const CSRFHeader = "X-Sijil-CSRF"

// sameSite keeps other sites from using a browser that is signed in, or an open
// server. Whoever shows a token is no browser of somebody else's.
func (g *Guard) sameSite(r *http.Request, v *visit) *problem {
	if v.user != nil && v.user.Token != "" {
		return nil
	}
	if err := g.cross.Check(r); err != nil {
		return &problem{Status: http.StatusForbidden, Title: "request from another site", Detail: "a page of another site may not change anything here"}
	}
	if v.session == nil || r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions {
		return nil
	}
	if !equal(r.Header.Get(CSRFHeader), v.session.CSRF) {
		return &problem{Status: http.StatusForbidden, Title: "no token against forged requests", Detail: "send the header " + CSRFHeader + " with the value csrf that GET /api/v1/me gives"}
	}
	return nil
}

func (g *Guard) allowed(r *http.Request, v *visit) *problem {
	need := Public
	if g.opt.Needs != nil {
		need = g.opt.Needs(r)
	}
	switch {
	case need == Public || v.user != nil && v.user.Role.May(need):
		return nil
	case v.user == nil:
		return unauthorized("sign in, or send a token as «Authorization: Bearer TOKEN»")
	}
	return &problem{Status: http.StatusForbidden, Title: "not allowed", Detail: "this wants the role " + string(need) + "; " + v.user.Name + " is " + string(v.user.Role)}
}

func (g *Guard) failed(err error) *problem {
	g.opt.Log.Error("access", "error", err)
	return &problem{Status: http.StatusServiceUnavailable, Title: "register not reachable", Detail: "the register cannot be asked now who you are", retry: 5 * time.Second}
}

// note keeps what was done; that it could not be kept is told in the log.
func (g *Guard) note(ctx context.Context, what, object string) {
	v := visitOf(ctx)
	who := ""
	if v.user != nil {
		who = v.user.Name
	}
	g.Note(ctx, Act{Who: who, What: what, Object: object, Address: v.address})
}

// Note keeps an act in the audit; that it could not be kept is told in the log.
func (g *Guard) Note(ctx context.Context, a Act) {
	g.opt.Log.Info("audit", "who", a.Who, "what", a.What, "object", a.Object, "address", a.Address)
	if err := g.keeper.Note(context.WithoutCancel(ctx), a); err != nil {
		g.opt.Log.Error("audit", "error", err)
	}
}

// statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what is below.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
