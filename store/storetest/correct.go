package storetest

import (
	"slices"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

// Recoded is the n-th document as another version codes it: one event less, one
// of another type.
func Recoded(n int) *doc.Document {
	d := Document(n)
	d.Version = "test+2"
	d.Events = d.Events[1:]
	for i := range d.Events {
		d.Events[i].Version = d.Version
	}
	for i := range d.Agenda {
		d.Agenda[i].Version = d.Version
	}
	d.Events[0].Type, d.Events[0].ID = "RETREAT", "00000000000000aa"
	return d
}

// recoded: another coding takes the place of the present one, which stays to be
// read; what does not fit changes nothing.
func (b Backend) recoded(t *testing.T) {
	s := b.open(t, b.New(t))
	put(t, s, store.Added, many(0, 150))
	put(t, s, store.Replaced, records(Revised(3)))
	before := get(t, s, Document(1))
	batch := records(Recoded(1), Recoded(2), Recoded(3), Recoded(1000), Document(4))
	done, err := s.Recode(t.Context(), batch)
	if err != nil {
		t.Fatal(err)
	}
	// 3 has another text by now, 1000 is not there, 4 is coded by that version
	if want := []bool{true, true, false, false, false}; !slices.Equal(done, want) {
		t.Fatalf("recoded %v, want %v", done, want)
	}
	after := get(t, s, Document(1))
	if err := Same(after.Doc, Recoded(1)); err != nil {
		t.Error(err)
	}
	if after.Number != before.Number || !after.Added.Equal(before.Added) || len(after.Old) != 0 {
		t.Errorf("number %d, added %v, %d revisions", after.Number, after.Added, len(after.Old))
	}
	if n := eventRows(t, s, after.Number); n != len(Recoded(1).Events) {
		t.Errorf("%d rows of events, want %d", n, len(Recoded(1).Events))
	}
	for version, want := range map[string]int{"test+1": 150, "test+2": 2, "test+3": 0} {
		seen := int64(0)
		n := 0
		for r, err := range store.Coded(t.Context(), s, version, 0) {
			if err != nil {
				t.Fatal(err)
			}
			if r.Number <= seen || r.Doc.Version != version {
				t.Fatalf("document %d of %s after %d", r.Number, r.Doc.Version, seen)
			}
			if seen = r.Number; r.Number == before.Number {
				want := map[string]*doc.Document{"test+1": Document(1), "test+2": Recoded(1)}[version]
				if err := Same(r.Doc, want); err != nil {
					t.Errorf("%s: %v", version, err)
				}
			}
			n++
		}
		if n != want {
			t.Errorf("%d documents by %s, want %d", n, version, want)
		}
	}
	list, err := store.CodedVersions(t.Context(), s)
	if err != nil || len(list) != 2 || list[0] != (store.Version{Version: "test+2", Documents: 2}) {
		t.Errorf("versions %v, %v", list, err)
	}
	put(t, s, store.Replaced, records(Revised(2))) // the codings of the former text go with it
	if n, err := store.ForgetCodings(t.Context(), s, ""); n != 1 || err != nil {
		t.Errorf("%d codings forgotten, %v", n, err)
	}
	Whole(t, s)
}

func eventRows(t *testing.T, s store.Store, number int64) (n int) {
	t.Helper()
	err := s.View(t.Context(), func(tx store.Tx) error {
		v, _, err := store.Scalar[int64](t.Context(), tx, "SELECT count(*) FROM events WHERE doc = ?", number)
		n = int(v)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// corrected: what was decided shows in the rows, goes on holding under another
// coding, goes with copies and can be taken back.
func (b Backend) corrected(t *testing.T) {
	s := b.open(t, b.New(t))
	put(t, s, store.Added, many(0, 5))
	d := Document(2)
	key := store.Identify(d).Key
	at := time.UnixMilli(1_600_000_000_000).UTC()
	changed := d.Events[1]
	changed.Type, changed.Actor = "MOBILIZE", nil
	reject := store.Correction{ID: "0000000000000001", Key: key, Action: store.Reject, Was: &d.Events[0], By: "a", At: at}
	change := store.Correction{ID: "0000000000000002", Key: key, Action: store.Change, Was: &d.Events[1], Is: &changed, At: at.Add(time.Second)}
	if err := s.Correct(t.Context(), []store.Correction{reject, change}); err != nil {
		t.Fatal(err)
	}
	types := func(s store.Store) []string {
		var out []string
		err := s.View(t.Context(), func(tx store.Tx) (err error) {
			out, err = store.Collect(t.Context(), tx, func(row store.Row) (v string, err error) { return v, row.Scan(&v) },
				"SELECT e.type FROM events e JOIN documents d ON d.number = e.doc WHERE d.key = ? ORDER BY e.ordinal", key[:])
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	var want []string
	for _, e := range d.Events[2:] {
		want = append(want, e.Type)
	}
	check := func(when string, s store.Store, want []string) {
		t.Helper()
		if got := types(s); !slices.Equal(got, want) {
			t.Errorf("%s: types %v, want %v", when, got, want)
		}
	}
	check("corrected", s, append([]string{"MOBILIZE"}, want...))
	r := get(t, s, d)
	if err := Same(r.Doc, d); err != nil {
		t.Errorf("the coding was changed: %v", err)
	}
	if c := r.Corrected(); len(c.Events) != len(d.Events) || c.Events[0].Judged != "rejected" || c.Events[1].Judged != "changed" || c.Events[2].Judged != "" {
		t.Errorf("judged %v", c.Events)
	}
	other := b.open(t, b.New(t))
	put(t, other, store.Added, many(2, 3)) // without corrections, and unchanged by the copy but for them
	if err := store.Copy(t.Context(), s, other, nil, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	check("copied", other, append([]string{"MOBILIZE"}, want...))
	// coded anew, the second event has another type: that which was decided stays
	if _, err := s.Recode(t.Context(), records(Recoded(2))); err != nil {
		t.Fatal(err)
	}
	check("recoded", s, append([]string{"MOBILIZE"}, want...))
	reject.Undone, change.Undone = at.Add(time.Hour), at.Add(time.Hour)
	if err := s.Correct(t.Context(), []store.Correction{change}); err != nil {
		t.Fatal(err)
	}
	check("undone", s, append([]string{"RETREAT"}, want...))
	if err := s.Correct(t.Context(), []store.Correction{{ID: "x", Key: key, Action: store.Accept}}); err == nil {
		t.Error("no error for a bad correction")
	}
	Whole(t, s)
}
