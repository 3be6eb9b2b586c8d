package followup

import (
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// plans puts what a document announces into the register, each item with the
// plan it announces, and looks for reports among documents that were there.
func (w *work) plans(p *paper) error {
	for _, x := range p.plans {
		plan, score, err := w.planOf(x, p)
		if err != nil {
			return err
		}
		if plan == 0 {
			if plan, _, err = store.Scalar[int64](w.ctx, w.tx, "SELECT coalesce(max(plan), 0) + 1 FROM announced"); err != nil {
				return err
			}
			score = 1
		}
		if err := w.exec("INSERT INTO announced (doc, ordinal, plan, day, until, score) VALUES (?, ?, ?, ?, ?, ?)", p.Number, x.Ordinal, plan, x.From, x.To, hundredths(score)); err != nil {
			return err
		}
		w.seen.calendar.add(entry{plan, x, p.Paper})
		w.counts.Plans++
		if err := w.before(plan, x); err != nil {
			return err
		}
	}
	return nil
}

// planOf is the plan that an announcement is of, 0 where it is the first.
func (w *work) planOf(x *ledger.Plan, p *paper) (int64, float64, error) {
	plan, best := int64(0), 0.0
	for d := x.From - ledger.Widest; d <= x.To+ledger.DaysApart; d++ {
		list, err := w.day(d)
		if err != nil {
			return 0, 0, err
		}
		for _, e := range list {
			if s, _ := w.words.Same(x, p.Paper, e.at, e.paper); s > best {
				plan, best = e.plan, s
			}
		}
	}
	return plan, best, nil
}

// before looks for reports of a plan in documents that are in the register and
// were compared before.
func (w *work) before(plan int64, x *ledger.Plan) error {
	first, last := ledger.Reported(x)
	docs, err := store.Collect(w.ctx, w.tx, scanOne[int64], `SELECT d.number FROM documents d WHERE d.pub_day BETWEEN ? AND ?
		AND NOT EXISTS (SELECT 1 FROM unledgered u WHERE u.doc = d.number) ORDER BY d.number`, first, last)
	if err != nil || len(docs) == 0 {
		return err
	}
	for _, n := range docs {
		p, err := w.seen.one(w.ctx, w.tx, n)
		if err != nil {
			return err
		}
		if err := w.report(plan, []*ledger.Plan{x}, p); err != nil {
			return err
		}
	}
	return nil
}

// reports looks for what a document says of plans that were announced before.
func (w *work) reports(p *paper) error {
	byPlan := map[int64][]*ledger.Plan{}
	var order []int64
	last := p.Day + w.words.Foresight(p.Paper)
	for d := p.Day - ledger.Widest - ledger.Afterwards; d <= last; d++ {
		list, err := w.day(d)
		if err != nil {
			return err
		}
		for _, e := range list {
			if e.at.To+ledger.Afterwards < p.Day || e.at.Said > p.Day {
				continue
			}
			if byPlan[e.plan] == nil {
				order = append(order, e.plan)
			}
			byPlan[e.plan] = append(byPlan[e.plan], e.at)
		}
	}
	for _, plan := range order {
		if err := w.report(plan, ledger.Described(byPlan[plan]), p); err != nil {
			return err
		}
	}
	return nil
}

// kinds are the numbers of what a report says, in the database.
var kinds = [...]ledger.Kind{ledger.Hint, ledger.Done, ledger.Off, ledger.Later}

func kindNumber(k ledger.Kind) int {
	for i, x := range kinds {
		if x == k {
			return i
		}
	}
	return 0
}

// report keeps what a document says of a plan: of several lines the best one.
func (w *work) report(plan int64, said []*ledger.Plan, p *paper) error {
	e := w.words.Best(said, p.Paper)
	if e == nil {
		return nil
	}
	n, err := w.tx.Exec(w.ctx, `INSERT INTO followed (doc, plan, kind, start, score) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (doc, plan) DO UPDATE SET kind = excluded.kind, start = excluded.start, score = excluded.score
		WHERE (excluded.kind > 0 AND followed.kind = 0) OR (excluded.score > followed.score AND (excluded.kind > 0 OR followed.kind = 0))`,
		p.Number, plan, kindNumber(e.Kind), e.Line.Start, hundredths(e.Score))
	if err != nil {
		return err
	}
	if n > 0 && e.Kind != ledger.Hint {
		w.counts.Reports++
	}
	return nil
}
