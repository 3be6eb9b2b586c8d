package export

import (
	"hash/fnv"
	"strconv"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pubtime"
)

// published is when the document of an entry was published; zero where that is
// not known.
func (e *Entry) published() time.Time {
	if e.Doc != nil && !e.Doc.PubTime.IsZero() {
		return e.Doc.PubTime
	}
	s := e.Event.Published
	if s == "" && e.Doc != nil {
		s = e.Doc.Published
	}
	return stamp(s)
}

// stamp is a date of publication as printed; zero where it cannot be read.
func stamp(s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	t, err := pubtime.Parse(s)
	if err != nil {
		return time.Time{}
	}
	return t
}

// day is the one day under which data sets of days file an event; false where
// there is none. It is the day told. A month or year stands for the day of
// publication where that lies in it, else for its first day. What is only
// announced is filed under the day of the announcement, and what has no date
// under its publication.
func (e *Entry) day() (time.Time, bool) {
	pub, d := midnight(e.published()), e.Event.Date
	if d == nil || d.From == "" || e.Event.Realis == doc.Future && !pub.IsZero() {
		return pub, !pub.IsZero()
	}
	first, after, err := days(d)
	if err != nil {
		return pub, !pub.IsZero()
	}
	if len(d.From) < len(time.DateOnly) && !pub.Before(first) && pub.Before(after) {
		return pub, true
	}
	return first, true
}

// midnight is the beginning of a time's own day, in UTC; zero of the zero time.
func midnight(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// docID and the like are fields of the event, else of its document.
func (e *Entry) docID() string {
	if e.Event.DocID == "" && e.Doc != nil {
		return e.Doc.ID
	}
	return e.Event.DocID
}

func (e *Entry) url() string {
	if e.Event.URL == "" && e.Doc != nil {
		return e.Doc.URL
	}
	return e.Event.URL
}

func (e *Entry) publisher() string {
	if e.Event.Publisher == "" && e.Doc != nil {
		return e.Doc.Publisher
	}
	return e.Event.Publisher
}

func (e *Entry) lang() string {
	if e.Event.Lang == "" && e.Doc != nil {
		return e.Doc.Lang
	}
	return e.Event.Lang
}

func (e *Entry) title() string {
	if e.Doc == nil {
		return ""
	}
	return e.Doc.Title
}

// placeEn is the name of the event's place in English, as the mentions of its
// document or its participants have it, else in the language of the document.
func placeEn(en *Entry) string {
	p := en.Event.Place
	if p == nil || p.Name == "" {
		return ""
	}
	if en.Doc != nil {
		for i := range en.Doc.Mentions {
			if m := &en.Doc.Mentions[i]; m.Name == p.Name && m.NameEn != "" && storyPart(m.Kind) == "place" {
				return m.NameEn
			}
		}
	}
	for _, list := range [...][]doc.Actor{en.Event.Actor, en.Event.Recipient} {
		for i := range list {
			if list[i].Name == p.Name && list[i].NameEn != "" {
				return list[i].NameEn
			}
		}
	}
	return p.Name
}

// cityEn is the same of a place below its state; "" where no such place is known.
func cityEn(en *Entry) string {
	p := en.Event.Place
	if p == nil || p.Adm1 == "" && p.Lat == 0 && p.Lon == 0 {
		return ""
	}
	return placeEn(en)
}

// number makes a decimal number of an id, for formats whose ids are numbers: the
// 64-bit FNV-1a hash of "id/n" without its highest bit, n counting the rows of
// the event from 0.
func number(id string, n int) string {
	h := fnv.New64a()
	h.Write([]byte(id + "/" + strconv.Itoa(n)))
	return strconv.FormatUint(h.Sum64()&(1<<63-1), 10)
}

// sentenceNumber is the number of the event's sentence in its document, from 1;
// 0 where it is not known.
func (e *Entry) sentenceNumber() int {
	if e.Doc == nil {
		return 0
	}
	for i := range e.Doc.Sentences {
		if e.Doc.Sentences[i].Start == e.Event.Sentence.Start {
			return i + 1
		}
	}
	return 0
}
