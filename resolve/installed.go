package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// installed gives an official without a country that of the statesman who dismisses or
// appoints him: «أقال الرئيس الكيني | قائد الجيش», «إعفاء الملك | الوزير من منصبه». It tells
// whether it did.
func (d *Document) installed(s *clause.Sentence, ph *clause.Phrase) bool {
	w := &ph.Who
	if !w.Office && !w.Single || ph.Prep != "" && !d.fn.Object.Has(ph.Prep) {
		return false
	}
	for i := range s.Preds {
		p := &s.Preds[i]
		if p.Passive || !d.fn.Installs.Has(s.Tokens[p.Tok].Key) && !d.fn.Installs.Has(s.Tokens[p.Tok].Stem) {
			continue
		}
		by := p.Arg(frames.Subj, "")
		if !p.Verb {
			by = p.Arg(frames.Gen, "")
		}
		if by == nil || by.Phrase == clause.None || !isObject(s, p, ph) {
			continue
		}
		x := &s.Phrases[by.Phrase].Who
		if c := x.Actor.Code; len(c) == 3 && !doc.Stateless(c) && x.Actor.Sector == "GOV" && x != w {
			w.Actor.Code = c
			return true
		}
	}
	return false
}

// isObject tells whether a phrase is what a verb or masdar is done to.
func isObject(s *clause.Sentence, p *clause.Pred, ph *clause.Phrase) bool {
	for i := range p.Args {
		a := &p.Args[i]
		if a.Phrase != clause.None && &s.Phrases[a.Phrase] == ph && (a.Kind == frames.Obj || a.Kind == frames.Prep && !p.Verb) {
			return true
		}
	}
	return false
}
