package pipeline

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/sijil-news/sijil/agenda"
	"github.com/sijil-news/sijil/article"
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/ar"
	"github.com/sijil-news/sijil/lang/en"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Pack is what a language is to the pipeline beside its data: it cuts text into
// tokens and sentences and analyses the clauses. It is safe for concurrent use
// once it knows the frames.
type Pack interface {
	coder.Gazetteer
	// Know tells the pack the frames and the word lists beside them, before its
	// first sentence.
	Know(set *frames.Set, words *frames.Words)
	// Cut appends the tokens of a span of text to dst and tells where, counted
	// from the first of them, each sentence ends.
	Cut(text string, span doc.Span, dst []doc.Token) (tokens []doc.Token, ends []int)
	// Into analyses the sentence of the given tokens in the memory of out.
	// published is zero where unknown.
	Into(out *clause.Sentence, src string, tokens []doc.Token, published time.Time)
	// HoldersAt tells who holds an office on a day; nil where nobody is known to.
	HoldersAt(day time.Time) func(title, code string) *doc.Actor

	// What the tools for language data ask. Keys are those of frames.Key.

	KnownVerbs() map[string]bool // verbs that can be recognised; nil where any can
	KnowsVerb(key string) bool   // frames, cues, control or support verbs know it
	KnowsNoun(key string) bool   // likewise a noun that names something done
	Auxiliary(t *doc.Token) bool // a verb that carries tense and no meaning of its own
	VerbOf(t *doc.Token) string  // key of the verb that a verbal noun or participle belongs to
	Gloss(t *doc.Token) string   // English gloss of a verb form; "" where none is listed
}

// Language is all that reads one language.
type Language struct {
	Code   string // ISO 639
	Pack   Pack
	Coder  *coder.Coder
	Agenda *agenda.Words
	furn   *article.Furniture
}

// packs are the languages by code: the one table that a new language stands in.
var packs = []struct {
	code string
	load func(*lexicon.Source) (Pack, error)
}{
	{"ar", func(s *lexicon.Source) (Pack, error) { return ar.Load(s) }},
	{"en", func(s *lexicon.Source) (Pack, error) { return en.Load(s) }},
}

// Languages lists the codes of the languages that are read.
func Languages() []string {
	out := make([]string, len(packs))
	for i := range packs {
		out[i] = packs[i].code
	}
	return out
}

// Base is the code of a language that a tag names, as it stands in Languages:
// «en-GB», «ara», «English»; "" for languages that are not read.
func Base(tag string) string {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(tag)), "_", "-"), "-")
	switch base {
	case "ara", "arabic":
		base = "ar"
	case "eng", "english":
		base = "en"
	}
	for i := range packs {
		if packs[i].code == base {
			return base
		}
	}
	return ""
}

// loader loads a language when it is first needed.
type loader struct {
	code string
	get  func() (*Language, error)
}

// loaders are those of all languages of the table.
func (p *Pipeline) loaders() []*loader {
	out := make([]*loader, len(packs))
	for i := range packs {
		out[i] = &loader{packs[i].code, sync.OnceValues(func() (*Language, error) {
			return p.load(packs[i].code, packs[i].load)
		})}
	}
	return out
}

// Language returns the language of a code of Languages, loaded on first use. An
// error is data that cannot be read at all.
func (p *Pipeline) Language(code string) (*Language, error) {
	for _, l := range p.langs {
		if l.code == code {
			return l.get()
		}
	}
	return nil, fmt.Errorf("no data for language %q", code)
}

// load reads the data of a language. Frames and the words of the language know
// nothing of each other and are read side by side.
func (p *Pipeline) load(code string, pack func(*lexicon.Source) (Pack, error)) (*Language, error) {
	l := &Language{Code: code}
	words := make(chan error, 1)
	go func() {
		var err error
		l.Pack, err = pack(p.Source)
		words <- err
	}()
	err := p.meanings(l)
	if other := <-words; err == nil {
		err = other
	}
	if err != nil {
		return nil, err
	}
	l.Pack.Know(l.Coder.Frames, l.Coder.Words)
	l.Coder.Places = l.Pack
	return l, nil
}

// meanings loads the frames and what the coder has beside them.
func (p *Pipeline) meanings(l *Language) (err error) {
	l.Coder = &coder.Coder{Book: p.Book}
	if l.Coder.Frames, err = frames.Load(p.Source, l.Code, p.Book); err != nil {
		return fmt.Errorf("load frames: %w", err)
	}
	if l.Coder.Fn, err = frames.LoadFunction(p.Source, l.Code); err != nil {
		return fmt.Errorf("load function words: %w", err)
	}
	if l.Coder.Words, err = frames.LoadWords(p.Source, l.Code); err != nil {
		return fmt.Errorf("load word lists: %w", err)
	}
	if l.Coder.Salience, err = coder.LoadSalience(p.Source, l.Code); err != nil {
		return err
	}
	if l.Coder.Doubt, err = coder.LoadDoubt(p.Source, l.Code); err != nil {
		return err
	}
	if l.Coder.Likely, err = coder.LoadLikely(p.Source, l.Code); err != nil {
		return err
	}
	if l.Coder.Likely.Precedents, err = coder.LoadPrecedents(p.Source); err != nil {
		return err
	}
	if l.Agenda, err = agenda.Load(p.Source, l.Code, l.Coder.Fn); err != nil {
		return fmt.Errorf("load words of announcements: %w", err)
	}
	return p.furniture(l)
}

func (p *Pipeline) furniture(l *Language) error {
	l.furn = article.DefaultFurniture()
	files, err := p.Source.Files(l.Code + "/furniture.txt")
	if err != nil {
		return fmt.Errorf("load furniture: %w", err)
	}
	for _, f := range files {
		l.furn.Merge(article.ParseFurniture(strings.NewReader(f.Text), f.Name, p.Source.Report))
	}
	return nil
}

// Of returns the language of a document, which is found by its text where the
// document names none; Arabic for what cannot be told. An error is data that
// cannot be read at all.
func (p *Pipeline) Of(d *doc.Document) (*Language, error) {
	if d.Lang == "" {
		if d.Lang = text.Language(d.Text); Base(d.Lang) == "" {
			d.Lang = packs[0].code
		}
	}
	code := Base(d.Lang)
	if code == "" {
		code = packs[0].code
	}
	return p.Language(code)
}

// At is the language of a sentence: that of its block where it differs from the
// document's. The document must have been analysed.
func (p *Pipeline) At(d *doc.Document, sent int) *Language {
	code := d.Blocks[d.Sentences[sent].Block].Lang
	if code == "" {
		code = d.Lang
	}
	for _, l := range p.langs {
		if l.code == Base(code) {
			if lang, err := l.get(); err == nil {
				return lang
			}
		}
	}
	lang, _ := p.langs[0].get() // New has loaded it
	return lang
}

// otherBlocks marks the blocks of a document that are in another language than
// the document, where that language is read: a passage of English in an Arabic
// page.
func (p *Pipeline) otherBlocks(d *doc.Document, main *Language) {
	const few = 30 // letters from which on a block shows its language
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Lang = ""; !b.Kind.Coded() || b.Len() < few {
			continue
		}
		code := ""
		var l text.Letters
		switch l.Count(d.Text[b.Start:b.End]); {
		case main.Code == "ar" && l.Latin >= few && l.Latin*10 > l.All()*9,
			main.Code != "ar" && l.Arabic >= few && l.Arabic*10 > l.All()*7:
			code = text.Language(d.Text[b.Start:b.End])
		}
		if code == "" || code == main.Code || Base(code) == "" {
			continue
		}
		if _, err := p.Language(code); err != nil {
			d.Note("a passage is not coded: " + err.Error())
			continue
		}
		b.Lang = code
	}
}
