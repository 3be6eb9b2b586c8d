package search

import (
	"testing"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lang/ar"
	"github.com/sijil-news/sijil/lexicon"

	"github.com/sijil-news/sijil/doc"
)

// TestNamesOfBoth: who asks for a name finds it in the other language.
func TestNamesOfBoth(t *testing.T) {
	src := lexicon.NewSource(data.FS)
	pack, err := ar.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	terms, err := NewTerms(pack.Morph).With(src)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		ask, sentence string
		want          bool
	}{
		{"Putin", "زار بوتين القاهرة", true},
		{"بوتين", "Putin visited Cairo", true},
		{"Vladimir Putin", "زار بوتين القاهرة", true},
		{"روسيا", "Russia denied the report", true},
		{"Russian", "نفى الجيش الروسي ذلك", true},
		{"\"White House\"", "قال البيت الأبيض إنه يدرس الأمر", true},
		{"البيت الأبيض", "The White House said nothing", true},
		{"الأمم المتحدة", "The United Nations condemned the raid", true},
		{"Hezbollah", "قصف حزب الله المدينة", true},
		{"Moscow visit", "زار الوزير موسكو", false}, // visit is no name
		{"Putin", "زار ماكرون القاهرة", false},
		{"struck", "The army strikes the port", true},
		{"men", "A man was killed", true},
		{"bombing", "Jets bombed the town", true},
		{"\"Putin\"", "زار بوتين القاهرة", false}, // this form only
	} {
		q, err := terms.Parse(c.ask)
		if err != nil {
			t.Errorf("%s: %v", c.ask, err)
			continue
		}
		if got := has(terms, q, c.sentence); got != c.want {
			t.Errorf("%s in %q: %v", c.ask, c.sentence, got)
		}
	}
}

// has tells whether a sentence has the terms of all that is asked for.
func has(terms *Terms, q *Query, sentence string) bool {
	kept := terms.Sentence(sentence, nil)
	for _, c := range q.All {
		found := false
		for i := range c {
			all := true
			for _, alternatives := range c[i].terms {
				one := false
				for _, a := range alternatives {
					one = one || contains(kept, a)
				}
				all = all && one
			}
			if c[i].Phrase && len(c[i].Words) == 1 {
				all = all && len(c[i].spans(tokensOf(terms, sentence))) > 0
			}
			found = found || all
		}
		if !found {
			return false
		}
	}
	return true
}

func tokensOf(terms *Terms, s string) []token {
	out := wordsOf(s, doc.Span{End: len(s)})
	for i := range out {
		out[i].terms = terms.Word(out[i].printed)
	}
	return out
}
