package coder

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// article is a coded document of some sentences with events of these ids, all found by the
// same word, and the notes on them.
func article(t *testing.T, weights string, sentences int, events ...doc.Event) (*Coder, *doc.Document, *Notes) {
	t.Helper()
	m, err := LoadDoubt(lexicon.NewSource(fstest.MapFS{"xx/doubt.txt": {}, "xx/reliable.txt": {Data: []byte(weights)}}), "xx")
	if err != nil {
		t.Fatal(err)
	}
	c, notes := &Coder{Doubt: m}, &Notes{}
	notes.Reset(c)
	for i := range events {
		mark := notes.clues.mark()
		notes.clues.add(EveryEvent)
		notes.evidence = append(notes.evidence, evidence{events[i].ID, notes.clues.since(mark)})
	}
	return c, &doc.Document{Sentences: make([]doc.Sentence, sentences), Events: events}, notes
}

func ids(d *doc.Document) (out []string) {
	for i := range d.Events {
		out = append(out, d.Events[i].ID)
	}
	return out
}

// TestUnreliable: of an article what nobody is found to have done is left out where the
// weights think little of that, and what is said of it afterwards counts.
func TestUnreliable(t *testing.T) {
	weights := "every event | 100\nat last nobody acts | -300\nat last actor by likelihood 0.4 | -50 | AID -200\n"
	who := []doc.Actor{{Text: "الوزير"}}
	events := []doc.Event{
		{ID: "nobody", Type: "CONSULT"},
		{ID: "somebody", Type: "CONSULT", Actor: who},
		{ID: "guessed", Type: "CONSULT", Actor: who, Trace: []string{"actor by likelihood 0.4"}},
		{ID: "guessed aid", Type: "AID", Actor: who, Trace: []string{"actor by likelihood 0.4"}},
	}
	for sentences, want := range map[int][]string{
		aFew:     {"nobody", "somebody", "guessed", "guessed aid"},
		aFew + 1: {"somebody", "guessed"},
	} {
		c, d, notes := article(t, weights, sentences, slices.Clone(events)...)
		LeaveOut(d, c.Unreliable(d, notes))
		if got := ids(d); !slices.Equal(got, want) {
			t.Errorf("of %d sentences %v stay, want %v", sentences, got, want)
		}
	}
}

// TestUnreliableBound: what is announced, denied or confirmed stays; a mere repetition
// goes, and the link with it.
func TestUnreliableBound(t *testing.T) {
	c, d, notes := article(t, "every event | -300\n", aFew+1, doc.Event{ID: "announced"}, doc.Event{ID: "denied"}, doc.Event{ID: "denies"}, doc.Event{ID: "repeated"}, doc.Event{ID: "new"})
	d.Agenda = []doc.AgendaItem{{Event: "announced"}}
	d.Links = []doc.Link{{Kind: doc.Denial, From: "denies", To: "denied"}, {Kind: doc.Repetition, From: "repeated", To: "denied"}}
	LeaveOut(d, c.Unreliable(d, notes))
	if got, want := ids(d), []string{"announced", "denied", "denies"}; !slices.Equal(got, want) {
		t.Errorf("%v stay, want %v", got, want)
	}
	if len(d.Links) != 1 || d.Links[0].Kind != doc.Denial {
		t.Errorf("links left: %v", d.Links)
	}
}

// TestUnreliableUnknown: without weights nothing is left out, nor is an event of which
// nothing was noted.
func TestUnreliableUnknown(t *testing.T) {
	for _, weights := range []string{"", "every event | -300\n"} {
		c, d, notes := article(t, weights, aFew+1, doc.Event{ID: "a"})
		d.Events[0].ID = "another"
		if u := c.Unreliable(d, notes); len(u) > 0 {
			t.Errorf("weights %q: %v", weights, u)
		}
	}
	c := &Coder{}
	var notes Notes
	notes.Reset(c)
	if u := c.Unreliable(&doc.Document{Events: make([]doc.Event, 1), Sentences: make([]doc.Sentence, 9)}, &notes); u != nil {
		t.Error(u)
	}
}

// TestHowFound: a reason is known again in other texts.
func TestHowFound(t *testing.T) {
	for reason, want := range map[string]string{
		"actor from the same act told at byte 512":  "actor from the same act told at byte ",
		"country of «الشرطة» is the one named most": "country of ",
		"actor by likelihood 0.4":                   "actor by likelihood 0.4",
		"told as an order":                          "told as an order",
	} {
		if got := howFound(reason); got != want {
			t.Errorf("%q: %q, want %q", reason, got, want)
		}
	}
}
