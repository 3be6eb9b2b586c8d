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
	return a.indexing("indexing what is there", left, func(step func(int64)) error { return store.Refresh(ctx, s, ix, step) })
}

// reindex enters documents anew whose words an earlier rule paired.
func (a *app) reindex(ctx context.Context, s store.Store, ix store.Indexer) error {
	left, err := store.Outdated(ctx, s, ix.Pairs())
	if err != nil || left == 0 {
		return err
	}
	return a.indexing("indexing anew", left, func(step func(int64)) error { return store.Reindex(ctx, s, ix, step) })
}

// indexing shows how far it is with the documents that are left.
func (a *app) indexing(what string, left int64, index func(step func(int64)) error) error {
	show := a.log.pace()
	err := index(func(n int64) {
		show(func() string { return fmt.Sprintf("%s: %d of %d documents", what, n, left) })
	})
	a.log.progress("")
	return err
}
