package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// byThing tells whether what a verb says somebody does is said of a thing:
// «عينات تساعد الباحثين», «قانون يسمح لهم». Only parties help, meet, agree.
// Force may come from things, and a text may accuse or demand.
func (w *work) byThing(m *match) bool {
	switch m.unit.Frame.Type {
	case "AID", "AGREE", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT", "THREATEN":
	default:
		return false
	}
	v := m.pred
	if !w.s.Preds[v].Verb {
		v = m.light
	}
	if v == clause.None || !w.s.Preds[v].Verb || w.s.Preds[v].Passive || w.s.Preds[v].SubjGuess {
		return false
	}
	for i := range m.unit.If {
		if m.unit.If[i].Source.Kind == frames.Subj {
			return false // the frame names its subjects itself
		}
	}
	for _, id := range w.args(&w.s.Preds[v], frames.Source{Kind: frames.Subj}) {
		ph := &w.s.Phrases[id]
		if !ph.Pron && !ph.Who.CanAct() && w.c.Frames.Classes["@thing"][w.keys[ph.Head]] {
			return true
		}
	}
	return false
}

// kindOfDeed tells whether words are one relational adjective that says of which kind the
// indefinite masdar before it is, and stand for nobody: «احتمالات تصعيد عسكري». People fall
// and are arrested («مقتل عسكري»), and terror acts («هجوم انتحاري»).
func (w *work) kindOfDeed(from, to int) bool {
	if to != from+1 || from == 0 {
		return false
	}
	t, n := &w.s.Tokens[from], &w.s.Tokens[from-1]
	for _, x := range [...]*doc.Token{t, n} {
		if x.Feats.Number != doc.Sing || x.Feats.Gender != doc.Masc || x.Pro.Has(doc.ProAl) || x.Enc != "" {
			return false
		}
	}
	return t.POS == doc.Adj && t.Pro == 0 && t.Feats.Nisba && n.POS == doc.Noun && n.Feats.VerbForm == doc.Masdar &&
		w.fn.Military.Has(t.Stem) && !w.fn.Personal.Has(n.Stem) && !w.fn.Personal.Has(n.Key)
}
