package storetest

import (
	"reflect"
	"testing"

	"github.com/sijil-news/sijil/store"
)

// texts: a text read by itself is that of the document.
func (b Backend) texts(t *testing.T) {
	s := b.open(t, b.New(t))
	put(t, s, store.Added, many(0, 20))
	var whole []*store.Record
	var numbers []int64
	for r, err := range s.Documents(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		whole, numbers = append(whole, r), append(numbers, r.Number)
	}
	err := s.View(t.Context(), func(tx store.Tx) error {
		got, err := store.Texts(t.Context(), tx, append(numbers, 1<<40))
		if err != nil {
			return err
		}
		if len(got) != len(whole) {
			t.Errorf("%d texts of %d", len(got), len(whole))
		}
		for _, r := range whole {
			x, d := got[r.Number], r.Doc
			if x == nil || x.Key != r.Key || x.ID != d.ID || x.URL != d.URL || x.Text != d.Text || !reflect.DeepEqual(x.Sentences, d.Sentences) || !reflect.DeepEqual(x.Blocks, d.Blocks) {
				t.Errorf("document %d: %+v", r.Number, x)
			}
			if x != nil && (x.Day == nil || store.DayName(*x.Day) != store.Day(d)) {
				t.Errorf("document %d: day %v", r.Number, x.Day)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
