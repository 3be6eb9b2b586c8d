//go:build !unix

package search

import "time"

func processorTime() time.Duration { return 0 }
