package server

import (
	"strconv"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

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
