package en

import (
	"strconv"
	"testing"

	"github.com/sijil-news/sijil/lang/en/tag"
)

// TestSeen: a word is remembered as it is printed, and what is remembered is
// bounded.
func TestSeen(t *testing.T) {
	tagger, err := tag.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p, s := &Pack{tagger: tagger}, &seen{}
	town := s.of(p, "Town")
	if town.word != "Town" || town.fold != "town" {
		t.Errorf("%q, %q", town.word, town.fold)
	}
	for i := range 5000 {
		s.of(p, strconv.Itoa(i))
	}
	if s.of(p, "Town") != town || s.of(p, "town") == town || s.n != 5002 {
		t.Errorf("%d words, Town and town are not told apart or forgotten", s.n)
	}
	for i := range maxWords {
		s.of(p, strconv.Itoa(i))
	}
	if s.n > maxWords || s.of(p, "Town") == town {
		t.Errorf("%d words are remembered", s.n)
	}
}
