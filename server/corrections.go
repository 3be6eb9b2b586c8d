package server

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

func (s *Server) correctionOperations() {
	get(s, "/corrections", "list-corrections", "corrections", "What analysts decided about events, the last first", s.corrections)
	post(s, http.MethodPost, "/corrections", "correct", "corrections", "Say that an event is right, none, or should be otherwise; or add one", s.correct, answers(http.StatusCreated), fails(404, 409))
	post(s, http.MethodDelete, "/corrections/{id}", "undo", "corrections", "Take a correction back", s.undo, fails(404))
}

// Correction is what an analyst decided about one event.
type Correction struct {
	ID       string       `json:"id"`
	Document int64        `json:"document" doc:"number of the document; 0 where it is not in the register"`
	Action   store.Action `json:"action" enum:"accept,reject,change,add"`
	Was      *doc.Event   `json:"was,omitempty" doc:"as coded; missing where it was not coded"`
	Is       *doc.Event   `json:"is,omitempty" doc:"as it should be; missing where it is rejected"`
	By       string       `json:"by,omitempty"`
	Note     string       `json:"note,omitempty"`
	At       time.Time    `json:"at"`
	Undone   *time.Time   `json:"undone,omitempty" doc:"when it was taken back"`
}

func correctionOf(c *store.Correction, number int64) Correction {
	x := Correction{ID: c.ID, Document: number, Action: c.Action, Was: c.Was, Is: c.Is, By: c.By, Note: c.Note, At: c.At}
	if !c.Undone.IsZero() {
		x.Undone = &c.Undone
	}
	return x
}

// about tells whether a correction speaks of the event with an id.
func about(c *store.Correction, id string) bool {
	return c.Was != nil && c.Was.ID == id || c.Is != nil && c.Is.ID == id
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// CorrectionsIn are the parameters of the list of corrections.
type CorrectionsIn struct {
	Paged
	All bool `query:"all" doc:"undone ones too"`
}

// correctionPlace is where a page of corrections ended.
type correctionPlace struct {
	At int64  `json:"t"`
	ID string `json:"i"`
}

func (s *Server) corrections(ctx context.Context, in *CorrectionsIn) (*out[list[Correction]], error) {
	where, args := "1 = 1", []any{}
	if !in.All {
		where = "c.undone IS NULL"
	}
	var after correctionPlace
	if going, err := in.place(&after); err != nil {
		return nil, err
	} else if going {
		where, args = where+" AND (c.at, c.id) < (?, ?)", append(args, after.At, store.PackID(after.ID))
	}
	l := list[Correction]{}
	err := s.opt.Store.View(ctx, func(tx store.Tx) error {
		found, err := store.Collect(ctx, tx, store.ScanCorrection, store.SelectCorrections+" WHERE "+where+" ORDER BY c.at DESC, c.id DESC LIMIT ?", append(args, in.Limit+1)...)
		if err != nil {
			return err
		}
		if len(found) > in.Limit {
			found = found[:in.Limit]
			last := found[in.Limit-1]
			l.Next = mark(correctionPlace{last.At.UnixMilli(), last.ID})
		}
		for i := range found {
			n, _, err := store.Scalar[int64](ctx, tx, "SELECT number FROM documents WHERE key = ?", found[i].Key[:])
			if err != nil {
				return err
			}
			l.Items = append(l.Items, correctionOf(&found[i], n))
		}
		return nil
	})
	return &out[list[Correction]]{l}, err
}

// Changes say how an event should be; what is missing stays as it is.
// Participants are written as docs/corrections.md has them: USA, USA:GOV, the id
// of an entity behind @, a name, a name=CODE:SECTOR.
type Changes struct {
	Type       *string   `json:"type,omitempty"`
	Mode       *string   `json:"mode,omitempty"`
	Cameo      *string   `json:"cameo,omitempty"`
	Actor      *[]string `json:"actor,omitempty" doc:"an empty list is nobody"`
	Recipient  *[]string `json:"recipient,omitempty"`
	SaidBy     *[]string `json:"said_by,omitempty"`
	Realis     *string   `json:"realis,omitempty"`
	Claim      *string   `json:"claim,omitempty"`
	Date       *string   `json:"date,omitempty" doc:"2018-03-01, 2018-03, 2018, or two with .. between; empty is none"`
	Place      *string   `json:"place,omitempty" doc:"name, name=CODE, or @id; empty is none"`
	Historical *bool     `json:"historical,omitempty" doc:"told as background"`
}

// Correcting is a decision about an event.
type Correcting struct {
	Event    string       `json:"event,omitempty" maxLength:"60" doc:"id; ID@NUMBER where several documents have it. Missing where one is added"`
	Action   store.Action `json:"action" enum:"accept,reject,change,add"`
	Changes  *Changes     `json:"changes,omitempty" doc:"of change and add"`
	Document int64        `json:"document,omitempty" minimum:"1" doc:"of add: number of the document"`
	Trigger  string       `json:"trigger,omitempty" maxLength:"500" doc:"of add: the words that tell the event, as they stand in the text"`
	Note     string       `json:"note,omitempty" maxLength:"2000" doc:"why"`
}

// CorrectIn is a request to correct.
type CorrectIn struct{ Body Correcting }

func (s *Server) correct(ctx context.Context, in *CorrectIn) (*out[Correction], error) {
	b := &in.Body
	name, _ := s.who(ctx)
	by := correct.Decision{By: name, Note: b.Note, At: time.UnixMilli(s.opt.Now().UnixMilli()).UTC()}
	c, number, err := s.decide(ctx, by, b)
	if err != nil {
		return nil, err
	}
	if err := s.opt.Store.Correct(ctx, []store.Correction{c}); err != nil {
		return nil, err
	}
	s.log.Info("corrected", "id", c.ID, "action", c.Action, "document", number, "by", name)
	s.compare()
	return &out[Correction]{correctionOf(&c, number)}, nil
}

// decide makes a correction.
func (s *Server) decide(ctx context.Context, by correct.Decision, b *Correcting) (c store.Correction, number int64, err error) {
	if b.Action == store.Add {
		return s.added(ctx, by, b)
	}
	if b.Event == "" {
		return c, 0, bad("body.event", "which event?")
	}
	r, at, err := correct.Event(ctx, s.opt.Store, b.Event)
	if err != nil {
		return c, 0, err
	}
	e := r.Corrected().Events[at]
	switch b.Action {
	case store.Accept:
		return by.Accept(r, e), r.Number, nil
	case store.Reject:
		return by.Reject(r, e), r.Number, nil
	}
	edit := b.Changes.edit()
	if edit.Empty() {
		return c, 0, bad("body.changes", "say what is to be changed")
	}
	ed, err := s.editor(ctx)
	if err != nil {
		return c, 0, err
	}
	is, err := ed.Apply(r.Doc, e, edit)
	if err != nil {
		return c, 0, bad("body.changes", err.Error())
	}
	return by.Change(r, e, is), r.Number, nil
}

func (s *Server) added(ctx context.Context, by correct.Decision, b *Correcting) (c store.Correction, number int64, err error) {
	r, err := s.record(ctx, b.Document)
	if err != nil {
		return c, 0, err
	}
	ed, err := s.editor(ctx)
	if err != nil {
		return c, 0, err
	}
	c, err = by.Add(ed, r, b.Trigger, b.Changes.edit())
	if err != nil {
		return c, 0, bad("body.trigger", err.Error())
	}
	return c, r.Number, nil
}

func (c *Changes) edit() correct.Edit {
	if c == nil {
		return correct.Edit{}
	}
	return correct.Edit{Type: c.Type, Mode: c.Mode, Cameo: c.Cameo, Actor: c.Actor, Recipient: c.Recipient, SaidBy: c.SaidBy, Realis: c.Realis, Claim: c.Claim,
		Date: c.Date, Place: c.Place, Historical: c.Historical}
}

// editor is what an edit may speak of.
func (s *Server) editor(ctx context.Context) (*correct.Editor, error) {
	names, err := s.named()
	if err != nil {
		return nil, err
	}
	book, err := codebook.Load(s.opt.Source)
	if err != nil {
		return nil, err
	}
	return &correct.Editor{Book: book, Name: func(name string) (doc.Actor, bool) {
		d := &doc.Document{Text: name}
		if err := s.coded(ctx, d); err != nil {
			return doc.Actor{}, false
		}
		for i := range d.Mentions {
			if a := d.Mentions[i].Actor; a.Span == (doc.Span{End: len(name)}) {
				return a, true
			}
		}
		return doc.Actor{}, false
	}, Entity: func(id string) (doc.Actor, doc.Place, bool) {
		e := names.byID[id]
		if e == nil {
			return doc.Actor{}, doc.Place{}, false
		}
		sector, _ := e.OfficeAt(0)
		return doc.Actor{Text: e.Name, ID: e.ID, Name: e.Name, NameEn: e.NameEn, Code: e.Code, Sector: sector},
			doc.Place{Excerpt: doc.Excerpt{Text: e.Name}, Name: e.Name, Code: e.Code, Adm1: e.Adm1, Lat: e.Lat, Lon: e.Lon}, true
	}}, nil
}

// UndoIn names a correction.
type UndoIn struct {
	ID string `path:"id" maxLength:"16" doc:"id of the correction"`
}

func (s *Server) undo(ctx context.Context, in *UndoIn) (*out[Correction], error) {
	var found []store.Correction
	err := s.opt.Store.View(ctx, func(tx store.Tx) (err error) {
		found, err = store.Collect(ctx, tx, store.ScanCorrection, store.SelectCorrections+" WHERE c.id = ?", store.PackID(strings.ToLower(in.ID)))
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, huma.NewError(http.StatusNotFound, "there is no correction "+in.ID)
	}
	if found[0].Undone.IsZero() {
		found = correct.Undo(found, time.UnixMilli(s.opt.Now().UnixMilli()).UTC())
		if err := s.opt.Store.Correct(ctx, found); err != nil {
			return nil, err
		}
		name, _ := s.who(ctx)
		s.log.Info("correction undone", "id", in.ID, "by", name)
		s.compare()
	}
	r, err := s.opt.Store.Get(ctx, found[0].Key)
	n := int64(0)
	if err == nil {
		n = r.Number
	}
	return &out[Correction]{correctionOf(&found[0], n)}, nil
}
