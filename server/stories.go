package server

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/stories"
)

func (s *Server) storyOperations() {
	get(s, "/stories", "list-stories", "stories", "Events that several reports tell", s.stories)
	get(s, "/stories/{id}", "get-story", "stories", "One of them: its reports with the reasons why they are there, and the figures they tell", s.story, fails(404))
	post(s, http.MethodPost, "/stories/{id}/part", "part-story", "stories", "Say that a report is of another event", s.part, answers(http.StatusNoContent), fails(404))
	post(s, http.MethodPost, "/stories/{id}/join", "join-stories", "stories", "Say that two stories, or events, are one", s.joinStories, answers(http.StatusNoContent), fails(404, 409))
}

// StoriesIn are the parameters of the list of stories.
type StoriesIn struct {
	Limit   int    `query:"limit" minimum:"1" maximum:"200" default:"20"`
	Cursor  string `query:"cursor" maxLength:"400" doc:"next of the page before"`
	Sort    string `query:"sort" enum:"most,newest" default:"most" doc:"those of most sources first, or those reported last"`
	From    string `query:"from" doc:"reported on this day or later"`
	To      string `query:"to" doc:"reported on this day or earlier"`
	Type    string `query:"type" maxLength:"20" doc:"PLOVER type"`
	Sources int    `query:"sources" minimum:"0" default:"0" doc:"of so many publishers at least"`
}

func (s *Server) stories(ctx context.Context, in *StoriesIn) (*out[list[stories.Line]], error) {
	from, to, err := s.between(in.From, in.To)
	if err != nil {
		return nil, err
	}
	f := stories.Filter{From: from, To: to, Type: in.Type, Sources: in.Sources, Limit: in.Limit + 1, Newest: in.Sort == "newest"}
	var after stories.Mark
	if going, err := (&Paged{Cursor: in.Cursor}).place(&after); err != nil {
		return nil, err
	} else if going {
		f.After = &after
	}
	found, err := stories.List(ctx, s.opt.Store, f)
	if err != nil {
		return nil, err
	}
	s.linesInEnglish(found)
	l := list[stories.Line]{Items: found}
	if len(found) > in.Limit {
		l.Items = found[:in.Limit]
		l.Next = mark(l.Items[in.Limit-1].Mark())
	}
	return &out[list[stories.Line]]{l}, nil
}

// StoryIn names a story.
type StoryIn struct {
	ID string `path:"id" maxLength:"60" doc:"id of a story, or of an event in it"`
}

func (s *Server) story(ctx context.Context, in *StoryIn) (*out[stories.Story], error) {
	st, err := stories.Read(ctx, s.opt.Store, in.ID)
	if err != nil {
		return nil, err
	}
	s.reportsInEnglish(st.Told)
	st.PlaceEn = s.placeInEnglish(st.Place, st.Country())
	return &out[stories.Story]{*st}, nil
}

// PartIn is a decision about a report.
type PartIn struct {
	StoryIn
	Body struct {
		Report string `json:"report" maxLength:"60" doc:"id of the event as that document reports it"`
	}
}

func (s *Server) part(ctx context.Context, in *PartIn) (*struct{}, error) {
	err := stories.Part(ctx, s.opt.Store, in.ID, in.Body.Report)
	if errors.Is(err, stories.ErrOther) {
		return nil, bad("body.report", err.Error())
	}
	return nil, err
}

// JoinIn is a decision about two stories.
type JoinIn struct {
	StoryIn
	Body struct {
		With string `json:"with" maxLength:"60" doc:"id of the other story, or of an event"`
	}
}

func (s *Server) joinStories(ctx context.Context, in *JoinIn) (*struct{}, error) {
	err := stories.New(s.opt.Store, s.compares).Unite(ctx, in.ID, in.Body.With)
	if errors.Is(err, stories.ErrParted) {
		return nil, huma.NewError(http.StatusConflict, err.Error())
	}
	return nil, err
}
