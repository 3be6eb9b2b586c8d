// Package pipeline puts the stages in order: blocks, sentences, analysis,
// references, coding, quotations.
package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/sijil-news/sijil/agenda"
	"github.com/sijil-news/sijil/article"
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/ar"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/resolve"
	"github.com/sijil-news/sijil/text"
)

// Options choose data and language.
type Options struct {
	Overlay     fs.FS  // a user's data on top of the built-in, or nil
	OverlayName string // how its files are named in messages
	Version     string // written on every record
	// Digest, where not nil, is called with Overlay while the data load; what it
	// returns is joined to Version by "+".
	Digest func(own fs.FS) (string, error)
}

// Pipeline codes documents. It is safe for concurrent use.
type Pipeline struct {
	Source *lexicon.Source
	Book   *codebook.Book
	Pack   *ar.Pack
	Coder  *coder.Coder
	Agenda *agenda.Words
	furn   *article.Furniture
	ver    string
	spaces *sync.Pool // *space
}

// space is memory that coding uses again from document to document.
type space struct {
	coder    coder.Space
	refs     *resolve.Document
	tokens   []doc.Token
	sents    []*clause.Sentence
	mentions []doc.Mention
	events   []doc.Event
}

// Sentences and tokens whose memory is kept at most: one document may be huge.
const (
	maxKept   = 64
	maxTokens = 1 << 13
)

func newSpace() any { return &space{refs: resolve.New(nil)} }

// taken is a copy of what was collected, nil for nothing.
func taken[T any](v []T) []T {
	if len(v) == 0 {
		return nil
	}
	return slices.Clone(v)
}

// sentence is the memory of the i-th sentence of a document.
func (sp *space) sentence(i int) *clause.Sentence {
	if i < len(sp.sents) {
		return sp.sents[i]
	}
	s := new(clause.Sentence)
	if i < maxKept {
		sp.sents = append(sp.sents, s)
	}
	return s
}

// New loads the data. Problems in it are in Source.Problems; only unreadable
// files are an error.
func New(opt Options) (*Pipeline, error) {
	src := lexicon.NewSource(data.FS)
	if opt.Overlay != nil {
		src.Add(opt.Overlay, opt.OverlayName)
	}
	p := &Pipeline{Source: src, ver: opt.Version, spaces: &sync.Pool{New: newSpace}}
	language := make(chan error, 1) // frames and the language's words know nothing of each other
	go func() {
		var err error
		p.Pack, err = ar.Load(src)
		language <- err
	}()
	digested := make(chan error, 1)
	go func() { digested <- p.digest(opt) }()
	err := errors.Join(p.meanings(), <-language, <-digested)
	if err != nil {
		return nil, err
	}
	p.Pack.Know(p.Coder.Frames, p.Coder.Words)
	p.Coder.Places = p.Pack
	return p, nil
}

// Version is what is written on every record.
func (p *Pipeline) Version() string { return p.ver }

func (p *Pipeline) digest(opt Options) error {
	if opt.Digest == nil {
		return nil
	}
	digest, err := opt.Digest(opt.Overlay)
	p.ver += "+" + digest
	return err
}

// meanings loads the codebook, the frames and what the coder has beside them.
func (p *Pipeline) meanings() (err error) {
	if p.Book, err = codebook.Load(p.Source); err != nil {
		return err
	}
	p.Coder = &coder.Coder{Book: p.Book}
	if p.Coder.Frames, err = frames.Load(p.Source, "ar", p.Book); err != nil {
		return fmt.Errorf("load frames: %w", err)
	}
	if p.Coder.Words, err = frames.LoadWords(p.Source, "ar"); err != nil {
		return fmt.Errorf("load word lists: %w", err)
	}
	if p.Coder.Salience, err = coder.LoadSalience(p.Source, "ar"); err != nil {
		return err
	}
	if p.Agenda, err = agenda.Load(p.Source, "ar"); err != nil {
		return fmt.Errorf("load words of announcements: %w", err)
	}
	return p.furniture()
}

func (p *Pipeline) furniture() error {
	p.furn = article.DefaultFurniture()
	files, err := p.Source.Files("ar/furniture.txt")
	if err != nil {
		return fmt.Errorf("load furniture: %w", err)
	}
	for _, f := range files {
		p.furn.Merge(article.ParseFurniture(strings.NewReader(f.Text), f.Name, p.Source.Report))
	}
	return nil
}

// WithoutSalience is the same pipeline with every mention of an incident
// coded, however slight.
func (p *Pipeline) WithoutSalience() *Pipeline {
	q, c := *p, *p.Coder
	c.Salience = nil
	q.Coder = &c
	return &q
}

// Code fills the document: blocks, sentences, mentions, quotations, events.
func (p *Pipeline) Code(d *doc.Document) {
	sp := p.spaces.Get().(*space)
	sents := p.analyse(d, sp.tokens, sp.sentence)
	refs := sp.refs
	refs.Reset(p.Pack.HoldersAt(d.PubTime))
	for _, s := range sents {
		refs.Learn(s)
	}
	d.Events, d.Mentions = sp.events[:0], sp.mentions[:0]
	var bare []string
	for i, s := range sents {
		refs.Sentence(s)
		coded := p.Coder.SentenceIn(&sp.coder, s, false)
		p.Coder.Quotes(d, i, coded, refs)
		bare = append(bare, p.Coder.Emit(d, i, coded, refs)...)
		coded.Count(d, i)
		mentions(d, i, s)
	}
	p.Coder.Corefer(d, bare)
	p.Coder.Claims(d)
	p.announce(d, sents, refs, sp)
	coder.Doers(d)
	coder.Attach(d)
	p.Coder.Offices(d)
	sp.events, d.Events = d.Events, taken(d.Events)
	sp.mentions, d.Mentions = d.Mentions, taken(d.Mentions)
	if cap(d.Tokens) <= maxTokens {
		sp.tokens = d.Tokens
	}
	d.Tokens = nil
	p.spaces.Put(sp)
}

// Announce dates the coded events of a document and fills its agenda.
func (p *Pipeline) Announce(d *doc.Document, sents []*clause.Sentence, refs coder.Texts) {
	sp := p.spaces.Get().(*space)
	p.announce(d, sents, refs, sp)
	p.spaces.Put(sp)
}

func (p *Pipeline) announce(d *doc.Document, sents []*clause.Sentence, refs coder.Texts, sp *space) {
	ask := &reader{p: p, d: d, sents: sents, space: sp, names: refs, sent: -1}
	book := p.Agenda.Open(d, sents, ask.at)
	p.Coder.Date(d)
	book.Fill()
}

// reader lets the agenda ask the coder about one sentence. Few sentences are
// asked about: they are coded a second time, since the memory of the first is
// gone.
type reader struct {
	p     *Pipeline
	d     *doc.Document
	sents []*clause.Sentence
	space *space
	names coder.Texts
	sent  int
	coded *coder.Coded
}

func (r *reader) at(sent int) agenda.Reader {
	if r.sent != sent {
		r.sent, r.coded = sent, nil
	}
	return r
}

func (r *reader) now() *coder.Coded {
	if r.coded == nil {
		r.coded = r.p.Coder.Again(&r.space.coder, r.d, r.sent, r.sents[r.sent], r.names)
	}
	return r.coded
}

func (r *reader) Told(pred int) *doc.Event         { return r.now().Told(r.d, r.sent, pred, r.names) }
func (r *reader) Actors(phrases []int) []doc.Actor { return r.now().Actors(phrases, r.names) }
func (r *reader) PlaceIn(from, to int) *doc.Place  { return r.now().PlaceIn(r.d, from, to) }
func (r *reader) PlaceAt(phrase int) *doc.Place    { return r.now().PlaceAt(r.d, phrase) }
func (r *reader) IsPlace(phrase int) bool          { return r.now().IsPlace(phrase) }
func (r *reader) When(t *clause.Time, ahead bool) *doc.Date {
	return r.now().When(r.d, t, ahead)
}

// Analyse cuts the document into blocks and sentences and analyses each.
func (p *Pipeline) Analyse(d *doc.Document) []*clause.Sentence {
	return p.analyse(d, nil, func(int) *clause.Sentence { return new(clause.Sentence) })
}

// analyse is Analyse in the memory of tokens and that which room gives for each
// sentence.
func (p *Pipeline) analyse(d *doc.Document, tokens []doc.Token, room func(i int) *clause.Sentence) []*clause.Sentence {
	d.Version = p.ver
	if d.Lang == "" {
		d.Lang = "ar"
	}
	article.Blocks(d, p.furn)
	d.Tokens = slices.Grow(tokens[:0], len(d.Text)/9+8) // an Arabic word and its space take about 11 bytes
	for bi := range d.Blocks {
		if b := &d.Blocks[bi]; b.Kind.Coded() {
			p.cut(d, bi, b.Span)
		}
	}
	out := make([]*clause.Sentence, len(d.Sentences))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		out[i] = room(i)
		p.Pack.Into(out[i], d.Text, d.Tokens[s.Tokens.From:s.Tokens.To], d.PubTime)
	}
	return out
}

func (p *Pipeline) cut(d *doc.Document, block int, span doc.Span) {
	from := len(d.Tokens)
	d.Tokens = text.Tokens(d.Text, span, d.Tokens)
	start := from
	for _, end := range text.Sentences(d.Tokens[from:]) {
		to := from + end
		s := doc.Sentence{Span: doc.Span{Start: d.Tokens[start].Start, End: d.Tokens[to-1].End}, Block: block}
		s.Tokens.From, s.Tokens.To = start, to
		d.Sentences = append(d.Sentences, s)
		start = to
	}
}

func mentions(d *doc.Document, sent int, s *clause.Sentence) {
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		if ph.Pron || !ph.Who.CanAct() || ph.Who.Pending != "" || ph.Who.Actor.End == 0 {
			continue
		}
		d.Mentions = append(d.Mentions, doc.Mention{Actor: ph.Who.Actor, Kind: ph.Who.Kind, Sentence: sent})
	}
}
