package en

import (
	"time"

	"github.com/sijil-news/sijil/doc"
)

// HoldersAt tells who holds an office on a day, by the English title of the
// office among the persons and the country's code; nil where nobody is known. At
// a day that is not known nobody is.
func (p *Pack) HoldersAt(day time.Time) func(title, code string) *doc.Actor {
	if day.IsZero() {
		return nil
	}
	return func(title, code string) *doc.Actor {
		e := p.posts().Holder(title, code, day)
		if e == nil {
			return nil
		}
		return &doc.Actor{ID: e.ID, Name: e.Name, NameEn: e.NameEn}
	}
}
