package intake

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
)

// wholeText reads the rest of the input as one document.
func (r *Reader) wholeText() (*doc.Document, error) {
	b, err := io.ReadAll(io.LimitReader(r.r, int64(r.opt.MaxLine)+1))
	if err != nil {
		return nil, r.readError(err)
	}
	if len(b) > r.opt.MaxLine {
		return nil, fmt.Errorf("%s has more than %s of plain text; a plain text file is one article: split it, or give JSONL with one article a line", r.path, size(r.opt.MaxLine))
	}
	text, notes := clean(b, r.enc)
	if strings.TrimFunc(text, invisible) == "" {
		return nil, fmt.Errorf("%s holds white space only: there is nothing to code", r.path)
	}
	return r.finish(&doc.Document{ID: r.name, Text: text, Notes: notes}), nil
}

func invisible(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' }

// clean makes valid UTF-8 without NUL of b; notes say what was replaced and
// where it stood first: line and byte in the line, from 1.
func clean(b []byte, enc string) (string, []string) {
	var notes []string
	if enc != charset.UTF8 {
		if i := bytes.IndexRune(b, utf8.RuneError); i >= 0 {
			notes = append(notes, fmt.Sprintf("bytes that are no %s shown as U+FFFD, first in %s", enc, position(b, i)))
		}
	}
	if !utf8.Valid(b) {
		at, n := firstBroken(b)
		notes = append(notes, fmt.Sprintf("broken UTF-8: %d bytes replaced by U+FFFD, first in %s", n, position(b, at)))
		b = bytes.ToValidUTF8(b, []byte("\ufffd"))
	}
	if i := bytes.IndexByte(b, 0); i >= 0 {
		notes = append(notes, fmt.Sprintf("NUL characters replaced by spaces, first in %s", position(b, i)))
		b = bytes.ReplaceAll(b, []byte{0}, []byte{' '})
	}
	return string(b), notes
}

// firstBroken finds the first byte of b that is no UTF-8 and counts them all.
func firstBroken(b []byte) (at, n int) {
	at = -1
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			if at < 0 {
				at = i
			}
			n++
		}
		i += size
	}
	return at, n
}

func position(b []byte, i int) string {
	line := 1 + bytes.Count(b[:i], []byte{'\n'})
	return fmt.Sprintf("line %d, byte %d", line, i-bytes.LastIndexByte(b[:i], '\n'))
}

// size prints a number of bytes in the largest unit that divides it.
func size(n int) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
