package store

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"reflect"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store/columns"
)

// A body begins with the number of its format. Format 2 is a frame of zstd with
// dictionary 1: the length of the text, the text, and the rest of the document
// as columns. Text and columns share a frame since names in one are words of
// the other.
const format2 = 2

// dictionary1 is what frames of format 2 are packed against; tools/dictionary
// makes it. It must never change: another one is another format.
//
//go:embed dictionary1.zstd
var dictionary1 []byte

// coders pack and unpack; both are safe for concurrent use.
type coders struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

// mostUnpacked is the largest body that is read, in bytes.
const mostUnpacked = 256 << 20

var codec = sync.OnceValues(func() (*coders, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderDict(dictionary1), zstd.WithWindowSize(1<<20), zstd.WithEncoderCRC(false))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderDicts(dictionary1), zstd.WithDecoderMaxMemory(mostUnpacked))
	if err != nil {
		return nil, err
	}
	return &coders{enc, dec}, nil
})

// whole is how all of a body is written and read.
var whole = sync.OnceValues(func() (*columns.Plan, error) { return columns.NewPlan(reflect.TypeFor[body]()) })

// encode packs a text and what is read in it.
func encode(text string, b *body) ([]byte, error) {
	raw, err := frame(text, b)
	if err != nil {
		return nil, err
	}
	z, err := codec()
	if err != nil {
		return nil, err
	}
	return z.enc.EncodeAll(raw, []byte{format2}), nil
}

// frame is what a frame of format 2 holds.
func frame(text string, b *body) ([]byte, error) {
	plan, err := whole()
	if err != nil {
		return nil, err
	}
	raw := binary.AppendUvarint(make([]byte, 0, 3*len(text)+1<<13), uint64(len(text)))
	return plan.Append(append(raw, text...), b, text)
}

// decode is the text of a body, and its columns.
func decode(packed []byte) (text string, rest []byte, err error) {
	z, err := codec()
	if err != nil {
		return "", nil, err
	}
	if len(packed) == 0 || packed[0] != format2 {
		return "", nil, fmt.Errorf("%w: unknown format", ErrDamaged)
	}
	raw, err := z.dec.DecodeAll(packed[1:], nil)
	if err != nil {
		return "", nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	n, size := binary.Uvarint(raw)
	if size <= 0 || n > uint64(len(raw)-size) {
		return "", nil, ErrDamaged
	}
	raw = raw[size:]
	return string(raw[:n]), raw[n:], nil
}

// read reads columns.
func read(plan *columns.Plan, rest []byte, v any, text string) error {
	if err := plan.Read(rest, v, text); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}

// Frame is what is packed of a document, before it is: from such frames
// tools/dictionary trains.
func Frame(d *doc.Document) ([]byte, error) {
	_, b := strip(d)
	return frame(d.Text, b)
}
