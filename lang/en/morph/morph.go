// Package morph finds the dictionary form of English words: by a table of
// irregular forms (data/en/irregular.txt) and by the rules of spelling.
package morph

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// Lexicon is the table of irregular forms. Once loaded it is safe for
// concurrent use.
type Lexicon struct {
	verbs map[string]string // form -> base
	nouns map[string]string // plural -> singular
	more  map[string]string // comparative or superlative -> adjective or adverb
	whole map[string]bool   // nouns that are no plural of another
	bases map[string]bool   // verbs that the rules miss
}

// Load reads en/irregular.txt.
func Load(s *lexicon.Source) (*Lexicon, error) {
	l := &Lexicon{map[string]string{}, map[string]string{}, map[string]string{}, map[string]bool{}, map[string]bool{}}
	err := s.Lines("en/irregular.txt", func(line lexicon.Line) {
		var f [4]string
		line.Split(f[:])
		if msg := l.add(f); msg != "" {
			s.Report(line.File.Name, line.No, msg)
		}
	})
	return l, err
}

// add enters a line and says what is wrong with it.
func (l *Lexicon) add(f [4]string) string {
	if f[1] == "" {
		return "a line names a kind and words: verb | write | wrote | written"
	}
	into := map[string]map[string]string{"verb": l.verbs, "form": l.verbs, "noun": l.nouns, "more": l.more}[f[0]]
	switch {
	case into != nil && f[2] == "":
		return "no forms of " + f[1]
	case into != nil:
		enter(into, f[1], f[2])
		enter(into, f[1], f[3])
		if f[0] == "verb" {
			l.bases[f[1]] = true
		}
	case f[0] == "same" || f[0] == "mark":
		for w := range lexicon.Items(f[1]) {
			l.whole[w] = true
		}
	case f[0] == "base":
		for w := range lexicon.Items(f[1]) {
			l.bases[w] = true
		}
	default:
		return "unknown kind " + f[0] + " (verb form noun more same mark base)"
	}
	return ""
}

// enter notes forms; the first verb that has a form keeps it.
func enter(into map[string]string, base, forms string) {
	for w := range lexicon.Items(forms) {
		if _, ok := into[w]; !ok {
			into[w] = base
		}
	}
}

// Lemma is the dictionary form of a word in lower case, of the part of speech
// and with the form (infinitive, participle, number …) that a tagger gave it.
func (l *Lexicon) Lemma(w string, pos doc.POS, f doc.Feats) string {
	switch pos {
	case doc.Verb:
		return l.Verb(w, f)
	case doc.Noun:
		if f.Number == doc.Plur {
			return l.Noun(w)
		}
	case doc.Adj, doc.Adv:
		return l.Positive(w, pos == doc.Adj)
	case doc.Part:
		if w == "n't" || w == "n’t" {
			return "not"
		}
	case doc.Det:
		if w == "an" {
			return "a"
		}
	}
	return w
}

// Verb is the base form of a verb: write of wrote. Of a base form it is the
// word itself, save for the forms of be.
func (l *Lexicon) Verb(w string, f doc.Feats) string {
	w = strings.Replace(w, "’", "'", 1)
	if f.VerbForm == doc.Infinitive || f.VerbForm == doc.Finite && f.Aspect == doc.Imperfect && f.Person == 0 {
		if b := l.verbs[w]; b == "be" || b == "have" && w[0] == '\'' || b == "can" || b == "will" {
			return b
		}
		return w
	}
	if w == "'d" {
		if f.Aspect == doc.Perfect {
			return "have"
		}
		return "would"
	}
	if w == "'s" {
		return "be"
	}
	if f.VerbForm == doc.Finite && f.Aspect == doc.NoAspect { // modals
		if b, ok := l.verbs[w]; ok && (w == "ca" || w == "wo" || w == "sha" || w == "'ll") {
			return b
		}
		return w
	}
	if b, ok := l.verbs[w]; ok {
		return b
	}
	switch {
	case f.VerbForm == doc.ActivePart || f.VerbForm == doc.Masdar:
		return l.prefixed(w, "ing")
	case f.Aspect == doc.Imperfect:
		return l.third(w)
	}
	return l.prefixed(w, "ed")
}

// Irregular are the words of which a word in lower case is an irregular form by
// the table, of whatever part of speech: strike of struck, man of men.
func (l *Lexicon) Irregular(w string) []string {
	var out []string
	for _, m := range [...]map[string]string{l.verbs, l.nouns} {
		if b, ok := m[w]; ok && b != w {
			out = append(out, b)
		}
	}
	return out
}

// prefixed is the base of a form in -ed or -ing, or of an irregular form with
// a prefix (retook).
func (l *Lexicon) prefixed(w, end string) string {
	if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 1 && (end == "ed" || hasVowel(stem)) {
		return l.base(stem, end)
	}
	for _, pre := range [...]string{"re", "over", "under", "out", "un", "mis", "fore", "with", "inter", "pre"} {
		if rest, ok := strings.CutPrefix(w, pre); ok {
			if b, ok := l.verbs[strings.TrimPrefix(rest, "-")]; ok && b != "be" {
				return w[:len(w)-len(strings.TrimPrefix(rest, "-"))] + b
			}
		}
	}
	return w
}

// third is the base of a third person in -s.
func (l *Lexicon) third(w string) string {
	stem, ok := strings.CutSuffix(w, "s")
	if !ok || len(stem) < 2 || strings.HasSuffix(stem, "s") && !strings.HasSuffix(stem, "sse") {
		return w
	}
	if b, ok := strings.CutSuffix(stem, "ie"); ok && len(b) > 1 {
		return b + "y"
	}
	b, ok := strings.CutSuffix(stem, "e")
	if !ok {
		return stem
	}
	if l.bases[stem] {
		return stem
	}
	if l.bases[b] || sibilant(b) && l.base(b, "ed") == b || b == "go" || b == "do" || strings.HasSuffix(b, "go") || b == "veto" || b == "echo" || b == "embargo" {
		return b
	}
	return stem
}

// sibilant tells a stem that takes -es.
func sibilant(b string) bool {
	for _, end := range [...]string{"ss", "sh", "ch", "x", "zz", "s", "z"} {
		if strings.HasSuffix(b, end) {
			return true
		}
	}
	return false
}

// Noun is the singular of a plural.
func (l *Lexicon) Noun(w string) string {
	if l.whole[w] {
		return w
	}
	if s, ok := l.nouns[w]; ok {
		return s
	}
	if at := strings.LastIndexByte(w, '-'); at > 0 && at < len(w)-1 {
		return w[:at+1] + l.Noun(w[at+1:])
	}
	for _, end := range [...]string{"men", "women", "children"} {
		if b, ok := strings.CutSuffix(w, end); ok && len(b) > 1 {
			return b + l.nouns[end]
		}
	}
	return l.singular(w)
}

func (l *Lexicon) singular(w string) string {
	stem, ok := strings.CutSuffix(w, "s")
	if !ok || len(stem) < 2 || strings.HasSuffix(stem, "s") || strings.HasSuffix(stem, "'") {
		return w
	}
	if b, ok := strings.CutSuffix(stem, "ie"); ok && len(b) > 1 {
		return b + "y"
	}
	b, ok := strings.CutSuffix(stem, "e")
	if !ok {
		return stem
	}
	for _, end := range [...]string{"ss", "sh", "ch", "x", "zz"} {
		if strings.HasSuffix(b, end) {
			return b
		}
	}
	if strings.HasSuffix(b, "us") && len(b) > 4 && !strings.HasSuffix(b, "ous") && !strings.HasSuffix(b, "aus") { // viruses, but not houses, causes
		return b
	}
	return stem
}

// Positive is the plain form of a comparative or superlative that is in the
// table, or, of adjectives, in -er or -est.
func (l *Lexicon) Positive(w string, adjective bool) string {
	if b, ok := l.more[w]; ok {
		return b
	}
	return w
}

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }
