package coder

import "github.com/sijil-news/sijil/doc"

// Notes are what sentences leave for the document as a whole. Reset makes them ready.
type Notes struct {
	c    *Coder   // of the document
	bare []string // ids of events told by a bare noun that names nobody
	kept []kept   // those who may be parties to the events

	lacking []string // ids of events that are none but where they take up another, see lacksWhom

	tellings    []telling    // what somebody says that others did
	whereabouts []whereabout // recipients that only say where
	taken       []takenFrom  // who loses the land that is taken

	evidence []evidence // what was said of the events
	clues    features   // memory of it

	// memory of what is kept
	actors  []doc.Actor
	parties []Party
	said    features // of parties
	about   features // of events

	asked []Party // working space of guessed
	lent  []bool  // likewise: by event, see lent
}

// Reset empties the notes for a document that c codes; their memory is used again.
func (n *Notes) Reset(c *Coder) {
	n.c, n.bare, n.kept = c, n.bare[:0], n.kept[:0]
	n.evidence, n.lacking, n.tellings = n.evidence[:0], n.lacking[:0], n.tellings[:0]
	n.whereabouts = n.whereabouts[:0]
	n.taken = n.taken[:0]
	if n.clues.reset(nil); c.Doubt != nil && c.Judge == nil {
		n.clues.reset(c.Doubt.features)
	}
	n.actors, n.parties = n.actors[:0], n.parties[:0]
	if n.said.reset(nil); n.asks() {
		n.about.reset(nil)
	} else if c.Likely != nil {
		n.said.reset(c.Likely.parties)
		n.about.reset(c.Likely.events)
	}
}

// asks tells whether who may be a party is to be told and not chosen.
func (n *Notes) asks() bool { return n.c != nil && n.c.Ask != nil }

// keeps tells whether anybody wants to know who may be a party.
func (n *Notes) keeps() bool {
	return n.asks() || n.c != nil && n.c.Likely != nil && len(n.c.Likely.weights) > 0
}

// precedents are those of the model of likely parties.
func (n *Notes) precedents() *Precedents {
	if n.c == nil || n.c.Likely == nil {
		return nil
	}
	return n.c.Likely.Precedents
}
