package store

import (
	"encoding/json"

	"github.com/klauspost/compress/zstd"

	"github.com/sijil-news/sijil/doc"
)

// PackFirst packs as schema 1 did.
func PackFirst(d *doc.Document) (*Packed, error) {
	p, b := strip(d)
	p.Text = Clean(d.Text)
	if b.Raw != nil || p.Text != d.Text {
		b.Raw = nil
		for _, s := range []string{d.ID, d.URL, d.Publisher, d.Lang, d.Published, d.Title, d.Text, d.Version} {
			b.Raw = append(b.Raw, []byte(s))
		}
	}
	out, err := json.Marshal(b)
	if err != nil {
		return nil, err
	}
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		return nil, err
	}
	p.Body = enc.EncodeAll(out, nil)
	return p, nil
}
