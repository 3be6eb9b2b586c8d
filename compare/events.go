package compare

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/export"
)

// Entries makes rows of events of the register, as the data set has them: by
// CAMEO codes with their Goldstein scores beside GDELT and ICEWS, by PLOVER
// types and scores beside POLECAT. What has no place there is counted in to.
func Entries(dataSet string, entries iter.Seq2[export.Entry, error], c *export.Codes, to *Reading) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for en, err := range entries {
			if err != nil {
				yield(Row{}, err)
				return
			}
			for _, r := range entryRows(dataSet, &en, c, to) {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

func entryRows(dataSet string, en *export.Entry, c *export.Codes, to *Reading) []Row {
	to.Rows++
	dyads := c.CameoDyads
	if dataSet == "polecat" {
		dyads = c.PloverDyads
	}
	list, reason := dyads(en.Event)
	day, ok := en.Day()
	if reason == "" && !ok {
		reason = noDate
	}
	if reason != "" {
		to.leave(reason)
		return nil
	}
	to.Used++
	out := make([]Row, len(list))
	for i, d := range list {
		out[i] = Row{day.Format("2006-01"), d.Actor, d.Recipient, d.Quad, 1, d.Score}
	}
	return out
}

// Events reads events as sijil code prints them, one JSON object a line.
func Events(r io.Reader) iter.Seq2[export.Entry, error] {
	return func(yield func(export.Entry, error) bool) {
		dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<16))
		for n := 1; ; n++ {
			var e doc.Event
			err := dec.Decode(&e)
			if errors.Is(err, io.EOF) {
				return
			}
			if err == nil && e.Type == "" {
				err = errors.New("no type: not the output of sijil code --format events")
			}
			if err != nil {
				yield(export.Entry{}, fmt.Errorf("event %d: %w", n, err))
				return
			}
			if !yield(export.Entry{Event: &e}, nil) {
				return
			}
		}
	}
}
