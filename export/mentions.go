package export

import (
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// Kinds of mentions in GDELT.
const (
	mentionWeb      = "1" // the identifier is an address
	mentionCitation = "2" // it names the document
)

// notGiven is what GDELT has for an offset that is not known.
const notGiven = "-1"

// mentions writes the table of mentions of GDELT 2.0, 16 columns without a
// header: one line a report of each row of the event table.
type mentions struct {
	tsv
	tally
	codes *Codes
}

func newMentions(w io.Writer, c *Codes) *mentions {
	return &mentions{tsv{w: w}, newTally("gdelt-mentions", "id", "doc_id", "url", "publisher", "published", "offsets", "confidence", "realis", "historical", "other reports"), c}
}

func (m *mentions) WriteEntry(en Entry) error {
	rows, day, reason := m.codes.gdeltRows(&en)
	if reason != "" {
		m.leave(reason)
		return nil
	}
	for n, p := range rows {
		head := []string{number(en.Event.ID, n), or(added(&en), clock(day))}
		if err := m.line(append(head, m.own(&en, p)...)); err != nil {
			return err
		}
		for i := range en.Reports {
			if err := m.line(append(head, m.other(&en.Reports[i])...)); err != nil {
				return err
			}
		}
	}
	m.wrote(&en)
	return nil
}

// own is the mention in the entry's own document, whose text may be there.
func (m *mentions) own(en *Entry, p pair) []string {
	text := ""
	if en.Doc != nil {
		text = en.Doc.Text
	}
	sentence := positive(en.sentenceNumber())
	length := notGiven
	if text != "" {
		length = strconv.Itoa(utf8.RuneCountInString(text))
	}
	return m.line16(clock(en.published()), en.publisher(), en.url(), en.docID(), or(sentence, notGiven),
		characters(text, stands(p.source)), characters(text, stands(p.target)), characters(text, en.Event.Trigger.Span), en.Event.Confidence, length)
}

// report is the mention in another document, of which only the event is known.
func (m *mentions) other(e *doc.Event) []string {
	return m.line16(clock(stamp(e.Published)), e.Publisher, e.URL, e.DocID, notGiven, notGiven, notGiven, notGiven, e.Confidence, notGiven)
}

// line16 are the columns behind the two of the event. Tone and translation are
// not known: no tone is measured and nothing is translated.
func (m *mentions) line16(time, publisher, address, id, sentence, actor1, actor2, action string, confidence float64, length string) []string {
	kind, identifier := mentionWeb, address
	if address == "" {
		kind, identifier = mentionCitation, id
	}
	return []string{time, kind, source(publisher, address), identifier, sentence, actor1, actor2, action, "1", percent(confidence), length, "", "", ""}
}

// percent is a confidence in the steps of GDELT: 10, 20 … 100.
func percent(f float64) string {
	return strconv.Itoa(10 * max(1, min(10, int(math.Round(f*10)))))
}

func stands(a *doc.Actor) doc.Span {
	if a == nil {
		return doc.Span{}
	}
	return a.Span
}

// characters turns the start of a span in bytes into one in characters.
func characters(text string, s doc.Span) string {
	if s.End == 0 || s.Start > len(text) {
		return notGiven
	}
	return strconv.Itoa(utf8.RuneCountInString(text[:s.Start]))
}

func (m *mentions) Close() error { return nil }
