package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestAimClause codes own sentences by whom the clauses and words around an event say
// it is directed at.
func TestAimClause(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience = nil
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// Oslo demanded that Peru and Chile stop the missile tests.
		{"who is to do it", "طالبت أوسلو بأن توقف بيرو وتشيلي التجارب الصاروخية.", "طالبت", "NOR", "PER CHL"},
		// Oslo demanded that the bridge be in Peru: nobody is to do anything.
		{"what is to be", "طالبت أوسلو بأن يكون الجسر في بيرو.", "طالبت", "NOR", ""},
		// Peruvian groups still threaten and attack Norwegian judges.
		{"an object of two verbs", "لا تزال جماعات بيروفية مسلحة تهدد وتهاجم القضاة النرويجيين.", "تهدد", "PER", "NOR"},
		// The Norwegian army took the town after it destroyed posts of Peruvian gunmen and caused them heavy losses.
		{"a pronoun beside the object", "استعاد الجيش النرويجي البلدة بعد تدمير نقاط محصنة للمسلحين البيروفيين وتكبيدهم خسائر فادحة.", "تكبيدهم خسائر", "NOR", "PER"},
		// Norway's unlawful occupation of Peru.
		{"a pronoun that acts", "على النرويج أن تدفع ثمن احتلالها غير الشرعي لبيرو.", "احتلالها", "NOR", "PER"},
		// The draft that Norway put forward "calls upon Peru to cease its violence".
		{"a quotation behind the subject", "أكد البيان أن مشروع القرار الذي قدمته النرويج \"يدعو بيرو إلى الكف عن أعمال العنف\".", "يدعو", "NOR", "PER"},
		// The secretary general of the body, on Saturday, in the strongest terms, denounced the announcement.
		{"an object behind asides", "استنكر حسن أبو العينين، الأمين العام لمنظمة التعاون الإسلامي، السبت، بأشد العبارات إعلان وزارة الخارجية البيروفية.", "استنكر", "", "PER"},
		{"an object behind a text", "اتهمت منظمة بيروفية للحقوق، في تقرير حديث لها، حركة طالبان بزرع ألغام.", "اتهمت", "PER", "AFG"},
		{"two that labour under sanctions", "لا يبقى تأثير لبيرو وتشيلي اللتين ترزحان تحت العقوبات النرويجية.", "العقوبات", "NOR", "PER CHL"},
		// Norway's aid to armed groups in the region such as Hezbollah.
		{"examples of those named", "انتقدت ليما دعم النرويج لجماعات مسلحة في المنطقة مثل حزب الله.", "دعم", "NOR", "LBN"},
		{"some of them", "ستطلب أوسلو من كل القوات الأجنبية، بما في ذلك القوات البيروفية والجيش التشادي، الرحيل.", "ستطلب", "NOR", "PER TCD"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantSides(t, p, tt.text, tt.trigger, tt.actors, tt.recipients)
		})
	}
}
