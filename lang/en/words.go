package en

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/text"
)

// word is what is known of a word as printed under one tag. It is made once a
// parser and word.
type word struct {
	fold, lemma    string
	stem           string // as printed in small letters, of a contraction in full
	sets           gramSets
	numbers        clause.Numbers
	name           uint32 // number of the word among those of names, plus one
	noun           bool   // frames or lists know it as a noun that names something done
	verb           bool   // likewise a verb
	object         bool   // a verb for whose object frames look
	upper, capital bool   // in capitals throughout; with a capital
	bounds         bool   // may bound the number behind it, see approximate
	number, time   bool   // a number or a time may begin with it
	tells          bool   // a time may be told by it
	keys           []string
	verbal         []string // of a gerund or other event noun: the verb it is of
	phrases        [][]string
	preps          []preposition
}

// know looks up all tokens of the sentence and sets their lemmas.
func (ps *parser) know() {
	ps.words, ps.numbers, ps.times = ps.words[:0], ps.numbers[:0], ps.times[:0]
	tells := false
	for i := range ps.tk {
		t := &ps.tk[i]
		w := ps.read(i)
		ps.words = append(ps.words, w)
		t.Fold, t.Stem, t.Lemma, t.Key = w.fold, w.stem, w.lemma, w.lemma
		t.StemStart, t.StemEnd, t.WordStart = t.Start, t.End, t.Start
		t.Known = t.POS != doc.Propn || w.sets.has(setTime)
		ps.out.Numbers = append(ps.out.Numbers, w.numbers)
		if w.number {
			ps.numbers = append(ps.numbers, i)
		}
		if w.time {
			ps.times = append(ps.times, i)
			tells = tells || w.tells
		}
	}
	if !tells {
		ps.times = ps.times[:0]
	}
}

// read is what is known of a token as it is tagged now.
func (ps *parser) read(i int) *word {
	p, t := ps.printed[i], &ps.tk[i]
	if r := &p.first; r.tag == ps.tags[i] && r.form == t.Feats.VerbForm && r.word != nil {
		return r.word
	}
	for k := range p.readings {
		if r := &p.readings[k]; r.tag == ps.tags[i] && r.form == t.Feats.VerbForm {
			return r.word
		}
	}
	w := ps.p.newWord(p.word, ps.tags[i], t)
	if r := (reading{ps.tags[i], t.Feats.VerbForm, w}); p.first.word == nil {
		p.first = r
	} else {
		p.readings = append(p.readings, r)
	}
	return w
}

// foldAll sets the words of the tokens in small letters.
func (ps *parser) foldAll() {
	ps.printed, ps.forms = ps.printed[:0], ps.forms[:0]
	for i := range ps.tk {
		t := &ps.tk[i]
		p := ps.seen.of(ps.p, ps.src[t.Start:t.End])
		ps.printed, ps.forms = append(ps.printed, p), append(ps.forms, &p.form)
		t.Fold = p.fold
	}
}

// apostrophe tells whether a lone apostrophe is that of a plural's genitive.
func (ps *parser) apostrophe(i int) bool {
	return ps.tk[i-1].End == ps.tk[i].Start && ps.tags[i] == tag.POS
}

func (p *Pack) newWord(form string, tg tag.Tag, t *doc.Token) *word {
	w := &word{fold: text.Fold(form)}
	if strings.Contains(w.fold, "’") {
		w.fold = strings.ReplaceAll(w.fold, "’", "'")
	}
	w.stem = w.fold
	w.lemma = p.morph.Lemma(w.fold, t.POS, t.Feats)
	if tg == tag.NNS || tg == tag.NNPS {
		w.lemma = p.morph.Noun(w.fold)
	}
	switch w.fold {
	case "n't":
		w.stem, w.lemma = "not", "not"
	case "an":
		w.lemma = "a"
	}
	w.sets = p.gram.of[w.fold] | p.gram.of[w.lemma]
	w.upper, w.capital = isAllUpper(form), len(form) > 0 && (isUpper(form[0]) || form[0] >= 0xC3 && form[0] <= 0xC5)
	var buf [48]byte
	w.name = p.vocab().Number(string(p.names.keyOf(buf[:0], form)))
	w.numbers = clause.Numbers{Stem: p.vocab().Number(w.stem), Key: p.vocab().Number(w.lemma)}
	w.keys = []string{w.lemma}
	if w.stem != w.lemma {
		w.keys = append(w.keys, w.stem)
	}
	w.phrases = p.phrases[w.lemma]
	w.preps, w.bounds = p.gram.preps[w.fold], bounds(w.fold)
	w.number, w.time = p.quant.Begins(w.fold), p.when.Begins(w.fold)
	w.tells = w.time && p.when.Tells(w.fold)
	w.object = p.takesObject(w.lemma)
	switch {
	case tg.Verb():
		w.keys = w.keys[:1]
		w.verb = p.KnowsVerb(w.lemma) || len(w.phrases) > 0
	default:
		for _, k := range w.keys {
			w.noun = w.noun || p.KnowsNoun(k)
		}
	}
	if strings.HasSuffix(w.fold, "ing") && (tg == tag.NN || tg == tag.VBG || tg == tag.NNP) {
		v := p.morph.Verb(w.fold, doc.Feats{VerbForm: doc.ActivePart})
		if p.KnowsVerb(v) {
			w.verbal = []string{v}
		}
	}
	return w
}

func isAllUpper(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		if isLower(s[i]) || s[i] >= 0x80 {
			return false
		}
		if isUpper(s[i]) {
			n++
		}
	}
	return n > 1
}

// in tells whether the word of a token is in one of the sets.
func (ps *parser) in(i int, sets gramSets) bool {
	return i >= 0 && i < len(ps.words) && ps.words[i].sets.has(sets)
}

func (ps *parser) fold(i int) string {
	if i < 0 || i >= len(ps.words) {
		return ""
	}
	return ps.words[i].fold
}

func (ps *parser) tag(i int) tag.Tag {
	if i < 0 || i >= len(ps.tags) {
		return tag.None
	}
	return ps.tags[i]
}

// joined tells whether a hyphen ties token i to the one before it.
func (ps *parser) joined(i int) bool {
	return i > 0 && i < len(ps.tk) && ps.tk[i-1].End+1 == ps.tk[i].Start && ps.src[ps.tk[i-1].End] == '-'
}

// phraseKeys are the listed words of several parts that begin with the verb at
// token i («carry out», «take part»), as keys, and how many tokens the longest
// takes beside the verb.
func (ps *parser) phraseKeys(i int) (keys []string, more int) {
	for _, parts := range ps.words[i].phrases {
		k := i + 1
		for _, part := range parts[1:] {
			if k < len(ps.words) && (ps.words[k].lemma == part || ps.words[k].fold == part) {
				k++
				continue
			}
			k = 0
			break
		}
		if k > 0 {
			keys = append(keys, strings.Join(parts, " "))
			more = max(more, k-i-1)
		}
	}
	return keys, more
}
