package story

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
)

func readData(t testing.TB) *Data {
	t.Helper()
	d, err := ReadData(lexicon.NewSource(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// told makes an article of one sentence a report; {word} is the trigger.
type told struct {
	text string
	Report
}

func article(t testing.TB, r *Reader, number int64, day int, publisher string, list ...told) *Article {
	t.Helper()
	a := &Article{Number: number, Day: day, Publisher: publisher, Lang: "ar"}
	var text strings.Builder
	for i, x := range list {
		if i > 0 {
			text.WriteString("\n")
		}
		before, rest, ok := strings.Cut(x.text, "{")
		trigger, after, ok2 := strings.Cut(rest, "}")
		if !ok || !ok2 {
			t.Fatalf("no {trigger} in %q", x.text)
		}
		e := x.Report
		e.Sentence.Start = text.Len()
		e.Trigger.Start = e.Sentence.Start + len(before)
		text.WriteString(before + trigger + after)
		e.Sentence.End = text.Len()
		e.Trigger.End = e.Trigger.Start + len(trigger)
		e.Key, e.Ordinal = number*100+int64(i)+1, i
		if e.Realis == "" {
			e.Realis = "actual"
		}
		if e.Day == 0 {
			e.Day, e.Until = day, day
		}
		a.Reports = append(a.Reports, e)
	}
	r.Read(a, text.String())
	return a
}

// People and states of the invented samples.
var (
	egypt  = Participant{ID: "egy", Code: "EGY", Sector: "GOV", Name: "مصر"}
	sudan  = Participant{ID: "sdn", Code: "SDN", Sector: "GOV", Name: "السودان"}
	jordan = Participant{ID: "jor", Code: "JOR", Sector: "GOV", Name: "الأردن"}
	kabul  = Report{Type: "ASSAULT", Mode: "suicide-attack", Country: "AFG", Place: "كابول", Lat: 34.53, Lon: 69.17, HasCoord: true}
)

// compare compares the first reports of two articles.
func compare(a, b *Article) (float32, Reasons, Veto) {
	pair := Both(a, b)
	r, v := Compare(a, &a.Reports[0], b, &b.Reports[0], &pair)
	return r.Score(), r, v
}

func TestCompare(t *testing.T) {
	r := &Reader{Data: readData(t)}
	visit := Report{Type: "CONSULT", Mode: "visit", Actors: []Participant{egypt}, Recipients: []Participant{sudan}}
	shelling := Report{Type: "ASSAULT", Mode: "heavy-weapons", Country: "SYR", Place: "دوما", Lat: 33.57, Lon: 36.4, HasCoord: true}
	with := func(e Report, f func(*Report)) Report { f(&e); return e }
	for _, c := range []struct {
		name string
		a, b told
		days int // between publications
		same bool
		veto Veto
	}{
		{"two outlets of one summit",
			told{"{بحث} الرئيسان المصري والسوداني في الخرطوم ملء سد النهضة وأمن البحر الأحمر", Report{Type: "CONSULT", Actors: []Participant{egypt, sudan}}},
			told{"{محادثات} مصرية سودانية في الخرطوم تتناول سد النهضة والبحر الأحمر", Report{Type: "CONSULT", Actors: []Participant{sudan, egypt}}}, 0, true, ""},
		{"a visit is planned, and takes place",
			told{"وزير الخارجية المصري {يزور} الخرطوم لبحث سد النهضة", with(visit, func(e *Report) { e.Realis = "future" })},
			told{"وزير الخارجية المصري {يزور} الخرطوم لبحث سد النهضة", visit}, 0, false, OtherRealis},
		{"claimed and denied",
			told{"{قصفت} القوات مدينة دوما", with(shelling, func(e *Report) { e.Claim = "alleged" })},
			told{"{قصفت} القوات مدينة دوما", with(shelling, func(e *Report) { e.Claim = "denied" })}, 0, false, OtherClaim},
		{"visits to two hosts",
			told{"وزير الخارجية المصري {يزور} الخرطوم", visit},
			told{"وزير الخارجية المصري {يزور} عمان", with(visit, func(e *Report) { e.Recipients = []Participant{jordan} })}, 0, false, OtherParties},
		{"attacks on two cities",
			told{"قتيلان في {هجوم} انتحاري استهدف حافلة في كابول", kabul},
			told{"قتيلان في {هجوم} انتحاري استهدف حافلة في قندهار", with(kabul, func(e *Report) { e.Place, e.Lat, e.Lon = "قندهار", 31.61, 65.71 })}, 0, false, OtherPlace},
		{"attacks in one city on days that are told",
			told{"قتيلان في {هجوم} انتحاري استهدف حافلة في كابول الأحد", with(kabul, func(e *Report) { e.Told, e.Day, e.Until = "day", 100, 100 })},
			told{"أربعة قتلى في {هجوم} انتحاري استهدف مصرفا في كابول الثلاثاء", with(kabul, func(e *Report) { e.Told, e.Day, e.Until = "day", 102, 102 })}, 2, false, ""},
		{"one attack with other numbers of dead",
			told{"مقتل عشرة في {هجوم} انتحاري على حافلة موظفين في كابول", kabul},
			told{"ارتفاع قتلى {هجوم} انتحاري استهدف حافلة تقل موظفين في كابول إلى 14", kabul}, 1, true, ""},
		{"daily shelling",
			told{"{قصفت} المدفعية أحياء في دوما وأصيب ثلاثة", shelling},
			told{"{قصف} مدفعي على دوما يوقع قتيلا", shelling}, 2, false, ""},
		{"what another outlet copied",
			told{"أصيب ستة عمال في {قصف} بقذائف الهاون طال معمل النسيج عند مدخل دوما الشمالي فجرا", shelling},
			told{"وأصيب ستة عمال في {قصف} بقذائف الهاون طال معمل النسيج عند مدخل دوما الشمالي فجر اليوم", shelling}, 0, true, ""},
	} {
		a := article(t, r, 1, 100, "one", c.a)
		b := article(t, r, 2, 100+c.days, "two", c.b)
		score, why, veto := compare(a, b)
		if same := veto == "" && score >= Threshold; same != c.same {
			t.Errorf("%s: score %.2f, veto %q, %v", c.name, score, veto, why)
		}
		if c.veto != "" && veto != c.veto {
			t.Errorf("%s: veto %q, want %q", c.name, veto, c.veto)
		}
		back, _, other := compare(b, a)
		if back != score || other != veto {
			t.Errorf("%s: %.3f %q one way, %.3f %q the other", c.name, score, veto, back, other)
		}
	}
}

// Across languages words say nothing; participants, day, place and numbers do.
func TestLanguages(t *testing.T) {
	r := &Reader{Data: readData(t)}
	putin := Participant{ID: "vladimir-putin", Code: "RUS", Sector: "GOV", Name: "فلاديمير بوتين"}
	usa := Participant{ID: "usa", Code: "USA", Sector: "GOV", Name: "الولايات المتحدة"}
	rus := Participant{ID: "rus", Code: "RUS", Sector: "GOV", Name: "روسيا"}
	khartoum := Report{Type: "CONSULT", Actors: []Participant{egypt, sudan}, Told: "day", Day: 100, Until: 100, Country: "SDN", Place: "الخرطوم", Lat: 15.5, Lon: 32.5, HasCoord: true}
	for _, c := range []struct {
		name     string
		ar, en   string
		report   Report
		place    string // in English
		days     int
		same     bool
		mustFind bool
	}{
		{"a meeting at a place", "{بحث} الرئيسان المصري والسوداني في الخرطوم سد النهضة", "The presidents of Egypt and Sudan {met} in Khartoum over the dam", khartoum, "Khartoum", 0, true, true},
		{"who accuses whom, with a number", "{اتهم} بوتين الولايات المتحدة بتدريب 350 مقاتلا", "Putin {accused} the United States of training 350 fighters",
			Report{Type: "ACCUSE", Mode: "allege", Actors: []Participant{putin}, Recipients: []Participant{usa}}, "", 0, true, true},
		{"two states that accuse each other every day", "{اتهمت} روسيا الولايات المتحدة بالكذب", "Russia {blamed} the United States for the delay",
			Report{Type: "ACCUSE", Mode: "allege", Actors: []Participant{rus}, Recipients: []Participant{usa}}, "", 0, false, true},
		{"the same a week later", "{اتهم} بوتين الولايات المتحدة بتدريب 350 مقاتلا", "Putin {accused} the United States of spying",
			Report{Type: "ACCUSE", Mode: "allege", Actors: []Participant{putin}, Recipients: []Participant{usa}}, "", 6, false, true},
	} {
		a := article(t, r, 1, 100, "one", told{c.ar, c.report})
		c.report.Place = c.place
		b := inLanguage(t, r, "en", 100+c.days, told{c.en, c.report})
		score, why, veto := compare(a, b)
		if same := veto == "" && score >= Threshold; same != c.same {
			t.Errorf("%s: score %.2f, veto %q, %v", c.name, score, veto, why)
		}
		if why[Trigger] != 0 || why[Clause] != 0 {
			t.Errorf("%s: words of two languages are compared: %v", c.name, why)
		}
		if c.mustFind && (!slices.Equal(a.Acts, b.Acts) || len(a.Acts) != 1) {
			t.Errorf("%s: acts %v and %v: they are not found by each other", c.name, a.Acts, b.Acts)
		}
	}
}

// inLanguage is article for the second document of a comparison.
func inLanguage(t *testing.T, r *Reader, lang string, day int, x told) *Article {
	t.Helper()
	a := article(t, r, 2, day, "two", x)
	text, _, _ := strings.Cut(x.text, "{")
	_, rest, _ := strings.Cut(x.text, "{")
	text += strings.Replace(rest, "}", "", 1)
	a.Lang = lang
	r.Read(a, text)
	return a
}

func TestCopied(t *testing.T) {
	r := &Reader{Data: readData(t)}
	words := strings.Fields("أعلنت وزارة النقل أن جسرا جديدا فوق النهر يفتتح الشهر المقبل بعد أعمال دامت ثلاث سنوات وكلفت سبعين مليونا وقال مهندس المشروع إن الحركة تبدأ باتجاه واحد ثم يفتح الاتجاه الثاني في الخريف على أن تغلق العبارة القديمة نهائيا قبل نهاية العام")
	text := func(w []string) *Article {
		a := &Article{Lang: "ar"}
		r.Read(a, strings.Join(w, " "))
		return a
	}
	whole := text(words)
	for _, c := range []struct {
		name  string
		other []string
		want  bool
	}{
		{"the same", words, true},
		{"with a line of its own before it", append(strings.Fields("خاص بمراسلنا في العاصمة"), words...), true},
		{"the first half, two words changed", slices.Replace(slices.Clone(words[:30]), 12, 14, "عقب", "ورشة"), true},
		{"other words in between", every(words, 3, "أيضا"), false},
		{"the words in another order", shuffled(words), false},
		{"too short to tell", words[:8], false},
	} {
		if got := Copied(whole, text(c.other)); got != c.want {
			t.Errorf("%s: %v, %.2f shared", c.name, got, Shared(whole, text(c.other)))
		}
	}
}

func every(words []string, n int, w string) (out []string) {
	for i, x := range words {
		if i%n == n-1 {
			out = append(out, w)
		}
		out = append(out, x)
	}
	return out
}

func shuffled(words []string) []string {
	out := slices.Clone(words)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestStem(t *testing.T) {
	for w, want := range map[string]string{
		"والوزيره": "وزير", "الوزير": "وزير", "بالمدينه": "مدين", "مدينتها": "مدينت", "قال": "قال", "minister": "minister", "2018": "2018", "للقمه": "قمه",
	} {
		if got := Stem(w); got != want {
			t.Errorf("%s: %s, want %s", w, got, want)
		}
	}
}

func TestReasonsPack(t *testing.T) {
	var r Reasons
	r[Prior], r[Wording], r[ByHand] = -6.3125, 4.5, 7.9375
	got := UnpackReasons(r.Pack())
	if got != r {
		t.Errorf("%v, want %v", got, r)
	}
	if n := len(r.Pack()); n != 6 {
		t.Errorf("%d bytes for three reasons", n)
	}
	if got := UnpackReasons([]byte{200, 16, byte(Wording), 32}); got[Wording] != 2 || got.Score() != 2 {
		t.Errorf("a kind of a later version: %v", got)
	}
}

// Every type of the codebook has a bit of its own.
func TestKinds(t *testing.T) {
	seen := map[int]string{}
	err := lexicon.NewSource(data.FS).Lines("codebook/types.txt", func(l lexicon.Line) {
		name, ok := strings.CutPrefix(l.Text, "type ")
		if !ok {
			return
		}
		name, _, _ = strings.Cut(name, " ")
		kind, with := kindOf(name)
		if seen[kind] != "" || with&kind == 0 {
			t.Errorf("%s has the bit of %q", name, seen[kind])
		}
		seen[kind] = name
	})
	if err != nil || len(seen) < 10 {
		t.Fatalf("%d types, %v", len(seen), err)
	}
	a, _ := kindOf("CONSULT")
	if _, with := kindOf("AGREE"); with&a == 0 {
		t.Error("AGREE does not go with CONSULT")
	}
	if _, with := kindOf("ASSAULT"); with&a != 0 {
		t.Error("ASSAULT goes with CONSULT")
	}
}

func TestWithinOneDocument(t *testing.T) {
	r := &Reader{Data: readData(t)}
	title := told{"قتلى في {هجوم} انتحاري على حافلة موظفين في كابول", kabul}
	title.Title = true
	march := kabul
	march.Told, march.Day, march.Until = "month", 59, 89
	a := article(t, r, 1, 100, "one", title,
		told{"قتل عشرة أشخاص في {هجوم} انتحاري استهدف حافلة موظفين في كابول", kabul},
		told{"وكان {هجوم} انتحاري أوقع خمسة قتلى في كابول الشهر الماضي", march})
	a.Reports = append(a.Reports, a.Reports[1])
	pair := Pair{Topic: 1}
	if s, v := Compare(a, &a.Reports[0], a, &a.Reports[1], &pair); v != "" || s.Score() < Threshold {
		t.Errorf("headline and first sentence: %v %q", s, v)
	}
	if s, v := Compare(a, &a.Reports[1], a, &a.Reports[2], &pair); v == "" && s.Score() >= Threshold {
		t.Errorf("two attacks: %v", s)
	}
	if _, v := Compare(a, &a.Reports[1], a, &a.Reports[3], &pair); v != SameSentence {
		t.Errorf("beside each other: %q", v)
	}

}

func BenchmarkRead(b *testing.B) {
	r := &Reader{Data: readData(b)}
	text := strings.Repeat("بحث الرئيسان المصري والسوداني في الخرطوم ملء سد النهضة وأمن البحر الأحمر\n", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r.Read(&Article{Lang: "ar"}, text)
	}
}

func BenchmarkCompare(b *testing.B) {
	r := &Reader{Data: readData(b)}
	x := article(b, r, 1, 100, "one", told{"مقتل عشرة في {هجوم} انتحاري على حافلة موظفين في كابول", kabul})
	y := article(b, r, 2, 100, "two", told{"ارتفاع قتلى {هجوم} انتحاري استهدف حافلة تقل موظفين في كابول إلى 14", kabul})
	pair := Both(x, y)
	for b.Loop() {
		Compare(x, &x.Reports[0], y, &y.Reports[0], &pair)
	}
}
