package coder_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestDoer codes own sentences and looks who is said to act.
func TestDoer(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ name, text, trigger, actor string }{ // parties joined by +, each text/code
		{"whose own deed is announced", "أعلنت حركة الشباب الصومالية عن اعتقالها لضابط كيني.", "اعتقالها", "حركة الشباب الصومالية/SOM"},
		{"a masdar behind the genitive of another", "يأتي ذلك بعد إعلان القوات الإثيوبية سيطرتها على مقلي.", "سيطرتها", "القوات الإثيوبية/ETH"},
		{"a court and a pronoun for somebody else", "نُقلت الناشطة إلى السجن. وأصدرت محكمة تشيلية حكما عليها بالسجن عامين.", "حكم", "محكمة تشيلية/CHL"},
		{"a count for the object", "مسلحون ماليون يقتلون 12 من التجار.", "يقتلون", "مسلحون ماليون/"},
		{"the two people who are named", "حذر النائب من لقاء بين رئيس بيرو والملك الأردني إذا ما التقيا في ليما.", "التقيا", "رئيس بيرو/PER+الملك الأردني/JOR"},
		{"people that no noun names", "اتهم كثيرون الحكومة الكينية بالفساد.", "اتهم", "كثيرون/"},
		{"some of them", "البعض يطالب الحكومة الكينية بالاستقالة.", "يطالب", "البعض/"},
		{"who says so threatening", "دعا المسلح النيجيري الحكومة إلى التفاوض، مهددا بقتل المخطوفين.", "مهددا", "المسلح النيجيري/NGA"},
		{"a majority of some", "الغالبية الساحقة من النواب الكينيين رفضت القرار.", "رفضت", "النواب الكينيين/KEN"},
		{"whose statement it stands in", "في بيان للنقابة الكينية نددت فيه بالهجوم على الكنيسة.", "نددت", "النقابة الكينية/KEN"},
		{"who is charged with it", "أعلن القاضي الكيني، المكلف بالتحقيق في الحادث، أن النتائج ستنشر.", "التحقيق", "القاضي الكيني/KEN"},
		{"who takes part in a protest", "شهدت نيروبي احتجاجات حاشدة ضد الحكومة بمشاركة طلاب كينيين.", "احتجاجات", "طلاب كينيين/KEN"},
		{"an intransitive verb and the noun behind it", "ذكرت الصحيفة أن نيروبي وكمبالا توصلتا إلى خطة، وهو تحرك تسعى كينيا للحصول على موافقة أوغندا عليه.", "تسعى", "كينيا/KEN"},
		{"a ship", "أنقذت سفينة تجارية 40 مهاجرا.", "أنقذت", "سفينة تجارية/"},
		{"in whose text it stands", "رفع النقيب الكيني دعوى على الشركة، يتهم فيها إدارتها بالإهمال.", "يتهم", "النقيب الكيني/KEN"},
		{"to whom an attack is ascribed", "قتل 3 جنود أتراك في هجوم عزته أنقرة إلى المتمردين.", "قتل", "المتمردين/"},
		{"who leads marches that come out", "بدأ في نيروبي خروج مسيرات حاشدة يقودها طلاب كينيون.", "مسيرات", "طلاب كينيون/KEN"},
		{"who imposed a penalty", "العقوبة التي أصدرتها محكمة كينية بحق التاجر غير قاسية.", "العقوبة", "محكمة كينية/KEN"},
		{"whose missile fell", "سقط صاروخ حوثي على حي سكني.", "سقط", "حوثي/YEM"},
		{"who laid the mine", "قتل راعيان في انفجار لغم زرعه المتمردون الماليون.", "قتل", "المتمردون الماليون/"},
		{"who set the ambush", "تعرضت دورية لكمين نصبته حركة الشباب.", "كمين", "حركة الشباب/SOM"},
		{"where a missile was made", "سقط صاروخ روسي الصنع على حي سكني.", "سقط", ""},
		{"who shot a missile down", "سقط صاروخ اعترضته الدفاعات الكينية على حي سكني.", "سقط", ""},
		{"a deed before who leads it", "قاد الهجوم العقيد الكيني جون أوديرا.", "الهجوم", "العقيد الكيني جون أوديرا/KEN"},
		{"organised before who did", "ونظم المظاهرة النائب الكيني جون أوديرا.", "المظاهرة", "النائب الكيني جون أوديرا/KEN"},
		{"a deed and what it led to", "أدى الهجوم إلى مقتل نحو ثلاثين كينيا.", "الهجوم", ""},
		{"who hits and is left out", "دخلت الشرطة الكينية السوق واعتدت بالضرب على الباعة.", "اعتدت بالضرب", "الشرطة الكينية/KEN"},
		{"by means of somebody", "اختطف المهندس بواسطة مسلحين نيجيريين.", "اختطف", "مسلحين نيجيريين/NGA"},
		{"of what somebody is found guilty", "أدين التاجر الكيني بقتل زوجته في نيروبي.", "قتل", "التاجر الكيني/KEN"},
		{"on what somebody is held", "اعتقلت الشرطة رجلا كينيا بتهمة قتل طفلين.", "قتل", "رجلا كينيا/KEN"},
		{"with what somebody is not charged", "لم توجه إلى التاجر الكيني تهمة قتل شريكه.", "قتل", ""},
		{"what a government condemns", "أدانت الحكومة الكينية قتل المدنيين في الصومال.", "قتل", ""},
		{"who is responsible", "حركة الشباب مسؤولة عن تفجير الفندق.", "تفجير", "حركة الشباب/SOM"},
		{"who is named as responsible", "المسؤول عن تفجير الفندق حركة الشباب.", "تفجير", "حركة الشباب/SOM"},
		{"who is not responsible", "حركة الشباب غير مسؤولة عن تفجير الفندق.", "تفجير", ""},
		{"a second adjective", "غارات جوية سورية مكثفة ليلا.", "غارات جوية", "سورية/SYR"},
		{"whose sit-in it is", "اعتصام لعمال الميناء في مومباسا.", "اعتصام", "عمال الميناء/KEN"},
		{"whose summit it is", "استضافت نيروبي قمة ثلاثية لرؤساء كينيا وأوغندا وتنزانيا.", "قمة", "رؤساء كينيا/KEN+أوغندا/UGA+تنزانيا/TZA"},
		{"what a conference is on", "مؤتمر دولي للأمن في نيروبي.", "مؤتمر", ""},
		{"the body that meets", "اجتماع مجلس الأمن بشأن الصومال.", "اجتماع", "مجلس الأمن/UNO"},
		{"who took part in it", "خرجت مظاهرات في نيروبي، شارك فيها المئات من المعلمين.", "مظاهرات", "المئات من المعلمين/"},
		{"who goes out in it", "شهدت نيروبي خروج الطلاب الكينيين في مظاهرات.", "مظاهرات", "الطلاب الكينيين/KEN"},
		{"a demonstration is no support", "مظاهرة للمعلمين الكينيين أمام الوزارة.", "مظاهرة", "المعلمين الكينيين/KEN"},
		{"a title, and below it an army that struck rebels of its country", "مقتل 12 متمردا ماليا في كيدال\n\nقتلت القوات المالية 12 متمردا ماليا في كيدال الأحد.", "مقتل", "القوات المالية/MLI"},
		{"a title, and below it police who arrested people of their country", "حبس صحفي كيني في نيروبي\n\nحبست الشرطة الكينية صحفيا كينيا في نيروبي الأحد.", "حبس", "الشرطة الكينية/KEN"},
		{"a masdar, who does it and some of the other side", "أعلن الوزير الدنماركي اعتقال القوات الكينية عناصر من الجيش الأوغندي.", "اعتقال", "القوات الكينية/KEN"},
		{"where it was, by a quarter of the compass", "قتل ثلاثة جنود في هجوم شمال مالي.", "قتل", ""},
		{"a group of states without a code", "شن الغرب ضربات على سوريا ليلا.", "ضربات", "الغرب/"},
	} {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text}
			p.ByRules().Code(d)
			for i := range d.Events {
				if e := &d.Events[i]; strings.Contains(e.Trigger.Text, x.trigger) {
					if got := parties(e.Actor); got != x.actor {
						t.Errorf("actor %s, want %s", got, x.actor)
					}
					return
				}
			}
			t.Errorf("no event at «%s»", x.trigger)
		})
	}
}
