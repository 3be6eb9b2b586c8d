//go:build unix

package search

import (
	"syscall"
	"time"
)

// processorTime is how long the processors worked for this process: on a machine that
// is shared it tells more than the clock.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
