package server

import (
	"context"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/stories"
)

func (s *Server) eventOperations() {
	get(s, "/events", "list-events", "events", "Events that the filters leave", s.events, filtered,
		explained("One of each event; with `unit=reports` every report. What stands only in the document (contexts, magnitudes, trace, roles) is left empty. "+
			"Lists by score and confidence, which no index serves, are kept for others as counts are."))
	get(s, "/events/{id}", "get-event", "events", "One event, whole, with all its reports", s.event, fails(404, 409))
}

// EventsIn are the parameters of a list of events.
type EventsIn struct {
	Filters
	Paged
	Sort string `query:"sort" doc:"day (default), published, confidence, score, added: the last, highest, newest first; with - before it the other way round"`
}

func (s *Server) events(ctx context.Context, in *EventsIn) (*kept[list[query.Event]], error) {
	q, err := s.question(&in.Filters)
	if err != nil {
		return nil, err
	}
	sort, up, err := query.ParseSort(in.Sort)
	if err != nil {
		return nil, err
	}
	read := func(ctx context.Context) (*list[query.Event], error) {
		a, err := s.asker.List(ctx, q, query.Page{Sort: sort, Up: up, Limit: in.Limit, Cursor: in.Cursor})
		if err != nil {
			return nil, err
		}
		s.inEnglish(a.Events)
		return &list[query.Event]{a.Events, a.Next}, s.judge(ctx, a.Events)
	}
	dear := sort == query.SortScore || sort == query.SortConfidence // no index serves them
	return recalled(ctx, s, &in.Filters, "events", !dear, read)
}

// judge says of events of a list what analysts decided about them.
func (s *Server) judge(ctx context.Context, events []query.Event) error {
	var docs []int64
	for i := range events {
		if !contains(docs, events[i].Number) {
			docs = append(docs, events[i].Number)
		}
	}
	if len(docs) == 0 {
		return nil
	}
	var found []store.Correction
	err := s.opt.Store.View(ctx, func(tx store.Tx) (err error) {
		found, err = store.Collect(ctx, tx, store.ScanCorrection, store.SelectCorrections+" JOIN documents d ON d.key = c.key WHERE c.undone IS NULL AND d.number IN ("+store.Marks(len(docs))+") ORDER BY c.at, c.id", anys(docs)...)
		return err
	})
	if err != nil {
		return err
	}
	for i := range found {
		c := &found[i]
		for k := range events {
			if about(c, events[k].ID) {
				events[k].Judged = c.Action.Judged()
			}
		}
	}
	return nil
}

// Source is the document of an event.
type Source struct {
	Number    int64  `json:"number"`
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Lang      string `json:"lang,omitempty"`
}

func sourceOf(r *store.Record) Source {
	d := r.Doc
	return Source{Number: r.Number, Title: d.Title, Publisher: d.Publisher, URL: d.URL, Published: d.Published, Lang: d.Lang}
}

// WholeEvent is an event with all that is known of it.
type WholeEvent struct {
	doc.Event
	Doc         Source           `json:"doc"`
	Reports     []stories.Report `json:"reports" doc:"of its story, itself among them; none where it is in no story"`
	Corrections []Correction     `json:"corrections" doc:"what analysts decided about it, the oldest first"`
}

// EventIn names an event.
type EventIn struct {
	ID string `path:"id" maxLength:"60" doc:"id of the event; ID@NUMBER where several documents have it"`
}

func (s *Server) event(ctx context.Context, in *EventIn) (*out[WholeEvent], error) {
	r, at, err := correct.Event(ctx, s.opt.Store, in.ID)
	if err != nil {
		return nil, err
	}
	e := WholeEvent{Event: r.Corrected().Events[at], Doc: sourceOf(r)}
	for i := range r.Corrections {
		if c := &r.Corrections[i]; about(c, e.ID) {
			e.Corrections = append(e.Corrections, correctionOf(c, r.Number))
		}
	}
	if names, err := s.named(); err == nil {
		names.translate(e.Place)
	}
	if e.Story, err = s.storyOf(ctx, r.Number, e.ID); err != nil || e.Story == "" {
		return &out[WholeEvent]{e}, err
	}
	told, err := stories.Read(ctx, s.opt.Store, e.Story)
	if err != nil {
		return nil, err
	}
	s.reportsInEnglish(told.Told)
	e.Reports = told.Told
	return &out[WholeEvent]{e}, nil
}

// storyOf is the id of the story that an event is in, "" for none.
func (s *Server) storyOf(ctx context.Context, number int64, id string) (string, error) {
	var found []byte
	err := s.opt.Store.View(ctx, func(tx store.Tx) (err error) {
		found, _, err = store.Scalar[[]byte](ctx, tx, "SELECT st.id FROM events e JOIN stories st ON st.key = e.story WHERE e.doc = ? AND e.id = ?", number, store.PackID(id))
		return err
	})
	if err != nil || len(found) == 0 {
		return "", err
	}
	return store.UnpackID(found), nil
}
