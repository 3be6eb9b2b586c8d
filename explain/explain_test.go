package explain

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// Small articles: an accusation with an order of arms, a meeting with a statement in
// quotation marks, and what a movement's channel tells of its own.
var articles = []string{
	"واشنطن تتهم موسكو\n\nاتهمت واشنطن موسكو يوم الأربعاء بإرسال أسلحة إلى دمشق، ونفت موسكو ذلك. ولم يصدر عن دمشق تعليق.",
	"زار وزير الخارجية المصري باريس والتقى نظيره الفرنسي. وقال الوزير: \"نرفض أي تدخل في شؤون الدول العربية ونطالب بوقف القتال\".",
	"هاجم الحوثيون معسكرا سعوديا قرب الحدود. وأعلنت قناة المسيرة قصف المعسكر السعودي مساء الأحد.",
}

func load(t *testing.T) (*pipeline.Pipeline, *Explainer) {
	t.Helper()
	p, err := pipeline.New(pipeline.Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(p)
	if err != nil {
		t.Fatal(err)
	}
	return p, x
}

// TestSameAsPipeline: what is explained is what is coded.
func TestSameAsPipeline(t *testing.T) {
	p, x := load(t)
	for _, text := range articles {
		a, b := &doc.Document{ID: "a", Text: text}, &doc.Document{ID: "a", Text: text}
		p.Code(a)
		list, err := x.Document(b)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := json.Marshal([]any{a.Events, a.Quotes})
		got, _ := json.Marshal([]any{b.Events, b.Quotes})
		if !bytes.Equal(got, want) {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if len(list) != len(b.Sentences) || len(list) < 2 {
			t.Errorf("%d sentences, want %d", len(list), len(b.Sentences))
		}
		n := 0
		for _, s := range list {
			for _, f := range s.Frames {
				n++
				if len(f.Event.Trace) == 0 || !strings.HasPrefix(f.Event.Trace[0], "frame "+f.ID+" ") {
					t.Errorf("frame %s stands beside the event of %v", f.ID, f.Event.Trace)
				}
			}
		}
		if n != len(b.Events) {
			t.Errorf("%d frames, %d events", n, len(b.Events))
		}
	}
}

// TestLinks: what is denied is shown beside the claim and beside the denial.
func TestLinks(t *testing.T) {
	_, x := load(t)
	// Ankara said that Athens armed the rebels. Athens denied these accusations.
	list, err := x.Document(&doc.Document{ID: "a", Text: "قالت أنقرة إن أثينا سلحت المتمردين. ونفت أثينا هذه الاتهامات."})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, list, Style{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"denial by", "denial of what is claimed at byte", "alleged: told by another party"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not shown:\n%s", want, b.String())
		}
	}
}

func TestTokens(t *testing.T) {
	_, x := load(t)
	d := &doc.Document{Text: "وسيلتقون بوزيرها"} // and they will meet her minister
	list, err := x.Document(d)
	if err != nil || len(list) != 1 || len(list[0].Tokens) != 2 {
		t.Fatalf("%v, %v", list, err)
	}
	meet, minister := list[0].Tokens[0], list[0].Tokens[1]
	if meet.Pro != "و+س" || meet.Lemma != "التقى" || meet.POS != "VERB" || !strings.HasPrefix(meet.Feats, "imperfect ") || !strings.HasSuffix(meet.Feats, " form VIII") || meet.Gloss == "" {
		t.Errorf("%+v", meet)
	}
	if minister.Pro != "ب" || minister.Enc != "ها" || minister.Lemma != "وزير" || minister.Stem != "وزير" || minister.Gloss == "" {
		t.Errorf("%+v", minister)
	}
}

func TestWrite(t *testing.T) {
	_, x := load(t)
	list, err := x.Document(&doc.Document{Text: articles[0] + " \x1b[31m\u202e"})
	if err != nil {
		t.Fatal(err)
	}
	var plain, color bytes.Buffer
	if err := Write(&plain, list, Style{}); err != nil {
		t.Fatal(err)
	}
	if err := Write(&color, list, Style{Color: true}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"── sentence 2 ·", "words\n", "mentions\n", "clauses\n", "accuse.allege", "⇒ ACCUSE/allege", "\u2067موسكو\u2069"} {
		if !strings.Contains(plain.String(), want) {
			t.Errorf("no %q in\n%s", want, plain.String())
		}
	}
	if strings.ContainsAny(plain.String(), "\x1b\u202e") {
		t.Error("a control character of the article reaches the terminal")
	}
	if a, b := strings.Count(plain.String(), rtlIsolate), strings.Count(plain.String(), popIsolate); a != b {
		t.Errorf("%d isolates opened, %d closed", a, b)
	}
	for _, l := range strings.Split(plain.String(), "\n") {
		if strings.HasSuffix(l, " ") {
			t.Errorf("trailing space in %q", l)
		}
	}
	if got := stripColors(color.String()); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(plain.String()), " ") {
		t.Error("colours change the words")
	}
}

func stripColors(s string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, "\x1b[")
		if i < 0 {
			return b.String() + s
		}
		b.WriteString(s[:i])
		s = s[i+strings.IndexByte(s[i:], 'm')+1:]
	}
}

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "موسكو": 5, "مُوسكو": 5, "a\u2067b": 2} {
		if got := columns(s); got != want {
			t.Errorf("columns(%q) = %d, want %d", s, got, want)
		}
	}
}

// TestNumbersAndAgenda: what is counted and announced stands with its reason.
func TestNumbersAndAgenda(t *testing.T) {
	_, x := load(t)
	d := &doc.Document{ID: "a", Text: "اعتقلت الشرطة التركية نحو 20 صحفيا. ومن المقرر أن تجري الانتخابات البلدية في 6 مايو 2018."} // arrests; elections are due
	list, err := x.Document(d)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, list, Style{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"numbers", "arrested ~20", "of the event at", "agenda", "2018-05-06", "announced by the word before the clause"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("lacks %q:\n%s", want, b.String())
		}
	}
}

// TestLeftOut: what is left out as probably told wrongly is shown as a near miss, with why.
func TestLeftOut(t *testing.T) {
	frames := []Frame{{ID: "consult.meet", Word: "التقى", Event: doc.Event{ID: "a"}}, {ID: "accuse.blame", Word: "اتهم", Event: doc.Event{ID: "b"}}}
	out := []Sentence{{}, {Frames: frames}}
	leftOut(out, []coder.Unreliable{{Event: "b", Right: 0.214}, {Event: "of no sentence"}})
	want := []Miss{{"اتهم", "accuse.blame", "type or doer probably wrong: right by 0.21"}}
	if len(out[1].Frames) != 1 || out[1].Frames[0].ID != "consult.meet" || !slices.Equal(out[1].Misses, want) {
		t.Errorf("frames %v, near misses %v", out[1].Frames, out[1].Misses)
	}
}
