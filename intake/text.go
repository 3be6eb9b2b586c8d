package intake

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/doc"
)

// whole reads plain text: one document a file.
type whole struct {
	*stream
	in   *Reader
	done bool
}

func openText(r *Reader, s *stream) (documents, error) {
	if s.nested && r.opt.From == Sniff && noArticleName(s.name) {
		return nil, &noText{s.path + " is no text of an article by its name"}
	}
	return &whole{stream: s, in: r}, nil
}

func (w *whole) next() (piece, error) {
	if w.done {
		return piece{}, io.EOF
	}
	w.done = true
	most := w.in.opt.MaxLine
	b, err := io.ReadAll(io.LimitReader(w.r, int64(most)+1))
	if err != nil {
		return piece{}, w.wrongly(err)
	}
	if len(b) > most {
		return piece{}, fmt.Errorf("%s has more than %s of plain text; a plain text file is one article: split it, or give JSONL with one article a line", w.path, size(most))
	}
	text, notes := clean(b, w.enc)
	if strings.TrimFunc(text, invisible) == "" {
		return piece{}, &empty{w.path + " holds white space only: there is nothing to code"}
	}
	return piece{doc: w.in.finish(&doc.Document{ID: w.name, Text: text, Notes: notes}, w.stream)}, nil
}

// noArticleName tells whether a file that lies among others holds the style,
// the program or the index of pages rather than an article.
func noArticleName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".css", ".js", ".mjs", ".map", ".svg", ".cdx", ".cdxj", ".log", ".md5", ".sha1", ".sha256":
		return true
	}
	return false
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
