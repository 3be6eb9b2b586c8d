// Package explain shows how a text was read: the words with their analysis,
// who is mentioned, the clauses as found, the frames that fired and those that
// nearly did. It is the working tool of whoever writes language data.
package explain

import (
	"fmt"
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/pipeline"
	"github.com/sijil-news/sijil/resolve"
)

// Sentence is how one sentence was read.
type Sentence struct {
	Number   int           `json:"number"` // from 1, in the document
	Block    doc.BlockKind `json:"block"`
	Text     string        `json:"text"`
	doc.Span               // in the document's text
	Tokens   []Token       `json:"tokens"`
	Mentions []Mention     `json:"mentions"`
	Clauses  []*Clause     `json:"clauses"`
	Frames   []Frame       `json:"frames"`
	Misses   []Miss        `json:"near_misses"`
	Quotes   []doc.Quote   `json:"quotes,omitempty"`

	Numbers []doc.Quantity   `json:"numbers,omitempty"`
	Agenda  []doc.AgendaItem `json:"agenda,omitempty"`
	Notes   []string         `json:"notes,omitempty"`
}

// Token is a word with its analysis.
type Token struct {
	doc.Span
	Text  string `json:"text"`
	Pro   string `json:"proclitics,omitempty"` // with + between
	Stem  string `json:"stem"`                 // as printed, without clitics
	Enc   string `json:"enclitic,omitempty"`
	Lemma string `json:"lemma"`
	POS   string `json:"pos"`
	Feats string `json:"features,omitempty"`
	Gloss string `json:"gloss,omitempty"`
	Known bool   `json:"known"` // the lemma is in the lexicon
}

// Mention is a phrase that may take part in an event.
type Mention struct {
	From, To int    // tokens, half-open
	Text     string `json:"text"`
	Kind     string `json:"kind"`
	Who      string `json:"who"` // name, code and sector
	Pending  string `json:"pending,omitempty"`
	Why      string `json:"why,omitempty"` // where several places share the name: which one is meant, and why
}

// Clause is a predicate with its arguments and what hangs on it.
type Clause struct {
	Word     string    `json:"word"`
	Lemma    string    `json:"lemma"`
	Verb     bool      `json:"verb"`
	Relation string    `json:"relation"`
	Marks    []string  `json:"marks,omitempty"` // negated, future …
	Args     []Arg     `json:"args"`
	Inside   []*Clause `json:"inside,omitempty"`
}

// Arg is a phrase in its place at a predicate.
type Arg struct {
	Place string `json:"place"` // subj, obj, gen, prep:X …
	Text  string `json:"text"`
	Who   string `json:"who,omitempty"`
}

// Frame is a frame that fired.
type Frame struct {
	ID    string    `json:"id"`
	Place string    `json:"place"` // file:line
	Unit  string    `json:"unit"`  // the words of the frame that matched
	Word  string    `json:"word"`  // as printed
	Score float64   `json:"score"`
	Slots []Arg     `json:"slots"`
	Event doc.Event `json:"event"`
}

// Miss is a frame that knows a word and did not fire.
type Miss struct {
	Word  string `json:"word"`
	Frame string `json:"frame"`
	Why   string `json:"why"`
}

// Explainer explains documents. It is safe for concurrent use.
type Explainer struct {
	p     *pipeline.Pipeline
	gloss map[string]string
}

// New returns an explainer over a pipeline.
func New(p *pipeline.Pipeline) (*Explainer, error) {
	g, err := glosses(p.Source)
	if err != nil {
		return nil, err
	}
	return &Explainer{p, g}, nil
}

// Over returns an explainer that leaves the glosses of nouns out.
func Over(p *pipeline.Pipeline) *Explainer { return &Explainer{p: p} }

// Document codes the document as the pipeline does and tells how each of its
// sentences was read. An error is a sentence on which the coder itself fails;
// those before it are returned.
func (x *Explainer) Document(d *doc.Document) (out []Sentence, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("explain document %q, after sentence %d: internal error: %v", d.ID, len(out), r)
		}
	}()
	sents, err := x.p.Analyse(d)
	if err != nil {
		return nil, fmt.Errorf("explain document %q: %w", d.ID, err)
	}
	lang, err := x.p.Of(d)
	if err != nil {
		return nil, fmt.Errorf("explain document %q: %w", d.ID, err)
	}
	var notes coder.Notes
	notes.Reset(lang.Coder)
	refs := resolve.New(lang.Coder.Fn, lang.Coder.Words, lang.Pack.HoldersAt(d.PubTime))
	for _, s := range sents {
		refs.Learn(s)
	}
	var sp coder.Space
	lang.Coder.Open(&sp, d, sents)
	for i, s := range sents {
		refs.Sentence(s)
		own := x.p.At(d, i)
		coded := own.Coder.SentenceIn(&sp, s, true)
		events, quotes := len(d.Events), len(d.Quotes)
		own.Coder.Quotes(d, i, coded, refs)
		own.Coder.Emit(d, i, coded, refs, &notes)
		coded.Count(d, i)
		pipeline.Mention(d, i, s)
		v := view{d: d, s: s, gloss: x.gloss, lang: own}
		one := v.sentence(i, coded, d.Events[events:])
		one.Quotes = d.Quotes[quotes:]
		out = append(out, one)
	}
	lang.Coder.Corefer(d, new(coder.Notes)) // nothing is dropped: what is merely mentioned is explained, too
	lang.Coder.Claims(d)
	x.p.Announce(d, lang, sents, refs)
	lang.Coder.Doers(d, &notes)
	lang.Coder.Homes(d)
	lang.Coder.Offices(d)
	lang.Coder.OwnWord(d)
	unreliable := lang.Coder.Unreliable(d, &notes)
	leftOut(out, unreliable)
	coder.LeaveOut(d, unreliable)
	lang.Coder.Accuse(d, &notes)
	notes.Whereabouts(d)
	coder.Attach(d)
	linked(d, out)
	announced(d, out)
	return out, nil
}

// linked gives the events what was found out about them over the whole
// document, and notes the denials in whose words no event is coded.
func linked(d *doc.Document, out []Sentence) {
	byID := map[string]*doc.Event{}
	for i := range d.Events {
		byID[d.Events[i].ID] = &d.Events[i]
	}
	for i := range out {
		for k := range out[i].Frames {
			if e := byID[out[i].Frames[k].Event.ID]; e != nil {
				out[i].Frames[k].Event = *e
			}
		}
		for k := range d.Links {
			if l := &d.Links[k]; l.From == "" && out[i].Contains(l.Word.Span) {
				out[i].Notes = append(out[i].Notes, fmt.Sprintf("«%s» is a %s of what is claimed at byte %d", l.Word.Text, l.Kind, byID[l.To].Trigger.Start))
			}
		}
	}
}

// leftOut makes near misses of the frames whose events are probably told wrongly.
func leftOut(out []Sentence, events []coder.Unreliable) {
	for _, u := range events {
		for i := range out {
			s := &out[i]
			k := slices.IndexFunc(s.Frames, func(f Frame) bool { return f.Event.ID == u.Event })
			if k < 0 {
				continue
			}
			s.Misses = append(s.Misses, Miss{s.Frames[k].Word, s.Frames[k].ID, fmt.Sprintf("type or doer probably wrong: right by %.2f", u.Right)})
			s.Frames = slices.Delete(s.Frames, k, k+1)
		}
	}
}

// announced gives the sentences their numbers, and what they announce.
func announced(d *doc.Document, out []Sentence) {
	for i := range d.Quantities {
		s := &out[d.Quantities[i].Sentence]
		s.Numbers = append(s.Numbers, d.Quantities[i])
	}
	for i := range d.Agenda {
		for k := range out {
			if out[k].Start == d.Agenda[i].Sentence.Start {
				out[k].Agenda = append(out[k].Agenda, d.Agenda[i])
			}
		}
	}
}

// view turns the analysis of one sentence into what is shown.
type view struct {
	d     *doc.Document
	s     *clause.Sentence
	lang  *pipeline.Language
	gloss map[string]string
}

func (v *view) sentence(i int, coded *coder.Coded, events []doc.Event) Sentence {
	se := &v.d.Sentences[i]
	out := Sentence{Number: i + 1, Block: v.d.Blocks[se.Block].Kind, Text: v.d.Text[se.Start:se.End], Span: se.Span, Notes: v.s.Notes,
		Tokens: []Token{}, Mentions: []Mention{}, Frames: []Frame{}, Misses: []Miss{}}
	for k := range v.s.Tokens {
		out.Tokens = append(out.Tokens, v.token(&v.s.Tokens[k]))
	}
	for k := range v.s.Phrases {
		if ph := &v.s.Phrases[k]; ph.Who.CanAct() || ph.Pron || ph.Who.Pending != "" {
			out.Mentions = append(out.Mentions, Mention{ph.From, ph.To, v.phrase(k), ph.Who.Kind, v.who(k), ph.Who.Pending, ph.Who.Why})
		}
	}
	out.Clauses = v.clauses()
	for k, f := range coded.Findings() {
		fr := v.frame(&f)
		if k < len(events) {
			fr.Event = events[k]
		}
		out.Frames = append(out.Frames, fr)
	}
	seen := map[Miss]bool{}
	for _, m := range coded.Misses {
		one := Miss{v.word(m.Tok, m.Tok+1), m.Frame, m.Why}
		if !seen[one] {
			seen[one] = true
			out.Misses = append(out.Misses, one)
		}
	}
	return out
}

func (v *view) frame(f *coder.Finding) Frame {
	fr := f.Unit.Frame
	out := Frame{ID: fr.ID, Place: place(fr.File, f.Unit.Line), Unit: f.Word.Text, Word: v.word(f.From, f.To), Score: f.Score, Slots: []Arg{}}
	if f.Light != clause.None {
		out.Slots = append(out.Slots, Arg{Place: "light verb", Text: v.pred(f.Light)})
	}
	for name, list := range f.Slots {
		for _, ph := range list {
			out.Slots = append(out.Slots, Arg{frames.SlotName(name).String(), v.phrase(ph), v.who(ph)})
		}
	}
	if f.Support != clause.None {
		out.Slots = append(out.Slots, Arg{Place: "support verb", Text: v.pred(f.Support)})
	}
	return out
}

func (v *view) pred(i int) string { t := v.s.Preds[i].Tok; return v.word(t, t+1) }

// word is the text of the tokens [from,to) as printed, without the proclitics
// of the first.
func (v *view) word(from, to int) string {
	if from < 0 || from >= to || to > len(v.s.Tokens) {
		return ""
	}
	return v.d.Text[v.s.Tokens[from].StemOrWordStart():v.s.Tokens[to-1].End]
}
