package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// xmlWriter writes elements one after the other; the first error stays.
type xmlWriter struct {
	w    io.Writer
	open []string
	err  error
}

// attr is one attribute.
type attr struct{ name, value string }

func (x *xmlWriter) print(s string) {
	if x.err == nil {
		if _, err := io.WriteString(x.w, s); err != nil {
			x.err = fmt.Errorf("write xml: %w", err)
		}
	}
}

// head writes the declaration.
func (x *xmlWriter) head() { x.print(xml.Header) }

// start opens an element on a line of its own.
func (x *xmlWriter) start(name string, attrs ...attr) {
	x.print(strings.Repeat("  ", len(x.open)) + "<" + name + written(attrs) + ">\n")
	x.open = append(x.open, name)
}

// end closes the element that was opened last.
func (x *xmlWriter) end() {
	name := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	x.print(strings.Repeat("  ", len(x.open)) + "</" + name + ">\n")
}

// leaf writes an element with its words, without any where they are empty.
func (x *xmlWriter) leaf(name, words string, attrs ...attr) {
	indent := strings.Repeat("  ", len(x.open))
	if words == "" {
		x.print(indent + "<" + name + written(attrs) + "/>\n")
		return
	}
	x.print(indent + "<" + name + written(attrs) + ">" + escaped(words) + "</" + name + ">\n")
}

func written(attrs []attr) string {
	var b strings.Builder
	for _, a := range attrs {
		b.WriteString(" " + a.name + `="` + escaped(a.value) + `"`)
	}
	return b.String()
}

// escaped is s as XML has it: characters that XML cannot hold become U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil { // a Builder does not fail
		return ""
	}
	return b.String()
}
