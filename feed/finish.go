package feed

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// finish turns what a format says into what Feed and Item promise: text where
// text is promised, absolute addresses, identities.
func (f *Feed) finish(opt Options) {
	base := resolve(nil, opt.URL)
	f.Home, f.Self = absolute(base, f.Home), absolute(base, f.Self)
	if home := resolve(nil, f.Home); home != nil {
		base = home
	}
	f.Title, f.Publisher = plain(f.Title), plain(f.Publisher)
	f.Publisher = first(f.Publisher, f.Title)
	f.Lang = f.believedLang()
	for i := range f.Items {
		f.finishItem(&f.Items[i], base)
	}
	f.dropEmpty()
	f.identify(opt)
}

// believedLang is the language of the feed, "" where the letters of its titles
// belie it: programs that make feeds say «en-US» of Arabic until told otherwise.
func (f *Feed) believedLang() string {
	lang := strings.TrimSpace(f.Lang)
	tag, err := language.Parse(lang)
	if err != nil {
		return lang
	}
	arabic, others := 0, 0
	for i := range f.Items {
		for _, r := range f.Items[i].Title {
			switch {
			case unicode.Is(unicode.Arabic, r):
				arabic++
			case unicode.IsLetter(r):
				others++
			}
		}
	}
	if script, _ := tag.Script(); script.String() == "Arab" || arabic <= others || arabic < 20 {
		return lang
	}
	f.note("it gives its language as %s, but is written in Arabic letters", lang)
	return ""
}

// dropEmpty leaves out items that neither say anything nor lead anywhere.
func (f *Feed) dropEmpty() {
	kept := f.Items[:0]
	for _, it := range f.Items {
		if it.Title != "" || it.URL != "" || it.Summary != "" || it.Content != "" {
			kept = append(kept, it)
		}
	}
	if n := len(f.Items) - len(kept); n > 0 {
		f.note("items without anything in them left out: %d", n)
	}
	f.Items = kept
}

func (f *Feed) finishItem(it *Item, base *url.URL) {
	it.Title = plain(it.Title)
	it.Summary, it.Content = undouble(it.Summary), undouble(it.Content)
	it.Authors = names(it.Authors)
	it.Categories = distinct(it.Categories, plain)
	it.Publisher = first(plain(it.Publisher), f.Publisher)
	it.Lang = first(it.Lang, f.Lang)
	it.URL = absolute(base, it.URL)
	it.Image = absolute(base, first(it.Image, firstPicture(it.Content), firstPicture(it.Summary)))
}

// resolve reads an address relative to base; nil where it is none of the web.
func resolve(base *url.URL, ref string) *url.URL {
	ref = strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1
		}
		return r
	}, strings.TrimSpace(ref))
	u, err := url.Parse(ref)
	if err != nil || ref == "" {
		return nil
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Host == "" || !strings.EqualFold(u.Scheme, "http") && !strings.EqualFold(u.Scheme, "https") {
		return nil
	}
	return u
}

// absolute is ref resolved against base; as printed where it is absolute or
// cannot be resolved, "" where it leads nowhere.
func absolute(base *url.URL, ref string) string {
	ref = strings.TrimSpace(ref)
	if web(ref) {
		return ref
	}
	if u := resolve(base, ref); u != nil {
		return u.String()
	}
	return ""
}

// web tells whether an address is an absolute one of http or https, without
// blanks and control characters.
func web(s string) bool {
	n := len("https://")
	if len(s) <= n || !strings.EqualFold(s[:n], "https://") && !strings.EqualFold(s[:n-1], "http://") {
		return false
	}
	for i := range len(s) {
		if s[i] <= ' ' || s[i] == 0x7F {
			return false
		}
	}
	return true
}

var (
	entity    = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	inlineTag = regexp.MustCompile(`(?i)</?(?:a|abbr|b|bdi|bdo|big|br|cite|code|em|font|i|mark|nobr|p|q|s|small|span|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?/?>`)
	escaped   = regexp.MustCompile(`(?i)&lt;/?(?:p|br|div|a|img|strong|em|span|b|i|ul|ol|li|h[1-6]|figure|blockquote|table)(?:\s|/|&gt;)`)
)

// plain makes a title or name out of what a feed writes there, HTML or not:
// mark-up within lines is left out, entities are resolved once, white space is
// one blank.
func plain(s string) string {
	if strings.IndexByte(s, '<') >= 0 {
		s = inlineTag.ReplaceAllStringFunc(s, func(tag string) string {
			if t := strings.ToLower(tag); strings.HasPrefix(t, "<br") || strings.HasPrefix(t, "<p") || strings.HasPrefix(t, "</p") {
				return " "
			}
			return ""
		})
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = entity.ReplaceAllStringFunc(s, html.UnescapeString)
	}
	return strings.Join(strings.Fields(s), " ")
}

// undouble resolves the entities of HTML that was escaped twice: it has no tag,
// but escaped ones.
func undouble(s string) string {
	if strings.IndexByte(s, '<') < 0 && escaped.MatchString(s) {
		s = html.UnescapeString(s)
	}
	return strings.TrimSpace(s)
}

var (
	mailName = regexp.MustCompile(`^\S+@\S+\s*\((.+)\)$`)
	nameMail = regexp.MustCompile(`^(.+?)\s*[(<]\s*(?:mailto:)?\S+@\S+\s*[)>]$`)
	mail     = regexp.MustCompile(`^(?:mailto:)?\S+@\S+$`)
)

// names are persons without their mail addresses.
func names(list []string) []string {
	return distinct(list, func(s string) string {
		s = plain(s)
		if mail.MatchString(s) {
			return ""
		}
		if m := mailName.FindStringSubmatch(s); m != nil {
			return strings.TrimSpace(m[1])
		}
		if m := nameMail.FindStringSubmatch(s); m != nil {
			return strings.TrimSpace(m[1])
		}
		return s
	})
}

// distinct maps the strings of a list and leaves out empty and repeated ones.
func distinct(list []string, f func(string) string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if s = f(s); s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
