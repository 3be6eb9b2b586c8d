package morph

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

const verbSample = `
كتب | I | كتب | يكتب | كتابة | write
قول | I | قال | يقول | قول | say
بيع | I | باع | يبيع | بيع | sell
خوف | I | خاف | يخاف | خوف | fear
دعو | I | دعا | يدعو | دعوة | call
رمي | I | رمى | يرمي | رمي | throw
بقي | I | بقي | يبقى | بقاء | stay
وصل | I | وصل | يصل | وصول | arrive
وفي | I | وفى | يفي | وفاء | fulfil
ردد | I | ردّ | يردّ | ردّ | reply
أخذ | I | أخذ | يأخذ | أخذ | take
سأل | I | سأل | يسأل | سؤال | ask
قرأ | I | قرأ | يقرأ | قراءة | read
رأي | I | رأى | يرى | رؤية ; رأي | see
أتي | I | أتى | يأتي | إتيان | come
جيء | I | جاء | يجيء | مجيء | come
شيء | I | شاء | يشاء | مشيئة | wish
كون | I | كان | يكون | كون | be
قتل | I | قتل | يقتل | قتل | kill
زور | I | زار | يزور | زيارة | visit
قدم | II | قدّم | يقدّم | تقديم | present
هجم | III | هاجم | يهاجم | مهاجمة | attack
علن | IV | أعلن | يعلن | إعلان | announce
رود | IV | أراد | يريد | إرادة | want
وقف | IV | أوقف | يوقف | إيقاف | stop
يقن | IV | أيقن | يوقن | إيقان | be sure
عطي | IV | أعطى | يعطي | إعطاء | give
أذي | IV | آذى | يؤذي | إيذاء | harm
قدم | V | تقدّم | يتقدّم | تقدّم | advance
ولي | V | تولّى | يتولّى | تولّي | take over
عون | VI | تعاون | يتعاون | تعاون | cooperate
فجر | VII | انفجر | ينفجر | انفجار | explode
أخذ | VIII | اتّخذ | يتّخذ | اتّخاذ | adopt
زيد | VIII | ازداد | يزداد | ازدياد | increase
ضرر | VIII | اضطرّ | يضطرّ | اضطرار | force
طلع | VIII | اطّلع | يطّلع | اطّلاع | look into
دعو | VIII | ادّعى | يدّعي | ادّعاء | claim
وهم | VIII | اتّهم | يتّهم | اتّهام | accuse
لقي | VIII | التقى | يلتقي | التقاء | meet
حمر | IX | احمرّ | يحمرّ | احمرار | redden
عدد | X | استعدّ | يستعدّ | استعداد | prepare
قيل | X | استقال | يستقيل | استقالة | resign
ترجم | QI | ترجم | يترجم | ترجمة | translate
دهور | QII | تدهور | يتدهور | تدهور | deteriorate
طمءن | QIV | اطمأنّ | يطمئنّ | اطمئنان | be reassured
`

const nounSample = `
اتفاق | n | m | +ات | agreement
رئيس | n | m | رؤساء | president
وزير | n | m | وزراء | minister
مسؤول | n | m | +ون | official
سلطة | n | f | +ات | authority
قوة | n | f | +ات ; قوى | force
جندي | n | m | جنود | soldier
روسي | a | m | +ون | Russian
قاضي | n | m | قضاة | judge
مستوى | n | m | +ات | level
لجنة | n | f | لجان | committee
هجوم | n | m | +ات | attack
قائد | n | m | قادة | commander
ولد | n | m | أولاد | boy
حكومة | n | f | +ات | government
`

const closedSample = `
في ; من ; على ; عن ; ل ; ب ; بين ; لدى | adp | enc noun | prepositions
علي | adp | enc noun lemma=على | on
أن | sconj | enc noun lemma=أن | that
قد | part | perfect nopro | already
سوف ; لم ; لن | part | imperfect nopro | particles
هذا | pron | m sg def | this
الذي | pron | verb def m sg | who
و ; ف | cconj | | and
`

func sampleVerbs() []Verb {
	return ParseVerbs(strings.NewReader(verbSample), "sample", func(string, int, string) {})
}

func sampleNouns() []Noun {
	return ParseNouns(strings.NewReader(nounSample), "sample", func(string, int, string) {})
}

func sampleClosed() []ClosedWord {
	return ParseClosed(strings.NewReader(closedSample), "sample", func(string, int, string) {})
}

func TestSampleParses(t *testing.T) {
	report := func(file string, line int, msg string) { t.Errorf("%s:%d: %s", file, line, msg) }
	ParseVerbs(strings.NewReader(verbSample), "verbs", report)
	ParseNouns(strings.NewReader(nounSample), "nouns", report)
	ParseClosed(strings.NewReader(closedSample), "closed", report)
	for _, v := range sampleVerbs() {
		if msg := v.Check(); msg != "" {
			t.Error(msg)
		}
	}
}

func TestParseReports(t *testing.T) {
	for _, c := range []struct{ name, line string }{
		{"too few fields", "كتب | I"},
		{"unknown form", "كتب | XI | كتب | يكتب | كتابة | write"},
		{"root too short for form", "كت | II | كتّب | يكتّب | | write"},
	} {
		n := 0
		got := ParseVerbs(strings.NewReader("# note\n\n"+c.line), "f", func(_ string, line int, _ string) {
			n++
			if line != 3 {
				t.Errorf("%s: reported at line %d, want 3", c.name, line)
			}
		})
		if n != 1 || len(got) != 0 {
			t.Errorf("%s: %d reports, %d verbs; want 1, 0", c.name, n, len(got))
		}
	}
}

// TestRoundTrip: what the conjugator makes the recogniser knows, with its
// features, also before a pronoun and after و and س.
func TestRoundTrip(t *testing.T) {
	verbs := sampleVerbs()
	l := NewLexicon(verbs, nil, nil)
	for i := range verbs {
		v := &verbs[i]
		for _, c := range v.Conjugate() {
			if c.Feats.VerbForm != doc.Finite || len(c.Form) == 2 {
				continue // ف and ر, the imperatives of وفى and رأى, nobody prints
			}
			want := c.Feats
			if !has(l.Explain(c.Form), v.Lemma, want, "", 0) {
				t.Errorf("%s: %s %+v not recognised", v.Lemma, c.Form, want)
			}
			if !has(l.Explain("و"+c.Form), v.Lemma, want, "", doc.ProWa) {
				t.Errorf("%s: و%s %+v not recognised", v.Lemma, c.Form, want)
			}
			if want.Aspect == doc.Imperfect && want.Mood&doc.Indicative != 0 && !has(l.Explain("س"+c.Form), v.Lemma, want, "", doc.ProSa) {
				t.Errorf("%s: س%s %+v not recognised", v.Lemma, c.Form, want)
			}
		}
	}
}

// has tells whether one of the readings has the features of f; mood and voice
// may be wider.
func has(as []Analysis, lemma string, f doc.Feats, enc string, pro doc.Clitics) bool {
	for _, a := range as {
		g := a.Feats
		if a.Lemma != lemma || a.POS != doc.Verb || a.Enc != enc || a.Pro != pro || g.Mood&f.Mood != f.Mood && f.Mood != 0 && g.Mood&f.Mood == 0 {
			continue
		}
		if g.Voice == doc.VoiceAny {
			g.Voice = f.Voice
		}
		g.Mood = f.Mood
		if g == f {
			return true
		}
	}
	return false
}
