package lexicon

import "testing"

// TestIndexIn: numbers of one index are found from those of another that has
// words of its own.
func TestIndexIn(t *testing.T) {
	own, all := NewIndex(4), NewIndex(4)
	for _, w := range []string{"a", "b", "c"} {
		own.AddString(w)
	}
	all.AddString("x")
	all.AddString("b")
	to := own.In(all)
	for _, w := range []string{"a", "b", "c", "x"} {
		n := all.Number(w)
		if n == 0 || int(n) >= len(to) {
			t.Fatalf("%s: number %d of %d", w, n, len(to))
		}
		if got, want := to[n], own.Number(w); got != want {
			t.Errorf("%s: %d, want %d", w, got, want)
		}
	}
	if n := all.Number("y"); n != 0 {
		t.Errorf("a word nobody added has number %d", n)
	}
}
