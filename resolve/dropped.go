package resolve

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// dropped gives verbs without a subject the one they continue.
func (d *Document) dropped(s *clause.Sentence) {
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Passive || p.Arg(frames.Subj, "") != nil {
			continue
		}
		f := s.Tokens[p.Tok].Feats
		if f.VerbForm == doc.Infinitive || p.Rel == clause.Root && d.impersonal(s, p) {
			continue
		}
		if f.Number == doc.Dual && f.Person == 3 && d.sameTwo(s, i) {
			continue
		}
		var who *clause.Who
		switch f.Person {
		case 1:
			who = d.speaker(s, p.Tok)
		case 2:
		default:
			who = d.carried(s, i)
		}
		if who == nil && f.Number == doc.Dual && f.Person == 3 && (d.both(s, i) || d.bothBefore(s, p)) {
			continue
		}
		if who == nil {
			continue
		}
		ph := clause.Phrase{From: p.Tok, To: p.Tok, Head: p.Tok, Next: clause.None, Prev: clause.None, PrepTok: -1, Pron: true, Gender: f.Gender, Number: f.Number, Who: *who}
		ph.Who.Pending = "dropped"
		ph.Who.Actor.Start, ph.Who.Actor.End = 0, 0
		s.Phrases = append(s.Phrases, ph)
		p.Args = append(p.Args, clause.Arg{Kind: frames.Subj, Phrase: len(s.Phrases) - 1, Pred: clause.None})
	}
}

// carry notes who the subject of the first verb would be if that goes on from the sentence
// before: «وأدان الهجوم …», whose only noun phrase may be subject or object.
func (d *Document) carry(s *clause.Sentence) {
	s.Carried = nil
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Rel != clause.Root {
			continue
		}
		f := s.Tokens[p.Tok].Feats
		if !p.SubjGuess || p.Passive || f.Person != 3 {
			return
		}
		probe := clause.Phrase{Gender: f.Gender, Number: f.Number}
		x := d.goingOn(s, p, func(g doc.Gender, n doc.Number, w *clause.Who) bool { return w.CanAct() && fits(&probe, g, n, w) })
		if x == nil {
			return
		}
		ph := clause.Phrase{From: p.Tok, To: p.Tok, Head: p.Tok, Next: clause.None, Prev: clause.None, PrepTok: -1, Pron: true, Gender: f.Gender, Number: f.Number, Who: x.Who}
		ph.Who.Pending = "dropped"
		ph.Who.Actor.Start, ph.Who.Actor.End = 0, 0
		s.Carried = &ph
		return
	}
}

// threatened is whom the verb above a condition threatens, who is the one that the
// condition is put to: «هدد الوزير جاره برد قاس إذا انسحب».
func (d *Document) threatened(s *clause.Sentence, p *clause.Pred) *clause.Phrase {
	if p.Rel != clause.Conditional || p.Parent == clause.None || !d.fn.Threatens.Has(s.Tokens[s.Preds[p.Parent].Tok].Key) {
		return nil
	}
	a := s.Preds[p.Parent].Arg(frames.Obj, "")
	if a == nil || a.Phrase == clause.None || s.Phrases[a.Phrase].From > p.Tok || !s.Phrases[a.Phrase].Who.CanAct() {
		return nil
	}
	return &s.Phrases[a.Phrase]
}

// sameTwo gives a verb in the dual without a subject both who do what the verb that it goes
// on from says: «تحادث الرئيسان الكيني والأوغندي واتفقا على …», and who does it with whom:
// «التقى الوزير نظيره التركي واتفقا …». It tells whether there are two.
func (d *Document) sameTwo(s *clause.Sentence, i int) bool {
	p := &s.Preds[i]
	if i == 0 || p.Rel == clause.Relative || p.Rel != clause.Coordinated {
		return false
	}
	q := i - 1
	for q > 0 && !s.Preds[q].Verb {
		q--
	}
	v := &s.Preds[q]
	a := v.Arg(frames.Subj, "")
	if !v.Verb || v.Tok > p.Tok || a == nil || a.Phrase == clause.None || a.Phrase >= len(s.Phrases) {
		return false
	}
	one := a.Phrase
	two := s.Phrases[one].Next
	if two == clause.None && d.fn.Mutual.Has(s.Tokens[v.Tok].Key) {
		if two = withWhom(s, v); two == clause.None {
			return false
		}
	}
	if two == clause.None || !s.Phrases[one].Who.CanAct() || !s.Phrases[two].Who.CanAct() || s.Phrases[two].Next != clause.None {
		return false
	}
	d.leftOut(s, p, &s.Phrases[one], &s.Phrases[two])
	return true
}

// leftOut makes two parties the subject that a verb leaves out.
func (d *Document) leftOut(s *clause.Sentence, p *clause.Pred, two ...*clause.Phrase) {
	n, f := len(s.Phrases), s.Tokens[p.Tok].Feats
	who := [2]clause.Who{two[0].Who, two[1].Who}
	for k := range who {
		ph := clause.Phrase{From: p.Tok, To: p.Tok, Head: p.Tok, Next: clause.None, Prev: clause.None, PrepTok: -1, Pron: true, Gender: f.Gender, Number: f.Number, Who: who[k]}
		ph.Who.Pending = "dropped"
		ph.Who.Actor.Start, ph.Who.Actor.End = 0, 0
		s.Phrases = append(s.Phrases, ph)
	}
	s.Phrases[n].Next, s.Phrases[n+1].Prev = n+1, n
	p.Args = append(p.Args, clause.Arg{Kind: frames.Subj, Phrase: n, Pred: clause.None})
}

// withWhom is the one whom a verb of meeting has for its object or behind a preposition,
// None where there is none.
func withWhom(s *clause.Sentence, v *clause.Pred) int {
	for _, a := range v.Args {
		if a.Phrase == clause.None || a.Kind != frames.Obj && a.Kind != frames.Prep {
			continue
		}
		if x := &s.Phrases[a.Phrase]; !x.Pron && x.Who.CanAct() && x.Next == clause.None && (isPerson(&x.Who) || x.Who.Kind == "agent" && (x.Who.Office || x.Who.Pending == "peer")) {
			return a.Phrase
		}
	}
	return clause.None
}

// both gives a verb in the dual without a subject the two people that are named before it:
// «حذر الوزير الزعيم من المساس بالرئيس إذا ما التقيا». It tells whether there are two.
func (d *Document) both(s *clause.Sentence, i int) bool {
	p := &s.Preds[i]
	two := peopleBefore(s, p.Tok)
	if two == nil || p.Rel == clause.Relative {
		return false
	}
	d.leftOut(s, p, two[1], two[0])
	return true
}

// bothBefore gives the verb in the dual that opens a sentence the two people of the sentence
// before it: «التقى الوزير نظيره التركي. واتفقا على …». It tells whether there are two.
func (d *Document) bothBefore(s *clause.Sentence, p *clause.Pred) bool {
	if p.Rel != clause.Root || p.Tok != 0 {
		return false
	}
	probe := clause.Phrase{From: p.Tok, To: p.Tok, Head: p.Tok, Pron: true}
	two := d.twoBefore(s, &probe, true)
	if len(two) < 2 {
		return false
	}
	d.leftOut(s, p, &clause.Phrase{Who: two[1]}, &clause.Phrase{Who: two[0]})
	return true
}

// peopleBefore are the last two people that a sentence names before a token, the nearer
// one first; nil where it names fewer.
func peopleBefore(s *clause.Sentence, tok int) (two []*clause.Phrase) {
	for k := range s.Phrases {
		x := &s.Phrases[k]
		if x.Pron || x.To > tok || !isPerson(&x.Who) && !(x.Who.Kind == "agent" && x.Who.Office && x.Who.Single) || x.Number == doc.Dual || x.Number == doc.Plur {
			continue
		}
		if x.Who.Actor.Sector == "JRN" {
			continue
		}
		at := 0
		for at < len(two) && two[at].From > x.From {
			at++
		}
		if at < len(two) && two[at].To >= x.To { // the longer phrase stands for the person
			continue
		}
		two = append(two[:at], append([]*clause.Phrase{x}, two[at:]...)...)
	}
	for i := 1; i < len(two); {
		a, b := &two[i-1].Who.Actor, &two[i].Who.Actor
		if two[i-1].From >= two[i].From && two[i-1].To <= two[i].To || a.ID != "" && a.ID == b.ID || a.Text == b.Text {
			two = append(two[:i-1], two[i:]...)
			continue
		}
		i++
	}
	if len(two) < 2 {
		return nil
	}
	return two[:2]
}

// speaker is who says «I» or «we» at token tok: the subject of the main verb
// before it, else of the sentence before.
func (d *Document) speaker(s *clause.Sentence, tok int) *clause.Who {
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Tok == tok || s.Tokens[p.Tok].Feats.Person == 1 {
			continue
		}
		if p.Tok > tok && (p.Rel == clause.Adverbial || p.Rel == clause.Relative) {
			continue // «"… أشدد …"، مما دفع المذيع لسؤاله»: no words of saying
		}
		if a := p.ArgWith(&d.fn.Relayed); a != nil && a.Phrase != clause.None && s.Phrases[a.Phrase].Who.CanAct() && s.Phrases[a.Phrase].From > p.Tok && s.Phrases[a.Phrase].To <= tok && s.InQuote(p.Tok) == clause.None && s.InQuote(tok) != clause.None {
			return &s.Phrases[a.Phrase].Who // «نقلت الوكالة عن الوزارة: "… نندد …"»
		}
		a := p.Arg(frames.Subj, "")
		if a != nil && a.Phrase != clause.None && s.Phrases[a.Phrase].Who.CanAct() && s.InQuote(p.Tok) == clause.None && s.InQuote(tok) != clause.None {
			return &s.Phrases[a.Phrase].Who
		}
		if a != nil && a.Phrase != clause.None && p.Rel == clause.Root && s.InQuote(p.Tok) == clause.None && s.InQuote(tok) != clause.None {
			if x := &s.Phrases[a.Phrase]; x.Pron && x.From < p.Tok && x.To == x.From+1 && s.Tokens[x.From].POS == doc.Pron {
				return nil // "…", he told the crowd: whoever he is
			}
		}
	}
	if d.subject != nil {
		return &d.subject.Who
	}
	return nil
}

// carried is the subject that a verb without one continues: of the verb it is
// coordinated with («قال إن الجيش يتقدم، واتهم …»: he who said), of the one it
// hangs on, of the nearest before it, of the sentence before.
func (d *Document) carried(s *clause.Sentence, i int) *clause.Who {
	p := &s.Preds[i]
	f := s.Tokens[p.Tok].Feats
	probe := clause.Phrase{Gender: f.Gender, Number: f.Number}
	ok := func(g doc.Gender, n doc.Number, w *clause.Who) bool {
		if f.Number == doc.Plur {
			if f.Gender == doc.Masc && !w.Human && w.Actor.Sector == "JRN" {
				return false // «واختطفوا» is not said of newspapers
			}
			return n == doc.Plur || w.Group
		}
		return w.CanAct() && fits(&probe, g, n, w)
	}
	if obj := pronounObject(s, p); obj != nil && p.Parent != clause.None && d.fn.Befallen.Has(s.Tokens[s.Preds[p.Parent].Tok].Key) {
		fit := ok // «نجا من دون أن يقتله المهاجم»: who survives is not who kills him
		ok = func(g doc.Gender, n doc.Number, w *clause.Who) bool { return !same(w, obj) && fit(g, n, w) }
	}
	if p.Rel == clause.Relative || p.Rel == clause.Coordinated {
		fit := ok
		ok = func(g doc.Gender, n doc.Number, w *clause.Who) bool { return !namedBeside(s, p, w) && fit(g, n, w) }
	}
	subject := func(k int) *clause.Who {
		if a := s.Preds[k].Arg(frames.Subj, ""); s.Preds[k].Verb && a != nil && a.Phrase != clause.None {
			x := &s.Phrases[a.Phrase]
			if s.Preds[k].SubjGuess && whither(x.Who.Kind) && !strings.Contains(x.Who.Actor.ID, "/") {
				return nil // «زار حلب»: it may well be the object
			}
			if ok(x.Gender, x.Number, &x.Who) {
				return &x.Who
			}
		}
		return nil
	}
	if p.Rel == clause.Conditional { // «إن الحكومة إذا انسحبت …»
		for k := range s.Phrases {
			if x := &s.Phrases[k]; x.To == p.Tok-1 && !x.Pron && x.Prep == "" && ok(x.Gender, x.Number, &x.Who) {
				return &x.Who
			}
		}
	}
	if x := d.threatened(s, p); x != nil && ok(x.Gender, x.Number, &x.Who) {
		return &x.Who
	}
	if x := d.textOwner(s, p); x != nil && ok(x.Gender, x.Number, &x.Who) {
		return &x.Who
	}
	if p.Rel == clause.Relative && s.Tokens[p.Tok].Enc == "" {
		if w, known := antecedent(s, p, &probe); known {
			return w
		}
	}
	if k := opener(s, p); k != clause.None {
		x := &s.Phrases[k]
		if !x.Who.CanAct() {
			return nil
		}
		if ok(x.Gender, x.Number, &x.Who) {
			return &x.Who
		}
	}
	if p.Rel == clause.Coordinated {
		for k := i - 1; k >= 0; k-- {
			if q := &s.Preds[k]; q.Parent == p.Parent && q.Tok < p.Tok && q.Rel != clause.Relative {
				if w := subject(k); w != nil {
					return w
				}
			}
		}
	}
	if many := f.Number == doc.Plur || f.Number == doc.Dual; p.Rel == clause.Complement && (!p.Perf || many) { // «قال إن المسلحين يحاصرون … ويقصفون …»
		for k := i - 1; k >= 0; k-- {
			if q := &s.Preds[k]; q.Parent == p.Parent && q.Rel == clause.Complement && q.Verb && q.Tok < p.Tok && q.Perf == p.Perf && (!p.Perf || s.Tokens[q.Tok].Feats.Number == f.Number) {
				if w := subject(k); w != nil {
					return w
				}
			}
		}
	}
	if thingServes(s, p) {
		return nil
	}
	for k, n := p.Parent, 0; k != clause.None && n < 4 && p.Rel != clause.Relative; k, n = s.Preds[k].Parent, n+1 {
		if w := subject(k); w != nil && s.Preds[k].Tok < p.Tok {
			return w
		}
		if w := doneTo(s, k); w != nil && n == 0 && p.Rel == clause.Adverbial && d.opened(s, p) && ok(w.Gender, w.Number, &w.Who) {
			return &w.Who // «دان المجلس روسيا عندما قصفت البلدة»
		}
	}
	for k := i - 1; k >= 0; k-- {
		if w := subject(k); w != nil {
			return w
		}
	}
	if x := d.goingOn(s, p, ok); x != nil {
		return &x.Who
	}
	return nil
}

// thingServes tells whether a verb of purpose goes on from a verb whose own subject is a
// thing that agrees with it: «اتسعت رقعة الاحتجاجات لتشمل …» is said of nobody.
func thingServes(s *clause.Sentence, p *clause.Pred) bool {
	if p.Rel != clause.Adverbial || p.Parent == clause.None || !s.Tokens[p.Tok].Pro.Has(doc.ProLi) {
		return false
	}
	v, f := &s.Preds[p.Parent], &s.Tokens[p.Tok].Feats
	a := v.Arg(frames.Subj, "")
	if !v.Verb || v.Passive || a == nil || a.Phrase == clause.None || v.Tok > p.Tok {
		return false
	}
	x, verb := &s.Phrases[a.Phrase], &s.Tokens[v.Tok].Feats
	return !x.Pron && !x.Who.CanAct() && x.Who.Pending == "" && x.Inner == nil && f.Number == doc.Sing && verb.Number == doc.Sing && verb.Gender == f.Gender
}

// opened tells whether a word for when or after stands before a verb, or before what is
// before that: «عندما قصفت», «بعد أن قصفت».
func (d *Document) opened(s *clause.Sentence, p *clause.Pred) bool {
	for k := p.Tok - 1; k >= max(0, p.Tok-2); k-- {
		if d.fn.AtTime.Has(s.Tokens[k].Stem) {
			return true
		}
	}
	return false
}

// doneTo is who is named as the object of a verb that has a subject; nil for none.
func doneTo(s *clause.Sentence, k int) *clause.Phrase {
	v := &s.Preds[k]
	a := v.Arg(frames.Obj, "")
	if !v.Verb || v.Arg(frames.Subj, "") == nil || a == nil || a.Phrase == clause.None || s.Phrases[a.Phrase].Pron {
		return nil
	}
	return &s.Phrases[a.Phrase]
}

// pronounObject is whom the pronoun written on a verb means, nil for none.
func pronounObject(s *clause.Sentence, p *clause.Pred) *clause.Who {
	a := p.Arg(frames.Obj, "")
	if a == nil || a.Phrase == clause.None || s.Tokens[p.Tok].Enc == "" {
		return nil
	}
	x := &s.Phrases[a.Phrase]
	if !x.Pron || x.Head != p.Tok || !x.Who.CanAct() {
		return nil
	}
	return &x.Who
}

// namedBeside tells whether a party is named behind a verb as the one that its subject does
// something to, and so is not that subject: «الاتهامات التي وجهها لطهران» are not Iran's.
func namedBeside(s *clause.Sentence, p *clause.Pred, w *clause.Who) bool {
	for i := range p.Args {
		a := &p.Args[i]
		if a.Phrase == clause.None || a.Kind != frames.Obj && a.Kind != frames.Prep {
			continue
		}
		x := &s.Phrases[a.Phrase]
		if x.Pron || !x.Who.CanAct() || x.From < p.Tok || x.From-p.Tok > 2 {
			continue
		}
		if same(&x.Who, w) || governs(&x.Who) && governs(w) && x.Who.Actor.Code == w.Actor.Code {
			return true
		}
	}
	return false
}

// governs tells whether a state is named, or a capital for it.
func governs(w *clause.Who) bool {
	return w.Actor.Code != "" && (w.Kind == "state" || w.Kind == "city" && strings.Contains(w.Actor.ID, "/"))
}

// same tells whether two phrases stand for one party.
func same(a, b *clause.Who) bool {
	if a.Actor.ID != "" || b.Actor.ID != "" {
		return a.Actor.ID == b.Actor.ID
	}
	return a.Actor.Text == b.Actor.Text && a.Actor.Code == b.Actor.Code
}

// textOwner is who gives out the text that a verb takes up by a pronoun: «في بيان للنقابة
// دعت فيه إلى …»; nil for none.
func (d *Document) textOwner(s *clause.Sentence, p *clause.Pred) *clause.Phrase {
	k := p.Tok + 1
	if k >= len(s.Tokens) || s.Tokens[k].POS != doc.Adp || s.Tokens[k].Enc == "" || !d.fn.In.Has(s.Tokens[k].Stem) {
		return nil
	}
	const far = 8
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.Pron || !d.fn.Cited.Has(x.Prep) || !x.Who.CanAct() || x.To > p.Tok || p.Tok-x.To > far || x.PrepTok < 1 {
			continue
		}
		if t := &s.Tokens[min(x.PrepTok, x.From)-1]; d.fn.Issue.Has(t.Stem) || d.fn.Issue.Has(t.Key) {
			return x
		}
	}
	return nil
}

// antecedent is whom a relative clause without a subject of its own is said of,
// where what stands before it ends in somebody that agrees with the verb: «لطرد
// الوحدات التي تسيطر على …». Known without anybody is a thing that agrees.
func antecedent(s *clause.Sentence, p *clause.Pred, verb *clause.Phrase) (who *clause.Who, known bool) {
	if p.Via.Phrase == clause.None {
		return nil, false
	}
	for i := range p.Args { // «الدعوى التي تقدم بها»: said of somebody else
		if a := &p.Args[i]; a.Phrase != clause.None && s.Phrases[a.Phrase].Pron {
			return nil, false
		}
	}
	via := &s.Phrases[p.Via.Phrase]
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.To != via.To || x.From < via.From || x.Pron || x.Who.Kind == "nisba" || !x.Who.CanAct() || !fits(verb, x.Gender, x.Number, &x.Who) {
			continue
		}
		if who == nil {
			who = &x.Who
		}
	}
	if who != nil {
		return who, true
	}
	if in := via.Inner; in != nil && in.To == via.To && in.Kind != "nisba" && in.CanAct() && p.Tok-via.To <= 2 && (verb.Number == doc.Sing) == (in.Kind == "person" || in.Kind == "name" || in.Single) {
		return in, true // «نهاية ولاية الرئيس الذي رفض …»
	}
	return nil, !via.Who.CanAct() && via.Gender == verb.Gender && via.Number == verb.Number && verb.Gender != doc.GenderAny && p.Tok-via.To <= 2
}

// whither tells whether a kind of entity is a town or another stretch of ground.
// A capital (its id is below its state's) may stand for the government.
func whither(kind string) bool {
	switch kind {
	case "city", "adm1", "locality", "region", "site":
		return true
	}
	return false
}

// opener is the noun phrase with which the clause of a verb opens and that the
// verb is said of, party or thing: «إن طائرة من دون طيار شنت …», «إن تفجيرا … استهدف
// مسجدا»; None where there is none.
func opener(s *clause.Sentence, p *clause.Pred) int {
	if p.Comp == clause.None || p.Rel != clause.Complement {
		return clause.None
	}
	for i := range s.Phrases {
		if x := &s.Phrases[i]; x.From == p.Comp+1 && x.To <= p.Tok && !x.Pron && x.Prep == "" && x.Inner == nil {
			return i
		}
	}
	return clause.None
}
