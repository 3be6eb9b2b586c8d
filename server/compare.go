package server

import (
	"context"
	"errors"
	"fmt"

	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/stories"
)

// compare has documents that were not compared yet compared with the others, in
// the background. While it goes on, further calls make it look again at its end.
func (s *Server) compare() {
	if s.opt.NoLink || s.ended.Err() != nil {
		return
	}
	select {
	case s.uncompared <- struct{}{}:
	default: // it will look again in any case
	}
}

// comparing does so until the server ends.
func (s *Server) comparing() {
	defer s.jobs.Done()
	for {
		select {
		case <-s.ended.Done():
			return
		case <-s.uncompared:
		}
		if err := s.compareOnce(s.ended); err != nil && !errors.Is(err, context.Canceled) {
			s.log.Error("comparing documents", "error", err, "remedy", "sijil link does it later")
		}
	}
}

func (s *Server) compareOnce(ctx context.Context) error {
	s.comparison.Lock()
	defer s.comparison.Unlock()
	if err := stories.New(s.opt.Store, s.compares).Run(ctx, func(int64) {}); err != nil {
		return fmt.Errorf("find reports of one event: %w", err)
	}
	if _, err := followup.New(s.opt.Store, s.words).Run(ctx, func(followup.Counts) {}); err != nil {
		return fmt.Errorf("follow up claims and plans: %w", err)
	}
	return nil
}
