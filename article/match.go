package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// match returns the block kind that a pattern gives the line, and the pattern;
// "" where none does. A pattern of one word is too weak to make furniture of a
// sentence: it needs a short line without a full stop («شارك» opens a share bar,
// but also a sentence).
func (f *Furniture) match(l *line) (doc.BlockKind, *pattern) {
	s := l.folding()
	if s == "" {
		return "", nil
	}
	if p := f.whole[s]; p != nil {
		return p.kind, p
	}
	for _, p := range f.symbols {
		if strings.HasPrefix(l.text, p.fold) && l.words <= maxHeading && !l.stop {
			return p.kind, p
		}
	}
	for _, p := range f.byWord[firstWord(s)] {
		if strings.HasPrefix(s, p.fold) && wordEnds(s, len(p.fold)) && p.strongEnough(l) {
			return p.kind, p
		}
	}
	for _, p := range f.anywhere {
		if i := strings.Index(s, p.fold); i >= 0 && p.strongEnough(l) && wordEnds(s, i+len(p.fold)) && wordStarts(s, i) {
			return p.kind, p
		}
	}
	return "", nil
}

// strongEnough weighs the pattern against the line: what begins like furniture
// but goes on like a sentence is none.
func (p *pattern) strongEnough(l *line) bool {
	if p.label && !labelled(l, p) {
		return false
	}
	rest := p.rest(l)
	switch p.kind {
	case doc.CaptionLabel: // a caption may follow on the same line
		return rest <= maxCaption
	case doc.ImageCredit:
		return rest <= maxHeading || p.words > 1 && rest <= maxCaption
	case doc.RelatedHeading:
		if p.words == 1 && !labelled(l, p) && rest > 3 {
			return false
		}
		return rest <= maxItem && (!l.stop || rest <= 6)
	case doc.Byline:
		return rest <= 5 || rest <= maxHeading && !l.stop && labelled(l, p)
	case doc.Dateline:
		return rest <= maxDateline && (strings.ContainsFunc(l.text, unicode.IsDigit) || rest <= 5 && !l.stop)
	}
	most := 3 * p.words // a full sentence needs a long pattern
	if p.kind == doc.Promo {
		most *= 2
	}
	if p.inside {
		most = 2 * p.words
	}
	switch {
	case p.words == 1 && labelled(l, p):
		return rest <= maxHeading
	case p.words == 1 && !p.inside:
		return rest <= 1 && !l.stop
	case l.stop:
		return rest <= most
	}
	return rest <= min(40, 10*p.words)
}

// labelled tells whether a colon, dash or bar follows the pattern in the line.
func labelled(l *line, p *pattern) bool {
	s, ok := strings.CutPrefix(l.folding(), p.fold)
	s = strings.TrimLeft(s, " ")
	if !ok || s == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(":|/-–—", r)
}

func wordStarts(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// rest counts the words of the line that the pattern does not cover.
func (p *pattern) rest(l *line) int { return l.words - p.words }

// endIn returns where the words of the pattern, with the marks behind them, end
// in the line: a byte offset into l.text.
func (p *pattern) endIn(l *line) int {
	left := p.fold
	i := 0
	for i < len(l.text) {
		r, n := utf8.DecodeRuneInString(l.text[i:])
		if left == "" {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || opens(r) || r == '(' {
				break
			}
		} else {
			left = eat(left, r)
		}
		i += n
	}
	return i
}

// eat takes the folded form of r off the head of a folded pattern.
func eat(left string, r rune) string {
	folded := strings.TrimSpace(text.Fold(string(r)))
	left = strings.TrimLeft(left, " ")
	return strings.TrimPrefix(left, folded)
}

// captionLabel finds a caption label inside a line, and returns its byte
// offset in l.text; -1 where there is none.
func (f *Furniture) captionLabel(l *line) int {
	for i, r := range l.text {
		if i == 0 || !unicode.IsLetter(r) || !wordStarts(l.text, i) {
			continue
		}
		tail := text.Fold(l.text[i:])
		for _, p := range f.byWord[firstWord(tail)] {
			if p.kind == doc.CaptionLabel && strings.HasPrefix(squeeze(tail), p.fold) {
				return i
			}
		}
	}
	return -1
}

// boxOpen tells whether the folded line is a skip link, and names its box.
func (f *Furniture) boxOpen(s string) (name string, ok bool) {
	for _, a := range f.open {
		if name, ok = a.name(s); ok && name != "" {
			return name, true
		}
	}
	return "", false
}

// boxClose tells whether the folded line ends a box, and names it.
func (f *Furniture) boxClose(s string) (name string, ok bool) {
	for _, a := range f.close {
		if name, ok = a.name(s); ok {
			return name, true
		}
	}
	return "", false
}

// name cuts the name of the box out of a folded line.
func (a affix) name(s string) (string, bool) {
	if s == "" || len(s) > longLine/2 {
		return "", false
	}
	rest, ok := strings.CutPrefix(s, a.before)
	if !ok || a.before != "" && !wordEnds(s, len(a.before)) {
		return "", false
	}
	if rest, ok = strings.CutSuffix(rest, a.after); !ok {
		return "", false
	}
	if a.after != "" && rest != "" && !strings.HasSuffix(rest, " ") {
		return "", false
	}
	return strings.TrimFunc(rest, edge), true
}

// joined tells whether a folded name begins with letters that are written on the
// word behind them.
func (f *Furniture) joined(name string) bool {
	for _, w := range f.words[joinedKind] {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	return false
}

// names tells whether a word of the kind stands in the folded name.
func (f *Furniture) names(kind, name string) bool {
	for _, w := range f.words[kind] {
		if i := strings.Index(name, w); i >= 0 && (i == 0 || wordStarts(name, i) || f.joined(name[:i])) {
			return true
		}
	}
	return false
}
