package ar

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// apart tells whether a phrase without preposition is no argument of a verb but
// says more of a word before it, or how, or where.
func (ps *parser) apart(w *walk, ph *clause.Phrase) bool {
	i := ph.From
	before := i > 0 && ps.phrase[i-1] >= 0
	switch {
	case ps.stemIn(i, setOwner) && before: // «محافظة الأنبار ذات الأغلبية السنية»
		return true
	case w.cur != clause.None && w.mark == nil && (ps.mostOf(i) || ps.mostOf(i-1)): // «خمسون شخصا، معظمهم من السياح», «قتل مدنيون معظمهم | نساء»
		return true
	case ps.saysOfPlace(i):
		return true
	case before && w.cur == clause.None && w.mark == nil && ps.stemIn(i, setSide) && ps.tk[i].Pro == 0 && ph.To > i+1 && ps.out.Phrases[ps.phrase[i-1]].Prep != "": // «في مدينة مأرب شرق اليمن، تظاهرت …»
		return true
	case ph.To == i+1 && ps.stemIn(i, setManner) && !ps.tk[i].Pro.Has(doc.ProAl): // «رفض صراحةً»
		return true
	case w.open && w.mark == nil && w.cur != clause.None && ps.stemIn(i, setSide) && ps.tk[i].Pro == 0 && ph.To > i+1 && before: // «في مأرب شرق اليمن»
		return true
	}
	if ph.Pron {
		return false
	}
	behind := w.open && w.mark == nil && w.cur != clause.None
	first := ph
	for first.Prev != clause.None {
		first = &ps.out.Phrases[first.Prev]
	}
	return before && ps.stemIn(i, setDegree) && i+1 < len(ps.tk) && ps.tk[i+1].Stem == "من" && !ps.moreThan(i) || // «أضعفه القتال أكثر من ذي قبل»
		ps.someOf(w, first.From) || ps.included(first.From) || ps.namely(i) || !behind && (ps.ofMasdar(i) || ps.kind[max(i-1, 0)] == itPunct && ps.whatFor(ph) && !ps.performed(w, ph))
}

// mostOf tells whether «most of them» at token i says of those named right before what most
// of them are.
func (ps *parser) mostOf(i int) bool {
	if i < 1 || !ps.stemIn(i, setMostly) || ps.tk[i].Enc == "" || ps.tk[i].Pro != 0 {
		return false
	}
	if ps.kind[i-1] == itPunct {
		return true
	}
	ph := ps.phrase[i-1]
	return ph >= 0 && !ps.out.Phrases[ph].Def && !ps.out.Phrases[ph].Pron
}

// performed tells whether a phrase is the deed that the verb before carries, which has who
// does it and still lacks it: «عقد الوزير، فلان، | اجتماعا مع …».
func (ps *parser) performed(w *walk, ph *clause.Phrase) bool {
	if w.cur == clause.None || w.mark != nil || len(w.pre) > 0 || !ps.known[ph.Head].trigger {
		return false
	}
	v := &ps.out.Preds[w.cur]
	if !v.Verb || v.Passive || len(v.Keys) == 0 || v.Arg(frames.Subj, "") == nil || v.Arg(frames.Obj, "") != nil {
		return false
	}
	return slices.ContainsFunc(ps.p.Words.Support[v.Keys[0]], func(s frames.Support) bool { return s.Noun.Kind == frames.Obj })
}

// saysOfPlace tells whether the phrase at token i says more of a town behind a
// preposition, set off by a comma: «قتل الرجل في صفاقس، ثاني أكبر المدن».
func (ps *parser) saysOfPlace(i int) bool {
	if i < 2 || ps.kind[i-1] != itPunct || !ps.stemIn(i, setOfPlace) || ps.tk[i].Pro != 0 || ps.phrase[i-2] < 0 {
		return false
	}
	x := &ps.out.Phrases[ps.phrase[i-2]]
	switch x.Who.Kind {
	case "city", "adm1", "locality", "region":
		return x.Prep != "" && x.To == i-1
	}
	return false
}

// someOf tells whether the phrase at token i names some of those told of before
// it: «20 قتيلا بينهم أطفال», «ولايات منها واشنطن».
func (ps *parser) someOf(w *walk, i int) bool {
	k := i - 1
	if k > 0 && ps.stemIn(k, setAbout) {
		k-- // «بينهم نحو | 20 طفلا»
	}
	if k < 1 || ps.tk[k].POS != doc.Adp || ps.tk[k].Enc == "" {
		return false
	}
	among := false
	switch ps.tk[k].Stem {
	case "من":
		if ps.definite(k - 1) {
			return false // «طرد الجيش منها | المسلحين»
		}
	case "بين":
		among = w.cur != clause.None && w.mark == nil // but «آلاف بينهم | مقاتلون غادروا»
		if ps.tk[k-1].Stem == "من" {
			k--
		}
	default:
		return false
	}
	if k == 0 || ps.kind[k-1] == itVerb || ps.kind[k-1] == itHal {
		return false
	}
	return among || !ps.stemIn(k-1, setQuantity) && !ps.keyIn(k-1, setQuantity) && ps.tk[k-1].POS != doc.Num // «لم يحقق أي منها | هدفه»
}

// namely tells whether «وخصوصا» or the like stands before token i.
func (ps *parser) namely(i int) bool {
	return i > 1 && ps.stemIn(i-1, setNamely) && (ps.tk[i-1].Pro.Has(doc.ProWa) || ps.kind[i-2] == itPunct)
}

// included tells whether the phrase at token i is one of those told of before
// it: «أعضاء الحلف، بما في ذلك كندا», «السكان بمن فيهم الأطفال».
func (ps *parser) included(i int) bool {
	if ps.tk[i].Stem == "كفاية" {
		return false // «تنتقد بما فيه الكفاية المتطرفين»
	}
	k := i - 1
	if k > 0 && ps.tk[k].Stem == "ذلك" {
		k--
	} else if k < 0 || ps.tk[k].Enc == "" {
		return false
	}
	if k < 1 || ps.tk[k].Stem != "في" {
		return false
	}
	switch ps.tk[k-1].Stem {
	case "بما", "بمن":
		return true
	case "ما", "من":
		return ps.tk[k-1].Pro.Has(doc.ProBi)
	}
	return false
}

// ofMasdar tells whether the phrase at token i follows a prepositional phrase of
// a masdar and who does it, and so is its object: «بعد إلغاء الحكومة الحظر».
func (ps *parser) ofMasdar(i int) bool {
	if i == 0 || ps.phrase[i-1] < 0 || ps.tk[i].Pro&(conjPro|prepPro) != 0 {
		return false
	}
	b := &ps.out.Phrases[ps.phrase[i-1]]
	if b.Prep == "" || b.Pron || b.To != i {
		return false
	}
	for k := b.From; k+1 < b.To; k++ {
		if t := &ps.tk[k]; t.Feats.VerbForm == doc.Masdar && construct(t) && ps.hitAt[k] < 0 && ps.known[k].verb != "" {
			return ps.hitAt[k+1] >= 0
		}
	}
	return false
}

// isTime tells whether a phrase says when.
func (ps *parser) isTime(ph *clause.Phrase) bool {
	if ph.Pron {
		return false
	}
	t := &ps.tk[ph.Head]
	if ps.hitAt[ph.Head] >= 0 && ph.Who.Kind != "" || ps.oneOf(ph.From) {
		return false
	}
	if ph.Head == ph.To-1 && t.POS == doc.Num && t.Fold != "" && figure(t) && ps.tk[ph.From].POS == doc.Num {
		return true
	}
	if ph.From != ph.Head && ps.stemIn(ph.From, setTime) || ps.nearTime(ph) {
		return true
	}
	return t.POS == doc.Adv || ps.stemIn(ph.Head, setTime) || ps.keyIn(ph.Head, setTime)
}

// nearTime: behind a time «الماضي» and its like say which: «الثلاثاء | الماضي».
func (ps *parser) nearTime(ph *clause.Phrase) bool {
	i := ph.From
	return i > 0 && ph.To == i+1 && ps.tk[i].Pro == doc.ProAl && ps.stemIn(i, setNearby) && ps.tk[i-1].Pro == doc.ProAl && ps.stemIn(i-1, setTime|setWhen|setWeekday)
}

// oneOf: «أحد» without the article is one of several, not Sunday.
func (ps *parser) oneOf(i int) bool {
	t := &ps.tk[i]
	return t.Stem == "احد" && !t.Pro.Has(doc.ProAl) && (i == 0 || ps.tk[i-1].Stem != "يوم")
}

// timesFrom: «بعد يوم من مقتل القائد» stands for «بعد مقتل القائد»: the «من» behind a
// measure of time says from what event it is counted, and whose deed or victim nothing is.
func (ps *parser) timesFrom() {
	for i := 1; i < len(ps.out.Phrases); i++ {
		ph, before := &ps.out.Phrases[i], &ps.out.Phrases[i-1]
		if ph.Prep != "من" || ph.Pron || before.To != ph.PrepTok || ps.tk[before.From].Pro.Has(doc.ProAl) || !ps.isTime(before) || ps.tk[ph.Head].Feats.VerbForm != doc.Masdar && !ps.known[ph.Head].trigger && ps.tk[ph.From].Feats.VerbForm != doc.Masdar && !ps.known[ph.From].trigger {
			continue
		}
		if (before.Prep == "بعد" || before.Prep == "قبل") && !ps.p.when.OfVerb(ps.tk, ph.PrepTok) {
			ph.Prep = before.Prep
		}
	}
}
