// Package en reads English: it cuts text into words and sentences, finds names,
// phrases and clauses, and hands the coder a clause.Sentence.
package en

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/en/morph"
	"github.com/sijil-news/sijil/lang/en/quant"
	"github.com/sijil-news/sijil/lang/en/tag"
	"github.com/sijil-news/sijil/lang/en/when"
	"github.com/sijil-news/sijil/lexicon"
)

// Pack is the English language pack. It is built once and safe for concurrent
// use.
type Pack struct {
	frames   *frames.Set
	lists    *frames.Words
	morph    *morph.Lexicon
	tagger   *tag.Tagger
	names    *names
	gram     *grammar
	when     *when.Lexicon
	quant    *quant.Lexicon
	abbr     map[string]abbreviation
	starters map[string]bool        // words that begin a sentence after «U.S.»
	phrases  map[string][][]string  // listed verbs of several words by their first
	parsers  sync.Pool              // *parser
	posts    func() lexicon.Tenures // listed when a document first needs them
}

// Load builds the pack from the data; what is wrong there is reported to s.
// Before its first sentence the pack must be told the frames, see Know.
func Load(s *lexicon.Source) (*Pack, error) {
	p := &Pack{names: newNames()}
	p.posts = sync.OnceValue(func() lexicon.Tenures { return lexicon.TenuresOf(p.names.byID) })
	if err := p.load(s); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Pack) load(s *lexicon.Source) (err error) {
	if err := p.loadClosed(s); err != nil {
		return fmt.Errorf("load English words: %w", err)
	}
	if p.gram, err = loadGrammar(s); err != nil {
		return fmt.Errorf("load English grammar: %w", err)
	}
	if p.when, err = when.Load(s); err != nil {
		return fmt.Errorf("load English words of time: %w", err)
	}
	if p.quant, err = quant.Load(s); err != nil {
		return fmt.Errorf("load English words of number: %w", err)
	}
	if p.morph, err = morph.Load(s); err != nil {
		return fmt.Errorf("load irregular English words: %w", err)
	}
	// lemmas are set by know, so that the tagger need not
	if p.tagger, err = tag.New(nil); err != nil {
		return err
	}
	if err := p.names.loadSpellings(s); err != nil {
		return fmt.Errorf("load spellings of names: %w", err)
	}
	if err := lexicon.EntitiesIn(s, p.names, true); err != nil {
		return fmt.Errorf("load entities: %w", err)
	}
	if err := p.names.loadAgents(s); err != nil {
		return fmt.Errorf("load English agents: %w", err)
	}
	return nil
}

// vocab numbers all words of names and those that frames and lists name.
func (p *Pack) vocab() *lexicon.Index { return p.names.trie.Words() }

// Know tells the pack the frames and the word lists beside them.
func (p *Pack) Know(set *frames.Set, words *frames.Words) {
	p.frames, p.lists = set, words
	set.Number(p.vocab())
	words.Number(p.vocab())
	p.phrases = map[string][][]string{}
	p.listPhrases(words)
	for _, entries := range set.Lights {
		for _, e := range entries {
			p.phrase(e.Word.Verb)
		}
	}
	for _, entries := range set.Verbs {
		for _, e := range entries {
			p.phrase(strings.Join(e.Word.Parts, " "))
		}
	}
}

// listPhrases notes the verbs of several words of the lists.
func (p *Pack) listPhrases(words *frames.Words) {
	for k := range words.Support {
		p.phrase(k)
	}
	for k := range words.Control {
		p.phrase(k)
	}
	for k := range words.Cues {
		p.phrase(k)
	}
}

func (p *Pack) phrase(key string) {
	parts := strings.Fields(key)
	if len(parts) < 2 {
		return
	}
	for _, old := range p.phrases[parts[0]] {
		if strings.Join(old, " ") == key {
			return
		}
	}
	p.phrases[parts[0]] = append(p.phrases[parts[0]], parts)
}

// Into analyses a sentence in the memory of out; the tokens, as Cut gave them,
// are tagged in place. published dates offices and what is told in relative
// words; zero where unknown.
func (p *Pack) Into(out *clause.Sentence, src string, tokens []doc.Token, published time.Time) {
	ps, _ := p.parsers.Get().(*parser)
	if ps == nil {
		ps = &parser{}
	}
	defer p.parsers.Put(ps)
	month := 0
	if !published.IsZero() {
		month = published.Year()*100 + int(published.Month())
	}
	ps.begin(p, out, src, tokens, month)
	ps.foldAll()
	ps.tags = p.tagger.Forms(ps.forms, tokens, ps.tags[:0])
	ps.retag()
	ps.know()
	ps.find()
	ps.reread()
	ps.verbGroups()
	ps.chunks()
	ps.ages()
	ps.coordinate()
	ps.reduced()
	ps.eventNouns()
	ps.clauses()
	ps.governors()
	out.Amounts = p.quant.Find(tokens, ps.numbers)
	out.Times = p.when.Find(tokens, ps.times, out.Amounts, published)
	out.Amounts = quant.Outside(out.Amounts, out.Times)
	ps.out, ps.tk, ps.src = nil, nil, ""
}

// Entity returns an entity by id, or nil.
func (p *Pack) Entity(id string) *lexicon.Entity { return p.names.byID[id] }
