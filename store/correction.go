package store

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// Correction is what an analyst decided about one event of a document. It
// stands beside the coding, which is kept as it is, and goes on holding when the
// document is coded anew: see Corrected.
type Correction struct {
	ID     string     `json:"id"` // sixteen hexadecimal digits, of its own
	Key    Key        `json:"-"`  // of the document
	Action Action     `json:"action"`
	Was    *doc.Event `json:"was,omitempty"` // as coded; nil where it was not coded
	Is     *doc.Event `json:"is,omitempty"`  // as it should be; nil where it is rejected
	By     string     `json:"by,omitempty"`  // who decided
	Note   string     `json:"note,omitempty"`
	At     time.Time  `json:"-"` // to the millisecond
	Undone time.Time  `json:"-"` // when it was taken back; zero while it holds
}

// Action is what a correction does.
type Action string

// Actions.
const (
	Accept Action = "accept" // the event is right as it was coded
	Reject Action = "reject" // it is no event, or none of its type
	Change Action = "change" // it is right as Is has it
	Add    Action = "add"    // it was not coded
)

// Values of doc.Event.Judged, by what was decided.
var judged = map[Action]string{Accept: "accepted", Reject: "rejected", Change: "changed", Add: "added"}

// Judged is doc.Event.Judged of an event about which it was so decided.
func (a Action) Judged() string { return judged[a] }

// NewCorrectionID makes an id that no other correction has.
func NewCorrectionID() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// Check tells what is wrong with a correction that is to be kept.
func (c *Correction) Check() error {
	b, err := hex.DecodeString(c.ID)
	switch {
	case err != nil || len(b) != 8:
		return fmt.Errorf("correction %q: the id is not sixteen hexadecimal digits", c.ID)
	case judged[c.Action] == "":
		return fmt.Errorf("correction %s: unknown action %q", c.ID, c.Action)
	case (c.Was == nil) != (c.Action == Add) || (c.Is == nil) != (c.Action == Reject):
		return fmt.Errorf("correction %s: %s wants %s", c.ID, c.Action, map[Action]string{
			Accept: "the event as coded, twice", Reject: "the event as coded", Change: "the event as coded and as it should be", Add: "the event as it should be"}[c.Action])
	}
	return nil
}

// SelectCorrections is the query of both databases for what ScanCorrection
// reads, to be followed by WHERE and ORDER BY.
const SelectCorrections = "SELECT c.key, c.at, c.undone, c.body FROM corrections c"

// CorrectionsOf is the query for those of the documents from one number to
// another.
const CorrectionsOf = SelectCorrections + " JOIN documents d ON d.key = c.key WHERE d.number BETWEEN ? AND ? ORDER BY c.at, c.id"

// ScanCorrection reads a row of SelectCorrections.
func ScanCorrection(row Row) (Correction, error) {
	var c Correction
	var key []byte
	var at int64
	var undone *int64
	var body string
	if err := row.Scan(&key, &at, &undone, &body); err != nil {
		return c, err
	}
	if err := json.Unmarshal([]byte(body), &c); err != nil {
		return c, fmt.Errorf("read a correction: %w: %w", ErrDamaged, err)
	}
	copy(c.Key[:], key)
	c.At = time.UnixMilli(at).UTC()
	if undone != nil {
		c.Undone = time.UnixMilli(*undone).UTC()
	}
	return c, nil
}

// Corrected is the document with what analysts decided, later decisions over
// earlier ones: each event judged has the form it should have, and says so in
// Judged; rejected ones stay in the list. An event is found again by its
// trigger, also in another coding or where its sentence stands elsewhere in
// another text; one that is not coded any more comes back as it was accepted.
// Where nothing is decided it is Doc itself.
func (r *Record) Corrected() *doc.Document {
	holding := slices.DeleteFunc(slices.Clone(r.Corrections), func(c Correction) bool { return !c.Undone.IsZero() })
	if len(holding) == 0 {
		return r.Doc
	}
	slices.SortStableFunc(holding, func(a, b Correction) int {
		if n := a.At.Compare(b.At); n != 0 {
			return n
		}
		return strings.Compare(a.ID, b.ID)
	})
	d := *r.Doc
	d.Events = slices.Clone(d.Events)
	for i := range holding {
		decide(&d, &holding[i])
	}
	slices.SortStableFunc(d.Events, func(a, b doc.Event) int { return a.Trigger.Start - b.Trigger.Start })
	return &d
}

// decide applies one correction.
func decide(d *doc.Document, c *Correction) {
	told := c.Is
	if told == nil {
		told = c.Was
	}
	shift, ok := moved(d, told)
	if !ok { // another text, without that sentence
		return
	}
	at := meant(d, c, shift)
	if c.Action == Reject {
		if at >= 0 {
			d.Events[at].Judged = judged[Reject]
		}
		return
	}
	e := shifted(*c.Is, shift)
	e.DocID, e.URL, e.Publisher, e.Published, e.Lang, e.Version = d.ID, d.URL, d.Publisher, d.Published, d.Lang, d.Version
	e.Judged = judged[c.Action]
	if at < 0 {
		d.Events = append(d.Events, e)
		return
	}
	e.ID, e.Trace, e.Story = d.Events[at].ID, d.Events[at].Trace, d.Events[at].Story
	d.Events[at] = e
}

// meant is the place of the event that a correction speaks of, -1 where it is
// not coded: that with its id, else that with its trigger, of the same type
// where there is one. What was rejected, or added beside what was coded, is met
// by its own type only.
func meant(d *doc.Document, c *Correction, shift int) int {
	was := c.Was
	if was == nil {
		was = c.Is
	}
	found := -1
	for i := range d.Events {
		e := &d.Events[i]
		if e.Trigger.Start != was.Trigger.Start+shift || e.Trigger.End != was.Trigger.End+shift {
			continue
		}
		if e.Type == was.Type && (found < 0 || d.Events[found].Type != was.Type || e.ID == was.ID) || found < 0 && c.Action != Reject && c.Action != Add {
			found = i
		}
	}
	return found
}

// moved tells by how many bytes the sentence of an event stands elsewhere in
// the text of d; ok is false where it does not stand there, or several times.
func moved(d *doc.Document, e *doc.Event) (shift int, ok bool) {
	s := e.Sentence
	if s.Start >= 0 && s.Start < s.End && s.End <= len(d.Text) && d.Text[s.Start:s.End] == s.Text {
		return 0, true
	}
	if s.Text == "" || strings.Count(d.Text, s.Text) != 1 {
		return 0, false
	}
	return strings.Index(d.Text, s.Text) - s.Start, true
}

// shifted is an event with all its offsets moved.
func shifted(e doc.Event, by int) doc.Event {
	move := func(s *doc.Span) {
		if *s != (doc.Span{}) { // what is carried from elsewhere has none
			s.Start, s.End = s.Start+by, s.End+by
		}
	}
	actors := func(list []doc.Actor) []doc.Actor {
		list = slices.Clone(list)
		for i := range list {
			move(&list[i].Span)
		}
		return list
	}
	move(&e.Trigger.Span)
	move(&e.Sentence.Span)
	e.Actor, e.Recipient, e.SaidBy = actors(e.Actor), actors(e.Recipient), actors(e.SaidBy)
	if e.Date = pointee(e.Date); e.Date != nil {
		move(&e.Date.Span)
	}
	if e.Place = pointee(e.Place); e.Place != nil {
		move(&e.Place.Span)
	}
	e.Magnitude = slices.Clone(e.Magnitude)
	for i := range e.Magnitude {
		move(&e.Magnitude[i].Span)
		e.Magnitude[i].SaidBy = actors(e.Magnitude[i].SaidBy)
	}
	return e
}

// PutCorrection is the statement of both databases that keeps a CorrectionRow:
// it changes no row where the same is there, or it was undone already.
const PutCorrection = `INSERT INTO corrections (id, key, at, undone, body) VALUES (?, ?, ?, ?, ?)
	ON CONFLICT (id) DO UPDATE SET undone = excluded.undone WHERE corrections.undone IS NULL AND excluded.undone IS NOT NULL`

// CorrectionRow are the values of PutCorrection.
func CorrectionRow(c *Correction) ([]any, error) {
	id, err := hex.DecodeString(c.ID)
	if err != nil {
		return nil, fmt.Errorf("pack correction %q: %w", c.ID, err)
	}
	body, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("pack correction %s: %w", c.ID, err)
	}
	var undone any
	if !c.Undone.IsZero() {
		undone = c.Undone.UnixMilli()
	}
	return []any{id, c.Key[:], c.At.UnixMilli(), undone, Clean(string(body))}, nil
}

// SetCorrections gives a record other corrections.
func (r *Record) SetCorrections(list []Correction) {
	if len(r.Corrections) == 0 && len(list) == 0 {
		return
	}
	r.Corrections = list
	if r.rows != nil {
		r.rows = Project(r.Corrected())
	}
}

// ByDocument sorts corrections by the document they speak of.
func ByDocument(list []Correction) map[Key][]Correction {
	out := map[Key][]Correction{}
	for _, c := range list {
		out[c.Key] = append(out[c.Key], c)
	}
	return out
}
