package morph

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// lattice is the working space of one sentence's choice, reused.
type lattice struct {
	cells  []cell
	words  []*word
	start  []int // first cell of each word
	space  []Analysis
	recent [recentSize]*word // by hash: those the lexicon's cache has no room for
}

type cell struct {
	score float32
	back  int32
	a     int32 // index into the word's readings
}

// beam is how many readings of a word are weighed in context.
const beam = 8

// reach is how far behind the likeliest reading out of context another may lie
// and still be weighed: further than context and spelling bring it up.
const reach = 9

// Tag chooses a reading for every token of one sentence. Start, End and Fold
// must be set; text is the document's text they point into. Tokens marked
// Punct or Num by the tokeniser keep their part of speech.
func (l *Lexicon) Tag(text string, tokens []doc.Token) {
	if len(tokens) == 0 {
		return
	}
	lt := l.scratch.Get().(*lattice)
	lt.cells, lt.words, lt.start = lt.cells[:0], lt.words[:0], lt.start[:0]
	for i := range tokens {
		l.column(lt, text, &tokens[i])
	}
	best := int32(lt.start[len(tokens)-1])
	for c := best; c < int32(len(lt.cells)); c++ {
		if lt.cells[c].score > lt.cells[best].score {
			best = c
		}
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		c := &lt.cells[best]
		apply(text, &tokens[i], lt.words[i], int(c.a))
		best = c.back
	}
	l.scratch.Put(lt)
	settle(tokens)
}

// punctuation is the one reading of a mark; beginning stands before the first
// word.
var (
	punctuation = word{readings: []Analysis{{POS: doc.Punct, class: clPunct}}}
	beginning   = Analysis{class: clStart}
)

// column adds the readings of one token to the lattice.
func (l *Lexicon) column(lt *lattice, txt string, t *doc.Token) {
	w := &punctuation
	if t.POS != doc.Punct {
		w = lt.word(l, txt[t.Start:t.End])
	}
	from, n := len(lt.cells), len(lt.words)
	for k := range w.readings {
		a := &w.readings[k]
		best, back := float32(-1e9), int32(0)
		if n == 0 {
			best = l.context.pair(&beginning, a)
		} else {
			prev, most := lt.words[n-1].readings, l.context.upTo(a)
			for c := lt.start[n-1]; c < from; c++ {
				p := &lt.cells[c]
				if p.score+most <= best {
					continue // it cannot win
				}
				if v := p.score + l.context.pair(&prev[p.a], a); v > best {
					best, back = v, int32(c)
				}
			}
		}
		lt.cells = append(lt.cells, cell{best + a.Score, back, int32(k)})
	}
	lt.start = append(lt.start, from)
	lt.words = append(lt.words, w)
}

// fit scores how a reading fits the letters and marks that folding hides:
// hamza seats, final ى or ي, shadda.
func fit(raw, folded string, onAlef, anywhere int, a *Analysis) float32 {
	var s float32
	at := int(a.StemStart)
	if len(raw) != len(folded) {
		if a.POS == doc.Verb && nunated(raw) {
			s -= 12
		}
		if strings.ContainsRune(raw, shadda) && a.Known {
			if strings.ContainsRune(a.Lemma, shadda) {
				s += 1.5
			} else {
				s -= 0.3
			}
		}
		at = rawOffset(raw, folded, at, false)
	}
	if a.Pro.Has(doc.ProAl) && !a.Pro.Has(doc.ProLi) && at >= 4 && !strings.HasPrefix(raw[at-4:], alef) && !strings.HasPrefix(raw[at-4:], "ٱ") && len(raw) == len(folded) {
		s -= 6 // ألمانيا has no article
	}
	// names of other lexicons come folded: their hamza is not known
	if a.Known && !(a.POS == doc.Propn && a.Lemma == a.Stem) {
		s += fitFirst(raw[at:], a) + fitInner(raw[at:], at, onAlef, anywhere, a)
	}
	switch {
	case !a.Known || a.Enc != "" && a.Enc != ya:
	case strings.HasSuffix(raw, "ى"):
		if a.Enc == ya || a.Feats.Nisba || !strings.HasSuffix(a.Lemma, "ى") && a.POS != doc.Verb {
			s -= 2.5
		}
	case strings.HasSuffix(raw, ya) && a.POS == doc.Adp && a.Enc == "":
		s -= 1 // على written علي
	}
	return s
}

// nunated tells whether a word is printed with tanwin, which no verb has: «قدماً».
func nunated(raw string) bool { return strings.ContainsAny(raw, "ًٌٍ") }

// fitFirst compares the first letter of the stem as printed with that of the
// reading.
func fitFirst(stem string, a *Analysis) float32 {
	switch {
	case strings.HasPrefix(stem, "إ"):
		if strings.HasPrefix(a.Lemma, "أ") || a.Feats.Aspect == doc.Imperfect {
			return -4
		}
	case strings.HasPrefix(stem, "أ"):
		if strings.HasPrefix(a.Lemma, "إ") || strings.HasPrefix(a.Lemma, alef) && a.Feats.Aspect != doc.Imperfect {
			return -4
		}
	case strings.HasPrefix(stem, "آ"):
		if strings.HasPrefix(a.Lemma, "إ") || strings.HasPrefix(a.Lemma, alef) {
			return -3
		}
	case strings.HasPrefix(stem, alef):
		if strings.HasPrefix(a.Lemma, "أ") || strings.HasPrefix(a.Lemma, "إ") || a.Feats.Aspect == doc.Imperfect {
			return -1.2
		}
	}
	return 0
}

// hamzaAt returns where the last hamza on alef (آ أ) and the last hamza of any
// kind stand, -1 where there is none.
func hamzaAt(s string) (onAlef, anywhere int) {
	onAlef, anywhere = -1, -1
	for i := 0; i+1 < len(s); i++ {
		if s[i] != 0xD8 {
			continue
		}
		switch s[i+1] {
		case 0xA2, 0xA3: // آ أ
			onAlef, anywhere = i, i
		case 0xA1, 0xA4, 0xA5, 0xA6: // ء ؤ إ ئ
			anywhere = i
		}
	}
	return onAlef, anywhere
}

// fitInner compares hamza on alef within the stem, which begins at byte at of
// the word: writers may leave it out at the start, seldom inside. onAlef and
// anywhere are the word's, as of hamzaAt.
func fitInner(stem string, at, onAlef, anywhere int, a *Analysis) float32 {
	printed := onAlef >= at+2
	inner, listed := hamzaAt(a.Lemma)
	switch {
	case printed && (listed < 0 || listed == 0 && a.Feats.Aspect == doc.Perfect):
		return -2.5 // «أسوأ» is no «آسوا»
	case inner >= 2 && !printed && a.POS != doc.Verb && anywhere < at+2 && strings.Contains(stem[min(2, len(stem)):], alef):
		return -1.5
	case !printed && a.Feats.Aspect == doc.Imperfect && a.Feats.Form == 1 && strings.HasPrefix(a.Lemma, "أ") && len(stem) > 2 && strings.HasPrefix(stem[2:], alef):
		return -2 // «ياسر» is a name, not يأسر
	}
	return 0
}

// apply writes the reading of a word into a token.
func apply(txt string, t *doc.Token, w *word, reading int) {
	if t.POS == doc.Punct {
		t.StemStart, t.WordStart, t.StemEnd, t.Stem, t.Lemma, t.Key = t.Start, t.Start, t.End, t.Fold, t.Fold, t.Fold
		return
	}
	a := &w.readings[reading]
	t.Fold, t.Lex = w.fold, &w.lex[reading]
	t.StemStart, t.StemEnd, t.WordStart = t.Start+int(a.StemStart), t.Start+int(a.StemEnd), t.Start+int(a.WordStart)
	t.Stem, t.Lemma, t.Key, t.POS, t.Feats, t.Pro, t.Enc, t.Known = a.Stem, a.Lemma, a.Key, a.POS, a.Feats, a.Pro, a.Enc, a.Known
	if t.POS == doc.Verb && t.Feats.Voice == doc.VoiceAny && len(w.raw) > len(w.fold) && !beginsWithDamma(&t.Feats) && passiveMarked(w.raw[a.StemStart:], &t.Feats) {
		t.Feats.Voice = doc.Passive
	}
}

// beginsWithDamma tells of the imperfect of forms II to IV, which has a damma on its
// first letter in the active, too: «يُحقق» is no passive.
func beginsWithDamma(f *doc.Feats) bool {
	return f.Aspect == doc.Imperfect && (f.Form >= 2 && f.Form <= 4 || f.Form == 11)
}

// passiveMarked tells a damma on the first letter of a verb as printed, as writers put it
// to show a passive; in the perfect of forms that begin with a helping alef, on the
// second or third («اتُّهم», «استُهدف»).
func passiveMarked(raw string, f *doc.Feats) bool {
	const damma, shadda = 'ُ', 'ّ'
	last := 1
	if f.Aspect == doc.Perfect && f.Form >= 7 && f.Form <= 10 {
		last = 3
	}
	letters := 0
	for _, r := range raw {
		switch {
		case r == damma:
			return true
		case r != shadda:
			if letters++; letters > last {
				return false
			}
		}
	}
	return false
}

// rawOffset maps an offset into the folded word to one into the printed word;
// at an end it takes the marks that follow a letter along.
func rawOffset(raw, folded string, at int, end bool) int {
	if at <= 0 {
		return 0
	}
	if at >= len(folded) {
		return len(raw)
	}
	if len(raw) == len(folded) && arabic(folded) && arabic(raw) {
		return at
	}
	done := 0
	for i, r := range raw {
		if done >= at {
			n := len(text.Fold(string(r)))
			if n > 0 || !end && i == 0 {
				return i
			}
			continue
		}
		done += len(text.Fold(string(r)))
	}
	return len(raw)
}

// settle makes a noun of a participle that does not lean on a noun before it.
func settle(tokens []doc.Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.POS != doc.Adj || t.Feats.VerbForm == doc.NoVerbForm {
			continue
		}
		if i > 0 {
			p := &tokens[i-1]
			if p.POS == doc.Noun && p.Feats.Def == t.Feats.Def || p.POS == doc.Adj || p.POS == doc.Propn && t.Feats.Def || p.Enc != "" && t.Feats.Def {
				continue
			}
		}
		t.POS = doc.Noun
	}
}

// Explain returns all readings of a word as printed, the likeliest out of
// context first; its hamza seats and marks count.
func (l *Lexicon) Explain(word string) []Analysis {
	folded := text.Fold(word)
	out := l.Analyze(folded, nil)
	onAlef, anywhere := hamzaAt(word)
	for i := range out {
		out[i].Score += fit(word, folded, onAlef, anywhere, &out[i])
	}
	sortByScore(out)
	return out
}
