package followup

import (
	"hash/fnv"
	"maps"
	"slices"

	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// claims puts the statements of a document into the register and ties each to
// the claim it speaks of; then later ones that may speak of its claims.
func (w *work) claims(p *paper) error {
	for _, c := range p.claims {
		for _, key := range keysOf(c) {
			if err := w.exec("INSERT INTO statements (key, day, doc, ordinal) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", key, p.Day, p.Number, c.Ordinal); err != nil {
				return err
			}
		}
	}
	own, err := w.owned(p)
	if err != nil {
		return err
	}
	for _, c := range p.claims {
		if own[c.Ordinal] {
			continue
		}
		if err := w.tie(c); err != nil {
			return err
		}
	}
	return w.later(p)
}

// owned ties denials to claims of the same document, and tells which events
// these are.
func (w *work) owned(p *paper) (map[int]bool, error) {
	stands := map[int]bool{}
	for _, c := range p.claims {
		stands[c.Ordinal] = c.Stance == ledger.Makes
	}
	done := map[int]bool{}
	for _, o := range ledger.Owned(p.Paper) {
		if !stands[o.Claim] || done[o.Ordinal] {
			continue
		}
		otherwise, err := w.otherwise(p, o)
		if err != nil {
			return nil, err
		}
		if otherwise {
			continue
		}
		done[o.Ordinal] = true
		err = w.exec("INSERT INTO ties (doc, ordinal, claim_doc, claim_ordinal, stance, score) VALUES (?, ?, ?, ?, ?, 100) ON CONFLICT DO NOTHING", p.Number, o.Ordinal, p.Number, o.Claim, int(o.Stance))
		if err != nil {
			return nil, err
		}
	}
	return done, nil
}

// otherwise tells whether an analyst said that a denial speaks of another claim
// than its document says.
func (w *work) otherwise(p *paper, o ledger.Own) (bool, error) {
	if o.Ordinal < 0 {
		return false, nil
	}
	decided, err := judged(w.ctx, w.tx, p.Doc.Events[o.Ordinal].ID)
	if err != nil {
		return false, err
	}
	verdict := decided[p.Doc.Events[o.Claim].ID]
	return verdict == wrong || verdict == "" && slices.Contains(slices.Collect(maps.Values(decided)), right), nil
}

// keysOf are the hashes by which statements about one deed find each other.
func keysOf(c *ledger.Claim) []int64 {
	var out []int64
	for _, k := range c.Keys() {
		h := fnv.New64a()
		h.Write([]byte(k))
		out = append(out, int64(h.Sum64()>>24)) // five bytes
	}
	return out
}

// tie looks for the claim that a statement speaks of.
func (w *work) tie(c *ledger.Claim) error {
	var best *ledger.Tie
	var claim *ledger.Claim
	others, err := w.sharing(c, c.Day-ledger.AnswerDays, c.Day)
	if err != nil {
		return err
	}
	decided, err := judged(w.ctx, w.tx, c.Event.ID)
	if err != nil {
		return err
	}
	if others, err = w.chosen(others, decided); err != nil {
		return err
	}
	for _, o := range others {
		if o.Number == c.Number || o.Day == c.Day && o.Number > c.Number {
			continue
		}
		t := w.words.Tie(c, o)
		switch decided[o.Event.ID] {
		case wrong:
			continue
		case right:
			t = &ledger.Tie{Stance: c.Stance, Score: 2} // before all others
		}
		if t != nil && (best == nil || t.Score > best.Score) {
			best, claim = t, o
		}
	}
	if best == nil {
		return w.exec("DELETE FROM ties WHERE doc = ? AND ordinal = ?", c.Number, c.Ordinal)
	}
	w.counts.Ties++
	return w.exec(`INSERT INTO ties (doc, ordinal, claim_doc, claim_ordinal, stance, score) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (doc, ordinal) DO UPDATE SET claim_doc = excluded.claim_doc, claim_ordinal = excluded.claim_ordinal, stance = excluded.stance, score = excluded.score`,
		c.Number, c.Ordinal, claim.Number, claim.Ordinal, int(best.Stance), hundredths(best.Score))
}

// chosen adds the claims to which an analyst tied a statement and which are not
// among those that it may speak of by itself.
func (w *work) chosen(others []*ledger.Claim, decided map[string]string) ([]*ledger.Claim, error) {
	for _, id := range slices.Sorted(maps.Keys(decided)) {
		if decided[id] != right || slices.ContainsFunc(others, func(o *ledger.Claim) bool { return o.Event.ID == id }) {
			continue
		}
		docs, err := store.Collect(w.ctx, w.tx, scanOne[int64], "SELECT DISTINCT doc FROM events WHERE id = ? ORDER BY doc", store.PackID(id))
		if err != nil {
			return nil, err
		}
		for _, n := range docs {
			p, err := w.seen.one(w.ctx, w.tx, n)
			if err != nil {
				return nil, err
			}
			for _, c := range p.claims {
				if c.Event.ID == id {
					others = append(others, c)
				}
			}
		}
	}
	return others, nil
}

// later ties statements again that were there before and came out after a claim
// of this document, which may speak of it.
func (w *work) later(p *paper) error {
	for _, c := range p.claims {
		if c.Stance != ledger.Makes {
			continue
		}
		others, err := w.sharing(c, c.Day, c.Day+ledger.AnswerDays)
		if err != nil {
			return err
		}
		for _, o := range others {
			if o.Number == c.Number || o.Day == c.Day && o.Number < c.Number || w.words.Tie(o, c) == nil {
				continue
			}
			if err := w.tie(o); err != nil {
				return err
			}
		}
	}
	return nil
}

// sharing are the statements of some days about the same kind of deed by the
// same accused.
func (w *work) sharing(c *ledger.Claim, from, to int) ([]*ledger.Claim, error) {
	type place struct {
		doc     int64
		ordinal int
	}
	var at []place
	var docs []int64
	seen := map[place]bool{}
	for _, key := range keysOf(c) {
		list, err := store.Collect(w.ctx, w.tx, func(r store.Row) (place, error) {
			var x place
			return x, r.Scan(&x.doc, &x.ordinal)
		}, "SELECT doc, ordinal FROM statements WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day DESC, doc DESC, ordinal", key, from, to)
		if err != nil {
			return nil, err
		}
		for _, x := range list {
			if !seen[x] {
				seen[x] = true
				at, docs = append(at, x), append(docs, x.doc)
			}
		}
	}
	if err := w.seen.load(w.ctx, w.tx, unique(docs)); err != nil {
		return nil, err
	}
	var out []*ledger.Claim
	for _, x := range at {
		p, err := w.seen.one(w.ctx, w.tx, x.doc)
		if err != nil {
			return nil, err
		}
		for _, o := range p.claims {
			if o.Ordinal == x.ordinal {
				out = append(out, o)
			}
		}
	}
	return out, nil
}

func unique(list []int64) []int64 {
	seen := map[int64]bool{}
	var out []int64
	for _, n := range list {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}
