// Package lexicon reads the language data: text files in layers (built in,
// then a user's own), entities and their names, and the trie that finds names
// of several words in running text.
package lexicon

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"sort"
	"strings"
	"sync"
)

// Problem is something wrong in a data file.
type Problem struct {
	File string
	Line int // from 1; 0 where it is the whole file
	Msg  string
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Msg) }

// Source is the data in layers: later layers add to the earlier ones, and an
// entry with the same key replaces the earlier. Once its layers are there it is
// safe for concurrent use.
type Source struct {
	layers   []layer
	mu       sync.Mutex
	problems []Problem
}

type layer struct {
	fsys   fs.FS
	prefix string // how its files are named in problems
}

// NewSource returns a source with the built-in data as its only layer.
func NewSource(builtin fs.FS) *Source { return &Source{layers: []layer{{builtin, ""}}} }

// Add puts a further layer on top; prefix names its files in problems.
func (s *Source) Add(fsys fs.FS, prefix string) {
	s.layers = append(s.layers, layer{fsys, prefix})
}

// Report records a problem; its signature suits parsers that take a callback.
func (s *Source) Report(file string, line int, msg string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.problems = append(s.problems, Problem{file, line, msg})
}

// Problems lists what was found wrong so far, in order of file and line.
func (s *Source) Problems() []Problem {
	s.mu.Lock()
	defer s.mu.Unlock()
	sort.SliceStable(s.problems, func(i, j int) bool {
		a, b := s.problems[i], s.problems[j]
		return a.File < b.File || a.File == b.File && a.Line < b.Line
	})
	return s.problems
}

// File is one data file of a layer.
type File struct {
	Name string
	Text string
}

// Files returns the files of all layers that lie in dir and end in .txt, or
// the one file where dir names one, in order of layer and name. A folder that
// is missing in a layer is no error.
func (s *Source) Files(dir string) ([]File, error) {
	var out []File
	buf := make([]byte, 1<<15)
	for _, l := range s.layers {
		names := []string{dir}
		if !strings.HasSuffix(dir, ".txt") {
			entries, err := fs.ReadDir(l.fsys, dir)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("read data folder %s: %w", path.Join(l.prefix, dir), err)
			}
			names = names[:0]
			for _, e := range entries {
				if !e.IsDir() && strings.HasSuffix(e.Name(), ".txt") {
					names = append(names, path.Join(dir, e.Name()))
				}
			}
		}
		for _, n := range names {
			text, err := readText(l.fsys, n, buf)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("read data file %s: %w", path.Join(l.prefix, n), err)
			}
			out = append(out, File{path.Join(l.prefix, n), text})
		}
	}
	return out, nil
}

// readText reads a file by way of buf; one copy less than fs.ReadFile makes.
func readText(fsys fs.FS, name string, buf []byte) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var b strings.Builder
	if info, err := f.Stat(); err == nil {
		b.Grow(int(info.Size()))
	}
	if _, err := io.CopyBuffer(&b, struct{ io.Reader }{f}, buf); err != nil {
		return "", err
	}
	return b.String(), nil
}

// Line is one meaningful line of a data file: comments and blank lines are
// left out, comments at the end cut off.
type Line struct {
	File *File
	No   int // from 1
	Text string
}

// Fields splits a line at " | " into n fields and trims them; a missing field
// reads as "", the last takes the rest.
func (l Line) Fields(n int) []string {
	out := make([]string, n)
	l.Split(out)
	return out
}

// Split is Fields into out, all of which it sets.
func (l Line) Split(out []string) {
	rest := l.Text
	for i := range out {
		head := rest
		if at := strings.IndexByte(rest, '|'); at >= 0 && i < len(out)-1 {
			head, rest = rest[:at], rest[at+1:]
		} else {
			rest = ""
		}
		out[i] = Trim(head)
	}
}

// Lines calls f with every meaningful line of the files in dir.
func (s *Source) Lines(dir string, f func(Line)) error {
	files, err := s.Files(dir)
	if err != nil {
		return err
	}
	for i := range files {
		EachLine(&files[i], f)
	}
	return nil
}

// EachLine calls f with every meaningful line of one file.
func EachLine(file *File, f func(Line)) {
	rest := strings.TrimPrefix(file.Text, "\ufeff")
	for no := 1; rest != ""; no++ {
		t := rest
		if i := strings.IndexByte(rest, '\n'); i >= 0 {
			t, rest = rest[:i], rest[i+1:]
		} else {
			rest = ""
		}
		if i := comment(t); i >= 0 {
			t = t[:i]
		}
		for t != "" && (t[len(t)-1] == ' ' || t[len(t)-1] == '\t' || t[len(t)-1] == '\r') {
			t = t[:len(t)-1]
		}
		if Trim(t) != "" {
			f(Line{file, no, t})
		}
	}
}

// comment is where a comment begins: a # at the start or after a blank; -1
// where there is none.
func comment(s string) int {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '#')
		if i < 0 {
			return -1
		}
		if i += from; i == 0 || s[i-1] == ' ' || s[i-1] == '\t' {
			return i
		}
		from = i + 1
	}
}

// Trim is strings.TrimSpace, quick where an Arabic letter ends the string.
func Trim(s string) string {
	for s != "" && (s[0] == ' ' || s[0] == '\t' || s[0] == '\r') {
		s = s[1:]
	}
	for s != "" && (s[len(s)-1] == ' ' || s[len(s)-1] == '\t' || s[len(s)-1] == '\r') {
		s = s[:len(s)-1]
	}
	n := len(s)
	if n == 0 || solid(s[0]) && (solid(s[n-1]) || n > 1 && arabicLead(s[n-2])) {
		return s
	}
	return strings.TrimSpace(s)
}

// solid tells a byte that begins no white space and is none: a visible ASCII
// character or the first byte of an Arabic letter.
func solid(c byte) bool { return c > ' ' && c < 0x7F || arabicLead(c) }

func arabicLead(c byte) bool { return c == 0xD8 || c == 0xD9 }

// Items are the items of "a ; b ; c", empty ones dropped.
func Items(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s != "" {
			item := s
			if i := strings.IndexByte(s, ';'); i >= 0 {
				item, s = s[:i], s[i+1:]
			} else {
				s = ""
			}
			if item = Trim(item); item != "" && !yield(item) {
				return
			}
		}
	}
}

// List splits "a ; b ; c" and drops empty items.
func List(s string) []string {
	if s == "" {
		return nil
	}
	out := make([]string, 0, strings.Count(s, ";")+1)
	for item := range Items(s) {
		out = append(out, item)
	}
	return out
}
