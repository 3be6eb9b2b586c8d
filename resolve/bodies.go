package resolve

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// body: «الحركة», «المحكمة» alone are the body mentioned last that is called
// so, else the first that the document will name.
func (d *Document) body(w *clause.Who) bool {
	var last *clause.Who
	for k := len(d.seen) - 1; k >= 0; k-- {
		x := &d.seen[k].Who
		if !slices.Contains(x.Nouns, w.Noun) {
			continue
		}
		if last == nil {
			last = x
		}
		if strings.Contains(x.Actor.Text, w.Noun) { // the text itself calls it so
			last = x
			break
		}
	}
	if last != nil {
		takeBody(w, last)
		return true
	}
	if x, ok := d.byNoun[w.Noun]; ok {
		takeBody(w, &x)
		return true
	}
	return false
}

// member: «مقاتلو الحركة», «المتحدث باسم المنظمة» are of the body that the noun
// means.
func (d *Document) member(w *clause.Who) bool {
	of := clause.Who{Noun: w.Of}
	if !d.body(&of) || of.Actor.Code == "" {
		return false
	}
	w.Actor.Code = of.Actor.Code
	if w.Actor.Sector == "" || w.Actor.Sector == "UAF" {
		w.Actor.Sector = of.Actor.Sector
	}
	return true
}

func takeBody(w, x *clause.Who) {
	a, role := x.Actor, w.Actor.Role
	a.Text, a.Start, a.End = w.Actor.Text, w.Actor.Start, w.Actor.End
	if a.Name == "" {
		a.Name = x.Actor.Text
	}
	if role != "" {
		a.Role = role
	}
	if a.Sector == "" && a.Code == "" {
		a.Sector = w.Actor.Sector
	}
	w.Kind, w.Group, w.Actor, w.Nouns = x.Kind, x.Group, a, x.Nouns
}

// agent gives an office or body without a country that of what is attached to it or
// owns it, else that of its last mention, else, of a body of state, the one its sentence
// speaks of, else that of the place or crowd beside it, else the country the document
// speaks of most.
func (d *Document) agent(s *clause.Sentence, ph *clause.Phrase) {
	w := &ph.Who
	if w.Foreign && d.within(s, ph) {
		return
	}
	if w.Foreign || w.Of != "" && d.member(w) {
		return
	}
	last := &s.Tokens[ph.To-1]
	backed := d.fn.Backed.Has(last.Key) || d.fn.Backed.Has(last.Stem) // «ميليشيا مدعومة | من إيران»
	if d.owned(s, ph) || d.ofBody(s, ph) || d.operated(s, ph) || d.installed(s, ph) || !backed && d.origin(s, ph) {
		return
	}
	if c := d.flownBy(s, ph); c != "" {
		w.Actor.Code = c
		return
	}
	if c := d.homeland(s, ph); c != "" {
		w.Actor.Code = c
		return
	}
	if w.Actor.Sector == "MIL" && d.again(s, ph) { // troops and aircraft may be abroad where they are
		return
	}
	if !backed && d.attached(s, ph) || d.sameBody(s, ph) {
		return
	}
	if c := d.fronted(s, ph, false); c != "" {
		w.Actor.Code, w.Lent = d.power(w, c), true
		return
	}
	if d.again(s, ph) {
		return
	}
	if c := d.ahead[w.Actor.Role]; c != "" && ph.Def && len(d.seen) == 0 {
		w.Actor.Code = c // the title speaks of whom the text will introduce
		return
	}
	if c := d.fronted(s, ph, true); c != "" {
		w.Actor.Code, w.Lent = c, true
		return
	}
	if d.sentences < 2 || w.Stray {
		return // a lone sentence says too little, and an attacker or a migrant may be anybody
	}
	w.Actor.Code = d.power(w, d.surroundings(s, ph))
	w.Lent = w.Actor.Code != ""
}

// again: «الوزارة», «الرئيس» with the article are the ones mentioned last that had a country.
func (d *Document) again(s *clause.Sentence, ph *clause.Phrase) bool {
	w := &ph.Who
	old, ok := d.byRole[w.Actor.Role]
	if w.Office && (!ok || old.Lent) {
		if x := d.byTitle[s.Tokens[ph.Head].Stem]; x != nil {
			old, ok = x, true
		}
	}
	if !ok || !ph.Def {
		return false
	}
	if sec := w.Actor.Sector; doc.Stateless(old.Actor.Code) && old.Actor.Code != "IMG" && (sec == "CVL" || sec == "LAB" || sec == "REF") {
		return false // the workers, children, … of a text are not all a body's
	}
	w.Actor.Code, w.Lent = old.Actor.Code, old.Lent
	if old.Kind == "person" && w.Office && (!ofMore(s, ph) || strings.HasPrefix(old.Actor.Text, w.Actor.Text)) {
		w.Actor.ID, w.Actor.Name, w.Actor.NameEn = old.Actor.ID, old.Actor.Name, old.Actor.NameEn
	}
	return true
}

// ofMore tells whether an office is that of a body that nothing but its name tells of: of
// «رئيس | اللجنة العليا» the president named before says nothing.
func ofMore(s *clause.Sentence, ph *clause.Phrase) bool {
	from := ph.Head + strings.Count(ph.Who.Actor.Role, " ") + 1
	for k := from; k < ph.To; k++ {
		if t := &s.Tokens[k]; t.POS == doc.Noun && !t.Feats.Nisba && (t.Pro&^doc.ProAl == 0) {
			return true
		}
	}
	return false
}

// surroundings is the country that an office or body is of as far as nothing but what is
// named around it tells.
func (d *Document) surroundings(s *clause.Sentence, ph *clause.Phrase) string {
	if ofPower(&ph.Who) && ph.Def {
		if c := d.spokenOf(s, ph); c != "" {
			return c
		}
	}
	if c := d.placeBeside(s, ph); c != "" {
		return c
	}
	if c := d.crowdBefore(s, ph); c != "" {
		return c
	}
	return d.topCountry()
}

// power is whose forces are meant in a country: in an occupied land soldiers are the
// occupier's, and so are police, spies and courts where the document speaks of it nearly as
// often. Where a document speaks of both, crowds are of the occupied land.
func (d *Document) power(w *clause.Who, code string) string {
	if d.fn.Occupier.Has(strings.ToLower(code)) && (w.Group || w.Human) {
		if held := strings.ToUpper(d.fn.Occupied.First()); d.codes[held] > 0 && (w.Actor.Sector == "CVL" || w.Actor.Sector == "REL") {
			return held
		}
	}
	if code == "" || !d.fn.Occupied.Has(strings.ToLower(code)) {
		return code
	}
	occupier := strings.ToUpper(d.fn.Occupier.First())
	most := 2 * d.codes[occupier]
	switch w.Actor.Sector {
	case "MIL":
		if most > 0 {
			return occupier
		}
	case "COP", "JUD", "SPY":
		if most >= d.codes[code] {
			return occupier
		}
	}
	return code
}

// owned gives whom a pronoun says to be somebody's («قواته», «ابنته جين») the country of
// whom it means.
func (d *Document) owned(s *clause.Sentence, ph *clause.Phrase) bool {
	if ph.Owner == 0 || s.Phrases[ph.Owner].Number == doc.Dual {
		return false
	}
	d.pronoun(s, ph.Owner)
	of := &s.Phrases[ph.Owner].Who
	if (ph.Who.Kind == "name" || ph.Who.Kin && ph.Number != doc.Plur) && !isPerson(of) && !of.Single {
		return false // nobody is a country's daughter
	}
	ph.Who.Actor.Code = of.Actor.Code
	if ph.Who.Actor.Sector == "MIL" && of.Actor.Sector == "COP" { // a police chief's «قواته»
		ph.Who.Actor.Sector = "COP"
	}
	if ph.Who.Actor.Sector == "" && d.fn.Posts.Has(s.Tokens[ph.Head].Key) && force(of.Actor.Sector) { // a militia's «عناصرها»
		ph.Who.Actor.Sector = of.Actor.Sector
	}
	if ph.Who.Kin && ph.Who.Kind == "agent" && ph.Number == doc.Sing && !ph.Who.Group && isPerson(of) && (of.Actor.Sector == "GOV" || of.Actor.Sector == "ELI") {
		ph.Who.Actor.Sector = "ELI"
	}
	return ph.Who.Actor.Code != ""
}

// crowdBefore is the country of people named before in the sentence with the place they are
// of, whom police and others deal with: «تظاهر مئات من سكان القصرين، وأوقفت الشرطة …».
func (d *Document) crowdBefore(s *clause.Sentence, ph *clause.Phrase) string {
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.To <= ph.From && x.Who.Kind == "agent" && x.Who.Actor.Sector == "CVL" && x.Prep == "" && x.Who.Actor.Code != "" {
			return x.Who.Actor.Code
		}
	}
	return ""
}

// within: «الدول في الاتحاد الأوروبي» are the body's, whatever states there may be.
func (d *Document) within(s *clause.Sentence, ph *clause.Phrase) bool {
	for i := range s.Phrases {
		if x := &s.Phrases[i]; (x.PrepTok == ph.To || d.membersOnly(s, ph.To, x.PrepTok)) && d.fn.In.Has(x.Prep) && !x.Pron && x.Who.Kind == "igo" {
			ph.Who.Actor.Code = x.Who.Actor.Code
			return ph.Who.Actor.Code != ""
		}
	}
	return false
}

// membersOnly tells whether between two tokens nothing stands but how many states there are
// and that they are members: «قادة الدول | الـ28 الأعضاء | في الاتحاد الأوروبي».
func (d *Document) membersOnly(s *clause.Sentence, from, to int) bool {
	const most = 4 // words
	if to <= from || to-from > most {
		return false
	}
	member := false
	for k := from; k < to; k++ {
		t := &s.Tokens[k]
		switch {
		case d.fn.Member.Has(t.Key), d.fn.Member.Has(t.Stem):
			member = true
		case t.POS == doc.Num, t.POS == doc.X, t.POS == doc.Punct, t.Stem == "", len(t.Stem) <= 4:
		default:
			return false
		}
	}
	return member
}

// home: «بلاده» is the state of whom its pronoun means, as the document names it
// where it does.
func (d *Document) home(s *clause.Sentence, ph *clause.Phrase) {
	w := &ph.Who
	w.Pending = ""
	d.pronoun(s, ph.Owner)
	c := s.Phrases[ph.Owner].Who.Actor.Code
	if len(c) != 3 || doc.Stateless(c) {
		return
	}
	w.Kind, w.Actor.Code, w.Actor.ID = "state", c, strings.ToLower(c)
	for k := len(d.seen) - 1; k >= 0; k-- {
		if x := &d.seen[k].Who; x.Kind == "state" && x.Actor.Code == c {
			w.Actor.Name, w.Actor.NameEn, w.Actor.Text = x.Actor.Name, x.Actor.NameEn, x.Actor.Text
			return
		}
	}
	if x, ok := d.states[c]; ok { // «قال الرئيس المصري إن بلاده …»: named further on
		w.Actor.Name, w.Actor.NameEn, w.Actor.Text = x.Name, x.NameEn, x.Text
	}
}

// ofBody: «مسلح من الحركة», «خبراء من الأمم المتحدة» are the body's.
func (d *Document) ofBody(s *clause.Sentence, ph *clause.Phrase) bool {
	w := &ph.Who
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.Pron || x.Who.Actor.Code == "" || !(x.PrepTok == ph.To && d.fn.From.Has(x.Prep)) && !d.memberOf(s, ph, i) {
			continue
		}
		switch x.Who.Kind {
		case "armed", "party", "movement", "military", "igo", "ngo", "body", "company":
		case "agent":
			if sec := x.Who.Actor.Sector; sec != "MIL" && sec != "REB" && sec != "PRM" && sec != "COP" {
				return false
			}
		default:
			return false
		}
		w.Actor.Code = x.Who.Actor.Code
		if w.Actor.Sector == "" || w.Actor.Sector == "UAF" {
			w.Actor.Sector = x.Who.Actor.Sector
		}
		return true
	}
	return false
}

// operated gives aircraft and other arms the country of whom a relative clause says to own
// them: «طائرات لا يملكها إلا الجيش الأمريكي».
func (d *Document) operated(s *clause.Sentence, ph *clause.Phrase) bool {
	if w := &ph.Who; w.Actor.Sector != "MIL" || w.Office {
		return false
	}
	for i := range s.Preds {
		r := &s.Preds[i]
		if !r.Verb || r.Neg || !slices.ContainsFunc(r.Keys, d.fn.Owning.Has) {
			continue
		}
		obj, subj := r.Arg(frames.Obj, ""), r.Arg(frames.Subj, "")
		if obj == nil || subj == nil || obj.Phrase == clause.None || subj.Phrase == clause.None || !takesUp(s, r, obj.Phrase, ph) {
			continue
		}
		if c := s.Phrases[subj.Phrase].Who.Actor.Code; c != "" {
			ph.Who.Actor.Code = c
			return true
		}
	}
	return false
}

// takesUp tells whether the object of a verb is a phrase, or a pronoun on the verb right
// behind it.
func takesUp(s *clause.Sentence, r *clause.Pred, obj int, ph *clause.Phrase) bool {
	const near = 4 // words
	x := &s.Phrases[obj]
	return x == ph || x.Pron && x.Head == r.Tok && r.Tok >= ph.To && r.Tok-ph.To <= near
}

// memberOf tells whether what a relative clause says of people is that they belong to
// phrase of, or may: «مسلحون ينتمون إلى الحركة», «رجال يشتبه في انتمائهم للتنظيم».
func (d *Document) memberOf(s *clause.Sentence, ph *clause.Phrase, of int) bool {
	x := &s.Phrases[of]
	if sec := ph.Who.Actor.Sector; sec != "UAF" && sec != "REB" && sec != "CRM" && sec != "" {
		return false // citizens suspected of that stay citizens of their country
	}
	if !d.fn.To.Has(x.Prep) && !d.fn.Owner.Has(x.Prep) || x.From < ph.To {
		return false
	}
	for i := range s.Preds {
		r := &s.Preds[i]
		if !r.Verb || r.Rel != clause.Relative || r.Via.Phrase == clause.None || &s.Phrases[r.Via.Phrase] != ph {
			continue
		}
		for _, a := range r.Args {
			if a.Phrase == of && slices.ContainsFunc(r.Keys, d.fn.Member.Has) {
				return true
			}
			if a.Phrase != clause.None && s.Phrases[a.Phrase].To == x.PrepTok && d.fn.Member.Has(s.Tokens[x.PrepTok-1].Key) {
				return true
			}
		}
	}
	return false
}

// attached takes the country of what hangs on the phrase: «الشرطة في بغداد».
func (d *Document) attached(s *clause.Sentence, ph *clause.Phrase) bool {
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.PrepTok != ph.To || x.Pron || x.Prev != clause.None && !s.Phrases[x.Prev].Who.CanAct() {
			continue
		}
		if head := &s.Tokens[ph.Head]; d.fn.In.Has(x.Prep) && (d.fn.Abroad.Has(head.Stem) || d.fn.Abroad.Has(head.Key)) {
			continue
		}
		if ph.Who.Stray && d.fn.In.Has(x.Prep) {
			continue // «هجوم انتحاري في كابل»: where it was, whoever he is
		}
		if x.Who.Kind == "media" && ph.Who.Actor.Sector != "JRN" {
			continue // «قال مسؤول لرويترز»: whom he told it
		}
		if code := x.Who.Actor.Code; code != "" && x.Who.Kind != "person" && (d.fn.Stationed.Has(x.Prep) || d.fn.From.Has(x.Prep) && x.Who.Kind == "state" && !ph.Def) {
			ph.Who.Actor.Code = code
			if sec := x.Who.Actor.Sector; ph.Who.Single && ph.Who.Actor.Sector == "MIL" && (sec == "COP" || sec == "SPY") { // «قائد في الشرطة»
				ph.Who.Actor.Sector = sec
			}
			return true
		}
		if code := landOf(x); code != "" && d.fn.In.Has(x.Prep) {
			ph.Who.Actor.Code = code
			return true
		}
	}
	return false
}

// placeBeside finds the country of a place in the same sentence.
func (d *Document) placeBeside(s *clause.Sentence, ph *clause.Phrase) string {
	best, dist := "", 1<<30
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if !d.fn.Beside.Has(x.Prep) && (!d.fn.From.Has(x.Prep) || x.Who.Kind == "state") {
			continue // «من روسيا» says whence somebody comes
		}
		if x.PrepTok > 0 && (d.fn.Residing.Has(s.Tokens[x.PrepTok-1].Key) || d.fn.Residing.Has(s.Tokens[x.PrepTok-1].Stem)) {
			continue // «المرصد ومقره في لندن», «المعارض المقيم في فرنسا»
		}
		if x.Who.Kind == "state" && d.fn.At.Has(x.Prep) {
			continue // «مرتبطة بإيران»: seldom where something is
		}
		switch x.Who.Kind {
		case "state", "city", "adm1", "locality", "region", "site":
		default:
			continue
		}
		if d.protestedAt(s, ph.To, x.From) {
			continue
		}
		gap := x.From - ph.To
		if gap < 0 {
			gap = 2 * (ph.From - x.To)
		}
		if gap < dist && len(x.Who.Actor.Code) == 3 {
			best, dist = x.Who.Actor.Code, gap
		}
	}
	return best
}

// protestedAt tells whether between two tokens it is said against what something is:
// «تظاهر المئات احتجاجا على القصف في …» are not where that was.
func (d *Document) protestedAt(s *clause.Sentence, from, to int) bool {
	for k := from; k < to; k++ {
		if t := &s.Tokens[k]; t.POS != doc.Verb && d.fn.Reaction.Has(t.Stem) {
			return true
		}
	}
	return false
}

func (d *Document) topCountry() string {
	best, n := "", 1
	for c, k := range d.codes {
		if doc.Stateless(c) {
			continue
		}
		if k > n || k == n && c < best {
			best, n = c, k
		}
	}
	if best == "" && len(d.lands) == 1 { // the only one it names at all
		for c := range d.codes {
			if !doc.Stateless(c) {
				return c
			}
		}
	}
	return best
}
