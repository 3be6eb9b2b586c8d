package cite

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"time"
)

// Digest tells whether two registers hold the same articles, coded by the same
// versions and corrected alike. The order in which articles come does not count,
// and nothing is held of them: it is the SHA-256 of the sum, modulo 2^256, of
// the SHA-256 of each entry, and of the number of entries. An entry is key,
// content and version of an article, or a correction. It tells of accidents and
// oversights; it is no seal against somebody who makes up articles until the sum
// fits.
type Digest struct {
	sum [sha256.Size]byte // big-endian
	n   uint64
}

// Add adds an article: how it is told from others, its text, what coded it.
func (d *Digest) Add(key, content []byte, version string) {
	h := sha256.New()
	h.Write(key)
	h.Write(content)
	h.Write([]byte(version))
	carry := 0
	own := h.Sum(nil)
	for i := len(d.sum) - 1; i >= 0; i-- {
		carry += int(d.sum[i]) + int(own[i])
		d.sum[i] = byte(carry)
		carry >>= 8
	}
	d.n++
}

// AddCorrection adds a correction that holds: the article, its own id and when
// it was made.
func (d *Digest) AddCorrection(key []byte, id string, at time.Time) {
	b, err := hex.DecodeString(id)
	if err != nil { // no id of a register
		b = []byte(id)
	}
	d.Add(key, b, "correction "+strconv.FormatInt(at.UnixMilli(), 10))
}

// Sum is the digest in hexadecimal digits.
func (d *Digest) Sum() string {
	out := sha256.Sum256(binary.BigEndian.AppendUint64(d.sum[:], d.n))
	return hex.EncodeToString(out[:])
}
