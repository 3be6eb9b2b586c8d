package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// declared are the types of deeds that are done by saying so, with a deed of others for their
// reason or content: a sentence and what it is for, an expulsion and what it answers, an
// admission and what is admitted.
var declared = map[string]bool{"SANCTION": true, "CONCEDE": true}

// chargedThere tells that between what is declared and a place behind it another deed is told,
// whose place it is: «حكمت عليه بتهمة قتل شرطي في طهران», «طرد دبلوماسيين ردا على تسميم جاسوس
// في سالزبري».
func (w *work) chargedThere(m *match, ph *clause.Phrase, e *doc.Event) bool {
	if !declared[e.Type] {
		return false
	}
	for i := range w.s.Preds {
		q := &w.s.Preds[i]
		if q.Tok >= m.to && q.Tok < ph.From && i != m.pred && i != m.light && i != m.support && (q.Verb || w.best[i] != nil) {
			return true
		}
	}
	return false
}
