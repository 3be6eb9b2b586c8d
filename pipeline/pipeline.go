// Package pipeline puts the stages in order: blocks, sentences, analysis,
// references, coding, quotations.
package pipeline

import (
	"bytes"
	"fmt"
	"io/fs"

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
}

// Pipeline codes documents. It is safe for concurrent use.
type Pipeline struct {
	Source *lexicon.Source
	Book   *codebook.Book
	Pack   *ar.Pack
	Coder  *coder.Coder
	furn   *article.Furniture
	ver    string
}

// New loads the data. Problems in it are in Source.Problems; only unreadable
// files are an error.
func New(opt Options) (*Pipeline, error) {
	src := lexicon.NewSource(data.FS)
	if opt.Overlay != nil {
		src.Add(opt.Overlay, opt.OverlayName)
	}
	p := &Pipeline{Source: src, ver: opt.Version}
	var err error
	if p.Book, err = codebook.Load(src); err != nil {
		return nil, err
	}
	set, err := frames.Load(src, "ar", p.Book)
	if err != nil {
		return nil, fmt.Errorf("load frames: %w", err)
	}
	words, err := frames.LoadWords(src, "ar")
	if err != nil {
		return nil, fmt.Errorf("load word lists: %w", err)
	}
	if p.Pack, err = ar.Load(src, set, words); err != nil {
		return nil, err
	}
	sal, err := coder.LoadSalience(src, "ar")
	if err != nil {
		return nil, err
	}
	p.Coder = &coder.Coder{Book: p.Book, Frames: set, Words: words, Salience: sal, Places: p.Pack}
	return p, p.furniture()
}

func (p *Pipeline) furniture() error {
	p.furn = article.DefaultFurniture()
	files, err := p.Source.Files("ar/furniture.txt")
	if err != nil {
		return fmt.Errorf("load furniture: %w", err)
	}
	for _, f := range files {
		p.furn.Merge(article.ParseFurniture(bytes.NewReader(f.Data), f.Name, p.Source.Report))
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
	sents := p.Analyse(d)
	refs := resolve.New()
	for _, s := range sents {
		refs.Learn(s)
	}
	var bare []string
	for i, s := range sents {
		refs.Sentence(s)
		bare = append(bare, p.Coder.Emit(d, i, p.Coder.Sentence(s, false), refs)...)
		p.Coder.Quotes(d, i, s, refs)
		mentions(d, i, s)
	}
	p.Coder.Corefer(d, bare)
	p.Coder.Date(d)
}

// Analyse cuts the document into blocks and sentences and analyses each.
func (p *Pipeline) Analyse(d *doc.Document) []*clause.Sentence {
	d.Version = p.ver
	if d.Lang == "" {
		d.Lang = "ar"
	}
	article.Blocks(d, p.furn)
	d.Tokens = make([]doc.Token, 0, len(d.Text)/9+8) // an Arabic word and its space take about 11 bytes
	for bi := range d.Blocks {
		if b := &d.Blocks[bi]; b.Kind.Coded() {
			p.cut(d, bi, b.Span)
		}
	}
	out := make([]*clause.Sentence, len(d.Sentences))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		out[i] = p.Pack.Sentence(d.Text, d.Tokens[s.Tokens.From:s.Tokens.To], d.PubTime)
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
