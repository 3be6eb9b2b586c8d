package followup_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/pipeline"
	"github.com/sijil-news/sijil/pubtime"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/sqlite"
	"github.com/sijil-news/sijil/store/testregister"
)

// article is one document of a test.
type article struct{ publisher, day, text string }

// Articles of some days of March: claims, and plans that came to different ends.
var articles = []article{
	{"alif", "2018-03-01", "من المقرر أن يلتقي الرئيس الفرنسي إيمانويل ماكرون المستشارة الألمانية أنغيلا ميركل في برلين يوم الاثنين 5 مارس."}, // to meet in Berlin
	{"jim", "2018-03-02", "يجتمع الرئيس الفرنسي إيمانويل ماكرون والمستشارة الألمانية أنغيلا ميركل في برلين يوم الاثنين 5 مارس."},              // the same
	{"ba", "2018-03-06", "التقى الرئيس الفرنسي إيمانويل ماكرون المستشارة الألمانية أنغيلا ميركل في برلين أمس الاثنين."},                       // met
	{"alif", "2018-03-03", "من المقرر أن يزور الرئيس الروسي فلاديمير بوتين القاهرة يوم الخميس 8 مارس."},                                       // visit to Cairo
	{"ba", "2018-03-07", "ألغى الرئيس الروسي فلاديمير بوتين زيارته إلى القاهرة بسبب سوء الأحوال الجوية."},                                     // cancelled
	{"alif", "2018-03-03", "من المقرر أن يجتمع أمير قطر تميم بن حمد مع رئيس السودان عمر البشير في الدوحة يوم الجمعة 9 مارس."},                 // meeting in Doha
	{"ba", "2018-03-06", "تأجل اجتماع أمير قطر تميم بن حمد مع رئيس السودان عمر البشير في الدوحة إلى السبت."},                                  // postponed
	{"jim", "2018-03-08", "تأجل مرة أخرى اجتماع أمير قطر تميم بن حمد مع رئيس السودان عمر البشير في الدوحة."},                                  // postponed again
	{"alif", "2018-03-05", "من المقرر أن يلتقي رئيس الوزراء الكندي جاستن ترودو رئيس الوزراء الياباني شينزو آبي في طوكيو يوم السبت 10 مارس."},  // nobody reports it
	{"alif", "2018-03-05", "اتهمت بريطانيا روسيا بقصف مستشفى في مدينة إدلب السورية."},                                                         // Britain accuses Russia
	{"ba", "2018-03-07", "نفت روسيا قصف المستشفى في مدينة إدلب السورية."},                                                                     // Russia denies
	{"jim", "2018-03-08", "اتهمت فرنسا روسيا بقصف المستشفى في مدينة إدلب السورية."},                                                           // France accuses, too
	{"dal", "2018-03-07", "نفت تركيا قصف قرية قرب مدينة عفرين."},                                                                              // another deed
}

func records(t testing.TB, p *pipeline.Pipeline, list []article) []*store.Record {
	t.Helper()
	var out []*store.Record
	for i, a := range list {
		d := &doc.Document{ID: fmt.Sprint(i), URL: fmt.Sprintf("https://%s.example/%s/%d", a.publisher, a.day, len(a.text)), Publisher: a.publisher, Published: a.day, Text: a.text, Lang: "ar"}
		var err error
		if d.PubTime, err = pubtime.Parse(a.day); err != nil {
			t.Fatal(err)
		}
		p.Code(d)
		out = append(out, store.NewRecord(d))
	}
	return out
}

// withFiller adds articles about nothing, so that the outlets go on.
func withFiller(list []article) []article {
	out := slices.Clone(list)
	for i := range 30 {
		out = append(out, article{[]string{"alif", "ba"}[i%2], fmt.Sprintf("2018-03-%02d", 11+i%6), fmt.Sprintf("ارتفعت أسعار الخضار في السوق بنسبة %d في المئة%s.", i, strings.Repeat(" تقريبا", i))})
	}
	return out
}

func tools(t *testing.T) (*pipeline.Pipeline, *ledger.Words) {
	t.Helper()
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := ledger.Load(lexicon.NewSource(data.FS), "ar")
	if err != nil {
		t.Fatal(err)
	}
	return p, w
}

func put(t *testing.T, s store.Store, batch []*store.Record) {
	t.Helper()
	if _, err := s.Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, s store.Store, w *ledger.Words) followup.Counts {
	t.Helper()
	n, err := followup.New(s, w).Run(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// agenda is what became of each plan, by day.
func agenda(t *testing.T, s store.Store, w *ledger.Words) map[string]*ledger.Followed {
	t.Helper()
	out := map[string]*ledger.Followed{}
	for f, err := range followup.Agenda(t.Context(), s, w, followup.Asked{}) {
		if err != nil {
			t.Fatal(err)
		}
		out[f.From] = f
	}
	return out
}

func outcomes(list map[string]*ledger.Followed) map[string]string {
	out := map[string]string{}
	for day, f := range list {
		out[day] = fmt.Sprintf("%s, announced %d times, %d reports", f.Outcome, len(f.Said), len(f.Reports))
	}
	return out
}

var wanted = map[string]string{
	"2018-03-05": "took-place, announced 2 times, 1 reports",
	"2018-03-08": "cancelled, announced 1 times, 1 reports",
	"2018-03-09": "postponed, announced 1 times, 2 reports",
	"2018-03-10": "no-report, announced 1 times, 0 reports",
}

func claims(t *testing.T, s store.Store, w *ledger.Words, ask followup.AskedClaims) []*ledger.Entry {
	t.Helper()
	var out []*ledger.Entry
	for e, err := range followup.Claims(t.Context(), s, w, ask) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func told(e *ledger.Entry) string {
	out := string(e.Status)
	for i := range e.Statements {
		out += fmt.Sprintf(" · %s %s", e.Statements[i].Publisher, e.Statements[i].Stance)
	}
	return out
}

func check(t *testing.T, s store.Store, w *ledger.Words) {
	t.Helper()
	if got := outcomes(agenda(t, s, w)); fmt.Sprint(got) != fmt.Sprint(wanted) {
		t.Errorf("agenda\n got %v\nwant %v", got, wanted)
	}
	list := claims(t, s, w, followup.AskedClaims{})
	if len(list) != 1 || told(list[0]) != "denied · alif accuses · ba denies · jim accuses" {
		t.Errorf("%d claims, want one that is denied", len(list))
		for _, e := range list {
			t.Log(told(e))
		}
	}
}

// TestRun follows up plans and claims, in whatever order the documents come.
func TestRun(t *testing.T) {
	p, w := tools(t)
	all := withFiller(articles)
	testregister.Each(t, func(t *testing.T, s store.Store) {
		put(t, s, records(t, p, all))
		if n := link(t, s, w); n.Documents != len(all) || n.Plans != 5 || n.Ties == 0 {
			t.Errorf("counted %+v", n)
		}
		check(t, s, w)
		if n := link(t, s, w); n.Documents != 0 {
			t.Errorf("a second run compared %d documents", n.Documents)
		}
	})
	testregister.Each(t, func(t *testing.T, s store.Store) { // the last ones first, one run each
		back := slices.Clone(all)
		slices.Reverse(back)
		for some := range slices.Chunk(back, 7) {
			put(t, s, records(t, p, some))
			link(t, s, w)
		}
		check(t, s, w)
	})
}

// TestInterrupted goes on where a run was interrupted.
func TestInterrupted(t *testing.T) {
	p, w := tools(t)
	var all []article
	for i := range 60 { // more than one transaction
		all = append(all, article{"ba", "2018-02-01", fmt.Sprintf("ارتفعت أسعار الخبز بنسبة %d في المئة%s.", i, strings.Repeat(" أيضا", i))})
	}
	all = append(all, withFiller(articles)...)
	testregister.Each(t, func(t *testing.T, s store.Store) {
		put(t, s, records(t, p, all))
		ctx, stop := context.WithCancel(t.Context())
		n, err := followup.New(s, w).Run(ctx, func(followup.Counts) { stop() })
		if !errors.Is(err, context.Canceled) || n.Documents == 0 || n.Documents == len(all) {
			t.Fatalf("interrupted run: %+v, %v", n, err)
		}
		if m := link(t, s, w); n.Documents+m.Documents != len(all) {
			t.Errorf("%d and %d documents, want %d together", n.Documents, m.Documents, len(all))
		}
		check(t, s, w)
	})
}

// TestReplaced compares a document again that was written anew.
func TestReplaced(t *testing.T) {
	p, w := tools(t)
	testregister.Each(t, func(t *testing.T, s store.Store) {
		batch := records(t, p, withFiller(articles))
		put(t, s, batch)
		link(t, s, w)
		d := *batch[2].Doc // the report of the meeting in Berlin
		d.Text = "ارتفعت أسعار الخبز في برلين."
		d.Events, d.Agenda, d.Mentions, d.Sentences, d.Blocks, d.Quotes, d.Links = nil, nil, nil, nil, nil, nil, nil
		p.Code(&d)
		put(t, s, []*store.Record{store.NewRecord(&d)})
		if n := link(t, s, w); n.Documents != 1 {
			t.Errorf("compared %d documents, want the one that is new", n.Documents)
		}
		if f := agenda(t, s, w)["2018-03-05"]; f == nil || len(f.Reports) != 0 || f.Outcome == ledger.TookPlace {
			t.Errorf("the plan still has the report that is gone: %+v", f)
		}
	})
}

// TestVerdicts: what an analyst decides holds, also after another run.
func TestVerdicts(t *testing.T) {
	p, w := tools(t)
	testregister.Each(t, func(t *testing.T, s store.Store) {
		batch := records(t, p, withFiller(articles))
		put(t, s, batch)
		link(t, s, w)
		ctx := t.Context()
		all := agenda(t, s, w)
		if err := followup.DecideReport(ctx, s, all["2018-03-05"].ID, batch[2].Key, false); err != nil {
			t.Fatal(err)
		}
		if err := followup.DecideOutcome(ctx, s, all["2018-03-10"].ID, ledger.TookPlace); err != nil {
			t.Fatal(err)
		}
		if err := followup.DecideOutcome(ctx, s, all["2018-03-10"].ID, "perhaps"); err == nil {
			t.Error("an unknown outcome is taken")
		}
		e := claims(t, s, w, followup.AskedClaims{})[0]
		if err := followup.DecideTie(ctx, s, e.Statements[1].Event, e.Statements[1].To, false); err != nil {
			t.Fatal(err)
		}
		link(t, s, w)
		all = agenda(t, s, w)
		if f := all["2018-03-05"]; len(f.Reports) != 0 {
			t.Errorf("a report that is wrong still counts: %+v", f.Reports)
		}
		if f := all["2018-03-10"]; f.Outcome != ledger.TookPlace || !f.Decided {
			t.Errorf("an outcome decided by hand is %s", f.Outcome)
		}
		for _, e := range claims(t, s, w, followup.AskedClaims{}) {
			if e.Status != ledger.Open {
				t.Errorf("a link that is wrong is made again: %s", told(e))
			}
		}
		if err := followup.DecideOutcome(ctx, s, all["2018-03-10"].ID, ""); err != nil {
			t.Fatal(err)
		}
		if f := agenda(t, s, w)["2018-03-10"]; f.Decided || f.Outcome != ledger.NoReport {
			t.Errorf("a decision taken back still holds: %s", f.Outcome)
		}
	})
}

// TestTakenBack: what was decided is listed, and is as it was when it is taken
// back.
func TestTakenBack(t *testing.T) {
	p, w := tools(t)
	testregister.Each(t, func(t *testing.T, s store.Store) {
		batch := records(t, p, withFiller(articles))
		put(t, s, batch)
		link(t, s, w)
		ctx := t.Context()
		before := claims(t, s, w, followup.AskedClaims{})[0]
		plans := agenda(t, s, w)
		reports := len(plans["2018-03-05"].Reports)
		named := batch[len(batch)-1].Key
		for _, err := range []error{
			followup.DecideReport(ctx, s, plans["2018-03-05"].ID, batch[2].Key, false),
			followup.DecideReport(ctx, s, plans["2018-03-10"].ID, named, true),
			followup.DecideOutcome(ctx, s, plans["2018-03-10"].ID, ledger.Postponed),
			followup.DecideTie(ctx, s, before.Statements[1].Event, before.ID, false),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		link(t, s, w)
		if got := agenda(t, s, w)["2018-03-10"].Reports; len(got) != 1 || got[0].Kind != ledger.Named || got[0].Sentence.Text == "" {
			t.Errorf("evidence that an analyst named: %+v", got)
		}
		list, err := followup.Decisions(ctx, s)
		if err != nil || len(list) != 4 {
			t.Fatalf("decisions %+v, %v", list, err)
		}
		for _, d := range list {
			if err := followup.TakeBack(ctx, s, d); err != nil {
				t.Fatal(err)
			}
			if err := followup.TakeBack(ctx, s, d); !errors.Is(err, followup.ErrNoDecision) {
				t.Errorf("taken back twice: %v", err)
			}
		}
		link(t, s, w)
		if f := agenda(t, s, w); len(f["2018-03-05"].Reports) != reports || f["2018-03-10"].Decided || len(f["2018-03-10"].Reports) != 0 {
			t.Errorf("decisions taken back still hold: %+v", f)
		}
		if after := claims(t, s, w, followup.AskedClaims{})[0]; told(after) != told(before) {
			t.Errorf("a tie taken back\n%s\nwant\n%s", told(after), told(before))
		}
	})
}

// TestAsked filters plans and claims.
func TestAsked(t *testing.T) {
	p, w := tools(t)
	testregister.Each(t, func(t *testing.T, s store.Store) {
		put(t, s, records(t, p, withFiller(articles)))
		link(t, s, w)
		n := 0
		for f, err := range followup.Agenda(t.Context(), s, w, followup.Asked{Outcomes: []ledger.Outcome{ledger.Cancelled, ledger.Postponed}}) {
			if err != nil || f.Outcome != ledger.Cancelled && f.Outcome != ledger.Postponed {
				t.Errorf("%v %v", f, err)
			}
			n++
		}
		if n != 2 {
			t.Errorf("%d plans that were called off, want two", n)
		}
		for _, c := range []struct {
			ask  followup.AskedClaims
			want int
		}{
			{followup.AskedClaims{Accused: "RUS"}, 1}, {followup.AskedClaims{Accused: "TUR"}, 0}, {followup.AskedClaims{Accuser: "FRA"}, 1},
			{followup.AskedClaims{Accuser: "USA"}, 0}, {followup.AskedClaims{Status: []ledger.Status{ledger.Denied}}, 1},
			{followup.AskedClaims{Status: []ledger.Status{ledger.Confirmed}}, 0}, {followup.AskedClaims{From: 20000}, 0},
		} {
			if got := claims(t, s, w, c.ask); len(got) != c.want {
				t.Errorf("%+v: %d claims, want %d", c.ask, len(got), c.want)
			}
		}
	})
}

func BenchmarkRun(b *testing.B) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		b.Fatal(err)
	}
	w, err := ledger.Load(lexicon.NewSource(data.FS), "ar")
	if err != nil {
		b.Fatal(err)
	}
	batch := records(b, p, withFiller(articles))
	for b.Loop() {
		s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "bench.db"), sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Put(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
		if _, err := followup.New(s, w).Run(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
	b.ReportMetric(float64(len(batch)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// TestOtherwise: a denial that its document ties to a claim is separated from it
// by an analyst.
func TestOtherwise(t *testing.T) {
	p, w := tools(t)
	testregister.Each(t, func(t *testing.T, s store.Store) {
		d := &doc.Document{ID: "one", Lang: "ar", Published: "2018-03-05", Publisher: "alif",
			Text: "اتهمت بغداد أنقرة بقصف قرية في دهوك يوم الأحد.\n\nونفت أنقرة قصف أي قرية."}
		p.Code(d)
		put(t, s, []*store.Record{store.NewRecord(d)})
		link(t, s, w)
		all := claims(t, s, w, followup.AskedClaims{All: true})
		if len(all) != 1 || len(all[0].Statements) != 2 || all[0].Statements[1].Event == "" {
			t.Fatalf("claims %+v", all)
		}
		denial := all[0].Statements[1]
		for _, right := range []bool{false, true} {
			if err := followup.DecideTie(t.Context(), s, denial.Event, denial.To, right); err != nil {
				t.Fatal(err)
			}
			link(t, s, w)
			want := ledger.Open
			if right {
				want = ledger.Denied
			}
			if got := claims(t, s, w, followup.AskedClaims{All: true}); len(got) != 1 || got[0].Status != want {
				t.Errorf("right %t: %+v, want one claim %s", right, got, want)
			}
		}
	})
}
