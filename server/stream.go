package server

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/sijil-news/sijil/query"
)

// checkTime is how often is looked whether a listener may still listen.
const checkTime = time.Minute

// writeTime is how long a listener may take for one message.
const writeTime = 15 * time.Second

func (s *Server) streamOperations() {
	get(s, "/stream", "stream", "news", "What is new, as it comes (server-sent events)", s.stream, filtered, lasting, fresh,
		explained("Messages are `documents` (NewDocument), `events` (NewEvents), `corrections` (NewCorrections), and `changed` where stories, claims or plans changed. Filters narrow them to events that they leave, and the documents of these. With `Last-Event-ID` a stream is gone on with; every twenty seconds comes a comment."),
		func(o *huma.Operation) {
			schemas := s.api.OpenAPI().Components.Schemas
			one := &huma.Schema{OneOf: []*huma.Schema{schemas.Schema(typeOf[NewDocument](), true, ""), schemas.Schema(typeOf[NewEvents](), true, ""), schemas.Schema(typeOf[NewCorrections](), true, "")}}
			o.Responses = map[string]*huma.Response{"200": {Description: "messages, whose data is one of these", Content: map[string]*huma.MediaType{"text/event-stream": {Schema: one}}}}
		})
}

// StreamIn are the parameters of a stream.
type StreamIn struct {
	Filters
	Last string `header:"Last-Event-ID" doc:"id of the last message that was heard"`
}

func (s *Server) stream(ctx context.Context, in *StreamIn) (*huma.StreamResponse, error) {
	var q *query.Query
	name := in.values.Encode()
	if name != "" {
		var err error
		if q, err = s.question(&in.Filters); err != nil {
			return nil, err
		}
	}
	l, at, err := s.hub.join(ctx, name, q)
	switch {
	case errors.Is(err, errTooMany):
		return nil, busy(err.Error())
	case err != nil:
		return nil, err
	}
	var missed []byte
	if from, ok := parsePoint(in.Last); ok {
		if missed, err = s.news(ctx, from, at, q); err != nil {
			s.hub.leave(name, l)
			return nil, err
		}
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		defer s.hub.leave(name, l)
		r, w := humago.Unwrap(c)
		defer http.NewResponseController(w).SetWriteDeadline(time.Time{}) // the connection may serve other requests
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("X-Accel-Buffering", "no") // nginx
		say := func(b []byte) bool { return speak(w, b) == nil }
		if !say([]byte("retry: 3000\n: "+at.String()+"\n\n")) || len(missed) > 0 && !say(missed) {
			return
		}
		again := time.NewTicker(checkTime)
		defer again.Stop()
		for {
			select {
			case <-r.Context().Done():
				return
			case <-again.C:
				if g := s.opt.Guard; g != nil && !g.Holds(r.Context()) { // signed out, or the token was revoked
					return
				}
			case b, ok := <-l.messages:
				if !ok || !say(b) {
					return
				}
			}
		}
	}}, nil
}

// speak writes a message at once.
func speak(w http.ResponseWriter, b []byte) error {
	rc := http.NewResponseController(w)
	if err := rc.SetWriteDeadline(time.Now().Add(writeTime)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := w.Write(b); err != nil {
		return err
	}
	return rc.Flush()
}
