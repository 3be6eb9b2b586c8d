package feed

import (
	"bytes"
	"fmt"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/sijil-news/sijil/charset"
)

// sampleSize is how many bytes of text are looked at to recognise an encoding.
const sampleSize = 1 << 15

var declared = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)`)

// decode returns a document in UTF-8 without byte order mark, the name of the
// encoding it was in, and notes where a label was wrong or missing.
//
// Bytes count more than labels: a byte order mark, then valid UTF-8, since
// hardly a text in another encoding reads as such; then what the HTTP header
// and the XML declaration say; then what the bytes look like. Arabic in
// windows-1256 is often labelled as Latin or not at all.
func decode(b []byte, contentType string) (text []byte, enc string, notes []string) {
	if enc, _ := charset.Detect(b[:min(len(b), sampleSize)]); strings.HasPrefix(enc, "utf-16") {
		return convert(b[charset.BOM(b, enc):], charset.NewDecoder(enc)), enc, nil
	}
	b = b[charset.BOM(b, charset.UTF8):]
	labels := labelled(b, contentType)
	if utf8.Valid(b) {
		return plainASCII(b, labels)
	}
	if broken, ok := brokenUTF8(b); ok {
		return bytes.ToValidUTF8(b, []byte("\ufffd")), charset.UTF8, []string{fmt.Sprintf("%d characters of broken UTF-8", broken)}
	}
	return legacy(b, labels)
}

// plainASCII is for bytes that are valid UTF-8.
func plainASCII(b []byte, labels []string) (text []byte, enc string, notes []string) {
	if bytes.IndexByte(b, 0x1b) >= 0 { // ISO 2022 is made of ASCII bytes
		for _, l := range labels {
			if l == "iso-2022-jp" {
				e, _ := htmlindex.Get(l)
				return convert(b, e.NewDecoder()), l, nil
			}
		}
	}
	if l := believed(labels); l != "" && !ascii(b) {
		notes = []string{"labelled " + l + ", but it is UTF-8"}
	}
	return b, charset.UTF8, notes
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// legacy is for bytes that are no UTF-8.
func legacy(b []byte, labels []string) (text []byte, enc string, notes []string) {
	enc = believed(labels)
	seen, guessed := charset.Detect(textSample(b))
	switch {
	case seen == charset.Windows1256 && guessed && (enc == "" || latin(enc)):
		if len(labels) > 0 {
			notes = []string{"labelled " + labels[0] + ", but it is " + seen}
		}
		enc = seen
	case enc == "":
		enc = "windows-1252"
		notes = []string{"its encoding is not stated and not recognised: read as " + enc}
	}
	e, err := htmlindex.Get(enc)
	if err != nil { // every name here comes from the index
		e = encoding.Nop
	}
	return convert(b, e.NewDecoder()), enc, notes
}

// labelled lists the encodings that header and XML declaration name, in that
// order, by their canonical names; unknown ones are left out.
func labelled(b []byte, contentType string) []string {
	var out []string
	add := func(label string) {
		e, err := htmlindex.Get(strings.TrimSpace(label))
		if err != nil {
			return
		}
		name, err := htmlindex.Name(e)
		// Bytes that begin with an XML declaration in ASCII are no UTF-16.
		if err == nil && name != "replacement" && !strings.HasPrefix(name, "utf-16") {
			out = append(out, name)
		}
	}
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		add(params["charset"])
	}
	if m := declared.FindSubmatch(b[:min(len(b), 400)]); m != nil {
		add(string(m[1]))
	}
	return out
}

// believed picks from labels the one to believe of bytes that are no UTF-8:
// Latin encodings are what servers and programs say without looking.
func believed(labels []string) string {
	pick := ""
	for _, l := range labels {
		switch {
		case l == charset.UTF8:
		case !latin(l):
			return l
		case pick == "":
			pick = l
		}
	}
	return pick
}

func latin(name string) bool { return name == "windows-1252" || name == "iso-8859-15" }

// brokenUTF8 tells whether bytes are UTF-8 save for some places, and counts
// these: nearly all high bytes stand in whole sequences, or only the last
// character is cut.
func brokenUTF8(b []byte) (broken int, ok bool) {
	whole, last := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			if broken == 0 || last != i {
				broken++
			}
			last = i + 1
		} else if n > 1 {
			whole++
		}
		i += n
	}
	cut := broken == 1 && last == len(b)
	return broken, whole > 4*broken || cut && whole > 0
}

// textSample is what stands outside tags, up to sampleSize bytes, so that
// mark-up does not drown the letters.
func textSample(b []byte) []byte {
	out := make([]byte, 0, min(len(b), sampleSize))
	for len(b) > 0 && len(out) < sampleSize {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			i = len(b)
		}
		out = append(out, b[:min(i, sampleSize)]...)
		b = b[i:]
		if rest, ok := bytes.CutPrefix(b, []byte("<![CDATA[")); ok {
			b = rest
		} else if i := bytes.IndexByte(b, '>'); i >= 0 {
			b = b[i+1:]
		} else {
			break
		}
	}
	return out
}

// convert decodes all of b; what the decoder refuses becomes U+FFFD.
func convert(b []byte, d *encoding.Decoder) []byte {
	out, err := d.Bytes(b)
	if err != nil {
		out = b
	}
	return bytes.ToValidUTF8(out, []byte("\ufffd"))
}
