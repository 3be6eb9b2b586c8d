package store

import "slices"

// State is what a register has under a key.
type State struct {
	Number int64
	Revision
	Old []Revision
}

// Decide tells what becomes of a record that meets have, which is nil where the
// register has nothing under its key. more are the revisions to be added to
// what is known of the past; where the record replaces what is there, that is
// one of them.
//
// A text that was there before changes nothing, so that the same input can be
// added again whatever it holds. Of two texts the one that came later stays.
func Decide(have *State, r *Record) (o Outcome, more []Revision) {
	if have == nil {
		return Added, r.Old
	}
	known := func(c Content) bool {
		return c == have.Content || slices.ContainsFunc(have.Old, func(o Revision) bool { return o.Content == c })
	}
	for _, old := range r.Old {
		if !known(old.Content) {
			more = append(more, old)
		}
	}
	switch {
	case known(r.Content):
		return Unchanged, more
	case !r.Added.IsZero() && r.Added.Before(have.Added):
		return Unchanged, append(more, r.revision())
	}
	return Replaced, append(more, have.Revision)
}

// Recodes tells whether a record is another coding of the text that is there.
func Recodes(have *State, r *Record) bool {
	return have != nil && have.Content == r.Content && have.Version != Clean(r.Doc.Version)
}

func (r *Record) revision() Revision {
	return Revision{Content: r.Content, Bytes: len(r.Doc.Text), Added: r.Added, Version: r.Doc.Version}
}

// Waves cuts a batch so that within each part no key comes twice.
func Waves(batch []*Record) [][]*Record {
	var out [][]*Record
	seen := map[Key]bool{}
	from := 0
	for i, r := range batch {
		if seen[r.Key] {
			out = append(out, batch[from:i])
			from = i
			clear(seen)
		}
		seen[r.Key] = true
	}
	return append(out, batch[from:])
}
