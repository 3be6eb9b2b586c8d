package explain

import (
	"fmt"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lexicon"
)

var proclitics = [...]struct {
	bit  doc.Clitics
	text string
}{{doc.ProAsk, "أ"}, {doc.ProWa, "و"}, {doc.ProFa, "ف"}, {doc.ProLa, "ل"}, {doc.ProSa, "س"}, {doc.ProBi, "ب"}, {doc.ProKa, "ك"}, {doc.ProLi, "ل"}, {doc.ProAl, "ال"}}

func (v *view) token(t *doc.Token) Token {
	out := Token{Span: doc.Span{Start: t.Start, End: t.End}, Text: v.d.Text[t.Start:t.End], Stem: t.Stem, Enc: t.Enc, Lemma: t.Lemma, POS: t.POS.String(), Known: t.Known}
	var pro []string
	for _, c := range proclitics {
		if t.Pro.Has(c.bit) {
			pro = append(pro, c.text)
		}
	}
	out.Pro = strings.Join(pro, "+")
	if t.StemStart >= t.Start && t.StemStart < t.StemEnd && t.StemEnd <= t.End {
		out.Stem = v.d.Text[t.StemStart:t.StemEnd]
	}
	out.Feats = features(&t.Feats)
	out.Gloss = v.glossOf(t)
	return out
}

func (v *view) glossOf(t *doc.Token) string {
	switch {
	case t.POS == doc.Punct || t.POS == doc.Num && !t.Known:
		return ""
	case t.POS == doc.Verb || v.lang.Code != "ar":
		return v.lang.Pack.Gloss(t)
	}
	if g := v.gloss[frames.Key(t.Lemma)]; g != "" {
		return g
	}
	return v.lang.Pack.Gloss(t)
}

// glosses reads the English glosses of nouns, agents and closed-class words by
// key. Files that lint finds fault with are read as far as they go.
func glosses(s *lexicon.Source) (map[string]string, error) {
	out := map[string]string{}
	for _, f := range []struct {
		dir       string
		word, num int
	}{{"ar/nouns", 0, 4}, {"ar/agents", 0, 4}, {"ar/closed.txt", 0, 3}} {
		err := s.Lines(f.dir, func(l lexicon.Line) {
			fields := l.Fields(f.num + 2)
			if k := frames.Key(fields[f.word]); out[k] == "" {
				out[k] = fields[f.num]
			}
		})
		if err != nil {
			return nil, fmt.Errorf("read glosses: %w", err)
		}
	}
	return out, nil
}

var (
	aspects   = map[doc.Aspect]string{doc.Perfect: "perfect", doc.Imperfect: "imperfect", doc.Imperative: "imperative"}
	voices    = map[doc.Voice]string{doc.Active: "active", doc.Passive: "passive"}
	verbForms = map[doc.VerbForm]string{doc.Masdar: "masdar", doc.ActivePart: "active participle", doc.PassivePart: "passive participle"}
	genders   = map[doc.Gender]string{doc.Masc: "m", doc.Fem: "f"}
	numbers   = map[doc.Number]string{doc.Sing: "sg", doc.Dual: "du", doc.Plur: "pl"}
	moods     = [...]string{"indicative", "subjunctive", "jussive"}
	forms     = [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "QI", "QII", "QIII", "QIV"}
)

// features prints the features as a grammar names them: «imperfect 3 m sg
// active, form VIII».
func features(f *doc.Feats) string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	add(verbForms[f.VerbForm])
	add(aspects[f.Aspect])
	if f.Aspect == doc.Imperfect && f.Mood != 0 && f.Mood != doc.Indicative|doc.Subjunctive|doc.Jussive {
		var m []string
		for i, name := range moods {
			if f.Mood&(1<<i) != 0 {
				m = append(m, name)
			}
		}
		add(strings.Join(m, "/"))
	}
	if f.Person > 0 {
		add(string('0' + rune(f.Person)))
	}
	add(genders[f.Gender])
	add(numbers[f.Number])
	if f.Aspect != doc.NoAspect {
		add(voices[f.Voice])
	}
	if int(f.Form) < len(forms) && f.Form > 0 {
		add("form " + forms[f.Form])
	}
	if f.Def {
		add("definite")
	}
	if f.Nisba {
		add("nisba")
	}
	if f.Const {
		add("construct")
	}
	return strings.Join(out, " ")
}
