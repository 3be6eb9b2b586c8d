package coder_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestRecipients: to whom it was done, by grammar alone: the texts of the recipients,
// joined by «+»; "-" is nobody.
func TestRecipients(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	tests := []struct {
		name, text, typ, trigger, want string
	}{
		// The Norwegian minister Olav Lund met his Kenyan counterpart in Nairobi. Lund praised the cooperation between both sides: not himself.
		{"nobody does it to himself", "التقى الوزير النرويجي أولاف لوند نظيره الكيني في نيروبي. وأشاد لوند بالتعاون بين الجانبين.", "SUPPORT", "أشاد", "نظيره الكيني"},
		// The police held the former Norwegian president as a precaution.
		{"how one is held", "أوقفت الشرطة احترازيا الرئيس النرويجي السابق.", "COERCE", "أوقفت", "الرئيس النرويجي السابق"},
		// The Kenyan photographer was killed by a sniper, at the hands of an armed group.
		{"how one is killed", "قتل المصور الكيني قنصا على يد جماعة مسلحة.", "ASSAULT", "قتل", "المصور الكيني"},
		// A court in Nairobi sentenced the Kenyan minister to prison after his conviction for corruption.
		{"his conviction is not the court's", "أصدرت محكمة في نيروبي حكما بالسجن بحق الوزيرة الكينية بعد إدانتها بالفساد.", "SANCTION", "إدانتها", "الوزيرة الكينية"},
		// Kenya opened an embassy in Bergen. Norway welcomed the step: an embassy is with a state.
		{"an embassy in a town", "افتتحت كينيا سفارة في بيرغن. ورحبت النرويج بالخطوة.", "SUPPORT", "افتتحت", "النرويج"},
		// Kenya decided to move its embassy in Norway from Oslo to Bergen.
		{"an embassy moved", "قررت كينيا نقل سفارتها في النرويج من أوسلو إلى بيرغن.", "SUPPORT", "نقل", "النرويج"},
		// Strikes in reply to an attack on Mombasa befall not her; what is said of «a Kenyan-Norwegian activist» is of one man.
		{"what is answered suffers another's act", "شنت النرويج ضربات على مواقع الحركة ردا على هجوم في مدينة مومباسا.", "ASSAULT", "ضربات", "مواقع الحركة"},
		{"one man of two nations", "اعتقلت السلطات الدنماركية ناشطة كندية-نرويجية.", "COERCE", "اعتقلت", "ناشطة كندية-نرويجية"},
		// … of which the document names no state
		// The group attacked a night club in Mombasa.
		{"a building with its town", "شنت الحركة هجوما على ملهى ليلي في مومباسا.", "ASSAULT", "هجوما", "ملهى ليلي في مومباسا"},
		// Demonstrations in Mombasa; … outside the Norwegian embassy in Mombasa
		{"where a protest is", "خرجت مظاهرات في مومباسا احتجاجا على الأسعار.", "PROTEST", "مظاهرات", "-"},
		{"in which state a protest is", "خرجت مظاهرات في كينيا احتجاجا على الأسعار.", "PROTEST", "مظاهرات", "-"},
		{"an embassy in a town of a state not named", "افتتحت كينيا سفارة في بيرغن.", "SUPPORT", "افتتحت", "بيرغن"},
		// Arrested on the charge of belonging to al-Qaeda: the charge is laid to the man.
		{"what a charge is about", "اعتقلت الشرطة الكينية رجلا بتهمة الانتماء لتنظيم القاعدة.", "ACCUSE", "تهمة", "رجلا"},
		// A Norwegian minister accused of spying for Kenya
		{"accused of doing it for another", "اتهام وزير الطاقة النرويجي بالتجسس لصالح كينيا", "ACCUSE", "اتهام", "وزير الطاقة النرويجي"},
		// A minister and a former member of the Norwegian cabinet accused of fraud
		{"two accused", "اتهام وزير وعضو سابق في مجلس الوزراء النرويجي بالاحتيال", "ACCUSE", "اتهام", "وزير + عضو سابق"},
		{"in quotation marks", "اتهام وزير الطاقة النرويجي بـ\"الاحتيال\"", "ACCUSE", "اتهام", "وزير الطاقة النرويجي"},
		// The Norwegian accusation of Kenya: who is accused follows with «لـ».
		{"who accuses whom", "جاء ذلك بعد اتهام النرويج لكينيا بالتجسس.", "ACCUSE", "اتهام", "كينيا"},
		// The Kenyan minister underwent an investigation.
		{"who undergoes it", "خضع الوزير الكيني للتحقيق الرسمي.", "ACCUSE", "تحقيق", "الوزير الكيني"},
		// The ministry announced the referral of the Norwegian writer for investigation.
		{"who is sent to be tried", "أعلنت الوزارة إحالة الكاتب النرويجي للتحقيق.", "ACCUSE", "إحالة", "الكاتب النرويجي"},
		// Attempts to urge the Kenyan farmers to sell
		{"who is urged", "تجري محاولات لحث المزارعين الكينيين على التبرع بالحبوب.", "REQUEST", "حث", "المزارعين الكينيين"},
		// Norway imposed sanctions on Kenya. The sanctions will harm trade.
		{"sanctions told before", "فرضت النرويج عقوبات على كينيا. وقال الخبراء إن العقوبات ستضر بالتجارة.", "SANCTION", "العقوبات", "كينيا"},
		// Norway threatened to use force: force is not whom it threatens.
		{"excessive force", "دانت الحكومة الكينية \"القوة المفرطة\" التي استخدمتها القوات النرويجية.", "ACCUSE", "دانت", "القوات النرويجية"},
		{"force that is used", "هددت النرويج باستخدام القوة.", "THREATEN", "هددت", "-"},
		// International condemnation of the killing of dozens of Kenyans: they are not condemned.
		{"whose killing is condemned", "إدانة دولية لمقتل عشرات الكينيين", "ACCUSE", "إدانة", "-"},
		{"who killed is condemned", "نددت منظمات حقوقية بقتل الشرطة الكينية متظاهرين.", "ACCUSE", "نددت", "الشرطة الكينية"},
		// The envoy voiced his concern about the situation in Mombasa: a town is not blamed.
		{"where one worries about", "أعرب المبعوث النرويجي عن قلقه إزاء الوضع في مومباسا.", "ACCUSE", "قلقه", "-"},
		// Kenya deployed soldiers in the streets of Mombasa; … against the group. Norway promised reforms in Kenya; … promised Kenya aid.
		{"where troops are sent", "نشرت كينيا جنودا في مومباسا.", "MOBILIZE", "نشرت", "-"},
		{"against whom troops are sent", "حشدت كينيا جنودا ضد الحركة المسلحة.", "MOBILIZE", "حشدت", "الحركة المسلحة"},
		{"where something is promised", "تعهدت النرويج بإصلاحات في كينيا.", "AGREE", "تعهدت", "-"},
		{"whom something is promised", "تعهدت النرويج لكينيا بمساعدات.", "AGREE", "تعهدت", "كينيا"},
		// Battles between the army and gunmen left soldiers dead: they are of one of the sides. A raid left them dead.
		{"who falls between two who fight", "أسفرت اشتباكات بين الجيش الكيني ومسلحين عن مقتل تسعة مسلحين.", "ASSAULT", "اشتباكات", "-"},
		{"who falls in an attack", "أسفر هجوم للجيش الكيني عن مقتل تسعة مسلحين.", "ASSAULT", "هجوم", "تسعة مسلحين"},
		// The ruling stirred the anger of the Serbian president: he is angry with the court. Lebanon complained to the council about Israel.
		{"whose anger is stirred", "أثار قرار المحكمة غضب الرئيس الصربي.", "ACCUSE", "غضب", "المحكمة"},
		{"to whom one complains", "قدمت كينيا شكوى لمجلس الأمن ضد النرويج.", "ACCUSE", "شكوى", "النرويج"},
		// Promised to deport the Kenyan migrants; … to help the Kenyan farmers
		{"promised against them", "تعهد الوزير النرويجي بترحيل المهاجرين الكينيين.", "AGREE", "تعهد", "-"},
		{"promised for them", "تعهد الوزير النرويجي بمساعدة المزارعين الكينيين.", "AGREE", "تعهد", "المزارعين الكينيين"},
		// The accused owned up to killing the Kenyan trader.
		{"whom a confession is about", "اعترف المتهم النرويجي بقتل التاجر الكيني.", "CONCEDE", "اعترف", "-"},
		// Kenya threatened to call off the summit between its president and the Norwegian one.
		{"no threat to its own president", "هددت كينيا بإلغاء القمة بين الرئيس الكيني والرئيس النرويجي.", "THREATEN", "هددت", "الرئيس النرويجي"},
		{"a force that acts", "هاجم المسلحون القوة الكينية أمس.", "ASSAULT", "هاجم", "القوة الكينية"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			e := eventOf(t, p, x.text, x.typ, x.trigger)
			var got []string
			for k := range e.Recipient {
				got = append(got, e.Recipient[k].Text)
			}
			if len(got) == 0 {
				got = []string{"-"}
			}
			if s := strings.Join(got, " + "); s != x.want {
				t.Errorf("recipients %q, want %q: %v", s, x.want, e.Trace)
			}
		})
	}
}
