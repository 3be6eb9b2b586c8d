package ledger_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/pipeline"
	"github.com/sijil-news/sijil/pubtime"

	"github.com/sijil-news/sijil/data"
)

func load(t testing.TB) (*pipeline.Pipeline, *ledger.Words) { return loadIn(t, "ar") }

// loadIn is the coder with the words of a language.
func loadIn(t testing.TB, lang string) (*pipeline.Pipeline, *ledger.Words) {
	t.Helper()
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	src := lexicon.NewSource(data.FS)
	w, err := ledger.Load(src, lang)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range src.Problems() {
		t.Error(x)
	}
	return p, w
}

// paper codes a text and reads it.
func paper(t testing.TB, p *pipeline.Pipeline, w *ledger.Words, number int64, day, publisher, text string) *ledger.Paper {
	t.Helper()
	d := &doc.Document{ID: day + publisher, Publisher: publisher, Text: text, Published: day}
	var err error
	if d.PubTime, err = pubtime.Parse(day); err != nil {
		t.Fatal(err)
	}
	p.Code(d)
	return w.Read(d, number, int(d.PubTime.Unix()/(24*60*60)))
}

// TestExamples runs the examples of the data.
func TestExamples(t *testing.T) {
	for lang, least := range map[string]int{"ar": 8, "en": 4} {
		t.Run(lang, func(t *testing.T) { examples(t, lang, least) })
	}
}

func examples(t *testing.T, lang string, least int) {
	p, w := loadIn(t, lang)
	if len(w.Examples) < least {
		t.Fatalf("%d examples in the data, expected more", len(w.Examples))
	}
	for _, x := range w.Examples {
		said := w.Plans(paper(t, p, w, 1, x.Day, "a", x.Plan+"."))
		if len(said) != 1 {
			t.Errorf("line %d: %d plans in %q, want one", x.Line, len(said), x.Plan)
			continue
		}
		got := ledger.Kind("")
		if e := w.Report(said[0], paper(t, p, w, 2, x.Then, "b", x.Later+".")); e != nil && e.Kind != ledger.Hint {
			got = e.Kind
		}
		if string(got) != x.Outcome {
			t.Errorf("line %d: %s ← %s: got %q, want %q", x.Line, x.Plan, x.Later, got, x.Outcome)
		}
	}
}

const (
	meeting = "من المقرر أن يلتقي الرئيس الفرنسي إيمانويل ماكرون المستشارة الألمانية أنغيلا ميركل في برلين يوم الاثنين 5 مارس."    // Macron and Merkel to meet in Berlin
	again   = "يجتمع الرئيس الفرنسي إيمانويل ماكرون والمستشارة الألمانية أنغيلا ميركل في برلين يوم الاثنين 5 مارس."                // the same, told otherwise
	other   = "من المقرر أن يلتقي الرئيس الفرنسي إيمانويل ماكرون رئيسة الوزراء البريطانية تيريزا ماي في باريس يوم الاثنين 5 مارس." // Macron and May, the same day
)

// TestSame puts announcements of one plan together, and others not.
func TestSame(t *testing.T) {
	p, w := load(t)
	var papers []*ledger.Paper
	var plans []*ledger.Plan
	for i, text := range []string{meeting, again, other} {
		x := paper(t, p, w, int64(i+1), "2018-03-02", "a", text)
		said := w.Plans(x)
		if len(said) != 1 {
			t.Fatalf("%d plans in %q", len(said), text)
		}
		papers, plans = append(papers, x), append(plans, said[0])
	}
	if s, why := w.Same(plans[0], papers[0], plans[1], papers[1]); s == 0 || len(why) == 0 {
		t.Errorf("two tellings of one plan stay apart (%v, %v)", s, why)
	}
	if s, why := w.Same(plans[0], papers[0], plans[2], papers[2]); s != 0 {
		t.Errorf("two plans of one day are one: %v %v", s, why)
	}
}

// TestSettle: the last word counts, silence only where the outlets went on.
func TestSettle(t *testing.T) {
	p, w := load(t)
	said := w.Plans(paper(t, p, w, 1, "2018-03-02", "a", meeting))
	day := said[0].From
	full := ledger.Seen{Last: day + 10, After: 100, Outlet: 50}
	ev := func(k ledger.Kind, d int) *ledger.Evidence { return &ledger.Evidence{Kind: k, Day: d, Score: 0.9} }
	for _, c := range []struct {
		name string
		all  []*ledger.Evidence
		seen ledger.Seen
		want ledger.Outcome
	}{
		{"reported", []*ledger.Evidence{ev(ledger.Done, day+1)}, full, ledger.TookPlace},
		{"called off", []*ledger.Evidence{ev(ledger.Off, day-1)}, full, ledger.Cancelled},
		{"put off twice", []*ledger.Evidence{ev(ledger.Later, day-2), ev(ledger.Later, day-1)}, full, ledger.Postponed},
		{"called off, and held after all", []*ledger.Evidence{ev(ledger.Off, day-1), ev(ledger.Done, day+1)}, full, ledger.TookPlace},
		{"called off, and perhaps held", []*ledger.Evidence{ev(ledger.Off, day-1), ev(ledger.Hint, day+1)}, full, ledger.Unclear},
		{"silence", nil, full, ledger.NoReport},
		{"perhaps reported", []*ledger.Evidence{ev(ledger.Hint, day+1)}, full, ledger.Unclear},
		{"the outlet fell silent", nil, ledger.Seen{Last: day + 10, After: 100, Outlet: 1}, ledger.Unclear},
		{"the register does not reach so far", nil, ledger.Seen{Last: day, After: 0, Outlet: 0}, ledger.ToCome},
	} {
		if got := ledger.Settle(said, c.all, c.seen); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestTie ties a denial in one outlet to the claim in another, days before; not
// that of another accused, deed or place, nor one's own word.
func TestTie(t *testing.T) {
	p, w := load(t)
	claim := "اتهمت بريطانيا روسيا بقصف مستشفى في مدينة إدلب السورية." // Britain accuses Russia of shelling a hospital in Idlib
	made := w.Claims(paper(t, p, w, 1, "2018-03-05", "a", claim))
	if len(made) != 1 {
		t.Fatalf("%d claims, want one", len(made))
	}
	for _, c := range []struct {
		name, day, text string
		want            string
	}{
		{"denied", "2018-03-07", "نفت روسيا قصف المستشفى في مدينة إدلب السورية.", "denies"},
		{"by another accuser", "2018-03-08", "اتهمت فرنسا روسيا بقصف المستشفى في مدينة إدلب السورية.", "accuses"},
		{"another accused", "2018-03-07", "نفت تركيا قصف المستشفى في مدينة إدلب السورية.", ""},
		{"another place", "2018-03-07", "نفت روسيا قصف مدرسة في مدينة خاركيف الأوكرانية.", ""},
		{"months later", "2018-06-07", "نفت روسيا قصف المستشفى في مدينة إدلب السورية.", ""},
		{"before it", "2018-03-01", "نفت روسيا قصف المستشفى في مدينة إدلب السورية.", ""},
	} {
		got := ""
		for _, s := range w.Claims(paper(t, p, w, 2, c.day, "b", c.text)) {
			if tie := w.Tie(s, made[0]); tie != nil {
				got = tie.Stance.String()
				if len(tie.Reasons) == 0 {
					t.Errorf("%s: no reasons", c.name)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTieAcrossLanguages: of a claim in another language only who did it to whom
// is the same.
func TestTieAcrossLanguages(t *testing.T) {
	_, w := load(t)
	usa, irn, sau := doc.Actor{Code: "USA", Sector: "GOV"}, doc.Actor{Code: "IRN", Sector: "GOV"}, doc.Actor{Code: "SAU"}
	told := func(number int64, day int, lang, text string, e doc.Event) *ledger.Claim {
		t.Helper()
		d := &doc.Document{Lang: lang, Text: text, Sentences: []doc.Sentence{{Span: doc.Span{End: len(text)}}}}
		e.Type, e.Realis, e.Trigger, e.Sentence.End = "ASSAULT", doc.Actual, doc.Excerpt{Span: doc.Span{End: 4}}, len(text)
		d.Events = []doc.Event{e}
		list := w.Claims(w.Read(d, number, day))
		if len(list) != 1 {
			t.Fatalf("%d claims in %q", len(list), text)
		}
		return list[0]
	}
	made := told(1, 100, "en", "Washington accused Tehran of attacking Saudi oil plants.", doc.Event{Actor: []doc.Actor{irn}, Recipient: []doc.Actor{sau}, SaidBy: []doc.Actor{usa}, Claim: doc.Alleged})
	denial := doc.Event{Actor: []doc.Actor{irn}, Recipient: []doc.Actor{sau}, SaidBy: []doc.Actor{irn}, Claim: doc.Denied}
	const text = "نفت طهران مهاجمة منشآت نفطية سعودية." // Tehran denied attacking Saudi oil plants
	if tie := w.Tie(told(2, 102, "ar", text, denial), made); tie == nil || tie.Stance != ledger.Denies {
		t.Errorf("the denial is not tied: %+v", tie)
	}
	if tie := w.Tie(told(2, 120, "ar", text, denial), made); tie != nil {
		t.Errorf("weeks later: %+v", tie)
	}
	denial.Recipient = []doc.Actor{{Code: "ISR"}}
	if tie := w.Tie(told(2, 102, "ar", text, denial), made); tie != nil {
		t.Errorf("of another attack: %+v", tie)
	}
}

func BenchmarkReport(b *testing.B) {
	p, w := load(b)
	said := w.Plans(paper(b, p, w, 1, "2018-03-02", "a", meeting))[0]
	filler := strings.Repeat("ارتفعت أسعار الخضار في السوق المركزي في برلين. ", 30)
	later := paper(b, p, w, 2, "2018-03-06", "b", filler+"التقى الرئيس الفرنسي إيمانويل ماكرون المستشارة الألمانية أنغيلا ميركل أمس الاثنين.")
	for b.Loop() {
		w.Report(said, later)
	}
}

func BenchmarkRead(b *testing.B) {
	p, w := load(b)
	later := paper(b, p, w, 2, "2018-03-06", "b", strings.Repeat("التقى الرئيس الفرنسي إيمانويل ماكرون المستشارة الألمانية أنغيلا ميركل أمس الاثنين. ", 10))
	for b.Loop() {
		w.Read(later.Doc, 2, later.Day)
	}
}
