package server

import (
	"context"
	"strings"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

func (s *Server) documentOperations() {
	s.addOperations()
	get(s, "/documents", "list-documents", "documents", "Documents, those published last first", s.documents)
	get(s, "/documents/{number}", "get-document", "documents", "A document with everything coded in it, as corrected", s.document, fails(404))
}

// Listed is a document in a list.
type Listed struct {
	Number    int64  `json:"number"`
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Published string `json:"published,omitempty" doc:"as given"`
	Day       string `json:"day,omitempty" doc:"of publication, ISO 8601"`
	Title     string `json:"title" doc:"or the beginning of its text"`
	Events    int    `json:"events" doc:"reports of events in it"`

	pub *int64
}

// DocumentsIn are the parameters of a list of documents.
type DocumentsIn struct {
	Paged
	Q      string   `query:"q" maxLength:"500" doc:"words of a sentence, as GET /search takes them; then the page is of documents that have such a sentence, and may be short with more to come"`
	Source []string `query:"source" doc:"publishers"`
	Lang   []string `query:"lang" doc:"languages"`
	From   string   `query:"from" doc:"published on this day or later: 2018-03-01, 2018-03, 2018, today"`
	To     string   `query:"to" doc:"published on this day or earlier"`
}

// docPlace is where a page of documents ended: its day, missing where unknown,
// and number.
type docPlace struct {
	Day    *int64 `json:"d,omitempty"`
	Number int64  `json:"n"`
}

func (s *Server) documents(ctx context.Context, in *DocumentsIn) (*out[list[Listed]], error) {
	if in.Q != "" {
		return s.documentsWith(ctx, in)
	}
	var after docPlace
	going, err := in.place(&after)
	if err != nil {
		return nil, err
	}
	from, to, err := s.between(in.From, in.To)
	if err != nil {
		return nil, err
	}
	var found []Listed
	err = s.opt.Store.View(ctx, func(tx store.Tx) error {
		// what has a day comes first, then what has none
		for _, dated := range []bool{true, false} {
			if dated && going && after.Day == nil || !dated && (from != nil || to != nil) {
				continue
			}
			q := docQuery{in: in, from: from, to: to, dated: dated}
			if going && (after.Day != nil) == dated {
				q.after = &after
			}
			more, err := q.read(ctx, tx, in.Limit+1-len(found))
			if err != nil {
				return err
			}
			if found = append(found, more...); len(found) > in.Limit {
				break
			}
		}
		page := found[:min(len(found), in.Limit)]
		return titled(ctx, tx, page)
	})
	if err != nil {
		return nil, err
	}
	l := list[Listed]{Items: found}
	if len(found) > in.Limit {
		l.Items = found[:in.Limit]
		last := l.Items[in.Limit-1]
		l.Next = mark(docPlace{last.pub, last.Number})
	}
	return &out[list[Listed]]{l}, nil
}

// between reads two days; nil is open.
func (s *Server) between(from, to string) (first, last *int64, err error) {
	for _, c := range []struct {
		name, value string
		take        func(d query.Days)
	}{{"from", from, func(d query.Days) { first = &d.From }}, {"to", to, func(d query.Days) { last = &d.To }}} {
		if c.value == "" {
			continue
		}
		d, err := query.ParseDays(c.value, s.opt.Now())
		if err != nil {
			return nil, nil, bad("query."+c.name, err.Error())
		}
		c.take(d)
	}
	return first, last, nil
}

// docQuery reads documents whose day is known, or not, after a place.
type docQuery struct {
	in       *DocumentsIn
	from, to *int64
	dated    bool
	after    *docPlace
}

func (q *docQuery) read(ctx context.Context, tx store.Tx, limit int) ([]Listed, error) {
	where, args := []string{"d.pub_day IS NULL"}, []any{}
	add := func(sql string, list ...any) { where, args = append(where, sql), append(args, list...) }
	order := "d.number DESC"
	if q.dated {
		where[0], order = "d.pub_day IS NOT NULL", "d.pub_day DESC, d.number DESC"
	}
	if q.from != nil {
		add("d.pub_day >= ?", *q.from)
	}
	if q.to != nil {
		add("d.pub_day <= ?", *q.to)
	}
	if n := len(q.in.Source); n > 0 {
		add("d.publisher IN ("+store.Marks(n)+")", anys(q.in.Source)...)
	}
	if n := len(q.in.Lang); n > 0 {
		add("d.lang IN ("+store.Marks(n)+")", anys(q.in.Lang)...)
	}
	if a := q.after; a != nil && q.dated {
		add("(d.pub_day, d.number) < (?, ?)", *a.Day, a.Number)
	} else if a != nil {
		add("d.number < ?", a.Number)
	}
	return store.Collect(ctx, tx, scanListed, selectListed+" WHERE "+strings.Join(where, " AND ")+" ORDER BY "+order+" LIMIT ?", append(args, limit)...)
}

const selectListed = `SELECT d.number, d.id, d.url, d.publisher, d.lang, d.published, d.pub_day, d.title,
	(SELECT count(*) FROM events e WHERE e.doc = d.number) FROM documents d`

func scanListed(row store.Row) (l Listed, err error) {
	err = row.Scan(&l.Number, &l.ID, &l.URL, &l.Publisher, &l.Lang, &l.Published, &l.pub, &l.Title, &l.Events)
	if l.pub != nil {
		l.Day = store.DayName(*l.pub)
	}
	return l, err
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// titled gives documents without a title the beginning of their text.
func titled(ctx context.Context, tx store.Tx, page []Listed) error {
	var numbers []int64
	for i := range page {
		if page[i].Title == "" {
			numbers = append(numbers, page[i].Number)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	texts, err := store.Texts(ctx, tx, numbers)
	for i := range page {
		if t := texts[page[i].Number]; page[i].Title == "" && t != nil {
			page[i].Title = beginning(t.Text)
		}
	}
	return err
}

// beginning is the first line of a text that has words, shortened.
func beginning(text string) string {
	const most = 100
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if r := []rune(line); len(r) > most {
			return string(r[:most]) + "…"
		}
		return line
	}
	return ""
}

// WholeDocument is one document of the register, whole.
type WholeDocument struct {
	Number int64 `json:"number"`
	*doc.Document
	Corrections []Correction `json:"corrections" doc:"what analysts decided, the oldest first; undone ones too"`
	Copies      []Copy       `json:"copies" doc:"documents with the same text, or a rewrite of it"`
}

// Copy is a document with the same text.
type Copy struct {
	Number    int64  `json:"number"`
	Publisher string `json:"publisher,omitempty"`
	Title     string `json:"title"`
}

// NumberIn names a document.
type NumberIn struct {
	Number int64 `path:"number" minimum:"1" doc:"number of the document in this register"`
}

func (s *Server) document(ctx context.Context, in *NumberIn) (*out[WholeDocument], error) {
	r, err := s.record(ctx, in.Number)
	if err != nil {
		return nil, err
	}
	d := WholeDocument{Number: r.Number, Document: r.Corrected()}
	s.documentInEnglish(d.Document)
	for i := range r.Corrections {
		d.Corrections = append(d.Corrections, correctionOf(&r.Corrections[i], r.Number))
	}
	d.Copies, err = s.copies(ctx, r.Number)
	return &out[WholeDocument]{d}, err
}

// record reads a document by its number.
func (s *Server) record(ctx context.Context, number int64) (*store.Record, error) {
	return correct.Document(ctx, s.opt.Store, decimal(number))
}

// copies are the other documents of the family of one.
func (s *Server) copies(ctx context.Context, number int64) (found []Copy, err error) {
	err = s.opt.Store.View(ctx, func(tx store.Tx) error {
		found, err = store.Collect(ctx, tx, func(row store.Row) (c Copy, err error) { return c, row.Scan(&c.Number, &c.Publisher, &c.Title) },
			`SELECT d.number, d.publisher, d.title FROM families f JOIN documents d ON d.number = f.doc
			WHERE f.family = (SELECT family FROM families WHERE doc = ?) AND d.number <> ? ORDER BY d.number LIMIT 100`, number, number)
		return err
	})
	return found, err
}
