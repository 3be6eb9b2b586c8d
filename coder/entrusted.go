package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// entrusted gives a deed to whom a word of charge or involvement before it describes:
// «المحقق المكلف بالتحقيق في …», «وزيران متهمان باستهداف …», «الضالعون في الهجوم».
func (w *work) entrusted(m *match) {
	p := &w.s.Preds[m.pred]
	if m.light != clause.None {
		p = &w.s.Preds[m.light]
	}
	if len(m.slots[frames.ActorSlot]) > 0 || len(m.unit.Slots[frames.ActorSlot].Alts) == 0 || onlyCause(&m.unit.Slots[frames.ActorSlot]) {
		return
	}
	k := w.chargeBefore(p)
	for n := 0; k < 1 && n < 3 && p.Parent != clause.None && p.Tok-w.s.Preds[p.Parent].Tok < 4; n++ {
		p = &w.s.Preds[p.Parent] // «المتهمون | بالمساعدة في محاولة الهجوم»
		k = w.chargeBefore(p)
	}
	if k < 1 {
		return
	}
	who := w.described(k)
	if who == clause.None || w.befalls(m, who) {
		return
	}
	m.slots[frames.ActorSlot] = w.takeActor(nil, who)
	if len(m.slots[frames.ActorSlot]) > 0 {
		m.trace = append(m.trace, "actor is who is said to be charged with it or involved")
	}
}

// answerable gives an act of force to whom a clause says to be responsible for it: «الحركة
// مسؤولة عن الهجوم», «المسؤول عن الهجوم تنظيم القاعدة».
func (w *work) answerable(m *match) {
	p := &w.s.Preds[m.pred]
	if m.unit.Frame.Type != "ASSAULT" || len(m.slots[frames.ActorSlot]) > 0 || joined(&m.unit.Slots[frames.ActorSlot]) || p.Verb || p.Phrase == clause.None {
		return
	}
	x := &w.s.Phrases[p.Phrase]
	if k := x.PrepTok - 1; x.PrepTok > 0 && w.fn.About.Has(x.Prep) && w.fn.Responsible.Has(w.s.Tokens[k].Stem) && !(k > 0 && w.fn.Un.Has(w.s.Tokens[k-1].Stem)) {
		for _, ph := range w.responsible(k, x.To) {
			if m.slots[frames.ActorSlot] = w.takeActor(nil, ph); len(m.slots[frames.ActorSlot]) > 0 && !w.befalls(m, ph) {
				m.trace = append(m.trace, "actor is who is said to be responsible for it")
				return
			}
			m.slots[frames.ActorSlot] = nil
		}
	}
}

// responsible are those whom a word of responsibility at token k is said of: its subject,
// who stands right before it or before a pronoun between, or, where it opens the clause
// with the article, who stands behind what he is responsible for, at token end.
func (w *work) responsible(k, end int) (phs []int) {
	if i := w.s.PredAt(k); i != clause.None {
		if w.s.Preds[i].Neg {
			return nil
		}
		phs = w.args(&w.s.Preds[i], frames.Source{Kind: frames.Subj})
	}
	opens := w.s.Tokens[k].Pro.Has(doc.ProAl) && (k == 0 || w.s.Tokens[k-1].POS == doc.Punct || w.s.Tokens[k-1].POS == doc.Sconj)
	before := k
	if k > 1 && w.s.Tokens[k-1].POS == doc.Pron {
		before--
	}
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if !x.Pron && x.Who.CanAct() && x.Prep == "" && (x.To == before && before > 0 && (before < k || !w.s.Tokens[k].Pro.Has(doc.ProAl)) || x.From < k && k < x.To && x.Who.Kind != "person" && x.Who.Kind != "name" || opens && x.From == end) {
			phs = append(phs, i)
		}
	}
	return phs
}

// chargeBefore is the word of charge or involvement right before the preposition of a noun
// («المتهم بـ…», «المشتبه به في …»); 0 for none.
func (w *work) chargeBefore(p *clause.Pred) int {
	if p.Verb || p.Phrase == clause.None {
		return 0
	}
	x := &w.s.Phrases[p.Phrase]
	if x.Prep == "" || x.From > p.Tok || !w.fn.At.Has(x.Prep) && !w.fn.In.Has(x.Prep) {
		return 0
	}
	k := min(x.From, x.PrepTok) - 1
	if x.PrepTok < 0 {
		k = x.From - 1
	}
	if k > 0 && w.s.Tokens[k].POS == doc.Adp && w.s.Tokens[k].Enc != "" {
		k-- // «المشتبه به في»
	}
	if t := &w.s.Tokens[max(k, 0)]; k > 1 && t.POS == doc.Adj && t.Feats.Nisba && t.Pro.Has(doc.ProAl) == w.s.Tokens[k-1].Pro.Has(doc.ProAl) && !w.chargeWord(k) {
		k-- // «المتهمون البيروفيون ب…»
	}
	if k < 1 || !w.chargeWord(k) {
		return 0
	}
	return k
}

// chargeWord tells whether a word says that somebody is charged with something or involved.
func (w *work) chargeWord(k int) bool {
	return w.fn.Entrusted.Has(w.keys[k]) || w.fn.Entrusted.Has(w.s.Tokens[k].Stem)
}

// described is the phrase that a word of charge at token k belongs to: the one it heads,
// or as an adjective the one it stands in or that ends before it, with those named side by side where it is no singular; None
// for none.
func (w *work) described(k int) int {
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.Pron || !x.Who.CanAct() {
			continue
		}
		if x.From == k && x.Head == k && x.Who.Kind == "agent" && !w.appositive(k) {
			return i // «مثل أمام المحكمة | المتهم بقتل …»
		}
	}
	for i := range w.s.Phrases {
		x := &w.s.Phrases[i]
		if x.Pron || !x.Who.CanAct() {
			continue
		}
		end := x.To
		if end < len(w.s.Tokens) && w.s.Tokens[end].POS == doc.Punct && end+1 == k && w.s.Tokens[k].Pro.Has(doc.ProAl) {
			end++ // «فلان، المكلف بـ…»
		}
		if !(x.From < k && k < x.To && x.Head != k) && end != k {
			continue
		}
		if w.s.Tokens[k].Feats.Number != doc.Sing {
			for n := 0; w.s.Phrases[i].Prev != clause.None && n < 6; n++ {
				i = w.s.Phrases[i].Prev
			}
		}
		return i
	}
	return clause.None
}

// appositive tells whether a word of charge with the article stands behind a comma and
// somebody of the same gender, of whom it is said: «حرب مع إيران، المتهمة بـ…».
func (w *work) appositive(k int) bool {
	t := &w.s.Tokens[k]
	if k < 2 || w.s.Tokens[k-1].POS != doc.Punct || !t.Pro.Has(doc.ProAl) || t.Feats.Number != doc.Sing {
		return false
	}
	return slices.ContainsFunc(w.s.Phrases, func(x clause.Phrase) bool {
		return x.To == k-1 && !x.Pron && x.Who.CanAct() && (x.Gender == t.Feats.Gender || x.Gender == doc.GenderAny)
	})
}

// attended gives a protest or a meeting of nobody named to those who are said to take
// part in it or to lead it: «مؤتمر … بحضور وزراء», «احتجاجات بقيادة النقابات».
func (w *work) attended(m *match) {
	if t := m.unit.Frame.Type; t != "PROTEST" && t != "CONSULT" || len(m.slots[frames.ActorSlot]) > 0 {
		return
	}
	const far = 16
	for k := m.to; k < min(m.to+far, len(w.s.Tokens)-1); k++ {
		t := &w.s.Tokens[k]
		if t.POS == doc.Verb || t.Fold == "." {
			return
		}
		if !t.Pro.Has(doc.ProBi) || t.Pro.Has(doc.ProAl) || t.Enc != "" || !w.fn.Attended.Has(t.Stem) {
			continue
		}
		for i := range w.s.Phrases {
			x := &w.s.Phrases[i]
			switch {
			case x.Pron || x.From != k && x.From != k+1:
			case x.Who.CanAct() && x.From == k+1, x.From == k && x.Inner != nil:
				if m.slots[frames.ActorSlot] = w.takeActor(nil, i); len(m.slots[frames.ActorSlot]) > 0 {
					m.slots[frames.RecipientSlot] = slices.DeleteFunc(m.slots[frames.RecipientSlot], func(r int) bool { return w.s.Phrases[r].From == k || r == i })
					m.trace = append(m.trace, "actor is who takes part or leads")
					return
				}
			}
		}
	}
}

// subjectBehind gives a verb that takes no object the noun right behind it, where its
// subject was taken for left out: «وهو ما تسعى مصر إلى تحقيقه».
func (w *work) subjectBehind(m *match) {
	a := m.slots[frames.ActorSlot]
	if m.kind != asVerb || len(a) != 1 || !w.s.Phrases[a[0]].Pron || w.s.Phrases[a[0]].Who.Pending != "dropped" {
		return
	}
	for s := range m.unit.Slots {
		if has(&m.unit.Slots[s], frames.Obj) || has(&m.unit.Slots[s], frames.Obj2) {
			return
		}
	}
	p := &w.s.Preds[m.pred]
	for _, ph := range w.args(p, frames.Source{Kind: frames.Obj}) {
		x := &w.s.Phrases[ph]
		if x.From == p.Tok+1 && !x.Pron && x.Prep == "" && x.Who.CanAct() && x.Gender == w.s.Tokens[p.Tok].Feats.Gender {
			m.slots[frames.ActorSlot] = w.takeActor(nil, ph)
			m.trace = append(m.trace, "the noun behind a verb without object is its subject")
			return
		}
	}
}

// sentenced leaves out who would go on from the sentence before as the subject of a verb of
// judging that has its object behind a preposition, where it is nobody who judges: the verb
// is passive, as in «وحُكم على المغنية بالسجن».
func (w *work) sentenced(m *match) {
	a := m.slots[frames.ActorSlot]
	if m.unit.Frame.ID != "sanction.convict" || len(a) != 1 || w.s.Tokens[w.s.Preds[m.pred].Tok].Feats.Gender != doc.Masc || !has(&m.unit.Slots[frames.RecipientSlot], frames.Prep) {
		return
	}
	if x := &w.s.Phrases[a[0]]; x.Pron && x.Who.Pending == "dropped" && !slices.Contains(byOffice[m.unit.Frame.ID], x.Who.Actor.Sector) {
		m.slots[frames.ActorSlot] = nil
		m.trace = append(m.trace, "passive: who goes on does not judge")
	}
}
