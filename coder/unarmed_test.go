package coder_test

import "testing"

// TestUsesNoForce: who has no arms is nobody's attacker, whatever verb stands above the attack.
func TestUsesNoForce(t *testing.T) {
	runSides(t, []sideCase{
		{"a court that judges an attack", "أدانت محكمة كينية أربعة رجال بعد هجوم على السفارة الدنماركية في نيروبي.", "هجوم", "", "DNK"},
		{"the dead of a bomb", "تسعة قتلى كينيين في انفجار قنبلة استهدفت تجمعا لأنصار الوزير الدنماركي.", "استهدفت", "", "DNK"},
		{"a council that debates a battle", "يجتمع مجلس الأمن الدولي غدا لبحث المعركة في مدينة الحديدة.", "معركة", "", ""},
		{"a rights organisation that counts", "وثقت هيومن رايتس ووتش تعذيب عشرات السجناء النرويجيين.", "تعذيب", "", "NOR"},
		{"a fight and another attack in the sentence", "حررت القوات الكينية البلدة من المتمردين بعد تفجير سيارة مفخخة أوقع عددا من الجرحى.", "سيارة مفخخة", "", ""},
		{"some of the killed", "قتل 17 شخصا على الأقل بينهم ستة أطفال الاثنين في البلدة، إثر قصف مدفعي لقوات الجيش الكيني.", "قتل", "KEN", ""},
		{"about how many of the wounded", "قتل نحو 60 كينيا بينهم نحو 20 طفلا في غارة شنها الجيش الأوغندي.", "قتل", "UGA", "KEN"},
		{"most of the killed", "قتل كينيون معظمهم نساء في غارات شنها الجيش الأوغندي.", "قتل", "UGA", "KEN"},
		{"killed in consequence", "وقال ناشطون إن 90 كينيا قتلوا نتيجة هجمات شنها الجيش الأوغندي.", "قتلوا", "UGA", "KEN"},
		{"inhabitants who tell of raids", "أفاد سكان محليون كينيون أن غارات عنيفة استهدفت المعسكر، وسمع دوي انفجارات أعقبت الغارات.", "الغارات", "", ""},
		{"children sent to the battle", "دفعت الحركة بأطفال كينيين إلى معارك في مومباسا.", "معارك", "", ""},
		{"a child of whom a verb says so", "أطلق طفل كيني النار على طبيب دنماركي.", "النار", "KEN", "DNK"},
		{"troops of an army do attack", "هاجمت القوات الكينية معسكرا للجيش الأوغندي.", "هاجمت", "KEN", "UGA"},
	})
}
