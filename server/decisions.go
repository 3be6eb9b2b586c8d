package server

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/stories"
)

func (s *Server) decisionOperations() {
	get(s, "/decisions", "list-decisions", "corrections", "What analysts decided about stories, claims and plans, the last first", s.decisions)
	post(s, http.MethodDelete, "/decisions/{id}", "take-back", "corrections", "Take such a decision back", s.takeBack, answers(http.StatusNoContent), fails(404))
	get(s, "/corrections/lines", "export-corrections", "corrections", "All corrections as lines of JSON, which sijil correct import reads", s.correctionLines, lasting, fresh, func(o *huma.Operation) {
		o.Responses = map[string]*huma.Response{"200": {Description: "The file, the oldest correction first.", Content: map[string]*huma.MediaType{otherKind: {}}}}
	})
}

// Kinds of decisions.
const (
	aboutStory    = "story"    // two reports are of one event, or not
	aboutClaim    = "claim"    // a statement speaks of a claim, or not
	aboutEvidence = "evidence" // a document tells what became of a plan, or not
	aboutOutcome  = "outcome"  // what became of a plan
)

// Decided is a decision about stories, claims or plans.
type Decided struct {
	ID      string    `json:"id" doc:"for taking it back"`
	Kind    string    `json:"kind" enum:"story,claim,evidence,outcome" doc:"two reports are one event; a statement speaks of a claim; a document tells what became of a plan; what became of it"`
	Right   bool      `json:"right" doc:"that they belong together; of an outcome always"`
	Outcome string    `json:"outcome,omitempty" doc:"of a plan"`
	At      time.Time `json:"at"`
	First   Subject   `json:"first" doc:"report, statement or plan"`
	Second  *Subject  `json:"second,omitempty" doc:"other report, claim or document; missing of an outcome"`
}

// Subject is the place in a document that a decision speaks of.
type Subject struct {
	ID        string      `json:"id,omitempty" doc:"of the event or announcement"`
	Document  int64       `json:"doc,omitempty" doc:"number of the document; missing where the register does not have it any more"`
	Title     string      `json:"title,omitempty"`
	Publisher string      `json:"publisher,omitempty"`
	Published string      `json:"published,omitempty"`
	Lang      string      `json:"lang,omitempty"`
	Type      string      `json:"type,omitempty"`
	Mode      string      `json:"mode,omitempty"`
	Sentence  doc.Excerpt `json:"sentence"`
	Trigger   doc.Excerpt `json:"trigger"`
}

// decidedID is what the id of a decision is made of.
type decidedID struct {
	Kind string `json:"k"`
	A    string `json:"a"`
	B    string `json:"b,omitempty"` // of evidence: the key of the document
}

// DecisionsIn are the parameters of the list of decisions.
type DecisionsIn struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"how many at most"`
	Cursor string `query:"cursor" maxLength:"400" doc:"next of the page before"`
	Kind   string `query:"kind" enum:"story,claim,evidence,outcome" doc:"only those of one kind"`
}

// decisionPlace is where a page of decisions ended.
type decisionPlace struct {
	At int64  `json:"t"`
	ID string `json:"i"`
}

func (s *Server) decisions(ctx context.Context, in *DecisionsIn) (*out[list[Decided]], error) {
	var after decisionPlace
	going, err := (&Paged{Cursor: in.Cursor}).place(&after)
	if err != nil {
		return nil, err
	}
	all, err := s.allDecided(ctx)
	if err != nil {
		return nil, err
	}
	l := list[Decided]{Items: []Decided{}}
	for i := range all {
		d := &all[i]
		switch at := d.At.UnixMilli(); {
		case in.Kind != "" && d.Kind != in.Kind:
		case going && (at > after.At || at == after.At && d.ID <= after.ID):
		case len(l.Items) == in.Limit:
			last := &l.Items[in.Limit-1]
			l.Next = mark(decisionPlace{last.At.UnixMilli(), last.ID})
			return &out[list[Decided]]{l}, nil
		default:
			if err := s.spell(ctx, d); err != nil {
				return nil, err
			}
			l.Items = append(l.Items, *d)
		}
	}
	return &out[list[Decided]]{l}, nil
}

// allDecided are all decisions, without what they speak of: what people decide
// one by one is never much.
func (s *Server) allDecided(ctx context.Context) ([]Decided, error) {
	joined, err := stories.Decisions(ctx, s.opt.Store)
	if err != nil {
		return nil, err
	}
	followed, err := followup.Decisions(ctx, s.opt.Store)
	if err != nil {
		return nil, err
	}
	all := make([]Decided, 0, len(joined)+len(followed))
	for _, d := range joined {
		all = append(all, Decided{ID: mark(decidedID{aboutStory, d.A, d.B}), Kind: aboutStory, Right: d.Same, At: d.At})
	}
	for i := range followed {
		d := &followed[i]
		x := Decided{Right: d.Right, At: d.At}
		switch {
		case d.Statement != "":
			x.Kind, x.ID = aboutClaim, mark(decidedID{aboutClaim, d.Statement, d.Claim})
		case d.Document != nil:
			x.Kind, x.ID = aboutEvidence, mark(decidedID{aboutEvidence, d.Plan, d.Document.String()})
		default:
			x.Kind, x.ID, x.Right, x.Outcome = aboutOutcome, mark(decidedID{Kind: aboutOutcome, A: d.Plan}), true, string(d.Outcome)
		}
		all = append(all, x)
	}
	slices.SortFunc(all, func(a, b Decided) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}

// parts reads the id of a decision.
func parts(id string) (d decidedID, ok bool) {
	going, err := (&Paged{Cursor: id}).place(&d)
	return d, going && err == nil
}

// spell reads what a decision speaks of.
func (s *Server) spell(ctx context.Context, d *Decided) (err error) {
	p, _ := parts(d.ID)
	const ofEvent, ofPlan = "SELECT doc FROM events WHERE id = ? LIMIT 1", "SELECT doc FROM agenda WHERE id = ? LIMIT 1"
	var second Subject
	switch d.Kind {
	case aboutOutcome, aboutEvidence:
		d.First, err = s.subject(ctx, p.A, ofPlan, store.PackID(p.A))
	default:
		d.First, err = s.subject(ctx, p.A, ofEvent, store.PackID(p.A))
	}
	if err != nil || d.Kind == aboutOutcome {
		return err
	}
	if d.Kind == aboutEvidence {
		key, _ := store.ParseKey(p.B)
		second, err = s.subject(ctx, "", "SELECT number FROM documents WHERE key = ?", key[:])
	} else {
		second, err = s.subject(ctx, p.B, ofEvent, store.PackID(p.B))
	}
	d.Second = &second
	return err
}

// subject is an event, an announcement or (without id) a whole document, by the
// query for its number.
func (s *Server) subject(ctx context.Context, id, which string, arg []byte) (x Subject, err error) {
	x.ID = id
	var number int64
	var found bool
	err = s.opt.Store.View(ctx, func(tx store.Tx) error {
		number, found, err = store.Scalar[int64](ctx, tx, which, arg)
		return err
	})
	if err != nil || !found {
		return x, err
	}
	r, err := s.record(ctx, number)
	if err != nil {
		return x, err
	}
	d := r.Corrected()
	x.Document, x.Title, x.Publisher, x.Published, x.Lang = number, d.Title, d.Publisher, d.Published, d.Lang
	if i := slices.IndexFunc(d.Events, func(e doc.Event) bool { return e.ID == id }); i >= 0 {
		e := &d.Events[i]
		x.Type, x.Mode, x.Sentence, x.Trigger = e.Type, e.Mode, e.Sentence.Excerpt, e.Trigger
	}
	if i := slices.IndexFunc(d.Agenda, func(a doc.AgendaItem) bool { return a.ID == id }); i >= 0 {
		x.Type, x.Mode, x.Sentence = d.Agenda[i].Type, d.Agenda[i].Mode, d.Agenda[i].What
	}
	return x, nil
}

// DecidedIn names a decision.
type DecidedIn struct {
	ID string `path:"id" maxLength:"400" doc:"id of the decision"`
}

func (s *Server) takeBack(ctx context.Context, in *DecidedIn) (*struct{}, error) {
	p, ok := parts(in.ID)
	var err error
	switch {
	case !ok:
		err = followup.ErrNoDecision
	case p.Kind == aboutStory:
		err = stories.TakeBack(ctx, s.opt.Store, p.A, p.B)
	case p.Kind == aboutClaim:
		err = followup.TakeBack(ctx, s.opt.Store, followup.Decision{Statement: p.A, Claim: p.B})
	case p.Kind == aboutOutcome:
		err = followup.TakeBack(ctx, s.opt.Store, followup.Decision{Plan: p.A})
	default:
		var key store.Key
		if key, err = store.ParseKey(p.B); err != nil {
			err = followup.ErrNoDecision
			break
		}
		err = followup.TakeBack(ctx, s.opt.Store, followup.Decision{Plan: p.A, Document: &key})
	}
	if errors.Is(err, followup.ErrNoDecision) || errors.Is(err, stories.ErrNoDecision) {
		return nil, huma.NewError(http.StatusNotFound, "there is no such decision, or it was taken back already")
	}
	s.compare()
	return nil, err
}

// correctionLines writes all corrections, undone ones too.
func (s *Server) correctionLines(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
	all, err := correct.List(ctx, s.opt.Store)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", otherKind)
		c.SetHeader("Content-Disposition", `attachment; filename="sijil-corrections.jsonl"`)
		enc := json.NewEncoder(io.Writer(c.BodyWriter()))
		for i := range all {
			if err := enc.Encode(correct.PortableOf(&all[i])); err != nil {
				s.log.Error("corrections not written", "error", err)
				return
			}
		}
	}}, nil
}
