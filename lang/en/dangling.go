package en

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// dangle notes a participle or gerund that stands before the subject of its clause:
// «Accusing Chad of fraud, Norway …», «After meeting the rebels, the envoy …».
func (ps *parser) dangle(w *walk, id int) {
	if p := &ps.out.Preds[id]; p.Parent == clause.None && ps.subjectOf(id) == clause.None {
		w.dangling = append(w.dangling, id)
	}
}

// undangle gives the participles before a subject that subject, where a comma
// closes them.
func (ps *parser) undangle(w *walk, main, subj int) {
	if subj != clause.None && len(w.dangling) > 0 && ps.comma(ps.out.Phrases[subj].From-1) {
		for _, id := range w.dangling {
			p := &ps.out.Preds[id]
			if ps.out.Phrases[subj].From < p.Tok || ps.subjectOf(id) != clause.None {
				continue
			}
			if !p.Verb {
				p.Verb, p.Keys, p.VerbKeys = true, p.VerbKeys, nil
				ps.tk[p.Tok].Feats.VerbForm = doc.ActivePart
			}
			p.Parent, p.Rel = main, clause.Adverbial
			ps.give(id, subj)
		}
	}
	w.dangling = w.dangling[:0]
}

// goesOn tells whether a finite verb right behind a comma goes on with the subject of
// the verb before it: «attacked the town, burned houses and fled».
func (ps *parser) goesOn(w *walk, p *clause.Pred) bool {
	if w.cur == clause.None || w.pre != clause.None || w.mark.kind != noMark || len(w.pend) > 0 || ps.inVG[p.Tok] < 0 {
		return false
	}
	k := ps.groups[ps.inVG[p.Tok]].from - 1
	for k > 0 && ps.tags[k] == tag.RB && ps.phrase[k] < 0 {
		k--
	}
	q := &ps.out.Preds[w.cur]
	return ps.comma(k) && q.Verb && q.Perf == p.Perf && ps.inVG[q.Tok] >= 0 && ps.groups[ps.inVG[q.Tok]].form == finite && ps.subjectOf(w.cur) != clause.None
}

// listOfVerbs tells whether the phrase behind a verb is rather its object than the
// subject of an inverted one: «…, criticised the army and accused …».
func (ps *parser) listOfVerbs(next int) bool {
	end := ps.overPPs(ps.chainEnd(next))
	if ps.comma(end) {
		end++
	}
	return ps.tag(end) == tag.CC && ps.groupFrom(end+1) != nil
}

// inList: what was taken for a participle or base form behind a comma is a verb in
// the past like the one before it: another follows behind «and».
func (ps *parser) inList(w *walk, g *group) bool {
	if g.main != g.from || w.cur == clause.None || w.pre != clause.None || w.mark.kind != noMark || len(w.pend) > 0 || !ps.comma(g.from-1) {
		return false
	}
	q := &ps.out.Preds[w.cur]
	next := ps.topAt(g.to)
	return q.Verb && q.Perf && !q.Passive && next != clause.None && ps.out.Phrases[next].Prep == "" && ps.inVG[q.Tok] >= 0 && ps.groups[ps.inVG[q.Tok]].form == finite && ps.subjectOf(w.cur) != clause.None && ps.listOfVerbs(next)
}

// saysAside tells whether a phrase and the verb of saying behind it stand between commas
// in the clause of a subject: «the rebels, officials said, attacked …».
func (ps *parser) saysAside(w *walk, id int) bool {
	if w.pre == clause.None || !ps.comma(ps.out.Phrases[id].From-1) {
		return false
	}
	g := ps.groupFrom(ps.chainEnd(id))
	if g == nil || g.form != finite || len(ps.p.lists.Cues[ps.words[g.main].lemma].Stance) == 0 {
		return false
	}
	end := ps.overPPs(g.to)
	if !ps.comma(end) {
		return false
	}
	next := ps.groupFrom(ps.overPPs(end + 1))
	return next != nil && next.form == finite
}
