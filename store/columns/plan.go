// Package columns writes nested structs as columns: all values of one field
// stand together, so that they pack well, and a field that is empty throughout
// takes no room. Fields are told by their names of JSON. What is written can be
// read by another version of the struct: fields that it lost are passed over,
// those that it gained are empty, as in JSON.
//
// Strings, and intervals (structs of two ints, Start and End), are written in
// full where they first come and are numbers after that. A string that is the
// words of an interval of the text beside it is not written at all.
package columns

import (
	"fmt"
	"reflect"
	"strings"
	"sync/atomic"
)

type kind uint8

const (
	structKind   kind = iota
	listKind          // column of lengths plus one; 0 for nil
	pointerKind       // column of 0 for nil, 1
	stringKind        // column of places in the pool of strings
	intKind           // column of differences to the value before
	floatKind         // as strings
	boolKind          // column of 0 and 1
	bytesKind         // column of lengths plus one, then all bytes
	intervalKind      // column of places in the pool of intervals
	phraseKind        // a string of a list: columns of patterns, words and numbers
)

// node is one field of the struct, or what a list or pointer holds.
type node struct {
	kind  kind
	path  string
	index int // of the field in its struct
	col   int // its column
	kids  []*node
}

// Plan is how a type of struct is written. It is safe for concurrent use.
type Plan struct {
	typ    reflect.Type
	root   *node
	names  []string // of the columns
	header string   // the names, one a line
	at     map[string]int
	last   atomic.Pointer[layout] // of the header that was read last, often one of another plan
}

// The first columns: new strings and intervals in the order in which they come.
const (
	stringLengths = iota
	stringBytes
	intervalStarts
	intervalLengths
	excerpts // intervals whose words are a new string; its length is written as 0
)

// NewPlan makes the plan of a struct type. The type holds structs, lists,
// pointers, strings, ints, floats, bools and bytes, and not itself.
func NewPlan(t reflect.Type) (*Plan, error) {
	p := &Plan{typ: t, names: []string{"?strings", "?bytes", "?starts", "?lengths", "?excerpts"}, at: map[string]int{}}
	root, err := p.node(t, "")
	if err != nil {
		return nil, err
	}
	p.root, p.header = root, strings.Join(p.names, "\n")
	for i, name := range p.names {
		if _, twice := p.at[name]; twice {
			return nil, fmt.Errorf("columns: two fields are named %s", name)
		}
		p.at[name] = i
	}
	return p, nil
}

var kinds = map[reflect.Kind]kind{reflect.String: stringKind, reflect.Bool: boolKind, reflect.Float64: floatKind,
	reflect.Int: intKind, reflect.Int64: intKind, reflect.Pointer: pointerKind, reflect.Slice: listKind}

func (p *Plan) node(t reflect.Type, path string) (*node, error) {
	n := &node{path: path}
	if t.Kind() == reflect.Struct && !interval(t) {
		return n, p.fields(n, t)
	}
	k, ok := kinds[t.Kind()]
	switch {
	case t.Kind() == reflect.Struct:
		k = intervalKind
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		k = bytesKind
	case !ok:
		return nil, fmt.Errorf("columns: %s is a %s", path, t)
	}
	n.kind, n.col = k, len(p.names)
	p.names = append(p.names, path)
	if k == listKind || k == pointerKind {
		kid, err := p.node(t.Elem(), path+".")
		if err != nil {
			return nil, err
		}
		if k == listKind && kid.kind == stringKind {
			kid.kind = phraseKind // its words and numbers stand in the next two columns
			p.names = append(p.names, kid.path+"?words", kid.path+"?numbers")
		}
		n.kids = []*node{kid}
	}
	return n, nil
}

func (p *Plan) fields(n *node, t reflect.Type) error {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported():
			continue
		case f.Anonymous && name == "" && !interval(f.Type):
			name = "" // its fields stand as those of the struct
		case name == "":
			name = f.Name
		}
		if n.path != "" && name != "" && !strings.HasSuffix(n.path, ".") {
			name = "." + name
		}
		kid, err := p.node(f.Type, n.path+name)
		if err != nil {
			return err
		}
		kid.index = i
		n.kids = append(n.kids, kid)
	}
	return nil
}

// interval tells whether a type is a struct of two ints Start and End.
func interval(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.NumField() == 2 && t.Field(0).Name == "Start" && t.Field(1).Name == "End" &&
		t.Field(0).Type.Kind() == reflect.Int && t.Field(1).Type.Kind() == reflect.Int
}
