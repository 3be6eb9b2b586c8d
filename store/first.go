package store

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/sijil-news/sijil/doc"
)

// Rows that schema 1 wrote stay as they are until another text takes their
// place: the text in a column, the body as JSON packed with zstd.

// first tells whether a body is in the first format: it begins as any frame of
// zstd does, where later ones begin with their number.
func first(body []byte) bool { return len(body) > 0 && body[0] == 0x28 }

// plain reads frames without a dictionary. It is safe for concurrent use.
var plain = sync.OnceValues(func() (*zstd.Decoder, error) { return zstd.NewReader(nil, zstd.WithDecoderMaxMemory(mostUnpacked)) })

// unpackFirst reads the first format.
func (p *Packed) unpackFirst() (*doc.Document, error) {
	z, err := plain()
	if err != nil {
		return nil, err
	}
	raw, err := z.DecodeAll(p.Body, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	var b body
	if err := json.Unmarshal(raw, &b); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	q := *p
	if fields := []*string{&q.ID, &q.URL, &q.Publisher, &q.Lang, &q.Published, &q.Title, &q.Text, &q.Version}; len(b.Raw) == len(fields) {
		for i := range fields {
			*fields[i] = string(b.Raw[i])
		}
	}
	return q.document(&b)
}
