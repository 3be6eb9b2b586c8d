package coder_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestPlace codes own sentences; place is that of the first event of the type,
// "" where it must have none.
func TestPlace(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, typ, place string }{
		// The minister spoke from Moscow, where the president held talks.
		{"from where", "قال الوزير السوري من موسكو، حيث عقد الرئيس السوري محادثات مع نظيره الروسي، إن الوضع صعب.", "CONSULT", "موسكو"},
		// A court condemned a man for killing a policeman in Isfahan; one in Beirut did; diplomats went for what was done in London.
		{"of the charge", "قضت محكمة إيرانية بإعدام متهم بعد إدانته بقتل شرطي إيراني في أصفهان.", "SANCTION", ""},
		{"of the court", "قضت محكمة في بيروت بإعدام متهم لبناني.", "SANCTION", "بيروت"},
		{"of what it answers", "طردت فرنسا دبلوماسيين روسا ردا على قتل ناشط روسي في لندن.", "SANCTION", ""},
		// Three soldiers were killed ten kilometres from the city of Benghazi.
		{"at a distance", "قتل ثلاثة جنود على بعد عشرة كيلومترات من مدينة بنغازي.", "ASSAULT", "مدينة بنغازي"},
		// Soldiers from Benghazi were killed.
		{"where they are from", "قتل ثلاثة جنود من مدينة بنغازي.", "ASSAULT", ""},
		// The Security Council held a session about Eastern Ghouta.
		{"about, not in", "عقد مجلس الأمن جلسة طارئة حول الغوطة الشرقية.", "CONSULT", ""},
		// Clashes broke out in three places.
		{"some places", "قال المتحدث إن الاشتباكات بين الجيش السوري والمسلحين اندلعت في ثلاثة مواقع.", "ASSAULT", ""},
		// Police arrested activists all over Tunisia; he was arrested over social networks.
		{"no place", "اعتقلت الشرطة التونسية ناشطا بسبب تدوينة على مواقع التواصل الاجتماعي.", "COERCE", ""},
		// A car bomb killed ten in the Karrada quarter in central Baghdad.
		{"narrow before wide", "قتل عشرة أشخاص في تفجير سيارة مفخخة في حي الكرادة وسط بغداد.", "ASSAULT", "حي الكرادة"},
		// The planes shelled the town of Saraqib in the countryside of Idlib.
		{"what is struck", "قصفت الطائرات الروسية بلدة سراقب في ريف إدلب.", "ASSAULT", "بلدة سراقب"},
		// The two ministers signed a memorandum in Istanbul.
		{"where it is signed", "وقع الوزير العراقي ونظيره التركي مذكرة تفاهم في إسطنبول.", "SUPPORT", "إسطنبول"},
		// Six were killed in an attack that hit a checkpoint in the city of Derna.
		{"clause that describes", "قتل ستة جنود في هجوم استهدف حاجزا للجيش في مدينة درنة.", "ASSAULT", "مدينة درنة"},
		// The minister arrived in Amman and met his counterpart.
		{"went and met", "وصل وزير الخارجية التركي إلى عمان والتقى نظيره الأردني.", "CONSULT", "عمان"},
		// The minister's visit comes after Greece accused Turkey of seizing a boat in Izmir.
		{"no visit is where something else was", "تأتي زيارة الوزير الألماني بعد أن اتهمت اليونان تركيا باحتجاز قارب في إزمير.", "CONSULT", ""},
		// The president will go to Cairo, where he will meet his counterpart.
		{"where", "يتوجه الرئيس الفرنسي إلى القاهرة حيث يلتقي نظيره المصري.", "CONSULT", "القاهرة"},
		// Geneva hosted talks between the Yemeni parties.
		{"host", "احتضنت جنيف محادثات بين الحكومة اليمنية والحوثيين.", "CONSULT", "جنيف"},
		// The two ministers discussed the situation in Syria.
		{"topic", "بحث وزير الخارجية الروسي مع نظيره التركي الأوضاع في سوريا.", "CONSULT", ""},
		// He discussed by telephone.
		{"telephone", "أجرى الرئيس المصري اتصالا هاتفيا مع نظيره الفرنسي في باريس.", "CONSULT", ""},
		// The forces withdrew from the city of Hodeidah.
		{"withdrawal", "انسحبت قوات الحوثيين من مدينة الحديدة.", "RETREAT", "مدينة الحديدة"},
		// Thousands demonstrated in Tahrir Square in Baghdad.
		{"square", "تظاهر آلاف العراقيين في ساحة التحرير ضد الحكومة.", "PROTEST", "ساحة التحرير"},
		// Police arrested an activist in the country (Tunisia was named before).
		{"the country", "تشهد تونس أزمة سياسية.\nواعتقلت الشرطة ناشطا في البلاد.", "COERCE", "تونس"},
		// Washington condemned the attack in Kabul.
		{"what is said is nowhere", "أدانت واشنطن الهجوم في كابول.", "ACCUSE", ""},
		// In Egypt security forces wage a campaign in North Sinai.
		{"the finer place", "تشن قوات الأمن في مصر حملة عسكرية على المسلحين في شمال سيناء.", "ASSAULT", "شمال سيناء"},
		// An Egyptian who lives in Sudan was arrested in Cairo.
		{"where somebody lives", "اعتقلت الشرطة مصريا كان مقيما في السودان.", "COERCE", ""},
		// Nicaragua: eight killed in protests.
		{"head of the title", "نيكاراغوا: مقتل ثمانية أشخاص برصاص الشرطة", "ASSAULT", "نيكاراغوا"},
		// The president's visits outside the country.
		{"outside is nowhere", "اعتقلت قوات الأمن ثلاثة صحفيين أجانب خارج العاصمة صنعاء.", "COERCE", ""},
		// Israeli planes shelled Hamas positions east of Rafah.
		{"a side without preposition", "قصفت طائرات إسرائيلية مواقع لحركة حماس مساء الجمعة شرق رفح.", "ASSAULT", "شرق رفح"},
		// Troops were deployed near the town of Nusaybin.
		{"near", "اعتقلت قوات الأمن خمسة أشخاص على مقربة من مدينة نصيبين.", "COERCE", "مدينة نصيبين"},
		// An aid convoy entered Eastern Ghouta.
		{"brought there", "دخلت قافلة مساعدات دولية إلى الغوطة الشرقية.", "AID", "الغوطة الشرقية"},
		// The army advanced in the Qadam quarter south of Damascus, where it arrested gunmen.
		{"where, of two places", "تقدم الجيش السوري في حي القدم جنوب دمشق حيث اعتقل أربعة مسلحين.", "COERCE", "حي القدم"},
		// Planes shelled a camp in Gaza on Sunday. Witnesses said the shelling lasted for hours.
		{"named again", "قصفت طائرات إسرائيلية مخيم الشاطئ في غزة يوم الأحد.\nوقال شهود إن القصف الإسرائيلي استمر ساعات.", "ASSAULT", "مخيم الشاطئ"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d := &doc.Document{ID: "x", Text: x.text, PubTime: time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC)}
			p.Code(d)
			found := false
			for i := range d.Events {
				e := &d.Events[i]
				if e.Type != x.typ {
					continue
				}
				found = true
				got := ""
				if e.Place != nil {
					got = e.Place.Text
				}
				if got != x.place {
					t.Errorf("«%s»: place %q, want %q", e.Trigger.Text, got, x.place)
				}
				if e.Place != nil && e.Place.Code == "" && x.place != "ساحة التحرير" {
					t.Errorf("place %q lies in no state", got)
				}
			}
			if !found {
				t.Errorf("no %s", x.typ)
			}
		})
	}
}

// TestSiteWithin: a site without a name of its own lies where the place behind it does, not
// in the state that it belongs to.
func TestSiteWithin(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"قتل ثلاثة جنود أمام السفارة الأمريكية في بغداد.":    "IRQ", // before the American embassy in Baghdad
		"قتل ثلاثة جنود داخل قاعدة عسكرية في كركوك.":         "IRQ", // inside a military base in Kirkuk
		"اعتقلت الشرطة رجلا في قصر الإليزيه بعد زيارة لندن.": "FRA", // in the Élysée palace
	} {
		d := &doc.Document{ID: "x", Text: text, PubTime: time.Date(2023, 2, 22, 0, 0, 0, 0, time.UTC)}
		p.Code(d)
		if len(d.Events) == 0 || d.Events[0].Place == nil || d.Events[0].Place.Code != want {
			t.Errorf("«%s»: want a place in %s, got %+v", text, want, d.Events)
		}
	}
}

// TestNamesakes: of several places of one name the sentence, then the document,
// then their size decides; the trace says so.
func TestNamesakes(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, code, why string }{
		// The Lebanese army arrested four gunmen in Tripoli.
		{"sentence", "اعتقل الجيش اللبناني أربعة مسلحين في طرابلس.", "LBN", "by its sentence"},
		// Haftar's forces shelled sites in Tripoli.
		{"sentence", "قصفت قوات حفتر مواقع في طرابلس.", "LBY", "by its sentence"},
		// Lebanon holds its elections. Police arrested gunmen in Tripoli.
		{"document", "يجري لبنان انتخابات نيابية في مايو.\nواعتقلت الشرطة أربعة مسلحين في طرابلس.", "LBN", "by the document"},
		// Police arrested gunmen in Tripoli.
		{"size", "اعتقلت الشرطة أربعة مسلحين في طرابلس.", "LBY", "the larger"},
		// Clashes in the Moroccan city of Kénitra; in Quneitra near the Golan.
		{"adjective", "اعتقلت الشرطة أربعة مسلحين في مدينة القنيطرة المغربية.", "MAR", "by the adjective"},
		{"sentence", "قصفت إسرائيل مواقع في القنيطرة السورية قرب الجولان.", "SYR", ""},
		// A gunman killed three in Atlanta in Georgia; police arrested an activist in Georgia.
		{"state of the union", "اعتقلت الشرطة ثلاثة ناشطين في جورجيا بعد احتجاجات أتلانتا.", "USA", "by its sentence"},
		{"state", "اعتقلت الشرطة ثلاثة ناشطين في جورجيا.", "GEO", "the state"},
		// In Hyderabad in southern Pakistan.
		{"sentence", "اعتقلت الشرطة الباكستانية ثلاثة ناشطين في حيدر آباد.", "PAK", "by its sentence"},
		{"size", "اعتقلت الشرطة ثلاثة ناشطين في حيدر آباد.", "IND", "the larger"},
	}
	for _, x := range tests {
		d := &doc.Document{ID: "x", Text: x.text}
		p.Code(d)
		if len(d.Events) == 0 || d.Events[len(d.Events)-1].Place == nil {
			t.Errorf("%s: no event with a place in %s", x.name, x.text)
			continue
		}
		e := &d.Events[len(d.Events)-1]
		if e.Place.Code != x.code || e.Place.Lat == 0 {
			t.Errorf("%s: «%s» in %s, want %s", x.name, e.Place.Text, e.Place.Code, x.code)
		}
		if !strings.Contains(strings.Join(e.Trace, "\n"), x.why) {
			t.Errorf("%s: trace %q does not say %q", x.name, e.Trace, x.why)
		}
	}
}
