package warc

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
)

// members unpacks an archive of gzip members, one a record as a rule, and
// knows where each of them begins. A bad member is an error that stays until
// skip is called.
type members struct {
	in    *tape
	z     *gzip.Reader
	open  bool
	start int64 // offset of the member in the stored stream
	text  int64 // bytes unpacked so far
	bad   error
	marks []mark
}

// mark is where a member begins: in the stored stream and in the unpacked one.
type mark struct{ stored, text int64 }

func newMembers(in *tape) *members { return &members{in: in} }

// Read gives unpacked bytes, of one member at a time.
func (m *members) Read(p []byte) (int, error) {
	for {
		if m.bad != nil {
			return 0, m.bad
		}
		if !m.open {
			if err := m.begin(); err != nil {
				return 0, err
			}
		}
		n, err := m.z.Read(p)
		m.text += int64(n)
		switch {
		case err == io.EOF:
			m.open = false
		case err != nil:
			m.fail(err)
		}
		if n > 0 {
			return n, nil
		}
	}
}

// begin opens the next member; zero bytes before it are padding.
func (m *members) begin() error {
	for {
		b, err := m.in.fill()
		if err != nil {
			return err
		}
		if b[0] != 0 {
			break
		}
		m.in.skip(1)
	}
	m.start = m.in.offset()
	var err error
	if m.z == nil {
		m.z, err = gzip.NewReader(m.in.br)
	} else {
		err = m.z.Reset(m.in.br)
	}
	if err != nil {
		m.fail(err)
		return m.bad
	}
	m.z.Multistream(false)
	m.open = true
	if n := len(m.marks); n > 0 && m.marks[n-1].text == m.text {
		m.marks = m.marks[:n-1] // that member held nothing
	}
	m.marks = append(m.marks, mark{m.start, m.text})
	return nil
}

func (m *members) fail(err error) {
	m.open = false
	if m.bad = m.in.err; m.bad != nil {
		return
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the archive ends within it")
	}
	m.bad = &Broken{Offset: m.start, Reason: "bad gzip member: " + err.Error()}
}

// skip goes on after a bad member, at the next one that begins like a record.
func (m *members) skip() error {
	m.bad = nil
	m.in.rewind(m.start + 1)
	for {
		b, err := m.in.fill()
		if err != nil {
			return err
		}
		i := bytes.IndexByte(b, 0x1f)
		if i < 0 {
			m.in.skip(len(b))
			continue
		}
		m.in.skip(i)
		if beginsMember(m.in.peek(4 << 10)) {
			return nil
		}
		m.in.skip(1)
	}
}

// beginsMember tells whether b is the head of a gzip member that holds the
// beginning of a record.
func beginsMember(b []byte) bool {
	if len(b) < 10 || b[0] != 0x1f || b[1] != 0x8b || b[2] != 8 || b[3]&^0x1f != 0 {
		return false
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return false
	}
	head := make([]byte, 64)
	n, _ := io.ReadFull(z, head)
	return beginsRecord(bytes.TrimLeft(head[:n], "\r\n"))
}

// beginsRecord tells whether b begins like a record of either kind of archive.
func beginsRecord(b []byte) bool {
	if bytes.HasPrefix(b, []byte("WARC/")) {
		return true
	}
	scheme, _, ok := bytes.Cut(b[:min(len(b), 16)], []byte(":"))
	return ok && len(scheme) > 1 && !slices.ContainsFunc(scheme, func(c byte) bool { return (c|0x20 < 'a' || c|0x20 > 'z') && c != '-' })
}

// after is the index of the first mark at or after the unpacked byte at.
func (m *members) after(at int64) int {
	i, _ := slices.BinarySearchFunc(m.marks, at, func(k mark, at int64) int { return cmp.Compare(k.text, at) })
	return i
}

// forget drops the marks before the one in which the unpacked byte at lies.
func (m *members) forget(at int64) {
	if n := m.after(at + 1); n > 1 {
		m.marks = m.marks[n-1:]
	}
}

// border is the first beginning of a member at or after the unpacked byte at,
// -1 where none is known yet.
func (m *members) border(at int64) int64 {
	if i := m.after(at); i < len(m.marks) {
		return m.marks[i].text
	}
	return -1
}
