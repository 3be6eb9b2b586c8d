package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lexicon"
)

// eventNouns makes predicates of the nouns that frames know, with their
// genitive, relational adjective, prepositional phrases and governor.
func (ps *parser) eventNouns() {
	for i := range ps.tk {
		if ps.kind[i] != itNom || ps.phrase[i] < 0 {
			continue
		}
		t := &ps.tk[i]
		if t.POS == doc.Propn || t.POS == doc.Num || t.POS == doc.Det || ps.ofTime(i) {
			continue
		}
		if h := ps.hitAt[i]; h >= 0 && (ps.hits[h].e.ent != nil || i > ps.hits[h].from) {
			continue // «وزير الدفاع» defends nothing
		}
		key := foldLemma(t)
		k := ps.known[i]
		if ps.hitAt[i] >= 0 || t.Feats.VerbForm == doc.ActivePart && t.POS == doc.Adj {
			if k.named && (!k.opinion || ps.predicated(i)) { // «قاض», «قوات», «تابعة»: who or how, not what is done
				ps.nounPred(i, key, "", "")
			}
			continue
		}
		if !k.trigger || k.opinion && !ps.predicated(i) {
			continue
		}
		ps.nounPred(i, key, k.verb, k.verbLemma)
	}
	ps.governors()
}

// ofTime tells whether a word is the adjective that says which time is meant, to which
// nothing behind it belongs: «يزور بيروت الأسبوع | المقبل لإجراء محادثات».
func (ps *parser) ofTime(i int) bool {
	return i > 0 && ps.tk[i].Feats.VerbForm >= doc.ActivePart && (ps.stemIn(i, setNearby) || ps.keyIn(i, setNearby)) && (ps.stemIn(i-1, setTime) || ps.keyIn(i-1, setTime) || ps.stemIn(i-1, setWhen))
}

func (ps *parser) nounPred(i int, key, verb, lemma string) {
	t := &ps.tk[i]
	id := int(ps.phrase[i])
	ph := ps.out.Phrases[id]
	p := clause.Pred{Tok: i, Parent: clause.None, Phrase: id, Comp: clause.None, Keys: ps.out.Words(key, t.Stem), Rel: clause.NounOf, Args: ps.out.SpareArgs()}
	if verb != "" {
		p.VerbKeys, p.VerbLemma = ps.out.Words(verb, verb), lemma
	}
	end := i + 1
	hasGen := false
	if t.Enc != "" {
		pr := clause.Phrase{From: i, To: i + 1, Head: i, Next: clause.None, Prev: clause.None, Pron: true, Def: true}
		pr.Gender, pr.Number = pronFeats(t.Enc)
		pr.Who.Pending = "pronoun"
		ps.out.Phrases = append(ps.out.Phrases, pr)
		p.Args = append(p.Args, clause.Arg{Kind: frames.Gen, Phrase: len(ps.out.Phrases) - 1, Pred: clause.None})
		hasGen = true
	} else if end < ph.To && construct(t) && !accusative(t) && !ps.adjAfter(i, ph.To) {
		g := ps.sub(end, ph.To)
		ps.held(g, end)
		// what is coordinated to the whole phrase is coordinated to its genitive
		if ph.Next != clause.None {
			ps.out.Phrases[g].Next = ph.Next
		}
		p.Args = append(p.Args, clause.Arg{Kind: frames.Gen, Phrase: g, Pred: clause.None})
		hasGen = true
	}
	if g := ps.quotedGenitive(i, id); !hasGen && g != clause.None {
		p.Args = append(p.Args, clause.Arg{Kind: frames.Gen, Phrase: g, Pred: clause.None})
		hasGen = true
		ps.notOf(g)
	}
	if !hasGen {
		g := ps.sharedGenitive(i, &ph)
		if g == clause.None {
			g = ps.countedGenitive(i, id)
		}
		if g != clause.None {
			p.Args = append(p.Args, clause.Arg{Kind: frames.Gen, Phrase: g, Pred: clause.None})
			hasGen = true
		}
	}
	ps.nisbas(&p, i, ph.To, hasGen)
	ps.otherNisba(&p, i, ph.To)
	ps.masdarSecond(&p, i, id, hasGen)
	ps.masdarObject(&p, i, id, hasGen)
	ps.predicative(&p, i, &ph)
	ps.following(&p, id)
	// «عدم», «دون» before it
	if i > 0 && ps.phrase[i-1] == ps.phrase[i] && ps.stemIn(i-1, setNegnoun) || ph.From == i && ps.p.gram.in(ph.Prep).has(setNegnoun) {
		p.Neg = true
		p.Marks = "عدم "
	}
	ps.out.Preds = append(ps.out.Preds, p)
}

// sharedGenitive is the genitive of a bare masdar to which another is joined that has one:
// it is that of both («بإسناد ومشاركة | القوات», «قتل وإصابة | جنود»). None for most.
func (ps *parser) sharedGenitive(i int, ph *clause.Phrase) int {
	k := i + 1
	if ph.To != k || k+1 >= len(ps.tk) || ps.kind[k] != itNom || ps.phrase[k] < 0 {
		return clause.None
	}
	t, u, y := &ps.tk[i], &ps.tk[k], &ps.out.Phrases[ps.phrase[k]]
	if !construct(t) || accusative(t) || t.Feats.VerbForm != doc.Masdar || y.From != k || y.To <= k+1 ||
		u.Feats.VerbForm != doc.Masdar || u.Pro&conjPro == 0 || u.Pro&(prepPro|doc.ProAl) != 0 || u.Enc != "" || !construct(u) || ps.adjAfter(k, y.To) {
		return clause.None
	}
	end := y.To
	g := ps.sub(k+1, end)
	ps.held(g, k+1)
	return g
}

// quotedGenitive is the phrase behind an event noun that stands alone in quotation
// marks, where that can only be its genitive: a name or a noun with the article
// behind a noun without («رد على "تهديدات" أنقرة»). None for most.
func (ps *parser) quotedGenitive(i, id int) int {
	ph, t := &ps.out.Phrases[id], &ps.tk[i]
	if ph.From != i || ph.To != i+1 || i == 0 || i+2 >= len(ps.tk) || !ps.kindIs(itQuote, i-1, i+1) || t.Pro.Has(doc.ProAl) || t.Enc != "" || !construct(t) || accusative(t) {
		return clause.None
	}
	g := int(ps.phrase[i+2])
	if g < 0 || ps.out.Phrases[g].From != i+2 || ps.out.Phrases[g].Prep != "" || !ps.definite(i+2) || ps.tk[i+2].Pro&conjPro != 0 || !ps.out.Phrases[g].Who.CanAct() {
		return clause.None
	}
	return g
}

// kindIs tells whether tokens are all of a kind.
func (ps *parser) kindIs(kind itemKind, at ...int) bool {
	for _, i := range at {
		if ps.kind[i] != kind {
			return false
		}
	}
	return true
}

// predicative gives an adjective or participle that is the predicate of a
// nominal sentence its subject: «روسيا مستعدة لسحب قواتها».
func (ps *parser) predicative(p *clause.Pred, i int, ph *clause.Phrase) {
	t := &ps.tk[i]
	if ph.From != i || ph.Prep != "" || t.Pro != 0 || t.Enc != "" || ph.Prev != clause.None {
		return
	}
	if v := t.Feats.VerbForm; t.POS != doc.Adj && v != doc.ActivePart && v != doc.PassivePart {
		return
	}
	first := clause.None
	for k := i - 1; k >= 0 && ps.kind[k] != itStop; k-- {
		if ps.kind[k] == itVerb || ps.kind[k] == itHal {
			if !ps.keyIn(k, setKana) {
				return // its complement or an adjective
			}
			continue
		}
		if q := ps.phrase[k]; q >= 0 {
			if x := &ps.out.Phrases[q]; x.Prep == "" && !x.Pron && x.Def && (x.Who.CanAct() || x.Who.Pending == "home") && ps.agreesPred(t, x) {
				first = int(q)
			}
		}
		if ps.kind[k] == itComp {
			if ps.tk[k].Enc != "" {
				first = ps.pronounAt(k)
			}
			break
		}
	}
	if first != clause.None {
		p.Args = append(p.Args, clause.Arg{Kind: frames.Subj, Phrase: first, Pred: clause.None})
	}
}

// agreesPred tells whether a predicate agrees with its subject in gender.
func (ps *parser) agreesPred(t *doc.Token, x *clause.Phrase) bool {
	g := doc.Masc
	if t.Feats.Gender == doc.Fem || strings.HasSuffix(t.Fold, "ة") {
		g = doc.Fem
	}
	return x.Gender == doc.GenderAny || x.Gender == g || x.Number == doc.Plur
}

// adjAfter tells whether the word after an indefinite noun is its adjective
// and no genitive.
func (ps *parser) adjAfter(i, to int) bool {
	j := i + 1
	if j >= to {
		return true
	}
	n := &ps.tk[j]
	if n.Pro.Has(doc.ProAl) {
		return false
	}
	if h := ps.hitAt[j]; h >= 0 && ps.hits[h].e.ent != nil && !ps.isAdj(j) {
		return false
	}
	if !ps.isAdj(j) {
		return false
	}
	// an agent noun that is also an adjective is the genitive: «سراح دبلوماسي»
	if h := ps.hitAt[j]; h >= 0 && ps.hits[h].e.agent != nil && ps.tk[i].Feats.Number != doc.Plur {
		return false
	}
	// «مقتل فلسطيني»: left to the frame; an adjective must agree in gender
	g := ps.tk[i].Feats.Gender
	if ps.tk[i].Feats.Number == doc.Plur && g != doc.Masc {
		g = doc.Fem
	}
	return g == doc.GenderAny || n.Feats.Gender == doc.GenderAny || g == n.Feats.Gender || ps.tk[i].Feats.Number == doc.Plur
}

// withoutStray is the end of a genitive [from,to) without adjectives of what governs it:
// «سياسات | الرئيس دونالد ترامب | الجديدة», «اتفاق | إيران | النووي».
func (ps *parser) withoutStray(from, to int) int {
	if ps.strayOfName(from, to) {
		to--
	}
	for to > from+2 && ps.isAdj(to-1) && ps.ofNoOne(from, to-1) {
		to--
	}
	return to
}

// strayOfName tells whether a genitive [from,to) is the name of a state or person and an
// adjective that does not agree with it in gender.
func (ps *parser) strayOfName(from, to int) bool {
	h := ps.hitAt[from]
	if h < 0 || ps.hits[h].from != from || ps.hits[h].to != to-1 || ps.hits[h].e.ent == nil || ps.hits[h].e.kin != lexicon.OwnName {
		return false
	}
	switch ps.hits[h].e.ent.Kind {
	case "state", "person":
	default:
		return false
	}
	t, gender := &ps.tk[to-1], ps.tk[to-2].Feats.Gender
	if gender == doc.GenderAny && ps.hits[h].e.ent.Kind == "state" && !ps.hits[h].e.al {
		gender = doc.Fem // states without an article are
	}
	return ps.isAdj(to-1) && t.Pro == doc.ProAl && t.Feats.Number == doc.Sing && t.Feats.Gender != doc.GenderAny && gender != doc.GenderAny && t.Feats.Gender != gender
}

// sub makes a phrase of part of another one.
func (ps *parser) sub(from, to int) int {
	to = ps.withoutStray(from, to)
	ph := clause.Phrase{From: from, To: to, Head: from, Next: clause.None, Prev: clause.None, PrepTok: -1}
	ps.who(&ph)
	ps.features(&ph)
	id := len(ps.out.Phrases)
	ps.out.Phrases = append(ps.out.Phrases, ph)
	ps.owned(id)
	return id
}

// nisbas adds the relational adjectives of the noun: right after it, or after
// its genitive where they agree with the noun itself.
func (ps *parser) nisbas(p *clause.Pred, i, to int, hasGen bool) {
	for k := i + 1; k < to; k++ {
		e := ps.nisbaAt(k)
		if h := ps.hitAt[k]; e == nil && h >= 0 && ps.hits[h].e.ent != nil && ps.hits[h].from == k && ps.isAdj(k) {
			e = ps.hits[h].e.ent
		}
		if e == nil {
			continue
		}
		if h := ps.hitAt[k]; hasGen && h >= 0 && ps.hits[h].e.kin == lexicon.PeopleName {
			continue // «طرد دبلوماسيين روس»
		}
		if hasGen && k == i+1 && ps.humanPlural(k) {
			continue // «قتل الفلسطينيين»: the genitive itself
		}
		if hasGen && (ps.tk[k].Feats.Gender != ps.tk[i].Feats.Gender || t2gender(ps, i+1, k) == ps.tk[k].Feats.Gender) {
			continue
		}
		if !hasGen && k > i+1 && ps.tk[k-1].POS == doc.Noun && !ps.isAdj(k-1) {
			continue
		}
		ph := clause.Phrase{From: k, To: k + 1, Head: k, Next: clause.None, Prev: clause.None, PrepTok: -1}
		ph.Who = ps.nisbaWho(k, e)
		ps.out.Phrases = append(ps.out.Phrases, ph)
		p.Args = append(p.Args, clause.Arg{Kind: frames.Nisba, Phrase: len(ps.out.Phrases) - 1, Pred: clause.None})
	}
}

// otherNisba adds the second of two relational adjectives with a dash between them, as titles
// print them: «قمة بلجيكية - هولندية».
func (ps *parser) otherNisba(p *clause.Pred, i, to int) {
	if to+1 >= len(ps.tk) || to < i+2 || ps.tk[to].Fold != "-" && ps.tk[to].Fold != "–" {
		return
	}
	a, b := ps.nisbaAt(to-1), ps.nisbaAt(to+1)
	if a == nil || b == nil || a == b || ps.tk[to-1].Pro != ps.tk[to+1].Pro || ps.tk[to-1].Feats.Gender != ps.tk[to+1].Feats.Gender {
		return
	}
	ph := clause.Phrase{From: to + 1, To: to + 2, Head: to + 1, Next: clause.None, Prev: clause.None, PrepTok: -1}
	ph.Who = ps.nisbaWho(to+1, b)
	ps.out.Phrases = append(ps.out.Phrases, ph)
	p.Args = append(p.Args, clause.Arg{Kind: frames.Nisba, Phrase: len(ps.out.Phrases) - 1, Pred: clause.None})
}

// t2gender is the gender of the last noun in [from,to): an adjective that
// agrees with it belongs to it («دعم المجهود الحربي الروسي»).
func t2gender(ps *parser, from, to int) doc.Gender {
	for k := to - 1; k >= from; k-- {
		if ps.tk[k].POS == doc.Noun && !ps.isAdj(k) {
			return ps.tk[k].Feats.Gender
		}
	}
	return doc.GenderAny
}

// following adds the prepositional phrases that follow the phrase without a
// break, and a complement clause.
func (ps *parser) following(p *clause.Pred, id int) {
	end := ps.out.Phrases[id].To
	if len(p.Args) > 0 && p.Args[0].Kind == frames.Gen && p.Args[0].Phrase != clause.None {
		end = max(end, ps.out.Phrases[p.Args[0].Phrase].To) // «توقيف نحو ثلاثين شخصا | من قبل الشرطة»
	}
	for n := 0; n < 5; {
		for end < len(ps.tk) && (ps.kind[end] == itAdv || ps.kind[end] == itQuote || ps.kind[end] == itClose) {
			end++
		}
		if end >= len(ps.tk) {
			return
		}
		if ps.kind[end] == itPunct && n == 0 { // «إرسال جنود، بينهم ضباط، إلى …»
			if k := ps.timeAside(end); k > 0 && k+1 < len(ps.tk) {
				end = k + 1
			} else if k := ps.whoAside(end, id); k > 0 && k < len(ps.tk) {
				end = k
			}
		}
		if ps.kind[end] == itComp {
			return // the clause finds its parent by itself
		}
		q := ps.phrase[end]
		if q < 0 && ps.kind[end] == itPrep {
			q = ps.behindPrep(end)
		}
		if q < 0 {
			return
		}
		ph := &ps.out.Phrases[q]
		switch {
		case ps.isTime(ph):
		case ph.Prev != clause.None && int(q) != id:
			// a conjoined phrase belongs to the one before it
		case ph.Prep == "":
			return
		case ps.prepKind(ph.Prep) == frames.Cause && !ps.itsDoer(p, int(q)):
			n++
		default:
			p.Args = append(p.Args, clause.Arg{Kind: ps.prepKind(ph.Prep), Prep: ph.Prep, Phrase: int(q), Pred: clause.None})
			n++
		}
		if ph.To <= end {
			end++
		} else {
			end = ph.To
		}
	}
}

// itsDoer tells whether who is named behind an event noun with «من قبل», «على يد» does
// that, and not what a passive before it tells («أوقف ناشط خلال مظاهرة | من قبل الشرطة»):
// a masdar with what it is done to has him, and no verb with both its sides does.
func (ps *parser) itsDoer(p *clause.Pred, phrase int) bool {
	deed := func(k int) bool {
		return ps.known[k].trigger && ps.tk[k].Feats.VerbForm == doc.Masdar && ps.hitAt[k] < 0
	}
	for k := ps.out.Phrases[p.Phrase].To; k < ps.out.Phrases[phrase].PrepTok; k++ {
		if ps.phrase[k] >= 0 && deed(k) && ps.p.oneObject[ps.known[k].verb] {
			return false // «احتجاجا على مقتل زملائهم على يد الشرطة»
		}
	}
	done := len(p.VerbKeys) > 0 && deed(p.Tok) && len(p.Args) > 0 && ps.p.oneObject[p.VerbKeys[0]]
	for k := range ps.out.Preds {
		v := &ps.out.Preds[k]
		at := slices.IndexFunc(v.Args, func(a clause.Arg) bool { return a.Kind == frames.Cause && a.Phrase == phrase })
		switch {
		case at < 0 || !v.Verb || v.Tok > p.Tok:
		case v.Passive || v.SubjGuess:
			return done
		case done && v.Arg(frames.Subj, "") != nil && v.Arg(frames.Obj, "") != nil:
			v.Args = slices.Delete(v.Args, at, at+1)
		}
	}
	return true
}

// behindPrep is the phrase right behind a preposition at token i, or behind those that name
// a doer («من قبل | الجيش»); negative where there is none.
func (ps *parser) behindPrep(i int) int16 {
	for k := i + 1; k < len(ps.tk) && k < i+4; k++ {
		if q := ps.phrase[k]; q >= 0 {
			if ph := &ps.out.Phrases[q]; k == i+1 || ph.PrepTok == i && ps.prepKind(ph.Prep) == frames.Cause {
				return q
			}
			return -1
		}
	}
	return -1
}

// governors hangs each event noun on what governs it: the event noun before it
// in its phrase, the event noun whose prepositional phrase it heads, or the
// verb it is an argument of.
func (ps *parser) governors() {
	for i := range ps.out.Preds {
		p := &ps.out.Preds[i]
		if p.Verb {
			continue
		}
		ps.governor(i, p)
	}
}

func (ps *parser) governor(i int, p *clause.Pred) {
	best := clause.None
	var via clause.Arg
	for k := range ps.out.Preds {
		q := &ps.out.Preds[k]
		if k == i || !q.Verb && ps.hitAt[q.Tok] >= 0 && p.Phrase != q.Phrase {
			continue // «تعرضت السفارة لهجوم»: people and bodies govern no event
		}
		for _, a := range q.Args {
			if a.Phrase == clause.None || !q.Verb && ps.carried(q, &a) {
				continue
			}
			ph := &ps.out.Phrases[a.Phrase]
			if ph.Pron || !(ph.From <= p.Tok && p.Tok < ph.To) && !ps.inCoordination(a.Phrase, p.Tok) {
				continue
			}
			// the nearest governor to the left wins; a noun over its verb
			if q.Tok < p.Tok && (best == clause.None || ps.out.Preds[best].Tok < q.Tok) || best == clause.None && q.Verb {
				best, via = k, a
			}
		}
	}
	p.Parent, p.Via = best, via
	if best != clause.None {
		p.Rel = clause.NounOf
		p.Clause = ps.out.Preds[best].Clause
	}
}

// carried tells whether what stands behind an adjective with a preposition that it does
// not take is the deed that a verb before carries: «قام جنود من قوة تابعة للحلف | بقتل …».
func (ps *parser) carried(q *clause.Pred, a *clause.Arg) bool {
	if a.Kind != frames.Prep || ps.tk[q.Tok].Feats.VerbForm != doc.ActivePart && ps.tk[q.Tok].POS != doc.Adj || ps.verbTakes(q, a.Prep) {
		return false
	}
	for i := range ps.out.Preds {
		v := &ps.out.Preds[i]
		if !v.Verb || v.Tok > q.Tok || len(v.Keys) == 0 {
			continue
		}
		takes := slices.ContainsFunc(ps.p.Words.Support[v.Keys[0]], func(s frames.Support) bool { return s.Noun.Kind == frames.Prep && s.Noun.Prep == a.Prep })
		if takes && slices.ContainsFunc(v.Args, func(b clause.Arg) bool { return b.Kind == frames.Prep && b.Phrase == a.Phrase }) {
			return true
		}
	}
	return false
}

func (ps *parser) inCoordination(id, tok int) bool {
	for n := 0; id != clause.None && n < 8; n++ {
		ph := &ps.out.Phrases[id]
		if ph.From <= tok && tok < ph.To {
			return true
		}
		id = ph.Next
	}
	return false
}
