package export

import (
	"io"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// atom writes a feed (RFC 4287) of events, an entry each. The feed's time is
// that of its latest entry and stands behind the entries, since it is known
// last: section 4.1.1 gives the order of elements no meaning.
type atom struct {
	tally
	x      xmlWriter
	latest time.Time
	top    Head
}

func newAtom(w io.Writer, top Head) *atom {
	return &atom{top: top, tally: newTally("atom", "id", "url", "publisher", "published", "lang", "type", "mode", "contexts", "sentence", "actor", "recipient",
		"participants' name_en", "participants' name", "realis", "claim", "quad"), x: xmlWriter{w: w}}
}

func (a *atom) begin() {
	if len(a.x.open) > 0 {
		return
	}
	a.x.head()
	a.x.start("feed", attr{"xmlns", "http://www.w3.org/2005/Atom"})
	a.x.leaf("id", or(a.top.ID, "urn:sijil:events"))
	a.x.leaf("title", or(safe(a.top.Title), "Sijil: coded events"))
	if a.top.Self != "" {
		a.x.leaf("link", "", attr{"rel", "self"}, attr{"href", a.top.Self})
	}
	a.x.leaf("generator", "Sijil")
}

func (a *atom) WriteEntry(en Entry) error {
	when, ok := en.published(), true
	if when.IsZero() {
		when, ok = en.day()
	}
	if !ok {
		a.leave("no date")
		return nil
	}
	if when.After(a.latest) {
		a.latest = when
	}
	a.begin()
	a.entry(&en, when.UTC().Format(time.RFC3339))
	a.wrote(&en)
	return a.x.err
}

// entry writes one event; its author is the publisher of the document.
func (a *atom) entry(en *Entry, when string) {
	e, x := en.Event, &a.x
	x.start("entry")
	x.leaf("id", "urn:sijil:event:"+e.ID)
	x.leaf("title", safe(headline(e)))
	x.leaf("updated", when)
	x.leaf("published", when)
	x.start("author")
	x.leaf("name", or(safe(en.publisher()), "Sijil"))
	x.end()
	if u := en.url(); u != "" {
		x.leaf("link", "", attr{"rel", "alternate"}, attr{"href", u})
	}
	for _, c := range categories(e) {
		x.leaf("category", "", attr{"term", c[1]}, attr{"scheme", "urn:sijil:" + c[0]})
	}
	summary := []attr{{"type", "text"}}
	if lang := en.lang(); lang != "" {
		summary = append(summary, attr{"xml:lang", lang})
	}
	x.leaf("summary", or(safe(e.Sentence.Text), headline(e)), summary...)
	x.end()
}

// categories are what a reader of feeds may filter by: scheme and term.
func categories(e *doc.Event) [][2]string {
	out := [][2]string{{"type", e.Type}}
	if e.Mode != "" {
		out = append(out, [2]string{"mode", e.Type + "/" + e.Mode})
	}
	if e.Quad > 0 && e.Quad < len(quadTitles) {
		out = append(out, [2]string{"quad", quadTitles[e.Quad]})
	}
	if e.Realis != "" {
		out = append(out, [2]string{"realis", string(e.Realis)})
	}
	if e.Claim != "" {
		out = append(out, [2]string{"claim", string(e.Claim)})
	}
	for _, c := range e.Contexts {
		out = append(out, [2]string{"context", c})
	}
	return out
}

// Close writes the end. A feed without entries is of the beginning of time, so
// that the same input gives the same file.
func (a *atom) Close() error {
	a.begin()
	latest := a.latest
	if latest.IsZero() {
		latest = time.Unix(0, 0)
	}
	a.x.leaf("updated", latest.UTC().Format(time.RFC3339))
	a.x.end()
	return a.x.err
}
