package coder

import (
	"slices"

	"github.com/sijil-news/sijil/doc"
)

// notBoth takes from an event whoever stands on both its sides: nobody does a thing to himself that
// a text tells as done to another. A pronoun that was taken for who acts is somebody else («انسحب
// المقاتلون منها»), and a victim that the sentence itself names is no attacker.
func notBoth(e *doc.Event) {
	if len(e.Actor) == 0 || len(e.Recipient) == 0 {
		return
	}
	if byForceOn[e.Type] {
		e.Actor = slices.DeleteFunc(e.Actor, func(a doc.Actor) bool {
			return slices.ContainsFunc(e.Recipient, func(r doc.Actor) bool { return r.End > 0 && again(&a, &r) })
		})
	}
	e.Recipient = slices.DeleteFunc(e.Recipient, func(r doc.Actor) bool {
		return slices.ContainsFunc(e.Actor, func(a doc.Actor) bool { return again(&a, &r) })
	})
}

// byForceOn are the types that befall somebody against his will.
var byForceOn = map[string]bool{"ASSAULT": true, "COERCE": true}

// again tells whether two participants are one mention of one party, or one of them is carried
// from another place of the document in the words of the other.
func again(a, r *doc.Actor) bool {
	if a.Text == "" || a.Text != r.Text || a.Code != r.Code && a.Code != "" && r.Code != "" {
		return false
	}
	return a.End == 0 || r.End == 0 || a.Span == r.Span
}

// anyOf tells whether any of some parties joined by «and» is one of others, or only a word in
// their names («المعارضة | الروسية»).
func anyOf(as, of []doc.Actor) bool {
	return slices.ContainsFunc(as, func(a doc.Actor) bool {
		return named(&a, of) || slices.ContainsFunc(of, func(b doc.Actor) bool { return wordOf(&a, &b) })
	})
}

// wordOf tells whether a party is named within the words of another of its country, or the other
// within its own.
func wordOf(a, b *doc.Actor) bool {
	if a.End == 0 || b.End == 0 || a.Code != b.Code && a.Code != "" && b.Code != "" {
		return false
	}
	return b.Start <= a.Start && a.End <= b.End || a.Start <= b.Start && b.End <= a.End
}
