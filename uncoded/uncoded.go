// Package uncoded gathers what the coder could not read in documents: unknown
// names among those who act, verbs and event nouns without a frame, offices
// without a sector. It is how lexicons grow.
package uncoded

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/pipeline"
	"github.com/sijil-news/sijil/resolve"
)

// Kind is what sort of gap an item is.
type Kind string

// Kinds, with the folder of the data where an entry closes the gap.
const (
	Name   Kind = "name"   // unknown, in the place of an actor or recipient: entities/
	Verb   Kind = "verb"   // without a frame: ar/frames/
	Noun   Kind = "noun"   // names something done, without a frame: ar/frames/
	Office Kind = "office" // office or agent noun without a sector: ar/agents/
	Word   Kind = "word"   // not in the lexicon: ar/nouns/, ar/verbs/
)

// Kinds lists the kinds in the order in which they are reported.
func Kinds() []Kind { return []Kind{Name, Verb, Noun, Office, Word} }

// Where is the folder of the data where an entry closes a gap of this kind.
func (k Kind) Where() string {
	switch k {
	case Name:
		return "entities/"
	case Verb, Noun:
		return "ar/frames/"
	case Office:
		return "ar/agents/"
	}
	return "ar/nouns/, ar/verbs/"
}

// Item is one gap with the first sentence it was met in.
type Item struct {
	Kind    Kind   `json:"kind"`
	Text    string `json:"text"`           // lemma, or name as printed
	Head    string `json:"role,omitempty"` // title before a name
	Count   int    `json:"count"`
	Docs    int    `json:"docs"`
	Example string `json:"example"` // document and sentence: "id#3"
	Words   string `json:"words"`   // the sentence
	lastDoc string
}

// Counter counts gaps. It is for one goroutine.
type Counter struct {
	p     *pipeline.Pipeline
	items map[key]*Item
}

type key struct {
	kind Kind
	text string
}

// New returns an empty counter.
func New(p *pipeline.Pipeline) *Counter { return &Counter{p, map[key]*Item{}} }

// Items lists the gaps of a kind, most frequent first; top > 0 limits them.
func (c *Counter) Items(kind Kind, top int) []Item {
	out := []Item{}
	for k, it := range c.items {
		if k.kind == kind {
			out = append(out, *it)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.Count != b.Count {
			return a.Count > b.Count
		}
		return a.Text < b.Text
	})
	if top > 0 && len(out) > top {
		out = out[:top]
	}
	return out
}

// Add reads a document and counts its gaps. An error is a document on which
// the coder itself fails; what was counted before stays.
func (c *Counter) Add(d *doc.Document) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("read document %q: internal error: %v", d.ID, r)
		}
	}()
	sents, err := c.p.Analyse(d)
	if err != nil {
		return fmt.Errorf("read document %q: %w", d.ID, err)
	}
	lang, err := c.p.Of(d)
	if err != nil {
		return fmt.Errorf("read document %q: %w", d.ID, err)
	}
	refs := resolve.New(lang.Coder.Fn, lang.Coder.Words, lang.Pack.HoldersAt(d.PubTime))
	for _, s := range sents {
		refs.Learn(s)
	}
	for i, s := range sents {
		refs.Sentence(s)
		v := &view{c: c, lang: c.p.At(d, i), d: d, s: s, i: i, fired: map[int]bool{}}
		for _, f := range v.lang.Coder.Sentence(s, false).Findings() {
			v.fired[f.Pred] = true
			if f.Light != clause.None {
				v.fired[f.Light] = true
			}
		}
		v.sentence()
	}
	return nil
}

func (c *Counter) count(k Kind, text, head string, d *doc.Document, sent int) {
	if text == "" {
		return
	}
	it := c.items[key{k, text}]
	if it == nil {
		s := &d.Sentences[sent]
		it = &Item{Kind: k, Text: text, Head: head, Example: d.ID + "#" + strconv.Itoa(sent+1), Words: short(d.Text[s.Start:s.End])}
		c.items[key{k, text}] = it
	}
	if it.Head == "" {
		it.Head = head
	}
	it.Count++
	if it.Docs == 0 || it.lastDoc != d.ID {
		it.Docs++
		it.lastDoc = d.ID
	}
}

// short keeps the example from holding a whole article.
func short(s string) string {
	const most = 240
	s = strings.Join(strings.Fields(s), " ")
	n := 0
	for i := range s {
		if n++; n > most {
			return strings.Clone(s[:i]) + "…"
		}
	}
	return strings.Clone(s)
}

// view is one sentence being counted.
type view struct {
	c     *Counter
	lang  *pipeline.Language
	d     *doc.Document
	s     *clause.Sentence
	i     int
	fired map[int]bool
}

func (v *view) sentence() {
	for i := range v.s.Tokens {
		v.word(&v.s.Tokens[i])
	}
	for i := range v.s.Preds {
		v.pred(i, &v.s.Preds[i])
	}
	v.actors()
}

// word counts words that the lexicon does not know; names are counted by
// themselves where they act.
func (v *view) word(t *doc.Token) {
	switch t.POS {
	case doc.Propn, doc.Punct, doc.Num, doc.Sym:
		return
	}
	if !t.Known && v.lang.Code == "ar" && arabic(t.Stem) {
		v.c.count(Word, strings.Clone(t.Lemma), "", v.d, v.i)
	}
}

func arabic(s string) bool {
	for _, r := range s {
		if r < 0x621 || r > 0x6D3 {
			return false
		}
	}
	return len(s) > 2
}

// pred counts verbs that no frame, cue, control or support verb knows.
func (v *view) pred(i int, p *clause.Pred) {
	if !p.Verb || v.fired[i] {
		return
	}
	for _, k := range p.Keys {
		if v.lang.Pack.KnowsVerb(k) {
			return
		}
	}
	t := &v.s.Tokens[p.Tok]
	if t.Known && !v.lang.Pack.Auxiliary(t) {
		v.c.count(Verb, t.Lemma, "", v.d, v.i)
	}
}

// actors counts who stands in the place of an actor or recipient: subjects and
// objects of verbs that code something, genitives of event nouns.
func (v *view) actors() {
	seen := map[int]bool{}
	for i := range v.s.Preds {
		p := &v.s.Preds[i]
		for _, a := range p.Args {
			if a.Phrase == clause.None || a.Kind == frames.Prep && a.Prep == "في" {
				continue
			}
			for ph, n := a.Phrase, 0; ph != clause.None && n < 12; n++ {
				if !seen[ph] {
					seen[ph] = true
					v.phrase(ph, p, &a)
				}
				ph = v.s.Phrases[ph].Next
			}
		}
	}
}

func (v *view) phrase(id int, p *clause.Pred, a *clause.Arg) {
	ph := &v.s.Phrases[id]
	w := &ph.Who
	switch {
	case ph.Pron || w.Pending != "":
	case w.Kind == "agent" && v.nameIn(ph) != "":
		v.c.count(Name, v.nameIn(ph), w.Actor.Role, v.d, v.i)
	case w.Kind == "name":
		name := w.Actor.Name
		if name == "" {
			name = w.Actor.Text
		}
		if v.common(ph) {
			return
		}
		v.c.count(Name, strings.Clone(name), w.Actor.Role, v.d, v.i)
	case w.Kind == "agent" && w.Actor.Sector == "":
		v.c.count(Office, v.s.Tokens[ph.Head].Lemma, "", v.d, v.i)
	case !w.CanAct():
		v.nothing(ph, p, a)
	}
}

// nameIn is the unknown name that follows an office in its phrase, or "".
func (v *view) nameIn(ph *clause.Phrase) string {
	from := ph.From + 1
	for from < ph.To && !(v.s.Tokens[from].POS == doc.Propn && !v.s.Tokens[from].Known) {
		from++
	}
	to := from
	for to < ph.To && v.s.Tokens[to].POS == doc.Propn {
		to++
	}
	if from >= to {
		return ""
	}
	return strings.Clone(v.d.Text[v.s.Tokens[from].StemOrWordStart():v.s.Tokens[to-1].End])
}

// common tells whether a phrase taken for a name is made of common nouns and
// numbers.
func (v *view) common(ph *clause.Phrase) bool {
	for k := ph.From; k < ph.To; k++ {
		switch t := &v.s.Tokens[k]; t.POS {
		case doc.Propn, doc.X:
			return false
		case doc.Num:
			return true
		default:
			if !t.Known {
				return false
			}
		}
	}
	return true
}

// nothing is a phrase that stands for nobody: an event noun unknown to the
// frames, or somebody whose noun is not listed.
func (v *view) nothing(ph *clause.Phrase, p *clause.Pred, a *clause.Arg) {
	t := &v.s.Tokens[ph.Head]
	if t.POS != doc.Noun || !t.Known {
		return
	}
	key := frames.Key(t.Lemma)
	if v.lang.Pack.KnowsNoun(key) {
		return
	}
	switch {
	case t.Feats.VerbForm == doc.Masdar:
		verb := v.lang.Pack.VerbOf(t)
		if verb == "" || !v.lang.Pack.KnowsVerb(verb) {
			v.c.count(Noun, t.Lemma, "", v.d, v.i)
		}
	case v.supported(p, a):
		v.c.count(Noun, t.Lemma, "", v.d, v.i)
	case t.Feats.VerbForm == doc.ActivePart && a.Kind == frames.Subj:
		v.c.count(Office, t.Lemma, "", v.d, v.i)
	}
}

// supported tells whether the place is where a support verb has its event noun.
func (v *view) supported(p *clause.Pred, a *clause.Arg) bool {
	for _, k := range p.Keys {
		for _, s := range v.lang.Coder.Words.Support[k] {
			if s.Noun.Kind == a.Kind && (a.Kind != frames.Prep || s.Noun.Prep == a.Prep) {
				return true
			}
		}
	}
	return false
}
