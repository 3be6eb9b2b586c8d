package feed

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// chars appends text to the output: without references to characters that XML
// may not hold; outside CDATA sections «<» and «]]>» are escaped.
func (m *mender) chars(b []byte, cdata bool) {
	from := 0
	put := func(to, next int, instead string) {
		m.out = append(append(m.out, b[from:to]...), instead...)
		from = next
	}
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '<' && !cdata:
			put(i, i+1, "&lt;")
		case c == '>' && !cdata && m.brackets(b[from:i]):
			put(i, i+1, "&gt;")
		case c == '&' && !cdata:
			if n := badReference(b[i:]); n > 0 {
				put(i, i+n, " ")
				i += n - 1
			}
		}
	}
	m.out = append(m.out, b[from:]...)
}

// gap keeps what stands before and after something left out from becoming one
// reference.
func (m *mender) gap() {
	tail := m.out[max(len(m.out)-16, 0):]
	if i := bytes.LastIndexByte(tail, '&'); i >= 0 && bytes.IndexByte(tail[i:], ';') < 0 {
		m.out = append(m.out, ' ')
	}
}

// brackets tells whether the output would end with «]]» with b appended.
func (m *mender) brackets(b []byte) bool {
	if len(b) < 2 {
		b = append(append([]byte(nil), m.out[max(len(m.out)-2, 0):]...), b...)
	}
	return bytes.HasSuffix(b, []byte("]]"))
}

// badReference is the length of a numeric reference at the beginning of b to a
// character that XML may not hold, 0 where there is none.
func badReference(b []byte) int {
	if len(b) < 4 || b[1] != '#' {
		return 0
	}
	end := bytes.IndexByte(b[:min(len(b), 14)], ';')
	if end < 3 {
		return 0
	}
	digits, base := string(b[2:end]), 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || xmlChar(rune(n)) && n <= utf8.MaxRune {
		return 0
	}
	return end + 1
}

// xmlChar tells whether XML 1.0 allows a character.
func xmlChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

// noControls leaves out the characters that XML may not hold, from text in UTF-8.
func noControls(b []byte) []byte {
	bad := func(i int) int {
		switch c := b[i]; {
		case c < ' ' && c != '\n' && c != '\t' && c != '\r':
			return 1
		case c == 0xEF && (bytes.HasPrefix(b[i:], []byte("\uFFFE")) || bytes.HasPrefix(b[i:], []byte("\uFFFF"))):
			return 3
		}
		return 0
	}
	var out []byte
	from := 0
	for i := 0; i < len(b); i++ {
		if n := bad(i); n > 0 {
			if out == nil {
				out = make([]byte, 0, len(b))
			}
			out = append(out, b[from:i]...)
			i += n - 1
			from = i + 1
		}
	}
	if from == 0 {
		return b
	}
	return append(out, b[from:]...)
}
