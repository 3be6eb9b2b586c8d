package agenda_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
	"github.com/sijil-news/sijil/pubtime"
)

func load(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func code(t testing.TB, p *pipeline.Pipeline, text, published string) *doc.Document {
	t.Helper()
	d := &doc.Document{ID: "test", Text: text, Published: published}
	if published != "" {
		var err error
		if d.PubTime, err = pubtime.Parse(published); err != nil {
			t.Fatal(err)
		}
	}
	p.Code(d)
	check(t, d)
	return d
}

// check holds what is true of every agenda.
func check(t testing.TB, d *doc.Document) {
	t.Helper()
	seen := map[string]bool{}
	for i := range d.Agenda {
		it := &d.Agenda[i]
		if it.What.Text != d.Text[it.What.Start:it.What.End] {
			t.Errorf("offsets of %q are wrong", it.What.Text)
		}
		if !it.Sentence.Contains(it.What.Span) {
			t.Errorf("%q stands outside its sentence", it.What.Text)
		}
		if it.Realis != doc.Future && it.Realis != doc.Hypothetical {
			t.Errorf("%q is %s", it.What.Text, it.Realis)
		}
		if seen[it.ID] {
			t.Errorf("id %s stands twice", it.ID)
		}
		seen[it.ID] = true
	}
}

// TestExamples runs the examples of the data.
func TestExamples(t *testing.T) {
	p := load(t)
	if len(p.Agenda.Examples) < 20 {
		t.Fatalf("%d examples in the data, expected more", len(p.Agenda.Examples))
	}
	for _, x := range p.Agenda.Examples {
		d := code(t, p, x.Text+".", x.Published)
		if x.None {
			for _, it := range d.Agenda {
				t.Errorf("line %d: %s: found %q %v, want none", x.Line, x.Text, it.What.Text, it.Trace)
			}
			continue
		}
		if len(d.Agenda) != 1 {
			t.Errorf("line %d: %s: %d items, want one: %+v", x.Line, x.Text, len(d.Agenda), d.Agenda)
			continue
		}
		var from, to string
		if w := d.Agenda[0].When; w != nil {
			from, to = w.From, w.To
		}
		if from != x.From || to != x.To {
			t.Errorf("line %d: %s: got %s..%s, want %s..%s", x.Line, x.Text, from, to, x.From, x.To)
		}
	}
}

// TestLists reads lists below headings, and the dates they give.
func TestLists(t *testing.T) {
	const text = "نشرة الصباح\n\nاجتمع الوزراء أمس في المدينة لبحث أمور عدة تخص الموازنة.\n\n" +
		"أجندة اليوم:\n\n• جلسة للبرلمان حول الموازنة\n• الوزير سوف يلتقي نظيره المصري في القاهرة\n• معرض للكتاب يوم الجمعة المقبل\n\n" + // a session, a meeting, a fair on Friday
		"خلفية\n\n• كتاب قديم عن المدينة"
	d := code(t, load(t), text, "2018-03-10")
	want := []struct{ words, date string }{{"جلسة للبرلمان", "2018-03-10"}, {"الوزير سوف يلتقي", "2018-03-10"}, {"معرض للكتاب", "2018-03-16"}}
	if len(d.Agenda) != len(want) {
		t.Fatalf("%d items, want %d: %+v", len(d.Agenda), len(want), d.Agenda)
	}
	for i, w := range want {
		it := &d.Agenda[i]
		if !strings.HasPrefix(it.What.Text, w.words) || it.When == nil || it.When.From != w.date {
			t.Errorf("item %d: %q %+v, want %q on %s", i+1, it.What.Text, it.When, w.words, w.date)
		}
	}
}

// TestListShapes: dates as sub-headings, numbers before items, items without a
// bullet; what is no item of the list stays away.
func TestListShapes(t *testing.T) {
	p := load(t)
	for _, c := range []struct {
		name, text string
		want       []string // date and first words
	}{
		{"sub-headings", "أبرز أحداث الأسبوع المقبل في المنطقة\n\nتشهد المنطقة أسبوعا حافلا بالمواعيد.\n\nالاثنين 12 مارس\n- محكمة باريس تصدر حكمها\n\nالخميس\n- انتخابات محلية في تونس\n\nخلفية\n\nوكان الوزراء قد اجتمعوا الشهر الماضي.", // the week's events
			[]string{"2018-03-12 محكمة باريس", "2018-03-15 انتخابات محلية"}},
		{"numbers", "نشرة الصباح\n\nقال المنظمون إن كل شيء جاهز.\n\nأهم مواعيد اليوم:\n\n1. الوزير يفتتح المنتدى.\n2. 10:00 بتوقيت غرينتش: مؤتمر صحفي.\n3. البرلمان يصوت على القانون.", // the day's dates
			[]string{"2018-03-10 الوزير يفتتح", "2018-03-10 10:00 بتوقيت غرينتش", "2018-03-10 البرلمان يصوت"}},
		{"no bullets", "أجندة اليوم السبت 10 مارس\n\nبغداد: مجلس النواب يناقش الموازنة.\nلندن: انطلاق ماراثون المدينة.", // the day's agenda
			[]string{"2018-03-10 بغداد", "2018-03-10 لندن"}},
		{"dates in items", "ماذا بعد في المحادثات\n\nالمفكرة:\n• غدا: لقاء بين الوزيرين\n• 15 مارس: نهاية المهلة", // calendar
			[]string{"2018-03-11 غدا: لقاء", "2018-03-15 15 مارس"}},
	} {
		d := code(t, p, c.text, "2018-03-10")
		ok := len(d.Agenda) == len(c.want)
		for i := 0; ok && i < len(c.want); i++ {
			it := &d.Agenda[i]
			ok = it.When != nil && strings.HasPrefix(it.When.From+" "+it.What.Text, c.want[i])
		}
		if !ok {
			t.Errorf("%s: want %q", c.name, c.want)
			for i := range d.Agenda {
				t.Logf("got %+v %s", d.Agenda[i].When, d.Agenda[i].What.Text)
			}
		}
	}
}

// TestMerge puts two tellings of one thing together.
func TestMerge(t *testing.T) {
	const text = "زيارة مرتقبة\n\nقال المتحدث إن الرئيس المصري سيلتقي الرئيس الفرنسي يوم الثلاثاء المقبل.\n\nجدول الأعمال\n\n• الرئيس المصري سوف يلتقي الرئيس الفرنسي يوم الثلاثاء المقبل"
	d := code(t, load(t), text, "2018-03-10")
	n := 0
	for i := range d.Agenda {
		if it := &d.Agenda[i]; it.Type == "CONSULT" && it.When != nil {
			n++
			if it.Sentence.Block != doc.ListItem || len(it.Also) != 1 {
				t.Errorf("%+v: want the item of the list, with the other sentence beside it", it)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d dated meetings, want one: %+v", n, d.Agenda)
	}
}

// TestSeed holds the agenda of the founding article, where it is at hand.
func TestSeed(t *testing.T) {
	dir := filepath.Join("..", "..", "shared", "seed")
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Skip("no seed beside the repository")
	}
	var gold struct {
		Published string
		TextFile  string `json:"text_file"`
		Agenda    []struct {
			Line int
			Date string
		}
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, gold.TextFile))
	if err != nil {
		t.Fatal(err)
	}
	d := code(t, load(t), string(text), gold.Published)
	for _, g := range gold.Agenda {
		found := false
		for i := range d.Agenda {
			it := &d.Agenda[i]
			if lineOf(d, it.What.Start) == g.Line && it.When != nil {
				found = found || it.When.From == g.Date || len(g.Date) != len("2006-01-02") && it.When.To > gold.Published[:7]
			}
		}
		if !found {
			t.Errorf("line %d: no item of %s", g.Line, g.Date)
		}
	}
}

func lineOf(d *doc.Document, at int) int { return 1 + strings.Count(d.Text[:at], "\n") }
