package correct

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/store"
)

// ErrAmbiguous is the error for an id that several documents have.
var ErrAmbiguous = errors.New("several documents have it")

// Event finds an event of the register by its id, or ID@NUMBER with the number
// of its document: the record and the place of the event in its corrected
// document. Rejected events are found only with the number.
func Event(ctx context.Context, s store.Store, ref string) (*store.Record, int, error) {
	id, number, exact := strings.Cut(ref, "@")
	var docs []int64
	if exact {
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return nil, 0, fmt.Errorf("event %q: behind @ stands the number of a document", ref)
		}
		docs = []int64{n}
	} else {
		err := s.View(ctx, func(tx store.Tx) (err error) {
			docs, err = store.Collect(ctx, tx, func(row store.Row) (n int64, err error) { return n, row.Scan(&n) },
				"SELECT DISTINCT doc FROM events WHERE id = ? ORDER BY doc LIMIT 5", store.PackID(id))
			return err
		})
		if err != nil {
			return nil, 0, err
		}
	}
	switch len(docs) {
	case 0:
		return nil, 0, fmt.Errorf("event %s: %w", ref, store.ErrNotFound)
	case 1:
	default:
		var forms []string
		for _, n := range docs {
			forms = append(forms, fmt.Sprintf("%s@%d", id, n))
		}
		return nil, 0, fmt.Errorf("event %s: %w; write %s", ref, ErrAmbiguous, strings.Join(forms, ", "))
	}
	r, err := Document(ctx, s, strconv.FormatInt(docs[0], 10))
	if err != nil {
		return nil, 0, err
	}
	for i, e := range r.Corrected().Events {
		if e.ID == id {
			return r, i, nil
		}
	}
	return nil, 0, fmt.Errorf("event %s: %w", ref, store.ErrNotFound)
}

// Document finds a document of the register by its number, its address, its
// key, or its id where only one has it.
func Document(ctx context.Context, s store.Store, ref string) (*store.Record, error) {
	if strings.Contains(ref, "://") {
		if r, err := s.Get(ctx, store.KeyOfURL(ref)); !errors.Is(err, store.ErrNotFound) {
			return r, err
		}
		ref = feed.Canonical(ref)
	}
	if key, err := store.ParseKey(ref); err == nil {
		return s.Get(ctx, key)
	}
	where, arg := "id = ?", any(ref)
	if n, err := strconv.ParseInt(ref, 10, 64); err == nil {
		where, arg = "number = ?", n
	}
	var keys [][]byte
	err := s.View(ctx, func(tx store.Tx) (err error) {
		keys, err = store.Collect(ctx, tx, func(row store.Row) (k []byte, err error) { return k, row.Scan(&k) },
			"SELECT key FROM documents WHERE "+where+" LIMIT 2", arg)
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case len(keys) == 0:
		return nil, fmt.Errorf("document %s: %w", ref, store.ErrNotFound)
	case len(keys) > 1:
		return nil, fmt.Errorf("document %s: %w; name it by its address or number", ref, ErrAmbiguous)
	}
	var key store.Key
	copy(key[:], keys[0])
	return s.Get(ctx, key)
}

// Decision is who decides, when and why.
type Decision struct {
	By, Note string
	At       time.Time
}

func (x Decision) correction(r *store.Record, action store.Action, was, is *doc.Event) store.Correction {
	return store.Correction{ID: store.NewCorrectionID(), Key: r.Key, Action: action, Was: was, Is: is, By: x.By, Note: x.Note, At: x.At}
}

// Accept says that an event is right as it is.
func (x Decision) Accept(r *store.Record, e doc.Event) store.Correction {
	e.Judged = ""
	return x.correction(r, store.Accept, &e, &e)
}

// Reject says that it is none.
func (x Decision) Reject(r *store.Record, e doc.Event) store.Correction {
	e.Judged = ""
	return x.correction(r, store.Reject, &e, nil)
}

// Change says how it should be.
func (x Decision) Change(r *store.Record, was, is doc.Event) store.Correction {
	was.Judged, is.Judged = "", ""
	return x.correction(r, store.Change, &was, &is)
}

// Add says that something is an event that was not coded. Its trigger are words
// of the document, the first that are like them.
func (x Decision) Add(ed *Editor, r *store.Record, trigger string, edit Edit) (store.Correction, error) {
	d := r.Doc
	if edit.Type == nil || trigger == "" {
		return store.Correction{}, errors.New("an event that is added wants a type, and the words that tell it (trigger)")
	}
	for _, s := range d.Sentences {
		i := strings.Index(d.Text[s.Start:s.End], trigger)
		if i < 0 {
			continue
		}
		at := doc.Span{Start: s.Start + i, End: s.Start + i + len(trigger)}
		e := doc.Event{ID: store.NewCorrectionID(), Trigger: d.Excerpt(at), Sentence: doc.SentenceRef{Excerpt: d.Excerpt(s.Span), Block: d.Blocks[s.Block].Kind},
			Realis: doc.Actual, Claim: doc.Asserted, Confidence: 1}
		e, err := ed.Apply(d, e, edit)
		if err != nil {
			return store.Correction{}, err
		}
		return x.correction(r, store.Add, nil, &e), nil
	}
	return store.Correction{}, fmt.Errorf("the words %q stand in no sentence of the document; copy them from its text", trigger)
}

// Undo takes corrections back.
func Undo(list []store.Correction, at time.Time) []store.Correction {
	out := make([]store.Correction, len(list))
	for i, c := range list {
		c.Undone = at
		out[i] = c
	}
	return out
}

// List gives all corrections, the oldest first, undone ones too.
func List(ctx context.Context, s store.Store) ([]store.Correction, error) {
	var out []store.Correction
	err := s.View(ctx, func(tx store.Tx) (err error) {
		out, err = store.Collect(ctx, tx, store.ScanCorrection, store.SelectCorrections+" ORDER BY c.at, c.id")
		return err
	})
	return out, err
}

// Portable is a correction as it goes from one register to another, a line of
// JSON each.
type Portable struct {
	Document string    `json:"document"` // its key
	At       time.Time `json:"at"`
	Undone   time.Time `json:"undone,omitzero"`
	store.Correction
}

// PortableOf makes a correction portable.
func PortableOf(c *store.Correction) Portable {
	return Portable{c.Key.String(), c.At, c.Undone, *c}
}
