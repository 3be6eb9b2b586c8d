package server

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/explain"
)

func (s *Server) whyOperations() {
	get(s, "/documents/{number}/why", "why", "documents", "Why a sentence, or an event, is coded so", s.why, fails(http.StatusNotFound),
		explained("How this version reads the sentence: its words, its clauses, the frames that fired with the words in each slot, and for those that know a word and did not fire what stopped them. It is what sijil why prints."))
}

// WhyIn names a sentence, by its number or by an event in it.
type WhyIn struct {
	NumberIn
	Event    string `query:"event" maxLength:"60" doc:"id of an event"`
	Sentence int    `query:"sentence" minimum:"1" doc:"number of a sentence, from 1"`
}

// Why is how a sentence is read.
type Why struct {
	Sentence int       `json:"sentence" doc:"its number in the document, from 1"`
	Text     string    `json:"text"`
	Start    int       `json:"start" doc:"bytes into the text of the document"`
	End      int       `json:"end"`
	Version  string    `json:"version" doc:"that explains it; the register may have been coded by another"`
	Lines    []WhyLine `json:"lines"`
}

// WhyLine is one thing that is told.
type WhyLine struct {
	Label string `json:"label" enum:"coded,words,clause,who,frame,slot,event,trace,miss,quote,note"`
	Text  string `json:"text"`
}

func (s *Server) why(ctx context.Context, in *WhyIn) (*out[Why], error) {
	if (in.Event == "") == (in.Sentence == 0) {
		return nil, bad("query.event", "name an event or a sentence")
	}
	r, err := s.record(ctx, in.Number)
	if err != nil {
		return nil, err
	}
	var event *doc.Event
	if in.Event != "" {
		coded := r.Corrected()
		for i := range coded.Events {
			if coded.Events[i].ID == in.Event {
				event = &coded.Events[i]
			}
		}
		if event == nil {
			return nil, huma.NewError(http.StatusNotFound, "no event "+in.Event+" in document "+decimal(in.Number))
		}
	}
	d := *r.Doc
	list, err := s.explained(ctx, &d)
	if err != nil {
		return nil, err
	}
	for i := range list {
		x := &list[i]
		if event != nil && x.Contains(event.Trigger.Span) || event == nil && x.Number == in.Sentence {
			return &out[Why]{whyOf(x, event, s.opt.Coder.Version())}, nil
		}
	}
	return nil, huma.NewError(http.StatusNotFound, "this is not read as a sentence")
}

// explained reads a document again when one of the places is free.
func (s *Server) explained(ctx context.Context, d *doc.Document) ([]explain.Sentence, error) {
	select {
	case s.coding <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-s.coding }()
	return s.opt.Coder.Explain(d)
}

func whyOf(x *explain.Sentence, event *doc.Event, version string) Why {
	w := Why{Sentence: x.Number, Text: x.Text, Start: x.Start, End: x.End, Version: version}
	if event != nil {
		w.add("coded", strings.TrimSpace(event.Type+" "+event.Mode)+" · "+string(event.Realis)+" · "+string(event.Claim)+" · "+event.Version)
		w.traced(event.Trace)
	}
	for i := range x.Frames {
		f := &x.Frames[i]
		w.add("frame", fmt.Sprintf("%s at «%s» (%s, %s), score %s", f.ID, f.Word, f.Unit, f.Place, number(f.Score)))
		for _, a := range f.Slots {
			w.add("slot", place(a))
		}
		w.add("event", strings.TrimSpace(f.Event.Type+" "+f.Event.Mode)+" · "+string(f.Event.Realis)+" · "+string(f.Event.Claim))
		w.traced(f.Event.Trace)
	}
	for _, m := range x.Misses {
		w.add("miss", fmt.Sprintf("%s at «%s»: %s", m.Frame, m.Word, m.Why))
	}
	for _, c := range x.Clauses {
		w.clause(c, "")
	}
	for _, m := range x.Mentions {
		text := m.Text + " → " + m.Who
		if m.Why != "" {
			text += " (" + m.Why + ")"
		}
		w.add("who", text)
	}
	for i := range x.Quotes {
		who := ""
		if x.Quotes[i].Speaker != nil {
			who = x.Quotes[i].Speaker.Text + ": "
		}
		w.add("quote", who+x.Quotes[i].Text)
	}
	var words []string
	for _, t := range x.Tokens {
		words = append(words, t.Text+" "+t.Lemma+" "+t.POS)
	}
	w.add("words", strings.Join(words, " · "))
	for _, n := range x.Notes {
		w.add("note", n)
	}
	return w
}

func (w *Why) add(label, text string) { w.Lines = append(w.Lines, WhyLine{label, text}) }

func (w *Why) traced(trace []string) {
	for _, t := range trace {
		w.add("trace", t)
	}
}

// clause tells a predicate with what fills its places, and what hangs on it.
func (w *Why) clause(c *explain.Clause, indent string) {
	parts := []string{indent + c.Word + " (" + c.Lemma + ")", c.Relation}
	parts = append(parts, c.Marks...)
	for _, a := range c.Args {
		parts = append(parts, place(a))
	}
	w.add("clause", strings.Join(parts, " · "))
	for _, x := range c.Inside {
		w.clause(x, indent+"  ")
	}
}

func place(a explain.Arg) string {
	if a.Who == "" {
		return a.Place + ": " + a.Text
	}
	return a.Place + ": " + a.Text + " → " + a.Who
}

func number(f float64) string { return strconv.FormatFloat(f, 'g', 3, 64) }
