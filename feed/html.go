package feed

import (
	"strings"

	"golang.org/x/net/html"
)

// firstPicture is the address of the first picture in HTML that is no counting
// pixel, "" where there is none.
func firstPicture(s string) string {
	if !strings.Contains(s, "<") {
		return ""
	}
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, more := z.TagName(); more && string(name) == "img" {
				if src := picture(attributes(z)); src != "" {
					return src
				}
			}
		}
	}
}

// picture is the address of an img element, "" where it is nothing to see.
func picture(attr map[string]string) string {
	if w, h := attr["width"], attr["height"]; w == "1" || h == "1" || w == "0" || h == "0" {
		return ""
	}
	src := first(attr["src"], attr["data-src"])
	if strings.HasPrefix(src, "data:") {
		return first(attr["data-src"])
	}
	return src
}

// attributes reads the attributes of the tag that z is at; of one given twice
// the first counts.
func attributes(z *html.Tokenizer) map[string]string {
	out := map[string]string{}
	for {
		k, v, more := z.TagAttr()
		if _, ok := out[string(k)]; !ok {
			out[string(k)] = string(v)
		}
		if !more {
			return out
		}
	}
}
