package server

import (
	"encoding/base64"
	"encoding/json"
)

// Paged are the parameters of a list.
type Paged struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"50" doc:"how many at most"`
	Cursor string `query:"cursor" maxLength:"400" doc:"next of the page before"`
}

// list is a page of one.
type list[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"cursor of the next page; missing at the end"`
}

// mark makes a cursor of the place where a page ended.
func mark(place any) string {
	b, _ := json.Marshal(place) // of numbers and strings
	return base64.RawURLEncoding.EncodeToString(b)
}

// place reads a cursor that mark made; false where there is none.
func (p *Paged) place(to any) (bool, error) {
	if p.Cursor == "" {
		return false, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	if err == nil {
		err = json.Unmarshal(b, to)
	}
	if err != nil {
		return false, bad("query.cursor", "this is no cursor; take next of the page before")
	}
	return true, nil
}
