package doc

// Magnitude is a number attached to an event.
type Magnitude struct {
	What   string  `json:"what"` // killed, injured, arrested, displaced, crowd, money
	Low    float64 `json:"low"`
	High   float64 `json:"high"`             // 0: open above («more than N»); equal to Low where one number is told
	Approx bool    `json:"approx,omitempty"` // «about», a range, a vague word
	Unit   string  `json:"unit,omitempty"`   // money: ISO 4217 code; else the lemma of what is counted
	Excerpt
	SaidBy []Actor `json:"said_by,omitempty"` // who counted; empty is the outlet's own voice
}

// Quantity is a number of a document: people counted, money, a share. Event
// names the event it is attached to, if any.
type Quantity struct {
	Magnitude          // What may be "percent" too, with that unit
	Of        *Excerpt `json:"of,omitempty"`   // what is measured: the noun before «بقيمة», «بنسبة»
	Date      *Date    `json:"date,omitempty"` // the time told beside it
	Sentence  int      `json:"sentence"`       // index into Document.Sentences
	Event     string   `json:"event,omitempty"`
}
