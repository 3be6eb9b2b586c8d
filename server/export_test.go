package server

import "context"

// Settle compares what was not compared yet, as is done in the background.
func (s *Server) Settle(ctx context.Context) error { return s.compareOnce(ctx) }
