package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// texts gives texts that say something their authors: those named beside them («بيان الوزارة»,
// «الموقع الرسمي للجيش»), else who gave out the text of that kind that was told of last
// («وأضاف البيان»).
func (d *Document) texts(s *clause.Sentence) {
	if d.words == nil {
		return
	}
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.Pron || x.Who.CanAct() || x.Who.Pending != "" || x.Head < 0 || !d.text(s, x.Head) && !d.outlet(s, x.Head) || !d.speaks(s, i) {
			continue
		}
		if by := d.authorBeside(s, x); by != nil {
			d.takeAuthor(s, x, by)
			if x.Who.Kind == "agent" && x.Who.Actor.Code == "" {
				d.agent(s, x)
			}
			continue
		}
		if last := d.wrote[s.Tokens[x.Head].Key]; last != nil && s.Tokens[x.Head].Pro.Has(doc.ProAl) && x.To == x.From+1 {
			d.takeAuthor(s, x, last)
			x.Who.Actor.Start, x.Who.Actor.End = 0, 0 // carried
		}
	}
}

// outlet tells whether the word at a token is a site or page on which its owner says something.
func (d *Document) outlet(s *clause.Sentence, tok int) bool {
	t := &s.Tokens[tok]
	return t.POS == doc.Noun && (d.fn.Outlets.Has(t.Stem) || d.fn.Outlets.Has(t.Key))
}

// speaks tells whether a phrase is the subject of a verb of saying or a source.
func (d *Document) speaks(s *clause.Sentence, ph int) bool {
	for i := range s.Preds {
		p := &s.Preds[i]
		if a := p.Arg(frames.Subj, ""); p.Verb && a != nil && a.Phrase == ph {
			return d.says(s, p.Tok)
		}
	}
	return d.isSource(s, &s.Phrases[ph])
}

// takeAuthor makes a text stand for its author.
func (d *Document) takeAuthor(s *clause.Sentence, x *clause.Phrase, by *clause.Who) {
	x.Who = *by
	x.Who.From, x.Who.To, x.Who.Pending, x.Who.Author = x.From, x.To, "", true
}

// authorBeside is the author of a text whom the words beside it name; nil for none. An
// adjective says of what kind it is («بيان عسكري») or from where («البيان السعودي»).
func (d *Document) authorBeside(s *clause.Sentence, x *clause.Phrase) *clause.Who {
	if in := x.Inner; in != nil && in.Kind != "nisba" && in.Kind != "people" && s.Tokens[in.From].POS != doc.Adj && !s.Tokens[in.From].Feats.Nisba {
		return in
	}
	if d.sent(s, x) {
		return nil
	}
	for k := range s.Phrases {
		y := &s.Phrases[k]
		if y.Pron || !y.Who.CanAct() || y.Who.Kind == "nisba" || y.Next != clause.None {
			continue
		}
		if at := d.givenOutIn(s, y); at >= x.From && at < x.To || y.PrepTok == x.To && d.fn.Owner.Has(y.Prep) {
			return &y.Who
		}
	}
	return nil
}

// rememberAuthors keeps who gave out the texts that a sentence tells of.
func (d *Document) rememberAuthors(s *clause.Sentence) {
	if d.words == nil {
		return
	}
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.Pron || x.Head < 0 || !d.text(s, x.Head) {
			continue
		}
		by := &x.Who
		if !by.Author {
			by = d.authorBeside(s, x)
		}
		if by == nil {
			by = d.giver(s, i)
		}
		if by != nil && by.Actor.Sector != "JRN" && by.Kind != "media" {
			d.wrote[s.Tokens[x.Head].Key] = by
		} else if !x.Def {
			delete(d.wrote, s.Tokens[x.Head].Key) // another's, whose is not told
		}
	}
}

// giver is the subject of the verb that gives a text out («أصدر الحزب بيانا», «بيان أصدره …») or
// by which somebody says something in it («قال الحزب في بيان»); nil for none, and for several.
func (d *Document) giver(s *clause.Sentence, text int) *clause.Who {
	for i := range s.Preds {
		p := &s.Preds[i]
		a := p.Arg(frames.Subj, "")
		if !p.Verb || p.Passive || a == nil || a.Phrase == clause.None || a.Phrase == text || !d.hasText(s, p, text) {
			continue
		}
		if y := &s.Phrases[a.Phrase]; y.Who.CanAct() && y.Who.Kind != "nisba" && y.Next == clause.None {
			return &y.Who
		}
		return nil
	}
	return nil
}

// hasText tells whether a text is what a verb gives out, or that in which it says something.
func (d *Document) hasText(s *clause.Sentence, p *clause.Pred, text int) bool {
	if p.Rel == clause.Relative && p.Via.Phrase == text {
		return !d.takesIn(s, p)
	}
	for k := range p.Args {
		if a := &p.Args[k]; a.Phrase == text {
			return a.Kind == frames.Obj && !s.Phrases[text].Def && !d.takesIn(s, p) || a.Kind == frames.Prep && d.fn.In.Has(a.Prep) && d.says(s, p.Tok)
		}
	}
	return false
}

// sent tells whether a text is the object of a verb of sending: «ل» is before its addressee
// («وجه الحزب خطابا للوزارة»).
func (d *Document) sent(s *clause.Sentence, x *clause.Phrase) bool {
	for i := range s.Preds {
		p := &s.Preds[i]
		if a := p.Arg(frames.Obj, ""); p.Verb && a != nil && a.Phrase != clause.None && &s.Phrases[a.Phrase] == x {
			return d.fn.Sends.Has(s.Tokens[p.Tok].Key)
		}
	}
	return false
}

// takesIn tells whether a verb says that somebody takes up or turns down what another has said.
func (d *Document) takesIn(s *clause.Sentence, p *clause.Pred) bool {
	key := s.Tokens[p.Tok].Key
	return d.fn.Answers.Has(key) || d.fn.Condemns.Has(key)
}
