package coder_test

import "testing"

// TestGoods: who gives, cuts off, frees or withdraws, and from whom, in clauses that break
// off, go on without a subject, or are a masdar with both its sides.
func TestGoods(t *testing.T) {
	runSides(t, []sideCase{
		// Norway, as the paper reported, imposed sanctions on Eritrea.
		{"a source between commas", "فرضت النرويج، وفق ما ذكرته الصحيفة، عقوبات على إريتريا.", "عقوبات", "NOR", "ERI"},
		{"a source between commas, intransitive", "انسحبت القوات الكينية، كما قالت الشرطة، من أوغندا.", "انسحبت", "KEN", "UGA"},
		// A spokesman for Norway said that she (it) had withdrawn from UNESCO.
		{"whom a spokesman speaks for", "قال متحدث باسم أوسلو إنها انسحبت من منظمة اليونسكو.", "انسحبت", "NOR", "UNO"},
		{"a verb in the feminine has no number of men for its subject", "تتواصل الأزمة في أوسلو أمس. كما طردت النرويج دبلوماسيين.", "دبلوماسيين", "NOR", ""},
		// Kenya confirmed its position and cut its ties with Eritrea.
		{"a thing of the subject's own", "أكدت كينيا موقفها أمس. وقطعت علاقاتها مع إريتريا.", "قطعت علاقاتها", "KEN", "ERI"},
		{"a thing behind a verb that goes on", "راجعت كينيا سياستها وقدمت مساعدات إنسانية للسودان.", "مساعدات", "KEN", "SDN"},
		{"who is given what follows", "راجعت كينيا سياستها ومنحت السودان قرضا بقيمة مئة مليون دولار.", "قرضا", "KEN", "SDN"},
		// Norway's arming the Houthis caused a debate.
		{"a masdar with its object and what it takes", "جاء القرار عقب تزويد النرويج المتمردين الحوثيين بالأسلحة.", "تزويد", "NOR", "YEM"},
		{"a masdar before the object of the verb above", "أثار تقديم أوسلو مساعدات إنسانية للسودان جدلا واسعا.", "مساعدات", "NOR", "SDN"},
		{"the object of a masdar is what the frame asks of its genitive", "جاء القرار عقب إجلاء كينيا لاجئين صوماليين من العاصمة.", "إجلاء", "KEN", "SOM"},
		// The Kenyan president dismissed the commander of the army.
		{"an official whom a statesman dismisses", "أقال الرئيس الكيني قائد الجيش.", "أقال", "KEN", "KEN"},
		{"a body whose funds are stopped", "أوقفت النرويج تمويل وكالة الأونروا.", "تمويل", "NOR", "UNO"},
	})
}

// TestGoodsPlanned: the same behind «أن», in passives and in masdars with both sides.
func TestGoodsPlanned(t *testing.T) {
	runSides(t, []sideCase{
		// Kenya decided to finance the movement.
		{"whom the verb behind «أن» is done to", "قررت كينيا أن تمول حركة حماس.", "تمول", "KEN", "PSE"},
		{"what the verb behind «أن» gives", "قررت كينيا أن تقدم مساعدات إنسانية للسودان.", "مساعدات", "KEN", "SDN"},
		{"another subject behind «أن»", "توقعت كينيا أن تقدم النرويج مساعدات إنسانية للسودان.", "مساعدات", "NOR", "SDN"},
		{"the agent of a passive", "مُنح السودان قرضا بقيمة مئة مليون دولار من قبل النرويج.", "قرضا", "NOR", "SDN"},
		{"a thing behind an unvowelled passive", "وزعت مساعدات غذائية على لاجئين صوماليين أمس.", "وزعت", "", "SOM"},
		// Norway's imposing tariffs on imports from Sudan.
		{"a masdar that looks like a plural", "جاء القرار عقب فرض النرويج رسوما جمركية على السودان.", "رسوما", "NOR", "SDN"},
		{"who frees, in the genitive", "جاء القرار عقب إفراج كينيا عن ثلاثة صحفيين يمنيين.", "إفراج", "KEN", "YEM"},
		{"what is done behind a body and its masdar", "جاء القرار عقب تشديد الاتحاد الأوروبي العقوبات على إريتريا.", "العقوبات", "EUR", "ERI"},
		{"whose withdrawal somebody announces", "جاء القرار بعد إعلان الرئيس انسحاب كينيا من منظمة اليونسكو.", "انسحاب", "KEN", "UNO"},
		{"an official dismissed by who decides it", "قرر الرئيس الكيني إقالة قائد الجيش.", "إقالة", "KEN", "KEN"},
		{"tariffs on goods from somewhere", "فُرضت رسوم جمركية على الواردات من السودان.", "رسوم", "", "SDN"},
		{"what somebody is classed as", "أعلنت كندا تصنيف حركة حماس منظمة إرهابية.", "تصنيف", "CAN", "PSE"},
		// Tehran has a crisis. Norway lifted from her (it) the sanctions.
		{"a pronoun between subject and object is not the subject", "تشهد طهران أزمة حادة. ورفعت النرويج عنها العقوبات أمس.", "العقوبات", "NOR", "IRN"},
	})
}
