// Package doc is the data model of Sijil: a document, what was read in it, and
// the events coded from it. It does no I/O.
//
// Every offset is a byte offset into Document.Text, half-open. Text is never
// changed after it is set.
package doc

import (
	"slices"
	"time"
)

// Span is a stretch of Document.Text in bytes, half-open.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps tells whether the two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Excerpt is a span together with its words.
type Excerpt struct {
	Text string `json:"text"`
	Span
}

// BlockKind is what a line or paragraph of an article is.
type BlockKind string

// Block kinds. Furniture is typed, kept and never coded.
const (
	Title          BlockKind = "title"
	Paragraph      BlockKind = "paragraph"
	Heading        BlockKind = "heading"
	ListItem       BlockKind = "list_item"
	QuoteBlock     BlockKind = "quote"
	ImageCredit    BlockKind = "image_credit"
	Caption        BlockKind = "caption"
	CaptionLabel   BlockKind = "caption_label"
	RelatedHeading BlockKind = "related_heading"
	RelatedItem    BlockKind = "related_item"
	Promo          BlockKind = "promo"
	SkipLink       BlockKind = "skip_link"
	Byline         BlockKind = "byline"
	Dateline       BlockKind = "dateline"
	OtherBlock     BlockKind = "other"
)

// Coded tells whether blocks of this kind are read for events.
func (k BlockKind) Coded() bool {
	switch k {
	case Title, Paragraph, Heading, ListItem, QuoteBlock, Caption:
		return true
	}
	return false
}

// Block is one typed part of an article.
type Block struct {
	Kind BlockKind `json:"kind"`
	Lang string    `json:"lang,omitempty"` // where it differs from the document's
	Span
}

// Sentence is one sentence; Tokens is its range in Document.Tokens, half-open.
type Sentence struct {
	Span
	Block  int `json:"block"` // index into Document.Blocks
	Tokens struct {
		From, To int
	} `json:"-"`
}

// Document is one article and everything read in it. Each stage fills its part.
type Document struct {
	ID         string       `json:"id"`
	URL        string       `json:"url,omitempty"`
	Publisher  string       `json:"publisher,omitempty"`
	Lang       string       `json:"lang,omitempty"`
	Published  string       `json:"published,omitempty"` // as given
	PubTime    time.Time    `json:"-"`                   // zero where unknown
	Modified   string       `json:"modified,omitempty"`  // ISO 8601, where the source tells
	Authors    []string     `json:"authors,omitempty"`   // names as printed
	Section    string       `json:"section,omitempty"`   // of the outlet: «Middle East»
	Image      string       `json:"image,omitempty"`     // address of the leading picture
	Origin     *Origin      `json:"origin,omitempty"`    // where the text was taken from
	Title      string       `json:"title,omitempty"`
	Text       string       `json:"text"`
	Markup     []Block      `json:"-"` // parts as a page's mark-up types them, in text order; empty for plain text
	Blocks     []Block      `json:"blocks"`
	Sentences  []Sentence   `json:"sentences"`
	Tokens     []Token      `json:"-"` // only while the document is read: coding uses their memory again
	Mentions   []Mention    `json:"mentions"`
	Quotes     []Quote      `json:"quotes"`
	Events     []Event      `json:"events"`
	Spoken     []Spoken     `json:"-"`               // statements, in text order
	Agenda     []AgendaItem `json:"agenda"`          // what is announced, by date; see AgendaItem
	Quantities []Quantity   `json:"quantities"`      // people counted, money and shares, in text order
	Links      []Link       `json:"links,omitempty"` // which event denies, confirms or repeats which
	Notes      []string     `json:"notes,omitempty"` // what was odd about the document
	Version    string       `json:"version,omitempty"`
}

// Origin is where a document was taken from, so that anybody can look it up:
// the file or address, the archive and the place in it.
type Origin struct {
	Input   string `json:"input,omitempty"`   // file or address as given
	Entry   string `json:"entry,omitempty"`   // name of the file within a zip archive
	Offset  int64  `json:"offset,omitempty"`  // byte at which the record begins in its archive, as stored
	Record  string `json:"record,omitempty"`  // id of the archive's record (WARC-Record-ID)
	Address string `json:"address,omitempty"` // address it was fetched from, after redirects
	Fetched string `json:"fetched,omitempty"` // when, RFC 3339
	Feed    string `json:"feed,omitempty"`    // address of the feed that named it
}

// Excerpt returns the words of a span.
func (d *Document) Excerpt(s Span) Excerpt { return Excerpt{d.Text[s.Start:s.End], s} }

// Note records something odd about the document, once.
func (d *Document) Note(msg string) {
	if !slices.Contains(d.Notes, msg) {
		d.Notes = append(d.Notes, msg)
	}
}

// Mention is a noun phrase that may take part in an event, resolved as far as
// the document tells.
type Mention struct {
	Actor
	Kind     string `json:"kind"` // person, country, org, place, group, agent
	Sentence int    `json:"sentence"`
}

// Actor is a participant as printed in events.
type Actor struct {
	Text   string `json:"text"` // fullest mention in the document, without proclitics
	Span          // where it stands in this event's sentence; zero where it is carried from elsewhere
	ID     string `json:"id,omitempty"`
	Name   string `json:"name,omitempty"`    // in the document's language
	NameEn string `json:"name_en,omitempty"` // English or transliterated
	Code   string `json:"code,omitempty"`    // PLOVER country slot
	Sector string `json:"sector,omitempty"`  // PLOVER sector
	Role   string `json:"role,omitempty"`    // office as printed
}

// Stateless tells whether a code of the country slot is of no one state: alliances, the
// United Nations, companies, armed movements across borders (PLOVER manual, actor chapter).
func Stateless(code string) bool {
	switch code {
	case "UNO", "IGO", "EUR", "IMG", "NGO", "MNC", "ISM":
		return true
	}
	return false
}

// Realis tells whether an event is told as fact, plan, possibility or not so.
type Realis string

// Realis values.
const (
	Actual       Realis = "actual"
	Future       Realis = "future"
	Hypothetical Realis = "hypothetical"
	Negated      Realis = "negated"
)

// Claim tells on whose word an event stands.
type Claim string

// Claim values.
const (
	Asserted  Claim = "asserted"
	Alleged   Claim = "alleged"
	Denied    Claim = "denied"
	Confirmed Claim = "confirmed"
)

// Date is a date expression resolved against the publication date.
type Date struct {
	Excerpt
	From        string `json:"from"` // ISO 8601 day, month or year
	To          string `json:"to,omitempty"`
	Granularity string `json:"granularity,omitempty"` // day, month, year, …
}

// Place is where an event took place.
type Place struct {
	Excerpt
	Name   string  `json:"name,omitempty"`
	NameEn string  `json:"name_en,omitempty"` // in English; only the service fills it in, from the data
	Code   string  `json:"code,omitempty"`    // country, ISO 3166 alpha-3
	Adm1   string  `json:"adm1,omitempty"`
	Lat    float64 `json:"lat,omitempty"` // degrees, WGS 84
	Lon    float64 `json:"lon,omitempty"`
}

// SentenceRef is an event's sentence and the kind of block it stands in.
type SentenceRef struct {
	Excerpt
	Block BlockKind `json:"block"`
}

// Event is one thing done, planned, threatened, alleged or denied.
type Event struct {
	ID         string      `json:"id"`
	DocID      string      `json:"doc_id"`
	URL        string      `json:"url,omitempty"`
	Publisher  string      `json:"publisher,omitempty"`
	Published  string      `json:"published,omitempty"`
	Lang       string      `json:"lang,omitempty"`
	Type       string      `json:"type"`
	Mode       string      `json:"mode,omitempty"`
	Contexts   []string    `json:"contexts,omitempty"`
	Cameo      string      `json:"cameo,omitempty"`
	Quad       int         `json:"quad"`
	Score      float64     `json:"score"`
	Trigger    Excerpt     `json:"trigger"`
	Sentence   SentenceRef `json:"sentence"`
	Actor      []Actor     `json:"actor"`
	Recipient  []Actor     `json:"recipient"`
	Realis     Realis      `json:"realis"`
	Historical bool        `json:"historical,omitempty"`
	Claim      Claim       `json:"claim"`
	SaidBy     []Actor     `json:"said_by"`
	Date       *Date       `json:"date,omitempty"`
	Place      *Place      `json:"place,omitempty"`
	Magnitude  []Magnitude `json:"magnitude,omitempty"`
	Confidence float64     `json:"confidence"`
	Trace      []string    `json:"trace,omitempty"`
	Story      string      `json:"story,omitempty"`
	Version    string      `json:"version,omitempty"`
	Judged     string      `json:"judged,omitempty"` // by an analyst: accepted, rejected, changed, added
	Told       Told        `json:"-"`
}

// Told is how an event is told, for the stages that compare events of a
// document with each other.
type Told struct {
	Key      string // folded lemma of the trigger's main word
	Noun     bool   // by a noun without a verb of its own
	Definite bool   // that noun has the article, a pronoun or a genitive
	Plural   bool
	Answered bool // by a noun that is not definite, behind «in answer to»: another's deed than what is told beside it
	Ongoing  bool // in the present tense, for a saying that of the saying
	Further  bool // «كان قد …»: before what the text is about
	Main     bool // by the main clause, or by what somebody says in it
	Often    bool // as what was done many times, or long since: «انتقد مرارا»
	Aged     bool // without a date of its own, in a clause with a time more than a year back
	Earlier  bool // as what came before the news («بعد انسحاب …»)
	During   int  // byte offset of the verb during which it went on («قال خلال زيارة …»), or 0
	Thing    bool // by a verb that is said of a thing: «the report investigates …»
	Open     bool // by its meaning done before all eyes: praise, an embassy moved
	Speech   bool // within what somebody says, or in one more statement («كما حذر …»)
}

// Spoken is a statement: who said something when.
type Spoken struct {
	Speaker Actor
	Date    *Date // of the statement; nil where its sentence gives none
	At      int   // byte offset of the verb
}

// LinkKind is what an event, or a word that reports, does to a claim.
type LinkKind string

// Kinds of links.
const (
	Denial       LinkKind = "denial"
	Confirmation LinkKind = "confirmation"
	Repetition   LinkKind = "repetition"
)

// Link ties what is denied, confirmed or repeated to the claim it speaks of,
// within the document.
type Link struct {
	Kind LinkKind `json:"kind"`
	From string   `json:"from,omitempty"` // id of the event as denied; empty where only words deny
	Word Excerpt  `json:"word"`           // the word that denies, or the event's trigger
	To   string   `json:"to"`             // id of the event that was claimed
	By   []Actor  `json:"by"`             // who denies, confirms, repeats
	Of   []Actor  `json:"of,omitempty"`   // whose claim it is
}

// Quote is reported speech with its speaker.
type Quote struct {
	DocID string `json:"doc_id"`
	Excerpt
	Speaker   *Actor `json:"speaker,omitempty"`
	Addressee *Actor `json:"addressee,omitempty"`
	Cue       string `json:"cue,omitempty"`
	Direct    bool   `json:"direct"`
}
