package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// guess settles a verb with one bare phrase after it that may be its subject
// or its object: the frame knows which it needs.
func (w *work) guess(m *match, kind int) {
	if kind != asVerb {
		return
	}
	p := &w.s.Preds[m.pred]
	actor, recip := &m.unit.Slots[frames.ActorSlot], &m.unit.Slots[frames.RecipientSlot]
	w.theirOwn(m)
	if w.killers(m, p) || w.arrested(m, p) || w.voiced(m, p) {
		return
	}
	if !has(actor, frames.Subj) || !has(recip, frames.Obj) || len(m.slots[frames.RecipientSlot]) > 0 && !w.ofAgent(m, p) && !(m.loose[frames.RecipientSlot] && recip.TakesFirst(frames.Obj)) {
		return
	}
	if cause := w.args(p, frames.Source{Kind: frames.Cause}); len(cause) > 0 && !w.ofNoun(cause[0], p) {
		// «قُتل على يد مسلحين»: who stands after «على يد» did it
		if subj := w.args(p, frames.Source{Kind: frames.Subj}); len(subj) > 0 {
			m.slots[frames.RecipientSlot] = w.take(nil, subj[0], recip.Any)
			m.slots[frames.ActorSlot] = w.take(nil, cause[0], false)
			m.trace = append(m.trace, "passive: "+namedBehind)
			return
		}
	}
	if w.fellBefore(m, p) {
		subj := w.args(p, frames.Source{Kind: frames.Subj})
		m.slots[frames.RecipientSlot], m.slots[frames.ActorSlot] = w.take(nil, subj[0], recip.Any), nil
		m.trace = append(m.trace, "no object: what stands before the verb is taken for it")
		return
	}
	if w.judges(m) {
		return
	}
	if !p.SubjGuess || len(m.slots[frames.ActorSlot]) == 0 && len(w.args(p, frames.Source{Kind: frames.Subj})) == 0 {
		return
	}
	subj := w.args(p, frames.Source{Kind: frames.Subj})
	if len(subj) == 0 {
		return
	}
	ph := &w.s.Phrases[subj[0]]
	if ph.From < p.Tok || ph.From <= p.Tok+2 && ph.Who.CanAct() && w.fn.ThingObject.Has(w.keys[p.Tok]) {
		return
	}
	prev := w.leftOut(p, ph)
	if by := w.inTheText(m, p); by != clause.None {
		prev = by
	}
	if prev == clause.None {
		prev = w.sentenceBefore(m, p, ph)
	}
	if prev == clause.None && !w.patient(m, ph) && !w.deedJudged(m, ph) && !(w.text(p) && w.resumes(p)) {
		return
	}
	// the verb's only noun phrase follows it and the object is missing: an
	// unvowelled passive, or a subject left out
	m.slots[frames.RecipientSlot] = w.take(nil, subj[0], recip.Any)
	m.slots[frames.ActorSlot] = w.args(p, frames.Source{Kind: frames.Cause})
	m.trace = append(m.trace, "one noun phrase after the verb: taken for the object")
	if prev != clause.None {
		m.slots[frames.ActorSlot] = w.take(m.slots[frames.ActorSlot], prev, false)
		m.trace = append(m.trace, "subject left out: carried from the clause before")
	}
}

// ofSomebody are the types of what a thing hardly does in words; a resolution may well call.
var ofSomebody = map[string]bool{"ACCUSE": true, "REJECT": true, "SUPPORT": true}

// sentenceBefore is the subject of the sentence before where the first verb of this one,
// joined to it by «و», has one noun phrase and that is a thing that speaks as little as it
// acts: «… قال الوزير. وانتقد القرار». None elsewhere.
func (w *work) sentenceBefore(m *match, p *clause.Pred, ph *clause.Phrase) int {
	if w.s.Carried == nil || w.s.Carried.From != p.Tok || !ofSomebody[m.unit.Frame.Type] {
		return clause.None
	}
	t := &w.s.Tokens[p.Tok]
	speaks := w.fn.Issue.Has(w.keys[ph.Head]) && !(w.fn.Ways.Has(w.keys[ph.Head]) && ph.Inner != nil) // «وشجبت تصريحات | أوغندا»
	if ph.Who.CanAct() || ph.Who.Pending != "" || speaks || t.Pro&3 == 0 && !w.carriesOn(p.Tok) {
		return clause.None
	}
	w.s.Phrases = append(w.s.Phrases, *w.s.Carried)
	return len(w.s.Phrases) - 1
}

// theirOwn leaves out who is carried to a verb of killing from elsewhere where those killed
// are of the same civilians: «… عودة الفلسطينيين. ومنذ ذلك الحين قتل 35 فلسطينيا» is a passive.
func (w *work) theirOwn(m *match) {
	a, r := m.slots[frames.ActorSlot], m.slots[frames.RecipientSlot]
	if m.unit.Frame.ID != "assault.kill" || len(a) != 1 || len(r) == 0 {
		return
	}
	x, y := &w.s.Phrases[a[0]].Who, &w.s.Phrases[r[0]].Who.Actor
	if x.Pending == "dropped" && x.Kind != "person" && x.Kind != "name" && x.Actor.Sector == "CVL" && x.Actor.Code != "" && x.Actor.Code == y.Code && x.Actor.Sector == y.Sector {
		m.slots[frames.ActorSlot] = nil
		m.trace = append(m.trace, "who is carried is of the killed")
	}
}

// voiced: in a language whose passive has auxiliaries nothing is to be guessed, and
// who is named behind a passive did it, whatever the frame says.
func (w *work) voiced(m *match, p *clause.Pred) bool {
	if w.fn.Passive.None() {
		return false
	}
	if a := &m.unit.Slots[frames.ActorSlot]; p.Passive && len(m.slots[frames.ActorSlot]) == 0 && has(a, frames.Subj) {
		for _, ph := range w.args(p, frames.Source{Kind: frames.Cause}) {
			m.slots[frames.ActorSlot] = w.takeActor(m.slots[frames.ActorSlot], ph)
		}
	}
	return true
}

// ofAgent tells whether what was taken for the object stands right behind an agent
// and says more of him: «قُتلت على يد سائق | سيارة أجرة».
func (w *work) ofAgent(m *match, p *clause.Pred) bool {
	x := &w.s.Phrases[m.slots[frames.RecipientSlot][0]]
	return slices.ContainsFunc(w.args(p, frames.Source{Kind: frames.Cause}), func(c int) bool { return w.s.Phrases[c].To == x.From && !x.Pron })
}

// ofNoun tells whether an agent stands right behind an indefinite noun in a
// prepositional phrase of the verb, whose own it is: «هددت … بعد تصريحات من جانب
// المستشار», «دعت إلى تحرك سريع من جانب الدول».
func (w *work) ofNoun(cause int, p *clause.Pred) bool {
	k := w.s.Phrases[cause].PrepTok
	if k < p.Tok || w.ofParticiple(k) {
		return true
	}
	for i := range w.s.Phrases {
		if x := &w.s.Phrases[i]; !x.Pron && x.To == k && x.From > p.Tok && x.Prep != "" && !x.Def && (x.To == x.From+1 || w.tellsDeed(x)) {
			return true
		}
	}
	return false
}

// ofParticiple tells whether a passive participle that describes a noun stands right
// before an agent at token k, whose own it is: «تساند الخطة المدعومة من قبل الاتحاد».
func (w *work) ofParticiple(k int) bool {
	if k < 2 {
		return false
	}
	t := &w.s.Tokens[k-1]
	return (t.POS == doc.Adj || t.POS == doc.Noun) && t.Feats.VerbForm == doc.PassivePart && t.Pro&^doc.ProAl == 0 && t.Enc == "" && w.s.Tokens[k-2].POS != doc.Verb
}

// tellsDeed tells whether a masdar heads a phrase.
func (w *work) tellsDeed(x *clause.Phrase) bool {
	t := &w.s.Tokens[x.From]
	return t.POS == doc.Noun && t.Feats.VerbForm == doc.Masdar
}

// killers gives a verb its subject for the actor where the frame, made for a
// subject that it befell, found an object: «قوات أجنبية قتلت تسعة جنود في غارة».
func (w *work) killers(m *match, p *clause.Pred) bool {
	actor, recip := &m.unit.Slots[frames.ActorSlot], &m.unit.Slots[frames.RecipientSlot]
	if len(recip.Alts) < 2 || !recip.TakesFirst(frames.Obj) || !has(recip, frames.Subj) || has(actor, frames.Subj) || p.Passive || len(m.slots[frames.ActorSlot]) > 0 {
		return false
	}
	subj, obj := w.args(p, frames.Source{Kind: frames.Subj}), w.args(p, frames.Source{Kind: frames.Obj})
	if len(subj) == 0 || len(obj) == 0 || !slices.Contains(m.slots[frames.RecipientSlot], obj[0]) {
		return false
	}
	if w.patient(m, &w.s.Phrases[subj[0]]) && !w.s.Phrases[obj[0]].Who.CanAct() {
		return false // what is no party is hardly the object of a crowd
	}
	m.slots[frames.ActorSlot] = w.takeActor(nil, subj[0])
	m.trace = append(m.trace, "the subject acts: the verb has an object")
	return true
}

// fellBefore tells whether what stands before a verb of force or coercion is
// whom it befell: a transitive verb without any object is an unvowelled passive
// where its noun is more likely done to («إن عشرة أشخاص قتلوا في هجوم»).
func (w *work) fellBefore(m *match, p *clause.Pred) bool {
	if typ := m.unit.Frame.Type; typ != "ASSAULT" && typ != "COERCE" && !w.accusedOf(m) && !w.tries(m) {
		return false
	}
	if p.SubjGuess || !m.unit.Slots[frames.RecipientSlot].TakesFirst(frames.Obj) || w.s.Tokens[p.Tok].Enc != "" {
		return false
	}
	subj := w.args(p, frames.Source{Kind: frames.Subj})
	obj := w.args(p, frames.Source{Kind: frames.Obj})
	if len(subj) == 0 || w.countBehind(p) || slices.ContainsFunc(obj, func(o int) bool { return !w.masdarHas(o) }) {
		return false
	}
	if len(obj) > 0 { // what was found there is the masdar's
		m.slots[frames.RecipientSlot] = nil
	}
	ph := &w.s.Phrases[subj[0]]
	if of := w.takeActor(nil, subj[0]); !ph.Pron && !ph.Who.CanAct() && len(of) == 1 && w.s.Phrases[of[0]].From > ph.From && w.fn.Of.Has(w.s.Tokens[w.s.Phrases[of[0]].From-1].Stem) { // «عددا من المسلحين»
		ph = &w.s.Phrases[of[0]]
	}
	if w.tries(m) {
		return w.tried(m, ph)
	}
	if ph.Pron {
		return ph.Who.Pending == "dropped" && (m.unit.Frame.Type == "COERCE" || ph.Number == doc.Plur) && w.fallen(m, ph)
	}
	return ph.From < p.Tok && ph.Who.CanAct() && (w.patient(m, ph) || w.fallen(m, ph))
}

// countBehind tells whether a bare number stands right behind a verb: so many of those
// named next are its object («مسلحون يخطفون 3 من العمال»).
func (w *work) countBehind(p *clause.Pred) bool {
	return p.Tok+1 < len(w.s.Tokens) && w.s.Tokens[p.Tok+1].POS == doc.Num && w.s.Tokens[p.Tok+1].Pro == 0 && p.Tok+2 < len(w.s.Tokens) && w.fn.Of.Has(w.s.Tokens[p.Tok+2].Stem)
}

// fallen tells whether a phrase names a suspect, or people who fight, before a verb
// of killing or arrest without any object: «إن المهاجم اعتقل», «إن المسلحين قتلوا
// في كمين». Whoever kills or arrests has somebody whom he does it to.
func (w *work) fallen(m *match, ph *clause.Phrase) bool {
	if !onPeople[m.unit.Frame.ID] || w.s.Tokens[w.s.Preds[m.pred].Tok].Feats.Aspect != doc.Perfect || len(m.slots[frames.RecipientSlot]) > 0 {
		return false
	}
	who := &ph.Who
	if (who.Kind == "name" || who.Kind == "person" || who.Kind == "agent" && who.Single) && m.unit.Frame.Type == "COERCE" && !w.speaks(m) {
		return true
	}
	if who.Kind == "name" && m.unit.Frame.Joins { // «إن المزارع فلانا قتل قرب بيته»
		return true
	}
	if w.slain(m, ph) {
		return true
	}
	return who.Human && !who.Office && who.Kind == "agent" || who.Single && (who.Actor.Sector == "UAF" || who.Actor.Sector == "CRM" || who.Actor.Sector == "REB")
}

// speaks tells whether what a verb does is said of a clause («اعتقل أن …»).
func (w *work) speaks(m *match) bool {
	return slices.ContainsFunc(w.s.Preds, func(q clause.Pred) bool { return q.Parent == m.pred && q.Rel == clause.Complement })
}

// judges tells whether a verb of accusing or judging has its object in a clause with
// «that», so that the noun phrase behind it judges: «واعتبر المتحدث أن القرار عدوان».
func (w *work) judges(m *match) bool {
	subj := w.args(&w.s.Preds[m.pred], frames.Source{Kind: frames.Subj})
	if m.unit.Frame.Type != "ACCUSE" || len(subj) != 1 || w.s.Phrases[subj[0]].Pron {
		return false
	}
	k := w.s.Phrases[subj[0]].To
	return k < len(w.s.Tokens) && w.s.Tokens[k].POS == doc.Sconj && w.s.Tokens[k].Pro == 0 && w.fn.That.Has(w.s.Tokens[k].Stem)
}

// onPeople are the frames, by their names, whose acts fall on people alone.
var onPeople = map[string]bool{"assault.kill": true, "assault.assassinate": true, "assault.abduct": true, "coerce.arrest": true, "coerce.deport": true, "retreat.release": true}

// accusedOf tells whether an accusation says of what («يُتهم خمسة بالتزوير»).
func (w *work) accusedOf(m *match) bool {
	if m.unit.Frame.Type != "ACCUSE" || w.s.Tokens[w.s.Preds[m.pred].Tok].Enc != "" {
		return false
	}
	for _, alt := range m.unit.Slots[frames.ContentSlot].Alts {
		for _, src := range alt {
			if src.Kind == frames.Prep && w.fn.AccusedOf.Has(src.Prep) && len(w.args(&w.s.Preds[m.pred], src)) > 0 {
				return true
			}
		}
	}
	return false
}

// saidOf tells whether what somebody is said to be follows a phrase: «تتهم الجماعة
// بأنها …».
func (w *work) saidOf(m *match, ph *clause.Phrase) bool {
	const far = 8
	if m.unit.Frame.Type != "ACCUSE" || w.s.Tokens[w.s.Preds[m.pred].Tok].Enc != "" {
		return false
	}
	for k := ph.To; k < min(ph.To+far, len(w.s.Tokens)); k++ {
		switch t := &w.s.Tokens[k]; t.POS {
		case doc.Sconj:
			return t.Pro.Has(doc.ProBi) && t.Enc != ""
		case doc.Verb, doc.Punct:
			return false
		}
	}
	return false
}

// patient: is the phrase more likely done to than doing? Force and coercion
// fall on people, crowds and places; states, offices and forces use them.
func (w *work) patient(m *match, ph *clause.Phrase) bool {
	if w.tried(m, ph) || w.slain(m, ph) {
		return true
	}
	if m.unit.Frame.ID == "coerce.arrest" && ph.Who.Kind == "name" && !w.speaks(m) && !w.pair(ph) {
		return true // «واعتقل فلان في العاصمة»: whom he arrested would be named
	}
	switch m.unit.Frame.Type {
	case "ASSAULT", "COERCE", "AID", "RETREAT", "SANCTION":
	case "ACCUSE":
		return m.unit.Frame.Embed != "" && (w.accusedOf(m) || w.saidOf(m, ph) || w.resumes(&w.s.Preds[m.pred]) && w.numberOf(ph)) && !w.pair(ph) // who accuses names whom: «اتُّهمت الحركة بتنفيذ …»
	default:
		return false
	}
	if ph.Who.Kind == "" {
		return true
	}
	switch ph.Who.Actor.Sector {
	case "CVL", "JRN", "REF", "EDU", "MED", "REL", "LAB", "CRM", "BUS", "SOC":
		return true
	case "GOV", "MIL", "COP", "REB", "PRM", "UAF", "SPY", "IMG", "JUD":
		if ph.Who.Kind == "agent" && ph.Who.Single && !ph.Who.Office && onPeople[m.unit.Frame.ID] {
			return true // whoever kills or arrests has somebody whom he does it to
		}
		if (ph.Who.Actor.Sector == "UAF" || ph.Who.Actor.Sector == "REB") && m.unit.Frame.ID == "assault.attack" && !ph.Some {
			return false // «هاجم مسلحون يستقلون سيارة | دورية للجيش»
		}
		return ph.Some || ph.Who.Group && w.s.Tokens[ph.From].POS == doc.Num || !ph.Def && ph.Who.Kind == "agent"
	}
	switch ph.Who.Kind {
	case "person": // of no power: «اعتُقل زعيم الحزب فلان»
		if typ := m.unit.Frame.Type; typ == "RETREAT" || typ == "AID" {
			return false
		}
		switch ph.Who.Actor.Sector {
		case "", "OPP", "ELI", "PTY", "LEG":
			return true
		}
	case "city", "adm1", "locality", "region", "site", "people", "land":
		return true
	}
	return false
}

// deedJudged tells whether a phrase names a deed behind a verb of turning down, blaming or
// backing without another party: nobody turns anything down by it, it is what somebody
// does («ترفض | التدخلات الأجنبية»). What is said («التصريحات») may speak for who says it.
func (w *work) deedJudged(m *match, ph *clause.Phrase) bool {
	if t := m.unit.Frame.Type; t != "REJECT" && t != "ACCUSE" && t != "SUPPORT" || ph.Pron || ph.Who.CanAct() || ph.Head < 0 {
		return false
	}
	t := &w.s.Tokens[ph.Head]
	c, cue := w.c.Words.Cues[w.keys[ph.Head]]
	return w.tellsDeed(ph) && t.Pro.Has(doc.ProAl) && !w.fn.Issue.Has(t.Stem) && !(cue && (c.Voice || c.Stance != ""))
}

// numberOf tells whether a phrase is a number of people.
func (w *work) numberOf(ph *clause.Phrase) bool {
	return !ph.Pron && w.s.Tokens[ph.From].POS == doc.Num && ph.Who.CanAct() && !ofState(&ph.Who.Actor)
}

// tries tells whether the word of a match is a verb of what courts and police do to somebody.
func (w *work) tries(m *match) bool {
	return m.kind == asVerb && w.fn.Tries.Has(w.keys[w.s.Preds[m.pred].Tok])
}

// tried tells whether a phrase names one human being, or a number, of no court or police beside a verb
// of trying or questioning without another party: he is tried.
func (w *work) tried(m *match, ph *clause.Phrase) bool {
	compatriot := ph.Who.Kind == "people" && !ph.Def && ph.Number == doc.Sing // «يحاكم فرنسي في …»
	if !w.tries(m) || ph.Who.Kind != "person" && ph.Who.Kind != "name" && !ph.Who.Single && !compatriot && !w.numberOf(ph) {
		return false
	}
	switch ph.Who.Actor.Sector {
	case "JUD", "COP", "SPY":
		return false
	case "MIL":
		return ph.Who.Single && !ph.Who.Office // «الجندي … يحاكم اليوم»
	}
	return true
}

// pair tells whether a phrase holds two parties side by side, a subject and its
// object: «تتهم المملكة إيران», «اتهم كل من الحزب والحركة …».
func (w *work) pair(ph *clause.Phrase) bool {
	if w.fn.Each.Has(w.s.Tokens[ph.From].Fold) {
		return true
	}
	if ph.To < len(w.s.Tokens) { // «تتهم السلطات فلانا بـ…», whoever that is
		if t := &w.s.Tokens[ph.To]; (t.POS == doc.Noun || t.POS == doc.Propn || t.POS == doc.X) && t.Pro&^doc.ProAl == 0 {
			return true
		}
	}
	last := &w.s.Tokens[ph.To-1]
	return ph.To-ph.From > 1 && ph.Who.Kind != "person" && ph.Who.Kind != "name" && last.POS == doc.Propn && !last.Pro.Has(doc.ProAl) && w.s.Tokens[ph.From].Pro.Has(doc.ProAl)
}

func has(s *frames.Slot, k frames.SourceKind) bool {
	for _, alt := range s.Alts {
		for _, src := range alt {
			if src.Kind == k {
				return true
			}
		}
	}
	return false
}

// carriesOn tells whether a particle with «و» or «ف» stands before the verb:
// «وربما تقصف».
func (w *work) carriesOn(tok int) bool {
	if tok == 0 {
		return false
	}
	b := &w.s.Tokens[tok-1]
	return b.Pro&3 != 0 && (b.POS == doc.Part || b.POS == doc.Adv || b.POS == doc.Sconj)
}

// leftOut finds the subject of the verb a «و» verb continues, or that a text is of.
func (w *work) leftOut(p *clause.Pred, not *clause.Phrase) int {
	t := &w.s.Tokens[p.Tok]
	if by := w.inText(p); by != clause.None && &w.s.Phrases[by] != not {
		return by
	}
	if p.Rel != clause.Coordinated && t.Pro&3 == 0 && !w.carriesOn(p.Tok) {
		return clause.None
	}
	above := false
	for i := len(w.s.Preds) - 1; i >= 0; i-- {
		q := &w.s.Preds[i]
		if !q.Verb || q.Tok >= p.Tok || q.Parent != p.Parent && !(above && i == p.Parent) {
			continue
		}
		if f := &w.s.Tokens[q.Tok].Feats; f.Gender == doc.Fem && t.Feats.Gender == doc.Masc && f.Number == doc.Sing && t.Feats.Number == doc.Sing {
			above = above || q.Rel == clause.Relative // «… الذي تقدمت به الحكومة واتهم»: the verb above goes on
			continue
		}
		if a := q.Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			s := &w.s.Phrases[a.Phrase]
			if s == not {
				continue
			}
			if s.Who.CanAct() && (s.Gender == t.Feats.Gender || s.Gender == 0 || t.Feats.Gender == 0) {
				return a.Phrase
			}
		}
	}
	return clause.None
}

// inTheText is the subject of the verb before a clause that says what is said in the text
// it takes up, where that agrees with its verb: «رفع المحامي دعوى يتهم فيها الشركة». None
// for other clauses.
func (w *work) inTheText(m *match, p *clause.Pred) int {
	t := &w.s.Tokens[p.Tok]
	if !inWords[m.unit.Frame.Type] || t.Feats.Aspect != doc.Imperfect || t.Pro != 0 || p.Tok+1 >= len(w.s.Tokens) {
		return clause.None
	}
	if b := &w.s.Tokens[p.Tok+1]; b.POS != doc.Adp || b.Enc == "" || !w.fn.In.Has(b.Stem) {
		return clause.None
	}
	for i := m.pred - 1; i >= 0; i-- {
		q := &w.s.Preds[i]
		if !q.Verb || q.Tok >= p.Tok {
			continue
		}
		for _, a := range w.args(q, frames.Source{Kind: frames.Subj}) {
			if s := &w.s.Phrases[a]; s.Who.CanAct() && s.Gender == t.Feats.Gender {
				return a
			}
		}
		return clause.None
	}
	return clause.None
}
