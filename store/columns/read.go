package columns

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// ErrDamaged is data that Append did not write.
var ErrDamaged = errors.New("columns: the data is damaged")

// reader takes values from columns; a column that is at its end, or is not
// there, gives empty ones.
type reader struct {
	cols      [][]byte
	before    []int64
	strings   []string
	intervals [][2]int
	text      string
	left      int // values that may still be made
	err       error
}

// Read fills a struct, given as a pointer to an empty one, with what Append
// wrote beside the same text.
func (p *Plan) Read(data []byte, v any, text string) error {
	cols, err := p.split(data)
	if err != nil {
		return err
	}
	r := &reader{cols: cols, before: make([]int64, len(p.names)), text: text, left: mostPerByte * (len(data) + 1)}
	r.pools()
	r.value(p.root, reflect.ValueOf(v).Elem())
	return r.err
}

// mostPerByte is how many values of lists a byte of data gives at most: a list
// whose elements are empty in all their columns takes one byte whatever its
// length.
const mostPerByte = 4

// split finds the columns of this plan; nil for those that are not there.
func (p *Plan) split(data []byte) ([][]byte, error) {
	header, rest, ok := bytes.Cut(data, []byte{0})
	if !ok {
		return nil, ErrDamaged
	}
	at := p.layout(header).at
	lengths := make([]int, len(at))
	sum := 0
	for i := range lengths {
		n, size := binary.Uvarint(rest)
		if size <= 0 || n > uint64(len(rest)) {
			return nil, ErrDamaged
		}
		rest = rest[size:]
		lengths[i] = int(n)
		sum += int(n)
	}
	if sum != len(rest) {
		return nil, ErrDamaged
	}
	cols := make([][]byte, len(p.names))
	for i, to := range at {
		if to >= 0 {
			cols[to] = rest[:lengths[i]]
		}
		rest = rest[lengths[i]:]
	}
	return cols, nil
}

// layout is where the columns of a header stand in a plan; -1 for those that it
// does not have.
type layout struct {
	header string
	at     []int
}

// layout reads a header, mostly one that was read before.
func (p *Plan) layout(header []byte) *layout {
	if l := p.last.Load(); l != nil && l.header == string(header) {
		return l
	}
	l := &layout{header: string(header)}
	for name := range strings.SplitSeq(l.header, "\n") {
		to, ok := p.at[name]
		if !ok {
			to = -1
		}
		l.at = append(l.at, to)
	}
	p.last.Store(l)
	return l
}

// pools reads intervals and strings.
func (r *reader) pools() {
	r.strings, r.intervals = []string{""}, [][2]int{{}}
	start := 0
	for len(r.cols[intervalStarts]) > 0 && r.err == nil {
		start += int(unzigzag(r.number(intervalStarts)))
		r.intervals = append(r.intervals, [2]int{start, start + int(unzigzag(r.number(intervalLengths)))})
	}
	all := string(r.cols[stringBytes]) // one copy, of which the strings are parts
	for len(r.cols[stringLengths]) > 0 && r.err == nil {
		n := r.number(stringLengths)
		switch {
		case n == 0:
			r.strings = append(r.strings, r.words(r.interval(excerpts)))
		case n > uint64(len(all)):
			r.err = ErrDamaged
		default:
			r.strings = append(r.strings, all[:n])
			all = all[n:]
		}
	}
}

// words are those of an interval.
func (r *reader) words(s [2]int) string {
	if s[0] < 0 || s[0] > s[1] || s[1] > len(r.text) {
		r.err = ErrDamaged
		return ""
	}
	return r.text[s[0]:s[1]]
}

func (r *reader) interval(col int) [2]int {
	return r.intervals[r.place(uint64(r.difference(col)), len(r.intervals))]
}

func (r *reader) number(col int) uint64 {
	c := r.cols[col]
	if len(c) == 0 {
		return 0
	}
	if c[0] < 0x80 {
		r.cols[col] = c[1:]
		return uint64(c[0])
	}
	n, size := binary.Uvarint(c)
	if size <= 0 {
		r.err, r.cols[col] = ErrDamaged, nil
		return 0
	}
	r.cols[col] = c[size:]
	return n
}

func (r *reader) difference(col int) int64 {
	r.before[col] += unzigzag(r.number(col))
	return r.before[col]
}

// place is a place in a pool of so many.
func (r *reader) place(n uint64, of int) int {
	if n >= uint64(of) {
		r.err = ErrDamaged
		return 0
	}
	return int(n)
}

func (r *reader) value(n *node, v reflect.Value) {
	if r.err != nil {
		return
	}
	switch n.kind {
	case structKind:
		for _, kid := range n.kids {
			r.value(kid, v.Field(kid.index))
		}
	case pointerKind:
		if r.number(n.col) != 0 {
			v.Set(reflect.New(v.Type().Elem()))
			r.value(n.kids[0], v.Elem())
		}
	case listKind:
		r.list(n, v)
	case bytesKind:
		if size := r.number(n.col); size > 0 {
			r.bytes(n.col, size-1, v)
		}
	case stringKind:
		v.SetString(r.string(n.col))
	case phraseKind:
		v.SetString(join(r.string(n.col), func() string { return r.string(n.col + 1) }, func() uint64 { return r.number(n.col + 2) }))
	case intKind:
		v.SetInt(r.difference(n.col))
	case floatKind:
		r.float(n.col, v)
	case boolKind:
		v.SetBool(r.number(n.col) != 0)
	case intervalKind:
		s := r.interval(n.col)
		v.Field(0).SetInt(int64(s[0]))
		v.Field(1).SetInt(int64(s[1]))
	}
}

func (r *reader) string(col int) string {
	return r.strings[r.place(r.number(col), len(r.strings))]
}

func (r *reader) list(n *node, v reflect.Value) {
	size := r.number(n.col)
	if size == 0 {
		return
	}
	if size-1 > uint64(r.left) {
		r.err = ErrDamaged
		return
	}
	r.left -= int(size - 1)
	v.Set(reflect.MakeSlice(v.Type(), int(size-1), int(size-1)))
	for i := range v.Len() {
		r.value(n.kids[0], v.Index(i))
	}
}

func (r *reader) bytes(col int, size uint64, v reflect.Value) {
	c := r.cols[col]
	if size > uint64(len(c)) {
		r.err = ErrDamaged
		return
	}
	v.SetBytes(append([]byte{}, c[:size]...))
	r.cols[col] = c[size:]
}

func (r *reader) float(col int, v reflect.Value) {
	s := r.string(col)
	if s == "" {
		return
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		r.err = fmt.Errorf("%w: %w", ErrDamaged, err)
		return
	}
	v.SetFloat(f)
}
