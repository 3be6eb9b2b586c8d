package resolve

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// spoke is who said something last, and the sentence in which he is named for it.
type spoke struct {
	who      *clause.Phrase
	sentence int
}

// says tells whether the word at a token is one by which somebody says something: to say,
// to accuse, to call on.
func (d *Document) says(s *clause.Sentence, tok int) bool {
	c, ok := d.words.Cue(s.Tokens[tok].Key)
	return ok && !c.Voice && !c.Source
}

// goingOn is whom a verb without a subject goes on from where its own sentence names nobody:
// the last subject or, of a verb of words or of meeting in a main clause, who spoke since.
// Who adds something spoke before, whatever was done meanwhile.
func (d *Document) goingOn(s *clause.Sentence, p *clause.Pred, ok func(doc.Gender, doc.Number, *clause.Who) bool) *clause.Phrase {
	of := [2]*clause.Phrase{d.subject}
	if d.words != nil && d.told.who != nil && p.Rel != clause.Relative && p.Rel != clause.Conditional {
		said := d.says(s, p.Tok)
		switch {
		case d.told.sentence > d.subjectAt && (said || d.fn.Mutual.Has(s.Tokens[p.Tok].Key)),
			said && d.told.sentence == d.subjectAt,
			said && d.told.sentence+1 >= d.subjectAt && d.adds(s, p.Tok) && d.subject != nil && !isPerson(&d.subject.Who):
			of = [2]*clause.Phrase{d.told.who, d.subject}
		}
	}
	for _, x := range of {
		if x != nil && x.Some && x.Number == doc.Plur && s.Tokens[p.Tok].Feats.Number == doc.Sing {
			continue // 70 people are not «she»
		}
		if x != nil && ok(x.Gender, x.Number, &x.Who) {
			return x
		}
	}
	return nil
}

// impersonal tells whether nobody in particular says what a verb in the imperfect opens:
// «يُذكر أن …», «يُعتقد بأن …».
func (d *Document) impersonal(s *clause.Sentence, p *clause.Pred) bool {
	t := &s.Tokens[p.Tok]
	if d.words == nil || t.Feats.Aspect == doc.Perfect || t.Feats.Gender == doc.Fem || t.Feats.Number > doc.Sing || t.Enc != "" {
		return false
	}
	if c, ok := d.words.Cue(t.Key); !ok || !c.Impersonal && !c.Hearsay {
		return false
	}
	for k := p.Tok + 1; k < len(s.Tokens) && k <= p.Tok+2; k++ {
		if s.Tokens[k].POS == doc.Sconj {
			return true
		}
	}
	return false
}

// adds tells whether a verb only says or affirms something, and nothing about another.
func (d *Document) adds(s *clause.Sentence, tok int) bool {
	c, _ := d.words.Cue(s.Tokens[tok].Key)
	return c.Stance == "neutral" || c.Stance == "assert"
}

// rememberTeller keeps who spoke last in a sentence: the source of what is told («بحسب …»),
// the subject of a verb of saying or whom a medium quotes («نقلت الوكالة عن …»), and where
// nobody else acts, who gave out a text («جاء في بيان أصدرته …», «في بيان لـ…»).
func (d *Document) rememberTeller(s *clause.Sentence) {
	if d.words == nil {
		return
	}
	last := clause.None
	take := func(k int) {
		if k == clause.None {
			return
		}
		if x := &s.Phrases[k]; x.Who.CanAct() && x.Who.Kind != "nisba" && (last == clause.None || x.From >= s.Phrases[last].From) {
			last = k
		}
	}
	for i := range s.Preds {
		take(d.speaksIn(s, i))
	}
	for k := range s.Phrases {
		if x := &s.Phrases[k]; !x.Pron && d.isSource(s, x) && !inSpeech(s, x.From) {
			take(k)
		}
	}
	if last == clause.None && d.subjectAt != d.at {
		d.authors(s, take)
	}
	if last == clause.None {
		return
	}
	d.told = spoke{sentence: d.at}
	if x := &s.Phrases[last]; !(whither(x.Who.Kind) && !strings.Contains(x.Who.Actor.ID, "/")) && x.Who.Kind != "media" && x.Who.Actor.Sector != "JRN" {
		d.told.who = x // towns say nothing, and what media add is told with their name
	}
}

// authors hands on those who a sentence says have given out a text.
func (d *Document) authors(s *clause.Sentence, take func(int)) {
	for i := range s.Preds {
		if p := &s.Preds[i]; p.Verb && !p.Passive && d.issues(s, p) {
			if a := p.Arg(frames.Subj, ""); a != nil {
				take(a.Phrase)
			}
		}
	}
	for k := range s.Phrases {
		if x := &s.Phrases[k]; !x.Pron && d.givenOutIn(s, x) != clause.None && !inSpeech(s, x.From) {
			take(k)
		}
	}
}

// isSource tells whether a phrase stands behind a word for according to: «بحسب», «نقلا عن».
func (d *Document) isSource(s *clause.Sentence, x *clause.Phrase) bool {
	const longest = 3 // words: «على حد قول»
	bare := func(i int) string {
		if i < 0 || i >= len(s.Tokens) || s.Tokens[i].Pro.Has(doc.ProAl) {
			return ""
		}
		return s.Tokens[i].Stem
	}
	for n := 1; n <= longest && n <= x.From; n++ {
		if d.words.SourceAt(bare, x.From-n) == n {
			return true
		}
	}
	return false
}

// givenOutIn is the word for a text that a phrase behind it says who gave out: «بيان | للوزارة»,
// «تقرير صادر | عن المنظمة»; None for no such phrase.
func (d *Document) givenOutIn(s *clause.Sentence, x *clause.Phrase) int {
	if !d.fn.Cited.Has(x.Prep) || x.PrepTok < 0 {
		return clause.None
	}
	k := min(x.PrepTok, x.From) - 1
	if k > 0 && s.Tokens[k].Feats.VerbForm == doc.ActivePart {
		k--
	}
	if !d.text(s, k) {
		return clause.None
	}
	return k
}

// inSpeech tells whether a token stands in what somebody is said to have said.
func inSpeech(s *clause.Sentence, tok int) bool {
	for i := range s.Preds {
		if p := &s.Preds[i]; p.Verb && p.Rel == clause.Complement && p.Comp != clause.None && p.Comp < tok && p.Parent != clause.None && s.Preds[p.Parent].Verb {
			return true
		}
	}
	return false
}

// speaksIn is who speaks by a predicate: its subject or whom it quotes, unless another says
// that he does; None for nobody.
func (d *Document) speaksIn(s *clause.Sentence, i int) int {
	p := &s.Preds[i]
	if !p.Verb || p.Passive || !d.says(s, p.Tok) {
		return clause.None
	}
	switch p.Rel {
	case clause.Root:
	case clause.Coordinated:
		if p.Parent != clause.None && s.Preds[p.Parent].Rel != clause.Root {
			return clause.None
		}
	default:
		if !d.asSaid(s, p.Tok) && !(s.InQuote(p.Tok) == clause.None && p.Parent != clause.None && s.InQuote(s.Preds[p.Parent].Tok) != clause.None) {
			return clause.None
		}
	}
	if a := p.ArgWith(&d.fn.Relayed); a != nil && a.Phrase != clause.None && d.fn.Relays.Has(s.Tokens[p.Tok].Key) {
		if s.Phrases[a.Phrase].Pron {
			return clause.None
		}
		return a.Phrase
	}
	if a := p.Arg(frames.Subj, ""); a != nil {
		return a.Phrase
	}
	return clause.None
}

// asSaid tells whether a verb stands right behind a word for as: «كما قال», «على ما أعلنت».
func (d *Document) asSaid(s *clause.Sentence, tok int) bool {
	if tok == 0 {
		return false
	}
	w := s.Tokens[tok-1].Stem
	return d.fn.AsSaid.Has(w) || d.fn.SoSaid.Has(w) || d.fn.Reported.Has(w)
}

// issues tells whether a relative clause says of a text who gave it out: «بيان أصدره …».
func (d *Document) issues(s *clause.Sentence, p *clause.Pred) bool {
	if p.Rel != clause.Relative || p.Via.Phrase == clause.None || s.Phrases[p.Via.Phrase].Pron {
		return false
	}
	return d.text(s, s.Phrases[p.Via.Phrase].Head)
}

// text tells whether the word at a token is a kind of text in which something is said.
func (d *Document) text(s *clause.Sentence, tok int) bool {
	if tok < 0 {
		return false
	}
	t := &s.Tokens[tok]
	_, cue := d.words.Cue(t.Key)
	return t.POS == doc.Noun && cue && (d.fn.Issue.Has(t.Stem) || d.fn.Issue.Has(t.Key))
}
