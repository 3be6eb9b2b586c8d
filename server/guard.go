package server

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/store"
)

// who tells who asks. Where nobody has to log in, everybody may do everything.
func (s *Server) who(ctx context.Context) (name string, role Role) {
	if s.opt.Access.Who == nil {
		return "", Admin
	}
	return s.opt.Access.Who(ctx)
}

// allowed lets through whoever may call the operation.
func (s *Server) allowed(ctx huma.Context, next func(huma.Context)) {
	need, _ := ctx.Operation().Metadata[metaRole].(Role)
	name, role := s.who(ctx.Context())
	switch {
	case role.May(need):
		next(ctx)
	case name == "":
		huma.WriteErr(s.api, ctx, http.StatusUnauthorized, "log in first")
	default:
		huma.WriteErr(s.api, ctx, http.StatusForbidden, fmt.Sprintf("this is for the role %s; %s has the role %s", need, name, role))
	}
}

// known refuses parameters that the operation does not have: whoever mistypes a
// filter must not be answered as if there were none.
func (s *Server) known(ctx huma.Context, next func(huma.Context)) {
	u := ctx.URL()
	for name := range u.Query() {
		if !slices.ContainsFunc(ctx.Operation().Parameters, func(p *huma.Param) bool { return p.In == "query" && p.Name == name }) {
			huma.WriteErr(s.api, ctx, http.StatusUnprocessableEntity, "there is no parameter "+name+" here", &huma.ErrorDetail{Location: "query." + name, Message: "unknown parameter"})
			return
		}
	}
	next(ctx)
}

// limited ends what takes too long.
func (s *Server) limited(ctx huma.Context, next func(huma.Context)) {
	most, _ := ctx.Operation().Metadata[metaTime].(time.Duration)
	if most == 0 {
		next(ctx)
		return
	}
	c, cancel := context.WithTimeout(ctx.Context(), most)
	defer cancel()
	next(huma.WithContext(ctx, c))
}

// kept gives answers a tag by which the client knows them again while the
// register stays as it is.
func (s *Server) kept(ctx huma.Context, next func(huma.Context)) {
	if ctx.Operation().Metadata[metaKeep] != true {
		ctx.SetHeader("Cache-Control", "no-store")
		next(ctx)
		return
	}
	serial, err := store.Serial(ctx.Context(), s.opt.Store)
	if err != nil {
		s.log.Error("request failed", "error", err)
		next(ctx)
		return
	}
	tag := s.tag(serial)
	ctx.SetHeader("ETag", tag)
	ctx.SetHeader("Cache-Control", "private, no-cache")
	ctx.SetHeader("Vary", "Cookie, Authorization")
	if matches(ctx.Header("If-None-Match"), tag) {
		ctx.SetStatus(http.StatusNotModified)
		return
	}
	next(ctx)
}

// tag names the answers of one state of the register, on one day, by one build
// of the program with its data. It is a weak one: gzip changes bytes.
func (s *Server) tag(serial int64) string {
	return fmt.Sprintf(`W/"%x.%s.%s"`, serial, s.opt.Now().Format("060102"), s.build)
}

// matches tells whether a header If-None-Match has a tag.
func matches(header, tag string) bool {
	for _, t := range strings.Split(header, ",") {
		t = strings.TrimSpace(t)
		if t == "*" || t != "" && strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}
