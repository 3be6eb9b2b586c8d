package page

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Meta elements that name authors, in the order of trust.
var authorTags = []string{
	"citation_author", "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "cxenseparse:author", "article:author_name",
	"article:author", "og:article:author", "og:author", "byl", "creator", "rnews:author", "dc.contributor", "news:author", "author_name",
}

// authorsOf names the authors: by structured data, then meta elements,
// microdata, and the lines that the page prints. A place that names only the
// outlet gives way to one that names persons.
func (s *metaSource) authorsOf(article ldObject, site string) []string {
	c := authorCleaner{site: titleKey(site), host: titleKey(hostWord(s.base)), words: metaWords()}
	var fallback []string
	for _, place := range []func(*authorCleaner) []string{
		func(c *authorCleaner) []string { return c.all(s.ldNames(article["author"], 0)) },
		func(c *authorCleaner) []string { return c.all(s.ldNames(article["creator"], 0)) },
		func(c *authorCleaner) []string { return s.tagAuthors(c) },
		func(c *authorCleaner) []string { return c.all(append(s.props["person.name"], s.props["author"]...)) },
		func(c *authorCleaner) []string { return s.printedAuthors(c) },
	} {
		names := place(&c)
		if len(names) == 0 {
			continue
		}
		if c.persons(names) && (fallback == nil || c.full(names)) {
			return c.withoutSite(names)
		}
		if fallback == nil {
			fallback = names
		}
	}
	return fallback
}

// withoutSite leaves the outlet out where persons are named beside it.
func (c *authorCleaner) withoutSite(names []string) []string {
	var out []string
	for _, n := range names {
		if !c.isSite(n) {
			out = append(out, n)
		}
	}
	return out
}

// most authors of an article that are read.
const mostAuthors = 100

// ldNames are the names of a field of structured data; objects that only refer
// to others by @id are looked up.
func (s *metaSource) ldNames(v any, depth int) []string {
	if depth > deepLD {
		return nil
	}
	switch v := v.(type) {
	case string:
		return []string{plainMeta(v)}
	case []any:
		var out []string
		for _, e := range v[:min(len(v), mostAuthors)] {
			out = append(out, s.ldNames(e, depth+1)...)
		}
		return out
	case map[string]any:
		if name, ok := v["name"]; ok {
			return s.ldNames(name, depth+1)
		}
		if given, family := ldObject(v).text("givenName"), ldObject(v).text("familyName"); family != "" {
			return []string{given + " " + family}
		}
		id, _ := v["@id"].(string)
		for _, o := range s.objects[:min(len(s.objects), 2000)] {
			if other, _ := o["@id"].(string); id != "" && other == id && o["name"] != nil {
				return s.ldNames(o["name"], depth+1)
			}
		}
	}
	return nil
}

// tagAuthors are those of the first meta element that names any.
func (s *metaSource) tagAuthors(c *authorCleaner) []string {
	var weak []string
	for _, k := range authorTags {
		names := c.all(s.tags[k])
		if c.persons(names) {
			return names
		}
		if weak == nil {
			weak = names
		}
	}
	for _, n := range []string{"1", "2"} { // «Written by» beside its value, for sharing
		if c.words.has("by", s.tag("twitter:label"+n)) {
			if names := c.all(s.tags["twitter:data"+n]); len(names) > 0 {
				return names
			}
		}
	}
	return weak
}

// printedAuthors are those of the byline that is most to be trusted.
func (s *metaSource) printedAuthors(c *authorCleaner) []string {
	var best []string
	most := 0
	for _, b := range s.bylines {
		names := c.byline(b)
		n := b.trust
		if len(names) == 0 || b.aside || n < 0 && !plainNames(names) {
			continue
		}
		if c.words.opening("by", b.text) > 0 {
			n += 3
		}
		if b.after {
			n += 2
		}
		if !c.persons(names) {
			n -= 4
		}
		if n > most {
			best, most = names, n
		}
	}
	return best
}

// brackets are asides in a line of names.
var brackets = regexp.MustCompile(`[(<\[][^)>\]]*[)>\]]`)

// plainNames tells whether all look like names of persons: some words without
// digits, with a capital where the script has them.
func plainNames(names []string) bool {
	for _, n := range names {
		words := strings.Fields(n)
		if len(words) < 2 || len(words) > 4 || strings.ContainsAny(n, "0123456789") {
			return false
		}
		for _, w := range []string{words[0], words[len(words)-1]} {
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
				return false
			}
		}
	}
	return true
}

// authorCleaner makes names of what places of a page give.
type authorCleaner struct {
	site, host string // keys
	words      wordLists
}

// byline reads a printed line: the links in it are names where they look like
// names, else the line is taken apart.
func (c *authorCleaner) byline(b byline) []string {
	if len(b.names) > 0 {
		var out []string
		for _, n := range b.names {
			out = c.add(out, n)
		}
		if len(out) > 0 {
			return out
		}
	}
	var out []string
	for l := range strings.Lines(b.text) {
		out = c.add(out, l)
		if len(out) > 0 && c.words.opening("by", l) > 0 {
			break
		}
	}
	return out
}

// all takes values apart and keeps what are names, each once.
func (c *authorCleaner) all(values []string) []string {
	var out []string
	for _, v := range values[:min(len(values), mostAuthors)] {
		out = c.add(out, v)
	}
	return out
}

func (c *authorCleaner) add(out []string, v string) []string {
	if strings.Contains(v, "://") || strings.HasPrefix(v, "www.") {
		return out
	}
	for _, name := range c.split(v) {
		if name = c.tidy(name); c.isName(name) && !hasName(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func hasName(names []string, name string) bool {
	k := titleKey(name)
	for _, n := range names {
		if titleKey(n) == k {
			return true
		}
	}
	return false
}

// persons tells whether one of the names is not that of the outlet.
func (c *authorCleaner) persons(names []string) bool {
	for _, n := range names {
		if !c.isSite(n) {
			return true
		}
	}
	return false
}

// full tells whether one of the names has two words, or is written without
// blanks between them.
func (c *authorCleaner) full(names []string) bool {
	for _, n := range names {
		if r, _ := utf8.DecodeRuneInString(n); !c.isSite(n) && (strings.Contains(n, " ") || !unicode.IsUpper(r) && !unicode.IsLower(r)) {
			return true
		}
	}
	return false
}

// isSite tells whether a name is that of the outlet or of its desk.
func (c *authorCleaner) isSite(name string) bool {
	k := titleKey(name)
	for _, own := range []string{c.site, c.host} {
		if own != "" && (k == own || len(own) > 2 && strings.HasPrefix(k, own) || len(own) > 5 && strings.Contains(k, own) || len(k) > 2 && strings.HasPrefix(own, k)) {
			return true
		}
	}
	return c.words.has("desk", name)
}

// split takes a line of names apart at commas, «و», "and" and the like.
func (c *authorCleaner) split(v string) []string {
	v = brackets.ReplaceAllString(v[c.openingBytes(v):], "\n")
	var out []string
	for _, part := range strings.FieldsFunc(v, func(r rune) bool { return strings.ContainsRune(",;|/،؛•·\n\u2013\u2014＝、", r) }) {
		out = append(out, c.splitWords(strings.Fields(part))...)
	}
	return out
}

// openingBytes is the length of «بقلم:», "By" and the like at the head of a
// line as printed.
func (c *authorCleaner) openingBytes(v string) int {
	n := c.words.opening("by", v)
	if n == 0 {
		return 0
	}
	folded := 0 // folding drops and changes letters: count words
	for range strings.Fields(foldMeta(v)[:n]) {
		folded++
	}
	at := 0
	for range folded {
		at += len(v[at:]) - len(strings.TrimLeft(v[at:], " \t\n"))
		end := strings.IndexAny(v[at:], " \t\n:")
		if end < 0 {
			return len(v)
		}
		at += end
	}
	return at
}

// splitWords takes names apart at the words that join them. An Arabic «و»
// written to the next word joins where names of two words stand on both sides.
func (c *authorCleaner) splitWords(words []string) []string {
	var out []string
	from := 0
	for i, w := range words {
		if i > from && c.words.has("and", w) {
			out = append(out, strings.Join(words[from:i], " "))
			from = i + 1
			continue
		}
		rest, ok := strings.CutPrefix(w, "و")
		if ok && i-from >= 2 && len(words)-i >= 2 && utf8.RuneCountInString(rest) > 2 && !c.words.has("waw", w) {
			out = append(out, strings.Join(words[from:i], " "))
			words[i] = rest
			from = i
		}
	}
	return append(out, strings.Join(words[min(from, len(words)):], " "))
}

// tidy takes off what is no part of a name: what stands in brackets, addresses,
// roles before or behind it.
func (c *authorCleaner) tidy(name string) string {
	if i := strings.IndexAny(name, "(<[)]>"); i >= 0 {
		name = name[:i]
	}
	if c.isSite(name) {
		return strings.TrimSpace(name)
	}
	words := strings.Fields(strings.Trim(name, " \t:.-–*\"'«»“”@"))
	for len(words) > 0 && (c.words.has("role", words[0]) || c.words.has("by", words[0])) {
		words = words[1:]
	}
	for len(words) > 2 && c.words.has("role", words[len(words)-1]) || len(words) > 1 && (c.words.has("after", words[len(words)-1]) || strings.Contains(words[len(words)-1], "@")) {
		words = words[:len(words)-1]
	}
	return strings.Trim(strings.Join(words, " "), " :.,-–*\"'«»“”")
}

// isName tells whether a tidied text may be a name.
func (c *authorCleaner) isName(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 60 || strings.ContainsAny(s, "@:#?!{}=") || strings.Count(s, " ") > 5 || c.words.has("noname", s) || c.words.begins("published", s) || c.words.begins("updated", s) {
		return false
	}
	digits, letters := 0, 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1 && digits < 3
}
