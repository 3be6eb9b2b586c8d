package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lexicon"
)

// marker is a word that opens a subordinate clause.
type marker struct {
	kind   itemKind
	parent int // predicate it hangs on
	prep   string
	phrase int // antecedent of a relative
	tok    int
}

// walk is the state of the left-to-right pass that builds the verb clauses.
type walk struct {
	cur      int   // verb whose arguments are being collected
	open     bool  // bare phrases may still be its arguments
	pre      []int // bare phrases before the next verb
	prePP    []int // prepositional phrases before the next verb
	mark     *marker
	neg      bool
	negWord  bool // it denies the word behind it
	fut      bool
	may      bool
	past     bool
	conj     bool // a conjunction stood before the particles
	words    string
	group    int // token where the particle group began
	clause   int
	quotes   []int // verbs to return to when a quotation closes
	openQ    int   // token of the open quotation mark
	rel      []int // verbs to return to when a relative between commas closes
	lastPh   int
	bracket  int
	topic    bool  // after «أما»
	pend     []int // a subject whose relative clause stands before its verb
	pendMark *marker
	aside    bool // the clause was closed by a comma: it may go on after an aside
	skip     int  // closing comma of an aside that breaks nothing
}

func (ps *parser) clauses() {
	w := &walk{cur: clause.None, group: -1, openQ: -1, lastPh: clause.None}
	done := -1 // last phrase attached
	for i := 0; i < len(ps.tk); i++ {
		if w.bracket > 0 && ps.kind[i] != itClose && ps.kind[i] != itOpen {
			continue
		}
		ps.ageTold(w, i)
		if id := ps.phrase[i]; id >= 0 && ps.kind[i] == itNom || id >= 0 && ps.kind[i] == itPrep || id >= 0 && ps.kind[i] == itPron {
			if int(id) > done {
				ps.takePhrase(w, int(id))
				done = int(id)
			}
			continue
		}
		ps.item(w, i)
	}
	ps.twinVerbs()
	ps.laterObjects()
}

// notItsObject is the object that a relative clause has behind a phrase with preposition
// though no frame gives its verb one: «خطف مسلحون ينتمون إلى الحركة | ثلاثة جنود»; nil
// for none.
func (ps *parser) notItsObject(r *clause.Pred) *clause.Arg {
	a := r.Arg(frames.Obj, "")
	if a == nil || a.Phrase == clause.None || r.Tok+1 >= len(ps.tk) || ps.kind[r.Tok+1] != itPrep && ps.tk[r.Tok+1].Pro&prepPro == 0 || ps.out.Phrases[a.Phrase].From < r.Tok+2 {
		return nil
	}
	if slices.ContainsFunc(r.Keys, func(k string) bool { return ps.p.oneObject[k] }) {
		return nil
	}
	return a
}

// twinVerbs: of two verbs that follow each other («قتل وأصيب عشرة أشخاص») the
// first has the arguments of the second.
func (ps *parser) twinVerbs() {
	for i := 1; i < len(ps.out.Preds); i++ {
		a, b := &ps.out.Preds[i-1], &ps.out.Preds[i]
		if a.Tok+1 == b.Tok && len(a.Args) == 0 && ps.tk[b.Tok].Pro.Has(doc.ProWa) && a.Verb && b.Verb {
			a.Args, a.SubjGuess = append(a.Args, b.Args...), b.SubjGuess
		}
	}
}

func (ps *parser) item(w *walk, i int) {
	t := &ps.tk[i]
	switch ps.kind[i] {
	case itVerb:
		ps.verb(w, i)
	case itHal:
		ps.hal(w, i)
	case itComp:
		ps.comp(w, i)
	case itRel:
		if len(w.pre) > 0 {
			w.pend, w.pendMark = append([]int(nil), w.pre...), w.mark
		}
		w.reset(false)
		w.mark = &marker{kind: itRel, parent: w.cur, phrase: ps.described(w.lastPh, i), tok: i}
	case itSub, itCond:
		if ps.except(w, i) {
			return
		}
		w.reset(false)
		w.mark = &marker{kind: ps.kind[i], parent: w.cur, phrase: clause.None, tok: i}
		w.open = false
		if t.Stem == "اما" {
			w.topic, w.mark, w.cur = true, nil, clause.None
			return
		}
		if id := ps.pronounAt(i); t.Enc != "" && id >= 0 { // «لكنه دعا …»
			w.pre = append(w.pre, id)
		}
	case itConj:
		w.conj = true
		w.group = i
	case itNeg, itFut, itMay:
		ps.particle(w, i, t)
	case itPunct:
		if i == w.skip {
			return
		}
		if f := ps.tk[i].Fold; f == "-" && w.cur == clause.None && i < 12 {
			w.reset(true) // a dateline: «بيروت (وكالات) - …»
			return
		}
		if end := ps.timeAside(i); end > 0 {
			w.skip = end
			if ps.objectBehind(w, end) {
				ps.comma(w)
			}
			return
		}
		ps.comma(w)
	case itStop:
		ps.stop(w, i)
	case itQuote:
		ps.quoteMark(w, i)
	case itOpen:
		w.bracket++
	case itClose:
		if w.bracket > 0 {
			w.bracket--
		}
	case itAdv:
		if t.Pro&conjPro != 0 {
			w.open = w.open && true
		}
	}
}

// except tells whether «إلا» stands behind a verb that is denied of all others
// than the party behind it, of whom it holds: «لا يملكها إلا الجيش».
func (ps *parser) except(w *walk, i int) bool {
	if !ps.stemIn(i, setExcept) || w.mark != nil || !w.open || w.cur == clause.None || i+1 >= len(ps.tk) || ps.phrase[i+1] < 0 || ps.kind[i+1] != itNom {
		return false
	}
	v := &ps.out.Preds[w.cur]
	if x := &ps.out.Phrases[ps.phrase[i+1]]; !v.Verb || !v.Neg || x.Prep != "" || !x.Who.CanAct() {
		return false
	}
	if a := v.Arg(frames.Subj, ""); a != nil {
		if a.Phrase == clause.None || ps.out.Phrases[a.Phrase].From > v.Tok || !ps.takesUp(ps.tk[v.Tok].Enc, &ps.out.Phrases[a.Phrase]) {
			return false
		}
		// «طائرات لا يملكها إلا الجيش»: its pronoun means what was taken for the subject
		v.Args = slices.DeleteFunc(v.Args, func(x clause.Arg) bool { return x.Kind == frames.Subj })
	}
	v.Neg, v.Marks = false, ""
	return true
}

// reset forgets what stood before the next verb.
func (w *walk) reset(all bool) {
	w.pre, w.prePP = w.pre[:0], w.prePP[:0]
	w.neg, w.negWord, w.fut, w.may, w.past, w.conj, w.words, w.group = false, false, false, false, false, false, "", -1
	if all {
		w.mark = nil
	}
}

func (ps *parser) particle(w *walk, i int, t *doc.Token) {
	if w.group < 0 {
		w.group = i
	}
	if t.Pro&conjPro != 0 {
		w.conj = true
	}
	switch ps.kind[i] {
	case itNeg:
		// «إذا ما …», «ما تعتبره …» and «…، ما أدى إلى …» deny nothing; «ما زال» is handled with كان
		if t.Stem != "ما" || i+1 < len(ps.tk) && ps.tk[i+1].POS == doc.Verb && ps.tk[i+1].Feats.Aspect == doc.Perfect && (i == 0 || ps.kind[i-1] == itStop) {
			w.neg = true
			w.negWord = ps.deniesWord(i) // «الأخ غير الشقيق قتل» denies the adjective
			if w.negWord && t.Stem == "غير" && i > 0 && ps.kind[i-1] == itNom {
				w.neg, w.negWord = false, false
			}
		}
	case itFut:
		w.fut = true
	case itMay:
		if ps.stemIn(i, setPast) { // قد: after, so far; may before an imperfect
			w.past = true
		} else {
			w.may = true
		}
	}
	w.words += t.Stem + " "
}

// deniesWord: «غير» and «لا» before a noun or adjective deny that word, no verb that
// goes on the clause behind it: «بممارسات غير عادلة وهدد بـ…», «لا سيما في المدن وانتقد …».
func (ps *parser) deniesWord(i int) bool {
	if s := ps.tk[i].Stem; s != "غير" && s != "لا" || i+1 >= len(ps.tk) {
		return false
	}
	return ps.kind[i+1] == itNom || ps.tk[i].Stem == "غير" && ps.kind[i+1] == itPrep
}

func (ps *parser) takePhrase(w *walk, id int) {
	ph := &ps.out.Phrases[id]
	defer func() { w.lastPh = id }()
	if ps.isTime(ph) || ph.Prep == "" && (ps.apart(w, ph) || ps.countedOf(ph)) {
		return
	}
	if ph.Prev != clause.None && ps.attached(ph.Prev) {
		return // shares the place of the one it is coordinated to
	}
	if ph.Prep != "" {
		if v := ps.awaiting(w, ph); v != clause.None {
			w.reset(true)
			w.cur, w.open = v, true
		}
		if w.mark != nil || w.cur == clause.None {
			w.prePP = append(w.prePP, id)
			return
		}
		ps.addArg(w.cur, clause.Arg{Kind: ps.prepKind(ph.Prep), Prep: ph.Prep, Phrase: id, Pred: clause.None})
		return
	}
	conj := ph.From >= 0 && ps.tk[ph.From].Pro&conjPro != 0
	if ph.Prev != clause.None && len(w.pre) > 0 && w.pre[len(w.pre)-1] == ph.Prev {
		w.pre = append(w.pre, id)
		return
	}
	if w.aside && !w.open && w.mark == nil && !conj && ps.objectAfterAside(w, id) {
		w.open = true
	}
	if w.mark == nil && w.open && !conj && w.cur != clause.None && ps.namesOffice(w, id) {
		return
	}
	if w.mark != nil || w.cur == clause.None || !w.open || conj {
		if conj && w.mark == nil {
			w.pre = w.pre[:0]
			w.open = false
		}
		w.pre = append(w.pre, id)
		return
	}
	ps.bare(w, id)
}

// awaiting is the verb before an aside between commas that still lacks the deed it carries,
// which a phrase with its preposition right behind the aside is: «قامت الطائرات، التي لا
// يملكها إلا الحلف، | بإطلاق صواريخ». None for most.
func (ps *parser) awaiting(w *walk, ph *clause.Phrase) int {
	if ph.PrepTok < 1 || !isComma(&ps.tk[ph.PrepTok-1]) || ps.tk[ph.Head].Feats.VerbForm != doc.Masdar {
		return clause.None
	}
	for i := len(ps.out.Preds) - 1; i >= 0; i-- {
		v := &ps.out.Preds[i]
		if !v.Verb || i == w.cur && w.mark == nil || len(v.Keys) == 0 || !ps.inAside(w, i) {
			continue
		}
		if slices.ContainsFunc(ps.p.Words.Support[v.Keys[0]], func(s frames.Support) bool {
			return s.Noun.Kind == frames.Prep && s.Noun.Prep == ph.Prep && v.Arg(frames.Prep, ph.Prep) == nil
		}) {
			return i
		}
	}
	return clause.None
}

// inAside tells whether the verb that is read now stands in a clause on, or beside, verb
// i, with no clause of its own between.
func (ps *parser) inAside(w *walk, i int) bool {
	if w.cur == clause.None || w.cur == i {
		return true
	}
	c := &ps.out.Preds[w.cur]
	return c.Parent == i || c.Parent == clause.None && !ps.tk[c.Tok].Pro.Has(doc.ProWa) && w.cur == i+1
}

func (ps *parser) attached(id int) bool {
	for n := 0; ps.out.Phrases[id].Prev != clause.None && n < 20; n++ {
		id = ps.out.Phrases[id].Prev
	}
	for i := range ps.out.Preds {
		for _, a := range ps.out.Preds[i].Args {
			if a.Phrase == id {
				return true
			}
		}
	}
	return false
}

func (ps *parser) prepKind(prep string) frames.SourceKind {
	if ps.p.gram.in(prep).has(setCause) {
		return frames.Cause
	}
	return frames.Prep
}

func (ps *parser) addArg(pred int, a clause.Arg) {
	ps.out.Preds[pred].Args = append(ps.out.Preds[pred].Args, a)
}

// bare gives a phrase without preposition its place at the current verb.
func (ps *parser) bare(w *walk, id int) {
	v := &ps.out.Preds[w.cur]
	ph := &ps.out.Phrases[id]
	kind := frames.Obj
	form := anyCase
	if !ph.Pron && !ps.oneNamed(ph.From) {
		form = ps.caseOf(ph.From)
	}
	if form == oblique && ps.cognate(v, ph) || ph.Pron && ps.tk[ph.Head].POS == doc.Adp { // «المشتبه بهم»
		return
	}
	switch {
	case ps.isHal(v) && v.Arg(frames.Obj, "") == nil:
	case !ph.Def && (ps.p.twoObjects[ps.tk[v.Tok].Key] || ps.p.bringsOn[ps.tk[v.Tok].Key] && !ph.Who.CanAct()) && ps.encObj(v), !ph.Def && ph.Number == doc.Sing && ps.deems(v.Tok): // «تعتبرها منظمة إرهابية»
		kind = frames.Obj2
		v.SubjGuess = false
	case ps.stemIn(ph.From, setSelf) && ps.tk[ph.From].Enc != "" && v.Arg(frames.Obj, "") == nil: // «فجّر نفسه»
		v.SubjGuess = false
	case v.Passive:
		if v.Arg(frames.Obj, "") != nil {
			kind = frames.Obj2
		}
	case v.Arg(frames.Subj, "") == nil && ph.Who.Pending == "peer":
	case form != oblique && ph.From > v.Tok && ps.goesOnWith(v, ph):
	case form != oblique && v.Arg(frames.Subj, "") == nil && !ps.goesOn(v) && ps.mayFollow(&ps.tk[v.Tok], ph):
		kind = frames.Subj
		v.SubjGuess = true
	case v.Arg(frames.Obj, "") != nil && !ps.encObj(v):
		kind = frames.Obj2
		if v.Arg(frames.Obj2, "") != nil {
			return
		}
	case ps.deedFirst(v, ph):
		v.Arg(frames.Subj, "").Kind = frames.Obj
		kind = frames.Subj
		v.SubjGuess = false
	default:
		v.SubjGuess = false
	}
	ps.addArg(w.cur, clause.Arg{Kind: kind, Phrase: id, Pred: clause.None})
}

// oneNamed tells whether a known name or office of one person or body begins at
// the token: «الأمين العام» is no dual.
func (ps *parser) oneNamed(i int) bool {
	h := ps.hitAt[i]
	return h >= 0 && ps.hits[h].e.ent != nil && ps.hits[h].e.kin == lexicon.OwnName && ps.menOf(i) == anyCase || ps.officeAt(i)
}

// officeAt tells whether an office of one person begins at the token.
func (ps *parser) officeAt(i int) bool {
	h := ps.hitAt[i]
	return h >= 0 && ps.hits[h].e.agent != nil && !ps.hits[h].e.plural && ps.hits[h].to > i+1
}

// cognate tells whether a phrase is the verb's own masdar in the accusative,
// which says how, not whom: «ارتبط ارتباطا وثيقا».
func (ps *parser) cognate(v *clause.Pred, ph *clause.Phrase) bool {
	t := &ps.tk[ph.From]
	if t.Feats.VerbForm != doc.Masdar {
		return false
	}
	verb := ps.p.Morph.VerbOf(t.Lemma)
	return verb != nil && verb.Lemma == ps.tk[v.Tok].Lemma
}

func (ps *parser) encObj(v *clause.Pred) bool {
	a := v.Arg(frames.Obj, "")
	return a != nil && a.Phrase >= 0 && ps.out.Phrases[a.Phrase].Pron && len(v.Args) == 1
}

// mayFollow: may the phrase be the subject that follows this verb?  The verb
// is then third person singular and agrees in gender alone.
func (ps *parser) mayFollow(v *doc.Token, ph *clause.Phrase) bool {
	f := v.Feats
	if f.Person != 0 && f.Person != 3 || f.Number == doc.Plur || f.Number == doc.Dual {
		return false
	}
	if h := &ps.tk[ph.Head]; f.Gender == doc.Masc && h.Feats.Number == doc.Plur && ph.From == ph.Head && !ph.Some && !ph.Who.Human && strings.HasSuffix(h.Stem, "ات") {
		return false // «ووقع اتفاقات عديدة», «واتهم السلطات»: things in the plural are feminine
	}
	if f.Gender == doc.Masc && v.Enc == "" && ps.feminine(ph) {
		return false // «وانتقد | روسيا»
	}
	if f.Gender == doc.Fem && ps.countsMen(ph) {
		return false // «كما طردت | ثلاثة دبلوماسيين»
	}
	if ph.Gender == doc.GenderAny || f.Gender == doc.GenderAny {
		return true
	}
	single := ph.Number == doc.Sing || ph.Who.Kind == "person" || ph.Number == doc.Dual && !ph.Pron && ps.officeAt(ph.From) // «الأمين العام» only looks like a dual
	if f.Gender == doc.Fem && ph.Gender == doc.Masc && single {
		return false
	}
	if f.Gender == doc.Masc && ph.Gender == doc.Fem && ph.Number == doc.Sing && ph.From == ph.Head {
		return false
	}
	return true
}

// countsMen tells whether a number that counts men opens a phrase: the verb before it is in
// the masculine, where that is its subject.
func (ps *parser) countsMen(ph *clause.Phrase) bool {
	if ph.Pron || ph.Head <= ph.From || ph.Head >= len(ps.tk) || !ps.soundPlural(&ps.tk[ph.Head]) && !ph.Who.Human {
		return false
	}
	t := &ps.tk[ph.From]
	return t.POS == doc.Num && t.Pro == 0 && strings.HasSuffix(t.Stem, "ة")
}

// feminine tells whether a phrase is the name of a town or of a state alone that news
// never treats as masculine: a masculine verb that goes on has it for no subject.
func (ps *parser) feminine(ph *clause.Phrase) bool {
	switch ph.Who.Kind {
	case "igo", "ngo": // «وهدد | الأمم المتحدة»
		return !ph.Pron && ph.From == ph.Head && ps.tk[ph.Head].Feats.Gender == doc.Fem && ph.Next == clause.None
	case "state", "city":
		return ph.To == ph.From+1 && !ps.stemIn(ph.From, setMascName) && ps.hitAt[ph.From] >= 0 && ps.tk[ph.From].Pro&(conjPro|prepPro) == 0
	}
	return false
}

// plainPeople tells whether an indefinite phrase counts people or calls them what they
// are: two such before a verb have it in the plural («قتيل وجرحى في انفجار | استهدف …»).
func (ps *parser) plainPeople(ph *clause.Phrase) bool {
	return ph.Who.Kind == "agent" && !ph.Def && !ph.Who.Office && (!ph.Who.Group || ph.Who.Human || ph.Number == doc.Plur)
}

// agreesBefore: may the phrase be the subject that stands before this verb?
func (ps *parser) agreesBefore(v *doc.Token, ph *clause.Phrase) bool {
	f := v.Feats
	if f.Person != 0 && f.Person != 3 {
		return false
	}
	if ph.Pron && ph.Number == doc.Sing && f.Number == doc.Plur && f.Gender == doc.Masc {
		return false // «أعلن الجيش أنه "رصد شبانا كانوا …"»: they are not he
	}
	if ph.Pron || f.Number == doc.Sing && ph.Who.Kind == "ngo" {
		return true // «العفو الدولية تتهم …»: the organisation, whatever its name begins with
	}
	if ph.Next != clause.None {
		return f.Number != doc.Sing || f.Gender != doc.Masc || !ps.plainPeople(ph) || !ps.plainPeople(&ps.out.Phrases[ph.Next])
	}
	switch f.Number {
	case doc.Plur:
		return ph.Number != doc.Sing || ph.Some || ph.Who.Group || ph.Who.Nation || ph.Who.Kind == ""
	case doc.Dual:
		return ph.Number != doc.Sing && ph.Number != doc.Plur
	}
	if ph.Number == doc.Plur {
		if h := &ps.tk[ph.Head]; (ph.Who.Human && f.Gender == doc.Fem || ph.Who.Kind == "people" && f.Gender == doc.Masc) && (strings.HasSuffix(h.Stem, "ون") || strings.HasSuffix(h.Stem, "ين")) {
			return false // «خمسة آخرين | احتجزتهم السلطات»: people before a verb have it in the plural
		}
		return f.Gender != doc.Masc || ph.Who.Kind != ""
	}
	return ph.Gender == doc.GenderAny || f.Gender == doc.GenderAny || f.Gender == ph.Gender
}
