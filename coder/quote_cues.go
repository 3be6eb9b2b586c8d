package coder

import (
	"unicode/utf8"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// cueKind is in what shape speech is reported.
type cueKind uint8

const (
	cueVerb       cueKind = iota // قال فلان
	cueParticiple                // قائلا، مضيفة
	cueSaying                    // قوله، بقولها، على حد تعبيره
	cueSource                    // بحسب فلان، نقلا عن فلان
	cueNoun                      // تصريح فلان، اتهامات
)

// reportCue is a word of reporting in the sentence, outside quotation marks.
type reportCue struct {
	tok  int // token of the sentence
	kind cueKind
	pred int // its predicate, or None
}

// reportCues finds the words of reporting of the sentence in text order.
func (r *reporter) reportCues() []reportCue {
	out := r.cues
	tk := r.s.Tokens
	for i := range tk {
		if r.quoted[i] || tk[i].POS == doc.Punct {
			continue
		}
		if k, ok := r.cueKind(i); ok && r.laysGuilt(i) {
			out = append(out, reportCue{i, k, r.s.PredAt(i)})
		}
	}
	return out
}

// laysGuilt tells whether a word of reporting that blames only with a word for guilt has one
// behind it: «حمّل الجيش المسؤولية», but «يحمل الجنسية الفرنسية».
func (r *reporter) laysGuilt(i int) bool {
	if c, ok := r.cueAt(i); !ok || !c.Laid {
		return true
	}
	const far = 15 // words
	for k := i + 1; k < len(r.s.Tokens) && k <= i+far; k++ {
		if r.fn.Guilt.Has(r.s.Tokens[k].Key) || r.fn.Guilt.Has(r.stem(k)) {
			return true
		}
	}
	return false
}

func (r *reporter) cueKind(i int) (cueKind, bool) {
	t := &r.s.Tokens[i]
	switch {
	case t.POS == doc.Verb:
		_, ok := r.w.c.Words.Cue(t.Key)
		return cueVerb, ok && t.Feats.Aspect != doc.Imperative && !r.speaksOfSelf(t) && r.says(i)
	case r.misread(i):
		return cueVerb, true
	case r.w.c.Words.SourceAt(r.bare, i) > 0:
		return cueSource, !r.fn.SoSaid.Has(r.stem(i + 1))
	}
	p := r.s.PredAt(i)
	if p == clause.None {
		return 0, false
	}
	says := false // the verb it is derived from reports
	for _, k := range r.s.Preds[p].VerbKeys {
		c, ok := r.w.c.Words.Cue(k)
		says = says || ok && !c.Source && !(c.Doubled && t.Feats.VerbForm == doc.ActivePart && r.active(t.Fold))
	}
	own, listed := r.w.c.Words.Cue(r.foldKey(i))
	f := t.Feats.VerbForm
	if own.Verbal && f == doc.Masdar && t.Enc == "" {
		return 0, false
	}
	switch {
	case r.circumstance(i) && (listed || says && (f == doc.ActivePart || f == doc.NoVerbForm) && (r.fn.EndsAccusative.Ends(t.Fold) || r.opensPart(i))):
		return cueParticiple, true
	case says && f != doc.ActivePart && f != doc.PassivePart && t.Enc != "":
		return cueSaying, true
	case says && f == doc.Masdar, listed && !r.namesSomeone(i):
		return cueNoun, true
	}
	return 0, false
}

// speaksOfSelf: first and second persons stand in speech and report none. «أعلن»
// is the past outside quotation marks, whatever it was taken for.
func (r *reporter) speaksOfSelf(t *doc.Token) bool {
	return t.Feats.Person == 2 || t.Feats.Person == 1 && !r.fn.StartsPerfect.Begins(t.Fold)
}

// says: verbs of coming report only with the text they stand in: «جاء في
// البيان», «ورد في التقرير».
func (r *reporter) says(i int) bool {
	return !r.fn.Comes.Has(r.s.Tokens[i].Key) || r.fn.In.Has(r.stem(i+1)) || r.fn.In.Has(r.stem(i+2))
}

// misread: a word at the beginning that was taken for a noun though it is
// written like a reporting verb, and who speaks and what is said follow:
// «وتابع فلان أن …».
func (r *reporter) misread(i int) bool {
	tk := r.s.Tokens
	t := &tk[i]
	if t.POS != doc.Noun || t.Enc != "" || t.Pro&^(doc.ProWa|doc.ProFa) != 0 || i > 0 && tk[i-1].POS != doc.Punct {
		return false
	}
	c, ok := r.w.c.Words.Cue(text.KeyOfFolded(t.Stem))
	if !ok || c.Stance != "neutral" {
		return false
	}
	span := 6
	if t.Feats.VerbForm == doc.Masdar {
		ph := r.phraseAt(i + 1)
		if ph == clause.None || r.s.Phrases[ph].Who.Kind != "person" {
			return false
		}
		span = 14
	}
	for k := i + 2; k < len(tk) && k < i+span; k++ {
		if tk[k].POS == doc.Sconj || tk[k].Fold == ":" {
			return true
		}
		if tk[k].POS == doc.Verb {
			return false
		}
	}
	return false
}

func (r *reporter) foldKey(i int) string {
	t := &r.s.Tokens[i]
	return text.KeyOfFolded(r.fn.StartsAnd.Cut(t.Fold))
}

// circumstance: an indefinite participle in the accusative, beside the verb it
// modifies: مضيفا، مؤكدة.
func (r *reporter) circumstance(i int) bool {
	t := &r.s.Tokens[i]
	if t.Pro&(doc.ProAl|doc.ProBi|doc.ProLi|doc.ProKa) != 0 || t.Enc != "" || t.POS == doc.Verb || !r.participle(t.Fold) {
		return false
	}
	return r.fn.EndsCircumstance.Ends(t.Fold)
}

// opensPart: the token begins a part of the sentence.
func (r *reporter) opensPart(i int) bool {
	return i == 0 || r.s.Tokens[i-1].POS == doc.Punct || r.s.Tokens[i].Pro.Has(doc.ProWa)
}

// participle: the word has the shape of a participle, in a language in which
// they have one.
func (r *reporter) participle(fold string) bool {
	return r.fn.StartsParticiple.None() || r.fn.StartsParticiple.Begins(r.fn.StartsAnd.Cut(fold)) || r.active(fold)
}

// active: the shape of an active participle of the first form, فاعلا.
func (r *reporter) active(fold string) bool {
	w := r.fn.StartsAnd.Cut(fold)
	if _, n := utf8.DecodeRuneInString(w); n < len(w) {
		_, m := utf8.DecodeRuneInString(w[n:])
		return r.fn.SecondLetter.Has(w[n:n+m]) && utf8.RuneCountInString(w) >= 4
	}
	return false
}

// namesSomeone: the noun stands for whoever speaks (مصدر، شهود عيان), it is no
// word for what is said.
func (r *reporter) namesSomeone(i int) bool {
	for k := range r.s.Phrases {
		ph := &r.s.Phrases[k]
		if !ph.Pron && ph.From <= i && i < ph.To && ph.Who.CanAct() {
			return true
		}
	}
	return false
}

// bare is the stem of a token, "" where it has the article.
func (r *reporter) bare(i int) string {
	if i < 0 || i >= len(r.s.Tokens) || r.s.Tokens[i].Pro.Has(doc.ProAl) {
		return ""
	}
	return r.s.Tokens[i].Stem
}

func (r *reporter) stem(i int) string {
	if i < 0 || i >= len(r.s.Tokens) {
		return ""
	}
	return r.s.Tokens[i].Stem
}

// governing finds the word of reporting that a quotation at tokens open..end of
// the sentence hangs on, or nil.
func (r *reporter) governing(open, end int) *reportCue {
	var noun, weak *reportCue
	for k := len(r.cues) - 1; k >= 0; k-- {
		c := &r.cues[k]
		if c.tok >= open {
			continue
		}
		if c.kind == cueNoun {
			if noun == nil {
				noun = c
			}
			continue
		}
		if r.subordinate(c, open) {
			if weak == nil {
				weak = c
			}
			continue
		}
		return c
	}
	if c := r.after(end); c != nil {
		return c
	}
	if weak != nil {
		return weak
	}
	return noun
}

// subordinate: what is said there is said in passing, inside what someone else
// says: «المتمردين الذين تعتبرهم …», «تقارير تفيد …», «قبل أن يعلن …».
func (r *reporter) subordinate(c *reportCue, open int) bool {
	if c.kind != cueVerb || c.pred == clause.None {
		return false
	}
	p := &r.s.Preds[c.pred]
	switch p.Rel {
	case clause.Adverbial, clause.Conditional:
		return !r.leadsTo(c.tok, open)
	case clause.Relative:
		return !p.Perf || !r.leadsTo(c.tok, open) || r.comma(c.tok, open)
	case clause.Complement:
		return !p.Perf
	}
	return p.Passive
}

// comma: a comma closes the relative clause before the quotation.
func (r *reporter) comma(cue, open int) bool {
	for i := cue + 1; i < open; i++ {
		if f := r.s.Tokens[i].Fold; f == "،" || f == "," {
			return true
		}
	}
	return false
}

// leadsTo: between the cue and the quotation stands no other verb.
func (r *reporter) leadsTo(cue, open int) bool {
	for i := cue + 1; i < open; i++ {
		if r.s.Tokens[i].POS == doc.Verb && !r.quoted[i] {
			return false
		}
	}
	return true
}

// after finds the word of reporting right behind the quotation: «…»، قال فلان.
func (r *reporter) after(end int) *reportCue {
	for k := range r.cues {
		c := &r.cues[k]
		if c.tok < end || c.kind == cueNoun {
			continue
		}
		gap := 0
		for i := end; i < c.tok; i++ {
			t := &r.s.Tokens[i]
			if t.POS == doc.Punct {
				continue
			}
			if r.fn.AfterQuote.Has(t.Stem) || r.subjectOf(c, i) {
				continue
			}
			gap++
		}
		if gap == 0 || gap < 3 && c.kind != cueVerb {
			return c
		}
		return nil
	}
	return nil
}
