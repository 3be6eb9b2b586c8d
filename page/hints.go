package page

import (
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/sijil-news/sijil/data"
)

// role is what the mark-up calls a part of the page.
type role uint8

const (
	noRole role = iota
	roleBody
	roleSummary
	roleCaption
	roleCredit
	roleAuthor
	roleDate
	roleKicker
	roleReader // for screen readers only
	roleMedia
	roleBio
	roleTags
	roleShare
	rolePromo
	roleRelated
	roleOther
	roleNav
	roleComments
)

// outside tells whether a part of the role is no part of an article.
func (r role) outside() bool { return r >= roleBio }

// hintWords are the class names of data/page/parts.txt.
type hintWords struct {
	words map[string]role // parts of names, joined by "-"
	whole map[string]role // whole names
	rules map[string]bool // last names in addresses of a site's rules, words joined by "-"
	most  int             // words in the longest name
}

var hintTable = sync.OnceValue(func() *hintWords { return parseHints(pageData("parts.txt")) })

// pageData is a built-in data file of pages; without it less is told.
func pageData(name string) string {
	b, err := data.FS.ReadFile("page/" + name)
	if err != nil {
		return ""
	}
	return string(b)
}

func roleNames() map[string]role {
	return map[string]role{
		"body": roleBody, "summary": roleSummary, "caption": roleCaption, "credit": roleCredit, "author": roleAuthor,
		"date": roleDate, "kicker": roleKicker, "media": roleMedia, "reader": roleReader, "bio": roleBio, "tags": roleTags, "share": roleShare,
		"promo": rolePromo, "related": roleRelated, "other": roleOther, "nav": roleNav, "comments": roleComments,
	}
}

// policyName is the name in parts.txt of addresses of a site's rules.
const policyName = "policy"

// parseHints reads lines `role | name ; name`; lines it cannot read are left
// out (a test reads the built-in ones).
func parseHints(text string) *hintWords {
	h := &hintWords{words: map[string]role{}, whole: map[string]role{}, rules: map[string]bool{}, most: 1}
	names := roleNames()
	for line := range strings.Lines(text) {
		kind, list, ok := strings.Cut(line, "|")
		r := names[strings.TrimSpace(kind)]
		policy := strings.TrimSpace(kind) == policyName
		if !ok || r == noRole && !policy || strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.SplitSeq(list, ";") {
			name = strings.TrimSpace(name)
			if policy {
				h.rules[name] = true
			} else if whole, ok := strings.CutPrefix(name, "="); ok {
				h.whole[whole] = r
			} else if name != "" {
				h.words[name] = r
				h.most = max(h.most, strings.Count(name, "-")+1)
			}
		}
	}
	return h
}

// policy tells whether an address is that of a site's rules: on privacy, use,
// comments.
func (h *hintWords) policy(href string) bool {
	href, _, _ = strings.Cut(href, "#")
	href, _, _ = strings.Cut(href, "?")
	name := strings.TrimRight(href, "/")
	name = name[strings.LastIndexByte(name, '/')+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	if len(name) > longestName {
		return false
	}
	var buf [6]string
	return h.rules[strings.Join(classWords(name, buf[:0]), "-")]
}

// longestName bounds the last name of an address that is looked at, in bytes.
const longestName = 60

// longestClass bounds the class names that are looked at, in bytes.
const longestClass = 400

// of reads the role of a class or id attribute: the strongest that one of its
// names has.
func (h *hintWords) of(value string, found role, body *bool) role {
	if len(value) > longestClass {
		value = value[:longestClass]
	}
	for name := range strings.FieldsSeq(value) {
		r := h.whole[strings.ToLower(name)]
		if r == noRole {
			r = h.name(name)
		}
		if r == roleBody {
			*body = true
			continue
		}
		if found == noRole || r.outside() { // what the tag says goes before a class
			found = max(found, r)
		}
	}
	return found
}

// maxNameWords is the number of words from which on a name is a headline made an
// id.
const maxNameWords = 7

// name reads one class name; a longer run of its words goes before a shorter.
func (h *hintWords) name(name string) role {
	var buf [12]string
	words := classWords(name, buf[:0])
	if len(words) > maxNameWords || len(words) > 1 && state(words[0]) {
		return noRole
	}
	best := noRole
	for n := min(h.most, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			key := words[i]
			if n > 1 {
				key = strings.Join(words[i:i+n], "-")
			}
			if r := h.words[key]; r != noRole {
				if r == roleBody {
					return r
				}
				best = max(best, r)
			}
		}
		if best != noRole {
			return best
		}
	}
	return best
}

// classWords cuts a class name at what is no letter and where a capital follows
// a small letter, and lowers it.
func classWords(name string, out []string) []string {
	start := -1
	for i := 0; i <= len(name); i++ {
		var c byte
		if i < len(name) {
			c = name[i]
		}
		lower := 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= 0x80
		upper := 'A' <= c && c <= 'Z'
		border := upper && i > 0 && 'a' <= name[i-1] && name[i-1] <= 'z'
		if start >= 0 && (!lower && !upper || border) {
			if len(out) < cap(out) {
				out = append(out, strings.ToLower(name[start:i]))
			}
			start = -1
		}
		if start < 0 && (lower || upper) {
			start = i
		}
	}
	return out
}

// roleOf reads what an element is called; body tells that it is called the body
// of an article.
func (h *hintWords) roleOf(n *html.Node) (r role, body bool) {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article:
		for i := range n.Attr {
			if n.Attr[i].Key == "itemprop" && n.Attr[i].Val == "articleBody" {
				body = true
			}
		}
		return noRole, body
	case 0:
		if strings.Contains(n.Data, "-") { // an element that a script defines
			r = h.of(n.Data, r, &body)
		}
	case atom.Nav:
		r = roleNav
	case atom.Aside:
		r = roleRelated
	case atom.Figcaption, atom.Caption, atom.Figure:
		r = roleCaption
	case atom.Time:
		r = roleDate
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "id":
			if textTag(n.DataAtom) { // an anchor, made of the words of a heading
				continue
			}
			r = h.of(a.Val, r, &body)
		case "class", "aria-labelledby", "data-component", "data-testid", "data-e2e":
			r = h.of(a.Val, r, &body)
		case "itemprop":
			r = itemprop(a.Val, r, &body)
		case "role":
			if a.Val == "navigation" || a.Val == "search" || a.Val == "menu" || a.Val == "contentinfo" || a.Val == "banner" {
				r = max(r, roleNav)
			}
		case "rel":
			if a.Val == "author" {
				r = max(r, roleAuthor)
			} else if a.Val == "tag" || a.Val == "category tag" {
				r = max(r, roleTags)
			}
		}
	}
	return r, body
}

func itemprop(value string, r role, body *bool) role {
	switch value {
	case "articleBody":
		*body = true
	case "author":
		return max(r, roleAuthor)
	case "datePublished", "dateModified", "dateCreated":
		return max(r, roleDate)
	case "caption":
		return max(r, roleCaption)
	case "copyrightHolder":
		return max(r, roleCredit)
	case "keywords":
		return max(r, roleTags)
	case "comment":
		return max(r, roleComments)
	case "description":
		return max(r, roleSummary)
	}
	return r
}

// state tells whether a class beginning with the word tells of a state, not of
// what the part is: has-ads, no-share.
func state(word string) bool {
	return word == "has" || word == "no" || word == "is" || word == "with" || word == "without" || word == "not" || word == "hide" || word == "show"
}

// textTag tells whether an element of the tag is a line of text itself.
func textTag(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Li, atom.A, atom.Span, atom.Dt, atom.Dd:
		return true
	}
	return false
}
