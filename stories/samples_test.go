package stories_test

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// id is that of the event of a sample.
func id(name string) string {
	h := fnv.New64a()
	h.Write([]byte(name))
	return fmt.Sprintf("%016x", h.Sum64())
}

// ids are those of samples, sorted.
func ids(names string) string {
	var out []string
	for _, n := range strings.Fields(names) {
		out = append(out, id(n))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// named writes ids as the names of samples.
func named(list []string) string {
	s := strings.Join(list, "\n")
	for _, d := range samples() {
		s = strings.ReplaceAll(s, id(d.ID), d.ID)
	}
	return s
}

// sample makes a document of a text in which {word} is the trigger of its event.
func sample(name, publisher string, day int, text string, change func(*doc.Event)) *doc.Document {
	pub := time.Unix(0, 0).UTC().AddDate(0, 0, day).Add(9 * time.Hour)
	before, rest, _ := strings.Cut(text, "{")
	trigger, after, _ := strings.Cut(rest, "}")
	d := &doc.Document{ID: name, URL: "https://" + publisher + ".example/" + name, Publisher: publisher, Lang: "ar", PubTime: pub, Published: pub.Format(time.RFC3339),
		Text: before + trigger + after, Version: "test"}
	start := strings.LastIndex(before, "\n") + 1
	end := len(d.Text)
	if i := strings.Index(after, "\n"); i >= 0 {
		end = len(before) + len(trigger) + i
	}
	e := doc.Event{ID: id(name), DocID: d.ID, URL: d.URL, Publisher: publisher, Published: d.Published, Lang: "ar", Realis: doc.Actual, Claim: doc.Asserted,
		Trigger:  d.Excerpt(doc.Span{Start: len(before), End: len(before) + len(trigger)}),
		Sentence: doc.SentenceRef{Excerpt: d.Excerpt(doc.Span{Start: start, End: end}), Block: doc.Paragraph}}
	if change != nil {
		change(&e)
		d.Events = []doc.Event{e}
	}
	return d
}

func state(id, name, sector string) doc.Actor {
	return doc.Actor{ID: id, Name: name, NameEn: name, Code: strings.ToUpper(id), Sector: sector, Text: name}
}

// summit is a meeting of two presidents that was never held.
func summit(e *doc.Event) {
	e.Type = "CONSULT"
	e.Actor = []doc.Actor{state("tcd", "تشاد", "GOV"), state("ner", "النيجر", "GOV")}
}

// attack is one that never was, with n killed.
func attack(n float64, by string) func(*doc.Event) {
	return func(e *doc.Event) {
		e.Type, e.Mode = "ASSAULT", "explosives"
		e.Place = &doc.Place{Name: "زندر", Code: "NER", Lat: 13.8, Lon: 8.98}
		m := doc.Magnitude{What: "killed", Low: n, High: n}
		if by != "" {
			m.SaidBy = []doc.Actor{{NameEn: by}}
		}
		e.Magnitude = []doc.Magnitude{m}
	}
}

func shelling(e *doc.Event) {
	e.Type, e.Mode = "ASSAULT", "heavy-weapons"
	e.Place = &doc.Place{Name: "ديفا", Code: "NER", Lat: 13.31, Lon: 12.61}
	e.Actor = []doc.Actor{state("ner", "النيجر", "MIL")}
}

func visit(realis doc.Realis) func(*doc.Event) {
	return func(e *doc.Event) {
		e.Type, e.Mode, e.Realis = "CONSULT", "visit", realis
		e.Actor = []doc.Actor{state("tgo", "توغو", "GOV")}
		e.Recipient = []doc.Actor{state("ben", "بنين", "GOV")}
	}
}

const wire = `وقعت شركة السكك الحديدية في بوركينا فاسو {اتفاقا} مع مصرف التنمية لتمويل خط جديد يربط واغادوغو بمدينة كايا طوله مئة وعشرون كيلومترا
وقال مدير الشركة إن الأشغال تبدأ في الخريف وتستمر ثلاثين شهرا وإن القرض يسدد على عشرين سنة بفائدة ثابتة
ويشمل المشروع سبع محطات وورشة صيانة كبيرة في الضاحية الشرقية وتدريب أربعمئة عامل`

// samples are articles of four outlets, all invented.
func samples() []*doc.Document {
	deal := func(e *doc.Event) {
		e.Type = "AGREE"
		e.Actor = []doc.Actor{state("bfa", "بوركينا فاسو", "BUS")}
	}
	return []*doc.Document{
		// a summit of two presidents in four outlets' own words
		sample("summit-a", "north", 100, "{التقى} رئيسا تشاد والنيجر في نيامي وبحثا تسيير دوريات مشتركة حول بحيرة تشاد وفتح معبر دفا\nوحضر اللقاء وزيرا الدفاع", summit),
		sample("summit-b", "east", 100, "قمة تشادية نيجرية في نيامي {تبحث} الدوريات المشتركة في بحيرة تشاد\nورافق الرئيس التشادي وفد من ستة وزراء", summit),
		sample("summit-c", "south", 101, "{اجتمع} رئيس تشاد بنظيره النيجري في نيامي واتفقا على دوريات مشتركة في محيط بحيرة تشاد\nوغادر الوفد مساء", summit),
		sample("summit-d", "west", 101, "بعد {محادثات} في نيامي أعلن رئيسا تشاد والنيجر دوريات مشتركة حول بحيرة تشاد ومعبرا جديدا", summit),
		// an attack of which the toll rises
		sample("attack-a", "north", 110, "{انفجار} عبوة في سوق الماشية بمدينة زندر جنوبي النيجر يقتل تسعة باعة", attack(9, "")),
		sample("attack-b", "east", 110, "قالت وزارة الصحة إن 12 شخصا قتلوا في {انفجار} عبوة بسوق الماشية في زندر جنوبي النيجر", attack(12, "ministry of health")),
		sample("attack-c", "south", 111, "ارتفع إلى 15 عدد قتلى {انفجار} العبوة في سوق الماشية بزندر في النيجر", attack(15, "")),
		sample("attack-d", "west", 111, "النيجر تشيع ضحايا {انفجار} سوق الماشية في مدينة زندر", func(e *doc.Event) { attack(0, "")(e); e.Magnitude = nil }),
		// another one, in another town on the next day
		sample("attack-e", "north", 112, "{انفجار} عبوة في محطة حافلات بمدينة مارادي جنوبي النيجر يقتل أربعة مسافرين", func(e *doc.Event) {
			attack(4, "")(e)
			e.Place = &doc.Place{Name: "مارادي", Code: "NER", Lat: 13.5, Lon: 7.1}
		}),
		// one text in three outlets
		sample("copy-a", "north", 120, wire, deal),
		sample("copy-b", "east", 120, "خاص بالموقع\n"+wire, deal),
		sample("copy-c", "south", 121, strings.Replace(wire, "مدير الشركة", "المدير العام", 1), deal),
		// what is done every day
		sample("shelling-a", "north", 130, "{قصفت} مدفعية الجيش مواقع للمسلحين قرب ديفا وأصيب راع", shelling),
		sample("shelling-b", "east", 132, "{قصف} مدفعي للجيش يطال قرية شرقي ديفا ويدمر مخزنا", shelling),
		sample("shelling-c", "south", 134, "المدفعية {تقصف} مجددا محيط ديفا وتعطل الطريق إلى البحيرة", shelling),
		// announced, and done
		sample("plan", "north", 140, "رئيس توغو {يزور} بنين الأسبوع المقبل لتدشين الجسر الحدودي", visit(doc.Future)),
		sample("done", "east", 146, "رئيس توغو {يزور} بنين ويدشن الجسر الحدودي", visit(doc.Actual)),
	}
}

// weather are texts without an event.
var weather = []string{
	"أمطار على الساحل ورياح في المرتفعات حتى نهاية الأسبوع",
	"انطلاق موسم جني القطن في الحقول الجنوبية",
	"المنتخب يبدأ معسكره استعدادا للتصفيات",
	"معرض للكتاب يستقبل زواره في العاصمة",
}

// many are articles of some made-up attacks and meetings, in an order of no
// meaning.
func many(r *rand.Rand) (docs []*doc.Document) {
	towns := []string{"تاهوا", "أغاديز", "دوسو", "تيلابيري", "مارادي", "زندر"}
	for i := range 160 {
		n := r.IntN(len(towns))
		town := towns[n]
		what := []string{"سوق الماشية", "محطة الحافلات", "مركز البريد", "معصرة الزيتون"}[r.IntN(4)]
		d := sample(fmt.Sprintf("many-%d", i), []string{"north", "east", "south", "west"}[r.IntN(4)], 200+r.IntN(6),
			fmt.Sprintf("{انفجار} عبوة في %s بمدينة %s يوقع %d قتلى\nوقال شهود إن دخانا كثيفا تصاعد من %s", what, town, 2+r.IntN(3), what), func(e *doc.Event) {
				attack(2, "")(e)
				e.Place = &doc.Place{Name: town, Code: "NER", Lat: 10 + float64(2*n), Lon: 8}
			})
		docs = append(docs, d)
	}
	return docs
}
