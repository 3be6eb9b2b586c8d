package morph

import (
	"strings"
	"sync"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

func sampleLexicon() *Lexicon { return NewLexicon(sampleVerbs(), sampleNouns(), sampleClosed()) }

func tagged(l *Lexicon, s string) []doc.Token {
	tokens := text.Tokens(s, doc.Span{End: len(s)}, nil)
	l.Tag(s, tokens)
	return tokens
}

func TestTagWords(t *testing.T) {
	l := sampleLexicon()
	l.AddWord("وليد", doc.Propn, "وليد")
	for _, c := range []struct {
		name, text string
		word       int
		stem       string // as printed
		folded     string // Token.Stem
		lemma      string
		pos        doc.POS
		pro        doc.Clitics
		enc        string
	}{
		{"ta marbuta restored before a pronoun", "بعد زيارته", 1, "زيارت", "زيارة", "زيارة", doc.Noun, 0, "ه"},
		{"lil-", "هجوم للسلطة", 1, "سلطة", "سلطة", "سلطة", doc.Noun, doc.ProLi | doc.ProAl, ""},
		{"lil- before lam", "قدّم للجنة", 1, "لجنة", "لجنة", "لجنة", doc.Noun, doc.ProLi | doc.ProAl, ""},
		{"wa-sa- and object", "وسيكتبونها", 0, "يكتبون", "يكتبون", "كتب", doc.Verb, doc.ProWa | doc.ProSa, "ها"},
		{"li- of purpose", "جاء ليقدّم", 1, "يقدّم", "يقدم", "قدّم", doc.Verb, doc.ProLi, ""},
		{"known name is not cut", "زار وليد", 1, "وليد", "وليد", "وليد", doc.Propn, 0, ""},
		{"unknown with article is cut", "في الكرنبستان", 1, "كرنبستان", "كرنبستان", "كرنبستان", doc.Noun, doc.ProAl, ""},
		{"hamza tells it has no article", "في ألمانيا", 1, "ألمانيا", "المانيا", "المانيا", doc.Propn, 0, ""},
		{"marks and tatweel", "الرئـــيسُ", 0, "رئـــيسُ", "رءيس", "رئيس", doc.Noun, doc.ProAl, ""},
		{"construct plural", "مسؤولو الحكومة", 0, "مسؤولو", "مسءولو", "مسؤول", doc.Noun, 0, ""},
		{"preposition with pronoun", "التقى عليه", 1, "علي", "علي", "على", doc.Adp, 0, "ه"},
		{"verb and article noun", "قتل الجنود", 0, "قتل", "قتل", "قتل", doc.Verb, 0, ""},
		{"masdar after preposition", "من قتل الجنود", 1, "قتل", "قتل", "قتل", doc.Noun, 0, ""},
		{"jussive after lam", "لم يقل الرئيس", 1, "يقل", "يقل", "قال", doc.Verb, 0, ""},
	} {
		k := tagged(l, c.text)[c.word]
		if got := c.text[k.StemStart:k.StemEnd]; got != c.stem || k.Stem != c.folded || k.Lemma != c.lemma || k.POS != c.pos || k.Pro != c.pro || k.Enc != c.enc {
			t.Errorf("%s: stem %q folded %q lemma %q %v pro %b enc %q", c.name, got, k.Stem, k.Lemma, k.POS, k.Pro, k.Enc)
		}
	}
}

func TestPassiveMark(t *testing.T) {
	l := sampleLexicon()
	if v := tagged(l, "وُقّع الاتفاق ثم قُتل الجنود")[3].Feats.Voice; v != doc.Passive {
		t.Errorf("قُتل has voice %v, want passive", v)
	}
	for _, w := range []string{"اتُّهم", "استُهدف"} {
		if !passiveMarked(w, &doc.Feats{Aspect: doc.Perfect, Form: 8}) {
			t.Errorf("%s is not taken for a passive", w)
		}
	}
	if passiveMarked("اتَّهموا", &doc.Feats{Aspect: doc.Perfect, Form: 8}) || passiveMarked("كتبُوا", &doc.Feats{Aspect: doc.Perfect, Form: 1}) {
		t.Error("an active verb is taken for a passive")
	}
	if v := tagged(l, "قيل في اللجنة")[0].Feats.Voice; v != doc.Passive {
		t.Errorf("قيل has voice %v, want passive", v)
	}
}

func TestVerbOf(t *testing.T) {
	l := sampleLexicon()
	for _, c := range []struct{ lemma, want string }{
		{"زيارة", "زار"}, {"اتّهام", "اتّهم"}, {"متّهم", "اتّهم"}, {"معلن", "أعلن"}, {"أعلن", "أعلن"}, {"لجنة", ""},
	} {
		got := ""
		if v := l.VerbOf(c.lemma); v != nil {
			got = v.Lemma
		}
		if got != c.want {
			t.Errorf("VerbOf(%s) = %q, want %q", c.lemma, got, c.want)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	l := sampleLexicon()
	s := strings.Repeat("وقال الرئيس إن الجنود قتلوا وزيرا في الهجوم. ", 20)
	want := tagged(sampleLexicon(), s)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, k := range tagged(l, s) {
				if k.Lex == nil != (want[i].Lex == nil) {
					t.Errorf("token %d: %+v, want %+v", i, k, want[i])
				}
				k.Lex = want[i].Lex // that of another lexicon
				if k != want[i] {
					t.Errorf("token %d: %+v, want %+v", i, k, want[i])
					return
				}
			}
		})
	}
	wg.Wait()
}
