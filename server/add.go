package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/intake"
	"github.com/sijil-news/sijil/samples"
	"github.com/sijil-news/sijil/store"
)

// textBytes is how many bytes one document may have.
const textBytes = 4 << 20

// linesBytes is how many bytes many documents may have.
const linesBytes = 256 << 20

func (s *Server) addOperations() {
	post(s, http.MethodPost, "/code", "code", "coding", "Code a text or a web page, and keep nothing", s.code, needs(Reader), takes(textBytes))
	post(s, http.MethodPost, "/documents", "add-documents", "documents", "Code documents and keep them", s.add, lasting, fails(http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType),
		explained("One document as JSON, or many as JSON lines (application/x-ndjson). What the answer tells as added is on disk. A document that is in the register already is not coded again; another text under the same address takes the place of the former. Documents are kept in batches: with an error those counted before it stay."))
	s.manyDocuments()
	post(s, http.MethodPost, "/samples", "add-samples", "documents", "Load the shipped samples into an empty register", s.addSamples, lasting, fails(http.StatusConflict))
}

// Input is a document that is to be coded.
type Input struct {
	ID        string `json:"id,omitempty" maxLength:"1000"`
	Text      string `json:"text,omitempty" doc:"plain text; give this or html"`
	HTML      string `json:"html,omitempty" doc:"a web page, of which the article is taken"`
	Title     string `json:"title,omitempty" maxLength:"2000"`
	Published string `json:"published,omitempty" maxLength:"100" doc:"date of publication, ISO 8601 or RFC 822: offices and relative dates go by it"`
	URL       string `json:"url,omitempty" maxLength:"4000"`
	Publisher string `json:"publisher,omitempty" maxLength:"500"`
	Lang      string `json:"lang,omitempty" maxLength:"20" doc:"missing means that it is found out"`
}

// document reads an input as files are read.
func (in *Input) document() (*doc.Document, error) {
	switch {
	case in.Text == "" && in.HTML == "":
		return nil, bad("body.text", "there is no text; give text or html")
	case in.Text != "" && in.HTML != "":
		return nil, bad("body.html", "give text or html, not both")
	}
	opt := intake.Options{From: intake.HTML, Stdin: strings.NewReader(in.HTML)}
	if in.Text != "" {
		b, err := json.Marshal(in)
		if err != nil {
			return nil, err
		}
		opt = intake.Options{From: intake.JSONL, Stdin: bytes.NewReader(b)}
	}
	var left error
	opt.Report = func(l intake.Left) { left = l.Err }
	r, err := intake.Open("-", opt)
	if err != nil {
		return nil, bad("body", err.Error())
	}
	defer r.Close()
	d, err := r.Next()
	if err != nil {
		if left != nil {
			err = left
		}
		return nil, bad("body", "no article in it: "+err.Error())
	}
	in.complete(d)
	return d, nil
}

// complete takes over what is said of the document and not in it.
func (in *Input) complete(d *doc.Document) {
	for _, f := range []struct {
		given string
		to    *string
	}{{in.ID, &d.ID}, {in.Title, &d.Title}, {in.Published, &d.Published}, {in.URL, &d.URL}, {in.Publisher, &d.Publisher}, {in.Lang, &d.Lang}} {
		if f.given != "" {
			*f.to = f.given
		}
	}
	if in.ID == "" {
		if d.ID = in.URL; d.ID == "" {
			d.ID = "text"
		}
	}
	d.Origin = nil // the name of a stream that is none
}

// CodeIn is a request to code a text.
type CodeIn struct{ Body Input }

func (s *Server) code(ctx context.Context, in *CodeIn) (*out[doc.Document], error) {
	d, err := in.Body.document()
	if err != nil {
		return nil, err
	}
	if err := s.coded(ctx, d); err != nil {
		if msg, ok := uncoded(err); ok {
			return nil, bad("body", msg)
		}
		return nil, err
	}
	s.documentInEnglish(d)
	return &out[doc.Document]{*d}, nil
}

// coded codes a document when one of the places is free.
func (s *Server) coded(ctx context.Context, d *doc.Document) error {
	select {
	case s.coding <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-s.coding }()
	return s.opt.Coder.Code(ctx, d)
}

// uncoded is why a document is not coded, where the document is to blame.
func uncoded(err error) (string, bool) {
	for _, e := range []error{sijil.ErrLanguage, sijil.ErrEncoding, sijil.ErrInternal} {
		if errors.Is(err, e) {
			return err.Error(), true
		}
	}
	return "", false
}

func (s *Server) addSamples(ctx context.Context, _ *struct{}) (*out[Kept], error) {
	var n int64
	err := s.opt.Store.View(ctx, func(tx store.Tx) (err error) {
		n, _, err = store.Scalar[int64](ctx, tx, "SELECT count(*) FROM documents")
		return err
	})
	if err != nil {
		return nil, err
	}
	if n > 0 {
		return nil, huma.NewError(http.StatusConflict, "the register is not empty; samples are for an empty one")
	}
	k := s.keeper()
	for _, x := range samples.List() {
		f, err := samples.FS().Open(x.Name)
		if err != nil {
			return nil, err
		}
		err = k.read(ctx, f, intake.Options{Published: x.Published, Lang: x.Lang}, "sample:"+x.Name)
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	if err := k.flush(ctx); err != nil {
		return nil, err
	}
	s.compare()
	return &out[Kept]{k.kept}, nil
}
