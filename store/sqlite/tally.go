package sqlite

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/sijil-news/sijil/store"
)

// The rollups are kept by triggers, which note in tally_log what was added,
// taken away and changed, one row a fact. SQLite has triggers of single rows
// only, and the sums of a few documents lie all over the rollups: to add each
// fact to its sums at once would cost many times the writing of the rows. So
// facts gather, and are added up when there are many. Whoever counts from the
// rollups adds those of the log.

// mostNoted is from how many facts on the log is added up: what a query reads
// through in some milliseconds. Where much is written at once that is put off, so
// that no more than a part of the time goes there, but not beyond mostDeferred.
const (
	mostNoted    = 8_000
	mostDeferred = 400_000
	foldingPart  = 10 // a tenth of the time
)

const (
	sums = "sum(events) AS events, sum(reports) AS reports, sum(score) AS score, sum(score_reports) AS score_reports"
	add  = " DO UPDATE SET events = events + excluded.events, reports = reports + excluded.reports, score = score + excluded.score, score_reports = score_reports + excluded.score_reports"
)

// folding adds up what changed. Where sums fell, those that are zero go.
var folding = [...]string{
	`CREATE TEMP TABLE IF NOT EXISTS tally_new (facet INTEGER, subject INTEGER, month INTEGER, kind INTEGER, events INTEGER, reports INTEGER, score INTEGER, score_reports INTEGER)`,
	`CREATE TEMP TABLE IF NOT EXISTS tally_days (day INTEGER PRIMARY KEY, month INTEGER)`,
	`INSERT INTO temp.tally_days SELECT coalesce(day, -2147483648), coalesce(ym / 100 * 12 + ym % 100 - 1, 0)
		FROM (SELECT day, CAST(strftime('%Y%m', day * 86400, 'unixepoch') AS INTEGER) AS ym FROM (SELECT DISTINCT day FROM tally_log))`,
	`INSERT OR IGNORE INTO subjects (facet, a, b) SELECT facet, a, b FROM tally_facts GROUP BY facet, a, b`,
	`INSERT INTO temp.tally_new SELECT s.facet, s.key, m.month, kind, ` + sums + `
		FROM tally_facts f CROSS JOIN subjects s ON s.facet = f.facet AND s.a = f.a AND s.b = f.b CROSS JOIN temp.tally_days m ON m.day = coalesce(f.day, -2147483648) GROUP BY 1, 2, 3, 4`,
	`INSERT INTO tally_month SELECT * FROM (SELECT subject, month, kind, events, reports, score, score_reports FROM temp.tally_new WHERE kind IS NOT NULL
		UNION ALL SELECT subject, month, 0, ` + sums + ` FROM temp.tally_new GROUP BY subject, month) WHERE true ON CONFLICT (subject, month, kind)` + add,
	`INSERT INTO tally_year SELECT * FROM (SELECT facet, kind, month / 12, subject, ` + sums + ` FROM temp.tally_new WHERE kind IS NOT NULL GROUP BY 1, 2, 3, 4
		UNION ALL SELECT facet, 0, month / 12, subject, ` + sums + ` FROM temp.tally_new GROUP BY 1, 3, 4) WHERE true ON CONFLICT (facet, kind, year, subject)` + add,
	`INSERT INTO tally_day SELECT * FROM (SELECT coalesce(day, -2147483648), kind, ` + sums + ` FROM tally_log WHERE facet = -1 AND kind IS NOT NULL GROUP BY 1, 2
		UNION ALL SELECT coalesce(day, -2147483648), 0, ` + sums + ` FROM tally_log WHERE facet = -1 GROUP BY 1) WHERE true ON CONFLICT (day, kind)` + add,
}

var emptying = [...]string{
	`DELETE FROM tally_month WHERE (subject, month, kind) IN (SELECT subject, month, kind FROM temp.tally_new UNION SELECT subject, month, 0 FROM temp.tally_new) AND reports = 0`,
	`DELETE FROM tally_year WHERE (facet, kind, year, subject) IN (SELECT facet, kind, month / 12, subject FROM temp.tally_new UNION SELECT facet, 0, month / 12, subject FROM temp.tally_new) AND reports = 0`,
	`DELETE FROM tally_day WHERE (day, kind) IN (SELECT coalesce(day, -2147483648), kind FROM tally_log UNION SELECT coalesce(day, -2147483648), 0 FROM tally_log) AND reports = 0`,
}

// Settle adds up all that the log holds, which otherwise is done when there is
// much of it and at the end.
func (s *Store) Settle(ctx context.Context) error {
	if s.write == nil {
		return fmt.Errorf("write register %s: %w", s.path, store.ErrReadOnly)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.change(ctx, func() error { return s.fold(ctx, 0) }); err != nil {
		return fmt.Errorf("write register %s: %w", s.path, explain(err))
	}
	return nil
}

// fold brings the rollups up to what was changed, where that is more than most
// facts. It runs within a transaction.
func (s *Store) fold(ctx context.Context, most int64) error {
	st, err := s.prepared(ctx, "SELECT coalesce(max(rowid), 0) FROM tally_log")
	if err != nil {
		return err
	}
	var noted int64
	if err := st.QueryRowContext(ctx).Scan(&noted); err != nil || noted <= most || most > 0 && noted <= mostDeferred && time.Now().Before(s.foldNext) {
		s.noted = noted > 0
		return err
	}
	begun := time.Now()
	if st, err = s.prepared(ctx, "SELECT EXISTS (SELECT 1 FROM tally_log WHERE reports < 0)"); err != nil {
		return err
	}
	var fell bool
	if err := st.QueryRowContext(ctx).Scan(&fell); err != nil {
		return err
	}
	steps := slices.Clone(folding[:])
	if fell {
		steps = append(steps, emptying[:]...)
	}
	for _, query := range append(steps, "DELETE FROM temp.tally_new", "DELETE FROM temp.tally_days", "DELETE FROM tally_log") {
		if st, err = s.prepared(ctx, query); err != nil {
			return err
		}
		if _, err := st.ExecContext(ctx); err != nil {
			return err
		}
	}
	s.noted = false
	s.foldNext = time.Now().Add(foldingPart * time.Since(begun))
	return nil
}
