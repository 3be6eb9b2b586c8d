package ar

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// known is what the lists of the data say of a reading of a word. It is asked
// once a reading and kept with it (doc.Lex): most words of a text are common.
type known struct {
	clause.Numbers // in the vocabulary

	stemIn, keyIn gramSets // the sets of grammar its stem and its key are in

	lemmas          []string        // of a finite verb, see verbLemmas
	verb, verbLemma string          // of a masdar or participle: its verb, key and lemma
	trigger         bool            // a noun that may name something done
	named           bool            // the same by the noun itself, whatever its verb
	opinion         bool            // only where it is said of something: «القرار كارثة»
	person          bool            // may be an adjective by its form and is listed as a noun alone
	hal             []string        // of a participle that may carry on a clause: its verbs, see participleVerbs
	nisba           *lexicon.Entity // whose relational adjective the lemma is
	nisbaStem       *lexicon.Entity // the same of the stem
}

// known returns what is known of a token.
func (p *Pack) known(t *doc.Token) *known {
	if t.Lex == nil {
		return p.ask(t)
	}
	if k, ok := t.Lex.Memo.Load().(*known); ok {
		return k
	}
	k := p.ask(t)
	t.Lex.Memo.Store(k)
	return k
}

func (p *Pack) ask(t *doc.Token) *known {
	words := p.vocabulary()
	k := &known{Numbers: clause.Numbers{Stem: words.Number(t.Stem), Key: words.Number(t.Key)}}
	k.stemIn, k.keyIn = p.gram.in(t.Stem), p.gram.in(t.Key)
	switch t.POS {
	case doc.Punct:
		return k
	case doc.Verb:
		k.lemmas = p.verbLemmas(t, foldLemma(t))
		return k
	}
	if f := t.Feats.VerbForm; f == doc.Masdar || f == doc.ActivePart {
		if v := p.Morph.VerbOf(t.Lemma); v != nil {
			k.verb, k.verbLemma = text.Key(v.Lemma), v.Lemma
		}
	}
	k.person = (t.POS == doc.Adj || t.POS == doc.Noun) && p.Morph.NounOnly(strings.TrimSuffix(t.Key, "ة"))
	k.named = p.trig[t.Key] || p.trig[t.Stem]
	k.opinion = k.named && (!p.trig[t.Key] || p.opinions[t.Key]) && (!p.trig[t.Stem] || p.opinions[t.Stem]) && !p.verbs[k.verb]
	k.hal = p.participleVerbs(t)
	k.trigger = k.named || k.verb != "" && p.verbs[k.verb]
	k.nisba = p.names.nisba.find(t.Key)
	k.nisbaStem = k.nisba
	if t.Stem != t.Key {
		k.nisbaStem = p.names.nisba.find(t.Stem)
	}
	return k
}

// vocabulary numbers all words of names and those that frames and the lists
// beside them look for.
func (p *Pack) vocabulary() *lexicon.Index { return p.names.trie.Words() }

// know asks for all tokens of the sentence.
func (ps *parser) know() {
	ps.known = ps.known[:0]
	for i := range ps.tk {
		k := ps.ofMark(&ps.tk[i])
		if k == nil {
			k = ps.p.known(&ps.tk[i])
		}
		ps.known = append(ps.known, k)
		ps.out.Numbers = append(ps.out.Numbers, k.Numbers)
	}
}

// maxMarks is how many different marks are remembered at most.
const maxMarks = 16

// ofMark returns what is known of a mark, which has no Lex to keep it in; nil
// for words.
func (ps *parser) ofMark(t *doc.Token) *known {
	if t.POS != doc.Punct || t.Key != t.Stem {
		return nil
	}
	for i := range ps.marks {
		if ps.marks[i].text == t.Stem {
			return ps.marks[i].known
		}
	}
	k := ps.p.ask(t)
	if len(ps.marks) < maxMarks {
		ps.marks = append(ps.marks, mark{strings.Clone(t.Stem), k})
	}
	return k
}

// mark is a punctuation mark and what is known of it.
type mark struct {
	text  string
	known *known
}

// stemIn tells whether the stem of the i-th token is in one of the sets.
func (ps *parser) stemIn(i int, sets gramSets) bool { return ps.known[i].stemIn.has(sets) }

// keyIn tells the same of its key.
func (ps *parser) keyIn(i int, sets gramSets) bool { return ps.known[i].keyIn.has(sets) }
