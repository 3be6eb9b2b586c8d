package article

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// Sentences for the cases below, written for them.
const (
	par1 = "أعلنت بلدية المدينة الساحلية أن أشغال توسيع الميناء ستبدأ في مطلع العام المقبل بتمويل من مصرف التنمية الإقليمي." // the port will be widened
	par2 = "وقال رئيس البلدية في مؤتمر صحفي إن المشروع يوفر مئات الوظائف للسكان، وإن الشركة الفائزة بالعقد ستُعلن قريباً."   // hundreds of jobs
	par3 = "واعترض صيادون على المشروع خشية أن تضيع مراسي قواربهم الصغيرة التي ورثوها عن آبائهم في الحي القديم."              // fishermen object
)

// kindsOf reads an article and returns "kind text" for each block.
func kindsOf(t testing.TB, title, text string, furn *Furniture) []string {
	t.Helper()
	d := &doc.Document{Title: title, Text: text}
	Blocks(d, furn)
	check(t, d)
	out := make([]string, len(d.Blocks))
	for i, b := range d.Blocks {
		out[i] = string(b.Kind) + " " + text[b.Start:b.End]
	}
	return out
}

// check holds the invariants of Blocks.
func check(t testing.TB, d *doc.Document) {
	t.Helper()
	end := 0
	for _, b := range d.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(d.Text) {
			t.Fatalf("block %+v after %d in %d bytes", b, end, len(d.Text))
		}
		if strings.TrimFunc(d.Text[end:b.Start], blank) != "" {
			t.Fatalf("text outside of blocks: %q", d.Text[end:b.Start])
		}
		s := d.Text[b.Start:b.End]
		if strings.TrimFunc(s, blank) != s || !utf8.ValidString(s) && utf8.ValidString(d.Text) {
			t.Fatalf("block %q has white space around it or cuts a letter", s)
		}
		end = b.End
	}
	if strings.TrimFunc(d.Text[end:], blank) != "" {
		t.Fatalf("text outside of blocks: %q", d.Text[end:])
	}
}

func TestBlocks(t *testing.T) {
	words := furnitures(t)
	for _, c := range []struct {
		name  string
		title string
		text  string
		want  []string // kind and beginning of each block
	}{
		{"title and paragraphs", "", "توسيع ميناء المدينة العام المقبل\n\n" + par1 + "\n\n" + par2, []string{"title توسيع", "paragraph أعلنت", "paragraph وقال"}},
		{"title given", "توسيع ميناء المدينة", "توسيع ميناء المدينة\n" + par1 + "\n" + par2, []string{"title", "paragraph", "paragraph"}},
		{"title given with a full stop", "توسيع الميناء يبدأ.", "توسيع الميناء يبدأ.\n" + par1, []string{"title", "paragraph"}},
		{"title of two lines", "توسيع الميناء\nوالصيادون غاضبون", "توسيع الميناء\r\nوالصيادون غاضبون\r\n" + par1, []string{"title توسيع", "paragraph"}},
		{"text begins with the title's words", "أعلنت بلدية المدينة", par1 + "\n" + par2, []string{"paragraph", "paragraph"}},
		{"no title", "", par1 + "\n" + par2, []string{"paragraph", "paragraph"}},
		{"one paragraph", "", par1, []string{"paragraph"}},
		{"one sentence without a full stop", "", "احتج صيادون على توسيع الميناء", []string{"paragraph"}},
		{"furniture above the title", "", "نُشر في: 22/02/2021\nتوسيع الميناء\n" + par1, []string{"dateline", "title", "paragraph"}},
		{"picture", "", "عنوان قصير للخبر\nصدر الصورة، وكالة المثال\nالتعليق على الصورة،\nقوارب في الميناء القديم\n" + par1,
			[]string{"title", "image_credit", "caption_label", "caption قوارب", "paragraph"}},
		{"picture on one line", "", "عنوان قصير للخبر\nصدر الصورة، وكالة المثال التعليق على الصورة، قوارب في الميناء القديم\n" + par1,
			[]string{"title", "image_credit صدر الصورة، وكالة المثال", "caption_label التعليق على الصورة،", "caption قوارب في الميناء القديم", "paragraph"}},
		{"caption label without a caption", "", "عنوان قصير للخبر\nالتعليق على الصورة،\nصدر الصورة، وكالة المثال\n" + par1, []string{"title", "caption_label", "image_credit", "paragraph"}},
		{"box of stories", "", "عنوان\n" + par1 + "\nتخطى الأكثر قراءة وواصل القراءة\nالأكثر قراءة\nماذا يأكل البحارة؟\nكيف تُبنى السفن الخشبية في المرافئ القديمة.\nالأكثر قراءة نهاية\n" + par2,
			[]string{"title", "paragraph", "skip_link", "related_heading", "related_item", "related_item", "skip_link", "paragraph"}},
		{"box of promotion", "", "عنوان\n" + par1 + "\nتخطى النشرة البريدية وواصل القراءة\nالنشرة البريدية\nخلاصة الأسبوع في بريدك.\nاشترك\nالنشرة البريدية نهاية\n" + par2,
			[]string{"title", "paragraph", "skip_link", "related_heading", "promo", "promo", "skip_link", "paragraph"}},
		{"box of unknown kind with bullets", "", "عنوان\n" + par1 + "\nتخطى ملف خاص وواصل القراءة\nملف خاص\n• حكاية ميناء\n• بحارة بلا بحر\nملف خاص نهاية\n" + par2,
			[]string{"title", "paragraph", "skip_link", "related_heading", "related_item", "related_item", "skip_link", "paragraph"}},
		{"box never closed", "", "عنوان\n" + par1 + "\nتخطى قصص مقترحة وواصل القراءة\nقصص مقترحة\nحكاية ميناء قديم\n" + par2 + "\n" + par3,
			[]string{"title", "paragraph", "skip_link", "related_heading", "related_item", "paragraph", "paragraph"}},
		{"related run", "", "عنوان\n" + par1 + "\nاقرأ أيضاً:\nحكاية ميناء قديم على الساحل\nسفن تبحث عن مرسى في الشتاء\n" + par2,
			[]string{"title", "paragraph", "related_heading", "related_item", "related_item", "paragraph"}},
		{"related run before a sub-heading", "", "عنوان\n" + par1 + "\nإقرأ أيضا\n- حكاية ميناء قديم\nغضب الصيادين\n" + par2,
			[]string{"title", "paragraph", "related_heading", "related_item", "heading", "paragraph"}},
		{"related on one line", "", "عنوان\n" + par1 + "\nللمزيد: حكاية ميناء قديم على الساحل\n" + par2, []string{"title", "paragraph", "related_item", "paragraph"}},
		{"a sentence that begins like a label", "", "عنوان\nشارك مئات الصيادين في اعتصام أمام مبنى البلدية\nالمزيد من السفن وصل إلى الميناء اليوم.\n" + par2,
			[]string{"title", "heading", "paragraph", "paragraph"}},
		{"headings", "", "عنوان\n" + par1 + "\nغضب في المرفأ\n" + par2 + "\nماذا يريد الصيادون؟\n" + par3 + "\nوتضم مطالبهم:\n• مرسى جديد\n- تعويض\n1. ضمان العمل",
			[]string{"title", "paragraph", "heading", "paragraph", "heading", "paragraph", "heading", "list_item", "list_item", "list_item"}},
		{"speech is no heading", "", "عنوان\n" + par1 + "\nوقال: \"لن نرحل\"\n" + par3, []string{"title", "paragraph", "paragraph", "paragraph"}},
		{"quotation", "", "عنوان\n" + par1 + "\n«نريد ميناء يتسع لنا جميعاً، ولا نريد أن نُطرد من بيوتنا ومن مراسينا بلا تعويض».\n" + par3, []string{"title", "paragraph", "quote", "paragraph"}},
		{"byline and credit", "", "توسيع ميناء المدينة العام المقبل\nسليم المرسي\n" + par1 + "\n" + par2 + "\nفرانس برس / رويترز", []string{"title", "byline سليم", "paragraph", "paragraph", "byline"}},
		{"by", "", "توسيع ميناء المدينة العام المقبل\nبقلم: سليم المرسي\n" + par1 + "\n* نقلا عن \"المرفأ\" الأسبوعية", []string{"title", "byline", "paragraph", "byline"}},
		{"dateline", "", "توسيع الميناء\nالثلاثاء 4 مايو/أيار 2021 - 10:30\n" + par1, []string{"title", "dateline", "paragraph"}},
		{"dateline with place and agency", "", "توسيع الميناء\nتونس (رويترز) -\n" + par1, []string{"title", "dateline", "paragraph"}},
		{"dateline inside a paragraph", "", "توسيع الميناء\nتونس (رويترز) - " + par1, []string{"title", "paragraph تونس"}},
		{"a year as heading of a timeline", "", "عنوان\n" + par1 + "\n" + par2 + "\n" + par3 + "\n" + par1 + "\n- 2018 -\n" + par2 + "\n" + par3 + "\n" + par1, []string{"title", "paragraph", "paragraph", "paragraph", "paragraph", "heading", "paragraph", "paragraph", "paragraph"}},
		{"tags, share bar, rule", "", "عنوان\n" + par1 + "\n#ميناء #صيد\nفيسبوك تويتر\n------\nhttps://example.org/x\n" + par2, []string{"title", "paragraph", "other", "other", "other", "other", "paragraph"}},
		{"a bold figure is no list", "", "عنوان\n" + par1 + "\n2018 عام صعب على الصيادين وعلى كل من يعيش من البحر في المدينة.\n-5 درجات سُجلت ليلاً في المرفأ.", []string{"title", "paragraph", "paragraph", "paragraph"}},
		{"marks and spaces", "", "\ufeff\u200fعنوان\u00a0قصير\u200e\r\n\u00a0\t\r\n\t\u200f" + par1 + "\u00a0\u200f\r" + par2 + "\u2028\u200f•\u00a0بند\u200f\n\u200b", []string{"title عنوان\u00a0قصير", "paragraph أعلنت", "paragraph وقال", "list_item •"}},
		{"marks inside furniture", "", "عنوان\n" + par1 + "\n\u200fاقرأ\u00a0أَيضـاً\u200f :\n• حكاية\n" + par2, []string{"title", "paragraph", "related_heading", "related_item", "paragraph"}},
		{"empty", "", " \n\u200f\n", nil},
	} {
		for name, furn := range words {
			got := kindsOf(t, c.title, c.text, furn)
			ok := len(got) == len(c.want)
			for i := 0; ok && i < len(got); i++ {
				ok = strings.HasPrefix(got[i], c.want[i])
			}
			if !ok {
				t.Errorf("%s (%s):\n got %s\nwant %s", c.name, name, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
			}
		}
	}
}

// TestParagraphsAreKept: in running text no line is taken for furniture.
func TestParagraphsAreKept(t *testing.T) {
	words := furnitures(t)
	for _, s := range []string{
		"شارك وزير الخارجية في القمة العربية بالقاهرة", // took part, not «share»
		"نشر في صحيفة محلية تقرير عن صفقة سلاح بين البلدين.",
		"طباعة العملة الجديدة تبدأ الشهر المقبل",
		"المصدر الأول للنفط في المنطقة يرفع الإنتاج.",
		"نهاية الحرب تقترب بعد توقيع الاتفاق",
		"حرب بلا نهاية",
		"للمزيد من الضغط على الحكومة أضرب العمال عن العمل يومين.",
		"مشاركة واسعة في الانتخابات البلدية",
		"فيسبوك يحذف حسابات مرتبطة بجهات حكومية",
		"رويترز: مقتل جندي في انفجار عبوة ناسفة",
		"الجمعة يلتقي الرئيسان في باريس",
	} {
		for name, furn := range words {
			for _, b := range kindsOf(t, "", "عنوان الخبر هنا\n"+par1+"\n"+s+"\n"+par2+"\n"+par3, furn) {
				kind, rest, _ := strings.Cut(b, " ")
				if strings.HasSuffix(rest, s) && !doc.BlockKind(kind).Coded() {
					t.Errorf("%s: %s: %s", name, kind, s)
				}
			}
		}
	}
}

func TestParseFurniture(t *testing.T) {
	const file = `# comment
byline | من مراسلنا ; =هيئة التحرير | by our correspondent ; the editors
promo  | ~على تطبيقنا    # inside the line
nonsense | كلمة | unknown kind
other
other | = | nothing to match
box_open | تخطى القائمة | no star
`
	var reports []int
	f := ParseFurniture(strings.NewReader(file), "f.txt", func(name string, line int, msg string) {
		if name != "f.txt" || msg == "" {
			t.Errorf("%s:%d: %q", name, line, msg)
		}
		reports = append(reports, line)
	})
	if len(reports) != 4 || reports[0] != 4 || reports[3] != 7 {
		t.Errorf("reported lines %v", reports)
	}
	all := DefaultFurniture()
	all.Merge(f)
	got := kindsOf(t, "", "عنوان الخبر هنا\nمن مراسلنا في تونس\n"+par1+"\nتجدون المزيد على تطبيقنا الجديد\nهيئة التحرير\n"+par2, all)
	for i, want := range []string{"title", "byline", "paragraph", "promo", "byline", "paragraph"} {
		if i >= len(got) || !strings.HasPrefix(got[i], want) {
			t.Fatalf("block %d of %q, want %s", i, got, want)
		}
	}
	ParseFurniture(strings.NewReader(file), "f.txt", nil)
	kindsOf(t, "", par1+"\n"+par2, nil)
}

func FuzzBlocks(f *testing.F) {
	f.Add("", "عنوان\nصدر الصورة، س التعليق على الصورة، ص\nتخطى ا وواصل القراءة\nا\nا نهاية\n•\u00a0ب\r\n- 2018 -\u2028x")
	f.Add("عنوان", "عنوان\r\n\ufeff\u200f12. ب\x85\xff")
	furn := DefaultFurniture()
	f.Fuzz(func(t *testing.T, title, text string) {
		d := &doc.Document{Title: title, Text: text}
		Blocks(d, furn)
		check(t, d)
	})
}

func BenchmarkBlocks(b *testing.B) {
	furn := DefaultFurniture()
	text := "توسيع ميناء المدينة العام المقبل\n" + strings.Repeat(par1+"\n"+par2+"\nغضب في المرفأ\n"+par3+"\n", 3) + "شارك"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Blocks(&doc.Document{Text: text}, furn)
	}
}
