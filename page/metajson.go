package page

import (
	"strings"
	"unicode/utf8"
)

// mendJSON mends what pages get wrong in JSON: line breaks and other control
// characters in strings, escapes that JSON does not know, commas before a
// closing bracket, comments, an end that is missing. With quotes, a quotation
// mark ends a string only where the syntax goes on after it, so that unescaped
// ones within are kept. Valid JSON stays as it is in meaning.
func mendJSON(s string, quotes bool) string {
	m := mender{in: s, quotes: quotes}
	m.out.Grow(len(s) + 16)
	for m.at < len(m.in) {
		m.step()
	}
	return m.finish()
}

type mender struct {
	in     string
	at     int
	out    strings.Builder
	open   []byte // brackets that are open, by what closes them
	braces int    // of them, how many are }
	comma  bool   // a comma was read and is not written yet
	quotes bool
}

func (m *mender) step() {
	c := m.in[m.at]
	switch {
	case c == '"':
		m.value()
		m.str()
	case c == ',':
		m.comma = true
		m.at++
	case c == '{' || c == '[':
		m.value()
		m.open = append(m.open, c+2) // } and ] stand two after { and [
		count(&m.braces, c == '{', 1)
		m.put(c)
	case c == '}' || c == ']':
		m.comma = false
		m.close(c)
	case c == '/' && m.comment():
	case c <= ' ' || c == 0x7F:
		m.out.WriteByte(' ')
		m.at++
	default:
		m.value()
		m.put(c)
	}
}

// value writes the comma that was held back: something follows it.
func (m *mender) value() {
	if m.comma {
		m.out.WriteByte(',')
		m.comma = false
	}
}

func (m *mender) put(c byte) {
	m.out.WriteByte(c)
	m.at++
}

// close closes c and whatever was left open within; what closes nothing is
// dropped.
func (m *mender) close(c byte) {
	m.at++
	if c == '}' && m.braces == 0 || c == ']' && m.braces == len(m.open) {
		return
	}
	for last := byte(0); last != c; {
		last = m.open[len(m.open)-1]
		m.open = m.open[:len(m.open)-1]
		count(&m.braces, last == '}', -1)
		m.out.WriteByte(last)
	}
}

// comment skips a comment at the current byte.
func (m *mender) comment() bool {
	rest := m.in[m.at:]
	end := -1
	switch {
	case strings.HasPrefix(rest, "/*"):
		if end = strings.Index(rest[2:], "*/") + 4; end < 4 {
			end = len(rest)
		}
	case strings.HasPrefix(rest, "//"):
		if end = strings.IndexByte(rest, '\n'); end < 0 {
			end = len(rest)
		}
	}
	if end < 0 {
		return false
	}
	m.at += end
	return true
}

// str writes the string at the current byte.
func (m *mender) str() {
	m.put('"')
	for m.at < len(m.in) {
		c := m.in[m.at]
		switch {
		case c == '"' && (!m.quotes || m.ends()):
			m.put('"')
			return
		case c == '"':
			m.out.WriteString(`\"`)
			m.at++
		case c == '\\':
			m.escape()
		case c < ' ':
			m.out.WriteByte(' ')
			m.at++
		default:
			m.put(c)
		}
	}
	m.out.WriteByte('"')
}

// ends tells whether the quotation mark at the current byte ends its string:
// the syntax goes on after it.
func (m *mender) ends() bool {
	rest := strings.TrimLeft(m.in[m.at+1:], " \t\r\n")
	if rest == "" {
		return true
	}
	switch rest[0] {
	case ':', '}', ']':
		return true
	case ',':
		rest = strings.TrimLeft(rest[1:], " \t\r\n")
		return rest == "" || strings.IndexByte(`"{[]}-0123456789tfn`, rest[0]) >= 0
	}
	return false
}

// escape writes the escape at the current byte, or what was meant by it.
func (m *mender) escape() {
	rest := m.in[m.at+1:]
	if rest == "" {
		m.at++
		return
	}
	switch c := rest[0]; {
	case strings.IndexByte(`"\/bfnrt`, c) >= 0:
		m.out.WriteString(m.in[m.at : m.at+2])
		m.at += 2
	case c == 'u' && len(rest) >= 5 && isHex(rest[1:5]):
		m.out.WriteString(m.in[m.at : m.at+6])
		m.at += 6
	default:
		m.at++ // the backslash alone goes
	}
}

func isHex(s string) bool {
	for i := range len(s) {
		if strings.IndexByte("0123456789abcdefABCDEF", s[i]) < 0 {
			return false
		}
	}
	return true
}

// finish closes what is left open.
func (m *mender) finish() string {
	for i := len(m.open) - 1; i >= 0; i-- {
		m.out.WriteByte(m.open[i])
	}
	s := m.out.String()
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return s
}
