package tag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// ReadTreebank reads the words and tags of a treebank in CoNLL-U.
func ReadTreebank(r io.Reader) ([]Example, error) {
	var out []Example
	var cur Example
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for no := 1; sc.Scan(); no++ {
		line := sc.Text()
		switch {
		case line == "":
			if len(cur.Words) > 0 {
				out = append(out, cur)
			}
			cur = Example{}
		case line[0] != '#':
			c := strings.Split(line, "\t")
			if len(c) != 10 {
				return nil, fmt.Errorf("line %d is no line of CoNLL-U: it has %d columns, not 10", no, len(c))
			}
			if !strings.ContainsAny(c[0], "-.") {
				cur.Words = append(cur.Words, c[1])
				cur.Tags = append(cur.Tags, FromTreebank(c[3], c[4]))
			}
		}
	}
	if len(cur.Words) > 0 {
		out = append(out, cur)
	}
	return out, sc.Err()
}
