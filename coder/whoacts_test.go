package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestWhoActs codes own sentences in which another stands nearer to the word of the
// act than whoever does it.
func TestWhoActs(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// Norway answered these strikes; no power to find whoever is to blame for these attacks.
		{"who answers a strike", "وردت النرويج على هذه الضربات بإغلاق الحدود.", "الضربات", "", ""},
		{"whoever is to blame", "ليس في وسع المنظمة تحديد المسؤول عن هذه الهجمات.", "الهجمات", "", ""},
		// It exposed the Norwegian government to criticism.
		{"who is exposed to it", "عرضت الخطوة الحكومة النرويجية لانتقادات.", "انتقادات", "", "NOR"},
		// Danish witnesses said that the Norwegian police arrested two Peruvians, then released them.
		{"whom the verb before befell", "قال شهود دنماركيون إن الشرطة النرويجية اعتقلت ثلاثة ناشطين بيروفيين ثم أفرجت عنهم.", "أفرجت", "NOR", "PER"},
		{"several of them", "قالت مصادر دنماركية إن الشرطة النرويجية اعتقلت الكاتب البيروفي وزملاءه، واحتجزتهم في سجن.", "احتجزتهم", "NOR", "PER"},
		// The Danish minister announced the Peruvian government's refusal, the retreat of Norwegian troops.
		{"who only tells of it", "أعلن الوزير الدنماركي رفض الحكومة البيروفية للاتفاق.", "رفض", "PER", ""},
		{"who only tells of a retreat", "أعلن الوزير الدنماركي انسحاب القوات النرويجية من المدينة.", "انسحاب", "NOR", ""},
		{"its own troops", "أعلنت الدنمارك انسحاب قواتها من المدينة.", "انسحاب", "DNK", ""},
		// Denmark announced often its refusal of the presence of Norwegian troops.
		{"an adverb before what is announced", "أعلنت الدنمارك مرارا رفضها وجود قوات نرويجية في بيرو.", "رفضها", "DNK", ""},
		// The minister announced the Norwegian army's control of the town and the Peruvian gunmen's retreat.
		{"another deed beside a place", "أعلن الوزير سيطرة الجيش النرويجي على البلدة وانسحاب المسلحين البيروفيين.", "سيطرة", "NOR", ""},
		// A Danish official who refused to be named said that Norway will leave the town.
		{"who speaks is described", "قال مسؤول دنماركي رفض الكشف عن اسمه إن القوات النرويجية ستنسحب من المدينة.", "ستنسحب", "NOR", ""},
		// North Koreans met Norwegians.
		{"people of two words", "التقى كوريون شماليون بدبلوماسيين نرويجيين.", "التقى", "PRK NOR", ""},
		// Norway sent tanks to put down the protests: they are not its own.
		{"who puts it down", "وأرسلت النرويج دبابات لإخماد الاحتجاجات.", "الاحتجاجات", "", ""},
		// An explosion hit a man of thirty in Mombasa, capital of the province.
		{"an accusative behind the subject", "أصاب انفجار رجلا في الثلاثين من عمره في مومباسا عاصمة الإقليم الثلاثاء.", "أصاب", "", ""},
		// The Norwegian minister said at a press conference with the Kenyan one …
		{"who speaks at a press conference", "وقال الوزير النرويجي في مؤتمر صحفي مع الوزير الكيني إن الحوار مستمر.", "مؤتمر صحفي", "NOR KEN", ""},
		// Senior diplomats from Norway, Kenya and Peru meet.
		{"from several countries", "يجتمع كبار الدبلوماسيين من النرويج وكينيا وبيرو الثلاثاء.", "يجتمع", "NOR KEN PER", ""},
		// Oslo denied it, saying that it was Danish forces that shelled Peru.
		{"it is they who", "نفت أوسلو ذلك، قائلة إن القوات الدنماركية هي التي قصفت بيرو.", "قصفت", "DNK", "PER"},
		// The Norwegian president visited the town and threatened the rebels of the south.
		{"an oblique plural that governs", "زار الرئيس النرويجي البلدة. كما هدد متمردي الجنوب بقصف مواقعهم.", "هدد", "", "NOR"},
		// Norwegian sources confirmed that the Houthis warned Peru.
		{"a name in the plural before its verb", "أكدت مصادر نرويجية أن الحوثيين حذروا عبر مكبرات الصوت بيرو من التدخل.", "حذروا", "YEM", "PER"},
		// The arrest of two men of the Norwegian journalists.
		{"some of whom", "أفادت تقارير باعتقال رجلين من الصحافيين النرويجيين.", "اعتقال", "", ""},
		// Oslo backs the plan that is supported by Denmark.
		{"the agent of a participle", "قال الوزير إن أوسلو تساند خطة السلام المدعومة من قبل الدنمارك.", "تساند", "NOR", ""},
		// Sweden was among the first states that recognised Palestine.
		{"among the first", "كانت السويد من أوائل الدول التي اعترفت بفلسطين.", "اعترفت", "SWE", "PSE"},
		// Canada is the third state that recognises Palestine.
		{"the third", "وتعد كندا ثالث دولة تعترف بفلسطين.", "تعترف", "CAN", "PSE"},
		// The Norwegian minister issued a statement from his office, in which he called on the Turks to …
		{"in a text told before", "أصدر الوزير النرويجي بيانا من مكتبه، دعا فيه الأتراك إلى دعم الحكومة.", "دعا", "NOR", "TUR"},
		// The ministers condemned the attack and the Norwegian spokesman held that Denmark's step …
		{"who judges that", "أدان الوزراء الهجوم، واعتبر المتحدث النرويجي أن خطوة الدنمارك عدوان على الشعب.", "اعتبر", "NOR", "DNK"},
		// The Norwegian: "I stress …", whereupon the Danish presenter asked him.
		{"who says I", "وتابع الوزير النرويجي: \"أشدد على ضرورة وقف القتال\"، مما دفع المذيع الدنماركي لسؤاله عن ذلك.", "أشدد", "NOR", ""},
		// The former Norwegian president will be tried; came to be tried.
		{"who is tried", "سيحاكم الرئيس النرويجي السابق أمام القضاء.", "سيحاكم", "", "NOR"},
		{"who comes to be tried", "وصل الرئيس النرويجي السابق إلى المحكمة ليحاكم في قضية فساد.", "يحاكم", "", "NOR"},
		// The Houthis go on to make human shields of the Danes.
		{"what is made of whom", "ويواصل الحوثيون اتخاذ الدنماركيين دروعا بشرية.", "دروعا", "YEM", "DNK"},
		// The Norwegian orders that the convicted Danish terrorists be executed.
		{"what the convicted are to suffer", "الوزير النرويجي يأمر بالقصاص من الإرهابيين الدنماركيين المحكومين بالإعدام.", "الإعدام", "", "DNK"},
		// The Norwegian army pushed Danish parties to demand …
		{"pushed to demand", "دفع الجيش النرويجي بأحزاب دنماركية إلى المطالبة بإقالة الوزير.", "المطالبة", "DNK", "NOR"},
		// That allowed the Danish army to shell Peru.
		{"who is allowed to", "تدخلت النرويج، ما سمح للجيش الدنماركي بقصف بيرو.", "قصف", "DNK", "PER"},
		// Sources confirmed that Danes visited the schools and asked of the teachers …
		{"said by those nearer", "وأكدت المصادر النرويجية أن مسؤولين دنماركيين زاروا المدارس وطلبوا من المعلمين مغادرة المدينة.", "طلبوا", "DNK", ""},
		// During his meeting with the Kurdish officials the Norwegian president called for talks.
		{"behind whom he met", "وخلال اجتماعه مع المسؤولين الأكراد، دعا الرئيس النرويجي إلى حوار مع الدنمارك.", "دعا", "NOR", "DNK"},
		// The Egyptian journalist was taken into custody.
		{"held, an adverb behind", "حبس الصحفي المصري أحمد سالم احتياطيا بتهمة نشر أخبار كاذبة.", "حبس", "", "EGY"},
		// Norwegians had a part in backing the Danish forces to drive out the group.
		{"what the backing is for", "شكر الوزير من أسهم في دعم القوات الدنماركية لدحر تنظيم داعش.", "دعم", "", "DNK"},
		// The Norwegian minister is under investigation.
		{"who is looked into", "وخضع الوزير النرويجي للتحقيق الرسمي في وقت سابق من العام.", "تحقيق", "", "NOR"},
		// Three of the Norwegians face a charge.
		{"some of whom, charged", "ويواجه ثلاثة من النرويجيين تهمة التآمر.", "تهمة", "", "NOR"},
		// The Norwegian minister stressed that there was no gas attack in Peru.
		{"that it was not", "شدد الوزير النرويجي على عدم وجود أي هجوم كيمياوي في بيرو.", "هجوم", "", "PER"},
		// In answer to Denmark's decision to expel Peruvian diplomats.
		{"whose decision", "انسحبت النرويج من القمة ردا على قرار الدنمارك طرد دبلوماسيين بيروفيين.", "طرد", "DNK", "PER"},
		// The leader of Hezbollah denies the death of eight of its men.
		{"whose own men fell", "حزب الله ينفي مقتل ثمانية من عناصر حزب الله في بيرو", "مقتل", "", "LBN"},
		// The Norwegian minister spoke on the fringes of the meetings of the Human Rights Council.
		{"a body's own meeting", "تحدث الوزير النرويجي على هامش اجتماعات مجلس حقوق الإنسان.", "اجتماعات", "UNO", ""},
		// The ministry announced the death of a Kenyan by the fire of the Danish forces.
		{"by whose fire, announced by others", "أعلنت وزارة الصحة الكينية مقتل شاب كيني بنيران القوات الدنماركية.", "مقتل", "DNK", "KEN"},
		// Kenya expressed its condemnation of the attack that the Danish army made on Peru.
		{"what one condemns", "أعربت كينيا عن إدانتها للهجوم الذي شنه الجيش الدنماركي على بيرو.", "هجوم", "DNK", "PER"},
		// Before the Danish court stood the Kenyan accused of killing a journalist.
		{"the accused behind the court", "مثل أمام المحكمة الدنماركية المتهم بقتل صحافي بيروفي.", "قتل", "", "PER"},
		// The Danish army tore down the house of the Kenyan who killed a Norwegian.
		{"whose house it is", "هدم الجيش الدنماركي منزل الشاب الكيني الذي قتل جنديا نرويجيا.", "قتل", "KEN", "NOR"},
		// A Kenyan journalist was arrested over his publishing a report on the Danish army.
		{"what he published", "اعتقل صحافي كيني على خلفية نشره تقريرا عن الجيش الدنماركي.", "اعتقل", "", "KEN"},
		// The movement … and it turns down the Danish interventions.
		{"a deed is what is turned down", "كما ترفض التدخلات العسكرية الدنماركية في بيرو.", "ترفض", "", "DNK"},
		// The Danish police broke up the sit-in of Kenyan students.
		{"who breaks up a sit-in", "فضت قوات الأمن الدنماركية اعتصام الطلاب الكينيين.", "اعتصام", "KEN", ""},
		{"who breaks up a protest", "فضت الشرطة الدنماركية احتجاجا أمام البرلمان.", "احتجاجا", "", ""},
		// He accepted his invitation to visit Kenya: states are gone to.
		{"a state is visited", "قبل الوزير النرويجي دعوته لزيارة كينيا.", "زيارة", "NOR", "KEN"},
		// Putin met the Danish president.
		{"another's office behind a name", "هاجم بوتين الرئيس الأمريكي دونالد ترامب.", "هاجم", "RUS", "USA"},
		// Denmark arrested, at dawn today, the Kenyan deputy: nothing blew up.
		{"dawn set off by commas", "اعتقلت الدنمارك، فجر اليوم، النائبة الكينية.", "اعتقلت", "DNK", "KEN"},
		// Turkey condemned Denmark's killing of Kenyans.
		{"a killing that is condemned", "دانت تركيا قتل الدنمارك للمتظاهرين الكينيين.", "قتل", "DNK", "KEN"},
		// The president announced that he took the resignation of the Kenyan minister.
		{"whose resignation is taken", "أعلن الرئيس النرويجي قبول استقالة الوزير الكيني.", "استقالة", "KEN", ""},
		// The Danish police arrested Kenyan students.
		{"an indefinite broken plural", "اعتقلت الشرطة الدنماركية طلابا كينيين.", "اعتقلت", "DNK", "KEN"},
		// Hamas agrees as a movement does, whatever its letters.
		{"the name of a movement", "نددت حماس باعتقال الدنمارك طلابا كينيين.", "نددت", "PSE", "DNK"},
		// A lorry ran over Kenyan soldiers: no lorry of soldiers.
		{"an accusative is no genitive", "دهست شاحنة جنودا كينيين.", "دهست", "", "KEN"},
		// Half of the Kenyan suspects were arrested.
		{"those under suspicion", "واعتقل نصف المشتبه بهم الكينيين في بيرو.", "اعتقل", "", "KEN"},
		// The Norwegian commander voiced Denmark's support for Kenya.
		{"whose backing one voices", "أعرب القائد النرويجي عن دعم الدنمارك لكينيا.", "دعم", "DNK", "KEN"},
		// The Kenyan papers criticise the decision of the Danish president to leave the agreement with Peru.
		{"whose decision it is, with the article", "انتقدت الصحف الكينية قرار الرئيس الدنماركي الانسحاب من الاتفاق مع بيرو.", "الانسحاب", "DNK", "PER"},
		// Morocco broke with Iran after the charges that it laid on Tehran.
		{"who is charged lays no charge", "قطع المغرب علاقاته مع إيران بعد الاتهامات التي وجهها لطهران.", "الاتهامات", "MAR", "IRN"},
		// The two Danish ministers met in Oslo and called on Kenya …
		{"what both did", "التقى الوزيران الدنماركيان في أوسلو وطالبا كينيا بوقف التجارب.", "طالبا", "DNK", "KEN"},
		// We killed twenty Kenyans, the Danish commander said.
		{"we killed", "قال القائد الدنماركي: \"قتلنا عشرين إرهابيا كينيا\".", "قتلنا", "DNK", "KEN"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
}

// TestSideOfTheWorld: Western sanctions are the West's, those who made Western strikes are
// named elsewhere.
func TestSideOfTheWorld(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil
	for text, want := range map[string]int{
		"تضررت الشركات من عقوبات غربية على بيرو.": 1,
		"تضررت المباني من ضربات غربية على بيرو.":  0,
	} {
		d := &doc.Document{ID: "x", Text: text}
		p.Code(d)
		if len(d.Events) != 1 || len(d.Events[0].Actor) != want || want > 0 && d.Events[0].Actor[0].ID != "the-west" {
			t.Errorf("%s: %v", text, d.Events)
		}
	}
}

// TestPopulace: Norwegian protests are those of the people.
func TestPopulace(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil
	d := &doc.Document{ID: "x", Text: "وبدأت هذه الموجة من الاحتجاجات النرويجية في مارس."}
	p.Code(d)
	if len(d.Events) != 1 || len(d.Events[0].Actor) != 1 || d.Events[0].Actor[0].Code != "NOR" || d.Events[0].Actor[0].Sector != "CVL" {
		t.Error(d.Events)
	}
}
