package feed

import "bytes"

// tagEnd is the offset of the «>» that closes a tag at the beginning of b, -1
// where it does not close. «>» may stand in quotes; a «<» after it tells that a
// quote was never closed.
func tagEnd(b []byte) int {
	quote, first := byte(0), -1
	for i := 1; i < len(b); i++ {
		switch c := b[i]; {
		case c == '>' && quote == 0:
			return i
		case c == '>' && first < 0:
			first = i
		case c == '<' && first >= 0:
			return first
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		}
	}
	return first
}

// tagName is the name at the beginning of a tag's inside, without a slash before
// it; empty where what stands there is no name that a feed would have: one with
// other than ASCII letters or more than one prefix.
func tagName(tag []byte) []byte {
	n, colons := nameLen(tag), 0
	for _, c := range tag[:n] {
		if c == ':' {
			colons++
		}
	}
	if n < len(tag) && !blank(tag[n]) && tag[n] != '/' && tag[n] != '>' || colons > 1 {
		return nil
	}
	return tag[:n]
}

// nameLen is the length of the XML name at the beginning of b.
func nameLen(b []byte) int {
	for i, c := range b {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_'
		if !letter && (i == 0 || !('0' <= c && c <= '9' || c == '-' || c == '.' || c == ':')) {
			return i
		}
	}
	return len(b)
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// attributes writes the attributes of a start tag, each with a quoted value,
// and the slash of an empty element; what is no attribute is left out.
func (m *mender) attributes(b []byte) {
	for i := 0; i < len(b); {
		n := nameLen(b[i:])
		if n == 0 || bytes.Count(b[i:i+n], []byte{':'}) > 1 {
			i += max(n, 1)
			continue
		}
		name := b[i : i+n]
		i = skipBlank(b, i+n)
		if i >= len(b) || b[i] != '=' {
			continue
		}
		i = skipBlank(b, i+1)
		value, next := attributeValue(b, i)
		quote := byte('"')
		if i < len(b) && b[i] == '\'' {
			quote = '\''
		}
		m.out = append(append(append(m.out, ' '), name...), '=', quote)
		m.chars(value, false)
		m.out = append(m.out, quote)
		i = next
	}
	if len(b) > 0 && b[len(b)-1] == '/' {
		m.out = append(m.out, '/')
	}
}

// attributeValue reads the value at offset i, with or without quotes, and tells
// where it ends.
func attributeValue(b []byte, i int) (value []byte, next int) {
	if i < len(b) && (b[i] == '"' || b[i] == '\'') {
		if n := bytes.IndexByte(b[i+1:], b[i]); n >= 0 {
			return b[i+1 : i+1+n], i + n + 2
		}
		i++ // never closed: as if it were not quoted
	}
	from := i
	for i < len(b) && !blank(b[i]) && b[i] != '"' && b[i] != '\'' && !(b[i] == '/' && i == len(b)-1) {
		i++
	}
	return b[from:i], i
}

func skipBlank(b []byte, i int) int {
	for i < len(b) && blank(b[i]) {
		i++
	}
	return i
}

// local is a name without its prefix.
func local(name []byte) string { return string(name[bytes.IndexByte(name, ':')+1:]) }

// prefix is the prefix of a name with its colon, or "".
func prefix(name []byte) string { return string(name[:bytes.IndexByte(name, ':')+1]) }
