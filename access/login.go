package access

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// Me is who a request is made by, for the page.
type Me struct {
	User *User  `json:"user,omitempty" doc:"who asks; missing for nobody that is known, and where nobody has to sign in"`
	Open bool   `json:"open" doc:"the server is open: everybody on this machine may do everything"`
	CSRF string `json:"csrf,omitempty" doc:"what requests that change something carry in the header X-Sijil-CSRF, where a cookie tells who asks"`
}

// Me tells who a request is made by.
func (g *Guard) Me(ctx context.Context) Me {
	v := visitOf(ctx)
	m := Me{User: v.user, Open: v.open}
	if v.session != nil {
		m.CSRF = v.session.CSRF
	}
	return m
}

// Refusal is why somebody was not signed in.
type Refusal struct {
	Status int
	Detail string
	Retry  time.Duration // when to come again; 0 is not told
}

func (r *Refusal) Error() string { return r.Detail }

// Login signs in; the cookie is for the answer. Errors that are no fault of ours
// are of type *Refusal.
func (g *Guard) Login(ctx context.Context, name, password string) (*http.Cookie, *Me, error) {
	v := visitOf(ctx)
	now := time.Now()
	// both are counted, whether or not the first one refuses
	d := max(g.logins.wait("from "+network(v.address), now), g.logins.wait("for "+short(name), now))
	if d > 0 {
		return nil, nil, &Refusal{http.StatusTooManyRequests, "too many tries to sign in; come again later", d}
	}
	s, err := g.keeper.Login(ctx, name, password, v.cookie, v.address)
	switch {
	case errors.Is(err, ErrPassword):
		g.Note(ctx, Act{Who: name, What: "login refused", Address: v.address})
		return nil, nil, &Refusal{Status: http.StatusUnauthorized, Detail: ErrPassword.Error()}
	case err != nil:
		return nil, nil, err
	}
	g.Note(ctx, Act{Who: name, What: "login", Address: v.address})
	return g.cookie(s.Secret, v.secure), &Me{User: &s.User, Open: v.open, CSRF: s.CSRF}, nil
}

// Logout ends the session of a request; the cookie is for the answer.
func (g *Guard) Logout(ctx context.Context) (*http.Cookie, error) {
	v := visitOf(ctx)
	if v.session != nil {
		if err := g.keeper.Logout(ctx, v.cookie); err != nil {
			return nil, err
		}
		g.note(ctx, "logout", "")
	}
	return g.cookie("", v.secure), nil
}

// Open tells whether everybody may do everything: of a request, by its context,
// whether so when it came.
func (g *Guard) Open(ctx context.Context) bool {
	if v, ok := ctx.Value(visitKey{}).(*visit); ok {
		return v.open
	}
	open, err := g.open(ctx)
	return err == nil && open
}

// Keeper is where the guard looks people up.
func (g *Guard) Keeper() *Keeper { return g.keeper }
