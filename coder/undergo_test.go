package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestUndergone codes own sentences in which those whom the act befell look like
// its doers, or a place like a party.
func TestUndergone(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely = nil, nil
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// The Danish police announced the arrest of a Peruvian in Oslo.
		{"an adjective that is the arrested", "أعلنت الشرطة الدنماركية توقيف بيروفي في أوسلو.", "توقيف", "DNK", "PER"},
		// Norwegian arrests in the valley.
		{"an adjective of the act", "اعتقالات نرويجية في صفوف المتظاهرين", "اعتقالات", "NOR", ""},
		// The army killed more than 40 Peruvians.
		{"a counted nation", "قتل الجيش النرويجي أكثر من 40 بيروفيا في الوادي.", "قتل", "NOR", "PER"},
		// The valley saw the killing of nine Peruvians at the hands of the Norwegian army.
		{"at the hands of", "شهد الوادي مقتل 9 بيروفيين بأيدي الجيش النرويجي.", "مقتل", "NOR", "PER"},
		// Witnesses said that the Danish attacker was arrested in the morning.
		{"a suspect before the verb", "قال شهود إن المهاجم الدنماركي اعتقل في الصباح ونقل إلى المستشفى.", "اعتقل", "", "DNK"},
		// Maria, who was set free, said that she was well.
		{"the freed in a relative clause", "قالت الوزيرة النرويجية السابقة، التي أفرج عنها بعد شهر، إنها بخير.", "أفرج", "", "NOR"},
		// Years after their displacement the Peruvians keep the keys of their houses.
		{"the displaced behind the pronoun", "بعد أعوام على تهجيرهم من قراهم، لا يزال البيروفيون يحتفظون بمفاتيح بيوتهم.", "تهجير", "", "PER"},
		// The party, which Oslo lists as terrorist, answered.
		{"what a pronoun takes up", "أوضحت أوسلو للوزراء موقفها من الحزب البيروفي الذي تصنفه كمنظمة إرهابية.", "تصنف", "NOR", "PER"},
		// Oslo criticised Sweden for its supporting Peru.
		{"the object of a masdar", "التقى الوزير النرويجي الصحافيين، وانتقد السويد لدعمها بيرو.", "دعم", "SWE", "PER"},
		// Norway withdrew its forces from Aleppo, and from Peru.
		{"a town that forces leave", "سحبت النرويج قواتها من حلب أمس.", "قوات", "NOR", ""},
		{"a state that forces leave", "سحبت النرويج قواتها من بيرو أمس.", "قوات", "NOR", "PER"},
		// Peru denied the accusations of supporting the rebels.
		{"who denies an accusation", "نفت بيرو الاتهامات بدعم المتمردين.", "الاتهامات", "", "PER"},
		{"what he is accused of", "نفت بيرو الاتهامات بدعم المتمردين في كولومبيا.", "دعم", "PER", "COL"},
		{"the accuser in an adjective", "ينفي الوزير البيروفي الاتهامات النرويجية بالتدخل في الانتخابات.", "الاتهامات", "NOR", "PER"},
		// Denmark seeks to keep Peru from supporting the rebels.
		{"who is kept from it", "تسعى الدنمارك إلى منع بيرو من دعم المتمردين.", "دعم", "PER", ""},
		// The verdict moved Norway to praise the court.
		{"who is moved to it", "دفع الحكم النرويج للإشادة بالدنمارك.", "إشادة", "NOR", "DNK"},
		// Clashes between Danish students who wanted to march and Norwegian policemen.
		{"a second between", "اندلعت مواجهات بين طلاب دنماركيين كانوا يرغبون في التظاهر وبين رجال شرطة نرويجيين.", "مواجهات", "DNK NOR", ""},
		{"between him and", "تحدث الوزير الدنماركي عن القمة المرتقبة بينه وبين الرئيس الروسي فلاديمير بوتين.", "القمة", "DNK RUS", ""},
		// The minister talked with the Norwegian king and the Saudi crown prince.
		{"an office that is also a verb", "بحث الوزير الدنماركي مع الملك النرويجي وولي العهد السعودي الأزمة.", "بحث", "DNK NOR SAU", ""},
		// The Norwegian police tried to contain the protests.
		{"police do not protest", "حاولت الشرطة النرويجية احتواء الاحتجاجات في المدينة.", "الاحتجاجات", "", ""},
		// The raids answered the firing of Danish rockets at a village in Norway.
		{"whose rockets", "كانت الغارات ردا على إطلاق صواريخ دنماركية على قرية في النرويج.", "إطلاق", "DNK", "NOR"},
		// Reuters spoke of a summit of his with the Danish minister.
		// The former minister will not be set free.
		{"impersonal behind its noun", "إن الوزير النرويجي السابق لن يفرج عنه قريبا.", "يفرج", "", "NOR"},
		// It strikes its civilians.
		{"an accusative that is the object", "عاد الملك الدنماركي إلى بلاده في وقت يقصف فيه مدنييه.", "يقصف", "DNK", "DNK"},
		// The committee decided to refuse the candidacy of the Danish opponent.
		{"a deed in the genitive", "اتخذت اللجنة النرويجية قرارا برفض ترشح المعارض الدنماركي للرئاسة.", "رفض", "NOR", ""},
		// A Norwegian was arrested on a charge of insulting the Danish king.
		{"insulted, not accusing", "اعتقلت الشرطة النرويجية صحافيا بتهمة إهانة الملك الدنماركي.", "تهمة", "NOR", ""},
		// Denmark called for a quick answer by Norway.
		{"an agent of a noun", "دعت الدنمارك إلى رد سريع من جانب النرويج.", "دعت", "DNK", ""},
		// The killing of a commander west of Peru.
		{"a side is no object", "مقتل قائد ميداني دنماركي غرب بيرو", "مقتل", "", "DNK"},
		// Oslo considers them a terrorist organisation.
		{"what one is taken for", "تدعم الدنمارك الحركة البيروفية لكن النرويج تعتبرها منظمة إرهابية.", "تعتبر", "NOR", "DNK"},
		// The Danish army alone killed twenty soldiers of Peru.
		{"alone", "قال الوزير إن الدنمارك لوحدها قتلت عشرين جنديا بيروفيا.", "قتلت", "DNK", "PER"},
		// Norway answers the "threats" of Denmark.
		{"a genitive behind quotation marks", "ترد النرويج على \"تهديدات\" الدنمارك", "تهديدات", "DNK", ""},
		// Norwegian television told of strikes.
		{"a channel only tells", "أعلن التلفزيون النرويجي عن ضربات جوية استهدفت مطارا في بيرو.", "ضربات", "", "PER"},
		// The Danish ministers issued a statement that condemns the attack; … in which they criticise Norway.
		{"what a statement says", "أصدر الوزراء الدنماركيون بيانا يدين الهجوم على المدنيين.", "يدين", "DNK", ""},
		{"what one says in it", "أصدرت الحكومة الدنماركية أمس بيانا تنتقد فيه النرويج.", "تنتقد", "DNK", "NOR"},
		// Norwegian traders closed their shops in solidarity with the Danes.
		{"a deed in solidarity", "أغلق التجار النرويجيون محلاتهم الثلاثاء تضامنا مع الدنماركيين.", "تضامنا", "NOR", "DNK"},
		// The expulsion by the Norwegian army of about 40 Danish families.
		{"to about so many", "كشف تقرير عن تهجير الجيش النرويجي لنحو 40 أسرة دنماركية.", "تهجير", "NOR", "DNK"},
		// A visit of Norwegian experts to Denmark; the last visit of the Norwegian minister to Peru.
		{"whose visit", "قبل زيارة مزمعة لخبراء نرويجيين إلى الدنمارك", "زيارة", "NOR", "DNK"},
		{"whose visit and whither", "كانت آخر زيارة للوزير النرويجي للدنمارك في مارس.", "زيارة", "NOR", "DNK"},
		{"whither", "قام الوزير النرويجي بزيارة للدنمارك.", "زيارة", "NOR", "DNK"},
		// Norway must demand of Denmark …; Norway can attack.
		{"who must do it", "على النرويج أن تطالب الدنمارك بالوفاء بوعدها.", "تطالب", "NOR", "DNK"},
		{"who may do it", "يمكن للنرويج أن تهاجم القوات الدنماركية.", "تهاجم", "NOR", "DNK"},
		// It accuses the Danish party of being …
		{"accused of being", "وتتهم الحركة الدنماركية بأنها ذراع للحزب.", "تتهم", "", "DNK"},
		// Peru welcomed the strikes of others; struck in answer to a Norwegian attack.
		{"what is welcomed", "رحب الرئيس البيروفي بالضربات على الدنمارك.", "الضربات", "", "DNK"},
		{"what is answered", "قصفت الدنمارك مواقع في بيرو ردا على إطلاق صواريخ على مدينة في الدنمارك.", "إطلاق", "", "DNK"},
		// Denmark warns Norway of consequences if it withdraws: Norway would.
		{"who is warned", "حذر الوزير الدنماركي الرئيس النرويجي من عواقب إذا انسحب من الاتفاق.", "انسحب", "NOR", ""},
		// The Danish police tried to stop the protests.
		{"who stops a protest", "اعتقلت الشرطة الدنماركية العشرات في محاولة لوقف المظاهرات.", "المظاهرات", "", ""},
		// Those are aircraft that only the Danish army owns and that launch missiles.
		{"whose aircraft", "هذه هي المرة الأولى التي تقوم فيها طائرات، لا يملكها إلا الجيش الدنماركي، بإطلاق صواريخ على بيرو.", "صواريخ", "DNK", "PER"},
		// The Danish minister called Norway to a strong dialogue.
		{"strong, no power", "دعا الوزير الدنماركي النرويج إلى حوار قوي.", "دعا", "DNK", "NOR"},
		// After Norway accused him the Danish minister resigned.
		{"pointed ahead to", "وبعد أن اتهمته النرويج بالفساد، استقال الوزير الدنماركي.", "اتهمته", "NOR", "DNK"},
		// He was arrested on his return.
		{"arrested, left out", "سافر الوزير النرويجي إلى بيرو، واعتقل فور عودته.", "اعتقل", "", "NOR"},
		{"arrested behind her name", "يعتقد أن الوزيرة النرويجية في مايو اعتقلت بعد عودتها.", "اعتقلت", "", "NOR"},
		// A tweet of the Danish minister in which he accused Norway.
		{"what one says in a tweet", "انتشرت تغريدة للوزير الدنماركي اتهم فيها النرويج بالكذب.", "اتهم", "DNK", "NOR"},
		// A promise of the Norwegian government to set Peruvians free.
		{"whom a promise comes from", "عاد الوزير الدنماركي بناء على وعد من الحكومة النرويجية بالإفراج عن بيروفيين.", "الإفراج", "NOR", "PER"},
		// The suit that Norway brought and in which it accuses Denmark.
		{"carried on in a relative clause", "تنظر محكمة بيروفية في الدعوى التي تقدمت بها النرويج وتتهم فيها الدنمارك بالكذب.", "تتهم", "NOR", "DNK"},
		{"an agency is no side", "نقلت رويترز عن الوزير النرويجي تفاصيل القمة مع نظيره الدنماركي.", "القمة", "DNK", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
}
