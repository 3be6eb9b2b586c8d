package ar

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// counts tells whether the number at j counts what follows it, and so belongs
// to no definite noun before it: «20 من العاملين», «30 شخصا».
func (ps *parser) counts(j int) bool {
	if j+1 >= len(ps.tk) {
		return false
	}
	t := &ps.tk[j+1]
	if h := ps.hitAt[j+1]; h >= 0 && ps.hits[h].e.ent != nil && ps.p.names.nisba.find(t.Stem) == ps.hits[h].e.ent {
		return true // «13 روسيا»
	}
	if e := ps.nisbaAt(j + 1); e != nil && t.Pro == 0 && strings.HasSuffix(t.Fold, "ا") {
		return true // «41 فلسطينيا»
	}
	return t.Fold == "من" || t.POS == doc.Num && t.Pro == 0 || ps.kind[j+1] == itNom && t.POS == doc.Noun && t.Pro == 0 && !ps.definite(j+1)
}

// timeFollows tells whether a time or a quantity begins at j that is no part of
// the phrase: a day of the week, «العام الماضي», «العديد من …».
func (ps *parser) timeFollows(j, last int) bool {
	t := &ps.tk[j]
	if t.Pro.Has(doc.ProAl) && ps.stemIn(j, setQuantity) && j+1 < len(ps.tk) && ps.tk[j+1].Fold == "من" {
		// «ترك الاتفاق لإيران | العديد من الثغرات», but «مقتل العديد من المدنيين», «عشرات الآلاف من الطلاب»
		if b := &ps.tk[last]; j == last+1 && t.POS == doc.Num && b.POS == doc.Num && !b.Pro.Has(doc.ProAl) && !figure(b) {
			return false
		}
		return j != last+1 || ps.definite(last) || ps.tk[last].POS != doc.Noun || accusative(&ps.tk[last]) || ps.soundPlural(&ps.tk[last])
	}
	if !t.Pro.Has(doc.ProAl) || !ps.stemIn(j, setTime|setWeekday) {
		return false
	}
	if ps.stemIn(last, setTime) || ps.keyIn(last, setTime) {
		return false // «يوم الجمعة», «نهاية العام الماضي»
	}
	if ps.stemIn(j, setWeekday) {
		return true
	}
	return j+1 < len(ps.tk) && ps.keyIn(j+1, setNearby) && ps.tk[j+1].Pro.Has(doc.ProAl) && !construct(&ps.tk[last])
}

// describes tells whether a word with the article stands like an adjective
// after the definite noun at token noun, though it is none: «الطرف الآخر»,
// «الجنود الأربعة», «القوات السعودية», «المسلحين الحوثيين».
func (ps *parser) describes(j, noun int) bool {
	t, n := &ps.tk[j], &ps.tk[noun]
	if !t.Pro.Has(doc.ProAl) || t.Enc != "" || j != noun+1 || !n.Pro.Has(doc.ProAl) || n.POS == doc.Propn || ps.keyIn(noun, setTime) {
		return false
	}
	switch t.POS {
	case doc.Det:
		return t.Key == "ءاخر" || t.Key == "اخر"
	case doc.Num:
		return !ps.stemIn(j, setWeekday|setCrowd) && !ps.keyIn(j, setWeekday) && n.Feats.Number == doc.Plur
	}
	h := ps.hitAt[j]
	if h < 0 || ps.hits[h].to != j+1 {
		return false
	}
	if ps.hits[h].e.agent != nil {
		return ps.likeEnding(j, noun) // «المحتجين الملثمين»
	}
	if ps.hits[h].e.ent == nil {
		return false
	}
	switch ps.hits[h].e.ent.Kind {
	case "state": // named by its adjective
		return strings.HasSuffix(t.Stem, "ية") && (n.Feats.Gender == doc.Fem || n.Feats.Number == doc.Plur)
	case "armed", "movement", "party", "people":
		return (ps.humanPlural(j) || ps.ethnic(j)) && n.Feats.Number == doc.Plur
	}
	return false
}

// participleBehind tells whether a participle at j, before whom it relates to, describes
// the body whose name ends in a quotation mark: «حركة "الصقور" الموالية لموسكو».
func (ps *parser) participleBehind(from, j int) bool {
	t := &ps.tk[j]
	if t.Pro != doc.ProAl || t.Enc != "" || ps.hitAt[j] >= 0 || ps.kind[j-1] != itQuote || j+1 >= len(ps.tk) {
		return false
	}
	if f := t.Feats.VerbForm; f != doc.ActivePart && f != doc.PassivePart || t.Feats.Gender != ps.tk[from].Feats.Gender || t.Feats.Number != ps.tk[from].Feats.Number {
		return false
	}
	return ps.kind[j+1] == itPrep || ps.tk[j+1].Pro&prepPro != 0
}

// likeEnding tells whether two words are sound plurals in one case, so that the second is
// no other party but describes the first.
func (ps *parser) likeEnding(j, noun int) bool {
	for _, end := range [...]string{"ين", "ون"} {
		if strings.HasSuffix(ps.tk[j].Stem, end) && strings.HasSuffix(ps.tk[noun].Stem, end) {
			return (ps.hits[ps.hitAt[j]].e.plural || ps.soundPlural(&ps.tk[j])) && ps.soundPlural(&ps.tk[noun])
		}
	}
	return false
}

// notAdj tells whether «غير» and an adjective begin at j: «الهجرة غير الشرعية».
func (ps *parser) notAdj(j int) bool {
	if j+1 >= len(ps.tk) || ps.tk[j].Stem != "غير" || ps.tk[j].Pro != 0 || ps.tk[j].Enc != "" {
		return false
	}
	t := &ps.tk[j+1]
	return t.Pro&(conjPro|prepPro) == 0 && (t.POS == doc.Adj || t.POS == doc.Noun && (t.Feats.VerbForm == doc.ActivePart || t.Feats.VerbForm == doc.PassivePart))
}

// teen tells whether token j is the ten of an ordinal: «القرن السادس عشر».
func (ps *parser) teen(j int) bool {
	t, prev := &ps.tk[j], &ps.tk[j-1]
	return t.POS == doc.Num && t.Key == "عشرة" && (prev.POS == doc.Adj || prev.POS == doc.Num) && t.Pro == 0
}

// moreThan tells whether a quantity follows «أكثر من» at j: «أكثر من مئة شخص».
func (ps *parser) moreThan(j int) bool {
	return j+2 < len(ps.tk) && ps.tk[j+1].Enc == "" && (ps.tk[j+2].POS == doc.Num || ps.stemIn(j+2, setQuantity))
}

// soundFeminine tells whether an adjective stands in the sound feminine plural,
// as no noun in the singular is described.
func soundFeminine(t *doc.Token) bool {
	return t.Feats.Number == doc.Plur && strings.HasSuffix(t.Stem, "ات")
}

// otherGender tells whether a masculine adjective at j stands behind feminine
// singulars or sound feminine plurals alone, of which it describes none. Elatives have one form for both.
func (ps *parser) otherGender(from, j int) bool {
	t := &ps.tk[j]
	if ps.soundPlural(t) && t.Pro.Has(doc.ProAl) && ps.oneThing(from, j) {
		return true // «تتهم الحكومة الكولومبية | المتمردين»
	}
	if t.POS != doc.Adj || t.Feats.Gender != doc.Masc || t.Feats.Number != doc.Sing || strings.HasPrefix(t.Stem, "ا") || strings.HasSuffix(t.Stem, "ة") {
		return false
	}
	for k := from; k < j; k++ {
		if b := &ps.tk[k]; b.POS != doc.Noun && b.POS != doc.Adj || b.Feats.Gender != doc.Fem || b.Feats.Number != doc.Sing && !(b.POS == doc.Noun && soundFeminine(b)) || ps.hitAt[k] >= 0 && ps.hits[ps.hitAt[k]].e.ent != nil {
			return false
		}
	}
	return true
}

// ofNoOne tells whether an adjective with the article at j stands behind masculine
// singulars and names alone, and in the plural or the feminine describes none of them.
// One name alone is described by no plural and by no word for a group.
func (ps *parser) ofNoOne(from, j int) bool {
	t := &ps.tk[j]
	if !t.Pro.Has(doc.ProAl) || t.Feats.Number == doc.Sing && t.Feats.Gender != doc.Fem || t.Feats.Number == doc.NumberAny {
		return false
	}
	office := false
	for k := from; k < j; k++ {
		b := &ps.tk[k]
		switch {
		case b.POS == doc.Noun && ps.hitAt[k] >= 0 && ps.hits[ps.hitAt[k]].e.ent == nil:
			office = true
			fallthrough
		case b.POS == doc.Noun || b.POS == doc.Adj:
			if b.Feats.Gender != doc.Masc || b.Feats.Number != doc.Sing {
				return false
			}
		case b.POS != doc.Propn && b.POS != doc.X:
			return false
		}
	}
	a := ps.agentAt(j)
	return office || a != nil && !a.Describes && ps.skipHit(from) == j && ps.tk[from].POS == doc.Propn && (t.Feats.Number == doc.Plur || a.Group)
}

// besideName tells whether a word for somebody, with the article at j, stands right behind
// the name of a person, which it cannot describe: a body or several people behind a known
// one, anybody behind a name alone («قال محمد ديالو | المتحدث العسكري»).
func (ps *parser) besideName(from, j int) bool {
	t, a := &ps.tk[j], ps.hitAt[j]
	if a < 0 || ps.hits[a].e.agent == nil || t.Pro != doc.ProAl || ps.keyIn(from, setWoman) {
		return false
	}
	h := ps.hitAt[j-1]
	if h < 0 {
		return j > from+1 && ps.nameRun(j-1) && ps.nameRun(from) && ps.p.isGiven(&ps.tk[from])
	}
	if ps.hits[h].e.ent == nil || ps.hits[h].e.ent.Kind != "person" || ps.keyIn(ps.hits[h].from, setWoman) {
		return false
	}
	return t.Feats.Number == doc.Plur || t.Feats.Gender == doc.Fem && ps.hits[a].e.agent.Group
}

// placeBehindName tells whether a feminine name without the article stands at j behind the
// family name, with the article, of a man: another's, as that of a place.
func (ps *parser) placeBehindName(from, j int) bool {
	t, b := &ps.tk[j], &ps.tk[j-1]
	return t.POS == doc.Propn && t.Known && t.Pro == 0 && t.Feats.Gender == doc.Fem && j-1 > from && b.POS == doc.Propn && b.Pro == doc.ProAl && b.Feats.Gender != doc.Fem && ps.tk[from].Feats.Gender != doc.Fem
}

// strayBehind tells whether an adjective with the article at j, right behind the name of
// a person that begins at from, describes a noun before the name, as people's names are
// described by no more than whether they are alive and in office: «زيارة كيم جونغ أون |
// المفاجئة». A name of one word may go on with a family name that looks like an adjective;
// of men no feminine one.
func (ps *parser) strayBehind(from, j int) bool {
	t := &ps.tk[j]
	if t.Pro != doc.ProAl || t.Enc != "" || !ps.isAdj(j) || ps.hitAt[j] >= 0 || ps.nisbaAt(j) != nil || ps.keyIn(j, setFormer) {
		return false
	}
	return j-from > 1 || t.Feats.Gender == doc.Fem && t.Feats.Number == doc.Sing && !ps.keyIn(from, setWoman)
}

// afterMen tells whether a word in the singular, feminine or an indefinite accusative, at
// j stands behind the adjective of men, which it cannot go on: «رشق شبان غاضبون | دورية»,
// «خطف مجهولون | تاجرا».
func (ps *parser) afterMen(j int) bool {
	t, b := &ps.tk[j], &ps.tk[j-1]
	if t.Feats.Number != doc.Sing || t.Feats.Gender != doc.Fem && !accusative(t) {
		return false
	}
	if accusative(t) && t.Feats.Gender == doc.Masc && ps.isAdj(j-1) && strings.HasSuffix(b.Fold, "ة") && !b.Pro.Has(doc.ProAl) {
		return true // «أدانت محكمة أمريكية | مصرفيا»
	}
	if accusative(t) && b.POS != doc.Num && b.Feats.Number == doc.Plur && strings.HasSuffix(b.Stem, "ون") && !b.Pro.Has(doc.ProAl) {
		return true
	}
	return ps.isAdj(j-1) && b.Feats.Gender == doc.Masc && b.Feats.Number == doc.Plur && (strings.HasSuffix(b.Stem, "ون") || strings.HasSuffix(b.Stem, "ين") && !accusative(t))
}

// oneThing tells whether the words of a phrase are one noun in the singular, with the
// article or with adjectives that agree with it.
func (ps *parser) oneThing(from, to int) bool {
	gender := ps.tk[from].Feats.Gender
	for k := from; k < to; k++ {
		b := &ps.tk[k]
		if b.Feats.Gender != gender || b.Feats.Number != doc.Sing || b.POS != doc.Noun && (k == from || b.POS != doc.Adj) {
			return false
		}
	}
	return (to > from+1 || ps.tk[from].Pro.Has(doc.ProAl)) && gender != doc.GenderAny
}

// other tells whether token j is «آخر» behind an indefinite noun, like an
// adjective: «تسعة مدنيين آخرين».
func (ps *parser) other(j, noun int) bool {
	t := &ps.tk[j]
	if t.Stem == "اخر" && j+1 < len(ps.tk) && ps.kind[j+1] == itNom && ps.tk[j+1].Pro == 0 && !ps.isAdj(j+1) && !(ps.stemIn(j+1, setSelf) && ps.tk[j+1].Enc != "") {
		return false // «خروج آخر مقاتلي التنظيم»: the last of them
	}
	return t.POS == doc.Det && (t.Key == "ءاخر" || t.Key == "اخر") && t.Pro == 0 && t.Enc == "" && j == noun+1 && !ps.definite(noun) && ps.tk[noun].POS != doc.Num && ps.tk[noun].POS != doc.Det
}

// degreeOf tells whether token j says what the word of degree before it is more
// or less of: «المناطق الأكثر تضررا», «بلد أكثر انفتاحا».
func (ps *parser) degreeOf(j int) bool {
	t := &ps.tk[j]
	noun := t.POS == doc.Noun || t.POS == doc.Adj && ps.tk[j-1].Pro.Has(doc.ProAl) // «الهجوم الأكثر دموية»
	return noun && t.Pro == 0 && t.Enc == "" && ps.stemIn(j-1, setDegree) && ps.tk[j-1].Enc == "" && (accusative(t) || strings.HasSuffix(t.Fold, "ة"))
}

// unlike tells whether an indefinite adjective at j, in the accusative, stands
// behind a noun that would show that case and does not: it says in what state
// somebody is («عاد الوزير راضيا»).
func (ps *parser) unlike(j, noun int) bool {
	t, b := &ps.tk[j], &ps.tk[noun]
	if !accusative(t) || noun != j-1 || b.POS == doc.Adj || b.POS == doc.Num || b.Feats.Number == doc.Plur || b.Feats.Number == doc.Dual || b.Feats.Gender == doc.Fem {
		return false
	}
	for _, end := range [...]string{"ا", "ة", "ى", "ء", "ات"} {
		if strings.HasSuffix(b.Fold, end) {
			return false
		}
	}
	return true
}

// emphatic tells whether token j stresses the noun it agrees with: «الوزير
// نفسه».
func (ps *parser) emphatic(j, noun int) bool {
	t := &ps.tk[j]
	if !ps.stemIn(j, setSelf) || t.Enc == "" {
		return false
	}
	if b := &ps.tk[noun]; b.POS == doc.Noun && !ps.definite(noun) && ps.hitAt[noun] >= 0 && ps.hits[ps.hitAt[noun]].e.agent != nil {
		return false // «فجّر انتحاري | نفسه»
	}
	g, _ := pronFeats(t.Enc)
	of := ps.tk[noun].Feats.Gender
	if ps.tk[noun].Feats.Number == doc.Plur && g == doc.Fem {
		return true // «المصادر نفسها»
	}
	return g == doc.GenderAny || of == doc.GenderAny || g == of
}

// leads tells whether an adjective at the head of a phrase governs the noun
// after it: «أهم القضايا», «أولى الجلسات», «كبار المسؤولين».
func (ps *parser) leads(i int) bool {
	t, next := &ps.tk[i], &ps.tk[i+1]
	if t.POS != doc.Adj || t.Pro.Has(doc.ProAl) || t.Enc != "" || accusative(t) || ps.hitAt[i] >= 0 && ps.hits[ps.hitAt[i]].e.agent == nil || ps.soundPlural(t) {
		return false
	}
	return next.POS == doc.Noun || next.POS == doc.Propn || ps.hitAt[i+1] >= 0 && !ps.isAdj(i+1)
}

// accusative tells whether the ending shows the indefinite accusative: «عقدا».
func accusative(t *doc.Token) bool {
	return !t.Feats.Def && t.Enc == "" && t.Known && strings.HasSuffix(t.Stem, "ا") && !strings.HasSuffix(t.Key, "ا") && t.Feats.Number != doc.Dual &&
		(t.Feats.Number != doc.Plur || (t.POS == doc.Noun || t.POS == doc.Adj) && !strings.HasSuffix(t.Stem, "يا")) // «جنودا», but «ضحايا»
}

// Case as far as unvowelled letters show it.
type gramCase uint8

const (
	anyCase gramCase = iota
	nominative
	oblique // accusative or genitive
)

// caseOf reads the case of a word off its ending: «جنديان» or «جنديين»,
// «مسلحون» or «مسلحين», «عقدا».
func (ps *parser) caseOf(i int) gramCase {
	t := &ps.tk[i]
	if form := ps.menOf(i); form != anyCase {
		return form
	}
	if h := ps.hitAt[i]; h >= 0 && ps.hits[h].e.ent != nil || t.POS == doc.Propn || t.POS == doc.Verb || !t.Known {
		return anyCase
	}
	if accusative(t) {
		if i+1 < len(ps.tk) && ps.kind[i+1] == itNom && ps.tk[i+1].Pro&(conjPro|prepPro) == 0 && !ps.isAdj(i+1) {
			return anyCase // «وزيرا خارجية البلدين»: a dual that governs
		}
		return oblique
	}
	key := strings.TrimSuffix(t.Key, "ة")
	switch rest, ok := strings.CutPrefix(t.Stem, key); {
	case !ok || t.Feats.Number != doc.Dual && t.Feats.Number != doc.Plur:
	case rest == "ون" || rest == "ان" || rest == "تان", rest == "و" && t.Feats.Number == doc.Plur:
		return nominative
	case rest == "ين" || rest == "تين", rest == "ي" && (t.Enc != "" || t.Feats.Number == doc.Plur && t.Pro == 0): // «يقصف مدنييه», «وعد متمردي الجنوب»
		return oblique
	}
	return anyCase
}

// menOf reads the case of the name of a people or group that is a plural of its men:
// «الحوثيون» or «الحوثيين».
func (ps *parser) menOf(i int) gramCase {
	h, t := ps.hitAt[i], &ps.tk[i]
	if h < 0 || ps.hits[h].e.ent == nil || ps.hits[h].to != i+1 || !t.Pro.Has(doc.ProAl) {
		return anyCase
	}
	switch ps.hits[h].e.ent.Kind {
	case "armed", "movement", "state", "region":
	default:
		return anyCase
	}
	switch {
	case strings.HasSuffix(t.Stem, "يون"):
		return nominative
	case strings.HasSuffix(t.Stem, "يين"):
		return oblique
	}
	return anyCase
}

// hostless tells whether a word for people with the article at j agrees with no word of the
// phrase before it, and so begins another: «اعتقل المسلحون | الناشط», «فرقت القوات الأمنية |
// المتظاهرين».
func (ps *parser) hostless(from, j int) bool {
	t, h := &ps.tk[j], ps.hitAt[j]
	if h < 0 || ps.hits[h].e.agent == nil || ps.hits[h].to != j+1 || t.Pro != doc.ProAl || !ps.tk[j-1].Pro.Has(doc.ProAl) || t.Feats.Gender == doc.GenderAny || t.Feats.Number == doc.NumberAny {
		return false
	}
	for k := from; k < j; k++ {
		if b := &ps.tk[k]; (b.POS == doc.Noun || k == from) && ps.mayHost(k, t) || b.POS == doc.Propn || b.POS == doc.X || b.POS == doc.Num {
			return false
		}
	}
	return true
}

// mayHost tells whether noun k may have an adjective with the features of t.
func (ps *parser) mayHost(k int, t *doc.Token) bool {
	b := &ps.tk[k]
	switch {
	case b.Feats.Number == doc.NumberAny || b.Feats.Gender == doc.GenderAny || !b.Known:
		return true
	case b.Feats.Number == doc.Sing:
		return t.Feats.Number == doc.Sing && t.Feats.Gender == b.Feats.Gender
	case b.Feats.Number == doc.Dual:
		return t.Feats.Number == doc.Dual
	case ps.soundPlural(b): // men
		return t.Feats.Number == doc.Plur && t.Feats.Gender == doc.Masc
	case soundFeminine(b): // things, mostly: «القوات الأمنية»
		return t.Feats.Gender == doc.Fem
	}
	return t.Feats.Number == doc.Plur || t.Feats.Gender == doc.Fem
}
