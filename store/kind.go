package store

// Kind is what rollups tell events apart by, beside the time and who takes part.
type Kind struct {
	Type, Mode    string
	Quad          int
	Realis, Claim string
	Historical    bool
}

// Kind is that of an event.
func (r *EventRow) Kind() Kind {
	return Kind{r.Type, r.Mode, r.Quad, r.Realis, r.Claim, r.Historical}
}
