package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/evaluate"
)

// parallelResult is the score of a file of sentences in two languages.
type parallelResult struct {
	Gold     string            `json:"gold"`
	Parallel evaluate.Parallel `json:"parallel"`
}

// scoreParallel codes both sides of each pair of sentences by itself.
func (r *evalRun) scoreParallel(ctx context.Context, coder *sijil.Coder, path string, b []byte) (any, error) {
	pairs, err := evaluate.ReadParallel(bytes.NewReader(b), path)
	if err != nil {
		return nil, fmt.Errorf("read gold: %w", err)
	}
	base := filepath.Base(path)
	res := parallelResult{Gold: base[:len(base)-len(filepath.Ext(base))]}
	for _, p := range pairs {
		en := &doc.Document{ID: p.ID, Lang: "en", Text: p.English}
		ar := &doc.Document{ID: p.ID, Lang: "ar", Text: p.Arabic}
		for _, d := range []*doc.Document{en, ar} {
			if err := coder.Code(ctx, d); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
		}
		res.Parallel.Add(en.Events, ar.Events)
	}
	return &res, nil
}
