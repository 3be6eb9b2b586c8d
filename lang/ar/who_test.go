package ar_test

import (
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestMentions looks for one mention in a sentence: its extent, whom it names.
func TestMentions(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, mention, name, code, sector string }{
		// the office and its name with something between them
		{"قالت سفيرة كندا لدى الأمم المتحدة ليندا براون إن بلادها قلقة", "سفيرة كندا لدى الأمم المتحدة ليندا براون", "ليندا براون", "CAN", "GOV"}, // Canada's ambassador to the UN
		{"أقال الرئيس مستشاره للأمن القومي، جون بولتون، أمس", "مستشاره للأمن القومي، جون بولتون", "جون بولتون", "USA", ""},
		{"التقى الوزير نظيره الفرنسي جان إيف لودريان", "نظيره الفرنسي جان إيف لودريان", "جان إيف لودريان", "FRA", ""},
		{"قال الرئيسان الأمريكي دونالد ترامب والفرنسي إيمانويل ماكرون إنهما اتفقا", "الفرنسي إيمانويل ماكرون", "إيمانويل ماكرون", "FRA", "GOV"},
		// an office of several words takes whose it is
		{"اجتمع وزراء خارجية حلف شمال الأطلسي", "وزراء خارجية حلف شمال الأطلسي", "", "IGO", "GOV"},
		{"قالت المتحدثة باسم وزارة الخارجية الأمريكية هيذر نويرت إن الوضع خطير", "المتحدثة باسم وزارة الخارجية الأمريكية هيذر نويرت", "هيذر نويرت", "USA", "GOV"},
		{"قال المتحدث باسم ترامب إن القمة ستعقد", "المتحدث باسم ترامب", "", "USA", ""},    // nor his spokesman he
		{"وصل مبعوث بوتين إلى دمشق", "مبعوث بوتين", "", "RUS", ""},                        // Putin's envoy is not Putin
		{"أعلن إف بي آي فتح تحقيق", "إف بي آي", "مكتب التحقيقات الفيدرالي", "USA", "COP"}, // letters in a row are one name
		{"رحبت الوزارة بقدوم الأشقاء القطريين", "الأشقاء القطريين", "", "QAT", "CVL"},
		{"قال أبناؤه إنهم بخير", "أبناؤه", "", "", "CVL"}, // a plural with a pronoun
		{"شاركت ميليشيات حزب الله في القتال", "ميليشيات حزب الله", "حزب الله", "LBN", "REB"},
		{"طالبت القوات البرية السعودية بالدعم", "القوات البرية السعودية", "", "SAU", "MIL"},                // the adjective, not the state
		{"رفضت الحكومة العام الماضي الاقتراح", "الحكومة", "", "", "GOV"},                                   // last year is no part of it
		{"اعتقلت السلطات 13 روسيا", "13 روسيا", "", "RUS", "CVL"},                                          // thirteen Russians
		{"زار حليف الرئيس الروسي فلاديمير بوتين دمشق", "حليف الرئيس الروسي فلاديمير بوتين", "", "RUS", ""}, // the president's ally is not the president
		{"استقبل البابا فرنسيس الوفد", "البابا فرنسيس", "البابا فرنسيس", "VAT", ""},                        // the pope is no «cores»
		{"نفت الخارجية اليمنية النبأ", "الخارجية اليمنية", "", "YEM", "GOV"},                               // a ministry by its adjective
		{"انتقد النائب السياسة الخارجية الروسية", "الروسية", "روسيا", "RUS", ""},                           // foreign policy is no ministry
		// a nationality and who bears it; one of two words; what the armed have is theirs
		{"حكم القاضي على الفرنسية إيلينا بورتييه بالسجن", "الفرنسية إيلينا بورتييه", "إيلينا بورتييه", "FRA", "CVL"},
		{"دعا الوزير الطرفين الأمريكي والكوري الشمالي إلى الحوار", "الكوري الشمالي", "", "PRK", "CVL"},
		{"قتلت الغارة قناصا حوثيا", "قناصا حوثيا", "", "YEM", "REB"},
		{"حاور النائب قيادات حوثية", "قيادات حوثية", "", "YEM", "REB"},
		// an adjective of what governs the name; words of a name that only stand side by side
		{"انسحبت واشنطن من اتفاق إيران النووي", "إيران", "إيران", "IRN", ""},
		{"أدار المستشار حملة ترامب الانتخابية", "ترامب", "دونالد ترامب", "USA", "GOV"},
		{"تسلم الجيش نظام رادار جديدا", "الجيش", "", "", "MIL"},
		{"وصل الوزير للصين أمس", "الصين", "الصين", "CHN", ""}, // to China, not to the thieves
		{"نددت القوى الكبرى بالهجوم في إيران", "القوى الكبرى", "", "", "GOV"},
		{"رحبت منظمة حظر الأسلحة الكيمياوية بالقرار", "منظمة حظر الأسلحة الكيمياوية", "منظمة حظر الأسلحة الكيميائية", "IGO", ""},
		// a body and a crowd take nobody's name
		{"قتلت القوات الإسرائيلية 41 فلسطينيا", "القوات الإسرائيلية", "", "ISR", "MIL"},
		{"التقى الوزير الممثلة العليا للاتحاد", "الممثلة العليا", "", "", "GOV"},
		{"دعت المحكمة العليا هيرمانسن إلى الحضور", "المحكمة العليا", "", "", "JUD"},
		{"هاجم متطرفون العديد من المواقع", "متطرفون", "", "", "REB"},
		{"اعتقلت السلطات المئات أمس", "السلطات", "", "", "GOV"},
		{"فجر انتحاري آخر نفسه في السوق", "انتحاري آخر", "", "", "UAF"},
		{"فجر انتحاري حزامه الناسف في السوق", "انتحاري", "", "", "UAF"},
		{"قتل ستة مسلمين عام 2017", "ستة مسلمين", "", "", "CVL"},
		// adjectives that agree with nothing in the phrase are of what governs it
		{"حث الرئيس الأمريكي دونالد ترامب المسؤولين على الصبر", "الرئيس الأمريكي دونالد ترامب", "دونالد ترامب", "USA", "GOV"},
		{"انتقد الوزير سياسات الرئيس الأمريكي دونالد ترامب الحمائية", "الرئيس الأمريكي دونالد ترامب", "دونالد ترامب", "USA", "GOV"},
		// two states in one word
		{"عقدت قمة بين الكوريتين أمس", "الكوريتين", "كوريا الجنوبية", "KOR", "GOV"},
		{"عقدت قمة بين الكوريتين أمس", "الكوريتين", "كوريا الشمالية", "PRK", "GOV"},
		{"عقد لقاء بين زعيمي الكوريتين", "زعيمي الكوريتين", "", "PRK", "GOV"},
		{"التقى زعيما الكوريتين", "زعيما الكوريتين", "", "PRK", "GOV"},
		// leaders, members and speakers are of what they lead or speak for
		{"اجتمع قادة الفصائل أمس", "قادة الفصائل", "", "", "REB"},
		{"طالب ممثلو النقابات بالحوار", "ممثلو النقابات", "", "", "LAB"},
		{"اجتمع القادة الأوروبيون أمس", "القادة الأوروبيون", "", "EUR", "GOV"},
		{"قالت الممثلة إن الفيلم جديد", "الممثلة", "", "", "CVL"}, // an actress
		{"زار نائب الوزير الميناء", "نائب الوزير", "", "", "GOV"}, // no member of parliament
		// who fights for whom
		{"تقدمت قوات المقاومة في الجبال", "قوات المقاومة", "", "", "PRM"},
		{"انسحبت الفصائل الموالية لها من البلدة", "الفصائل الموالية", "", "", "REB"},
		{"انسحبت القوات الموالية للحكومة من البلدة", "القوات الموالية للحكومة", "", "", "MIL"},
		// a body named in full takes no name after it
		{"قالت حركة حماس أمس إنها سترد", "حركة حماس", "حماس", "PSE", "REB"},
		// adjectives that say which armed men
		{"هاجم مسلحون موالون للعقيد البلدة", "مسلحون موالون", "", "", "PRM"},
		{"قتل مسلحون جنودا من تنظيم \"القاعدة\"", "تنظيم \"القاعدة\"", "القاعدة", "IMG", "REB"},                                // a name with quotation marks inside
		{"وصل فيصل المقداد إلى موسكو", "فيصل المقداد", "فيصل المقداد", "SYR", ""},                                              // read apart: ف+يصل
		{"التقى بومبيو الملك سلمان بن عبد العزيز في الرياض", "الملك سلمان بن عبد العزيز", "سلمان بن عبد العزيز", "SAU", "GOV"}, // title and whole name
		{"سحبت روسيا أمس قواتها من المدينة", "قواتها", "", "RUS", "MIL"},                                                       // whose: of the possessor
		{"استهدفت طائرة بدون طيار أميركية سيارة", "طائرة بدون طيار أميركية", "", "USA", "MIL"},                                 // an American drone, no American pilot
		{"أطلقت طائرة بدون طيار، يعتقد أنها أميركية، صاروخا", "طائرة بدون طيار، يعتقد أنها أميركية", "", "USA", "MIL"},
		{"هاجم المتمردون التاميل قاعدة للجيش", "المتمردون التاميل", "", "LKA", "REB"}, // a people without a state
		{"خطف متمردون طوارق ثلاثة جنود", "متمردون طوارق", "", "MLI", "REB"},
		{"قاتلت قوات أجنبية في أفغانستان", "قوات أجنبية", "", "", "MIL"}, // foreign troops are not Afghan
	} {
		d := doc.Document{Text: c.text, PubTime: time.Date(2018, 5, 10, 0, 0, 0, 0, time.UTC)}
		p.Code(&d)
		var got []doc.Mention
		found := false
		for _, m := range d.Mentions {
			got = append(got, m)
			found = found || m.Text == c.mention && m.Name == c.name && m.Code == c.code && (c.sector == "" || m.Sector == c.sector)
		}
		if !found {
			t.Errorf("%s: no %q %s %s %s in %+v", c.text, c.mention, c.name, c.code, c.sector, got)
		}
	}
}

// TestNoMentions: words that name agents elsewhere and nobody here.
func TestNoMentions(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, sector := range map[string]string{
		"انتشرت الشرطة في المحافظات المحررة من الحوثيين": "JRN", // liberated provinces, no editor
		"عاد السكان إلى القرى المحررة":                   "JRN",
		"دافعت بلغاريا عن تواجدها العسكري هناك":          "MIL", // what is hers, no soldier
		"استخدمت البلدية قوة مفرطة":                      "MIL", // how, not who
		"اختبر الخبراء نظام الأسلحة الجديد":              "GOV", // no regime
		"دعا حزب النور الحاكم إلى الهدوء":                "GOV", // the ruling party, no ruler
		"قدمت الدعم السياسي والاقتصادي والعسكري للبلدية": "MIL", // what help
		"أصاب الصاروخ المطار العسكري":                    "MIL",
		"هدد بشن هجمات إرهابية":                          "REB",
		"تعطلت حركة المرور بسبب تنظيم النقل":             "REB", // things
		"أقر المجلس نظاما ضريبيا بعد النظام الضريبي":     "REB",
		"أصيب بجراح وبحاجة إلى المشاركة في المخرجات":     "MED",
		"وقع انفجار في شرق الجزيرة أمس":                  "JRN", // east of the island
	} {
		d := doc.Document{Text: text}
		p.Code(&d)
		for _, m := range d.Mentions {
			if m.Sector == sector {
				t.Errorf("%s: %q is a %s", text, m.Text, sector)
			}
		}
	}
	d := doc.Document{Text: "قالت المحررة إن الصحيفة مستقلة"} // an editor
	p.Code(&d)
	if len(d.Mentions) == 0 || d.Mentions[0].Sector != "JRN" {
		t.Errorf("mentions %+v, want an editor", d.Mentions)
	}
}
