package text

import "testing"

func TestLanguage(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "2023 - 14": "", "Министр встретил короля": "",
		"The minister met the king.":                                    "en",
		"Thousands protest Kenya tax plan":                              "en",
		"US, China to hold talks":                                       "en",
		"Le ministre a rencontré le roi de Jordanie à Amman.":           "",
		"El presidente condenó el ataque en la frontera":                "",
		"Bakan, Ankara'da düzenlenen toplantıya katıldı":                "",
		"Der Minister traf den König in der Hauptstadt":                 "",
		"اتهمت واشنطن موسكو بإرسال أسلحة":                               "ar",
		"التقى Jean-Pierre Dupont الوزير في باريس وبحثا الأوضاع":        "ar",
		"وزیر خارجه ایران با همتای خود گفتگو کرد":                       "fa",
		"Macron, whose trip to Côte d'Ivoire was delayed, met him":      "en",
		"Ministro das Relações Exteriores visita a capital do Paraguai": "",
	} {
		if got := Language(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestCommonWords: common words are known in capitals too, longer ones and parts
// of them are not.
func TestCommonWords(t *testing.T) {
	for w, want := range map[string]struct {
		kind   wordKind
		marked int
	}{"The": {ofEnglish, 0}, "AFTER": {ofEnglish, 0}, "untuk": {ofOther, 0}, "på": {ofOther, 1}, "soft\u00adt": {ofAny, 0}, "thousandsthe": {ofAny, 0}, "th\u00ade": {ofEnglish, 0}, "café": {ofAny, 1}, "": {ofAny, 0}} {
		if kind, marked := kindOf(w); kind != want.kind || marked != want.marked {
			t.Errorf("%q is %d with %d marks, want %v", w, kind, marked, want)
		}
	}
}
