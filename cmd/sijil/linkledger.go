package main

import (
	"context"
	"fmt"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// ledgerWords loads the words by which claims and plans are followed up.
func (a *app) ledgerWords() (*ledger.Words, error) {
	src, err := a.source()
	if err != nil {
		return nil, err
	}
	words, err := ledger.Load(src, sijil.Languages()...)
	if err != nil {
		return nil, fmt.Errorf("load words of outcomes: %w", err)
	}
	return words, nil
}

// linkLedger compares the documents that came since for what became of plans and
// for who answers which claim. It goes on where it was interrupted.
func (a *app) linkLedger(ctx context.Context, s store.Store) (followup.Counts, error) {
	words, err := a.ledgerWords()
	if err != nil {
		return followup.Counts{}, err
	}
	show := a.log.pace()
	done, err := followup.New(s, words).Run(ctx, func(c followup.Counts) {
		show(func() string { return fmt.Sprintf("%d documents followed up", c.Documents) })
	})
	a.log.progress("")
	return done, err
}
