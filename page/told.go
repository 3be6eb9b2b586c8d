package page

import (
	"encoding/json"
	"hash/maphash"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Shares of a unit's word pairs that stand in the article body of the
// structured data, from which on it is taken for part of the body.
const (
	goldUnit  = .7
	leastTold = 200 // letters of an article body that is worth looking at
	longTold  = 1500
	maxTold   = 1 << 20
)

// bodyText is the article body that the page's structured data (JSON-LD
// articleBody) give as plain text. It has no paragraphs to speak of, but tells
// which parts of the page are the article.
type bodyText struct {
	text  string
	long  bool // long enough to be the whole article
	seed  maphash.Seed
	pairs map[uint64]struct{}
}

// bodyOf finds the longest article body in the page's structured data; nil
// where there is none worth the name.
func bodyOf(root *html.Node) *bodyText {
	best := ""
	for n := range root.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || attr(n, "type") != "application/ld+json" {
			continue
		}
		if s := n.FirstChild.Data; strings.Contains(s, `"articleBody"`) && len(s) < maxTold {
			if s = articleBody(s); len(s) > len(best) {
				best = s
			}
		}
	}
	if best = plainText(best); len(best) < leastTold {
		return nil
	}
	t := &bodyText{text: best, long: len(best) > longTold && !strings.HasSuffix(strings.TrimSpace(best), "…") && !strings.HasSuffix(best, "..."), seed: maphash.MakeSeed(), pairs: map[uint64]struct{}{}}
	t.each(best, func(h uint64) { t.pairs[h] = struct{}{} })
	return t
}

// articleBody reads the values of that name one after the other without
// decoding the rest, so that broken JSON around them does no harm.
func articleBody(s string) (best string) {
	for {
		_, after, ok := strings.Cut(s, `"articleBody"`)
		if !ok {
			return best
		}
		s = after
		v := strings.TrimLeft(after, " \t\r\n:")
		if !strings.HasPrefix(v, `"`) {
			continue
		}
		raw := stringLiteral(v)
		var text string
		if json.Unmarshal([]byte(clean(raw)), &text) == nil && len(text) > len(best) {
			best = text
		}
	}
}

// stringLiteral is the JSON string at the head of s, with its quotation marks.
func stringLiteral(s string) string {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return s[:i+1]
		}
	}
	return ""
}

// clean makes line breaks within a JSON string, which JSON forbids, blanks.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// plainText takes tags and references out of a body that holds HTML.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(html.UnescapeString(s)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.Write(z.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			out.WriteByte('\n')
		}
	}
}

// each calls f with the hash of every pair of words that follow each other.
func (t *bodyText) each(s string, f func(uint64)) {
	var now maphash.Hash
	now.SetSeed(t.seed)
	var last uint64
	in := false
	word := func() {
		if !in {
			return
		}
		h := now.Sum64()
		f(h ^ last*0x9E3779B97F4A7C15)
		last = h
		now.Reset()
		in = false
	}
	for _, r := range s {
		switch {
		case r >= 0x2E80 && r < 0xFB00 && unicode.IsLetter(r):
			word()
			in = true
			now.WriteString(string(r))
			word()
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			in = true
			now.WriteString(string(unicode.ToLower(r)))
		case unicode.IsMark(r):
		default:
			word()
		}
	}
	word()
}

// share is the part of a text's word pairs that the body has. The pair across
// the text's beginning is left out.
func (t *bodyText) share(s string) float64 {
	all, hit := -1, 0
	t.each(s, func(h uint64) {
		if all++; all == 0 {
			return
		}
		if _, ok := t.pairs[h]; ok {
			hit++
		}
	})
	if all < 1 {
		return -1
	}
	return float64(hit) / float64(all)
}

// endsWith tells whether the body ends with the last words of a text.
func (t *bodyText) endsWith(s string) bool {
	a, b := strings.Fields(lastBytes(t.text)), strings.Fields(lastBytes(s))
	n := min(4, len(a), len(b))
	for i := 1; i <= n; i++ {
		if !strings.EqualFold(strings.TrimFunc(a[len(a)-i], unicode.IsPunct), strings.TrimFunc(b[len(b)-i], unicode.IsPunct)) {
			return false
		}
	}
	return n > 0
}

// lastBytes cuts the end of a text that holds its last few words.
func lastBytes(s string) string { return s[max(0, len(s)-200):] }
