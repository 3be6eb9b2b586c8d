package resolve

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

func (d *Document) pronoun(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	if ph.Who.Kind != "" {
		return
	}
	tok := &s.Tokens[ph.Head]
	switch {
	case d.fn.First.Has(tok.Enc):
		if w := d.speaker(s, ph.Head); w != nil {
			copyWho(&ph.Who, w)
		}
		return
	case d.fn.Second.Has(tok.Enc), d.fn.This.Has(tok.Stem): // «ذلك» is what was told
		return
	}
	if ph.Number == doc.Dual {
		d.sides(s, i)
		return
	}
	if teller, verb := d.reporter(s, ph.Head); teller != clause.None {
		if x := &s.Phrases[teller]; fits(ph, x.Gender, x.Number, &x.Who) {
			if x.Who.CanAct() {
				copyWho(&ph.Who, &x.Who)
			}
			return
		} else if of := x.Who.For; of != nil && fits(ph, of.Gender, of.Number, &of.Who) {
			copyWho(&ph.Who, &of.Who) // «قال متحدث باسم الشركة إنها …»
			return
		}
	} else if verb != clause.None && d.subjectless(s, ph, verb) {
		return
	}
	if d.takesUpWhat(s, ph) || takesUpThing(s, ph) || d.ratesThing(s, ph) {
		return
	}
	if k := resumed(s, i); k != clause.None {
		copyWho(&ph.Who, &s.Phrases[k].Who)
		return
	}
	not := d.disjoint(s, ph)
	if d.but(s, ph) || not == nil && (d.doersOwn(s, ph) || d.ownDeed(s, ph)) {
		return
	}
	person, doer := d.personal(s, ph.Head), doerOf(s, ph)
	fits := func(x *clause.Phrase) bool {
		return fits(ph, asVerb(s, x), x.Number, &x.Who) && (!person || held(ph, &x.Who)) && (not == nil || !same(not, &x.Who)) &&
			(doer == nil || !same(&doer.Who, &x.Who))
	}
	if k := besides(s, i); k >= 0 {
		copyWho(&ph.Who, &s.Phrases[k].Who)
		return
	}
	if k := d.doer(s, ph); k >= 0 && fits(&s.Phrases[k]) {
		copyWho(&ph.Who, &s.Phrases[k].Who)
		return
	}
	subj, obj := sidesBefore(s, ph)
	if obj != clause.None {
		x := &s.Phrases[obj]
		several := ph.Number == doc.Plur && x.Next != clause.None // «اعتقلت فلانا وزملاءه واحتجزتهم»
		if x.Who.CanAct() && !x.Pron && x.Who.Kind != "nisba" && (fits(x) || several) {
			copyWho(&ph.Who, &x.Who)
			return
		}
	}
	best := -1
	for k := range s.Phrases {
		x := &s.Phrases[k]
		if k == subj || x.Pron || x.To > ph.Head || !x.Who.CanAct() || x.Who.Kind == "nisba" || !fits(x) {
			continue
		}
		if d.setting(x) || doer != nil && doer.From <= x.From && x.To <= doer.To || d.ownSubject(s, ph, k) || described(s, k) || d.fn.Attached.None() && ofOwner(s, x, ph) {
			continue
		}
		if best < 0 || prefer(s, k, best) {
			best = k
		}
	}
	if best >= 0 {
		if x := &s.Phrases[best]; x.Who.Kind == "name" && d.fn.Attached.None() && (ph.Gender == doc.Masc || ph.Gender == doc.Fem) {
			x.Who.Human = true // who is «he» is not «it» further on
		}
		copyWho(&ph.Who, &s.Phrases[best].Who)
		return
	}
	if k := subjectAfter(s, ph); k >= 0 && fits(&s.Phrases[k]) {
		copyWho(&ph.Who, &s.Phrases[k].Who)
		return
	}
	if x := d.subject; x != nil && d.fn.Attached.None() && fits(x) {
		copyWho(&ph.Who, &x.Who)
		return
	}
	if k := d.sameAgain(s, ph); k >= 0 {
		copyWho(&ph.Who, &s.Phrases[k].Who)
		return
	}
	if w := d.goesOn(s, ph); w != nil {
		copyWho(&ph.Who, w)
		return
	}
	for k := len(d.seen) - 1; k >= 0 && k >= len(d.seen)-8; k-- {
		if x := d.seen[k]; fits(x) && !d.setting(x) {
			copyWho(&ph.Who, &x.Who)
			return
		}
	}
}

// asVerb is the gender of a phrase, for the name of a land that of the verb of which it is
// the subject: «يطرد المغرب السفير بسبب دعمها …» and «تحدثت كينيا عنه …» do not mean it.
func asVerb(s *clause.Sentence, x *clause.Phrase) doc.Gender {
	if x.Gender != doc.GenderAny || x.Who.Kind != "state" && x.Who.Kind != "city" {
		return x.Gender
	}
	for i := range s.Preds {
		p := &s.Preds[i]
		if a := p.Arg(frames.Subj, ""); p.Verb && a != nil && a.Phrase != clause.None && &s.Phrases[a.Phrase] == x {
			if f := &s.Tokens[p.Tok].Feats; f.Person == 3 && f.Number == doc.Sing && (f.Gender == doc.Masc || f.Gender == doc.Fem) {
				return f.Gender
			}
		}
	}
	return x.Gender
}

// ofOwner tells whether a phrase belongs to whom a pronoun like that of ph means, or hangs
// on a noun that does: in "his rival fell, he said" and "its war against Chad took all it
// had" the owner is meant again.
func ofOwner(s *clause.Sentence, x, ph *clause.Phrase) bool {
	own := func(y *clause.Phrase) bool {
		if y.Owner == 0 || y.Pron {
			return false
		}
		o := &s.Phrases[y.Owner]
		return o.Pron && o.Gender == ph.Gender && o.Number == ph.Number && o.Gender != doc.GenderAny
	}
	if own(x) {
		return true
	}
	for i := range s.Phrases {
		if y := &s.Phrases[i]; x.Prep != "" && y.To == x.PrepTok && own(y) {
			return true
		}
	}
	return false
}

// personal tells whether the word that carries or governs a pronoun is of something
// that is done to people alone: «اعتقلته», «القبض عليها», «أخلت سبيله».
func (d *Document) personal(s *clause.Sentence, tok int) bool {
	if t := &s.Tokens[tok]; t.Feats.VerbForm == doc.Masdar && tok+1 < len(s.Tokens) && s.Tokens[tok+1].Pro.Has(doc.ProLi) {
		return false // «إدانتها للغارات» is what she says
	}
	for k := tok; k >= 0 && k >= tok-1; k-- {
		t := &s.Tokens[k]
		if d.fn.Personal.Has(t.Key) || d.fn.Personal.Has(t.Stem) {
			return true
		}
		if t.POS != doc.Adp {
			return false
		}
	}
	return false
}

// held tells whether somebody may be arrested, killed or set free: a human being, or
// people where the pronoun is of many.
func held(ph *clause.Phrase, w *clause.Who) bool {
	switch w.Kind {
	case "person", "name", "people":
		return true
	case "agent":
		return w.Single || w.Human || ph.Number == doc.Plur
	case "armed":
		return ph.Number == doc.Plur
	}
	return false
}

// besides is the person beside whom the owner's own are named, who is the owner:
// «met the minister and his wife»; −1 for none.
func besides(s *clause.Sentence, i int) int {
	for k := range s.Phrases {
		x := &s.Phrases[k]
		if x.Owner != i || x.Pron || x.Prev == clause.None {
			continue
		}
		if y := &s.Phrases[x.Prev]; !y.Pron && (y.Who.Kind == "person" || y.Who.Kind == "name" || y.Who.Single) && fits(&s.Phrases[i], y.Gender, y.Number, &y.Who) {
			return x.Prev
		}
	}
	return -1
}

// reporter is the subject of the verb whose complement clause a pronoun opens,
// which the pronoun most often means: «قالت الوزارة إنها …»; None where the
// verb has none. The verb is None where the pronoun opens no such clause.
func (d *Document) reporter(s *clause.Sentence, tok int) (teller, verb int) {
	for i := range s.Preds {
		p := &s.Preds[i]
		if p.Comp != tok || p.Parent == clause.None {
			continue
		}
		up := &s.Preds[p.Parent]
		if k := saidOf(s, up, tok); k != clause.None {
			return k, p.Parent
		}
		if a := up.ArgWith(&d.fn.Relayed); a != nil && a.Phrase != clause.None && s.Phrases[a.Phrase].Who.CanAct() && s.Phrases[a.Phrase].From > up.Tok && s.Phrases[a.Phrase].To <= tok {
			return a.Phrase, p.Parent // «نقلت الوكالة عن الحزب أنه …»
		}
		if a := up.Arg(frames.Subj, ""); a != nil {
			return a.Phrase, p.Parent
		}
		return clause.None, p.Parent
	}
	return clause.None, clause.None
}

// saidOf is the noun that a relative clause describes where nothing in it but a pronoun at
// token tok, which opens what is said there, takes the noun up: «امرأة يشتبه في أنها …»,
// «الشابة التي تقول الشرطة إنها …»; None where something else does.
func saidOf(s *clause.Sentence, up *clause.Pred, tok int) int {
	k := up.Via.Phrase
	if up.Rel != clause.Relative || k == clause.None || s.Tokens[up.Tok].Enc != "" {
		return clause.None
	}
	for i := range up.Args {
		if a := &up.Args[i]; a.Phrase == k || a.Phrase != clause.None && s.Phrases[a.Phrase].Pron {
			return clause.None
		}
	}
	x, g, n := &s.Phrases[k], doc.GenderAny, doc.NumberAny
	for i := range s.Phrases {
		if y := &s.Phrases[i]; y.Pron && y.Head == tok {
			g, n = y.Gender, y.Number
		}
	}
	if x.Pron || !x.Who.CanAct() || !fits(&clause.Phrase{Gender: g, Number: n}, x.Gender, x.Number, &x.Who) {
		return clause.None
	}
	return k
}

// sameAgain is the pronoun before one in its sentence that agrees with it: where the
// sentence names nobody who may be meant, the two are one («تقدمت بشكوى ضده واتهمته»);
// −1 for none.
func (d *Document) sameAgain(s *clause.Sentence, ph *clause.Phrase) int {
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		x := &s.Phrases[k]
		if x.Pron && x.Head < ph.Head && x.Who.Pending == "pronoun" && x.Who.CanAct() && x.Gender == ph.Gender && x.Number == ph.Number && !d.ownSubject(s, ph, k) {
			return k
		}
	}
	return -1
}

// goesOn is the subject that the sentence's main verb leaves out, whom the pronoun on a noun
// behind it most often means: «وأضاف أن بلاده مستعدة …»; nil for none.
func (d *Document) goesOn(s *clause.Sentence, ph *clause.Phrase) *clause.Who {
	if t := &s.Tokens[ph.Head]; t.POS != doc.Noun {
		return nil
	}
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb {
			continue
		}
		f := &s.Tokens[p.Tok].Feats
		if p.Tok > ph.Head || p.Parent != clause.None || p.Passive || f.Person != 3 || p.Arg(frames.Subj, "") != nil {
			return nil
		}
		if w := d.carried(s, i); w != nil && fits(ph, f.Gender, f.Number, w) && !othersBetween(s, i, ph) {
			return w
		}
		return nil
	}
	return nil
}

// othersBetween tells whether a verb behind the i-th has a subject of its own that a pronoun
// behind that may mean: «وأضاف أن نظاما قصف شعبه …».
func othersBetween(s *clause.Sentence, i int, ph *clause.Phrase) bool {
	for k := i + 1; k < len(s.Preds); k++ {
		q := &s.Preds[k]
		if a := q.Arg(frames.Subj, ""); q.Verb && q.Tok < ph.Head && a != nil && a.Phrase != clause.None {
			if x := &s.Phrases[a.Phrase]; x.To <= ph.Head && fits(ph, x.Gender, x.Number, &x.Who) {
				return true
			}
		}
	}
	return false
}

// doer is the genitive of a masdar right before the word that carries a pronoun,
// whom it most often means: «أعلنت الرئاسة إلغاء الوزير زيارته»; −1 for none.
func (d *Document) doer(s *clause.Sentence, ph *clause.Phrase) int {
	at := ph.Head
	if t := &s.Tokens[at]; at > 0 && t.Feats.VerbForm == doc.Masdar && s.Tokens[at-1].POS == doc.Adp && s.Tokens[at-1].Enc == "" && d.fn.In.Has(s.Tokens[at-1].Stem) {
		at-- // «استمرار العمال في إضرابهم»
	}
	for k := range s.Phrases {
		x := &s.Phrases[k]
		if x.Pron || x.To != at || x.From == 0 || !x.Who.CanAct() || x.Who.Kind == "nisba" || whither(x.Who.Kind) || x.Next != clause.None || !fits(ph, x.Gender, x.Number, &x.Who) {
			continue
		}
		if t := &s.Tokens[x.From-1]; t.Feats.VerbForm == doc.Masdar && t.Enc == "" && !t.Pro.Has(doc.ProAl) && s.Tokens[ph.Head].Pro&(doc.ProBi|doc.ProLi|doc.ProKa|doc.ProWa) == 0 {
			return k
		}
	}
	return -1
}

// subjectAfter finds the subject that a pronoun before the main verb points
// ahead to: «من جهتها، أكدت طهران …», «في بيان له قال الحزب …», «بعد أن اتهمته
// المعارضة، استقال الوزير».
func subjectAfter(s *clause.Sentence, ph *clause.Phrase) int {
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb {
			continue
		}
		if p.Tok == ph.Head && opensBefore(s, p.Tok) {
			continue
		}
		if p.Tok < ph.Head {
			return -1 // it stands behind the main verb
		}
		if a := p.Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			if x := &s.Phrases[a.Phrase]; x.From > ph.Head && x.Who.CanAct() && !x.Pron && fits(ph, x.Gender, x.Number, &x.Who) {
				return a.Phrase
			}
		}
		return -1
	}
	return -1
}

// opensBefore tells whether a verb at token i stands in a clause of time that opens the
// sentence, before the main verb: «بعد أن اتهمته المعارضة، استقال الوزير».
func opensBefore(s *clause.Sentence, i int) bool {
	const near = 3 // words: «و», «بعد», «أن»
	return i > 0 && i <= near && s.Tokens[i-1].POS == doc.Sconj
}

// described tells whether a phrase names a person only to say who another is:
// «Jane Roe, a critic of the president» is meant by what follows, not the president.
func described(s *clause.Sentence, k int) bool {
	x := &s.Phrases[k]
	if !isPerson(&x.Who) && !x.Who.Single {
		return false
	}
	for i := range s.Phrases {
		y := &s.Phrases[i]
		if i != k && y.From < x.From && x.To <= y.To && y.Head < x.From && isPerson(&y.Who) && y.Who.Actor.Name != x.Who.Actor.Name {
			return true
		}
	}
	return false
}

func isPerson(w *clause.Who) bool { return w.Kind == "person" || w.Kind == "name" }

// setting tells whether a phrase says where or whither and is rarely meant by a
// pronoun: a place in a prepositional phrase, a state after «in».
func (d *Document) setting(x *clause.Phrase) bool {
	switch x.Who.Kind {
	case "city", "adm1", "locality", "region", "site":
		return d.fn.Setting.Has(x.Prep)
	case "water":
		return true
	case "state":
		return d.fn.In.Has(x.Prep)
	}
	return false
}

// ownSubject: a verb's object pronoun is not its own subject: «تقرير يتهمها»,
// «متهمة إياه».
func (d *Document) ownSubject(s *clause.Sentence, ph *clause.Phrase, k int) bool {
	for i := range s.Preds {
		p := &s.Preds[i]
		if p.Verb && (p.Tok == ph.Head || (d.fn.Attached.None() || s.Tokens[ph.Head].POS == doc.Pron) && objectOf(s, p, ph)) {
			a := p.Arg(frames.Subj, "")
			return a != nil && a.Phrase == k
		}
	}
	return false
}

// objectOf tells whether a pronoun that is a word of its own is the object of a verb.
func objectOf(s *clause.Sentence, p *clause.Pred, ph *clause.Phrase) bool {
	a := p.Arg(frames.Obj, "")
	return a != nil && a.Phrase != clause.None && &s.Phrases[a.Phrase] == ph && !ph.Self
}

// prefer: subjects before others, later before earlier.
func prefer(s *clause.Sentence, a, b int) bool {
	sa, sb := isSubject(s, a), isSubject(s, b)
	if sa != sb {
		return sa
	}
	return s.Phrases[a].From > s.Phrases[b].From
}

func isSubject(s *clause.Sentence, ph int) bool {
	for i := range s.Preds {
		for _, a := range s.Preds[i].Args {
			if a.Phrase == ph && a.Kind == frames.Subj {
				return true
			}
		}
	}
	return false
}

func copyWho(to, from *clause.Who) {
	pending := to.Pending
	*to = *from
	to.Pending = pending
	to.Actor.Start, to.Actor.End = 0, 0
}

// fullName tells whether an unknown name has two or three words and none of a body:
// rather that of a person.
func fullName(w *clause.Who) bool {
	n := strings.Count(w.Actor.Name, " ")
	return len(w.Nouns) == 0 && (n == 1 || n == 2)
}

func fits(ph *clause.Phrase, g doc.Gender, n doc.Number, w *clause.Who) bool {
	if ph.Gender == doc.Neuter && (w.Kind == "person" || w.Kind == "name" && (w.Office || fullName(w)) || w.Single || w.Human) {
		return false // «it»
	}
	if ph.Gender == doc.Fem && ph.Number == doc.Sing && n == doc.Plur && w.Human {
		return false // «هم», not «ها», of people
	}
	if ph.Gender != doc.GenderAny && g != doc.GenderAny && ph.Gender != g && !(ph.Gender == doc.Fem && n == doc.Plur && w.Kind != "person") {
		return false
	}
	switch ph.Number {
	case doc.Plur:
		return n == doc.Plur || w.Group
	case doc.Dual:
		return n == doc.Dual
	case doc.Sing:
		return n != doc.Dual && (n != doc.Plur || ph.Gender == doc.Fem)
	}
	return true
}
