//go:build !unix

package score

import "time"

var started = time.Now()

// cpuTime is the time that has passed: here the processor's is not to be had.
func cpuTime() time.Duration { return time.Since(started) }
