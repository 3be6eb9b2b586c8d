package coder_test

import (
	"testing"
)

// TestTiedElsewhere codes own sentences in which a party stands behind an act of force and
// hangs on other words, and such in which the doer is the subject of the verb above the
// masdar that carries it.
func TestTiedElsewhere(t *testing.T) {
	runSides(t, []sideCase{
		// An attack on the Peruvian village with support from the Norwegian army.
		{"whose help", "وقع هجوم على البلدة البيروفية بدعم من الجيش النرويجي.", "هجوم", "", "PER"},
		// Air raids on Peru before the date set for the arrival of the Norwegian inspectors.
		{"whose arrival", "وقعت غارات جوية على بيرو قبل الموعد المقرر لوصول المفتشين النرويجيين.", "غارات", "", "PER"},
		// Raids on positions in the strip of the Peruvian rebels.
		{"whose positions", "وقعت غارات على عشرات المواقع في القطاع للمتمردين البيروفيين.", "غارات", "", "PER"},
		// The shooting happened on the road between Homs and Hama.
		{"between towns", "حصل إطلاق النار على الطريق بين حمص وحماة.", "إطلاق النار", "", ""},
		// The involvement of Norwegian migrants in bombings that shook Peru.
		{"whose involvement", "سجل التقرير تورط مهاجرين نرويجيين في تفجيرات عدة هزت بيرو.", "تفجيرات", "NOR", "PER"},
		// Norway answered by launching air raids.
		{"who answers by launching", "ردت النرويج بشن غارات جوية على مواقع في بيرو.", "غارات", "NOR", "PER"},
		// Denmark pushed the Norwegian army to launch air raids.
		{"who is pushed to launch", "دفعت الدنمارك الجيش النرويجي إلى شن غارات جوية على بيرو.", "غارات", "NOR", "PER"},
		// Norwegian planes took part in shelling Peruvian forces; went on shelling them.
		{"who takes part", "شاركت الطائرات النرويجية في قصف القوات البيروفية.", "قصف", "NOR", "PER"},
		{"who goes on with it", "واصلت المدفعية النرويجية قصف القوات البيروفية.", "قصف", "NOR", "PER"},
		{"whose shelling", "أسفر قصف القوات النرويجية عن مقتل ثلاثة بيروفيين.", "قصف", "NOR", "PER"},
		// Norway is behind the attack; two Norwegians were behind it; the motives behind it.
		{"who is behind it", "النرويج وراء الهجوم على السفينة البيروفية.", "الهجوم", "NOR", "PER"},
		{"who was behind it", "قال الوزير إن اثنين من الجنود النرويجيين كانا وراء الهجوم على بيرو.", "الهجوم", "NOR", "PER"},
		{"what is behind it", "ما زالت الدوافع النرويجية وراء الهجوم على بيرو غامضة.", "الهجوم", "", "PER"},
		// Accused of lies about a poisoning, of staging an attack, of what followed one.
		{"lies about it", "اتهم الوزير الدنماركي النرويج بنشر أكاذيب حول تسميم عميل بيروفي.", "تسميم", "", "PER"},
		{"who made it up", "تتهم الدنمارك النرويج بفبركة هجوم كيماوي على بيرو.", "هجوم", "", "PER"},
		{"what came after it", "اتهمت الدنمارك النرويج بدعم المسلحين بعد الهجوم على بيرو.", "الهجوم", "", "PER"},
		// Norwegian planes launched several raids that hit gatherings of the Peruvians, in a
		// district: one event, and whom it hit.
		{"several raids that hit", "في مديرية نهم، شنت المقاتلات النرويجية عدة غارات استهدفت تجمعات للمتمردين البيروفيين.", "غارات", "NOR", "PER"},
		// Vehicles are whose they are; dead and wounded in whose ranks they fell.
		{"whose vehicles", "قصف الجيش النرويجي آليات تابعة للمتمردين البيروفيين.", "قصف", "NOR", "PER"},
		{"in whose ranks", "أوقعت غارات نرويجية قتلى وجرحى في صفوف المتمردين البيروفيين.", "غارات", "NOR", "PER"},
		// An operation at the same time as raids of the Danish air force.
		{"whose other raids", "نفذ الجيش النرويجي عملية عسكرية ضد بيرو، بالتزامن مع غارات لسلاح الجو الدنماركي.", "عملية", "NOR", "PER"},
		// Who was killed, not who killed: soldiers who were killed in the war, the deputy whose
		// brother was killed, a soldier after he carried out the attack.
		{"soldiers who fell", "تبحث الدولتان رفات الجنود النرويجيين، الذين قتلوا خلال قصف الثكنة.", "قتلوا", "", "NOR"},
		{"no deed is killed", "قتل الجندي النرويجي بعد تنفيذه الهجوم على الثكنة.", "قتل", "", "NOR"},
		{"who kills somebody", "فر الجنود النرويجيون الذين قتلوا عشرة بيروفيين.", "قتلوا", "NOR", "PER"},
	})
}
