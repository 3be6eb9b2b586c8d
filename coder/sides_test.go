package coder_test

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestSides codes own sentences and looks who stands on either side of the event
// at a trigger; "" where nobody may.
func TestSides(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil // grammar alone
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// The Italian minister resigned after being accused of fraud.
		{"accused by his pronoun", "استقال الوزير الإيطالي بعد اتهامه بالتزوير في الوثائق.", "اتهام", "", "ITA"},
		// The accusing of three Norwegian employees of bribery.
		{"accused in the genitive", "أثار اتهام ثلاثة موظفين نرويجيين بالرشوة ضجة.", "اتهام", "", "NOR"},
		// Oslo's accusing Sweden of spying.
		{"accuser in the genitive", "أثار اتهام أوسلو للسويد بالتجسس ضجة.", "اتهام", "NOR", "SWE"},
		// The Danish government was accused of corruption.
		{"unvowelled passive", "اتهمت الحكومة الدنماركية بالفساد العام الماضي.", "اتهمت", "", "DNK"},
		// Greece condemned the attack and held the Turkish government responsible.
		{"subject carried into a light verb", "دانت اليونان الهجوم، وحملت الحكومة التركية المسؤولية الكاملة عنه.", "المسؤولية", "GRC", "TUR"},
		// Clashes between the Cuban forces on the one side and fighters of the movement on the other.
		{"on the one side and on the other", "وقعت مواجهات بين القوات الكوبية من جهة والجنود النرويجيين من جهة أخرى.", "مواجهات", "CUB NOR", ""},
		// The Kenyan president met the Ugandan. Both pledged to open the border.
		{"both of them", "التقى رئيس كينيا رئيس أوغندا أمس. وتعهد كلاهما بفتح الحدود.", "تعهد", "KEN UGA", ""},
		// Kenya's president threatened Uganda; talks between the two in Geneva, no side of them.
		{"two of the sentence before, no place of a meeting", "هدد الرئيس الكيني بفرض عقوبات على أوغندا. وجرت مفاوضات بين الجانبين في جنيف.", "مفاوضات", "KEN UGA", ""},
		{"two states by the dual that is also a plural", "زار وزير من كينيا أوغندا. ووقع البلدان اتفاقا.", "اتفاقا", "KEN UGA", ""},
		{"two states by the adjectives of what binds them", "تشهد العلاقات الكينية الأوغندية توترا. واتفق الطرفان على هدنة.", "اتفق", "KEN UGA", ""},
		{"a guest and the capital he went to", "وصل وزير الخارجية الكيني إلى كمبالا أمس. واتفق الجانبان على هدنة.", "اتفق", "UGA KEN", ""},
		{"a verb that goes on from the sentence before, with a thing behind it", "وصل الوزير الكيني إلى جنيف أمس. وأدان الهجوم على السفارة.", "أدان", "KEN", ""},
		{"a province does not attack", "لقي جنديان مصرعهما شمالي محافظة صعدة، إثر غارات نفذها الجيش النرويجي استهدفت غرفة عمليات.", "استهدفت", "", "YEM"},
		{"a report that criticises", "وصل الوزير الكيني إلى جنيف أمس. وانتقد التقرير بشدة.", "انتقد", "", ""},
		// Police shot at two men; «them» are no states.
		{"two men are no states", "تشهد العلاقات الكينية الأوغندية توترا. وأطلقت الشرطة النار عليهما.", "النار", "", ""},
		// The Kenyan and the Ugandan president conferred and agreed to open the border.
		{"a dual verb that goes on from two", "تحادث الرئيسان الكيني والأوغندي أمس واتفقا على فتح الحدود.", "اتفقا", "KEN UGA", ""},
		{"a dual verb that goes on from who met whom", "التقى الرئيس الكيني نظيره الأوغندي واتفقا على فتح الحدود.", "اتفقا", "KEN UGA", ""},
		// The Kenyan minister said after meeting his Ugandan counterpart that the sides agreed to open the border.
		{"the two sides of a meeting told before", "قال الوزير الكيني بعد لقائه نظيره الأوغندي إن الطرفين اتفقا على فتح الحدود.", "اتفقا", "UGA KEN", ""},
		// Brazil has expressed before its concern over the decision.
		{"whose word it is", "سبق للبرازيل أن أعربت عن قلقها بشأن تراجع الحريات.", "قلق", "BRA", ""},
		// The wounded were evacuated by the Norwegian army.
		{"doer after a carrying verb", "تم إنقاذ المهاجرين من قبل الجيش النرويجي.", "إنقاذ", "NOR", ""},
		// A talk between Oslo and Copenhagen did not take place.
		{"capitals meet", "لم يجر أي لقاء بين أوسلو وكوبنهاغن.", "لقاء", "NOR DNK", ""},
		// The Danish police announced the arrest of four men.
		{"police announce", "أعلنت الشرطة الدنماركية توقيف أربعة رجال.", "توقيف", "DNK", ""},
		// The Norwegian army announced the arrest of three Danes.
		{"the arrested arrest nobody", "أفاد سكان باعتقال ثلاثة دنماركيين.", "اعتقال", "", "DNK"},
		// The White House announced Putin's calling off his visit to Peru.
		{"pronoun of the doer", "أعلن البيت الأبيض إلغاء بوتين زيارته إلى بيرو.", "زيارت", "RUS", "PER"},
		// Norway waged a campaign that succeeded in driving the group from land in Syria.
		{"what a campaign achieves", "شنت النرويج حملة نجحت في طرد تنظيم داعش من أراض في سوريا.", "طرد", "NOR", "IMG"},
		// A campaign to deport tens of thousands of Ethiopian migrants.
		{"number before its people", "بدأت النرويج حملة لترحيل عشرات الآلاف من المهاجرين الإثيوبيين.", "ترحيل", "NOR", "ETH"},
		// Planes bombed a military airfield: the adjective is nobody.
		{"adjective", "أعلنت النرويج بدء عملية عسكرية لتحرير الرهائن.", "عملية", "NOR", ""},
		// The Norwegian police arrested three Danes on a charge of spying.
		{"on a charge", "اعتقلت الشرطة النرويجية ثلاثة دنماركيين بتهمة الانضمام إلى تنظيم القاعدة.", "تهمة", "NOR", "DNK"},
		// Norway launched an operation to drive out the units that took Afrin.
		{"who a relative clause is said of", "أطلقت النرويج عملية لطرد وحدات حماية الشعب الكردي التي سيطرت على منطقة عفرين.", "سيطرت", "SYR", "SYR"},
		// The Norwegian forces advanced after clashes with the Danish militia.
		{"a side of the fight", "تقدمت قوات الجيش النرويجي في الوادي بعد مواجهات عنيفة مع ميليشيات دنماركية.", "مواجهات", "NOR DNK", ""},
		// The conviction of a Norwegian on a charge of spying.
		{"the convicted", "إدانة شاب نرويجي بتهمة التجسس لصالح بيرو", "إدانة", "", "NOR"},
		// Putin: my visit to Peru will be short.
		{"my visit", "بوتين: زيارتي المرتقبة لبيرو قصيرة", "زيارت", "RUS", "PER"},
		// The Norwegian minister prepares to meet the US president Donald Trump.
		{"name behind the office", "يستعد الوزير النرويجي للقاء الرئيس الأمريكي دونالد ترامب.", "لقاء", "USA NOR", ""},
		// The Danish minister said that his country had stopped its aid to Peru.
		{"his country", "قال الوزير الدنماركي إن بلاده أوقفت مساعداتها لبيرو.", "أوقفت", "DNK", "PER"},
		// Norway began a military operation to hunt down the group.
		{"whom an operation is for", "أعلنت النرويج انطلاق عملية عسكرية واسعة لتعقب تنظيم داعش في الجبال.", "عملية", "NOR", "IMG"},
		// The man died after being beaten by Danish soldiers.
		{"doer behind the verb above", "توفي رجل نرويجي إثر تعرضه للضرب من قبل جنود دنماركيين.", "ضرب", "DNK", "NOR"},
		// Norway's repression of the marches.
		{"the genitive acts", "احتج سكان على قمع النرويج لمسيرات سلمية.", "قمع", "NOR", ""},
		// With Norway's imposing sanctions on Peru again.
		{"who imposes", "يأتي ذلك مع إعادة فرض النرويج عقوبات على بيرو.", "عقوبات", "NOR", "PER"},
		// The Danish minister said that Norway, if it withdraws from the agreement, will regret it.
		{"topic of a condition", "قال الوزير الدنماركي إن النرويج إذا انسحبت من الاتفاق النووي ستندم.", "انسحبت", "NOR", ""},
		// The killing of a Norwegian by Danish shelling.
		{"who was killed", "مقتل نرويجي بقصف دنماركي في بيرو", "مقتل", "DNK", "NOR"},
		// The authorities accuse somebody no list knows, of no country, of backing the group.
		{"accuser before an unknown name", "تتهم السلطات النرويجية كلوغستاد بتمويل تنظيم القاعدة.", "تتهم", "NOR", ""},
		// The Danish army's control of the presidency worries Peru.
		{"genitive of a verb without object", "ازدادت المخاوف منذ سيطرة الجيش الدنماركي على السلطة.", "سيطرة", "DNK", ""},
		// The Norwegian minister said on a visit to Peru.
		{"who says it on a visit", "قال الوزير النرويجي خلال زيارة إلى بيرو إن الوضع صعب.", "زيارة", "NOR", "PER"},
		// After taking the town, the Norwegian army advanced.
		{"who goes on after taking a town", "وبعد استعادة مدينة حلب بالكامل، يسعى الجيش النرويجي إلى ضمان أمن العاصمة.", "استعادة", "NOR", "SYR"},
		// The summit that will be held between the two presidents.
		{"sides in the relative clause", "تحدث الوزير عن القمة التي ستعقد بين الرئيس النرويجي والرئيس الكوبي.", "القمة", "NOR CUB", ""},
		// A summit that is expected to be held between the two.
		{"sides in the clause below", "يدور الحديث عن قمة يتوقع أن تعقد بين الرئيس النرويجي والرئيس الكوبي.", "قمة", "NOR CUB", ""},
		// The Danish merchants closed their shops in protest against Peru's taxes.
		{"what is done in protest", "أغلق التجار الدنماركيون متاجرهم احتجاجا على ضرائب فرضتها بيرو.", "احتجاجا", "DNK", ""},
		// The death of five people by the fire of the Danish army.
		{"who fires", "أكدت الحكومة مقتل خمسة نرويجيين برصاص الجيش الدنماركي.", "مقتل", "DNK", "NOR"},
		// Norway threatened to withdraw after statements by the Danish adviser.
		{"agent of another noun", "وهددت النرويج بالانسحاب من الاجتماع بعد تصريحات من جانب المستشار الدنماركي.", "هددت", "NOR", ""},
		// The organisation investigates killings in Aleppo: the town did not kill.
		{"a town is not accused", "تحقق الشرطة النرويجية في مقتل عشرات الدنماركيين في حلب.", "مقتل", "", "DNK"},
		// Units of the Norwegian army took the town.
		{"units of a force", "سيطرت وحدات من الجيش النرويجي على مدينة حلب.", "سيطرت", "NOR", "SYR"},
		// Norway hindered the funding of the group by killing its leader.
		{"by what means", "عطلت النرويج تمويل تنظيم القاعدة بقتل قائد كبير في التنظيم.", "قتل", "NOR", "IMG"},
		// A Danish student was raped.
		{"who undergoes it", "بعد تعرض طالبة دنماركية لاغتصاب جماعي في العاصمة.", "اغتصاب", "", "DNK"},
		// The Danes ask Norway for help.
		{"a people before its verb", "الدنماركيون يطالبون النرويج بالاعتذار عن الحرب", "يطالبون", "DNK", "NOR"},
		// The Norwegian minister criticised the Danish deputy and accused him.
		{"pronoun object of a verb that carries on", "انتقد الوزير النرويجي السفير الدنماركي، واتهمه بتصدير الأزمة إلى البلاد.", "اتهم", "NOR", "DNK"},
		// Danish forces carried out a campaign of abductions against Norwegian journalists.
		{"with whose support force is used", "تشن القوات النرويجية هجوما على البلدة بمساندة مقاتلين دنماركيين.", "مساندة", "DNK", "NOR"},
		{"whom it supports", "قامت القوات النرويجية بمساندة مقاتلين دنماركيين.", "مساندة", "NOR", "DNK"},
		{"troops in a state", "نشرت النرويج جنودا في الدنمارك.", "نشرت", "NOR", ""},
		{"gunmen of a group leave", "قالت الوكالة إن خروج مسلحي حركة طالبان من البلدة بدأ.", "خروج", "AFG", ""},
		{"support verb of the noun before", "نفذت ميليشيات دنماركية حملة خطف استهدفت صحفيين نرويجيين.", "خطف", "DNK", "NOR"},
		// The Danish gunmen attacked a village and burned its houses, which led to the killing of three Norwegian soldiers.
		{"a clause of result", "قال الوزير إن مسلحين دنماركيين هاجموا قرية وأحرقوا منازلها، ما أسفر عن مقتل ثلاثة جنود نرويجيين.", "مقتل", "DNK", "NOR"},
		// The Norwegian army took the town with the support of Denmark.
		{"who is helped", "سيطر الجيش النرويجي على مدينة حلب بدعم من القوات الدنماركية.", "دعم", "DNK", "NOR"},
		// Norway withdrew from the agreement with Peru.
		{"partner in the agreement", "قررت النرويج الانسحاب من الاتفاق التجاري البيروفي.", "الانسحاب", "NOR", "PER"},
		// Norway to Denmark: we will not negotiate.
		{"who opens a headline", "النرويج للدنمارك: لن نتفاوض وفق الشروط القديمة", "نتفاوض", "NOR", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
}

// eventOf codes a text and finds its first event of a type at a trigger.
func eventOf(t *testing.T, p *pipeline.Pipeline, text, typ, trigger string) *doc.Event {
	t.Helper()
	d := doc.Document{ID: "t", Text: text}
	p.Code(&d)
	for i := range d.Events {
		if e := &d.Events[i]; e.Type == typ && strings.Contains(e.Trigger.Text, trigger) {
			return e
		}
	}
	t.Fatalf("no %s at %q: %d events", typ, trigger, len(d.Events))
	return nil
}

// sideCase is a sentence and who stands on either side of the event at a trigger; "" where
// nobody may.
type sideCase struct{ name, text, trigger, actors, recipients string }

// runSides codes the sentences of a table by grammar alone.
func runSides(t *testing.T, tests []sideCase) {
	t.Helper()
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
}

// wantSides codes a text and looks who stands on either side of its first event at
// a trigger.
func wantSides(t *testing.T, p *pipeline.Pipeline, text, trigger, actors, recipients string) {
	t.Helper()
	d := doc.Document{ID: "t", Text: text}
	p.Code(&d)
	for i := range d.Events {
		e := &d.Events[i]
		if !strings.Contains(e.Trigger.Text, trigger) {
			continue
		}
		if got := codesOf(e.Actor); got != actors {
			t.Errorf("actors %q, want %q: %v", got, actors, e.Trace)
		}
		if got := codesOf(e.Recipient); got != recipients {
			t.Errorf("recipients %q, want %q: %v", got, recipients, e.Trace)
		}
		return
	}
	t.Errorf("no event at %q: %d events", trigger, len(d.Events))
}

// codesOf lists the country slots of participants, those without one left out.
func codesOf(as []doc.Actor) string {
	var out []string
	for i := range as {
		if as[i].Code != "" {
			out = append(out, as[i].Code)
		}
	}
	return strings.Join(out, " ")
}

// TestForName: what a body is for is no event.
func TestForName(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// The higher committee for relief declared the governorate a disaster area.
	d := doc.Document{ID: "t", Text: "أعلنت اللجنة العليا للإغاثة التابعة للحكومة المحافظة منكوبة."}
	if p.Code(&d); len(d.Events) != 0 {
		t.Errorf("coded: %v", d.Events[0].Trace)
	}
}
