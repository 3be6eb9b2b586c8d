package ar

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
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
	skip     int // closing comma of an aside that breaks nothing
}

func (ps *parser) clauses() {
	w := &walk{cur: clause.None, group: -1, openQ: -1, lastPh: clause.None}
	done := -1 // last phrase attached
	for i := 0; i < len(ps.tk); i++ {
		if w.bracket > 0 && ps.kind[i] != itClose && ps.kind[i] != itOpen {
			continue
		}
		if id := ps.phrase[i]; id >= 0 && ps.kind[i] == itNom || id >= 0 && ps.kind[i] == itPrep || id >= 0 && ps.kind[i] == itPron {
			if int(id) > done {
				ps.takePhrase(w, int(id))
				done = int(id)
			}
			continue
		}
		ps.item(w, i)
	}
}

func (ps *parser) item(w *walk, i int) {
	t := &ps.tk[i]
	switch ps.kind[i] {
	case itVerb:
		ps.verb(w, i)
	case itComp:
		ps.comp(w, i)
	case itRel:
		if len(w.pre) > 0 {
			w.pend, w.pendMark = append([]int(nil), w.pre...), w.mark
		}
		w.reset(false)
		w.mark = &marker{kind: itRel, parent: w.cur, phrase: w.lastPh, tok: i}
	case itSub, itCond:
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

// reset forgets what stood before the next verb.
func (w *walk) reset(all bool) {
	w.pre, w.prePP = w.pre[:0], w.prePP[:0]
	w.neg, w.fut, w.may, w.past, w.conj, w.words, w.group = false, false, false, false, false, "", -1
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
		// «إذا ما …» and «ما تعتبره …» deny nothing; «ما زال» is handled with كان
		if t.Stem != "ما" || i+1 < len(ps.tk) && ps.tk[i+1].POS == doc.Verb && ps.tk[i+1].Feats.Aspect == doc.Perfect && (i == 0 || ps.kind[i-1] == itStop || ps.kind[i-1] == itPunct) {
			w.neg = true
		}
	case itFut:
		w.fut = true
	case itMay:
		if ps.p.gram.past[t.Stem] { // قد: after, so far; may before an imperfect
			w.past = true
		} else {
			w.may = true
		}
	}
	w.words += t.Stem + " "
}

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
	w.open = false
}

func (ps *parser) stop(w *walk, i int) {
	if ps.tk[i].Fold == ":" && w.cur != clause.None && w.mark == nil {
		w.reset(true)
		w.mark = &marker{kind: itComp, parent: w.cur, phrase: clause.None, tok: i}
		w.open = false
		return
	}
	if ps.tk[i].Fold == ":" { // «روسيا وأوكرانيا: …»
		w.reset(true)
		return
	}
	w.reset(true)
	w.open = false
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
	if !ps.verbInQuote(i) {
		return
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

func (ps *parser) takePhrase(w *walk, id int) {
	ph := &ps.out.Phrases[id]
	defer func() { w.lastPh = id }()
	if ps.isTime(ph) {
		return
	}
	if ph.Prev != clause.None && ps.attached(ph.Prev) {
		return // shares the place of the one it is coordinated to
	}
	if ph.Prep != "" {
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
	if ps.p.gram.cause[prep] {
		return frames.Cause
	}
	return frames.Prep
}

func (ps *parser) isTime(ph *clause.Phrase) bool {
	if ph.Pron {
		return false
	}
	t := &ps.tk[ph.Head]
	if ps.hitAt[ph.Head] >= 0 && ph.Who.Kind != "" {
		return false
	}
	if ph.Head == ph.To-1 && t.POS == doc.Num && t.Fold != "" && t.Fold[0] >= '0' && t.Fold[0] <= '9' && ps.tk[ph.From].POS == doc.Num {
		return true
	}
	if ph.From != ph.Head && ps.p.gram.time[ps.tk[ph.From].Stem] {
		return true
	}
	return t.POS == doc.Adv || ps.p.gram.time[t.Stem] || ps.p.gram.time[foldLemma(t)]
}

func (ps *parser) addArg(pred int, a clause.Arg) {
	ps.out.Preds[pred].Args = append(ps.out.Preds[pred].Args, a)
}

// bare gives a phrase without preposition its place at the current verb.
func (ps *parser) bare(w *walk, id int) {
	v := &ps.out.Preds[w.cur]
	ph := &ps.out.Phrases[id]
	kind := frames.Obj
	switch {
	case v.Passive:
		if v.Arg(frames.Obj, "") != nil {
			kind = frames.Obj2
		}
	case v.Arg(frames.Subj, "") == nil && ph.Who.Pending == "peer":
	case v.Arg(frames.Subj, "") == nil && ps.mayFollow(&ps.tk[v.Tok], ph):
		kind = frames.Subj
		v.SubjGuess = true
	case v.Arg(frames.Obj, "") != nil && !ps.encObj(v):
		kind = frames.Obj2
		if v.Arg(frames.Obj2, "") != nil {
			return
		}
	default:
		v.SubjGuess = false
	}
	ps.addArg(w.cur, clause.Arg{Kind: kind, Phrase: id, Pred: clause.None})
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
	if ph.Gender == doc.GenderAny || f.Gender == doc.GenderAny {
		return true
	}
	if f.Gender == doc.Fem && ph.Gender == doc.Masc && ph.Number == doc.Sing {
		return false
	}
	if f.Gender == doc.Masc && ph.Gender == doc.Fem && ph.Number == doc.Sing && ph.From == ph.Head {
		return false
	}
	return true
}

// agreesBefore: may the phrase be the subject that stands before this verb?
func (ps *parser) agreesBefore(v *doc.Token, ph *clause.Phrase) bool {
	f := v.Feats
	if f.Person != 0 && f.Person != 3 {
		return false
	}
	if ph.Next != clause.None || ph.Pron {
		return true
	}
	switch f.Number {
	case doc.Plur:
		return ph.Number != doc.Sing || ph.Who.Group || ph.Who.Kind == ""
	case doc.Dual:
		return ph.Number != doc.Sing && ph.Number != doc.Plur
	}
	if ph.Number == doc.Plur {
		return f.Gender != doc.Masc || ph.Who.Kind != ""
	}
	return ph.Gender == doc.GenderAny || f.Gender == doc.GenderAny || f.Gender == ph.Gender
}

func (ps *parser) verb(w *walk, i int) {
	t := &ps.tk[i]
	key := foldLemma(t)
	conj := w.conj || t.Pro&conjPro != 0
	if w.topic && t.Pro.Has(doc.ProFa) && len(w.pre) > 0 {
		conj, w.topic = false, false // «أما بولندا فرفضت»: the ف answers أما
	}
	group := w.group
	if group < 0 {
		group = i
	}
	p := clause.Pred{Tok: i, Verb: true, Parent: clause.None, Phrase: clause.None, Comp: clause.None, Keys: ps.verbKeys(t, key),
		Passive: t.Feats.Voice == doc.Passive, Neg: w.neg, Fut: w.fut || t.Pro.Has(doc.ProSa), Marks: w.words}
	p.Perf = t.Feats.Aspect == doc.Perfect
	p.Hyp = w.may || w.past && t.Feats.Aspect == doc.Imperfect && !w.neg
	if p.Neg && w.words != "" && hasWord(w.words, "لن") {
		p.Fut = true
	}
	id := len(ps.out.Preds)
	if len(w.pend) > 0 && !conj && w.mark == nil && w.cur != clause.None && ps.out.Preds[w.cur].Rel == clause.Relative && (len(w.pre) == 0) &&
		(w.lastPh == clause.None || ps.out.Phrases[w.lastPh].Def || !ps.adjacent(w.lastPh, group)) && !ps.isKana(w.cur) {
		w.pre, w.mark, w.pend = append(w.pre, w.pend...), w.pendMark, nil
		if w.mark == nil {
			w.cur = ps.out.Preds[w.cur].Parent
		}
	}
	prevCur := w.cur
	aux := prevCur != clause.None && w.mark == nil && !conj && ps.isKana(prevCur)
	ps.relate(w, &p, conj, aux, group)
	if p.Rel != clause.Relative && !aux {
		w.clause++
	}
	p.Clause = w.clause
	ps.out.Preds = append(ps.out.Preds, p)
	if t.Enc != "" {
		if ph := ps.pronounAt(i); ph >= 0 {
			ps.addArg(id, clause.Arg{Kind: frames.Obj, Phrase: ph, Pred: clause.None})
		}
	}
	ps.subjectBefore(w, id, conj, aux, group)
	for _, pp := range w.prePP {
		ph := &ps.out.Phrases[pp]
		ps.addArg(id, clause.Arg{Kind: ps.prepKind(ph.Prep), Prep: ph.Prep, Phrase: pp, Pred: clause.None})
	}
	if aux {
		ps.out.Preds[id].KanaQad = ps.out.Preds[prevCur].Perf
		if k := foldLemma(&ps.tk[ps.out.Preds[prevCur].Tok]); k != "زال" && k != "برح" { // «لا يزال» is still going on
			ps.out.Preds[id].Neg = ps.out.Preds[id].Neg || ps.out.Preds[prevCur].Neg
		}
		ps.out.Preds[id].Fut = ps.out.Preds[id].Fut || ps.out.Preds[prevCur].Fut
	}
	w.reset(true)
	w.cur, w.open = id, true
}

func hasWord(s, w string) bool {
	for s != "" {
		var f string
		f, s = cutSpace(s)
		if f == w {
			return true
		}
	}
	return false
}

func cutSpace(s string) (string, string) {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

func (ps *parser) isKana(pred int) bool {
	return ps.p.gram.kana[foldLemma(&ps.tk[ps.out.Preds[pred].Tok])]
}

// relate decides what the new verb hangs on.
func (ps *parser) relate(w *walk, p *clause.Pred, conj, aux bool, group int) {
	switch {
	case aux:
		k := &ps.out.Preds[w.cur]
		p.Parent, p.Rel, p.Via = k.Parent, k.Rel, k.Via
	case w.mark != nil:
		p.Parent = w.mark.parent
		switch w.mark.kind {
		case itComp:
			p.Rel = clause.Complement
			p.Comp = w.mark.tok
			p.Via = clause.Arg{Kind: frames.Clause, Prep: w.mark.prep, Phrase: clause.None}
		case itRel:
			p.Rel = clause.Relative
			p.Via = clause.Arg{Phrase: w.mark.phrase}
			if w.mark.tok > 0 && ps.kind[w.mark.tok-1] == itPunct && w.cur != clause.None {
				w.rel = append(w.rel, w.cur)
			}
		case itCond:
			p.Rel = clause.Conditional
			p.Hyp = true
		default:
			p.Rel = clause.Adverbial
		}
		if p.Parent == clause.None && p.Rel != clause.Conditional && p.Rel != clause.Relative {
			p.Rel = clause.Root
		}
	case conj && w.cur != clause.None:
		sib := ps.coordinateWith(w.cur, p)
		p.Rel = clause.Coordinated
		if sib != clause.None {
			s := &ps.out.Preds[sib]
			p.Parent, p.Via = s.Parent, s.Via
			if s.Rel == clause.Complement || s.Rel == clause.Conditional {
				p.Rel = s.Rel
			}
			if s.Rel == clause.Conditional {
				p.Hyp = true
			}
		}
	case len(w.pre) == 0 && w.cur != clause.None && w.lastPh != clause.None && ps.adjacent(w.lastPh, group):
		p.Parent, p.Rel, p.Via = w.cur, clause.Relative, clause.Arg{Phrase: w.lastPh}
	case w.cur != clause.None && ps.out.Preds[w.cur].Tok == group-1:
		p.Parent, p.Rel = w.cur, clause.Complement
		p.Via = clause.Arg{Kind: frames.Clause, Phrase: clause.None}
	case w.cur != clause.None && len(w.pre) > 0:
		s := &ps.out.Preds[w.cur]
		if s.Rel == clause.Complement {
			p.Parent, p.Rel, p.Via = s.Parent, s.Rel, s.Via
		}
	}
}

// adjacent tells whether nothing but quotation marks stands between a phrase
// and token i.
func (ps *parser) adjacent(ph, i int) bool {
	k := ps.out.Phrases[ph].To
	for k < i && ps.kind[k] == itQuote {
		k++
	}
	return k == i
}

// coordinateWith finds the verb a «و» verb continues: reporting verbs and
// other perfects after an imperfect clause go back to the main clause.
func (ps *parser) coordinateWith(cur int, p *clause.Pred) int {
	c := cur
	for {
		k := &ps.out.Preds[c]
		if k.Rel == clause.Relative && k.Parent != clause.None && (p.Perf != k.Perf) {
			c = k.Parent
			continue
		}
		if (k.Rel == clause.Complement || k.Rel == clause.Adverbial) && k.Parent != clause.None {
			top := &ps.out.Preds[k.Parent]
			if p.Perf && !k.Perf && top.Perf || ps.p.isCue(p) && ps.p.isCue(top) && p.Perf == top.Perf {
				c = k.Parent
				continue
			}
		}
		return c
	}
}

// subjectBefore gives the verb a subject that stands before it.
func (ps *parser) subjectBefore(w *walk, id int, conj, aux bool, group int) {
	p := &ps.out.Preds[id]
	t := &ps.tk[p.Tok]
	if aux {
		if a := ps.out.Preds[w.cur].Arg(frames.Subj, ""); a != nil {
			ps.addArg(id, clause.Arg{Kind: frames.Subj, Phrase: a.Phrase, Pred: clause.None})
		}
		return
	}
	if p.Rel == clause.Relative {
		ps.antecedent(p, id, t)
		return
	}
	if !conj {
		for k := len(w.pre) - 1; k >= 0; k-- {
			for ps.out.Phrases[w.pre[k]].Prev != clause.None && k > 0 && ps.out.Phrases[w.pre[k]].Prev == w.pre[k-1] {
				k--
			}
			ph := &ps.out.Phrases[w.pre[k]]
			if ps.agreesBefore(t, ph) && (ph.Who.CanAct() || ph.Pron || len(w.pre) == 1 || k == 0) {
				kind := frames.Subj
				if p.Passive {
					kind = frames.Obj
				}
				ps.addArg(id, clause.Arg{Kind: kind, Phrase: w.pre[k], Pred: clause.None})
				return
			}
		}
	}
	if p.Rel == clause.Complement && w.cur != clause.None && ps.out.Preds[w.cur].Tok == group-1 {
		ps.inherit(id, w.cur)
	}
}

func (ps *parser) inherit(id, from int) {
	if a := ps.out.Preds[from].Arg(frames.Subj, ""); a != nil {
		ps.addArg(id, clause.Arg{Kind: frames.Subj, Phrase: a.Phrase, Pred: clause.None})
	}
}

// antecedent: the noun before a relative clause is its subject, or its object
// where the verb carries a pronoun and a subject of its own follows.
func (ps *parser) antecedent(p *clause.Pred, id int, t *doc.Token) {
	ante := p.Via.Phrase
	if ante == clause.None {
		return
	}
	ph := &ps.out.Phrases[ante]
	if t.Enc != "" {
		g, n := pronFeats(t.Enc)
		match := (g == doc.GenderAny || ph.Gender == doc.GenderAny || g == ph.Gender || ph.Number == doc.Plur) && (n == doc.NumberAny || n == doc.Sing || n == ph.Number)
		next := p.Tok+1 < len(ps.tk) && ps.kind[p.Tok+1] == itNom && proPrep(ps.tk[p.Tok+1].Pro) == ""
		if match && next {
			if a := ps.out.Preds[id].Arg(frames.Obj, ""); a != nil {
				a.Phrase = ante
			}
			return
		}
	}
	if ps.agreesBefore(t, ph) {
		kind := frames.Subj
		if p.Passive {
			kind = frames.Obj
		}
		ps.addArg(id, clause.Arg{Kind: kind, Phrase: ante, Pred: clause.None})
	}
}

// verbKeys are the folded lemmas a verb form may belong to.
func (ps *parser) verbKeys(t *doc.Token, key string) []string {
	return ps.p.verbLemmas(t, key)
}
