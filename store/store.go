// Package store is the register: documents with everything coded in them, kept
// in a database. It has the interface and what the databases share; packages
// store/sqlite and store/postgres implement it, store/address opens either.
package store

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// Store is a register. It is safe for concurrent use, also by several
// processes.
type Store interface {
	DB
	// Put keeps documents, in one transaction: all of the batch or, with an
	// error, nothing of it. What is there already changes nothing; see Outcome.
	// It fills Number, Identity and Added of the records it adds or replaces.
	Put(ctx context.Context, batch []*Record) ([]Outcome, error)
	// Recode puts another coding of texts that are there in the place of the
	// present one, in one transaction, and keeps that for Coding. It tells of
	// each record whether it did: not where the register has another text by now,
	// nothing, or a coding by the same version.
	Recode(ctx context.Context, batch []*Record) ([]bool, error)
	// Correct keeps corrections, in one transaction, and makes the rows of their
	// documents say what was decided. One with an id that is there takes the place
	// of that one: so it is undone.
	Correct(ctx context.Context, list []Correction) error
	// Known tells of each identity whether it is in the register: that text,
	// now or in an earlier revision, under that key.
	Known(ctx context.Context, ids []Identity) ([]bool, error)
	// Get returns the document with this key, or ErrNotFound.
	Get(ctx context.Context, key Key) (*Record, error)
	// Documents gives all documents with a Number above after, in the order of
	// Number, which is that in which they first came. It reads page by page:
	// memory is flat, no lock is held meanwhile, and what is put during the
	// iteration may or may not be seen.
	Documents(ctx context.Context, after int64) iter.Seq2[*Record, error]
	// Info counts what is kept.
	Info(ctx context.Context) (*Info, error)
	// Close closes the register; other calls are not to be made any more.
	Close() error
}

// Record is one document of the register.
type Record struct {
	Number int64 // place in this register, ascending, not the same in a copy
	Identity
	Doc   *doc.Document
	Added time.Time  // when this revision came; zero before Put means now. Kept to the millisecond
	Old   []Revision // earlier revisions, in the order in which they came

	Corrections []Correction // what analysts decided, in no order; see Corrected

	packed *Packed // see Prepare
	rows   *Rows
	words  *Words // see Index
}

// Revision is what is kept of a text that another one replaced.
type Revision struct {
	Content Content
	Bytes   int       // length of the text
	Added   time.Time // when it came
	Version string    // that coded it
}

// NewRecord is a record of a document as it comes from coding.
func NewRecord(d *doc.Document) *Record { return &Record{Identity: Identify(d), Doc: d} }

// Prepare packs the document, which Put does where it was not done before: in
// this way several can be packed at once. The document is not to be changed
// afterwards.
func (r *Record) Prepare() error {
	if r.packed != nil {
		return nil
	}
	p, err := Pack(r.Doc)
	if err != nil {
		return err
	}
	r.packed, r.rows = p, Project(r.Corrected())
	return nil
}

// Parts are what a database keeps of the document.
func (r *Record) Parts() (*Packed, *Rows, error) {
	if err := r.Prepare(); err != nil {
		return nil, nil, err
	}
	return r.packed, r.rows, nil
}

// Outcome is what Put did with a document.
type Outcome int

// Outcomes.
const (
	Unchanged Outcome = iota // this text is there, or was before another one replaced it
	Added                    // a new document
	Replaced                 // another text under the same key: a new revision
)

func (o Outcome) String() string { return [...]string{"unchanged", "added", "replaced"}[o] }

// Info is what a register holds, in numbers.
type Info struct {
	Kind         string    `json:"kind"`    // sqlite, postgres
	Address      string    `json:"address"` // without password
	Schema       int       `json:"schema"`  // number of the last migration
	Documents    int64     `json:"documents"`
	Revisions    int64     `json:"revisions"` // texts that others replaced
	Events       int64     `json:"events"`
	Participants int64     `json:"participants"`
	Entities     int64     `json:"entities"`
	Quotes       int64     `json:"quotes"`
	Agenda       int64     `json:"agenda"`
	Text         int64     `json:"text_bytes"`
	Size         int64     `json:"disk_bytes"`
	First        string    `json:"first,omitempty"` // days of publication
	Last         string    `json:"last,omitempty"`
	Versions     []Version `json:"versions"` // by which documents are coded, most documents first
}

// Version is how many documents one version coded.
type Version struct {
	Version   string `json:"version"`
	Documents int64  `json:"documents"`
}

// Errors, to be tested with errors.Is.
var (
	ErrNotFound  = errors.New("not in the register")
	ErrReadOnly  = errors.New("the register cannot be written")
	ErrLocked    = errors.New("another process holds the register")
	ErrFull      = errors.New("no room left for the register")
	ErrNewer     = errors.New("the register was written by a newer version of Sijil")
	ErrOlder     = errors.New("the register was written by an earlier version of Sijil")
	ErrForeign   = errors.New("this is no register of Sijil")
	ErrDamaged   = errors.New("the register is damaged")
	ErrNoService = errors.New("the database cannot be reached")
)

// EventAt is an event with the number of its document.
type EventAt struct {
	Number int64
	doc.Event
}

// Events gives the events of all documents with a Number above after, document
// by document and within each in text order. To go on later, start after the
// Number of the last document whose events were all taken.
func Events(ctx context.Context, s Store, after int64) iter.Seq2[EventAt, error] {
	return func(yield func(EventAt, error) bool) {
		for r, err := range s.Documents(ctx, after) {
			if err != nil {
				yield(EventAt{}, err)
				return
			}
			for _, e := range r.Doc.Events {
				if !yield(EventAt{r.Number, e}, nil) {
					return
				}
			}
		}
	}
}

// copyBatch is how many documents Copy puts at once.
const copyBatch = 100

// Copy puts all documents of one register into another, with their times and
// revisions, indexed by ix unless that is nil, and all that was decided by hand;
// it calls step after each batch with the number of documents so far. What is
// there already stays; it can be interrupted and done again. Stories, claims and
// plans are found anew by comparing the documents.
func Copy(ctx context.Context, from, to Store, ix Indexer, step func(n int64)) error {
	var batch []*Record
	n := int64(0)
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		if _, err := to.Put(ctx, batch); err != nil {
			return err
		}
		n += int64(len(batch))
		batch = batch[:0]
		step(n)
		return nil
	}
	for r, err := range from.Documents(ctx, 0) {
		if err != nil {
			return err
		}
		r.Index(ix)
		if batch = append(batch, r); len(batch) == copyBatch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	return copyDecisions(ctx, from, to)
}
