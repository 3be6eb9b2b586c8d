package coder

import (
	"github.com/sijil-news/sijil/doc"
)

// namedKinds are the kinds of things whose names are written in quotation
// marks, by stem: صحيفة "…", حركة «…», فيلم "…".
var namedKinds = map[string]bool{
	"صحيفة": true, "جريدة": true, "مجلة": true, "قناة": true, "محطة": true, "اذاعة": true, "وكالة": true, "موقع": true, "شبكة": true, "منصة": true, "تطبيق": true, "برنامج": true,
	"حركة": true, "تنظيم": true, "جماعة": true, "حزب": true, "جبهة": true, "كتيبة": true, "كتائب": true, "لواء": true, "فصيل": true, "ميليشيا": true, "ميليشيات": true, "تيار": true, "تحالف": true, "ائتلاف": true, "كتلة": true,
	"معهد": true, "مركز": true, "مؤسسة": true, "موسسة": true, "منظمة": true, "جمعية": true, "شركة": true, "مجموعة": true, "مصرف": true, "بنك": true, "نادي": true, "فندق": true, "مطعم": true, "جامعة": true, "مدرسة": true, "مستشفي": true, "جائزة": true, "جاءزة": true, "مهرجان": true, "معرض": true, "مؤتمر": true, "موتمر": true, "منتدي": true, "مبادرة": true, "حملة": true,
	"كتاب": true, "رواية": true, "فيلم": true, "مسلسل": true, "مسرحية": true, "اغنية": true, "البوم": true, "لعبة": true, "قصيدة": true, "مقال": true,
	"عملية": true, "قاعدة": true, "مشروع": true, "خطة": true, "صاروخ": true, "صواريخ": true, "منظومة": true, "طراز": true, "نوع": true, "سفينة": true, "طائرة": true, "مقاتلة": true, "اعصار": true, "عاصفة": true, "فيروس": true, "مرض": true, "قمر": true, "مركبة": true,
	"اسم": true, "لقب": true, "شعار": true, "عنوان": true, "هاشتاغ": true, "وسم": true, "مصطلح": true, "كنية": true, "فريق": true, "منطقة": true, "بلدة": true, "قرية": true, "حي": true, "مخيم": true, "سجن": true, "قانون": true, "سوق": true, "ميدان": true,
}

// isName tells whether what stands in quotation marks is a name and no speech:
// a known entity, something after a noun that is named so, a product's letters
// and numbers, or the one who speaks.
func (r *reporter) isName(q quotation) bool {
	tk := r.d.Tokens
	n := q.to - q.from
	for i := q.open - 1; i >= q.open-2 && i >= 0; i-- {
		if namedKinds[tk[i].Stem] && (i == q.open-1 || tk[i+1].POS == doc.Adj || tk[i+1].Fold == "ـ") && n <= 8 {
			return n <= 4 && !r.describes(q) || tk[i].Stem == "اسم" || tk[i].Stem == "شعار" || tk[i].Stem == "عنوان"
		}
		if tk[i].POS == doc.Punct {
			break
		}
	}
	if n > 6 {
		return false
	}
	letters := false
	for i := q.from; i < q.to; i++ {
		switch tk[i].POS {
		case doc.Verb, doc.Sconj, doc.Adp:
			return false
		case doc.Num, doc.Punct:
		default:
			letters = letters || tk[i].Fold[0] >= 0x80
		}
	}
	if !letters || r.isSpeakerName(q) {
		return true
	}
	return r.isEntity(q) || r.headsClause(q)
}

// describes: the first word inside is an adjective: it says how the noun
// before it is, it does not name it: عملية "ضخمة".
func (r *reporter) describes(q quotation) bool {
	t := &r.d.Tokens[q.from]
	return t.POS == doc.Adj && !t.Pro.Has(doc.ProAl)
}

// isEntity: the words inside name one known entity.
func (r *reporter) isEntity(q quotation) bool {
	from, to := q.from-r.base, q.to-r.base
	if from < 0 || to > len(r.s.Tokens) {
		return false
	}
	for k := range r.s.Phrases {
		ph := &r.s.Phrases[k]
		w := &ph.Who
		if ph.Pron || w.Kind == "" || w.Kind == "agent" || w.Kind == "nisba" || w.Kind == "people" || w.Kind == "name" {
			continue
		}
		a, b := w.From, w.To
		if b <= a {
			a, b = ph.From, ph.To
		}
		if a >= from && a <= from+1 && b >= to-1 && b <= to && (a == from || b == to) || ph.From == from && ph.To == to {
			return true
		}
	}
	return false
}

// headsClause: the quotation opens the sentence and a verb follows it:
// "…" تكتب.
func (r *reporter) headsClause(q quotation) bool {
	tk := r.d.Tokens
	i := q.to + 1
	return q.closed && q.open == r.base && i < r.base+len(r.s.Tokens) && tk[i].POS == doc.Verb
}

// isSpeakerName: right behind a reporting verb stands a short nominal
// quotation and what is said comes later.
func (r *reporter) isSpeakerName(q quotation) bool {
	tk := r.d.Tokens
	v := q.open - 1
	if v < r.base || q.to-q.from > 4 || !q.closed || tk[v].POS != doc.Verb {
		return false
	}
	if _, ok := r.w.c.Words.Cues[tk[v].Key]; !ok {
		return false
	}
	for i := q.from; i < q.to; i++ {
		if p := tk[i].POS; p == doc.Verb || p == doc.Sconj || p == doc.Adp || p == doc.Part {
			return false
		}
	}
	for i := q.to + 1; i < r.base+len(r.s.Tokens) && i < q.to+14; i++ {
		t := &tk[i]
		if t.Fold == "،" || t.Fold == "." || t.POS == doc.Verb {
			return false
		}
		if t.Fold == ":" || t.POS == doc.Sconj || markFamily(t) != noMark || i == q.to+1 && t.Stem == "عن" {
			return true
		}
	}
	return false
}
