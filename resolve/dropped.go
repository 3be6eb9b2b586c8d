package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// dropped gives verbs without a subject the one they continue.
func (d *Document) dropped(s *clause.Sentence) {
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Passive || p.Arg(frames.Subj, "") != nil {
			continue
		}
		f := s.Tokens[p.Tok].Feats
		var who *clause.Who
		switch f.Person {
		case 1:
			who = d.speaker(s, p.Tok)
		case 2:
		default:
			who = d.carried(s, i)
		}
		if who == nil {
			continue
		}
		ph := clause.Phrase{From: p.Tok, To: p.Tok, Head: p.Tok, Next: clause.None, Prev: clause.None, PrepTok: -1, Pron: true, Gender: f.Gender, Number: f.Number, Who: *who}
		ph.Who.Pending = "dropped"
		ph.Who.Actor.Start, ph.Who.Actor.End = 0, 0
		s.Phrases = append(s.Phrases, ph)
		p.Args = append(p.Args, clause.Arg{Kind: frames.Subj, Phrase: len(s.Phrases) - 1, Pred: clause.None})
	}
}

// speaker is who says «I» or «we» at token tok: the subject of the main verb
// before it, else of the sentence before.
func (d *Document) speaker(s *clause.Sentence, tok int) *clause.Who {
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Tok == tok || s.Tokens[p.Tok].Feats.Person == 1 {
			continue
		}
		a := p.Arg(frames.Subj, "")
		if a != nil && a.Phrase != clause.None && s.Phrases[a.Phrase].Who.CanAct() && s.InQuote(p.Tok) == clause.None && s.InQuote(tok) != clause.None {
			return &s.Phrases[a.Phrase].Who
		}
	}
	if d.subject != nil {
		return &d.subject.Who
	}
	return nil
}

func (d *Document) carried(s *clause.Sentence, i int) *clause.Who {
	p := &s.Preds[i]
	f := s.Tokens[p.Tok].Feats
	ok := func(g doc.Gender, n doc.Number, w *clause.Who) bool {
		probe := clause.Phrase{Gender: f.Gender, Number: f.Number}
		if f.Number == doc.Plur {
			return n == doc.Plur || w.Group
		}
		return w.CanAct() && fits(&probe, g, n, w)
	}
	for k := i - 1; k >= 0; k-- {
		q := &s.Preds[k]
		if !q.Verb {
			continue
		}
		if a := q.Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			x := &s.Phrases[a.Phrase]
			if ok(x.Gender, x.Number, &x.Who) {
				return &x.Who
			}
		}
	}
	if d.subject != nil && ok(d.subject.Gender, d.subject.Number, &d.subject.Who) {
		return &d.subject.Who
	}
	return nil
}
