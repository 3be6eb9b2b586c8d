package server

import (
	"context"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/search"
	"github.com/sijil-news/sijil/store"
)

func (s *Server) searchOperations() {
	get(s, "/search", "search", "search", "Sentences that have words, in whatever form", s.search,
		explained("Words, \"words in quotes\" side by side, OR between two, -word for what must not be there, word* for a beginning: docs/search.md. The newest sentences come first."))
	get(s, "/quotes", "list-quotes", "search", "What was said, the newest first", s.quotes)
}

// SearchIn are the parameters of a search.
type SearchIn struct {
	Q      string   `query:"q" required:"true" minLength:"1" maxLength:"500"`
	Limit  int      `query:"limit" minimum:"1" maximum:"500" default:"50"`
	Cursor string   `query:"cursor" maxLength:"400" doc:"next of the page before"`
	Source []string `query:"source" doc:"publishers"`
	Lang   []string `query:"lang"`
	From   string   `query:"from" doc:"published on this day or later"`
	To     string   `query:"to" doc:"published on this day or earlier"`
}

// Hit is a sentence that was found.
type Hit struct {
	Doc       int64       `json:"doc" doc:"number of the document"`
	Title     string      `json:"title"`
	Publisher string      `json:"publisher,omitempty"`
	URL       string      `json:"url,omitempty"`
	Lang      string      `json:"lang,omitempty"`
	Day       string      `json:"day,omitempty" doc:"of publication"`
	Sentence  doc.Excerpt `json:"sentence"`
	Marks     []doc.Span  `json:"marks" doc:"what was found: bytes into the text of the document, as start and end of the sentence are"`
}

func (s *Server) search(ctx context.Context, in *SearchIn) (*out[list[Hit]], error) {
	q, err := s.terms.Parse(in.Q)
	if err != nil {
		return nil, bad("query.q", err.Error())
	}
	o := search.Options{Publishers: in.Source, Langs: in.Lang, Limit: in.Limit}
	if o.From, o.To, err = s.between(in.From, in.To); err != nil {
		return nil, err
	}
	if _, err := (&Paged{Cursor: in.Cursor}).place(&o.Before); err != nil {
		return nil, err
	}
	found, err := (&search.Searcher{DB: s.opt.Store, Terms: s.terms}).Search(ctx, q, o)
	if err != nil {
		return nil, err
	}
	l := list[Hit]{}
	for _, h := range found.Hits {
		x := Hit{Doc: h.Doc.Number, Title: h.Doc.Title, Publisher: h.Doc.Publisher, URL: h.Doc.URL, Lang: h.Doc.Lang,
			Sentence: doc.Excerpt{Text: h.Doc.Text[h.Span.Start:h.Span.End], Span: h.Span}, Marks: h.Matches}
		if x.Title == "" {
			x.Title = beginning(h.Doc.Text)
		}
		if h.Doc.Day != nil {
			x.Day = store.DayName(*h.Doc.Day)
		}
		l.Items = append(l.Items, x)
	}
	if found.Next != 0 {
		l.Next = mark(found.Next)
	}
	return &out[list[Hit]]{l}, nil
}

// documentsWith lists documents that have a sentence with words.
func (s *Server) documentsWith(ctx context.Context, in *DocumentsIn) (*out[list[Listed]], error) {
	found, err := s.search(ctx, &SearchIn{Q: in.Q, Limit: in.Limit, Cursor: in.Cursor, Source: in.Source, Lang: in.Lang, From: in.From, To: in.To})
	if err != nil {
		return nil, err
	}
	l := list[Listed]{Next: found.Body.Next}
	var numbers []int64
	for _, h := range found.Body.Items {
		if !contains(numbers, h.Doc) {
			numbers = append(numbers, h.Doc)
		}
	}
	if len(numbers) == 0 {
		return &out[list[Listed]]{l}, nil
	}
	err = s.opt.Store.View(ctx, func(tx store.Tx) error {
		l.Items, err = store.Collect(ctx, tx, scanListed, selectListed+" WHERE d.number IN ("+store.Marks(len(numbers))+") ORDER BY d.pub_day DESC NULLS LAST, d.number DESC", anys(numbers)...)
		if err != nil {
			return err
		}
		return titled(ctx, tx, l.Items)
	})
	return &out[list[Listed]]{l}, err
}
