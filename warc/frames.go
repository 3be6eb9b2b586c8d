package warc

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
)

// frames unpacks an archive of zstd frames (RFC 8878), also with a dictionary
// in front of them, as the IIPC's proposal for WARC with zstd has it.
type frames struct {
	ledger
	dec     *zstd.Decoder
	open    bool
	current *frame
	dict    []byte
}

func newFrames(in *tape) *frames { return &frames{ledger: ledger{in: in, what: "zstd frame"}} }

const (
	zstdMagic = "\x28\xb5\x2f\xfd"
	dictMagic = "\x5d\x2a\x4d\x18" // a skippable frame that holds the dictionary
	maxDict   = 16 << 20
	maxWindow = 32 << 20 // memory of the decoder, bytes
)

// Read gives unpacked bytes, of one frame at a time.
func (f *frames) Read(p []byte) (int, error) {
	for {
		if f.bad != nil {
			return 0, f.bad
		}
		if !f.open {
			if err := f.next(); err != nil {
				return 0, err
			}
			if !f.open {
				continue
			}
		}
		n, err := f.dec.Read(p)
		f.text += int64(n)
		if err != nil {
			f.open = false
		}
		if err == io.EOF && !f.current.whole() {
			err = io.ErrUnexpectedEOF // the decoder takes a cut header for the end
		}
		if err != nil && err != io.EOF {
			f.fail(err)
		}
		if n > 0 {
			return n, nil
		}
	}
}

// next opens the next frame, or passes one that holds no data.
func (f *frames) next() error {
	if _, err := f.in.fill(); err != nil {
		return err
	}
	f.begin()
	b := f.in.peek(8)
	f.current = &frame{in: f.in}
	var err error
	switch {
	case len(b) == 8 && b[0]&0xf0 == 0x50 && string(b[1:4]) == dictMagic[1:]:
		err = f.pass(string(b[:4]) == dictMagic, int64(binary.LittleEndian.Uint32(b[4:])))
	case !bytes.HasPrefix(b, []byte(zstdMagic)):
		err = errors.New("not a frame")
	case f.dec == nil:
		f.dec, err = zstd.NewReader(f.current, f.options()...)
		f.open = err == nil
	default:
		err = f.dec.Reset(f.current)
		f.open = err == nil
	}
	if err != nil {
		f.fail(err)
		return f.bad
	}
	return nil
}

// pass passes a skippable frame of n bytes; the dictionary is kept.
func (f *frames) pass(dict bool, n int64) error {
	f.in.skip(8)
	if !dict || f.dict != nil || f.dec != nil {
		_, err := io.CopyN(io.Discard, f.in.br, n)
		return err
	}
	if n > maxDict {
		return errors.New("its dictionary is too large")
	}
	b, err := io.ReadAll(io.LimitReader(f.in.br, n))
	if err != nil {
		return err
	}
	if bytes.HasPrefix(b, []byte(zstdMagic)) {
		z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxDict))
		if err != nil {
			return err
		}
		defer z.Close()
		if b, err = z.DecodeAll(b, nil); err != nil {
			return err
		}
	}
	f.dict = b
	return nil
}

// options are those of a decoder of this archive.
func (f *frames) options() []zstd.DOption {
	out := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow)}
	const structured = "\x37\xa4\x30\xec"
	switch {
	case bytes.HasPrefix(f.dict, []byte(structured)):
		out = append(out, zstd.WithDecoderDicts(f.dict))
	case f.dict != nil:
		out = append(out, zstd.WithDecoderDictRaw(0, f.dict))
	}
	return out
}

// skip goes by the magic number, whose four bytes hardly come about by chance.
func (f *frames) skip() error {
	const reserved = 1 << 3
	return f.search(zstdMagic[0], func(b []byte) bool {
		return len(b) > 4 && string(b[:4]) == zstdMagic && b[4]&reserved == 0
	})
}

// frame reads the bytes of one zstd frame and no more.
type frame struct {
	in       *tape
	left     int64 // bytes of the header or block that is being read
	begun    bool
	checksum bool
	done     bool // that block is the last one
}

// whole tells whether all of the frame was read.
func (f *frame) whole() bool { return f.done && f.left == 0 }

func (f *frame) Read(p []byte) (int, error) {
	for f.left == 0 {
		if f.done {
			return 0, io.EOF
		}
		if !f.begun {
			f.header()
		} else {
			f.block()
		}
		if f.left == 0 {
			return 0, io.ErrUnexpectedEOF
		}
	}
	n, err := f.in.br.Read(p[:min(int64(len(p)), f.left)])
	f.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// header measures the header of the frame: magic, descriptor, window,
// dictionary id, content size.
func (f *frame) header() {
	b := f.in.peek(5)
	if len(b) < 5 {
		return
	}
	d := b[4]
	single := d>>5&1 == 1
	n := 5 + [4]int64{0, 1, 2, 4}[d&3] + [4]int64{0, 2, 4, 8}[d>>6]
	switch {
	case !single:
		n++
	case d>>6 == 0:
		n++ // the content size has one byte at least
	}
	f.begun, f.checksum, f.left = true, d>>2&1 == 1, n
}

// block measures the next block, with the checksum behind the last one.
func (f *frame) block() {
	b := f.in.peek(3)
	if len(b) < 3 {
		return
	}
	h := int64(b[0]) | int64(b[1])<<8 | int64(b[2])<<16
	f.left = 3 + h>>3
	const repeated = 1 // one byte stands for all
	if h>>1&3 == repeated {
		f.left = 4
	}
	if f.done = h&1 == 1; f.done && f.checksum {
		f.left += 4
	}
}
