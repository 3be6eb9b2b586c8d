package followup

import (
	"context"
	"hash/fnv"
	"iter"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// AskedClaims is which claims are asked for.
type AskedClaims struct {
	From, To int             // days of publication of the first telling, since 1970; 0 is open
	Accuser  string          // code of somebody who alleges it
	Accused  string          // code
	Status   []ledger.Status // none: all
	All      bool            // also what one document alone tells, and nobody denies
	Newest   bool            // the last one first
}

// Claims gives the ledger by the day on which each claim was first made. Memory
// is flat.
func Claims(ctx context.Context, db store.DB, words *ledger.Words, ask AskedClaims) iter.Seq2[*ledger.Entry, error] {
	return items(ClaimsAfter(ctx, db, words, ask, Place{}, pagePlans))
}

// ClaimsAfter does so behind a place, few of them read at once.
func ClaimsAfter(ctx context.Context, db store.DB, words *ledger.Words, ask AskedClaims, after Place, few int) iter.Seq2[Placed[*ledger.Entry], error] {
	at := root{after.Day, after.Key, after.Ordinal}
	if at == (root{}) {
		if at.day = -1 << 30; ask.Newest {
			at.day = 1 << 30
		}
	}
	few = min(max(few, 1), pagePlans)
	return func(yield func(Placed[*ledger.Entry], error) bool) {
		for {
			var page []Placed[*ledger.Entry]
			var more bool
			err := db.View(ctx, func(tx store.Tx) (err error) {
				r := &reading{ctx: ctx, tx: tx, words: words, papers: newPapers(words)}
				page, more, err = r.entries(ask, &at, few)
				return err
			})
			if err != nil {
				yield(Placed[*ledger.Entry]{}, err)
				return
			}
			for _, e := range page {
				if ask.wants(e.Item) && !yield(e, nil) {
					return
				}
			}
			if !more {
				return
			}
		}
	}
}

func (a *AskedClaims) wants(e *ledger.Entry) bool {
	if len(a.Status) > 0 && !slices.Contains(a.Status, e.Status) {
		return false
	}
	if a.Accused != "" && !slices.ContainsFunc(e.Accused, func(x doc.Actor) bool { return x.Code == a.Accused }) {
		return false
	}
	return a.Accuser == "" || slices.ContainsFunc(e.Statements, func(s ledger.Statement) bool {
		return s.Stance == ledger.Makes.String() && slices.ContainsFunc(s.By, func(x doc.Actor) bool { return x.Code == a.Accuser })
	})
}

// root is a claim that speaks of no earlier one.
type root struct {
	day     int
	doc     int64
	ordinal int
}

// entries reads the entries of the claims behind at.
func (r *reading) entries(ask AskedClaims, at *root, few int) (out []Placed[*ledger.Entry], more bool, err error) {
	query, args := rootsOf(ask, *at, few)
	list, err := store.Collect(r.ctx, r.tx, func(row store.Row) (x root, err error) { return x, row.Scan(&x.day, &x.doc, &x.ordinal) }, query, args...)
	if err != nil {
		return nil, false, err
	}
	for _, x := range list {
		*at = x
		e, err := r.entry(x)
		if err != nil {
			return nil, false, err
		}
		if e != nil {
			out = append(out, Placed[*ledger.Entry]{Place{x.day, x.doc, x.ordinal}, e})
		}
	}
	return out, len(list) == few, nil
}

// rootsOf is the query for claims that speak of no earlier one.
func rootsOf(ask AskedClaims, at root, few int) (string, []any) {
	to := ask.To
	if to == 0 {
		to = 1 << 30
	}
	where, args := "", []any{ask.From, to, at.day, at.day, at.doc, at.day, at.doc, at.ordinal}
	if !ask.All {
		where += " AND EXISTS (SELECT 1 FROM ties t WHERE t.claim_doc = s.doc AND t.claim_ordinal = s.ordinal)"
	}
	if ask.Accused != "" {
		keys := keysFor(ask.Accused)
		where += " AND s.key IN (" + store.Marks(len(keys)) + ")"
		args = append(args, keys...)
	}
	behind, order := "s.day > ? OR (s.day = ? AND s.doc > ?) OR (s.day = ? AND s.doc = ? AND s.ordinal > ?)", "s.day, s.doc, s.ordinal"
	if ask.Newest {
		behind, order = strings.ReplaceAll(behind, ">", "<"), "s.day DESC, s.doc DESC, s.ordinal DESC"
	}
	return `SELECT DISTINCT s.day, s.doc, s.ordinal FROM statements s WHERE s.day BETWEEN ? AND ?
		AND (` + behind + `)
		AND NOT EXISTS (SELECT 1 FROM ties t WHERE t.doc = s.doc AND t.ordinal = s.ordinal)
		AND s.doc NOT IN (SELECT doc FROM unledgered)` + where + " ORDER BY " + order + " LIMIT " + strconv.Itoa(few), args
}

// keysFor are the keys of statements with an accused of a code.
func keysFor(code string) []any {
	var out []any
	for _, deed := range ledger.Deeds() {
		h := fnv.New64a()
		h.Write([]byte(deed + " " + code))
		out = append(out, int64(h.Sum64()>>24))
	}
	return out
}

// entry reads a claim with all that speaks of it; nil where its document does
// not tell it any more, or it denies what nobody claimed.
func (r *reading) entry(x root) (*ledger.Entry, error) {
	p, err := r.papers.one(r.ctx, r.tx, x.doc)
	if err != nil {
		return nil, err
	}
	c := claimAt(p, x.ordinal)
	if c == nil || c.Stance != ledger.Makes {
		return nil, nil
	}
	e := &ledger.Entry{ID: c.Event.ID, Type: c.Event.Type, Mode: c.Event.Mode, Accused: c.Accused, Recipient: c.To}
	e.Statements = append(e.Statements, statement(p, c))
	if err := r.answers(e, p, c, map[root]bool{x: true}); err != nil {
		return nil, err
	}
	sort.SliceStable(e.Statements[1:], func(i, j int) bool { return e.Statements[1+i].Published < e.Statements[1+j].Published })
	e.Stand()
	return e, nil
}

func claimAt(p *paper, ordinal int) *ledger.Claim {
	for _, c := range p.claims {
		if c.Ordinal == ordinal {
			return c
		}
	}
	return nil
}

func statement(p *paper, c *ledger.Claim) ledger.Statement {
	return ledger.Statement{Source: sourceOf(p), Stance: c.Stance.String(), By: c.By, Event: c.Event.ID, Sentence: c.Event.Sentence.Excerpt, Trigger: c.Event.Trigger}
}

// answers adds what speaks of a claim, and what speaks of that.
func (r *reading) answers(e *ledger.Entry, p *paper, c *ledger.Claim, seen map[root]bool) error {
	type row struct {
		root
		stance, score int
	}
	list, err := store.Collect(r.ctx, r.tx, func(x store.Row) (v row, err error) { return v, x.Scan(&v.doc, &v.ordinal, &v.stance, &v.score) },
		"SELECT doc, ordinal, stance, score FROM ties WHERE claim_doc = ? AND claim_ordinal = ? AND doc NOT IN (SELECT doc FROM unledgered) ORDER BY doc, ordinal", p.Number, c.Ordinal)
	if err != nil {
		return err
	}
	for _, v := range list {
		if v.day = 0; seen[v.root] {
			continue
		}
		seen[v.root] = true
		q, err := r.papers.one(r.ctx, r.tx, v.doc)
		if err != nil {
			return err
		}
		s, told := r.told(q, v.ordinal, ledger.Stance(v.stance), c)
		if told == nil && s.Sentence.Text == "" {
			continue
		}
		s.To, s.Score = c.Event.ID, float64(v.score)/100
		e.Statements = append(e.Statements, s)
		if told != nil && told.Stance == ledger.Makes {
			if err := r.answers(e, q, told, seen); err != nil {
				return err
			}
		}
	}
	return nil
}

// told is a statement as its document has it: an event, or only the word that
// denies.
func (r *reading) told(q *paper, ordinal int, stance ledger.Stance, of *ledger.Claim) (ledger.Statement, *ledger.Claim) {
	if c := claimAt(q, ordinal); c != nil {
		s := statement(q, c)
		if t := r.words.Tie(c, of); t != nil {
			s.Reasons = t.Reasons
		}
		return s, c
	}
	s := ledger.Statement{Source: sourceOf(q), Stance: stance.String(), Reasons: []string{"said so in the document"}}
	for _, o := range ledger.Owned(q.Paper) {
		if o.Ordinal != ordinal {
			continue
		}
		s.By = o.By
		if ordinal >= 0 {
			ev := &q.Doc.Events[ordinal]
			s.Event, s.Sentence, s.Trigger = ev.ID, ev.Sentence.Excerpt, ev.Trigger
			continue
		}
		l := &q.Doc.Links[-1-ordinal]
		s.Trigger = l.Word
		for i := range q.Doc.Sentences {
			if se := &q.Doc.Sentences[i]; se.Contains(l.Word.Span) {
				s.Sentence = q.Doc.Excerpt(se.Span)
			}
		}
	}
	return s, nil
}
