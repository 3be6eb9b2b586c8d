package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/frames"
)

// ranks is whom a phrase ranks that is said of somebody: of «كانت النرويج من أوائل
// الدول التي اعترفت بالاتفاق» and «أصبحت كندا ثاني دولة تنسحب» the state that was or
// became so. The phrase itself for most.
func (w *work) ranks(ph int) int {
	x := &w.s.Phrases[ph]
	if x.Pron || !w.fn.Counted.Has(w.s.Tokens[x.From].Stem) {
		return ph
	}
	for i := len(w.s.Preds) - 1; i >= 0; i-- {
		q := &w.s.Preds[i]
		if !q.Verb || q.Tok >= x.From {
			continue
		}
		if !slices.ContainsFunc(w.allKeys(q), w.fn.Become.Has) {
			return ph
		}
		for _, a := range q.Args {
			if (a.Kind == frames.Subj || a.Kind == frames.Obj) && a.Phrase != clause.None && a.Phrase != ph && w.s.Phrases[a.Phrase].From < x.From && w.s.Phrases[a.Phrase].Who.CanAct() {
				return a.Phrase
			}
		}
		return ph
	}
	return ph
}
