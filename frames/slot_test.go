package frames

import "testing"

// TestTakesFirst: a slot of a user's own frame may have no source at all.
func TestTakesFirst(t *testing.T) {
	if new(Slot).TakesFirst(Obj) {
		t.Error("an empty slot is filled by an object")
	}
	if !(&Slot{Alts: [][]Source{{{Kind: Obj}}}}).TakesFirst(Obj) {
		t.Error("a slot of the object is not filled by it")
	}
}
