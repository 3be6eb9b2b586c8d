package warc

import (
	"bytes"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
)

// members unpacks an archive of gzip members.
type members struct {
	ledger
	z    *gzip.Reader
	open bool
}

func newMembers(in *tape) *members { return &members{ledger: ledger{in: in, what: "gzip member"}} }

// Read gives unpacked bytes, of one member at a time.
func (m *members) Read(p []byte) (int, error) {
	for {
		if m.bad != nil {
			return 0, m.bad
		}
		if !m.open {
			if err := m.next(); err != nil {
				return 0, err
			}
		}
		n, err := m.z.Read(p)
		m.text += int64(n)
		if err != nil {
			m.open = false
		}
		if err != nil && err != io.EOF {
			m.fail(err)
		}
		if n > 0 {
			return n, nil
		}
	}
}

// next opens the next member; zero bytes before it are padding.
func (m *members) next() error {
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
	m.begin()
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
	return nil
}

func (m *members) skip() error { return m.search(gzipMagic[0], beginsMember) }

const gzipMagic = "\x1f\x8b"

// beginsMember tells whether b is the head of a gzip member that holds the
// beginning of a record.
func beginsMember(b []byte) bool {
	if len(b) < 10 || string(b[:2]) != gzipMagic || b[2] != 8 || b[3]&^0x1f != 0 {
		return false
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return false
	}
	return holdsRecord(z)
}

// holdsRecord tells whether what is unpacked begins like a record.
func holdsRecord(z io.Reader) bool {
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
