package server

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/stories"
)

// problem is the answer that tells an error.
func (s *Server) problem(ctx context.Context, err error) error {
	var told huma.StatusError
	var q *query.Error
	switch {
	case errors.As(err, &told):
		return err
	case errors.As(err, &q):
		return huma.NewError(http.StatusUnprocessableEntity, q.Msg, &huma.ErrorDetail{Location: "query." + q.Filter, Message: q.Msg})
	case errors.Is(err, store.ErrNotFound), errors.Is(err, stories.ErrNoStory):
		return huma.NewError(http.StatusNotFound, err.Error())
	case errors.Is(err, correct.ErrAmbiguous):
		return huma.NewError(http.StatusConflict, err.Error())
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return huma.NewError(http.StatusServiceUnavailable, "the question takes too long; narrow it")
	case errors.Is(ctx.Err(), context.Canceled): // nobody reads this
		return huma.NewError(statusGone, "the request was given up")
	case errors.Is(err, context.Canceled):
		return busy("the server is being stopped")
	}
	return s.failure(err)
}

// unknown tells whether a question names somebody that the register does not
// know.
func unknown(err error) bool {
	var q *query.Error
	return errors.As(err, &q)
}

// statusGone is the status, in the log only, of a request that its client gave
// up.
const statusGone = 499

// failure tells of errors that no request is to blame for.
func (s *Server) failure(err error) error {
	s.log.Error("request failed", "error", err)
	switch {
	case errors.Is(err, store.ErrReadOnly):
		return huma.NewError(http.StatusConflict, "the register is open for reading only")
	case errors.Is(err, store.ErrLocked):
		return busy("another process holds the register; try again")
	case errors.Is(err, store.ErrFull):
		return huma.NewError(http.StatusInsufficientStorage, "no room is left for the register; nothing was kept")
	case errors.Is(err, store.ErrNoService):
		return busy("the database cannot be reached; try again")
	}
	return huma.NewError(http.StatusInternalServerError, "something went wrong here; the log of the server says what")
}

// busy asks to come again.
func busy(msg string) error {
	return huma.ErrorWithHeaders(huma.NewError(http.StatusServiceUnavailable, msg), http.Header{"Retry-After": {"2"}})
}

// badf is a request that cannot be answered as it was put.
func bad(where, msg string) error {
	return huma.NewError(http.StatusUnprocessableEntity, msg, &huma.ErrorDetail{Location: where, Message: msg})
}
