package server

import (
	"context"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/text"
)

// QuotesIn are the parameters of the list of quotations.
type QuotesIn struct {
	Limit   int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Cursor  string `query:"cursor" maxLength:"400" doc:"next of the page before"`
	Speaker string `query:"speaker" maxLength:"200" doc:"who speaks: id, or name in Arabic or English, or country slot"`
	Q       string `query:"q" maxLength:"200" doc:"words as they stand in it; spelling does not matter. A page may then be short, or empty, with more to come"`
	Doc     int64  `query:"doc" minimum:"1" doc:"number of a document"`
	From    string `query:"from" doc:"published on this day or later"`
	To      string `query:"to" doc:"published on this day or earlier"`
}

// Spoken is reported speech.
type Spoken struct {
	Doc int64 `json:"doc" doc:"number of the document"`
	doc.Quote
	Publisher string `json:"publisher,omitempty"`
	Title     string `json:"title"`
	Day       string `json:"day,omitempty" doc:"of publication"`
}

// quotePlace is where a page of quotations ended.
type quotePlace struct {
	Day     int64 `json:"d"`
	Doc     int64 `json:"n"`
	Ordinal int   `json:"o"`
}

// noDay is the day of what has none: it stands last.
const noDay = -1 << 31

// How many quotations are looked at for words before the page ends.
const mostRead = 2000

func (s *Server) quotes(ctx context.Context, in *QuotesIn) (*out[list[Spoken]], error) {
	var after quotePlace
	going, err := (&Paged{Cursor: in.Cursor}).place(&after)
	if err != nil {
		return nil, err
	}
	from, to, err := s.between(in.From, in.To)
	if err != nil {
		return nil, err
	}
	q := &quoting{s: s, in: in, from: from, to: to, docs: map[int64]*store.Record{}}
	if going {
		q.after = &after
	}
	l, err := q.page(ctx)
	return &out[list[Spoken]]{l}, err
}

// quoting reads a page of quotations.
type quoting struct {
	s        *Server
	in       *QuotesIn
	from, to *int64
	after    *quotePlace
	docs     map[int64]*store.Record
}

func (q *quoting) page(ctx context.Context) (list[Spoken], error) {
	l := list[Spoken]{}
	want := text.Fold(strings.Join(strings.Fields(q.in.Q), " "))
	for read := 0; ; {
		most := q.in.Limit + 1 - len(l.Items)
		if want != "" {
			most = 200
		}
		found, err := q.places(ctx, most)
		if err != nil {
			return l, err
		}
		for _, p := range found {
			if len(l.Items) == q.in.Limit {
				l.Next = mark(*q.after)
				return l, nil
			}
			x, err := q.quote(ctx, p)
			if err != nil {
				return l, err
			}
			q.after = &p
			if x != nil && (want == "" || strings.Contains(text.Fold(x.Text), want)) {
				l.Items = append(l.Items, *x)
			}
		}
		if len(found) < most {
			return l, nil
		}
		if read += len(found); read >= mostRead {
			l.Next = mark(*q.after)
			return l, nil
		}
	}
}

// places finds quotations behind the last one.
func (q *quoting) places(ctx context.Context, most int) (found []quotePlace, err error) {
	err = q.s.opt.Store.View(ctx, func(tx store.Tx) error {
		where, args := []string{"1 = 1"}, []any{}
		add := func(sql string, list ...any) { where, args = append(where, sql), append(args, list...) }
		const day = "coalesce(d.pub_day, -2147483648)"
		if q.from != nil {
			add("d.pub_day >= ?", *q.from)
		}
		if q.to != nil {
			add("d.pub_day <= ?", *q.to)
		}
		if q.in.Doc != 0 {
			add("u.doc = ?", q.in.Doc)
		}
		if err := q.speaker(ctx, tx, add); err != nil {
			return err
		}
		if a := q.after; a != nil {
			if a.Day != noDay {
				add("(d.pub_day IS NULL OR d.pub_day <= ?)", a.Day)
			}
			add("("+day+", u.doc, -u.ordinal) < (?, ?, ?)", a.Day, a.Doc, -a.Ordinal)
		}
		order := "d.pub_day DESC NULLS LAST, d.number DESC, u.ordinal"
		found, err = store.Collect(ctx, tx, func(row store.Row) (p quotePlace, err error) { return p, row.Scan(&p.Day, &p.Doc, &p.Ordinal) },
			"SELECT "+day+", u.doc, u.ordinal FROM documents d JOIN quotes u ON u.doc = d.number WHERE "+strings.Join(where, " AND ")+" ORDER BY "+order+" LIMIT ?", append(args, most)...)
		return err
	})
	return found, err
}

// speaker adds the condition on who speaks.
func (q *quoting) speaker(ctx context.Context, tx store.Tx, add func(string, ...any)) error {
	who := q.in.Speaker
	switch {
	case who == "":
		return nil
	case len(who) == 3 && strings.ToUpper(who) == who && !strings.ContainsFunc(who, func(r rune) bool { return r < 'A' || r > 'Z' }):
		add("u.code = ?", who)
		return nil
	}
	ids := []any{who}
	names, err := q.s.named()
	if err != nil {
		return err
	}
	if names.byID[who] == nil {
		for _, e := range names.find(who, mostNamesakes) {
			ids = append(ids, e.ID)
		}
	}
	keys, err := store.Collect(ctx, tx, func(row store.Row) (k int64, err error) { return k, row.Scan(&k) },
		"SELECT key FROM entities WHERE id IN ("+store.Marks(len(ids))+")", ids...)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		keys = []int64{-1} // nobody
	}
	add("u.entity IN ("+store.Marks(len(keys))+")", anys(keys)...)
	return nil
}

// quote reads one quotation; nil where its document does not have it any more.
func (q *quoting) quote(ctx context.Context, p quotePlace) (*Spoken, error) {
	r := q.docs[p.Doc]
	if r == nil {
		var err error
		if r, err = q.s.record(ctx, p.Doc); err != nil {
			return nil, err
		}
		q.docs[p.Doc] = r
	}
	if p.Ordinal >= len(r.Doc.Quotes) {
		return nil, nil
	}
	x := &Spoken{Doc: p.Doc, Quote: r.Doc.Quotes[p.Ordinal], Publisher: r.Doc.Publisher, Title: r.Doc.Title}
	if x.Title == "" {
		x.Title = beginning(r.Doc.Text)
	}
	if p.Day != noDay {
		x.Day = store.DayName(p.Day)
	}
	return x, nil
}
