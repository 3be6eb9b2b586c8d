package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// wednesday is the day that «last 30 days» end with.
var wednesday = time.Date(2018, 3, 14, 22, 0, 0, 0, time.UTC)

func TestParseDays(t *testing.T) {
	for _, c := range []struct{ in, from, to string }{
		{"2018-03-01", "2018-03-01", "2018-03-01"},
		{"2018-02", "2018-02-01", "2018-02-28"},
		{"2016", "2016-01-01", "2016-12-31"},
		{"1914", "1914-01-01", "1914-12-31"},
		{"2018-W01", "2018-01-01", "2018-01-07"},
		{"2020-w53", "2020-12-28", "2021-01-03"},
		{"2018-03-01..2018-03-15", "2018-03-01", "2018-03-15"},
		{" 2017-12 .. 2018-02 ", "2017-12-01", "2018-02-28"},
		{"today", "2018-03-14", "2018-03-14"},
		{"Yesterday", "2018-03-13", "2018-03-13"},
		{"last 30 days", "2018-02-13", "2018-03-14"},
		{"last week", "2018-03-08", "2018-03-14"},
		{"last 2 months", "2018-01-15", "2018-03-14"},
		{"last year", "2017-03-15", "2018-03-14"},
		{"2018-03-10..today", "", ""},
		{"2018-13", "", ""}, {"2018-02-30", "", ""}, {"", "", ""}, {"..", "", ""}, {"2018-03..2018-01", "", ""}, {"last 0 days", "", ""}, {"last days", "2018-03-14", "2018-03-14"},
		{"last", "", ""}, {"last 3 decades", "", ""}, {"2019-W53", "", ""}, {"2018-W0", "", ""}, {"soon", "", ""},
	} {
		d, err := ParseDays(c.in, wednesday)
		if c.from == "" {
			if err == nil || !strings.Contains(err.Error(), "2018-03-01..2018-03-15") {
				t.Errorf("%q: %v, %v; want an error that says how days are written", c.in, d, err)
			}
			continue
		}
		if err != nil || dayName(d.From) != c.from || dayName(d.To) != c.to {
			t.Errorf("%q: %s to %s, %v; want %s to %s", c.in, dayName(d.From), dayName(d.To), err, c.from, c.to)
		}
	}
	if d, err := ParseDays("2018-03..", wednesday); err != nil || dayName(d.From) != "2018-03-01" || d.To != lastDay {
		t.Errorf("open at the end: %v, %v", d, err)
	}
	if d, err := ParseDays("..2018-03", wednesday); err != nil || dayName(d.To) != "2018-03-31" || d.From != firstDay {
		t.Errorf("open at the beginning: %v, %v", d, err)
	}
}

func TestParse(t *testing.T) {
	v := vocabulary(t)
	yes := true
	march := Days{dayOf(time.Date(2018, 3, 1, 0, 0, 0, 0, time.UTC)), dayOf(time.Date(2018, 3, 31, 0, 0, 0, 0, time.UTC))}
	for _, c := range []struct {
		in   map[string][]string
		want Query
	}{
		{nil, Query{}},
		{map[string][]string{"page": {"2"}}, Query{}},
		{map[string][]string{"time": {"2018-03"}, "type": {"assault, CONSULT/visit"}, "quad": {"3", "4"}}, Query{Time: []Days{march}, Types: []Kind{{"ASSAULT", ""}, {"CONSULT", "visit"}}, Quads: []int{3, 4}}},
		{map[string][]string{"actor": {"usa", "SYR/reb", "/MIL", "id:usa", "Sergei Lavrov"}},
			Query{Actors: []Who{{Code: "USA"}, {Code: "SYR", Sector: "REB"}, {Sector: "MIL"}, {Name: "usa"}, {Name: "Sergei Lavrov"}}}},
		{map[string][]string{"dyad": {"USA>RUS,USA-RUS", "Donald Trump>IRN", "al-Assad - Putin"}},
			Query{Dyads: []Dyad{{Who{Code: "USA"}, Who{Code: "RUS"}, false}, {Who{Code: "USA"}, Who{Code: "RUS"}, true}, {Who{Name: "Donald Trump"}, Who{Code: "IRN"}, false}, {Who{Name: "al-Assad"}, Who{Name: "Putin"}, true}}}},
		{map[string][]string{"country": {"syr", "اليمن", "Egypt"}}, Query{Countries: []string{"SYR", "YEM", "EGY"}}},
		{map[string][]string{"place": {"Damascus", "مكان لا يعرفه أحد"}}, Query{Places: []Place{{"دمشق", "SYR"}, {Name: "مكان لا يعرفه أحد"}}}},
		{map[string][]string{"near": {"36.2, 37.16"}, "radius": {"30 km"}}, Query{Near: &Circle{36.2, 37.16, 30}}},
		{map[string][]string{"near": {"حلب"}}, Query{Near: &Circle{36.201, 37.161, 50}}},
		{map[string][]string{"realis": {"Actual,future"}, "claim": {"denied"}, "background": {"yes"}, "merged": {"true"}},
			Query{Realis: []string{"actual", "future"}, Claims: []string{"denied"}, Background: &yes, Merged: &yes}},
		{map[string][]string{"confidence": {"0.7"}, "unit": {"reports"}, "text": {"words, with a comma"}}, Query{Confidence: Between{0.7, 1}, Reports: true, Text: []string{"words, with a comma"}}},
		{map[string][]string{"confidence": {".2..0.5"}, "precision": {"day"}}, Query{Confidence: Between{0.2, 0.5}, Span: 1}},
	} {
		got, err := Parse(v, wednesday, c.in)
		if err != nil || !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%v:\n%+v, %v\n%+v", c.in, got, err, c.want)
		}
	}
	for _, c := range []struct{ filter, value, msg string }{
		{"type", "WAR", "no event type \"WAR\"; types are AGREE, CONSULT"},
		{"type", "CONSULT/war", "CONSULT has no mode \"war\"; it has multilateral, phone"},
		{"mode", "war", "no mode \"war\"; modes are abduct"},
		{"quad", "5", "1, 2, 3 or 4"},
		{"time", "2018-13", "write a day as 2018-03-01"},
		{"dyad", "USA", "written USA>RUS"},
		{"dyad", "a-b-c", "written USA>RUS"},
		{"country", "Atlantis", "no country \"Atlantis\""},
		{"near", "Atlantis", "no place \"Atlantis\" in the gazetteer"},
		{"near", "95,12", "is no point"},
		{"radius", "far", "a number of kilometres"},
		{"radius", "10", "around what?"},
		{"realis", "maybe", "there are actual, future, hypothetical, negated"},
		{"merged", "often", "yes or no"},
		{"confidence", "2", "from 0 to 1"},
		{"sector", "government", "three letters"},
		{"actor", "USA,", "the value is empty"},
		{"precision", "hour", "day, week, month or year"},
		{"unit", "stories", "events or reports"},
		{"source", "a\x00b", "no text"},
		{"text", "\xff", "no text"},
	} {
		_, err := Parse(v, wednesday, map[string][]string{c.filter: {c.value}})
		var e *Error
		if !errors.As(err, &e) || e.Filter != c.filter || !strings.Contains(e.Msg, c.msg) {
			t.Errorf("%s=%s: %v, want %q", c.filter, c.value, err, c.msg)
		}
	}
}

// TestPlan: what the rollups answer, from which of them.
func TestPlan(t *testing.T) {
	v := vocabulary(t)
	for _, c := range []struct{ filters, by, table string }{
		{"", "", "tally_year 0"},
		{"", "month,quad", "tally_month 0"},
		{"", "day", "tally_day 0"},
		{"time=2018-03-05..2018-03-09", "type", "tally_day 0"},
		{"time=2018-03-05..2018-03-09", "week", "tally_day 0"},
		{"time=2018-03", "type", "tally_month 0"},
		{"", "dyad", "tally_year 3"},
		{"", "pair", "tally_year 4"},
		{"", "actor,recipient", "tally_year 3"},
		{"time=2017..2018&type=ASSAULT", "dyad", "tally_year 3"},
		{"time=2018-03", "dyad", "tally_month 3"},
		{"", "actor,month", "tally_month 1"},
		{"actor=USA", "month", "tally_month 1"},
		{"actor=USA&time=2018", "recipient", "tally_month 3"},
		{"recipient=USA&time=2018", "actor", "tally_month 3"},
		{"actor=USA&recipient=RUS", "month,quad", "tally_month 3"},
		{"dyad=USA-RUS", "month,quad", "tally_month 4"},
		{"country=SYR,IRQ", "country", "tally_year 5"},
		{"country=SYR,IRQ", "month", "tally_month 5"},
		{"source=a", "year", "tally_month 6"},
		{"actor=USA&time=2018-01-15..2018-04-10", "type", "tally_month 1 and 2018-04-01 to 2018-04-10 without 2018-01-01 to 2018-01-14"},
		{"actor=USA&time=..2018-04-10", "", "tally_month 1 and 2018-04-01 to 2018-04-10"},
		{"actor=USA&time=2018-03-02..2018-03-30", "", "tally_month 1 without 2018-03-01 to 2018-03-01 without 2018-03-31 to 2018-03-31"},
		{"actor=USA&time=2018-03-12..2018-04-20", "", "tally_month 1 without 2018-03-01 to 2018-03-11 without 2018-04-21 to 2018-04-30"},
		// what they do not tell apart
		{"actor=USA&time=2018-03-12..2018-03-20", "", ""},
		{"actor=USA&time=2018-03-20..2018-04-12", "", ""},
		{"actor=USA&time=2018-03", "day", ""},
		{"actor=USA,RUS", "", ""},
		{"actor=USA", "actor", ""},
		{"actor=USA", "dyad", ""},
		{"actor=USA/GOV", "", ""},
		{"actor=Lavrov", "", ""},
		{"actor=USA&country=SYR", "", ""},
		{"country=SYR", "actor", ""},
		{"dyad=USA>RUS,RUS>USA", "", ""},
		{"dyad=USA>RUS", "actor", ""},
		{"source=a", "country", ""},
		{"", "sector", ""},
		{"confidence=0.5", "month", ""},
		{"lang=ar", "", ""},
		{"during=2018", "", ""},
		{"near=Aleppo", "month", ""},
	} {
		values := map[string][]string{}
		for _, f := range strings.Split(c.filters, "&") {
			if name, value, ok := strings.Cut(f, "="); ok {
				values[name] = append(values[name], value)
			}
		}
		q, err := Parse(v, wednesday, values)
		if err != nil {
			t.Fatal(err)
		}
		var by []Key
		if c.by != "" {
			if by, err = ParseKeys(c.by); err != nil {
				t.Fatal(err)
			}
		}
		got := ""
		if p, ok := tallied(q, by); ok {
			got = p.table + " " + decimal(int64(p.facet))
			for _, d := range p.rest {
				got += " and " + dayName(d.From) + " to " + dayName(d.To)
			}
			for _, d := range p.less {
				got += " without " + dayName(d.From) + " to " + dayName(d.To)
			}
		}
		if got != c.table {
			t.Errorf("%s by %s: from %q, want %q", c.filters, c.by, got, c.table)
		}
	}
}

// TestSQL: where a question begins, and how it is written for each database.
func TestSQL(t *testing.T) {
	v := vocabulary(t)
	for _, c := range []struct{ filters, sqlite, postgres string }{
		{"type=ASSAULT&quad=4", "FROM events e WHERE (e.type IN (?)) AND (e.quad IN (?))", "FROM events e WHERE (e.type IN (?)) AND (e.quad IN (?))"},
		{"actor=USA&time=2018-03-01", "FROM dyads y CROSS JOIN events e ON e.key = y.event WHERE (e.day BETWEEN ? AND ?) AND (y.actor = ? AND y.recipient = ?) AND (y.day BETWEEN ? AND ?)",
			"FROM dyads y JOIN events e ON e.key = y.event WHERE"},
		{"id=0123456789abcdef&actor=USA", "FROM events e WHERE (e.id IN (?)) AND (e.key IN (SELECT y.event FROM dyads y", "FROM events e WHERE"},
		{"source=a&lang=ar", "FROM events e JOIN documents d ON d.number = e.doc WHERE (d.publisher IN (?)) AND (d.lang IN (?))", "FROM events e JOIN documents d"},
		{"story=0123456789abcdef", "e.story IN (SELECT key FROM stories WHERE id IN (?))", "e.story IN (SELECT key"},
	} {
		values := map[string][]string{}
		for _, f := range strings.Split(c.filters, "&") {
			name, value, _ := strings.Cut(f, "=")
			values[name] = []string{value}
		}
		q, err := Parse(v, wednesday, values)
		if err != nil {
			t.Fatal(err)
		}
		for db, want := range map[store.Dialect]string{store.SQLite: c.sqlite, store.Postgres: c.postgres} {
			r, err := (&asking{ctx: t.Context(), db: db}).rows(q)
			if err != nil {
				t.Fatal(err)
			}
			if sql, args := r.from(); !strings.Contains(sql, want) || strings.Count(sql, "?") != len(args) {
				t.Errorf("%s: %s with %d arguments, want %s", c.filters, sql, len(args), want)
			}
		}
	}
	_, err := (&asking{ctx: t.Context()}).rows(&Query{Text: []string{"x"}})
	if err == nil || !strings.Contains(err.Error(), "not indexed") {
		t.Errorf("words without an index: %v", err)
	}
}

// TestNames: names are found whole, in whatever spelling, or else by their words.
func TestNames(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		all := filled(t, s, 20)
		a := &Asker{Store: s}
		want := count(all, &Query{Actors: []Who{{Name: "Ahmad al-Masri"}}}, nil)[""]
		if want.Events == 0 {
			t.Fatal("nobody has the name")
		}
		for _, name := range []string{"ahmad AL-masri", "احمد  المصري", "أحمد", "Ahmad"} {
			if n, err := a.Count(t.Context(), &Query{Actors: []Who{{Name: name}}}); err != nil || n.Events != want.Events {
				t.Errorf("%s: %d events, %v; want %d", name, n.Events, err, want.Events)
			}
		}
		var e *Error
		if _, err := a.Count(t.Context(), &Query{SaidBy: []Who{{Name: "Ahm"}}}); !errors.As(err, &e) || e.Filter != "said_by" {
			t.Errorf("a part of a word: %v", err)
		}
	})
}

// TestSeries: every month is there, and the classes are those of the events.
func TestSeries(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		all := filled(t, s, 40)
		a := &Asker{Store: s}
		dyads := []Dyad{{Who{Code: "USA"}, Who{Code: "SYR"}, false}, {Who{Code: "USA"}, Who{Sector: "GOV"}, true}}
		days, _ := ParseDays("2017-11..2018-06", wednesday)
		list, err := a.Series(t.Context(), &Query{Dyads: dyads, Time: []Days{days}}, 0)
		if err != nil || len(list) != 2*8 {
			t.Fatalf("%d points, %v; want 16", len(list), err)
		}
		found := 0
		for i, p := range list {
			q := &Query{Dyads: dyads[i/8 : i/8+1]}
			if want := monthName(2017*12 + 10 + int64(i%8)); p.Month != want {
				t.Errorf("point %d is %s, want %s", i, p.Month, want)
			}
			want := count(all, q, []Key{ByMonth})[p.Month]
			if p.Events != want.Events || p.Reports < want.Events || p.Quads[0]+p.Quads[1]+p.Quads[2]+p.Quads[3] != p.Events || p.Mean-want.Mean > 1e-6 || want.Mean-p.Mean > 1e-6 {
				t.Errorf("%+v, want %+v", p, want)
			}
			found += int(p.Events)
		}
		if found == 0 {
			t.Error("no event in it")
		}
		top, err := a.Series(t.Context(), &Query{}, 3)
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]bool{}
		for _, p := range top {
			names[p.Dyad] = true
		}
		if len(names) != 3 {
			t.Errorf("series of %v, want three dyads", names)
		}
	})
}

// TestInserted: what is added between two pages moves nothing.
func TestInserted(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		all := filled(t, s, 20)
		a := &Asker{Store: s}
		q := &Query{Reports: true}
		want := listed(all, q, Page{Sort: SortDay})
		p := Page{Sort: SortDay, Limit: 7}
		seen := map[string]int{}
		for n := 1000; ; n++ {
			ans, err := a.List(t.Context(), q, p)
			if err != nil {
				t.Fatal(err)
			}
			for i := range ans.Events {
				seen[ans.Events[i].ID]++
			}
			if p.Cursor = ans.Next; p.Cursor == "" {
				break
			}
			more(t, s, n)
		}
		for _, id := range want {
			if seen[id] != 1 {
				t.Errorf("event %s is listed %d times", id, seen[id])
			}
		}
	})
	for _, c := range []string{"x", "e30", (&cursor{Sort: SortScore}).String()} {
		if _, err := parseCursor(c, Page{Sort: SortDay}); err == nil {
			t.Errorf("cursor %q: no error", c)
		}
	}
}
