package morph

import (
	"io"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// Report receives what is wrong in a data file; line counts from 1.
type Report = func(file string, line int, msg string)

// content reads all of r as one string, of which fields are parts.
func content(r io.Reader, file string, report Report) string {
	var b strings.Builder
	if _, err := io.Copy(&b, r); err != nil {
		report(file, 0, "reading: "+err.Error())
	}
	return b.String()
}

// lines calls f with the fields of every line of text that holds any; the
// fields are only valid until f returns.
func lines(text string, f func(line int, fields []string)) {
	fields := make([]string, 0, 8)
	for n := 1; text != ""; n++ {
		s := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			s, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		if i := strings.IndexByte(s, '#'); i == 0 {
			continue
		} else if i > 0 {
			if j := strings.Index(s, " #"); j >= 0 {
				s = s[:j]
			}
		}
		if s = lexicon.Trim(s); s == "" {
			continue
		}
		fields = fields[:0]
		for {
			i := strings.IndexByte(s, '|')
			if i < 0 {
				fields = append(fields, lexicon.Trim(s))
				break
			}
			fields = append(fields, lexicon.Trim(s[:i]))
			s = s[i+1:]
		}
		f(n, fields)
	}
}

func field(fields []string, i int) string {
	if i < len(fields) {
		return fields[i]
	}
	return ""
}

// lister splits fields into items.
type lister struct {
	slab lexicon.Slab[string]
	buf  []string
}

func (l *lister) items(s string) []string {
	if s == "" {
		return nil
	}
	l.buf = l.buf[:0]
	for item := range lexicon.Items(s) {
		l.buf = append(l.buf, item)
	}
	return l.slab.Slice(l.buf)
}

func verbForm(s string) uint8 {
	switch s {
	case "I":
		return 1
	case "II":
		return 2
	case "III":
		return 3
	case "IV":
		return 4
	case "V":
		return 5
	case "VI":
		return 6
	case "VII":
		return 7
	case "VIII":
		return 8
	case "IX":
		return 9
	case "X":
		return 10
	case "QI":
		return 11
	case "QII":
		return 12
	case "QIII":
		return 13
	case "QIV":
		return 14
	}
	return 0
}

// ParseVerbs reads a verb file. Lines that make no verb are reported and left
// out.
func ParseVerbs(r io.Reader, file string, report Report) []Verb {
	return AppendVerbs(nil, content(r, file, report), file, report)
}

// AppendVerbs is ParseVerbs of a text, appended to out.
func AppendVerbs(out []Verb, text, file string, report Report) []Verb {
	var list lister
	lines(text, func(n int, f []string) {
		if len(f) < 3 {
			report(file, n, "a verb has the fields: root | form | lemma | imperfect | masdars | gloss")
			return
		}
		v := Verb{Root: f[0], Form: verbForm(f[1]), Lemma: f[2], Imperfect: field(f, 3), Masdars: list.items(field(f, 4)), Gloss: field(f, 5), NoPassive: field(f, 6) == "intransitive", File: file, Line: n}
		if field(f, 6) != "" && !v.NoPassive {
			report(file, n, "unknown flag "+f[6]+": want intransitive")
		}
		if v.Form == 0 {
			report(file, n, "unknown form "+f[1]+": want I–X or QI–QIV")
			return
		}
		if _, ok := shapeOf(&v); !ok {
			report(file, n, "root "+v.Root+" does not fit form "+f[1])
			return
		}
		out = append(out, v)
	})
	return out
}

// ParseNouns reads a noun file.
func ParseNouns(r io.Reader, file string, report Report) []Noun {
	return AppendNouns(nil, content(r, file, report), file, report)
}

// AppendNouns is ParseNouns of a text, appended to out.
func AppendNouns(out []Noun, text, file string, report Report) []Noun {
	var list lister
	lines(text, func(n int, f []string) {
		noun := Noun{Lemma: f[0], Plurals: list.items(field(f, 3)), Gloss: field(f, 4), File: file, Line: n}
		switch field(f, 1) {
		case "n":
			noun.POS = doc.Noun
		case "a":
			noun.POS = doc.Adj
		case "p":
			noun.POS = doc.Propn
		case "num":
			noun.POS = doc.Num
		case "adv":
			noun.POS = doc.Adv
		default:
			report(file, n, "unknown part of speech "+field(f, 1)+": want n, a, p, num or adv")
			return
		}
		switch field(f, 2) {
		case "m":
			noun.Gender = doc.Masc
		case "f":
			noun.Gender = doc.Fem
		case "":
		default:
			report(file, n, "unknown gender "+field(f, 2)+": want m or f")
		}
		if strings.ContainsRune(noun.Lemma, ' ') {
			report(file, n, "a noun is one word")
			return
		}
		out = append(out, noun)
	})
	return out
}

var closedPOS = map[string]doc.POS{
	"adp": doc.Adp, "cconj": doc.Cconj, "sconj": doc.Sconj, "part": doc.Part, "pron": doc.Pron,
	"det": doc.Det, "num": doc.Num, "adv": doc.Adv, "noun": doc.Noun, "propn": doc.Propn, "verb": doc.Verb, "adj": doc.Adj,
}

// ParseClosed reads the closed-class words: word | pos | features | gloss.
// Several words may share a line, separated by ;. The features are those of
// setFeature.
func ParseClosed(r io.Reader, file string, report Report) []ClosedWord {
	return AppendClosed(nil, content(r, file, report), file, report)
}

// AppendClosed is ParseClosed of a text, appended to out.
func AppendClosed(out []ClosedWord, text, file string, report Report) []ClosedWord {
	lines(text, func(n int, f []string) {
		pos, ok := closedPOS[field(f, 1)]
		if !ok {
			report(file, n, "unknown part of speech "+field(f, 1))
			return
		}
		w := ClosedWord{POS: pos, Gloss: field(f, 3), File: file, Line: n}
		for _, x := range strings.Fields(field(f, 2)) {
			if !w.setFeature(x) {
				report(file, n, "unknown feature "+x)
			}
		}
		for form := range lexicon.Items(f[0]) {
			w.Form = form
			if w.Lemma == "" || !strings.Contains(field(f, 2), "lemma=") {
				w.Lemma = form
			}
			out = append(out, w)
		}
	})
	return out
}

// setFeature reads one feature of a closed-class word: enc (takes pronouns),
// al (takes the article), nopro (takes no ب ك ل before it), nofa (no ف: «فتحت» is a verb), rare (the less common of two readings),
// clause («أن» with a verb may follow), lemma=WORD, what
// follows it (noun, verb, imperfect, perfect), gender m f, number sg du pl,
// person 1 2 3, def.
func (w *ClosedWord) setFeature(x string) bool {
	switch x {
	case "enc":
		w.Enc = true
	case "al":
		w.Al = true
	case "nopro":
		w.NoPro = true
	case "nofa":
		w.NoFa = true
	case "rare":
		w.Rare = true
	case "clause":
		w.Clause = true
	case "noun":
		w.Gov = GovNoun
	case "verb":
		w.Gov = GovVerb
	case "imperfect":
		w.Gov = GovImperfect
	case "perfect":
		w.Gov = GovPerfect
	case "m":
		w.Feats.Gender = doc.Masc
	case "f":
		w.Feats.Gender = doc.Fem
	case "sg":
		w.Feats.Number = doc.Sing
	case "du":
		w.Feats.Number = doc.Dual
	case "pl":
		w.Feats.Number = doc.Plur
	case "1", "2", "3":
		w.Feats.Person = x[0] - '0'
	case "def":
		w.Feats.Def = true
	default:
		lemma, ok := strings.CutPrefix(x, "lemma=")
		w.Lemma = lemma
		return ok
	}
	return true
}
