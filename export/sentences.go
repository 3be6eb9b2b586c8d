package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Sentence is one that was found by its words.
type Sentence struct {
	Day       string        `json:"day,omitempty"` // of publication, ISO 8601
	Publisher string        `json:"publisher,omitempty"`
	Lang      string        `json:"lang,omitempty"`
	DocID     string        `json:"doc_id"`
	URL       string        `json:"url,omitempty"`
	Title     string        `json:"title,omitempty"`
	Sentence  doc.Excerpt   `json:"sentence"`
	Matches   []doc.Excerpt `json:"matches"` // offsets into the document's text, as those of the sentence
}

// sentenceColumns are those of CSV.
var sentenceColumns = []Column{{"day", false}, {"publisher", false}, {"lang", false}, {"doc_id", false}, {"url", false}, {"title", false},
	{"start", true}, {"end", true}, {"sentence", false}, {"matches", false}}

// SentenceFormats lists the formats of WriteSentences.
func SentenceFormats() []string { return []string{"table", "json", "csv"} }

// WriteSentences writes sentences: "table" for a reader, "json" one object a
// line, or "csv".
func WriteSentences(w io.Writer, format string, list []Sentence, o Options) error {
	switch format {
	case "table":
		t := newTable(w, o)
		for i := range list {
			t.sentence(&list[i])
		}
		t.w.WriteString(t.paint(bold, count(len(list), "sentence", "sentences")) + "\n")
		return t.w.Flush()
	case "json":
		b := bufio.NewWriter(w)
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		for i := range list {
			if err := e.Encode(&list[i]); err != nil {
				return fmt.Errorf("write sentences: %w", err)
			}
		}
		return b.Flush()
	}
	rows, err := NewRows(format, w, sentenceColumns, o)
	if err != nil {
		return err
	}
	for i := range list {
		s := &list[i]
		var matches []string
		for _, m := range s.Matches {
			matches = append(matches, m.Text)
		}
		if err := rows.Row(s.Day, s.Publisher, s.Lang, s.DocID, s.URL, s.Title, strconv.Itoa(s.Sentence.Start), strconv.Itoa(s.Sentence.End), s.Sentence.Text, strings.Join(matches, " ; ")); err != nil {
			return err
		}
	}
	return rows.Close()
}

// sentenceLines is how many lines of a terminal a sentence takes at most.
const sentenceLines = 4

// sentence writes where it stands, then the sentence with its matches marked.
func (t *table) sentence(s *Sentence) {
	day := s.Day
	if day == "" {
		day = "no date"
	}
	source := isolate(clip(safe(s.DocID), sourceColumns))
	if s.Publisher != "" {
		source = isolate(safe(s.Publisher)) + " · " + source
	}
	t.w.WriteString(t.paint(cyan, day) + " · " + t.paint(dim, source) + "\n")
	words := t.matches(s)
	if rightToLeft(s.Sentence.Text) { // the escapes of colours have letters of their own
		words = rtlIsolate + words + popIsolate
	}
	t.w.WriteString("  " + words + "\n")
}

// matches is the sentence with its matches marked, cut around the first one where
// it is long. Brackets mark where there are no colours.
func (t *table) matches(s *Sentence) string {
	most := sentenceLines * t.width
	at := s.Sentence.Start
	var before, middle strings.Builder
	for i, m := range s.Matches {
		if m.Start < at || m.End > s.Sentence.End {
			continue
		}
		gap := safeSpaced(s.Sentence.Text[at-s.Sentence.Start : m.Start-s.Sentence.Start])
		if i == 0 {
			before.WriteString(gap)
		} else {
			middle.WriteString(gap)
		}
		middle.WriteString(t.mark(safe(m.Text)))
		at = m.End
	}
	after := safeSpaced(s.Sentence.Text[at-s.Sentence.Start:])
	text := before.String() + middle.String() + after
	if columnsOf(text) <= most {
		return text
	}
	return window{before: before.String(), after: middle.String() + after}.shorten(most).text()
}

func (t *table) mark(word string) string {
	if t.color {
		return bold + yellow + word + reset
	}
	return "[" + word + "]"
}

// safeSpaced is safe, but keeps a space at either end.
func safeSpaced(s string) string {
	out := safe(s)
	if out == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if strings.TrimLeft(s, " \n\t") != s {
		out = " " + out
	}
	if strings.TrimRight(s, " \n\t") != s {
		out += " "
	}
	return out
}
