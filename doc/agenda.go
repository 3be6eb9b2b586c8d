package doc

// AgendaItem is something announced: a coded event that is to come, or a thing
// on somebody's calendar that is no coded event (a concert, a press
// conference, an election, a session of a court, a deadline).
type AgendaItem struct {
	ID        string      `json:"id"` // hash of document, words with their offset, and date
	DocID     string      `json:"doc_id"`
	URL       string      `json:"url,omitempty"`
	Publisher string      `json:"publisher,omitempty"`
	Published string      `json:"published,omitempty"`
	Lang      string      `json:"lang,omitempty"`
	What      Excerpt     `json:"what"`            // the words that tell it
	Occasion  string      `json:"occasion"`        // lemma of the verb or noun that names it
	Event     string      `json:"event,omitempty"` // id of the coded event, where it is one
	Type      string      `json:"type,omitempty"`  // its type and mode
	Mode      string      `json:"mode,omitempty"`
	When      *Date       `json:"when,omitempty"` // nil where no date is told
	Who       []Actor     `json:"who"`
	Recipient []Actor     `json:"recipient,omitempty"` // of a coded event
	Where     *Place      `json:"where,omitempty"`
	SaidBy    []Actor     `json:"said_by"`
	Realis    Realis      `json:"realis"` // future, or hypothetical where it is only thought of
	Sentence  SentenceRef `json:"sentence"`
	Also      []Excerpt   `json:"also,omitempty"` // other sentences of the document that tell the same
	Trace     []string    `json:"trace,omitempty"`
	Version   string      `json:"version,omitempty"`
}

// Day orders items by date: the first day, «~» behind it where the date is no
// more exact than a month or a year, so that it stands behind the days of that
// month; what has no date is last.
func (it *AgendaItem) Day() string {
	switch {
	case it.When == nil || it.When.From == "":
		return "~"
	case len(it.When.From) < len("2006-01-02"):
		return it.When.From + "~"
	}
	return it.When.From
}
