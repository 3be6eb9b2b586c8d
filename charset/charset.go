// Package charset recognises the encoding of bytes and decodes them. It knows
// the encodings that Arabic text comes in by their bytes alone; see Detect.
package charset

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	stdunicode "unicode"
)

// Encodings that are recognised, by their names.
const (
	UTF8        = "utf-8"
	UTF16LE     = "utf-16le"
	UTF16BE     = "utf-16be"
	Windows1256 = "windows-1256"
)

// Names lists the encodings that Detect recognises.
func Names() []string { return []string{UTF8, UTF16LE, UTF16BE, Windows1256} }

// Known tells whether name is one of Names.
func Known(name string) bool {
	for _, e := range Names() {
		if e == name {
			return true
		}
	}
	return false
}

// NewDecoder decodes from one of Names to UTF-8; bytes of any other name are
// left as they are.
func NewDecoder(name string) *encoding.Decoder {
	switch name {
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	case Windows1256:
		return charmap.Windows1256.NewDecoder()
	}
	return encoding.Nop.NewDecoder()
}

// NewReader decodes r as NewDecoder does.
func NewReader(name string, r io.Reader) io.Reader { return transform.NewReader(r, NewDecoder(name)) }

// Byte order marks.
var (
	bomUTF8    = []byte{0xEF, 0xBB, 0xBF}
	bomUTF16LE = []byte{0xFF, 0xFE}
	bomUTF16BE = []byte{0xFE, 0xFF}
)

// BOM is the length in bytes of the byte order mark of enc at the head of an
// input, 0 where there is none.
func BOM(head []byte, enc string) int {
	bom := map[string][]byte{UTF8: bomUTF8, UTF16LE: bomUTF16LE, UTF16BE: bomUTF16BE}[enc]
	if len(bom) > 0 && bytes.HasPrefix(head, bom) {
		return len(bom)
	}
	return 0
}

// Detect recognises the encoding of an input by its first bytes. guessed tells
// that nothing in the input states it.
func Detect(head []byte) (enc string, guessed bool) {
	switch {
	case bytes.HasPrefix(head, bomUTF8):
		return UTF8, false
	case bytes.HasPrefix(head, bomUTF16LE):
		return UTF16LE, false
	case bytes.HasPrefix(head, bomUTF16BE):
		return UTF16BE, false
	}
	if enc := utf16Order(head); enc != "" {
		return enc, true
	}
	if isWindows1256(head) {
		return Windows1256, true
	}
	return UTF8, false
}

// utf16Order recognises UTF-16 without a mark: in Arabic and English text the
// high byte of nearly every unit is 06 or 00, the low byte seldom.
func utf16Order(head []byte) string {
	n := len(head) / 2
	if n < 4 {
		return ""
	}
	var even, odd int
	for i := 0; i < 2*n; i += 2 {
		if high(head[i]) {
			even++
		}
		if high(head[i+1]) {
			odd++
		}
	}
	switch {
	case even*10 >= n*8 && odd*10 <= n*3:
		return UTF16BE
	case odd*10 >= n*8 && even*10 <= n*3:
		return UTF16LE
	}
	return ""
}

func high(b byte) bool { return b == 0x06 || b == 0x00 }

// isWindows1256 tells whether bytes that are no UTF-8 read as Arabic in
// windows-1256: hardly a whole UTF-8 sequence among the high bytes, and nearly
// all of them letters or marks of Arabic.
func isWindows1256(head []byte) bool {
	whole, broken, ascii := 0, 0, 0
	for i := 0; i < len(head); {
		r, n := utf8.DecodeRune(head[i:])
		switch {
		case n > 1:
			whole++
		case r == utf8.RuneError:
			broken++
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			ascii++
		}
		i += n
	}
	if broken < 4 || whole*4 > broken {
		return false
	}
	arabic, highBytes := 0, 0
	for _, b := range head {
		if b < 0x80 {
			continue
		}
		highBytes++
		r := charmap.Windows1256.DecodeByte(b)
		if stdunicode.Is(stdunicode.Arabic, r) || r == '،' || r == '؟' || r == '؛' || r == '«' || r == '»' || r == 'ـ' {
			arabic++
		}
	}
	return arabic*10 >= highBytes*9 && arabic*6 >= ascii
}
