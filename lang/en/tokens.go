package en

import (
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// Cut appends the tokens of text[span] to dst and returns where, counted from
// the first of them, each sentence ends.
//
// A token is a word, a number or a mark. «'s» and «n't» are tokens of their own;
// «U.S.», «a.m.» and «Gen.» keep their full stops; a word with hyphens is one
// token where it is written in small letters (cease-fire), and one a part, the
// hyphens left out, where it holds a name or a number (U.S.-backed, al-Qaeda,
// 10-year-old). Fold is as printed: who looks the word up folds it.
func (p *Pack) Cut(text string, span doc.Span, dst []doc.Token) (tokens []doc.Token, ends []int) {
	from := len(dst)
	c := cutter{text: text, end: span.End, out: dst, abbr: p.abbr}
	for i := span.Start; i < span.End; {
		i = c.next(i)
	}
	return c.out, sentences(c.out[from:], p)
}

// cutter cuts one span.
type cutter struct {
	text string
	end  int
	out  []doc.Token
	abbr map[string]abbreviation
	open int // single quotation marks that are open
}

func (c *cutter) add(from, to int, pos doc.POS) {
	c.out = append(c.out, doc.Token{Start: from, End: to, Fold: c.text[from:to], POS: pos})
}

// next reads what stands at i and returns where it ends.
func (c *cutter) next(i int) int {
	b := c.text[i]
	switch {
	case b == ' ' || b == '\t' || b == '\n' || b == '\r':
		return i + 1
	case isDigit(b):
		return c.number(i)
	case isLetter(b):
		return c.word(i)
	case b < 0x80:
		return c.mark(i, i+1)
	}
	r, n := utf8.DecodeRuneInString(c.text[i:c.end])
	switch {
	case unicode.IsLetter(r):
		return c.word(i)
	case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.M, r):
		return i + n
	case unicode.IsDigit(r):
		return c.number(i)
	}
	return c.mark(i, i+n)
}

func (c *cutter) mark(from, to int) int {
	switch m := c.text[from:to]; m {
	case "'", "‘", "’":
		next, after := rune(0), 0
		if to < c.end {
			next, after = utf8.DecodeRuneInString(c.text[to:c.end])
		}
		glued := len(c.out) > 0 && c.out[len(c.out)-1].End == from
		switch {
		case m == "‘" || !glued && after > 0 && (unicode.IsLetter(next) || unicode.IsDigit(next)):
			c.open++
		case c.open > 0:
			c.open--
		case glued && endsInS(c.out[len(c.out)-1].Fold):
			c.add(from, to, doc.Part) // the rebels' stronghold
			return to
		}
	case ".":
		for to < c.end && c.text[to] == '.' {
			to++
		}
	case "-":
		if to < c.end && c.text[to] == '-' {
			to++
		} else if n := len(c.out); n > 0 && c.out[n-1].End == from && to < c.end && (isLetter(c.text[to]) || isDigit(c.text[to]) || c.text[to] >= 0x80) {
			return to // a hyphen behind a number: 10-year-old
		}
	}
	c.add(from, to, doc.Punct)
	return to
}

func endsInS(w string) bool { return w != "" && (w[len(w)-1] == 's' || w[len(w)-1] == 'S') }

// asciiLetters marks letters.
var asciiLetters = func() (is [256]bool) {
	for b := range is {
		is[b] = isLetter(byte(b))
	}
	return is
}()

func isDigit(b byte) bool  { return b >= '0' && b <= '9' }
func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
func isUpper(b byte) bool  { return b >= 'A' && b <= 'Z' }

// number reads a number with the separators inside it, and «th», «s» behind it.
func (c *cutter) number(i int) int {
	j := i
	for j < c.end {
		b := c.text[j]
		if isDigit(b) || (b == ',' || b == '.' || b == ':') && j+1 < c.end && isDigit(c.text[j+1]) {
			j++
			continue
		}
		break
	}
	if j == i {
		_, n := utf8.DecodeRuneInString(c.text[i:c.end])
		j = i + n
	}
	k := j
	for k < c.end && isLetter(c.text[k]) {
		k++
	}
	switch c.text[j:k] {
	case "st", "nd", "rd", "th", "s":
		c.add(i, k, doc.Num)
		return k
	}
	c.add(i, j, doc.Num)
	return j
}

// scanWord is where the run of letters that begins at i ends, with digits,
// apostrophes between letters and hyphens inside it. name tells that a capital
// letter or a digit stands in it.
func (c *cutter) scanWord(i int) (end int, hyphen, quote, name bool) {
	for text := c.text[:c.end]; i < len(text); {
		b := text[i]
		switch {
		case asciiLetters[b]:
			name = name || b < 'a'
			i++
		case isDigit(b):
			name = true
			i++
		case b == '-':
			if i+1 >= c.end || !(isLetter(c.text[i+1]) || isDigit(c.text[i+1]) || c.text[i+1] >= 0xC3) {
				return i, hyphen, quote, name
			}
			hyphen = true
			i++
		case b == '\'':
			if i+1 >= c.end || !isLetter(c.text[i+1]) {
				return i, hyphen, quote, name
			}
			quote = true
			i++
		case b < 0x80:
			return i, hyphen, quote, name
		default:
			r, n := utf8.DecodeRuneInString(c.text[i:c.end])
			if r == '’' {
				if i+n >= c.end || !isLetter(c.text[i+n]) {
					return i, hyphen, quote, name
				}
				quote = true
			} else if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) {
				return i, hyphen, quote, name
			}
			name = name || unicode.IsUpper(r)
			i += n
		}
	}
	return i, hyphen, quote, name
}

// word reads a word or a run of words with hyphens.
func (c *cutter) word(i int) int {
	if end := c.initials(i); end > 0 {
		c.add(i, end, doc.X)
		if end+1 < c.end && c.text[end] == '-' && isLetter(c.text[end+1]) {
			return end + 1
		}
		if n := genitive(c.text[end:c.end]); n > 0 { // the U.N.'s
			c.add(end, end+n, doc.X)
			return end + n
		}
		return end
	}
	end, hyphen, quote, name := c.scanWord(i)
	if hyphen && (name || i > 1 && c.text[i-1] == '-' && isDigit(c.text[i-2])) {
		for k := i; k < end; k++ {
			if c.text[k] == '-' {
				c.clitics(i, k)
				return k + 1
			}
		}
	}
	if !hyphen && end < c.end && c.text[end] == '.' {
		if _, ok := c.abbr[c.text[i:end]]; ok {
			c.add(i, end+1, doc.X)
			return end + 1
		}
	}
	if !quote {
		c.add(i, end, doc.X)
		return end
	}
	c.clitics(i, end)
	return end
}

// genitive is how long the «'s» is with which a text begins; 0 for none.
func genitive(s string) int {
	for _, g := range [...]string{"'s", "’s"} {
		if len(s) >= len(g) && s[:len(g)] == g && (len(s) == len(g) || !isLetter(s[len(g)])) {
			return len(g)
		}
	}
	return 0
}

// initials is where a run of single letters with full stops ends (U.S., a.m.);
// 0 for none.
func (c *cutter) initials(i int) int {
	k, n := i, 0
	for k+1 < c.end && isLetter(c.text[k]) && c.text[k+1] == '.' {
		k += 2
		n++
	}
	if k < c.end && isLetter(c.text[k]) && (k+1 == c.end || !isLetter(c.text[k+1])) && n > 0 && isUpper(c.text[k]) {
		return k + 1 // U.S without the last full stop
	}
	if n > 1 || n == 1 && isUpper(c.text[i]) && k < c.end && c.text[k] == ' ' && i+2 == k {
		return k
	}
	return 0
}

// clitics adds a word without what is written on its end.
func (c *cutter) clitics(from, to int) {
	w := c.text[from:to]
	cut, quote := -1, 0
	for k := len(w) - 1; k > 0 && k >= len(w)-5; k-- {
		if w[k] == '\'' {
			cut, quote = k, 1
			break
		}
		if k >= 2 && w[k] == 0x99 && w[k-1] == 0x80 && w[k-2] == 0xE2 {
			cut, quote = k-2, 3
			break
		}
	}
	if cut <= 0 {
		c.add(from, to, doc.X)
		return
	}
	switch tail := w[cut+quote:]; {
	case (tail == "t" || tail == "T") && cut > 1 && w[cut-1]|0x20 == 'n':
		if cut-1 > 0 {
			c.add(from, from+cut-1, doc.X)
		}
		c.add(from+cut-1, to, doc.X)
	case tail == "s" || tail == "S" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m":
		c.add(from, from+cut, doc.X)
		c.add(from+cut, to, doc.X)
	default:
		c.add(from, to, doc.X) // O'Brien, Sana'a
	}
}

// abbreviation tells how a word with a full stop stands in a sentence.
type abbreviation uint8

const (
	beforeName  abbreviation = iota + 1 // Gen. : never ends a sentence
	beforeOther                         // Inc. : ends one before a word with a capital letter
)

// sentences tells where the sentences of a block end.
func sentences(tk []doc.Token, p *Pack) []int {
	var ends []int
	for i := range tk {
		if !endsSentence(tk, i, p) {
			continue
		}
		to := i + 1
		for to < len(tk) && closes(&tk[to]) && tk[to].Start-tk[to-1].End < 1 {
			to++
		}
		if len(ends) == 0 || ends[len(ends)-1] < to {
			ends = append(ends, to)
		}
	}
	if n := len(tk); n > 0 && (len(ends) == 0 || ends[len(ends)-1] != n) {
		ends = append(ends, n)
	}
	return ends
}

func closes(t *doc.Token) bool {
	switch t.Fold {
	case "\"", "”", "’", "'", ")", "]", "»":
		return true
	}
	return false
}

func endsSentence(tk []doc.Token, i int, p *Pack) bool {
	t := &tk[i]
	if t.POS != doc.Punct {
		if t.POS != doc.X || t.Fold[len(t.Fold)-1] != '.' || i+1 >= len(tk) {
			return false
		}
		if p.abbr[t.Fold[:len(t.Fold)-1]] == beforeName || len(t.Fold) == 2 {
			return false
		}
		next := tk[i+1].Fold
		if closes(&tk[i+1]) && tk[i+1].Start == t.End {
			return i+2 >= len(tk) || isUpper(tk[i+2].Fold[0])
		}
		return isUpper(next[0]) && (p.starters[next] || p.abbr[t.Fold[:len(t.Fold)-1]] == beforeOther)
	}
	switch t.Fold {
	case "!", "?":
		// «"Will he go?" she asked»: the sentence goes on
		k := i + 1
		for k < len(tk) && closes(&tk[k]) {
			k++
		}
		return k >= len(tk) || k == i+1 || !isLower(tk[k].Fold[0])
	case ".", "…", "...", "....", "..":
		k := i + 1
		for k < len(tk) && closes(&tk[k]) && tk[k].Start == tk[k-1].End {
			k++
		}
		return k >= len(tk) || !isLower(tk[k].Fold[0]) && tk[k].Fold != ","
	}
	return false
}

func isLower(b byte) bool { return b >= 'a' && b <= 'z' }
