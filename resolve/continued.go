package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// subjectless gives a pronoun that opens what a verb without a subject says whom that
// verb continues: «وأضاف أنه اعتقل …». It tells whether the pronoun is settled: one
// that does not agree with the verb stands for nobody («وقالت إنه تم …»).
func (d *Document) subjectless(s *clause.Sentence, ph *clause.Phrase, verb int) bool {
	who, g, n := d.doneBy(s, verb)
	if who == nil {
		return false
	}
	if fits(ph, g, n, who) {
		copyWho(&ph.Who, who)
	}
	return true
}

// doneBy is the subject of a verb, its own or the one it continues, with gender and
// number; nil where nobody is known.
func (d *Document) doneBy(s *clause.Sentence, verb int) (*clause.Who, doc.Gender, doc.Number) {
	p := &s.Preds[verb]
	if !p.Verb || p.Passive {
		return nil, 0, 0
	}
	if a := p.Arg(frames.Subj, ""); a != nil {
		if a.Phrase == clause.None || !s.Phrases[a.Phrase].Who.CanAct() {
			return nil, 0, 0
		}
		x := &s.Phrases[a.Phrase]
		return &x.Who, x.Gender, x.Number
	}
	f := s.Tokens[p.Tok].Feats
	if f.VerbForm == doc.Infinitive || f.Person == 1 || f.Person == 2 || d.fn.Attached.None() {
		return nil, 0, 0
	}
	return d.carried(s, verb), f.Gender, f.Number
}

// but gives the pronoun of a clause that opens with «but» the subject of the clause
// before it: «قال الوزير إن الخطط صعبة، لكنه …», «إلا أنها …». It tells whether it did.
func (d *Document) but(s *clause.Sentence, ph *clause.Phrase) bool {
	t := &s.Tokens[ph.Head]
	if t.POS != doc.Sconj || !d.fn.But.Has(t.Stem) && !(ph.Head > 0 && d.fn.But.Has(s.Tokens[ph.Head-1].Stem)) {
		return false
	}
	for k := len(s.Preds) - 1; k >= 0; k-- {
		p := &s.Preds[k]
		if !p.Verb || p.Tok >= ph.Head || p.Rel != clause.Root && p.Rel != clause.Coordinated {
			continue
		}
		if who, g, n := d.doneBy(s, k); who != nil && fits(ph, g, n, who) {
			copyWho(&ph.Who, who)
			return true
		}
	}
	if x := d.subject; x != nil && fits(ph, x.Gender, x.Number, &x.Who) && x.Who.CanAct() {
		copyWho(&ph.Who, &x.Who)
		return true
	}
	return false
}

// doersOwn gives a pronoun on the object of a verb without a subject whom that verb
// continues: «الوزير الذي قدم استقالته», «وسحبت قواتها». It tells whether it did.
func (d *Document) doersOwn(s *clause.Sentence, ph *clause.Phrase) bool {
	for k := range s.Preds {
		p := &s.Preds[k]
		if !p.Verb || p.Passive || p.Tok >= ph.Head || p.Arg(frames.Subj, "") != nil || !carries(s, p, ph) {
			continue
		}
		if who, g, n := d.doneBy(s, k); who != nil && fits(ph, g, n, who) {
			copyWho(&ph.Who, who)
			return true
		}
	}
	return false
}

// carries tells whether the word that carries a pronoun heads what a verb governs.
func carries(s *clause.Sentence, p *clause.Pred, ph *clause.Phrase) bool {
	for i := range p.Args {
		a := &p.Args[i]
		if a.Phrase == clause.None || a.Kind != frames.Obj && a.Kind != frames.Prep {
			continue
		}
		if x := &s.Phrases[a.Phrase]; !x.Pron && x.Head == ph.Head {
			return true
		}
	}
	return false
}

// ownDeed gives the pronoun on a masdar whose object follows, the doer of it, the subject
// of the verb that announces it: «أعلنت الحركة عن اعتقالها لضابط». It tells whether it did.
func (d *Document) ownDeed(s *clause.Sentence, ph *clause.Phrase) bool {
	t := &s.Tokens[ph.Head]
	if t.POS != doc.Noun || t.Feats.VerbForm != doc.Masdar || !d.doneTo(s, ph.Head+1) {
		return false
	}
	for k := range s.Preds {
		p := &s.Preds[k]
		if !p.Verb || p.Passive || p.Tok >= ph.Head || !carries(s, p, ph) {
			continue
		}
		if a := p.Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			if x := &s.Phrases[a.Phrase]; x.Who.CanAct() && fits(ph, x.Gender, x.Number, &x.Who) {
				copyWho(&ph.Who, &x.Who)
				return true
			}
		}
	}
	return false
}

// doneTo tells whether somebody whom a masdar is done to is named at token at.
func (d *Document) doneTo(s *clause.Sentence, at int) bool {
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.Pron || !x.Who.CanAct() {
			continue
		}
		if x.From == at && (d.fn.Object.Has(x.Prep) || x.Prep == "" && s.Tokens[at].POS != doc.Adj) {
			return true
		}
	}
	return false
}
