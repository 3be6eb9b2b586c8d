// Package pipeline puts the stages in order: blocks, sentences, analysis,
// references, coding, quotations.
package pipeline

import (
	"errors"
	"io/fs"
	"slices"
	"sync"

	"github.com/sijil-news/sijil/agenda"
	"github.com/sijil-news/sijil/article"
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/resolve"
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
	Pack   *ar.Pack      // of Arabic, which is always loaded
	Coder  *coder.Coder  // of Arabic
	Agenda *agenda.Words // of Arabic
	langs  []*loader     // in the order of Languages
	ver    string
	spaces *sync.Pool // *space
}

// space is memory that coding uses again from document to document.
type space struct {
	coder    coder.Space
	refs     *resolve.Document
	notes    coder.Notes
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

func newSpace() any { return &space{refs: resolve.New(nil, nil, nil)} }

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
	p.langs = p.loaders()
	digested := make(chan error, 1)
	go func() { digested <- p.digest(opt) }()
	err := errors.Join(p.arabic(), <-digested)
	if err != nil {
		return nil, err
	}
	return p, nil
}

// arabic loads the codebook and Arabic.
func (p *Pipeline) arabic() (err error) {
	if p.Book, err = codebook.Load(p.Source); err != nil {
		return err
	}
	l, err := p.langs[0].get()
	if err != nil {
		return err
	}
	p.Pack, p.Coder, p.Agenda = l.Pack.(*ar.Pack), l.Coder, l.Agenda
	return nil
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

// ByRules is the same pipeline without trained models: every mention of an incident is
// coded, however slight, and nobody is a party by likelihood.
func (p *Pipeline) ByRules() *Pipeline {
	q := *p
	q.langs = make([]*loader, len(p.langs))
	for i, l := range p.langs {
		q.langs[i] = &loader{l.code, sync.OnceValues(func() (*Language, error) {
			lang, err := l.get()
			if err != nil {
				return nil, err
			}
			all, c := *lang, *lang.Coder
			c.Salience, c.Likely, c.Doubt = nil, nil, nil
			all.Coder = &c
			return &all, nil
		})}
	}
	if lang, err := q.langs[0].get(); err == nil {
		q.Coder = lang.Coder
	}
	return &q
}

// Code fills the document: blocks, sentences, mentions, quotations, events.
// A document whose language cannot be loaded gets a note that says so.
func (p *Pipeline) Code(d *doc.Document) {
	lang, err := p.Of(d)
	if err != nil {
		d.Note("not coded: " + err.Error())
		return
	}
	sp := p.spaces.Get().(*space)
	sents := p.analyse(d, lang, sp.tokens, sp.sentence)
	refs := sp.refs
	refs.Reset(lang.Coder.Fn, lang.Coder.Words, lang.Pack.HoldersAt(d.PubTime))
	for _, s := range sents {
		refs.Learn(s)
	}
	lang.Coder.Open(&sp.coder, d, sents)
	d.Events, d.Mentions = sp.events[:0], sp.mentions[:0]
	notes := &sp.notes
	notes.Reset(lang.Coder)
	for i, s := range sents {
		refs.Sentence(s)
		c := p.At(d, i).Coder
		coded := c.SentenceIn(&sp.coder, s, false)
		c.Quotes(d, i, coded, refs)
		c.Emit(d, i, coded, refs, notes)
		coded.Count(d, i)
		Mention(d, i, s)
	}
	lang.Coder.Corefer(d, notes)
	lang.Coder.Claims(d)
	p.announce(d, lang, sents, refs, sp)
	lang.Coder.Doers(d, notes)
	lang.Coder.Homes(d)
	lang.Coder.Offices(d)
	lang.Coder.OwnWord(d)
	coder.LeaveOut(d, lang.Coder.Unreliable(d, notes))
	lang.Coder.Accuse(d, notes)
	notes.Whereabouts(d)
	notes.Dispossessed(d)
	coder.Attach(d)
	sp.events, d.Events = d.Events, taken(d.Events)
	sp.mentions, d.Mentions = d.Mentions, taken(d.Mentions)
	if cap(d.Tokens) <= maxTokens {
		sp.tokens = d.Tokens
	}
	d.Tokens = nil
	p.spaces.Put(sp)
}

// Announce dates the coded events of a document and fills its agenda.
func (p *Pipeline) Announce(d *doc.Document, lang *Language, sents []*clause.Sentence, refs coder.Texts) {
	sp := p.spaces.Get().(*space)
	p.announce(d, lang, sents, refs, sp)
	p.spaces.Put(sp)
}

func (p *Pipeline) announce(d *doc.Document, lang *Language, sents []*clause.Sentence, refs coder.Texts, sp *space) {
	ask := &reader{p: p, d: d, sents: sents, space: sp, names: refs, sent: -1}
	book := lang.Agenda.Open(d, sents, ask.at)
	lang.Coder.Date(d)
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
		r.coded = r.p.At(r.d, r.sent).Coder.Again(&r.space.coder, r.d, r.sent, r.sents[r.sent], r.names)
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
func (p *Pipeline) Analyse(d *doc.Document) ([]*clause.Sentence, error) {
	lang, err := p.Of(d)
	if err != nil {
		return nil, err
	}
	return p.analyse(d, lang, nil, func(int) *clause.Sentence { return new(clause.Sentence) }), nil
}

// analyse is Analyse in the memory of tokens and that which room gives for each
// sentence.
func (p *Pipeline) analyse(d *doc.Document, lang *Language, tokens []doc.Token, room func(i int) *clause.Sentence) []*clause.Sentence {
	d.Version = p.ver
	article.Blocks(d, lang.furn)
	p.otherBlocks(d, lang)
	perToken := 9 // an Arabic word and its space take about 11 bytes
	if lang.Code != "ar" {
		perToken = 5
	}
	d.Tokens = slices.Grow(tokens[:0], len(d.Text)/perToken+8)
	for bi := range d.Blocks {
		if b := &d.Blocks[bi]; b.Kind.Coded() {
			p.cut(d, bi, lang)
		}
	}
	out := make([]*clause.Sentence, len(d.Sentences))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		out[i] = room(i)
		p.At(d, i).Pack.Into(out[i], d.Text, d.Tokens[s.Tokens.From:s.Tokens.To], d.PubTime)
	}
	return out
}

// cut cuts a block into tokens and sentences.
func (p *Pipeline) cut(d *doc.Document, block int, lang *Language) {
	if code := d.Blocks[block].Lang; code != "" {
		if other, err := p.Language(code); err == nil {
			lang = other
		}
	}
	from := len(d.Tokens)
	var ends []int
	d.Tokens, ends = lang.Pack.Cut(d.Text, d.Blocks[block].Span, d.Tokens)
	start := from
	for _, end := range ends {
		to := from + end
		s := doc.Sentence{Span: doc.Span{Start: d.Tokens[start].Start, End: d.Tokens[to-1].End}, Block: block}
		s.Tokens.From, s.Tokens.To = start, to
		d.Sentences = append(d.Sentences, s)
		start = to
	}
}

// Mention notes who is named in an analysed sentence of a document, by its number: those
// who may be parties to the events of later ones.
func Mention(d *doc.Document, sent int, s *clause.Sentence) {
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		if ph.Pron || !ph.Who.CanAct() || ph.Who.Pending != "" || ph.Who.Actor.End == 0 {
			continue
		}
		d.Mentions = append(d.Mentions, doc.Mention{Actor: ph.Who.Actor, Kind: ph.Who.Kind, Sentence: sent})
	}
}
