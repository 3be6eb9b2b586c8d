package coder_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestParticipants codes own sentences, one a construction, and looks at who
// fills the slots: "TYPE ACTORS > RECIPIENTS", codes in text order.
func TestParticipants(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, want string }{
		{"participle after a comma", "رفضت واشنطن العرض، داعيةً طهران إلى الحوار.", "REQUEST USA > IRN"},
		{"participle after a saying", "قال الوزير الفرنسي مطالبا أنقرة بسحب قواتها إن الوقت حان.", "REQUEST FRA > TUR"},
		{"participle of a listed noun", "انتقد الرئيس المصري القرار، متهماً إثيوبيا بالتصعيد.", "ACCUSE EGY > ETH"},
		{"object, no participle", "رفضت السلطات الكينية مقترحا إثيوبيا.", "REJECT KEN > ETH"},
		{"predicate of a nominal sentence", "الصين مستعدة للتفاوض مع اليابان.", "AGREE CHN > JPN"},
		{"name after office and its phrase", "عقد مبعوث الأمم المتحدة إلى ليبيا كارل مولر اجتماعا مع وزير الخارجية التونسي.", "CONSULT TUN,UNO >"},
		{"object after an aside", "احتجزت الشرطة الإيطالية أمس، بأمر قضائي، وزير المالية السابق.", "COERCE ITA >"},
		{"object of a masdar with a pronoun", "جددت اليونان مطالبتها تركيا بالانسحاب من قبرص.", "REQUEST GRC > TUR"},
		{"verb spelled like a noun", "رفض المجلس العسكري السوداني دعوة وجهها رئيس كينيا إلى الحوار.", "REJECT SDN > KEN"},
		{"masdar as a light verb", "أعلنت بلغاريا طرد دبلوماسيين روس.", "SANCTION BGR > RUS"},
		{"undergone", "تلقت تونس مساعدات إنسانية من اليابان.", "AID JPN > TUN"},
		{"reflexive object", "فجر انتحاري نفسه في كابول.", "ASSAULT > AFG"},
		{"what blew up stands near", "فجر انتحاري نفسه قرب مقر للجيش اليمني.", "ASSAULT > YEM"},
		{"subject of an unvowelled passive", "قال مصدر إن ثلاثة جنود أتراك قتلوا في هجوم.", "ASSAULT > TUR"},
		{"verb after an open noun", "أعلن مصدر أن جنديا عراقيا قتل في انفجار قنبلة.", "ASSAULT > IRQ"},
		{"one of many", "قتل أحد عناصر الشرطة العراقية بنيران مجهولين.", "ASSAULT > IRQ"},
		{"number and people", "خطفت الجماعة المتمردة سبعة من الجنود اليابانيين.", "ASSAULT > JPN"},
		{"victims, not the scene", "قال مصدر إن ضربة جوية في بغداد أدت إلى مقتل ثمانية جنود أتراك.", "ASSAULT > TUR"},
		{"killers in a raid", "قال مصدر إن قوات فرنسية قتلت ثلاثة جنود ليبيين في غارة.", "ASSAULT FRA > LBY"},
		{"who decides the condition of a threat", "هددت بولندا بإغلاق المعبر إذا رفضت بيلاروسيا التفتيش.", "THREATEN POL > BLR"},
		{"unless", "لوحت اليونان بقطع الحوار ما لم تسحب تركيا سفنها.", "THREATEN GRC > TUR"},
		{"in case", "هددت كينيا بإغلاق الحدود في حال أقدمت إثيوبيا على ملء السد.", "THREATEN KEN > ETH"},
		{"the clause that is judged", "اعتبر الوزير المغربي أن قرار الحكومة الإسبانية يمثل استفزازا.", "ACCUSE MAR > ESP"},
		{"plural participle", "تجمع المتظاهرون أمام المبنى، مطالبين الحكومة التركية بالاستقالة.", "PROTEST > TUR"},
		{"what protesters call for", "احتشد متظاهرون أمام المبنى للمطالبة باستقالة الحكومة اللاتفية.", "PROTEST > LVA"},
		{"participle in its phrase", "تقاتل القوات المتمردين الحوثيين المدعومين من طهران.", "AID IRN > YEM"},
		{"passive support verb", "خرجت البلاد بعد انتقادات وجهت إلى إريتريا.", "ACCUSE > ERI"},
		{"whose proposal", "رفضت القوات الليبية مقترحا لوقف إطلاق النار قدمته الحكومة السورية.", "REJECT LBY > SYR"},
		{"against whom the siege was", "رفعت فرنسا الحصار الذي فرضته على بريطانيا.", "RETREAT FRA > GBR"},
		{"accused of", "بينما يتهم خمسة مواطنين كنديين بانتحال شخصيات.", "ACCUSE > CAN"},
		{"object after a relative clause", "خطف مسلحون يرتدون زي الشرطة خمسة بريطانيين من مركز.", "ASSAULT > GBR"},
		{"things in the plural are no subject of a masculine verb", "رفض الوزير المصري التحذيرات، واتهم الولايات المتحدة بالتدخل.", "ACCUSE EGY > USA"},
		{"an organisation by its short name", "العفو الدولية تتهم مصر بتعريض السجناء للتعذيب.", "ACCUSE NGO > EGY"},
		{"masdar with its pronoun", "قدم رئيس الوزراء اللبناني استقالته إلى الملك.", "RETREAT LBN >"},
		{"two verbs with one subject", "دان واستنكر الاتحاد الأوروبي قرار بيلاروسيا.", "ACCUSE EUR > BLR"},
		{"what is said of a decision", "قال الوزير الكيني إن قرار أوغندا بشأن الميناء خطأ فادح.", "ACCUSE KEN > UGA"},
		{"what is denied of it", "أكد الوزير الكيني أن قرار الحكومة الأوغندية بشأن اللاجئين غير قانوني.", "ACCUSE KEN > UGA"},
		{"what it is called behind the verb", "وصف الوزير الكيني قرار أوغندا بأنه \"عقيم\".", "ACCUSE KEN > UGA"},
		{"who opens the headline judges", "كينيا: تصريحات الوزير الأوغندي \"وقحة\"", "ACCUSE KEN > UGA"},
		{"who must", "قال الوزير الكيني إن على أوغندا أن تسحب قواتها.", "REQUEST KEN > UGA"},
		{"and at the head of a sentence", "قال الوزير الكيني: \"اتفقنا. وعلى أوغندا الانسحاب\". وعلى أوغندا الوفاء بوعدها، بحسب الوزير الكيني الذي انتقد أوغندا.", "ACCUSE KEN > UGA"},
		{"whose it is to do", "أكد الوزير الكيني أن أوغندا أخطأت وعليها الاعتذار.", "REQUEST KEN > UGA"},
		{"bare time", "قصف الجيش التركي السبت مواقع لحزب العمال الكردستاني.", "ASSAULT TUR > TUR"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text}
			p.Code(d)
			var got []string
			for i := range d.Events {
				e := &d.Events[i]
				s := strings.TrimSpace(e.Type+" "+codes(e.Actor)) + strings.TrimRight(" > "+codes(e.Recipient), " ")
				got = append(got, s)
				if s == x.want {
					return
				}
			}
			t.Errorf("%s\nno %q among\n%s", x.text, x.want, strings.Join(got, "\n"))
		})
	}
}

func codes(as []doc.Actor) string {
	var out []string
	for _, a := range as {
		out = append(out, a.Code)
	}
	return strings.Join(out, ",")
}

// TestCounterpart: whom a state threatens in one sentence it threatens in the
// next that names nobody.
func TestCounterpart(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{ID: "x", Text: "هددت أنقرة أثينا بالحرب. وقال محللون إن الأزمة تتصاعد. وهددت أنقرة أمس بإغلاق المضيق."}
	p.Code(d)
	var got []string
	for i := range d.Events {
		if d.Events[i].Type == "THREATEN" {
			got = append(got, codes(d.Events[i].Actor)+">"+codes(d.Events[i].Recipient))
		}
	}
	if want := "TUR>GRC TUR>GRC"; strings.Join(got, " ") != want {
		t.Errorf("threats %v, want %s", got, want)
	}
}

// TestNested: an accusation named again below it is no second one.
func TestNested(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{ID: "x", Text: "اتهمت كينيا بولندا بالسطو، فيما نفت بولندا الاتهامات."}
	p.Code(d)
	var got []string
	for i := range d.Events {
		got = append(got, d.Events[i].Type+" "+codes(d.Events[i].Actor)+">"+codes(d.Events[i].Recipient))
	}
	if want := "ACCUSE KEN>POL, REJECT POL>"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

// TestBattlefield: a town in the genitive of a battle does not fight in it.
func TestBattlefield(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{ID: "x", Text: "بدأت أمس معركة عفرين ضد القوات السورية. وقال سكان إنهم خائفون. وأغلقت المدارس. وهطل المطر مساء."}
	p.Code(d)
	n := 0
	for i := range d.Events {
		if e := &d.Events[i]; e.Type == "ASSAULT" {
			n++
			if len(e.Actor) > 0 || codes(e.Recipient) != "SYR" {
				t.Errorf("battle by %q against %q, want nobody named against SYR", codes(e.Actor), codes(e.Recipient))
			}
		}
	}
	if n != 1 {
		t.Errorf("%d battles, want 1", n)
	}
}
