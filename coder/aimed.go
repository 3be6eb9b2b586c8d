package coder

import "github.com/sijil-news/sijil/doc"

// unrealised tells whether an act is only what somebody is after or what may
// come about («طرق لترحيل المهاجرين», «بهدف إضعاف الجيش», «خطر اندلاع حرب»):
// that is no event of its own. Meetings, protests, sanctions and agreements
// that are prepared are news as plans.
func (w *work) unrealised(m *match, e *doc.Event) bool {
	if !m.aimed || w.s.Preds[m.pred].Verb || e.Realis != doc.Future && e.Realis != doc.Hypothetical {
		return false
	}
	switch e.Type {
	case "CONSULT", "PROTEST", "SANCTION", "AGREE", "SUPPORT":
		return false
	}
	return true
}
