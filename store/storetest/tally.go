package storetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/store"
)

// rollups: whatever is changed, and by whom, the sums are those of the events.
func (b Backend) rollups(t *testing.T) {
	address := b.New(t)
	s := b.open(t, address)
	r := rand.New(rand.NewPCG(3, 1))
	put(t, s, store.Added, many(0, 30))
	Tallied(t, s)
	run := func(query string, args ...any) {
		t.Helper()
		err := s.Change(t.Context(), func(tx store.Tx) error {
			_, err := tx.Exec(t.Context(), query, args...)
			return err
		})
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	next := 30
	for step := range 60 {
		n := r.IntN(next)
		switch r.IntN(11) {
		case 0:
			put(t, s, store.Added, many(next, next+3))
			next += 3
		case 1: // another text
			d := Document(n)
			d.Text += " …"
			d.Published, d.PubTime = d.PubTime.AddDate(0, 0, step).Format(time.RFC1123Z), d.PubTime.AddDate(0, 0, step)
			d.Publisher = fmt.Sprint("publisher ", step)
			if _, err := s.Put(t.Context(), []*store.Record{store.NewRecord(d)}); err != nil {
				t.Fatal(err)
			}
		case 2: // stories
			run("UPDATE events SET story = ?, lead = 0 WHERE doc = ?", step+1, n)
		case 3:
			run("UPDATE events SET story = NULL, lead = 1 WHERE doc BETWEEN ? AND ?", n, n+2)
		case 4:
			run("UPDATE events SET type = 'THREATEN', mode = 'violence', score = -3.5 WHERE doc = ? AND ordinal < 3", n)
		case 5:
			run("UPDATE events SET realis = 'negated', lead = 1 - lead WHERE doc = ?", n)
		case 6:
			run("UPDATE events SET country = 'YEM' WHERE doc BETWEEN ? AND ?", n, n+1)
		case 7: // events move to another day, their dyads with them
			run("UPDATE events SET day = day + 40, until = until + 40 WHERE doc = ?", n)
			run("UPDATE dyads SET day = day + 40 WHERE event IN (SELECT key FROM events WHERE doc = ?)", n)
		case 8:
			run("UPDATE documents SET publisher = ? WHERE number = ?", fmt.Sprint("p", step), n)
		case 9:
			run("DELETE FROM documents WHERE number = ?", n)
		case 10: // an analyst changes an event
			correctSome(t, s, n)
		}
		Tallied(t, s)
		if step%7 == 6 { // what is noted is added up at the end
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = b.open(t, address)
			Tallied(t, s)
		}
		if t.Failed() {
			t.Fatalf("after step %d", step)
		}
	}
}

// correctSome lets an analyst reject an event of the n-th document and change
// another one.
func correctSome(t *testing.T, s store.Store, n int) {
	t.Helper()
	key := store.Identify(Document(n)).Key
	rec, err := s.Get(t.Context(), key)
	if err != nil || len(rec.Doc.Events) < 2 {
		return // it is there no more
	}
	was, other := rec.Doc.Events[0], rec.Doc.Events[1]
	is := other
	is.Type, is.Mode = "SANCTION", ""
	for _, c := range []store.Correction{
		{ID: store.NewCorrectionID(), Key: key, Action: store.Reject, Was: &was, At: time.Now()},
		{ID: store.NewCorrectionID(), Key: key, Action: store.Change, Was: &other, Is: &is, At: time.Now()},
	} {
		if err := s.Correct(t.Context(), []store.Correction{c}); err != nil {
			t.Fatal(err)
		}
	}
}

// fact is what rollups count under one key, in the order of their columns.
type fact struct{ events, reports, score, scoreReports int64 }

func (f *fact) add(g fact) {
	f.events += g.events
	f.reports += g.reports
	f.score += g.score
	f.scoreReports += g.scoreReports
}

// Tallied checks that the rollups of a register are what its events add up to.
func Tallied(t *testing.T, s store.Store) {
	t.Helper()
	err := s.View(t.Context(), func(tx store.Tx) error {
		want, err := recount(t, tx)
		if err != nil {
			return err
		}
		got, err := readTallies(t, tx)
		if err != nil {
			return err
		}
		for k, f := range got {
			if f != want[k] {
				t.Errorf("%s: the rollup has %+v, the events %+v", k, f, want[k])
			}
			delete(want, k)
		}
		for k, f := range want {
			t.Errorf("%s: the rollup has nothing, the events %+v", k, f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// cells are the names of all sums that a fact goes into.
func cells(facet int, a, b string, day *int64, kind string) []string {
	month, year, number := int64(0), int64(0), int64(math.MinInt32)
	if day != nil {
		number = *day
		y, m, _ := time.Unix(*day*24*60*60, 0).UTC().Date()
		month, year = int64(y)*12+int64(m)-1, int64(y)
	}
	var out []string
	for _, k := range []string{kind, "all"} {
		out = append(out, fmt.Sprintf("%d %s|%s month %d %s", facet, a, b, month, k), fmt.Sprintf("%d %s|%s year %d %s", facet, a, b, year, k))
		if facet == 0 {
			out = append(out, fmt.Sprintf("day %d %s", number, k))
		}
	}
	return out
}

func facetOf(actor, recipient string) int {
	switch {
	case recipient == "":
		return 1
	case actor == "":
		return 2
	case strings.HasPrefix(recipient, "-"):
		return 4
	}
	return 3
}

// recount adds up the events.
func recount(t *testing.T, tx store.Tx) (map[string]fact, error) {
	out := map[string]fact{}
	count := func(facet int, a, b string, day *int64, kind string, f fact) {
		for _, c := range cells(facet, a, b, day, kind) {
			sum := out[c]
			sum.add(f)
			out[c] = sum
		}
	}
	const columns = "e.type, e.mode, e.quad, e.realis, e.claim, e.historical, e.day, e.lead, e.score, e.country, d.publisher"
	scan := func(row store.Row, more ...any) (day *int64, kind, country, publisher string, f fact, err error) {
		var k store.Kind
		var lead int64
		var score float64
		err = row.Scan(append([]any{&k.Type, &k.Mode, &k.Quad, &k.Realis, &k.Claim, &k.Historical, &day, &lead, &score, &country, &publisher}, more...)...)
		points := int64(math.Round(score * 1000))
		return day, fmt.Sprint(k), country, publisher, fact{lead, 1, lead * points, points}, err
	}
	_, err := store.Collect(t.Context(), tx, func(row store.Row) (struct{}, error) {
		day, kind, country, publisher, f, err := scan(row)
		count(0, "", "", day, kind, f)
		count(5, country, "", day, kind, f)
		count(6, publisher, "", day, kind, f)
		return struct{}{}, err
	}, "SELECT "+columns+" FROM events e JOIN documents d ON d.number = e.doc")
	if err != nil {
		return nil, err
	}
	_, err = store.Collect(t.Context(), tx, func(row store.Row) (struct{}, error) {
		var actor, recipient string
		day, kind, _, _, f, err := scan(row, &actor, &recipient)
		count(facetOf(actor, recipient), actor, recipient, day, kind, f)
		return struct{}{}, err
	}, "SELECT "+columns+", y.actor, y.recipient FROM dyads y JOIN events e ON e.key = y.event JOIN documents d ON d.number = e.doc")
	return out, err
}

// readTallies reads the rollups, with what is noted and not in them yet.
func readTallies(t *testing.T, tx store.Tx) (map[string]fact, error) {
	out := map[string]fact{}
	kinds := map[int64]string{0: "all"}
	_, err := store.Collect(t.Context(), tx, func(row store.Row) (struct{}, error) {
		var key int64
		var k store.Kind
		err := row.Scan(&key, &k.Type, &k.Mode, &k.Quad, &k.Realis, &k.Claim, &k.Historical)
		kinds[key] = fmt.Sprint(k)
		return struct{}{}, err
	}, "SELECT key, type, mode, quad, realis, claim, historical FROM kinds")
	if err != nil {
		return nil, err
	}
	add := func(c string, f fact) {
		sum := out[c]
		sum.add(f)
		out[c] = sum
	}
	const sums = "t.events, t.reports, t.score, t.score_reports"
	for unit, query := range map[string]string{
		"month": "SELECT s.facet, s.a, s.b, t.month, t.kind, " + sums + " FROM tally_month t JOIN subjects s ON s.key = t.subject",
		"year":  "SELECT t.facet, s.a, s.b, t.year, t.kind, " + sums + " FROM tally_year t JOIN subjects s ON s.key = t.subject AND s.facet = t.facet",
		"day":   "SELECT 0, '', '', t.day, t.kind, " + sums + " FROM tally_day t",
	} {
		_, err := store.Collect(t.Context(), tx, func(row store.Row) (struct{}, error) {
			var facet, period, kind int64
			var a, b string
			var f fact
			err := row.Scan(&facet, &a, &b, &period, &kind, &f.events, &f.reports, &f.score, &f.scoreReports)
			if unit == "day" {
				add(fmt.Sprintf("day %d %s", period, kinds[kind]), f)
			} else {
				add(fmt.Sprintf("%d %s|%s %s %d %s", facet, a, b, unit, period, kinds[kind]), f)
			}
			return struct{}{}, err
		}, query)
		if err != nil {
			return nil, err
		}
	}
	if tx.Dialect() == store.SQLite {
		_, err = store.Collect(t.Context(), tx, func(row store.Row) (struct{}, error) {
			var facet int
			var a, b string
			var day *int64
			var kind int64
			var f fact
			err := row.Scan(&facet, &a, &b, &day, &kind, &f.events, &f.reports, &f.score, &f.scoreReports)
			for _, c := range cells(facet, a, b, day, kinds[kind]) {
				add(c, f)
			}
			return struct{}{}, err
		}, "SELECT facet, a, b, day, kind, events, reports, score, score_reports FROM tally_facts")
	}
	for k, f := range out {
		if f == (fact{}) { // what was taken away again
			delete(out, k)
		}
	}
	return out, err
}
