package stories_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/postgres"
	"github.com/sijil-news/sijil/store/sqlite"
	"github.com/sijil-news/sijil/store/testregister"
	"github.com/sijil-news/sijil/stories"
	"github.com/sijil-news/sijil/story"
)

// each runs a test on both databases.
func each(t *testing.T, f func(t *testing.T, open func() store.Store)) {
	t.Run("sqlite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "register.db")
		f(t, func() store.Store { return opened(t)(sqlite.Open(t.Context(), path, sqlite.Options{})) })
	})
	t.Run("postgres", func(t *testing.T) {
		address := testregister.Schema(t)
		f(t, func() store.Store { return opened(t)(postgres.Open(t.Context(), address, postgres.Options{})) })
	})
}

func opened(t *testing.T) func(store.Store, error) store.Store {
	return func(s store.Store, err error) store.Store {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
}

func comparing(t testing.TB) *story.Data {
	t.Helper()
	d, err := story.ReadData(lexicon.NewSource(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func put(t *testing.T, s store.Store, docs ...*doc.Document) {
	t.Helper()
	var batch []*store.Record
	for _, d := range docs {
		batch = append(batch, store.NewRecord(d))
	}
	if _, err := s.Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, s store.Store) {
	t.Helper()
	if err := stories.New(s, comparing(t)).Run(t.Context(), func(int64) {}); err != nil {
		t.Fatal(err)
	}
}

// clusters are the stories as sorted ids of events, in order.
func clusters(t *testing.T, s store.Store) (out []string) {
	t.Helper()
	list, err := stories.List(t.Context(), s, stories.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range list {
		st, err := stories.Read(t.Context(), s, l.ID)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		leads := 0
		for _, r := range st.Told {
			ids = append(ids, r.Event.ID)
			if r.Lead {
				leads++
			}
		}
		slices.Sort(ids)
		if len(ids) != l.Reports || leads != 1 {
			t.Errorf("story %s: %d reports, want %d; %d leads", l.ID, len(ids), l.Reports, leads)
		}
		out = append(out, strings.Join(ids, " "))
	}
	slices.Sort(out)
	return out
}

// counted tells how many events have a lead: what others count as events.
func counted(t *testing.T, s store.Store) (leads, all int64) {
	t.Helper()
	err := s.View(t.Context(), func(tx store.Tx) (err error) {
		if leads, _, err = store.Scalar[int64](t.Context(), tx, "SELECT count(*) FROM events WHERE lead = 1"); err != nil {
			return err
		}
		all, _, err = store.Scalar[int64](t.Context(), tx, "SELECT count(*) FROM events")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return leads, all
}

func TestSamples(t *testing.T) {
	each(t, func(t *testing.T, open func() store.Store) {
		s := open()
		put(t, s, samples()...)
		link(t, s)
		got := clusters(t, s)
		want := []string{
			ids("attack-a attack-b attack-c attack-d"),
			ids("copy-a copy-b copy-c"),
			ids("summit-a summit-b summit-c summit-d"),
		}
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("stories\n%s\nwant\n%s", named(got), named(want))
		}
		if leads, all := counted(t, s); leads != all-3-3-2 {
			t.Errorf("%d of %d events count, want each story once", leads, all)
		}
		checkAttack(t, s)
		checkCopies(t, s)
	})
}

// checkAttack: the figures stand side by side with who gave them and when.
func checkAttack(t *testing.T, s store.Store) {
	st, err := stories.Read(t.Context(), s, id("attack-c"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range st.Figures {
		got = append(got, fmt.Sprintf("%s %v %s %s", f.What, f.Low, f.Publisher, strings.Join(f.By, ",")))
	}
	want := []string{"killed 9 north ", "killed 12 east ministry of health", "killed 15 south "}
	if !slices.Equal(got, want) {
		t.Errorf("figures %q, want %q", got, want)
	}
	reasons := 0
	for _, r := range st.Told {
		reasons += len(r.Reasons)
		if r.With == "" && len(r.Reasons) > 0 || r.With != "" && r.Score < 0 {
			t.Errorf("report %s with %q: score %v, %v", r.Event.ID, r.With, r.Score, r.Reasons)
		}
	}
	if reasons == 0 || st.Sources != 4 {
		t.Errorf("%d reasons, %d sources", reasons, st.Sources)
	}
}

// checkCopies: three outlets with one text are one source.
func checkCopies(t *testing.T, s store.Store) {
	st, err := stories.Read(t.Context(), s, id("copy-b"))
	if err != nil {
		t.Fatal(err)
	}
	if st.Docs != 3 || st.Sources != 1 {
		t.Errorf("%d documents, %d sources, want 3 and 1", st.Docs, st.Sources)
	}
}

// However the documents are cut into runs, the same comes out.
func TestRuns(t *testing.T) {
	each(t, func(t *testing.T, open func() store.Store) {
		s := open()
		r := rand.New(rand.NewPCG(7, 7))
		var want [2][]string
		docs := many(r)
		for k := range 2 {
			if k == 1 {
				if err := stories.Again(t.Context(), s); err != nil {
					t.Fatal(err)
				}
				if leads, all := counted(t, s); leads != all {
					t.Fatalf("%d of %d events count after all was forgotten", leads, all)
				}
			}
			if k == 0 {
				for len(docs) > 0 {
					n := min(1+r.IntN(40), len(docs))
					put(t, s, docs[:n]...)
					docs = docs[n:]
					link(t, s)
				}
			} else {
				link(t, s)
			}
			want[k] = clusters(t, s)
		}
		if !reflect.DeepEqual(want[0], want[1]) || len(want[0]) < 5 {
			t.Errorf("piecemeal\n%s\nat once\n%s", named(want[0]), named(want[1]))
		}
	})
}

// A run that ends between two transactions is gone on with.
func TestInterrupted(t *testing.T) {
	each(t, func(t *testing.T, open func() store.Store) {
		s := open()
		put(t, s, many(rand.New(rand.NewPCG(7, 7)))...)
		ctx, cancel := context.WithCancel(t.Context())
		err := stories.New(s, comparing(t)).Run(ctx, func(int64) { cancel() })
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("%v, want %v", err, context.Canceled)
		}
		left, err := stories.New(s, comparing(t)).Pending(t.Context())
		if err != nil || left == 0 {
			t.Fatalf("%d left, %v", left, err)
		}
		s = open() // as another process
		link(t, s)
		got := clusters(t, s)
		if err := stories.Again(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		link(t, s)
		if want := clusters(t, s); !slices.Equal(got, want) {
			t.Errorf("interrupted\n%s\nat once\n%s", named(got), named(want))
		}
	})
}

func TestByHand(t *testing.T) {
	each(t, func(t *testing.T, open func() store.Store) {
		s := open()
		put(t, s, samples()...)
		link(t, s)
		before := clusters(t, s)
		lead, err := stories.Read(t.Context(), s, id("attack-a"))
		if err != nil {
			t.Fatal(err)
		}
		if err := stories.Part(t.Context(), s, lead.ID, lead.Lead); err != nil {
			t.Fatal(err)
		}
		parted := clusters(t, s)
		if slices.Equal(before, parted) || len(parted) != len(before) {
			t.Fatalf("parted\n%s", named(parted))
		}
		if err := stories.Part(t.Context(), s, id("summit-a"), id("copy-a")); !errors.Is(err, stories.ErrOther) {
			t.Errorf("%v, want %v", err, stories.ErrOther)
		}
		if err := stories.Again(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		link(t, s)
		for _, c := range clusters(t, s) {
			if strings.Contains(c, lead.Lead) && c == before[0] {
				t.Errorf("a run joined what was parted:\n%s", named([]string{c}))
			}
		}
		l := stories.New(s, comparing(t))
		if err := l.Unite(t.Context(), id("copy-a"), id("summit-a")); err != nil {
			t.Fatal(err)
		}
		both := ids("copy-a copy-b copy-c summit-a summit-b summit-c summit-d")
		for range 2 {
			if got := clusters(t, s); !slices.Contains(got, both) {
				t.Fatalf("not joined:\n%s", named(got))
			}
			if err := stories.Again(t.Context(), s); err != nil {
				t.Fatal(err)
			}
			link(t, s)
		}
		list, err := stories.Decisions(t.Context(), s)
		if err != nil || len(list) != 2 || !list[0].Same || list[1].Same {
			t.Errorf("decisions %v, %v", list, err)
		}
		if _, err := stories.Read(t.Context(), s, "0000000000000001"); !errors.Is(err, stories.ErrNoStory) {
			t.Errorf("%v, want %v", err, stories.ErrNoStory)
		}
	})
}

// TestTakenBack: what was decided by hand and taken back leaves no trace.
func TestTakenBack(t *testing.T) {
	each(t, func(t *testing.T, open func() store.Store) {
		s := open()
		put(t, s, samples()...)
		link(t, s)
		before := clusters(t, s)
		st, err := stories.Read(t.Context(), s, id("attack-a"))
		if err != nil {
			t.Fatal(err)
		}
		if err := stories.Part(t.Context(), s, st.ID, st.Told[len(st.Told)-1].Event.ID); err != nil {
			t.Fatal(err)
		}
		if err := stories.New(s, comparing(t)).Unite(t.Context(), id("copy-a"), id("summit-a")); err != nil {
			t.Fatal(err)
		}
		if slices.Equal(clusters(t, s), before) {
			t.Fatal("nothing was decided")
		}
		list, err := stories.Decisions(t.Context(), s)
		if err != nil || len(list) != 2 {
			t.Fatalf("decisions %v, %v", list, err)
		}
		for _, d := range list {
			if err := stories.TakeBack(t.Context(), s, d.B, d.A); err != nil {
				t.Fatal(err)
			}
			if err := stories.TakeBack(t.Context(), s, d.A, d.B); !errors.Is(err, stories.ErrNoDecision) {
				t.Errorf("taken back twice: %v", err)
			}
		}
		link(t, s)
		if got := clusters(t, s); !slices.Equal(got, before) {
			t.Errorf("taken back\n%s\nwant\n%s", named(got), named(before))
		}
	})
}

// Another text under one address leaves the stories of the former.
func TestReplaced(t *testing.T) {
	each(t, func(t *testing.T, open func() store.Store) {
		s := open()
		docs := samples()
		put(t, s, docs...)
		link(t, s)
		want := clusters(t, s)
		for i, name := range []string{"copy-a", "summit-a", "summit-b", "summit-c"} {
			d := sample(fmt.Sprintf("other-%d", i), "west", 130+9*i, weather[i], nil)
			old := docs[slices.IndexFunc(docs, func(d *doc.Document) bool { return d.ID == name })]
			d.ID, d.URL = old.ID, old.URL
			put(t, s, d)
		}
		if leads, all := counted(t, s); leads != all-3-1 {
			t.Errorf("%d of %d events count before the run", leads, all)
		}
		link(t, s)
		got := clusters(t, s)
		if slices.Equal(got, want) || !slices.Equal(got, sorted(ids("attack-a attack-b attack-c attack-d"), ids("copy-b copy-c"))) {
			t.Errorf("stories\n%s", named(got))
		}
		if leads, all := counted(t, s); leads != all-3-1 {
			t.Errorf("%d of %d events count", leads, all)
		}
		if st, err := stories.Read(t.Context(), s, id("copy-c")); err != nil || st.Sources != 1 || st.Docs != 2 {
			t.Errorf("copies: %+v, %v", st, err)
		}
	})
}

func sorted(list ...string) []string {
	slices.Sort(list)
	return list
}
