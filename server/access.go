package server

import (
	"context"
	"errors"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/access"
)

// guarded has the guard, if there is one, stand before everything.
func (s *Server) guarded() {
	g := s.opt.Guard
	if g == nil {
		return
	}
	s.opt.Access.Authenticate = g.Wrap
	s.opt.Access.Who = func(ctx context.Context) (string, Role) {
		u := access.UserOf(ctx)
		switch {
		case u == nil:
			return "", Anybody
		case g.Open(ctx) && *u == *access.Local():
			return "", Admin
		}
		return u.Name, Role(u.Role)
	}
}

// open tells whether nobody has to log in.
func (s *Server) open(ctx context.Context) bool {
	return s.opt.Access.Who == nil || s.opt.Guard != nil && s.opt.Guard.Open(ctx)
}

func (s *Server) accessOperations() {
	const tag = "access"
	get(s, "/me", "me", tag, "Who asks", s.me, needs(Anybody), fresh)
	post(s, http.MethodPost, "/login", "login", tag, "Sign in: the answer sets a cookie", s.login, needs(Anybody), fails(http.StatusTooManyRequests), takes(16<<10))
	post(s, http.MethodPost, "/logout", "logout", tag, "Sign out", s.logout, needs(Anybody), takes(1<<10))
	get(s, "/audit", "audit", tag, "Who signed in and changed what, the newest first", s.audit, needs(Admin), fresh)
}

func (s *Server) me(ctx context.Context, _ *struct{}) (*out[access.Me], error) {
	if s.opt.Guard == nil {
		return &out[access.Me]{access.Me{Open: s.open(ctx)}}, nil
	}
	m := s.opt.Guard.Me(ctx)
	if name, _ := s.who(ctx); name == "" {
		m.User = nil
	}
	return &out[access.Me]{m}, nil
}

// signed is an answer that changes who the browser is signed in as.
type signed struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
	Body      access.Me
}

type credentials struct {
	Body struct {
		User     string `json:"user" maxLength:"200"`
		Password string `json:"password" maxLength:"2000"`
	}
}

func (s *Server) login(ctx context.Context, in *credentials) (*signed, error) {
	if s.opt.Guard == nil {
		return nil, huma.NewError(http.StatusConflict, "nobody has to sign in here")
	}
	cookie, me, err := s.opt.Guard.Login(ctx, in.Body.User, in.Body.Password)
	var refused *access.Refusal
	if errors.As(err, &refused) {
		err = huma.NewError(refused.Status, refused.Detail)
		if refused.Retry > 0 {
			err = huma.ErrorWithHeaders(err, http.Header{"Retry-After": {strconv.Itoa(int(math.Ceil(refused.Retry.Seconds())))}})
		}
	}
	if err != nil {
		return nil, err
	}
	return &signed{*cookie, *me}, nil
}

func (s *Server) logout(ctx context.Context, _ *struct{}) (*signed, error) {
	if s.opt.Guard == nil {
		return nil, huma.NewError(http.StatusConflict, "nobody is signed in here")
	}
	cookie, err := s.opt.Guard.Logout(ctx)
	if err != nil {
		return nil, err
	}
	return &signed{*cookie, access.Me{Open: s.open(ctx)}}, nil
}

type actsAsked struct {
	Limit int `query:"limit" minimum:"1" maximum:"1000" default:"100"`
}

type acts struct {
	Items []act `json:"items"`
}

type act struct {
	At      time.Time `json:"at"`
	Who     string    `json:"who"`
	What    string    `json:"what" doc:"login, login refused, user added, or the request"`
	Object  string    `json:"object,omitempty" doc:"what it was done to"`
	Address string    `json:"address,omitempty" doc:"where from; missing for the command line"`
}

func (s *Server) audit(ctx context.Context, in *actsAsked) (*out[acts], error) {
	list, err := access.New(s.opt.Store).Acts(ctx, in.Limit)
	if err != nil {
		return nil, err
	}
	a := acts{Items: []act{}}
	for _, x := range list {
		a.Items = append(a.Items, act(x))
	}
	return &out[acts]{a}, nil
}
