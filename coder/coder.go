// Package coder turns analysed sentences into events: it matches frames with
// predicates, fills their participants, and says whether a thing happened and
// on whose word.
package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// Coder codes documents of one language. It is safe for concurrent use.
type Coder struct {
	Book   *codebook.Book
	Frames *frames.Set
	Words  *frames.Words
	Fn     *frames.Function

	// Places tells where an entity lies; nil leaves places without coordinates.
	Places Gazetteer

	// Salience drops mere mentions of incidents; nil lets all pass.
	Salience *Salience
	// Likely finds who did it where no rule names him; nil finds nobody.
	Likely *Likely
	// Ask, where set, is told who may be a party to each event, and nobody is
	// chosen: to train the model of likely parties.
	Ask func(Asked)
	// Doubt drops what is probably no event, and tells what is probably told wrongly; nil
	// lets all pass.
	Doubt *Doubt
	// Judge, where set, is told every event that Doubt may doubt with its features,
	// and none is dropped: to train that model.
	Judge func(e *doc.Event, features []string)
	// Review, where set with Judge, is told every event that Unreliable may doubt with its
	// features, and none is named: to train that model.
	Review func(e *doc.Event, features []string)
	// Candidate, where set, is told every event with its features and the
	// probability it must reach: to train the salience model.
	Candidate func(e *doc.Event, features []string, bar float64)
}

// match is a frame found at a predicate.
type match struct {
	pred       int
	kind       int // how the unit is applied: asVerb …
	unit       *frames.Unit
	word       *frames.Word
	light      int  // the verb of a light construction, or None
	inRelative bool // that verb stands in a relative clause
	from       int  // trigger tokens, half-open
	to         int
	slots      [frames.NumSlots][]int // phrases
	mode       string
	cameo      string
	score      float64
	trace      []string
	support    int                   // the support verb that lends participants, or None
	refused    bool                  // a refusal to do what the word means
	joined     []*match              // other words for the same event
	into       *match                // the word of the same event that stands for this one, or nil
	loose      [frames.NumSlots]bool // read off a prepositional phrase
	lent       bool                  // a participant is not one of its own arguments
	coming     bool                  // a relative clause says that it will be
	aimed      bool                  // only aimed at or possible, by a word above it
	wished     bool                  // of those, what somebody wants or means to do
	bare       bool                  // names nobody, and may take up what was told before
	dead       string
	realis     doc.Realis // of its event, once that is written
}

// NearMiss tells why a frame that knows a word did not fire.
type NearMiss struct {
	Tok   int
	Frame string
	Why   string
}

// work is the state for one sentence. Its memory is used again for the next.
type work struct {
	c          *Coder
	fn         *frames.Function
	s          *clause.Sentence
	keys       []string // folded lemma of each token
	numbers    []uint32 // its number in the vocabulary
	look       frames.Look
	title      *frames.Look // the title of the article, or nil
	ctx        []string     // contexts of the sentence
	ctxDone    bool
	sport      int              // sentences of the document so far that speak of sport
	seen       []*frames.Unit   // tried at the predicate in hand
	nouns      [][]frames.Entry // of its keys
	trial      match            // of the entry in hand
	inRelative bool             // the light verb is looked for in a relative clause
	best       []*match         // by predicate
	matches    pool             // what best points to
	blocked    []bool           // by token: part of an idiom
	ids        []int            // lists of phrases handed out
	left       []*match         // see final
	both       []string         // see allKeys
	feats      features         // see salience
	rep        reporter         // see Quotes
	misses     []NearMiss
	explain    bool
	said       []statement
	denials    []statement // words of denial with who denies
}

// Space is memory that coding uses again from sentence to sentence. The zero
// Space is ready; it serves one sentence at a time.
type Space struct {
	w     work
	title frames.Look
	of    *frames.Set // by which the title was read
}

// Open reads the title of a document, which sentences coded in this memory from
// now on may be asked for. A document without one has none.
func (c *Coder) Open(sp *Space, d *doc.Document, sents []*clause.Sentence) {
	var title []*clause.Sentence
	n := 0
	for i, s := range sents {
		if d.Blocks[d.Sentences[i].Block].Kind == doc.Title {
			title, n = append(title, s), n+len(s.Tokens)
		}
	}
	sp.of, sp.w.sport = nil, 0
	if n == 0 {
		return
	}
	sp.of = c.Frames
	sp.title.Read(c.Frames, n, func(i int) (stem, key uint32, skip bool) {
		k := 0
		for ; i >= len(title[k].Tokens); k++ {
			i -= len(title[k].Tokens)
		}
		no := &title[k].Numbers[i]
		return no.Stem, no.Key, title[k].Tokens[i].POS == doc.Punct
	})
}

// pool hands out matches that it takes back all at once.
type pool struct {
	all  []*match
	used int
}

func (p *pool) get() *match {
	if p.used == len(p.all) {
		p.all = append(p.all, new(match))
	}
	p.used++
	return p.all[p.used-1]
}

// begin sets the work to a new sentence.
func (w *work) begin(c *Coder, s *clause.Sentence, explain bool) {
	w.c, w.fn, w.s, w.explain = c, c.Fn, s, explain
	w.ctx, w.ctxDone, w.misses = nil, false, nil
	w.matches.used = 0
	w.keys, w.numbers, w.blocked, w.best = w.keys[:0], w.numbers[:0], w.blocked[:0], w.best[:0]
	w.ids, w.left, w.said, w.denials = w.ids[:0], w.left[:0], w.said[:0], w.denials[:0]
	for i := range s.Tokens {
		w.keys = append(w.keys, s.Tokens[i].Key)
		w.numbers = append(w.numbers, s.Numbers[i].Key)
		w.blocked = append(w.blocked, false)
	}
	for range s.Preds {
		w.best = append(w.best, nil)
	}
	w.look.Read(c.Frames, len(s.Tokens), func(i int) (stem, key uint32, skip bool) {
		return s.Numbers[i].Stem, s.Numbers[i].Key, s.Tokens[i].POS == doc.Punct
	})
	w.notesSport()
}

// Sentence finds the events of one sentence. Positions in the result are
// tokens; see Emit.
func (c *Coder) Sentence(s *clause.Sentence, explain bool) *Coded {
	return c.SentenceIn(new(Space), s, explain)
}

// SentenceIn is Sentence in the given memory; what it returns is good until
// that is used again.
func (c *Coder) SentenceIn(sp *Space, s *clause.Sentence, explain bool) *Coded {
	w := &sp.w
	w.begin(c, s, explain)
	if w.title = nil; sp.of == c.Frames {
		w.title = &sp.title
	}
	w.idioms()
	for i := range s.Preds {
		if !w.blocked[s.Preds[i].Tok] && !w.forName(i) {
			w.best[i] = w.choose(i)
		}
	}
	w.settle()
	return &Coded{Matches: w.final(), Misses: w.misses, w: w}
}

// Coded is what was found in one sentence.
type Coded struct {
	Matches []*match
	Misses  []NearMiss
	w       *work
}

// idioms marks the words of idioms, which code nothing.
func (w *work) idioms() {
	word := func(i int) (stem, key uint32) { return w.s.Numbers[i].Stem, w.s.Numbers[i].Key }
	for i := range w.keys {
		if n := w.c.Words.IdiomAt(word, len(w.keys), i); n > 0 {
			for k := i; k < i+n; k++ {
				w.blocked[k] = true
			}
		}
	}
}

// namedBehind is the reason of an event whose doer an agent phrase names («على
// يد»).
const namedBehind = "the doer is named behind it"

// How an entry is applied.
const (
	asVerb = iota
	asNoun
	asLight
	asMasdar
	asParticiple
)
