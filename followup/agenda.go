package followup

import (
	"context"
	"iter"
	"slices"
	"sort"

	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// Asked is which plans are asked for.
type Asked struct {
	From, To int              // days since 1970; 0 is open
	Outcomes []ledger.Outcome // none: all
}

// pagePlans is how many plans are read at once.
const pagePlans = 100

// Place is where a list of plans or claims stands, so that it can be gone on
// with. The zero value is before the first one.
type Place struct {
	Day     int   `json:"d"` // since 1970
	Key     int64 `json:"k"` // of a plan; of a claim the number of its document
	Ordinal int   `json:"o,omitempty"`
}

// Placed is a plan or claim with its place.
type Placed[T any] struct {
	Place Place
	Item  T
}

// items leaves the places out.
func items[T any](list iter.Seq2[Placed[T], error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for p, err := range list {
			if !yield(p.Item, err) {
				return
			}
		}
	}
}

// Agenda gives plans by their first day. Memory is flat. Documents that are
// still to be compared take no part: see Linker.
func Agenda(ctx context.Context, db store.DB, words *ledger.Words, ask Asked) iter.Seq2[*ledger.Followed, error] {
	return items(AgendaAfter(ctx, db, words, ask, Place{}, pagePlans))
}

// AgendaAfter does so behind a place, few of them read at once.
func AgendaAfter(ctx context.Context, db store.DB, words *ledger.Words, ask Asked, at Place, few int) iter.Seq2[Placed[*ledger.Followed], error] {
	if at == (Place{}) {
		at.Day = -1 << 30
	}
	few = min(max(few, 1), pagePlans)
	return func(yield func(Placed[*ledger.Followed], error) bool) {
		for {
			var page []Placed[*ledger.Followed]
			var more bool
			err := db.View(ctx, func(tx store.Tx) (err error) {
				r := &reading{ctx: ctx, tx: tx, words: words, papers: newPapers(words), counts: map[int]map[string]int{}}
				page, more, err = r.page(ask, &at, few)
				return err
			})
			if err != nil {
				yield(Placed[*ledger.Followed]{}, err)
				return
			}
			for _, f := range page {
				if len(ask.Outcomes) > 0 && !slices.Contains(ask.Outcomes, f.Item.Outcome) {
					continue
				}
				if !yield(f, nil) {
					return
				}
			}
			if !more {
				return
			}
		}
	}
}

// reading is one transaction that reads plans.
type reading struct {
	ctx    context.Context
	tx     store.Tx
	words  *ledger.Words
	papers *papers
	last   int
	counts map[int]map[string]int // documents by outlet after a day
}

// page reads the plans behind a place.
func (r *reading) page(ask Asked, at *Place, few int) (out []Placed[*ledger.Followed], more bool, err error) {
	if r.last, _, err = store.Scalar[int](r.ctx, r.tx, "SELECT coalesce(max(pub_day), 0) FROM documents"); err != nil {
		return nil, false, err
	}
	to := ask.To
	if to == 0 {
		to = 1 << 30
	}
	list, err := store.Collect(r.ctx, r.tx, func(row store.Row) (p Place, err error) {
		return p, row.Scan(&p.Key, &p.Day)
	}, `SELECT plan, min(day) FROM announced WHERE doc NOT IN (SELECT doc FROM unledgered) GROUP BY plan
		HAVING min(day) <= ? AND max(until) >= ? AND (min(day) > ? OR (min(day) = ? AND plan > ?)) ORDER BY min(day), plan LIMIT ?`, to, ask.From, at.Day, at.Day, at.Key, few)
	if err != nil {
		return nil, false, err
	}
	for _, h := range list {
		*at = h
		f, err := r.plan(h.Key)
		if err != nil {
			return nil, false, err
		}
		if f != nil {
			out = append(out, Placed[*ledger.Followed]{h, f})
		}
	}
	return out, len(list) == few, nil
}

// plan reads one plan.
func (r *reading) plan(key int64) (*ledger.Followed, error) {
	f := &ledger.Followed{Plan: key, Said: []ledger.Announcement{}, Reports: []ledger.Report{}}
	said, err := r.said(f)
	if err != nil || len(said) == 0 {
		return nil, err
	}
	evidence, err := r.evidence(f, said)
	if err != nil {
		return nil, err
	}
	seen, err := r.seen(said)
	if err != nil {
		return nil, err
	}
	f.Outcome = ledger.Settle(said, evidence, seen)
	from, to := ledger.Days(said)
	f.From, f.To = store.DayName(int64(from)), store.DayName(int64(to))
	f.ID = f.Said[0].Item.ID
	return f, r.decided(f)
}

// said are the announcements of a plan, by publication.
func (r *reading) said(f *ledger.Followed) ([]*ledger.Plan, error) {
	type row struct {
		doc     int64
		ordinal int
	}
	rows, err := store.Collect(r.ctx, r.tx, func(x store.Row) (v row, err error) { return v, x.Scan(&v.doc, &v.ordinal) },
		"SELECT a.doc, a.ordinal FROM announced a JOIN documents d ON d.number = a.doc WHERE a.plan = ? AND a.doc NOT IN (SELECT doc FROM unledgered) ORDER BY d.pub_day, a.doc, a.ordinal", f.Plan)
	if err != nil {
		return nil, err
	}
	var out []*ledger.Plan
	for _, v := range rows {
		p, err := r.papers.one(r.ctx, r.tx, v.doc)
		if err != nil {
			return nil, err
		}
		for _, x := range p.plans {
			if x.Ordinal == v.ordinal {
				out = append(out, x)
				f.Said = append(f.Said, ledger.Announcement{Source: sourceOf(p), Item: x.Item})
			}
		}
	}
	return out, nil
}

func sourceOf(p *paper) ledger.Source {
	d := p.Doc
	return ledger.Source{Number: p.Number, Doc: d.ID, URL: d.URL, Publisher: d.Publisher, Published: store.DayName(int64(p.Day)), Lang: d.Lang}
}

// evidence is what later documents say of a plan.
func (r *reading) evidence(f *ledger.Followed, said []*ledger.Plan) ([]*ledger.Evidence, error) {
	type row struct {
		doc                int64
		day                int
		kind, start, score int
	}
	rows, err := store.Collect(r.ctx, r.tx, func(x store.Row) (v row, err error) { return v, x.Scan(&v.doc, &v.day, &v.kind, &v.start, &v.score) },
		`SELECT f.doc, d.pub_day, f.kind, f.start, f.score FROM followed f JOIN documents d ON d.number = f.doc
		WHERE f.plan = ? AND f.doc NOT IN (SELECT doc FROM unledgered) ORDER BY d.pub_day, f.doc`, f.Plan)
	if err != nil {
		return nil, err
	}
	not, err := r.judgedDocs(f, wrong)
	if err != nil {
		return nil, err
	}
	var out []*ledger.Evidence
	for _, v := range rows {
		if slices.Contains(not, v.doc) {
			continue
		}
		e := &ledger.Evidence{Kind: kinds[v.kind], Number: v.doc, Day: v.day, Score: float64(v.score) / 100}
		out = append(out, e)
		if e.Kind == ledger.Hint {
			f.Hints++
			continue
		}
		if err := r.line(f, said, e, v.start); err != nil {
			return nil, err
		}
	}
	also, err := r.judgedDocs(f, right)
	if err == nil {
		err = r.named(f, also)
	}
	sort.SliceStable(f.Reports, func(i, j int) bool { return f.Reports[i].Published < f.Reports[j].Published })
	return out, err
}

// line tells a report with its words and reasons.
func (r *reading) line(f *ledger.Followed, said []*ledger.Plan, e *ledger.Evidence, start int) error {
	p, err := r.papers.one(r.ctx, r.tx, e.Number)
	if err != nil {
		return err
	}
	out := ledger.Report{Source: sourceOf(p), Kind: e.Kind, Score: e.Score}
	for i := range p.Doc.Sentences {
		if s := &p.Doc.Sentences[i]; s.Start == start {
			out.Sentence = p.Doc.Excerpt(s.Span)
		}
	}
	if why := r.words.Best(ledger.Described(said), p.Paper); why != nil && why.Line.Start == start {
		out.Event, out.Reasons = why.Event, why.Reasons
	}
	f.Reports = append(f.Reports, out)
	return nil
}

// seen counts the documents that may speak of a plan.
func (r *reading) seen(said []*ledger.Plan) (ledger.Seen, error) {
	s := ledger.Seen{Last: r.last}
	outlets := map[string]bool{}
	_, to := ledger.Days(said)
	for _, x := range said {
		outlets[x.Outlet()] = true
	}
	counts := r.counts[to]
	if counts == nil {
		counts = map[string]int{}
		rows, err := r.tx.Query(r.ctx, "SELECT publisher, count(*) FROM documents WHERE pub_day > ? AND pub_day <= ? GROUP BY publisher", to, to+ledger.Afterwards)
		if err != nil {
			return s, err
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			var n int
			if err := rows.Scan(&name, &n); err != nil {
				return s, err
			}
			counts[name] = n
		}
		if err := rows.Err(); err != nil {
			return s, err
		}
		r.counts[to] = counts
	}
	for name, n := range counts {
		s.After += n
		if outlets[name] {
			s.Outlet += n
		}
	}
	return s, nil
}
