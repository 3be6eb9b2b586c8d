package intake

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

func isBinary(l look) bool {
	kind, _ := binaryKind(l.raw)
	return kind != ""
}

func refuseBinary(_ *Reader, s *stream) (documents, error) {
	head, err := s.head()
	if err != nil {
		return nil, err
	}
	kind, remedy := binaryKind(head)
	return nil, &noText{fmt.Sprintf("%s is %s, not text; %s", s.path, kind, remedy)}
}

// binaryKind names the kind of a file that is no text, by its first bytes, and
// what to do about it.
func binaryKind(head []byte) (kind, remedy string) {
	const extract = "save its text and give that"
	for _, m := range []struct{ magic, kind, remedy string }{
		{"%PDF-", "a PDF file", extract},
		{"\xd0\xcf\x11\xe0", "an office document", extract},
		{"{\\rtf", "an RTF document", extract},
		{"\x89PNG", "a PNG picture", "give text"},
		{"\xff\xd8\xff", "a JPEG picture", "give text"},
		{"GIF8", "a GIF picture", "give text"},
		{"\x7fELF", "a program", "give text"},
		{"SQLite format 3\x00", "an SQLite database", "export its articles as JSONL"},
		{"\xfd7zXZ\x00", "xz-compressed", "unpack it first: xz -d"},
		{"(\xb5/\xfd", "zstd-compressed", "unpack it first: zstd -d"},
		{"BZh", "bzip2-compressed", "unpack it first: bzip2 -d"},
		{"PAR1", "a Parquet file", "export its articles as JSONL"},
	} {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return m.kind, m.remedy
		}
	}
	return "", ""
}

// looksBinary tells whether decoded bytes are no text: many control characters
// or many bytes that are no UTF-8.
func looksBinary(head []byte) bool {
	control, broken, n := oddities(head)
	// Lines of JSONL may differ in encoding: each is judged by itself.
	return control*20 > n || broken*3 > n && !objectStart(head)
}

// noPage tells whether what is called a page is something else: bytes in an
// encoding not known yet, of which only the characters below a space tell.
func noPage(head []byte) bool {
	if kind, _ := binaryKind(head); kind != "" {
		return true
	}
	control, _, n := oddities(head)
	return control*20 > n
}

// oddities counts control characters and bytes that are no UTF-8 among n characters.
func oddities(head []byte) (control, broken, n int) {
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && size == 1 && len(head)-i < utf8.UTFMax && len(head) >= peekSize {
			break // a sequence that the end of the peek cuts
		}
		switch {
		case r == utf8.RuneError:
			broken++
		case r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v' && r != 0x1b && r != 0x1a, r == 0x7f:
			control++
		}
		n++
		i += size
	}
	return control, broken, n
}
