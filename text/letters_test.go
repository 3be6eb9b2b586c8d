package text

import "testing"

func TestLetters(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "2023 - 14": "", "The minister met the king.": "", "Министр встретил короля": "",
		"اتهمت واشنطن موسكو بإرسال أسلحة": "ar", "التقى Jean-Pierre Dupont الوزير في باريس وبحثا الأوضاع": "ar",
		"\uFEEE\uFEAF\uFEF3\uFEAE \uFE8D\uFEDF\uFEA8\uFE8E\uFEAD\uFE9F\uFEF4\uFE94": "ar", // presentation forms
		"وزیر خارجه ایران با همتای خود گفتگو کرد":                                   "fa",
		"وزیر خارجہ نے کہا ہے کہ یہ معاہدہ اہم ہے":                                  "ur",
		"وەزیری دەرەوە لەگەڵ سەرۆک کۆبووەوە":                                        "ckb",
	} {
		var l Letters
		if l.Count(s); l.Language() != want {
			t.Errorf("%q: %q, want %q (%+v)", s, l.Language(), want, l)
		}
	}
}
