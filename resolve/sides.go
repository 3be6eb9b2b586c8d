package resolve

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// sides: «الجانبان» are the two parties mentioned last.
func (d *Document) sides(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	if ph.Who.Sides > 0 {
		d.several(s, i)
		return
	}
	if ph.Pron {
		if k := menBefore(s, ph); k != clause.None {
			ph.Who = s.Phrases[k].Who
			ph.Who.Pending = "pronoun"
			return
		}
	}
	two := twoAhead(s, ph)
	if two == nil {
		two = d.twoBefore(s, ph, ph.Who.Actor.Role != "") // «الرئيسان», «الوزيران», not «البلدان»
	}
	for k := range two {
		if st, ok := d.states[two[k].Actor.Code]; ok && ph.Who.Nation { // «البلدان» are the states, not who governs them
			two[k] = clause.Who{Kind: "state", Actor: st}
		}
	}
	if len(two) == 2 {
		// the phrase itself becomes the first, the second is chained to it
		second := clause.Phrase{From: ph.From, To: ph.To, Head: ph.Head, Prep: ph.Prep, PrepTok: ph.PrepTok, Next: ph.Next, Prev: i, Who: two[0], Gender: ph.Gender, Number: ph.Number}
		second.Who.Actor.Start, second.Who.Actor.End = 0, 0
		w := two[1]
		w.Actor.Start, w.Actor.End = 0, 0
		if w.Pending = "sides"; ph.Pron {
			w.Pending = "pronoun"
		}
		ph.Who = w
		s.Phrases = append(s.Phrases, second)
		s.Phrases[i].Next = len(s.Phrases) - 1
	}
}

// twoAhead are the two who are the subject of the verb behind a pronoun that stands before
// any of them is named: «خلال لقائهما في أكرا، شدد الرئيس الغاني ونظيره التوغولي على …»;
// nil where there are not just two.
func twoAhead(s *clause.Sentence, ph *clause.Phrase) []clause.Who {
	if !ph.Pron {
		return nil
	}
	for i := range s.Phrases {
		if x := &s.Phrases[i]; x.From < ph.From && x.Who.CanAct() {
			return nil
		}
	}
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb {
			continue
		}
		a := p.Arg(frames.Subj, "")
		if p.Tok < ph.Head || a == nil || a.Phrase == clause.None || a.Phrase >= len(s.Phrases) {
			return nil
		}
		x := &s.Phrases[a.Phrase]
		if x.Next == clause.None || x.Prev != clause.None {
			return nil
		}
		y := &s.Phrases[x.Next]
		if y.Next != clause.None || len(x.Who.Actor.Code) != 3 || len(y.Who.Actor.Code) != 3 || x.Who.Actor.Code == y.Who.Actor.Code {
			return nil
		}
		return []clause.Who{y.Who, x.Who}
	}
	return nil
}

// twoBefore are the two parties mentioned last before ph, persons by name or office where
// human is set; fewer where there are not two, as of «الرجلان», who hold no office of a
// state and so are never two states that the document speaks of.
func (d *Document) twoBefore(s *clause.Sentence, ph *clause.Phrase, human bool) []clause.Who {
	var two []clause.Who
	add := func(w *clause.Who) {
		if human && w.Kind != "person" && w.Kind != "name" && !(w.Kind == "agent" && (w.Office || w.Single && w.Actor.Sector == "GOV")) || len(w.Actor.Code) != 3 || doc.Stateless(w.Actor.Code) || len(two) == 2 || w.Pending == "sides" || w.Kind == "nisba" {
			return
		}
		if len(two) == 1 && two[0].Actor.Code == w.Actor.Code && !(men(ph) && two[0].Kind == "person" && w.Kind == "person" && two[0].Actor.Name != w.Actor.Name) {
			return
		}
		two = append(two, *w)
		two[len(two)-1].Pending = ""
	}
	d.pair(s, ph, add)
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		if x := &s.Phrases[k]; x.To <= ph.From && isSubject(s, k) {
			add(&x.Who)
		}
	}
	if len(two) == 1 && (ph.Pron || ph.Who.Pending == "sides") { // «أطلع الوزير نظيره على الخطة خلال لقائهما»
		for k := len(s.Phrases) - 1; k >= 0; k-- {
			if x := &s.Phrases[k]; x.To <= ph.From && !x.Pron && (ph.Pron && (isPerson(&x.Who) || x.Who.Kind == "agent" && x.Who.Office) || x.Who.Kind == "agent" && x.Who.Pending == "peer") {
				add(&x.Who)
			}
		}
	}
	for k := len(d.seen) - 1; human && k >= 0; k-- {
		add(&d.seen[k].Who)
	}
	if human && men(ph) || ph.Pron && !d.betweenThem(s, ph) {
		return two
	}
	human = false
	d.lastTwo(add)
	// those the document speaks of most, as mentioned last; by where something goes or is
	// only where nothing else names them
	least := d.least()
	for _, fits := range [...]func(*clause.Phrase) bool{
		func(x *clause.Phrase) bool { return d.stateOf(x) != "" && d.parties[x.Who.Actor.Code] >= max(least, 1) },
		func(x *clause.Phrase) bool { return d.parties[x.Who.Actor.Code] >= max(least, 1) },
		func(x *clause.Phrase) bool { return least == 0 && !d.fn.In.Has(x.Prep) },
	} {
		for k := len(d.seen) - 1; k >= 0; k-- {
			if fits(d.seen[k]) {
				add(&d.seen[k].Who)
			}
		}
	}
	for k := range d.bond {
		add(&d.bond[k])
	}
	return two
}

// betweenThem tells whether a pronoun means the two sides of what is done between them: it
// stands behind «بين», on a masdar («لقائهما», «تنسيقهما»), on «كلا» or «إن». Others are as often two people
// whom nobody knows («القبض عليهما»).
func (d *Document) betweenThem(s *clause.Sentence, ph *clause.Phrase) bool {
	t := &s.Tokens[ph.Head]
	return d.fn.Between.Has(ph.Prep) || t.POS == doc.Det || t.POS == doc.Sconj || t.POS == doc.Noun && t.Feats.VerbForm == doc.Masdar
}

// bondOf are the two states whose adjectives stand side by side on one noun: «العلاقات
// الفرنسية الهندية»; nil for none.
func bondOf(s *clause.Sentence) []clause.Who {
	for i := 1; i < len(s.Phrases); i++ {
		x, y := &s.Phrases[i-1], &s.Phrases[i]
		if x.Who.Kind != "nisba" || y.Who.Kind != "nisba" || x.To != y.From || len(x.Who.Actor.Code) != 3 || len(y.Who.Actor.Code) != 3 || s.Tokens[y.From].Pro.Has(doc.ProWa) {
			continue
		}
		two := []clause.Who{y.Who, x.Who}
		for k := range two {
			two[k].Kind = "state"
		}
		return two
	}
	return nil
}

// lastTwo adds the two states whose people the sentence before tells of where they are just
// two: «زار الوزير الصيني طوكيو. ووقع البلدان …».
func (d *Document) lastTwo(add func(*clause.Who)) {
	var first, second string
	for k := len(d.seen) - 1; k >= d.before; k-- {
		switch c := d.stateOf(d.seen[k]); {
		case c == "" || c == first || c == second:
		case first == "":
			first = c
		case second == "":
			second = c
		default:
			return
		}
	}
	if second == "" {
		return
	}
	for k := len(d.seen) - 1; k >= d.before; k-- {
		if d.stateOf(d.seen[k]) != "" {
			add(&d.seen[k].Who)
		}
	}
}

// stateOf is the code of the state for which a phrase may stand: it, its capital, who governs
// it or fights for it; "" for none and for where something is.
func (d *Document) stateOf(x *clause.Phrase) string {
	w := &x.Who
	if len(w.Actor.Code) != 3 || doc.Stateless(w.Actor.Code) || d.setting(x) {
		return ""
	}
	if governs(w) || w.Actor.Sector == "GOV" || w.Actor.Sector == "MIL" {
		return w.Actor.Code
	}
	return ""
}

// least is how often the second of the two states is mentioned that the document speaks of
// most, where that is no setting; 0 where it speaks of one alone.
func (d *Document) least() int {
	first, second := 0, 0
	for _, n := range d.parties {
		if n > first {
			first, second = n, first
		} else if n > second {
			second = n
		}
	}
	return second
}

// men tells whether a phrase only says that two people are meant: «الرجلان».
func men(ph *clause.Phrase) bool { return !ph.Pron && ph.Who.Actor.Sector == "CVL" && ph.Who.Human }

// menBefore are the two people, nobody known, whom a pronoun behind them takes up:
// «اعتقلت الشرطة رجلين واستجوبتهما»; none where there are none.
func menBefore(s *clause.Sentence, ph *clause.Phrase) int {
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		if x := &s.Phrases[k]; x.To <= ph.From && x.Number == doc.Dual && men(x) && x.Next == clause.None {
			return k
		}
	}
	return clause.None
}

// ofBoth: «زعيما البلدين», «جيشا الدولتين» are of the two parties mentioned last.
func (d *Document) ofBoth(s *clause.Sentence, i int) {
	w := &s.Phrases[i].Who
	w.Pending = ""
	two := d.twoBefore(s, &s.Phrases[i], false)
	if len(two) < 2 {
		return
	}
	for k := len(two) - 1; k >= 0; k-- {
		one := w.Actor
		one.Code = two[k].Actor.Code
		w.Parts = append(w.Parts, one)
	}
	parts(s, i)
}

// parts: «الكوريتان» are two states in one word: the phrase becomes the first, the
// second is chained to it.
func parts(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	two := ph.Who.Parts
	ph.Who.Actor, ph.Who.Pending, ph.Who.Parts = two[0], "", nil
	second := *ph
	second.Who.Actor, second.Prev = two[1], i
	s.Phrases = append(s.Phrases, second)
	s.Phrases[i].Next = len(s.Phrases) - 1
}

// officesIn: «وزراء الري في مصر والسودان», «دبلوماسيون من مصر والسودان» are some of each state: the phrase becomes the
// first, the others are chained to it.
func (d *Document) officesIn(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	if ph.Number != doc.Plur || ph.Who.Actor.Role == "" || ph.Who.Actor.Code == "" || ph.Next != clause.None {
		return
	}
	for k := range s.Phrases {
		x := &s.Phrases[k]
		if x.PrepTok != ph.To || ph.Who.Actor.Sector != "GOV" || !d.fn.From.Has(x.Prep) && !d.fn.In.Has(x.Prep) || x.Who.Kind != "state" || x.Who.Actor.Code != ph.Who.Actor.Code || x.Prev != clause.None {
			continue
		}
		last := i
		for n := x.Next; n != clause.None && s.Phrases[n].Who.Kind == "state"; n = s.Phrases[n].Next {
			one := s.Phrases[i]
			one.Who.Actor.Code, one.Who.Actor.ID = s.Phrases[n].Who.Actor.Code, ""
			one.Prev, one.Next = last, clause.None
			s.Phrases = append(s.Phrases, one)
			s.Phrases[last].Next = len(s.Phrases) - 1
			last = len(s.Phrases) - 1
		}
		return
	}
}

// several: «الدول الثلاث» are as many parties as were named side by side last.
func (d *Document) several(s *clause.Sentence, i int) {
	n := s.Phrases[i].Who.Sides
	s.Phrases[i].Who.Pending = ""
	list := chainOf(s, n, s.Phrases[i].From)
	if list == nil {
		list = d.chains[n]
	}
	if len(list) != n {
		return
	}
	last := i
	for k, w := range list {
		w.Pending, w.Actor.Start, w.Actor.End = "sides", 0, 0
		if k == 0 {
			w.From, w.To = s.Phrases[i].Who.From, s.Phrases[i].Who.To
			s.Phrases[i].Who = w
			continue
		}
		ph := s.Phrases[i]
		ph.Who, ph.Prev, ph.Next = w, last, clause.None
		s.Phrases = append(s.Phrases, ph)
		s.Phrases[last].Next = len(s.Phrases) - 1
		last = len(s.Phrases) - 1
	}
}

// chainOf are the last n states or their offices that the sentence names side by
// side before token before; nil for none.
func chainOf(s *clause.Sentence, n, before int) []clause.Who {
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		if x := &s.Phrases[k]; x.Pron || x.Prev != clause.None || x.Next == clause.None || x.From >= before {
			continue
		}
		if list := chained(s, k, n); list != nil {
			return list
		}
	}
	return nil
}

// chained are the n states or their offices that are coordinated from phrase k on; nil where
// they are not as many.
func chained(s *clause.Sentence, k, n int) []clause.Who {
	var few [8]*clause.Who
	list := few[:0]
	for steps := 0; k != clause.None && steps <= n; k, steps = s.Phrases[k].Next, steps+1 {
		if w := &s.Phrases[k].Who; len(w.Actor.Code) == 3 && !doc.Stateless(w.Actor.Code) && w.Kind != "nisba" {
			list = append(list, w)
		}
	}
	if len(list) != n {
		return nil
	}
	out := make([]clause.Who, n)
	for i, w := range list {
		out[i] = *w
	}
	return out
}

// pair adds two coordinated parties that stand in the sentence before ph: «روسيا
// وتركيا … بين البلدين».
func (d *Document) pair(s *clause.Sentence, ph *clause.Phrase, add func(*clause.Who)) {
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		x := &s.Phrases[k]
		if x.To > ph.From || x.Next == clause.None || x.Prev != clause.None || x.Next >= len(s.Phrases) || !x.Who.CanAct() {
			continue
		}
		if y := &s.Phrases[x.Next]; y.Next == clause.None && y.Who.CanAct() && y.Who.Actor.Code != x.Who.Actor.Code {
			add(&y.Who)
			add(&x.Who)
			return
		}
	}
}
