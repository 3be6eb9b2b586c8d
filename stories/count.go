package stories

import (
	"context"
	"fmt"

	"github.com/sijil-news/sijil/store"
)

// Counts is what a register has of stories.
type Counts struct {
	Stories int64 // events with several reports
	Reports int64 // of them
	Several int64 // stories of several sources
	Copies  int64 // documents that are copies of one that came before
}

// Count counts.
func Count(ctx context.Context, db store.DB) (c Counts, err error) {
	err = db.View(ctx, func(tx store.Tx) error {
		_, err := store.Collect(ctx, tx, func(row store.Row) (struct{}, error) {
			return struct{}{}, row.Scan(&c.Stories, &c.Reports, &c.Several, &c.Copies)
		}, `SELECT count(*), CAST(coalesce(sum(reports), 0) AS bigint), CAST(coalesce(sum(CASE WHEN sources > 1 THEN 1 ELSE 0 END), 0) AS bigint), (SELECT count(*) FROM families WHERE doc <> family) FROM stories`)
		return err
	})
	if err != nil {
		return c, fmt.Errorf("count stories: %w", err)
	}
	return c, nil
}
