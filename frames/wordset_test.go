package frames

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/lexicon"
)

// TestLook: conditions find words and phrases as printed or by their
// dictionary form, and not across a mark.
func TestLook(t *testing.T) {
	unit := &Unit{If: []Cond{{Words: []string{"talk"}}, {Words: []string{"round table talk"}}, {Classes: []string{"@place"}}}}
	set := &Set{Classes: map[string]map[string]bool{"@place": {"big city": true}}, Frames: []*Frame{{Units: []*Unit{unit}}}}
	set.compile()
	words := lexicon.NewIndex(8)
	words.AddString("other")
	set.Number(words)
	var l Look
	read := func(stems, keys []string) {
		l.Read(set, len(stems), func(i int) (stem, key uint32, skip bool) {
			return words.Number(stems[i]), words.Number(keys[i]), stems[i] == ","
		})
	}
	at := func(c int) (found []int) {
		for i := range l.ends {
			if l.At(&unit.If[c], i) {
				found = append(found, i)
			}
		}
		if any := l.Anywhere(&unit.If[c]); any != (len(found) > 0) {
			t.Errorf("condition %d: anywhere %v, at %v", c, any, found)
		}
		return found
	}
	for _, x := range []struct {
		stems, keys []string
		want        [3][]int
	}{
		{[]string{"other", "talks"}, []string{"other", "talk"}, [3][]int{{1}, nil, nil}},
		{[]string{"round", "table", "talks"}, []string{"round", "table", "talk"}, [3][]int{{2}, {0}, nil}},
		{[]string{"round", "table", "talk"}, []string{"x", "y", "z"}, [3][]int{{2}, {0}, nil}},
		{[]string{"round", ",", "talk"}, []string{"round", ",", "talk"}, [3][]int{{2}, nil, nil}},
		{[]string{"a", "big", "cities"}, []string{"a", "big", "city"}, [3][]int{nil, nil, {1}}},
		{nil, nil, [3][]int{}},
	} {
		read(x.stems, x.keys)
		for c := range x.want {
			if got := at(c); !slices.Equal(got, x.want[c]) {
				t.Errorf("%v, condition %d: at %v, want %v", x.stems, c, got, x.want[c])
			}
		}
	}
}
