package export

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// namedBlock is a block as a reader counts it.
type namedBlock struct {
	doc.Span
	name string
}

// blockNames names the blocks of a document as a reader counts them: title,
// paragraph 3, caption 1.
func blockNames(d *doc.Document) []namedBlock {
	out := make([]namedBlock, len(d.Blocks))
	count := map[doc.BlockKind]int{}
	for i, b := range d.Blocks {
		count[b.Kind]++
		name := strings.ReplaceAll(string(b.Kind), "_", " ")
		if b.Kind != doc.Title {
			name += " " + strconv.Itoa(count[b.Kind])
		}
		out[i] = namedBlock{b.Span, name}
	}
	return out
}

// blockName names the block that an event's sentence lies in.
func blockName(e *doc.Event, blocks []namedBlock) string {
	for _, b := range blocks {
		if e.Sentence.Len() > 0 && b.Contains(e.Sentence.Span) {
			return b.name
		}
	}
	return strings.ReplaceAll(string(e.Sentence.Block), "_", " ")
}

// summary counts what was found in all documents.
type summary struct {
	events, future, disputed, negated, hypothetical, quotes, furniture int
}

func (s *summary) add(d *doc.Document) {
	s.events += len(d.Events)
	s.quotes += len(d.Quotes)
	for i := range d.Events {
		e := &d.Events[i]
		s.future += truth(e.Realis == doc.Future)
		s.negated += truth(e.Realis == doc.Negated)
		s.hypothetical += truth(e.Realis == doc.Hypothetical)
		s.disputed += truth(e.Claim == doc.Alleged || e.Claim == doc.Denied)
	}
	for _, b := range d.Blocks {
		s.furniture += truth(!b.Kind.Coded())
	}
}

// line prints the counts, those of zero left out save events.
func (s *summary) line(docs int) string {
	parts := []string{count(s.events, "event", "events")}
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, count(n, one, many))
		}
	}
	if docs > 1 {
		parts = append([]string{count(docs, "document", "documents")}, parts...)
	}
	add(s.future, "future", "future")
	add(s.hypothetical, "hypothetical", "hypothetical")
	add(s.disputed, "alleged or denied", "alleged or denied")
	add(s.negated, "did not happen", "did not happen")
	add(s.quotes, "quote", "quotes")
	add(s.furniture, "furniture line left out", "furniture lines left out")
	return strings.Join(parts, " · ")
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
