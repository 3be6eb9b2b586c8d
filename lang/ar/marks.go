package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// timeAside: a time between commas («، الأربعاء،») breaks no clause. It
// returns the closing comma, or 0.
func (ps *parser) timeAside(i int) int {
	if i+2 < len(ps.tk) && ps.among(i+1) {
		for k := i + 1; k < len(ps.tk) && k < i+14 && ps.kind[k] != itVerb; k++ {
			if ps.kind[k] == itPunct {
				return k
			}
		}
	}
	for k := i + 1; k < len(ps.tk) && k < i+9; k++ {
		if ps.kind[k] == itPunct {
			if k == i+1 {
				return 0
			}
			return k
		}
		if ps.kind[k] == itPrep || ps.kind[k] == itAdv || ps.tk[k].POS == doc.Num || ps.tk[k].POS == doc.Adv {
			continue
		}
		if ps.phrase[k] >= 0 && ps.isTime(&ps.out.Phrases[ps.phrase[k]]) {
			continue
		}
		return 0
	}
	return 0
}

// among tells whether «بما في ذلك», «بمن فيهم», «بينهم», «من بينها» begin at i.
func (ps *parser) among(i int) bool {
	switch t := &ps.tk[i]; {
	case t.Fold == "بما" || t.Fold == "بمن":
		return ps.tk[i+1].Stem == "في"
	case t.Stem == "بين" && t.Enc != "":
		return true
	case t.Stem == "من":
		return ps.tk[i+1].Stem == "بين"
	}
	return false
}

func (ps *parser) comma(w *walk) {
	if n := len(w.rel); n > 0 {
		w.cur, w.open = w.rel[n-1], true
		w.rel = w.rel[:n-1]
		return
	}
	if w.cur != clause.None && ps.out.Preds[w.cur].Arg(frames.Subj, "") == nil && len(ps.out.Preds[w.cur].Args) == 0 {
		return // «وقال، …»
	}
	w.aside = w.open || w.aside
	w.open = false
}

// objectAfterAside: the verb has its subject but not its object, and a phrase
// comes after an aside between commas that is not the subject of a verb after
// it: «احتجزت الشرطة السبت، تنفيذا لأمر قضائي، نجلي الرئيس».
func (ps *parser) objectAfterAside(w *walk, id int) bool {
	if w.cur == clause.None || len(w.pre) > 0 && !ps.officeAside(w) {
		return false
	}
	if ps.lacksObject(&ps.out.Preds[w.cur], id) {
		w.pre = w.pre[:0]
		return true
	}
	if len(w.pre) > 0 {
		return false
	}
	// the aside was a relative clause on the subject: «رفض الوزير الذي زار القاهرة، القرار»
	r := &ps.out.Preds[w.cur]
	if r.Rel != clause.Relative || r.Parent == clause.None {
		return false
	}
	up := &ps.out.Preds[r.Parent]
	if s := up.Arg(frames.Subj, ""); s == nil || s.Phrase != r.Via.Phrase || !ps.lacksObject(up, id) {
		return false
	}
	w.cur = r.Parent
	return true
}

// objectBehind tells whether a relative clause between commas also ends where a time aside
// begins, since what follows that, closed by the comma at end, is the object that the verb
// above still lacks: «اتهمت الحكومة، التي تشكلت حديثا، الأربعاء، | المعارضة بـ…».
func (ps *parser) objectBehind(w *walk, end int) bool {
	if len(w.rel) == 0 || end+1 >= len(ps.tk) || ps.kind[end+1] != itNom || ps.phrase[end+1] < 0 {
		return false
	}
	id := int(ps.phrase[end+1])
	return ps.out.Phrases[id].Prep == "" && ps.lacksObject(&ps.out.Preds[w.rel[len(w.rel)-1]], id) && !ps.lacksObject(&ps.out.Preds[w.cur], id)
}

// officeAside tells whether all that stands bare behind the comma says who the subject is:
// its office («دان فلان، الأمين العام للمنظمة، قرار …») or, behind a verb against somebody,
// what it is («اتهمت كندا، الدولة المضيفة، اليابان بـ…»).
func (ps *parser) officeAside(w *walk) bool {
	if len(w.pre) != 1 {
		return false
	}
	v, ph := &ps.out.Preds[w.cur], &ps.out.Phrases[w.pre[0]]
	return ps.officeBehind(v, ph) || ps.accuses(v) && ps.behindSubject(v, ph)
}

// behindSubject tells whether a phrase stands right behind the subject of a verb and a
// comma.
func (ps *parser) behindSubject(v *clause.Pred, ph *clause.Phrase) bool {
	x := ps.lastSubject(v)
	return x != nil && ph.From == x.To+1 && ps.kind[x.To] == itPunct
}

// lastSubject is the last of the phrases that are the subject of a verb; nil for none.
func (ps *parser) lastSubject(v *clause.Pred) *clause.Phrase {
	subj := v.Arg(frames.Subj, "")
	if subj == nil || subj.Phrase == clause.None {
		return nil
	}
	last := subj.Phrase
	for ps.out.Phrases[last].Next != clause.None {
		last = ps.out.Phrases[last].Next
	}
	return &ps.out.Phrases[last]
}

// officeBehind tells whether a phrase right behind the named subject of a verb and a comma
// is his office.
func (ps *parser) officeBehind(v *clause.Pred, ph *clause.Phrase) bool {
	subj := v.Arg(frames.Subj, "")
	if subj == nil || subj.Phrase == clause.None || ph.Who.Kind != "agent" || !ph.Who.Office {
		return false
	}
	x := &ps.out.Phrases[subj.Phrase]
	return (x.Who.Kind == "name" || x.Who.Kind == "person") && ph.From == x.To+1 && ps.kind[x.To] == itPunct
}

// lacksObject tells whether a verb has its subject and not its object, which
// the phrase may be: an actor or an event noun, no subject of a verb after it.
func (ps *parser) lacksObject(v *clause.Pred, id int) bool {
	ph := &ps.out.Phrases[id]
	if ps.officeBehind(v, ph) {
		return false
	}
	from := ph.From
	for from > 0 && ps.kind[from-1] == itAdv { // «درس الرئيس، فلان، أيضا طرد …»
		from--
	}
	from = ps.beforeManner(from)
	if v.Passive || v.Arg(frames.Subj, "") == nil || v.Arg(frames.Obj, "") != nil || !ps.governs(v) && !ps.condemns(v, ph) || from == 0 || ps.kind[from-1] != itPunct {
		return false
	}
	for k := ph.To; k < len(ps.tk); k++ {
		switch ps.kind[k] {
		case itVerb:
			return ps.tk[k].Pro&conjPro != 0
		case itPunct, itStop, itComp, itRel:
			return ps.mayBeDone(v, ph)
		case itSub: // «دان المجلس في عام 1981، إسرائيل عندما …»
			return ps.condemns(v, ph) && ps.mayBeDone(v, ph)
		}
	}
	return ps.mayBeDone(v, ph)
}

// beforeManner is the token at which a phrase with preposition begins that ends before
// token i and stands right behind a comma: «دان الأمين العام، السبت، بأشد العبارات | قرار
// …»; i where there is none.
func (ps *parser) beforeManner(i int) int {
	if i == 0 || ps.phrase[i-1] < 0 {
		return i
	}
	x := &ps.out.Phrases[ps.phrase[i-1]]
	if x.Prep == "" || x.Pron || x.PrepTok <= 0 || x.To != i || x.Who.CanAct() && !ps.placeIn(x) || ps.kind[x.PrepTok-1] != itPunct {
		return i
	}
	return x.PrepTok
}

// placeIn tells whether a phrase says in which town or region something is done.
func (ps *parser) placeIn(x *clause.Phrase) bool {
	switch x.Who.Kind {
	case "city", "adm1", "locality", "region":
		return x.Prep == "في"
	}
	return false
}

// whatFor tells whether a phrase is a masdar alone in the accusative before a
// preposition, which says what for something is done: «تنفيذا لأمر».
func (ps *parser) whatFor(ph *clause.Phrase) bool {
	t := &ps.tk[ph.Head]
	return t.Feats.VerbForm == doc.Masdar && accusative(t) && ph.To == ph.From+1 && ph.To < len(ps.tk) && (ps.kind[ph.To] == itPrep || ps.tk[ph.To].Pro&prepPro != 0)
}

// mayBeDone tells whether a phrase names who can act or what a verb has done. What
// says what for is none, unless the verb performs such nouns («شن هجوما على …»).
func (ps *parser) mayBeDone(v *clause.Pred, ph *clause.Phrase) bool {
	if ph.Who.CanAct() {
		return true
	}
	t := &ps.tk[ph.Head]
	if !ps.known[ph.Head].trigger && t.Feats.VerbForm != doc.Masdar {
		return false
	}
	if !ps.whatFor(ph) {
		return true
	}
	return slices.ContainsFunc(v.Keys, func(k string) bool { return len(ps.p.Words.Support[k]) > 0 })
}

// governs tells whether a frame knows the verb and it is no verb of saying.
func (ps *parser) governs(v *clause.Pred) bool {
	for _, k := range v.Keys {
		if ps.p.saying(k) {
			return false
		}
	}
	return len(v.Keys) > 0 && ps.p.verbs[v.Keys[0]]
}

// accuses tells whether a verb says something against what is its object.
func (ps *parser) accuses(v *clause.Pred) bool {
	return len(v.Keys) > 0 && ps.p.blames(v.Keys[0])
}

// condemns tells whether a verb says something against what is its object, and a phrase
// that may be that does not stand right behind the subject and a comma, where it rather says
// who that is.
func (ps *parser) condemns(v *clause.Pred, ph *clause.Phrase) bool {
	x := ps.lastSubject(v)
	if !ps.accuses(v) || x == nil {
		return false
	}
	for k := x.From; k < x.To; k++ {
		if ps.kind[k] == itPunct {
			return true // «انتقد الوزير، فلان الفلاني، قرار …»: his name has stood there
		}
	}
	return ph.From > x.To+1
}

// namesOffice: a name after an office and the phrases that hang on it belongs
// to its holder («مبعوث الأمم المتحدة إلى الصومال جيمس سوان»).
func (ps *parser) namesOffice(w *walk, id int) bool {
	ph := &ps.out.Phrases[id]
	if ph.Who.Kind != "name" && ph.Who.Kind != "person" || ph.From == 0 {
		return false
	}
	host := clause.None
	for at, n := ph.From, 0; n < 4 && at > 0 && ps.phrase[at-1] >= 0; n++ {
		q := int(ps.phrase[at-1])
		x := &ps.out.Phrases[q]
		if x.Prep == "" {
			if n > 0 && !x.Pron && x.Who.Kind == "agent" && x.Who.Office && x.Next == clause.None {
				host = q
			}
			break
		}
		if x.PrepTok < 0 || x.Pron {
			break
		}
		at = x.PrepTok
	}
	if host == clause.None {
		return false
	}
	v := &ps.out.Preds[w.cur]
	if v.Arg(frames.Obj, "") == nil && ps.governs(v) && !ps.bareAhead(ph.To) {
		return false // it may be the object
	}
	h := &ps.out.Phrases[host]
	ps.mergeName(h, ph)
	h.Who.Actor.Text, h.Who.Actor.End = ps.text(h.From, ph.To), ps.tk[ph.To-1].End
	return true
}

// bareAhead tells whether a phrase without preposition, or a complement
// clause, comes before the next verb or mark.
func (ps *parser) bareAhead(i int) bool {
	for ; i < len(ps.tk); i++ {
		switch ps.kind[i] {
		case itVerb, itPunct, itStop, itHal:
			return false
		case itComp:
			return true
		}
		if q := ps.phrase[i]; q >= 0 {
			x := &ps.out.Phrases[q]
			if x.Prep == "" && !x.Pron && x.Prev == clause.None && !ps.isTime(x) {
				return true
			}
			if x.To > i {
				i = x.To - 1
			}
		}
	}
	return false
}

func (ps *parser) stop(w *walk, i int) {
	if ps.tk[i].Fold == ":" && w.cur != clause.None && w.mark == nil {
		w.reset(true)
		w.mark = &marker{kind: itComp, parent: w.cur, phrase: clause.None, tok: i}
		w.open, w.aside = false, false
		return
	}
	if ps.tk[i].Fold == ":" { // «روسيا وأوكرانيا: …»
		w.reset(true)
		return
	}
	w.reset(true)
	w.open, w.aside = false, false
}

func (ps *parser) quoteMark(w *walk, i int) {
	if w.openQ >= 0 {
		if ps.tk[i].Fold == "«" || ps.tk[i].Fold == "“" {
			return
		}
		ps.out.Quotes = append(ps.out.Quotes, doc.Span{Start: w.openQ + 1, End: i})
		w.openQ = -1
		if n := len(w.quotes); n > 0 {
			w.cur, w.open = w.quotes[n-1], false
			w.quotes = w.quotes[:n-1]
			w.reset(true)
		}
		return
	}
	if ps.tk[i].Fold == "»" || ps.tk[i].Fold == "”" {
		return
	}
	w.openQ = i
	if i > 0 && i+2 < len(ps.tk) && ps.kind[i+1] == itVerb && ps.kind[i+2] == itQuote && (ps.tk[i-1].Enc != "" || !ps.stemIn(i-1, setLand|setBody|setSite)) {
		return // «رجال أمن "اختطفوا" الناشط»: marks around the verb alone part it from nothing
	}
	if ps.goesOnInQuote(w, i) {
		return
	}
	if !ps.verbInQuote(i) || len(w.pend) > 0 && i+2 < len(ps.tk) && ps.kind[i+1] == itVerb && ps.kind[i+2] == itNom {
		return // «المشروع الذي قدمته ليما "يدعو أوسلو إلى …"»: the subject stands before it
	}
	if w.mark == nil || w.mark.kind != itComp {
		if w.cur == clause.None {
			return
		}
		w.reset(true)
		w.mark = &marker{kind: itComp, parent: w.cur, phrase: clause.None, tok: i}
	}
	w.quotes = append(w.quotes, w.mark.parent)
	w.open = false
}

// goesOnInQuote tells whether a quotation opens right before a preposition and goes on with
// the clause that it stands in: «انضم آلاف الطلاب "إلى الوقفة التي دعت إليها النقابة"».
func (ps *parser) goesOnInQuote(w *walk, i int) bool {
	if w.mark != nil || w.cur == clause.None || i+1 >= len(ps.tk) || ps.kind[i+1] != itPrep || ps.tk[i+1].Enc != "" || ps.tk[i+1].Pro != 0 {
		return false
	}
	v := &ps.out.Preds[w.cur]
	return len(v.Keys) > 0 && !ps.p.saying(v.Keys[0]) && ps.verbTakes(v, ps.tk[i+1].Stem) && v.Arg(frames.Prep, ps.tk[i+1].Stem) == nil
}

// verbInQuote tells whether the quotation that opens at i holds a clause.
func (ps *parser) verbInQuote(i int) bool {
	for k := i + 1; k < len(ps.tk); k++ {
		switch ps.kind[k] {
		case itQuote:
			return false
		case itVerb, itComp:
			return true
		}
	}
	return false
}

func (ps *parser) comp(w *walk, i int) {
	t := &ps.tk[i]
	parent := w.cur
	// «بعد أن», «قبل أن», «منذ أن» open adverbial clauses
	kind := itComp
	prep := proPrep(t.Pro)
	if i > 0 && prep == "" {
		switch ps.tk[i-1].Stem {
		case "بعد", "قبل", "منذ", "حتي", "دون", "غير", "بيد", "الا":
			kind = itSub
		case "الي", "علي", "من", "عن", "في":
			prep = ps.tk[i-1].Stem
		}
	}
	if prep == "ل" || prep == "ك" {
		kind = itSub
	}
	if t.Pro&conjPro != 0 && w.cur != clause.None {
		// «… أن …، وأن …»: same parent as the clause before
		if p := &ps.out.Preds[w.cur]; p.Rel == clause.Complement {
			parent = p.Parent
		}
	}
	if up := ps.speakerDescribed(w, i); up != clause.None {
		parent = up
	}
	w.reset(true)
	w.mark = &marker{kind: kind, parent: parent, prep: prep, phrase: clause.None, tok: i}
	w.open = false
	if t.Enc != "" {
		if id := ps.pronounAt(i); id >= 0 {
			w.pre = append(w.pre, id)
		}
	}
}

func (ps *parser) pronounAt(tok int) int {
	for id := range ps.out.Phrases {
		if ph := &ps.out.Phrases[id]; ph.Pron && ph.Head == tok {
			return id
		}
	}
	return -1
}

// speakerDescribed is the verb of saying whose «إن» stands at token i behind a clause that
// describes who speaks and has another party or thing in it: «قال مسؤول رفض الكشف عن اسمه | إن …»; None
// for others.
func (ps *parser) speakerDescribed(w *walk, i int) int {
	t := &ps.tk[i]
	if w.cur == clause.None || t.Pro != 0 || !strings.HasPrefix(ps.src[t.Start:t.End], "إ") {
		return clause.None
	}
	p := &ps.out.Preds[w.cur]
	other := func(a clause.Arg) bool {
		return (a.Kind == frames.Obj || a.Kind == frames.Subj) && a.Phrase != clause.None && a.Phrase != p.Via.Phrase
	}
	if p.Rel != clause.Relative || p.Parent == clause.None || !slices.ContainsFunc(p.Args, other) {
		return clause.None
	}
	if up := &ps.out.Preds[p.Parent]; len(up.Keys) == 0 || !ps.p.saying(up.Keys[0]) || up.Tok > p.Tok {
		return clause.None
	}
	return p.Parent
}
