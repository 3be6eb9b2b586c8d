package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
)

// verbsThatOpen reads the first word of a sentence as a verb where what follows shows
// that it is none of the nouns with the same letters: a subject in the nominative, which
// no noun governs («وبحث الوزيران الأزمة»), a preposition that the verb takes («وأمر
// الكردي بسحب …»), or, of a verb of saying, what is said («وتابع المسؤول أن …», «وتابع: …»). It reads «ووجّه» as «و» and a verb wherever it
// stands: the passive of «واجه» has the same letters and is hardly met.
func (p *Pack) verbsThatOpen(tokens []doc.Token) {
	for i := range tokens {
		if t := &tokens[i]; t.POS == doc.Verb && t.Feats.Voice == doc.Passive && t.Pro == 0 && strings.HasPrefix(t.Fold, "وو") {
			p.readAsVerb(t, func(a *morph.Analysis) bool {
				return a.Pro == doc.ProWa && a.Enc == t.Enc && a.Feats.Voice != doc.Passive && a.Feats.Gender == t.Feats.Gender && p.verbs[a.Key]
			})
		}
	}
	if len(tokens) < 3 {
		return
	}
	t := &tokens[0]
	if !mayOpen(t) {
		return
	}
	subject, told := nominativeMen(&tokens[1]) || t.Pro != 0 && (p.subjectBehindPlace(tokens) || p.noTopic(tokens)), t.Pro == doc.ProWa && tells(tokens)
	taken := t.Pro != 0 && tokens[1].Pro&prepPro != 0 && tokens[1].POS != doc.Verb
	if !subject && !told && !taken {
		return
	}
	p.readAsVerb(t, func(a *morph.Analysis) bool {
		_, cue := p.Words.Cues[a.Key]
		return a.Pro == t.Pro && a.Enc == "" && a.Feats.Gender == doc.Masc && (cue && told || p.verbs[a.Key] && (subject || taken && slices.Contains(p.takes[a.Key], proPrep(tokens[1].Pro))))
	})
}

// mayOpen tells whether a word may be a verb that opens a sentence by what it is read as:
// a noun without article, or an adjective in the plural («وجدد الحزب دعوته»).
func mayOpen(t *doc.Token) bool {
	return (t.POS == doc.Noun || t.POS == doc.Adj && t.Feats.Number == doc.Plur) && t.Pro&^(doc.ProWa|doc.ProFa) == 0 && t.Enc == ""
}

// noTopic tells whether the first word, a noun without article or pronoun, cannot be what
// its sentence is about, since nothing is told of it that makes it definite: a preposition
// stands right behind it («وحكم على القاتل بالإعدام») or the subject of a verb, which is no
// genitive: a number of people or things («وقتل أكثر من مئة شخص»), somebody by an adjective
// («وأمر الكردي بسحب …») or by what he does («ورصد مراسل القناة …»), or the circumstance
// in which he does it («وتابع مخاطبا …»).
func (p *Pack) noTopic(tokens []doc.Token) bool {
	t := &tokens[1]
	switch {
	case t.POS == doc.Adp:
		return t.Pro == 0
	case t.POS == doc.Adj && t.Pro == doc.ProAl:
		return true
	case t.Pro != 0 || t.Enc != "":
		return false
	case t.POS == doc.Adj && t.Feats.VerbForm == doc.ActivePart && t.Feats.Gender != doc.Fem:
		return accusative(t) || p.namesAgent(t.Stem)
	}
	return t.POS == doc.Num || p.gram.in(t.Stem).has(setQuantity)
}

// namesAgent tells whether a word alone is listed as somebody by what he is or does.
func (p *Pack) namesAgent(stem string) bool {
	next, ok := p.names.trie.Step(0, stem)
	return ok && slices.ContainsFunc(p.names.trie.Values(next), func(v uint32) bool { return p.names.entries[v].agent != nil })
}

// readAsVerb gives a word its first reading as a verb in the perfect, third person
// singular, that is as wanted.
func (p *Pack) readAsVerb(t *doc.Token, wanted func(*morph.Analysis) bool) {
	for _, a := range p.Morph.Readings(t.Fold) {
		if a.POS == doc.Verb && a.Feats.Aspect == doc.Perfect && a.Feats.Person == 3 && a.Feats.Number == doc.Sing && wanted(&a) {
			t.Pro = a.Pro
			setReading(t, &a)
			return
		}
	}
}

// nominativeMen tells whether a word is a dual or plural that shows the nominative:
// «الوزيران», «مسلحون».
func nominativeMen(t *doc.Token) bool {
	if t.POS != doc.Noun && t.POS != doc.Adj || t.Pro&^doc.ProAl != 0 || t.Enc != "" {
		return false
	}
	rest, ok := strings.CutPrefix(t.Stem, strings.TrimSuffix(t.Key, "ة"))
	return ok && (t.Feats.Number == doc.Dual && (rest == "ان" || rest == "تان") || t.Feats.Number == doc.Plur && rest == "ون")
}

// subjectBehindPlace tells whether a preposition and a name follow the first word, and
// right behind them a noun of many people, in a sentence without a verb until there:
// «وتظاهر في لندن آلاف الطلاب».
func (p *Pack) subjectBehindPlace(tokens []doc.Token) bool {
	if len(tokens) < 4 || tokens[1].POS != doc.Adp || tokens[1].Enc != "" || tokens[2].POS != doc.Propn && tokens[2].POS != doc.Noun && tokens[2].POS != doc.X {
		return false
	}
	t := &tokens[3]
	if t.POS == doc.Adj && len(tokens) > 4 {
		t = &tokens[4] // «في العاصمة الفرنسية»
	}
	return t.Pro == 0 && t.Enc == "" && p.gram.in(t.Stem).has(setQuantity)
}

// tells tells whether what is said follows the first word, or one definite noun phrase
// behind it, before any verb: behind «أن», a colon, a quotation mark or «قائلا».
func tells(tokens []doc.Token) bool {
	const near = 9 // words of a speaker
	for i := 1; i < min(len(tokens), near); i++ {
		switch t := &tokens[i]; {
		case t.Fold == ":" || isQuote(t.Fold) && (i > 1 || sayingIn(tokens[1:])) || t.POS == doc.Sconj || i > 1 && t.Lemma == "قائل" && accusative(t):
			return true
		case t.POS == doc.Verb || t.Pro&conjPro != 0 || isComma(t):
			return false
		case i == 1 && t.POS != doc.Propn && t.POS != doc.X && !t.Pro.Has(doc.ProAl) && t.POS != doc.Punct:
			return false
		}
	}
	return false
}

// sayingIn tells whether more stands behind the quotation mark at the beginning of some words
// than a name: «وتابع "لن ننسحب من هذه المدينة"», not «وتنظيم "القاعدة" …».
func sayingIn(tokens []doc.Token) bool {
	const name = 4 // words of a name
	for i := 1; i < len(tokens); i++ {
		if isQuote(tokens[i].Fold) {
			return i > name+1
		}
	}
	return len(tokens) > name
}

// verbsLikePrepositions reads a preposition as the verb with the same letters where it
// opens a clause and the preposition of that verb follows its subject before any other
// verb: «عبر الوزير، الأحد، عن قلقه», «كما عبر المحتجون عن رفضهم»; «عبر الحدود» (across
// the border) and «عبر الهاتف عن طريق …» (by means of) are none.
func (p *Pack) verbsLikePrepositions(tokens []doc.Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.POS == doc.Adp && t.Enc == "" && t.Pro&^(doc.ProWa|doc.ProFa) == 0 && p.gram.in(t.Stem).has(setExpress) && p.opensClause(tokens, i) && expresses(tokens, i+1) {
			p.readAsVerb(t, func(a *morph.Analysis) bool {
				return a.Pro == t.Pro && a.Enc == "" && a.Feats.Gender == doc.Masc && strings.Contains(a.Lemma, "\u0651")
			})
		}
	}
}

// opensClause tells whether a word stands first, behind a mark, with a conjunction or
// behind a word that opens a clause.
func (p *Pack) opensClause(tokens []doc.Token, i int) bool {
	if i == 0 || tokens[i].Pro != 0 {
		return true
	}
	b := &tokens[i-1]
	return b.POS == doc.Punct || p.gram.in(b.Stem).has(setAdverbial|setRel|setPast|setComp)
}

// expresses tells whether the words from k on name somebody and then, before any verb,
// what he expresses, behind no comma but one that closes an aside: «الوزير، الأحد، | عن
// قلقه»; not «عبر القصف، فضلا عن …».
func expresses(tokens []doc.Token, k int) bool {
	const near = 14
	comma := false
	for n := k; n < min(len(tokens)-1, k+near); n++ {
		switch t := &tokens[n]; {
		case t.POS == doc.Verb || t.POS == doc.Sconj || t.POS == doc.Punct && !isComma(t) && !isQuote(t.Fold):
			return false
		case t.POS == doc.Adp && t.Enc == "" && t.Stem == "عن":
			return !comma || isComma(&tokens[n-1]) || isQuote(tokens[n-1].Fold)
		case n == k && (t.POS == doc.Adp || t.Pro&prepPro != 0):
			return false
		case isComma(t):
			comma = true
		}
	}
	return false
}
