package coder

import (
	"slices"
	"testing"
)

// TestFeatures: of what is said the known is kept, in its order; a mark leads back, and
// once leaves each feature said once from there on.
func TestFeatures(t *testing.T) {
	of := newFeatureNumbers(4)
	for _, n := range []string{"a", "b", "cd"} {
		of.number(n)
	}
	f := features{}
	f.reset(of)
	f.add("a")
	f.add("nobody knows it")
	mark := f.mark()
	for _, parts := range [][]string{{"c", "d"}, {"a"}, {"b"}, {"a"}, {"cd"}} {
		f.add(parts...)
	}
	want := func(what string, x Features, nos ...uint32) {
		t.Helper()
		if !slices.Equal(x.nos, nos) {
			t.Errorf("%s: %v, want %v", what, x.nos, nos)
		}
	}
	want("all", f.since(0), 0, 2, 0, 1, 0, 2)
	f.once(mark)
	want("once from the mark", f.since(0), 0, 2, 0, 1)
	f.add("b")
	f.once(mark)
	want("once again", f.since(mark), 2, 0, 1)
	f.add("b") // not looked up before it is forgotten
	f.forget(mark)
	f.repeat(Features{nos: []uint32{1}})
	want("forgotten, then repeated", f.since(0), 0, 1)
}
