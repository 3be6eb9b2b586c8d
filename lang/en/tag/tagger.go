package tag

import (
	_ "embed" // the weights
	"fmt"
	"strings"
	"sync"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/morph"
)

//go:embed weights.bin
var weights []byte

// Tagger gives tags to words. It is safe for concurrent use.
type Tagger struct {
	m      *model
	lex    *morph.Lexicon
	spare  sync.Pool // of *memory
	lemmas cache
}

// New returns a tagger with the built-in weights. lex gives the lemmas; where
// it is nil tokens get none.
func New(lex *morph.Lexicon) (*Tagger, error) {
	t, err := Decode(weights)
	if err != nil {
		return nil, fmt.Errorf("read the built-in weights of the English tagger (train them again with tools/entagger): %w", err)
	}
	t.lex = lex
	return t, nil
}

// Decode returns a tagger with the weights that Train returned. It gives no
// lemmas.
func Decode(b []byte) (*Tagger, error) {
	m, err := decode(b)
	if err != nil {
		return nil, err
	}
	t := &Tagger{m: m}
	t.spare.New = func() any { return newMemory() }
	return t, nil
}

// Tags appends the tag of each word of one sentence to dst.
func (t *Tagger) Tags(words []string, dst []Tag) []Tag {
	mem := t.spare.Get().(*memory)
	defer t.spare.Put(mem)
	return t.run(mem.look(t.m, len(words), func(i int) string { return words[i] }), mem, dst)
}

// Sentence appends the tag of each token of one sentence to dst and gives the
// tokens their part of speech, features, lemma and key. A token's word is
// text[Start:End], its Fold is the word folded. A noun in -ing that is the form
// of a verb (the bombing) is a Masdar; its lemma is the noun.
func (t *Tagger) Sentence(text string, tokens []doc.Token, dst []Tag) []Tag {
	mem := t.spare.Get().(*memory)
	defer t.spare.Put(mem)
	forms := mem.look(t.m, len(tokens), func(i int) string { return text[tokens[i].Start:tokens[i].End] })
	return t.tokens(forms, mem, tokens, dst)
}

// Form looks a word up, for Forms.
func (t *Tagger) Form(word string) *Form { return t.m.form(word) }

// Forms is Sentence for who keeps the forms of words: those of the tokens.
func (t *Tagger) Forms(forms []*Form, tokens []doc.Token, dst []Tag) []Tag {
	mem := t.spare.Get().(*memory)
	defer t.spare.Put(mem)
	return t.tokens(forms, mem, tokens, dst)
}

func (t *Tagger) tokens(forms []*Form, mem *memory, tokens []doc.Token, dst []Tag) []Tag {
	from := len(dst)
	dst = t.run(forms, mem, dst)
	for i, tag := range dst[from:] {
		tok := &tokens[i]
		tok.POS, tok.Feats = tag.POS(), tag.Feats()
		if tag == NN && ends(tok.Fold, "ing") && t.m.stem(tok.Fold, "", "ing").has(VB) {
			tok.Feats.VerbForm = doc.Masdar
		}
		if t.lex == nil {
			continue
		}
		tok.Lemma = t.lemma(tok.Fold, tag, tok)
		tok.Key = tok.Lemma
	}
	return dst
}

// lemma remembers lemmas, so that a word is analysed once.
func (t *Tagger) lemma(fold string, tag Tag, tok *doc.Token) string {
	if tag.Noun() && tok.Feats.Number != doc.Plur || tok.POS == doc.Propn || tok.POS == doc.Punct {
		return fold
	}
	if l, ok := t.lemmas.find(fold, tag); ok {
		return l
	}
	return t.lemmas.put(fold, tag, t.lex.Lemma(fold, tok.POS, tok.Feats))
}

// run tags the words of one sentence.
func (t *Tagger) run(forms []*Form, mem *memory, dst []Tag) []Tag {
	ws := t.m.words(forms, mem)
	p1, p2, c := None, None, clauseState(0)
	for i := 2; i < len(forms)+2; i++ {
		tag := ws[i].fixed
		if tag == None {
			tag = t.m.best(ws, i, p1, p2, c)
		}
		dst = append(dst, tag)
		p1, p2, c = tag, p1, c.after(tag)
	}
	return dst
}

// allowed leaves out nouns and adjectives right after an infinitive's to or a
// modal where the word may be a base form.
func allowed(may mask, before Tag) mask {
	if (before == TO || before == MD) && may.has(VB) {
		return may &^ set(NN, NNS, NNP, NNPS, JJ, VBP)
	}
	return may
}

// Parse returns the tag of that name: one of the Penn Treebank, or with "Aux"
// before that of a verb for an auxiliary, "Sub" for a subordinator, "Not".
func Parse(name string) (Tag, bool) {
	switch name {
	case "Sub":
		return Sub, true
	case "Not":
		return Not, true
	}
	from := NN
	if rest, ok := strings.CutPrefix(name, "Aux"); ok {
		from, name = AuxVB, rest
	}
	for t := from; t < numTags; t++ {
		if table[t].name == name {
			return t, true
		}
	}
	return None, false
}
