package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// masdarObject: what follows a masdar and who does it is its object («مطالبتها
// الولايات المتحدة بـ…», «رفض كوبا التعامل»).
func (ps *parser) masdarObject(p *clause.Pred, i, id int, hasGen bool) {
	if !hasGen || ps.tk[i].Feats.VerbForm != doc.Masdar && len(p.VerbKeys) == 0 || p.Arg(frames.Obj2, "") != nil {
		return
	}
	end := ps.out.Phrases[id].To
	if end < len(ps.tk) {
		if after := ps.timeAside(end); after > 0 {
			end = after + 1 // «إقالته، الثلاثاء، | وزير خارجيته»
		}
	}
	if end >= len(ps.tk) || ps.kind[end] != itNom || ps.phrase[end] < 0 || ps.tk[end].Pro&(conjPro|prepPro) != 0 {
		return
	}
	o := int(ps.phrase[end])
	ob := &ps.out.Phrases[o]
	gen := &ps.out.Phrases[p.Args[0].Phrase]
	if gen.Pron && ps.tk[end].POS == doc.Adj && !ob.Who.CanAct() {
		return // «إحراقه | حيا»
	}
	if c, ok := ps.p.Words.Cues[ps.known[i].verb]; ok && c.Stance == "announce" && ob.Inner != nil && ob.Inner.Kind != "nisba" {
		return // «إعلان الرئيس | انسحاب بلجيكا»: she withdraws
	}
	if !ob.Def && ob.Number == doc.Sing && ps.p.gram.in(ps.known[i].verb).has(setDeem) {
		return // «تصنيف الحركة | منظمة إرهابية»: what she is called
	}
	if o == id || ob.Prep != "" || ob.From != end || ps.isTime(ob) || !gen.Pron && (gen.To != ps.out.Phrases[id].To || !gen.Who.CanAct() || !ob.Who.CanAct() && !strings.HasSuffix(ps.tk[end].Fold, "ا") && !ps.itsObject(id, gen, end) && !ps.freeObject(i, id, gen, end)) {
		return
	}
	switch {
	case gen.Pron && ps.p.gram.in(ps.out.Phrases[id].Prep).has(setOwing):
		ps.notOf(o) // «انتقدها لدعمها | المتمردين»
	case !gen.Pron && ps.thingDone(i, id, gen, end):
		ps.reopen(o)
		ps.notOf(o)
	case !gen.Pron && ps.freeObject(i, id, gen, end):
		ps.notOf(o)
	}
	p.Args = append(p.Args, clause.Arg{Kind: frames.Obj, Phrase: o, Pred: clause.None})
	if k := ps.secondBehind(i, o); k != clause.None { // «منح أوسلو البلاد | قرضا»
		ps.notOf(o)
		ps.notOf(k)
		p.Args = append(p.Args, clause.Arg{Kind: frames.Obj2, Phrase: k, Pred: clause.None})
		o = k
	}
	ps.behindObject(p, o)
}

// secondBehind is the indefinite noun right behind whom the masdar of a verb with two objects
// gives something to, which it gives; None for most.
func (ps *parser) secondBehind(i, o int) int {
	x := &ps.out.Phrases[o]
	if !ps.p.twoObjects[ps.known[i].verb] || !x.Who.CanAct() || x.To >= len(ps.tk) || ps.kind[x.To] != itNom || ps.phrase[x.To] < 0 || ps.tk[x.To].Pro != 0 || ps.tk[x.To].POS != doc.Noun {
		return clause.None
	}
	k := int(ps.phrase[x.To])
	if y := &ps.out.Phrases[k]; y.Prep != "" || y.Def && ps.tk[x.To].Enc == "" && y.To == y.From+1 || ps.isTime(y) || y.Who.CanAct() {
		return clause.None
	}
	return k
}

// behindObject adds the prepositional phrases behind the object of a masdar that its verb
// takes: «تزويد أوسلو المتمردين | بالأسلحة».
func (ps *parser) behindObject(p *clause.Pred, o int) {
	n := len(p.Args)
	ps.following(p, o)
	kept := p.Args[:n]
	for _, a := range p.Args[n:] {
		if _, takes := ps.nounTakes(&ps.out.Phrases[o], a.Prep); a.Kind != frames.Prep || !takes && !ps.verbTakes(p, a.Prep) {
			break
		}
		kept = append(kept, a)
	}
	p.Args = kept
}

// notOf takes a phrase from the verbs that have it for an object: it is another's.
func (ps *parser) notOf(phrase int) {
	for k := range ps.out.Preds {
		v := &ps.out.Preds[k]
		v.Args = slices.DeleteFunc(v.Args, func(a clause.Arg) bool {
			return a.Phrase == phrase && (a.Kind == frames.Obj || a.Kind == frames.Obj2) && v.Verb
		})
		if a := v.Arg(frames.Obj2, ""); a != nil && v.Verb && v.Arg(frames.Obj, "") == nil && !ps.whatFor(&ps.out.Phrases[a.Phrase]) {
			a.Kind = frames.Obj
		}
	}
}

// itsObject: behind a preposition, the masdar and a state or some of a kind, a definite
// noun is what is done: «بعد قطع مصر العلاقات مع قطر», «بعد قطع معظم الدول العلاقات معها».
func (ps *parser) itsObject(id int, gen *clause.Phrase, end int) bool {
	t := &ps.tk[end]
	if ps.thingDone(ps.out.Phrases[id].From, id, gen, end) {
		return true
	}
	if t.POS != doc.Noun || t.Pro != doc.ProAl || ps.out.Phrases[id].Prep == "" && !ps.crowded(id, int(ps.phrase[end])) {
		return false
	}
	if gen.Who.Kind == "state" || gen.Who.Kind == "city" || gen.Some && gen.Who.CanAct() && !ps.stemIn(end, setTime|setWeekday) {
		return true
	}
	return gen.Def && gen.Who.CanAct() && !ps.stemIn(end, setTime|setWeekday) && ps.p.does[ps.known[ps.out.Phrases[id].From].verb] && !ps.claimed(int(ps.phrase[end]))
}

// thingDone: behind a preposition, the masdar of a verb that carries a deed and who does
// it, definite, an indefinite deed or weapon is what is done, and no object of the verb
// before: «قتل خمسة إثر إطلاق القوات | صواريخ على البلدة».
func (ps *parser) thingDone(i, id int, gen *clause.Phrase, end int) bool {
	t, x := &ps.tk[end], &ps.out.Phrases[id]
	if x.Prep == "" && !ps.crowded(id, int(ps.phrase[end])) || ps.out.Phrases[ps.phrase[end]].Def || x.From != i || x.To != end || !gen.Def || !gen.Who.CanAct() || t.POS != doc.Noun || t.Pro != 0 || t.Enc != "" || !ps.known[end].trigger {
		return false
	}
	return slices.ContainsFunc(ps.p.Words.Support[ps.known[i].verb], func(s frames.Support) bool { return s.Noun.Kind == frames.Obj })
}

// freeObject: behind a preposition, the masdar of a verb that acts on something and who
// does it, definite, a noun is what it is done to, and no object of the verb before, if
// that has none: «بعد احتجاز الحكومة | طائرة مدنية», «ندد بإنشاء كينيا | قاعدة عسكرية».
func (ps *parser) freeObject(i, id int, gen *clause.Phrase, end int) bool {
	t, x := &ps.tk[end], &ps.out.Phrases[id]
	if x.Prep == "" && !ps.crowded(id, int(ps.phrase[end])) || x.From != i || x.To != end || !gen.Def || gen.Some || ps.known[i+1].trigger || t.POS != doc.Noun && !ps.sumOf(int(ps.phrase[end])) || t.Pro != 0 || t.Enc != "" ||
		t.Feats.VerbForm == doc.ActivePart || t.Feats.VerbForm == doc.PassivePart || !ps.p.actsOn[ps.known[i].verb] {
		return false
	}
	return !ps.claimed(int(ps.phrase[end]))
}

// claimed tells whether a phrase is the object of a verb that acts on one.
func (ps *parser) claimed(id int) bool {
	return slices.ContainsFunc(ps.out.Preds, func(v clause.Pred) bool {
		a := v.Arg(frames.Obj, "")
		return v.Verb && a != nil && a.Phrase == id && slices.ContainsFunc(v.Keys, func(k string) bool { return ps.p.actsOn[k] || ps.p.does[k] })
	})
}

// sumOf tells whether a phrase is a number with what it counts behind it, and no people.
func (ps *parser) sumOf(id int) bool {
	x := &ps.out.Phrases[id]
	return x.To > x.From+1 && ps.tk[x.From].POS == doc.Num && !x.Who.CanAct()
}

// crowded tells whether a verb has a masdar for its subject and two objects more, or the
// masdar for its first object and another, so that what follows the masdar and who does it
// is the masdar's: «أثار تقديم أوسلو | مساعدات للمتمردين | جدلا», «أعلن الوزير إرسال أوسلو | مساعدات».
func (ps *parser) crowded(id, o int) bool {
	return slices.ContainsFunc(ps.out.Preds, func(v clause.Pred) bool {
		if !v.Verb {
			return false
		}
		subj, obj, obj2 := v.Arg(frames.Subj, ""), v.Arg(frames.Obj, ""), v.Arg(frames.Obj2, "")
		if obj == nil || obj2 == nil {
			return false
		}
		return subj != nil && subj.Phrase == id && obj.Phrase == o || obj.Phrase == id && obj2.Phrase == o
	})
}

// reopen leaves open again whether the one phrase behind a verb is its subject, where
// what was taken for the object is another's.
func (ps *parser) reopen(phrase int) {
	for k := range ps.out.Preds {
		v := &ps.out.Preds[k]
		if a := v.Arg(frames.Obj, ""); a == nil || a.Phrase != phrase || !v.Verb {
			continue
		}
		if s := v.Arg(frames.Subj, ""); s != nil && s.Phrase != clause.None && ps.out.Phrases[s.Phrase].From > v.Tok {
			v.SubjGuess = true
		}
	}
}

// masdarSecond: behind the masdar of a verb with two objects and whom it gives
// to, an indefinite noun is what it gives, and no object of the verb before
// («تدرس منح روسيا أسلحة»).
func (ps *parser) masdarSecond(p *clause.Pred, i, id int, hasGen bool) {
	if !hasGen || ps.tk[i].Feats.VerbForm != doc.Masdar || !ps.p.twoObjects[ps.known[i].verb] {
		return
	}
	end := ps.out.Phrases[id].To
	if end >= len(ps.tk) || ps.kind[end] != itNom || ps.phrase[end] < 0 || ps.tk[end].Pro != 0 || ps.tk[end].POS != doc.Noun {
		return
	}
	o := int(ps.phrase[end])
	ob, gen := &ps.out.Phrases[o], &ps.out.Phrases[p.Args[0].Phrase]
	if o == id || ob.Prep != "" || ob.From != end || ob.Def || ps.isTime(ob) || !gen.Pron && (gen.To != end || !gen.Who.CanAct()) {
		return
	}
	ps.notOf(o)
	p.Args = append(p.Args, clause.Arg{Kind: frames.Obj2, Phrase: o, Pred: clause.None})
	ps.behindObject(p, o)
}
