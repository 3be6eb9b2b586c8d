package main

import (
	"fmt"
	"time"
)

// progress shows how far a long input is, on a terminal.
type progress struct {
	log   *log
	in    source
	on    bool
	start time.Time
	shown time.Time
	docs  int
}

// How long nothing is shown at first, and how often the line changes.
const (
	quietFor = time.Second
	every    = 200 * time.Millisecond
)

// pace gives a function that shows a line of progress on a terminal, not at
// first and not too often; the line is made only where it is shown.
func (l *log) pace() func(line func() string) {
	shown := time.Now().Add(quietFor - every)
	return func(line func() string) {
		if now := time.Now(); l.live && now.Sub(shown) > every {
			shown = now
			l.progress(line())
		}
	}
}

func newProgress(l *log, in source, on bool) *progress {
	now := time.Now()
	return &progress{log: l, in: in, on: on && l.live, start: now, shown: now.Add(quietFor - every)}
}

// step counts a document.
func (p *progress) step() {
	p.docs++
	if !p.on {
		return
	}
	now := time.Now()
	if now.Sub(p.shown) < every {
		return
	}
	p.shown = now
	p.log.progress(progressLine(p.docs, p.in.bytes(), p.in.size(), now.Sub(p.start)))
}

func (p *progress) end() {
	if p.on {
		p.log.progress("")
	}
}

// progressLine says how much is done and, where the size is known, what is
// left: «1200 documents · 3 of 12 MB · 800 a second · 11s left».
func progressLine(docs int, bytes, total int64, took time.Duration) string {
	s := fmt.Sprintf("%d documents · ", docs)
	if total > 0 {
		s += fmt.Sprintf("%s of %s", megabytes(bytes), megabytes(total))
	} else {
		s += megabytes(bytes)
	}
	if sec := took.Seconds(); sec > 0 {
		s += fmt.Sprintf(" · %.0f a second", float64(docs)/sec)
	}
	if total > 0 && bytes > 0 && bytes <= total {
		left := time.Duration(float64(took) * float64(total-bytes) / float64(bytes))
		s += " · " + left.Round(time.Second).String() + " left"
	}
	return s
}

func megabytes(n int64) string {
	mb := float64(n) / 1e6
	if mb < 10 {
		return fmt.Sprintf("%.1f MB", mb)
	}
	return fmt.Sprintf("%.0f MB", mb)
}
