package coder_test

import (
	"testing"
)

// TestOthersDeed codes own sentences in which the subject of the verb above an event only
// foils, denies, judges or speaks of it, and such in which he does it.
func TestOthersDeed(t *testing.T) {
	runSides(t, []sideCase{
		// The Norwegian police foiled an attempt to blow up the embassy; made one.
		{"an attempt foiled", "أحبطت الشرطة النرويجية محاولة لتفجير السفارة البيروفية.", "تفجير", "", "PER"},
		{"an attempt made", "كررت الحركة النرويجية محاولة تفجير السفارة البيروفية.", "تفجير", "NOR", "PER"},
		// Two who deny together speak of another; one alone of what he is said to have done.
		{"two deny", "نفت النرويج وبيرو استخدام السلاح الكيماوي في البلدة.", "استخدام", "", ""},
		{"one denies", "نفت النرويج استخدام السلاح الكيماوي في البلدة.", "استخدام", "NOR", ""},
		{"that it happened is denied", "نفت النرويج وقوع هجوم كيماوي في البلدة البيروفية.", "هجوم كيماوي", "", "PER"},
		// The minister admits the wide criticism of the government; a soldier that he killed.
		{"criticism admitted", "قال الوزير النرويجي مقرا بالانتقادات الواسعة للحكومة البيروفية.", "الانتقادات", "", "PER"},
		{"killing admitted", "اعترف الجندي النرويجي بقتل ثلاثة بيروفيين.", "قتل", "NOR", "PER"},
		// Members of parliament voted to recognize a genocide.
		{"a genocide recognized", "صوت النواب النرويجيون للاعتراف بـ\"إبادة\" البيروفيين.", "إبادة", "", "PER"},
		// The minister criticized that Denmark took part in the raids.
		{"taking part criticized", "انتقد الوزير النرويجي المشاركة في الضربات الجوية على بيرو.", "الضربات الجوية", "", "PER"},
		// At war with Peru, which is accused of giving support to gunmen.
		{"who is accused behind a comma", "تخوض النرويج حربا مع بيرو، المتهمة بتقديم الدعم لمسلحين في الدنمارك.", "تقديم الدعم", "PER", "DNK"},
		{"the accused at a remove", "أدانت المحكمة النرويجية المتهمين البيروفيين بالمساعدة في محاولة الانقلاب.", "محاولة الانقلاب", "PER", ""},
		// According to the indictment, the minister ordered.
		{"what a text is called", "وفقا لقرار الاتهام، أمرت الوزيرة النرويجية موظفيها بالسفر إلى بيرو.", "أمرت", "NOR", "NOR"},
		// A summit between two, for which an army makes ready.
		{"both sides named", "أوقف الجيش النرويجي البث لتهيئة مناخ لأول قمة بين بيرو والدنمارك.", "قمة", "PER DNK", ""},
		{"who mediates", "يحاول الوفد النرويجي الوساطة بين بيرو والدنمارك.", "الوساطة", "PER DNK NOR", ""},
		// A military escalation is no soldier, doing away with somebody no judiciary.
		{"what is military", "تزيد الضربات الجوية من احتمالات تصعيد عسكري مع الجيش النرويجي.", "الضربات الجوية", "", ""},
		{"doing away with", "تمكن الجيش النرويجي خلال عملية عسكرية من القضاء على متشدد بيروفي.", "عملية عسكرية", "", "PER"},
		// Judicial sources, and the police, announce an arrest.
		{"sources announce", "أعلنت مصادر قضائية نرويجية توقيف ثلاثة بيروفيين.", "توقيف", "", "PER"},
		{"police announce", "أعلنت الشرطة النرويجية توقيف ثلاثة بيروفيين.", "توقيف", "NOR", "PER"},
		// An agency is worried while the shelling goes on.
		{"while it goes on", "أبدت الوكالة الدنماركية قلقها مع استمرار القصف على البلدة البيروفية.", "القصف", "", "PER"},
		{"who goes on with it", "أعلن الجيش النرويجي استمرار القصف على البلدة البيروفية.", "القصف", "NOR", "PER"},
		// A Dane took part in a plot to evade sanctions that Norway imposes.
		{"sanctions evaded", "شارك الدنماركي في مؤامرة لتفادي العقوبات التي تفرضها النرويج على بيرو.", "العقوبات", "NOR", "PER"},
		// The minister touches on an attack, points to a blast, calls something an attack.
		{"touched on", "تطرق الوزير النرويجي إلى تفجير السفارة البيروفية.", "تفجير", "", "PER"},
		{"pointed to", "تحدثت الوزيرة النرويجية إلى الصحفيين، مشيرة إلى تفجير السفارة البيروفية.", "تفجير", "", "PER"},
		{"called so", "وصف الوزير النرويجي الحادث بأنه هجوم على السفارة البيروفية.", "هجوم", "", "PER"},
		{"what documents concern", "نشرت الحكومة النرويجية وثائق متعلقة بالغارة على السفارة البيروفية.", "الغارة", "", "PER"},
		// A Peruvian company was hit by an attack on its computers.
		{"who is hit", "شركة بيروفية تتعرض لهجوم إلكتروني.", "لهجوم إلكتروني", "", "PER"},
	})
}
