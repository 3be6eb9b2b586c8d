package main

import (
	"context"
	"fmt"

	"github.com/sijil-news/sijil/store"
)

// refresh fills in what a register lacks that an earlier version wrote: its index
// of words. One that is interrupted goes on the next time.
func (a *app) refresh(ctx context.Context, s store.Store, ix store.Indexer) error {
	left, err := store.Unindexed(ctx, s)
	if err != nil || left == 0 {
		return err
	}
	show := a.log.pace()
	err = store.Refresh(ctx, s, ix, func(n int64) {
		show(func() string { return fmt.Sprintf("indexing what is there: %d of %d documents", n, left) })
	})
	a.log.progress("")
	return err
}

// reindex enters documents anew whose words an earlier rule paired.
func (a *app) reindex(ctx context.Context, s store.Store, ix store.Indexer) error {
	left, err := store.Outdated(ctx, s, ix.Pairs())
	if err != nil || left == 0 {
		return err
	}
	show := a.log.pace()
	err = store.Reindex(ctx, s, ix, func(n int64) {
		show(func() string { return fmt.Sprintf("indexing anew: %d of %d documents", n, left) })
	})
	a.log.progress("")
	return err
}
