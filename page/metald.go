package page

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// ldObject is one object of a page's structured data (JSON-LD).
type ldObject map[string]any

// most bytes of a page's structured data that are read.
const mostLD = 4 << 20

// readLD reads the objects of one script of structured data, those of @graph
// and those nested in others included, outer ones first. Broken JSON is mended
// as far as it goes.
func readLD(s string) []ldObject {
	if len(s) > mostLD {
		return nil
	}
	var out []ldObject
	for _, v := range decodeLD(s) {
		out = flattenLD(out, v, 0)
	}
	return out
}

// decodeLD reads the values of a script, one or several.
func decodeLD(s string) []any {
	s = unwrapLD(s)
	if v, ok := decodeAll(s); ok {
		return v
	}
	if !strings.Contains(s, `"`) && strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	v, ok := decodeAll(mendJSON(s, false))
	if ok {
		return v
	}
	if w, ok := decodeAll(mendJSON(s, true)); ok || len(w) > len(v) {
		return w
	}
	return v
}

func decodeAll(s string) (out []any, ok bool) {
	for d := json.NewDecoder(strings.NewReader(s)); ; {
		var v any
		if err := d.Decode(&v); err != nil {
			return out, len(out) > 0 && strings.TrimLeft(s[min(int(d.InputOffset()), len(s)):], " \t\r\n;,") == ""
		}
		out = append(out, v)
	}
}

// unwrapLD takes away the comments in which old pages hide scripts.
func unwrapLD(s string) string {
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "\uFEFF"))
	for _, w := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}, {"<![CDATA[", "]]>"}} {
		if rest, ok := strings.CutPrefix(s, w[0]); ok {
			s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), w[1]))
		}
	}
	return strings.TrimSuffix(s, ";")
}

// deepest nesting of structured data that is followed.
const deepLD = 12

func flattenLD(out []ldObject, v any, depth int) []ldObject {
	if depth > deepLD {
		return out
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = flattenLD(out, e, depth+1)
		}
	case map[string]any:
		o := ldObject(v)
		out = append(out, o)
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "isPartOf", "itemListElement", "liveBlogUpdate"} {
			if k == "isPartOf" || k == "hasPart" || k == "itemListElement" || k == "liveBlogUpdate" {
				continue // other works than the article
			}
			if e, ok := v[k]; ok {
				out = flattenLD(out, e, depth+1)
			}
		}
	}
	return out
}

// is tells whether the object's type contains word, in lower case.
func (o ldObject) is(word string) bool {
	for _, t := range o.texts("@type") {
		if strings.Contains(strings.ToLower(t), word) {
			return true
		}
	}
	return false
}

// text is the first text of a field, "" where there is none.
func (o ldObject) text(field string) string {
	for _, s := range o.texts(field) {
		if s != "" {
			return s
		}
	}
	return ""
}

// texts are the texts of a field: itself, its elements, or the names of the
// objects in it.
func (o ldObject) texts(field string) []string { return ldTexts(o[field], 0) }

func ldTexts(v any, depth int) []string {
	switch v := v.(type) {
	case string:
		return []string{plainMeta(v)}
	case []any:
		var out []string
		for _, e := range v {
			if depth < deepLD {
				out = append(out, ldTexts(e, depth+1)...)
			}
		}
		return out
	case map[string]any:
		for _, k := range []string{"name", "@value", "url", "@id"} {
			if s := ldTexts(v[k], depth+1); len(s) > 0 && depth < deepLD {
				return s
			}
		}
	}
	return nil
}

// plainMeta is a value of structured data as people read it: without tags, on
// one line.
func plainMeta(s string) string {
	s = squeezeMeta(s)
	if !strings.Contains(s, "<") {
		return s
	}
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return squeezeMeta(b.String())
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}
