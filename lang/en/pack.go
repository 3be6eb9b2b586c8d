// Package en reads English: it cuts text into words and sentences, finds names,
// phrases and clauses, and hands the coder a clause.Sentence.
package en

import (
	"fmt"
	"time"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Pack is the English language pack. It is built once and safe for concurrent
// use.
type Pack struct {
	frames   *frames.Set
	lists    *frames.Words
	abbr     map[string]abbreviation
	starters map[string]bool // words that begin a sentence after «U.S.»
	words    *lexicon.Index
}

// Load builds the pack from the data; what is wrong there is reported to s.
func Load(s *lexicon.Source) (*Pack, error) {
	p := &Pack{words: lexicon.NewIndex(10000)}
	if err := p.loadClosed(s); err != nil {
		return nil, fmt.Errorf("load English words: %w", err)
	}
	return p, nil
}

// Know tells the pack the frames and the word lists beside them.
func (p *Pack) Know(set *frames.Set, words *frames.Words) {
	p.frames, p.lists = set, words
	set.Number(p.words)
	words.Number(p.words)
}

// Into analyses a sentence in the memory of out.
func (p *Pack) Into(out *clause.Sentence, src string, tokens []doc.Token, published time.Time) {
	out.Reset(tokens)
	for i := range tokens {
		t := &tokens[i]
		t.Fold = text.Fold(t.Fold)
		t.Stem, t.Key, t.Lemma = t.Fold, t.Fold, t.Fold
		t.StemStart, t.StemEnd, t.WordStart = t.Start, t.End, t.Start
		n := p.words.Number(t.Fold)
		out.Numbers = append(out.Numbers, clause.Numbers{Stem: n, Key: n})
	}
}

// Entity returns an entity by id, or nil.
func (p *Pack) Entity(string) *lexicon.Entity { return nil }

// HoldersAt tells who holds an office on a day.
func (p *Pack) HoldersAt(time.Time) func(title, code string) *doc.Actor { return nil }
