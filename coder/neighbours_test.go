package coder

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// TestNearby: of a document with few events all are near, of one with many those
// of the same type, so many on either side.
func TestNearby(t *testing.T) {
	for _, n := range []int{0, 1, mostNear, mostNear + 1, 20 * mostNear} {
		events := make([]doc.Event, n)
		for i := range events {
			events[i].Type = []string{"ASSAULT", "CONSULT", "CONSULT"}[i%3]
		}
		near := newNearby(events)
		for i := range events {
			var want []int
			for j := range events {
				if n <= mostNear || events[j].Type == events[i].Type {
					want = append(want, j)
				}
			}
			at := slices.Index(want, i)
			if n > mostNear {
				lo, hi := max(0, at-mostNear), min(len(want), at+mostNear+1)
				want, at = want[lo:hi], at-lo
			}
			typ := events[i].Type
			if !slices.Equal(near.around(typ, i), want) || !slices.Equal(near.before(typ, i), want[:at]) || !slices.Equal(near.after(typ, i), want[at+1:]) {
				t.Fatalf("%d of %d: around %v, before %v, after %v, want %v", i, n, near.around(typ, i), near.before(typ, i), near.after(typ, i), want)
			}
		}
	}
}

// TestAbout: what stands around a byte is there, and not much more.
func TestAbout(t *testing.T) {
	for _, n := range []int{3, mostAbout, 5 * mostAbout} {
		d := &doc.Document{Events: make([]doc.Event, n), Spoken: make([]doc.Spoken, n)}
		for i := range n {
			d.Events[i].Sentence.Start, d.Spoken[i].At = 40*i, 40*i
		}
		for i := range n {
			from, to := about(d, 40*i)
			said := spokenNear(d.Spoken, 40*i)
			if from > max(0, i-mostAbout) || to < min(n, i+mostAbout) || to-from > 2*mostAbout {
				t.Errorf("event %d of %d: %d to %d", i, n, from, to)
			}
			if said[0].At > 40*max(0, i-mostAbout) || said[len(said)-1].At < 40*(min(n, i+mostAbout)-1) || len(said) > 2*mostAbout {
				t.Errorf("statement %d of %d: %d of them from byte %d", i, n, len(said), said[0].At)
			}
		}
	}
}

// TestMarksHere: the quotations of a sentence are those of its block that some of
// it stands in; another text in the same memory has its own.
func TestMarksHere(t *testing.T) {
	var d doc.Document
	word := func(fold string, pos doc.POS, gap int) {
		at := 0
		if n := len(d.Tokens); n > 0 {
			at = d.Tokens[n-1].End + gap
		}
		d.Tokens = append(d.Tokens, doc.Token{Fold: fold, POS: pos, Start: at, End: at + 2})
	}
	for range 9 {
		from := len(d.Tokens)
		word("قال", doc.Verb, 1)
		word("«", doc.Punct, 1)
		word("نعم", doc.Noun, 0)
		word("نعم", doc.Noun, 1)
		word("»", doc.Punct, 0)
		s := doc.Sentence{Block: len(d.Sentences) / 6}
		s.Tokens.From, s.Tokens.To = from, len(d.Tokens)
		d.Sentences = append(d.Sentences, s)
	}
	r := &reporter{}
	for _, text := range []string{"one", "another"} {
		if d.Text = text; text == "another" { // the first quotation goes on into the second sentence
			d.Tokens[4].Fold, d.Tokens[4].POS = "نعم", doc.Noun
		}
		for sent, s := range d.Sentences {
			r.d, r.sent, r.base, r.s = &d, sent, s.Tokens.From, &clause.Sentence{Tokens: d.Tokens[s.Tokens.From:s.Tokens.To]}
			r.mark()
			from, to := blockTokens(&d, sent)
			var want []quotation
			for _, q := range quotations(nil, d.Tokens, from, to) {
				if q.open < s.Tokens.To && q.to > s.Tokens.From {
					want = append(want, q)
				}
			}
			if !slices.Equal(r.here(), want) || len(want) == 0 {
				t.Errorf("%s, sentence %d: %+v, want %+v", text, sent, r.here(), want)
			}
		}
	}
}
