// Package ar reads Arabic: it tags words, finds names, cuts sentences into
// phrases and clauses, and hands the coder a clause.Sentence.
package ar

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/ar/morph"
	"github.com/sijil-news/sijil/lang/ar/quant"
	"github.com/sijil-news/sijil/lang/ar/when"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// Pack is the Arabic language pack. It is built once and safe for concurrent
// use.
type Pack struct {
	Morph      *morph.Lexicon
	Frames     *frames.Set
	Words      *frames.Words
	names      *names
	gram       *grammar
	when       *when.Lexicon
	quant      *quant.Lexicon
	trig       map[string]bool     // keys of event nouns
	opinions   map[string]bool     // those of them that frames know only as what is said of something
	verbs      map[string]bool     // keys of verbs that frames, cues, controls know
	takes      map[string][]string // the prepositions that a verb or event noun is known to take, by key
	twoObjects map[string]bool     // verbs, by key, that frames give two objects
	bringsOn   map[string]bool     // verbs, by key, that do with a noun for their second object what befalls the first: «كبّد»
	oneObject  map[string]bool     // verbs, by key, that frames give an object
	actsOn     map[string]bool     // verbs, by key, that frames give one object alone, or ask for it
	ascribing  []string            // the prepositions before whom support verbs say a deed is of
	does       map[string]bool     // verbs, by key, whose subject acts on an object by some frame

	parsers sync.Pool // *parser

	spellings spellings
	given     *lexicon.Index         // the names of persons among the nouns, folded
	posts     func() lexicon.Tenures // listed when a document first needs them
}

// Load builds the pack from the data; what is wrong there is reported to s.
// Names and the words of the lexicon are read side by side. Before its first
// sentence the pack must be told the frames, see Know.
func Load(s *lexicon.Source) (*Pack, error) {
	p := &Pack{names: newNames()}
	p.posts = sync.OnceValue(func() lexicon.Tenures { return lexicon.TenuresOf(p.names.byID) })
	nisbas := make(chan []morph.Noun, 1)
	named := make(chan error, 1)
	go func() { named <- p.loadNames(s, nisbas) }()
	weights, morphErr := p.loadMorph(s, nisbas)
	if err := <-named; err != nil {
		return nil, err
	}
	if morphErr != nil {
		return nil, fmt.Errorf("load Arabic lexicon: %w", morphErr)
	}
	p.names.declare(p.Morph)
	p.Morph.Weigh(weights)
	return p, nil
}

// Know tells the pack the frames and the word lists beside them.
func (p *Pack) Know(set *frames.Set, words *frames.Words) {
	p.Frames, p.Words = set, words
	p.index()
	set.Number(p.vocabulary())
	words.Number(p.vocabulary())
}

// loadNames reads all that is named, and the small sets of grammar, time and
// number. It sends the relational adjectives of entities as soon as they are
// known, and in any case something.
func (p *Pack) loadNames(s *lexicon.Source, nisbas chan<- []morph.Noun) (err error) {
	err = lexicon.Entities(s, p.names)
	nisbas <- p.names.nouns
	if err != nil {
		return fmt.Errorf("load entities: %w", err)
	}
	if err := p.names.loadAgents(s); err != nil {
		return fmt.Errorf("load agents: %w", err)
	}
	if p.spellings, err = loadSpellings(s); err != nil {
		return fmt.Errorf("load Latin spellings: %w", err)
	}
	if p.gram, err = loadGrammar(s); err != nil {
		return fmt.Errorf("load Arabic grammar: %w", err)
	}
	if p.when, err = when.Load(s); err != nil {
		return fmt.Errorf("load words of time: %w", err)
	}
	if p.quant, err = quant.Load(s); err != nil {
		return fmt.Errorf("load words of number: %w", err)
	}
	return nil
}

// loadMorph builds the lexicon from its files and the adjectives that come; it
// returns how common its words are, to be told when it has them all.
func (p *Pack) loadMorph(s *lexicon.Source, nisbas <-chan []morph.Noun) ([]morph.Weight, error) {
	verbs, err := read(s, "ar/verbs", 0, morph.AppendVerbs)
	if err != nil {
		return nil, err
	}
	nouns, err := read(s, "ar/nouns", 1000, morph.AppendNouns)
	if err != nil {
		return nil, err
	}
	closed, err := read(s, "ar/closed.txt", 500, morph.AppendClosed)
	if err != nil {
		return nil, err
	}
	weights, err := read(s, "ar/stems.txt", 0, morph.AppendWeights)
	if err != nil {
		return nil, err
	}
	p.given = lexicon.NewIndex(2500)
	for i := range nouns {
		if nouns[i].POS == doc.Propn {
			p.given.AddString(text.Fold(nouns[i].Lemma))
		}
	}
	p.Morph = morph.NewLexicon(verbs, append(nouns, <-nisbas...), closed)
	return weights, nil
}

// read parses the files in dir; room is for how many entries there shall be
// space beside one a line.
func read[T any](s *lexicon.Source, dir string, room int, parse func(dst []T, text, file string, report morph.Report) []T) ([]T, error) {
	files, err := s.Files(dir)
	if err != nil {
		return nil, err
	}
	for i := range files {
		room += strings.Count(files[i].Text, "\n") + 1
	}
	out := make([]T, 0, room)
	for i := range files {
		out = parse(out, files[i].Text, files[i].Name, s.Report)
	}
	return out, nil
}

// index collects the keys that make a noun a predicate.
func (p *Pack) index() {
	p.trig, p.verbs, p.opinions = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for k, entries := range p.Frames.Nouns {
		p.trig[k] = true
		if !slices.ContainsFunc(entries, func(e frames.Entry) bool { return !e.Unit.Takes(frames.Topic) }) {
			p.opinions[k] = true
		}
	}
	for k := range p.Frames.Lights {
		p.trig[k] = true
	}
	for k := range p.Frames.Verbs {
		p.verbs[k] = true
	}
	for k := range p.Words.Cues {
		p.trig[k], p.verbs[k] = true, true
	}
	for k := range p.Words.Control {
		p.trig[k], p.verbs[k] = true, true
	}
	for k := range p.Words.Support {
		p.verbs[k] = true
	}
	for k := range p.opinions {
		if _, cue := p.Words.Cues[k]; cue || len(p.Words.Control[k])+len(p.Frames.Lights[k]) > 0 {
			delete(p.opinions, k)
		}
	}
	p.listPreps()
}

// farReading is how much less likely than the tagger's another reading of the
// same letters may be and still be looked up.
const farReading = 1.6

// verbLemmas are the folded lemmas a finite verb may belong to: the tagger's
// first, then other readings of the same letters that frames know, are about as
// likely and fit the mood: «لا يقل» is of قلّ alone, أقال would need a jussive.
func (p *Pack) verbLemmas(t *doc.Token, key string) []string {
	out := []string{key}
	p.Morph.Look(t.Fold, func(readings []morph.Analysis) { out = p.likelyLemmas(out, t, readings) })
	return out
}

// likelyLemmas adds the lemmas of such readings to out.
func (p *Pack) likelyLemmas(out []string, t *doc.Token, readings []morph.Analysis) []string {
	indicative := t.Feats.Mood&doc.Indicative != 0
	var own float32 = -100
	for i := range readings {
		if a := &readings[i]; a.POS == doc.Verb && a.Lemma == t.Lemma {
			own = max(own, a.Score)
		}
	}
	for i := range readings {
		a := &readings[i]
		if a.Score < own-farReading || indicative && a.Feats.Mood&doc.Indicative == 0 {
			continue
		}
		if a.POS != doc.Verb || a.Pro != t.Pro || a.Enc != t.Enc || a.Feats.Person != t.Feats.Person || a.Feats.Aspect != t.Feats.Aspect {
			continue
		}
		if k := text.Key(a.Lemma); p.verbs[k] && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

func (p *Pack) isCue(pr *clause.Pred) bool {
	for _, k := range pr.Keys {
		if _, ok := p.Words.Cues[k]; ok {
			return true
		}
	}
	return false
}

// Sentence analyses one sentence. src is the document's text, tokens those of
// the sentence as cut by text.Tokens; they are tagged in place. published dates
// offices and what is told in relative words; zero where unknown.
func (p *Pack) Sentence(src string, tokens []doc.Token, published time.Time) *clause.Sentence {
	out := new(clause.Sentence)
	p.Into(out, src, tokens, published)
	return out
}

// Cut appends the tokens of a span of text to dst and returns where, counted
// from the first of them, each sentence ends.
func (p *Pack) Cut(src string, span doc.Span, dst []doc.Token) (tokens []doc.Token, ends []int) {
	from := len(dst)
	tokens = text.Tokens(src, span, dst)
	return tokens, text.Sentences(tokens[from:])
}

// Into is Sentence in the memory of out, whatever stood there.
func (p *Pack) Into(out *clause.Sentence, src string, tokens []doc.Token, published time.Time) {
	month := 0
	if !published.IsZero() {
		month = published.Year()*100 + int(published.Month())
	}
	p.Morph.Tag(src, tokens)
	ps, _ := p.parsers.Get().(*parser)
	if ps == nil {
		ps = new(parser)
	}
	defer p.parsers.Put(ps)
	ps.begin(p, out, src, tokens, month)
	p.statesAreNames(tokens)
	p.placesStayWhole(tokens)
	p.namesStayWhole(tokens)
	p.lettersStayWhole(tokens)
	p.adjectivesInYa(src, tokens)
	p.givenNames(src, tokens)
	p.personNames(src, tokens)
	constructPlurals(tokens)
	p.relativeVerbs(tokens)
	p.clausesOfNouns(tokens)
	p.verbsWithObjects(tokens)
	p.gatheringVerbs(tokens)
	p.accusativesNotDuals(tokens)
	p.dualVerbs(tokens)
	p.twinnedVerbs(tokens)
	p.verbsAfterOpenNouns(tokens)
	p.verbsAfterAccusatives(tokens)
	p.verbsAfterFronted(tokens)
	p.ascribedDeeds(tokens)
	p.verbsThatOpen(tokens)
	p.verbsLikePrepositions(tokens)
	p.hoursAside(tokens)
	p.verbsBehindWho(tokens)
	p.weDid(tokens)
	p.bothDid(tokens)
	p.alsoDemanded(tokens)
	p.objectMasdars(tokens)
	p.objectDeeds(tokens)
	p.pluralsOwned(tokens)
	p.verbsBeforeMen(tokens)
	p.toldOfOthers(tokens)
	p.namesGoOn(tokens)
	p.listedOffices(tokens)
	ps.hits = p.dropNamesakes(src, tokens, p.find(tokens, ps.hits))
	p.givingMasdars(tokens, ps.hits)
	p.condemnedMasdars(tokens, ps.hits)
	p.thingsBehindNames(tokens, ps.hits)
	p.verbsAfterTopics(tokens, ps.hits)
	p.verbsOfTopics(tokens)
	p.verbsByGender(tokens, ps.hits)
	p.deedsAlso(tokens, ps.hits)
	ps.know() // from here on no token is read otherwise
	for range tokens {
		ps.hitAt = append(ps.hitAt, -1)
	}
	for i, h := range ps.hits {
		for k := h.from; k < h.to; k++ {
			ps.hitAt[k] = int16(i)
		}
	}
	ps.classify()
	ps.chunks()
	ps.timesFrom()
	ps.clauses()
	ps.eventNouns()
	ps.duties()
	ps.loosen()
	ps.sites()
	out.Amounts = p.quant.Find(tokens)
	out.Times = p.when.Find(tokens, out.Amounts, published)
	out.Amounts = quant.Outside(out.Amounts, out.Times)
	ps.out, ps.tk, ps.src = nil, nil, ""
}

// describesMasdar tells whether a state named by a word that is also a
// relational adjective stands behind a masdar that it describes: «فساد مالي» is
// financial. Its own adjective («روسيا» read as one) is none.
func (p *Pack) describesMasdar(tk []doc.Token, h hit) bool {
	if h.to != h.from+1 || h.from == 0 || h.e.ent == nil || h.e.ent.Kind != "state" || h.e.kin != lexicon.OwnName {
		return false
	}
	t, b := &tk[h.from], &tk[h.from-1]
	return t.POS == doc.Adj && strings.HasSuffix(t.Lemma, "ي") && p.names.nisba.find(t.Key) == nil && t.Pro == 0 && b.POS == doc.Noun && b.Feats.VerbForm == doc.Masdar && !b.Pro.Has(doc.ProAl) && b.Enc == "" && b.Feats.Gender == doc.Masc
}

// deedNotWoman tells whether the feminine of an agent word is rather the masdar it
// looks like: «مراقبة الحدود» is watching, not a woman who watches.
func deedNotWoman(tk []doc.Token, h hit) bool {
	if h.e.agent == nil || h.to != h.from+1 || h.to == len(tk) {
		return false
	}
	t, next := &tk[h.from], &tk[h.to]
	name, fem := strings.CutSuffix(t.Stem, "ة")
	if !fem || t.Feats.VerbForm != doc.Masdar || t.Pro.Has(doc.ProAl) || t.Enc != "" || text.Fold(h.e.agent.Name) != name {
		return false
	}
	return next.POS == doc.Noun && next.Pro&^doc.ProAl == 0 || next.POS == doc.Propn
}

// describesPlace tells whether the feminine of an agent word is the adjective of
// the place before it: «المحافظات المحررة» are liberated, no editor.
func (p *Pack) describesPlace(tk []doc.Token, h hit) bool {
	if h.e.agent == nil || h.to != h.from+1 || h.from == 0 {
		return false
	}
	t, b := &tk[h.from], &tk[h.from-1]
	if t.POS != doc.Adj || t.Feats.Gender != doc.Fem || t.Enc != "" || t.Pro != doc.ProAl || !b.Pro.Has(doc.ProAl) || b.Enc != "" {
		return false
	}
	return b.POS == doc.Noun && (p.gram.in(b.Stem).has(setLand|setSite) || p.gram.in(b.Key).has(setLand|setSite))
}

// quarterOf tells whether a quarter of the compass stands before the name of a medium,
// which then is the place that the word also means: «شرق الجزيرة» is of an island.
func (p *Pack) quarterOf(tk []doc.Token, h hit) bool {
	return h.e.ent != nil && h.e.ent.Kind == "media" && h.to == h.from+1 && h.from > 0 && p.gram.in(tk[h.from-1].Stem).has(setSide)
}

// statesAreNames turns a word that was read as a verb into the state, town or other
// place it also names («قطر», «وتشاد», «تعز»): in news the name is meant.
func (p *Pack) statesAreNames(tokens []doc.Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.POS != doc.Verb || t.Enc != "" || t.Feats.Aspect == doc.Imperative {
			continue
		}
		word, cut := t.Fold, 0
		if t.Pro.Has(doc.ProWa) || t.Pro.Has(doc.ProFa) {
			cut = len("و")
			word = word[cut:]
		}
		next, ok := p.names.trie.Step(0, word)
		if !ok {
			continue
		}
		for _, v := range p.names.trie.Values(next) {
			e := &p.names.entries[v]
			if e.ent != nil && e.kin == lexicon.OwnName && !e.al && (e.ent.Kind == "state" || e.ent.IsPlace() && (seldom(&t.Feats) || p.behindLand(tokens, i))) {
				t.POS, t.Stem, t.Lemma, t.Key, t.Feats = doc.Propn, word, word, word, doc.Feats{}
				t.Lex = new(doc.Lex)
				t.Pro &= doc.ProWa | doc.ProFa
				t.StemStart = t.Start + cut
				break
			}
		}
	}
}

// seldom tells of forms of the verb that news hardly has: «آسيا», «وأبين» are places.
func seldom(f *doc.Feats) bool {
	return f.Number == doc.Dual && f.Aspect == doc.Perfect || f.Person == 2 || f.Number == doc.Plur && f.Gender == doc.Fem
}

// behindLand tells whether a noun that goes before names of places stands right before
// token i: «محافظة تعز».
func (p *Pack) behindLand(tokens []doc.Token, i int) bool {
	return i > 0 && tokens[i].Pro == 0 && tokens[i-1].POS != doc.Verb && !tokens[i-1].Pro.Has(doc.ProAl) && tokens[i-1].Enc == "" && p.gram.in(tokens[i-1].Stem).has(setLand|setSite)
}

// Entity returns an entity by id, or nil.
func (p *Pack) Entity(id string) *lexicon.Entity { return p.names.byID[id] }
