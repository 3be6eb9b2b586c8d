package evaluate

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// GoldBlocks are the kinds of the non-empty lines of one article, with what it
// announces and its numbers where gold has them.
type GoldBlocks struct {
	TextFile string `json:"text_file"` // name of the article's file, beside the gold
	Blocks   []struct {
		Line int           `json:"line"` // from 1
		Kind doc.BlockKind `json:"kind"`
	} `json:"blocks"`
	Published  string         `json:"published"`
	Agenda     []GoldAgenda   `json:"agenda"`
	Quantities []GoldQuantity `json:"quantities"`
}

// ReadGoldBlocks reads a gold file of block kinds.
func ReadGoldBlocks(r io.Reader, name string) (*GoldBlocks, error) {
	var g GoldBlocks
	if err := json.NewDecoder(r).Decode(&g); err != nil {
		return nil, fmt.Errorf("read gold blocks %s: %w", name, err)
	}
	return &g, nil
}

// BlockResult counts lines whose kind is right and lists the others.
type BlockResult struct {
	Right int          `json:"blocks_right"`
	Of    int          `json:"of"`
	Wrong []WrongBlock `json:"wrong"`
}

// WrongBlock is a line of the wrong kind; it prints as [line, want, got].
type WrongBlock struct {
	Line      int
	Want, Got doc.BlockKind
}

// MarshalJSON writes the triple.
func (w WrongBlock) MarshalJSON() ([]byte, error) { return json.Marshal([]any{w.Line, w.Want, w.Got}) }

// missing is the kind of a line that no block holds.
const missing doc.BlockKind = "missing"

// ScoreBlocks compares the kind of each gold line with that of the block that
// holds it. article is the text that the gold's line numbers count in.
func ScoreBlocks(gold *GoldBlocks, article string, d *doc.Document) BlockResult {
	norm := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "•", " ")), " ") }
	kinds := map[string][]doc.BlockKind{}
	for _, b := range d.Blocks {
		for part := range strings.SplitSeq(d.Text[b.Start:b.End], "\n") {
			if p := norm(part); p != "" {
				kinds[p] = append(kinds[p], b.Kind)
			}
		}
	}
	lines := strings.Split(article, "\n")
	r := BlockResult{Of: len(gold.Blocks), Wrong: []WrongBlock{}}
	for _, g := range gold.Blocks {
		got := missing
		if g.Line >= 1 && g.Line <= len(lines) {
			key := norm(lines[g.Line-1])
			switch k := kinds[key]; len(k) {
			case 0:
			case 1:
				got = k[0]
			default:
				got, kinds[key] = k[0], k[1:]
			}
		}
		if got == g.Kind {
			r.Right++
		} else {
			r.Wrong = append(r.Wrong, WrongBlock{g.Line, g.Kind, got})
		}
	}
	return r
}
