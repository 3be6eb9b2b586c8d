package server

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/intake"
	"github.com/sijil-news/sijil/store"
)

// Kept is what became of documents.
type Kept struct {
	Added     int       `json:"added"`
	Known     int       `json:"known" doc:"in the register already, and left as they are"`
	Revised   int       `json:"revised" doc:"with another text than before under the same address"`
	Failed    int       `json:"failed" doc:"that could not be read or coded"`
	Documents []KeptDoc `json:"documents" doc:"added and revised ones, a thousand of them at most"`
	Problems  []string  `json:"problems" doc:"why documents failed, a hundred of them at most"`
}

// KeptDoc is a document that was added.
type KeptDoc struct {
	Number int64    `json:"number"`
	ID     string   `json:"id"`
	Notes  []string `json:"notes" doc:"what was odd about it"`
}

// most of what is told one by one.
const (
	mostKept     = 1000
	mostProblems = 100
)

// AddIn are the parameters of adding documents; the body is read as it comes.
type AddIn struct {
	Link bool `query:"link" default:"true" doc:"compare them with other documents afterwards, in the background"`
	kind string
	body io.Reader
}

// Resolve takes the body of a request.
func (in *AddIn) Resolve(ctx huma.Context) []error {
	in.kind, _, _ = mime.ParseMediaType(ctx.Header("Content-Type"))
	in.body = ctx.BodyReader()
	return nil
}

// manyDocuments describes the body of adding documents, which is read as it
// comes: so huma must not know of it before.
func (s *Server) manyDocuments() {
	s.api.OpenAPI().Paths[Base+"/documents"].Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/json":     {Schema: &huma.Schema{Ref: "#/components/schemas/Input"}},
		"application/x-ndjson": {Schema: &huma.Schema{Type: huma.TypeString, Description: "one Input a line"}},
	}}
}

func (s *Server) add(ctx context.Context, in *AddIn) (*out[Kept], error) {
	k := s.keeper()
	var err error
	switch in.kind {
	case "application/json":
		err = k.one(ctx, in.body)
	case "application/x-ndjson", "application/jsonl", "application/ndjson":
		err = k.lines(ctx, in.body)
	default:
		return nil, huma.NewError(http.StatusUnsupportedMediaType, "send one document as application/json, or many as application/x-ndjson")
	}
	if ferr := k.flush(ctx); err == nil {
		err = ferr
	}
	if in.Link && k.kept.Added+k.kept.Revised > 0 {
		s.compare()
	}
	return &out[Kept]{k.kept}, err
}

// keepBatch is how many documents are kept in one transaction.
const keepBatch = 50

// keeper codes documents and keeps them, in batches.
type keeper struct {
	s     *Server
	kept  Kept
	batch []*doc.Document
}

func (s *Server) keeper() *keeper { return &keeper{s: s} }

// one reads one document.
func (k *keeper) one(ctx context.Context, body io.Reader) error {
	b, err := io.ReadAll(io.LimitReader(body, textBytes+1))
	switch {
	case err != nil:
		return bad("body", "read: "+err.Error())
	case len(b) > textBytes:
		return huma.NewError(http.StatusRequestEntityTooLarge, fmt.Sprintf("a document has at most %d bytes", textBytes))
	}
	d, err := readInput(b)
	if err != nil {
		return err
	}
	return k.take(ctx, d)
}

// lines reads a document from each line.
func (k *keeper) lines(ctx context.Context, body io.Reader) error {
	in := bufio.NewScanner(io.LimitReader(body, linesBytes))
	in.Buffer(nil, textBytes)
	for n := 1; in.Scan(); n++ {
		if len(in.Bytes()) == 0 {
			continue
		}
		d, err := readInput(in.Bytes())
		if err != nil {
			k.fail(fmt.Sprintf("line %d: %v", n, err))
			continue
		}
		if err := k.take(ctx, d); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return bad("body", "read: "+err.Error())
	}
	return nil
}

func readInput(b []byte) (*doc.Document, error) {
	var in Input
	if err := json.Unmarshal(b, &in); err != nil {
		return nil, huma.NewError(http.StatusBadRequest, "no JSON of a document: "+err.Error())
	}
	return in.document()
}

// read reads the documents of a file.
func (k *keeper) read(ctx context.Context, f io.Reader, opt intake.Options, name string) error {
	opt.Stdin = f
	r, err := intake.Open("-", opt)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	defer r.Close()
	for {
		d, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if d.Origin = nil; d.ID == "stdin" {
			d.ID = name
		}
		if err := k.take(ctx, d); err != nil {
			return err
		}
	}
}

func (k *keeper) fail(msg string) {
	if k.kept.Failed++; len(k.kept.Problems) < mostProblems {
		k.kept.Problems = append(k.kept.Problems, msg)
	}
}

func (k *keeper) take(ctx context.Context, d *doc.Document) error {
	if k.batch = append(k.batch, d); len(k.batch) < keepBatch {
		return nil
	}
	return k.flush(ctx)
}

// flush codes and keeps what was taken.
func (k *keeper) flush(ctx context.Context) error {
	if len(k.batch) == 0 {
		return nil
	}
	recs, err := k.coded(ctx)
	k.batch = nil
	if err != nil || len(recs) == 0 {
		return err
	}
	done, err := k.s.opt.Store.Put(ctx, recs)
	if err != nil {
		return err
	}
	for i, o := range done {
		switch o {
		case store.Unchanged:
			k.kept.Known++
			continue
		case store.Added:
			k.kept.Added++
		case store.Replaced:
			k.kept.Revised++
		}
		if len(k.kept.Documents) < mostKept {
			k.kept.Documents = append(k.kept.Documents, KeptDoc{recs[i].Number, recs[i].Doc.ID, recs[i].Doc.Notes})
		}
	}
	return nil
}

// coded codes the batch, several documents at once, without those that are in
// the register.
func (k *keeper) coded(ctx context.Context) ([]*store.Record, error) {
	ids := make([]store.Identity, len(k.batch))
	for i, d := range k.batch {
		ids[i] = store.Identify(d)
	}
	known, err := k.s.opt.Store.Known(ctx, ids)
	if err != nil {
		return nil, err
	}
	recs, errs := make([]*store.Record, len(k.batch)), make([]error, len(k.batch))
	var wait sync.WaitGroup
	for i, d := range k.batch {
		if known[i] {
			k.kept.Known++
			continue
		}
		wait.Go(func() { recs[i], errs[i] = k.s.ready(ctx, d) })
	}
	wait.Wait()
	var out []*store.Record
	for i, err := range errs {
		msg, ok := "", false
		if err != nil {
			msg, ok = uncoded(err)
		}
		switch {
		case err != nil && !ok:
			return nil, err
		case err != nil:
			k.fail(msg)
		case recs[i] != nil:
			out = append(out, recs[i])
		}
	}
	return out, nil
}

// ready codes a document and packs it.
func (s *Server) ready(ctx context.Context, d *doc.Document) (*store.Record, error) {
	if err := s.coded(ctx, d); err != nil {
		return nil, err
	}
	r := store.NewRecord(d)
	r.Index(s.terms)
	return r, r.Prepare()
}
