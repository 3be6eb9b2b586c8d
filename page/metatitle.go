package page

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/pubtime"
)

// titleOf chooses the headline among the places that have one. Structured data
// and og:title that agree have it. Where they do not, the headline on the page
// decides with the title element; see ownTitle. Pages often have one headline for
// readers and another for search or for sharing, and either may be the one that
// the outlet's own index uses.
func (s *metaSource) titleOf(article ldObject, site string) string {
	s.headlines = append([]string{article.text("headline")}, s.h1[:min(len(s.h1), 3)]...)
	clean := func(v string) string { return s.withoutSite(tidyTitle(v), site) }
	own := clean(first(article.text("headline"), s.tag("parsely-title", "sailthru.title", "citation_title", "headline"), s.prop("headline")))
	shared := clean(first(s.tag("og:title"), s.tag("twitter:title")))
	tag := clean(s.title)
	printed := s.printedTitle(own, shared, tag)
	switch {
	case own != "" && shared != "":
		alternative := clean(article.text("alternativeHeadline"))
		if ownTitle(titleKey(own), titleKey(shared), titleKey(printed), titleKey(tag), titleKey(alternative)) {
			return own
		}
		return shared
	case own+shared != "":
		return own + shared
	case printed != "":
		return printed
	}
	return first(tag, clean(s.tag("dc.title", "title")))
}

// ownTitle tells whether the headline of the structured data goes before that
// for sharing. All are keys.
func ownTitle(own, shared, printed, tag, alternative string) bool {
	switch printed {
	case own:
		return own == shared || tag == shared
	case shared:
		return own == alternative
	}
	return true
}

// printedTitle is the headline among the h1 of the page: the first that one of
// the other places has in part, or else the first.
func (s *metaSource) printedTitle(others ...string) string {
	for _, h := range s.h1 {
		k := titleKey(h)
		for _, o := range others {
			if o := titleKey(o); k == o || len(k) > 12 && len(o) > 12 && (strings.Contains(o, k) || strings.Contains(k, o)) {
				return tidyTitle(h)
			}
		}
	}
	if len(s.h1) > 0 && (others[len(others)-1] == "" || len(s.h1) == 1 && len(titleKey(s.h1[0])) > 12) {
		return tidyTitle(s.h1[0])
	}
	return ""
}

// tidyTitle takes off what is no part of a title.
func tidyTitle(s string) string {
	return strings.Trim(squeezeMeta(s), " \t|\u200b\u200e\u200f\u00ad")
}

// titleKey compares titles by letters and digits.
func titleKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// withoutSite takes the site's name, a section or a date off the end or the
// head of a title: «… - اليوم السابع», "… | BBC News". A part is taken for such
// where the page or its address says so, or where another headline of the page
// is the rest of the title.
func (s *metaSource) withoutSite(title, site string) string {
	for range 4 {
		cut := s.cutHeadline(title)
		if cut == title {
			cut = s.cutSite(title, site)
		}
		if cut == title {
			break
		}
		title = cut
	}
	return title
}

// titleBreaks set off a site's name; in front of a headline only the first
// ones do, the others also stand within headlines.
var titleBreaks = []string{"|", "｜", "ㅣ", " :: ", " · ", " • ", " » ", " * ", " ‹ ", " < ", " ~ ", " - ", " – ", " — ", " / ", "：", " : ", "-"}

const frontBreaks = 11

func (s *metaSource) cutSite(title, site string) string {
	for i, sep := range titleBreaks[:len(titleBreaks)-1] {
		if at := strings.LastIndex(title, sep); at > 0 && s.isSite(title[at+len(sep):], site) {
			return strings.TrimSpace(title[:at])
		}
		if at := strings.Index(title, sep); at > 0 && i < frontBreaks+3 && (s.isSite(title[:at], site) || s.endsTitle(title[:at])) {
			return strings.TrimSpace(title[at+len(sep):])
		}
	}
	return title
}

// endsTitle tells whether the title element ends in the same words: a site's
// name that stands in front here and behind there.
func (s *metaSource) endsTitle(part string) bool {
	k, t := titleKey(part), titleKey(s.title)
	return len(k) > 3 && len(k) < len(t)/2 && strings.HasSuffix(t, k)
}

// cutHeadline gives the part of a title that another place has as the whole
// headline, where a break sets it off.
func (s *metaSource) cutHeadline(title string) string {
	key := titleKey(title)
	for _, h := range s.headlines {
		k := titleKey(h)
		if len(k) < 12 || len(k) >= len(key) {
			continue
		}
		for i, sep := range titleBreaks {
			if at := strings.LastIndex(title, sep); at > 0 && strings.HasPrefix(key, k) && titleKey(title[:at]) == k {
				return strings.TrimSpace(title[:at])
			}
			if at := strings.Index(title, sep); at > 0 && i < frontBreaks && strings.HasSuffix(key, k) && titleKey(title[at:]) == k {
				return strings.TrimSpace(title[at+len(sep):])
			}
		}
	}
	return title
}

// isSite tells whether a part of a title names the site or a part of it, or is
// a date.
func (s *metaSource) isSite(part, site string) bool {
	key := titleKey(part)
	if len(part) > 80 {
		return false
	}
	if _, _, ok := pubtime.Find(part); key == "" || ok && len(part) < 24 {
		return key != "" || strings.TrimSpace(part) == ""
	}
	if utf8.RuneCountInString(key) < 2 {
		return false
	}
	for _, name := range append([]string{site, hostWord(s.base), host(s.base)}, s.tags["application-name"]...) {
		n := titleKey(name)
		if n == "" {
			continue
		}
		if n == key || len(n) > 2 && strings.HasPrefix(key, n) || len(n) > 3 && strings.Contains(key, n) || len(key) > 3 && strings.Contains(n, key) {
			return true
		}
	}
	return false
}

// host is the host of an address without www.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// hostWord is the name in a host: bbc of www.bbc.co.uk.
func hostWord(address string) string {
	labels := strings.Split(host(address), ".")
	best := ""
	for _, l := range labels[:max(len(labels)-1, 0)] {
		if len(l) > len(best) && l != "com" {
			best = l
		}
	}
	return best
}
