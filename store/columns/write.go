package columns

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"strconv"
)

// writer fills the columns of one struct.
type writer struct {
	cols      [][]byte
	filled    []bool  // columns with a value that is not empty
	before    []int64 // last value of columns of differences
	strings   map[string]int
	intervals map[[2]int]int
	text      string
	words     map[string]int // of intervals
	start     int            // of the interval that was written last
	err       error
}

// Append writes a struct, given as a pointer to it, behind dst. text is what
// intervals are intervals of, in bytes, and what Read will be given. A float that
// is no number is an error, as in JSON.
//
// The columns' names come first, one a line, and a zero; then the length of each
// column, then the columns.
func (p *Plan) Append(dst []byte, v any, text string) ([]byte, error) {
	w := &writer{cols: make([][]byte, len(p.names)), filled: make([]bool, len(p.names)), before: make([]int64, len(p.names)),
		strings: map[string]int{"": 0}, intervals: map[[2]int]int{{}: 0}, text: text, words: map[string]int{}}
	w.value(p.root, reflect.ValueOf(v).Elem())
	if w.err != nil {
		return nil, w.err
	}
	dst = append(dst, p.header...)
	dst = append(dst, 0)
	for i := range w.cols {
		if !w.filled[i] {
			w.cols[i] = nil
		}
		dst = binary.AppendUvarint(dst, uint64(len(w.cols[i])))
	}
	for _, c := range w.cols {
		dst = append(dst, c...)
	}
	return dst, nil
}

func (w *writer) value(n *node, v reflect.Value) {
	switch n.kind {
	case structKind:
		for _, kid := range n.kids {
			w.value(kid, v.Field(kid.index))
		}
	case pointerKind:
		if v.IsNil() {
			w.number(n.col, 0)
			return
		}
		w.number(n.col, 1)
		w.value(n.kids[0], v.Elem())
	case listKind:
		w.length(n.col, v)
		for i := range v.Len() {
			w.value(n.kids[0], v.Index(i))
		}
	case bytesKind:
		w.length(n.col, v)
		w.cols[n.col] = append(w.cols[n.col], v.Bytes()...)
	case stringKind:
		w.string(n.col, v.String())
	case phraseKind:
		w.phrase(n.col, v.String())
	case intKind:
		w.difference(n.col, v.Int())
	case floatKind:
		w.float(n, v.Float())
	case boolKind:
		if v.Bool() {
			w.number(n.col, 1)
		} else {
			w.number(n.col, 0)
		}
	case intervalKind:
		w.interval(n.col, [2]int{int(v.Field(0).Int()), int(v.Field(1).Int())})
	}
}

func (w *writer) number(col int, n uint64) {
	w.cols[col] = binary.AppendUvarint(w.cols[col], n)
	w.filled[col] = w.filled[col] || n != 0
}

func (w *writer) length(col int, v reflect.Value) {
	if v.IsNil() {
		w.number(col, 0)
		return
	}
	w.number(col, uint64(v.Len())+1)
}

func (w *writer) difference(col int, n int64) {
	w.number(col, zigzag(n-w.before[col]))
	w.before[col] = n
}

func (w *writer) float(n *node, f float64) {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		w.err = fmt.Errorf("columns: %s is no number: %v", n.path, f)
	case f == 0 && !math.Signbit(f):
		w.string(n.col, "")
	default:
		w.string(n.col, strconv.FormatFloat(f, 'g', -1, 64))
	}
}

func (w *writer) string(col int, s string) {
	place, ok := w.strings[s]
	if !ok {
		place = len(w.strings)
		w.strings[s] = place
		w.newString(s)
	}
	w.number(col, uint64(place))
}

func (w *writer) newString(s string) {
	if at, ok := w.words[s]; ok {
		w.number(stringLengths, 0)
		w.filled[stringLengths] = true
		w.difference(excerpts, int64(at))
		return
	}
	w.number(stringLengths, uint64(len(s)))
	w.cols[stringBytes] = append(w.cols[stringBytes], s...)
	w.filled[stringBytes] = true
}

func (w *writer) phrase(col int, s string) {
	pattern, words, numbers := part(s)
	w.string(col, pattern)
	for _, word := range words {
		w.string(col+1, word)
	}
	for _, n := range numbers {
		w.number(col+2, n)
	}
}

func (w *writer) interval(col int, s [2]int) {
	place, ok := w.intervals[s]
	if !ok {
		place = len(w.intervals)
		w.intervals[s] = place
		w.number(intervalStarts, zigzag(int64(s[0]-w.start)))
		w.number(intervalLengths, zigzag(int64(s[1]-s[0])))
		w.filled[intervalStarts], w.filled[intervalLengths] = true, true
		w.start = s[0]
		if 0 <= s[0] && s[0] < s[1] && s[1] <= len(w.text) {
			w.words[w.text[s[0]:s[1]]] = place
		}
	}
	w.difference(col, int64(place))
}

func zigzag(n int64) uint64 { return uint64(n<<1) ^ uint64(n>>63) }

func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }
