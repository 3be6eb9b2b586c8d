package main

import (
	"context"
	"fmt"
	"time"

	"github.com/sijil-news/sijil/store"
)

// refresh fills in what a register lacks that an earlier version wrote: its index
// of words. One that is interrupted goes on the next time.
func (a *app) refresh(ctx context.Context, s store.Store, ix store.Indexer) error {
	left, err := store.Unindexed(ctx, s)
	if err != nil || left == 0 {
		return err
	}
	shown := time.Now().Add(quietFor - every)
	err = store.Refresh(ctx, s, ix, func(n int64) {
		if now := time.Now(); a.log.live && now.Sub(shown) > every {
			shown = now
			a.log.progress(fmt.Sprintf("indexing what is there: %d of %d documents", n, left))
		}
	})
	a.log.progress("")
	return err
}
