package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/sijil-news/sijil/doc"
)

// eventFiles are files of coded events, one JSON object a line, as sijil code
// --format events and sijil watch write them; lines of --format doc are taken
// too. They may be packed with gzip or zip.
type eventFiles struct {
	*app
	files  []string
	broken int // lines and files that could not be read
}

// check checks the names; no file at all means standard input.
func (in *eventFiles) check() error {
	if len(in.files) == 0 {
		if terminal(in.stdin) {
			return misusef("no input: name files of events, - to read standard input, or --store for a register")
		}
		in.files = []string{"-"}
	}
	if n := len(slices.DeleteFunc(slices.Clone(in.files), func(s string) bool { return s != "-" })); n > 1 {
		return misusef("standard input (-) can be read once only")
	}
	return nil
}

// each calls f with every event. Lines that are none are told, counted and left
// out. Only the end of ctx is an error.
func (in *eventFiles) each(ctx context.Context, f func(*doc.Event)) error {
	defer in.log.progress("")
	for _, path := range in.files {
		if err := in.one(ctx, path, f); err != nil {
			if ctx.Err() != nil {
				return err
			}
			in.broken++
			in.log.say("%v", err)
		}
	}
	return nil
}

func (in *eventFiles) one(ctx context.Context, path string, f func(*doc.Event)) error {
	err := in.open(path, func(r io.Reader) error { return in.lines(ctx, path, r, f) })
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("read events of %s: %w", path, err)
	}
	return err
}

func (in *eventFiles) lines(ctx context.Context, path string, r io.Reader, f func(*doc.Event)) error {
	lines := bufio.NewReaderSize(r, 64<<10)
	if head, _ := lines.Peek(3); bytes.Equal(head, []byte("\ufeff")) {
		lines.Discard(3)
	}
	told, n := 0, 0
	show := in.log.pace()
	for no := 1; ; no++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := lines.ReadBytes('\n')
		if line = bytes.TrimSpace(line); len(line) > 0 {
			events, bad := parseEvents(line)
			for i := range events {
				f(&events[i])
			}
			if n += len(events); bad != nil {
				if in.broken++; told < mostReports {
					in.log.say("%s:%d: %v; line left out", path, no, bad)
				}
				told++
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		show(func() string { return plural(n, "event") })
	}
	if told > mostReports {
		in.log.say("%s: %s left out", path, plural(told-mostReports, "more line"))
	}
	return nil
}

// parseEvents reads a line: an event, or a document with its events.
func parseEvents(line []byte) ([]doc.Event, error) {
	var row struct {
		doc.Event
		Events *[]doc.Event `json:"events"`
	}
	if err := json.Unmarshal(line, &row); err != nil {
		return nil, fmt.Errorf("no event: %w", err)
	}
	events := []doc.Event{row.Event}
	if row.Events != nil {
		events = *row.Events
	}
	for _, e := range events {
		if e.ID == "" || e.Type == "" {
			return nil, errors.New(`no event: "id" or "type" is missing; input is what sijil code --format events writes`)
		}
	}
	return events, nil
}
