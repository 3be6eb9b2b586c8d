package server

import (
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/stories"
)

// Coding names places as the language data of documents has them. Who reads the
// answers in English gets the English name of each place beside it, from the
// same data; so documents need not be coded anew for it.

// inEnglish gives the places of events their English names. Of data that cannot
// be read nothing is said: the server did not begin without them.
func (s *Server) inEnglish(lists ...[]query.Event) {
	names, err := s.named()
	if err != nil {
		return
	}
	for _, list := range lists {
		for i := range list {
			names.translate(list[i].Place)
		}
	}
}

// documentInEnglish does so for all places of a document.
func (s *Server) documentInEnglish(d *doc.Document) {
	names, err := s.named()
	if err != nil {
		return
	}
	for i := range d.Events {
		names.translate(d.Events[i].Place)
	}
	for i := range d.Agenda {
		names.translate(d.Agenda[i].Where)
	}
}

// reportsInEnglish does so for the reports of a story.
func (s *Server) reportsInEnglish(list []stories.Report) {
	names, err := s.named()
	if err != nil {
		return
	}
	for i := range list {
		names.translate(list[i].Event.Place)
	}
}

// linesInEnglish does so for the places of stories.
func (s *Server) linesInEnglish(list []stories.Line) {
	for i := range list {
		list[i].PlaceEn = s.placeInEnglish(list[i].Place, list[i].Country())
	}
}

// placeInEnglish is the English name of a place.
func (s *Server) placeInEnglish(name, code string) string {
	names, err := s.named()
	if err != nil {
		return ""
	}
	return names.place(name, code)
}

// plansInEnglish does so for the places of plans.
func (s *Server) plansInEnglish(list []Plan) {
	names, err := s.named()
	if err != nil {
		return
	}
	for i := range list {
		for j := range list[i].Announced {
			names.translate(list[i].Announced[j].Item.Where)
		}
	}
}

func (n *names) translate(p *doc.Place) {
	if p != nil && p.NameEn == "" {
		p.NameEn = n.place(p.Name, p.Code)
	}
}
