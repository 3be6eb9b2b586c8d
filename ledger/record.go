package ledger

import "github.com/sijil-news/sijil/doc"

// Followed is a plan with its announcements, what later documents say of it,
// and what became of it.
type Followed struct {
	Plan    int64          `json:"-"`
	ID      string         `json:"id"` // of the item that announced it first
	Outcome Outcome        `json:"outcome"`
	Decided bool           `json:"decided,omitempty"` // by an analyst
	From    string         `json:"from"`              // days, ISO 8601
	To      string         `json:"to"`
	Said    []Announcement `json:"announced"`
	Reports []Report       `json:"reports"`
	Hints   int            `json:"hints,omitempty"` // documents that may speak of it
}

// Source is a document as it is named beside what it says.
type Source struct {
	Number    int64  `json:"-"` // of the document in the register; 0 outside of one
	Doc       string `json:"doc_id"`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published"` // day, ISO 8601
	Lang      string `json:"lang,omitempty"`
}

// Announcement is one item of the agenda of one document.
type Announcement struct {
	Source
	Item *doc.AgendaItem `json:"item"`
}

// Report is a line of a later document about a plan.
type Report struct {
	Source
	Kind     Kind        `json:"kind"`
	Sentence doc.Excerpt `json:"sentence"`
	Event    string      `json:"event,omitempty"` // id of the coded event
	Score    float64     `json:"score"`
	Reasons  []string    `json:"reasons,omitempty"`
}

// Status is how a claim stands.
type Status string

// Statuses.
const (
	Open      Status = "open"      // nobody answered
	Denied    Status = "denied"    // somebody says that it is not so
	Confirmed Status = "confirmed" // another party grants it
	Disputed  Status = "disputed"  // one party denies, another grants it
)

// Statuses lists all there are.
func Statuses() []Status { return []Status{Open, Denied, Confirmed, Disputed} }

// Entry is a claim with everybody who made, denied or confirmed it.
type Entry struct {
	ID         string      `json:"id"` // of the event that was claimed first
	Status     Status      `json:"status"`
	Type       string      `json:"type"`
	Mode       string      `json:"mode,omitempty"`
	Accused    []doc.Actor `json:"accused"`
	Recipient  []doc.Actor `json:"recipient"`
	Statements []Statement `json:"statements"` // by publication, the claim first
}

// Statement is one telling of a claim.
type Statement struct {
	Source
	Stance   string      `json:"stance"` // accuses, denies, confirms
	By       []doc.Actor `json:"by"`
	Event    string      `json:"event,omitempty"` // id; empty where only words deny
	Sentence doc.Excerpt `json:"sentence"`
	Trigger  doc.Excerpt `json:"trigger"`
	To       string      `json:"to,omitempty"` // id of the event it speaks of
	Score    float64     `json:"score,omitempty"`
	Reasons  []string    `json:"reasons,omitempty"`
}

// Stand says how the claim stands.
func (e *Entry) Stand() {
	no, yes := false, false
	for i := range e.Statements {
		no = no || e.Statements[i].Stance == Denies.String()
		yes = yes || e.Statements[i].Stance == Confirms.String()
	}
	switch {
	case no && yes:
		e.Status = Disputed
	case no:
		e.Status = Denied
	case yes:
		e.Status = Confirmed
	default:
		e.Status = Open
	}
}
