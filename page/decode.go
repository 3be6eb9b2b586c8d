package page

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"github.com/sijil-news/sijil/charset"
)

// Bytes that are looked at to find a label (a page may put a long comment
// before it) and to recognise an encoding by the letters.
const (
	labelHead  = 8 << 10
	detectText = 64 << 10
)

// decode gives the page as valid UTF-8 and notes where its label was wrong or
// missing. The order is: what the caller forces, byte order mark, header, meta
// element, the bytes themselves.
func (p *Page) decode(b []byte, opt Options) (string, error) {
	if opt.Encoding != "" {
		enc, name := htmlcharset.Lookup(opt.Encoding)
		if enc == nil {
			return "", fmt.Errorf("%w: %q", ErrEncoding, opt.Encoding)
		}
		return p.with(b, enc, name), nil
	}
	name, _ := charset.Detect(b[:min(len(b), labelHead)])
	if mark := charset.BOM(b, name); mark > 0 || name == charset.UTF16LE || name == charset.UTF16BE {
		return p.with(b[mark:], nil, name), nil
	}
	label := labelled(b, opt.ContentType)
	name = p.judge(b, label)
	if enc, _ := htmlcharset.Lookup(name); enc != nil && name != charset.UTF8 {
		return p.with(b, enc, name), nil
	}
	return p.with(b, nil, charset.UTF8), nil
}

// with decodes by enc, or where enc is nil by what package charset knows under
// the name.
func (p *Page) with(b []byte, enc encoding.Encoding, name string) string {
	p.Encoding = name
	if name == charset.UTF8 && utf8.Valid(b) {
		return string(b)
	}
	dec := charset.NewDecoder(name)
	if enc != nil && name != charset.UTF8 {
		dec = enc.NewDecoder()
	}
	out, err := dec.Bytes(b)
	if err != nil {
		p.Notes = append(p.Notes, fmt.Sprintf("decode as %s: %v", name, err))
	}
	if !utf8.Valid(out) {
		p.Notes = append(p.Notes, "bytes that are no "+name+" were replaced")
		return strings.ToValidUTF8(string(out), "\uFFFD")
	}
	return string(out)
}

// labelled is the encoding that the header or a meta element names, by its name
// in the HTML standard, or "".
func labelled(b []byte, contentType string) string {
	_, name, certain := htmlcharset.DetermineEncoding(b[:min(len(b), 1024)], contentType)
	if certain {
		return name
	}
	head := bytes.ToLower(b[:min(len(b), labelHead)])
	for {
		i := bytes.Index(head, []byte("<meta"))
		if i < 0 {
			return ""
		}
		head = head[i+5:]
		tag, _, _ := bytes.Cut(head, []byte(">"))
		if _, label, ok := bytes.Cut(tag, []byte("charset=")); ok {
			label = bytes.Trim(label, "\"' ;/")
			if end := bytes.IndexAny(label, "\"' ;>"); end >= 0 {
				label = label[:end]
			}
			if _, name := htmlcharset.Lookup(string(label)); name != "" {
				return name
			}
		}
	}
}

// judge weighs the label against the bytes: pages in windows-1256 say they are
// UTF-8 or Latin, and pages in UTF-8 say they are something else.
func (p *Page) judge(b []byte, label string) string {
	name := label
	switch {
	case utf8.Valid(b):
		if label == "" || highBytes(b) { // text in other encodings is hardly ever whole UTF-8 by chance
			name = charset.UTF8
		}
	case label == "" || label == charset.UTF8 || strings.HasPrefix(label, "iso-8859-") || label == "windows-1252":
		name, _ = charset.Detect(lettersOf(b))
		if name != charset.Windows1256 {
			name = label
		}
		if name == "" {
			name = "windows-1252"
			if mostlyUTF8(b) {
				name = charset.UTF8
			}
		}
	}
	switch {
	case label == "" && name != charset.UTF8:
		p.Notes = append(p.Notes, "no encoding given; read as "+name)
	case label != "" && name != label:
		p.Notes = append(p.Notes, "encoding given as "+label+"; read as "+name)
	}
	return name
}

func highBytes(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// mostlyUTF8 tells whether broken bytes are the exception among the high ones.
func mostlyUTF8(b []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if n > 1 {
			whole++
		} else if r == utf8.RuneError {
			broken++
		}
		i += n
	}
	return whole > 4*broken
}

// lettersOf is the visible text of the page as bytes: by it the encoding shows,
// while tags are all ASCII.
func lettersOf(b []byte) []byte {
	var out []byte
	z := html.NewTokenizer(bytes.NewReader(b))
	z.SetMaxBuf(len(b) + 1)
	skip := false
	for len(out) < detectText {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken:
			name, _ := z.TagName()
			skip = string(name) == "script" || string(name) == "style"
		case html.EndTagToken:
			skip = false
		case html.TextToken:
			if !skip {
				out = append(out, z.Raw()...)
			}
		}
	}
	return out
}
