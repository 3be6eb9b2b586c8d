package intake

import "fmt"

// Kind is why something of an input gave no document.
type Kind string

// Kinds of what is left out. Only what is Broken is a failure.
const (
	Broken    Kind = "broken"     // a record, line, row or file that cannot be read
	NoArticle Kind = "no_article" // a page without an article: an index, a redirect, an empty file
	NoText    Kind = "no_text"    // a file within a folder or archive that holds no text: a picture, a style
)

// Left is something of an input that gave no document.
type Left struct {
	Kind  Kind
	Path  string // input as given, and the file within it after a colon
	Entry string // the file within an archive or folder alone, or the address of a page
	Line  int    // of a line or row, from 1; else 0
	At    int64  // byte at which a record begins in its archive, as stored; -1 where it is none
	Err   error  // why; of a whole file it names the file
}

// String names the place and the reason.
func (l Left) String() string {
	switch {
	case l.Line > 0:
		return fmt.Sprintf("%s:%d: %v", l.Path, l.Line, l.Err)
	case l.At >= 0:
		return fmt.Sprintf("%s: record at byte %d: %v", l.Path, l.At, l.Err)
	}
	return l.Err.Error()
}
