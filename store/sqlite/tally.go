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
// through in some milliseconds. Whoever writes little does not wait for more of
// that than foldingTime, so a part of the log is taken, the oldest facts. Where
// much is written at once all of it is, but put off so that no more than a part
// of the time goes there, while the log is not longer than mostDeferred: sums
// that lie together are then written once for many facts.
const (
	mostNoted    = 8_000
	muchNoted    = 20_000 // facts of one transaction
	mostDeferred = 400_000
	foldingPart  = 10 // a tenth of the time
	foldingTime  = 150 * time.Millisecond
	firstFolded  = 4_000 // where it is not known yet how long they take
)

const (
	sums = "sum(events) AS events, sum(reports) AS reports, sum(score) AS score, sum(score_reports) AS score_reports"
	add  = " DO UPDATE SET events = events + excluded.events, reports = reports + excluded.reports, score = score + excluded.score, score_reports = score_reports + excluded.score_reports"
)

// begin makes the tables that folding works in: facts that are taken from the
// log, as the view tally_facts gives them, what they add up to, and days.
var begin = [...]string{
	`CREATE TEMP TABLE IF NOT EXISTS tally_part (facet INTEGER, a TEXT, b TEXT, day INTEGER, kind INTEGER, events INTEGER, reports INTEGER, score INTEGER, score_reports INTEGER)`,
	`CREATE TEMP TABLE IF NOT EXISTS tally_new (facet INTEGER, subject INTEGER, month INTEGER, kind INTEGER, events INTEGER, reports INTEGER, score INTEGER, score_reports INTEGER)`,
	`CREATE TEMP TABLE IF NOT EXISTS tally_days (day INTEGER PRIMARY KEY, month INTEGER)`,
	`CREATE TEMP VIEW IF NOT EXISTS tally_parts (facet, a, b, day, kind, events, reports, score, score_reports) AS
		SELECT 0, '', '', day, kind, events, reports, score, score_reports FROM temp.tally_part WHERE facet = -1
		UNION ALL SELECT 5, a, '', day, kind, events, reports, score, score_reports FROM temp.tally_part WHERE facet = -1
		UNION ALL SELECT 6, b, '', day, kind, events, reports, score, score_reports FROM temp.tally_part WHERE facet = -1
		UNION ALL SELECT facet, a, b, day, kind, events, reports, score, score_reports FROM temp.tally_part WHERE facet >= 0`,
}

// taking moves the oldest facts, up to a row, out of the log.
var taking = [...]string{
	`INSERT INTO temp.tally_part SELECT facet, a, b, day, kind, events, reports, score, score_reports FROM tally_log WHERE rowid <= ?`,
	`DELETE FROM tally_log WHERE rowid <= ?`,
}

// folding adds up what was taken. Where sums fell, those that are zero go.
var folding = [...]string{
	`INSERT INTO temp.tally_days SELECT coalesce(day, -2147483648), coalesce(ym / 100 * 12 + ym % 100 - 1, 0)
		FROM (SELECT day, CAST(strftime('%Y%m', day * 86400, 'unixepoch') AS INTEGER) AS ym FROM (SELECT DISTINCT day FROM temp.tally_part))`,
	`INSERT OR IGNORE INTO subjects (facet, a, b) SELECT facet, a, b FROM temp.tally_parts GROUP BY facet, a, b`,
	`INSERT INTO temp.tally_new SELECT s.facet, s.key, m.month, kind, ` + sums + `
		FROM temp.tally_parts f CROSS JOIN subjects s ON s.facet = f.facet AND s.a = f.a AND s.b = f.b CROSS JOIN temp.tally_days m ON m.day = coalesce(f.day, -2147483648) GROUP BY 1, 2, 3, 4`,
	`INSERT INTO tally_month SELECT * FROM (SELECT subject, month, kind, events, reports, score, score_reports FROM temp.tally_new WHERE kind IS NOT NULL
		UNION ALL SELECT subject, month, 0, ` + sums + ` FROM temp.tally_new GROUP BY subject, month) WHERE true ON CONFLICT (subject, month, kind)` + add,
	`INSERT INTO tally_year SELECT * FROM (SELECT facet, kind, month / 12, subject, ` + sums + ` FROM temp.tally_new WHERE kind IS NOT NULL GROUP BY 1, 2, 3, 4
		UNION ALL SELECT facet, 0, month / 12, subject, ` + sums + ` FROM temp.tally_new GROUP BY 1, 3, 4) WHERE true ON CONFLICT (facet, kind, year, subject)` + add,
	`INSERT INTO tally_day SELECT * FROM (SELECT coalesce(day, -2147483648), kind, ` + sums + ` FROM temp.tally_part WHERE facet = -1 AND kind IS NOT NULL GROUP BY 1, 2
		UNION ALL SELECT coalesce(day, -2147483648), 0, ` + sums + ` FROM temp.tally_part WHERE facet = -1 GROUP BY 1) WHERE true ON CONFLICT (day, kind)` + add,
}

var emptying = [...]string{
	`DELETE FROM tally_month WHERE (subject, month, kind) IN (SELECT subject, month, kind FROM temp.tally_new UNION SELECT subject, month, 0 FROM temp.tally_new) AND reports = 0`,
	`DELETE FROM tally_year WHERE (facet, kind, year, subject) IN (SELECT facet, kind, month / 12, subject FROM temp.tally_new UNION SELECT facet, 0, month / 12, subject FROM temp.tally_new) AND reports = 0`,
	`DELETE FROM tally_day WHERE (day, kind) IN (SELECT coalesce(day, -2147483648), kind FROM temp.tally_part UNION SELECT coalesce(day, -2147483648), 0 FROM temp.tally_part) AND reports = 0`,
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
	var first, last int64
	if err := s.answer(ctx, "SELECT coalesce((SELECT min(rowid) FROM tally_log), 1), coalesce((SELECT max(rowid) FROM tally_log), 0)", &first, &last); err != nil {
		return err
	}
	noted := last - first + 1
	var fresh int64 // of this transaction
	if s.noted >= 0 {
		fresh = max(0, noted-s.noted)
	}
	s.noted = noted
	if noted <= most || most > 0 && noted <= mostDeferred && time.Now().Before(s.foldNext) {
		return nil
	}
	n := noted
	if most > 0 && fresh < muchNoted {
		if n = s.foldable(); noted > mostDeferred {
			n += fresh
		}
		n = min(n, noted)
	}
	begun := time.Now()
	if err := s.foldUp(ctx, first+n-1); err != nil {
		return err
	}
	s.noted -= n
	took := time.Since(begun)
	s.foldNext = begun.Add(took + foldingPart*took)
	s.foldSpeed = float64(n) / took.Seconds()
	return nil
}

// foldable is how many facts are added up in foldingTime.
func (s *Store) foldable() int64 {
	if s.foldSpeed == 0 {
		return firstFolded
	}
	return max(firstFolded/4, int64(s.foldSpeed*foldingTime.Seconds()))
}

// foldUp adds up the facts of the log up to a row.
func (s *Store) foldUp(ctx context.Context, last int64) error {
	for _, query := range begin {
		if err := s.run(ctx, query); err != nil {
			return err
		}
	}
	for _, query := range taking {
		if err := s.run(ctx, query, last); err != nil {
			return err
		}
	}
	var fell bool
	if err := s.answer(ctx, "SELECT EXISTS (SELECT 1 FROM temp.tally_part WHERE reports < 0)", &fell); err != nil {
		return err
	}
	steps := slices.Clone(folding[:])
	if fell {
		steps = append(steps, emptying[:]...)
	}
	for _, query := range append(steps, "DELETE FROM temp.tally_part", "DELETE FROM temp.tally_new", "DELETE FROM temp.tally_days") {
		if err := s.run(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// run is for a statement of the writing connection.
func (s *Store) run(ctx context.Context, query string, args ...any) error {
	st, err := s.prepared(ctx, query)
	if err != nil {
		return err
	}
	_, err = st.ExecContext(ctx, args...)
	return err
}

// answer is for a query of it with one row.
func (s *Store) answer(ctx context.Context, query string, into ...any) error {
	st, err := s.prepared(ctx, query)
	if err != nil {
		return err
	}
	return st.QueryRowContext(ctx).Scan(into...)
}
