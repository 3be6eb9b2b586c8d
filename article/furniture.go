package article

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// Kinds of lines in a furniture file beside the kinds of blocks. They do not
// type a line by themselves: structure rules ask for them.
const (
	boxOpenKind  = "box_open"    // a skip link, `*` where the box is named: تخطى * وواصل القراءة
	boxCloseKind = "box_close"   // its end: * نهاية
	boxStories   = "box_stories" // words in the name of a box of related stories
	boxPromo     = "box_promo"   // words in the name of a box of promotion
	agencyKind   = "agency"      // names of agencies, for lines of credit
	dateWordKind = "date_word"   // months, days, marks of the calendar
	joinedKind   = "joined"      // letters that may be written on a word of the name of a box: an article
)

// typed are the block kinds a pattern may give to a line.
var typed = map[doc.BlockKind]bool{
	doc.ImageCredit: true, doc.CaptionLabel: true, doc.RelatedHeading: true, doc.RelatedItem: true, doc.Promo: true,
	doc.SkipLink: true, doc.Byline: true, doc.Dateline: true, doc.OtherBlock: true, doc.Heading: true,
}

// defaults are the words without which the structure rules are blind.
//
//go:embed defaults.txt
var defaults string

// Furniture knows the words by which lines that are no part of the article
// give themselves away. It is read-only once built and safe for concurrent use.
type Furniture struct {
	byWord   map[string][]*pattern // patterns at the line's beginning, by their first folded word
	whole    map[string]*pattern
	anywhere []*pattern
	symbols  []*pattern // without letters: «©»; matched as written at the line's beginning
	open     []affix
	close    []affix
	heads    map[string]bool     // first words of whole lines and skip links
	words    map[string][]string // kind → folded words, for the kinds above
	set      map[string]map[string]bool
}

type pattern struct {
	kind   doc.BlockKind
	fold   string
	words  int
	inside bool // may stand anywhere in the line
	label  bool // written with a colon: the line must have one there, or a dash or bar
}

// affix is a pattern with the box's name in its middle.
type affix struct{ before, after string }

// DefaultFurniture returns the words that the package itself brings.
func DefaultFurniture() *Furniture {
	return ParseFurniture(strings.NewReader(defaults), "article/defaults.txt", nil)
}

// ParseFurniture reads lines `kind | pattern | gloss`, patterns separated by
// ` ; `. A pattern is matched folded against the beginning of a line, `=words`
// against the whole line, `~words` anywhere in it. kind is a block kind or one
// of box_open, box_close, box_stories, box_promo, agency, date_word, joined.
// What cannot be read is given to report with its line number (from 1) and left
// out; report may be nil.
func ParseFurniture(r io.Reader, file string, report func(file string, line int, msg string)) *Furniture {
	if report == nil {
		report = func(string, int, string) {}
	}
	f := &Furniture{}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for no := 1; sc.Scan(); no++ {
		s := strings.TrimPrefix(sc.Text(), "\ufeff")
		if i := commentAt(s); i >= 0 {
			s = s[:i]
		}
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		fields := strings.SplitN(s, "|", 3)
		if len(fields) < 2 {
			report(file, no, "furniture: want `kind | pattern | gloss`")
			continue
		}
		kind := strings.TrimSpace(fields[0])
		for p := range strings.SplitSeq(fields[1], " ; ") {
			if msg := f.add(kind, strings.TrimSpace(p)); msg != "" {
				report(file, no, "furniture: "+msg)
			}
		}
	}
	if err := sc.Err(); err != nil {
		report(file, 0, fmt.Sprintf("furniture: %v", err))
	}
	return f
}

// commentAt finds a comment: # at the line's head, or between blanks (so that
// a pattern may hold a hashtag).
func commentAt(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && (i == 0 || (s[i-1] == ' ' || s[i-1] == '\t') && (i+1 == len(s) || s[i+1] == ' ')) {
			return i
		}
	}
	return -1
}

// add takes in one pattern; it returns what is wrong with it.
func (f *Furniture) add(kind, p string) string {
	if p == "" {
		return "empty pattern"
	}
	switch kind {
	case boxOpenKind, boxCloseKind:
		before, after, ok := strings.Cut(p, "*")
		if !ok || before+after == "" {
			return fmt.Sprintf("%s wants a `*` where the name of the box stands: %q", kind, p)
		}
		a := affix{key(before), key(after)}
		if kind == boxOpenKind {
			f.open = append(f.open, a)
		} else {
			f.close = append(f.close, a)
		}
		f.head(a.before)
		return ""
	case boxStories, boxPromo, agencyKind, dateWordKind, joinedKind:
		f.addWord(kind, strings.Join(strings.FieldsFunc(text.Fold(p), edge), " "))
		return ""
	}
	if !typed[doc.BlockKind(kind)] {
		return fmt.Sprintf("unknown kind %q; kinds are %s", kind, strings.Join(kinds(), ", "))
	}
	mark := p[0]
	if mark == '=' || mark == '~' {
		p = p[1:]
	}
	pt := &pattern{kind: doc.BlockKind(kind), fold: key(p), inside: mark == '~', label: strings.HasSuffix(p, ":")}
	if pt.fold == "" {
		if pt.fold = strings.TrimSpace(p); pt.fold == "" {
			return "empty pattern"
		}
		f.symbols = append(f.symbols, pt)
		return ""
	}
	pt.words = strings.Count(pt.fold, " ") + 1
	f.addPattern(mark, pt)
	return ""
}

func (f *Furniture) addPattern(mark byte, p *pattern) {
	switch mark {
	case '=':
		if f.whole == nil {
			f.whole = map[string]*pattern{}
		}
		if f.whole[p.fold] == nil {
			f.whole[p.fold] = p
			f.head(p.fold)
		}
	case '~':
		f.anywhere = append(f.anywhere, p)
	default:
		if f.byWord == nil {
			f.byWord = map[string][]*pattern{}
		}
		w := firstWord(p.fold)
		list := append(f.byWord[w], p)
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].fold) > len(list[j].fold) })
		f.byWord[w] = list
	}
}

func (f *Furniture) head(s string) {
	if f.heads == nil {
		f.heads = map[string]bool{}
	}
	f.heads[firstWord(s)] = true
}

func (f *Furniture) addWord(kind, w string) {
	if w == "" {
		return
	}
	if f.words == nil {
		f.words, f.set = map[string][]string{}, map[string]map[string]bool{}
	}
	if f.set[kind] == nil {
		f.set[kind] = map[string]bool{}
	}
	if !f.set[kind][w] {
		f.set[kind][w] = true
		f.words[kind] = append(f.words[kind], w)
	}
}

// begins tells whether the first word of a line begins a pattern.
func (f *Furniture) begins(s string) bool {
	s = strings.TrimLeftFunc(s, edge)
	w := text.Fold(firstWord(s[:min(len(s), 64)]))
	return len(f.byWord[w]) > 0 || f.heads[w]
}

// Merge adds the patterns of g to f. Patterns of f come first where two fit
// equally well.
func (f *Furniture) Merge(g *Furniture) {
	for _, p := range g.whole {
		f.addPattern('=', p)
	}
	for _, list := range g.byWord {
		for _, p := range list {
			f.addPattern(0, p)
		}
	}
	f.anywhere = append(f.anywhere, g.anywhere...)
	f.symbols = append(f.symbols, g.symbols...)
	for w := range g.heads {
		f.head(w)
	}
	f.open = append(f.open, g.open...)
	f.close = append(f.close, g.close...)
	for kind, list := range g.words {
		for _, w := range list {
			f.addWord(kind, w)
		}
	}
}

func kinds() []string {
	out := []string{boxOpenKind, boxCloseKind, boxStories, boxPromo, agencyKind, dateWordKind}
	for k := range typed {
		out = append(out, string(k))
	}
	sort.Strings(out)
	return out
}

// key folds a pattern or line for comparison.
func key(s string) string { return strings.TrimFunc(squeeze(text.Fold(s)), edge) }

// firstWord cuts the first word off a folded line: letters and digits.
func firstWord(s string) string {
	for i, r := range s {
		if c := classOf(r); i > 0 && c != letter && c != digit {
			return s[:i]
		}
	}
	return s
}

// wordEnds tells whether no word goes on at s[i:].
func wordEnds(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	c := classOf(r)
	return c != letter && c != digit
}
