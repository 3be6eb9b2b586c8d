package resolve_test

import (
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// mention is a phrase of the text and who it must stand for.
type mention struct{ text, name, code, sector string }

// TestReferences reads short documents and looks who each phrase stands for.
func TestReferences(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what, text string
		want       []mention
	}{
		{"an office whose holder lists know for another",
			"قال الوزير الكيني إن كينيا ترحب. وزار الأمير وليام نيروبي. وانتقد الأمير الحكومة الكينية.",
			[]mention{{"الأمير", "الأمير وليام", "GBR", "GOV"}}},
		{"a commander in the police and his men",
			"قال قائد في الشرطة الكينية إن قواته قتلت رجلا.",
			[]mention{{"قائد", "", "KEN", "COP"}, {"قواته", "", "KEN", "COP"}}},
		{"a court by another name",
			"منعت هيئة قضائية في كينيا الحزب.",
			[]mention{{"هيئة قضائية", "", "KEN", "JUD"}}},
		{"gunmen loyal to a band of rebels",
			"قتل مسلحون موالون لتنظيم الدولة الإسلامية جنديا في كينيا. ونددت كينيا بالهجوم.",
			[]mention{{"مسلحون موالون", "", "IMG", "REB"}}},
		{"heads of so many states that are members",
			"وافق قادة الدول الـ28 الأعضاء في الاتحاد الأوروبي على القرار.",
			[]mention{{"قادة الدول الـ28", "", "EUR", "GOV"}}},
		{"deputies of a party that rules elsewhere",
			"انتقد نواب حزب الحرية والعدالة الحاكم في تركيا القرار.",
			[]mention{{"نواب حزب الحرية والعدالة الحاكم", "", "TUR", "PTY"}}},
		{"protesters are not where that is what they protest against",
			"شددت كينيا الإجراءات في كينيا. وتظاهر مئات الأشخاص احتجاجا على القصف في شمال سوريا.",
			[]mention{{"مئات الأشخاص", "", "KEN", "CVL"}}},
		{"a movement named again by its noun",
			"اتهمت حركة حماس إسرائيل بالتصعيد. وقالت الحركة إنها سترد.",
			[]mention{{"الحركة", "حماس", "PSE", "REB"}}},
		{"the head of a body that nobody knows",
			"استقبل الرئيس المصري فؤاد بدران الوفد. وقال رئيس الفريق الهندسي إن الجسر جاهز.",
			[]mention{{"رئيس الفريق الهندسي", "", "EGY", "GOV"}}},
		{"an organisation as the text itself calls it",
			"خسر تنظيم الدولة الإسلامية المدينة. وتقدمت قوات سوريا الديمقراطية نحوها. وقتل التنظيم أسيرا.",
			[]mention{{"التنظيم", "تنظيم الدولة الإسلامية", "IMG", "REB"}}},
		{"a family name that is a calling, too",
			"التقى وزير الخارجية السوري وليد المعلم الوفد. وانتقد المعلم واشنطن.",
			[]mention{{"المعلم", "وليد المعلم", "SYR", "GOV"}}},
		{"a nationality told once, before the name",
			"حكمت محكمة في نيروبي على النرويجية سيغريد هولمباك. وقالت هولمباك إنها بريئة.",
			[]mention{{"هولمباك", "سيغريد هولمباك", "NOR", "CVL"}}},
		{"a nationality told before a word for being called so",
			"حكمت محكمة في بيرو على مواطن كندي يدعى أولريك فاندرزيل. وأفرجت بيرو عن فاندرزيل.",
			[]mention{{"فاندرزيل", "أولريك فاندرزيل", "CAN", "CVL"}}},
		{"a nationality told behind the name",
			"أوقفت الشرطة شاهيناز الغندور، وهي مصرية الجنسية، في مانيلا. ونفت الغندور التهمة.",
			[]mention{{"الغندور", "شاهيناز الغندور", "EGY", "CVL"}}},
		{"a jihadist of a nation",
			"اعتقل الجيش العراقي جهاديا بلجيكيا.",
			[]mention{{"جهاديا بلجيكيا", "", "BEL", "REB"}}},
		{"a court",
			"فتحت المحكمة الجنائية الدولية تحقيقا. وطلبت المحكمة من الخرطوم التعاون.",
			[]mention{{"المحكمة", "المحكمة الجنائية الدولية", "IGO", "JUD"}}},
		{"a body the lexicon does not know",
			"انتقد حزب الإصلاح التونسي القانون. ودعا الحزب إلى حوار.",
			[]mention{{"الحزب", "حزب الإصلاح التونسي", "TUN", "PTY"}}},
		{"a surname alone",
			"التقى وزير الخارجية المصري هيثم القناوي وفدا. وأكد القناوي دعم بلاده.",
			[]mention{{"القناوي", "هيثم القناوي", "EGY", "GOV"}}},
		{"who belongs to a body named again",
			"أعلن تنظيم القاعدة مسؤوليته. وقتل مسلحو التنظيم جنديا، ثم انفجر حزام مسلح من التنظيم.",
			[]mention{{"مسلحو التنظيم", "", "IMG", "REB"}, {"مسلح", "", "IMG", "REB"}}},
		{"a blogger with the surname of a president",
			"اعتقلت الشرطة المصرية المدون المصري وائل عباس. وقال نشطاء إن عباس مضرب عن الطعام.",
			[]mention{{"عباس", "وائل عباس", "EGY", "JRN"}}},
		{"an office whose holder is named",
			"زار الرئيس المصري فؤاد بدران باريس. وقال الرئيس المصري إن الزيارة مهمة.",
			[]mention{{"الرئيس المصري", "فؤاد بدران", "EGY", "GOV"}}},
		{"an office whose holder is known",
			"قال الرئيس الفرنسي إنه سيزور برلين.",
			[]mention{{"الرئيس الفرنسي", "إيمانويل ماكرون", "FRA", "GOV"}}},
		{"a party of the country that is spoken of",
			"فاز زعيم المعارضة الأرمينية في يريفان. وأعلن الحزب الجمهوري أنه يؤيد الحكومة الأرمينية.",
			[]mention{{"الحزب الجمهوري", "", "ARM", "PTY"}}},
		{"a party that the lexicon knows",
			"فاز حاكم ولاية تكساس الأمريكية. وأعلن الحزب الجمهوري أنه يؤيد الحاكم في الولايات المتحدة.",
			[]mention{{"الحزب الجمهوري", "الحزب الجمهوري", "USA", "PTY"}}},
		{"the only country that is named",
			"قتل ثلاثة أشخاص في انفجار في لاهور. وفتحت الشرطة تحقيقا.",
			[]mention{{"الشرطة", "", "PAK", "COP"}}},
		{"another bearer of a known first name",
			"قال نائب وزير خارجية كوريا الشمالية كيم كاي بونغ إن القمة ألغيت.",
			[]mention{{"نائب وزير خارجية كوريا الشمالية كيم كاي بونغ", "كيم كاي بونغ", "PRK", "GOV"}}},
		{"another bearer of a known family name",
			"استقال رئيس الوزراء الإثيوبي. وكان هايلي سيلاس تيفيرا يتولى المنصب.",
			[]mention{{"هايلي سيلاس تيفيرا", "هايلي سيلاس تيفيرا", "", ""}}},
		{"a family name with the next party behind it",
			"هزم ترامب روبيو في فلوريدا.",
			[]mention{{"ترامب", "دونالد ترامب", "USA", ""}}},
		{"two leaders by one adjective",
			"صافح الزعيمان الكوريان الجنود.",
			[]mention{{"الزعيمان الكوريان", "كوريا الشمالية", "PRK", "GOV"}, {"الزعيمان الكوريان", "كوريا الجنوبية", "KOR", "GOV"}}},
		{"leaders of both",
			"زار الرئيس المصري إثيوبيا. واجتمع وزيرا خارجية البلدين.",
			[]mention{{"وزيرا خارجية البلدين", "", "EGY", "GOV"}, {"وزيرا خارجية البلدين", "", "ETH", "GOV"}}},
		{"gunmen are of the country of the war",
			"انسحب الجيش السوري من حلب. وأعلنت سوريا هدنة. ودخل المسلحون المدينة.",
			[]mention{{"المسلحون", "", "SYR", "UAF"}}},
		{"attackers and migrants may be anybody",
			"انسحب الجيش السوري من حلب. وأعلنت سوريا هدنة. وقتل المهاجم. وأنقذت تركيا مهاجرين.",
			[]mention{{"المهاجم", "", "", "UAF"}, {"مهاجرين", "", "", "REF"}}},
		{"allies are of another country",
			"حذرت روسيا واشنطن. وقالت روسيا إن حلفاء واشنطن يساندونها. وقالت روسيا إن بريطانيا تقصف مع حلفائها.",
			[]mention{{"حلفاء واشنطن", "", "", ""}, {"حلفائها", "", "", ""}}},
		{"allies of a government are told by its adjective",
			"قال الحلفاء البريطانيون إن بريطانيا باقية.",
			[]mention{{"الحلفاء البريطانيون", "", "GBR", ""}}},
		{"whose country is meant",
			"قال الرئيس التركي إن جيش بلاده دخل العراق. وزار العراق.",
			[]mention{{"جيش بلاده", "", "TUR", "MIL"}}},
		{"some of one's own",
			"اعترفت تركيا بمقتل 8 من جنودها في سوريا. وسوريا بعيدة.",
			[]mention{{"8 من جنودها", "", "TUR", "MIL"}}},
		{"a daughter has her father's country",
			"سمم الجاسوس الروسي إيغور بانين وابنته ليزا في بريطانيا. وأعلنت بريطانيا ذلك.",
			[]mention{{"ابنته ليزا", "ليزا", "RUS", "CVL"}}},
		{"nobody is a country's daughter",
			"قال وزير الخارجية الفرنسي إن بريطانيا بعيدة. وسممت بريطانيا. وسممت ابنته ليزا.",
			[]mention{{"ابنته ليزا", "ليزا", "", "CVL"}}},
		{"soldiers in an occupied land",
			"تظاهر شبان في غزة. وانسحبت إسرائيل من غزة. وأطلق الجنود النار في غزة. وقالت الوزارة في غزة إنها باقية.",
			[]mention{{"الجنود", "", "ISR", "MIL"}, {"الوزارة", "", "PSE", "GOV"}}},
		{"a company may be anybody's",
			"فرضت فرنسا عقوبات. وقالت فرنسا إن 9 شركات خسرت. وقالت الشركة إنها باقية.",
			[]mention{{"9 شركات", "", "", "BUS"}, {"الشركة", "", "FRA", "BUS"}}},
		{"what is tied to a state is not in it",
			"حاكمت البحرين شبكة. وقالت البحرين إن محكمة حلت شبكة مرتبطة بإيران.",
			[]mention{{"محكمة", "", "BHR", "JUD"}}},
		{"the government of whom the sentence is about",
			"قصفت روسيا حلب. وانسحبت سوريا من حماة. وقصفت سوريا حلب. وقالت لندن إن الحكومة ستجتمع.",
			[]mention{{"الحكومة", "", "GBR", "GOV"}}},
		{"whom the text introduces after the title",
			"بحثت لندن تسميم الجاسوس. ووصل الجاسوس الروسي إيغور بانين إلى بريطانيا. وردت بريطانيا.",
			[]mention{{"الجاسوس", "", "RUS", "SPY"}}},
		{"a family name that looks like a people",
			"قال الوزير الإماراتي نايف محمد السويدي إن الاتفاق مهم. وأشاد السويدي بالاتفاق.",
			[]mention{{"السويدي", "نايف محمد السويدي", "ARE", "GOV"}}},
		{"several kings have a court",
			"زار ملك الأردن معان. وقال الديوان الملكي في الأردن إن الزيارة مهمة.",
			[]mention{{"الديوان الملكي", "", "JOR", "GOV"}}},
		{"Arab ministers are of no one country",
			"اجتمع وزراء الداخلية العرب في تونس. وقالت تونس إن قادة أفارقة حضروا.",
			[]mention{{"وزراء الداخلية العرب", "", "IGO", "GOV"}, {"قادة أفارقة", "", "", ""}}},
		{"a former holder is nobody's successor",
			"قال الرئيس الفرنسي السابق إنه سيزور برلين.",
			[]mention{{"الرئيس الفرنسي السابق", "", "FRA", ""}}},
	} {
		d := doc.Document{Text: c.text, PubTime: time.Date(2018, 5, 10, 0, 0, 0, 0, time.UTC)}
		p.Code(&d)
		for _, w := range c.want {
			found := false
			var last *doc.Mention
			for i := range d.Mentions {
				if m := &d.Mentions[i]; m.Text == w.text {
					last = m
					found = found || m.Name == w.name && m.Code == w.code && (w.sector == "" || m.Sector == w.sector)
				}
			}
			if !found {
				t.Errorf("%s: «%s» is not %+v but %+v", c.what, w.text, w, last)
			}
		}
	}
}
