// Package query asks the register: which events, how many of them by month,
// pair or type, and what the scores of two countries were over time. It writes
// one SQL for both databases and counts from rollup tables where it can.
//
// A report is what one document tells of an event. Reports that were found to
// be of the same event make one story, and one of them stands for it. Unless a
// Query asks for reports, events are counted and listed: one a story, and every
// report that is in none.
package query

import (
	"context"
	"fmt"

	"github.com/sijil-news/sijil/store"
)

// Query is what is asked for. Each field narrows it; of the values of one field
// any may hold. The zero Query asks for every event.
type Query struct {
	Time       []Days   // the event begins in one of these; without a date of its own, on the day of publication
	During     []Days   // the event goes on on some day of one of these
	Published  []Days   // the document was published in one of these
	Span       int      // how many days its date spans at most, 0 for any: 1 leaves out what is told of a month or year
	Types      []Kind   // types, or types with a mode
	Modes      []string // modes, of whatever type
	Quads      []int    // 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
	Actors     []Who
	Recipients []Who
	Parties    []Who // actors or recipients
	SaidBy     []Who
	Dyads      []Dyad
	Countries  []string // of the place, ISO 3166 alpha-3
	Sectors    []string // of an actor or recipient
	Places     []Place
	Near       *Circle
	Realis     []string
	Claims     []string
	Background *bool // told as background (Event.Historical)
	Sources    []string
	Langs      []string
	Confidence Between
	Stories    []string // ids of stories
	Merged     *bool    // in a story of several reports
	IDs        []string // of events
	Docs       []string // ids or addresses of documents
	Text       []string // words in the sentence; all of the texts must be found
	Reports    bool     // ask for reports, not for events
}

// Days are the days from From to To, both included, counted from 1970.
type Days struct{ From, To int64 }

// Kind is a type of events with its mode, "" for whatever mode.
type Kind struct{ Type, Mode string }

// Who is a participant: by code, by code and sector, by sector, or by name.
type Who struct {
	Code, Sector string
	Name         string // id, or name in Arabic or English
}

// Dyad is two participants: one acts on the other or, if Mutual, either does or
// both act together.
type Dyad struct {
	Actor, Recipient Who
	Mutual           bool
}

// Place is a place by its name as the register has it, in the language of the
// documents; Country may be empty.
type Place struct{ Name, Country string }

// Circle is what lies not farther from a point than Km.
type Circle struct{ Lat, Lon, Km float64 }

// Between are numbers from Min to Max; the zero value is all from 0 to 1.
type Between struct{ Min, Max float64 }

// Matcher finds words in sentences.
type Matcher interface {
	// Match returns a condition of SQL that is true of a row of table «events e»
	// whose sentence has the words, with its arguments. An error tells what is
	// wrong with words.
	Match(ctx context.Context, tx store.Tx, words string) (condition string, args []any, err error)
}

// Asker asks one register. It is safe for concurrent use.
type Asker struct {
	Store store.Store
	Match Matcher // nil where sentences are not indexed: then Query.Text is an error
}

// Error is a question that cannot be answered as it was put.
type Error struct {
	Filter string // its name, see Filters
	Msg    string // what is wrong and how to put it
}

func (e *Error) Error() string { return e.Filter + ": " + e.Msg }

func badf(filter, format string, args ...any) error {
	return &Error{filter, fmt.Sprintf(format, args...)}
}

// view runs f on the register as it is at one moment.
func (a *Asker) view(ctx context.Context, f func(*asking) error) error {
	return a.Store.View(ctx, func(tx store.Tx) error {
		return f(&asking{ctx: ctx, tx: tx, db: tx.Dialect(), match: a.Match})
	})
}

// asking is one question under way.
type asking struct {
	ctx   context.Context
	tx    store.Tx
	db    store.Dialect
	match Matcher
}
